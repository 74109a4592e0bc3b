//! The fields of front matter and of data tags.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::clause::{self, Clause};
use super::person;
use super::{Collector, cover, occasion};
use crate::ast::{Block, Document, Fact, MetadataKey, Speaker};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::markup;
use crate::grammar::name::NameShape;
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

/// Whether two headlines share a word of weight.
fn agree(a: &str, b: &str) -> bool {
    text::words(a)
        .filter(|word| word.chars().count() > 3)
        .any(|word| text::words(b).any(|other| text::fold_prefix(other, &word.to_lowercase()).is_some()))
}

impl<'a> Collector<'_, 'a> {
    /// Front matter: what its keys state, where nothing better does.
    pub(super) fn take_matter(
        &mut self,
        matter: &[Field<'a>],
        document: &Document<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for field in matter {
            let key = self.reader.lexicons.key(field.key);
            match (key, field.key.to_ascii_lowercase().as_str()) {
                (Some(MetadataKey::Speaker), _) | (_, "creators" | "creator") if self.facts.speaker.is_none() => {
                    self.take_creator(field);
                }
                (Some(MetadataKey::Source | MetadataKey::Role), _)
                    if self.facts.role.is_none() && !field.value.contains("//") =>
                {
                    let value = field.text();
                    let whole = self.reader.office(&value).is_some_and(|(start, _)| start == 0);
                    self.facts.role = whole.then(|| Fact::new(value, field.span));
                }
                (Some(MetadataKey::Place), _) if self.facts.place.is_none() => {
                    self.facts.place = Some(Fact::new(field.text(), field.span));
                }
                (Some(MetadataKey::Event), _) if self.facts.event.is_none() => {
                    self.facts.event = Some(Fact::new(field.text(), field.span));
                }
                (_, "title") => {
                    let title = field.text();
                    self.take_matter_title(field.value, &cover::plain(&title));
                    let shown = document.title().map(|title| title.span);
                    if let Some(shown) = shown.filter(|shown| !agree(&self.source[shown.range()], &title)) {
                        diagnostics.push(Diagnostic::new(Code::ConflictingFacts, field.span).with_other(shown));
                    }
                }
                _ => {}
            }
        }
    }

    /// The title that front matter states: clauses, and a place behind a bar: "Remarks at the Forum | Elsing".
    fn take_matter_title(&mut self, raw: &'a str, title: &str) {
        for (at, part) in title.split(" | ").enumerate() {
            let clause = clause::parse(part, self.reader).unwrap_or_default();
            let place = clause.place.or(Some(part).filter(|part| at > 0 && occasion::is_place(part, self.reader)));
            self.take_clause(raw, &Clause { place, ..clause });
        }
        // "A harbour for all. Speech by Bo Lind"
        let told = |part: &&str| self.reader.lexicons.begins(part, |l| l.speech_words);
        let second = title.split_once(". ").map(|(_, second)| second).filter(told);
        if let Some(clause) = second.and_then(|second| clause::parse(second, self.reader)) {
            self.take_clause(raw, &clause);
        }
        // "Launch of the Fund - Ms. Ada Quist"
        let person = title.rsplit_once(" - ").map(|(_, last)| person::parse(last, self.reader));
        if let Some(person) = person.filter(|person| person.honorific.is_some() && self.facts.speaker.is_none()) {
            self.take_person(raw, &person);
        }
    }

    /// "Lind, Bo" is a catalogue's form of "Bo Lind".
    fn take_creator(&mut self, field: &Field<'a>) {
        let swapped = field.value.split_once(", ").filter(|(last, first)| {
            NameShape::of(last).is_name(3)
                && NameShape::of(first).is_name(3)
                && !self.reader.is_office(first)
                && !first.contains(',')
        });
        if let Some((last, first)) = swapped {
            let mut name = String::from(first);
            name.push(' ');
            name.push_str(last);
            let speaker = Speaker { name: Cow::Owned(name), honorific: None };
            self.facts.speaker = Some(Fact::new(speaker, field.span));
            return;
        }
        let person = person::parse(field.value, self.reader);
        if person.is_somebody() || field.key != "speaker" {
            return self.take_person(field.value, &person);
        }
        if text::at_most_words(field.value, 4) && !field.value.is_empty() {
            let speaker = Speaker { name: text::clean(field.value), honorific: None };
            self.facts.speaker = Some(Fact::new(speaker, field.span));
        }
    }
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
