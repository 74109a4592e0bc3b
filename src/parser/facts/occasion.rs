//! What names an occasion or a place: the nouns that tell one line of a cover from another.

use super::Reader;
use crate::grammar::name::NameShape;
use crate::span;
use crate::text;

/// Stems of nouns for gatherings, in many languages: "conferen|ce", "Konferen|z", "конферен|ции".
/// A word that begins with one, or in a compound ends with one, names an occasion.
const GATHERINGS: &[&str] = &[
    "conferen", "conferên", "conféren", "conferinț", "conferint", "kokouks", "zi\u{307}rve", "åbning", "eröffnung",
    "inaugur", "åpning", "invigning", "indvielse", "apertura", "abertura", "открыти", "відкритт", "慰霊式", "祈念式",
    "的会", "Zusammen", "konferen", "konferanse", "конферен", "διασκεψ", "διάσκεψ", "συνέδρι", "συνεδρι", "forum",
    "foorumi", "fórum", "foro", "форум", "φόρουμ", "congres", "congreso", "kongres", "конгрес", "з'їзд", "съезд",
    "convention", "symposi", "sympozj", "simposi", "simpósi", "симпозиум", "seminar", "семинар", "семінар", "summit",
    "cimeira", "cumbre", "cúpula", "gipfel", "саммит", "саміт", "σύνοδο", "zirve", "assembly", "assemblée",
    "assemblea", "asamblea", "assembleia", "meeting", "treffen", "találkozó", "toplantı", "toplanti", "luncheon",
    "dinner", "supper", "colloqui", "kollokvi", "workshop", "roundtable", "ceremon", "cérémoni", "cerimôni",
    "cerimóni", "cerimoni", "convocation", "commencement", "graduation", "awards", "anniversary", "debate", "débat",
    "memorial lecture", "talks", "opening of", "reopening", "launch", "konferens", "kongress", "congress", "kokou",
    "congrés", "jornada", "encuentro", "encontro", "solenidade", "posse", "konferensi", "musyawarah", "pencanangan",
    "peresmian", "peringatan", "upacara", "diễn đàn", "hội nghị", "hội thảo", "مؤتمر", "المؤتمر", "الملتقى", "منتدى",
    "المنتدى", "قمة", "القمة", "همایش", "اجلاس", "کنفرانس", "ועידה", "כנס", "הוועידה", "בוועידה", "सम्मेलन", "மாநாட",
    "会议", "會議", "大会", "大會", "年会", "论坛", "論壇", "峰会", "会議", "式典", "懇話会", "シンポジウム", "회의",
    "포럼", "대회", "학술", "symposium", "expo", "gala", "festival",
];

/// Stems of nouns for sessions, which a number or an ordinal makes an occasion: "100. Sitzung".
const SESSIONS: &[&str] = &[
    "session", "sitting", "sitzung", "séance", "seduta", "sesión", "sessió", "sessão", "sesiune", "ședin", "ședința",
    "posiedzeni", "schůz", "schôdz", "seja", "seje", "sejo", "seji", "møde", "møte", "vergadering", "ülésnap", "ülés",
    "zasedanj", "засідання", "заседание", "συνεδρίαση", "συνεδρίασ", "συνεδριασ", "birleşim", "kỳ họp", "الجلسة",
    "الدورة", "הישיבה", "ישיבה", "periodo de sesiones", "período de sesiones", "plenum", "istunto", "sidang", "定期會",
    "회기",
];

/// Stems of nouns for rooms, houses and open places.
const PLACES: &[&str] = &[
    "room", "hall", "house", "hotel", "shipyard", "grave", "wharf", "quay", "palace", "palac", "auditorium", "aboard",
    "square", "library", "gate", "theatre", "theater", "centre", "center", "garden", "headquarters", "club", "club,",
    "university", "campus", "stadium", "cathedral", "church", "yard", "building", "museum", "palacio", "palazzo",
    "palácio", "château", "salle", "saal", "rathaus", "schloss", "sala", "sal", "здание", "зал", "дворец", "сесійний",
    "αίθουσα", "istana", "gedung", "hội trường", "مقر", "قصر", "قاعة", "会館", "會館", "会堂", "礼堂", "議事廳",
    "회관", "회의장", "본회의장", "region", "en route", "region,",
];

/// Stems of feasts that a message is for: "Новогоднее обращение".
const FEASTS: &[&str] = &[
    "fin de año", "año nuevo", "navidad", "ano novo", "natal", "noël", "nowor", "noworoczn", "novoročn", "vánočn",
    "vianočn", "novoletn", "новогодн", "новорічн", "fine anno", "capodanno", "πρωτοχρονιάτικ", "yeni yıl", "نوروزی",
    "cap d'any",
];

/// Whether a stem of the list begins a word of the phrase.
fn holds(phrase: &str, stems: &[&str]) -> bool {
    let mut previous = ' ';
    phrase.char_indices().any(|(at, c)| {
        let begins = !previous.is_alphanumeric() || text::is_unspaced(c) || reads_as_one(c);
        previous = c;
        begins && c.is_alphabetic() && stems.iter().any(|stem| text::fold_prefix(&phrase[at..], stem).is_some())
    })
}

/// Hangul runs the words of a name together as often as not.
const fn reads_as_one(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Whether a compound's last part is a gathering: "Bridge|conference" as one word.
fn ends_compound(phrase: &str) -> bool {
    text::words(phrase).any(|word| {
        word.char_indices().skip(3).any(|(at, _)| {
            GATHERINGS.iter().any(|stem| stem.len() >= 6 && text::fold_prefix(&word[at..], stem).is_some())
        })
    })
}

/// Whether a phrase names a gathering.
pub(super) fn is_gathering(phrase: &str) -> bool {
    // The record of a meeting is none: "会議録".
    if phrase.contains(['録', '錄']) {
        return false;
    }
    holds(phrase, GATHERINGS) || ends_compound(phrase)
}

/// Whether a phrase is for a feast.
pub(super) fn is_feast(phrase: &str) -> bool {
    holds(phrase, FEASTS)
}

/// Whether a phrase holds a noun for a room, a house or an open place.
pub(super) fn is_venue(phrase: &str) -> bool {
    holds(phrase, PLACES)
}

/// The session that a line numbers or names: from the figure before the noun, or from the noun that
/// begins the line, up to a comma, a dash or a bracket.
pub(super) fn session(line: &str) -> Option<&str> {
    let words: alloc::vec::Vec<&str> = text::words(line).collect();
    let begins = |word: &&str| {
        SESSIONS.iter().any(|stem| text::fold_prefix(word, stem.split(' ').next().unwrap_or(stem)).is_some())
    };
    let rest = |at: usize| words.get(at).map_or("", |word| &line[span::start_of(line, word)..]);
    let at =
        (0..words.len().min(10)).find(|&at| begins(&words[at]) && holds(&rest(at)[..longest(rest(at))], SESSIONS))?;
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

/// How much of a text is looked at for a stem of several words.
fn longest(rest: &str) -> usize {
    rest.char_indices().nth(30).map_or(rest.len(), |(at, _)| at)
}

/// Whether a line numbers a session of a body.
pub(super) fn is_session(line: &str) -> bool {
    session(line).is_some()
}

/// Stems of nouns for houses and bodies, which no person's name holds.
const HOUSES: &[&str] = &[
    "bank", "banco", "banca", "banque", "institut", "college", "ministr", "ministère", "council", "committee",
    "commission", "association", "society", "university", "universi", "republi", "république", "repúbli", "республик",
    "parliament", "parlament", "government", "department", "agency", "federation", "union", "nations", "press",
    "ministerium", "banka", "kingdom", "office", "trade", "news", "call", "forum", "board", "party", "chamber",
    "assembly", "house of", "βουλή", "βουλη", "parliament",
];

/// Whether a phrase names a house or a body.
pub(super) fn is_house(phrase: &str) -> bool {
    holds(phrase, HOUSES)
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
        && !is_gathering(phrase)
        && !is_house(phrase)
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

    #[test]
    fn occasions_and_places_are_told_apart() {
        for gathering in ["the Harbour Conference", "Międzynarodowy Kongres Muzeów", "Skärgårdskonferensen", "国际会议"]
        {
            assert!(is_gathering(gathering), "{gathering}");
        }
        assert!(!is_gathering("Port Norland"));
        for session in ["100. Sitzung", "21. SEJA", "Kỳ họp thứ sáu", "79th session of the General Assembly"] {
            assert!(is_session(session), "{session}");
        }
        assert!(is_venue("Map Room"));
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
