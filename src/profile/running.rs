//! Lines that return at page breaks, page numbers, time codes.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::known::Known;
use super::{Layout, Numbering};
use crate::ast::FurnitureRole;
use crate::grammar::{date, page};
use crate::lexicon::Lexicons;
use crate::line::{Line, Shape};
use crate::text;

/// Marks the lines that are certainly furniture.
///
/// A folio is a page number unless the numbers run through as paragraphs' do. A line is a running
/// header or footer when it comes back, digits aside, and most of the times next to a page break: a
/// form feed, a page number, or another such line.
pub(super) fn mark(
    lines: &[Line<'_>],
    lexicons: &Lexicons,
    numbering: &Numbering,
    known: &Known,
    furniture: &mut [Option<FurnitureRole>],
) {
    // Pages are numbered from the second one; entries from the first.
    let from_one = lines.iter().any(|line| matches!(line.shape, Shape::Folio(1)) && line.text.ends_with(['.', ')']));
    for (at, line) in lines.iter().enumerate() {
        furniture[at] = match line.shape {
            Shape::Folio(_) if numbering.paragraph(at).is_none() && !(from_one && is_marker(lines, at)) => {
                Some(FurnitureRole::PageNumber)
            }
            Shape::Time => Some(FurnitureRole::TimeCode),
            Shape::EndSign if !is_underlined_mark(lines, at) => Some(FurnitureRole::EndMark),
            _ if is_worded_page(line, lexicons) => Some(FurnitureRole::PageNumber),
            _ if known.runs(line.text) => Some(FurnitureRole::RunningHeader),
            _ if is_cue_name(lines, at) || is_caption_note(lines, at) => Some(FurnitureRole::Markup),
            _ if is_underscored_key(line.text) => Some(FurnitureRole::Markup),
            _ => None,
        };
    }
    mark_comments(lines, furniture);
    mark_running(lines, lexicons, furniture);
}

/// A line with which the one above goes on is no furniture: "4 May" and "2021."
pub(super) fn spare_flowing(lines: &[Line<'_>], layout: &Layout, furniture: &mut [Option<FurnitureRole>]) {
    for at in (1..lines.len()).filter(|&at| layout.flows(&lines[at - 1], &lines[at])) {
        if furniture[at - 1].is_none() {
            furniture[at] = None;
        }
    }
}

/// A comment of HTML that is opened on one line must close within so many.
const COMMENT: usize = 64;

/// Marks the lines of comments that go over several: `<!--` at the start of the first, `-->` at the end
/// of the last.
fn mark_comments(lines: &[Line<'_>], furniture: &mut [Option<FurnitureRole>]) {
    let mut from = 0;
    while let Some(open) = (from..lines.len()).find(|&at| lines[at].text.starts_with("<!--")) {
        let ahead = lines[open..].iter().take(COMMENT);
        from = open + 1;
        // A comment on one line is a tag, and may name a source.
        let length = ahead.map(|line| line.text).position(|text| text.ends_with("-->"));
        if let Some(length) = length.filter(|&length| length > 0) {
            furniture[open..=open + length].fill(Some(FurnitureRole::Markup));
            from += length;
        }
    }
}

/// "1." alone on its line and words on the next: a marker when the numbers around it count too.
fn is_marker(lines: &[Line<'_>], at: usize) -> bool {
    let Shape::Folio(value) = lines[at].shape else { return false };
    if !lines[at].text.ends_with(['.', ')']) || !lines.get(at + 1).is_some_and(|next| next.is_prose() && next.gap <= 1)
    {
        return false;
    }
    let near = |other: u32| {
        let from = at.saturating_sub(8);
        let to = (at + 9).min(lines.len());
        lines[from..to]
            .iter()
            .any(|line| matches!(line.shape, Shape::Folio(v) if v == other && line.text.ends_with(['.', ')'])))
    };
    near(value + 1) || value > 1 && near(value - 1)
}

/// "#" alone above a headline is part of it.
fn is_underlined_mark(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].text == "#"
        && lines.get(at + 1).is_some_and(|next| next.gap == 0 && matches!(next.shape, Shape::Prose | Shape::Heading(_)))
}

/// The name of a caption: one word that opens a block, an arrow between two times right below it.
fn is_cue_name(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].gap > 0
        && lines[at].text.len() <= 40
        && !lines[at].text.contains(text::is_space)
        && lines.get(at + 1).is_some_and(|next| next.gap == 0 && next.shape == Shape::Time && next.text.contains("-->"))
}

/// "NOTE …" above the captions of a file that says what it is.
fn is_caption_note(lines: &[Line<'_>], at: usize) -> bool {
    lines[0].text.starts_with("WEBVTT")
        && lines[at].gap > 0
        && lines[at].text.strip_prefix("NOTE").is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// "_page : 41": a key with an underscore before it is the file's own; one more underscore would be
/// emphasis.
fn is_underscored_key(line: &str) -> bool {
    line.strip_prefix('_').and_then(|rest| rest.split_once(':')).is_some_and(|(key, value)| {
        let key = text::trim(key);
        key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_alphanumeric())
            && !value.contains('_')
    })
}

/// "Page 3", "[[Page S8546]]", "19 July 2011 : Column 771".
fn is_worded_page(line: &Line<'_>, lexicons: &Lexicons) -> bool {
    let figures = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
    if line.text.len() > 60 || !text::holds(line.text, figures) {
        return false;
    }
    if page::worded_page(line.text, lexicons.words(|l| l.page)).is_some() {
        return true;
    }
    line.text.rsplit_once([':', '|', '\u{2022}']).is_some_and(|(before, tail)| {
        before.len() < 40 && page::worded_page(text::trim(tail), lexicons.words(|l| l.page)).is_some()
    })
}

/// Marks the lines that head pages; what is said again between the numbers of captions heads none.
fn mark_running(lines: &[Line<'_>], lexicons: &Lexicons, furniture: &mut [Option<FurnitureRole>]) {
    let codes = furniture.iter().filter(|role| **role == Some(FurnitureRole::TimeCode)).count();
    if codes * 4 >= lines.len() {
        return;
    }
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in recurring(lines, furniture) {
        groups.entry(key(lines[at].text)).or_default().push(at);
    }
    groups.retain(|_, members| members.len() >= 2);
    drop_passages(&mut groups);
    // A line that comes back with another number at its end or start each time heads pages, too.
    for members in groups.values().filter(|members| members.len() >= 3) {
        let mut numbers: Vec<u32> = members.iter().filter_map(|&at| outer_number(lines[at].text)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.len() * 3 >= members.len() * 2
            && numbers.len() >= 3
            && members.iter().all(|&at| text::at_least_words(lines[at].text, 3) && !lines[at].ends_sentence)
        {
            for &at in members {
                furniture[at] = Some(FurnitureRole::RunningHeader);
            }
        }
    }
    mark_blocks(lines, lexicons, &groups, furniture);
    // Each round may add lines next to which others stand; headers have few lines.
    for _ in 0..4 {
        let mut changed = false;
        for members in groups.values() {
            if members.iter().all(|&at| furniture[at].is_some()) {
                continue;
            }
            let breaks: Vec<usize> =
                members.iter().copied().filter(|&at| at_page_break(lines, furniture, at)).collect();
            if breaks.len() >= 2 && breaks.len() * 2 >= members.len()
                || (breaks.len() == 1 && members.len() == 2 && members[1] == breaks[0])
            {
                // The first line of the first page heads it, too.
                let top = members
                    .first()
                    .copied()
                    .filter(|&at| at == 0 && breaks.len() >= 2 && !text::Letters::of(lines[0].text).is_capitals());
                for at in breaks.into_iter().chain(top) {
                    changed |= furniture[at].is_none();
                    furniture[at] = Some(FurnitureRole::RunningHeader);
                }
            }
        }
        if !changed {
            break;
        }
    }
}

/// Lines of a block that heads pages, and times that it comes back, at least.
const BLOCK: usize = 3;

/// Marks lines that come back together, one of them dated, no sentence among them: without a break of
/// the page beside them, too, a block that returns heads pages or takes.
fn mark_blocks(
    lines: &[Line<'_>],
    lexicons: &Lexicons,
    groups: &BTreeMap<String, Vec<usize>>,
    furniture: &mut [Option<FurnitureRole>],
) {
    let mut back = alloc::vec![false; lines.len()];
    for &at in groups.values().filter(|members| members.len() >= BLOCK).flatten() {
        back[at] = !lines[at].ends_sentence && text::at_most_words(lines[at].text, 12);
    }
    let mut start = 0;
    while start < lines.len() {
        let end = (start..lines.len()).find(|&at| !back[at]).unwrap_or(lines.len());
        let dated = |line: &Line<'_>| date::find(line.text, lexicons.calendars()).is_some();
        if end - start >= BLOCK && lines[start..end].iter().any(dated) {
            furniture[start..end].fill(Some(FurnitureRole::RunningHeader));
        }
        start = end + 1;
    }
}

/// Lines after each other that head or end a page, at most.
const HEADER: usize = 6;

/// Drops lines that come back in longer passages than pages have above and below their words: a table of
/// contents that is given twice, an agenda and the items under their headlines.
fn drop_passages(groups: &mut BTreeMap<String, Vec<usize>>) {
    let mut all: Vec<usize> = groups.values().flatten().copied().collect();
    all.sort_unstable();
    let passages = all.chunk_by(|a, b| a + 1 == *b).filter(|run| run.len() > HEADER);
    let within: Vec<usize> = passages.flatten().copied().collect();
    for members in groups.values_mut() {
        members.retain(|at| within.binary_search(at).is_err());
    }
    groups.retain(|_, members| members.len() >= 2);
}

/// The lines that could head pages and that may come back: others open with the same characters. Few
/// lines do, so that few need their key.
fn recurring(lines: &[Line<'_>], furniture: &[Option<FurnitureRole>]) -> Vec<usize> {
    let mut hashes: Vec<([char; 8], usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if furniture[at].is_none()
            && line.text.len() <= 200
            && !line.text.trim_end_matches(text::is_bidi_mark).ends_with([',', ':', '،'])
            && !matches!(line.shape, Shape::Separator(_) | Shape::Bracketed | Shape::Row | Shape::Tag)
        {
            hashes.push((opening(line.text), at));
        }
    }
    hashes.sort_unstable();
    let alike = hashes.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() >= 2);
    let mut recurring: Vec<usize> = alike.flatten().map(|&(_, at)| at).collect();
    recurring.sort_unstable();
    recurring
}

/// Whether a line stands at a page break: a form feed beside it, or furniture of pages.
fn at_page_break(lines: &[Line<'_>], furniture: &[Option<FurnitureRole>], at: usize) -> bool {
    let paged =
        |at: usize| matches!(furniture.get(at), Some(Some(FurnitureRole::PageNumber | FurnitureRole::RunningHeader)));
    lines[at].page && at > 0
        || lines.get(at + 1).is_some_and(|next| next.page)
        || paged(at + 1)
        || at > 0 && paged(at - 1)
}

/// The number with which a line ends or begins, parted from the words by more than one space or a tab.
fn outer_number(line: &str) -> Option<u32> {
    let parted = |gap: &str| gap.contains('\t') || gap.chars().count() > 1;
    let tail = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let head = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = &tail[text::trim_end(tail).len()..];
    let before = &head[..head.len() - text::trim_start(head).len()];
    let digits = if tail.len() < line.len() && parted(after) {
        &line[tail.len()..]
    } else if head.len() < line.len() && parted(before) {
        &line[..line.len() - head.len()]
    } else {
        return None;
    };
    digits.parse().ok()
}

/// The line without its digits and with single spaces, for comparing.
pub(super) fn key(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    for word in text::words(line) {
        let before = key.len();
        word.chars().for_each(|c| each_key_char(c, |c| key.push(c)));
        if key.len() > before {
            key.push(' ');
        }
    }
    key
}

/// What a character of a line adds to its key, but for spaces.
fn each_key_char(c: char, mut add: impl FnMut(char)) {
    if c.is_ascii_graphic() {
        if !c.is_ascii_digit() {
            add(c.to_ascii_lowercase());
        }
    } else if !text::is_space(c) && text::digit(c).is_none() {
        c.to_lowercase().for_each(add);
    }
}

/// The first characters of a line's key but for its spaces: lines with one key have them in common.
fn opening(line: &str) -> [char; 8] {
    let mut opening = ['\0'; 8];
    let mut places = opening.iter_mut();
    for c in line.chars() {
        if places.len() == 0 {
            break;
        }
        each_key_char(c, |c| {
            if let Some(place) = places.next() {
                *place = c;
            }
        });
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;
    use crate::profile::Layout;

    fn roles(source: &str) -> Vec<Option<FurnitureRole>> {
        let lines = scan(source);
        let (lexicons, _) = Lexicons::among(source, &[]);
        let mut furniture = alloc::vec![None; lines.len()];
        let numbering = Numbering::of(&lines, &Layout::default());
        mark(&lines, &lexicons, &numbering, &Known::default(), &mut furniture);
        furniture
    }

    #[test]
    fn headers_come_back_at_page_breaks() {
        use FurnitureRole::{PageNumber, RunningHeader};
        let found =
            roles("Harbour Day\nWe begin.\nHarbour Day 3 May\n1\n\u{c}We go on.\nHarbour Day 3 May\n2\n\u{c}We end.\n");
        assert_eq!(
            found,
            [None, None, Some(RunningHeader), Some(PageNumber), None, Some(RunningHeader), Some(PageNumber), None]
        );
    }

    #[test]
    fn a_dated_block_that_comes_back_heads_takes() {
        let block = "DRAFT RECORD\nHarbour Council\n4 March 2031      Take: ";
        let words = ["We begin with the quay.", "The stones have moved in the winter.", "That is all of it."];
        let takes = words.iter().zip(1..);
        let source: String = takes.map(|(words, take)| alloc::format!("{block}{take}\n{words}\n")).collect();
        let found = roles(&source);
        assert!(found.chunks(4).all(|take| take[..3].iter().all(Option::is_some) && take[3].is_none()));
        let undated = source.replace("4 March 2031      Take: ", "Item ");
        assert!(roles(&undated).iter().all(Option::is_none));
    }

    #[test]
    fn what_comes_back_elsewhere_is_no_header() {
        assert_eq!(roles("Mr. President,\nWe begin.\nMr. President,\nWe end.\n"), [None; 4]);
    }

    #[test]
    fn comments_over_several_lines() {
        use FurnitureRole::Markup;
        assert_eq!(
            roles("<!--\nTwice.\n-->\nWe begin.\n<!-- open\n")[..4],
            [Some(Markup), Some(Markup), Some(Markup), None]
        );
        assert_eq!(roles("<!-- open\nWe begin.\n")[1], None);
    }

    #[test]
    fn an_underscore_marks_a_key_of_the_file() {
        assert_eq!(roles("_page : 41\nWe begin.\n")[0], Some(FurnitureRole::Markup));
        assert_eq!(roles("_Note: we begin._\nWe begin.\n")[0], None);
    }

    #[test]
    fn captions_have_names_and_notes() {
        use FurnitureRole::{Markup, TimeCode};
        let found = roles("WEBVTT\n\nNOTE by hand\n\nintro-1\n00:01.000 --> 00:03.000\nWe begin.\n");
        assert_eq!(found, [None, Some(Markup), Some(Markup), Some(TimeCode), None]);
    }

    #[test]
    fn captions_that_say_the_same_head_no_page() {
        let found = roles(
            "1\n00:01,000 --> 00:03,000\nYes.\n\n2\n00:03,000 --> 00:05,000\nNo.\n\n3\n00:05,000 --> 00:07,000\nYes.\n",
        );
        assert_eq!((found[2], found[8]), (None, None));
    }

    #[test]
    fn a_table_of_contents_given_twice_heads_no_page() {
        let contents: String = ('A'..='H').map(|letter| alloc::format!("{letter} harbour question\n")).collect();
        let source = alloc::format!("{contents}Page 3\n{contents}Page 4\nWe begin.\n");
        let found = roles(&source);
        assert_eq!(found.iter().filter(|role| **role == Some(FurnitureRole::RunningHeader)).count(), 0);
        let header = "A harbour question\nPage 3\nWe begin.\nA harbour question\nPage 4\nWe go on.\n";
        assert_eq!(roles(header)[0], Some(FurnitureRole::RunningHeader));
    }

    #[test]
    fn columns_of_a_hansard() {
        assert_eq!(roles("19 July 2011 : Column 771\nWe begin.\n")[0], Some(FurnitureRole::PageNumber));
    }
}
