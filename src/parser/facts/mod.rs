//! What the document says of itself: facts from its title, its lines of metadata, its labels.
//!
//! | module | job |
//! |---|---|
//! | `cover`, `wrap` | the lines of the cover, joined where one goes on with the next |
//! | `statement` | what one line states |
//! | `clause`, `uncased` | one line as "speech by somebody at an event in a place" |
//! | `person` | a phrase as form of address, name and office |
//! | `name` | what a person's name looks like |
//! | `occasion` | what names a gathering, a session, a place |
//! | `setting` | where it was, by where the lines stand |
//! | `day` | the date |
//! | `matter` | front matter and data tags |
//! | `label` | the labels of the turns |
//! | `introduction` | what the speaker says of himself |
//! | `closing` | the formula at the end |
//! | `headline` | the title as one line |

mod clause;
mod closing;
mod cover;
mod day;
mod headline;
mod introduction;
mod label;
mod matter;
mod name;
mod occasion;
mod person;
mod reader;
mod setting;
mod statement;
mod uncased;
mod wrap;

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::context::Context;
use crate::ast::{Block, Document, Fact, Facts, MetadataKey, Speaker};
use crate::diagnostic::Diagnostic;
use crate::grammar::name::NameShape;
use crate::span::Span;
use crate::text;
use clause::Clause;
use label::Labels;
use person::Person;
use reader::Reader;
pub(super) use reader::has_cases;

/// Collects the facts. Of two places that state one, the better one wins: what a key names, then the
/// title and the lines below it, then front matter, the signature, the labels.
pub(super) fn of<'a>(
    context: &Context<'_, 'a>,
    document: &Document<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Facts<'a> {
    let source = context.source;
    let reader = Reader::new(context.lexicons(), context.profile.lang);
    let matter = matter::fields(document);
    let labels = Labels::of(source, document, reader);
    let mut collector = Collector { source, reader, facts: Facts::default() };
    collector.facts.date = day::of(context, document, &matter, diagnostics);
    collector.facts.language = context.profile.lang.map(|lang| Fact::new(lang, whole(document)));
    collector.take_keyed(document, labels.is_many());
    let mut lines = cover::lines(source, document, reader);
    if collector.facts.place.is_none() {
        collector.facts.place = setting::place(source, document, reader);
        // What is the place says nothing else.
        if let Some(place) = &collector.facts.place {
            lines.retain(|line| !place.span.contains(Span::of_slice(source, line.raw)));
        }
    }
    let (sitting, session) = collector.take_cover(&lines, labels.is_many(), !labels.is_empty(), attended(document));
    collector.take_matter(&matter, document, diagnostics);
    // The chair signs the record of a sitting.
    if !labels.is_many() {
        collector.take_signature(document);
    }
    collector.take_last_place(document);
    if !sitting || !session && labels.dominant().is_some() {
        collector.take_labels(&labels);
    } else {
        collector.take_label_role(&labels);
    }
    collector.take_editors_note(document);
    collector.take_opening(document);
    collector.take_interviewed(document, &labels);
    if collector.facts.speaker.is_none() && !sitting && !labels.is_dialogue() {
        if let Some(person) = introduction::speaker(source, document, reader) {
            collector.facts.speaker = collector.speaker(person.name.unwrap_or_default(), &person);
        }
    }
    collector.facts.closing = match labels.main_voice() {
        // Where one says nearly all, the last words are those of that voice.
        Some(voice) if labels.is_many() => closing::of_voice(source, document, &voice, reader),
        _ if labels.is_many() => None,
        _ if labels.alternate() && !collector.speaks_last(document) => None,
        _ => closing::of(source, document, reader),
    };
    let mut facts = collector.facts;
    facts.title = headline::of(source, document, &matter, reader);
    facts
}

/// Lines above a talk that are looked at for the names of those who talk.
const NAMING: usize = 12;

/// Words without the directional marks in them, which show nothing.
fn shown(words: Cow<'_, str>) -> Cow<'_, str> {
    match text::without_marks(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(plain) => Cow::Owned(plain),
    }
}

/// From the first block to the last.
fn whole(document: &Document<'_>) -> Span {
    let mut spans = document.front.iter().chain(&document.body).chain(&document.back).map(Block::span);
    let first = spans.next().unwrap_or_default();
    spans.next_back().map_or(first, |last| first.to(last))
}

/// Whether the cover lists those present.
fn attended(document: &Document<'_>) -> bool {
    let listed = |block: &Block<'_>| matches!(block, Block::Metadata(line) if line.key == MetadataKey::Attendance);
    document.front.iter().any(listed)
}

/// Whether two names differ in their endings at most.
fn alike(inflected: &str, name: &str) -> bool {
    let stem = |word: &str| word.chars().take(3).flat_map(char::to_lowercase).collect::<String>();
    text::words(inflected).count() == text::words(name).count()
        && text::words(inflected).zip(text::words(name)).all(|(a, b)| stem(a) == stem(b))
}

/// The facts as they come together; each is set once.
struct Collector<'c, 'a> {
    source: &'a str,
    reader: Reader<'c>,
    facts: Facts<'a>,
}

impl<'a> Collector<'_, 'a> {
    /// A fact that `words` state inside `raw`: a slice of the source where they stand there as they
    /// are, else their own text with the place of the whole line.
    fn state(&self, raw: &'a str, words: &str) -> Fact<Cow<'a, str>> {
        match raw.find(words) {
            Some(at) => {
                let slice = &raw[at..at + words.len()];
                Fact::new(shown(text::clean(slice)), Span::of_slice(self.source, slice))
            }
            None => Fact::new(Cow::Owned(words.to_string()), Span::of_slice(self.source, raw)),
        }
    }

    /// A fact that a part of the source states as it is.
    fn part(&self, part: &'a str) -> Fact<Cow<'a, str>> {
        Fact::new(text::clean(part), Span::of_slice(self.source, part))
    }

    /// Whether the last turn is that of the known speaker.
    fn speaks_last(&self, document: &Document<'a>) -> bool {
        let surname = self.facts.speaker.as_ref().and_then(|speaker| text::words(&speaker.value.name).next_back());
        let last = document.turns().last().map(|turn| turn.label.speaker.to_lowercase());
        surname.zip(last).is_some_and(|(surname, label)| label.contains(&surname.to_lowercase()))
    }

    fn speaker(&self, raw: &'a str, person: &Person<'_>) -> Option<Fact<Speaker<'a>>> {
        let name = self.state(raw, person.name?);
        let honorific = person.honorific.map(|honorific| self.state(raw, honorific).value);
        Some(Fact::new(Speaker { name: name.value, honorific }, name.span))
    }

    /// Sets what a person's phrase states; a role goes with the name beside it.
    fn take_person(&mut self, raw: &'a str, person: &Person<'_>) {
        if self.facts.speaker.is_none() {
            self.facts.speaker = self.speaker(raw, person);
        } else if self.fuller(person) {
            self.facts.speaker = self.speaker(raw, person);
            self.facts.role = person.role.map(|role| self.state(raw, role)).or(self.facts.role.take());
        }
        // "President Ada Quist", and below it "Harbour Society General President".
        let longer = |known: &Fact<Cow<'a, str>>| {
            person.name.is_none() && person.role.is_some_and(|role| role.ends_with(known.value.as_ref()))
        };
        if self.facts.role.as_ref().is_none_or(longer) {
            self.facts.role = person.role.map(|role| self.state(raw, role)).or(self.facts.role.take());
        }
    }

    /// Whether a phrase names the known speaker by more names, or by more of the office.
    fn fuller(&self, person: &Person<'_>) -> bool {
        let (Some(known), Some(name)) = (&self.facts.speaker, person.name) else { return false };
        let known = known.value.name.as_ref();
        let shared =
            text::words(name).any(|word| text::words(known).any(|other| word.to_lowercase() == other.to_lowercase()));
        let (more, fewer) = (text::words(name).count(), text::words(known).count());
        let longer = match (&self.facts.role, person.role) {
            (Some(known), Some(role)) => {
                role.len() > known.value.len() && text::fold_prefix(role, &known.value.to_lowercase()).is_some()
            }
            _ => false,
        };
        shared && (more > fewer && person.role.is_some() || more == fewer && longer)
    }

    fn take_clause(&mut self, raw: &'a str, clause: &Clause<'_>) {
        let known = self.facts.speaker.is_some();
        if let Some(first) = clause.persons.first() {
            self.take_person(raw, first);
        }
        if !known {
            let others = clause.persons.iter().skip(1);
            let joint: Vec<_> = others.filter_map(|person| self.speaker(raw, person)).collect();
            self.facts.joint_speakers.extend(joint);
        }
        if self.facts.event.is_none() {
            self.facts.event = clause.event.map(|event| self.state(raw, event));
        }
        if self.facts.place.is_none() {
            self.facts.place = clause.place.map(|place| self.state(raw, place));
        }
    }

    /// "Speaker: …", "Venue: …": lines whose key says what they are.
    fn take_keyed(&mut self, document: &Document<'a>, many: bool) {
        let mut pending = None;
        for block in &document.front {
            let Block::Metadata(line) = block else {
                pending = None;
                continue;
            };
            if line.key == MetadataKey::FrontMatter || line.span.len() > 2000 {
                continue;
            }
            for raw in text::lines(&self.source[line.span.range()]).map(text::trim).filter(|raw| !raw.is_empty()) {
                match cover::keyed(raw, self.reader) {
                    // A key alone: its value is the next line.
                    Some((key, "")) => pending = Some(key),
                    Some((key, value)) => self.take_value(key, value, many),
                    None => {
                        if let Some(key) = pending.take() {
                            self.take_value(key, raw, many);
                        }
                    }
                }
            }
        }
    }

    fn take_value(&mut self, key: &MetadataKey<'_>, value: &'a str, many: bool) {
        if value.len() > 200 || !value.chars().any(char::is_alphabetic) {
            return;
        }
        match key {
            MetadataKey::Speaker if !many => self.take_keyed_person(value),
            MetadataKey::Role if self.facts.role.is_none() && !many => self.facts.role = Some(self.state(value, value)),
            // "Where: example.org"
            MetadataKey::Place
                if self.facts.place.is_none()
                    && value.find(char::is_alphabetic).is_some_and(|at| !text::starts_lower(&value[at..])) =>
            {
                // "Location: Event, Place"
                let parts = value.split_once(',').filter(|(event, _)| self.reader.is_gathering(event));
                if let Some((event, _)) = parts.filter(|_| self.facts.event.is_none()) {
                    self.facts.event = Some(self.state(value, event));
                }
                let place = parts.map_or(value, |(_, place)| text::trim(place));
                self.facts.place = Some(self.state(value, place));
            }
            MetadataKey::Event if self.facts.event.is_none() => {
                let event = value.split_once(',').map_or(value, |(event, _)| event);
                self.facts.event = Some(self.state(value, event));
            }
            _ => {}
        }
    }

    /// The value of a speaker's key: a person; what reads as none, or as an office of a house, is none.
    fn take_keyed_person(&mut self, value: &'a str) {
        let plain = cover::plain(value);
        // "From: Ministry of Ports and Bo Lind": a house and somebody of it.
        let joint =
            plain.rsplit_once(" and ").filter(|(house, _)| self.reader.is_house(house)).map(|(_, somebody)| somebody);
        let person = person::parse(joint.unwrap_or(&plain), self.reader);
        let role = person.role.or_else(|| {
            let (name, rest) = plain.split_once(',')?;
            (person.name.is_some_and(|known| name.contains(known)) && NameShape::of(rest).is_name(6))
                .then(|| text::trim(rest))
        });
        self.take_person(value, &Person { role, ..person });
    }

    /// The lines of the cover, in order; answers whether many speak, and whether a session is named.
    fn take_cover(&mut self, lines: &[cover::Line<'a>], many: bool, turns: bool, attended: bool) -> (bool, bool) {
        let clauses: Vec<(&cover::Line<'a>, Clause<'_>)> =
            lines.iter().map(|line| (line, statement::read(line, self.reader))).collect();
        let numbered = clauses.iter().find(|(_, clause)| {
            clause.event.is_some_and(|event| occasion::is_session(event, self.reader)) && clause.persons.is_empty()
        });
        let session = numbered.is_some();
        if let Some((line, clause)) = numbered.filter(|_| turns) {
            self.facts.event = clause.event.map(|event| self.state(line.raw, event));
        }
        let below = clauses.iter().filter(|(line, _)| !line.title).flat_map(|(_, clause)| &clause.persons);
        let surname = |name: &str| text::words(name).next_back().map(str::to_lowercase);
        let mut named: Vec<_> = below.filter_map(|person| surname(person.name?)).collect();
        named.sort_unstable();
        named.dedup();
        let sitting = many || attended || named.len() > 1 || turns && session;
        for (line, clause) in &clauses {
            // Below the title of a sitting stand its chair and its members.
            let told = line.title || self.reader.lexicons.find(&line.text, |l| l.speech_words).is_some();
            let persons = if sitting && !told { Vec::new() } else { clause.persons.clone() };
            self.take_clause(line.raw, &Clause { persons, ..clause.clone() });
        }
        if self.facts.event.is_none() && !many {
            let shown =
                lines.iter().find_map(|line| statement::shown_event(line, self.reader).map(|event| (line.raw, event)));
            self.facts.event = shown.map(|(raw, event)| self.state(raw, event));
        }
        if self.facts.place.is_none() {
            let site = statement::site(lines, self.reader);
            self.facts.place = site.map(|(line, site)| self.state(line.raw, site));
        }
        if let Some(speaker) = self.facts.speaker.as_ref().filter(|_| self.facts.place.is_none()) {
            let town = statement::lone_town(lines, &speaker.value.name, self.reader);
            self.facts.place = town.map(|(line, town)| self.state(line.raw, town));
        }
        if self.facts.speaker.is_none() && !sitting && !session {
            if let Some((line, name)) = statement::lone_name(lines, self.reader) {
                self.facts.speaker = self.speaker(line.raw, &Person { name: Some(name), ..Person::default() });
            }
        }
        (sitting, session)
    }

    /// A signature: a name, and an office on the same line or on the next.
    fn take_signature(&mut self, document: &Document<'a>) {
        if self.facts.speaker.is_some() && self.facts.role.is_some() {
            return;
        }
        for signature in document.signatures().take(4) {
            for line in self.source[signature.span.range()]
                .split(['\n', '\r'])
                .filter(|line| !text::trim(line).is_empty())
                .take(4)
            {
                let person = person::parse(line, self.reader);
                self.take_person(line, &person);
            }
        }
    }

    /// The occasion that the first sentence names, in languages that open a speech so.
    fn take_opening(&mut self, document: &Document<'a>) {
        let first = document.paragraphs().next().map(|paragraph| &self.source[paragraph.span.range()]);
        let sentence = first.and_then(|first| first.split_inclusive('。').next());
        if let Some(sentence) = sentence.filter(|_| self.facts.event.is_none()) {
            self.facts.event = uncased::opening(sentence, self.reader).map(|event| self.state(sentence, event));
        }
    }

    /// The one of those who talk whom the lines above the talk name: "Interview with Ada Quist".
    fn take_interviewed(&mut self, document: &Document<'a>, labels: &Labels<'a>) {
        if self.facts.speaker.is_some() || !labels.is_dialogue() || labels.is_many() {
            return;
        }
        let told = document.front.iter().filter(|block| match block {
            Block::Title(_) => true,
            Block::Metadata(line) => !matches!(line.key, MetadataKey::Attendance | MetadataKey::Other(_)),
            _ => false,
        });
        let told: String = told.map(|block| &self.source[block.span().range()]).take(NAMING).collect();
        if let Some(person) = labels.named_in(&told) {
            self.facts.speaker = self.speaker(person.name.unwrap_or_default(), &person);
        }
    }

    /// An editor's note that says what the text is: "这是林北海同志在港口工作会议上的讲话".
    fn take_editors_note(&mut self, document: &Document<'a>) {
        const THIS: [&str; 2] = ["这是", "這是"];
        if self.facts.speaker.is_some() {
            return;
        }
        let spans = document.front.iter().chain(&document.back).filter_map(|block| match block {
            Block::Metadata(line) => Some(line.span),
            Block::Footnote(note) => Some(note.span),
            _ => None,
        });
        let note = spans.map(|span| &self.source[span.range()]).find_map(|raw| {
            let at = THIS.iter().find_map(|this| raw.find(this).filter(|&at| at < 16).map(|at| at + this.len()))?;
            text::lines(&raw[at..]).next()
        });
        if let Some(clause) = note.and_then(|note| Some((note, uncased::note(note, self.reader)?))) {
            self.take_clause(clause.0, &clause.1);
        }
    }

    /// A dateline below the speech places it where nothing above does.
    fn take_last_place(&mut self, document: &Document<'a>) {
        if self.facts.place.is_some() {
            return;
        }
        for block in &document.back {
            let Block::Metadata(line) = block else { continue };
            let raw = &self.source[line.span.range()];
            if line.key == MetadataKey::Date && raw.len() < 120 {
                self.facts.place = day::place(raw, self.reader.lexicons).map(|place| self.state(raw, place));
            }
        }
    }

    /// The office that labels give to a speaker known by name.
    fn take_label_role(&mut self, labels: &Labels<'a>) {
        if self.facts.speaker.is_some() {
            self.take_role_of(labels);
        }
    }

    /// The office that labels give to the speaker who is known, or, of nobody, to the one who has them.
    fn take_role_of(&mut self, labels: &Labels<'a>) {
        if self.facts.role.is_none() {
            let name = self.facts.speaker.as_ref().map(|speaker| speaker.value.name.as_ref());
            self.facts.role = labels.role(name).map(|role| self.part(role));
        }
    }

    /// Labels: the speaker of a document whose turns are one person's, and the office that a label
    /// gives to a speaker already known by name.
    fn take_labels(&mut self, labels: &Labels<'a>) {
        if labels.is_empty() {
            return;
        }
        // Where names are declined, the label has the form that the cover inflects.
        let inflected = self.facts.speaker.as_ref().zip(labels.speaker()).is_some_and(|(known, person)| {
            self.reader.has_cases() && person.name.is_some_and(|name| alike(&known.value.name, name))
        });
        if inflected {
            self.facts.speaker = None;
            self.facts.role = None;
        }
        if self.facts.speaker.is_none() {
            if let Some(person) = labels.speaker() {
                let name = person.name.unwrap_or_default();
                self.facts.speaker = self.speaker(name, &Person { honorific: None, ..person });
                if let Some(role) = person.role.filter(|_| self.facts.role.is_none()) {
                    self.facts.role = Some(self.part(role));
                }
            }
        }
        self.take_role_of(labels);
    }
}
