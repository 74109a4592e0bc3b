//! The fields of front matter and of data tags.

use alloc::vec::Vec;

use crate::ast::{Block, Document, MetadataKey};
use crate::grammar::markup;
use crate::span::Span;
use crate::text;

/// A key and its value, both as written, quotes off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) key: &'a str,
    pub(super) value: &'a str,
    pub(super) span: Span,
}

/// The fields of every block of front matter: flat keys, and the first entry of a list under a key.
pub(super) fn fields<'a>(document: &Document<'a>) -> Vec<Field<'a>> {
    let mut fields = Vec::new();
    for block in &document.front {
        let Block::Metadata(metadata) = block else { continue };
        let alloc::borrow::Cow::Borrowed(raw) = metadata.value else { continue };
        if metadata.key == MetadataKey::FrontMatter && markup::tag_line(raw).is_none() {
            yaml(raw, metadata.span.start, &mut fields);
        } else if let Some(tag) = markup::tag_line(raw) {
            for key in ["title", "date", "speaker", "author"] {
                if let Some(value) = tag.attribute(key) {
                    let start = metadata.span.start + Span::of_slice(raw, value).start;
                    fields.push(Field { key, value, span: Span::new(start, start + crate::span::offset(value.len())) });
                }
            }
        }
    }
    fields
}

fn yaml<'a>(raw: &'a str, base: u32, fields: &mut Vec<Field<'a>>) {
    let mut pending: Option<&'a str> = None;
    for line in raw.lines() {
        let shown = text::trim(line);
        let value = if let Some(entry) = shown.strip_prefix("- ") {
            let Some(key) = pending.take() else { continue };
            Some((key, entry))
        } else if line.starts_with(char::is_whitespace) {
            None
        } else {
            shown.split_once(':').map(|(key, value)| (text::trim(key), value))
        };
        let Some((key, value)) = value else { continue };
        let value = text::trim(value).trim_matches(['"', '\'']);
        if value.is_empty() {
            pending = Some(key);
            continue;
        }
        pending = None;
        let start = base + Span::of_slice(raw, value).start;
        fields.push(Field { key, value, span: Span::new(start, start + crate::span::offset(value.len())) });
    }
}
