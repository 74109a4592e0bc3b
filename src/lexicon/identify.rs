//! Which languages a text is in.

use alloc::boxed::Box;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use super::index::{FirstWord, Index};
use super::{ALL, Table};
use crate::ast::Lang;
use crate::text;

/// How much of a text is read to tell its language: from its start and from its middle.
const SAMPLE: usize = 2048;

/// Scripts by which languages are told apart first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Tamil,
    Han,
    Kana,
    Hangul,
}

const SCRIPTS: usize = 10;

pub(super) fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{370}'..='\u{3ff}' => Script::Greek,
        '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{b80}'..='\u{bff}' => Script::Tamil,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => Script::Han,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => Script::Hangul,
        _ => return None,
    })
}

fn script_of(lang: Lang) -> Script {
    match lang {
        Lang::Russian | Lang::Ukrainian | Lang::Bulgarian | Lang::Serbian => Script::Cyrillic,
        Lang::Greek => Script::Greek,
        Lang::Arabic | Lang::Persian => Script::Arabic,
        Lang::Hebrew => Script::Hebrew,
        Lang::Hindi => Script::Devanagari,
        Lang::Tamil => Script::Tamil,
        Lang::Chinese => Script::Han,
        Lang::Japanese => Script::Kana,
        Lang::Korean => Script::Hangul,
        _ => Script::Latin,
    }
}

/// The languages that a text could be in, best first, each with its score.
///
/// The script decides first; where several languages share it, the function words of each are
/// counted in a sample from the start and one from the middle of the text.
pub(super) fn identify(source: &str) -> Vec<(&'static Table, u32)> {
    let (head, middle) = samples(source);
    let mut letters = [0_u32; SCRIPTS];
    count_letters(head, &mut letters);
    count_letters(middle, &mut letters);
    let Some(mut main) = prevailing(&letters) else { return Vec::new() };
    if main == Script::Han && letters[Script::Kana as usize] * 20 > letters[Script::Han as usize] {
        main = Script::Kana;
    }
    let mut scores = [0_u32; ALL.len()];
    let sharing = ALL.iter().filter(|table| script_of(table.lexicon.lang) == main).count();
    if sharing > 1 {
        count_stopwords(head, main, &mut scores);
        count_stopwords(middle, main, &mut scores);
    }
    // No word known: outside the Latin script, the first language of the script is the likeliest.
    if main != Script::Latin && scores.iter().all(|&score| score == 0) {
        if let Some(first) = ALL.iter().position(|table| script_of(table.lexicon.lang) == main) {
            scores[first] = 1;
        }
    }
    let mut ranked: Vec<_> = ALL.iter().zip(scores).filter(|&(_, score)| score > 0).collect();
    ranked.sort_by_key(|&(_, score)| core::cmp::Reverse(score));
    ranked
}

fn count_letters(sample: &str, letters: &mut [u32; SCRIPTS]) {
    letters[Script::Latin as usize] += u32::try_from(text::ascii_letters(sample)).unwrap_or(u32::MAX);
    for script in text::beyond_ascii(sample).filter_map(script) {
        letters[script as usize] += 1;
    }
}

fn prevailing(letters: &[u32; SCRIPTS]) -> Option<Script> {
    const ORDER: [Script; SCRIPTS] = [
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Arabic,
        Script::Hebrew,
        Script::Devanagari,
        Script::Tamil,
        Script::Han,
        Script::Kana,
        Script::Hangul,
    ];
    // A character of an ideographic script weighs as much as a short word of another.
    let weight = |script: Script| {
        letters[script as usize] * if matches!(script, Script::Han | Script::Kana | Script::Hangul) { 3 } else { 1 }
    };
    let best = ORDER.into_iter().max_by_key(|&script| weight(script))?;
    (letters[best as usize] > 0).then_some(best)
}

/// The function words of all languages by their script; the value is a table's place in [`ALL`], and
/// what a word counts for it.
fn stopwords() -> &'static Index<(usize, u32)> {
    static STOPWORDS: OnceBox<Index<(usize, u32)>> = OnceBox::new();
    STOPWORDS.get_or_init(|| {
        let words = ALL.iter().enumerate().flat_map(|(place, table)| {
            let list = table.lexicon.stopwords;
            let script = script_of(table.lexicon.lang) as u8;
            // The commoner half of a list tells more than its tail.
            list.iter().enumerate().map(move |(at, word)| (script, *word, (place, if at < 12 { 3 } else { 2 })))
        });
        Box::new(Index::of(words.collect()))
    })
}

fn count_stopwords(sample: &str, script: Script, scores: &mut [u32; ALL.len()]) {
    const LONGEST: usize = 24;
    let stopwords = stopwords();
    let mut rest = sample;
    while !rest.is_empty() {
        // Nearly every word is letters of ASCII and a space.
        let (plain, letters) = FirstWord::plain(rest);
        let ends = rest.as_bytes().get(letters).is_none_or(|&byte| byte.is_ascii() && !is_word_byte(byte));
        let len = if ends { letters } else { letters + word_len(&rest[letters..]) };
        let (word, after) = rest.split_at(len);
        if (1..=LONGEST).contains(&len) {
            let first = if ends { plain } else { FirstWord::of(word) };
            // Languages share many of them.
            let mut compared = ("", false);
            for (stop, (place, weight)) in stopwords.get(first, script as u8) {
                if compared.0 != stop {
                    compared = (stop, text::same(word, stop));
                }
                if compared.1 {
                    scores[place] += weight;
                }
            }
        }
        let apart = after.bytes().take_while(|byte| byte.is_ascii() && !is_word_byte(*byte)).count();
        let beyond = after[apart..].chars().next().filter(|&c| !is_word_char(c));
        rest = &after[apart + beyond.map_or(0, char::len_utf8)..];
    }
}

/// How many bytes a text begins with that are those of a word.
fn word_len(text: &str) -> usize {
    let mut len = 0;
    loop {
        len += text[len..].bytes().take_while(|&byte| is_word_byte(byte)).count();
        match text[len..].chars().next() {
            Some(c) if !c.is_ascii() && is_word_char(c) => len += c.len_utf8(),
            _ => return len,
        }
    }
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'\''
}

/// Whether a character stands inside words: letters, apostrophes, marks that combine.
fn is_word_char(c: char) -> bool {
    text::is_letter(c)
        || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{97f}')
}

/// The words at the start of a text and those from its middle.
///
/// Only what shows is counted, so that line ends and blank lines do not move the samples, and words
/// are not cut. A short text is one sample.
fn samples(source: &str) -> (&str, &str) {
    let shown = text::shown_bytes(source);
    if shown <= 2 * SAMPLE {
        return (source, "");
    }
    let (head, _) = source.split_at(word_after(source, SAMPLE));
    let (_, half) = source.split_at(word_after(source, shown / 2));
    (head, half.split_at(word_after(half, SAMPLE)).0)
}

/// Where the word ends that holds the `count`th byte of what shows in a text; in a script without
/// spaces, the character.
fn word_after(source: &str, count: usize) -> usize {
    const LONGEST: usize = 64;
    let shows = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte > b' ').count();
    // Whole chunks are counted many bytes at a time.
    let mut shown = 0;
    let mut start = 0;
    for chunk in source.as_bytes().chunks(256) {
        let more = shows(chunk);
        if shown + more > count {
            break;
        }
        shown += more;
        start += chunk.len();
    }
    start += source.as_bytes()[start..]
        .iter()
        .position(|&byte| {
            shown += usize::from(byte > b' ');
            shown > count
        })
        .unwrap_or(source.len() - start);
    let space = source.as_bytes()[start..].iter().take(LONGEST).position(|&byte| byte <= b' ');
    let mut end = start + space.unwrap_or(0);
    while !source.is_char_boundary(end) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::identify;

    fn code(text: &str) -> &'static str {
        identify(text).first().map_or("", |(table, _)| table.lexicon.lang.code())
    }

    /// Each sentence is in the language whose code stands before it.
    #[track_caller]
    fn told_apart(sentences: &[(&str, &str)]) {
        for (wanted, sentence) in sentences {
            assert_eq!(code(sentence), *wanted, "{sentence}");
        }
    }

    #[test]
    fn slavic_languages_in_latin_script_are_told_apart() {
        told_apart(&[
            ("hr", "Brod koji smo obećali stoji u škveru i čeka vijak, ali to nije ono što su ljudi tražili."),
            ("hr", "Mi ćemo u ovoj raspravi ukazati na nedostatke, jer sam uvjeren da je to naša dužnost."),
            ("hr", "Šta će biti sa onima koji su ostali bez posla, to niko nije rekao, a trebalo bi da zna."),
            ("sl", "Ladja, ki smo jo obljubili, stoji v ladjedelnici in čaka na vijak, vendar to ni bilo naše delo."),
            (
                "sl",
                "Mislim, da je treba v tej razpravi povedati tudi, kaj se je zgodilo s tistimi, ki so ostali brez dela.",
            ),
            ("cs", "Loď, kterou jsme slíbili, stojí v loděnici a čeká na šroub, ale to není to, co se od nás čekalo."),
            ("cs", "Chtěl bych říci, že jsme to udělali pro lidi, kteří tam žijí, a také pro jejich děti."),
            (
                "sk",
                "Loď, ktorú sme sľúbili, stojí v lodenici a čaká na skrutku, ale to nie je to, čo sa od nás čakalo.",
            ),
            (
                "pl",
                "Statek, który obiecaliśmy, stoi w stoczni i czeka na śrubę, ale to nie jest to, czego od nas oczekiwano.",
            ),
        ]);
    }

    #[test]
    fn languages_in_cyrillic_script_are_told_apart() {
        told_apart(&[
            ("bg", "Корабът, който обещахме, стои в дока и чака витло, но това не е всичко, което хората искат."),
            ("bg", "Искам да кажа, че ние сме тук заради тези, които са останали без работа."),
            ("ru", "Корабль, который мы обещали, стоит в доке и ждёт винта, но это не то, что нужно людям."),
            ("ru", "Я хочу сказать, что мы здесь ради тех, кто остался без работы, и ради их детей."),
            ("sr", "Брод који смо обећали стоји у доку и чека елису, али то није оно што су људи тражили."),
            ("sr", "Хоћу да кажем да смо овде због оних који су остали без посла, и да ће тако бити."),
            ("uk", "Корабель, який ми обіцяли, стоїть у доці й чекає на гвинт, але це не те, що потрібно людям."),
            ("uk", "Я хочу сказати, що ми тут заради тих, хто залишився без роботи, і заради їхніх дітей."),
        ]);
    }

    #[test]
    fn languages_of_the_iberian_west_are_told_apart() {
        told_apart(&[
            (
                "gl",
                "O barco que prometemos está no estaleiro e agarda por unha hélice, pero iso non é o que pedía a xente.",
            ),
            ("gl", "Moitas grazas, señora presidenta; dende o noso grupo non imos votar en contra da proposta."),
            (
                "pt",
                "O barco que prometemos está no estaleiro e espera por uma hélice, mas isso não é o que as pessoas pediam.",
            ),
            ("pt", "Muito obrigado, senhora presidente; o nosso grupo não vai votar contra a proposta do governo."),
            (
                "es",
                "El barco que prometimos está en el astillero y espera una hélice, pero eso no es lo que pedía la gente.",
            ),
            ("es", "Muchas gracias, señora presidenta; nuestro grupo no va a votar en contra de la propuesta."),
        ]);
    }
    #[test]
    fn languages_of_the_north_are_told_apart() {
        told_apart(&[
            (
                "is",
                "Skipið sem við lofuðum liggur í slippnum og bíður eftir skrúfu en það er ekki það sem fólkið vildi.",
            ),
            ("is", "Ég vil segja að við erum hér vegna þeirra sem hafa misst vinnuna og vegna barna þeirra."),
            (
                "da",
                "Skibet, som vi lovede, ligger i dokken og venter på en skrue, men nu skal vi sige, hvad vi vil gøre ved det.",
            ),
            (
                "no",
                "Skipet som vi lovet, ligger i dokken og venter på en propell, men nå må vi si hva vi skal gjøre med det.",
            ),
            (
                "sv",
                "Fartyget som vi lovade ligger i dockan och väntar på en propeller, men det är inte vad folket ville ha.",
            ),
        ]);
    }

    #[test]
    fn languages_of_the_baltic_are_told_apart() {
        told_apart(&[
            ("et", "Laev, mille me lubasime, seisab dokis ja ootab kruvi, aga see ei ole see, mida inimesed tahtsid."),
            ("et", "Ma tahan öelda, et me oleme siin nende pärast, kes on jäänud tööta."),
            (
                "fi",
                "Laiva, jonka lupasimme, seisoo telakalla ja odottaa potkuria, mutta se ei ole se, mitä ihmiset halusivat.",
            ),
            ("fi", "Haluan sanoa, että olemme täällä niiden vuoksi, jotka ovat jääneet ilman työtä."),
            ("lv", "Kuģis, ko mēs apsolījām, stāv dokā un gaida dzenskrūvi, bet tas nav tas, ko cilvēki gribēja."),
            ("lv", "Es gribu teikt, ka mēs esam šeit to dēļ, kas ir palikuši bez darba, un arī viņu bērnu dēļ."),
            ("lt", "Laivas, kurį pažadėjome, stovi doke ir laukia sraigto, bet tai nėra tai, ko žmonės norėjo."),
            ("lt", "Noriu pasakyti, kad mes esame čia dėl tų, kurie liko be darbo, ir dėl jų vaikų."),
        ]);
    }
}
