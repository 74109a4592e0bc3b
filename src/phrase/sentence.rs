//! Where sentences end inside a line.

use crate::lexicon::Lexicons;
use crate::text;

/// Whether a sentence ends inside the line.
pub(crate) fn has_inner_stop(line: &str, lexicons: &Lexicons) -> bool {
    inner_stop(line, lexicons).is_some()
}

/// Where the first sentence ends inside the line: a full stop after a word of four letters or more that
/// is no abbreviated title, with words behind it.
pub(crate) fn inner_stop(line: &str, lexicons: &Lexicons) -> Option<usize> {
    let mut from = 0;
    // The full stop of East Asia begins with this byte, and other signs do.
    let stops = memchr::memchr3_iter(b'.', b'?', 0xe3, line.as_bytes());
    for at in stops.filter(|&at| line[at..].starts_with(['.', '?', '。'])) {
        let before = line[from..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let end = at + line[at..].chars().next().map_or(1, char::len_utf8);
        let abbreviated =
            || line[at..].starts_with('.') && lexicons.is(&line[at - before.len()..end], |l| l.honorifics);
        let word = before.chars().count() >= 4 && !abbreviated() || line[at..].starts_with('。');
        if word && text::trim_start(&line[end..]).chars().next().is_some_and(char::is_alphanumeric) {
            return Some(end);
        }
        from = end;
    }
    None
}

/// How many sentences a text has.
pub(super) fn sentences(line: &str) -> usize {
    let mut rest = line;
    let mut count = 0;
    while let Some(at) = text::position(rest, text::is_terminal) {
        let sign = rest[at..].chars().next().map_or(1, char::len_utf8);
        rest = &rest[at + sign..];
        count +=
            usize::from(rest.is_empty() || rest.starts_with(|c| text::is_space(c) || matches!(c, '"' | '”' | '»')));
    }
    count + usize::from(!text::trim(rest).is_empty() && rest.chars().any(char::is_alphanumeric))
}
