//! What a person's name looks like, and the small words and letters around it.

use super::person::tidy;
use super::reader::Reader;
use crate::grammar::name::NameShape;
use crate::text;

/// Letters that stand after a name for a seat, an order or a degree, and belong to no name.
const POST_NOMINALS: &[&str] = &[
    "mp", "mps", "mep", "mla", "msp", "mpp", "mlc", "td", "qc", "kc", "sc", "jp", "phd", "md", "obe", "cbe", "mbe",
    "kbe", "dbe", "ac", "ao", "am", "gbs", "sbs", "bbs", "mh", "esq",
];

/// Small words inside names: "José de la Cruz".
pub(super) const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "von", "van", "der", "den", "la", "le", "di", "del", "al", "el", "bin", "y", "e",
    "ter", "zu", "af",
];

/// Whether a name is more than initials and letters of an order: "M.H.", "J.P.".
pub(super) fn is_long(name: &str) -> bool {
    !text::words(name).all(|word| word.contains('.') && word.chars().all(|c| c.is_uppercase() || c == '.'))
}

/// The name without letters for seats and orders after it.
pub(super) fn without_post_nominals(name: &str) -> &str {
    let mut name = name;
    while let Some((head, last)) = name.rsplit_once(text::is_space) {
        if !is_post_nominal(last) {
            break;
        }
        name = tidy(head);
    }
    name
}

/// Letters for a seat or an order: "MP", "Ph.D.".
pub(super) fn is_post_nominal(word: &str) -> bool {
    let bare: alloc::string::String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let known = POST_NOMINALS.iter().any(|word| text::same(&bare, word));
    known && bare.chars().any(char::is_uppercase) && bare.chars().filter(|c| c.is_lowercase()).count() <= 1
}

/// A small word, in capitals as well: "of", "OF THE".
pub(super) fn is_small(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    !word.is_empty() && word.chars().all(char::is_lowercase)
        || ["d'", "d’", "l'", "l’"].iter().any(|article| word.starts_with(article))
        || is_particle(word)
}

/// An article or a word that governs what follows, in whatever case.
pub(super) fn is_particle(word: &str) -> bool {
    [
        "of", "for", "to", "the", "de", "du", "des", "del", "do", "da", "dos", "das", "la", "le", "los", "las", "di",
        "della", "der", "für", "pour", "para", "por", "och", "og", "and", "et", "und", "i", "y", "e", "el", "al", "en",
        "au", "aux", "dal", "den", "det", "dem", "les", "na",
    ]
    .iter()
    .any(|small| text::same(word, small))
}

/// Whether a phrase is a person's name: two to six words with capitals; one word only where a form of
/// address or an office stands before it.
pub(super) fn is_name(phrase: &str, addressed: bool, reader: Reader<'_>) -> bool {
    let shape = NameShape::of(phrase);
    let fewest = if addressed { 1 } else { 2 };
    let signs = ['?', '!', '/', '@', '=', '+', '&', '“', '”', '«', ';', ':', '\\'];
    let ends =
        text::words(phrase).next_back().is_some_and(is_small) || text::words(phrase).next().is_some_and(is_small);
    shape.is_name(6)
        && (shape.words >= fewest || is_initialled(phrase))
        && shape.digits == 0
        && !text::words(phrase).any(|word| ["of", "for", "the", "and", "to", "at", "on"].contains(&word))
        && !ends
        && !phrase.contains(signs)
        && is_long(phrase)
        && !reader.lexicons.is(phrase, |l| l.honorifics)
        && !reader.is_house(phrase)
        && !reader.is_gathering(phrase)
}

/// "Б.Линдов", "A.B.Quist": initials run together with the surname.
pub(super) fn is_initialled(name: &str) -> bool {
    let Some((initials, surname)) = name.rsplit_once('.') else { return false };
    initials.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
        && surname.chars().count() >= 3
        && text::first_letter(surname).is_some_and(char::is_uppercase)
}

/// Surnames of nearly all Koreans.
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송유홍전고문양손배백허남심노하곽성차주우구민류나진지엄채원";

/// A surname of one syllable and a given name of two.
pub(super) fn is_korean_name(phrase: &str) -> bool {
    phrase.chars().count() == 3 && phrase.chars().next().is_some_and(|first| SURNAMES.contains(first))
}
