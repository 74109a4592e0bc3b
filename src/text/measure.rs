//! Measuring text: its words, its columns, its letters.
//!
//! Rules ask this of every line and of every paragraph. So a stretch of ASCII is counted many bytes at
//! a time, and only characters beyond it are decoded.

use super::is_space;

/// The characters of a text beyond ASCII.
pub(crate) fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text.chars();
    core::iter::from_fn(move || {
        loop {
            match rest.next()? {
                c if !c.is_ascii() => return Some(c),
                _ => rest = rest.as_str()[ascii_len(rest.as_str().as_bytes())..].chars(),
            }
        }
    })
}

/// Letters of ASCII in a text.
pub(crate) fn ascii_letters(text: &str) -> usize {
    count(text.as_bytes(), |byte| byte.is_ascii_alphabetic())
}

/// The characters of a text, with their places, that are neither shown ASCII nor white space of ASCII
/// nor begin with a byte that controls and other oddities do not begin with.
pub(crate) fn rare_chars(text: &str) -> impl Iterator<Item = (usize, char)> {
    const CHUNK: usize = 64;
    // U+0080 to U+00BF begin with the one, U+F000 to U+FFFF with the other.
    let rare = |byte: u8| byte < b' ' && !is_ascii_space(byte) || matches!(byte, 0x7f | 0xc2 | 0xef);
    let chunks = text.as_bytes().chunks(CHUNK).enumerate();
    let chunks = chunks.filter(move |(_, chunk)| chunk.iter().fold(false, |any, &byte| any | rare(byte)));
    let places = chunks.flat_map(move |(place, chunk)| {
        (CHUNK * place..).zip(chunk).filter(move |&(_, &byte)| rare(byte)).map(|(at, _)| at)
    });
    places.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
}

/// How many bytes of ASCII a text begins with.
fn ascii_len(bytes: &[u8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut len = LANE * bytes.chunks_exact(LANE).take_while(|lane| lane.is_ascii()).count();
    while let Some(chunk) = bytes.get(len..len + 8).and_then(|chunk| <[u8; 8]>::try_from(chunk).ok()) {
        let high = u64::from_le_bytes(chunk) & HIGH;
        if high != 0 {
            return len + high.trailing_zeros() as usize / 8;
        }
        len += 8;
    }
    len + bytes[len..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// How many lines of a text show something, or a few more: of breaks in a row, one is counted.
pub(crate) fn shown_lines(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some((_, next)) = bytes.split_first() else { return 0 };
    let ends = |byte| (byte == b'\n') | (byte == b'\r');
    let [count] = count_pairs(&bytes[..next.len()], next, |here, next| [ends(here) & !ends(next)]);
    count + 1
}

/// How many bytes of a text are no white space of ASCII; the same whichever line ends it has.
pub(crate) fn shown_bytes(text: &str) -> usize {
    count(text.as_bytes(), |byte| byte > b' ')
}

/// Whether a text holds a byte of a kind, looked at many at a time.
pub(crate) fn holds(text: &str, kind: impl Fn(u8) -> bool) -> bool {
    text.as_bytes().chunks(LANE).any(|lane| lane.iter().fold(false, |any, &byte| any | kind(byte)))
}

/// Bytes that are looked at side by side.
const LANE: usize = 16;

/// How many bytes are of a kind.
fn count(bytes: &[u8], kind: impl Fn(u8) -> bool) -> usize {
    let [count] = count_pairs(bytes, bytes, |byte, _| [kind(byte)]);
    count
}

/// At how many places the bytes of two texts of one length are of each of some kinds: in lanes, each of
/// which counts in a byte of its own until that is full.
fn count_pairs<const N: usize>(a: &[u8], b: &[u8], kinds: impl Fn(u8, u8) -> [bool; N]) -> [usize; N] {
    let mut counts = [0; N];
    let each = |a: &[u8], b: &[u8], counts: &mut [usize; N]| {
        for (&a, &b) in a.iter().zip(b) {
            for (count, is) in counts.iter_mut().zip(kinds(a, b)) {
                *count += usize::from(is);
            }
        }
    };
    // Setting lanes up and adding them costs as much as a short text.
    if a.len() < 4 * LANE {
        each(a, b, &mut counts);
        return counts;
    }
    for (a, b) in a.chunks(LANE * u8::MAX as usize).zip(b.chunks(LANE * u8::MAX as usize)) {
        let mut sums = [[0_u8; LANE]; N];
        for (a, b) in a.chunks_exact(LANE).zip(b.chunks_exact(LANE)) {
            for (place, (&a, &b)) in a.iter().zip(b).enumerate() {
                for (sum, is) in sums.iter_mut().zip(kinds(a, b)) {
                    sum[place] += u8::from(is);
                }
            }
        }
        for (count, sums) in counts.iter_mut().zip(sums) {
            *count += sums.iter().map(|&sum| usize::from(sum)).sum::<usize>();
        }
        let whole = a.len() / LANE * LANE;
        each(&a[whole..], &b[whole..], &mut counts);
    }
    counts
}

const fn is_ascii_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') <= b'\r' - b'\t')
}

/// The words between white space.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { rest: text }
}

/// Whether a text has no more words than `most`; of a longer one only so many are looked at.
pub(crate) fn at_most_words(text: &str, most: usize) -> bool {
    words(text).nth(most).is_none()
}

/// Whether a text has so many words or more.
pub(crate) fn at_least_words(text: &str, least: usize) -> bool {
    least.checked_sub(1).is_none_or(|last| words(text).nth(last).is_some())
}

/// The words of a text, see [`words`].
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let spaces = self.rest.bytes().take_while(|&byte| is_ascii_space(byte)).count();
        let shown = &self.rest[spaces..];
        let word = if shown.starts_with(|c: char| c.is_ascii()) { shown } else { super::trim_start(shown) };
        let end = space_at(word);
        self.rest = &word[end..];
        (end > 0).then(|| &word[..end])
    }

    fn count(self) -> usize {
        if has_wide_space(self.rest) {
            return self.fold(0, |count, _| count + 1);
        }
        let bytes = self.rest.as_bytes();
        usize::from(bytes.first().is_some_and(|&byte| !is_ascii_space(byte))) + word_starts(bytes)
    }
}

impl DoubleEndedIterator for Words<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let head = super::trim_end(self.rest);
        let start = head.char_indices().rev().find(|&(_, c)| is_space(c)).map_or(0, |(at, c)| at + c.len_utf8());
        self.rest = &head[..start];
        (start < head.len()).then(|| &head[start..])
    }
}

/// Whether a text holds white space beyond ASCII.
fn has_wide_space(text: &str) -> bool {
    // The bytes that such white space begins with; letters of most scripts begin with others.
    let begins = |byte| matches!(byte, 0xc2 | 0xe1..=0xe3 | 0xef);
    holds(text, begins) && text.bytes().enumerate().any(|(at, byte)| begins(byte) && text[at..].starts_with(is_space))
}

/// Where the first white space of a text stands, or its end.
fn space_at(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_graphic() {
            at += 1;
        } else if is_ascii_space(byte) {
            return at;
        } else if byte.is_ascii() {
            at += 1;
        } else {
            match text[at..].chars().next() {
                Some(c) if !is_space(c) => at += c.len_utf8(),
                _ => return at,
            }
        }
    }
    at
}

/// How many bytes begin a word after white space.
fn word_starts(bytes: &[u8]) -> usize {
    let Some((_, here)) = bytes.split_first() else { return 0 };
    let starts = |before, here| [is_ascii_space(before) & !is_ascii_space(here)];
    let [count] = count_pairs(&bytes[..here.len()], here, starts);
    count
}

/// Whether a character takes two columns.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Columns that the text takes in a fixed-width face: two for wide characters, none for marks that
/// combine or show nothing, nor for line ends, which have one byte or two.
pub(crate) fn width(text: &str) -> usize {
    let other = |c| match c {
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{ad}'
        | '\u{feff}' => 0,
        c => 1 + usize::from(is_wide(c)),
    };
    let breaks = memchr::memchr2_iter(b'\r', b'\n', text.as_bytes()).count();
    if text.is_ascii() {
        return text.len() - breaks;
    }
    count(text.as_bytes(), |byte| byte.is_ascii()) - breaks + beyond_ascii(text).map(other).sum::<usize>()
}

/// Whether a character is a letter of one of the common scripts without case, told by its range: the
/// tables of Unicode are slow to ask, and in these scripts nearly every character would be asked for.
pub(super) const fn is_caseless(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | '\u{904}'..='\u{939}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a character is a letter, as `char::is_alphabetic` says; quicker where the range tells.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        '\u{400}'..='\u{481}' => true,
        '\u{2000}'..='\u{206f}' => false,
        _ => is_caseless(c) || c.is_alphabetic(),
    }
}

/// Letters of a text by case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    pub(crate) upper: usize,
    pub(crate) lower: usize,
    /// Letters of scripts without case.
    pub(crate) uncased: usize,
}

impl Letters {
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let cases = |byte: u8, _| [byte.is_ascii_uppercase(), byte.is_ascii_lowercase()];
        let [upper, lower] = count_pairs(bytes, bytes, cases);
        let mut letters = Self { upper, lower, uncased: 0 };
        for c in beyond_ascii(text) {
            if is_caseless(c) {
                letters.uncased += 1;
            } else if matches!(c, 'а'..='я') {
                letters.lower += 1;
            } else if matches!(c, '\u{2000}'..='\u{206f}') {
                // Quotes, dashes and spaces: the commonest of what is no letter.
            } else if c.is_lowercase() {
                letters.lower += 1;
            } else if c.is_uppercase() {
                letters.upper += 1;
            } else {
                letters.uncased += usize::from(c.is_alphabetic());
            }
        }
        letters
    }

    pub(crate) const fn all(self) -> usize {
        self.upper + self.lower + self.uncased
    }

    /// Whether it is set in capitals: at least two, and at most one small letter in six (as in
    /// "McGREGOR" or "79th SESSION").
    pub(crate) const fn is_capitals(self) -> bool {
        self.upper >= 2 && self.lower * 5 <= self.upper
    }
}

/// Where the first white space stands that is no single space between two characters that show, or the
/// end of the text, which begins and ends with something that shows.
pub(super) fn unclean_at(text: &str) -> usize {
    const CHUNK: usize = 32;
    let bytes = text.as_bytes();
    let plain = |(&a, &b): (&u8, &u8)| (a > b' ' || b > b' ') & (a >= b' ') & a.is_ascii() & b.is_ascii();
    let mut at = 0;
    while at < bytes.len() {
        if let (Some(these), Some(next)) = (bytes.get(at..at + CHUNK), bytes.get(at + 1..at + CHUNK + 1)) {
            if these.iter().zip(next).fold(true, |all, pair| all & plain(pair)) {
                at += CHUNK;
                continue;
            }
        }
        let end = bytes.len().min(at + CHUNK);
        while at < end {
            let len = match bytes[at] {
                b' ' if !text[at + 1..].starts_with(is_space) => 1,
                byte if byte.is_ascii() && !is_ascii_space(byte) => 1,
                _ => text[at..].chars().next().filter(|&c| !is_space(c)).map_or(0, char::len_utf8),
            };
            if len == 0 {
                return at;
            }
            at += len;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::vec::Vec;

    /// Texts of ASCII and others in turn, some longer than a chunk is.
    fn texts() -> Vec<String> {
        let parts = [
            "word", " ", "  ", "\n", "\r\n", "\t", "Éa", "\u{a0}", "\u{ad}", "主席", "e\u{301}", "A", "\u{1c}", "’",
            "ﬁ",
        ];
        let mut texts = Vec::new();
        for a in parts {
            texts.extend(parts.iter().flat_map(|b| parts.map(|c| [a, b, c].concat())));
        }
        texts.push(String::new());
        texts.extend([31, 32, 33, 255, 256, 600].map(|len| "Ab ".repeat(len) + "é" + &" c\n".repeat(len)));
        texts
    }

    #[test]
    fn caseless_letters_are_letters_without_case() {
        assert!(('\0'..=char::MAX).all(|c| is_letter(c) == c.is_alphabetic()));
        for c in ('\0'..=char::MAX).filter(|&c| is_caseless(c)) {
            assert!(c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase(), "{c:?}");
            assert!(c.to_lowercase().eq([c]), "{c:?}");
        }
    }

    #[test]
    fn unclean_is_what_no_single_space_is() {
        for text in texts() {
            let text = text.trim_matches(is_space);
            let wanted =
                text.char_indices().find(|&(at, c)| is_space(c) && (c != ' ' || text[at + 1..].starts_with(is_space)));
            assert_eq!(unclean_at(text), wanted.map_or(text.len(), |(at, _)| at), "{text:?}");
        }
    }

    #[test]
    fn rare_characters_hold_all_controls() {
        for text in ["\u{1}ab\u{7f}", "a\u{85}b\u{fffd}", &("x".repeat(63) + "\u{9f}é"), "tab\t\r\n\u{c}"] {
            let controls = |(_, c): &(usize, char)| c.is_control() && !c.is_whitespace() || *c == '\u{fffd}';
            let found: Vec<_> = rare_chars(text).filter(controls).collect();
            assert_eq!(found, text.char_indices().filter(controls).collect::<Vec<_>>());
        }
    }

    #[test]
    fn columns_are_counted() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("主席"), 4);
        assert_eq!(width("e\u{301}"), 1);
        for text in texts() {
            let mut buffer = [0; 4];
            let each: usize = text.chars().map(|c| width(c.encode_utf8(&mut buffer))).sum();
            assert_eq!(width(&text), each, "{text:?}");
        }
    }

    #[test]
    fn words_are_parted_by_any_white_space() {
        for text in texts() {
            let wanted: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
            assert_eq!(words(&text).collect::<Vec<_>>(), wanted, "{text:?}");
            assert_eq!(words(&text).count(), wanted.len(), "{text:?}");
            let mut back: Vec<&str> = words(&text).rev().collect();
            back.reverse();
            assert_eq!(back, wanted, "{text:?}");
        }
    }

    #[test]
    fn wide_space_begins_with_few_bytes() {
        for c in ('\u{80}'..=char::MAX).filter(|&c| is_space(c)) {
            assert!(has_wide_space(c.encode_utf8(&mut [0; 4])), "{c:?}");
        }
        for text in texts() {
            assert_eq!(has_wide_space(&text), text.chars().any(|c| !c.is_ascii() && is_space(c)), "{text:?}");
        }
    }

    #[test]
    fn few_words_are_told_from_many() {
        for text in texts() {
            let count = words(&text).count();
            for bound in 0..5 {
                assert_eq!(at_most_words(&text, bound), count <= bound, "{text:?}");
                assert_eq!(at_least_words(&text, bound), count >= bound, "{text:?}");
            }
        }
    }

    #[test]
    fn letters_are_counted_by_case() {
        for text in texts() {
            let of = |is: fn(char) -> bool| text.chars().filter(|&c| is(c)).count();
            let Letters { upper, lower, uncased } = Letters::of(&text);
            assert_eq!((upper, lower), (of(char::is_uppercase), of(char::is_lowercase)), "{text:?}");
            assert_eq!(uncased, of(|c| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase()), "{text:?}");
        }
    }
}
