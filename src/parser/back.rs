//! What stands after the speech: signature, notes, sources, and the site around it.

use alloc::vec::Vec;
use core::ops::Range;

use super::context::Context;
use super::form::{furniture_reason, is_menu_row, tag};
use super::ladder::{Role, answers, runner_up};
use super::list;
use super::piece::Kind;
use super::site;
use super::unit::Open;
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::grammar::name::NameShape;
use crate::grammar::{chat, markup, note};
use crate::lexicon::Lexicons;
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// Where the back begins: after the last unit of the speech.
pub(super) fn start(context: &Context<'_, '_>, front: usize) -> usize {
    let total = context.units.len();
    // Under a headline of notes everything is one, to the end.
    let turn = |at: usize| matches!(context.units[at].open, Open::Turn { .. });
    // A turn's own label may be such a headline.
    let last_turn = (front..total).rev().find(|&at| turn(at)).unwrap_or(front);
    let notes = (last_turn..total).find(|&at| is_notes_headline(context, at) && at * 5 >= total);
    let limit = notes.unwrap_or(total);
    let mut end = limit;
    while end > front && is_behind(context, end - 1) {
        end -= 1;
    }
    // What stands below the sign that the text is over is not spoken.
    let last_turn = (front..end).rev().find(|&at| turn(at)).unwrap_or(front);
    if let Some(over) = (last_turn..end).find(|&at| at * 2 >= total && context.is_prose(at) && is_end_mark(context, at))
    {
        end = over;
    }
    // Neither is what stands below a line that a site says of itself, or below its links where no paragraph
    // follows them.
    let spoken =
        |at: usize| turn(at) || matches!(context.units[at].open, Open::Numbered(_)) || context.text(at).len() > 1200;
    let last_spoken = (front..end).rev().find(|&at| spoken(at)).unwrap_or(front);
    let paragraph = |at: usize| {
        let apart = || context.gap(at) > 0 && context.gap_after(at) > 0;
        context.is_sentences(at) && text::ends_sentence(context.text(at)) && apart()
    };
    let last_paragraph = (front..end).rev().find(|&at| paragraph(at)).unwrap_or(front);
    if let Some(site) = (last_spoken..end).find(|&at| {
        let says = || phrase::is_site_line(context.text(at), context.lexicons());
        at * 2 >= total && context.is_prose(at) && (says() || at > last_paragraph && site::is_all_links(context, at))
    }) {
        if (site..end).filter(|&after| context.is_sentences(after)).count() <= 3 {
            end = site;
        }
    }
    while end > front && is_behind(context, end - 1) {
        end -= 1;
    }
    // A box of links far up takes what stands below it along.
    let last_words = (front..end).rev().find(|&at| turn(at) || context.is_sentences(at)).unwrap_or(front);
    if let Some(boxed) = (last_words..end).find(|&at| at * 10 >= total * 6 && opens_site_tail(context, at)) {
        end = boxed;
    }
    end
}

/// "See also" after the speech.
fn opens_site_tail(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_prose(at) && context.height(at) == 1 && context.lexicons().is(context.text(at), |l| l.navigation)
}

fn is_notes_headline(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    matches!(context.units[at].open, Open::Prose | Open::Heading(_) | Open::Underlined(_) | Open::Turn { alone: true })
        && context.height(at) <= 2
        && context.lexicons().is(line, |l| l.references)
        && !heads_sections(context, at)
}

/// How far below a headline one of a deeper level is looked for.
const SECTION_UNITS: usize = 24;

/// "# Notes" with "## Ropes" below it heads what was noted, no footnotes.
fn heads_sections(context: &Context<'_, '_>, at: usize) -> bool {
    let Open::Heading(level) = context.units[at].open else { return false };
    let below = context.units.iter().skip(at + 1).take(SECTION_UNITS);
    below.into_iter().any(|unit| matches!(unit.open, Open::Heading(deeper) if deeper > level))
}

/// Whether a unit near the end is no part of the speech.
fn is_behind(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = context.text(at);
    if is_value(context, at) {
        return true;
    }
    match context.units[at].open {
        Open::Furniture(_) | Open::Separator | Open::Tag | Open::Address | Open::Fields | Open::FrontMatter { .. } => {
            true
        }
        Open::Turn { .. }
        | Open::Quoted
        | Open::Verse
        | Open::Fenced
        | Open::Heading(_)
        | Open::Underlined(_)
        | Open::Numbered(_) => false,
        Open::Table(_) => is_menu_row(context, at),
        Open::Cue if chat::is_action(line, context.profile.chat) => false,
        Open::Cue => phrase::dateline(line, lexicons).is_some() || is_archive(line),
        Open::Item(_) => phrase::is_navigation(line, lexicons) || is_note(context, at) || goes_on_note(context, at),
        Open::Prose if context.names[at] => true,
        Open::Prose => {
            phrase::is_copyright(line, lexicons)
                || is_note(context, at)
                || goes_on_note(context, at)
                || is_end_mark(context, at)
                || is_dated(context, at)
                || phrase::keyed(line, lexicons).is_some() && text::width(line) <= 300
                || (phrase::is_navigation(line, lexicons) && !(phrase::is_closing(line, lexicons)))
                || is_signature(context, at)
                || is_archive(line)
                || is_style_sheet(line)
                || is_below_rule(context, at)
                || is_keyed_beside(context, at)
        }
    }
}

/// A short line below the rule that ends the speech: a link that the site set there.
fn is_below_rule(context: &Context<'_, '_>, at: usize) -> bool {
    at > 0
        && context.units[at - 1].open == Open::Separator
        && context.is_headline(at)
        && context.height(at) == 1
        && context.last_sentence().is_none_or(|last| last <= at)
}

/// A line with a key and a value right beside one whose key is known.
fn is_keyed_beside(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let keyed = |line: &str| {
        crate::grammar::field::field(line).is_some_and(|(_, value)| !value.is_empty() && text::at_most_words(value, 10))
    };
    let known = |at: usize| phrase::keyed(context.text(at), lexicons).is_some();
    context.height(at) == 1
        && keyed(context.text(at))
        && (context.gap_after(at) == 0 && known(at + 1) || at > 0 && context.gap(at) == 0 && known(at - 1))
}

/// The value that stands on the line below its key: "Citation:" and then the work.
fn is_value(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let key = context.text(before);
    context.is_prose(at)
        && context.gap(at) == 0
        && context.height(before) == 1
        && key.ends_with([':', '：'])
        && context.lexicons().key(key.trim_end_matches([':', '：'])).is_some()
}

/// A short line with a date, after the speech.
fn is_dated(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    phrase::dateline(line, context.lexicons()).is_some() && text::width(line) <= 120
}

/// A note's text: its mark and then words.
fn is_note(context: &Context<'_, '_>, at: usize) -> bool {
    let line = text::skip_marks(context.text(at));
    note::note_mark(line).is_ok_and(|(rest, (_, form))| {
        let marks = match form {
            note::Form::Numbered => {
                is_citation(line)
                    || is_under_rule(context, at)
                    || note::leads_back(line)
                    || phrase::returns(context.text(at), context.lexicons())
            }
            note::Form::Bare => phrase::dateline(line, context.lexicons()).is_none(),
            note::Form::Sign => !is_emphasis_or_bullet(context, at, line),
            note::Form::Bracketed => true,
        };
        marks && (text::at_least_words(rest, 2) || text::width(rest) >= 20)
    })
}

/// Numbered notes under the rule that parts them from the speech, at most.
const RULED_NOTES: usize = 40;

/// Whether nothing but numbered lines stands between a line and a rule above it.
fn is_under_rule(context: &Context<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(RULED_NOTES)..at)
        .rev()
        .find(|&above| {
            let line = text::skip_marks(context.first_line(above));
            !note::note_mark(line).is_ok_and(|(_, (_, form))| form == note::Form::Numbered)
        })
        .is_some_and(|above| context.units[above].open == Open::Separator)
}

/// A star opens emphasis where another closes it, and a list where the next entry has one too.
fn is_emphasis_or_bullet(context: &Context<'_, '_>, at: usize, line: &str) -> bool {
    let starred = |at: usize| {
        matches!(context.units.get(at), Some(unit) if matches!(unit.open, Open::Item(_)))
            && text::skip_marks(context.first_line(at)).starts_with("* ")
    };
    line.strip_prefix('*')
        .is_some_and(|rest| rest.contains('*') || starred(at) && (starred(at + 1) || at > 0 && starred(at - 1)))
}

/// Paragraphs that a note may go on over.
const NOTE_UNITS: usize = 6;
/// Paragraphs and lines of verse that a note may quote.
const QUOTED_UNITS: usize = 12;

/// A paragraph between two notes goes on with the first of them.
fn goes_on_note(context: &Context<'_, '_>, at: usize) -> bool {
    let bracketed = |at: usize| {
        note::note_mark(text::skip_marks(context.first_line(at)))
            .is_ok_and(|(_, (_, form))| form == note::Form::Bracketed)
    };
    let marked = |at: usize| bracketed(at) && is_note(context, at);
    // The few units above first: those below may be as many as the document has.
    (at.saturating_sub(NOTE_UNITS)..at).rev().find(|&before| !goes_on_shape(context, before)).is_some_and(marked)
        && (at + 1..context.units.len())
            .find(|&after| !context.is_furniture(after) && !goes_on_shape(context, after))
            .is_some_and(marked)
}

fn goes_on_shape(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_prose(at) && !is_note(context, at)
}

fn is_end_mark(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at).trim_matches(|c: char| {
        matches!(c, '*' | '_' | '-' | '–' | '—' | '[' | ']' | '(' | ')' | '.' | '#') || text::is_space(c)
    });
    context.height(at) == 1 && context.lexicons().is(line, |l| l.end_marks)
        || words_after_end(context, line)
        || is_typist_mark(context, at)
}

/// Two or three letters by themselves below everything, as whoever typed the text leaves them.
fn is_typist_mark(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    at > 0
        && at + 1 == context.units.len()
        && context.gap(at) > 0
        && (2..=3).contains(&line.chars().count())
        && line.chars().all(|c| c.is_lowercase() || c.is_uppercase())
}

/// Whether words cite: an address, pages, a volume, a year in brackets.
fn is_citation(words: &str) -> bool {
    let year = words.match_indices('(').any(|(at, _)| {
        words[at + 1..].starts_with(|c: char| c.is_ascii_digit())
            && words[at + 1..].chars().take(4).all(|c| c.is_ascii_digit())
    });
    year || ["http", "pp. ", "vol. ", "p. ", "Ibid", "ibid", "No. "].iter().any(|sign| words.contains(sign))
        || ["See ", "Cf. ", "Vgl. ", "Voir "]
            .iter()
            .any(|sign| text::words(words).take(2).any(|word| text::trim(sign) == word))
}

/// "END 2:44 P.M. EDT"
fn words_after_end(context: &Context<'_, '_>, line: &str) -> bool {
    context
        .lexicons()
        .strip(line, |l| l.end_marks)
        .is_some_and(|rest| crate::grammar::clock::is_clock_line(text::trim(rest)))
}

/// Rules of a style sheet that a page left behind: "a:hover {color:#fff}".
fn is_style_sheet(line: &str) -> bool {
    line.contains('{') && line.contains('}') && line.contains(':') && !line.contains(". ")
}

/// An archive's own reference, wholly in brackets or italics: "[NAA: A1838, 278]".
fn is_archive(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| matches!(c, '_' | '*') || text::is_space(c));
    bare.starts_with('[')
        && bare.ends_with(']')
        && bare.contains(|c: char| c.is_ascii_digit())
        && bare.contains([':', '/'])
}

/// A name under the speech: a short line without an end, the speech's last words above it.
fn is_signature(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let shape = NameShape::of(line);
    let signed = shape.is_name(10)
        && shape.digits == 0
        && context.height(at) <= 3
        && text::width(line) <= 90
        && !text::ends_sentence(line)
        && !line.ends_with([',', ':', ';', '?']);
    let uncased = text::starts_uncased(line);
    let person = phrase::is_person(line, context.lexicons());
    // Right below the date, or the office, stands the name.
    let below = at.checked_sub(1).is_some_and(|above| {
        context.gap(at) == 0
            && context.is_prose(above)
            && (is_dated(context, above) || phrase::is_person(context.text(above), context.lexicons()))
    });
    signed
        && (!uncased || person || below)
        && (shape.words >= 2 || person || uncased)
        && !phrase::is_closing(line, context.lexicons())
        && phrase::address(line, context.lexicons()) < phrase::Address::Sure
}

/// A unit after the speech, and what has been decided above it.
struct Spot<'s, 'c, 'a> {
    context: &'s Context<'c, 'a>,
    at: usize,
    line: &'a str,
    previous: Option<&'s Kind>,
    above: Above,
}

/// What the units above have begun.
#[derive(Clone, Copy, Default)]
struct Above {
    /// Notes, by their headline.
    notes: bool,
    /// The site around the text.
    site: bool,
}

impl Above {
    /// The same below one more unit.
    const fn and(self, kind: &Kind) -> Self {
        let notes = match kind {
            Kind::Heading(_) => true,
            Kind::Metadata(_)
            | Kind::Furniture(FurnitureRole::Copyright | FurnitureRole::EndMark | FurnitureRole::Navigation) => false,
            _ => self.notes,
        };
        let site = match kind {
            Kind::Furniture(FurnitureRole::Navigation | FurnitureRole::Copyright | FurnitureRole::Markup) => true,
            Kind::Metadata(_) | Kind::Footnote => false,
            _ => self.site,
        };
        Self { notes, site }
    }
}

impl Spot<'_, '_, '_> {
    fn lexicons(&self) -> &Lexicons {
        self.context.lexicons()
    }

    fn open(&self) -> Open {
        self.context.units[self.at].open
    }
}

/// A rule of what stands after the speech.
type Rule = fn(&Spot<'_, '_, '_>) -> Option<Role>;

/// The rules of what stands after the speech: forms, then words, then what the lines above say, and
/// that a line is about the speech when nothing else fits.
const RULES: &[Rule] = &[
    form, value, listed_name, headline_of_notes, copyright, end_mark, style_sheet, archive, note, more_of_note, fields,
    address, navigation, under_notes, keyed_line, keyed_beside, below_rule, below_site, dated, more_tags, signature,
    caption, source_line,
];

/// A line about the speech.
const SOURCE: Role = (Kind::Metadata(MetadataKey::Unknown), Reason::SourceLine);

/// The roles of the units after the speech.
pub(super) fn roles(context: &Context<'_, '_>, from: usize) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    let mut above = Above::default();
    let mut led = 0..0;
    for at in from..context.units.len() {
        let spot = Spot { context, at, line: context.text(at), previous: roles.last().map(|role| &role.0), above };
        let role = answers(RULES, &spot).next().unwrap_or(SOURCE);
        let role = if led.contains(&at) && role.1 == Reason::UnderReferences {
            (Kind::Footnote, Reason::NoteGoesOn)
        } else {
            role
        };
        if role.1 == Reason::UnderReferences {
            led = quoted_in_note(context, at);
        }
        above = above.and(&role.0);
        roles.push(role);
    }
    roles
}

/// The units below a note under a headline that go on with it: what it quotes after its colon, up to
/// the paragraph that ends with the source in brackets, or one paragraph when none does.
fn quoted_in_note(context: &Context<'_, '_>, at: usize) -> Range<usize> {
    if !list::leads_in(context.text(at)) {
        return 0..0;
    }
    let end = (at + 1..context.units.len())
        .take(QUOTED_UNITS)
        .take_while(|&below| matches!(context.units[below].open, Open::Prose | Open::Cue))
        .find(|&below| context.text(below).trim_end_matches('.').ends_with(')'))
        .unwrap_or(at + 1);
    at + 1..end + 1
}

/// For each unit after the speech, which begins at `from`, if its role is `asked` about, what the next rule that fits says.
pub(super) fn runners_up(
    context: &Context<'_, '_>,
    from: usize,
    roles: &[Role],
    asked: fn(&Role) -> bool,
) -> Vec<Option<Role>> {
    let mut above = Above::default();
    let mut previous = None;
    (from..)
        .zip(roles)
        .map(|(at, role)| {
            let spot = Spot { context, at, line: context.text(at), previous, above };
            above = above.and(&role.0);
            previous = Some(&role.0);
            asked(role).then(|| runner_up(answers(RULES, &spot), role)).flatten()
        })
        .collect()
}

/// Nothing else fits.
fn source_line(_: &Spot<'_, '_, '_>) -> Option<Role> {
    Some(SOURCE)
}

/// Forms that need no second look.
fn form(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    Some(match spot.open() {
        Open::Furniture(role) => (Kind::Furniture(role), furniture_reason(role)),
        Open::Separator if spot.line.len() == 1 => (Kind::Furniture(FurnitureRole::Markup), Reason::Markup),
        Open::Separator => (Kind::Rule, Reason::Separator),
        Open::Tag => tag(spot.line),
        Open::FrontMatter { .. } => (Kind::Metadata(MetadataKey::FrontMatter), Reason::FrontMatter),
        Open::Table(_) if spot.above.site || is_menu_row(spot.context, spot.at) => {
            (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation)
        }
        Open::Table(role) => (Kind::Table(role), Reason::TableRow),
        _ => return None,
    })
}

/// A key alone on its line, or the value below it.
fn value(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, .. } = *spot;
    (is_value(context, at) || at + 1 < context.units.len() && is_value(context, at + 1))
        .then_some((Kind::Metadata(MetadataKey::Source), Reason::KeyedLine))
}

/// Names that follow each other.
fn listed_name(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.context.names[spot.at].then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}

/// A headline of notes or references.
fn headline_of_notes(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_notes_headline(spot.context, spot.at).then_some((Kind::Heading(1), Reason::KnownHeading))
}

/// A line that claims or grants rights.
fn copyright(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_copyright(spot.line, spot.lexicons())
        .then_some((Kind::Furniture(FurnitureRole::Copyright), Reason::Copyright))
}

/// A line that says that the text is over.
fn end_mark(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_end_mark(spot.context, spot.at).then_some((Kind::Furniture(FurnitureRole::EndMark), Reason::EndMark))
}

/// What a page left behind.
fn style_sheet(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_style_sheet(spot.line).then_some((Kind::Furniture(FurnitureRole::Markup), Reason::Markup))
}

/// An archive's own reference.
fn archive(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_archive(spot.line).then_some((Kind::Metadata(MetadataKey::Source), Reason::SourceLine))
}

/// A note's mark and its text.
fn note(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    // A star among the site's links is the site's.
    let starred = spot.above.site && spot.line.starts_with('*');
    (!starred && is_note(spot.context, spot.at)).then_some((Kind::Footnote, Reason::NoteMark))
}

/// A paragraph between two notes.
fn more_of_note(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.previous == Some(&Kind::Footnote) && goes_on_note(spot.context, spot.at))
        .then_some((Kind::Footnote, Reason::NoteGoesOn))
}

/// Keys with their values below them.
fn fields(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.open() == Open::Fields).then_some((Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine))
}

/// An address on the web.
fn address(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.open() == Open::Address).then_some((Kind::Metadata(MetadataKey::Url), Reason::AddressLine))
}

/// A link of the site.
fn navigation(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (phrase::is_navigation(spot.line, spot.lexicons()) || phrase::is_site_line(spot.line, spot.lexicons()))
        .then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// Anything under a headline of notes.
fn under_notes(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.above.notes.then_some((Kind::Footnote, Reason::UnderReferences))
}

/// A known key and its value.
fn keyed_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::keyed(spot.line, spot.lexicons()).map(|(key, _)| (Kind::Metadata(key), Reason::KeyedLine))
}

/// A key and its value beside one that is known.
fn keyed_beside(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_keyed_beside(spot.context, spot.at).then_some((Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine))
}

/// A link below the rule that ends the speech.
fn below_rule(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_below_rule(spot.context, spot.at).then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::BelowRule))
}

/// Anything below the site's links.
fn below_site(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.above.site.then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation))
}

/// A short line with a date.
fn dated(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_dated(spot.context, spot.at).then_some((Kind::Metadata(MetadataKey::Date), Reason::SourceLine))
}

/// Below a key, its values one a line.
fn more_tags(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let tagged = matches!(spot.previous, Some(Kind::Metadata(MetadataKey::Tags | MetadataKey::Other(_))));
    (tagged && !is_signature(spot.context, spot.at)).then_some((Kind::Metadata(MetadataKey::Tags), Reason::SourceLine))
}

/// A name under the speech.
fn signature(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    is_signature(spot.context, spot.at).then_some((Kind::Signature, Reason::SignedName))
}

/// A line that begins as captions do.
fn caption(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.lexicons().begins(spot.line, |l| l.captions) && !text::at_least_words(spot.line, 30))
        .then_some((Kind::Table(TableRole::Caption), Reason::Caption))
}
