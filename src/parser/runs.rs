//! What runs of units of the speech are together: a menu, a refrain, one headline, the closing.

use alloc::vec::Vec;

use super::context::Context;
use super::ladder::Role;
use super::list;
use super::piece::Kind;
use super::site::MENU;
use super::unit::Open;
use crate::ast::{FurnitureRole, MarkerKind};
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// Lines after each other, at least this many, that end alike say what each of several did.
const REFRAIN: usize = 5;

/// Marks runs of short lines that say the same of one name after the other: "X took the oath".
pub(super) fn mark_refrains(context: &Context<'_, '_>, from: usize, roles: &mut [Role]) {
    let short = |role: &Role| {
        matches!(role, (Kind::Heading(_), Reason::ShortLine) | (Kind::Paragraph(None) | Kind::Furniture(_), _))
    };
    let alike = |a: usize, b: usize| {
        let (a, b) = (context.text(from + a), context.text(from + b));
        let (bare_a, bare_b) =
            (a.trim_end_matches(|c: char| !c.is_alphabetic()), b.trim_end_matches(|c: char| !c.is_alphabetic()));
        let same = bare_a.chars().rev().zip(bare_b.chars().rev()).skip(1).take_while(|(a, b)| a == b).count();
        same >= 4 && same * 3 >= bare_a.chars().count().min(bare_b.chars().count()) && text::width(a) <= 100
    };
    let mut run: Vec<usize> = Vec::new();
    for place in 0..=roles.len() {
        if place < roles.len() && matches!(roles[place].0, Kind::Furniture(_)) {
            continue;
        }
        if place < roles.len() && short(&roles[place]) && run.last().is_none_or(|&last| alike(last, place)) {
            run.push(place);
            continue;
        }
        if run.len() >= REFRAIN {
            for &member in &run {
                roles[member] = (Kind::Cue, Reason::Refrain);
            }
        }
        run.clear();
        if place < roles.len() && short(&roles[place]) {
            run.push(place);
        }
    }
}

/// Joins headlines in capitals that one clause runs through: the first ends with a word that links, or
/// the second begins with one.
pub(super) fn join_headings(context: &Context<'_, '_>, from: usize, roles: &mut [Role]) {
    let lexicons = context.lexicons();
    for place in 1..roles.len() {
        let capitals = |role: &Role| matches!(role, (Kind::Heading(_), Reason::Capitals | Reason::HeadingGoesOn));
        if !capitals(&roles[place - 1])
            || !capitals(&roles[place])
            || context.gap(from + place) > context.profile.layout.spacing + 1
        {
            continue;
        }
        let (before, line) = (context.text(from + place - 1), context.text(from + place));
        let tail = text::words(before).next_back().unwrap_or_default();
        let linking = |word: &str| {
            word.chars().count() <= 4 && (phrase::is_link(word, lexicons) || lexicons.is(word, |l| l.stopwords))
        };
        let head = text::words(context.first_line(from + place)).next().unwrap_or_default();
        if linking(tail) || linking(head) && !line.is_empty() {
            roles[place].1 = Reason::HeadingGoesOn;
        }
    }
}

/// A long run of entries and headlines without any sentence is the menu of a site.
pub(super) fn mark_menus(context: &Context<'_, '_>, from: usize, roles: &mut [Role]) {
    let is_entry = |place: usize| {
        let at = from + place;
        let text = context.text(at);
        match &roles[place].0 {
            Kind::Heading(_) => roles[place].1 == Reason::ShortLine && text::at_most_words(text, 6),
            // "Holdings - H.8" ends no sentence.
            Kind::Item(_) | Kind::Furniture(_) => {
                text::at_most_words(text, 12) && !text::last_sign(text).is_some_and(text::is_terminal)
            }
            Kind::Paragraph(None) => {
                text::at_most_words(text, 6) && !text::ends_sentence(text) && !list::leads_in(text)
            }
            // A bullet without words stands above an inner list.
            Kind::Cue => !text.chars().any(char::is_alphanumeric),
            _ => false,
        }
    };
    let entries: Vec<bool> = (0..roles.len()).map(is_entry).collect();
    let mut place = 0;
    while place < roles.len() {
        let run = entries[place..].iter().take_while(|&&entry| entry).count();
        let items = (place..place + run)
            .filter(|&at| matches!(roles[at].0, Kind::Item(Some(mark)) if mark.sort == MarkerKind::Bullet))
            .count();
        // What a lead-in announces is a list of the speech's.
        let announced = place.checked_sub(1).is_some_and(|above| {
            matches!(roles[above].0, Kind::Paragraph(_)) && list::leads_in(context.text(from + above))
        });
        if run >= MENU && items * 4 >= run * 3 && !announced {
            for role in &mut roles[place..place + run] {
                *role = (Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation);
            }
        }
        place += run.max(1);
    }
}

/// The words that end the speech: the last units of prose, short, and closing by their words.
///
/// In a sitting or an interview only the last one is looked at; "Thank you." in its middle is what
/// people say when they are given the floor.
pub(super) fn mark_closings(context: &Context<'_, '_>, from: usize, roles: &mut [Role]) {
    let lexicons = context.lexicons();
    for place in (0..roles.len()).rev() {
        let at = from + place;
        match roles[place].0 {
            Kind::Furniture(_) | Kind::Cue | Kind::Rule => continue,
            Kind::Paragraph(_) | Kind::Heading(_) => {}
            // "Thank you, ladies and gentlemen!" addresses them, too.
            Kind::Salutation if place > 0 && phrase::is_closing(context.text(at), lexicons) => {}
            _ => break,
        }
        let line = context.text(at);
        let words_after_number = match context.units[at].open {
            Open::Numbered(_) => context.lines[context.units[at].first].after_mark(),
            _ => line,
        };
        let closing = context.height(at) <= 3
            && (phrase::is_closing(words_after_number, lexicons)
                || phrase::thanks_after_cheer(words_after_number, lexicons)
                || is_cheer(words_after_number)
                || phrase::is_greeting(words_after_number, lexicons) && place > 0);
        // The paragraph before may be an address that the closing follows; look no further than needed.
        if !closing || place == 0 && roles.len() > 1 && from == 0 && context.units.len() > 3 {
            break;
        }
        roles[place] = (Kind::Closing, Reason::ClosingWords);
    }
}

/// Paragraphs that make what somebody says a speech, at least.
const SPEECH: usize = 5;
/// Words that end a speech before others speak, at most.
const PARTING: usize = 8;

/// The words that end a speech inside the record of a sitting: thanks with a paragraph for themselves,
/// several of the same speaker above them, and somebody else's turn or the next headline below.
pub(super) fn mark_partings(context: &Context<'_, '_>, from: usize, roles: &mut [Role]) {
    let mut said = 0_usize;
    let mut thanks = None;
    for place in 0..roles.len() {
        match roles[place].0 {
            Kind::Furniture(_) | Kind::Cue | Kind::Rule => continue,
            Kind::Turn { .. } | Kind::Heading(_) => {
                if let Some(parting) = thanks.take() {
                    roles[parting] = (Kind::Closing, Reason::ClosingWords);
                }
                said = if matches!(roles[place].0, Kind::Turn { .. }) { 0 } else { said };
            }
            Kind::Paragraph(None) => {
                let at = from + place;
                let parts = roles[place].1 == Reason::Prose
                    && said >= SPEECH
                    && text::at_most_words(context.text(at), PARTING)
                    && phrase::is_closing(context.text(at), context.lexicons());
                thanks = parts.then_some(place);
                said += 1;
            }
            _ => {
                thanks = None;
                said += 1;
            }
        }
    }
}

/// A short last cry: "Godt nytår!"
fn is_cheer(line: &str) -> bool {
    line.ends_with('!') && text::at_most_words(line, 6) && !line.contains(['?', ':'])
}
