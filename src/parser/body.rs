//! The speech: what each of its units is.

use alloc::vec::Vec;

use super::context::Context;
use super::form::{furniture_reason, is_section_sign, tag};
use super::heading;
use super::ladder::{Role, answers, runner_up};
use super::list;
use super::piece::Kind;
use super::runs;
use super::unit::{Open, Unit};
use super::words;
use crate::ast::{FurnitureRole, MarkerKind, MetadataKey, TableRole};
use crate::grammar::mark::{Mark, Style};
use crate::grammar::{bracket, markup, note};
use crate::lexicon::Lexicons;
use crate::phrase;
use crate::reason::Reason;
use crate::span::Span;
use crate::text;

/// A unit of the speech, and what stands around it.
pub(super) struct Spot<'s, 'c, 'a> {
    pub(super) context: &'s Context<'c, 'a>,
    pub(super) at: usize,
    pub(super) line: &'a str,
    /// What the last unit above is that is no furniture.
    pub(super) previous: Option<&'s Kind>,
    /// Where the speech ends.
    pub(super) to: usize,
}

impl Spot<'_, '_, '_> {
    pub(super) fn lexicons(&self) -> &Lexicons {
        self.context.lexicons()
    }

    pub(super) fn height(&self) -> usize {
        self.context.height(self.at)
    }

    /// Whether the unit stands right below a name that has its line for itself.
    pub(super) fn is_below_name(&self) -> bool {
        matches!(self.previous, Some(Kind::Turn { alone: true, .. }))
    }

    fn unit(&self) -> Unit {
        self.context.units[self.at]
    }
}

/// A rule of the speech.
type Rule = fn(&Spot<'_, '_, '_>) -> Option<Role>;

/// The rules of the speech: first what a unit's own form decides, then what its words, its length and
/// its place say, and that it is a paragraph when nothing else fits.
///
/// The rules of words ask nothing about the form, for above them a form always decides: below it they
/// tell what the unit would be without that form.
const RULES: &[Rule] = &[
    attendance_table,
    address_between_turns,
    note_that_returns,
    form,
    narrated_in_chat,
    turn,
    among_narrated_names,
    parting_in_brackets,
    bracketed_headline,
    bracketed,
    headline_of_contents,
    entry_of_contents,
    marked_headline,
    numbered_headline,
    numbered_paragraph,
    listed_entry,
    note_at_foot,
    numbering_entry,
    entry,
    narrated_names,
    listed_name,
    headline_of_names,
    words::caption_words,
    words::vocatives,
    words::greeting,
    words::invocation,
    words::comma_run,
    words::more_of_address,
    words::between_addresses,
    heading::spread,
    words::remark,
    words::shown,
    words::cue,
    words::dashed,
    words::proceeding_in_capitals,
    words::opening,
    words::proceeding,
    words::signs,
    words::indented_quote,
    words::quoted_block,
    words::navigation,
    words::end_mark,
    words::keyed_heading,
    words::keyed_line,
    words::caption,
    heading::emphasised,
    heading::known,
    heading::capitals,
    heading::called,
    heading::short_line,
    prose,
];

/// The roles of the units from `from` up to `to`, in order.
pub(super) fn roles(context: &Context<'_, '_>, from: usize, to: usize) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(to.saturating_sub(from));
    let mut unmarked = 0_usize;
    let mut quoting = false;
    // The last role so far that is no furniture's.
    let mut previous: Option<usize> = None;
    for at in from..to {
        let spot = Spot { context, at, line: context.text(at), previous: previous.map(|place| &roles[place].0), to };
        let role = answers(RULES, &spot).next().unwrap_or(PROSE);
        let role = if quoting && goes_on_quoting(context, at) { (Kind::Quote, Reason::QuoteGoesOn) } else { role };
        quoting =
            matches!(role.1, Reason::QuotedBlock | Reason::QuoteGoesOn) && !words::closes_quotation(context.text(at));
        let role = if matches!(role.1, Reason::Prose | Reason::AddressLine) {
            unmarked_entry(context, at, to, &mut unmarked).unwrap_or(role)
        } else {
            role
        };
        if !matches!(role.0, Kind::Furniture(_)) {
            previous = Some(roles.len());
        }
        roles.push(role);
    }
    runs::mark_menus(context, from, &mut roles);
    runs::join_headings(context, from, &mut roles);
    runs::mark_refrains(context, from, &mut roles);
    runs::mark_closings(context, from, &mut roles);
    runs::mark_partings(context, from, &mut roles);
    roles
}

/// For each unit of the speech, which begins at `from`, if its role is `asked` about, what the next rule that fits says.
pub(super) fn runners_up(
    context: &Context<'_, '_>,
    from: usize,
    roles: &[Role],
    asked: fn(&Role) -> bool,
) -> Vec<Option<Role>> {
    let to = from + roles.len();
    let mut previous = None;
    (from..)
        .zip(roles)
        .map(|(at, role)| {
            let spot = Spot { context, at, line: context.text(at), previous, to };
            if !matches!(role.0, Kind::Furniture(_)) {
                previous = Some(&role.0);
            }
            asked(role).then(|| runner_up(answers(RULES, &spot), role)).flatten()
        })
        .collect()
}

/// A paragraph.
const PROSE: Role = (Kind::Paragraph(None), Reason::Prose);

/// Nothing else fits.
fn prose(_: &Spot<'_, '_, '_>) -> Option<Role> {
    Some(PROSE)
}

/// A table of those present, and the line that heads it.
fn attendance_table(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.context.is_attendance_table(spot.at).then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}

/// An address between the words of people is a scribe's note of what they looked at.
fn address_between_turns(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let apart = spot.context.gap(spot.at) > 0 && spot.context.gap_after(spot.at) > 0;
    (spot.unit().open == Open::Address && apart && spot.context.profile.speakers.len() >= SITTING)
        .then_some((Kind::Cue, Reason::AddressLine))
}

/// A note that opens or ends with the link back to its place, wherever the site set it.
fn note_that_returns(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let marked = matches!(spot.unit().open, Open::Item(_) | Open::Numbered(_));
    let returns = || note::leads_back(spot.line) || phrase::returns(spot.line, spot.lexicons());
    (marked && returns()).then_some((Kind::Footnote, Reason::NoteMark))
}

/// Turns that make a text the record of a meeting.
pub(super) const SITTING: usize = 3;

/// Forms that need no second look.
fn form(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    Some(match spot.unit().open {
        Open::FrontMatter { .. } => (Kind::Metadata(MetadataKey::FrontMatter), Reason::FrontMatter),
        Open::Furniture(role) => (Kind::Furniture(role), furniture_reason(role)),
        Open::Separator => (Kind::Rule, Reason::Separator),
        Open::Fenced => (Kind::Quote, Reason::Fenced),
        Open::Quoted => (Kind::Quote, Reason::MarkdownQuote),
        Open::Verse => (Kind::Quote, Reason::Verse),
        Open::Tag => tag(spot.line),
        Open::Table(TableRole::Contents) => (Kind::Table(TableRole::Contents), Reason::Contents),
        Open::Table(role) => (Kind::Table(role), Reason::TableRow),
        // Amid what was said, an address is what was shown.
        Open::Address => (Kind::Paragraph(None), Reason::AddressLine),
        Open::Fields => (Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine),
        _ => return None,
    })
}

/// A parting in brackets is spoken.
fn parting_in_brackets(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let parts = spot.unit().open == Open::Cue
        && spot.line.len() > 60
        && bracket::bracketed(spot.line).is_some_and(|inner| phrase::is_closing(inner, spot.lexicons()));
    parts.then_some(PROSE)
}

/// Several headlines in square brackets head sections.
fn bracketed_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let context = spot.context;
    let several = || context.indices().filter(|&other| is_bracketed_headline(context, other)).nth(2).is_some();
    (spot.unit().open == Open::Cue && is_bracketed_headline(context, spot.at) && several())
        .then_some((Kind::Heading(1), Reason::BracketedHeadline))
}

/// Any other brackets with the line for themselves.
fn bracketed(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.unit().open == Open::Cue).then_some((Kind::Cue, Reason::Bracketed))
}

/// A headline of contents with entries below it.
fn headline_of_contents(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let context = spot.context;
    let heads = matches!(spot.unit().open, Open::Heading(_) | Open::Underlined(_) | Open::Prose)
        && phrase::is_contents(spot.line, spot.lexicons())
        && context.next(spot.at).is_some_and(|next| matches!(context.units[next].open, Open::Item(_)));
    heads.then_some((Kind::Table(TableRole::Contents), Reason::Contents))
}

/// An entry right below contents.
fn entry_of_contents(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let listed =
        matches!(spot.unit().open, Open::Item(_)) && matches!(spot.previous, Some(Kind::Table(TableRole::Contents)));
    listed.then_some((Kind::Table(TableRole::Contents), Reason::Contents))
}

/// A line that markup makes a headline.
fn marked_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    match spot.unit().open {
        Open::Heading(level) => Some((Kind::Heading(level), Reason::MarkdownHeading)),
        Open::Underlined(level) => Some((Kind::Heading(level), Reason::Underlined)),
        _ => None,
    }
}

/// An entry of a list of names.
fn listed_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (matches!(spot.unit().open, Open::Item(_)) && spot.context.names[spot.at])
        .then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}

/// Brackets right below the name of somebody who took part in a division: the seat.
fn among_narrated_names(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let among = spot.unit().open == Open::Cue
        && spot.previous == Some(&Kind::Cue)
        && spot.context.prose_before(spot.at).is_some_and(|before| is_narrated_name(spot.context, before));
    among.then_some((Kind::Cue, Reason::DivisionGoesOn))
}

/// Names below a line that narrates: who took part in a division.
fn narrated_names(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let goes_on = spot.previous == Some(&Kind::Cue);
    is_narrated_name(spot.context, spot.at)
        .then_some((Kind::Cue, if goes_on { Reason::DivisionGoesOn } else { Reason::Proceeding }))
}

fn is_narrated_name(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_prose(at)
        && context.names[at]
        && !phrase::heads_attendance(context.text(at), context.lexicons())
        && context.heads_names(at).is_some_and(|head| phrase::is_proceeding(context.text(head), context.lexicons()))
}

/// Names that follow each other.
fn listed_name(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.unit().open == Open::Prose && spot.context.names[spot.at])
        .then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}

/// A line that narrates and has names below it.
fn headline_of_names(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let heads = spot.unit().open == Open::Prose
        && spot.context.names.get(spot.at + 1) == Some(&true)
        && phrase::is_proceeding(spot.line, spot.lexicons());
    heads.then_some((Kind::Cue, Reason::Proceeding))
}

/// A note's mark in brackets, with the end of a page right below its words.
fn note_at_foot(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let context = spot.context;
    let marked = || note::note_mark(spot.line).is_ok_and(|(_, (_, form))| form == note::Form::Bracketed);
    let at_foot = || {
        context.units.get(spot.at + 1).is_some_and(|next| {
            matches!(next.open, Open::Furniture(FurnitureRole::PageNumber | FurnitureRole::RunningHeader))
        })
    };
    (matches!(spot.unit().open, Open::Prose | Open::Item(_)) && at_foot() && marked())
        .then_some((Kind::Footnote, Reason::NoteMark))
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
        && (context.gap(at) > 0 && context.gap_after(at) > 0 || !context.profile.layout.blanks)
        && inner.starts_with(char::is_uppercase)
        && !text::ends_sentence(inner)
        && lexicons.find(inner, |l| l.cues).is_none()
        && text::at_most_words(inner, 10)
}

/// A log's line that tells what its own nick did: "<ada> ada has joined #harbour".
fn narrated_in_chat(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let turn = spot.context.profile.speakers.at(spot.unit().first).filter(|_| spot.context.profile.chat)?;
    let narrates = turn.label.rest.strip_prefix(turn.label.speaker).is_some_and(|rest| rest.starts_with(' '));
    narrates.then_some((Kind::Cue, Reason::Proceeding))
}

/// A label that names a speaker.
fn turn(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Turn { alone } = spot.unit().open else { return None };
    let (context, line) = (spot.context, spot.unit().first);
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
    let reason = if alone { Reason::SpeakerAlone } else { Reason::SpeakerLabel };
    Some((Kind::Turn { label, speaker, time, alone }, reason))
}

/// A number that runs through, before a short line without an end.
fn numbered_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Numbered(_) = spot.unit().open else { return None };
    let words = spot.context.lines[spot.unit().first].after_mark();
    let short = !spot.context.profile.layout.marked
        && spot.height() == 1
        && text::width(words) <= 90
        && !text::ends_sentence(words)
        && !words.is_empty()
        && !words.ends_with([':', ';', ',']);
    short.then_some((Kind::Heading(1), Reason::NumberedHeading))
}

/// A number that runs through numbers a paragraph.
fn numbered_paragraph(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Numbered(number) = spot.unit().open else { return None };
    Some((Kind::Paragraph(Some(number)), Reason::NumberedParagraph))
}

/// A marker that numbers a headline: short, without an end, and with prose after it that no marker of
/// its own sort begins.
fn numbering_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Item(mark) = spot.unit().open else { return None };
    (heads_section(spot, mark) && !ends_list(spot, mark) || is_section_sign(spot.context, spot.at))
        .then_some((Kind::Heading(1), Reason::NumberedHeading))
}

fn heads_section(spot: &Spot<'_, '_, '_>, mark: Mark) -> bool {
    let Spot { context, at, line, to, .. } = *spot;
    let after = text::trim_start(mark.behind(line));
    // "（一）" numbers headlines in East Asia; elsewhere brackets number entries.
    let bracketed =
        mark.style == Style::Parens && !(line.starts_with('（') && context.gap(at) > 0 && context.gap_after(at) > 0);
    if context.profile.layout.marked
        || !mark.sort.is_ordered()
        || bracketed
        || context.height(at) > 2
        || after.is_empty()
    {
        return false;
    }
    let ended = matches!(text::last_sign(after), Some('.' | ';' | ',' | ':' | '。'));
    let short = text::width(after) <= 110 && !ended && !text::starts_lower(after);
    let next = context.next(at).filter(|&next| next < to);
    let prose = next.is_some_and(|next| match context.units[next].open {
        Open::Prose => context.is_sentences(next) || context.text(next).ends_with([',', ':']),
        Open::Turn { .. } | Open::Numbered(_) => true,
        Open::Item(other) => {
            other.sort == MarkerKind::Bullet
                || other.style == Style::Dotted
                || mark.sort == MarkerKind::Roman && other.sort == MarkerKind::Number
        }
        _ => false,
    });
    let led = context.prose_before(at).is_some_and(|before| {
        list::leads_in(context.text(before)) && !matches!(context.units[before].open, Open::Item(_))
    });
    let capitals = !context.profile.layout.uncased
        && text::Letters::of(after).is_capitals()
        && !next
            .is_some_and(|next| matches!(context.units[next].open, Open::Item(other) if list::follows(mark, other)));
    short && (prose || capitals) && !led
}

/// Whether an entry counts on from the one right above it: the last of a list has prose below it, too.
fn ends_list(spot: &Spot<'_, '_, '_>, mark: Mark) -> bool {
    let above = spot.at.checked_sub(1).map(|above| spot.context.units[above].open);
    let counts_on = matches!(above, Some(Open::Item(before)) if list::follows(before, mark));
    counts_on && matches!(spot.previous, Some(Kind::Item(_)))
}

/// Any other marker begins an entry.
fn entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Item(mark) = spot.unit().open else { return None };
    Some((Kind::Item(Some(mark)), Reason::ListMark))
}

/// Whether a unit can go on with a quotation that an earlier one opened.
pub(super) fn goes_on_quoting(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_prose(at) || context.is_furniture(at)
}

/// Whether a line opens with a quotation that does not close within its first words, as a quoted word does:
/// "\"left\" and a number".
fn opens_quotation(line: &str) -> bool {
    const WORDS: usize = 3;
    let Some(rest) = line.strip_prefix(['"', '“', '‘', '\'', '«']) else { return false };
    let closed = rest.find(['"', '”', '’', '\'', '»']).filter(|&end| text::at_most_words(&rest[..end], WORDS));
    closed.is_none_or(|end| !rest[end..].contains(char::is_alphanumeric))
}

/// Addresses below each other, at least this many, are a list.
const ADDRESSES: usize = 3;

/// Fragments after a lead-in, none with a marker, two at least, none with a sentence's end inside.
fn unmarked_entry(context: &Context<'_, '_>, at: usize, to: usize, remaining: &mut usize) -> Option<Role> {
    if *remaining > 0 {
        *remaining -= 1;
        return Some((Kind::Item(None), Reason::UnmarkedList));
    }
    // Addresses below each other are a list, whatever leads into it.
    let address = |at: usize| {
        context.units[at].open == Open::Address
            || context.is_prose(at) && context.height(at) == 1 && markup::is_bare_address(context.text(at))
    };
    let addresses = (at..to).take_while(|&next| address(next) && (next == at || context.gap(next) == 0)).count();
    if addresses >= ADDRESSES {
        *remaining = addresses - 1;
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
                && !opens_quotation(line)
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
