//! The cover: the title and the lines about the speech, joined where one goes on with the next.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::reader::Reader;
use super::{statement, wrap};
use crate::ast::{Block, Document, MetadataKey};
use crate::grammar::{date, field, markup};
use crate::span::{self, Span};
use crate::text;

/// A line of the cover, or several that read as one.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The source that it covers.
    pub(super) raw: &'a str,
    /// Its words, cleaned.
    pub(super) text: Cow<'a, str>,
    pub(super) title: bool,
    pub(super) dated: bool,
    /// Whether the line above it names somebody and says nothing else.
    pub(super) below_byline: bool,
    /// Whether a date or a time stands right above or below it.
    pub(super) beside_date: bool,
}

/// Most lines that a cover has; what stands beyond is a list.
const MOST: usize = 40;

/// The lines of the cover in order.
pub(super) fn lines<'a>(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut after_date = false;
    // Whether something that is no line of the cover stands between.
    let mut apart = false;
    for block in document.front.iter().take(MOST * 2) {
        let span = block.span();
        let title = matches!(block, Block::Title(_));
        if !title && !is_cover(block, source, reader) {
            if is_time(block) {
                mark_date(&mut lines);
                after_date = true;
            }
            apart = true;
            continue;
        }
        let tagged = match block {
            Block::Title(title) if source[span.range()].starts_with('<') => Some(title.text.as_ref()),
            _ => None,
        };
        for mut piece in pieces(&source[span.range()]) {
            if let Some(title) = tagged {
                piece.1 = Cow::Owned(String::from(title));
            }
            let dated = date::find(&piece.1, reader.lexicons.calendars()).is_some();
            if dated {
                mark_date(&mut lines);
            }
            let below_byline = !apart && lines.last().is_some_and(|last| statement::is_byline(last, reader));
            let line = Line { raw: piece.0, text: piece.1, title, dated, below_byline, beside_date: after_date };
            after_date = dated;
            // Two columns of a line are no lines below each other.
            let below = |last: &Line<'a>| {
                let gap = Span::new(Span::of_slice(source, last.raw).end, Span::of_slice(source, line.raw).start);
                title && gap.start >= span.start && source[gap.range()].contains(['\n', '\r'])
            };
            let open = |last: &Line<'a>| {
                wrap::goes_on(last, &line, reader) || below(last) && wrap::is_wrapped(last, &line, reader)
            };
            if let Some(last) = lines.last_mut().filter(|last| !apart && open(last)) {
                // Where the line ends, an office below is set off from the name.
                let sign = if wrap::names_office(last, &line, reader) { ", " } else { " " };
                wrap::join(source, last, &line, sign);
            } else if lines.len() < MOST {
                lines.push(line);
            } else {
                return lines;
            }
            apart = false;
        }
    }
    lines
}

fn mark_date(lines: &mut [Line<'_>]) {
    if let Some(last) = lines.last_mut() {
        last.beside_date = true;
    }
}

/// A line that gives the hour.
fn is_time(block: &Block<'_>) -> bool {
    matches!(block, Block::Metadata(line) if matches!(line.key, MetadataKey::Time | MetadataKey::Date))
}

/// Whether a block can hold a line of the cover: no key before its value, no list, no source.
fn is_cover(block: &Block<'_>, source: &str, reader: Reader<'_>) -> bool {
    let Block::Metadata(line) = block else { return false };
    let raw = &source[line.span.range()];
    // "Speech notes for the address to the Guild, Old Wharf, Elsing."
    let told = line.key == MetadataKey::Summary && raw.len() <= 200 && reader.lexicons.begins(raw, |l| l.speech_words);
    let open = told
        || matches!(
            line.key,
            MetadataKey::Unknown
                | MetadataKey::Speaker
                | MetadataKey::Date
                | MetadataKey::Session
                | MetadataKey::Event
                | MetadataKey::Place
                | MetadataKey::Role
        );
    open && raw.len() <= 600 && !is_keyed(raw, reader)
}

/// "Key: value", with a key that the lexicon knows.
pub(super) fn is_keyed(raw: &str, reader: Reader<'_>) -> bool {
    keyed(raw, reader).is_some()
}

/// The key and the value of such a line; a key's characters may stand apart: "地　點：".
pub(super) fn keyed<'r>(raw: &'r str, reader: Reader<'_>) -> Option<(&'static MetadataKey<'static>, &'r str)> {
    let bare = raw.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((key, value)) = field::field(bare) else { return spread(bare, reader) };
    let known = reader.lexicons.key(key).or_else(|| {
        let close: String = key.chars().filter(|&c| !text::is_space(c)).collect();
        reader.lexicons.key(&close).filter(|_| key.chars().any(text::is_unspaced))
    })?;
    Some((known, value))
}

/// Such a line without a colon, whose key of two signs is spread over the width that longer keys have:
/// "地　　點　本館二樓".
fn spread<'r>(line: &'r str, reader: Reader<'_>) -> Option<(&'static MetadataKey<'static>, &'r str)> {
    let mut words = text::words(line);
    let (first, second) = (words.next()?, words.next()?);
    let sign = |word: &str| word.chars().count() == 1 && word.starts_with(text::is_unspaced);
    if !sign(first) || !sign(second) {
        return None;
    }
    let close: String = [first, second].concat();
    let value = &line[span::start_of(line, second) + second.len()..];
    Some((reader.lexicons.key(&close)?, text::trim(value)))
}

/// The lines of a block, cleaned: marks of Markdown and reST, escapes and note marks off.
fn pieces(raw: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    text::lines(raw)
        .map(|line| without_number(text::trim(line)))
        .flat_map(|line| line.split(" | "))
        .flat_map(|line| {
            let (left, right) = columns(line);
            [left, right]
        })
        // An address on the web names nobody and nothing.
        .filter(|line| line.chars().any(char::is_alphanumeric) && !line.contains("://"))
        .map(|line| (line, plain(line)))
}

/// A line without the number that a transcript of a court has in its margin: "9          Elsing, N.D."
pub(super) fn without_number(line: &str) -> &str {
    const GAP: &str = "  ";
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if line.len() - rest.len() <= 2 && rest.starts_with(GAP) { text::trim_start(rest) } else { line }
}

/// The two parts of a line that one wide gap parts: "MINISTER FOR ROADS   COMMONWEALTH OF NORLAND".
/// A line with several gaps is justified.
fn columns(line: &str) -> (&str, &str) {
    let Some((left, right)) = line.split_once("  ") else { return (line, "") };
    let right = text::trim_start(right);
    if right.contains("  ") { (line, "") } else { (text::trim(left), right) }
}

/// The words of a line without marks: emphasis, escapes, brackets, numbers of notes.
pub(super) fn plain(line: &str) -> Cow<'_, str> {
    let bare = markup::bare(line);
    let clean = match text::without_marks(bare) {
        Cow::Borrowed(bare) => text::clean(bare),
        plain @ Cow::Owned(_) => plain,
    };
    if !clean.contains(['\\', '_', '[', '*']) {
        return clean;
    }
    let mut out = String::with_capacity(clean.len());
    let mut chars = clean.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ']' | '*' => {}
            '[' => {
                // "[1]": a note's mark.
                let number: String = chars.clone().take_while(char::is_ascii_digit).collect();
                if !number.is_empty() && chars.clone().nth(number.len()) == Some(']') {
                    chars.nth(number.len());
                }
            }
            '_' => out.push(' '),
            c => out.push(c),
        }
    }
    Cow::Owned(text::clean(&out).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_words() {
        assert_eq!(plain("**Remarks by\\_Bo Lind [1]**"), "Remarks by Bo Lind");
        assert_eq!(columns("MINISTER FOR ROADS   COMMONWEALTH"), ("MINISTER FOR ROADS", "COMMONWEALTH"));
        assert_eq!(columns("a   justified   line"), ("a   justified   line", ""));
    }
}
