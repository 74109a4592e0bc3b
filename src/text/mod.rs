//! Trimming, folding, measuring and joining text: each of them here, once.

mod arabic;
mod fold;
mod measure;

use alloc::borrow::Cow;
use alloc::string::String;

pub(crate) use arabic::is_arabic;
pub(crate) use fold::{each_folded, entry, fold_prefix, same, strip_word};
pub(crate) use measure::{
    Letters, ascii_letters, at_least_words, at_most_words, beyond_ascii, holds, is_letter, rare_chars, shown_bytes,
    shown_lines, width, words,
};

/// Whether a character shows nothing: white space of any kind, and the invisible marks that copied
/// text is full of (zero-width space, byte-order mark, soft hyphen).
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// The text without white space at either end.
pub(crate) fn trim(text: &str) -> &str {
    trim_start(trim_end(text))
}

/// The text without white space before it.
pub(crate) fn trim_start(text: &str) -> &str {
    if shows_first(text) { text } else { text.trim_start_matches(is_space) }
}

/// The text without white space after it.
pub(crate) fn trim_end(text: &str) -> &str {
    if shows_last(text) { text } else { text.trim_end_matches(is_space) }
}

/// Whether a text begins with a character that shows, as far as its first byte tells: as a rule there is
/// nothing to trim, and then no character need be decoded.
fn shows_first(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_graphic)
}

/// Whether a text ends with a character that shows, as far as its last byte tells.
fn shows_last(text: &str) -> bool {
    text.as_bytes().last().is_some_and(u8::is_ascii_graphic)
}

/// Directional marks, which show nothing but carry a place in the line.
pub(crate) fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without white space and directional marks before it.
pub(crate) fn skip_marks(text: &str) -> &str {
    if shows_first(text) { text } else { text.trim_start_matches(|c| is_space(c) || is_bidi_mark(c)) }
}

/// The text without white space and directional marks after it.
pub(crate) fn unmarked(text: &str) -> &str {
    if shows_last(text) { text } else { text.trim_end_matches(|c| is_space(c) || is_bidi_mark(c)) }
}

/// Words without directional marks. Of a left-to-right run between right-to-left words, the space with
/// which it opens is seen behind it: "الدورة \u{202a} 79\u{202c}للجمعية" reads "الدورة 79 للجمعية".
pub(crate) fn without_marks(words: &str) -> Cow<'_, str> {
    if !words.contains(is_bidi_mark) {
        return Cow::Borrowed(words);
    }
    let mut plain = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    let mut spaced = false;
    while let Some(c) = chars.next() {
        if c == '\u{202a}' {
            spaced = chars.next_if(|&c| is_space(c)).is_some();
        } else if !is_bidi_mark(c) {
            plain.push(c);
        } else if core::mem::take(&mut spaced) {
            plain.push(' ');
        }
    }
    Cow::Owned(clean(&plain).into_owned())
}

/// Whether a line shows nothing but marks that combine with letters, which a PDF's text parted from
/// them.
pub(crate) fn is_mark_only(line: &str) -> bool {
    let combines = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{93c}'..='\u{94d}');
    line.chars().all(|c| combines(c) || is_space(c) || is_bidi_mark(c)) && line.chars().any(combines)
}

/// The lines of a text, whichever line end it has: LF, CRLF or CR.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text).filter(|text| !text.is_empty());
    core::iter::from_fn(move || {
        let line = rest?;
        let Some(at) = line.find(['\n', '\r']) else {
            rest = None;
            return Some(line);
        };
        let len = if line[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = Some(&line[at + len..]).filter(|rest| !rest.is_empty());
        Some(&line[..at])
    })
}

/// How many lines end in a text.
pub(crate) fn line_ends(text: &str) -> usize {
    text.matches(['\n', '\r']).count() - text.matches("\r\n").count()
}

/// Whether a character belongs to a script that writes no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}')
}

/// Whether a character is of a script whose short words are letter-spaced in headlines and keys.
pub(crate) fn is_letter_spaced(c: char) -> bool {
    is_unspaced(c) || matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// The value of a decimal digit of the scripts that speeches are written in.
pub(crate) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{be6}'..='\u{bef}' => '\u{be6}',
        '\u{e50}'..='\u{e59}' => '\u{e50}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// Signs that end a sentence, in any script.
pub(crate) fn is_terminal(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
    )
}

/// Where the first character of a kind stands, as `str::find` says; ASCII, which most text is, is not
/// decoded.
pub(crate) fn position(text: &str, kind: impl Fn(char) -> bool) -> Option<usize> {
    text.bytes().enumerate().find_map(|(at, byte)| {
        let is = match byte {
            0..0x80 => kind(char::from(byte)),
            // First bytes of characters, not those inside them.
            0xc0.. => text[at..].starts_with(&kind),
            _ => false,
        };
        is.then_some(at)
    })
}

/// Signs that may stand between the end of a sentence and the end of its line: quotes, brackets,
/// emphasis, directional marks.
fn closes(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '*' | '_' | '›'
    ) || is_bidi_mark(c)
        || is_space(c)
}

/// The last character that is no closing quote or bracket.
pub(crate) fn last_sign(text: &str) -> Option<char> {
    text.chars().rev().find(|&c| !closes(c))
}

/// Whether the text ends with the end of a sentence; a closing bracket or quote may follow it.
/// A note number may too: "… in May.3".
pub(crate) fn ends_sentence(text: &str) -> bool {
    // Most lines of prose end with a letter, a comma or a stop, which nothing closes.
    match text.as_bytes() {
        [.., b'.' | b'!' | b'?'] => return true,
        [.., byte] if byte.is_ascii_alphabetic() || *byte == b',' => return false,
        _ => {}
    }
    let bare = without_reference(untagged(text)).trim_end_matches(closes);
    let Some(last) = bare.chars().next_back() else { return false };
    if is_terminal(last) {
        return true;
    }
    if last.is_ascii_digit() {
        let before = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        // Between right-to-left words, a stop behind a number stands before it: "\u{202a}.2030".
        if before.ends_with("\u{202a}.") {
            return true;
        }
        return bare.len() - before.len() <= 2
            && before.ends_with(['.', '?', '!'])
            && before[..before.len() - 1].chars().next_back().is_some_and(char::is_alphabetic);
    }
    matches!(last, '¹' | '²' | '³' | '⁴'..='⁹') && ends_sentence(bare.trim_end_matches(|c| !is_terminal(c)))
}

/// The text without the reference to a note that ends it, in brackets and perhaps linked: "… in May.[3]",
/// "… in May.[[3]](#note3)".
fn without_reference(text: &str) -> &str {
    let head = if text.ends_with(')') { text.rfind("](#").map_or(text, |at| &text[..=at]) } else { text };
    let signs = |c: char| matches!(c, '[' | ']' | '\\' | '^' | '*');
    let number = head.trim_end_matches(signs);
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare = before.trim_end_matches(signs);
    let bracketed = number.len() < head.len() && bare.len() < before.len();
    if bracketed && (1..=3).contains(&(number.len() - before.len())) { bare } else { text }
}

/// The text without the HTML tags that end it, which a page left behind: "… open.</b><br>".
pub(crate) fn untagged(text: &str) -> &str {
    let mut bare = text;
    while let Some(head) = bare.strip_suffix('>') {
        let Some(open) = head.rfind('<') else { break };
        let name = head[open + 1..].trim_matches('/');
        let name = trim_end(name);
        if name.is_empty() || name.len() > 6 || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            break;
        }
        // "<nick>" is none.
        if !(head[open + 1..].starts_with('/') || name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("p")) {
            break;
        }
        bare = trim_end(&head[..open]);
    }
    bare
}

/// The first letter or digit, past quotes, brackets and dashes.
pub(crate) fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphanumeric())
}

/// Whether the first letter, past figures too, is of a script without case.
pub(crate) fn starts_uncased(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase() && !c.is_uppercase())
}

/// Whether the text goes on with a small letter, as the middle of a sentence does.
pub(crate) fn starts_lower(text: &str) -> bool {
    skip_marks(text).chars().next().is_some_and(char::is_lowercase)
}

/// The text of a block, cleaned: white space folded to single spaces, wrapped lines joined, hyphens
/// at line ends mended, soft hyphens dropped. Borrowed when there is nothing to do.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    let mut unclean = measure::unclean_at(text);
    if unclean == text.len() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while unclean < rest.len() {
        out.push_str(&rest[..unclean]);
        let run = &rest[unclean..];
        let shown = trim_start(run);
        let spaces = &run[..run.len() - shown.len()];
        let last_break = spaces.rfind(['\n', '\r']);
        if spaces.starts_with('\u{ad}') {
            // A soft hyphen at a line's end joins the halves; elsewhere it shows nothing.
            rest = &run[last_break.map_or('\u{ad}'.len_utf8(), |at| at + 1)..];
        } else {
            let next = shown.chars().next().unwrap_or_default();
            if last_break.is_some() && mends(&out, next) {
                out.pop();
            } else if last_break.is_none() || !(out.ends_with(is_unspaced) && is_unspaced(next)) {
                out.push(' ');
            }
            rest = shown;
        }
        unclean = measure::unclean_at(rest);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether `before`, which ends a line, ends in a hyphen that only the line's end put there: a
/// letter, the hyphen, and a small letter on the next line.
fn mends(before: &str, next: char) -> bool {
    let mut back = before.chars().rev();
    matches!(back.next(), Some('-' | '\u{2010}' | '\u{ac}'))
        && back.next().is_some_and(char::is_lowercase)
        && next.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_of_three_sorts() {
        for text in ["a\n\nb", "a\r\rb", "a\r\n\r\nb"] {
            assert_eq!(line_ends(text), 2, "{text:?}");
        }
    }

    #[test]
    fn lines_are_joined_and_hyphens_mended() {
        assert_eq!(clean("a hard-\n  wrapped   line"), "a hardwrapped line");
        assert_eq!(clean("North-\nSouth"), "North- South");
        assert_eq!(clean("为人民\n服务"), "为人民服务");
        assert_eq!(clean("so\u{ad}\nlid"), "solid");
        assert!(matches!(clean(" plain text. "), Cow::Borrowed("plain text.")));
    }

    #[test]
    fn marks_are_left_out_where_they_stand_for_a_space() {
        assert_eq!(without_marks("\u{202b}الدورة \u{202a} 79\u{202c}للجمعية\u{202c}"), "الدورة 79 للجمعية");
        assert_eq!(without_marks("د\u{202a} .\u{202c}عمر"), "د. عمر");
        assert!(matches!(without_marks("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn sentences_end() {
        for yes in [
            "في أفق \u{202a}.2030\u{202c}", "It is.", "Is it?”", "Yes!)", "在座。", "is.12", "so…", "**So.**",
            "It is.[3]", "is.[[3]](#n3)",
        ] {
            assert!(ends_sentence(yes), "{yes}");
        }
        for no in ["and", "however,", "in 2012", "3.14", "principles:", "", "and[3]", "2012]"] {
            assert!(!ends_sentence(no), "{no}");
        }
    }
}
