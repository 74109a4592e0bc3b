//! Taking a phrase that names a person apart: form of address, name, office.

use crate::grammar::name::NameShape;
use crate::lexicon::Lexicons;
use crate::text;

/// A person as a phrase gives them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Person<'a> {
    pub(super) honorific: Option<&'a str>,
    pub(super) name: Option<&'a str>,
    pub(super) role: Option<&'a str>,
}

/// Signs around names and offices.
fn tidy(part: &str) -> &str {
    text::trim(part.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '*' | '_' | '"' | '“' | '”' | '-' | '–' | '—') || text::is_space(c)))
}

/// Person ← honorific* name ("," role)? | role "," name | role name
///
/// Where an office comes first, the name is the run of capitals at the end; the first of them belongs
/// to the office when a small word stands before it ("President of Russia Vladimir Putin").
pub(super) fn parse<'a>(phrase: &'a str, lexicons: &Lexicons) -> Person<'a> {
    let phrase = tidy(phrase);
    if phrase.is_empty() || phrase.len() > 300 {
        return Person::default();
    }
    // "The Minister for Roads (Mr. Lind)", "Ada Quist (Party)"
    if let Some((outside, inside)) = phrase.split_once('(').and_then(|(a, b)| Some((tidy(a), tidy(b.strip_suffix(')').or_else(|| b.split(')').next())?)))) {
        let (out, inner) = (parse(outside, lexicons), parse(inside, lexicons));
        if is_office(outside, lexicons) && inner.name.is_some() && !is_office(inside, lexicons) && NameShape::of(inside).words >= 2 {
            return Person { role: Some(outside), ..inner };
        }
        return out;
    }
    for separator in ["--", " — ", " – "] {
        if let Some((name, role)) = phrase.split_once(separator) {
            let (head, tail) = (parse(name, lexicons), tidy(role));
            return Person { role: head.role.or(Some(tail).filter(|tail| is_office(tail, lexicons))), ..head };
        }
    }
    if let Some((head, tail)) = phrase.split_once([',', '，', '،']) {
        let (head, tail) = (tidy(head), tidy(tail));
        let person = titled(head, lexicons);
        if person.role.is_none() && person.name.is_some() {
            return Person { role: Some(tail).filter(|tail| is_office(tail, lexicons)), ..person };
        }
        let last = tail.rsplit([',', '，']).next().map_or(tail, tidy);
        let named = titled(last, lexicons);
        if named.role.is_none() && named.name.is_some_and(|name| NameShape::of(name).words <= 6) {
            let end = phrase.len() - (phrase.len() - (last.as_ptr() as usize - phrase.as_ptr() as usize));
            return Person { role: Some(tidy(&phrase[..end])), ..named };
        }
        return person;
    }
    titled(phrase, lexicons)
}

fn is_office(phrase: &str, lexicons: &Lexicons) -> bool {
    lexicons.find(phrase, |l| l.offices).is_some()
}

/// Forms of address off, then "role name" or a name alone.
fn titled<'a>(phrase: &'a str, lexicons: &Lexicons) -> Person<'a> {
    let mut rest = phrase;
    for _ in 0..4 {
        match lexicons.strip(rest, |l| l.honorifics) {
            // A form of address that is also an office stays with the office: "Governor".
            Some(after) if !text::trim(after).is_empty() && !text::trim_start(after).starts_with([',', '.']) && !(lexicons.begins(rest, |l| l.offices) && starts_small(after)) => rest = text::trim_start(after),
            _ => break,
        }
    }
    let honorific = Some(tidy(&phrase[..phrase.len() - rest.len()])).filter(|h| !h.is_empty());
    let rest = tidy(rest);
    if text::first_letter(rest).is_some_and(|c| !c.is_lowercase() && !c.is_uppercase()) {
        return uncased(rest, honorific, lexicons);
    }
    if !is_office(rest, lexicons) {
        let name = is_name(rest).then_some(rest);
        return Person { honorific, name, role: None };
    }
    let name = trailing_name(rest, lexicons);
    let role = name.map_or(rest, |name| tidy(&rest[..name.as_ptr() as usize - rest.as_ptr() as usize]));
    // A form of address between the office and the name: "Minister Dr. X".
    let (name, inner) = match name {
        Some(name) => match lexicons.strip(name, |l| l.honorifics) {
            Some(after) if text::words(after).next().is_some() => (Some(text::trim_start(after)), Some(tidy(&name[..name.len() - after.len()]))),
            _ => (Some(name), None),
        },
        None => (None, None),
    };
    Person { honorific: honorific.or(inner), name, role: Some(role).filter(|role| !role.is_empty()) }
}

fn starts_small(rest: &str) -> bool {
    text::trim_start(rest).starts_with(char::is_lowercase)
}

/// Scripts without case: the office is what the lexicon knows, the name what stands beside it.
fn uncased<'a>(phrase: &'a str, honorific: Option<&'a str>, lexicons: &Lexicons) -> Person<'a> {
    let short = |name: &&str| !name.is_empty() && name.chars().count() <= 40 && text::words(name).count() <= 7;
    match lexicons.find(phrase, |l| l.offices) {
        Some((start, end)) => {
            let (before, after) = (tidy(&phrase[..start]), tidy(&phrase[end..]));
            let name = if after.is_empty() { before } else { after };
            Person { honorific, name: Some(name).filter(short), role: Some(tidy(&phrase[start..end])) }
        }
        None => Person { honorific, name: Some(phrase).filter(short), role: None },
    }
}

fn is_name(phrase: &str) -> bool {
    let shape = NameShape::of(phrase);
    shape.is_name(7) && shape.digits == 0 && !phrase.contains(['?', '!', '/', '@'])
}

/// The run of capitals at the end of "role name".
fn trailing_name<'a>(phrase: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let words: alloc::vec::Vec<&str> = text::words(phrase).collect();
    let capital = |word: &str| text::first_letter(word).is_some_and(char::is_uppercase);
    let caps = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && word.chars().all(|c| !c.is_lowercase());
    let mut from = words.len();
    while from > 0 {
        let word = words[from - 1];
        let particle = word.chars().all(|c| c.is_lowercase()) && word.chars().count() <= 3 && from < words.len() && from > 1 && capital(words[from - 2]) && matches!(word, "de" | "da" | "do" | "dos" | "von" | "van" | "der" | "den" | "la" | "le" | "di" | "del" | "al" | "el" | "bin" | "y" | "e" | "ter" | "zu" | "af");
        if !(capital(word) || particle) || lexicons.is(word.trim_end_matches([',', '.']), |l| l.offices) {
            break;
        }
        from -= 1;
    }
    // What a small word governs is the office's: "of Russia Vladimir Putin".
    if from > 0 && from < words.len() && !lexicons.is(words[from - 1], |l| l.offices) {
        let left = words.len() - from;
        from += match left {
            0 | 1 => left,
            2 => 0,
            _ => left - 2,
        };
        if left == 2 && !lexicons.begins(words[from], |l| l.honorifics) && words.len() > 2 && from > 0 {
            // Two words after a small one are as likely a name as not; take them as one.
            from = words.len() - 2;
        }
    }
    // An acronym before words in small letters is no name: "EU Kirill Logvinov".
    while words.len() - from > 2 && caps(words[from]) && !caps(words[from + 1]) && !words[from].contains('.') {
        from += 1;
    }
    let first = words.get(from)?;
    let start = first.as_ptr() as usize - phrase.as_ptr() as usize;
    Some(tidy(&phrase[start..])).filter(|name| is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(phrase: &'static str) -> (Option<&'static str>, Option<&'static str>) {
        let lexicons = Lexicons::for_text("the and of to that is").0;
        let person = parse(phrase, &lexicons);
        (person.name, person.role)
    }

    #[test]
    fn persons() {
        assert_eq!(parsed("Governor Michelle W. Bowman"), (Some("Michelle W. Bowman"), Some("Governor")));
        assert_eq!(parsed("H.E. Mr. Bo Lind, President of Norland"), (Some("Bo Lind"), Some("President of Norland")));
        assert_eq!(parsed("President of Russia Vladimir Putin"), (Some("Vladimir Putin"), Some("President of Russia")));
        assert_eq!(parsed("Chargé d’Affaires a.i. of the Mission of Russia to the EU Kirill Logvinov"), (Some("Kirill Logvinov"), Some("Chargé d’Affaires a.i. of the Mission of Russia to the EU")));
        assert_eq!(parsed("The Minister for Roads (Mr. Bo Lind)"), (Some("Bo Lind"), Some("The Minister for Roads")));
        assert_eq!(parsed("Ada Quist"), (Some("Ada Quist"), None));
    }
}
