//! What the speaker says of himself in the first sentences: "My name is Ada Quist."

use super::name;
use super::person::{self, Person};
use super::reader::Reader;
use crate::ast::{Block, Document};
use crate::grammar::name::NameShape;
use crate::span;
use crate::text;

/// Blocks at the beginning of the speech, and bytes of them, among which a speaker introduces himself.
const BLOCKS: usize = 12;
const BYTES: usize = 900;

/// Words that a name has at most.
const NAME: usize = 4;

/// Who speaks, by the words of the first sentences, or in Korean by "I, NAME," wherever it stands.
pub(super) fn speaker<'a>(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Option<Person<'a>> {
    let mut left = BYTES;
    let spoken = |block: &&Block<'a>| matches!(block, Block::Paragraph(_) | Block::Turn(_) | Block::Salutation(_));
    for block in document.body.iter().filter(spoken).take(BLOCKS) {
        let words = &source[block.span().range()];
        let end = words.char_indices().map(|(at, _)| at).take_while(|&at| at < left).last()?;
        if let Some(person) = introduced(words, end, reader) {
            return Some(person);
        }
        left = left.saturating_sub(words.len());
        if left == 0 {
            break;
        }
    }
    if !reader.is_hangul() {
        return None;
    }
    source.match_indices("저 ").find_map(|(at, own)| korean(&source[at + own.len()..]))
}

/// The one whom a sentence that begins before `end` introduces.
fn introduced<'a>(words: &'a str, end: usize, reader: Reader<'_>) -> Option<Person<'a>> {
    let mut opens = true;
    for (at, c) in words.char_indices().take_while(|&(at, _)| at <= end) {
        if opens && c.is_alphabetic() {
            if let Some(rest) = reader.lexicons.strip(&words[at..], |l| l.introductions) {
                // In a text of capitals nothing tells a name.
                let said = &words[at..words.len() - rest.len()];
                let capitals = said.chars().count() > 2 && text::Letters::of(said).is_capitals();
                let named = named(text::trim_start(rest.trim_start_matches([',', ':'])), reader);
                if named.is_some() && !capitals {
                    return named;
                }
            }
            opens = false;
        }
        opens |= text::is_terminal(c) || matches!(c, ',' | ':' | '\n' | '\r' | '—' | '–') || text::is_unspaced(c);
    }
    None
}

/// The name at the start of `rest`: words in capitals, two at least, up to a sign or a small word.
fn named<'a>(rest: &'a str, reader: Reader<'_>) -> Option<Person<'a>> {
    let mut end = 0;
    for (at, word) in text::words(rest).take(NAME).enumerate() {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let capital = text::first_letter(bare).is_some_and(char::is_uppercase);
        if !(capital || at > 0 && name::PARTICLES.contains(&bare)) {
            break;
        }
        let start = span::start_of(rest, word);
        if rest.get(end..start).is_none_or(|gap| text::line_ends(gap) > 1) {
            break;
        }
        let initial = bare.chars().count() == 1 && word.len() == bare.len() + 1 && word.ends_with('.');
        end = start + if initial { word.len() } else { bare.len() };
        if word.len() > bare.len() && !initial {
            break;
        }
    }
    // After a whole name no capital follows, as it does in "I am Vice President of the Bank of Norland".
    let person = person::parse(&rest[..end], reader);
    let whole = person.name.filter(|name| NameShape::of(name).words >= 2 && name.len() == end)?;
    Some(Person { name: Some(whole), ..Person::default() })
}

/// "저 김북해는", "저, 김북해,": a name of three syllables and what marks it as the subject.
fn korean(rest: &str) -> Option<Person<'_>> {
    let end = rest.char_indices().nth(3).map(|(at, _)| at)?;
    let (name, after) = rest.split_at(end);
    (name::is_korean_name(name) && after.starts_with(['은', ',']))
        .then_some(Person { name: Some(name), ..Person::default() })
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use super::Reader;
    use crate::lexicon::Lexicons;

    fn speaker(opening: &str) -> Option<String> {
        let source = std::format!(
            "{opening}\n\nWe have waited for the harbour of this town for nine years, and today it is open again for \
             every one of us."
        );
        crate::parse_document(&source).ok()?.facts.speaker.map(|speaker| speaker.value.name.into_owned())
    }

    #[test]
    fn speakers_say_who_they_are() {
        for (opening, wanted) in [
            ("Hello. My name is Ada Quist, and I build ships.", Some("Ada Quist")),
            ("Good evening, Norland! I’m Bo K. Lind. I build ships.", Some("Bo K. Lind")),
            ("I am Norland born, and I build ships in this town.", None),
            ("I AM CONFIDENT THAT WITH THE FERRY WE SHALL DO WELL IN THIS TOWN.", None),
            ("It is late, and I am President of the Guild of Norland.", None),
            ("The man said that I am Bo Lind, and he was wrong about it.", None),
        ] {
            assert_eq!(speaker(opening).as_deref(), wanted, "{opening}");
        }
    }

    #[test]
    fn a_name_ends_at_a_blank_line_whatever_the_line_ends() {
        let named = |words: &str| {
            let (lexicons, lang) = Lexicons::among("the and of to that is", &[]);
            super::named(words, Reader::new(&lexicons, lang)).is_some()
        };
        for line_end in ["\n", "\r", "\r\n"] {
            assert!(named(&std::format!("Ada{line_end}Quist")), "{line_end:?}");
            assert!(!named(&std::format!("Ada{line_end}{line_end}Quist")), "{line_end:?}");
        }
    }
}
