//! What a line says about the speech: keys, dates, those present, conditions.

use crate::ast::MetadataKey;
use crate::grammar::name::NameShape;
use crate::grammar::{date, field, markup};
use crate::lexicon::Lexicons;
use crate::span;
use crate::text;

/// Whether words are nothing but one that links what stands before and behind: "by", "at the", "in".
pub(crate) fn is_link(words: &str, lexicons: &Lexicons) -> bool {
    lexicons.is(words, |l| l.by) || lexicons.is(words, |l| l.at) || lexicons.is(words, |l| l.place_in)
}

/// What follows the word for a speech with which a line opens: " by Ada Quist" in "Remarks by Ada Quist".
pub(crate) fn behind_speech_word<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    lexicons.strip(text::skip_marks(markup::bare(line)), |l| l.speech_words)
}

/// Whether a line stands in quotation marks, as a theme does.
pub(crate) fn is_quoted(line: &str) -> bool {
    line.starts_with(['“', '"', '«', '„', '‘']) && line.ends_with(['”', '"', '»', '“', '’'])
}

/// The metadata key that a line carries, and the value's place: "Date: 6 July 1995", "Submitted on …".
pub(crate) fn keyed<'a>(line: &'a str, lexicons: &Lexicons) -> Option<(MetadataKey<'static>, &'a str)> {
    let bare = text::skip_marks(line).trim_start_matches(['*', '_', '[']);
    if let Some((key, value)) = field::field(line) {
        if let Some(known) = lexicons.key(key) {
            return Some((known.clone(), value));
        }
    }
    let (key, rest) = lexicons.leading_key(bare)?;
    let value = text::trim(rest.trim_start_matches([':', ' ']));
    (text::at_most_words(value, 12)).then(|| (key.clone(), value))
}

/// Whether a line heads a list of those present: it is such a key, or ends with one: "Introduction of
/// attendees", "People present (lines said)".
pub(crate) fn heads_attendance(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line).trim_end_matches([':', '：', '*', '_']);
    let bare = text::trim(bare.split('(').next().unwrap_or(bare));
    let attends = |key: &str| matches!(lexicons.key(key), Some(MetadataKey::Attendance));
    // "Members in attendance were:"
    let leads_in = || markup::bare(line).ends_with([':', '：']);
    let named = || text::words(bare).next_back().is_some_and(attends) || leads_in() && text::words(bare).any(attends);
    attends(bare) || text::at_most_words(bare, 6) && named()
}

/// Parts of a line that names people, at least this many.
const ROSTER: usize = 4;

/// Whether a line lists people, each with initials or a word in brackets: "Ada Quist (AQ), Bo Lind (BL), …".
pub(crate) fn is_roster(line: &str) -> bool {
    let parts = || line.split([',', ';', '\n', '\r']).map(text::trim).filter(|part| !part.is_empty());
    let named = |part: &&str| {
        part.split_once('(').is_some_and(|(name, inner)| {
            let shape = NameShape::of(name);
            shape.is_name(4)
                && shape.digits == 0
                && inner
                    .trim_end_matches('.')
                    .strip_suffix(')')
                    .is_some_and(|inner| text::words(inner).count() == 1 && inner.chars().count() <= 12)
        })
    };
    // Four in five of at least four parts have a bracket.
    memchr::memchr_iter(b'(', line.as_bytes()).nth(ROSTER - 1).is_some()
        && parts().count() >= ROSTER
        && parts().filter(named).count() * 5 >= parts().count() * 4
}

/// A line that is a date and little else: a place, a weekday, a time, brackets. The date's slice.
pub(crate) fn dateline<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    if line.len() > 200 {
        return None;
    }
    let (slice, _) = date::find(line, lexicons.calendars())?;
    let at = span::start_of(line, slice);
    let before = text::trim(&line[..at]);
    let after = text::trim(&line[at + slice.len()..]);
    let outside = text::words(before).count() + text::words(after).count();
    let unspaced = before.chars().chain(after.chars()).filter(|&c| text::is_unspaced(c)).count();
    let prose = text::words(before)
        .chain(text::words(after))
        .filter(|word| word.chars().all(char::is_lowercase) && word.chars().count() > 4)
        .count();
    // "Bern, 1 August 2019 - Address by …": the day at the start, and a dash behind it.
    let heads = text::at_most_words(before, 3) && after.starts_with(['-', '–', '—']);
    (outside <= if heads { 16 } else { 12 }
        && unspaced <= 14
        && prose <= 2
        && (heads || !(text::ends_sentence(line) && outside > 6)))
        .then_some(slice)
}

/// Whether a line binds the reader: "Check against delivery".
pub(crate) fn is_embargo(line: &str, lexicons: &Lexicons) -> bool {
    let bare = line.trim_matches(|c: char| {
        matches!(c, '(' | ')' | '[' | ']' | '*' | '_' | '"' | '“' | '”' | '–' | '-' | '!' | '«' | '»')
            || text::is_space(c)
    });
    let inside = || lexicons.find(bare, |l| l.embargo).is_some_and(|(start, end)| end - start > 12);
    text::at_most_words(bare, 14)
        && (lexicons.strip(bare, |l| l.embargo).is_some_and(|rest| text::at_most_words(rest, 8))
            || text::width(bare) <= 60 && inside())
}

/// Whether a line is a place by the noun of a venue and its town, parted by a comma or a dash: "Harbour
/// Headquarters – Port Elsing".
pub(crate) fn is_site(line: &str, lexicons: &Lexicons) -> bool {
    const WORDS: usize = 10;
    const TOWN: usize = 3;
    let bare = markup::bare(line);
    let Some((site, town)) = [" – ", " — ", " - ", ", ", "، "].iter().find_map(|sign| bare.split_once(sign))
    else {
        return false;
    };
    let cased = |part: &str| NameShape::of(part).is_name(WORDS);
    text::at_most_words(bare, WORDS)
        && text::at_most_words(town, TOWN)
        && cased(site)
        && cased(town)
        && lexicons.holds(site, |l| l.venues)
        && !bare.contains(|c: char| text::digit(c).is_some())
        && !lexicons.begins_any(bare, &[|l| l.at, |l| l.by, |l| l.place_in, |l| l.speech_words])
        && lexicons.find(bare, |l| l.offices).is_none()
}

/// Whether a line is somebody's name, with form of address or office, and nothing else.
pub(crate) fn is_person(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::trim(markup::bare(line).trim_matches(['(', ')', ',']));
    let shape = NameShape::of(bare);
    // A form of address alone names nobody: "GENERAL DEBATE".
    let addressed = || lexicons.strip(bare, |l| l.honorifics).is_some_and(|rest| text::at_least_words(rest, 2));
    let titled = || addressed() || lexicons.find(bare, |l| l.offices).is_some();
    shape.opens
        && shape.capital >= 2
        && shape.words <= 24
        && shape.small <= 3
        && !text::ends_sentence(bare.trim_end_matches('.'))
        && titled()
}
