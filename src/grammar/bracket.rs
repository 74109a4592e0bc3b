//! Text in brackets: stage directions, asides, elisions.

use crate::text;

/// The closing sign that belongs to an opening one.
const fn partner(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '[' => ']',
        '<' => '>',
        '{' => '}',
        '（' => '）',
        '［' => '］',
        '【' => '】',
        '〔' => '〕',
        '«' => '»',
        _ => return None,
    })
}

/// The most bytes of a line in brackets.
const LINE: usize = 4096;
/// The most bytes of a group inside prose: it may open at every character, and each is looked at.
const GROUP: usize = 300;

/// Where the bracket that opens at the start of `input` closes: the length of the whole group, which is at
/// most `limit` bytes, brackets of the same sort nested to any depth. Looks no further, as it may never close.
fn group_len(input: &str, limit: usize) -> Option<usize> {
    let open = input.chars().next()?;
    let close = partner(open)?;
    let mut depth = 0_usize;
    for (at, c) in input.char_indices() {
        let end = at + c.len_utf8();
        if end > limit {
            return None;
        }
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(end);
            }
        }
    }
    None
}

/// The words inside, when the whole line is one bracketed group; emphasis may stand around it, and
/// a full stop after it: "(Applause.)", "*[Laughter]*", "(Heiterkeit) .", "\[Music\]".
pub(crate) fn bracketed(line: &str) -> Option<&str> {
    let bare = line.trim_matches(|c| matches!(c, '*' | '_') || text::is_space(c) || text::is_bidi_mark(c));
    let bare = bare.strip_prefix('\\').unwrap_or(bare);
    let open = bare.chars().next()?;
    if matches!(open, '«' | '{') {
        return None;
    }
    let len = group_len(bare, LINE)?;
    let tail = bare.get(len..)?;
    if !tail.chars().all(|c| matches!(c, '.' | '*' | '_') || text::is_space(c)) {
        return None;
    }
    let close = bare[..len].chars().next_back()?;
    let inner = bare.get(open.len_utf8()..len - close.len_utf8())?;
    Some(text::trim(inner.trim_end_matches('\\')))
}

/// A sign of a bracket that opens on this line and closes on a later one: a stage direction that
/// was wrapped. The words after the sign.
pub(crate) fn opens(line: &str) -> Option<&str> {
    let open = line.chars().next().filter(|c| matches!(c, '(' | '[' | '（' | '［'))?;
    group_len(line, LINE).is_none().then(|| &line[open.len_utf8()..])
}

/// Whether the line holds the closing sign of a bracket opened by `open` on an earlier line, at its
/// end.
pub(crate) fn closes(line: &str, open: char) -> bool {
    partner(open).is_some_and(|close| line.trim_end_matches(['.', ' ']).ends_with(close))
}

/// Whether a bracket may open in `prose`; if not, none does.
pub(crate) fn may_open(prose: &str) -> bool {
    // The wide brackets share their first byte.
    memchr::memchr3(b'(', b'[', 0xef, prose.as_bytes()).is_some()
}

/// Every bracketed group in `prose` that is not longer than a stage direction, outermost ones only.
pub(crate) fn groups(prose: &str) -> impl Iterator<Item = &str> {
    let mut rest = prose;
    core::iter::from_fn(move || {
        loop {
            let at = rest.find(['(', '[', '（', '［'])?;
            let tail = &rest[at..];
            if let Some(len) = group_len(tail, GROUP) {
                rest = &tail[len..];
                return Some(&tail[..len]);
            }
            rest = tail.get(tail.chars().next().map_or(1, char::len_utf8)..)?;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn a_line_in_brackets() {
        assert_eq!(bracketed("(Applause.)"), Some("Applause."));
        assert_eq!(bracketed("*[Laughter]*"), Some("Laughter"));
        assert_eq!(bracketed("\\[Music\\]"), Some("Music"));
        assert_eq!(bracketed("<…>"), Some("…"));
        assert_eq!(bracketed("(a) and (b)"), None);
        assert_eq!(bracketed("(open"), None);
        assert_eq!(bracketed("（拍手）"), Some("拍手"));
        assert_eq!(bracketed("(Beifall (SPD))"), Some("Beifall (SPD)"));
    }

    #[test]
    fn a_wrapped_bracket() {
        assert_eq!(opens("(Beifall bei der"), Some("Beifall bei der"));
        assert_eq!(opens("(done) x"), None);
        assert!(closes("Fraktion)", '('));
        assert!(!closes("Fraktion", '('));
    }

    #[test]
    fn groups_in_prose() {
        let found: Vec<_> = groups("We (the people) say [so] (unclosed").collect();
        assert_eq!(found, ["(the people)", "[so]"]);
    }

    #[test]
    fn a_group_in_prose_is_no_longer_than_a_stage_direction() {
        let group = |len: usize| std::format!("({})", "x".repeat(len - 2));
        assert_eq!(groups(&group(GROUP)).count(), 1);
        assert_eq!(groups(&group(GROUP + 1)).count(), 0);
        assert!(bracketed(&group(LINE)).is_some());
        assert_eq!(bracketed(&group(LINE + 1)), None);
    }
}
