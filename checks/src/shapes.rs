//! Texts that nobody speaks: what a careless look-ahead reads to the end from each line, and what
//! grows without end.

/// Makes a text of about so many bytes.
pub type Shape = fn(usize) -> String;

/// Shapes by name, each of any length.
pub const GROWING: [(&str, Shape); 17] = [
    ("only markers", |len| repeated("-\n1.\n(a)\n•\n", len)),
    ("nested markers", |len| {
        counted(len, |n| format!("{}{} words;\n", "  ".repeat(n % 30), ["-", "1.", "(a)", "•", ">"][n % 5]))
    }),
    ("markers on one line", |len| repeated("> - 1. (a) ", len) + "x"),
    ("one line", |len| repeated("The harbour is open, and it stays open. ", len)),
    ("only newlines", |len| repeated("\n", len) + "x"),
    ("only labels", |len| counted(len, |n| format!("SPEAKER {}:\n", n / 2))),
    ("only brackets", |len| repeated("[()] {<>}\n", len)),
    ("unclosed brackets", |len| repeated("(Applause and [more\n", len)),
    ("brackets within brackets", |len| repeated("(", len)),
    ("unclosed quotes", |len| repeated("“Nobody closes what is said here, \"line by line:\n\n", len)),
    ("only digits", |len| repeated("1234567890\n", len)),
    ("digits on one line", |len| repeated("1234567890", len)),
    // Numbers as pages have them: what is too long for one costs what other words do.
    ("alternating page numbers", |len| {
        let page = |n: usize| if n % 2 == 0 { format!("- {} -", n % 999) } else { format!("Page {} of 999", n % 999) };
        counted(len, |n| format!("The harbour is open to all who come\n\n{}\n\u{c}\n", page(n)))
    }),
    ("repeated headers", |len| {
        counted(len, |n| format!("Harbour Gazette, 4 May 2021, page {n}\nThe harbour is open to\nall of us.\n"))
    }),
    ("footnote marks without notes", |len| {
        counted(len, |n| format!("The harbour[{n}] is open.{}\n", "¹".repeat(n % 3)))
    }),
    ("combining marks", |len| String::from("x") + &repeated("\u{301}", len)),
    ("front matter that never ends", |len| String::from("---\n") + &repeated("key: value of the line\n", len)),
];

fn repeated(part: &str, len: usize) -> String {
    part.repeat(len.div_ceil(part.len()))
}

fn counted(len: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(len);
    for n in 1.. {
        if text.len() >= len {
            break;
        }
        text.push_str(&part(n));
    }
    text
}

/// Lines that come back thousands of times, each with its line end.
pub const LINES: [&str; 47] = [
    "(\n", "(Laughter\n", "[Applause]\n", "(Applause)\n\n", "[Words in Brackets]\n\n", "[1] Note.\n", "\"x\n",
    "“x\n\n", "MS. QUIST: Yes.\n", "SPEAKER: Yes.\n", "Q\n", "Q: \n", "Ada Quist\n\n", "Ada Quist took the oath\n",
    "[10:31] <ada> yes\n", "Mr. Quist\nsaid so, and more than that, to everybody here.\n\n", "Speech by Ada Quist\n",
    "by Ada Quist at\n", "Minister of Ferries,\n", "Dear friends,\n", "dear friends of ours,\n\n", "Thank you.\n",
    "4 May 2021\n", "4 May 2021\n\n", "Date: 4 May 2021\n", "key: value of the line\n", "00:01\n", "12\n\u{c}",
    "- 3 -\n", "2.\nxy\n", "2.\nxy\n3.\nyz\n", "x\n\n", "\u{c}\n.\n", "<p>\n", "<title=\"x\n", "| a | b |\n",
    "* * *\n", "x ..... 3\n", "https://a.b\n", "> said\n", "```\n", "- words;\n   1. words;\n", "END\n", "END\n\n",
    "Home\n\n", "References\n\n", "-----\nx\n",
];

/// A speech in which lines stand, as their place decides what they are.
#[must_use]
pub fn in_a_speech(lines: &str) -> String {
    let words =
        "We are here for the people of this town, and for what they have built with their hands in these years.";
    format!("Remarks by the Minister of Ferries\n\n{words}\n\n{lines}\n\nThat is all. {words}\n")
}
