//! Lines whose ends a copy lost: what was set apart in the source stands in one line with its neighbours.
//!
//! Each cut rests on a sign that no whole line has: a word with which sentences begin, set with a capital
//! behind a run of capitals that no stop ends; a bullet in the middle of a line whose list goes on below; a
//! date in front of a headline. Where a line is cut, the parts are lines like any others.

use alloc::vec::Vec;

use crate::ast::FurnitureRole;
use crate::grammar::{date, mark};
use crate::lexicon::Lexicons;
use crate::line::Line;
use crate::phrase::{self, Address};
use crate::span;
use crate::text;

/// Lines that are no wider hold no more than one thing.
const LONG: u16 = 100;
/// Lines at the top in which a cover may be fused.
const COVER_LINES: usize = 8;
/// Words of a line in which a cover is looked for.
const COVER_WORDS: usize = 100;
/// Words that a fused headline may have.
const HEADLINE_WORDS: usize = 10;
/// Words between an office and the occasion.
const PERSON_WORDS: usize = 10;

/// Cuts fused lines into the lines that they were.
pub(super) fn part<'a>(source: &'a str, lines: &mut Vec<Line<'a>>, lexicons: &Lexicons) {
    let mut cuts: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut tail = None;
    let lost = lacks_headlines(lines);
    for at in 0..lines.len() {
        let mut places = Vec::new();
        if lines[at].width > LONG {
            places = bullets(lines, at);
            if !places.is_empty() {
                tail = list_tail(lines, at, lexicons);
            } else if lost && at < COVER_LINES {
                places = cover(lines[at].text, lexicons);
            }
            if places.is_empty() {
                places.extend(marked_tail(lines[at].text));
            }
            if lost && places.is_empty() && at.checked_sub(1).is_none_or(|above| lines[above].ends_sentence) {
                places.extend(headline(&lines[at], lexicons));
            }
        }
        if places.is_empty() {
            places.extend(tail.filter(|&(last, _)| last == at).map(|(_, place)| place));
        }
        if !places.is_empty() {
            cuts.push((at, places));
        }
    }
    if cuts.is_empty() {
        return;
    }
    let mut cuts = cuts.into_iter().peekable();
    let whole = core::mem::take(lines);
    for (at, line) in whole.into_iter().enumerate() {
        match cuts.next_if(|&(cut, _)| cut == at) {
            Some((_, places)) => lines.extend(line.cut(source, &places)),
            None => lines.push(line),
        }
    }
}

/// Bytes at the end of a line in which a fused headline is looked for.
const TAIL: usize = 160;

/// Where the end of a line of words is a headline with Markdown's signs, or a rule: "… is open. ### The
/// quay", "… is open. \\*\\*\\*".
fn marked_tail(line: &str) -> Option<usize> {
    // A note's mark or a bracket may stand behind the end of the sentence.
    let ended = |head: &str| text::trim_end(head).ends_with(|c| text::is_terminal(c) || c == ')').then_some(head.len());
    if line.ends_with('*') {
        let head = line.trim_end_matches(['*', '\\']);
        let stars = line[head.len()..].bytes().filter(|&byte| byte == b'*').count();
        return ended(head).filter(|_| stars >= 3 && head.ends_with(text::is_space));
    }
    let from = line.len().saturating_sub(TAIL);
    let at = memchr::memmem::rfind(&line.as_bytes()[from..], b"## ")? + from;
    let (head, words) = (line[..at].trim_end_matches('#'), &line[at + 3..]);
    let headline = text::at_most_words(words, HEADLINE_WORDS) && !text::ends_sentence(words);
    ended(head).filter(|_| headline && head.ends_with(text::is_space))
}

/// Short lines without an end, one in so many, show that headlines have lines for themselves.
const HEADLINES: usize = 8;

/// Whether hardly a line is short and no sentence, as where headlines were fused with what follows.
fn lacks_headlines(lines: &[Line<'_>]) -> bool {
    let short = lines.iter().filter(|line| line.width <= LONG && !line.ends_sentence).count();
    short * HEADLINES <= lines.len()
}

/// Where bullets stand inside a line, when they mark entries there: the line begins with the same bullet,
/// or the next one does, or the words before the first of two lead into a list.
fn bullets(lines: &[Line<'_>], at: usize) -> Vec<usize> {
    let line = lines[at].text;
    if line.is_ascii() {
        return Vec::new();
    }
    let signs = line.bytes().enumerate().skip(1).filter(|&(_, byte)| byte >= 0xc0);
    let mut signs = signs.filter_map(|(at, _)| Some((at, line[at..].chars().next()?)));
    let Some((first, sign)) = signs.find(|&(at, c)| mark::is_bullet_sign(c) && is_apart(line, at, c)) else {
        return Vec::new();
    };
    let places: Vec<usize> = line
        .match_indices(sign)
        .map(|(place, _)| place)
        .filter(|&place| place > 0 && is_apart(line, place, sign))
        .collect();
    let opens = |line: &str| line.strip_prefix(sign).is_some_and(|rest| rest.starts_with(text::is_space));
    let goes_on = lines.get(at + 1).is_some_and(|next| opens(next.text));
    let led = places.len() >= 2 && text::trim_end(&line[..first]).ends_with([':', '：']);
    if opens(line) || goes_on || led { places } else { Vec::new() }
}

/// Whether a sign stands between two spaces.
fn is_apart(line: &str, at: usize, sign: char) -> bool {
    line[..at].ends_with(text::is_space) && line[at + sign.len_utf8()..].starts_with(text::is_space)
}

/// Entries below the first that a fused list has.
const ENTRIES: core::ops::Range<usize> = 2..32;

/// Where a list whose first entry was fused into the words above ends in its last line, with words fused
/// to the end: no other entry ends a sentence, and the last ends one with more to come.
fn list_tail(lines: &[Line<'_>], at: usize, lexicons: &Lexicons) -> Option<(usize, usize)> {
    let sign = lines.get(at + 1)?.text.chars().next().filter(|&c| mark::is_bullet_sign(c))?;
    let entries = lines[at + 1..].iter().take(ENTRIES.end).take_while(|line| line.text.starts_with(sign)).count();
    let last = at + entries;
    if !ENTRIES.contains(&entries) || lines[at + 1..last].iter().any(|line| line.ends_sentence) {
        return None;
    }
    let line = lines[last].text;
    let end = phrase::inner_stop(line, lexicons)?;
    let words = text::trim_start(&line[end..]);
    phrase::has_inner_stop(words, lexicons).then(|| (last, span::start_of(line, words)))
}

/// Where the sentence begins in a line that opens with a headline: "Concluding Remarks The harbour is open".
fn headline(line: &Line<'_>, lexicons: &Lexicons) -> Option<usize> {
    if !line.ends_sentence {
        return None;
    }
    let line = line.text;
    let (mut capitals, mut previous) = (0, "");
    for word in text::words(line).take(HEADLINE_WORDS + 1) {
        let at = span::start_of(line, word);
        let opener = is_opener(word, lexicons);
        if opener && is_whole(previous) {
            let head = text::trim(&line[..at]);
            let heads = capitals >= 2 || lexicons.is(head, |l| l.headings);
            let spoken = phrase::is_greeting(head, lexicons) || phrase::address(head, lexicons) > Address::No;
            return (heads && !spoken && runs_on(&line[at..])).then_some(at);
        }
        if ends_clause(word) || !(is_capital(word) || is_small(word)) {
            return None;
        }
        capitals += usize::from(is_capital(word) && !opener);
        previous = word;
    }
    None
}

/// Whether a word has the sign of a clause behind it; the stops of "U.S." are none.
fn ends_clause(word: &str) -> bool {
    word.ends_with([':', ';', '!', '?', '…', '”', '"', ')', '>', '*'])
        || word.ends_with('.') && (word.matches('.').count() < 2 || word.ends_with(".."))
}

/// Whether a headline may end with a word: it has a capital or closes brackets, and no sign behind it.
fn is_whole(word: &str) -> bool {
    (is_capital(word) || word.ends_with(')')) && !word.ends_with([',', '.', ':', ';', '!', '?', '…'])
}

fn is_capital(word: &str) -> bool {
    text::first_letter(word).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// A word that links those of a headline: "and", "of", "for", "&".
fn is_small(word: &str) -> bool {
    const LETTERS: usize = 4;
    word.chars().count() <= LETTERS && !word.ends_with(',')
}

/// Whether a word is one with which sentences begin, and has a capital, the rest small.
fn is_opener(word: &str, lexicons: &Lexicons) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && !chars.any(char::is_uppercase) && lexicons.is(word, |l| l.openers)
}

/// Whether words go on as a sentence does: of the eight behind the first, two thirds are small.
fn runs_on(sentence: &str) -> bool {
    const WORDS: usize = 8;
    let words = || text::words(sentence).skip(1).take(WORDS);
    words().count() == WORDS
        && words().filter(|word| text::first_letter(word).is_some_and(char::is_lowercase)).count() * 3 >= WORDS * 2
}

/// Where the parts of a cover begin that stands with the first words in a line that opens with a date:
/// "4 May 2021 The Harbour Governor Ada Quist At the Harbour Forum Share It is good to be here."
fn cover(line: &str, lexicons: &Lexicons) -> Vec<usize> {
    let mut places = Vec::new();
    let dated = date::date(line, lexicons.calendars()).ok();
    let headline = dated.and_then(|(rest, _)| rest.strip_prefix(text::is_space)).map(text::trim_start);
    let Some(headline) = headline.filter(|rest| is_capital(rest)) else {
        return places;
    };
    places.push(span::start_of(line, headline));
    let (mut previous, mut named, mut site) = ("", false, None);
    for (count, word) in text::words(headline).take(COVER_WORDS).enumerate() {
        let here = span::start_of(line, word);
        let rest = &line[here..];
        let behind_site = site == Some(here);
        let apart = count > 0 && is_capital(word) && is_whole(previous);
        previous = word;
        if apart && is_opener(word, lexicons) && runs_on(rest) || behind_site && opens_sentence(rest) {
            places.push(here);
            break;
        }
        if behind_site && phrase::is_site_line(rest, lexicons) {
            places.push(here);
            break;
        }
        if behind_site || apart && site.is_none() {
            if let Some(behind) = link(rest, lexicons) {
                site = Some(span::start_of(line, behind));
                places.push(here);
            } else if !named && names_person(rest, lexicons) || named && lexicons.begins(rest, |l| l.at) {
                named = true;
                places.push(here);
            }
        }
    }
    places
}

/// What stands behind a link of the site, where it begins a sentence or is what the site says of itself.
fn link<'a>(words: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let behind = lexicons.strip(words, |l| l.navigation).map(text::trim_start)?;
    (opens_sentence(behind) || phrase::is_site_line(behind, lexicons)).then_some(behind)
}

/// Whether words begin with a capital and go on with a small letter.
fn opens_sentence(words: &str) -> bool {
    let mut words = text::words(words);
    words.next().is_some_and(is_capital) && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Whether an office and a name stand before the words that name an occasion, or a link.
fn names_person(words: &str, lexicons: &Lexicons) -> bool {
    let Some(behind) = lexicons.strip(words, |l| l.offices) else { return false };
    let mut capitals = 0;
    for word in text::words(behind).take(PERSON_WORDS) {
        let rest = &behind[span::start_of(behind, word)..];
        if capitals >= 2 && is_capital(word) && (lexicons.begins(rest, |l| l.at) || link(rest, lexicons).is_some()) {
            return true;
        }
        capitals += usize::from(is_capital(word));
    }
    false
}

/// Words that a menu in one line has at least, below another one or alone.
const MENU_WORDS: (usize, usize) = (20, 60);
/// Links among them at least.
const MENU_LINKS: usize = 3;

/// Marks the menus of a site that stand in one line: long runs of words with capitals without signs
/// between them, several of them links; where such a run was cut, it goes on below.
pub(super) fn mark_menus(lines: &[Line<'_>], lexicons: &Lexicons, furniture: &mut [Option<FurnitureRole>]) {
    let mut above = false;
    for (at, line) in lines.iter().enumerate() {
        let least = if above { MENU_WORDS.0 } else { MENU_WORDS.1 };
        above = line.width > LONG
            && furniture[at].is_none()
            && is_run_of_capitals(line.text, least)
            && (above || links(line.text, lexicons) >= MENU_LINKS);
        if above {
            furniture[at] = Some(FurnitureRole::Navigation);
        }
    }
}

/// Whether four of five longer words have capitals, with small letters behind them, and hardly a comma
/// stands between.
fn is_run_of_capitals(line: &str, least: usize) -> bool {
    const LONGER: usize = 4;
    let (mut count, mut capitals, mut others) = (0, 0, 0);
    for word in text::words(line) {
        count += 1;
        if word.chars().nth(LONGER - 1).is_some() {
            let capital = is_capital(word);
            capitals += usize::from(capital);
            others += usize::from(!capital);
            // A sentence has so many others soon that no number of capitals to come outweighs them.
            let to_come = (line.len() - span::start_of(line, word)) / (LONGER + 1);
            if others * 4 > capitals + to_come {
                return false;
            }
        }
    }
    count >= least
        && capitals >= others * 4
        && line.matches(',').count() * 12 <= count
        && !text::Letters::of(line).is_capitals()
}

/// How many words or phrases of a line are links as they stand.
fn links(line: &str, lexicons: &Lexicons) -> usize {
    let begins = |word: &&str| lexicons.begins(&line[span::start_of(line, word)..], |l| l.navigation);
    text::words(line).filter(begins).take(MENU_LINKS).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;

    fn parts(source: &str) -> Vec<&str> {
        let (lexicons, _) = Lexicons::among(source, &[]);
        let mut lines = scan(source);
        part(source, &mut lines, &lexicons);
        lines.iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_headline_is_cut_from_its_sentence() {
        let ends = "We shall keep it open for all who come to us from the sea in the years ahead of us.";
        let fused = alloc::format!("Closing Words While the harbour was being built, nobody had money. {ends}");
        assert_eq!(parts(&fused)[0], "Closing Words");
        let fused = alloc::format!("The Long Way At the Harbour Board, we take our time with these things. {ends}");
        assert_eq!(parts(&fused)[0], "The Long Way");
        for whole in ["Governor Ada Quist The", "Port Norland was built", "In Norland The", "Dear Friends In"] {
            let whole = alloc::format!("{whole} first of all who came to this quay in that year. {ends}");
            assert_eq!(parts(&whole).len(), 1, "{whole}");
        }
    }

    #[test]
    fn where_headlines_have_lines_nothing_is_cut_off() {
        let sentence = "Ferry Line Plan The board buys two ferries, and it will have both of them at the quay before the ice comes.";
        assert_eq!(parts(sentence).len(), 2);
        assert_eq!(parts(&alloc::format!("Takeaways\n{sentence}")).len(), 2);
    }

    #[test]
    fn bullets_inside_a_line_begin_entries() {
        let led =
            "What the harbour asks of everybody who comes to it in the winter is what it has always asked of them: ";
        let fused = alloc::format!("{led}• a rope • a lamp");
        assert_eq!(parts(&fused)[1..], ["• a rope", "• a lamp"]);
        let fused = alloc::format!("{led}so, · a rope\n· a lamp\n· a whistle. We hope for light. We wait.");
        assert_eq!(parts(&fused)[1..], ["· a rope", "· a lamp", "· a whistle.", "We hope for light. We wait."]);
        let menu = alloc::format!("{} · Contact", led.trim_end_matches(": "));
        assert_eq!(parts(&menu).len(), 1);
    }

    #[test]
    fn a_cover_is_cut_from_the_speech() {
        let fused = "4 May 2021 The Harbour and Its Stones Governor Ada Quist At the Harbour Forum, Port Norland \
            Share It is good to be here with all of you on the day on which it opens.";
        let cover = [
            "4 May 2021", "The Harbour and Its Stones", "Governor Ada Quist", "At the Harbour Forum, Port Norland",
            "Share",
        ];
        assert_eq!(parts(fused)[..5], cover);
    }
}
