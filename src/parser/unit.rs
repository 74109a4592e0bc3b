//! Cutting the lines into units: the stretches of lines that get one role each.
//!
//! Two small questions instead of one big loop: what does this line begin, and does the next line go
//! on with it?

use alloc::vec::Vec;

use super::list;
use crate::ast::{FurnitureRole, TableRole};
use crate::grammar::mark::Mark;
use crate::grammar::{bracket, chat, markup, note, rule};
use crate::line::{Line, Shape};
use crate::phrase::{self, Address};
use crate::profile::Profile;
use crate::reason::Bound;
use crate::text;

/// What a unit begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    FrontMatter {
        closed: bool,
    },
    Furniture(FurnitureRole),
    Separator,
    Fenced,
    Cue,
    Heading(u8),
    Underlined(u8),
    Quoted,
    Verse,
    Tag,
    Table(TableRole),
    Address,
    /// Keys on lines of their own with their values indented below them.
    Fields,
    Turn {
        alone: bool,
    },
    Item(Mark),
    Numbered(u32),
    Prose,
}

impl Open {
    /// Whether lines of prose may go on with what it begins.
    const fn takes_prose(self) -> bool {
        matches!(self, Self::Prose | Self::Turn { alone: false } | Self::Item(_) | Self::Numbered(_))
    }
}

/// A stretch of lines, both ends within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) open: Open,
    /// Why it begins at its first line.
    pub(super) bound: Bound,
}

/// Lines that a stage direction may be wrapped over.
const CUE_LINES: usize = 8;
/// Lines that a block of front matter may have.
const FRONT_MATTER_LINES: usize = 200;

/// Cuts the lines into units.
pub(super) fn cut(lines: &[Line<'_>], profile: &Profile<'_>) -> Vec<Unit> {
    let marks = list::accepted(lines, profile);
    let least = profile.layout.wrap.map_or(40, |edge| edge * 3 / 5).min(40);
    let first_sentence = lines
        .iter()
        .position(|line| u32::from(line.width) >= least && line.ends_sentence || line.width > 200)
        .unwrap_or(0);
    let cutter = Cutter { lines, profile, marks: &marks, first_sentence };
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (last, open) = cutter.unit(at);
        let bound = cutter.bound(units.last(), at, open);
        units.push(Unit { first: at, last, open, bound });
        at = last + 1;
    }
    units
}

struct Cutter<'c, 'a> {
    lines: &'c [Line<'a>],
    profile: &'c Profile<'a>,
    /// For each line, the marker of the entry that it begins.
    marks: &'c [Option<Mark>],
    /// The first line that ends a sentence: above it stand cover and front.
    first_sentence: usize,
}

impl Cutter<'_, '_> {
    /// The last line of the unit that begins at `first`, and what it begins with.
    fn unit(&self, first: usize) -> (usize, Open) {
        if first == 0 && self.lines[0].text.starts_with("WEBVTT") {
            let last = self.run_end(0, |at| self.lines[at].gap == 0);
            return (last, Open::Furniture(FurnitureRole::Markup));
        }
        if let Some(unit) = self.front_matter(first) {
            return unit;
        }
        if let Some(level) = self.underline(first) {
            return (first + 1, Open::Underlined(level));
        }
        if matches!(self.lines[first].shape, Shape::Separator('=' | '-' | '*' | '#'))
            && self.lines.get(first + 2).is_some_and(|under| under.text == self.lines[first].text && under.gap == 0)
            && self.lines[first + 1].gap == 0
            && self.lines[first + 1].width <= self.lines[first].width
        {
            return (first + 2, Open::Underlined(1));
        }
        // "#" alone belongs to the headline below it.
        if self.lines[first].text == "#" && self.profile.furniture[first].is_none() && first + 1 < self.lines.len() {
            let level = if let Shape::Heading(level) = self.lines[first + 1].shape { level } else { 1 };
            return (first + 1, Open::Heading(level));
        }
        if let Some(last) = self.fields_end(first) {
            return (last, Open::Fields);
        }
        let open = self.opening(first);
        let last = match open {
            Open::Fenced => self.fence_end(first),
            Open::Quoted => self
                .run_end(first, |at| self.lines[at].shape == Shape::Quoted && self.profile.speakers.at(at).is_none()),
            Open::Verse => self.run_end(first, |at| self.lines[at].shape == Shape::Verse && self.lines[at].gap == 0),
            Open::Table(role) => self.table_end(first, role),
            Open::Cue => self.cue_end(first),
            open if open.takes_prose() => self.prose_end(first),
            _ => first,
        };
        (last, open)
    }

    /// Why a unit that begins with `open` at the line `first` begins there, below the unit `above`.
    fn bound(&self, above: Option<&Unit>, first: usize, open: Open) -> Bound {
        let Some(above) = above else { return Bound::Start };
        match open {
            Open::Turn { .. } => return Bound::Label,
            Open::Item(_) => return Bound::Marker,
            Open::Numbered(_) => return Bound::Number,
            Open::Prose => {}
            _ => return Bound::OwnForm,
        }
        match above.open {
            open if open.takes_prose() => self.parts(above.first, above.last, first).unwrap_or(Bound::FormAbove),
            Open::Furniture(FurnitureRole::PageNumber | FurnitureRole::RunningHeader) => Bound::PageBreak,
            _ if self.lines[first].gap > self.profile.layout.spacing => Bound::BlankLine,
            _ => Bound::FormAbove,
        }
    }

    /// `---`, keys, `---` at the very start; or keys alone up to the first blank line.
    fn front_matter(&self, first: usize) -> Option<(usize, Open)> {
        if first != 0 || !matches!(self.lines[0].text, "---" | "+++") || self.lines.len() < 3 {
            return None;
        }
        let fence = self.lines[0].text;
        let keys = self.lines[1].text;
        // "---", "---": nothing stands in it.
        if keys == fence && self.lines[1].gap == 0 {
            return Some((1, Open::FrontMatter { closed: true }));
        }
        if self.lines[1].gap > 0 || !(keys.contains(':') || keys.contains('=')) {
            return None;
        }
        let close = (1..self.lines.len().min(FRONT_MATTER_LINES))
            .find(|&at| self.lines[at].text == fence || self.lines[at].text == "...");
        let open = self.run_end(1, |at| self.lines[at].gap == 0);
        match close {
            // A rule far below belongs to the speech when what stands between is no data.
            Some(close) if self.is_data(1, close) => Some((close, Open::FrontMatter { closed: true })),
            _ => Some((open, Open::FrontMatter { closed: false })),
        }
    }

    /// Whether most of the lines are keys, entries or indented.
    fn is_data(&self, from: usize, to: usize) -> bool {
        let data = self.lines[from..to].iter().filter(|line| {
            line.indent > 0
                || line.text.starts_with("- ")
                || line.text.split_once(':').is_some_and(|(key, _)| !key.contains(' ') || key.len() < 24)
        });
        data.count() * 3 >= (to - from) * 2
    }

    /// What the line at `at` begins.
    fn opening(&self, at: usize) -> Open {
        if let Some(role) = self.profile.furniture[at] {
            return Open::Furniture(role);
        }
        if let Some(turn) = self.profile.speakers.at(at) {
            return Open::Turn { alone: turn.alone };
        }
        if let Some(number) = self.profile.numbering.paragraph(at) {
            return Open::Numbered(number);
        }
        if let Some(mark) = self.marks[at] {
            return Open::Item(mark);
        }
        let line = &self.lines[at];
        match line.shape {
            Shape::Separator(_) => Open::Separator,
            Shape::Fence => Open::Fenced,
            Shape::Bracketed if note::is_mark_alone(line.text) => Open::Prose,
            Shape::Bracketed => Open::Cue,
            Shape::Heading(level) => Open::Heading(level),
            Shape::Quoted => Open::Quoted,
            Shape::Verse => Open::Verse,
            Shape::Tag if markup::tag_line(line.text).is_some_and(|tag| tag.attribute("name").is_some()) => {
                Open::Turn { alone: true }
            }
            Shape::Tag => Open::Tag,
            Shape::Row => Open::Table(TableRole::Rows),
            Shape::Leader => Open::Table(TableRole::Contents),
            Shape::Address => Open::Address,
            Shape::EndSign => Open::Heading(1),
            Shape::Prose | Shape::Mark(_) if chat::is_action(line.text, self.profile.chat) => Open::Cue,
            Shape::Prose if bracket::opens(line.text).is_some() && self.cue_end(at) > at => Open::Cue,
            Shape::Prose | Shape::Mark(_) | Shape::Folio(_) | Shape::Time => Open::Prose,
        }
    }

    /// The last line of the run from `first` for which `goes_on` holds.
    fn run_end(&self, first: usize, goes_on: impl Fn(usize) -> bool) -> usize {
        (first + 1..self.lines.len()).find(|&at| !goes_on(at)).unwrap_or(self.lines.len()) - 1
    }

    fn fence_end(&self, first: usize) -> usize {
        (first + 1..self.lines.len()).find(|&at| self.lines[at].shape == Shape::Fence).unwrap_or(first)
    }

    fn table_end(&self, first: usize, role: TableRole) -> usize {
        self.run_end(first, |at| {
            let line = &self.lines[at];
            self.profile.furniture[at].is_none()
                && match role {
                    TableRole::Rows => line.shape == Shape::Row && line.gap <= 1,
                    _ => {
                        line.shape == Shape::Leader && line.gap <= 2
                            || line.gap == 0
                                && line.shape == Shape::Prose
                                && self.lines.get(at + 1).is_some_and(|next| next.shape == Shape::Leader)
                    }
                }
        })
    }

    fn cue_end(&self, first: usize) -> usize {
        if self.lines[first].shape == Shape::Bracketed {
            return first;
        }
        let Some(open) = self.lines[first].text.chars().next() else { return first };
        for at in first + 1..(first + CUE_LINES).min(self.lines.len()) {
            let line = &self.lines[at];
            if line.gap > self.profile.layout.spacing || self.profile.furniture[at].is_some() {
                return first;
            }
            if bracket::closes(line.text, open) {
                return at;
            }
            if line.text.contains([')', ']', '）']) {
                return first;
            }
        }
        first
    }

    /// A block in which two lines or more are a key alone, "Published:", and the others are set
    /// deeper.
    fn fields_end(&self, first: usize) -> Option<usize> {
        let key = |at: usize| {
            let line = &self.lines[at];
            line.indent == self.lines[first].indent
                && !matches!(line.shape, Shape::Mark(_))
                && line.width <= 40
                && line.text.ends_with([':', '：'])
                && self.lines.get(at + 1).is_some_and(|next| next.gap == 0 && next.indent > line.indent)
        };
        // The label of a speaker is no key.
        if !key(first) || self.profile.speakers.at(first).is_some() {
            return None;
        }
        let last = self.run_end(first, |at| {
            self.lines[at].gap == 0 && (key(at) || self.lines[at].indent > self.lines[first].indent)
        });
        let keys = (first..=last).filter(|&at| key(at)).count();
        (keys >= 2).then_some(last)
    }

    /// A line of "=" or "-" right below a single line of words.
    fn underline(&self, first: usize) -> Option<u8> {
        let next = self.lines.get(first + 1)?;
        let line = &self.lines[first];
        let level = rule::underline(next.text)?;
        let long = next.text.len() >= 4
            && usize::from(line.width) <= next.text.len() * 3
            && (level == 1 || usize::from(next.width) * 2 >= usize::from(line.width));
        (next.gap == 0
            && matches!(line.shape, Shape::Prose | Shape::Mark(_))
            && self.profile.furniture[first].is_none()
            && long
            && usize::from(next.width) <= usize::from(line.width) * 3 + 8)
            .then_some(level)
    }

    /// The last line of a paragraph, an entry or a turn that begins at `first`.
    fn prose_end(&self, first: usize) -> usize {
        let mut last = first;
        while last + 1 < self.lines.len() && self.parts(first, last, last + 1).is_none() {
            last += 1;
        }
        last
    }

    /// What parts the line at `next` from the paragraph that began at `first` and has come to `last`;
    /// `None` when it goes on with it.
    fn parts(&self, first: usize, last: usize, next: usize) -> Option<Bound> {
        let (before, line) = (&self.lines[last], &self.lines[next]);
        let layout = &self.profile.layout;
        if layout.flows(before, line) {
            return None;
        }
        if let Some(bound) = self.begins(next) {
            return Some(bound);
        }
        match line.shape {
            Shape::Prose | Shape::Mark(_) if chat::is_action(line.text, self.profile.chat) => {
                return Some(Bound::OwnForm);
            }
            Shape::Prose | Shape::Mark(_) | Shape::Folio(_) | Shape::Time => {}
            // A lone reference mark belongs to the words before it, and they may go on after it.
            Shape::Bracketed if line.gap == 0 && note::is_mark_alone(line.text) => return None,
            Shape::Address if line.gap == 0 && self.hangs(first, before, line) => return None,
            // A long address in the middle of a paragraph is part of it.
            Shape::Address if line.gap <= layout.spacing && layout.wrap.is_some() && !before.ends_sentence => {
                return None;
            }
            Shape::Bracketed
                if line.gap <= layout.spacing
                    && layout.wrap.is_some()
                    && !before.ends_sentence
                    && !layout.is_short(before)
                    && !self.is_cue_alone(line) =>
            {
                return None;
            }
            _ => return Some(Bound::OwnForm),
        }
        // A note is over with the link that leads back to its place.
        if matches!(self.lines[first].shape, Shape::Mark(_)) && phrase::returns(before.text, &self.profile.lexicons) {
            return Some(Bound::LastWords);
        }
        if layout.captions {
            return (line.gap > 0).then_some(Bound::BlankLine);
        }
        if note::is_mark_alone(before.text) && line.gap == 0
            || self.profile.scattered[next]
            || line.gap == 0 && (text::is_mark_only(line.text) || text::is_mark_only(before.text))
        {
            return None;
        }
        // A marker alone on its line begins the words that follow.
        if last == first && before.after_mark().is_empty() && !matches!(before.shape, Shape::Prose)
            || matches!(before.shape, Shape::Folio(_)) && last == first
        {
            return (line.gap > 2).then_some(Bound::BlankLine);
        }
        if self.underline(next).is_some() {
            return Some(Bound::OwnForm);
        }
        if self.stands_alone(next) || self.stands_alone(last) && last == first {
            return Some(if line.gap > 0 { Bound::BlankLine } else { Bound::CoverLine });
        }
        // Notes follow each other without a blank line: "[1] …", "[2] …".
        let noted =
            |at: usize| note::note_mark(self.lines[at].text).is_ok_and(|(_, (_, form))| form == note::Form::Bracketed);
        if noted(first) && noted(next) {
            return Some(Bound::NoteMark);
        }
        if last < self.first_sentence && layout.had_room(before, line) && !line.starts_lower && line.gap == 0 {
            return Some(Bound::CoverLine);
        }
        // Across a blank line nothing of a cover goes on, nor does an entry without small letters.
        let parted = line.gap > layout.spacing && !line.page;
        let separate = parted && !line.starts_lower && (last < self.first_sentence || self.marks[first].is_some());
        let bound = if separate { Some(Bound::BlankLine) } else { layout.parts(before, line) };
        if bound.is_some() {
            return bound.filter(|_| !self.hangs(first, before, line));
        }
        if line.gap <= layout.spacing && !line.starts_lower {
            return self.parted_by_words(first, last, next);
        }
        None
    }

    /// What the line at `at` begins whatever stands above it.
    fn begins(&self, at: usize) -> Option<Bound> {
        if self.profile.furniture[at].is_some() {
            Some(Bound::OwnForm)
        } else if self.profile.speakers.at(at).is_some() {
            Some(Bound::Label)
        } else if self.profile.numbering.paragraph(at).is_some() {
            Some(Bound::Number)
        } else {
            self.marks[at].map(|_| Bound::Marker)
        }
    }

    /// What parts an address or the closing from a paragraph that layout would join it with.
    fn parted_by_words(&self, first: usize, last: usize, next: usize) -> Option<Bound> {
        let (before, line) = (&self.lines[last], &self.lines[next]);
        let lexicons = &self.profile.lexicons;
        let comma = |line: &Line<'_>| text::unmarked(line.text).ends_with([',', ':', '!', '،', '؛', '，']);
        // Without small letters, a line without an end may be a whole one: "السيدات والسادة".
        let over = before.ends_sentence || last == first && (comma(before) || self.profile.layout.uncased);
        if !over {
            return None;
        }
        let alone = |line: &Line<'_>| line.text.len() <= 200 && self.profile.layout.is_short(line);
        let vocative = || {
            phrase::address(line.text, lexicons) == Address::Sure
                && (comma(line)
                    || text::at_most_words(line.text, 8) && !line.ends_sentence && self.begins_anew(next + 1))
        };
        let last_words = self.profile.layout.filled || next + 1 == self.lines.len();
        if alone(line) && (vocative() || last_words && self.ends_speech(next)) {
            return Some(Bound::LastWords);
        }
        let addressed = last == first && alone(before) && phrase::address(before.text, lexicons) == Address::Sure;
        (addressed && !(phrase::address(line.text, lexicons) > Address::No && alone(line))).then_some(Bound::Address)
    }

    /// "[Applause]": nothing but a cue's word in brackets.
    fn is_cue_alone(&self, line: &Line<'_>) -> bool {
        bracket::bracketed(line.text).is_some_and(|inner| self.profile.lexicons.is(inner, |l| l.cues))
    }

    /// Whether a line of the cover is a date, a known key and its value, or a counter of the site: such
    /// lines share no block with others.
    fn stands_alone(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let lexicons = &self.profile.lexicons;
        at <= self.first_sentence
            && self.profile.speakers.at(at).is_none()
            && line.width <= 100
            && (phrase::dateline(line.text, lexicons).is_some_and(|date| is_most(date, line))
                || phrase::keyed(line.text, lexicons).is_some_and(|(_, value)| !value.is_empty())
                    && line.text.contains(':')
                || phrase::is_counter(line.text, lexicons))
    }

    /// Whether the line at `at`, if there is one, does not go on with a sentence.
    fn begins_anew(&self, at: usize) -> bool {
        self.lines.get(at).is_none_or(|line| !line.starts_lower)
    }

    /// The line closes the speech: it does so by its words, and nothing of the paragraph follows.
    fn ends_speech(&self, at: usize) -> bool {
        let apart = self.lines.get(at + 1).is_none_or(|next| {
            next.gap > self.profile.layout.spacing || !next.is_prose() || self.profile.furniture[at + 1].is_some()
        });
        apart
            && self.lines[at].width <= 80
            && text::last_sign(self.lines[at].text).is_some_and(text::is_terminal)
            && phrase::is_closing(self.lines[at].text, &self.profile.lexicons)
    }

    /// In text that is not wrapped as a whole, a line set deeper than the one that opened an entry
    /// or a turn hangs from it; not so where sentences end both lines, for then the indent begins a
    /// paragraph, as in the minutes of East Asia.
    fn hangs(&self, first: usize, before: &Line<'_>, line: &Line<'_>) -> bool {
        let opener = &self.lines[first];
        let deeper = line.gap == 0
            && line.indent >= opener.indent + 2
            && line.indent < opener.indent + 24
            && before.gap <= 1
            && matches!(line.shape, Shape::Prose | Shape::Address);
        let chat = self.is_chat_line(first, line);
        if !deeper && !chat {
            return false;
        }
        let layout = &self.profile.layout;
        let begins = || {
            closes_paragraph(before.text) && (layout.indents || layout.wrap.is_none() && closes_paragraph(line.text))
        };
        match self.opening(first) {
            Open::Turn { alone: false } => chat || !begins(),
            Open::Item(_) => chat || !(layout.indents && closes_paragraph(before.text)),
            _ => false,
        }
    }

    /// "… and more" goes on with the turn above it, as scribes of meetings write.
    fn is_chat_line(&self, first: usize, line: &Line<'_>) -> bool {
        line.gap == 0 && line.text.starts_with("...") && self.profile.speakers.at(first).is_some()
    }
}

/// Whether a line ends a sentence, or with what happened after it: "… 。（拍手）".
fn closes_paragraph(line: &str) -> bool {
    text::ends_sentence(line) || text::unmarked(line).ends_with([')', '）', '」'])
}

/// Whether a date is most of its line, or stands with a place of a few words behind a blank line.
fn is_most(date: &str, line: &Line<'_>) -> bool {
    const PLACE: usize = 5;
    let outside = text::words(line.text).count().saturating_sub(text::words(date).count());
    date.len() * 2 > line.text.len() || line.gap > 0 && outside <= PLACE
}

/// Whether a line is a headline wholly in bold or italics.
pub(super) fn is_emphasised(line: &str) -> bool {
    markup::emphasised(line).is_some()
}
