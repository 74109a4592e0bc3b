//! Texts that nobody speaks: each of them parses, keeps the promises, and costs time that is linear
//! in its length, on a small stack.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use oration::{Code, Document, MAX_LIST_DEPTH, ParseError, parse_bytes, parse_document};
use oration_checks::{assert_sound_exports, same, shapes};

/// How many bytes the long texts have. Without optimisation, which makes everything twenty times
/// slower, a part of them will do; `.ci/run` runs the whole.
const MEGABYTE: usize = if cfg!(debug_assertions) { 1 << 15 } else { 1 << 20 };

/// Parses, checks, and goes through JSON.
#[track_caller]
fn survives(source: &str) -> Document<'_> {
    let document = parse_document(source).unwrap();
    assert_sound_exports(source, &document);
    same::assert_json_is_identity(&document);
    document
}

/// The same, also with the text in the middle of a speech and alone on each of several lines.
#[track_caller]
fn survives_anywhere(text: &str) {
    survives(text);
    let prose = "The harbour is open to all who come in peace, and to most of the others as well.";
    survives(&format!("{prose}\n\n{text}\n\n{prose}"));
    survives(&format!("{prose} {text} {prose}"));
    survives(&format!("{text}\n").repeat(5));
    survives(&format!("{text} {prose}\n\n").repeat(5));
    survives(&format!("{text}: {prose}\n\n").repeat(5));
    survives(&format!("- {text}\n").repeat(5));
    survives(&format!("{prose}\r{text}\u{2028}{prose}"));
    same::assert_same_for_line_ends(&format!("{prose}\n{text}\n\n{text} {prose}\n"));
}

#[test]
fn odd_characters() {
    let odd = [
        "\0", "\u{1}\u{7f}\u{80}", "\u{fffd}", "x\u{feff}y", "\u{feff}\u{feff}x", "a\u{2028}b\u{2029}c", "a\u{85}b",
        "a\u{b}b\u{c}c", "\u{212a}", "\u{212a}elvin. \u{212a}", "İ", "İSTANBUL", "ẞ", "STRAẞE", "ﬁn ǅ ŉ ΐ",
        "\u{202e}drawkcab\u{202c}", "\u{200f}- עברית", "\u{200e}", "\u{2066}\u{2069}", "e\u{301}\u{301}\u{301}",
        "\u{301}", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", "\u{10ffff}", "\u{a0}\u{a0}x\u{a0}", "\u{ad}",
        "so\u{ad}lid\u{ad}.", "\u{200b}x\u{200b}", "\u{3000}x\u{3000}", "٣. ۳) ३. ３．", "99999999999. no marker",
        "99999999999", "[99999999999]", "4294967296. x", "1945.", "99:99:99", "99/99/9999", "31 February 2021",
        "0000-00-00", "Page 99999999999 of 9",
    ];
    for text in odd {
        if text.chars().any(oration_checks::lossless::is_visible) {
            survives_anywhere(text);
        }
    }
}

#[test]
fn odd_constructs() {
    let odd = [
        "(", ")", "[", "]", "((((", "(Applause", "[Laughter", "Applause)", "「", "«", "\"", "“", "---", "---\n",
        "---\ntitle: x", "---\ntitle: x\n\nWords.", "---\n---", "+++", "...", "#", "# ", "#######", "# #", "## \u{a0}",
        "====", "x\n=", "x\n====", "====\nx", ">", "> ", ">>>>", "> > >", "```", "```\nx", "~~~\n~~~", "-", "- ", "-x",
        "1.", "1)", "(1)", "(a)", "i.", "o", "•", "••", "\\-", "\\", "|", "||", "| |", "|-|", "+--", "<", "<>", "</>",
        "<p>", "<p", "<!--", "<!-- -->", "<title=", "<title=\"", "<title=\"\">", "<SPEAKER NAME=\"",
        "<SPEAKER NAME=\"\">", "<SPEAKER NAME=x>", "<title='é>", ":", ": ", "x:", ":x", "Q", "Q:", "Q.", "Q: ",
        "A: \u{a0}", "**", "****", "**:**", "**x:**", "_:_", "#### x:", "[]()", "[x]()", "[x](", "[^1]", "[^1]:",
        "[1]", "¹", "1) ", "* * *", "***", "♪", "♪♪", "...... 3", "x ..... ", "00:00", "00:00:00,000 --> ", "[00:00]",
        "[10:31] <", "[10:31] <>", "[10:31] <x>", "[10:31] <x> :", "* x", "http://", "https://", "www.", "Date:",
        "Date: ", "date", "Thank you", "END", "###", "{", "{}", "a:b{c:d}", "Mr.", "Mr. ", "M. ", "- 3 -", "Page",
        "Page 3 of", "3", "3.", "III", "III.",
    ];
    for text in odd {
        survives_anywhere(text);
    }
}

#[test]
fn bytes_that_are_no_text() {
    let valid = "Thank you. ";
    // A lone surrogate, an overlong form, a cut character, a byte that never occurs.
    for bad in [&b"\xed\xa0\x80"[..], b"\xc0\xaf", b"\xe2\x82", b"\xff"] {
        let bytes = [valid.as_bytes(), bad, b" more"].concat();
        assert_eq!(parse_bytes(&bytes), Err(ParseError::NotUtf8 { valid_up_to: valid.len() }), "{bad:?}");
    }
    // A byte-order mark of UTF-8 is text, one of UTF-16 is not.
    assert!(parse_bytes(b"\xef\xbb\xbfThank you.").is_ok());
    assert_eq!(parse_bytes(b"\xff\xfeT\0"), Err(ParseError::NotUtf8 { valid_up_to: 0 }));
}

#[test]
fn ten_megabytes_without_a_line_end() {
    let source = "The harbour is open, and it stays open. ".repeat(10 * MEGABYTE / 40);
    let document = survives(&source);
    assert_eq!(document.paragraphs().count(), 1);
    let source = "x".repeat(10 * MEGABYTE);
    assert_eq!(survives(&source).walk().count(), 1);
}

#[test]
fn many_markers_on_a_line() {
    let many = MEGABYTE / 10;
    for marker in [
        ">", "> ", "(", "[", "- ", "* ", "1. ", "a) ", "(a) ", "#", "**", "_", "<", "<p>", "|", ":", "Q: ", "\"",
        "[1]", "\u{301}", "\u{200f}",
    ] {
        survives(&marker.repeat(many));
        survives(&format!("{}x", marker.repeat(many)));
        survives(&format!("x {}", marker.repeat(many)));
    }
}

#[test]
fn many_markers_on_lines() {
    let line = |n: usize, indent: usize, marker: &str| format!("{}{marker} words of entry {n};\n", " ".repeat(indent));
    for marker in ["-", "•", "1.", "(a)", "i.", ">", "|", "#"] {
        // Ever deeper, and then back and forth.
        let deep: String = (0..400).map(|n| line(n, n, marker)).collect();
        let saw: String = (0..MEGABYTE / 50).map(|n| line(n, n % 60, marker)).collect();
        for source in [deep, saw] {
            let document = survives(&source);
            let depth = document.walk().map(|(depth, _)| depth).max().unwrap();
            assert!(depth <= 3 * MAX_LIST_DEPTH, "{depth} with {marker}");
        }
    }
    let numbered: String = (1..MEGABYTE / 12).map(|n| format!("{n}. words\n")).collect();
    survives(&numbered);
    let signs = ["-", "•", "*", "–", "o", "▪", "1.", "a.", "(a)", "(1)", "i)", "A)"];
    survives(&(0..MEGABYTE / 24).map(|n| line(n, n % 7, signs[n % signs.len()])).collect::<String>());
}

#[test]
fn a_megabyte_of_short_lines() {
    for line in shapes::LINES {
        let lines = line.repeat(MEGABYTE / line.len());
        survives(&lines);
        survives(&shapes::in_a_speech(&lines));
    }
    let labels: String = (0..MEGABYTE / 18).map(|n| format!("SPEAKER{n}: Yes.\n")).collect();
    survives(&labels);
}

#[test]
fn shapes_that_grow_without_end() {
    for (_, shape) in shapes::GROWING {
        survives(&shape(MEGABYTE / 2));
    }
}

#[test]
fn much_of_nothing() {
    let blank = "\n".repeat(MEGABYTE / 2);
    let document = format!("{blank}x{blank}");
    assert_eq!(survives(&document).walk().count(), 1);
    survives(&format!("x{}", " ".repeat(MEGABYTE)));
    survives(&format!("{}x", "\u{c}\r\n".repeat(MEGABYTE / 3)));
    survives(&format!("x{}y", "\r".repeat(MEGABYTE)));
    survives(&format!("x{}", "\u{301}".repeat(MEGABYTE / 2)));
}

#[test]
fn what_is_opened_is_not_always_closed() {
    let line = "key: value of the line\n".repeat(MEGABYTE / 24);
    survives(&format!("---\n{line}"));
    survives(&format!("```\n{line}"));
    survives(&format!("“{line}"));
    survives(&"(Applause and more\n".repeat(MEGABYTE / 20));
    survives(&"\"The words of a quotation that nobody closes, line by line:\n\n".repeat(MEGABYTE / 64));
    survives(&"<title=\"x\n".repeat(MEGABYTE / 10));
    survives(&format!("<!--\n{line}"));
}

/// The deepest tree that there can be: parsing, walking, writing, reading and dropping it needs no
/// more than a small stack.
#[test]
fn the_deepest_tree_fits_on_a_small_stack() {
    let run = || {
        let deep: String = (0..2 * MAX_LIST_DEPTH)
            .flat_map(|level| (1..=3).map(move |n| format!("{}{n}. words of an entry;\n", "   ".repeat(level))))
            .collect();
        let signs = ["•", "-", "1.", "a)", "(i)", "–", "(1)", "*", "A.", "o", "▪", "(a)"];
        let entries: String = (0..2000)
            .map(|n| format!("{}{} words of an entry;\n", "  ".repeat(n % 40), signs[n % signs.len()]))
            .collect();
        let source = format!(
            "MS. QUIST: We need:\n\n{deep}\nMR. FALK: We need:\n\n{entries}\nMS. QUIST: No.\n\n{}",
            "(> ".repeat(100_000)
        );
        let document = parse_document(&source).unwrap();
        // A turn, and below it a list, an entry, a list, …, and the marker of the last entry.
        assert_eq!(document.walk().map(|(depth, _)| depth).max(), Some(1 + 2 * MAX_LIST_DEPTH));
        assert!(document.diagnostics.iter().any(|doubt| doubt.code == Code::DeepNesting));
        assert_sound_exports(&source, &document);
        let json = serde_json::to_string(&document).unwrap();
        let back: Document<'_> = serde_json::from_str(&json).unwrap();
        assert_eq!(back, document);
        let owned = back.into_owned();
        assert_eq!(owned.clone(), document);
        drop(owned);
    };
    std::thread::Builder::new().stack_size(256 << 10).spawn(run).unwrap().join().unwrap();
}

/// JSON that no parser wrote, nested far deeper: an error, no overflow.
#[test]
fn deep_json_is_refused() {
    let list = r#"{"kind":"list","span":{"start":0,"end":1},"ordered":false,"items":[{"span":{"start":0,"end":1},"marker":null,"text":"x","lead":{"start":0,"end":1},"inlines":[],"blocks":["#;
    let head = serde_json::to_string(&Document::default()).unwrap();
    for depth in [2, 20_000] {
        let nested = format!("{}{}", list.repeat(depth), "]}]}".repeat(depth));
        let json = head.replace("\"body\":[]", &format!("\"body\":[{nested}]"));
        let read = serde_json::from_str::<Document<'_>>(&json);
        assert_eq!(read.is_ok(), depth == 2, "{depth}: {read:.200?}");
    }
}
