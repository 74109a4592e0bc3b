//! Letters of Arabic as texts come with them: in other spellings, as presentation forms, turned round.

/// The vowels, which most texts leave out and some have in part.
pub(super) const fn is_vowel(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')
}

/// The letter that stands for one and its other spellings: an alef whatever it carries, which haste
/// leaves out, and of yeh and kaf the Arabic one, for which keyboards have the Persian one and back.
pub(super) const fn plain(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        _ => c,
    }
}

/// Ligatures, longest first, whose letters some PDFs give in the order in which they are seen, from left
/// to right: "لألمم" for "للأمم", "هللا" for "الله", "احملرتم" for "المحترم".
const LIGATURES: [&str; 27] = [
    "الله", "لله", "لمج", "لمح", "لمخ", "لا", "لم", "لج", "لح", "لخ", "لي", "في", "بي", "تي", "ثي", "ني", "يي", "ئي",
    "بر", "تر", "ير", "نر", "بن", "تن", "ين", "ئر", "ئن",
];

/// How many letters the ligature has whose first letter is wanted, whose others are wanted next, and with
/// which the input begins turned round.
pub(super) fn turned(input: &str, want: char, next: &str) -> Option<usize> {
    if !is_arabic(want) {
        return None;
    }
    let wanted = || core::iter::once(want).chain(next.chars()).map(plain);
    LIGATURES.iter().find_map(|ligature| {
        let letters = ligature.chars().count();
        let turned = || ligature.chars().rev().eq(input.chars().map(plain).take(letters));
        (ligature.chars().eq(wanted().take(letters)) && turned()).then_some(letters)
    })
}

/// Whether a character is a letter of the Arabic script, or a sign among them.
pub(crate) const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}')
}

/// The letter behind a presentation form, which PDFs copy instead of the letter; ligatures of lam and
/// alef give both.
pub(super) fn presented(c: char) -> Option<(char, Option<char>)> {
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

#[cfg(test)]
mod tests {
    use crate::text::{fold_prefix, same, strip_word};

    #[test]
    fn ligatures_turned_round_are_read() {
        for (turned, word) in [
            ("لألمم", "للأمم"),
            ("األمم", "الأمم"),
            ("هللا", "الله"),
            ("باهلل", "بالله"),
            ("السالم عليكم", "السلام عليكم"),
            ("احملرتم", "المحترم"),
            ("اجمللس", "المجلس"),
            ("يف", "في"),
            ("إىل", "إلى"),
            ("اليت", "التي"),
            ("سبتمرب", "سبتمبر"),
            ("التاسعة والسبعني", "التاسعة والسبعين"),
        ] {
            assert!(same(turned, word), "{turned} {word}");
            assert_eq!(fold_prefix(word, word), Some(word.len()));
        }
        for (other, word) in [("علم", "عمل"), ("حبر", "بحر"), ("مل", "م"), ("ال", "ل")] {
            assert!(!same(other, word), "{other} {word}");
        }
    }

    #[test]
    fn spellings_are_of_one_word() {
        for (spelled, word) in [
            ("بِسْمِ اللَّهِ", "بسم الله"),
            ("ايها", "أيها"),
            ("أيها", "ايها"),
            ("میكنم", "ميکنم"),
            ("خانم\u{200c}ها", "خانم ها"),
        ] {
            assert!(same(spelled, word), "{spelled} {word}");
        }
        assert_eq!(strip_word("السلامُ عليكم", "السلام"), Some(" عليكم"));
    }
}
