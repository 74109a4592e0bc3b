//! Taking a phrase that names a person apart: form of address, name, office.

use super::name::{
    PARTICLES, is_initialled, is_korean_name, is_long, is_name, is_particle, is_post_nominal, is_small,
    without_post_nominals,
};
use super::reader::Reader;
use crate::grammar::name::NameShape;
use crate::span;
use crate::text;

/// A person as a phrase gives them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Person<'t> {
    pub(super) honorific: Option<&'t str>,
    pub(super) name: Option<&'t str>,
    pub(super) role: Option<&'t str>,
}

impl Person<'_> {
    /// Whether the phrase named somebody, by name or by office.
    pub(super) fn is_somebody(&self) -> bool {
        self.name.is_some() || self.role.is_some()
    }
}

/// Signs around names and offices.
pub(super) fn tidy(part: &str) -> &str {
    text::trim(part.trim_matches(|c: char| {
        matches!(
            c,
            ',' | '，'
                | '،'
                | ';'
                | ':'
                | '('
                | ')'
                | '（'
                | '）'
                | '*'
                | '_'
                | '"'
                | '“'
                | '”'
                | '-'
                | '–'
                | '—'
                | '>'
                | '#'
                | '―'
                | '·'
                | '|'
                | '─'
                | '━'
                | '■'
                | '【'
                | '】'
        ) || text::is_space(c)
            || text::is_bidi_mark(c)
    }))
}

/// Person ← honorific* name ("," role)? | role "," name | role name | name role
pub(super) fn parse<'t>(phrase: &'t str, reader: Reader<'_>) -> Person<'t> {
    let phrase = tidy(phrase);
    if phrase.is_empty() || phrase.len() > 300 {
        return Person::default();
    }
    // What stands in quotation marks behind a name is the headline of the speech.
    let phrase = match phrase.find(['„', '“', '«', '"']) {
        Some(at) if at > 0 && phrase[..at].ends_with(text::is_space) => tidy(&phrase[..at]),
        _ => phrase,
    };
    if let Some(person) = bracketed(phrase, reader) {
        return person;
    }
    for separator in ["--", " — ", " – ", " - "] {
        if let Some((head, tail)) = phrase.split_once(separator) {
            let (person, tail) = (parse(head, reader), tidy(tail));
            return Person { role: person.role.or(Some(tail).filter(|tail| reader.is_office(tail))), ..person };
        }
    }
    let person = match phrase.split_once([',', '，', '،']) {
        Some((head, tail)) => listed(phrase, tidy(head), tidy(tail), reader),
        None => titled(phrase, reader),
    };
    // A form of address that is an office is the role of whom it names: "Congressman Lind"; what follows the
    // office is not: "Minister Dr. Lind".
    let role =
        person.role.map(|role| if reader.has_possessed_forms() { role } else { without_article(role) }).or_else(|| {
            let title = person.honorific.filter(|_| person.name.is_some())?;
            reader.office(title).map(|(_, end)| tidy(&title[..end]))
        });
    // "…, president of the Guild, delivered": what was done with the speech is no office.
    let role = role.map(|role| match role.rsplit_once(", ") {
        Some((office, last))
            if text::starts_lower(last) && text::words(last).count() == 1 && !reader.is_office(last) =>
        {
            office
        }
        _ => role,
    });
    Person { role, ..person }
}

/// The one who acts, after "by": a surname alone will do.
pub(super) fn agent<'t>(phrase: &'t str, reader: Reader<'_>) -> Person<'t> {
    let person = parse(phrase, reader);
    let bare = tidy(phrase);
    let alone = !person.is_somebody()
        && text::words(bare).count() == 1
        && is_name(bare, true, reader)
        && bare.chars().count() > 2;
    if alone { Person { name: Some(bare), ..Person::default() } } else { person }
}

/// "The Minister for Roads (Mr. Lind)": an office, and in brackets who holds it; brackets after a
/// name hold a party and are dropped.
fn bracketed<'t>(phrase: &'t str, reader: Reader<'_>) -> Option<Person<'t>> {
    let (outside, inside) = phrase.split_once(['(', '（'])?;
    let (outside, inside) = (tidy(outside), tidy(inside.split([')', '）']).next()?));
    let inner = titled(inside, reader);
    let holder = inner.name.is_some() && inner.role.is_none() && NameShape::of(inside).words >= 2;
    Some(if holder && reader.is_office(outside) {
        Person { role: Some(without_article(outside)), ..inner }
    } else {
        parse(outside, reader)
    })
}

/// "Name, office, office's house" or "office, name": what stands beyond the first comma.
fn listed<'t>(phrase: &'t str, head: &'t str, tail: &'t str, reader: Reader<'_>) -> Person<'t> {
    let person = titled(head, reader);
    // "Ada Quist Director, Office of Harbours": lines of a cover, run together.
    if let Some((start, _)) = reader.office(head).filter(|&(_, end)| end == head.len() && reader.is_house(tail)) {
        let name = tidy(&head[..start]);
        if is_name(name, false, reader) && is_long(name) {
            let role = tidy(&phrase[start..]);
            return Person { honorific: None, name: Some(name), role: Some(role) };
        }
    }
    // "Office, Mrs. Name": the form of address says where the name is.
    let addressed = titled(tail, reader);
    if addressed.honorific.is_some() && addressed.name.is_some() && addressed.role.is_none() && reader.is_office(head) {
        return Person { role: Some(head), ..addressed };
    }
    if person.name.is_some() && person.role.is_none() {
        let tail = behind_post_nominals(tail);
        let role = match reader.is_office(tail) {
            true => Some(tail),
            // "Name, Party, office": the office may stand later.
            false => tail.split_once(',').map(|(_, later)| tidy(later)).filter(|later| reader.is_office(later)),
        };
        return Person { role, ..person };
    }
    let last = tail.rsplit([',', '，', '،']).next().map_or(tail, tidy);
    let named = titled(last, reader);
    let end = span::start_of(phrase, last);
    // After an office that governs something, a comma parts it from the name: "President of Norland, Bo Lind".
    let governs = reader.office(head).is_some_and(|(start, end)| {
        start == 0 && (text::words(&head[end..]).next().is_some_and(is_small) || head[..end].ends_with(" de"))
    });
    let apart = person.name.is_none() || governs && person.honorific.is_none();
    let held = reader.is_office(&phrase[..end]) && apart;
    if held && named.role.is_none() && named.name.is_some_and(is_long) {
        return Person { role: Some(tidy(&phrase[..end])), ..named };
    }
    if held && named.name.is_none() && !reader.is_office(last) {
        return Person { role: Some(phrase), ..person };
    }
    person
}

/// What follows the letters of a seat or an order behind a name: "MP, Minister for Roads".
fn behind_post_nominals(tail: &str) -> &str {
    match tail.split_once(',') {
        Some((letters, rest)) if is_post_nominal(text::trim(letters)) => tidy(rest),
        _ => tail,
    }
}

/// Forms of address off, then "role name", "name role" or a name alone.
fn titled<'t>(phrase: &'t str, reader: Reader<'_>) -> Person<'t> {
    let (honorific, rest) = strip_honorifics(phrase, reader);
    let rest = without_post_nominals(without_case_ending(tidy(rest), reader));
    if text::starts_uncased(rest) {
        return uncased(rest, honorific, reader);
    }
    // "Su Majestad el Rey": a form of address that ends in the office.
    if reader.lexicons.is(rest, |l| l.honorifics) {
        if let Some((start, _)) = reader.lexicons.find(rest, |l| l.offices).filter(|&(start, _)| start > 0) {
            return Person { honorific: Some(tidy(&rest[..start])), name: None, role: Some(&rest[start..]) };
        }
    }
    let Some((start, end)) = reader.office(rest) else {
        let name = is_name(rest, honorific.is_some(), reader).then_some(rest);
        // "Presiden Republik Indonesia": what reads as a form of address is the office of a house.
        let office = name.is_none() && honorific.is_some_and(|title| reader.is_office(title)) && reader.is_house(rest);
        return if office {
            Person { honorific: None, name, role: Some(tidy(phrase)) }
        } else {
            Person { honorific, name, role: None }
        };
    };
    let before = tidy(&rest[..start]);
    let after = &rest[end..];
    let governs = text::words(&rest[start..end]).next_back().is_some_and(is_particle)
        || text::words(after).next().is_some_and(is_small);
    // An office in small letters behind capitals goes with the name before it: "Lind Béla miniszterelnök".
    let follows = governs || text::starts_lower(&rest[start..]);
    if start > 0 && is_first(before, after, follows, honorific.is_some()) {
        return Person { honorific, name: Some(without_post_nominals(before)), role: Some(tidy(&rest[start..])) };
    }
    let name = if governs { None } else { whole_name(after, reader).or_else(|| governed_name(after, reader)) };
    // The field at the end of an office that the lexicon knows whole is no name: "Menteri Perhubungan".
    let behind = |name: &'t str| if span::start_of(rest, name) < end { tidy(after) } else { name };
    let name = name.or_else(|| trailing_name(rest, reader).map(behind)).filter(|name| !name.is_empty());
    let Some(name) = name else { return Person { honorific, name: None, role: Some(rest) } };
    let role = tidy(&rest[..span::start_of(rest, name)]);
    let (inner, name) = strip_honorifics(name, reader);
    // The title between office and name is the name's, wherever it was cut.
    let role = without_article(trailing_honorific(role, reader));
    let name = Some(without_post_nominals(tidy(name))).filter(|name| is_name(name, true, reader));
    Person { honorific: honorific.or(inner), name, role: Some(role).filter(|role| !role.is_empty()) }
}

/// Whether the name comes first: "ADA QUIST MINISTER OF TIDES" after a form of address, or before
/// an office that governs something.
fn is_first(before: &str, after: &str, governs: bool, addressed: bool) -> bool {
    let shape = NameShape::of(before);
    let plain = text::words(before).all(|word| !is_small(word) || PARTICLES.contains(&word));
    plain
        && shape.is_name(6)
        && shape.digits == 0
        && (governs && shape.words >= 2 || addressed && (governs || after.is_empty()))
}

/// The forms of address that a phrase begins with, and what follows them.
fn strip_honorifics<'t>(phrase: &'t str, reader: Reader<'_>) -> (Option<&'t str>, &'t str) {
    let mut rest = phrase;
    for _ in 0..5 {
        let Some(after) = reader.lexicons.strip(rest, |l| l.honorifics).map(text::trim_start) else { break };
        // A form of address that is also an office stays with the office: "Governor of the Bank".
        // "Mr. Hon Sui Fen": behind a form of address that goes before the whole name stands the name.
        let named = rest.len() < phrase.len() && text::words(rest).next().is_some_and(|word| text::same(word, "hon"));
        // So does one that only begins the office: "Menteri Perhubungan".
        let office = reader.lexicons.strip(rest, |l| l.offices).is_some_and(|beyond| {
            text::words(after).next().is_some_and(is_small) || text::trim_start(beyond).len() < after.len()
        });
        if after.is_empty() || after.starts_with([',', '.']) || office || named {
            break;
        }
        rest = after;
    }
    let honorific = Some(tidy(&phrase[..phrase.len() - rest.len()])).filter(|honorific| !honorific.is_empty());
    (honorific, rest)
}

/// A role without the form of address at its end: "Minister of Roads Mr.".
fn trailing_honorific<'t>(role: &'t str, reader: Reader<'_>) -> &'t str {
    match role.rsplit_once(text::is_space) {
        // The "General" of "Secretary General" is the office's.
        Some(_) if reader.office(role).is_some_and(|(_, end)| end == role.len()) => role,
        Some((head, last))
            if reader.lexicons.is(last, |l| l.honorifics) && !reader.lexicons.is(last, |l| l.offices) =>
        {
            tidy(head)
        }
        _ => role,
    }
}

/// A name without the ending that an apostrophe parts from it in Turkish: "Altınbaşak'ın".
fn without_case_ending<'t>(name: &'t str, reader: Reader<'_>) -> &'t str {
    match name.rsplit_once(['\'', '’']) {
        Some((head, ending))
            if reader.has_parted_endings()
                && ending.chars().count() <= 4
                && ending.chars().all(char::is_alphabetic) =>
        {
            head
        }
        _ => name,
    }
}

/// A role without the article that its sentence gives it: "o Ministro do Mar".
fn without_article(role: &str) -> &str {
    let bare = ["o ", "a ", "la ", "el ", "il ", "le ", "de ", "het ", "der ", "die "]
        .iter()
        .find_map(|article| role.strip_prefix(article));
    // "THE PRESIDENT" is how the chair is called; "The Minister for Roads" is an office in a sentence.
    let governing = |role: &&str| text::words(role).any(is_small) || !text::Letters::of(role).is_capitals();
    bare.or_else(|| text::strip_word(role, "the").map(text::trim_start).filter(governing)).unwrap_or(role)
}

/// All that follows an office, where it is a name of two to four words: "Chủ tịch nước Trần Văn Bảo".
/// Where names are declined, the first may be the house's.
fn whole_name<'t>(after: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let name = tidy(after);
    let plain =
        text::words(name).all(|word| text::first_letter(word).is_some_and(char::is_uppercase) && !is_small(word));
    let known = |word: &str| reader.is_office(word) || reader.lexicons.is(word, |l| l.honorifics);
    (plain
        && !reader.has_cases()
        && (2..=4).contains(&text::words(name).count())
        && !text::words(name).any(known)
        && is_name(name, false, reader))
    .then_some(name)
}

/// The name right after an office, up to a small word: "Prime Minister Trudeau of Canada".
fn governed_name<'t>(after: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let after = text::trim_start(after);
    let mut end = 0;
    let mut words = 0;
    for word in text::words(after) {
        if is_small(word) && !PARTICLES.contains(&word) || word.chars().any(|c| c.is_ascii_digit()) {
            break;
        }
        end = span::start_of(after, word) + word.len();
        words += 1;
    }
    let run = tidy(&after[..end]);
    let rest = text::trim_start(&after[end..]);
    // A country in the genitive looks like a surname in languages that have cases.
    let alone = words == 1 && reader.has_cases();
    ((1..=3).contains(&words) && !rest.is_empty() && !alone && is_name(run, true, reader)).then_some(run)
}

/// The run of capitals at the end of "role name".
///
/// What a small word governs belongs to the office: "President of Russia Vladimir Putin". Initials and
/// forms of address begin a name.
fn trailing_name<'t>(phrase: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let words: alloc::vec::Vec<&str> = text::words(phrase).collect();
    let from = name_start(&words, reader)?;
    let start = span::start_of(phrase, words.get(from)?);
    Some(tidy(&phrase[start..])).filter(|name| is_name(strip_honorifics(name, reader).1, true, reader))
}

fn name_start(words: &[&str], reader: Reader<'_>) -> Option<usize> {
    let capital = |word: &str| text::first_letter(word).is_some_and(char::is_uppercase) && !is_small(word);
    let office = |at: usize| reader.office(words[at].trim_end_matches([',', '.'])).is_some();
    let mut from = words.len();
    while from > 0 {
        let particle = PARTICLES.contains(&words[from - 1])
            && from < words.len()
            && from > 1
            && capital(words[from - 2])
            && !office(from - 2);
        if !(capital(words[from - 1]) || particle) || office(from - 1) {
            break;
        }
        from -= 1;
    }
    if let Some(at) = words.iter().rposition(|word| is_initialled(word)).filter(|&at| at + 1 == words.len()) {
        return Some(at);
    }
    let title = |at: &usize| reader.lexicons.is(words[*at], |l| l.honorifics) && *at + 1 < words.len() && *at > 0;
    if let Some(at) = (from..words.len()).find(title) {
        return Some(at);
    }
    if from > 0 && from < words.len() && reader.lexicons.is(words[from - 1], |l| l.honorifics) {
        return Some(from);
    }
    let initials =
        |at: &usize| words[*at].contains('.') && words[*at].chars().filter(|c| c.is_alphabetic()).count() <= 3;
    let governed = from > 0 && from < words.len() && !office(from - 1);
    if let Some(at) =
        (from..words.len().saturating_sub(1)).find(initials).filter(|_| governed || words.len() - from > 4)
    {
        // "А.П. Луговой" begins with them; "Ada M. Quist" has one inside.
        let several = words[at].matches('.').count() > 1;
        return Some(if several || at == from { at } else { at - 1 });
    }
    let left = words.len() - from;
    if governed {
        // Two words after a small one are as likely a name as not; take them as one.
        // A preposition governs one word of the office at least: "Minister of Māori Affairs".
        let governing = words[from - 1].chars().count() <= 4;
        from = match left {
            0 | 1 => return None,
            2 if governing => return None,
            2 | 3 => words.len() - 2,
            _ => words.len() - left.min(4) + usize::from(left.min(4) == 4) * 2,
        };
    } else if left == 1 && reader.has_cases() {
        return None;
    } else if left > 4 || left > 2 && reader.has_cases() {
        from = words.len() - 2;
    }
    let caps =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !word.chars().any(char::is_lowercase);
    // An acronym before words in small letters is no name: "EU Kirill Logvinov".
    while words.len() - from > 2 && caps(words[from]) && !caps(words[from + 1]) && !words[from].contains('.') {
        from += 1;
    }
    Some(from)
}

/// Scripts without case: the office is what the lexicon knows, with what stands before it; the name
/// stands beside it, or after a form of address.
fn uncased<'t>(phrase: &'t str, honorific: Option<&'t str>, reader: Reader<'_>) -> Person<'t> {
    let short = |name: &&str| {
        !name.is_empty()
            && name.chars().count() <= 40
            && text::at_most_words(name, 6)
            && !name
                .chars()
                .any(|c| c.is_numeric() || matches!(c, '!' | '?' | '？' | '！' | '。' | '、' | '「' | '《'))
            // "提摩太·林德" has the dot inside; between spaces it parts two things.
            && !name.contains(" ·")
            && !name.contains("· ")
    };
    // A speech word at the end is none's name: "内閣総理大臣挨拶".
    let phrase = match reader.lexicons.find(phrase, |l| l.speech_words) {
        Some((start, end)) if start > 0 && end == phrase.len() => tidy(&phrase[..start]),
        _ => phrase,
    };
    let Some((start, end)) = reader.lexicons.find(phrase, |l| l.offices) else {
        return Person { honorific, name: Some(phrase).filter(|name| short(name)), role: None };
    };
    // "minister of water … Dr. X"
    let mut inner = None;
    let mut previous = 'x';
    for (at, c) in phrase[end..].char_indices().map(|(at, c)| (at + end, c)) {
        if text::is_space(previous) && reader.lexicons.begins(&phrase[at..], |l| l.honorifics) {
            inner = Some(at);
            break;
        }
        previous = c;
    }
    if let Some(at) = inner {
        let (title, name) = strip_honorifics(&phrase[at..], reader);
        return Person { honorific: title, name: Some(tidy(name)).filter(short), role: Some(tidy(&phrase[..at])) };
    }
    let (before, after) = (tidy(&phrase[..start]), tidy(&phrase[end..]));
    let unspaced = phrase.chars().any(text::is_unspaced);
    if after.is_empty() {
        // "佐伯野環境大臣", "김북해 대통령"; elsewhere an office with its house.
        let named = unspaced && before.chars().count() <= 5 || reader.is_hangul() && is_korean_name(before);
        let name = Some(before).filter(|_| named).filter(|name| short(name));
        let role = if name.is_some() { &phrase[start..end] } else { phrase };
        return Person { honorific, name, role: Some(tidy(role)) };
    }
    let spaced = phrase[end..].starts_with(text::is_space);
    let few = text::at_most_words(after, 3) && after.chars().count() <= 14;
    // An office of two words has its field already; after one of a single word the field may follow.
    let complete = text::at_least_words(&phrase[start..end], 2) && start == 0 && text::at_least_words(after, 2);
    if spaced && few && (unspaced || reader.is_hangul() || complete) {
        return Person { honorific, name: Some(after).filter(short), role: Some(tidy(&phrase[..end])) };
    }
    if few && unspaced && after.chars().count() <= 5 {
        return Person { honorific, name: Some(after).filter(short), role: Some(tidy(&phrase[..end])) };
    }
    // Without spaces nothing shows where the office ends.
    let role = if unspaced && !spaced { &phrase[..end] } else { phrase };
    Person { honorific, name: None, role: Some(role).filter(|_| start == 0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Lang;
    use crate::lexicon::Lexicons;

    fn parsed(phrase: &'static str) -> (Option<&'static str>, Option<&'static str>) {
        let lexicons = Lexicons::among("the and of to that is", &[]).0;
        let person = parse(phrase, Reader::new(&lexicons, Some(Lang::English)));
        (person.name, person.role)
    }

    #[test]
    fn an_office_before_the_name() {
        assert_eq!(parsed("Governor Michelle W. Bowman"), (Some("Michelle W. Bowman"), Some("Governor")));
        assert_eq!(parsed("President of Russia Vladimir Putin"), (Some("Vladimir Putin"), Some("President of Russia")));
        assert_eq!(parsed("Prime Minister Trudeau of Canada"), (Some("Trudeau"), Some("Prime Minister")));
        assert_eq!(
            parsed("Chargé d’Affaires a.i. of the Mission of Russia to the EU Kirill Logvinov"),
            (Some("Kirill Logvinov"), Some("Chargé d’Affaires a.i. of the Mission of Russia to the EU"))
        );
        assert_eq!(parsed("The Minister for Roads (Mr. Bo Lind)"), (Some("Bo Lind"), Some("Minister for Roads")));
    }

    #[test]
    fn a_name_before_the_office() {
        assert_eq!(parsed("H.E. Mr. Bo Lind, President of Norland"), (Some("Bo Lind"), Some("President of Norland")));
        assert_eq!(
            parsed("HIS EXCELLENCY DR. BO K. LIND PRESIDENT OF THE REPUBLIC OF NORLAND"),
            (Some("BO K. LIND"), Some("PRESIDENT OF THE REPUBLIC OF NORLAND"))
        );
        assert_eq!(parsed("THE HON BO LIND MP"), (Some("BO LIND"), None));
        assert_eq!(
            parsed("Dr. Bo Lind, Governor, Bank of Norland"),
            (Some("Bo Lind"), Some("Governor, Bank of Norland"))
        );
    }

    #[test]
    fn names_alone() {
        assert_eq!(parsed("Ada Quist"), (Some("Ada Quist"), None));
        assert_eq!(parsed("Harbour"), (None, None));
        assert_eq!(parsed("CTU President"), (None, Some("CTU President")));
    }
}
