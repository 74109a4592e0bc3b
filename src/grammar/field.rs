//! Lines of the form "Key: value".

use crate::text;

/// Field ← key ":" value — a key of at most five words and 40 bytes, without sentence signs. The value may be empty.
pub(crate) fn field(line: &str) -> Option<(&str, &str)> {
    /// Characters before the value, at most.
    const LONGEST: usize = 60;
    let line = line
        .trim_start_matches(|c| matches!(c, '*' | '_' | '#' | '>' | '[') || text::is_space(c) || text::is_bidi_mark(c));
    // The wide colon begins with this byte.
    memchr::memchr3(b':', b'=', 0xef, line.as_bytes().get(..4 * LONGEST).unwrap_or(line.as_bytes()))?;
    let at = line.char_indices().take(LONGEST).find(|&(_, c)| matches!(c, ':' | '：' | '='))?;
    let key = text::trim(&line[..at.0]).trim_end_matches(['*', '_']);
    let value = &line[at.0 + at.1.len_utf8()..];
    let value = text::trim(value.trim_start_matches(['*', '_'])).trim_end_matches([';']);
    let plain = key.chars().all(|c| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '-' | '_' | '/' | '\'' | '’' | '.' | '(' | ')' | '&')
            || text::is_space(c)
    });
    let words = text::words(key).count();
    let plain = plain && key.chars().any(char::is_alphabetic);
    (plain && (1..=5).contains(&words) && !value.starts_with("//")).then(|| (text::trim(key), text::trim(value)))
}

/// Digits that a telephone number has at least; two years have fewer.
const TELEPHONE: usize = 9;

/// Whether a line holds a telephone number: digits with nothing but spaces, hyphens, brackets and a
/// plus among them.
pub(crate) fn has_telephone(line: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '-' | '(' | ')' | '+');
    line.split(|c| !is_part(c)).any(|run| run.chars().filter(char::is_ascii_digit).count() >= TELEPHONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones() {
        assert!(has_telephone("Minister's Office: 02 5550 1414"));
        assert!(has_telephone("+44 (0)20 5550 1414"));
        assert!(!has_telephone("By-law No. 11/2013, No. 12/2013 and No. 22/2013."));
        assert!(!has_telephone("1999-2003"));
    }

    #[test]
    fn fields() {
        assert_eq!(field("Date: 6 July"), Some(("Date", "6 July")));
        assert_eq!(field("**Speech: words**"), Some(("Speech", "words**")));
        assert_eq!(field("Published:"), Some(("Published", "")));
        assert_eq!(field("\u{200f}\u{a0}Date: 6 July"), Some(("Date", "6 July")));
        assert_eq!(field("Oleh: Humas ;"), Some(("Oleh", "Humas")));
        assert_eq!(field("We say this, and mean it: no"), None);
        assert_eq!(field("https://a.b"), None);
        assert_eq!(field("words"), None);
        assert_eq!(field("[00:03.12] words"), None);
    }
}
