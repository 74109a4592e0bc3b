//! The title as one line.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::matter::Field;
use super::reader::Reader;
use super::{cover, shown, statement};
use crate::ast::{Block, Document, Fact, MetadataKey, Title};
use crate::phrase;
use crate::span::Span;
use crate::text;

/// The first title with those right below it, else what front matter or a key states.
pub(super) fn of<'a>(
    source: &'a str,
    document: &Document<'a>,
    matter: &[Field<'a>],
    reader: Reader<'_>,
) -> Option<Fact<Cow<'a, str>>> {
    let stated = matter
        .iter()
        .find(|field| field.key.eq_ignore_ascii_case("title") && !text::trim(&field.text()).is_empty())
        .map(|field| Fact::new(field.text(), field.span));
    let Some(headline) = joined(source, document) else {
        return stated.or_else(|| keyed(source, document, reader));
    };
    match stated {
        // Front matter says what of "Minister Ada Quist Roads must be mended" is the headline.
        Some(stated) if is_person_above(&headline.value, &stated.value, reader) => Some(stated),
        _ => Some(headline),
    }
}

/// The first title with those right below it.
fn joined<'a>(source: &'a str, document: &Document<'a>) -> Option<Fact<Cow<'a, str>>> {
    let mut blocks = document.front.iter().chain(&document.body).skip_while(|block| !matches!(block, Block::Title(_)));
    let Some(Block::Title(first)) = blocks.next() else { return None };
    let mut span = first.span;
    let mut joined: Option<String> = None;
    for block in blocks {
        let Block::Title(next) = block else { break };
        // A theme in quotation marks below the headline is a headline of its own.
        if phrase::is_quoted(&next.text) {
            break;
        }
        let line = joined.get_or_insert_with(|| words(source, first).into_owned());
        line.push(' ');
        line.push_str(&next.text);
        span = span.to(next.span);
    }
    let words = joined.map_or_else(|| words(source, first), Cow::Owned);
    Some(Fact::new(without_links(shown(words)), span))
}

/// The words of a title without a number in the margin and the mark of a note.
fn words<'a>(source: &'a str, title: &Title<'a>) -> Cow<'a, str> {
    let raw = &source[title.span.range()];
    let bare = cover::without_number(raw);
    let words = if bare.len() < raw.len() { text::clean(bare) } else { title.text.clone() };
    let end = without_note(&words).len();
    match words {
        Cow::Borrowed(words) => Cow::Borrowed(&words[..end]),
        Cow::Owned(mut words) => {
            words.truncate(end);
            Cow::Owned(words)
        }
    }
}

/// A headline without the mark of a note behind it: "Statement by Quist [1]".
fn without_note(words: &str) -> &str {
    let mark = words.rsplit_once(" [").and_then(|(head, tail)| {
        let number = tail.strip_suffix(']')?;
        (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit())).then_some(head)
    });
    text::trim_end(mark.unwrap_or(words))
}

/// A headline in which a link is its words, and one in brackets is left out: "July 8 ([talk](https://…))".
fn without_links(words: Cow<'_, str>) -> Cow<'_, str> {
    if !words.contains("](") {
        return words;
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words.as_ref();
    while let Some((before, linked, after)) = link(rest) {
        match (before.strip_suffix('('), after.strip_prefix(')')) {
            (Some(before), Some(after)) => {
                out.push_str(before);
                rest = after;
            }
            _ => {
                out.push_str(before);
                out.push_str(linked);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(text::clean(&out).into_owned())
}

/// The first "[words](address)" of a line: what stands before it, its words, what follows.
fn link(line: &str) -> Option<(&str, &str, &str)> {
    let (head, tail) = line.split_once("](")?;
    let open = head.rfind('[')?;
    let (_, after) = tail.split_once(')')?;
    Some((&head[..open], &head[open + 1..], after))
}

/// Whether the lines of a title are a person's, or a person's and then the headline that front matter states.
fn is_person_above(shown: &str, stated: &str, reader: Reader<'_>) -> bool {
    let lower = |words: &str| text::words(words).map(str::to_lowercase).collect::<Vec<_>>();
    let (all, last) = (lower(shown), lower(stated));
    let above = match all.strip_suffix(last.as_slice()) {
        Some(above) => {
            text::words(shown).nth(above.len()).map_or("", |word| &shown[..crate::span::start_of(shown, word)])
        }
        None => shown,
    };
    let told = reader.lexicons.find(above, |l| l.speech_words).is_some();
    !told
        && statement::titled(text::trim(above), false, reader)
            .is_some_and(|person| person.name.is_some() && person.role.is_some())
}

/// "Title: …", where no headline stands.
fn keyed<'a>(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Option<Fact<Cow<'a, str>>> {
    let is_title = |key: &MetadataKey<'_>| matches!(key, MetadataKey::Other(name) if name == "title");
    let lines = document.front.iter().filter_map(|block| match block {
        Block::Metadata(line) if line.key != MetadataKey::FrontMatter => Some(&source[line.span.range()]),
        _ => None,
    });
    let mut fields = lines.flat_map(text::lines).filter_map(|raw| cover::keyed(text::trim(raw), reader));
    let (_, value) = fields.find(|(key, value)| is_title(key) && !value.is_empty())?;
    Some(Fact::new(text::clean(value), Span::of_slice(source, value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_notes_are_left_out() {
        for (words, wanted) in [
            ("July 8 ([talk](https://example.org/4))", "July 8"),
            ("[Remarks](https://example.org) on Roads", "Remarks on Roads"),
            ("Statement by Quist", "Statement by Quist"),
        ] {
            assert_eq!(without_links(Cow::Borrowed(words)), wanted);
        }
        assert_eq!(without_note("Statement by Quist [1]"), "Statement by Quist");
        assert_eq!(without_note("Sound [sic]"), "Sound [sic]");
    }

    #[test]
    fn front_matter_says_what_the_headline_is() {
        let source = "---\ntitle: Roads must be mended\n---\n\nShadow Minister for Roads Ada Quist\n\
                      Roads must be mended\n\n4 May 2021\n\nThe harbour was closed for nine years, and nobody asked \
                      those who live beside it what they wanted.";
        let title = crate::parse_document(source).ok().and_then(|document| document.facts.title);
        assert_eq!(title.as_ref().map(|title| title.value.as_ref()), Some("Roads must be mended"));
    }
}
