//! What the document says of itself: facts from its title, its lines of metadata, its labels.

mod clause;
mod day;
mod matter;
mod person;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::context::Context;
use super::inline;
use crate::ast::{Block, Document, Fact, Facts, MetadataKey, Speaker};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::markup;
use crate::span::Span;
use crate::text;
use clause::Clause;
use person::Person;

/// Collects the facts. Of two places that state one, the better one wins; see each function.
pub(super) fn of<'a>(context: &Context<'_, 'a>, document: &Document<'a>, diagnostics: &mut Vec<Diagnostic>) -> Facts<'a> {
    let matter = matter::fields(document);
    let title = title(document, &matter);
    let mut facts = Facts {
        date: day::of(context, document, &matter, diagnostics),
        language: context.profile.lang.map(|lang| Fact::new(lang, whole(document))),
        closing: closing(context, document),
        ..Facts::default()
    };
    let clauses = clauses(context, document, title.as_ref());
    take_clauses(&mut facts, &clauses, context);
    take_lines(&mut facts, context, document);
    take_matter(&mut facts, &matter, context, document, diagnostics);
    take_signature(&mut facts, context, document);
    take_labels(&mut facts, context, document);
    facts.title = title;
    facts
}

/// From the first block to the last.
fn whole(document: &Document<'_>) -> Span {
    let mut spans = document.front.iter().chain(&document.body).chain(&document.back).map(Block::span);
    let first = spans.next().unwrap_or_default();
    spans.next_back().map_or(first, |last| first.to(last))
}

/// The headline as one line: the first title, with those right below it.
fn title<'a>(document: &Document<'a>, matter: &[matter::Field<'a>]) -> Option<Fact<Cow<'a, str>>> {
    let mut blocks = document.front.iter().chain(&document.body).skip_while(|block| !matches!(block, Block::Title(_)));
    let Some(Block::Title(first)) = blocks.next() else {
        let field = matter.iter().find(|field| field.key.eq_ignore_ascii_case("title"))?;
        return Some(Fact::new(text::clean(field.value), field.span));
    };
    let mut span = first.span;
    let mut joined: Option<String> = None;
    for block in blocks {
        let Block::Title(next) = block else { break };
        let line = joined.get_or_insert_with(|| first.text.clone().into_owned());
        line.push(' ');
        line.push_str(&next.text);
        span = span.to(next.span);
    }
    Some(Fact::new(joined.map_or_else(|| first.text.clone(), Cow::Owned), span))
}

/// The clauses of the title and of lines in the front that are clauses too, best first.
fn clauses<'a>(context: &Context<'_, 'a>, document: &Document<'a>, title: Option<&Fact<Cow<'a, str>>>) -> Vec<Clause<'a>> {
    let lexicons = context.lexicons();
    let mut found = Vec::new();
    if let Some(title) = title {
        found.extend(clause::parse(context.source, &context.source[title.span.range()], lexicons));
    }
    for block in document.front.iter().chain(&document.back) {
        if let Block::Metadata(line) = block {
            if line.key != MetadataKey::FrontMatter && line.value.len() < 400 {
                let raw = &context.source[line.span.range()];
                found.extend(clause::parse(context.source, raw, lexicons));
            }
        }
    }
    found
}

fn fact(source: &str, slice: &str) -> Span {
    Span::of_slice(source, slice)
}

fn speaker<'a>(context: &Context<'_, 'a>, person: &Person<'a>) -> Option<Fact<Speaker<'a>>> {
    let name = person.name?;
    Some(Fact::new(
        Speaker { name: text::clean(name), honorific: person.honorific.map(text::clean) },
        fact(context.source, name),
    ))
}

fn take_clauses<'a>(facts: &mut Facts<'a>, clauses: &[Clause<'a>], context: &Context<'_, 'a>) {
    let say = |slice: &'a str| Fact::new(text::clean(slice), fact(context.source, slice));
    for clause in clauses {
        if facts.speaker.is_none() {
            facts.speaker = clause.person.as_ref().and_then(|person| speaker(context, person));
            if facts.speaker.is_some() && facts.role.is_none() {
                facts.role = clause.person.as_ref().and_then(|person| person.role).map(say);
            }
        }
        if facts.event.is_none() {
            facts.event = clause.event.map(say);
        }
        if facts.place.is_none() {
            facts.place = clause.place.map(say);
        }
    }
}

/// Lines of metadata: a person's line, "Place: …", "Berlin, 3 May 2021", "At the Colorado Forum, Denver".
fn take_lines<'a>(facts: &mut Facts<'a>, context: &Context<'_, 'a>, document: &Document<'a>) {
    let lexicons = context.lexicons();
    for block in &document.front {
        let Block::Metadata(line) = block else { continue };
        let raw = &context.source[line.span.range()];
        let bare = markup::bare(raw);
        let value = match &line.value {
            Cow::Borrowed(value) => *value,
            Cow::Owned(_) => bare,
        };
        let say = |slice: &'a str| Fact::new(text::clean(slice), fact(context.source, slice));
        match &line.key {
            MetadataKey::Speaker if facts.speaker.is_none() => {
                let person = person::parse(markup::bare(value), lexicons);
                facts.speaker = speaker(context, &person);
                if facts.role.is_none() {
                    facts.role = person.role.map(say);
                }
            }
            MetadataKey::Role if facts.role.is_none() => facts.role = Some(say(value)),
            MetadataKey::Place if facts.place.is_none() => facts.place = Some(say(value)),
            MetadataKey::Event if facts.event.is_none() => facts.event = Some(say(value)),
            MetadataKey::Date if facts.place.is_none() => facts.place = day::place(bare, lexicons).map(say),
            MetadataKey::Unknown => {
                if facts.speaker.is_none() && crate::phrase::is_person(raw, lexicons) {
                    let person = person::parse(bare, lexicons);
                    facts.speaker = speaker(context, &person);
                    facts.role = facts.role.take().or_else(|| person.role.map(say));
                }
            }
            _ => {}
        }
    }
}

/// Front matter: what its keys state, where nothing better does.
fn take_matter<'a>(facts: &mut Facts<'a>, matter: &[matter::Field<'a>], context: &Context<'_, 'a>, document: &Document<'a>, diagnostics: &mut Vec<Diagnostic>) {
    let lexicons = context.lexicons();
    for field in matter {
        let say = |slice: &'a str| Fact::new(text::clean(slice), field.span);
        match field.key.to_ascii_lowercase().as_str() {
            "speaker" | "speakers" | "author" | "creators" | "creator" if facts.speaker.is_none() => {
                let person = person::parse(field.value, lexicons);
                facts.speaker = speaker(context, &person);
                facts.role = facts.role.take().or_else(|| person.role.map(say));
            }
            "place" | "location" | "venue" if facts.place.is_none() => facts.place = Some(say(field.value)),
            "event" if facts.event.is_none() => facts.event = Some(say(field.value)),
            "title" => {
                let shown = document.title().map(|title| title.span);
                if facts.speaker.is_none() || facts.event.is_none() {
                    let clauses: Vec<_> = clause::parse(context.source, field.value, lexicons).into_iter().collect();
                    take_clauses(facts, &clauses, context);
                }
                if let Some(shown) = shown.filter(|&shown| !agree(&context.source[shown.range()], field.value)) {
                    diagnostics.push(Diagnostic::new(Code::ConflictingFacts, field.span).with_other(shown));
                }
            }
            _ => {}
        }
    }
}

/// Whether two headlines share a word of weight.
fn agree(a: &str, b: &str) -> bool {
    text::words(a).filter(|word| word.chars().count() > 3).any(|word| text::words(b).any(|other| text::fold_prefix(other, &word.to_lowercase()).is_some()))
}

/// A signature names the speaker where nothing before the speech does.
fn take_signature<'a>(facts: &mut Facts<'a>, context: &Context<'_, 'a>, document: &Document<'a>) {
    if facts.speaker.is_some() {
        return;
    }
    let Some(signature) = document.signatures().next() else { return };
    let person = person::parse(&context.source[signature.span.range()], context.lexicons());
    facts.speaker = speaker(context, &person);
    facts.role = facts.role.take().or_else(|| person.role.map(|role| Fact::new(text::clean(role), fact(context.source, role))));
}

/// Labels: the speaker of a document whose turns are all one person's, or nearly all; and the office
/// that a label gives to a speaker already known by name.
fn take_labels<'a>(facts: &mut Facts<'a>, context: &Context<'_, 'a>, document: &Document<'a>) {
    let lexicons = context.lexicons();
    let mut persons: Vec<(Person<'a>, usize)> = Vec::new();
    let mut turns = 0;
    for turn in document.turns() {
        turns += 1;
        let raw = &context.source[turn.label.span.range()];
        let label = match raw.find(turn.label.speaker.as_ref()) {
            Some(at) => &raw[at..at + turn.label.speaker.len()],
            None => continue,
        };
        let person = person::parse(label, lexicons);
        let Some(name) = person.name else { continue };
        match persons.iter_mut().find(|(other, _)| other.name.is_some_and(|n| n == name || n.ends_with(name) || name.ends_with(n))) {
            Some((other, count)) => {
                *count += 1;
                if other.role.is_none() {
                    *other = person;
                }
            }
            None => persons.push((person, 1)),
        }
        if persons.len() > 40 {
            return;
        }
    }
    let known = facts.speaker.as_ref().map(|speaker| speaker.value.name.clone());
    match known {
        Some(name) => {
            if facts.role.is_none() {
                let same = persons.iter().find(|(person, _)| person.name.is_some_and(|n| n == name.as_ref() || name.ends_with(n) || n.ends_with(name.as_ref())));
                facts.role = same.and_then(|(person, _)| person.role).map(|role| Fact::new(text::clean(role), fact(context.source, role)));
            }
        }
        None => {
            let Some((person, count)) = persons.iter().max_by_key(|(person, count)| (*count, person.role.is_some())) else { return };
            if persons.len() == 1 && *count * 2 >= turns || person.role.is_some() && persons.iter().filter(|(other, _)| other.role.is_some()).count() == 1 && *count * 3 >= turns {
                facts.speaker = speaker(context, person);
                facts.role = person.role.map(|role| Fact::new(text::clean(role), fact(context.source, role)));
            }
        }
    }
}

/// The formula that ends the speech: the last closing, or the last sentence of the last paragraph.
fn closing<'a>(context: &Context<'_, 'a>, document: &Document<'a>) -> Option<Fact<Cow<'a, str>>> {
    if let Some(closing) = document.closings().last() {
        return Some(Fact::new(closing.text.clone(), closing.span));
    }
    let last = document.paragraphs().filter(|paragraph| document.body.last().is_none_or(|block| paragraph.span.start <= block.span().end)).last()?;
    let prose = &context.source[last.span.range()];
    let words = inline::closing(prose, context.lexicons())?;
    Some(Fact::new(text::clean(words), fact(context.source, words)))
}

