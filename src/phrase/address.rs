//! Whether a line addresses those present, greets them or invokes.

use super::sentence::{inner_stop, sentences};
use crate::grammar::markup;
use crate::grammar::name::NameShape;
use crate::lexicon::{Column, Lexicons};
use crate::text;

/// Signs that end an address.
fn ends_address(c: char) -> bool {
    matches!(c, ',' | ':' | '!' | '，' | '：' | '！' | '،' | '、' | ';' | '؛' | '…')
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
    let first = &bare[..text::position(bare, ends_address).unwrap_or(bare.len())];
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

/// What a part of an address, between commas, is.
fn address_part(part: &str, lexicons: &Lexicons) -> Part {
    let mut rest = part;
    let mut opened = false;
    // "My dear fellow", "Your Excellency Mr.": openers stack.
    for _ in 0..4 {
        if let Some(after) = lexicons.strip(rest, |l| l.vocatives) {
            let tail = text::trim(after);
            let shape = NameShape::up_to(tail, 25);
            // "Mr. President thank you.": what goes on with thanks is a sentence, with a comma or without.
            let thanks = lexicons.begins(tail, |l| l.closings);
            let long = thanks || shape.words > 24 || shape.small > shape.capital + 4 || text::width(tail) > 160;
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
