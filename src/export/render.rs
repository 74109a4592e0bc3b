//! The outline as lines that people read and snapshots keep.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::Write as _;

use super::outline::{Outline, OutlineFields};
use crate::ast::Lang;

/// How many characters of a block are shown at most.
const SHOWN: usize = 72;

impl Outline<'_> {
    /// The outline for people and snapshots: the fields as `# date 2021-05-04`, then one block a
    /// line, `kind start..end "words"`. Long blocks are shortened in the middle; `?` stands for the
    /// words when `source` is not the text that was parsed and the bytes do not fit.
    ///
    /// ```
    /// use oration::{export, parse_document};
    ///
    /// let source = "Q: Who pays?\n\nA: We all do.";
    /// let document = parse_document(source).unwrap();
    /// let rendered = export::outline(&document).render(source);
    /// assert!(rendered.ends_with(
    ///     "turn speaker=\"Q\" 0..12 \"Q: Who pays?\"\nturn speaker=\"A\" 14..27 \"A: We all do.\"\n",
    /// ));
    /// ```
    #[must_use]
    pub fn render(&self, source: &str) -> String {
        let mut out = String::new();
        self.fields.render(&mut out);
        for block in &self.blocks {
            // Writing to a string cannot fail.
            let _ = write!(out, "{} {} ", block.kind, block.span);
            match block.span.of(source) {
                Some(words) => {
                    let _ = writeln!(out, "{:?}", shortened(words));
                }
                None => out.push_str("?\n"),
            }
        }
        out
    }
}

/// The words; long ones without their middle.
fn shortened(words: &str) -> Cow<'_, str> {
    const TAIL: usize = SHOWN / 3;
    let nth = |n| words.char_indices().nth(n).map(|(at, _)| at);
    let Some(head) = nth(SHOWN - TAIL - 1).filter(|_| nth(SHOWN).is_some()) else {
        return Cow::Borrowed(words);
    };
    let tail = words.char_indices().rev().nth(TAIL - 1).map_or(head, |(at, _)| at);
    Cow::Owned([&words[..head], "…", &words[tail..]].concat())
}

impl OutlineFields<'_> {
    /// One line a field: `# date 2021-05-04`.
    fn render(&self, out: &mut String) {
        let mut line = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                out.extend(["# ", name, " "]);
                out.extend(value.chars().map(|c| if c.is_control() { ' ' } else { c }));
                out.push('\n');
            }
        };
        line("title", self.title);
        let mut date = String::new();
        if let Some(day) = self.date {
            // Writing to a string cannot fail.
            let _ = write!(date, "{day}");
        }
        line("date", self.date.map(|_| date.as_str()));
        line("speaker", self.speaker);
        line("role", self.role);
        line("place", self.place);
        line("event", self.event);
        line("lang", self.lang.map(Lang::code));
        line("closing", self.closing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{outline, sample};

    #[test]
    fn long_words_lose_their_middle_and_no_more() {
        let fits = "é".repeat(SHOWN);
        assert_eq!(shortened(&fits), fits);
        let long = "a".repeat(100) + &"z".repeat(100);
        let short = shortened(&long);
        assert_eq!(short.chars().count(), SHOWN);
        assert!(short.starts_with("aaa") && short.ends_with("zzz") && short.contains("a…z"), "{short}");
    }

    #[test]
    fn a_foreign_source_shows_no_words() {
        let sample = sample::turns();
        assert!(outline(&sample.document).render("Q").contains("note 14..25 ?\n"));
    }
}
