//! The units of a document with what the role rules ask of them.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::OnceCell;
use core::ops::Range;

use super::unit::{Open, Unit, is_emphasised};
use crate::ast::FurnitureRole;
use crate::grammar::markup;
use crate::grammar::name::NameShape;
use crate::lexicon::Lexicons;
use crate::line::Line;
use crate::phrase;
use crate::profile::Profile;
use crate::span::Span;
use crate::text::{self, Letters};

/// Everything that the role rules look at.
pub(super) struct Context<'c, 'a> {
    pub(super) source: &'a str,
    pub(super) lines: &'c [Line<'a>],
    pub(super) profile: &'c Profile<'a>,
    pub(super) units: &'c [Unit],
    /// For each unit: whether it is an entry of a list of names.
    pub(super) names: Vec<bool>,
    /// The indent with which most paragraphs begin.
    pub(super) indent: u16,
    /// The blank lines above most paragraphs.
    pub(super) spacing: u16,
    /// Whether time codes stand in the document more than once or twice.
    pub(super) timed: bool,
    /// Whether time codes run through the document, as in captions.
    pub(super) captioned: bool,
    /// The first unit of prose.
    pub(super) first_prose: usize,
    /// The first headline that markup makes.
    first_marked: usize,
    /// Whether lines in bold head the sections here: several of them.
    pub(super) bold_headed: bool,
    /// For each unit: the last one before it that is no furniture; the unit itself when there is none.
    before: Vec<u32>,
    /// For each unit: the first one after it that is no furniture.
    after: Vec<u32>,
    blocks: Vec<Block>,
    /// For each unit: the last one before it that is no name, cue or furniture.
    heads: OnceCell<Vec<Option<usize>>>,
    /// For each unit: which block it stands in.
    block_of: Vec<u32>,
    /// The last unit that is a sentence at least.
    last_sentence: OnceCell<Option<usize>>,
    /// For each unit, its text.
    texts: Vec<&'a str>,
    /// For each unit, what its words are like.
    likes: Vec<Likeness>,
}

/// What the words of a unit are like: each costs a look at all of them, and several rules ask.
#[derive(Debug, Clone, Default)]
struct Likeness {
    sentences: OnceCell<bool>,
    letters: OnceCell<Letters>,
    headline: OnceCell<bool>,
}

/// Units without a blank line between them, with what rules have found out about them together.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether half of them are links.
    pub(super) menu: OnceCell<bool>,
    /// Whether two or more are bracketed and one has a date.
    pub(super) bracketed: OnceCell<bool>,
    /// The first that opens a letterhead.
    pub(super) letterhead: OnceCell<Option<usize>>,
    /// The runs of three lines or more that have a key and a value.
    pub(super) keyed: OnceCell<Box<[Range<usize>]>>,
}

impl Block {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Lines in bold beyond so many head sections.
const BOLD: usize = 3;

/// Columns that the clause of a title has at most, when it says by whom the speech was.
const LONGEST_CLAUSE: usize = 420;

impl<'c, 'a> Context<'c, 'a> {
    /// Looks at the units once.
    pub(super) fn new(source: &'a str, lines: &'c [Line<'a>], profile: &'c Profile<'a>, units: &'c [Unit]) -> Self {
        let codes = units.iter().filter(|unit| unit.open == Open::Furniture(FurnitureRole::TimeCode)).count();
        let mut context = Self {
            source,
            lines,
            profile,
            units,
            names: Vec::new(),
            indent: 0,
            spacing: 0,
            timed: codes >= 3,
            captioned: codes >= 5,
            first_prose: units.iter().position(|unit| unit.open == Open::Prose).unwrap_or(units.len()),
            first_marked: units
                .iter()
                .position(|unit| matches!(unit.open, Open::Heading(_) | Open::Underlined(_)))
                .unwrap_or(units.len()),
            bold_headed: false,
            before: Vec::new(),
            after: Vec::new(),
            blocks: Vec::new(),
            block_of: Vec::new(),
            heads: OnceCell::new(),
            last_sentence: OnceCell::new(),
            texts: units.iter().map(|unit| text_of(source, lines, unit)).collect(),
            likes: alloc::vec![Likeness::default(); units.len()],
        };
        context.look_around();
        context.names = context.listed_names();
        context.indent = context.usual(|line| line.indent);
        context.spacing = context.usual(|line| line.gap);
        context.bold_headed = context.indices().filter(|&at| context.is_bold_headline(at)).nth(BOLD).is_some();
        context
    }

    /// Notes each unit's neighbours: rules ask for them at every unit, and a search there would make
    /// long runs of furniture cost the square of their length.
    fn look_around(&mut self) {
        let count = self.units.len();
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut last = None;
        self.before = (0..count)
            .map(|at| {
                let before = index(last.unwrap_or(at));
                if !self.is_furniture(at) {
                    last = Some(at);
                }
                before
            })
            .collect();
        let mut next = count;
        self.after = alloc::vec![0; count];
        for at in (0..count).rev() {
            self.after[at] = index(next);
            if !self.is_furniture(at) {
                next = at;
            }
        }
        let mut start = 0;
        for end in 1..=count {
            if end == count || self.gap(end) > 0 {
                self.block_of.resize(end, index(self.blocks.len()));
                self.blocks.push(Block { start, end, ..Block::default() });
                start = end;
            }
        }
    }

    /// The block in which a unit stands.
    pub(super) fn block(&self, at: usize) -> &Block {
        &self.blocks[self.block_of[at] as usize]
    }

    /// The commonest measure of the first lines of paragraphs.
    fn usual(&self, measure: fn(&Line<'a>) -> u16) -> u16 {
        let firsts = self.indices().filter(|&at| self.is_sentences(at)).map(|at| &self.lines[self.units[at].first]);
        let mut measures: Vec<u16> = firsts.map(measure).collect();
        measures.sort_unstable();
        measures.chunk_by(|a, b| a == b).max_by_key(|run| run.len()).map_or(0, |run| run[0])
    }

    /// Whether a unit is a line in bold, set apart, that leads into nothing.
    pub(super) fn is_bold_headline(&self, at: usize) -> bool {
        self.is_prose(at)
            && self.height(at) == 1
            && self.gap(at) > 0
            && is_emphasised(self.text(at))
            && !markup::bare(self.text(at)).ends_with([':', '：', ',', '.'])
    }

    /// The unit that heads the list of names in which `at` stands.
    pub(super) fn heads_names(&self, at: usize) -> Option<usize> {
        let heads = self.heads.get_or_init(|| {
            let mut last = None;
            self.indices()
                .map(|at| {
                    let head = last;
                    if !self.names[at] && !self.is_furniture(at) && !matches!(self.units[at].open, Open::Cue) {
                        last = Some(at);
                    }
                    head
                })
                .collect()
        });
        heads[at]
    }

    pub(super) fn lexicons(&self) -> &Lexicons {
        &self.profile.lexicons
    }

    /// The bytes of a unit.
    pub(super) fn span(&self, at: usize) -> Span {
        let unit = self.units[at];
        Span::new(self.lines[unit.first].start, self.lines[unit.last].end(self.source))
    }

    /// The source text of a unit, line breaks included; a number in the margin before it is left out, and
    /// so are directional marks behind it, for rules ask how it ends.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.texts[at]
    }

    /// The first line's words.
    pub(super) fn first_line(&self, at: usize) -> &'a str {
        self.lines[self.units[at].first].text
    }

    /// The lines of a unit.
    pub(super) fn lines_of(&self, at: usize) -> &[Line<'a>] {
        let unit = self.units[at];
        &self.lines[unit.first..=unit.last]
    }

    /// How many lines a unit has.
    pub(super) fn height(&self, at: usize) -> usize {
        self.units[at].last - self.units[at].first + 1
    }

    /// Blank lines before a unit.
    pub(super) fn gap(&self, at: usize) -> u16 {
        self.lines[self.units[at].first].gap
    }

    /// Whether a unit is set apart from what stands above it: by a blank line, or by the furniture of a
    /// page below words that end.
    pub(super) fn is_apart_above(&self, at: usize) -> bool {
        let ended = || self.prose_before(at).is_none_or(|before| text::ends_sentence(self.text(before)));
        at == 0
            || self.gap(at) > self.profile.layout.spacing
            || self.is_furniture(at - 1) && (ended() || self.gap(at - 1) > self.profile.layout.spacing + 1)
    }

    /// Blank lines after a unit; many after the last one.
    pub(super) fn gap_after(&self, at: usize) -> u16 {
        self.units.get(at + 1).map_or(u16::MAX, |next| self.lines[next.first].gap)
    }

    pub(super) fn is_prose(&self, at: usize) -> bool {
        matches!(self.units[at].open, Open::Prose)
    }

    pub(super) fn is_furniture(&self, at: usize) -> bool {
        matches!(self.units[at].open, Open::Furniture(_))
    }

    /// Whether a headline that markup makes stands above a unit.
    pub(super) fn title_above(&self, at: usize) -> bool {
        self.first_marked < at
    }

    /// The next unit that is no furniture.
    pub(super) fn next(&self, at: usize) -> Option<usize> {
        Some(self.after[at] as usize).filter(|&next| next < self.units.len())
    }

    /// Whether a unit holds sentences: words that fill a line, or several sentences, with small
    /// letters among them.
    pub(super) fn is_sentences(&self, at: usize) -> bool {
        self.is_prose(at) && *self.likes[at].sentences.get_or_init(|| self.reads_as_sentences(at))
    }

    fn reads_as_sentences(&self, at: usize) -> bool {
        let text = self.text(at);
        let letters = self.letters(at);
        let columns = || text::width(text);
        let ends = || text::ends_sentence(text);
        let uncased = letters.uncased * 2 > letters.all();
        if self.profile.layout.uncased && !uncased && letters.lower * 3 < letters.all() {
            return ends() && self.height(at) >= 3 || columns() > if ends() { 160 } else { 240 };
        }
        if letters.is_capitals() && columns() < 400 {
            return false;
        }
        if uncased && text.chars().any(text::is_unspaced) {
            return columns() >= if ends() { 50 } else { 161 };
        }
        if ends() {
            return text::at_least_words(text, 9) || columns() >= 70;
        }
        columns() >= 220 && !(columns() < LONGEST_CLAUSE && self.names_speech_by(text))
    }

    /// Whether words open as a title does that says by whom the speech was: "Speech by Ms. Ada Quist, …".
    fn names_speech_by(&self, words: &str) -> bool {
        let rest = phrase::behind_speech_word(words, self.lexicons());
        rest.is_some_and(|rest| self.lexicons().begins(text::trim_start(rest), |l| l.by))
    }

    /// Whether a unit is a sentence at least: a few words, a small one among them, and a full stop.
    pub(super) fn is_sentence(&self, at: usize) -> bool {
        if self.is_sentences(at) {
            return true;
        }
        let text = self.text(at);
        let stop = matches!(text::last_sign(text), Some('.' | '。' | '।' | '۔'));
        self.is_prose(at)
            && stop
            && (NameShape::of(text).small >= 1 && text::at_least_words(text, 3) || text.ends_with('。'))
    }

    /// The last unit that is a sentence at least.
    pub(super) fn last_sentence(&self) -> Option<usize> {
        *self.last_sentence.get_or_init(|| self.indices().rev().find(|&at| self.is_sentence(at)))
    }

    /// Whether a unit is a short line as headlines are: no sentence, one or two lines.
    pub(super) fn is_headline(&self, at: usize) -> bool {
        self.height(at) <= 3 && *self.likes[at].headline.get_or_init(|| self.reads_as_headline(at))
    }

    fn reads_as_headline(&self, at: usize) -> bool {
        let text = markup::bare(self.text(at));
        let columns = text::width(text);
        let limit = if self.height(at) > 1 { 200 } else { 130 };
        let last = text::last_sign(text);
        (2..=limit).contains(&columns)
            && !matches!(
                last,
                Some('.' | ',' | ';' | '。' | '，' | '、' | '；' | '،' | '।' | '۔' | '…' | '-' | '–' | '—')
            )
            && text.chars().any(char::is_alphabetic)
            && !text::starts_lower(text)
    }

    /// Spans of prose units for looking around.
    pub(super) fn indices(&self) -> Range<usize> {
        0..self.units.len()
    }

    /// Whether most letters of a unit are capitals while the document has small ones.
    pub(super) fn is_capitals(&self, at: usize) -> bool {
        !self.profile.layout.uncased && self.letters(at).is_capitals()
    }

    /// The letters of a unit by case.
    fn letters(&self, at: usize) -> Letters {
        *self.likes[at].letters.get_or_init(|| Letters::of(self.text(at)))
    }

    /// The last unit before one that is no furniture.
    pub(super) fn prose_before(&self, at: usize) -> Option<usize> {
        Some(self.before[at] as usize).filter(|&before| before < at)
    }
}

fn text_of<'a>(source: &'a str, lines: &[Line<'a>], unit: &Unit) -> &'a str {
    let first = Span::of_slice(source, lines[unit.first].text);
    text::unmarked(&source[Span::new(first.start, lines[unit.last].end(source)).range()])
}
