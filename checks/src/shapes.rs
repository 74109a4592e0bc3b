//! Lines that come back thousands of times: what a careless look-ahead reads to the end from each.

/// The lines, each with its line end.
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
