//! What stands before the speech: its title, lines about it, and the site around it.

use alloc::vec::Vec;

use super::begin::{heads_cover, is_dated};
use super::context::Context;
use super::form::{furniture_reason, is_menu_row, is_section_sign, tag};
use super::ladder::{Role, answers, runner_up};
use super::piece::Kind;
use super::site;
use super::unit::Open;
use super::{title, title_choice};
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::grammar::{bracket, date, field, markup};
use crate::lexicon::Lexicons;
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// A unit before the speech, and what is known of those around it.
struct Spot<'s, 'c, 'a> {
    context: &'s Context<'c, 'a>,
    at: usize,
    line: &'a str,
    around: Around,
}

/// What the front holds, as far as it is known when a rule is asked.
#[derive(Clone, Copy, Default)]
struct Around {
    /// Where the speech begins.
    length: usize,
    /// The level of the first headline that markup makes.
    top: Option<u8>,
    /// Whether there is a title.
    titled: bool,
    /// The last unit that dates the sitting whose turns follow.
    dated: Option<usize>,
    /// Whether the title stands above.
    below_title: bool,
    /// Whether a cover's clause is open: what stands under "Remarks by" is no label of a site.
    in_clause: bool,
    /// Whether a link of the site stands right above.
    below_link: bool,
}

impl Around {
    /// Looks at what forms, words and the title have decided.
    fn look<'r>(
        &mut self,
        context: &Context<'_, '_>,
        length: usize,
        roles: impl DoubleEndedIterator<Item = Option<&'r Role>> + ExactSizeIterator + Clone,
    ) {
        self.titled = roles.clone().any(|role| matches!(role, Some((Kind::Title, _))));
        let sitting = roles.clone().any(|role| matches!(role, Some((Kind::Cue, _) | (_, Reason::OpeningLine))));
        self.dated = last_dated(roles).filter(|_| {
            sitting || context.units.get(length).is_some_and(|unit| matches!(unit.open, Open::Turn { .. }))
        });
    }

    /// The same below one more unit.
    fn below(self, context: &Context<'_, '_>, at: usize, kind: &Kind) -> Self {
        Self {
            below_title: self.below_title || *kind == Kind::Title,
            in_clause: self.in_clause || opens_clause(context, context.text(at)),
            below_link: matches!(kind, Kind::Furniture(FurnitureRole::Navigation)),
            ..self
        }
    }
}

impl<'s, 'c, 'a> Spot<'s, 'c, 'a> {
    fn new(context: &'s Context<'c, 'a>, at: usize, around: Around) -> Self {
        Self { context, at, line: context.text(at), around }
    }

    fn lexicons(&self) -> &Lexicons {
        self.context.lexicons()
    }

    fn open(&self) -> Open {
        self.context.units[self.at].open
    }
}

/// A rule of what stands before the speech.
type Rule = fn(&Spot<'_, '_, '_>) -> Option<Role>;

/// What the form of a unit decides.
const FORMS: &[Rule] = &[
    attendance_table, headline_of_contents, field_headline, dated_headline, section_headline, time_line, archive_head,
    form, bracketed_embargo, bracketed_note, bracketed_line, bracketed_number, bracketed, label, section_sign,
    listed_name, trail_entry, keyed_entry, listed_entry, menu_entry,
];

/// What the words of a unit without a form decide.
const WORDS: &[Rule] = &[
    spelled_headline, keyed_run, embargo, caption, keyed_line, web_address, opening_line, copyright, dateline,
    dated_clause, navigation, contents, presiding, proceeding,
];

/// What the place of a unit decides that neither form nor words nor the title explain; a line is about
/// the speech when nothing else fits.
const PLACES: &[Rule] = &[summary, agenda, figures, headed_turns, type_label, below_link, letterhead, front_line];

/// The roles of the units before the speech.
pub(super) fn roles(context: &Context<'_, '_>, length: usize) -> Vec<Role> {
    let mut around = Around { length, top: title_level(context, length), ..Around::default() };
    let mut roles: Vec<Option<Role>> = (0..length).map(|at| certain(&Spot::new(context, at, around))).collect();
    for role in roles.iter_mut().take(site::head_length(context)).filter(|role| role.is_none()) {
        *role = Some((Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation));
    }
    title::mark(context, &mut roles);
    around.look(context, length, roles.iter().map(Option::as_ref));
    let contents =
        roles.iter().position(|role| matches!(role, Some((Kind::Table(TableRole::Contents), Reason::Contents))));
    let mut listing = false;
    let placed = |spot: &Spot<'_, '_, '_>| {
        answers(PLACES, spot).next().unwrap_or((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
    };
    (0..length)
        .map(|at| {
            let role = roles[at].take().unwrap_or_else(|| placed(&Spot::new(context, at, around)));
            // A key without a value is an entry too: "Call Participants".
            let about = match role.1 {
                Reason::KeyedLine => context.text(at).contains([':', '：']),
                reason => matches!(reason, Reason::Dateline | Reason::Embargo | Reason::KnownHeading),
            };
            listing = contents.is_some_and(|contents| at >= contents && !repeats_cover(context, contents, at))
                && (listing || contents == Some(at))
                && !about;
            let role = if listing
                && !matches!(
                    role.0,
                    Kind::Rule | Kind::Furniture(FurnitureRole::PageNumber | FurnitureRole::RunningHeader)
                ) {
                (Kind::Table(TableRole::Contents), Reason::Contents)
            } else {
                role
            };
            around = around.below(context, at, &role.0);
            role
        })
        .collect()
}

/// For each unit before the speech, if its role is `asked` about, what the next rule that fits says.
pub(super) fn runners_up(context: &Context<'_, '_>, roles: &[Role], asked: fn(&Role) -> bool) -> Vec<Option<Role>> {
    let mut around = Around { top: title_level(context, roles.len()), ..Around::default() };
    around.look(context, roles.len(), roles.iter().map(Some));
    roles
        .iter()
        .enumerate()
        .map(|(at, role)| {
            let spot = Spot::new(context, at, around);
            around = around.below(context, at, &role.0);
            asked(role)
                .then(|| {
                    runner_up(answers(FORMS, &spot).chain(answers(WORDS, &spot)).chain(answers(PLACES, &spot)), role)
                })
                .flatten()
        })
        .collect()
}

/// Lines of a cover above the contents.
const COVER: usize = 16;

/// Whether a line says again what stands above the contents: behind them a record names its sitting anew.
fn repeats_cover(context: &Context<'_, '_>, contents: usize, at: usize) -> bool {
    at > contents
        && context.is_prose(at)
        && (contents.saturating_sub(COVER)..contents).any(|above| context.text(above) == context.text(at))
}

/// The role of a unit that its own form or words decide.
fn certain(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let words = if spot.open() == Open::Prose { WORDS } else { &[] };
    answers(FORMS, spot).chain(answers(words, spot)).next()
}

/// A table of those present, and the line that heads it.
fn attendance_table(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.context.is_attendance_table(spot.at).then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}

/// A marked headline of contents.
fn headline_of_contents(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (matches!(spot.open(), Open::Heading(_) | Open::Underlined(_)) && phrase::is_contents(spot.line, spot.lexicons()))
        .then_some((Kind::Table(TableRole::Contents), Reason::Contents))
}

/// A marked headline below the title's level that is a key and its value: "### Meeting Date: …".
fn field_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Heading(level) = spot.open() else { return None };
    if spot.around.top.is_none_or(|top| level <= top) || !is_field_heading(spot.context, spot.at) {
        return None;
    }
    let keyed = phrase::keyed(markup::bare(spot.line), spot.lexicons());
    Some((Kind::Metadata(keyed.map_or(MetadataKey::Unknown, |(key, _)| key)), Reason::KeyedLine))
}

/// A marked headline below the title's level heads a section, in the front too.
fn section_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let (Open::Heading(level) | Open::Underlined(level)) = spot.open() else { return None };
    spot.around.top.is_some_and(|top| level > top).then_some((Kind::Heading(level), Reason::MarkdownHeading))
}

/// A clock time below other lines, in a text without time codes, says when it was.
fn time_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let timed = spot.open() == Open::Furniture(FurnitureRole::TimeCode)
        && spot.context.prose_before(spot.at).is_some()
        && !spot.context.timed;
    timed.then_some((Kind::Metadata(MetadataKey::Time), Reason::TimeLine))
}

/// Bracketed lines as archives head their texts.
fn archive_head(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (matches!(spot.open(), Open::Furniture(_) | Open::Cue) && is_bracket_block(spot.context, spot.at))
        .then_some((Kind::Metadata(MetadataKey::Source), Reason::SourceLine))
}

/// Forms that need no second look.
fn form(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    Some(match spot.open() {
        Open::FrontMatter { .. } => (Kind::Metadata(MetadataKey::FrontMatter), Reason::FrontMatter),
        Open::Furniture(role) => (Kind::Furniture(role), furniture_reason(role)),
        Open::Separator => (Kind::Rule, Reason::Separator),
        Open::Tag => tag(spot.line),
        Open::Table(_) if is_menu_row(spot.context, spot.at) => {
            (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation)
        }
        Open::Table(_) if is_byline_row(spot.context, spot.at) => (Kind::Metadata(MetadataKey::Date), Reason::Dateline),
        Open::Table(role) => (Kind::Table(role), Reason::TableRow),
        Open::Address => (Kind::Metadata(MetadataKey::Url), Reason::AddressLine),
        Open::Fields => (Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine),
        Open::Fenced => (Kind::Quote, Reason::Fenced),
        Open::Verse => (Kind::Quote, Reason::Verse),
        Open::Quoted => (Kind::Metadata(MetadataKey::Summary), Reason::Summary),
        _ => return None,
    })
}

/// "(Check against delivery)"
fn bracketed_embargo(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.open() == Open::Cue && phrase::is_embargo(spot.line, spot.lexicons()))
        .then_some((Kind::Metadata(MetadataKey::Embargo), Reason::Embargo))
}

/// "[Relevant documents: …]": brackets that open with words of a note, below the opening of a sitting.
fn bracketed_note(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let lexicons = spot.lexicons();
    let noted = spot.open() == Open::Cue
        && spot.context.profile.speakers.len() > 0
        && bracket::bracketed(spot.line).is_some_and(|inner| {
            lexicons.strip(inner, |l| l.cues).is_some_and(|rest| {
                rest.starts_with(':') && text::at_least_words(&inner[..inner.len() - rest.len()], 2)
            })
        });
    noted.then_some((Kind::Cue, Reason::Bracketed))
}

/// A date or many words in brackets are about the speech.
fn bracketed_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let about =
        spot.open() == Open::Cue && (!text::at_most_words(spot.line, 6) || is_bracketed_about(spot.context, spot.at));
    about.then_some((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
}

/// A number in brackets is a site's count.
fn bracketed_number(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let inner = spot.line.trim_matches(['(', ')', '[', ']']);
    (spot.open() == Open::Cue && inner.starts_with(|c: char| c.is_ascii_digit()))
        .then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// Any other brackets with the line for themselves.
fn bracketed(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.open() == Open::Cue).then_some((Kind::Cue, Reason::Bracketed))
}

/// A label above the speech says who speaks.
fn label(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    // At the very top, a cover's headline may look like one.
    let headline = spot.at == 0 && heads_cover(spot.context, spot.at);
    (matches!(spot.open(), Open::Turn { .. }) && !headline)
        .then_some((Kind::Metadata(MetadataKey::Speaker), Reason::FrontLine))
}

/// "§ 1 Approval of the minutes" heads a section, in the front too.
fn section_sign(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (matches!(spot.open(), Open::Item(_)) && is_section_sign(spot.context, spot.at))
        .then_some((Kind::Heading(1), Reason::NumberedHeading))
}

/// The words after a bullet, where a unit is an entry that no number or letter marks.
fn bulleted<'a>(spot: &Spot<'_, '_, 'a>) -> Option<&'a str> {
    let Open::Item(mark) = spot.open() else { return None };
    (!mark.sort.is_ordered()).then(|| text::trim(mark.behind(spot.line)))
}

/// A bullet before a key and its value: "- **Where**: the old quay".
fn keyed_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let words = bulleted(spot).filter(|words| is_field(words))?;
    let key = phrase::keyed(words, spot.lexicons()).map_or(MetadataKey::Unknown, |(key, _)| key);
    Some((Kind::Metadata(key), Reason::KeyedLine))
}

/// Entries below a headline in the front, at most so many, are looked through for it.
const LISTED: usize = 32;

/// Bullets under a marked headline of the front, as notes of meetings list those present and what was
/// read; links of a site are a menu's there, too.
fn listed_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let words = bulleted(spot)?;
    let headed = || {
        (spot.at.saturating_sub(LISTED)..spot.at)
            .rev()
            .map(|above| spot.context.units[above].open)
            .find(|open| !matches!(open, Open::Item(_)))
            .is_some_and(|open| matches!(open, Open::Heading(_) | Open::Underlined(_)))
    };
    let linked = || markup::link(words).is_some_and(|link| phrase::is_navigation(link, spot.lexicons()));
    (!linked() && !markup::is_address(words) && !markup::is_placeholder(words) && headed())
        .then_some((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
}

/// Numbered links above the title, and the entry that ends them, lead to this page.
fn trail_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    const SIGNS: &[char] = &['/', '>', '»', '›', '|', ' '];
    let linked = |at: usize| {
        let Open::Item(mark) = spot.context.units[at].open else { return false };
        let words = text::trim(mark.behind(spot.context.text(at)));
        mark.sort.is_ordered()
            && markup::opening_link(words).is_some_and(|(.., rest)| rest.trim_matches(SIGNS).is_empty())
    };
    let ends = || matches!(spot.open(), Open::Item(_)) && spot.at > 0 && linked(spot.at - 1);
    (!spot.context.title_above(spot.at) && (linked(spot.at) || ends()))
        .then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// Other bullets above the speech are a menu's.
fn menu_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    bulleted(spot).map(|_| (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// A marked headline that is a date for the most part.
fn dated_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let level = marked_level(spot.context, spot.at)?;
    // A log of several days heads each with its date.
    if !spot.context.title_above(spot.at) && spot.around.top.is_some_and(|top| level > top) {
        return None;
    }
    let bare = markup::bare(spot.line);
    phrase::dateline(bare, spot.lexicons())
        .filter(|date| date.len() * 10 > bare.len() * 7)
        .map(|_| (Kind::Metadata(MetadataKey::Date), Reason::Dateline))
}

/// The headline of the record proper, in spaced letters.
fn spelled_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_spelled_heading(spot.line, spot.lexicons()).then_some((Kind::Heading(1), Reason::KnownHeading))
}

/// Names that follow each other, marked or not.
fn listed_name(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let form = matches!(spot.open(), Open::Prose | Open::Item(_));
    (form && spot.context.names[spot.at]).then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}

/// Lines after each other with keys and values.
fn keyed_run(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    if !is_keyed_run(spot.context, spot.at) {
        return None;
    }
    let keyed = phrase::keyed(spot.line, spot.lexicons());
    Some((Kind::Metadata(keyed.map_or(MetadataKey::Unknown, |(key, _)| key)), Reason::KeyedLine))
}

/// A line that binds the reader.
fn embargo(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_embargo(spot.line, spot.lexicons()).then_some((Kind::Metadata(MetadataKey::Embargo), Reason::Embargo))
}

/// A picture's caption or credit: "Photo: …".
fn caption(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let captions = spot.lexicons().begins(spot.line, |l| l.captions)
        && spot.line.contains([':', '：'])
        && text::at_most_words(spot.line, 24)
        && spot.context.height(spot.at) == 1;
    captions.then_some((Kind::Table(TableRole::Caption), Reason::Caption))
}

/// A known key and its value, unless a title's clause only begins like one.
fn keyed_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let (key, _) = phrase::keyed(spot.line, spot.lexicons())?;
    (!clause(spot.context, spot.line) || markup::bare(spot.line).contains([':', '：']))
        .then_some((Kind::Metadata(key), Reason::KeyedLine))
}

/// A line with an address on the web.
fn web_address(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.line.contains("www.") || spot.line.contains("http"))
        .then_some((Kind::Metadata(MetadataKey::Source), Reason::AddressLine))
}

/// A line that says when the sitting began.
fn opening_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_opening(spot.line, spot.lexicons()).then_some((Kind::Metadata(MetadataKey::Time), Reason::OpeningLine))
}

/// A line that claims or grants rights.
fn copyright(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_copyright(spot.line, spot.lexicons())
        .then_some((Kind::Furniture(FurnitureRole::Copyright), Reason::Copyright))
}

/// A date, perhaps with a place; a headline that holds a date is a headline.
fn dateline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, .. } = *spot;
    let date = phrase::dateline(line, spot.lexicons())?;
    let outside = text::words(line).count().saturating_sub(text::words(date).count());
    let titled =
        clause(context, line) || outside >= 4 && context.is_headline(at) && !line.contains([',', '(', '[', '，']);
    (date.len() * 10 >= line.len() * 7 || !titled).then_some((Kind::Metadata(MetadataKey::Date), Reason::Dateline))
}

/// A clause with its date that a full stop ends.
fn dated_clause(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.context.is_sentences(spot.at) && is_dated_clause(spot.context, spot.at))
        .then_some((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
}

/// "STATEMENT" above "BY" or right above a name, or "Speech of", opens the clause of a cover.
fn begins_clause(spot: &Spot<'_, '_, '_>) -> bool {
    let Spot { context, at, line, .. } = *spot;
    let lexicons = spot.lexicons();
    let below = || context.units.get(at + 1).is_some_and(|next| next.open == Open::Prose);
    opens_clause(context, line)
        || title_choice::breaks_behind_link(context, at)
        || lexicons.is(line, |l| l.speech_words)
            && below()
            && (lexicons.begins(context.text(at + 1), |l| l.by)
                || context.gap_after(at) == 0 && phrase::is_person(context.text(at + 1), lexicons))
}

/// A link of the site, by its words or its company.
fn navigation(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let links =
        phrase::is_navigation(spot.line, spot.lexicons()) || is_breadcrumb(spot.line) || in_menu(spot.context, spot.at);
    (links && !begins_clause(spot)).then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// A headline of contents, or the headlines of two sections and nothing between: they are listed.
fn contents(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, .. } = *spot;
    let section = |at: usize| {
        context.units.get(at).is_some_and(|unit| unit.open == Open::Prose)
            && context.height(at) == 1
            && !context.text(at).ends_with([':', '：'])
            && spot.lexicons().is(markup::bare(context.text(at)), |l| l.headings)
    };
    let listed = || section(at) && (section(at + 1) || at > 0 && section(at - 1));
    (phrase::is_contents(spot.line, spot.lexicons()) && !begins_clause(spot) || listed())
        .then_some((Kind::Table(TableRole::Contents), Reason::Contents))
}

/// Whether a line narrates the sitting.
fn narrates(spot: &Spot<'_, '_, '_>) -> bool {
    let Spot { context, at, line, .. } = *spot;
    let headed =
        || context.is_capitals(at) && spot.lexicons().is(line, |l| l.headings) || title::is_record(context, at);
    phrase::is_proceeding(line, spot.lexicons())
        && !clause(context, line)
        && !headed()
        && !begins_clause(spot)
        // "Minutes of the meeting held on 9 March" says what the text is.
        && (phrase::dateline(line, spot.lexicons()).is_none() || line.starts_with(['[', '(']))
}

/// Who presides, at the top, is about the sitting.
fn presiding(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, .. } = *spot;
    let dated = || {
        context.prose_before(at).is_none_or(|before| {
            is_dated(context, before)
                || phrase::is_opening(context.text(before), spot.lexicons())
                || context.text(before).chars().any(|c| c.is_ascii_digit())
        })
    };
    (narrates(spot) && text::at_least_words(line, 3) && !line.starts_with(['[', '(']) && dated())
        .then_some((Kind::Metadata(MetadataKey::Session), Reason::OpeningLine))
}

/// "Prayers" happens in the sitting.
fn proceeding(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    narrates(spot).then_some((Kind::Cue, Reason::Proceeding))
}

/// Prose above the speech.
fn summary(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.context.is_sentences(spot.at).then_some((Kind::Metadata(MetadataKey::Summary), Reason::Summary))
}

/// Numbered entries after each other are an agenda's.
fn agenda(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Item(mark) = spot.open() else { return None };
    let entry = |at: usize| matches!(spot.context.units.get(at).map(|unit| unit.open), Some(Open::Item(_)));
    let listed = spot.around.below_title && (entry(spot.at + 1) || spot.at > 0 && entry(spot.at - 1));
    listed.then_some((Kind::Item(Some(mark)), Reason::ListMark))
}

/// An hour or another figure with hardly a word says when it was.
fn figures(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let figure = spot.line.chars().any(|c| text::digit(c).is_some());
    (figure && !title::is_worded(spot.line)).then_some((Kind::Metadata(MetadataKey::Time), Reason::FrontLine))
}

/// A headline between the date of a sitting and its first turn.
fn headed_turns(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, around } = *spot;
    let heads = around.dated.is_some_and(|dated| at > dated)
        && (context.gap(at) > 0 || context.is_apart_above(at) || context.is_capitals(at))
        && context.is_headline(at)
        && !phrase::is_person(line, spot.lexicons())
        // A summary in points has headlines of its own.
        && !context.next(at).is_some_and(|next| next < around.length && context.is_sentences(next));
    heads.then_some((Kind::Heading(1), Reason::HeadedTurns))
}

/// A few words above the title, or the first line when a rule stands below it.
fn type_label(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, around } = *spot;
    let ruled = || at == 0 && context.units.get(at + 1).is_some_and(|next| next.open == Open::Separator);
    let few = || text::at_most_words(line, 3) && !phrase::is_person(line, spot.lexicons());
    let above = around.titled && !around.below_title && !around.in_clause && (few() || ruled());
    // The site's word for the sort of page may stand below its headline, too, by itself.
    let below = around.below_title
        && context.gap(at) > 0
        && context.gap_after(at) > 0
        && spot.lexicons().is(line, |l| l.speech_words);
    (above || below).then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::TypeLabel))
}

/// A marked line that goes on with the site's links.
fn below_link(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.around.below_link && spot.around.below_title && spot.open() != Open::Prose)
        .then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation))
}

/// Whose paper it is, above the title.
fn letterhead(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (!spot.around.below_title
        && (in_letterhead(spot.context, spot.at) || is_motto(spot) || field::has_telephone(spot.line)))
    .then_some((Kind::Furniture(FurnitureRole::RunningHeader), Reason::Letterhead))
}

/// The motto right below the name of the state: three words or so, dashes between them.
fn is_motto(spot: &Spot<'_, '_, '_>) -> bool {
    const WORDS: usize = 3;
    let Spot { context, at, line, .. } = *spot;
    let part = |part: &str| {
        let part = text::trim(part.trim_matches(text::is_bidi_mark));
        !part.is_empty() && text::at_most_words(part, WORDS) && !text::starts_lower(part)
    };
    let below_state = || {
        context.prose_before(at).is_some_and(|above| {
            above + 1 == at && spot.lexicons().begins(text::skip_marks(context.text(above)), |l| l.letterheads)
        })
    };
    let parts = || line.split(['-', '–', '—', '*', '•']);
    context.height(at) == 1 && parts().count() == 3 && parts().all(part) && below_state()
}

/// Nothing else fits: by its words it may name the speaker.
fn front_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    Some((Kind::Metadata(key_of(spot.context, spot.at)), Reason::FrontLine))
}

/// What a line without a key is about, by its words.
pub(super) fn key_of(context: &Context<'_, '_>, at: usize) -> MetadataKey<'static> {
    if phrase::is_person(context.text(at), context.lexicons()) { MetadataKey::Speaker } else { MetadataKey::Unknown }
}

/// The level above which marked headlines of the front head sections: that of the first one, which is
/// the title, or the one above it where that is a section's, too.
pub(super) fn title_level(context: &Context<'_, '_>, length: usize) -> Option<u8> {
    let (first, level) = (0..length.min(context.units.len())).find_map(|at| Some((at, marked_level(context, at)?)))?;
    Some(if heads_first_section(context, first, level) { level - 1 } else { level })
}

/// The level of a headline that markup makes.
fn marked_level(context: &Context<'_, '_>, at: usize) -> Option<u8> {
    match context.units[at].open {
        Open::Heading(level) | Open::Underlined(level) => Some(level),
        _ => None,
    }
}

/// Whether the first marked headline is a section's: others of its level follow, and front matter says
/// the title, or the headline is a word or a date, as titles are not.
fn heads_first_section(context: &Context<'_, '_>, first: usize, level: u8) -> bool {
    let line = markup::bare(context.text(first));
    let worded = || {
        text::words(line).nth(1).is_none() && !line.chars().any(text::is_unspaced)
            || phrase::dateline(line, context.lexicons()).is_some_and(|date| date.len() * 10 > line.len() * 7)
    };
    (title::has_matter_title(context) && !title::says_title(context, first) || worded())
        && (first + 1..context.units.len()).any(|at| marked_level(context, at) == Some(level))
}

/// Whether a line begins or holds a title's clause: "Address by …", "Rede von … bei …".
pub(super) fn clause(context: &Context<'_, '_>, line: &str) -> bool {
    let bare = text::skip_marks(markup::bare(line));
    context.lexicons().begins(bare, |l| l.speech_words)
        || context.lexicons().find(bare, |l| l.speech_words).is_some_and(|(start, _)| start < 60)
}

/// Whether a line begins a title's clause: a word for a speech, and what governs its speaker, its
/// occasion or its topic. "Statement by", "Speech on Roads"; a site's "Speech archive" does not.
pub(super) fn opens_clause(context: &Context<'_, '_>, line: &str) -> bool {
    let lexicons = context.lexicons();
    let bare = text::skip_marks(markup::bare(line));
    !lexicons.is(bare, |l| l.navigation)
        && lexicons.strip(bare, |l| l.speech_words).map(text::trim_start).is_some_and(|rest| {
            lexicons.begins(rest, |l| l.by)
                || text::at_least_words(rest, 2)
                    && (lexicons.begins(rest, |l| l.at) || lexicons.begins(rest, |l| l.about))
        })
}

/// "Speech by Mr. Bo Lind, Governor of the Bank, at the Forum, Elsing, 11 March 2021.": a clause with its
/// date and nothing behind it, though a full stop ends it.
pub(super) fn is_dated_clause(context: &Context<'_, '_>, at: usize) -> bool {
    const LINES: usize = 4;
    let line = text::trim(context.text(at));
    let lexicons = context.lexicons();
    context.height(at) <= LINES
        && lexicons
            .strip(line, |l| l.speech_words)
            .is_some_and(|rest| lexicons.begins(text::trim_start(rest), |l| l.by))
        && date::find(line, lexicons.calendars()).is_some_and(|(date, _)| line.trim_end_matches('.').ends_with(date))
}

/// Whether a row stands alone and one of its cells is a date: "By Ada Quist | 21 August 2020".
fn is_byline_row(context: &Context<'_, '_>, at: usize) -> bool {
    let row = |at: usize| matches!(context.units.get(at).map(|unit| unit.open), Some(Open::Table(_)));
    context.height(at) == 1
        && !row(at + 1)
        && !at.checked_sub(1).is_some_and(row)
        && context.text(at).split('|').any(|cell| phrase::dateline(cell, context.lexicons()).is_some())
}

/// Whether a line stands in the block that a letterhead opens: the house's address goes with its name.
pub(super) fn in_letterhead(context: &Context<'_, '_>, at: usize) -> bool {
    let block = context.block(at);
    let head = block.letterhead.get_or_init(|| {
        let opens =
            |&at: &usize| context.is_prose(at) && context.lexicons().begins(context.text(at), |l| l.letterheads);
        block.range().find(opens)
    });
    head.is_some_and(|head| head <= at)
}

/// The last unit of the front that dates the speech, with the first note below it that the sitting
/// began.
fn last_dated<'r>(
    roles: impl DoubleEndedIterator<Item = Option<&'r Role>> + ExactSizeIterator + Clone,
) -> Option<usize> {
    let is_dated =
        |role: Option<&Role>| matches!(role, Some((Kind::Metadata(MetadataKey::Date | MetadataKey::Time), _)));
    let is_cue = |role: Option<&Role>| matches!(role, Some((Kind::Cue, _)));
    let dated = roles.clone().rposition(is_dated);
    let below = dated.map_or(0, |dated| dated + 1);
    roles.skip(below).position(is_cue).map(|cue| below + cue).or(dated)
}

/// Whether a headline of the front is a key and its value, or a link: one that has words below it heads
/// them, unless the key is known to date or place the text.
pub(super) fn is_field_heading(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let key = phrase::keyed(line, context.lexicons()).map(|(key, _)| key);
    let known =
        matches!(key, Some(MetadataKey::Date | MetadataKey::Time | MetadataKey::Place | MetadataKey::Attendance));
    let heads = !known
        && context.units.get(at + 1).is_some_and(|next| {
            matches!(next.open, Open::Turn { .. } | Open::Item(_) | Open::Quoted)
                || next.open == Open::Prose && !is_field(context.text(at + 1))
        });
    is_field(line) && !heads || markup::link(text::trim(context.text(at).trim_start_matches('#'))).is_some()
}

/// Whether a line is a key of a few words and a value.
fn is_field(line: &str) -> bool {
    field::field(line).is_some_and(|(key, value)| !value.is_empty() && text::at_most_words(key, 3))
}

/// A bracketed line that names no cue: an embargo, the hour of the opening. One with a cue's word says
/// when something happened if it has figures.
fn is_bracketed_line_about(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = context.text(at);
    let figures = line.chars().any(|c| text::digit(c).is_some());
    let words = text::words(line).count();
    let long = words >= 2 && !(figures && words < 3) || text::starts_uncased(line) && text::width(line) >= 12;
    let below = context.prose_before(at).is_some();
    if phrase::is_proceeding(line, lexicons) || lexicons.find(line, |l| l.cues).is_some() {
        return figures && words >= 3 && below;
    }
    below && long || figures && words >= 3
}

/// Whether a bracketed line is about the speech: it binds the reader, dates it, or names no cue.
pub(super) fn is_bracketed_about(context: &Context<'_, '_>, at: usize) -> bool {
    let (line, lexicons) = (context.text(at), context.lexicons());
    phrase::is_embargo(line, lexicons)
        || phrase::dateline(line, lexicons).is_some()
        || is_bracketed_line_about(context, at)
}

/// Whether a unit is bracketed, and stands in a block of such lines, one of them dated, as archives
/// head their texts: "[Record Volume 143 (Tuesday, January 28, 1997)]", "[Senate]", "[Page S696]".
fn is_bracket_block(context: &Context<'_, '_>, at: usize) -> bool {
    let bracketed = |at: usize| context.text(at).starts_with('[') && context.text(at).ends_with(']');
    bracketed(at)
        && *context.block(at).bracketed.get_or_init(|| {
            let mut units = context.block(at).range();
            units.clone().filter(|&at| bracketed(at)).nth(1).is_some()
                && units.any(|at| phrase::dateline(context.text(at), context.lexicons()).is_some())
        })
}

/// Whether a line is one of three or more after each other that have a key and a value.
pub(super) fn is_keyed_run(context: &Context<'_, '_>, at: usize) -> bool {
    let keyed = |at: usize| context.is_prose(at) && context.lines_of(at).iter().all(|line| is_field(line.text));
    let block = context.block(at);
    let runs = block.keyed.get_or_init(|| {
        let mut runs = Vec::new();
        let (mut start, mut lines) = (block.start, 0);
        for at in block.start..=block.end {
            if at < block.end && keyed(at) {
                lines += context.height(at);
                continue;
            }
            if lines >= 3 {
                runs.push(start..at);
            }
            (start, lines) = (at + 1, 0);
        }
        runs.into()
    });
    runs.get(runs.partition_point(|run| run.end <= at)).is_some_and(|run| run.contains(&at))
}

/// A trail of pages: "Home > News > Speeches".
fn is_breadcrumb(line: &str) -> bool {
    [" > ", " » ", " › ", " / "].iter().any(|sign| line.matches(sign).count() >= 2)
}

/// Whether a short line stands in a block of which half are links: the menu of a site.
fn in_menu(context: &Context<'_, '_>, at: usize) -> bool {
    if !text::at_most_words(context.text(at), 3) {
        return false;
    }
    let block = context.block(at);
    let count = block.range().len();
    count >= 3
        && *block.menu.get_or_init(|| {
            let is_link = |&at: &usize| phrase::is_navigation(context.text(at), context.lexicons());
            block.range().filter(is_link).count() * 2 >= count
        })
}
