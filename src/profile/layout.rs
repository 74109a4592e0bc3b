//! How the text is laid out: wrapped or not, how wide, and what parts its paragraphs.

use alloc::vec::Vec;

use crate::ast::FurnitureRole;
use crate::conventions::{LineLayout, Wrap};
use crate::grammar::rule;
use crate::line::{Line, Shape};
use crate::reason::Bound;
use crate::text::{self, Letters};

/// Lines shorter than this, in columns, say nothing about wrapping.
const SHORT: u16 = 30;
/// Text that is wrapped at more columns than this is one line a paragraph that somebody broke.
const WIDEST: u32 = 240;

/// A line with more columns than this that ends a sentence is a paragraph.
const LONG: u16 = 120;

/// The layout of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Layout {
    /// The column at which lines are wrapped, where they are.
    pub(crate) wrap: Option<u32>,
    /// Blank lines between the lines of one paragraph: 1 in double-spaced text.
    pub(crate) spacing: u16,
    /// Whether lines are filled: a word that had room was put on the line.
    pub(crate) filled: bool,
    /// How much room lines leave that the next word would have needed: little where letters have one
    /// width, more where they have not.
    pub(crate) slack: u32,
    /// Whether an indent begins a paragraph.
    pub(crate) indents: bool,
    /// The indent of a paragraph's further lines.
    pub(crate) base: u16,
    /// Whether blank lines part the paragraphs.
    pub(crate) blanks: bool,
    /// Whether the text has no small letters: all capitals, or a script without case.
    pub(crate) uncased: bool,
    /// Whether sentences end where lines do: hardly one ends inside a line.
    pub(crate) line_ends: bool,
    /// Whether a third of the lines of prose end sentences.
    pub(crate) ended: bool,
    /// Whether lines of prose end sentences, as where every line is a paragraph.
    pub(crate) stops: bool,
    /// Whether markup makes the headlines of sections, several of them.
    pub(crate) marked: bool,
    /// The middle length of a line of prose, in columns.
    pub(crate) median: u32,
    /// Whether a space behind a line says that the next goes on with it: those that blank lines part have none.
    pub(crate) flowed: bool,
    /// Whether the text is captions: nearly all lines of words stand right below a time code.
    pub(crate) captions: bool,
}

impl Layout {
    /// Measures lines that are no furniture.
    pub(super) fn measure(lines: &[Line<'_>], furniture: &[Option<FurnitureRole>]) -> Self {
        let kept: Vec<&Line<'_>> = lines
            .iter()
            .zip(furniture)
            .filter(|(line, role)| role.is_none() && line.is_prose())
            .map(|(line, _)| line)
            .collect();
        let mut layout = Self {
            uncased: is_uncased(&kept),
            captions: is_captions(lines, furniture),
            marked: is_marked(lines),
            ..Self::default()
        };
        let mut widths: Vec<u32> = kept.iter().map(|line| u32::from(line.width)).collect();
        widths.sort_unstable();
        layout.median = widths.get(widths.len() / 2).copied().unwrap_or(0);

        let pairs = || kept.windows(2).filter_map(|pair| <&[_; 2]>::try_from(pair).ok());
        let broken = |a: &Line<'_>, b: &Line<'_>| a.width >= SHORT && breaks_sentence(a, b, layout.uncased);
        let mut by_gap = [0_usize; 4];
        for [a, b] in pairs() {
            if broken(a, b) {
                by_gap[usize::from(b.gap.min(3))] += 1;
            }
        }
        let mut spacing = 0;
        for gap in 1..3 {
            if by_gap[gap] >= 4 && by_gap[gap] > 2 * by_gap[spacing] {
                spacing = gap;
            }
        }
        layout.spacing = u16::try_from(spacing).unwrap_or(0);
        let broken_pairs: Vec<_> = pairs().filter(|[a, b]| b.gap <= layout.spacing && broken(a, b)).collect();
        // In a script without case, lines that do not end sentences are wrapped ones.
        let open = pairs().filter(|[a, b]| b.gap <= layout.spacing && !a.ends_sentence).count();
        let unended = layout.uncased && open >= 10 && open * 10 >= kept.len() * 6;
        let long = kept.iter().filter(|line| line.width >= SHORT).count();
        let enough = broken_pairs.len() >= 2 && broken_pairs.len() * 8 >= long || unended;
        let mut edges: Vec<u32> = broken_pairs.iter().map(|[a, _]| a.right()).collect();
        edges.sort_unstable();
        let edge = right_edge(&edges);
        // In text that is wrapped, no paragraph has a longer line than the others; short lines of a
        // cover, in scripts that show no small letter, are no wrapped ones.
        let wider = kept.iter().filter(|line| line.right() > edge + edge / 3).count();
        let full = broken_pairs.iter().filter(|[a, b]| a.right() + 1 + first_word(b) + edge / 10 > edge).count();
        // A script without case and spaces fills its lines to the edge; nothing else shows that they are wrapped.
        let unspaced = broken_pairs.iter().filter(|[_, b]| b.text.starts_with(text::is_unspaced)).count();
        let shown = unspaced * 2 < broken_pairs.len() || full * 2 >= broken_pairs.len();
        let sharp = !layout.uncased && broken_pairs.len() * 2 >= long && is_sharp(&edges, edge);
        if enough && shown && edge <= WIDEST && wider * if sharp { 3 } else { 8 } <= long {
            layout.wrap = Some(edge);
            layout.filled = full * 20 >= broken_pairs.len() * if sharp { 16 } else { 17 };
            let mut left: Vec<u32> =
                broken_pairs.iter().map(|[a, b]| edge.saturating_sub(a.right() + 1 + first_word(b))).collect();
            left.sort_unstable();
            let usual = left.get(left.len().saturating_sub(1) * 9 / 10).copied().unwrap_or(0);
            layout.slack = usual.clamp(edge / 16, edge / 6);
            layout.base = modal_indent(broken_pairs.iter().map(|[_, b]| b.indent));
            layout.indents = Self::indents_part(&kept, layout);
        }
        layout.flowed = is_flowed(&kept);
        let ends = pairs().filter(|[a, _]| a.ends_sentence).count();
        let parted = pairs().filter(|[a, b]| a.ends_sentence && b.gap > layout.spacing).count();
        let inside: usize = kept.iter().map(|line| inner_stops(line.text)).sum();
        // Captions break anywhere; pages break near their width.
        let near = broken_pairs.iter().filter(|[a, _]| a.right() * 4 >= edge * 3).count();
        // Where sentences that end a line filled it, wrapping alone put their ends there.
        let unparted = || pairs().filter(|[a, b]| a.ends_sentence && b.gap <= layout.spacing);
        let roomy = unparted().filter(|[a, b]| edge.saturating_sub(a.right()) > first_word(b) + 1).count();
        layout.line_ends =
            roomy * 2 >= unparted().count() && near * 20 >= broken_pairs.len() * 17 && ends >= 6 && ends >= 4 * inside;
        layout.ended = ends * 3 >= kept.len();
        layout.stops = ends * 5 >= kept.len() * 3;
        layout.blanks = parted > 0 && (layout.wrap.is_some() || parted * 3 > ends);
        // Entries of lists part no paragraphs: where markup makes the headlines, only prose counts.
        if layout.marked && !layout.blanks {
            let prose =
                || pairs().filter(|[a, b]| a.shape == Shape::Prose && b.shape == Shape::Prose && a.ends_sentence);
            let apart = prose().filter(|[_, b]| b.gap > layout.spacing).count();
            layout.blanks = apart * 2 >= prose().count();
        }
        layout
    }

    /// The layout with what is known of the source in place of what was measured.
    pub(super) fn stated(mut self, known: LineLayout) -> Self {
        match known.wrap {
            Some(Wrap::Never) => self = Self { wrap: None, filled: false, indents: false, ..self },
            Some(Wrap::At(column)) => self.wrap = Some(column),
            None => {}
        }
        self.spacing = known.spacing.unwrap_or(self.spacing);
        self.filled = known.filled.unwrap_or(self.filled);
        self.line_ends = known.sentence_lines.unwrap_or(self.line_ends);
        if let Some(base) = known.indent_after {
            self = Self { base, indents: true, ..self };
        }
        self
    }

    /// The layout as a convention of the source.
    pub(super) fn convention(&self) -> LineLayout {
        let wrapped = self.wrap.is_some();
        LineLayout {
            wrap: Some(self.wrap.map_or(Wrap::Never, Wrap::At)),
            spacing: Some(self.spacing),
            filled: wrapped.then_some(self.filled),
            indent_after: self.indents.then_some(self.base),
            sentence_lines: wrapped.then_some(self.line_ends),
        }
    }

    /// Whether lines that are indented more than the others begin paragraphs: they follow the end of
    /// a sentence and begin with a capital. Hanging lines do neither, and follow a line that is full.
    fn indents_part(kept: &[&Line<'_>], layout: Self) -> bool {
        let mut opens = 0;
        let mut hangs = 0;
        for pair in kept.windows(2) {
            let [a, b] = pair else { continue };
            if b.gap > layout.spacing || b.indent <= layout.base || b.indent > layout.base + 20 {
                continue;
            }
            let full = a.right() * 3 >= layout.wrap.unwrap_or(0) * 2;
            if (a.ends_sentence || !full) && !b.starts_lower {
                opens += 1;
            } else if a.indent <= b.indent && full {
                hangs += 1;
            }
        }
        opens >= 2 && opens > hangs
    }

    /// Whether a space behind `a` says that `b`, right below it, goes on with it.
    pub(crate) const fn flows(&self, a: &Line<'_>, b: &Line<'_>) -> bool {
        self.flowed && a.flows && b.gap == 0
    }

    /// Whether `b`, which follows `a`, goes on with its paragraph, as far as layout can say.
    pub(crate) fn joins(&self, a: &Line<'_>, b: &Line<'_>) -> bool {
        self.parts(a, b).is_none()
    }

    /// What parts `b` from `a`, the line above it, as far as layout can say; `None` when it goes on
    /// with its paragraph.
    ///
    /// | where | goes on when |
    /// |---|---|
    /// | captions | nothing stands between |
    /// | a blank line between | a sentence is cut in two by it (a small letter goes on) |
    /// | one line a paragraph | the same |
    /// | wrapped | unless `b` is indented as paragraphs are, or `a` ends a sentence and left room |
    pub(crate) fn parts(&self, a: &Line<'_>, b: &Line<'_>) -> Option<Bound> {
        let unless = |joined: bool, bound: Bound| (!joined).then_some(bound);
        if self.captions {
            return unless(b.gap == 0, Bound::BlankLine);
        }
        let Some(edge) = self.wrap else {
            let bound = if b.gap > 0 { Bound::BlankLine } else { Bound::EachLine };
            // What blank lines part, a line break does not, as markup has it; unless a paragraph and its
            // translation stand one below the other, or lines are as long as paragraphs.
            let over =
                || a.ends_sentence && (a.width > LONG || text::starts_uncased(a.text) != text::starts_uncased(b.text));
            if self.marked && self.blanks && b.gap == 0 && !over() && !is_entry(a, b) {
                return None;
            }
            return unless(b.gap <= 2 && (cut(a, b, 40) || self.cut_unspaced(a, b)), bound);
        };
        if b.gap > self.spacing {
            // A page that ends on a full line without an end goes on overleaf.
            if b.page && b.gap <= self.spacing + 2 && a.right() * 10 >= edge * 7 && is_open(a) && is_open_word(a) {
                return None;
            }
            // Without small letters, a full line without an end is what shows it.
            let joined = if self.uncased {
                let full = a.right() * 10 >= edge * 8 && a.width >= SHORT;
                b.gap == self.spacing + 1 && full && is_open(a) && !text::unmarked(a.text).ends_with([',', '،', '，'])
            } else {
                b.gap <= self.spacing + 2
                    && a.right() * 10 >= edge * 6
                    && cut(a, b, (edge / 2).min(40))
                    && a.indent <= b.indent + 4
            };
            return unless(joined, Bound::BlankLine);
        }
        if self.indents && b.indent > self.base && b.indent <= self.base + 20 && b.indent > a.indent.min(self.base) {
            return Some(Bound::Indent);
        }
        let open = !a.ends_sentence;
        if open && b.starts_lower && !text::unmarked(a.text).ends_with([':', ';']) {
            return None;
        }
        // "… in the spring of" and "2003. We …": a number goes on with a small word.
        let small = text::words(a.text)
            .next_back()
            .is_some_and(|word| word.chars().all(char::is_lowercase) && word.chars().count() <= 4);
        if open && small && b.text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let room = edge.saturating_sub(a.right());
        let needed = first_word(b) + 1;
        if open {
            // A line without an end that left half its width is a heading, an address, a verse; one that
            // leads in leaves less.
            let left = if text::unmarked(a.text).ends_with([':', '：']) { self.slack } else { edge / 3 };
            let joined = !(self.filled && !self.uncased && room > needed + left) || b.starts_lower;
            return unless(joined, Bound::HalfLine);
        }
        // Where sentences end lines throughout, each of them is a paragraph.
        if self.line_ends && !b.starts_lower {
            return Some(Bound::SentenceLine);
        }
        // Where lines are not filled, a short one says nothing.
        unless(!self.filled || room <= needed + self.slack, Bound::RoomLeft)
    }

    /// Whether a sentence that `a` leaves open goes on in `b`, in a script without case and spaces: a
    /// line of clauses ends in the middle of a word or at a comma, where others end sentences. A
    /// headline has no clauses.
    fn cut_unspaced(&self, a: &Line<'_>, b: &Line<'_>) -> bool {
        self.ended
            && a.width >= 40
            && a.text.contains(['，', '。', '？', '！'])
            && a.text.chars().next_back().is_some_and(|c| text::is_unspaced(c) || matches!(c, '，' | '、'))
            && b.text.chars().next().is_some_and(text::is_unspaced)
            && b.is_prose()
    }

    /// Whether `a`, a line above the first sentence, had room for the first word of `b`: lines of a
    /// cover are set one by one.
    pub(crate) fn had_room(&self, a: &Line<'_>, b: &Line<'_>) -> bool {
        self.wrap.is_some_and(|edge| edge.saturating_sub(a.right()) > first_word(b) + 1 + edge / 10)
    }

    /// Whether a line is clearly shorter than lines of prose are here.
    pub(crate) fn is_short(&self, line: &Line<'_>) -> bool {
        match self.wrap {
            Some(edge) => line.right() * 10 < edge * 8,
            None => u32::from(line.width) < 90.max(self.median / 3),
        }
    }
}

/// Where the first sign stands that ends sentences. Whether the text is ASCII is for the caller to know, who
/// asks for one sign after the other.
fn stop_at(text: &str, ascii: bool) -> Option<usize> {
    if ascii {
        return memchr::memchr3(b'.', b'?', b'!', text.as_bytes());
    }
    // The first bytes of the two signs beyond ASCII tell them from most of what stands there.
    text.bytes().enumerate().find_map(|(at, byte)| {
        let stop = match byte {
            b'.' | b'?' | b'!' => true,
            0xd8 | 0xe3 => text[at..].starts_with(['。', '؟']),
            _ => false,
        };
        stop.then_some(at)
    })
}

/// How many sentences end inside a line.
fn inner_stops(line: &str) -> usize {
    let ascii = line.is_ascii();
    let mut count = 0;
    let mut rest = line;
    while let Some(at) = stop_at(rest, ascii) {
        let (before, after) = (&rest[..at], &rest[at + rest[at..].chars().next().map_or(1, char::len_utf8)..]);
        // Right-to-left text has directional marks, and perhaps a space, around its stops.
        let word = text::unmarked(before).rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let next = text::skip_marks(after).chars().next();
        let apart = after.starts_with(|c| text::is_space(c) || text::is_bidi_mark(c)) || rest[at..].starts_with('。');
        count += usize::from(
            apart && word.chars().count() >= 3 && next.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase()),
        );
        rest = after;
    }
    count
}

/// Whether a line ends as the last but one entry of a list does: "…; and".
fn ends_entry(line: &str) -> bool {
    line.rsplit_once([';', '；']).is_some_and(|(_, tail)| {
        let tail = text::trim(tail.trim_end_matches(','));
        tail.chars().count() <= 4 && tail.chars().all(char::is_alphabetic)
    })
}

/// Whether two lines are entries of a list that nothing marks, as names below each other are, or columns.
fn is_entry(a: &Line<'_>, b: &Line<'_>) -> bool {
    let entry = |line: &Line<'_>| line.width <= ENTRY && text::last_sign(line.text).is_some_and(char::is_alphanumeric);
    let columns = |line: &Line<'_>| line.text.contains("   ");
    entry(a) && entry(b) && (!b.starts_lower || columns(a) && columns(b))
}

/// The longest line that may be an entry of a list without markers, in columns.
const ENTRY: u16 = 40;

/// Whether a line opens with a key or the left side of a formula, with which no sentence goes on: "spend:
/// the key", "fee = rate + tip".
fn opens_key(line: &str) -> bool {
    let mut words = text::words(line);
    let key = words.next().unwrap_or_default();
    key.ends_with([':', '：']) || words.next() == Some("=")
}

/// Whether a sentence that `a` leaves open goes on in `b` with a small letter.
fn cut(a: &Line<'_>, b: &Line<'_>, least: u32) -> bool {
    b.starts_lower
        && !a.ends_sentence
        && u32::from(a.width) >= least
        && !(b.gap > 0 && (ends_entry(a.text) || opens_key(b.text)))
        && !matches!(text::last_sign(a.text), Some(':' | ';' | '：' | '；'))
        && !(a.text.ends_with(',') && a.width < 70)
}

/// Whether a line ends neither a sentence nor what leads into a list.
fn is_open(line: &Line<'_>) -> bool {
    !line.ends_sentence && !matches!(text::last_sign(line.text), Some(':' | ';' | '：' | '；'))
}

/// Whether the last word of a line is a small one, or of a text in which no word is.
fn is_open_word(line: &Line<'_>) -> bool {
    let letters = Letters::of(line.text);
    letters.lower * 10 < letters.all()
        || text::words(line.text).next_back().is_some_and(|word| word.starts_with(char::is_lowercase))
}

fn breaks_sentence(a: &Line<'_>, b: &Line<'_>, uncased: bool) -> bool {
    !a.ends_sentence && !text::unmarked(a.text).ends_with([':', ';', '：', '；']) && (uncased || b.starts_lower)
}

fn first_word(line: &Line<'_>) -> u32 {
    let word = text::words(line.text).next().unwrap_or_default();
    // A script without spaces breaks anywhere.
    let width = if word.chars().next().is_some_and(text::is_unspaced) { 2 } else { text::width(word) };
    u32::try_from(width).unwrap_or(u32::MAX).min(40)
}

/// Lines that are looked at to tell whether a text has small letters, about as many.
const SAMPLE: usize = 128;

fn is_uncased(lines: &[&Line<'_>]) -> bool {
    let mut letters = Letters::default();
    for line in lines.iter().step_by(lines.len() / SAMPLE + 1) {
        let these = Letters::of(line.text);
        letters.upper += these.upper;
        letters.lower += these.lower;
        letters.uncased += these.uncased;
    }
    letters.lower * 10 < letters.all()
}

/// Headlines that markup makes, at least this many, make all of them.
const HEADLINES: usize = 3;

/// Whether several lines are headlines by a sign before them or a rule below them.
fn is_marked(lines: &[Line<'_>]) -> bool {
    let underlined = |at: usize| {
        let underline = lines.get(at + 1).is_some_and(|next| next.gap == 0 && rule::underline(next.text).is_some());
        underline && lines[at].is_prose()
    };
    let headlines = (0..lines.len()).filter(|&at| matches!(lines[at].shape, Shape::Heading(_)) || underlined(at));
    headlines.take(HEADLINES).count() == HEADLINES
}

/// The edge that lines reach, given their right ends in order. A few that are half as wide again as most
/// are two lines that a PDF's text set side by side.
fn right_edge(ends: &[u32]) -> u32 {
    let part = |of_twenty: usize| ends.get(ends.len().saturating_sub(1) * of_twenty / 20).copied().unwrap_or(0);
    let (middle, edge) = (part(10), part(19));
    if edge * 2 <= middle * 3 {
        return edge;
    }
    ends[..ends.partition_point(|&end| end * 3 <= middle * 4)].last().copied().unwrap_or(edge)
}

/// Whether the middle of the right ends, given in order, lies close together near the edge. Longer lines
/// beyond it are then two that a program joined where it took away a hyphen.
fn is_sharp(ends: &[u32], edge: u32) -> bool {
    let part = |of_twenty: usize| ends.get(ends.len() * of_twenty / 20).copied().unwrap_or(0);
    part(13) <= edge && part(4) * 5 >= edge * 4
}

/// Wrapped lines, and ends of paragraphs, that show at least that a space behind a line says so.
const FLOWING: usize = 8;

/// Whether a space stands behind nine of ten lines that have another right below, and behind hardly one
/// that has not.
fn is_flowed(kept: &[&Line<'_>]) -> bool {
    let (mut close, mut apart) = ([0_usize; 2], [0_usize; 2]);
    for pair in kept.windows(2) {
        let [a, b] = pair else { continue };
        let counts = if b.gap == 0 { &mut close } else { &mut apart };
        counts[usize::from(a.flows)] += 1;
    }
    close[1].min(apart[0]) >= FLOWING && close[0] * 9 <= close[1] && apart[1] * 9 <= apart[0]
}

/// Fewer time codes than this are those of a recording's parts.
const CODES: usize = 4;

/// Whether most lines of words stand below a time code, in the block that it opens.
fn is_captions(lines: &[Line<'_>], furniture: &[Option<FurnitureRole>]) -> bool {
    let (mut codes, mut words, mut below) = (0_usize, 0_usize, 0_usize);
    let mut open = false;
    for (line, role) in lines.iter().zip(furniture) {
        open &= line.gap == 0;
        match role {
            Some(FurnitureRole::TimeCode) => {
                codes += 1;
                open = true;
            }
            None if line.is_prose() && codes > 0 => {
                words += 1;
                below += usize::from(open);
            }
            _ => {}
        }
    }
    // In most of them the words are no longer than a screen is wide.
    let long = lines.iter().filter(|line| line.width > SCREEN).count();
    // A stenographer's times stand above whole contributions.
    codes >= CODES && codes * 2 >= words && below * 10 >= words * 8 && long * 10 <= words
}

/// The widest line of a caption, in columns.
const SCREEN: u16 = 120;

fn modal_indent(indents: impl Iterator<Item = u16>) -> u16 {
    let mut all: Vec<u16> = indents.collect();
    all.sort_unstable();
    let mut best = (0, 0);
    for run in all.chunk_by(|a, b| a == b) {
        if run.len() > best.0 {
            best = (run.len(), run[0]);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;

    fn layout(source: &str) -> Layout {
        let lines = scan(source);
        let furniture = alloc::vec![None; lines.len()];
        Layout::measure(&lines, &furniture)
    }

    const WRAPPED: &str = "The harbour was built in a year when nobody had money and\n\
        everybody had time, and it shows in every stone of it. When\n\
        the first ship came in, the band played for an hour.\n\
        We remember that day. It was cold, and the mayor had lost his\n\
        hat before the speech, which was therefore short, as we were\n\
        told by those who stood beside him on the quay.\n";

    #[test]
    fn wrapped_text_has_a_width() {
        let layout = layout(WRAPPED);
        assert!(layout.wrap.is_some_and(|w| (58..=62).contains(&w)), "{layout:?}");
        assert_eq!(layout.spacing, 0);
        assert!(layout.filled);
    }

    #[test]
    fn a_short_last_line_ends_a_paragraph() {
        let lines = scan(WRAPPED);
        let layout = layout(WRAPPED);
        assert!(layout.joins(&lines[0], &lines[1]));
        assert!(!layout.joins(&lines[2], &lines[3]));
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let source = "One sentence that is a paragraph by itself, as on many a page.\nAnother one that stands on a line of its own, and ends there.\n";
        assert_eq!(layout(source).wrap, None);
        let lines = scan(source);
        assert!(!layout(source).joins(&lines[0], &lines[1]));
    }

    #[test]
    fn short_lines_of_a_cover_are_no_wrapped_ones() {
        let source = "海の祭り\n港町の市長の挨拶\n港町公会堂にて\n\n\
            私たちの港は、誰もお金を持たず、誰もが時間を持っていた年に造られました。その石の一つ一つに、時が見えます。\n\n\
            最初の船が入ったとき、楽隊は一時間も演奏しました。市長は帽子をなくしていたので、挨拶は短いものでした。\n\n\
            今日もまた、風は海から吹いています。私たちは皆、その風の中で育ち、その風の中で働いてまいりました。\n";
        assert_eq!(layout(source).wrap, None);
    }

    #[test]
    fn lines_of_uneven_width_leave_more_room() {
        let source = "The harbour was built in a year when nobody had money\n\
            and everybody had time, and it shows in every stone of it now. When\n\
            the first ship came in, the band played for an hour or\n\
            so, and the mayor, who had lost his hat in the wind of the day, was\n\
            brief. We remember that day as if it were yesterday, with the\n\
            cold and the wind from the sea and all the children on the quay who\n\
            waved.\n";
        let lines = scan(source);
        let layout = layout(source);
        assert!(layout.slack > layout.wrap.unwrap_or(0) / 16, "{layout:?}");
        assert!(layout.joins(&lines[4], &lines[5]));
    }

    #[test]
    fn lines_that_a_program_joined_are_no_width() {
        // Two of six lines run together, as where a hyphen at the end of the first was taken away.
        let joined = WRAPPED.replace("When\nthe", "When the").repeat(3);
        let layout = layout(&joined);
        assert!(layout.wrap.is_some_and(|w| (58..=62).contains(&w)), "{layout:?}");
        assert!(layout.filled);
    }

    #[test]
    fn an_indent_opens_a_paragraph_whatever_its_first_letter() {
        let source = WRAPPED.replace("We remember", "   We remember").replace("When\n", "\n   When\n")
            + "Dear friends of the harbour,\n   in this town nobody forgets a hat that went into the sea on such\na day.\n";
        let lines = scan(&source);
        let layout = layout(&source);
        assert!(layout.indents, "{layout:?}");
        let address = lines.iter().position(|line| line.text.starts_with("Dear")).unwrap_or(0);
        assert!(!layout.joins(&lines[address], &lines[address + 1]));
    }

    #[test]
    fn a_sentence_goes_on_overleaf() {
        let source = WRAPPED.replace(
            "We remember that day. It was cold, and the mayor had lost his\n",
            "We remember that day. It was cold, and the mayor had lost his\n\n\u{c}Norland ",
        );
        let lines = scan(&source);
        assert!(lines[4].page);
        assert!(layout(&source).joins(&lines[3], &lines[4]));
    }
}
