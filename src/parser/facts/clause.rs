//! The clause of a title: "Address by OFFICE NAME at EVENT in PLACE".

use alloc::vec::Vec;

use super::occasion;
use super::person::{self, Person};
use super::reader::Reader;
use crate::grammar::date;
use crate::span;
use crate::text;

/// What a clause states, each as a slice of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Clause<'t> {
    /// Who spoke; several for a joint appearance.
    pub(super) persons: Vec<Person<'t>>,
    pub(super) event: Option<&'t str>,
    pub(super) place: Option<&'t str>,
}

impl Clause<'_> {
    fn is_empty(&self) -> bool {
        self.persons.is_empty() && self.event.is_none() && self.place.is_none()
    }
}

/// Clause ← owner? speech (by person)? (at event)? (in place)? date?
///        | person "," at event | at event
///
/// The date may stand anywhere: what precedes it is read, and the word that governs it goes with it.
pub(super) fn parse<'t>(line: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let bare = without_date(tidy(line), reader);
    if bare.is_empty() || bare.len() > 600 {
        return None;
    }
    if text::starts_uncased(bare) {
        return super::uncased::parse(bare, reader);
    }
    let mut clause = Clause::default();
    // "Delivered by Ada Quist, President of Norland, at the Old Wharf": what is left of a clause below its title.
    if let Some(phrase) =
        reader.lexicons.strip(bare, |l| l.by).filter(|rest| bare[..bare.len() - rest.len()].contains(' '))
    {
        let (head, tail) = split_at_occasion(text::trim_start(phrase), reader);
        take_persons(&mut clause, head, reader);
        occasion::take(&mut clause, tail, reader);
        return (!clause.persons.is_empty()).then_some(clause);
    }
    let Some((before, speech, rest)) = speech(bare, reader) else { return without_speech(bare, reader) };
    let (occasion, owner) = before.split_once(": ").unwrap_or(("", before));
    if !before.is_empty() && take_owner(&mut clause, owner, speech, rest, reader) {
        // "Harbour Summit 2016: Minister's closing remarks"
        clause.event = clause.event.or(Some(occasion).filter(|occasion| reader.is_gathering(occasion)));
    } else if !before.is_empty() && !qualifies(before, rest, reader) {
        // "EVENT's speech": an occasion owns it.
        if reader.is_gathering(before) && !reader.is_office(before) && text::trim(rest).is_empty() {
            clause.event = Some(without_suffix(before));
            return Some(clause);
        }
        // "Talks: Initial Statement by NAME": what stands before the colon may be the occasion.
        if !reader.lexicons.begins(text::trim_start(rest), |l| l.agents) {
            return without_speech(bare, reader);
        }
        clause.event = before.split_once(": ").map(|(event, _)| event).filter(|event| reader.is_gathering(event));
    }
    // "NAME Speech: topic" states no more; "Speech: NAME - EVENT" is a list.
    if rest.starts_with([':', ';']) && !clause.is_empty() {
        return Some(clause);
    }
    let rest = rest.trim_start_matches(|c: char| matches!(c, ':' | ';' | ',' | '.' | '…') || text::is_space(c));
    if let Some(event) = dashed(rest, reader) {
        clause.event = clause.event.or(Some(event));
        return Some(clause);
    }
    let (phrase, tail) = person_part(after_participle(rest, reader), reader);
    take_persons(&mut clause, phrase, reader);
    occasion::take(&mut clause, tail, reader);
    Some(clause)
}

/// Whether what stands before the word for a speech says what sort of speech it was, and an occasion
/// follows: "Background Press Gaggle on the Bilateral Meeting", "Virtual Remarks at …".
fn qualifies(before: &str, rest: &str, reader: Reader<'_>) -> bool {
    let rest = text::trim_start(rest);
    let led = reader.lexicons.begins(rest, |l| l.at) || reader.lexicons.begins(rest, |l| l.about);
    let plain = |before: &str| !reader.is_gathering(before) && !reader.is_office(before);
    // "First Inaugural Address of Bo Lind"
    let owned = || {
        let owner = reader.lexicons.strip(rest, |l| l.by).map(text::trim);
        owner.is_some_and(|owner| {
            let name = person::parse(owner, reader).name;
            name.is_some_and(|name| owner.ends_with(name) || is_capital_behind(owner, name))
                && reader.lexicons.find(owner, |l| l.speech_words).is_none()
        })
    };
    plain(before)
        && match text::words(before).count() {
            1 => (led || owned()) && before.chars().all(char::is_alphabetic),
            2 | 3 => owned(),
            _ => false,
        }
}

/// Whether a phrase begins with a name and goes on in capitals: "Ada Quist MP".
fn is_capital_behind(owner: &str, name: &str) -> bool {
    owner.strip_prefix(name).is_some_and(|rest| text::words(rest).all(|word| !text::starts_lower(word)))
}

/// A phrase without signs at its ends.
pub(super) fn tidy(part: &str) -> &str {
    text::trim(part.trim_matches(|c: char| {
        matches!(
            c,
            ',' | '，'
                | '、'
                | '：'
                | '('
                | ')'
                | '-'
                | '–'
                | '—'
                | '―'
                | '*'
                | '_'
                | '#'
                | '>'
                | ':'
                | ';'
                | '…'
                | '|'
                | '─'
                | '━'
                | '■'
                | '【'
                | '】'
                | '（'
                | '）'
        ) || text::is_space(c)
            || text::is_bidi_mark(c)
    }))
}

/// Short words that govern a date: "… on 8 November", "… am 3. Mai".
pub(super) const DATE_WORDS: &[&str] = &[
    "on", "am", "le", "den", "em", "el", "del", "dne", "dnia", "vom", "op", "il", "of", "ngày", "dated", "pada", "d.",
    "v dňa", "в", "on the",
];

/// The words before the date, or after it where it begins the line.
fn without_date<'t>(line: &'t str, reader: Reader<'_>) -> &'t str {
    let Some((slice, _)) = date::find(line, reader.lexicons.calendars()) else { return line };
    let at = span::start_of(line, slice);
    let (before, after) = (tidy(&line[..at]), tidy(&line[at + slice.len()..]));
    if !text::at_least_words(before, 2) {
        return if !text::at_most_words(after, 2) { after } else { line };
    }
    match before.rsplit_once(text::is_space) {
        Some((head, last)) if DATE_WORDS.iter().any(|word| text::same(last, word)) => tidy(head),
        _ => before,
    }
}

/// What stands before the speech word, the word, and what follows it.
///
/// Of two speech words the later counts where a stop parts them: "Transcript. Message of …".
fn speech<'t>(bare: &'t str, reader: Reader<'_>) -> Option<(&'t str, &'t str, &'t str)> {
    let (mut start, mut end) = reader.lexicons.find(bare, |l| l.speech_words)?;
    // Where the verb ends the clause, so does the word for the speech.
    while reader.has_parted_endings() {
        let Some((next, len)) = reader.lexicons.find(&bare[end..], |l| l.speech_words) else { break };
        (start, end) = (end + next, end + len);
    }
    let mut from = 0;
    if start == 0 {
        let rest = &bare[end..];
        let next = rest.trim_start_matches(['.', ':', ';', ' ']);
        if rest.starts_with(['.', ':']) {
            let at = bare.len() - next.len();
            if let Some((0, len)) = reader.lexicons.find(next, |l| l.speech_words) {
                (start, end, from) = (at, at + len, at);
            }
        }
    }
    Some((tidy(&bare[from..start]), &bare[start..end], &bare[end..]))
}

/// The genitive in English, in headlines of capitals as well.
const OWNS: &[&str] = &["'s", "’s", "'S", "’S"];

/// The parts of a phrase before and behind its first genitive.
fn owner_and_owned(phrase: &str) -> Option<(&str, &str)> {
    OWNS.iter().find_map(|mark| {
        let (owner, owned) = phrase.split_once(mark)?;
        owned.starts_with(text::is_space).then(|| (owner, text::trim_start(owned)))
    })
}

/// Owner ← person ("'s" | "s")?, right before the speech word; `false` where the words name nobody.
fn take_owner<'t>(clause: &mut Clause<'t>, before: &'t str, speech: &str, rest: &str, reader: Reader<'_>) -> bool {
    let before = before.strip_prefix("the ").or_else(|| before.strip_prefix("The ")).unwrap_or(before);
    if reader.has_parted_endings() && take_parted_owner(clause, before, reader) {
        return true;
    }
    let owned = OWNS.iter().chain(&["'", "’"]).find_map(|mark| before.strip_suffix(mark)).or_else(|| {
        // "President's New Year message": what stands between says what message.
        let (owner, kind) = owner_and_owned(before)?;
        (text::at_most_words(kind, 4)).then_some(owner)
    });
    let bare = match owned {
        Some(owner) => owner,
        None if reader.has_bare_genitive() => before.strip_suffix(['s', 'S']).unwrap_or(before),
        None => before,
    };
    let person = person::parse(bare, reader);
    // Without a mark only a colon after the word shows that two capitals are a name: "Bo Lind Speech: Roads".
    let cased = owned.is_some()
        || person.role.is_some()
        || person.honorific.is_some()
        || rest.starts_with(':')
        || reader.has_possessed_forms() && speech.ends_with(['e', 'a'])
        || reader.has_bare_genitive() && bare.len() < before.len();
    // "Governor Lind Delivers State of the State Address": what goes on beyond the person is a sentence.
    let whole = [person.name, person.role].into_iter().flatten().any(|part| bare.ends_with(part));
    if !person.is_somebody() || !cased || !whole || !text::at_most_words(before, 14) || reader.is_gathering(before) {
        return false;
    }
    clause.persons.push(person);
    true
}

/// "OFFICE NAME'ın EVENT'nda yaptığı konuşma": the apostrophe ends the owner, then the occasion.
fn take_parted_owner<'t>(clause: &mut Clause<'t>, before: &'t str, reader: Reader<'_>) -> bool {
    const MARKS: [char; 2] = ['\'', '’'];
    let Some((owner, rest)) = before.split_once(MARKS) else { return false };
    let (ending, rest) = rest.split_once(text::is_space).unwrap_or((rest, ""));
    let person = person::parse(owner, reader);
    if ending.chars().count() > 3 || !person.is_somebody() || reader.is_gathering(owner) {
        return false;
    }
    clause.persons.push(person);
    let event = rest.split_once(MARKS).map_or(rest, |(event, _)| event);
    clause.event = Some(tidy(event)).filter(|event| reader.is_gathering(event));
    true
}

/// A name without the ending that an apostrophe parts from it: "Zirvesi'ndeki".
fn without_suffix(name: &str) -> &str {
    match name.rsplit_once(['\'', '’']) {
        Some((head, tail)) if tail.chars().count() <= 5 && !tail.contains(text::is_space) => head,
        _ => name,
    }
}

/// "NAME - EVENT": the part between dashes that names a gathering.
fn dashed<'t>(rest: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let mut parts = rest.split(" - ").flat_map(|part| part.split(" – "));
    let first = parts.next()?;
    let event = tidy(parts.find(|part| reader.is_gathering(part))?);
    (text::at_most_words(first, 4) && text::at_most_words(event, 12)).then_some(event)
}

/// What names the speaker, and what is left for the occasion.
fn person_part<'t>(rest: &'t str, reader: Reader<'_>) -> (&'t str, &'t str) {
    let by = reader.lexicons.strip(rest, |l| l.by).map(text::trim_start).map(|phrase| beyond_speech(phrase, reader));
    if let Some((owner, rest)) = by.and_then(|phrase| owner_inside(phrase, reader)) {
        return (owner, rest);
    }
    if let Some(phrase) = by {
        let (head, tail) = split_at_occasion(phrase, reader);
        if person::agent(head, reader).is_somebody() {
            return (head, tail);
        }
    }
    if reader.lexicons.begins(rest, |l| l.at) {
        return ("", rest);
    }
    // Languages with cases put the speaker right after the word.
    let (head, tail) = split_at_occasion(rest, reader);
    let person = person::parse(head, reader);
    let titled = person.role.is_some() || person.honorific.is_some() && person.name.is_some();
    if by.is_none() && titled { (head, tail) } else { ("", rest) }
}

/// "Transcript of the press conference of …": what a second word for a speech is by.
fn beyond_speech<'t>(phrase: &'t str, reader: Reader<'_>) -> &'t str {
    let bare = occasion::ARTICLES
        .iter()
        .find_map(|word| text::fold_prefix(phrase, word).map(|len| &phrase[len..]))
        .unwrap_or(phrase);
    reader
        .lexicons
        .strip(bare, |l| l.speech_words)
        .and_then(|rest| reader.lexicons.strip(text::trim_start(rest), |l| l.by))
        .map_or(phrase, text::trim_start)
}

/// "Chair Marlowe's Press Conference at the Forum": the owner inside a phrase that goes on with a word for
/// a speech, and what follows that.
fn owner_inside<'t>(phrase: &'t str, reader: Reader<'_>) -> Option<(&'t str, &'t str)> {
    let (owner, rest) = owner_and_owned(phrase)?;
    Some((owner, reader.lexicons.strip(rest, |l| l.speech_words)?))
}

/// Parts a phrase where its occasion begins: at the first word such as "at", "to the", "on the
/// occasion of" before which a person is named; after the comma that ends an apposition, if there is
/// one. Offices hold such words too: "of the Mission to the EU Ada Quist at the Forum".
fn split_at_occasion<'t>(phrase: &'t str, reader: Reader<'_>) -> (&'t str, &'t str) {
    let mut unnamed: Option<usize> = None;
    let mut inside: Option<usize> = None;
    let mut previous = ' ';
    for (at, c) in phrase.char_indices() {
        let begins = text::is_space(previous) || previous == ',';
        previous = c;
        let opens = || {
            reader.lexicons.begins(&phrase[at..], |l| l.at)
                || ["on", "en route", "in a", "aboard"]
                    .iter()
                    .any(|word| text::strip_word(&phrase[at..], word).is_some())
        };
        if !begins || at == 0 || text::is_space(c) || !opens() {
            continue;
        }
        let head = without_participle(text::trim(&phrase[..at]));
        let last = text::words(head).next_back().unwrap_or_default();
        if text::first_letter(last).is_none_or(char::is_lowercase) && !last.ends_with(',') && !reader.is_office(last) {
            continue;
        }
        if person::agent(head, reader).name.is_some() {
            if head.ends_with(',') || !head.contains(',') {
                // "Representative to the United Nations at the Forum": the house is the office's.
                match house_before_occasion(&phrase[at..], reader) {
                    Some(beyond) => return (text::trim(&phrase[..at + beyond]), &phrase[at + beyond..]),
                    None => return (head, &phrase[at..]),
                }
            }
            inside = inside.or(Some(at));
        } else {
            unnamed = unnamed.or(Some(at));
        }
    }
    let named = person::parse(phrase, reader);
    match (inside, unnamed) {
        (Some(at), _) => {
            let at = at + house_before_occasion(&phrase[at..], reader).unwrap_or(0);
            (text::trim(&phrase[..at]), &phrase[at..])
        }
        // An office alone: "Address by the President to the Nation".
        (None, Some(at)) if named.name.is_none() || reader.is_gathering(&phrase[at..]) => {
            (&phrase[..at], &phrase[at..])
        }
        _ => (phrase, ""),
    }
}

/// A phrase without the word that says how the speech was given, after the comma that ends an
/// apposition: "…, Mr. Bo Lind, delivered".
fn without_participle(head: &str) -> &str {
    match head.rsplit_once(',') {
        Some((before, last)) if text::words(last).count() == 1 && text::starts_lower(text::trim(last)) => {
            &head[..before.len() + 1]
        }
        _ => head,
    }
}

/// What follows the word that says how the speech was given: "Speech | delivered at the Forum".
fn after_participle<'t>(rest: &'t str, reader: Reader<'_>) -> &'t str {
    let Some(word) = text::words(rest).next().filter(|word| text::starts_lower(word)) else { return rest };
    let beyond = text::trim_start(&rest[span::start_of(rest, word) + word.len()..]);
    let governs = |phrase: &str| reader.lexicons.begins(phrase, |l| l.at) || reader.lexicons.begins(phrase, |l| l.by);
    if governs(beyond) && !governs(rest) && !reader.lexicons.begins(rest, |l| l.about) && !reader.is_office(word) {
        beyond
    } else {
        rest
    }
}

/// Where, beyond a house that the first words lead to, others lead to a gathering.
fn house_before_occasion(tail: &str, reader: Reader<'_>) -> Option<usize> {
    let mut previous = 'x';
    for (at, c) in tail.char_indices() {
        let begins = text::is_space(previous) && !text::is_space(c);
        previous = c;
        if !begins || at == 0 || !reader.lexicons.begins(&tail[at..], |l| l.at) {
            continue;
        }
        let (house, beyond) = (&tail[..at], &tail[at..]);
        let led = occasion::after_at(house, reader).map(text::trim_start).is_some_and(|house| !house.is_empty());
        if led {
            return (reader.is_house(house) && !reader.is_gathering(house) && reader.is_gathering(beyond))
                .then_some(at);
        }
    }
    None
}

/// The speakers of a joint appearance, or the one.
fn take_persons<'t>(clause: &mut Clause<'t>, phrase: &'t str, reader: Reader<'_>) {
    if phrase.is_empty() {
        return;
    }
    let joint = [" and ", " und ", " et ", " y ", " og ", " och ", " en ", " e "].iter().find_map(|word| {
        let (first, second) = phrase.split_once(word)?;
        let (first, second) = (person::parse(first, reader), person::parse(second, reader));
        let named =
            |person: &Person<'_>| person.name.is_some() && (person.role.is_some() || person.honorific.is_some());
        (named(&first) && named(&second)).then_some([first, second])
    });
    match joint {
        Some(persons) => clause.persons.extend(persons),
        None => {
            let person = person::agent(phrase, reader);
            if person.is_somebody() && clause.persons.is_empty() {
                clause.persons.push(person);
            }
        }
    }
}

/// A line that states an occasion and no speech: "At the Colorado Forum, Denver", or somebody at one:
/// "Ada Quist, at the annual dinner of the Guild".
fn without_speech<'t>(line: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let mut clause = Clause::default();
    if reader.lexicons.begins(line, |l| l.at) {
        // "In the Path of Duty" is a headline; a noun must say that there was something to be at.
        let held = reader.is_gathering(line)
            || reader.is_venue(line)
            || reader.is_house(line)
            || occasion::is_session(line, reader);
        if held {
            occasion::take(&mut clause, line, reader);
        }
    } else {
        let (head, tail) = split_at_occasion(line, reader);
        let person = person::parse(head, reader);
        let titled = (person.role.is_some() || person.honorific.is_some()) && reader.is_gathering(tail);
        let apart = head.ends_with(',') && person.is_somebody();
        if !tail.is_empty() && (apart || titled) && text::at_most_words(head, 24) {
            take_persons(&mut clause, head, reader);
            occasion::take(&mut clause, tail, reader);
        }
    }
    (!clause.is_empty()).then_some(clause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Lang;
    use crate::lexicon::Lexicons;

    type Stated = (Option<&'static str>, Option<&'static str>, Option<&'static str>, Option<&'static str>);

    fn parsed(line: &'static str, lang: Lang, sample: &str) -> Stated {
        let lexicons = Lexicons::among(sample, &[]).0;
        let clause = parse(line, Reader::new(&lexicons, Some(lang))).unwrap_or_default();
        let person = clause.persons.first().copied().unwrap_or_default();
        (person.name, person.role, clause.event, clause.place)
    }

    fn english(line: &'static str) -> Stated {
        parsed(line, Lang::English, "the and of to that is")
    }

    #[test]
    fn by_at_in() {
        assert_eq!(
            english("Address by Foreign Minister Ada Quist at the Harbour Conference in Port Norland"),
            (Some("Ada Quist"), Some("Foreign Minister"), Some("Harbour Conference"), Some("Port Norland"))
        );
        assert_eq!(
            english("Remarks by Bo Lind, Governor of the Bank, at the Forum on 8 November 2023"),
            (Some("Bo Lind"), Some("Governor of the Bank"), Some("Forum"), None)
        );
        assert_eq!(english("Speech on Roads"), (None, None, None, None));
    }

    #[test]
    fn an_owner_before_the_speech() {
        assert_eq!(english("CTU President's speech to Green Party Conference").1, Some("CTU President"));
        assert_eq!(english("Bo Lind Speech: Time to act"), (Some("Bo Lind"), None, None, None));
        let danish = parsed("Statsminister Bo Linds Nytårstale 2000", Lang::Danish, "og det er ikke som at til en af");
        assert_eq!((danish.0, danish.1), (Some("Bo Lind"), Some("Statsminister")));
    }

    #[test]
    fn somebody_at_an_occasion() {
        assert_eq!(
            english("(Dr. Bo Lind, Governor, Bank of Norland,at 14th Assembly of the Guild on August 14, 2003)"),
            (Some("Bo Lind"), Some("Governor, Bank of Norland"), Some("14th Assembly of the Guild"), None)
        );
        assert_eq!(
            english("At the Annual Luncheon, Bank of Elsing, Elsing, Norland"),
            (None, None, Some("Annual Luncheon, Bank of Elsing"), Some("Elsing, Norland"))
        );
    }

    #[test]
    fn joint_speakers() {
        let lexicons = Lexicons::among("the and of to that is", &[]).0;
        let line = "Remarks by President Lind and Prime Minister Quist of Norland Before Virtual Bilateral Meeting";
        let clause = parse(line, Reader::new(&lexicons, Some(Lang::English))).unwrap_or_default();
        let names: Vec<_> = clause.persons.iter().map(|person| person.name).collect();
        assert_eq!(names, [Some("Lind"), Some("Quist")]);
        assert_eq!(clause.event, Some("Virtual Bilateral Meeting"));
    }

    #[test]
    fn appositions_end_with_a_comma() {
        let french = parsed(
            "Discours de Mathilde Orsenne, gouverneure de la Banque de Valmorie, devant la Société de Lorvaux",
            Lang::French,
            "le la les des et est que pour dans une qui nous vous",
        );
        assert_eq!((french.0, french.1), (Some("Mathilde Orsenne"), Some("gouverneure de la Banque de Valmorie")));
        assert_eq!(french.2, Some("Société de Lorvaux"));
    }
}
