//! Title clauses in scripts without case, where words of the lexicon and commas do all the parting.

use super::clause::{self, Clause};
use super::occasion;
use super::person::{self, Person};
use super::reader::Reader;
use crate::text;

/// Clause ← speech person (at event)? | event at? person? by? speech | "在" event "上的" speech
pub(super) fn parse<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let Some((start, end)) = reader.lexicons.find(bare, |l| l.speech_words) else {
        // "before the 79th session of the General Assembly", on a line of its own.
        let event = occasion::after_at(bare, reader).map(text::trim_start);
        let event = event.filter(|event| !event.contains(text::is_unspaced) && first_words_gather(event, 1, reader));
        return event.map(|event| Clause { event: Some(clause::tidy(event)), ..Clause::default() });
    };
    let unspaced = bare.chars().any(text::is_unspaced);
    if unspaced {
        if let Some(clause) = east_asian(bare, reader) {
            return Some(clause);
        }
    }
    let (before, rest) = (clause::tidy(&bare[..start]), clause::tidy(&bare[end..]));
    if start == 0 || before.chars().count() < 3 {
        return (!unspaced).then(|| leading(rest, reader));
    }
    trailing(before, reader)
}

/// Speech last: the occasion, up to the last word that names a gathering, then who spoke there.
fn trailing<'t>(before: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let mut clause = Clause::default();
    let gathers = |word: &str| reader.is_gathering(word) || reader.lexicons.begins_with(word, |l| l.sessions);
    // Where no later word names one: the occasion ends with this.
    let last = text::words(before).rfind(|word| gathers(word));
    let event_end = last.map_or(0, |word| crate::span::start_of(before, word) + word.len());
    let event = clause::tidy(&before[..event_end]);
    if !event.is_empty() && !reader.is_office(event) {
        clause.event = Some(event);
    }
    let person = clause::tidy(if clause.event.is_some() { &before[event_end..] } else { before });
    let person = reader.lexicons.strip(person, |l| l.at).map_or(person, text::trim_start);
    let person = without_last(person, reader);
    if reader.is_office(person) && text::at_most_words(person, 14) {
        let person = person::parse(person, reader);
        if person.is_somebody() {
            clause.persons.push(person);
        }
    }
    (clause.event.is_some() || !clause.persons.is_empty()).then_some(clause)
}

/// A phrase without the word at its end that says whose speech it is: "प्रधानमंत्री का".
fn without_last<'t>(phrase: &'t str, reader: Reader<'_>) -> &'t str {
    match phrase.rsplit_once(text::is_space) {
        Some((head, last)) if reader.lexicons.is(last, |l| l.by) => clause::tidy(head),
        _ => phrase,
    }
}

/// Speech first: person and occasion follow, parted by commas, or by the first word such as "before"
/// beyond which a gathering is named.
fn leading<'t>(rest: &'t str, reader: Reader<'_>) -> Clause<'t> {
    let rest = reader.lexicons.strip(rest, |l| l.by).map_or(rest, text::trim_start);
    let mut clause = Clause::default();
    let mut head = rest;
    let mut previous = 'x';
    for (at, c) in rest.char_indices() {
        let begins = text::is_space(previous);
        previous = c;
        if !begins {
            continue;
        }
        let tail = occasion::after_at(&rest[at..], reader).map(text::trim_start);
        let before_house = tail.filter(|tail| {
            let word = text::trim(&rest[at..rest.len() - tail.len()]);
            reader.is_house(text::words(tail).next().unwrap_or_default())
                && !reader.lexicons.is(word, |l| l.place_in)
                && !reader.lexicons.is(word, |l| l.by)
        });
        let listed = rest[..at].trim_end().ends_with([',', '،']);
        let event = tail
            .filter(|event| first_words_gather(event, 3, reader))
            .or_else(|| prefixed(&rest[at..], reader))
            .or(Some(&rest[at..]).filter(|event| listed && first_words_gather(event, 1, reader)))
            .or(before_house);
        if let Some(event) = event {
            clause.event = Some(clause::tidy(event));
            head = &rest[..at];
            break;
        }
    }
    let person = person::parse(head, reader);
    if person.role.is_some() || person.honorific.is_some() {
        clause.persons.push(person);
    }
    clause
}

/// An occasion whose noun carries the preposition as a prefix of one letter, as in Hebrew: "בכנס הנמלים".
fn prefixed<'t>(tail: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let word = text::words(tail).next()?;
    let bare = word.strip_prefix(['ב', 'ל'])?;
    let noun =
        reader.lexicons.begins_with(word, |l| l.gatherings) && reader.lexicons.begins_with(bare, |l| l.gatherings);
    noun.then(|| &tail[crate::span::start_of(tail, bare)..])
}

/// Whether a gathering stands among the first words.
fn first_words_gather(event: &str, words: usize, reader: Reader<'_>) -> bool {
    let event = text::trim_start(event);
    let end = event.char_indices().filter(|&(_, c)| text::is_space(c)).nth(words - 1).map_or(event.len(), |(at, _)| at);
    reader.is_gathering(&event[..end]) || occasion::is_session(event, reader)
}

/// Chinese, Japanese: "在 event 上的 speech", "event における person speech".
fn east_asian<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let mut clause = Clause::default();
    if let Some((event, rest)) = bare.split_once("における").or_else(|| bare.split_once("での")) {
        clause.event = Some(clause::tidy(event));
        let person = reader.lexicons.find(rest, |l| l.speech_words).map_or(rest, |(start, _)| &rest[..start]);
        let person = person::parse(person, reader);
        if person.role.is_some() {
            clause.persons.push(person);
        }
        return Some(clause);
    }
    let (at, end) = reader.lexicons.find(bare, |l| l.at)?;
    let (before, rest) = (clause::tidy(&bare[..at]), &bare[end..]);
    let speech = || reader.lexicons.find(rest, |l| l.speech_words).map(|(start, _)| (&rest[..start], ""));
    let parted = rest.split_once("上的").or_else(|| rest.split_once('上')).or_else(|| rest.split_once('的'));
    let (event, _) = parted.or_else(speech)?;
    clause.event = Some(clause::tidy(event)).filter(|event| event.chars().count() >= 3);
    let before = before.strip_prefix("这是").unwrap_or(before);
    if (2..=12).contains(&before.chars().count()) {
        let person = person::parse(before, reader);
        let name = person.name.filter(|name| (2..=4).contains(&name.chars().count()));
        clause.persons.push(Person { name, ..person });
    }
    Some(clause)
}

/// The occasion that the first sentence of a Japanese speech names: "本日、港湾記念式典に当たり、…". What
/// stands before "周年の" counts the years.
pub(super) fn opening<'t>(sentence: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    const LEADS: [&str; 8] =
        ["に当たり", "にあたり", "に臨み", "に際し", "が執り行われる", "が行われる", "が挙行される", "の開催に"];
    let end = LEADS.iter().filter_map(|lead| sentence.find(lead)).min()?;
    let head = &sentence[..end];
    let start = head.rfind(['、', '，', '。', '　']).map_or(0, |at| at + '、'.len_utf8());
    let event = head.get(start..)?;
    let event = event.split_once("周年の").map_or(event, |(_, event)| event);
    let length = event.chars().count();
    ((5..=40).contains(&length) && reader.is_gathering(event) && reader.lexicons.ends(event, |l| l.gatherings))
        .then(|| clause::tidy(event))
}

/// Note ← name comrade? ("在" event "上的" …)?, with the comrade or the occasion to tell where the name ends.
pub(super) fn note<'t>(note: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    const COMRADE: &str = "同志";
    const LONGEST: usize = 4;
    let at = note.find(COMRADE).into_iter().chain(note.find(['在', '于', '對', '对'])).min()?;
    let name = &note[..at];
    let named = (2..=LONGEST).contains(&name.chars().count()) && name.chars().all(text::is_unspaced);
    if !named || reader.is_office(name) {
        return None;
    }
    let mut clause = Clause::default();
    clause.persons.push(Person { name: Some(name), ..Person::default() });
    let rest = note[at..].trim_start_matches(COMRADE);
    clause.event = rest
        .strip_prefix('在')
        .and_then(|rest| rest.split_once('上'))
        .map(|(event, _)| clause::tidy(event))
        .filter(|event| event.chars().count() >= 3);
    Some(clause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    /// Name, office and occasion of a line, in the language that the line itself shows.
    fn parsed(line: &'static str) -> (Option<&'static str>, Option<&'static str>, Option<&'static str>) {
        let (lexicons, lang) = Lexicons::among(line, &[]);
        let clause = parse(line, Reader::new(&lexicons, lang)).unwrap_or_default();
        let person = clause.persons.first().copied().unwrap_or_default();
        (person.name, person.role, clause.event)
    }

    #[test]
    fn speech_last() {
        assert_eq!(
            parsed("国際港湾会議における北野内閣総理大臣演説"),
            (Some("北野"), Some("内閣総理大臣"), Some("国際港湾会議"))
        );
        assert_eq!(parsed("全国港湾の大会　環境大臣挨拶"), (None, Some("環境大臣"), Some("全国港湾の大会")));
        assert_eq!(parsed("林北海在国际港口论坛上的讲话"), (Some("林北海"), None, Some("国际港口论坛")));
        assert_eq!(
            parsed("제79차 유엔총회 김북해 대통령 기조연설"),
            (Some("김북해"), Some("대통령"), Some("제79차 유엔총회"))
        );
        assert_eq!(parsed("बंदरगाह सम्मेलन में प्रधानमंत्री का भाषण"), (None, Some("प्रधानमंत्री"), Some("बंदरगाह सम्मेलन")));
    }

    #[test]
    fn speech_first() {
        assert_eq!(
            parsed("كلمة معالي وزير الموانئ السيد بدر اللندي في المؤتمر الدولي للموانئ"),
            (Some("بدر اللندي"), Some("وزير الموانئ"), Some("المؤتمر الدولي للموانئ"))
        );
        assert_eq!(
            parsed("נאום ראש הממשלה בועז לינדן בכנס הנמלים"),
            (Some("בועז לינדן"), Some("ראש הממשלה"), Some("כנס הנמלים"))
        );
    }

    #[test]
    fn the_first_sentence_names_the_occasion() {
        let (lexicons, lang) = Lexicons::among("本日は皆様とともにお話しできることを嬉しく思います", &[]);
        let event = |sentence: &'static str| opening(sentence, Reader::new(&lexicons, lang));
        assert_eq!(event("本日、開港六十周年の港湾慰霊式典に当たり、謹んで哀悼の意を表します。"), Some("港湾慰霊式典"));
        assert_eq!(event("港の再開に当たり、皆様に御礼申し上げます。"), None);
    }

    #[test]
    fn notes_say_whose_it_is() {
        let said = |line: &'static str| {
            let (lexicons, lang) = Lexicons::among(line, &[]);
            let clause = note(line, Reader::new(&lexicons, lang)).unwrap_or_default();
            (clause.persons.first().and_then(|person| person.name), clause.event)
        };
        assert_eq!(said("林北海同志在港口工作会议上的讲话。"), (Some("林北海"), Some("港口工作会议")));
        assert_eq!(said("林北海在港口工作会议上的讲话。"), (Some("林北海"), Some("港口工作会议")));
        assert_eq!(said("一篇没有署名的文章。"), (None, None));
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(parsed("物价与忍耐"), (None, None, None));
        assert_eq!(parsed("国家主席林北海发表二〇二〇年新年贺词").0, None);
    }
}
