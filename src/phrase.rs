//! What the words of a line say, with the lexicons of the document's languages: does it address those
//! present, close the speech, state a date, bind the reader?

use alloc::string::String;

use crate::ast::MetadataKey;
use crate::grammar::name::NameShape;
use crate::grammar::{date, field, markup};
use crate::lexicon::{Column, Lexicons};
use crate::span;
use crate::text;

/// Signs that end an address.
fn ends_address(c: char) -> bool {
    matches!(c, ',' | ':' | '!' | '，' | '：' | '！' | '،' | '、' | ';' | '؛' | '…')
}

/// Where the first sign stands that ends an address.
fn address_end(text: &str) -> Option<usize> {
    text.bytes().enumerate().find_map(|(at, byte)| match byte {
        b',' | b':' | b'!' | b';' => Some(at),
        // First bytes of characters, not those inside them.
        0xc0.. => text[at..].starts_with(ends_address).then_some(at),
        _ => None,
    })
}

/// How firmly a line addresses those present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Address {
    /// It does not.
    No,
    /// It begins as an address does, and its form fits.
    Likely,
    /// Every part of it is an address.
    Sure,
}

/// Addresses that full stops part, at least this many, are no sentences.
const STOPPED: usize = 3;

/// Whether a line is nothing but addresses with full stops between them: "Mr. President of the
/// Assembly. Mr. President of the Court. Ministers."
fn address_after_address(line: &str, lexicons: &Lexicons) -> Address {
    let mut rest = line;
    let mut count = 0;
    while !rest.is_empty() {
        let end = inner_stop(rest, lexicons).unwrap_or(rest.len());
        let part = text::trim(rest[..end].trim_end_matches(['.', '。']));
        if address(part, lexicons) == Address::No {
            return Address::No;
        }
        count += 1;
        rest = text::trim_start(&rest[end..]);
    }
    if count >= STOPPED { Address::Sure } else { Address::No }
}

/// Whether a line, or several joined, does nothing but address those present.
///
/// It is cut at commas. Every part must be a vocative ("Excellencies"), somebody by title and name
/// ("Mr. David Lind"), or a short name; a part with more small words than capitals is a sentence, and
/// then nothing is an address. What its end must be:
///
/// | parts | end | firmness |
/// |---|---|---|
/// | one vocative at least, first or alone | `,` `:` `!` or none | sure |
/// | titles and names only | `,` `:` `!` | likely: it needs an address beside it |
/// | titles and names only | none | likely |
/// | vocatives only, few words; or three parts and more | `.` | sure |
pub(crate) fn address(line: &str, lexicons: &Lexicons) -> Address {
    let bare = text::unmarked(text::skip_marks(markup::bare(line)));
    if bare.len() > 1500 {
        return Address::No;
    }
    // "Good morning. Peace be with us all. Mr. Chairman,": greetings may stand before the address.
    let bare = after_greetings(bare, lexicons);
    // What begins as a sentence, as most lines do, need not be read to its end.
    let first = &bare[..address_end(bare).unwrap_or(bare.len())];
    if !opens_address(part_of_address(first), lexicons) {
        return Address::No;
    }
    if !first.contains(['.', '?', '。']) && address_part(part_of_address(first), lexicons) == Part::Sentence {
        return Address::No;
    }
    if inner_stop(bare, lexicons).is_some() {
        return address_after_address(bare, lexicons);
    }
    let Some(last) = text::last_sign(bare) else { return Address::No };
    let stop = text::is_terminal(last) && !matches!(last, '!' | '！' | '…');
    let signed = ends_address(last);
    let mut parts = Parts::default();
    let mut before = "";
    for part in bare.split(ends_address) {
        let part = part_of_address(part);
        if part.is_empty() {
            continue;
        }
        let what = match address_part(part, lexicons) {
            Part::Sentence if goes_on_like(part, before, lexicons) => Part::Opener,
            // "Ladies and gentlemen, drivers and conductors,"
            Part::Sentence if parts.first_vocative && matches!(last, ',' | ':') && is_group(part) => Part::Name,
            what => what,
        };
        before = part;
        match what {
            Part::Sentence => return Address::No,
            Part::Opener => continue,
            Part::Name if parts.all == 0 => return Address::No,
            Part::Name => {}
            Part::Titled => parts.titled += 1,
            Part::Vocative => parts.vocatives += 1,
        }
        parts.first_vocative |= parts.all == 0 && parts.vocatives == 1;
        parts.all += 1;
        parts.words += text::words(part).count();
    }
    if parts.all == 0 || parts.words > 140 {
        return Address::No;
    }
    if stop {
        let few = parts.vocatives == parts.all && parts.words <= 14;
        let many = parts.all >= 3
            && parts.vocatives + parts.titled >= 2
            && parts.vocatives >= 1
            && parts.words <= 16 * parts.all;
        return if few || many { Address::Sure } else { Address::No };
    }
    match parts.vocatives {
        0 => Address::Likely,
        _ if signed || parts.first_vocative || parts.vocatives * 2 >= parts.all => Address::Sure,
        _ => Address::Likely,
    }
}

/// Whether words begin as the first part of an address can: somebody is called, or their title is said.
fn opens_address(words: &str, lexicons: &Lexicons) -> bool {
    let openers: [Column; 5] =
        [|l| l.vocatives, |l| l.address_openers, |l| l.greetings, |l| l.honorifics, |l| l.offices];
    words.is_empty() || lexicons.begins_any(words, &openers)
}

/// A part of an address without the signs around it.
fn part_of_address(part: &str) -> &str {
    let sign = |c: char| matches!(c, '.' | '-' | '–' | '*' | '_') || text::is_bidi_mark(c);
    text::trim(text::trim(part).trim_matches(sign))
}

/// Whether a part is a few plain words, as those are who are not addressed by a title.
fn is_group(part: &str) -> bool {
    text::at_most_words(part, 4) && !has_verb_sign(part)
}

/// Words that go on with an address, at most this many.
const GOES_ON: usize = 8;

/// Whether a part goes on with the one before it by the same linking word: "friends from the coast,
/// from the hills and from abroad".
fn goes_on_like(part: &str, before: &str, lexicons: &Lexicons) -> bool {
    let link = |input: &str, at: usize| {
        lexicons.words(|l| l.by).find(|word| input.get(at..).is_some_and(|rest| text::strip_word(rest, word).is_some()))
    };
    text::at_most_words(part, GOES_ON)
        && link(part, 0).is_some_and(|word| {
            before.match_indices(text::is_space).any(|(at, space)| link(before, at + space.len()) == Some(word))
        })
}

/// How many parts of an address are what.
#[derive(Default)]
struct Parts {
    all: usize,
    vocatives: usize,
    titled: usize,
    words: usize,
    first_vocative: bool,
}

/// What a part between commas is.
#[derive(PartialEq, Eq)]
enum Part {
    /// A sentence, or a piece of one.
    Sentence,
    /// Words that only open an address.
    Opener,
    /// A short name, or an office without a form of address.
    Name,
    /// Somebody by title and name.
    Titled,
    /// A form of address.
    Vocative,
}

/// Greetings at the start of a line, at most.
const GREETINGS: usize = 8;

/// What follows the greetings and invocations that a line opens with, each a sentence of its own; the
/// line itself where nothing follows them.
fn after_greetings<'a>(line: &'a str, lexicons: &Lexicons) -> &'a str {
    let (mut rest, mut behind) = (line, line);
    for _ in 0..GREETINGS {
        let stripped = lexicons.strip(rest, |l| l.greetings).or_else(|| lexicons.strip(rest, |l| l.invocations));
        let Some(after) = stripped else { break };
        rest = text::skip_marks(after.trim_start_matches(|c| text::is_terminal(c) || c == ','));
        if rest.is_empty() {
            return line;
        }
        // A greeting may go on; only the end of its sentence shows that it does not.
        if after.starts_with(text::is_terminal) {
            behind = rest;
        }
    }
    behind
}

/// Whether a sentence ends inside the line.
pub(crate) fn has_inner_stop(line: &str, lexicons: &Lexicons) -> bool {
    inner_stop(line, lexicons).is_some()
}

/// Where the first sentence ends inside the line: a full stop after a word of four letters or more that
/// is no abbreviated title, with words behind it.
pub(crate) fn inner_stop(line: &str, lexicons: &Lexicons) -> Option<usize> {
    let mut from = 0;
    // The full stop of East Asia begins with this byte, and other signs do.
    let stops = memchr::memchr3_iter(b'.', b'?', 0xe3, line.as_bytes());
    for at in stops.filter(|&at| line[at..].starts_with(['.', '?', '。'])) {
        let before = line[from..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let end = at + line[at..].chars().next().map_or(1, char::len_utf8);
        let abbreviated =
            || line[at..].starts_with('.') && lexicons.is(&line[at - before.len()..end], |l| l.honorifics);
        let word = before.chars().count() >= 4 && !abbreviated() || line[at..].starts_with('。');
        if word && text::trim_start(&line[end..]).chars().next().is_some_and(char::is_alphanumeric) {
            return Some(end);
        }
        from = end;
    }
    None
}

/// What a part of an address, between commas, is.
fn address_part(part: &str, lexicons: &Lexicons) -> Part {
    let mut rest = part;
    let mut opened = false;
    // "My dear fellow", "Your Excellency Mr.": openers stack.
    for _ in 0..4 {
        if let Some(after) = lexicons.strip(rest, |l| l.vocatives) {
            let tail = text::trim(after);
            let shape = NameShape::up_to(tail, 25);
            let long = shape.words > 24 || shape.small > shape.capital + 4 || text::width(tail) > 160;
            if long || has_verb_sign(tail) || is_uncased_sentence(tail, lexicons) {
                return Part::Sentence;
            }
            // "Governor Bowman" names somebody; "Governor" addresses them.
            let office = lexicons.begins(rest, |l| l.offices) && !tail.is_empty();
            // "All" addresses everybody; "All transcripts" nobody.
            let word = &rest[..rest.len() - after.len()];
            if !tail.is_empty() && word.chars().count() <= 3 {
                return Part::Sentence;
            }
            return if office && !opened { Part::Titled } else { Part::Vocative };
        }
        match lexicons.strip(rest, |l| l.address_openers) {
            Some(after) if !text::trim(after).is_empty() => {
                rest = text::trim_start(after);
                opened = true;
            }
            _ => break,
        }
    }
    if lexicons.is(part, |l| l.greetings) {
        return Part::Vocative;
    }
    // "Dear, dearest friends", "and, above all, graduates"
    if lexicons.is(part, |l| l.address_openers) {
        return Part::Opener;
    }
    let shape = NameShape::up_to(part, 27);
    if has_verb_sign(part) || shape.words > 26 || is_uncased_sentence(part, lexicons) {
        return Part::Sentence;
    }
    let titled = lexicons.begins(part, |l| l.honorifics) || lexicons.begins(part, |l| l.offices);
    if (titled || opened) && shape.capital >= shape.small && shape.small <= 4 || opened && shape.words <= 5 {
        return Part::Titled;
    }
    let office = || lexicons.find(part, |l| l.offices).is_some();
    if shape.small <= 1 && shape.words <= 6 || shape.small <= shape.capital && shape.words <= 18 && office() {
        return Part::Name;
    }
    Part::Sentence
}

/// Whether words of a script without case, which show no small word, are a sentence's: several of them
/// are function words.
fn is_uncased_sentence(part: &str, lexicons: &Lexicons) -> bool {
    if !text::starts_uncased(part) || !text::at_least_words(part, 6) {
        return false;
    }
    let functional = text::words(part).filter(|word| lexicons.is(text::skip_marks(word), |l| l.stopwords));
    functional.take(3).count() == 3
}

/// Signs that a part goes on as a sentence: quotes, brackets with words, dashes.
fn has_verb_sign(tail: &str) -> bool {
    tail.contains(['"', '“', '—', '–'])
}

/// Whether the whole line greets: "Good morning, everyone."
pub(crate) fn is_greeting(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::skip_marks(line);
    if bare.len() > 160 {
        return false;
    }
    let bare = after_greetings(bare, lexicons);
    if lexicons.is(bare, |l| l.greetings) {
        return true;
    }
    lexicons.strip(bare, |l| l.greetings).is_some_and(|rest| {
        let rest = text::trim(rest.trim_start_matches([',', '!', ' ', '.']));
        let rest = rest.trim_end_matches(['.', '!', ',']);
        rest.is_empty()
            || text::at_most_words(rest, 8)
                && rest.split(',').all(|part| address_part(text::trim(part), lexicons) != Part::Sentence)
    })
}

/// Whether the whole line invokes: "In the name of God." A sentence after it makes it a paragraph's.
pub(crate) fn is_invocation(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::skip_marks(line);
    lexicons.begins(bare, |l| l.invocations)
        && text::at_most_words(bare, 12)
        && (sentences(bare) <= 1 || is_greeting(bare, lexicons))
}

/// Whether a line begins as the sentences do that end a speech, and is short enough to be one. An
/// address may stand before them, and a stage direction after them.
pub(crate) fn is_closing(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::skip_marks(markup::bare(line)).trim_start_matches(['"', '“', '«', '¡', '\'', '‘', '*', '_', '(']);
    let bare = without_cue(bare);
    let addressed = behind_address(bare, lexicons);
    let words = text::words(bare).count();
    let columns = text::width(bare);
    // Without any sign at its end, speech that was only heard goes on.
    let ends = words <= 14
        || bare.chars().any(text::is_unspaced)
        || text::last_sign(bare).is_some_and(|c| !c.is_alphanumeric());
    words > 0
        && words <= 30
        && ends
        && columns <= 200
        && sentences(bare) <= 2
        && !goes_on_after_thanks(bare, lexicons)
        && (lexicons.begins(bare, |l| l.closings)
            || addressed.is_some_and(|rest| lexicons.begins(rest, |l| l.closings))
            || bare.chars().any(text::is_unspaced) && columns <= 50 && lexicons.find(bare, |l| l.closings).is_some())
}

/// Words of a cheer and the thanks that follow it, at most.
const CHEER: usize = 14;

/// Whether thanks stand behind cheers, a small word before them allowed: "Enjoy the day! And thank you."
pub(crate) fn thanks_after_cheer(line: &str, lexicons: &Lexicons) -> bool {
    let last = line.rfind(['!', '！']).map_or(line, |at| text::trim_start(line[at..].trim_start_matches(['!', '！'])));
    let last = if last.is_empty() { line } else { last };
    let first = text::words(last).next().unwrap_or_default();
    let small = first.chars().count() <= 4 && lexicons.is(first, |l| l.stopwords);
    let thanks = if small { text::trim_start(&last[first.len()..]) } else { last };
    text::words(line).nth(CHEER).is_none() && sentences(last) == 1 && lexicons.begins(thanks, |l| l.closings)
}

/// Words of a second sentence that may follow the one that closes, at most.
const AFTERTHOUGHT: usize = 12;

/// Whether a sentence of some length follows the first one and does not close: then the paragraph goes
/// on with its matter.
fn goes_on_after_thanks(line: &str, lexicons: &Lexicons) -> bool {
    let Some(end) = inner_stop(line, lexicons) else { return false };
    let second = text::skip_marks(&line[end..]);
    let columns = if second.chars().any(text::is_unspaced) { text::width(second) / 4 } else { 0 };
    text::words(second).count().max(columns) > AFTERTHOUGHT && !lexicons.begins(second, |l| l.closings)
}

/// A line without the stage direction that ends it: "Thank you. (Applause.)"
fn without_cue(line: &str) -> &str {
    let cue = line.rfind('(').filter(|_| line.trim_end_matches(['.', ' ', '*', '_']).ends_with(')'));
    cue.map(|at| text::trim_end(&line[..at])).filter(|rest| !rest.is_empty()).unwrap_or(line)
}

/// Parts of an address that may stand before the words of thanks.
const ADDRESSED: usize = 3;

/// What follows the address that a line opens with: "Mr Speaker, Sir, I beg to move."
fn behind_address<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let mut rest = line;
    for _ in 0..ADDRESSED {
        match lexicons.strip(rest, |l| l.vocatives).and_then(|after| after.strip_prefix([',', '،', '，'])) {
            Some(after) => rest = text::trim_start(after),
            None => break,
        }
    }
    (rest.len() < line.len()).then_some(rest)
}

/// Whether words are nothing but one that links what stands before and behind: "by", "at the", "in".
pub(crate) fn is_link(words: &str, lexicons: &Lexicons) -> bool {
    lexicons.is(words, |l| l.by) || lexicons.is(words, |l| l.at) || lexicons.is(words, |l| l.place_in)
}

/// How many sentences a text has.
fn sentences(line: &str) -> usize {
    let mut rest = line;
    let mut count = 0;
    while let Some(at) = text::terminal_at(rest) {
        let sign = rest[at..].chars().next().map_or(1, char::len_utf8);
        rest = &rest[at + sign..];
        count +=
            usize::from(rest.is_empty() || rest.starts_with(|c| text::is_space(c) || matches!(c, '"' | '”' | '»')));
    }
    count + usize::from(!text::trim(rest).is_empty() && rest.chars().any(char::is_alphanumeric))
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
    let parts = || line.split([',', ';', '\n']).map(text::trim).filter(|part| !part.is_empty());
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

/// Whether a line is a link, a button or a box of a site.
pub(crate) fn is_navigation(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line.trim_start_matches(|c: char| {
        matches!(c, '*' | '•' | '-' | '[' | '>' | '←' | '→' | '<' | '»' | '«' | '|') || text::is_space(c)
    }));
    let count = text::words(bare).count();
    if count == 0 || count > 90 {
        return false;
    }
    if lexicons.is(bare, |l| l.navigation) || is_counter(bare, lexicons) {
        return true;
    }
    let Some(rest) = lexicons.strip(bare, |l| l.navigation) else { return false };
    let taken = text::words(&bare[..bare.len() - rest.len()]).count();
    // The more words an entry has, the surer it is.
    match taken {
        0 | 1 => count <= 3 && !text::ends_sentence(bare) && !rest.starts_with([',', ':']),
        2 => count <= 8 && !text::ends_sentence(bare),
        3 => count <= 40,
        _ => true,
    }
}

/// Whether a line is a number and what a site counts with it: "2996 Views", "조회수 1,024".
pub(crate) fn is_counter(line: &str, lexicons: &Lexicons) -> bool {
    let digit = |c: char| text::digit(c).is_some();
    let counted = line.trim_matches(|c: char| digit(c) || matches!(c, ',' | '.' | ':' | '：') || text::is_space(c));
    line.contains(digit) && text::at_most_words(line, 5) && lexicons.is(counted, |l| l.navigation)
}

/// Whether a note ends with the link that leads back to its place: "… in May. Return to text".
pub(crate) fn returns(note: &str, lexicons: &Lexicons) -> bool {
    let end =
        note.char_indices().rev().take(60).find(|&(at, c)| text::is_terminal(c) && at + c.len_utf8() < note.len());
    end.is_some_and(|(at, c)| {
        let link = text::trim(note[at + c.len_utf8()..].trim_start_matches(['"', '”', ')', '’']));
        // Text browsers number links: "[12]Return to text".
        let link = link.strip_prefix('[').and_then(|rest| Some(rest.split_once(']')?.1)).unwrap_or(link);
        link.starts_with('↩') || text::at_least_words(link, 2) && lexicons.is(link, |l| l.navigation)
    })
}

/// Whether a line is what a site says of itself, at whatever length: four words of the lexicon's.
pub(crate) fn is_site_line(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line);
    lexicons.strip(bare, |l| l.navigation).is_some_and(|rest| text::at_least_words(&bare[..bare.len() - rest.len()], 4))
}

/// Whether a line claims rights.
pub(crate) fn is_copyright(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line);
    line.len() <= 400
        && (line.contains('©') && text::at_most_words(line, 30)
            || lexicons.begins(bare, |l| l.copyright) && text::at_most_words(bare, 30))
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

/// Whether a line narrates the sitting: "The House rose at six o'clock."
pub(crate) fn is_proceeding(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::trim(markup::bare(line).trim_matches(['(', ')', '[', ']', '—', '-']));
    let most = |most: usize| text::words(bare).nth(most).is_none();
    // Without spaces between words, what happens ends the sentence: "本院遂於上午九時休會。"
    let ends = || {
        bare.chars().nth(24).is_none()
            && bare.chars().any(text::is_unspaced)
            && bare.strip_suffix('。').is_some_and(|words| {
                lexicons.words(|l| l.proceedings).any(|word| word.chars().count() >= 2 && words.ends_with(word))
            })
    };
    // Inside a short line, a phrase of two words or more tells as much as at its start.
    let tells = || {
        ends()
            || lexicons.begins(bare, |l| l.proceedings)
            || most(24) && sentences(bare) <= 1 && lexicons.find_phrase(bare, |l| l.proceedings)
    };
    tells() && most(40) && !bare.contains(['?', '"', '“'])
}

/// Whether a line is an editor's or a scribe's remark: its word and a colon open it, "Note: …",
/// "ACTION: …", and whom it concerns may stand in brackets between, "AI (AQ): …".
pub(crate) fn is_remark(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::skip_marks(markup::bare(line)).trim_start_matches(['*', '_']);
    lexicons.strip(bare, |l| l.remarks).is_some_and(|rest| {
        let rest = text::trim_start(rest);
        let rest = rest.strip_prefix('(').and_then(|inner| Some(inner.split_once(')')?.1)).unwrap_or(rest);
        rest.trim_start_matches(['*', '_']).starts_with([':', '：'])
    }) && text::at_least_words(bare, 2)
}

/// Whether a line says when the sitting began.
pub(crate) fn is_opening(line: &str, lexicons: &Lexicons) -> bool {
    // Minutes in Spanish set what happens after a dash.
    let bare = text::skip_marks(line).trim_start_matches(['-', '–', '—', ' ']);
    // Without spaces between words, the hour stands before them: "上午九時正會議開始".
    let inside = || {
        bare.chars().nth(24).is_none()
            && bare.chars().any(text::is_unspaced)
            && lexicons.find(bare, |l| l.openings).is_some()
    };
    (lexicons.begins(bare, |l| l.openings) || inside()) && text::at_most_words(bare, 30)
}

/// Whether a line is the headline of a table of contents, its letters perhaps spaced out.
pub(crate) fn is_contents(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line);
    if bare.len() > 80 {
        return false;
    }
    match spelled(bare) {
        Some(word) => lexicons.is(&word, |l| l.contents),
        None => lexicons.is(bare, |l| l.contents),
    }
}

/// Whether a line is a known headline with its letters spaced out: "P R O C E E D I N G S". Records set
/// so what heads them.
pub(crate) fn is_spelled_heading(line: &str, lexicons: &Lexicons) -> bool {
    line.len() <= 80 && spelled(markup::bare(line)).is_some_and(|word| lexicons.is(&word, |l| l.headings))
}

/// Whether a line is nothing but signs of a script without spaces, set apart from each other: "報 告 事 項".
/// Only headlines are set so.
pub(crate) fn is_spread(line: &str) -> bool {
    let bare = markup::bare(line);
    text::words(bare).nth(2).is_some()
        && text::words(bare).all(|word| word.chars().all(text::is_unspaced) && word.chars().nth(1).is_none())
}

/// The word whose letters stand apart on a line.
fn spelled(line: &str) -> Option<String> {
    (text::words(line).all(|word| word.chars().count() == 1) && text::at_least_words(line, 4))
        .then(|| text::words(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Lexicons {
        Lexicons::among("the and of to that is", &[]).0
    }

    #[test]
    fn addresses() {
        let lexicons = english();
        for line in [
            "Excellencies,", "Ladies and Gentlemen,", "Mr. President,", "Distinguished Guests, Your Excellencies,",
            "Dear friends,", "Mr. President, Secretary-General, Excellencies,",
            "Fellow-Citizens of the Senate and House of Representatives:",
        ] {
            assert!(address(line, &lexicons) > Address::No, "{line}");
        }
        for line in [
            "Mr. President, I thank you for the floor.", "We meet again, my friends, in hard times.",
            "The principles are:", "President Quist spoke. We listened,",
        ] {
            assert_eq!(address(line, &lexicons), Address::No, "{line}");
        }
        assert!(address("Good morning. Good evening. Mr. President,", &lexicons) > Address::No);
        assert_eq!(address("Good morning. We begin with the roads,", &lexicons), Address::No);
    }

    #[test]
    fn a_script_without_case_shows_sentences_by_its_function_words() {
        let lexicons = Lexicons::among("यह सरकार इस नगर के लिए है और इस में हम सब हैं", &[]).0;
        assert!(address("अध्यक्ष महोदय,", &lexicons) > Address::No);
        assert_eq!(address("मेरी सरकार इस नगर के सामने तीन बातें रखती है:", &lexicons), Address::No);
    }

    #[test]
    fn an_invocation_has_its_line_for_itself() {
        let lexicons = Lexicons::among("yang dan di untuk dengan ini itu kami", &[]).0;
        assert!(is_invocation("Bismillahirrahmanirrahim.", &lexicons));
        assert!(!is_invocation("Bismillahirrahmanirrahim. Rapat kami buka.", &lexicons));
    }

    #[test]
    fn counters_of_sites() {
        let lexicons = english();
        assert!(is_counter("2,996 Views", &lexicons));
        assert!(!is_counter("2,996 men", &lexicons));
        assert!(!is_counter("Views", &lexicons));
    }

    #[test]
    fn greetings_and_closings() {
        let lexicons = english();
        assert!(is_greeting("Good morning, everyone.", &lexicons));
        assert!(!is_greeting("Good morning is what we say when the sun is up.", &lexicons));
        assert!(is_closing("Thank you very much.", &lexicons));
        assert!(!is_closing("The thanks are yours.", &lexicons));
        let spanish = Lexicons::among("el puerto de la ciudad es para todos los que vienen", &[]).0;
        assert!(is_closing("«Paz a los hombres de buena voluntad».", &spanish));
    }

    #[test]
    fn cheers_and_thanks() {
        let lexicons = english();
        assert!(thanks_after_cheer("Enjoy the day! And thank you all.", &lexicons));
        assert!(thanks_after_cheer("So thank you for coming.", &lexicons));
        assert!(!thanks_after_cheer("The rest is in your folder. Thank you.", &lexicons));
        assert!(!thanks_after_cheer("And that was all!", &lexicons));
    }

    #[test]
    fn people_and_their_initials() {
        assert!(is_roster("Ada Quist (AQ), Bo Lind (BL), Cara Holm (CH), Dag Moe (DM)"));
        assert!(!is_roster("Ada (who came late), Bo, Cara (no), and the others"));
    }

    #[test]
    fn a_note_leads_back() {
        let lexicons = english();
        assert!(returns("1. The views are mine. Return to text", &lexicons));
        assert!(returns("1. The views are mine. [12]Return to text", &lexicons));
        assert!(!returns("1. The views are mine. We return to text.", &lexicons));
    }

    #[test]
    fn remarks_of_a_scribe() {
        let lexicons = english();
        for line in
            ["Note: the tape ends here.", "ACTION: Ada to call.", "**AI(AQ, BL)**: find a rope", "Poll: shall we?"]
        {
            assert!(is_remark(line, &lexicons), "{line}");
        }
        for line in ["Action is what we need.", "Note:", "Actions speak: we do not."] {
            assert!(!is_remark(line, &lexicons), "{line}");
        }
    }

    #[test]
    fn lines_about_the_speech() {
        let lexicons = english();
        assert_eq!(dateline("Brussels, 26 September 2024", &lexicons), Some("26 September 2024"));
        assert_eq!(
            dateline("We came together on 26 September 2024 because nothing else would help us any more.", &lexicons),
            None
        );
        assert!(is_embargo("CHECK AGAINST DELIVERY", &lexicons));
        assert!(matches!(keyed("Date: 6 July 1995", &lexicons), Some((MetadataKey::Date, "6 July 1995"))));
        assert!(keyed("Submitted on Thu", &lexicons).is_some());
        assert!(keyed("My view: no", &lexicons).is_none());
        assert!(is_navigation("Share this page", &lexicons));
        assert!(!is_navigation("Share your bread with those who have none, and do so gladly.", &lexicons));
        assert!(is_person("Governor Michelle W. Bowman", &lexicons));
    }
}
