//! Properties of trees, over texts made of the lines that the grammar knows, and of landmines.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use oration::{explain, parse_document};
use oration_checks::lossless::is_visible;
use oration_checks::{assert_sound_exports, same};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

/// Characters and numbers that break careless code, put into a line at any place.
const LANDMINES: [&str; 24] = [
    "\u{212a}", "İ", "ẞ", "\u{a0}", "\u{2028}", "\u{feff}", "\r", "\u{85}", "\u{b}", "\u{c}", "\0", "\u{ad}",
    "\u{200b}", "\u{200f}", "e\u{301}", "\u{1d11e}", "99999999999.", "1945.", "99999999999", "“", "(", "]", ":", "\\",
];

const LABELS: [&str; 14] = [
    "Q: ", "A: ", "Q. ", "Q   ", "MS. QUIST: ", "MR. FALK:\n", "Ada Quist: ", "**Ada Quist:** ", "Mr. HALVORSEN. ",
    "BAŞKAN — ", "El señor LÓPEZ (Presidente).- ", "主席：", "[10:31] <ada> ", "Ada Quist\n",
];

const MARKERS: [&str; 22] = [
    "• ", "- ", "– ", "* ", "o ", "•", "\\- ", "1. ", "2. ", "3. ", "1) ", "(1) ", "a) ", "b) ", "(a) ", "(iv) ",
    "i. ", "ii. ", "2.1 ", "Uno. ", "一、", "۱. ",
];

/// Lines that are what they are without any words of ours.
const LINES: [&str; 60] = [
    "Remarks by Foreign Minister Ada Quist at the Harbour Conference", "# A heading", "## Another", "Introduction",
    "I. INTRODUCTION", "A title\n=======", "OPENING OF THE HARBOUR", "4 May 2021", "Port Elsing, 29 June 2023",
    "03/04/2021", "2021年5月4日", "Date: 4 May 2021", "Speaker: Ada Quist", "Check against delivery",
    "Excellencies, Ladies and Gentlemen,", "Mr. President,", "Dear friends!", "各位代表：", "Good morning.",
    "[Applause]", "(Laughter.)", "(Applause", "[inaudible]", "*Hear, hear*", "Thank you.",
    "I thank you for your attention.", "God bless you.", "12", "- 12 -", "Page 3 of 9", "3 | P a g e", "\u{c}",
    "12\n\u{c}", "* * *", "-----", "———", "###", "END", "> A quotation.", "> And more of it",
    "“A quotation in marks.”", "```", "---", "title: The harbour", "| a | b |", "|---|---|", "Opening ......... 3",
    "Contents", "[1] See the budget, p. 3.", "¹ As above.", "[^1]: A note.", "References", "00:12:34", "[00:12]",
    "00:00:01,000 --> 00:00:02,000", "<p>", "<title=\"A speech\">", "<SPEAKER NAME=\"Ada Quist\">",
    "https://harbour.example/speech", "Share this page",
];

const WORDS: [&str; 30] = [
    "the", "harbour", "lamp", "water", "winter", "quay", "we", "our", "shall", "and", "of", "friends", "president",
    "thank", "you", "Minister", "May", "1945", "hard-", "it's", "“no”", "é", "море", "港口", "مرفأ", "U.S.", "Mr.",
    "(so)", "[2]", "3.5",
];

fn words(most: usize) -> impl Strategy<Value = String> {
    vec(select(&WORDS[..]), 1..most).prop_map(|words| words.join(" "))
}

fn sentence() -> impl Strategy<Value = String> {
    (words(24), select(&[".", "?", "!", "…", "。", ":", ",", ";", ".3", ".”", ""][..])).prop_map(|(words, end)| {
        let mut chars = words.chars();
        let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}{end}", chars.as_str())
    })
}

/// Sentences on lines of at most 60 bytes.
fn wrapped() -> impl Strategy<Value = String> {
    (vec(sentence(), 1..4), select(&["", "  ", "\t", "\u{3000}"][..])).prop_map(|(sentences, indent)| {
        let mut out = String::from(indent);
        let mut column = 0;
        for word in sentences.join(" ").split(' ') {
            if column > 0 && column + word.len() > 60 {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
            }
            out.push_str(word);
            column += word.len() + 1;
        }
        out
    })
}

/// A line of the grammar, weighted as transcripts have them.
fn line() -> impl Strategy<Value = String> {
    let plain = prop_oneof![
        6 => Just(String::new()),
        6 => select(&LINES[..]).prop_map(String::from),
        4 => vec(sentence(), 1..4).prop_map(|sentences| sentences.join(" ")),
        4 => wrapped(),
        4 => (select(&["", "  ", "    ", "\t", "\u{a0}"][..]), select(&MARKERS[..]), sentence()).prop_map(|(indent, mark, words)| format!("{indent}{mark}{words}")),
        3 => (select(&LABELS[..]), sentence()).prop_map(|(label, words)| format!("{label}{words}")),
        2 => (1_u32..40, sentence()).prop_map(|(number, words)| format!("{number}. {words}")),
        1 => words(6),
        1 => (words(3), words(6)).prop_map(|(key, value)| format!("{key}: {value}")),
        1 => vec(select(&WORDS[..]), 2..5).prop_map(|cells| format!("| {} |", cells.join(" | "))),
    ];
    (plain, proptest::option::weighted(0.08, (any::<proptest::sample::Index>(), select(&LANDMINES[..])))).prop_map(
        |(mut line, mine)| {
            if let Some((at, mine)) = mine {
                let places: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
                line.insert_str(*at.get(&places), mine);
            }
            line
        },
    )
}

/// A text that shows something, with one sort of line end or all of them.
fn source() -> impl Strategy<Value = String> {
    (vec((line(), 0..8_usize), 1..30), 0..5_usize)
        .prop_map(|(lines, ends)| {
            let mut source = String::new();
            for (line, own) in &lines {
                let end = same::LINE_ENDS.get(ends).or(same::LINE_ENDS.get(*own)).copied().unwrap_or("\n");
                source.push_str(&line.replace('\n', end));
                source.push_str(end);
            }
            source
        })
        .prop_filter("shows nothing", |source| source.chars().any(is_visible))
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/property.regressions"))),
        ..ProptestConfig::with_cases(256)
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn trees_keep_the_promises(source in source()) {
        let document = parse_document(&source).unwrap();
        assert_sound_exports(&source, &document);
    }

    #[test]
    fn json_is_the_identity(source in source()) {
        same::assert_json_is_identity(&parse_document(&source).unwrap());
    }

    #[test]
    fn line_ends_change_spans_alone(source in source()) {
        same::assert_same_for_line_ends(&source);
    }

    #[test]
    fn parsing_again_gives_the_same_tree(source in source()) {
        let document = parse_document(&source).unwrap();
        // From another place in memory, so that no address shows.
        let copy = source.clone();
        prop_assert_eq!(&document, &parse_document(&copy).unwrap());
        prop_assert_eq!(&document.clone().into_owned(), &document);
    }

    #[test]
    fn blank_lines_at_the_end_change_nothing(source in source(), blank in "[ \u{a0}\n]{0,4}\n[\n \t\u{feff}]{0,6}") {
        let longer = format!("{source}{blank}");
        let (short, long) = (parse_document(&source).unwrap(), parse_document(&longer).unwrap());
        prop_assert_eq!(same::by_words(&source, &short), same::by_words(&longer, &long));
    }

    #[test]
    fn decisions_are_the_blocks_in_order(source in source()) {
        let decisions = explain(&source).unwrap();
        prop_assert!(decisions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(decisions.iter().all(|decision| decision.span.of(&source).is_some()));
    }

    /// Not even text of no language at all.
    #[test]
    fn any_text_keeps_the_promises(source in "\\PC{1,80}([\n\r\u{c}]\\PC{0,40}){0,6}") {
        if let Ok(document) = parse_document(&source) {
            assert_sound_exports(&source, &document);
        }
    }
}
