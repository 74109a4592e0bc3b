//! The speech: what each of its units is.

use alloc::vec::Vec;

use super::context::Context;
use super::front::{Role, furniture_reason, tag};
use super::list;
use super::piece::Kind;
use super::runs;
use super::unit::{Open, is_emphasised};
use crate::ast::{FurnitureRole, MarkerKind, MetadataKey, TableRole};
use crate::grammar::mark::{Mark, Style};
use crate::grammar::{bracket, markup};
use crate::phrase::{self, Address};
use crate::reason::Reason;
use crate::span::Span;
use crate::text;

/// The roles of the units from `from` up to `to`, in order.
pub(super) fn roles(context: &Context<'_, '_>, from: usize, to: usize) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(to.saturating_sub(from));
    let mut unmarked = 0_usize;
    let mut quoting = false;
    // The last role so far that is no furniture's.
    let mut previous: Option<usize> = None;
    for at in from..to {
        let role = role(context, at, previous.map(|place| &roles[place].0), to);
        let role = if quoting && goes_on_quoting(context, at) { (Kind::Quote, Reason::QuoteGoesOn) } else { role };
        quoting = matches!(role.1, Reason::QuotedBlock | Reason::QuoteGoesOn) && !closes_quotation(context.text(at));
        let role =
            if role.1 == Reason::Prose { unmarked_entry(context, at, to, &mut unmarked).unwrap_or(role) } else { role };
        if !matches!(role.0, Kind::Furniture(_)) {
            previous = Some(roles.len());
        }
        roles.push(role);
    }
    runs::mark_menus(context, from, &mut roles);
    runs::join_headings(context, from, &mut roles);
    runs::mark_refrains(context, from, &mut roles);
    runs::mark_closings(context, from, &mut roles);
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
        Open::Verse => (Kind::Quote, Reason::Verse),
        Open::Tag => tag(line),
        Open::Table(role) => {
            (Kind::Table(role), if role == TableRole::Contents { Reason::Contents } else { Reason::TableRow })
        }
        Open::Address => (Kind::Metadata(MetadataKey::Url), Reason::AddressLine),
        Open::Fields => (Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine),
        Open::Turn { alone } => turn(context, unit.first, alone),
        // A parting in brackets is spoken.
        Open::Cue
            if line.len() > 60 && bracket::bracketed(line).is_some_and(|inner| phrase::is_closing(inner, lexicons)) =>
        {
            (Kind::Paragraph(None), Reason::Prose)
        }
        Open::Cue
            if is_bracketed_headline(context, at)
                && context.indices().filter(|&other| is_bracketed_headline(context, other)).nth(2).is_some() =>
        {
            (Kind::Heading(1), Reason::BracketedHeadline)
        }
        Open::Cue => (Kind::Cue, Reason::Bracketed),
        Open::Heading(_) | Open::Underlined(_)
            if phrase::is_contents(line, lexicons)
                && context.next(at).is_some_and(|next| matches!(context.units[next].open, Open::Item(_))) =>
        {
            (Kind::Table(TableRole::Contents), Reason::Contents)
        }
        Open::Item(_) if matches!(previous, Some(Kind::Table(TableRole::Contents))) => {
            (Kind::Table(TableRole::Contents), Reason::Contents)
        }
        Open::Heading(level) => (Kind::Heading(level), Reason::MarkdownHeading),
        Open::Underlined(level) => (Kind::Heading(level), Reason::Underlined),
        Open::Numbered(number) => numbered(context, at, number),
        Open::Item(_) if context.names[at] => (Kind::Metadata(MetadataKey::Attendance), Reason::Attendance),
        Open::Item(mark) => item(context, at, mark, to),
        Open::Prose if context.names[at] => match context.heads_names(at) {
            Some(head) if phrase::is_proceeding(context.text(head), lexicons) => (Kind::Cue, Reason::Proceeding),
            _ => (Kind::Metadata(MetadataKey::Attendance), Reason::Attendance),
        },
        Open::Prose if phrase::is_proceeding(line, lexicons) && context.names.get(at + 1) == Some(&true) => {
            (Kind::Cue, Reason::Proceeding)
        }
        Open::Prose => prose(context, at, previous, to),
    }
}

/// A headline in square brackets: words that begin with a capital, none of them a cue's, with blank
/// lines on both sides, in a document without turns.
fn is_bracketed_headline(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let Some(inner) = bracket::bracketed(context.text(at)).filter(|_| matches!(context.units[at].open, Open::Cue))
    else {
        return false;
    };
    context.profile.lang.is_some()
        && context.profile.speakers.len() == 0
        && context.text(at).starts_with('[')
        && context.gap(at) > 0
        && context.gap_after(at) > 0
        && inner.starts_with(char::is_uppercase)
        && !text::ends_sentence(inner)
        && lexicons.find(inner, |l| l.cues).is_none()
        && text::words(inner).count() <= 10
}

fn turn(context: &Context<'_, '_>, line: usize, alone: bool) -> Role {
    let start = context.lines[line].start;
    let spot = |slice: &str| Span::of_slice(context.source, slice);
    let (label, speaker, time) = match context.profile.speakers.at(line) {
        Some(turn) => {
            let text = context.lines[line].text;
            let end = spot(&text[..turn.label.len]).end;
            (Span::new(start, end), spot(turn.label.speaker), turn.label.time.map(spot))
        }
        // `<SPEAKER NAME="…">` has no label of the grammar's.
        None => {
            let whole = context.lines[line].text;
            let name = markup::tag_line(whole).and_then(|tag| tag.attribute("name")).unwrap_or(whole);
            (spot(whole), spot(name), None)
        }
    };
    (Kind::Turn { label, speaker, time, alone }, if alone { Reason::SpeakerAlone } else { Reason::SpeakerLabel })
}

fn numbered(context: &Context<'_, '_>, at: usize, number: u32) -> Role {
    let words = context.lines[context.units[at].first].after_mark();
    let short = context.height(at) == 1
        && text::width(words) <= 90
        && !text::ends_sentence(words)
        && !words.is_empty()
        && !words.ends_with([':', ';', ',']);
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
            Open::Item(other) => {
                mark.style != Style::Parens && (other.sort == MarkerKind::Bullet || other.style == Style::Dotted)
                    || mark.sort == MarkerKind::Roman && other.sort == MarkerKind::Number
            }
            _ => false,
        });
        let led = context.prose_before(at).is_some_and(|before| {
            list::leads_in(context.text(before)) && !matches!(context.units[before].open, Open::Item(_))
        });
        let capitals = !context.profile.layout.uncased
            && text::Letters::of(after).is_capitals()
            && !next.is_some_and(
                |next| matches!(context.units[next].open, Open::Item(other) if list::follows(mark, other)),
            );
        if short
            && (prose || capitals)
            && !led
            && mark.style != Style::Parens
            && !matches!(mark.sort, MarkerKind::Bullet)
        {
            return (Kind::Heading(1), Reason::NumberedHeading);
        }
    }
    (Kind::Item(Some(mark)), Reason::ListMark)
}

/// A unit of words: the first rule that fits.
fn prose(context: &Context<'_, '_>, at: usize, previous: Option<&Kind>, to: usize) -> Role {
    let lexicons = context.lexicons();
    let line = context.text(at);
    let speech_opens =
        previous.is_none() || matches!(previous, Some(Kind::Salutation | Kind::Turn { alone: true, .. }));
    let address = phrase::address(line, lexicons);
    if (address == Address::Sure && !phrase::is_greeting(line, lexicons)
        || address == Address::Likely && has_address_beside(context, at, previous))
        && is_apart(context, at)
    {
        return (Kind::Salutation, Reason::Vocatives);
    }
    if speech_opens
        && phrase::is_greeting(line, lexicons)
        && context.height(at) == 1
        && !matches!(previous, Some(Kind::Turn { .. }))
    {
        return (Kind::Salutation, Reason::Greeting);
    }
    if lexicons.begins(text::skip_marks(line), |l| l.invocations)
        && text::words(line).count() <= 12
        && (speech_opens
            || context.next(at).is_some_and(|next| phrase::address(context.text(next), lexicons) > Address::No))
    {
        return (Kind::Salutation, Reason::Invocation);
    }
    if is_comma_run(context, at, to)
        && !matches!(previous, Some(Kind::Paragraph(_)) if context.prose_before(at).is_some_and(|before| list::leads_in(context.text(before))))
    {
        return (Kind::Salutation, Reason::CommaRun);
    }
    if previous == Some(&Kind::Salutation)
        && context.height(at) <= 3
        && line.ends_with(',')
        && text::words(line).count() <= 60
        && context.gap(at) > 0
    {
        return (Kind::Salutation, Reason::CommaRun);
    }
    if previous == Some(&Kind::Salutation)
        && context.height(at) <= 2
        && !text::ends_sentence(line)
        && text::words(line).count() <= 20
        && context.next(at).is_some_and(|next| {
            phrase::address(context.text(next), lexicons) == Address::Sure
                || phrase::is_greeting(context.text(next), lexicons)
        })
    {
        return (Kind::Salutation, Reason::BetweenAddresses);
    }
    if context.height(at) <= 4 && phrase::is_remark(line, lexicons) {
        return (Kind::Cue, Reason::CueWord);
    }
    if let Some(word) = cue_word(line) {
        if lexicons.is(word, |l| l.cues) {
            return (Kind::Cue, Reason::CueWord);
        }
    }
    // What stands right below a name is said.
    let said = matches!(previous, Some(Kind::Turn { alone: true, .. }));
    if context.is_capitals(at) && !said && lexicons.is(line, |l| l.proceedings) && !lexicons.is(line, |l| l.headings) {
        return (Kind::Cue, Reason::Proceeding);
    }
    if context.height(at) <= 4
        && !said
        && !context.is_capitals(at)
        && (phrase::is_proceeding(line, lexicons) || phrase::is_opening(line, lexicons))
    {
        return (Kind::Cue, Reason::Proceeding);
    }
    if context.height(at) == 1 && !line.chars().any(char::is_alphanumeric) && line != "…" {
        return (Kind::Cue, Reason::Bracketed);
    }
    if is_set_apart(context, at) {
        return (Kind::Quote, Reason::IndentedQuote);
    }
    if is_quotation(context, at) {
        return (Kind::Quote, Reason::QuotedBlock);
    }
    if context.height(at) <= 2 && !context.is_sentences(at) {
        if phrase::is_navigation(line, lexicons) && context.gap(at) > 0 && context.gap_after(at) > 0 {
            return (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation);
        }
        if context.height(at) == 1 && lexicons.is(line, |l| l.end_marks) {
            return (Kind::Furniture(FurnitureRole::EndMark), Reason::EndMark);
        }
        if is_keyed_line(context, at) {
            let key = phrase::keyed(line, lexicons).map_or(MetadataKey::Unknown, |(key, _)| key);
            return if matches!(key, MetadataKey::Tags | MetadataKey::Session) && line.contains(':') {
                (Kind::Heading(1), Reason::KnownHeading)
            } else {
                (Kind::Metadata(key), Reason::KeyedLine)
            };
        }
        if lexicons.begins(line, |l| l.captions)
            && text::words(line).count() <= 24
            && line.chars().any(|c| c.is_ascii_digit() || c == ':')
            && !text::ends_sentence(line)
        {
            return (Kind::Table(TableRole::Caption), Reason::Caption);
        }
    }
    heading(context, at, previous, to).unwrap_or((Kind::Paragraph(None), Reason::Prose))
}

/// The word of a line such as "**Break:**" or "Applause".
fn cue_word(line: &str) -> Option<&str> {
    let bare = markup::bare(line).trim_end_matches([':', '.']);
    (text::words(bare).count() <= 2 && bare.len() < 40).then_some(bare)
}

/// Paragraphs after each other that end with commas, at least this many, address one after the other.
const COMMAS: usize = 3;

/// Whether a unit stands in a run of units that all end with a comma, prose after the last of them.
fn is_comma_run(context: &Context<'_, '_>, at: usize, to: usize) -> bool {
    let comma = |at: usize| {
        context.is_prose(at)
            && context.height(at) <= 3
            && context.text(at).ends_with([',', '，', '،'])
            && !text::starts_lower(context.text(at))
            && text::words(context.text(at)).count() <= 60
    };
    if !comma(at) {
        return false;
    }
    let before = (0..at).rev().take(COMMAS).take_while(|&before| comma(before)).count();
    let after = (at + 1..to).take(COMMAS).take_while(|&after| comma(after)).count();
    before + after + 1 >= COMMAS
}

/// A line of titles and names is an address when another address stands beside it.
fn has_address_beside(context: &Context<'_, '_>, at: usize, previous: Option<&Kind>) -> bool {
    let signed = context.text(at).ends_with([',', ':', '!', '،', '，']);
    let next = || {
        context.next(at).is_some_and(|next| {
            context.is_prose(next) && phrase::address(context.text(next), context.lexicons()) == Address::Sure
        })
    };
    previous == Some(&Kind::Salutation)
        || next()
        || signed && matches!(previous, None | Some(Kind::Turn { alone: true, .. }))
}

/// A known key and a short value, with the line for itself.
fn is_keyed_line(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    context.height(at) == 1
        && text::words(line).count() <= 12
        && phrase::keyed(line, context.lexicons()).is_some()
        && crate::grammar::field::field(line).is_some_and(|(_, value)| !value.is_empty())
}

/// Whether an address stands by itself: a blank line after it, or a line that begins anew.
fn is_apart(context: &Context<'_, '_>, at: usize) -> bool {
    context.units.get(at + 1).is_none_or(|next| {
        !text::starts_lower(context.lines[next.first].text)
            || context.gap_after(at) > 0
            || context.text(at).ends_with([',', '!', ':'])
    })
}

/// Paragraphs that a quotation may go on over.
const QUOTE_UNITS: usize = 10;

/// A paragraph that opens a quotation after a colon and closes it, here or a few paragraphs below.
fn is_quotation(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    let Some(before) = context.prose_before(at) else { return false };
    if !list::leads_in(context.text(before))
        || !opens_quotation(line)
        || context.gap(at) <= context.profile.layout.spacing
    {
        return false;
    }
    let single = line.chars().filter(|&c| matches!(c, '"' | '“' | '”' | '„')).count() <= 2;
    if closes_quotation(line) {
        return single;
    }
    let unclosed = line.chars().filter(|&c| matches!(c, '"' | '”' | '»')).count() <= usize::from(line.starts_with('"'));
    unclosed
        && (at + 1..context.units.len().min(at + QUOTE_UNITS))
            .take_while(|&next| goes_on_quoting(context, next))
            .any(|next| closes_quotation(context.text(next)))
}

/// A paragraph after a colon, set deeper or less deep than paragraphs are here, with one that is set
/// as usual after it.
fn is_set_apart(context: &Context<'_, '_>, at: usize) -> bool {
    let indent = |at: usize| context.lines[context.units[at].first].indent;
    let Some(before) = context.prose_before(at) else { return false };
    let usual = |at: usize| indent(at) == context.indent && context.is_prose(at);
    list::leads_in(context.text(before))
        && usual(before)
        && indent(at).abs_diff(context.indent) >= 2
        && context.is_sentences(at)
        && context.next(at).is_some_and(|next| usual(next) || !context.is_prose(next))
}

/// Whether a unit can go on with a quotation that an earlier one opened.
fn goes_on_quoting(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_prose(at) || context.is_furniture(at)
}

fn opens_quotation(line: &str) -> bool {
    line.starts_with(['"', '“', '«', '„', '‘', '\''])
}

fn closes_quotation(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| matches!(c, '.' | ',' | ')' | '*' | ';') || c.is_ascii_digit());
    bare.ends_with(['"', '”', '»', '“', '’', '\''])
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
    let last = text::last_sign(bare);
    let colon = matches!(last, Some(':' | '：'));
    let words = text::words(bare).count();
    let linked = markup::link(line).is_some() && matches!(after, Some(Open::Prose | Open::Quoted | Open::Item(_)));
    if context.height(at) == 1
        && (is_emphasised(line) || linked)
        && words <= 16
        && !matches!(last, Some(':' | '：' | ','))
        && !(text::ends_sentence(bare) && words > 6)
    {
        return Some((Kind::Heading(1), Reason::Emphasised));
    }
    if !context.is_headline(at) || context.height(at) > 2 {
        return None;
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
    if colon || matches!(last, Some('!' | '！')) || line.starts_with(['"', '“', '(', '[', '♫', '-', '–', '—', '…', '.'])
    {
        return None;
    }
    if question && (context.profile.speakers.len() >= 2 || words < 3) {
        return None;
    }
    let columns = text::width(bare);
    let blank = context.gap(at) > context.profile.layout.spacing || at == 0;
    let prose_ahead = next.is_some_and(|next| {
        context.is_sentence(next)
            || list::leads_in(context.text(next))
            || !matches!(context.units[next].open, Open::Prose)
            || context.is_headline(next)
    });
    let apart = if context.profile.layout.blanks { blank } else { true };
    let short = match context.profile.layout.wrap {
        Some(edge) => columns <= edge as usize && context.height(at) <= 2,
        None => {
            columns <= 100
                && (columns * 2 < context.profile.layout.median as usize
                    || !context.profile.layout.blanks && context.profile.layout.stops
                    || context.profile.layout.blanks && columns <= 90 && context.gap_after(at) > 0
                    || blank && columns <= 90)
        }
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
    if !list::leads_in(context.text(before))
        || matches!(context.units[before].open, Open::Turn { alone: true } | Open::Heading(_))
    {
        return None;
    }
    let is_fragment = |at: usize| {
        context.is_prose(at) && {
            let line = context.text(at);
            let inner = line.trim_end_matches(['.', ';', ',', ' ']);
            let semicolon = line.ends_with([';', ',']) || text::starts_lower(line);
            !inner.contains(". ")
                && !inner.ends_with(['?', '!', ':', '"', '”'])
                && !line.starts_with(['"', '“', '‘', '\'', '«'])
                && (semicolon || !text::ends_sentence(line) && text::width(line) <= 200)
        }
    };
    let mut count = (at..to).take_while(|&next| is_fragment(next)).count();
    // The last of a list that runs on semicolons ends with the full stop.
    let joined = (at..at + count)
        .filter(|&next| context.text(next).ends_with([';', ',']) || context.text(next).ends_with("and"))
        .count();
    if joined + 1 >= count && joined >= 1 && at + count < to && context.is_prose(at + count) && joined == count {
        count += 1;
    }
    if count < 2 {
        return None;
    }
    *remaining = count - 1;
    Some((Kind::Item(None), Reason::UnmarkedList))
}
