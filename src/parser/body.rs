//! The speech: what each of its units is.

use alloc::vec::Vec;

use super::context::Context;
use super::front::{Role, furniture_reason, tag};
use super::list;
use super::piece::Kind;
use super::unit::{Open, is_emphasised};
use super::words::{self, Address};
use crate::ast::{FurnitureRole, MarkerKind, MetadataKey, TableRole};
use crate::grammar::mark::{Mark, Style};
use crate::grammar::{bracket, markup};
use crate::reason::Reason;
use crate::text;

/// The roles of the units from `from` up to `to`, in order.
pub(super) fn roles(context: &Context<'_, '_>, from: usize, to: usize) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(to.saturating_sub(from));
    let mut unmarked = 0_usize;
    for at in from..to {
        let previous = roles.iter().rev().map(|role| &role.0).find(|kind| !matches!(kind, Kind::Furniture(_)));
        let role = role(context, at, previous, to);
        let role = if role.1 == Reason::Prose { unmarked_entry(context, at, to, &mut unmarked).unwrap_or(role) } else { role };
        roles.push(role);
    }
    mark_closings(context, from, &mut roles);
    roles
}

fn role(context: &Context<'_, '_>, at: usize, previous: Option<&Kind>, to: usize) -> Role {
    let lexicons = context.lexicons();
    let unit = context.units[at];
    let line = context.text(at);
    match unit.open {
        Open::FrontMatter { .. } => (Kind::Metadata(MetadataKey::FrontMatter), Reason::FrontMatter),
        Open::Furniture(role) => (Kind::Furniture(role), furniture_reason(role)),
        Open::Separator => (Kind::Rule, Reason::Separator),
        Open::Fenced => (Kind::Quote, Reason::Fenced),
        Open::Quoted => (Kind::Quote, Reason::MarkdownQuote),
        Open::Tag => tag(line),
        Open::Table(role) => (Kind::Table(role), if role == TableRole::Contents { Reason::Contents } else { Reason::TableRow }),
        Open::Address => (Kind::Metadata(MetadataKey::Url), Reason::AddressLine),
        Open::Turn { alone } => turn(context, unit.first, alone),
        // A parting in brackets is spoken.
        Open::Cue if line.len() > 60 && bracket::bracketed(line).is_some_and(|inner| words::is_closing(inner, lexicons)) => (Kind::Paragraph(None), Reason::Prose),
        Open::Cue => (Kind::Cue, Reason::Bracketed),
        Open::Heading(level) => (Kind::Heading(level), Reason::MarkdownHeading),
        Open::Underlined(level) => (Kind::Heading(level), Reason::Underlined),
        Open::Numbered(number) => numbered(context, at, number),
        Open::Item(mark) => item(context, at, mark, to),
        Open::Prose => prose(context, at, previous, to),
    }
}

fn turn(context: &Context<'_, '_>, line: usize, alone: bool) -> Role {
    let len = context.profile.speakers.at(line).map_or(0, |start| start.label.len);
    let lead = context.lines[line].text.as_ptr() as usize - context.source.as_ptr() as usize - context.lines[line].start as usize;
    let label = u32::try_from(lead + len).unwrap_or(0);
    (Kind::Turn { label, alone }, if alone { Reason::SpeakerAlone } else { Reason::SpeakerLabel })
}

fn numbered(context: &Context<'_, '_>, at: usize, number: u32) -> Role {
    let words = context.lines[context.units[at].first].after_mark();
    let short = context.height(at) == 1 && text::width(words) <= 90 && !text::ends_sentence(words) && !words.is_empty() && !words.ends_with([':', ';', ',']);
    if short {
        return (Kind::Heading(1), Reason::NumberedHeading);
    }
    (Kind::Paragraph(Some(number)), Reason::NumberedParagraph)
}

/// An entry, or a numbered headline: short, without an end, and with prose after it that no marker
/// of its own sort begins.
fn item(context: &Context<'_, '_>, at: usize, mark: Mark, to: usize) -> Role {
    let line = context.text(at);
    let after = text::trim_start(line.get(mark.len..).unwrap_or_default());
    if mark.sort.is_ordered() && context.height(at) <= 2 && !after.is_empty() {
        let ended = matches!(text::last_sign(after), Some('.' | ';' | ',' | ':' | '。'));
        let short = text::width(after) <= 110 && !ended && !text::starts_lower(after);
        let next = context.next(at).filter(|&next| next < to);
        let prose = next.is_some_and(|next| match context.units[next].open {
            Open::Prose => context.is_sentences(next) || context.text(next).ends_with([',', ':']),
            Open::Turn { .. } | Open::Numbered(_) => true,
            Open::Item(other) => other.sort == MarkerKind::Bullet && mark.style != Style::Parens || mark.sort == MarkerKind::Roman && other.sort == MarkerKind::Number,
            _ => false,
        });
        let led = context.prose_before(at).is_some_and(|before| list::leads_in(context.text(before)) && !matches!(context.units[before].open, Open::Item(_)));
        if short && prose && !led && mark.style != Style::Parens && !matches!(mark.sort, MarkerKind::Bullet) {
            return (Kind::Heading(1), Reason::NumberedHeading);
        }
    }
    (Kind::Item(Some(mark)), Reason::ListMark)
}

/// A unit of words: the first rule that fits.
fn prose(context: &Context<'_, '_>, at: usize, previous: Option<&Kind>, to: usize) -> Role {
    let lexicons = context.lexicons();
    let line = context.text(at);
    let speech_opens = previous.is_none() || matches!(previous, Some(Kind::Salutation | Kind::Turn { alone: true, .. }));
    let address = words::address(line, lexicons);
    if (address == Address::Sure || address == Address::Likely && (context.height(at) <= 2 || previous == Some(&Kind::Salutation))) && is_apart(context, at) {
        return (Kind::Salutation, Reason::Vocatives);
    }
    if speech_opens && words::is_greeting(line, lexicons) && context.height(at) == 1 && !matches!(previous, Some(Kind::Turn { .. })) {
        return (Kind::Salutation, Reason::Greeting);
    }
    if lexicons.begins(text::skip_marks(line), |l| l.invocations) && text::words(line).count() <= 12 && (speech_opens || context.next(at).is_some_and(|next| words::address(context.text(next), lexicons) > Address::No)) {
        return (Kind::Salutation, Reason::Invocation);
    }
    if line.starts_with('♫') || line.starts_with('♪') {
        return (Kind::Quote, Reason::Verse);
    }
    if context.height(at) <= 4 && (words::is_proceeding(line, lexicons) || words::is_opening(line, lexicons)) {
        return (Kind::Cue, Reason::Proceeding);
    }
    if context.height(at) == 1 && !line.chars().any(char::is_alphanumeric) && line != "…" {
        return (Kind::Cue, Reason::Bracketed);
    }
    if is_quotation(context, at) {
        return (Kind::Quote, Reason::QuotedBlock);
    }
    if context.height(at) <= 2 && !context.is_sentences(at) {
        if words::is_navigation(line, lexicons) && context.gap(at) > 0 && context.gap_after(at) > 0 {
            return (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation);
        }
        if context.height(at) == 1 && lexicons.is(line, |l| l.end_marks) {
            return (Kind::Furniture(FurnitureRole::EndMark), Reason::EndMark);
        }
        if is_keyed_line(context, at) {
            let key = words::keyed(line, lexicons).map_or(MetadataKey::Unknown, |(key, _)| key);
            return if matches!(key, MetadataKey::Tags | MetadataKey::Session) && line.contains(':') { (Kind::Heading(1), Reason::KnownHeading) } else { (Kind::Metadata(key), Reason::KeyedLine) };
        }
        if lexicons.begins(line, |l| l.captions) && text::words(line).count() <= 24 && line.chars().any(|c| c.is_ascii_digit() || c == ':') && !text::ends_sentence(line) {
            return (Kind::Table(TableRole::Caption), Reason::Caption);
        }
    }
    heading(context, at, previous, to).unwrap_or((Kind::Paragraph(None), Reason::Prose))
}

/// A known key and a short value, with the line for itself.
fn is_keyed_line(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    context.height(at) == 1 && text::words(line).count() <= 12 && words::keyed(line, context.lexicons()).is_some() && crate::grammar::field::field(line).is_some_and(|(_, value)| !value.is_empty())
}

/// Whether an address stands by itself: a blank line after it, or a line that begins anew.
fn is_apart(context: &Context<'_, '_>, at: usize) -> bool {
    context.units.get(at + 1).is_none_or(|next| !text::starts_lower(context.lines[next.first].text) || context.gap_after(at) > 0 || context.text(at).ends_with([',', '!', ':']))
}

/// A paragraph wholly in quotation marks after a colon; or one set deeper than those around it.
fn is_quotation(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    let Some(before) = context.prose_before(at) else { return false };
    let led = list::leads_in(context.text(before));
    let opens = line.chars().next().is_some_and(|c| matches!(c, '"' | '“' | '«' | '„' | '‘' | '\''));
    let closes = line.trim_end_matches(|c: char| matches!(c, '.' | ',' | ')' | '*') || c.is_ascii_digit()).chars().next_back().is_some_and(|c| matches!(c, '"' | '”' | '»' | '“' | '’' | '\''));
    let single = line.chars().filter(|&c| matches!(c, '"' | '“' | '”' | '„')).count() <= 2;
    opens && closes && led && single && context.gap(at) > 0
}

/// Whether a unit is the headline of a section.
///
/// It is short and has no full stop; prose, a turn or a list follows; and something sets it apart:
/// emphasis, capitals amid small letters, words that headlines commonly have, blank lines on both
/// sides, or its length where every line is a paragraph.
fn heading(context: &Context<'_, '_>, at: usize, previous: Option<&Kind>, to: usize) -> Option<Role> {
    let lexicons = context.lexicons();
    let line = context.text(at);
    let bare = markup::bare(line);
    let next = context.next(at).filter(|&next| next < to);
    let after = next.map(|next| context.units[next].open);
    if !context.is_headline(at) || context.height(at) > 2 {
        return None;
    }
    let last = text::last_sign(bare);
    let colon = matches!(last, Some(':' | '：'));
    let words = text::words(bare).count();
    if is_emphasised(line) && words <= 16 && !colon {
        return Some((Kind::Heading(1), Reason::Emphasised));
    }
    if lexicons.is(bare, |l| l.headings) || lexicons.is(bare, |l| l.references) {
        return Some((Kind::Heading(1), Reason::KnownHeading));
    }
    let followed = match after {
        Some(Open::Prose | Open::Numbered(_) | Open::Turn { .. } | Open::Table(_) | Open::Quoted) => true,
        Some(Open::Item(_)) => !colon,
        Some(Open::Cue) => true,
        _ => false,
    };
    if !followed || matches!(previous, Some(Kind::Turn { alone: true, .. })) {
        return None;
    }
    if context.is_capitals(at) && words <= 20 && !text::ends_sentence(bare) {
        return Some((Kind::Heading(1), Reason::Capitals));
    }
    let question = matches!(last, Some('?' | '？' | '؟'));
    if colon || matches!(last, Some('!' | '！')) || line.starts_with(['"', '“', '(', '[', '♫', '-', '–', '—', '…', '.']) {
        return None;
    }
    if question && (context.profile.speakers.len() >= 2 || words < 3) {
        return None;
    }
    let columns = text::width(bare);
    let blank = context.gap(at) > context.profile.layout.spacing || at == 0;
    let prose_ahead = next.is_some_and(|next| context.is_sentences(next) || !matches!(context.units[next].open, Open::Prose) || context.is_headline(next));
    let apart = if context.profile.layout.blanks { blank } else { true };
    let short = match context.profile.layout.wrap {
        Some(edge) => columns <= edge as usize && context.height(at) <= 2,
        None => columns <= 100 && (columns * 2 < context.profile.layout.median as usize || context.profile.layout.blanks && columns <= 90 && context.gap_after(at) > 0 || blank && columns <= 90),
    };
    (apart && short && prose_ahead).then_some((Kind::Heading(1), Reason::ShortLine))
}

/// Fragments after a lead-in, none with a marker, two at least, none with a sentence's end inside.
fn unmarked_entry(context: &Context<'_, '_>, at: usize, to: usize, remaining: &mut usize) -> Option<Role> {
    if *remaining > 0 {
        *remaining -= 1;
        return Some((Kind::Item(None), Reason::UnmarkedList));
    }
    let before = context.prose_before(at)?;
    if !list::leads_in(context.text(before)) || matches!(context.units[before].open, Open::Turn { alone: true } | Open::Heading(_)) {
        return None;
    }
    let is_fragment = |at: usize| {
        context.is_prose(at) && {
            let line = context.text(at);
            let inner = line.trim_end_matches(['.', ';', ',', ' ']);
            let semicolon = line.ends_with([';', ',']) || text::starts_lower(line);
            !inner.contains(". ") && !inner.ends_with(['?', '!', ':', '"', '”']) && !line.starts_with(['"', '“', '‘', '\'', '«']) && (semicolon || !text::ends_sentence(line) && text::width(line) <= 200)
        }
    };
    let mut count = (at..to).take_while(|&next| is_fragment(next)).count();
    // The last of a list that runs on semicolons ends with the full stop.
    let joined = (at..at + count).filter(|&next| context.text(next).ends_with([';', ',']) || context.text(next).ends_with("and")).count();
    if joined + 1 >= count && joined >= 1 && at + count < to && context.is_prose(at + count) && joined == count {
        count += 1;
    }
    if count < 2 {
        return None;
    }
    *remaining = count - 1;
    Some((Kind::Item(None), Reason::UnmarkedList))
}

/// The words that end the speech: the last units of prose, short, and closing by their words.
///
/// In a sitting or an interview only the last one is looked at; "Thank you." in its middle is what
/// people say when they are given the floor.
fn mark_closings(context: &Context<'_, '_>, from: usize, roles: &mut [Role]) {
    let lexicons = context.lexicons();
    for place in (0..roles.len()).rev() {
        let at = from + place;
        match roles[place].0 {
            Kind::Furniture(_) | Kind::Cue | Kind::Rule => continue,
            Kind::Paragraph(_) | Kind::Heading(_) | Kind::Salutation => {}
            _ => break,
        }
        if matches!(roles[place].0, Kind::Salutation) {
            break;
        }
        let line = context.text(at);
        let words_after_number = match context.units[at].open {
            Open::Numbered(_) => context.lines[context.units[at].first].after_mark(),
            _ => line,
        };
        let closing = context.height(at) <= 3 && (words::is_closing(words_after_number, lexicons) || is_cheer(words_after_number));
        // The paragraph before may be an address that the closing follows; look no further than needed.
        if !closing || place == 0 && roles.len() > 1 && from == 0 && context.units.len() > 3 {
            break;
        }
        roles[place] = (Kind::Closing, Reason::ClosingWords);
    }
}

/// A short last cry: "Godt nytår!"
fn is_cheer(line: &str) -> bool {
    line.ends_with('!') && text::words(line).count() <= 6 && !line.contains(['?', ':'])
}
