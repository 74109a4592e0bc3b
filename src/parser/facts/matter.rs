//! The fields of front matter and of data tags.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::ast::{Block, Document, MetadataKey};
use crate::grammar::markup;
use crate::span::{self, Span};
use crate::text;

/// A key and its value, both as written, quotes off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) key: &'a str,
    pub(super) value: &'a str,
    pub(super) span: Span,
}

impl<'a> Field<'a> {
    /// The value as one line. In double quotes a backslash joins lines, `\_` is a space, and `\xE9` a letter.
    pub(super) fn text(&self) -> Cow<'a, str> {
        if !self.value.contains('\\') {
            return text::clean(self.value);
        }
        let mut out = String::with_capacity(self.value.len());
        let mut chars = self.value.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, chars.peek()) {
                ('\\', Some('_')) => {
                    chars.next();
                    out.push(' ');
                }
                ('\\', Some(&escape @ ('x' | 'u'))) => {
                    chars.next();
                    let digits = if escape == 'x' { 2 } else { 4 };
                    let code: String = chars.by_ref().take(digits).collect();
                    out.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                ('\\', Some('\n' | '\r')) => {
                    while chars.peek().is_some_and(|c| c.is_whitespace()) {
                        chars.next();
                    }
                }
                ('\\', _) => {}
                _ => out.push(c),
            }
        }
        Cow::Owned(text::clean(&out).into_owned())
    }
}

/// The fields of every block of front matter: flat keys, and the first entry of a list under a key.
pub(super) fn fields<'a>(document: &Document<'a>) -> Vec<Field<'a>> {
    let mut fields = Vec::new();
    for block in &document.front {
        let Block::Metadata(metadata) = block else { continue };
        let Cow::Borrowed(raw) = metadata.value else { continue };
        if metadata.key == MetadataKey::FrontMatter && markup::tag_line(raw).is_none() {
            yaml(raw, metadata.span.start, &mut fields);
        } else if let Some(tag) = markup::tag_line(raw) {
            for key in ["title", "date", "speaker", "author"] {
                if let Some(value) = tag.attribute(key).filter(|value| !text::trim(value).is_empty()) {
                    fields.push(field(raw, key, value, metadata.span.start));
                }
            }
        }
    }
    fields
}

fn field<'a>(raw: &'a str, key: &'a str, value: &'a str, base: u32) -> Field<'a> {
    let start = base + Span::of_slice(raw, value).start;
    Field { key, value, span: Span::new(start, start + span::offset(value.len())) }
}

/// Yaml ← (key ":" value | "- " value | more of the value, indented)*
fn yaml<'a>(raw: &'a str, base: u32, fields: &mut Vec<Field<'a>>) {
    let mut pending: Option<&'a str> = None;
    // Whether the last field may go on: the next line is indented and no entry.
    let mut open = false;
    for line in text::lines(raw) {
        let shown = text::trim(line);
        if let Some(entry) = shown.strip_prefix("- ") {
            open = false;
            let Some(key) = pending.take() else { continue };
            fields.push(field(raw, key, unquoted(entry), base));
        } else if line.starts_with(char::is_whitespace) {
            if let Some(last) = fields.last_mut().filter(|_| open && !shown.is_empty()) {
                let start = (last.span.start - base) as usize;
                let end = Span::of_slice(raw, shown).end as usize;
                *last = field(raw, last.key, unquoted(&raw[start..end]), base);
            }
        } else if let Some((key, value)) = shown.split_once(':') {
            let value = unquoted(value);
            open = !value.is_empty();
            pending = (!open).then_some(text::trim(key));
            if open {
                fields.push(field(raw, text::trim(key), value, base));
            }
        }
    }
}

fn unquoted(value: &str) -> &str {
    text::trim(value).trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &'static str) -> Vec<(&'static str, String)> {
        let mut fields = Vec::new();
        yaml(raw, 0, &mut fields);
        fields.iter().map(|field| (field.key, field.text().into_owned())).collect()
    }

    #[test]
    fn values_go_on_over_lines() {
        let raw =
            "---\ntitle: \"Remarks at\\\n  \\ the\\_Shipyard\"\ncreators:\n  - \"Lind, Bo\"\ndate: '2011-03-25'\n---";
        let expected = [("title", "Remarks at the Shipyard"), ("creators", "Lind, Bo"), ("date", "2011-03-25")];
        assert_eq!(read(raw), expected.map(|(key, value)| (key, String::from(value))));
    }
}
