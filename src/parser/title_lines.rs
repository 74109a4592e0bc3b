//! Which lines below the first one go on with the title.

use super::begin;
use super::context::Context;
use super::facts;
use super::front::clause;
use super::unit::Open;
use crate::grammar::{field, markup, name::NameShape};
use crate::lexicon::Lexicons;
use crate::phrase;
use crate::span;
use crate::text;

/// Whether the unit at `at`, right below the title, goes on with it.
pub(super) fn goes_on(context: &Context<'_, '_>, first: usize, last: usize, at: usize) -> bool {
    let lexicons = context.lexicons();
    let (before, line) = (markup::bare(context.text(last)), markup::bare(context.text(at)));
    if matches!(context.units[at].open, Open::Heading(_) | Open::Underlined(_)) {
        return context.gap(at) <= 1;
    }
    // Below a topic that stands under the clause, "At the Harbour Conference" says where it was.
    let topic = first > 0 && clause(context, context.text(first - 1)) && !clause(context, context.text(first));
    if topic && lexicons.begins(line, |l| l.at) && !text::starts_lower(line) && !context.is_capitals(at) {
        return false;
    }
    if is_town_above_date(context, at) {
        return false;
    }
    let link = |text: &str| phrase::is_link(text, lexicons);
    if is_site_above_date(context, at) && !link(before) && !ends_in_link(before, lexicons) {
        return false;
    }
    // Below a topic, the clause opens with the second line.
    let first = if clause(context, context.text(first)) || first == last { first } else { first + 1 };
    let speech = clause(context, context.text(first));
    let tail = text::words(before).next_back().unwrap_or_default();
    let last_line = context.lines_of(last).last().map_or(before, |line| line.text);
    let dangling = link(last_line)
        || ends_in_link(before, lexicons) && context.gap(at) <= 1
        || link(tail) && !tail.ends_with('.') && (text::starts_lower(tail) || text::Letters::of(before).is_capitals())
        || before.ends_with([',', '-', '–', ':', '—']) && context.gap(at) <= 1;
    let linked = link(line)
        || (lexicons.begins(line, |l| l.at)
            || lexicons.begins(line, |l| l.by)
            || lexicons.begins(line, |l| l.place_in))
            && starts_clause(line)
            && speech
            && !matches!(context.units[first].open, Open::Heading(_) | Open::Underlined(_));
    let quoted = phrase::is_quoted(line);
    let clause_open = speech && !is_complete(context, first, last);
    // "STATEMENT" and then "H.E. MS. ADA QUIST": a speech without anything yet.
    let is_bare = |text: &str| text::at_most_words(text, 2) && !text.contains(text::is_unspaced);
    let bare_speech = is_bare(before) && speech;
    // "Remarks at the Opening" names the occasion, and the line below it the speaker.
    let named_open = clause_open
        && context.gap(at) == 0
        && !opens_with_occasion(context, first)
        && (is_bare(markup::bare(context.text(first))) || lexicons.find(before, |l| l.by).is_some());
    let initialled = is_bare(context.text(first)) && line.contains('.') && NameShape::of(line).is_name(4);
    let person = (phrase::is_person(line, lexicons) || initialled)
        && (bare_speech
            || named_open
            || clause_open && names_speaker(context, first, last, at)
            || context.gap(at) > 0 && clause_open && text::Letters::of(before).is_capitals() && last > first);
    let capitals = clause_open
        && context.gap(at) <= 1
        && context.is_capitals(first)
        && context.is_capitals(last)
        && context.is_capitals(at);
    if capitals || clause_open && link_ahead(context, at) || is_subtitle(context, first, at) {
        return true;
    }
    if context.gap(at) == 0 && text::starts_lower(line) && text::width(before) < 130 {
        return true;
    }
    if is_of_cover(context, first, at) || has_no_room(context, first, last, at) {
        return true;
    }
    let block = context.gap(at) == 0
        && text::width(before) < 130
        && !is_bare_name(line)
        && !ends_with_year(line)
        && !lexicons.begins(line, |l| l.letterheads);
    let cased = text::Letters::of(before).is_capitals() == text::Letters::of(line).is_capitals();
    dangling
        || linked
        || quoted
        || person
        || block
            && cased
            && !phrase::is_person(line, lexicons)
            && (clause_open
                || context.lines[context.units[at].first].indent > 0
                || context.is_capitals(at)
                || text::ends_sentence(before)
                || !text::Letters::of(line).is_capitals()
                    && NameShape::of(line).words >= 2
                    && context.gap_after(at) > 0)
}

/// Whether a line is a town and its country right above the date: "Port Elsing, Norland".
fn is_town_above_date(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let name = |part: &str| {
        let shape = NameShape::of(part);
        shape.is_all_capital(1..=2)
    };
    at + 1 < context.units.len()
        && begin::is_dated(context, at + 1)
        && context.gap(at + 1) <= 1
        && line.split_once(", ").is_some_and(|(town, country)| name(town) && name(country))
        && !phrase::is_person(line, context.lexicons())
        && context.lexicons().find(line, |l| l.offices).is_none()
        && !context.lexicons().holds(line, |l| l.houses)
}

/// Whether a line is a venue and its town right above the date: "Harbour Headquarters – Port Elsing".
fn is_site_above_date(context: &Context<'_, '_>, at: usize) -> bool {
    at + 1 < context.units.len()
        && context.height(at) == 1
        && begin::is_dated(context, at + 1)
        && context.gap(at + 1) <= 1
        && phrase::is_site(text::skip_marks(context.text(at)), context.lexicons())
}

/// Lines of a title that show together how wide it is set.
const SET: usize = 3;

/// Whether a title of capitals is set to a width, three lines or more each without room for the first word
/// of the next, and goes on with a line because the one above has none either.
fn has_no_room(context: &Context<'_, '_>, first: usize, last: usize, at: usize) -> bool {
    if last < first + SET - 1 || last - first > CLAUSE_UNITS || !context.is_capitals(at) {
        return false;
    }
    let width = (first..=last).map(|line| text::width(context.text(line))).max().unwrap_or(0);
    (first..=last).all(|line| {
        let word = text::words(context.text(line + 1)).next().unwrap_or_default();
        context.height(line) == 1
            && context.is_capitals(line)
            && context.gap(line + 1) == 0
            && text::width(context.text(line)) + 1 + text::width(word) > width
    })
}

/// Whether a line breaks off behind a word that links, of two words or with an article behind it:
/// "… DE VALMORIE à la", "79TH SESSION OF THE".
fn ends_in_link(line: &str, lexicons: &Lexicons) -> bool {
    /// Letters that an article has at most.
    const ARTICLE: usize = 3;
    let mut words = text::words(line);
    let (Some(last), Some(before)) = (words.next_back(), words.next_back()) else { return false };
    let article = last.chars().count() <= ARTICLE && last.chars().all(char::is_alphabetic);
    phrase::is_link(&line[span::start_of(line, before)..], lexicons)
        || article
            && before.chars().count() > 1
            && phrase::is_link(before, lexicons)
            && text::Letters::of(line).is_capitals()
}

/// Whether a line goes on naming who spoke: "STATEMENT BY MR. BO LIND", and then "MINISTER OF TIDES";
/// "Wystąpienie", and then "Ministra Kultury", and then "Pana Bogumiła Strzeleckiego".
fn names_speaker(context: &Context<'_, '_>, first: usize, last: usize, at: usize) -> bool {
    let lexicons = context.lexicons();
    let (above, line) = (markup::bare(context.text(last)), markup::bare(context.text(at)));
    // Where cases stand for "by", the speech comes first, and nothing says yet where it was.
    let bare = phrase::behind_speech_word(context.text(first), lexicons)
        .is_some_and(|rest| lexicons.find(rest, |l| l.at).is_none())
        && facts::has_cases(context.profile.lang);
    let named = lexicons.find(above, |l| l.honorifics).is_some() || lexicons.find(above, |l| l.by).is_some();
    let cased = text::Letters::of(above).is_capitals() == text::Letters::of(line).is_capitals();
    (context.gap(at) == 0 || last > first && context.gap(at) <= context.gap(last))
        && !above.ends_with(',')
        && (named && cased && lexicons.begins(line, |l| l.offices)
            || bare
                && context.gap(at) == 0
                && (lexicons.begins(line, |l| l.honorifics) || lexicons.begins(line, |l| l.offices)))
}

/// Lines over which a clause goes on to the link that stands alone.
const LINK_LINES: usize = 5;

/// Whether a word that links has a line for itself shortly below: the clause goes on to it and past it.
fn link_ahead(context: &Context<'_, '_>, at: usize) -> bool {
    (at..context.units.len())
        .take(LINK_LINES)
        .take_while(|&next| context.is_prose(next) && !context.is_sentences(next) && context.gap(next) <= 2)
        .any(|next| phrase::is_link(text::trim(context.text(next)), context.lexicons()))
}

/// Whether a line right below a headline, set like it, says what the text is: "Talk at the Harbour
/// Club". East Asian subtitles stand behind a dash.
fn is_subtitle(context: &Context<'_, '_>, first: usize, at: usize) -> bool {
    let lexicons = context.lexicons();
    let dashed = ["——", "――"].iter().any(|dashes| context.first_line(at).starts_with(dashes));
    let centred = |at: usize| context.lines[context.units[at].first].indent > 0;
    let says = phrase::behind_speech_word(context.text(at), lexicons)
        .is_some_and(|rest| text::at_least_words(rest, 2) && !text::ends_sentence(rest));
    context.is_prose(at)
        && at == first + 1
        && (dashed && context.gap(at) <= 1
            || says
                && context.gap(at) == 0
                && (context.is_capitals(at) == context.is_capitals(first) || centred(at) && centred(first))
                && !clause(context, context.text(first)))
}

/// Whether the clause that a title opens names the occasion first: "Remarks at the Opening".
fn opens_with_occasion(context: &Context<'_, '_>, first: usize) -> bool {
    let lexicons = context.lexicons();
    phrase::behind_speech_word(context.text(first), lexicons).is_some_and(|rest| {
        let rest = text::trim(rest);
        lexicons.begins(rest, |l| l.at) && !phrase::is_link(rest, lexicons)
    })
}

/// Whether a line ends with a year.
pub(super) fn ends_with_year(line: &str) -> bool {
    let last = text::words(line).next_back().unwrap_or_default();
    let year = last.get(..4).unwrap_or_default();
    year.len() == 4 && year.starts_with(['1', '2']) && year.bytes().all(|b| b.is_ascii_digit())
}

/// Lines below one of a cover in which the word that ends its clause is looked for.
const COVER_LINES: usize = 4;

/// Whether two lines or more stand right below one that are neither dated nor keyed: a cover's.
pub(super) fn covers(context: &Context<'_, '_>, first: usize) -> bool {
    let below = (first + 1..context.block(first).end).take(COVER_LINES);
    let keyed = |line: usize| field::field(context.text(line)).is_some_and(|(_, value)| !value.is_empty());
    below.filter(|&line| !begin::is_dated(context, line) && !keyed(line)).count() >= 2
}

/// Whether a line goes on with the clause of a cover, set line by line: it is one of several right below
/// a line that is nothing but the word for a speech ("DÉCLARATION / de"), stands below one that begins
/// with it in a script without case, or above one that ends with it, as languages do that put it last
/// ("… का वक्तव्य").
fn is_of_cover(context: &Context<'_, '_>, first: usize, at: usize) -> bool {
    if context.gap(at) > 0 {
        return false;
    }
    let lexicons = context.lexicons();
    let opening = text::skip_marks(context.first_line(first));
    let rest = lexicons.strip(opening, |l| l.speech_words).map(|rest| text::trim(text::unmarked(rest)));
    let bare = rest.is_some_and(|rest| rest.is_empty() || phrase::is_link(rest, lexicons));
    let several = covers(context, first) || context.height(first) > 1;
    let alone = bare && text::at_most_words(opening, 2) && several;
    let uncased = text::starts_uncased(opening) && rest.is_some();
    let closed = || {
        let block = at..context.block(at).end.min(at + COVER_LINES);
        block.into_iter().any(|line| lexicons.ends(context.text(line), |l| l.speech_words))
    };
    alone || uncased || closed()
}

/// Whether a line is two to four words that all begin with capitals, as a name does.
fn is_bare_name(line: &str) -> bool {
    let head = line.split([',', '(']).next().unwrap_or(line);
    let shape = NameShape::of(head);
    let mixed = !text::Letters::of(head).is_capitals() && !text::starts_uncased(head);
    mixed && shape.is_all_capital(2..=4)
}

/// Whether a line that opens with a preposition goes on with a clause: it begins with a small letter
/// or in capitals.
fn starts_clause(line: &str) -> bool {
    text::starts_lower(line) || text::Letters::of(line).is_capitals() || text::at_most_words(line, 3)
}

/// Units over which the clause of a title may go on.
const CLAUSE_UNITS: usize = 32;

/// Whether the clause that the title began has both a speaker and an occasion by now.
fn is_complete(context: &Context<'_, '_>, first: usize, last: usize) -> bool {
    let lexicons = context.lexicons();
    let last = last.min(first + CLAUSE_UNITS);
    let text = markup::bare(&context.source[context.span(first).to(context.span(last)).range()]);
    lexicons.find(text, |l| l.by).is_some_and(|(_, end)| lexicons.find(&text[end..], |l| l.at).is_some())
}
