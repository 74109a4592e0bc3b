//! Transcripts made from a known structure: what was printed must come back.
//!
//! The language is kept small so that no printed text has two readings: sentences are of twelve
//! words and more from a fixed vocabulary, labels, cues and formulas are ones that the English
//! lexicon knows, a list has a lead-in and three entries at least, a label speaks twice at least.
//! What a careful reader could take for something else does not belong here.

use std::fmt::Write as _;

use arbitrary::{Result, Unstructured};
use oration::export;

use crate::lossless::assert_sound_exports;
use crate::same::{LINE_ENDS, with_line_ends};

/// A transcript, its structure and how it is printed.
#[derive(Debug, Clone)]
pub struct Transcript {
    style: Style,
    line_end: &'static str,
    title: &'static str,
    dateline: Option<&'static str>,
    body: Body,
}

/// How paragraphs are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A line a paragraph, blank lines between.
    Blank,
    /// Wrapped lines, blank lines between.
    Wrapped,
    /// A line a paragraph, no blank lines but around the front.
    Single,
    /// Markdown, a line a paragraph.
    Markdown,
}

#[derive(Debug, Clone)]
enum Body {
    Speech { salutation: Option<&'static str>, parts: Vec<Part>, closing: Option<&'static str> },
    Talk { form: LabelForm, turns: Vec<(&'static str, Vec<Part>)> },
}

/// How a label is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LabelForm {
    /// On the line of its words, with a colon.
    RunIn,
    /// On a line of its own, with a colon.
    Alone,
}

#[derive(Debug, Clone)]
enum Part {
    Paragraph(String),
    List {
        lead: String,
        bullets: Bullets,
        loose: bool,
        entries: Vec<Entry>,
    },
    Cue(&'static str),
    /// A page number; `cut` is what goes on with the sentence after it, when it cuts a paragraph.
    Page {
        form: PageForm,
        number: u32,
        cut: Option<(String, String)>,
    },
    Heading(&'static str),
    Quote(String),
}

#[derive(Debug, Clone)]
struct Entry {
    words: String,
    nested: Vec<String>,
}

/// How a page ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageForm {
    /// `- 12 -`
    Dashes,
    /// `Page 12 of 90`
    Words,
    /// `12` and a form feed.
    Bare,
}

/// The markers of a list.
#[derive(Debug, Clone, Copy)]
enum Bullets {
    Sign(&'static str),
    Number,
    Letter,
}

const TITLES: [&str; 4] = [
    "Remarks by Ada Quist at the Harbour Conference",
    "Address by Foreign Minister Jonas Brekke to the Tidewater Assembly",
    "Statement by the Minister of Ferries at the Launch of the Winter Timetable",
    "Opening Remarks at the Ninth Harbour Conference",
];
const DATELINES: [&str; 4] = ["4 May 2021", "29 June 2023", "Port Elsing, 12 June 2018", "October 8, 1996"];
const SALUTATIONS: [&str; 4] =
    ["Excellencies, Ladies and Gentlemen,", "Dear friends,", "Mr. President,", "Ladies and gentlemen,"];
const CLOSINGS: [&str; 4] =
    ["Thank you.", "Thank you very much.", "I thank you for your attention.", "Thank you for your attention."];
const CUES: [&str; 4] = ["[Applause]", "(Laughter.)", "(Applause.)", "[Laughter]"];
const HEADINGS: [&str; 4] =
    ["The road to the harbour", "A lamp for every pier", "What the winter taught us", "Deep water"];
const LABELS: [[&str; 2]; 4] =
    [["Q", "A"], ["MS. QUIST", "MR. BREKKE"], ["Ada Quist", "Jonas Brekke"], ["THE PRESIDENT", "QUESTION"]];
const SIGNS: [&str; 3] = ["•", "-", "*"];

const OPENERS: [&str; 8] = ["The", "Every", "Our", "This", "Each", "No", "That", "Another"];
const WORDS: [&str; 32] = [
    "harbour", "lamp", "water", "winter", "quay", "basket", "net", "stone", "above", "beside", "under", "carries",
    "mends", "keeps", "follows", "slowly", "gladly", "along", "rope", "ferry", "old", "grey", "wooden", "between",
    "gull", "tide", "without", "until", "because", "while", "sleeping", "herring",
];

impl Transcript {
    /// A transcript by the choices in `bytes`.
    ///
    /// # Errors
    /// When there are too few bytes.
    pub fn arbitrary(bytes: &mut Unstructured<'_>) -> Result<Self> {
        let style = *bytes.choose(&[Style::Blank, Style::Wrapped, Style::Single, Style::Markdown])?;
        let line_end = *bytes.choose(&LINE_ENDS)?;
        let title = *bytes.choose(&TITLES)?;
        let dateline = maybe(bytes, &DATELINES)?;
        let form = *bytes.choose(&[PageForm::Dashes, PageForm::Words, PageForm::Bare])?;
        let page = (form, bytes.int_in_range(1..=40)?);
        let body = if bytes.arbitrary()? {
            let salutation = maybe(bytes, &SALUTATIONS)?;
            let closing = maybe(bytes, &CLOSINGS)?;
            let mut make = Maker { bytes, style, page, sentences: 0 };
            // Long enough to show how the text is wrapped.
            let mut parts = vec![Part::Paragraph(make.sentences(4)?)];
            parts.extend(make.parts(8)?);
            Body::Speech { salutation, parts, closing }
        } else {
            let form = *bytes.choose(&[LabelForm::RunIn, LabelForm::Alone])?;
            let labels = *bytes.choose(&LABELS)?;
            let count = 2 * bytes.int_in_range(2..=4)?;
            let mut make = Maker { bytes, style, page, sentences: 0 };
            let mut turns = Vec::new();
            for n in 0..count {
                let mut said = vec![make.paragraph()?];
                said.extend(make.parts(2)?);
                turns.push((labels[n % 2], said));
            }
            Body::Talk { form, turns }
        };
        Ok(Self { style, line_end, title, dateline, body })
    }

    /// What is printed, block by block: the kind that must come back, and the words.
    fn blocks(&self) -> Vec<(String, String)> {
        let mut blocks = Vec::new();
        let markdown = self.style == Style::Markdown;
        blocks.push(("title".into(), format!("{}{}", if markdown { "# " } else { "" }, self.title)));
        blocks.extend(self.dateline.map(|words| ("meta".into(), words.into())));
        match &self.body {
            Body::Speech { salutation, parts, closing } => {
                blocks.extend(salutation.map(|words| ("salutation".into(), words.into())));
                parts.iter().for_each(|part| part.print(markdown, &mut blocks));
                blocks.extend(closing.map(|words| ("closing".into(), words.into())));
            }
            Body::Talk { form, turns } => {
                for (speaker, parts) in turns {
                    let kind = format!("turn speaker={speaker:?}");
                    let label = if markdown { format!("**{speaker}:**") } else { format!("{speaker}:") };
                    let first = blocks.len();
                    parts.iter().for_each(|part| part.print(markdown, &mut blocks));
                    match form {
                        LabelForm::RunIn => {
                            let words = format!("{label} {}", blocks[first].1);
                            blocks[first] = (kind, words);
                        }
                        LabelForm::Alone => blocks.insert(first, (kind, label)),
                    }
                }
            }
        }
        blocks
    }

    /// The transcript as a source.
    #[must_use]
    pub fn print(&self) -> String {
        let mut out = String::new();
        let mut before = String::new();
        for (full, words) in self.blocks() {
            let kind = full.split(' ').next().unwrap_or_default();
            let front = matches!(&*before, "title" | "meta" | "salutation");
            let tight = match (&*before, kind) {
                ("item", "item") => true,
                // A label alone stands right above its words.
                ("turn", "para") => matches!(self.body, Body::Talk { form: LabelForm::Alone, .. }),
                _ => self.style == Style::Single && !front,
            };
            if !out.is_empty() {
                out.push_str(if tight { "\n" } else { "\n\n" });
            }
            if self.style == Style::Wrapped {
                wrap(&words, kind == "item", &mut out);
            } else {
                out.push_str(&words);
            }
            before = kind.into();
        }
        out.push('\n');
        with_line_ends(&out, self.line_end)
    }

    /// Whether more of its lines break inside a sentence than after one, where it is wrapped. Else it
    /// looks the same as a text whose every sentence is a paragraph on a line of its own.
    fn shows_its_wrapping(&self) -> bool {
        if self.style != Style::Wrapped {
            return true;
        }
        let (mut inside, mut after) = (0, 0);
        for (_, words) in self.blocks() {
            let mut printed = String::new();
            wrap(&words, false, &mut printed);
            for (above, _) in printed.match_indices('\n') {
                let ends = printed[..above].ends_with(['.', '?', '!']);
                *(if ends { &mut after } else { &mut inside }) += 1;
            }
        }
        inside > after
    }

    /// Panics unless every block that was printed comes back with its kind and its words.
    ///
    /// # Panics
    /// When one does not; the message shows the outline and the source.
    #[track_caller]
    #[expect(clippy::expect_used, clippy::panic, reason = "these are the assertions")]
    pub fn assert_parses(&self) {
        let source = self.print();
        let document = oration::parse_document(&source).expect("it has words");
        assert_sound_exports(&source, &document);
        if !self.shows_its_wrapping() {
            return;
        }
        let wanted: Vec<(String, String)> =
            self.blocks().into_iter().map(|(kind, words)| (kind, one_line(&words))).collect();
        let outline = export::outline(&document);
        let blocks = outline.blocks.iter();
        let found: Vec<(String, String)> = blocks
            .map(|block| (block.kind.to_string(), one_line(block.span.of(&source).unwrap_or("(no slice)"))))
            .collect();
        if let Some(at) = (0..wanted.len().max(found.len())).find(|&at| wanted.get(at) != found.get(at)) {
            let (wanted, found) = (wanted.get(at), found.get(at));
            panic!("block {at}\nwanted {wanted:?}\n found {found:?}\nin {source:?}\n{}", outline.render(&source));
        }
    }
}

impl Part {
    fn print(&self, markdown: bool, blocks: &mut Vec<(String, String)>) {
        match self {
            Self::Paragraph(words) => blocks.push(("para".into(), words.clone())),
            Self::Cue(words) => blocks.push(("note".into(), (*words).into())),
            Self::Page { form, number, cut } => {
                let words = match form {
                    PageForm::Dashes => format!("- {number} -"),
                    PageForm::Words => format!("Page {number} of 90"),
                    PageForm::Bare => format!("{number}\n\u{c}"),
                };
                let (before, after) = cut.clone().unzip();
                blocks.extend(before.map(|words| ("para".into(), words)));
                blocks.push(("furniture".into(), words));
                blocks.extend(after.map(|words| ("para".into(), words)));
            }
            Self::Quote(words) => blocks.push(("quote".into(), format!("> {words}"))),
            Self::Heading(words) => {
                blocks.push(("heading".into(), format!("{}{words}", if markdown { "## " } else { "" })));
            }
            Self::List { lead, bullets, loose, entries } => {
                blocks.push(("para".into(), lead.clone()));
                for (n, entry) in entries.iter().enumerate() {
                    let mut words = String::from(if *loose { "\n" } else { "" });
                    // Writing to a string cannot fail.
                    let _ = match bullets {
                        Bullets::Sign(sign) => write!(words, "{sign} {}", entry.words),
                        Bullets::Number => write!(words, "{}. {}", n + 1, entry.words),
                        Bullets::Letter => write!(words, "({}) {}", ["a", "b", "c", "d", "e"][n % 5], entry.words),
                    };
                    let ordered = if matches!(bullets, Bullets::Sign(_)) { "" } else { " ordered" };
                    blocks.push((format!("item depth=1{ordered}"), words));
                    let nested = entry.nested.iter().map(|words| format!("    – {words}"));
                    blocks.extend(nested.map(|words| ("item depth=2".into(), words)));
                }
            }
        }
    }
}

/// Makes parts by the choices in the bytes.
struct Maker<'m, 'b> {
    bytes: &'m mut Unstructured<'b>,
    style: Style,
    page: (PageForm, u32),
    /// How many sentences there are, so that no two are alike: a line that comes back at page breaks
    /// is a running header.
    sentences: u32,
}

impl Maker<'_, '_> {
    /// Up to `most` parts. After a list, a cue, a page or a headline comes a paragraph.
    fn parts(&mut self, most: usize) -> Result<Vec<Part>> {
        let mut parts = Vec::new();
        for _ in 0..self.bytes.int_in_range(0..=most)? {
            match self.bytes.int_in_range(0..=7)? {
                0 => parts.push(self.list()?),
                1 => parts.push(Part::Cue(self.bytes.choose(&CUES)?)),
                2 if matches!(self.style, Style::Blank | Style::Wrapped) => parts.push(self.page()?),
                3 if self.style == Style::Markdown => parts.push(Part::Heading(self.bytes.choose(&HEADINGS)?)),
                4 if self.style == Style::Markdown => parts.push(Part::Quote(self.sentence()?)),
                _ => {}
            }
            parts.push(self.paragraph()?);
        }
        Ok(parts)
    }

    fn list(&mut self) -> Result<Part> {
        let bullets = match self.bytes.int_in_range(0..=2)? {
            0 => Bullets::Sign(self.bytes.choose(&SIGNS)?),
            // Without blank lines the paragraph below the last entry could be part of it.
            1 if self.style != Style::Single => Bullets::Number,
            _ => Bullets::Letter,
        };
        let mut entries = Vec::new();
        for _ in 0..self.bytes.int_in_range(3..=5)? {
            let nested = if self.bytes.ratio(1, 4)? { self.bytes.int_in_range(2..=3)? } else { 0 };
            let nested = (0..nested).map(|_| self.fragment(12)).collect::<Result<_>>()?;
            // Long entries with numbers could be the numbered paragraphs of a short speech.
            let words = self.fragment(if matches!(bullets, Bullets::Number) { 6 } else { 12 })?;
            entries.push(Entry { words, nested });
        }
        let lead = self.sentence()?.replace('.', ":");
        let loose = self.style != Style::Single && self.bytes.ratio(1, 3)?;
        Ok(Part::List { lead, bullets, loose, entries })
    }

    fn page(&mut self) -> Result<Part> {
        let cut = if self.style == Style::Wrapped && self.bytes.arbitrary()? {
            let before = self.sentences(3)?.trim_end_matches('.').to_owned();
            Some((before, self.sentence()?.to_lowercase()))
        } else {
            None
        };
        let (form, number) = self.page;
        self.page.1 += 1;
        Ok(Part::Page { form, number, cut })
    }

    fn paragraph(&mut self) -> Result<Part> {
        let count = self.bytes.int_in_range(2..=4)?;
        self.sentences(count).map(Part::Paragraph)
    }

    fn sentences(&mut self, count: usize) -> Result<String> {
        Ok((0..count).map(|_| self.sentence()).collect::<Result<Vec<_>>>()?.join(" "))
    }

    /// Twelve words and more.
    fn sentence(&mut self) -> Result<String> {
        let more = self.bytes.int_in_range(0..=9)?;
        Ok(format!("{} {}.", self.bytes.choose(&OPENERS)?, self.words(11 + more)?))
    }

    fn fragment(&mut self, least: usize) -> Result<String> {
        let more = self.bytes.int_in_range(0..=2)?;
        Ok(format!("{};", self.words(least + more)?))
    }

    /// Words of which the first and the last stand nowhere else.
    fn words(&mut self, count: usize) -> Result<String> {
        const SYLLABLES: [&str; 10] = ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"];
        self.sentences += 1;
        let name: String =
            format!("{:03}", self.sentences).bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect();
        let mut words = name.clone();
        for _ in 2..count {
            words.push(' ');
            words += self.bytes.choose(&WORDS)?;
        }
        Ok(words + " " + &name + "s")
    }
}

fn maybe(bytes: &mut Unstructured<'_>, words: &[&'static str]) -> Result<Option<&'static str>> {
    Ok(if bytes.arbitrary()? { Some(bytes.choose(words)?) } else { None })
}

/// Wraps at 72 columns; the further lines of an entry hang under its words.
fn wrap(words: &str, hanging: bool, out: &mut String) {
    let indent = if hanging { words.len() - words.trim_start().len() + 3 } else { 0 };
    let mut column = indent.saturating_sub(3);
    out.push_str(&words[..column]);
    for (n, word) in words[column..].split(' ').enumerate() {
        if n > 0 && column + 1 + word.len() > 72 {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if n > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.len();
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The language that is printed, once, for whoever reads this.
    #[test]
    fn it_prints_what_it_says() -> Result<()> {
        let bytes: Vec<u8> = (0..=255).cycle().take(2000).collect();
        let transcript = Transcript::arbitrary(&mut Unstructured::new(&bytes))?;
        let printed = with_line_ends(&transcript.print(), "\n");
        for (_, words) in transcript.blocks() {
            assert!(one_line(&printed).contains(&one_line(&words)), "{words} in {printed}");
        }
        Ok(())
    }

    #[test]
    fn full_lines_that_are_sentences_show_no_wrapping() {
        let speech = |sentence: &str| Transcript {
            style: Style::Wrapped,
            line_end: "\n",
            title: TITLES[0],
            dateline: None,
            body: Body::Speech {
                salutation: None,
                parts: vec![Part::Paragraph([sentence; 4].join(" "))],
                closing: None,
            },
        };
        assert!(!speech(&format!("{}.", ["word"; 14].join(" "))).shows_its_wrapping());
        assert!(speech(&format!("{}.", ["word"; 21].join(" "))).shows_its_wrapping());
    }

    #[test]
    fn lines_are_wrapped() {
        let mut out = String::new();
        wrap(&["word"; 30].join(" "), true, &mut out);
        assert!(out.lines().all(|line| line.len() <= 72) && out.lines().skip(1).all(|line| line.starts_with("   w")));
    }
}
