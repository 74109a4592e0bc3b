//! Trimming, folding, measuring and joining text: each of them here, once.

use alloc::borrow::Cow;
use alloc::string::String;

/// Whether a character shows nothing: white space of any kind, and the invisible marks that copied
/// text is full of (zero-width space, byte-order mark, soft hyphen).
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// The text without white space at either end.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The text without white space before it.
pub(crate) fn trim_start(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

/// The text without white space after it.
pub(crate) fn trim_end(text: &str) -> &str {
    text.trim_end_matches(is_space)
}

/// Directional marks, which show nothing but carry a place in the line.
pub(crate) fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without white space and directional marks before it.
pub(crate) fn skip_marks(text: &str) -> &str {
    text.trim_start_matches(|c| is_space(c) || is_bidi_mark(c))
}

/// The text without white space and directional marks after it.
pub(crate) fn unmarked(text: &str) -> &str {
    text.trim_end_matches(|c| is_space(c) || is_bidi_mark(c))
}

/// Whether a line shows nothing but marks that combine with letters, which a PDF's text parted from
/// them.
pub(crate) fn is_mark_only(line: &str) -> bool {
    let combines = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{93c}'..='\u{94d}');
    line.chars().any(combines) && line.chars().all(|c| combines(c) || is_space(c) || is_bidi_mark(c))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}')
}

/// The letter behind a presentation form of Arabic, which PDFs copy instead of the letter; ligatures
/// of lam and alef give both.
fn arabic_letters(c: char) -> Option<(char, Option<char>)> {
    // Forms stand in the order of the alphabet: one to four a letter.
    const LETTERS: [(u32, char); 36] = [
        (0xfe80, 'ء'),
        (0xfe81, 'آ'),
        (0xfe83, 'أ'),
        (0xfe85, 'ؤ'),
        (0xfe87, 'إ'),
        (0xfe89, 'ئ'),
        (0xfe8d, 'ا'),
        (0xfe8f, 'ب'),
        (0xfe93, 'ة'),
        (0xfe95, 'ت'),
        (0xfe99, 'ث'),
        (0xfe9d, 'ج'),
        (0xfea1, 'ح'),
        (0xfea5, 'خ'),
        (0xfea9, 'د'),
        (0xfeab, 'ذ'),
        (0xfead, 'ر'),
        (0xfeaf, 'ز'),
        (0xfeb1, 'س'),
        (0xfeb5, 'ش'),
        (0xfeb9, 'ص'),
        (0xfebd, 'ض'),
        (0xfec1, 'ط'),
        (0xfec5, 'ظ'),
        (0xfec9, 'ع'),
        (0xfecd, 'غ'),
        (0xfed1, 'ف'),
        (0xfed5, 'ق'),
        (0xfed9, 'ك'),
        (0xfedd, 'ل'),
        (0xfee1, 'م'),
        (0xfee5, 'ن'),
        (0xfee9, 'ه'),
        (0xfeed, 'و'),
        (0xfeef, 'ى'),
        (0xfef1, 'ي'),
    ];
    match c {
        '\u{fbfc}'..='\u{fbff}' => Some(('ي', None)),
        '\u{fba6}'..='\u{fbad}' => Some(('ه', None)),
        '\u{fef5}' | '\u{fef6}' => Some(('ل', Some('آ'))),
        '\u{fef7}' | '\u{fef8}' => Some(('ل', Some('أ'))),
        '\u{fef9}' | '\u{fefa}' => Some(('ل', Some('إ'))),
        '\u{fefb}' | '\u{fefc}' => Some(('ل', Some('ا'))),
        '\u{fe80}'..='\u{fef4}' => {
            let place = LETTERS.partition_point(|&(first, _)| first <= c as u32);
            Some((LETTERS[place.saturating_sub(1)].1, None))
        }
        _ => None,
    }
}

/// Marks that change nothing of a word: directional ones, and the stretching of Arabic.
fn is_ignored(c: char) -> bool {
    is_bidi_mark(c) || c == '\u{640}'
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

/// How many bytes of `input` match `word`, which is in lower case with single spaces.
///
/// Any case of the input matches, as do curly apostrophes, any run of white space for a space,
/// presentation forms of Arabic for their letters; directional marks count for nothing, nor do spaces
/// that letter-space a word of East Asia ("注 释", "일 시"). The length is that of the input, which need not be the word's: "İ" has two bytes, its lower case three. Compare
/// nom's `tag_no_case`, which slices by the length of the wrong string (nom #1719).
#[inline]
pub(crate) fn fold_prefix(input: &str, word: &str) -> Option<usize> {
    // Nearly every word of a table fails at its first byte; that must cost nothing.
    let (first, wanted) = (input.as_bytes().first()?, word.as_bytes().first()?);
    if first.is_ascii() && first.to_ascii_lowercase() != *wanted {
        return None;
    }
    fold_rest(input, word)
}

fn fold_rest(input: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars();
    let mut chars = input.char_indices().peekable();
    let mut pending = wanted.next();
    while let Some(want) = pending {
        let (at, c) = chars.next()?;
        if is_ignored(c) && c != want || at > 0 && is_space(c) && is_letter_spaced(want) {
            continue;
        }
        if want == ' ' {
            if !is_space(c) {
                return None;
            }
            while chars.peek().is_some_and(|&(_, c)| is_space(c) || is_ignored(c)) {
                chars.next();
            }
            pending = wanted.next();
        } else if c == want || (want == '\'' && is_apostrophe(c)) {
            pending = wanted.next();
        } else if c.is_ascii() {
            if c.to_ascii_lowercase() != want {
                return None;
            }
            pending = wanted.next();
        } else if let Some((letter, second)) = arabic_letters(c) {
            for letter in core::iter::once(letter).chain(second) {
                if pending != Some(letter) {
                    return None;
                }
                pending = wanted.next();
            }
        } else {
            for lower in c.to_lowercase() {
                if pending != Some(lower) {
                    return None;
                }
                pending = wanted.next();
            }
        }
    }
    while chars.peek().is_some_and(|&(_, c)| is_bidi_mark(c)) {
        chars.next();
    }
    Some(chars.peek().map_or(input.len(), |&(at, _)| at))
}

/// What follows `word` at the start of `input`, when it stands there as a whole word.
pub(crate) fn strip_word<'a>(input: &'a str, word: &str) -> Option<&'a str> {
    let rest = input.get(fold_prefix(input, word)?..)?;
    let inside = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let cut = rest.chars().next().is_some_and(inside) && word.chars().next_back().is_some_and(inside);
    (!cut).then_some(rest)
}

/// Whether the two say the same but for case and white space.
pub(crate) fn same(input: &str, word: &str) -> bool {
    fold_prefix(input, word) == Some(input.len())
}

/// Whether a character belongs to a script that writes no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{e00}'..='\u{eff}')
}

/// Whether a character is of a script whose short words are letter-spaced in headlines and keys.
fn is_letter_spaced(c: char) -> bool {
    is_unspaced(c) || matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether a character takes two columns.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Columns that the text takes in a fixed-width face: two for wide characters, none for marks that
/// combine or show nothing, nor for line ends, which have one byte or two.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).count();
    }
    text.chars()
        .map(|c| match c {
            '\r'
            | '\n'
            | '\u{300}'..='\u{36f}'
            | '\u{64b}'..='\u{65f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{ad}'
            | '\u{feff}' => 0,
            c if is_wide(c) => 2,
            _ => 1,
        })
        .sum()
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
    let bare = untagged(text).trim_end_matches(closes);
    let Some(last) = bare.chars().next_back() else { return false };
    if is_terminal(last) {
        return true;
    }
    if last.is_ascii_digit() {
        let before = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        return bare.len() - before.len() <= 2
            && before.ends_with(['.', '?', '!'])
            && before[..before.len() - 1].chars().next_back().is_some_and(char::is_alphabetic);
    }
    matches!(last, '¹' | '²' | '³' | '⁴'..='⁹') && ends_sentence(bare.trim_end_matches(|c| !is_terminal(c)))
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

/// Whether the first letter or digit is of a script without case.
pub(crate) fn starts_uncased(text: &str) -> bool {
    first_letter(text).is_some_and(|c| !c.is_lowercase() && !c.is_uppercase())
}

/// Whether the text goes on with a small letter, as the middle of a sentence does.
pub(crate) fn starts_lower(text: &str) -> bool {
    skip_marks(text).chars().next().is_some_and(char::is_lowercase)
}

/// The words between white space.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(is_space).filter(|word| !word.is_empty())
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
        let mut letters = Self::default();
        for c in text.chars() {
            if c.is_lowercase() {
                letters.lower += 1;
            } else if c.is_uppercase() {
                letters.upper += 1;
            } else if c.is_alphabetic() {
                letters.uncased += 1;
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

/// The text of a block, cleaned: white space folded to single spaces, wrapped lines joined, hyphens
/// at line ends mended, soft hyphens dropped. Borrowed when there is nothing to do.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\u{ad}' {
            // A soft hyphen at a line's end joins the halves; elsewhere it shows nothing.
            while chars.peek().is_some_and(|&c| is_space(c)) && followed_by_break(&mut chars.clone()) {
                chars.next();
            }
            continue;
        }
        if !is_space(c) {
            out.push(c);
            continue;
        }
        let mut newline = matches!(c, '\n' | '\r');
        while let Some(&next) = chars.peek().filter(|&&next| is_space(next)) {
            newline |= matches!(next, '\n' | '\r');
            chars.next();
        }
        let Some(&next) = chars.peek() else { break };
        if newline && mends(&out, next) {
            out.pop();
        } else if !(newline && out.chars().next_back().is_some_and(is_unspaced) && is_unspaced(next)) {
            out.push(' ');
        }
    }
    Cow::Owned(out)
}

fn followed_by_break(chars: &mut core::iter::Peekable<core::str::Chars<'_>>) -> bool {
    chars.take_while(|&c| is_space(c)).any(|c| matches!(c, '\n' | '\r'))
}

fn is_clean(text: &str) -> bool {
    if text.is_ascii() {
        let mut last = b'x';
        for &b in text.as_bytes() {
            if b < b' ' || (b == b' ' && last == b' ') {
                return false;
            }
            last = b;
        }
        return true;
    }
    let mut last = 'x';
    for c in text.chars() {
        if is_space(c) && (c != ' ' || last == ' ') {
            return false;
        }
        last = c;
    }
    true
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
    fn folding_answers_for_every_character() {
        // The length must be that of the input, on a boundary, whatever its lower case measures.
        let mut buffer = [0; 4];
        for c in '\0'..=char::MAX {
            let input: &str = c.encode_utf8(&mut buffer);
            let lower: String = c.to_lowercase().collect();
            if is_space(c) || is_ignored(c) {
                continue;
            }
            let lower =
                arabic_letters(c).map_or(lower, |(letter, second)| core::iter::once(letter).chain(second).collect());
            assert_eq!(fold_prefix(input, &lower), Some(input.len()), "{c:?}");
            assert_eq!(fold_prefix(input, "\u{1}zz"), None);
        }
    }

    #[test]
    fn the_kelvin_sign_is_a_k_of_three_bytes() {
        assert_eq!(fold_prefix("\u{212a}ELVIN", "kelvin"), Some(8));
        assert_eq!(fold_prefix("İyi", "i\u{307}yi"), Some(4));
        assert_eq!(fold_prefix("ladies\u{a0} and", "ladies and"), Some(12));
        assert_eq!(fold_prefix("d’Affaires", "d'affaires"), Some(12));
        assert_eq!(fold_prefix("注 释", "注释"), Some(7));
        assert_eq!(fold_prefix("일    시", "일시"), Some(10));
        assert_eq!(fold_prefix("日 the", "日"), Some(3));
    }

    #[test]
    fn a_word_is_whole() {
        assert_eq!(strip_word("Thanks, all", "thanks"), Some(", all"));
        assert_eq!(strip_word("Thanksgiving", "thanks"), None);
        assert_eq!(strip_word("主席先生", "主席"), Some("先生"));
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
    fn sentences_end() {
        for yes in ["It is.", "Is it?”", "Yes!)", "在座。", "is.12", "so…", "**So.**"] {
            assert!(ends_sentence(yes), "{yes}");
        }
        for no in ["and", "however,", "in 2012", "3.14", "principles:", ""] {
            assert!(!ends_sentence(no), "{no}");
        }
    }

    #[test]
    fn columns_are_counted() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("主席"), 4);
        assert_eq!(width("e\u{301}"), 1);
    }
}
