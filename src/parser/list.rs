//! Which markers mark list entries: those that count on, or come in company.

use alloc::vec::Vec;

use crate::ast::MarkerKind;
use crate::grammar::mark::{Mark, Style};
use crate::line::{Line, Shape};
use crate::profile::Profile;
use crate::span::offset;
use crate::text;

/// How many lines apart two entries of one list may begin, marks only counted.
const NEAR: usize = 24;

/// Lines that one sign must open to be a bullet of this document.
const OWN_BULLET: usize = 3;

/// The signs that open lines here as bullets do: a word of three characters at most without a plain
/// letter or a digit, no bracket or known mark, and that on several lines. PDFs turn bullets into
/// whatever their fonts hold.
fn own_bullets<'a>(lines: &[Line<'a>]) -> Vec<&'a str> {
    let mut counts: alloc::collections::BTreeMap<&str, usize> = alloc::collections::BTreeMap::new();
    for line in lines.iter().filter(|line| line.shape == Shape::Prose) {
        if let Some(sign) = opening_sign(line.text) {
            *counts.entry(sign).or_default() += 1;
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= OWN_BULLET).map(|(sign, _)| sign).collect()
}

fn opening_sign(line: &str) -> Option<&str> {
    // Words tell at their first letter that they are none.
    if line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let (sign, _) = line.split_once(text::is_space)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c.is_numeric() || text::is_bidi_mark(c);
    let known = sign.starts_with(['(', '[', '<', '{', '|', '.', '…', '«', '#', '>', '\\']);
    let letters = sign.chars().filter(|c| c.is_alphabetic()).count();
    let count = sign.chars().count();
    (!known && (1..=3).contains(&count) && letters < count && !sign.contains(plain)).then_some(sign)
}

fn own_bullet(line: &str, own: &[&str]) -> Option<Mark> {
    let sign = opening_sign(line).filter(|sign| own.contains(sign))?;
    Some(Mark { sort: MarkerKind::Bullet, style: Style::Sign, value: 0, roman: 0, len: offset(sign.len()) })
}

/// For each line, the marker that marks an entry there.
pub(super) fn accepted(lines: &[Line<'_>], profile: &Profile<'_>) -> Vec<Option<Mark>> {
    // A dash before the words of a caption parts two who speak.
    if profile.layout.captions {
        return alloc::vec![None; lines.len()];
    }
    let own = own_bullets(lines);
    let marks: Vec<(usize, Mark)> = lines
        .iter()
        .enumerate()
        .filter(|&(at, _)| {
            profile.furniture[at].is_none()
                && profile.numbering.paragraph(at).is_none()
                && profile.speakers.at(at).is_none()
                // "* ada waves"
                && !(profile.chat && lines[at].text.starts_with("* "))
        })
        .filter_map(|(at, line)| match line.shape {
            Shape::Mark(mark) => Some((at, mark)),
            // A number alone that the profile did not take for a page's is a marker.
            Shape::Folio(value) => Some((
                at,
                Mark { sort: MarkerKind::Number, style: Style::Dot, value, roman: 0, len: offset(line.text.len()) },
            )),
            Shape::Prose => Some((at, word_mark(line.text, profile).or_else(|| own_bullet(line.text, &own))?)),
            _ => None,
        })
        .collect();
    let mut accepted: Vec<Option<Mark>> = alloc::vec![None; lines.len()];
    // Where the block begins in which a marker stands, and the last bullet above.
    let (mut block, mut seen, mut bullet) = (0, 0, None);
    for (place, &(at, mark)) in marks.iter().enumerate() {
        block = (seen + 1..=at).rev().find(|&line| lines[line].gap > profile.layout.spacing).unwrap_or(block);
        seen = at;
        let listed = mark.sort == MarkerKind::Bullet && bullet.is_some_and(|last| last >= block);
        let near = |other: &&(usize, Mark)| other.0.abs_diff(at) <= 400;
        let before = marks[place.saturating_sub(NEAR)..place].iter().rev().filter(near);
        let after = marks[place + 1..(place + 1 + NEAR).min(marks.len())].iter().filter(near);
        let led = at > 0 && leads_in(lines[at - 1].text);
        // "a." right under a numbered paragraph or an entry opens a list inside it, and so does "i." under "a.".
        let inside = |at: usize| {
            (0..at).rev().take(8).find(|&before| lines[before + 1].gap > 0 || lines[before].gap > 0 || matches!(lines[before].shape, Shape::Mark(_))).is_some_and(|before| {
            profile.numbering.paragraph(before).is_some() || matches!(lines[before].shape, Shape::Mark(other) if accepted[before].is_some() && (other.sort != mark.sort || mark.roman == 1 && !follows(other, mark)))
        })
        };
        let taken = if mark.sort == MarkerKind::Bullet {
            is_bulleted(lines, at, led, before, after)
        } else {
            // Markdown numbers every entry "1." and lets the reader count.
            let lazy = |&(other, next): &(usize, Mark)| {
                other.abs_diff(at) <= 3
                    && next.style == mark.style
                    && next.sort == MarkerKind::Number
                    && next.value == 1
                    && mark.value == 1
                    && mark.style == Style::Dot
            };
            before.clone().any(lazy)
                || after.clone().any(lazy)
                || mark.style != Style::Bare
                    && (before.clone().any(|&(_, other)| follows(other, mark))
                        || after.clone().any(|&(_, other)| follows(mark, other))
                        || (led || matches!(mark.sort, MarkerKind::Letter | MarkerKind::Roman) && inside(at))
                            && is_first(mark))
                || mark.style == Style::Bare
                    && (after.clone().any(|&(_, other)| other.style == Style::Bare && follows(mark, other))
                        || before.clone().any(|&(_, other)| other.style == Style::Bare && follows(other, mark)))
                    && opens_bare(lines, at)
        };
        // "— I go on": a long dash after a heckle takes the speech up again.
        let taken = taken && !takes_up(lines, at);
        // A dash counts when an entry with a bullet stands above it in the same block.
        let taken = taken && (listed || !is_wrapped(lines, profile, at, mark));
        accepted[at] = taken.then_some(mark);
        if taken && mark.sort == MarkerKind::Bullet {
            bullet = Some(at);
        }
    }
    accepted
}

/// Whether a line with a long dash follows a line in brackets.
fn takes_up(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].text.starts_with('—') && at > 0 && lines[at - 1].shape == Shape::Bracketed
}

/// A number word with a full stop: "Uno. We shall …".
fn word_mark(line: &str, profile: &Profile<'_>) -> Option<Mark> {
    const LONGEST: usize = 24;
    let at = line.bytes().take(LONGEST + 1).position(|byte| byte == b'.')?;
    let (head, rest) = (&line[..at], &line[at + 1..]);
    if head.contains(text::is_space) || !rest.starts_with(text::is_space) {
        return None;
    }
    let value = profile.lexicons.number_word(head)?;
    Some(Mark { sort: MarkerKind::Word, style: Style::Dot, value, roman: 0, len: offset(head.len() + 1) })
}

/// A bare number begins an entry only where a paragraph may begin.
fn opens_bare(lines: &[Line<'_>], at: usize) -> bool {
    at == 0 || lines[at].gap > 0 || lines[at - 1].ends_sentence
}

/// "1945." or a dash at the start of a wrapped line is the middle of a sentence, whatever it counts:
/// the line before is full, leaves its sentence open and leads into nothing.
fn is_wrapped(lines: &[Line<'_>], profile: &Profile<'_>, at: usize, mark: Mark) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &lines[before]) else { return false };
    let glyph = mark.sort == MarkerKind::Bullet && !lines[at].text.starts_with(['-', '–', '—', '*', '+', 'o']);
    !glyph
        && profile.layout.wrap.is_some()
        && lines[at].gap <= profile.layout.spacing
        && before.is_prose()
        && !before.ends_sentence
        && !before.text.ends_with([':', ';', ',', '-'])
        && !profile.layout.is_short(before)
        && lines[at].indent <= before.indent
}

fn is_bulleted<'m>(
    lines: &[Line<'_>],
    at: usize,
    led: bool,
    before: impl Iterator<Item = &'m (usize, Mark)>,
    after: impl Iterator<Item = &'m (usize, Mark)>,
) -> bool {
    let sign = |line: &Line<'_>| text::skip_marks(line.text).trim_start_matches('\\').chars().next();
    let own = sign(&lines[at]);
    let glyph = own.is_some_and(|c| !matches!(c, '-' | '–' | '—' | '*' | '+' | 'o' | '§' | '·'));
    let mut company =
        before.chain(after).filter(|(other, mark)| mark.sort == MarkerKind::Bullet && sign(&lines[*other]) == own);
    glyph
        || led
        || company.any(|&(other, _)| other.abs_diff(at) <= 12)
        || (own == Some('*') || own == Some('-')) && lines[at].indent > 0 && lines[at].gap > 0
        || lines[at].indent >= 2 && is_nested(lines, at)
        || own == Some('-') && lines[at].after_mark().is_empty()
        || own == Some('-') && lines[at].gap <= 1 && at > 0 && matches!(lines[at - 1].shape, Shape::Heading(_))
}

/// Whether a bullet stands deeper than an entry a few lines above it, no blank line between.
fn is_nested(lines: &[Line<'_>], at: usize) -> bool {
    let above = (0..at).rev().take(3).take_while(|&above| lines[above + 1].gap == 0);
    above
        .into_iter()
        .any(|above| matches!(lines[above].shape, Shape::Mark(_)) && lines[above].indent < lines[at].indent)
}

/// Whether a line leads into a list: it ends with a colon, or with a colon and a dash.
pub(super) fn leads_in(line: &str) -> bool {
    let bare = line.trim_end_matches(['-', '–', '—', ' ', '*', '_']);
    bare.ends_with([':', '：'])
}

/// Whether a marker can be the first of its list.
pub(super) fn is_first(mark: Mark) -> bool {
    mark.value == 1 || mark.roman == 1
}

/// Whether `next` counts on from `mark`.
pub(super) fn follows(mark: Mark, next: Mark) -> bool {
    if mark.style != next.style {
        return false;
    }
    match (mark.sort, next.sort) {
        // Number words give way to digits: "Nueve.", "10."
        (MarkerKind::Number | MarkerKind::Word, MarkerKind::Number | MarkerKind::Word) => next.value == mark.value + 1,
        (MarkerKind::Letter, MarkerKind::Letter) if next.value == mark.value + 1 => true,
        (MarkerKind::Letter | MarkerKind::Roman, MarkerKind::Letter | MarkerKind::Roman) => {
            mark.roman > 0 && next.roman == mark.roman + 1
        }
        _ => false,
    }
}
