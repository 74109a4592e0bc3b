//! What words, signs and the place among its neighbours say of a unit of the speech.

use super::body::{SITTING, Spot, goes_on_quoting};
use super::context::Context;
use super::ladder::Role;
use super::list;
use super::piece::Kind;
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::grammar::{field, markup};
use crate::phrase::{self, Address};
use crate::reason::Reason;
use crate::text;

/// The words of a caption are what the next line goes on with, whatever they look like alone.
pub(super) fn caption_words(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.context.profile.layout.captions && spot.line.chars().any(char::is_alphanumeric))
        .then_some((Kind::Paragraph(None), Reason::CaptionWords))
}

/// A link to what was shown, between the words of notes: "[slides](…)".
pub(super) fn shown(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let words = markup::link(spot.line)?;
    let mut ends = [text::words(words).next(), text::words(words).next_back()].into_iter().flatten();
    ends.any(|word| spot.lexicons().is(word, |l| l.remarks)).then_some((Kind::Cue, Reason::CueWord))
}

/// Nothing but an address, or titles and names beside one.
pub(super) fn vocatives(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let addresses = match phrase::address(spot.line, spot.lexicons()) {
        // "Good morning, ladies and gentlemen!" right below the name of who says it.
        Address::Sure => {
            !phrase::is_greeting(spot.line, spot.lexicons())
                || spot.is_below_name() && spot.lexicons().find(spot.line, |l| l.vocatives).is_some()
        }
        Address::Likely => has_address_beside(spot),
        Address::No => false,
    };
    (addresses && is_apart(spot.context, spot.at)).then_some((Kind::Salutation, Reason::Vocatives))
}

/// Whether the speech, or somebody's part of it, may begin here.
fn opens_speech(spot: &Spot<'_, '_, '_>) -> bool {
    matches!(spot.previous, None | Some(Kind::Salutation)) || spot.is_below_name()
}

/// A greeting at the start, or one that a comma ends right below the name of who says it.
pub(super) fn greeting(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let greets = (matches!(spot.previous, None | Some(Kind::Salutation))
        || spot.is_below_name() && spot.line.ends_with([',', '،', '，']))
        && spot.height() == 1
        && phrase::is_greeting(spot.line, spot.lexicons());
    greets.then_some((Kind::Salutation, Reason::Greeting))
}

/// An invocation at the start, or right before an address.
pub(super) fn invocation(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, .. } = *spot;
    let before_address =
        || context.next(at).is_some_and(|next| phrase::address(context.text(next), spot.lexicons()) > Address::No);
    let invokes = phrase::is_invocation(line, spot.lexicons()) && (opens_speech(spot) || before_address());
    invokes.then_some((Kind::Salutation, Reason::Invocation))
}

/// Units that all end with a comma, unless they are what a lead-in announces.
pub(super) fn comma_run(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let context = spot.context;
    let announced = || {
        matches!(spot.previous, Some(Kind::Paragraph(_)))
            && context.prose_before(spot.at).is_some_and(|before| list::leads_in(context.text(before)))
    };
    (is_comma_run(context, spot.at, spot.to) && !announced()).then_some((Kind::Salutation, Reason::CommaRun))
}

/// Below an address, one more line that ends with a comma.
pub(super) fn more_of_address(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let more = spot.previous == Some(&Kind::Salutation)
        && spot.height() <= 3
        && spot.line.ends_with(',')
        && text::at_most_words(spot.line, 60)
        && spot.context.gap(spot.at) > 0;
    more.then_some((Kind::Salutation, Reason::CommaRun))
}

/// Short lines between two addresses, at most, in a text in capitals.
const PIECES: usize = 3;

/// A short line without an end, an address above and one below it.
pub(super) fn between_addresses(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let context = spot.context;
    let few = |at: usize| context.height(at) <= 2 && text::at_most_words(context.text(at), 20);
    let short = |at: usize| context.is_prose(at) && few(at) && !text::ends_sentence(context.text(at));
    let addresses = |at: usize| {
        phrase::address(context.text(at), spot.lexicons()) == Address::Sure
            || phrase::is_greeting(context.text(at), spot.lexicons())
    };
    // In capitals, a justified address comes apart into several such lines.
    let reach = if context.profile.layout.uncased { PIECES } else { 1 };
    let mut below = core::iter::successors(context.next(spot.at), |&at| context.next(at)).take(reach);
    let between = spot.previous == Some(&Kind::Salutation)
        && (short(spot.at) || few(spot.at) && is_stopped_address(spot))
        && below.find(|&at| addresses(at) || !short(at)).is_some_and(addresses);
    between.then_some((Kind::Salutation, Reason::BetweenAddresses))
}

/// Whether a line would be an address with a comma in place of the full stop at its end.
fn is_stopped_address(spot: &Spot<'_, '_, '_>) -> bool {
    spot.line
        .strip_suffix('.')
        .is_some_and(|line| phrase::address(&alloc::format!("{line},"), spot.lexicons()) > Address::No)
}

/// A remark of the stenographer's.
pub(super) fn remark(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.height() <= 4 && phrase::is_remark(spot.line, spot.lexicons())).then_some((Kind::Cue, Reason::CueWord))
}

/// A word for what happens: "Applause", "**Break:**".
pub(super) fn cue(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    cue_word(spot.line).filter(|word| spot.lexicons().is(word, |l| l.cues)).map(|_| (Kind::Cue, Reason::CueWord))
}

/// A dash that touches the capital of a line, in a sitting: what happens is set so, "-Applause in the
/// gallery.", and lists are not.
pub(super) fn dashed(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let dashed =
        |line: &str| line.strip_prefix(['-', '–', '—']).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let narrates = spot.context.profile.speakers.len() >= SITTING
        && spot.height() <= 4
        && dashed(spot.line)
        && text::last_sign(spot.line).is_some_and(|sign| text::is_terminal(sign) || sign == ':');
    narrates.then_some((Kind::Cue, Reason::Proceeding))
}

/// What happens in a sitting, in capitals; right below a name it is said.
pub(super) fn proceeding_in_capitals(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let lexicons = spot.lexicons();
    // With its hour and a full stop it is no headline: "THE HOUSE ADJOURNED AT 5.30."
    let timed = || {
        spot.line.ends_with('.')
            && spot.line.contains(|c: char| text::digit(c).is_some())
            && lexicons.begins(spot.line, |l| l.proceedings)
    };
    let narrates = spot.context.is_capitals(spot.at)
        && !spot.is_below_name()
        && (lexicons.is(spot.line, |l| l.proceedings) || timed())
        && !lexicons.is(spot.line, |l| l.headings);
    narrates.then_some((Kind::Cue, Reason::Proceeding))
}

/// A line that narrates the sitting.
pub(super) fn proceeding(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let narrates = spot.height() <= 4
        && !spot.is_below_name()
        && !spot.context.is_capitals(spot.at)
        && !is_announced(spot)
        && phrase::is_proceeding(spot.line, spot.lexicons());
    narrates.then_some((Kind::Cue, Reason::Proceeding))
}

/// Whether somebody's words lead into a sentence that begins with a small word of theirs, as a motion does:
/// "I move:" and below it "That the bill be read a second time."
fn is_announced(spot: &Spot<'_, '_, '_>) -> bool {
    let above = spot
        .context
        .prose_before(spot.at)
        .filter(|_| matches!(spot.previous, Some(Kind::Paragraph(_) | Kind::Turn { .. })));
    let first = text::words(spot.line).next().unwrap_or_default();
    above.is_some_and(|above| list::leads_in(spot.context.text(above)))
        && text::ends_sentence(spot.line)
        && spot.lexicons().is(first, |l| l.stopwords)
}

/// A line that says when the sitting, or its next part, began.
pub(super) fn opening(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    // Right below the label of a turn, the chair says so.
    let opens = spot.height() <= 4
        && !matches!(spot.previous, Some(Kind::Turn { .. }))
        && !spot.context.is_capitals(spot.at)
        && phrase::is_opening(spot.line, spot.lexicons());
    opens.then_some((Kind::Metadata(MetadataKey::Time), Reason::OpeningLine))
}

/// A line of signs without a letter or a digit.
pub(super) fn signs(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.height() == 1 && !spot.line.chars().any(char::is_alphanumeric) && spot.line != "…")
        .then_some((Kind::Cue, Reason::Bracketed))
}

/// Prose set unlike the paragraphs around it, after a colon.
pub(super) fn indented_quote(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_set_apart(spot.context, spot.at).then_some((Kind::Quote, Reason::IndentedQuote))
}

/// Prose wholly in quotation marks, after a colon or over paragraphs that each open them anew.
pub(super) fn quoted_block(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (is_quotation(spot.context, spot.at) || is_reopened_quotation(spot.context, spot.at))
        .then_some((Kind::Quote, Reason::QuotedBlock))
}

/// Whether a unit is a line or two that are no sentences.
fn is_fragment(spot: &Spot<'_, '_, '_>) -> bool {
    spot.height() <= 2 && !spot.context.is_sentences(spot.at)
}

/// A link of the site, with blank lines around it.
pub(super) fn navigation(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, .. } = *spot;
    let links = context.gap(at) > 0
        && context.gap_after(at) > 0
        && is_fragment(spot)
        && phrase::is_navigation(spot.line, spot.lexicons());
    links.then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// A line that says that the text is over.
pub(super) fn end_mark(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.height() == 1 && spot.lexicons().is(spot.line, |l| l.end_marks) && is_fragment(spot))
        .then_some((Kind::Furniture(FurnitureRole::EndMark), Reason::EndMark))
}

/// The known key of a line with a key and its value.
fn key(spot: &Spot<'_, '_, '_>) -> Option<MetadataKey<'static>> {
    let keyed = spot.height() == 1
        && field::field(spot.line).is_some_and(|(_, value)| !value.is_empty())
        && text::at_most_words(spot.line, 12)
        && is_fragment(spot);
    keyed.then(|| phrase::keyed(spot.line, spot.lexicons())).flatten().map(|(key, _)| key)
}

/// A subject or a session with its key is the headline of what follows.
pub(super) fn keyed_heading(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    key(spot)
        .filter(|key| matches!(key, MetadataKey::Tags | MetadataKey::Session) && spot.line.contains(':'))
        .map(|_| (Kind::Heading(1), Reason::KnownHeading))
}

/// A known key and a short value, with the line for themselves.
pub(super) fn keyed_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    key(spot).map(|key| (Kind::Metadata(key), Reason::KeyedLine))
}

/// A line that begins as captions do and has a number or a colon.
pub(super) fn caption(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let captions = spot.lexicons().begins(spot.line, |l| l.captions)
        && text::at_most_words(spot.line, 24)
        && spot.line.chars().any(|c| c.is_ascii_digit() || c == ':')
        && !text::ends_sentence(spot.line)
        && is_fragment(spot);
    captions.then_some((Kind::Table(TableRole::Caption), Reason::Caption))
}

/// The word of a line such as "**Break:**" or "Applause".
fn cue_word(line: &str) -> Option<&str> {
    let bare = markup::bare(line).trim_end_matches([':', '.']);
    (bare.len() < 40 && text::at_most_words(bare, 2)).then_some(bare)
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
            && text::at_most_words(context.text(at), 60)
    };
    if !comma(at) {
        return false;
    }
    let before = (0..at).rev().take(COMMAS).take_while(|&before| comma(before)).count();
    let after = (at + 1..to).take(COMMAS).take_while(|&after| comma(after)).count();
    before + after + 1 >= COMMAS
}

/// A line of titles and names is an address when another address stands beside it.
fn has_address_beside(spot: &Spot<'_, '_, '_>) -> bool {
    let Spot { context, at, line, previous, .. } = *spot;
    let signed = line.ends_with([',', ':', ';', '!', '،', '؛', '，', '：', '；']);
    let next = || {
        context.next(at).is_some_and(|next| {
            context.is_prose(next) && phrase::address(context.text(next), context.lexicons()) == Address::Sure
        })
    };
    previous == Some(&Kind::Salutation)
        || next()
        || signed && matches!(previous, None | Some(Kind::Turn { alone: true, .. }))
}

/// Whether an address stands by itself: a blank line after it, or a line that begins anew.
fn is_apart(context: &Context<'_, '_>, at: usize) -> bool {
    context.units.get(at + 1).is_none_or(|next| {
        !context.lines[next.first].starts_lower
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

/// A paragraph that opens a quotation and leaves it open, with the paragraphs that follow opening it
/// anew up to the one that closes it.
fn is_reopened_quotation(context: &Context<'_, '_>, at: usize) -> bool {
    let opens = |at: usize| {
        context.is_prose(at)
            && context.gap(at) > context.profile.layout.spacing
            && context.text(at).starts_with(['“', '„', '«', '"'])
    };
    let closing = |at: usize| context.text(at).chars().filter(|c| matches!(c, '"' | '”' | '»')).count();
    let closes = |at: usize| closes_quotation(context.text(at));
    let unclosed = |at: usize| closing(at) <= usize::from(context.text(at).starts_with('"')) && !closes(at);
    opens(at)
        && unclosed(at)
        && (at + 1..context.units.len().min(at + QUOTE_UNITS))
            .take_while(|&next| opens(next))
            .find(|&next| !unclosed(next))
            .is_some_and(closes)
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

fn opens_quotation(line: &str) -> bool {
    line.starts_with(['"', '“', '«', '„', '‘', '\''])
}

pub(super) fn closes_quotation(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| matches!(c, '.' | ',' | ')' | '*' | ';') || c.is_ascii_digit());
    bare.ends_with(['"', '”', '»', '“', '’', '\''])
}
