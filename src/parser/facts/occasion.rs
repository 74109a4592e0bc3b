//! What names an occasion or a place: the nouns that tell one line of a cover from another.

use super::Reader;
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
                return Some(at);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Lang;
    use crate::lexicon::Lexicons;

    /// The words of a language, told by a sample of it, and whether they name an occasion.
    fn reading<T>(sample: &str, read: impl FnOnce(Reader<'_>) -> T) -> T {
        let (lexicons, lang) = Lexicons::for_text(sample);
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
        let lexicons = Lexicons::for_text("the and of to that is").0;
        let reader = Reader::new(&lexicons, Some(Lang::English));
        let split = |rest: &'static str| place_at(rest, reader).map(|at| &rest[at..]);
        assert_eq!(split("Annual Luncheon, Bank of Elsing, Elsing, Norland"), Some(", Elsing, Norland"));
        assert_eq!(split("Harbour Conference in Port Norland"), Some("in Port Norland"));
        assert_eq!(split("Hydrographers' Colloquium, University of Elsing"), None);
    }
}
