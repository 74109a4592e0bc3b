//! What names an occasion or a place: the nouns that tell one line of a cover from another, and the
//! part of a clause that says where the speech was given.

use super::clause::{Clause, tidy};
use super::reader::Reader;
use crate::ast::MetadataKey;
use crate::grammar::name::NameShape;
use crate::span;
use crate::text;

/// The session that a line numbers or names: from the figure before the noun, or from the noun that
/// begins the line, up to a comma, a dash or a bracket.
pub(super) fn session<'t>(line: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let words: alloc::vec::Vec<&str> = text::words(line).collect();
    let rest = |at: usize| words.get(at).map_or("", |word| &line[span::start_of(line, word)..]);
    let at = (0..words.len().min(10)).find(|&at| reader.lexicons.begins_with(rest(at), |l| l.sessions))?;
    let numbered = (at.saturating_sub(2)..at).find(|&before| words[before].chars().any(char::is_numeric));
    let from = match (numbered, at) {
        (Some(from), _) => from,
        (None, 0) if words.len() > 1 => 0,
        _ => return None,
    };
    let session = rest(from);
    let end = [", ", "، ", " - ", " – ", " (", ";"]
        .iter()
        .filter_map(|sign| session.find(sign))
        .min()
        .unwrap_or(session.len());
    let session = text::trim(&session[..end]).trim_end_matches(['.', ',']);
    let count = text::words(session).count();
    (2..=14).contains(&count).then_some(session).filter(|_| !text::ends_sentence(line) || count <= 4)
}

/// Whether a line numbers a session of a body.
pub(super) fn is_session(line: &str, reader: Reader<'_>) -> bool {
    session(line, reader).is_some()
}

/// Where the place begins inside "Event, Place" or "Event in Place": at a comma or a word such as
/// "in" beyond which there is nothing but a name of few words, or a name and its country.
pub(super) fn place_at(rest: &str, reader: Reader<'_>) -> Option<usize> {
    let mut previous = ' ';
    let mut found = None;
    let commas = rest.matches([',', '،']).count();
    let mut seen = 0;
    for (at, c) in rest.char_indices() {
        if matches!(c, ',' | '،') {
            seen += 1;
            if at > 0 && commas - seen < 2 && is_place(text::trim(&rest[at + c.len_utf8()..]), reader) {
                // "in Port Norland, Texas": the town stands before its country.
                return found.or(Some(at));
            }
        }
        if at > 0 && text::is_space(previous) {
            if let Some(tail) = reader.lexicons.strip(&rest[at..], |l| l.place_in) {
                let word = rest[at..rest.len() - tail.len()].chars().count();
                // One letter binds names as often as it places them.
                let loose =
                    ["a", "à"].iter().any(|letter| text::same(text::trim(&rest[at..rest.len() - tail.len()]), letter));
                if word > 0 && !loose && tail.starts_with(text::is_space) && is_place(text::trim(tail), reader) {
                    found = found.or(Some(at));
                }
            }
        }
        previous = c;
    }
    found
}

/// Whether a phrase reads as a place: a few capitals, no figure, no office, no gathering.
pub(super) fn is_place(phrase: &str, reader: Reader<'_>) -> bool {
    let phrase = phrase.trim_end_matches(['.', ')']);
    let phrase = phrase.split('(').next().map_or(phrase, text::trim);
    let shape = NameShape::of(phrase);
    shape.is_name(5)
        && shape.digits == 0
        && phrase.matches(',').count() <= 1
        && !reader.is_gathering(phrase)
        && !reader.is_house(phrase)
        && !phrase.contains(['“', '"', '«', '?', '!', ';', ':'])
        && reader.lexicons.find(phrase, |l| l.speech_words).is_none()
        && !reader.is_office(phrase)
        && !reader.lexicons.begins(phrase, |l| l.honorifics)
}

/// Articles that belong to no event's name.
pub(super) const ARTICLES: &[&str] = &[
    "the ", "a ", "an ", "az ", "l'", "la ", "le ", "el ", "o ", "os ", "les ", "die ", "das ", "der ", "het ", "de ",
];

/// Occasion ← at article? event ((":" | ",") …)? (in place)?
pub(super) fn take<'t>(clause: &mut Clause<'t>, tail: &'t str, reader: Reader<'_>) {
    let tail = text::trim_start(tail);
    let (governed, rest) = match after_at(tail, reader) {
        Some(rest) => (&tail[..tail.len() - rest.len()], text::trim(rest)),
        None => {
            let loose = ["for ", "in a ", "in an "].iter().find_map(|word| text::fold_prefix(tail, word));
            let topic =
                || reader.lexicons.strip(tail, |l| l.about).map(|rest| tail.len() - text::trim_start(rest).len());
            let at = loose.or_else(topic).unwrap_or(0);
            (&tail[..at], &tail[at..])
        }
    };
    if rest.is_empty() {
        return;
    }
    // "from the Brandenburg Gate", "aboard …": where it was, not what it was.
    let bare = ["from the ", "en route ", "aboard "]
        .iter()
        .find_map(|word| text::fold_prefix(tail, word).map(|len| (word.len() == 9, len)));
    if let Some((from, len)) = bare {
        let place = if from { &tail[len..] } else { tail };
        clause.place = clause.place.or(Some(tidy(place)).filter(|place| !from || reader.is_venue(place)));
        return;
    }
    let rest = without_day(rest);
    let rest = ARTICLES.iter().find_map(|word| text::fold_prefix(rest, word).map(|len| &rest[len..])).unwrap_or(rest);
    let (event, place) = match place_at(rest, reader) {
        Some(at) => (&rest[..at], Some(strip_in(&rest[at..], reader))),
        None => (rest, None),
    };
    let event = without_bracket(event, reader);
    let event = without_item(event, reader);
    // "Event – Place"
    let (event, place) = match event.rsplit_once(" – ").or_else(|| event.rsplit_once(" - ")) {
        Some((head, tail)) if reader.is_gathering(head) && !reader.is_gathering(tail) => {
            (tidy(head), place.or(Some(tail).filter(|tail| is_place(tail, reader))))
        }
        _ => (event, place),
    };
    let event = match event.split_once(": ") {
        Some((head, _)) if reader.is_gathering(head) => tidy(head),
        _ => event,
    };
    if is_audience(event, governed, reader) {
        return;
    }
    let event = session(event, reader).filter(|_| !reader.is_gathering(event)).unwrap_or(event);
    let plain = text::first_letter(event).is_some_and(char::is_uppercase) && !is_topic(governed, reader);
    // One speaks at a club, and to its members.
    let at_place = governed.is_empty() || reader.lexicons.begins(governed, |l| l.place_in);
    if plain && at_place && reader.is_venue(event) && !reader.is_gathering(event) {
        clause.place = clause.place.or(Some(tidy(rest)).filter(|place| text::at_most_words(place, 6)));
        return;
    }
    if clause.event.is_none()
        && (plain && !governed.is_empty() || reader.is_gathering(event) || is_session(event, reader))
        && event.len() < 260
    {
        clause.event = Some(event.trim_end_matches('.')).filter(|event| !event.is_empty());
    }
    // For whom one speaks is nowhere: "Eulogy for Bo Lind, Ada Quist".
    let place = place.map(place_name).filter(|_| clause.event.is_some() || !text::same(text::trim(governed), "for"));
    clause.place = clause.place.or(place).filter(|place| !place.is_empty());
}

/// Whether what one speaks *to* is no occasion but those who listen: one word that names no gathering
/// ("to the Nation"), or a house and its topic ("to the Congress on the State of the Union").
fn is_audience(event: &str, governed: &str, reader: Reader<'_>) -> bool {
    if governed.is_empty() || reader.lexicons.begins(governed, |l| l.place_in) {
        return false;
    }
    let first = text::words(event).next().unwrap_or_default();
    let rest = text::trim_start(&event[first.len()..]);
    let both = reader.lexicons.is(first, |l| l.houses) && reader.lexicons.is(first, |l| l.gatherings);
    let coined = first.contains(|c: char| c.is_ascii_digit() || c == '-') || text::Letters::of(first).is_capitals();
    if rest.is_empty() {
        !reader.is_gathering(first) && !coined
    } else {
        both && reader.lexicons.begins(rest, |l| l.about)
    }
}

/// An occasion without the item of its agenda: "Sixth Committee on Agenda Item 83".
fn without_item<'t>(event: &'t str, reader: Reader<'_>) -> &'t str {
    let is_item = |rest: &str| {
        let topic = reader.lexicons.strip(rest, |l| l.about).map(text::trim_start);
        let key = topic.and_then(|topic| reader.lexicons.leading_key(topic));
        matches!(key, Some((MetadataKey::Session, _)))
    };
    text::words(event)
        .map(|word| span::start_of(event, word))
        .find(|&at| at > 0 && is_item(&event[at..]))
        .map_or(event, |at| tidy(&event[..at]))
}

/// What follows the words that lead to an occasion; a noun among them is the occasion's own: of
/// "at the conference" only "at the" goes.
pub(super) fn after_at<'t>(tail: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let rest = reader.lexicons.strip(tail, |l| l.at)?;
    let governed = &tail[..tail.len() - rest.len()];
    if !reader.is_gathering(governed) {
        return Some(rest);
    }
    let start = reader.lexicons.find_noun(governed, |l| l.gatherings)?;
    (start > 0).then(|| &tail[start..])
}

/// Whether words govern a topic, after which an occasion stands only where a noun says so.
fn is_topic(governed: &str, reader: Reader<'_>) -> bool {
    reader.lexicons.is(text::trim(governed), |l| l.about)
}

/// An occasion without the brackets at its end; before another noun for a gathering they belong to its name.
fn without_bracket<'t>(event: &'t str, reader: Reader<'_>) -> &'t str {
    let Some((head, tail)) = event.split_once(" (") else { return tidy(event) };
    let inside = tail.split_once(')').is_some_and(|(_, after)| reader.is_gathering(after));
    if inside { tidy(event) } else { tidy(head) }
}

/// An occasion without a day and a month at its end, which say no year: "Harbour Forum, 12 August".
fn without_day(event: &str) -> &str {
    match event.rsplit_once(", ") {
        Some((head, last)) if last.starts_with(|c: char| c.is_ascii_digit()) && text::words(last).count() == 2 => head,
        _ => event,
    }
}

/// A place's name without the brackets after it.
fn place_name(place: &str) -> &str {
    let bare = place.split(" (").next().map_or(place, tidy);
    // The stop of an abbreviation is the name's: "Washington, D.C."
    let end = span::start_of(place, bare) + bare.len();
    if place[end..].starts_with('.') && bare.contains('.') { &place[end - bare.len()..=end] } else { bare }
}

fn strip_in<'t>(rest: &'t str, reader: Reader<'_>) -> &'t str {
    let bare = rest.trim_start_matches([',', '،', ' ']);
    let place = text::trim_start(
        reader.lexicons.strip(bare, |l| l.place_in).filter(|tail| tail.starts_with(text::is_space)).unwrap_or(bare),
    );
    // "at the Norland Pavilion"
    place.strip_prefix("the ").unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Lang;
    use crate::lexicon::Lexicons;

    /// The words of a language, told by a sample of it, and whether they name an occasion.
    fn reading<T>(sample: &str, read: impl FnOnce(Reader<'_>) -> T) -> T {
        let (lexicons, lang) = Lexicons::among(sample, &[]);
        read(Reader::new(&lexicons, lang))
    }

    const SWEDISH: &str = "och att det som är för inte ett av den";

    #[test]
    fn occasions_and_places_are_told_apart() {
        for (sample, gathering) in [
            ("the and of to that is", "the Harbour Conference"),
            ("jest nie się że do w na", "Międzynarodowy Kongres Muzeów"),
            (SWEDISH, "Skärgårdskonferensen"),
            ("国际的会议", "国际会议"),
        ] {
            assert!(reading(sample, |reader| reader.is_gathering(gathering)), "{gathering}");
        }
        assert!(!reading(SWEDISH, |reader| reader.is_gathering("Port Norland")));
        for (sample, session) in [
            ("der die und das ist nicht", "100. Sitzung"),
            ("in je da se na za", "21. SEJA"),
            ("của và là không", "Kỳ họp thứ sáu"),
            ("the and of to", "79th session of the General Assembly"),
        ] {
            assert!(reading(sample, |reader| is_session(session, reader)), "{session}");
        }
        assert!(reading("the and of", |reader| reader.is_venue("Map Room")));
    }

    #[test]
    fn the_place_ends_the_occasion() {
        let lexicons = Lexicons::among("the and of to that is", &[]).0;
        let reader = Reader::new(&lexicons, Some(Lang::English));
        let split = |rest: &'static str| place_at(rest, reader).map(|at| &rest[at..]);
        assert_eq!(split("Annual Luncheon, Bank of Elsing, Elsing, Norland"), Some(", Elsing, Norland"));
        assert_eq!(split("Harbour Conference in Port Norland"), Some("in Port Norland"));
        assert_eq!(split("Hydrographers' Colloquium, University of Elsing"), None);
    }
}
