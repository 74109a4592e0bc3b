//! Speaker labels: what could name a speaker at the start of a line.
//!
//! ```text
//! NAME: words                     Mr. DORGAN. words            Q    words
//! Name (00:06):                   BAŞKAN — words               **Name:** words
//! 主席：words                      El señor X (Presidente).- w  [10:31] <nick> words
//! #### Name:                      > *Name interrupts:* words   >> NAME: words
//! 3.   Mr Name (Delyn) (Lab): w    Name  00:06                   [00:06] Name
//! [09/03/2021, 10:31] Name: words  [SPEAKER_00]: words
//! ```
//!
//! The grammar says only what a line could be. Whether a candidate is a speaker is decided for the
//! whole document, by how often it comes back and in which form (see `profile::speakers`).

use super::name::NameShape;
use super::{clock, markup, number, space0};
use crate::text;

/// How a label is set off from the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// A colon.
    Colon,
    /// A dash: "BAŞKAN —", "(Presidente).-".
    Dash,
    /// A full stop after capitals: "Mr. DORGAN."
    Stop,
    /// White space alone after a single letter: "Q    words".
    Gap,
    /// A nick of a chat log: "<nick>".
    Nick,
    /// A time code or an hour beside a name that has the line for itself: "Ada Quist  00:06".
    Time,
}

/// A candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// The label as written, without markup, time code and final punctuation.
    pub(crate) speaker: &'a str,
    /// A time code that stands with it.
    pub(crate) time: Option<&'a str>,
    /// Bytes from the line's start to the end of the label's punctuation and markup.
    pub(crate) len: usize,
    /// The words after it, perhaps none.
    pub(crate) rest: &'a str,
    pub(crate) form: Form,
    /// Whether emphasis or a heading mark sets it off.
    pub(crate) marked: bool,
    /// Whether the whole line is a Markdown heading or quotation.
    pub(crate) heading: bool,
}

/// The longest label, in bytes: "The Parliamentary Under-Secretary of State for … (Name)".
const MAX_LABEL: usize = 170;

/// Label ← prefix* name end
pub(crate) fn label(line: &str) -> Option<Label<'_>> {
    let (prefix, body) = split_prefix(line);
    if body.is_empty() {
        return None;
    }
    let found = nick(body)
        .or_else(|| voice(body))
        .or_else(|| circled(body))
        .or_else(|| single_letter(body))
        .or_else(|| clocked(body, prefix.time.is_some()))
        .or_else(|| timed(body))
        .or_else(|| punctuated(body))?;
    // A colon far behind the words is the edge of a box, as on the cover of a court's transcript.
    if body.get(..found.len).is_some_and(|head| head.contains("   :")) {
        return None;
    }
    let whole = line.len() - body.len() + found.len;
    let mut rest = line.get(whole..)?;
    let mut len = whole;
    // Emphasis that was opened before the name closes after its colon: "**Name:** words".
    if prefix.emphasis {
        let after = markup::after_emphasis(rest.trim_start_matches(['*', '_']));
        len += rest.len() - after.len();
        rest = after;
    }
    let rest = text::skip_marks(rest);
    let rest = if text::untagged(rest).is_empty() || chevrons(rest) == Some("") { "" } else { rest };
    let mut time = prefix.time.or(found.time);
    let mut words = rest;
    if let (None, Ok((after, code))) = (time, clock::time_code(rest)) {
        if text::trim(after).is_empty() {
            time = Some(code);
            len = line.len() - after.len();
            words = "";
        }
    }
    Some(Label {
        speaker: found.speaker,
        time,
        len,
        rest: words,
        form: found.form,
        marked: prefix.emphasis || prefix.heading,
        heading: prefix.heading,
    })
}

/// What stands before a name.
#[derive(Clone, Copy, Default)]
struct Prefix<'a> {
    emphasis: bool,
    heading: bool,
    time: Option<&'a str>,
}

/// Prefix ← ("#"+ | ">"+ | "*" | "_" | "<b>" | chevrons | time code | number "." | "- ")*
fn split_prefix(line: &str) -> (Prefix<'_>, &str) {
    let mut prefix = Prefix::default();
    let mut rest = line;
    for _ in 0..5 {
        let Some(first) = rest.chars().next() else { break };
        match first {
            '#' | '>' => {
                let after = rest.trim_start_matches(first);
                prefix.heading |= first == '#';
                rest = text::trim_start(after);
            }
            '*' | '_' => {
                let after = rest.trim_start_matches(['*', '_']);
                if after.starts_with(text::is_space) {
                    break;
                }
                prefix.emphasis = true;
                rest = after;
            }
            '<' => match markup::before_emphasis(rest).or_else(|| chevrons(rest)) {
                Some(after) => {
                    prefix.emphasis = true;
                    rest = text::trim_start(after);
                }
                None => match clock::time_code(rest) {
                    Ok((after, code)) => {
                        prefix.time = Some(code);
                        rest = text::trim_start(after);
                    }
                    Err(_) => break,
                },
            },
            '[' | '(' | '\\' | '0'..='9' => {
                if let Ok((after, code)) = clock::dated_code(rest).or_else(|_| clock::time_code(rest)) {
                    prefix.time = Some(code);
                    rest = text::trim_start(after);
                } else if let Some(after) = question_number(rest) {
                    rest = after;
                } else {
                    break;
                }
            }
            c if text::is_bidi_mark(c) || text::is_space(c) => rest = text::skip_marks(rest),
            _ => break,
        }
    }
    (prefix, rest)
}

/// Chevrons ← "<<" word ">>" — the style of a paragraph, which some parliaments' converters leave
/// around labels: "<< speaker >> Ada Quist: << speaker >>".
fn chevrons(input: &str) -> Option<&str> {
    let (name, rest) = input.strip_prefix("<<")?.split_once(">>")?;
    let plain = name.len() <= 40 && name.chars().all(|c| c.is_alphabetic() || c == '_' || text::is_space(c));
    (plain && name.contains(char::is_alphabetic)).then_some(text::trim(rest))
}

/// QuestionNumber ← number "." space+ before a capital: "3.   Mr Name (Delyn) (Lab): words".
fn question_number(input: &str) -> Option<&str> {
    let (rest, _) = number(input).ok()?;
    let rest = rest.strip_prefix('.')?;
    let (after, gap) = space0(rest).ok()?;
    (!gap.is_empty() && after.starts_with(char::is_uppercase)).then_some(after)
}

struct Found<'a> {
    speaker: &'a str,
    time: Option<&'a str>,
    len: usize,
    form: Form,
}

/// Nick ← "<" word ">", the signs perhaps escaped as Markdown and HTML have it: "\<nick>", "&lt;nick&gt;"
fn nick(input: &str) -> Option<Found<'_>> {
    let (name, rest) = match input.strip_prefix("&lt;") {
        Some(inner) => inner.split_once("&gt;")?,
        None => input.strip_prefix('\\').unwrap_or(input).strip_prefix('<')?.split_once('>')?,
    };
    let name = name.strip_suffix('\\').unwrap_or(name);
    let len = input.len() - rest.len();
    let rest = rest.trim_start_matches('*');
    let plain = !name.is_empty()
        && name.len() <= 32
        && name.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, '_' | '-' | '|' | '^' | '`' | '@' | '+' | '[' | ']' | ' ' | '.')
        });
    // "<P> words" is markup.
    let markup = name.len() <= 2 && name.chars().all(|c| c.is_ascii_uppercase());
    (plain && !markup && rest.starts_with(' ') && !rest.contains("</")).then_some(Found {
        speaker: name,
        time: None,
        len,
        form: Form::Nick,
    })
}

/// Voice ← "<v" ("." class)* space name ">" words — of WebVTT: "<v Ada Quist>Good morning.</v>"
fn voice(input: &str) -> Option<Found<'_>> {
    let (tag, rest) = input.strip_prefix("<v")?.split_once('>')?;
    let (classes, name) = tag.split_once(' ')?;
    let plain = (classes.is_empty() || classes.starts_with('.')) && !name.is_empty() && !rest.is_empty();
    plain.then(|| Found { speaker: text::trim(name), time: None, len: tag.len() + 3, form: Form::Nick })
}

/// Circled ← ("○" | "◎" | "◯" | "●") name (ideographic space | two spaces) words — of Japanese and
/// Korean minutes
fn circled(input: &str) -> Option<Found<'_>> {
    let sign = input.chars().next().filter(|c| matches!(c, '○' | '◎' | '◯' | '●'))?;
    let body = &input[sign.len_utf8()..];
    // A bullet may touch words that have capitals; names in these scripts have none.
    if body.starts_with(|c: char| text::is_space(c) || c.is_lowercase() || c.is_uppercase()) {
        return None;
    }
    let end = body.find('\u{3000}').or_else(|| body.find("  ")).filter(|&end| end > 0 && end <= 90)?;
    let speaker = &body[..end];
    let plain = !speaker.contains(['。', '、', '，', '.', '?', '!', ':']);
    plain.then(|| Found { speaker: text::trim(speaker), time: None, len: sign.len_utf8() + end, form: Form::Nick })
}

/// SingleLetter ← ("Q" | "A" | "M") ("." | two spaces or a no-break space) before words
fn single_letter(input: &str) -> Option<Found<'_>> {
    let mut chars = input.chars();
    let letter = chars.next().filter(|c| matches!(c, 'Q' | 'A' | 'R' | 'P' | 'В' | 'О'))?;
    let rest = chars.as_str();
    let speaker = &input[..letter.len_utf8()];
    let stop = rest.strip_prefix('.').filter(|after| after.starts_with(text::is_space) && matches!(letter, 'Q' | 'A'));
    if let Some(after) = stop {
        return (first_is_opening(after) && !names_surname(after)).then_some(Found {
            speaker,
            time: None,
            len: speaker.len() + 1,
            form: Form::Stop,
        });
    }
    let mut gap = rest.chars().take_while(|&c| text::is_space(c));
    let first = gap.next()?;
    let wide = first == '\u{a0}' || first == '\t' || gap.next().is_some();
    (wide && matches!(letter, 'Q' | 'A')).then_some(Found { speaker, time: None, len: speaker.len(), form: Form::Gap })
}

/// Whether the words behind an initial are a surname in capitals, or one with brackets behind it, and a full
/// stop: "A. QUIST. Thank you.", "A. Quist (Coast). Thank you."
fn names_surname(rest: &str) -> bool {
    let Some((name, said)) = rest.split_once(". ") else { return false };
    let mut words = text::words(name);
    let surname = words.next().unwrap_or_default();
    let bracketed = || text::trim(&name[name.find(surname).unwrap_or(0) + surname.len()..]).starts_with('(');
    let letters = text::Letters::of(surname);
    first_is_opening(said)
        && letters.all() >= 3
        && surname.starts_with(char::is_uppercase)
        && (letters.is_capitals() && words.next().is_none() || bracketed() && name.ends_with(')'))
}

fn first_is_opening(rest: &str) -> bool {
    text::trim_start(rest).chars().next().is_some_and(|c| !c.is_lowercase())
}

/// The longest line that holds a name and a time and nothing else, in bytes.
const MAX_CLOCKED: usize = 100;

/// Clocked ← name gap (time code | time of day) | name, where a time code stands before it
///
/// ```text
/// Ada Quist  00:06        Ada Quist [9:41 AM]        00:06 Ada Quist
/// ```
fn clocked(input: &str, timed: bool) -> Option<Found<'_>> {
    let line = text::trim_end(input.trim_end_matches(['*', '_']));
    if line.len() > MAX_CLOCKED || line.ends_with([':', '：']) {
        return None;
    }
    let (name, time) = if timed { (line, None) } else { name_and_time(line)? };
    let speaker = text::trim_end(name).trim_end_matches(['*', '_', ',', '|', '•', '·', '-', '–', '—', ' ', '\u{a0}']);
    let shape = NameShape::of(speaker);
    let plain = (shape.is_name(6) || shape.words == 1 && shape.digits == 0)
        && !speaker.contains([':', '：', '?', '!', ';', '"', '“', '<', '>', '=', '*', '/', '[', '(', '，', '。', '、'])
        && !speaker.ends_with('.');
    plain.then_some(Found { speaker, time, len: line.len(), form: Form::Time })
}

/// Timed ← name "[" time code "]" words: "Ada Quist [00:00:06] Good morning."
fn timed(input: &str) -> Option<Found<'_>> {
    /// Characters that the name has at most.
    const LONGEST: usize = 60;
    let at = memchr::memchr2(b'[', b'(', input.as_bytes()).filter(|&at| at <= 4 * LONGEST)?;
    if input[..at].chars().count() >= LONGEST {
        return None;
    }
    let (after, code) = clock::time_code(&input[at..]).ok()?;
    let speaker = text::trim_end(&input[..at]).trim_end_matches(['*', '_', ' ', '\u{a0}']);
    let shape = NameShape::of(speaker);
    (shape.is_name(6) && after.starts_with(text::is_space) && !speaker.contains([':', '.', ',', '?', '!']))
        .then_some(Found { speaker, time: Some(code), len: at + code.len(), form: Form::Time })
}

/// The name and the time of a line that ends with one.
fn name_and_time(line: &str) -> Option<(&str, Option<&str>)> {
    if !text::holds(line, |byte| byte.is_ascii_digit() || !byte.is_ascii()) {
        return None;
    }
    if let Some(at) = memchr::memrchr2(b'[', b'(', line.as_bytes()).filter(|&at| at > 0) {
        let tail = &line[at..];
        return (clock::is_time_code(tail) || clock::is_clock_line(tail)).then(|| (&line[..at], Some(tail)));
    }
    // The last word, or the last two: "00:06", "9:41 AM".
    let mut start = line.len();
    for _ in 0..2 {
        start = text::trim_end(&line[..start]).rfind(text::is_space)?;
        let tail = text::trim_start(&line[start..]);
        if tail.starts_with(|c: char| c.is_ascii_digit()) && tail.contains(':') {
            return (clock::is_time_code(tail) || clock::is_clock_line(tail)).then(|| (&line[..start], Some(tail)));
        }
    }
    None
}

/// Punctuated ← name (":" | "：" | " —" | ".-" | ".—" | "." after capitals)
fn punctuated(input: &str) -> Option<Found<'_>> {
    let mut depth = 0_usize;
    let mut previous = ' ';
    let mut next = 0;
    loop {
        // Letters and digits of ASCII, which most of it is, decide nothing.
        let rest = input[next..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        let at = input.len() - rest.len();
        previous = input[next..at].chars().next_back().unwrap_or(previous);
        let c = rest.chars().next().filter(|_| at <= MAX_LABEL)?;
        next = at + c.len_utf8();
        let after = || &input[at + c.len_utf8()..];
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.checked_sub(1)?,
            ':' | '：' if depth == 0 => {
                let clock = previous.is_ascii_digit() && after().starts_with(|c: char| c.is_ascii_digit());
                if clock || after().starts_with("//") {
                    return None;
                }
                return named(input, at, at + c.len_utf8(), Form::Colon);
            }
            '—' | '–' | '―' if depth == 0 => {
                let spaced = text::is_space(previous) || previous == '.' || previous == ')';
                let ahead = after().is_empty() || after().starts_with(text::is_space);
                return (spaced && ahead).then(|| named(input, at, at + c.len_utf8(), Form::Dash)).flatten();
            }
            '-' if depth == 0
                && matches!(previous, '.' | ')')
                && (after().is_empty() || after().starts_with(text::is_space)) =>
            {
                return named(input, at, at + 1, Form::Dash);
            }
            // "Mr ADA QUIST - words": between spaces, only a name in capitals makes a hyphen a dash; what
            // stands in brackets behind it may be anything: "O SR. QUIST (Rede - RN. Líder.) - words".
            '-' if depth == 0 && text::is_space(previous) && after().starts_with(text::is_space) => {
                return named(input, at, at + 1, Form::Dash).filter(|found| ends_in_capitals(found.speaker));
            }
            '.' if depth == 0 => {
                let ahead = after().starts_with(text::is_space) && first_is_opening(after());
                let dash = after().starts_with(['-', '–', '—']) || text::trim_start(after()).starts_with(['–', '—']);
                if ahead && !dash && (!abbreviates(&input[..at]) || surname_first(&input[..at])) {
                    return named(input, at, at + 1, Form::Stop).filter(|found| stops(found.speaker));
                }
            }
            // A mark inside a word abbreviates: "היו\"ר".
            '"' if previous.is_alphabetic() && after().starts_with(char::is_alphabetic) => {}
            ';' if ends_entity(&input[..at]) => {}
            '!' | '?' | ';' | '"' | '“' | '”' | '«' | '»' | '。' | '，' | '！' | '？' | '…' | '|' | '{' | '}' | '='
                if depth == 0 =>
            {
                return None;
            }
            _ => {}
        }
        previous = c;
    }
}

/// Whether the text before a semicolon is a character's name in HTML: "Mari&euml".
fn ends_entity(before: &str) -> bool {
    before.rsplit_once('&').is_some_and(|(_, name)| {
        (2..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
    })
}

/// Whether a label of two to seven words ends with one in capitals, brackets aside: "Mr ADA QUIST".
fn ends_in_capitals(speaker: &str) -> bool {
    let name = speaker.strip_suffix(')').and_then(|inner| inner.split_once('(')).map_or(speaker, |(name, _)| name);
    let shape = NameShape::of(name);
    let letters = text::Letters::of(text::words(name).next_back().unwrap_or_default());
    (2..=7).contains(&shape.words) && shape.digits == 0 && letters.is_capitals() && letters.upper >= 3
}

/// Whether the text before a full stop is an abbreviation, so that the label goes on: "Mr", "S", "J.B".
fn abbreviates(before: &str) -> bool {
    let word = before.rsplit(text::is_space).next().unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    // "MS. PSAKI", "A SRA. X": a short word that opens the label, an article of one letter aside.
    let article = text::trim(&before[..before.len() - word.len()]);
    let opens = article.chars().count() <= 1 && letters <= 3;
    word.contains('.')
        || letters <= 1
        || opens
        || (letters <= 4 && upper == 1 && word.chars().next().is_some_and(char::is_uppercase))
}

/// Whether the text before a full stop is a surname and initials: "ЛОЗОВА Г.І", "Терпугова З.М".
fn surname_first(before: &str) -> bool {
    let Some((head, initials)) = before.rsplit_once(text::is_space) else { return false };
    let surname = text::words(head).next_back().unwrap_or_default();
    initials.contains('.')
        && initials.chars().all(|c| c == '.' || c.is_uppercase())
        && surname.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && surname.starts_with(char::is_uppercase)
}

/// Whether a full stop alone can end this label: its last word is in capitals, or a French form of
/// address opens it.
fn stops(speaker: &str) -> bool {
    let shape = NameShape::of(speaker);
    let french = ["M. ", "Mme ", "MM. ", "Mlle "].iter().any(|form| speaker.starts_with(form));
    let last = text::words(speaker).rfind(|word| !word.starts_with(['(', '['])).unwrap_or_default();
    let capitals = text::Letters::of(last);
    let opener = text::words(speaker).next().unwrap_or_default();
    let opens = opener.chars().count() <= 4 || text::Letters::of(opener).is_capitals() || opener.ends_with('.');
    if shape.digits > 0 {
        return false;
    }
    // "QUIST, undersecretary of State."
    let surname =
        opener.ends_with(',') && text::Letters::of(opener).upper >= 3 && text::Letters::of(opener).is_capitals();
    // A plain name counts only where it comes back often, and a phrase that opens with a capital only where
    // the lexicon knows it for a part ("Sēdes vadītāja"); see `profile::speakers`.
    let plain = shape.is_name(3) && shape.words <= 3;
    let phrase = shape.opens && (2..=3).contains(&shape.words) && shape.small > 0;
    plain
        || phrase
        || ((french || surname) && shape.words <= 9)
        || (opens
            && capitals.upper >= 2
            && capitals.lower <= 2
            && shape.caps > 0
            && shape.small == 0
            && shape.words <= 7)
}

fn named(input: &str, end: usize, len: usize, form: Form) -> Option<Found<'_>> {
    let name = text::unmarked(text::untagged(text::skip_marks(&input[..end])));
    let name = name.trim_end_matches(['*', '_', '.', ' ', '\u{a0}']);
    let name = if form == Form::Stop { name } else { text::trim(name) };
    // A time code may stand between the name and its colon: "Name (00:06):".
    let (name, time) = match name.rfind(['(', '[']) {
        Some(at) if clock::is_time_code(&name[at..]) => (text::trim_end(&name[..at]), Some(&name[at..])),
        _ => (name, None),
    };
    // "[SPEAKER_00]:", "(UNKNOWN):"
    let bracketed = |open, close| name.strip_prefix(open)?.strip_suffix(close);
    let unknown =
        || bracketed('(', ')').filter(|inner| form == Form::Colon && NameShape::of(inner).is_all_capital(1..=4));
    let name = bracketed('[', ']').or_else(unknown).unwrap_or(name);
    // The punctuation of an abbreviation belongs to the label: "Mr. Hurd Jr.:".
    let letters = name.chars().any(char::is_alphabetic) || name == "?";
    let outside = name.split('(').next().unwrap_or(name);
    let symbols = outside.chars().filter(|c| matches!(c, '/' | '\\' | '<' | '>' | '@' | '#' | '%' | '$' | '€')).count();
    (letters && symbols <= 1 && !markup::is_address(name)).then_some(Found { speaker: name, time, len, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<(&str, &str, Form)> {
        label(line).map(|l| {
            let rest = text::skip_marks(&line[l.len..]);
            let shown = !text::untagged(rest).is_empty() && chevrons(rest) != Some("");
            assert_eq!(if shown { rest } else { "" }, l.rest, "{line}");
            (l.speaker, l.rest, l.form)
        })
    }

    #[test]
    fn labels_with_a_colon() {
        assert_eq!(parsed("MS. PSAKI:  Okay."), Some(("MS. PSAKI", "Okay.", Form::Colon)));
        assert_eq!(parsed("主席：請"), Some(("主席", "請", Form::Colon)));
        assert_eq!(parsed("**Ada Quist:** Not many."), Some(("Ada Quist", "Not many.", Form::Colon)));
        assert_eq!(parsed("**Ada Quist**: Not many."), Some(("Ada Quist", "Not many.", Form::Colon)));
        assert_eq!(parsed("<b>Ada Quist:</b> Not many.<br>"), Some(("Ada Quist", "Not many.<br>", Form::Colon)));
        assert_eq!(parsed("<strong>Ada Quist</strong>: Not."), Some(("Ada Quist", "Not.", Form::Colon)));
        assert_eq!(parsed("Ada Quist (00:06):"), Some(("Ada Quist", "", Form::Colon)));
        assert_eq!(parsed("<< chair >> Ada Quist: << chair >>"), Some(("Ada Quist", "", Form::Colon)));
        assert_eq!(parsed("<b>Ada Quist:</b><br>"), Some(("Ada Quist", "", Form::Colon)));
        assert_eq!(parsed("<b>Mari&euml;lle:</b><br>"), Some(("Mari&euml;lle", "", Form::Colon)));
        assert_eq!(parsed("We rest; Ada: no."), None);
        assert_eq!(
            parsed("MR. CHAIR (Bo Lind. Bloc RED/BLUE/GREEN.) – We begin"),
            Some(("MR. CHAIR (Bo Lind. Bloc RED/BLUE/GREEN.)", "We begin", Form::Dash))
        );
        assert_eq!(parsed("#### Marszałek:"), Some(("Marszałek", "", Form::Colon)));
        assert_eq!(parsed("> *Poseł interrupts:* Brawo!"), Some(("Poseł interrupts", "Brawo!", Form::Colon)));
        assert_eq!(
            parsed("3.   Mr Hanson (Delyn) (Lab): When"),
            Some(("Mr Hanson (Delyn) (Lab)", "When", Form::Colon))
        );
        assert_eq!(parsed("Kabareskrim : Terima"), Some(("Kabareskrim", "Terima", Form::Colon)));
        assert_eq!(parsed("Dr. Angela Merkel (CDU/CSU):"), Some(("Dr. Angela Merkel (CDU/CSU)", "", Form::Colon)));
        assert_eq!(label("[00:12] Ada: Hi").map(|l| (l.speaker, l.time)), Some(("Ada", Some("[00:12]"))));
        assert_eq!(label("Ada (00:06):").and_then(|l| l.time), Some("(00:06)"));
    }

    #[test]
    fn other_forms() {
        assert_eq!(
            parsed("Mr. DORGAN. Mr. President, while"),
            Some(("Mr. DORGAN", "Mr. President, while", Form::Stop))
        );
        assert_eq!(parsed("The PRESIDING OFFICER. Without"), Some(("The PRESIDING OFFICER", "Without", Form::Stop)));
        assert_eq!(parsed("M. le président. La parole"), Some(("M. le président", "La parole", Form::Stop)));
        assert_eq!(parsed("BAŞKAN — Sayın"), Some(("BAŞKAN", "Sayın", Form::Dash)));
        assert_eq!(parsed("El señor LÓPEZ (Presidente).- Se"), Some(("El señor LÓPEZ (Presidente)", "Se", Form::Dash)));
        assert_eq!(parsed("Mr ADA QUIST - Thank you."), Some(("Mr ADA QUIST", "Thank you.", Form::Dash)));
        assert_eq!(
            parsed("O SR. ADA QUIST (Bloc/RED - SK. Next speaker.) - Thank you."),
            Some(("O SR. ADA QUIST (Bloc/RED - SK. Next speaker.)", "Thank you.", Form::Dash))
        );
        assert_eq!(parsed("Ada Quist (Coast) - a life"), None);
        assert_eq!(parsed("El señor QUIST.-"), Some(("El señor QUIST", "", Form::Dash)));
        assert_eq!(parsed("Ada Quist - a life"), None);
        assert_eq!(parsed("Q\u{a0}\u{a0} Thanks."), Some(("Q", "Thanks.", Form::Gap)));
        assert_eq!(parsed("Q. Thanks."), Some(("Q", "Thanks.", Form::Stop)));
        assert_eq!(parsed("[10:31] <ada> hello"), Some(("ada", "hello", Form::Nick)));
        assert_eq!(parsed("**\\<ada>** hello"), Some(("ada", "hello", Form::Nick)));
        assert_eq!(parsed("&lt;ada&gt; hello"), Some(("ada", "hello", Form::Nick)));
        assert_eq!(parsed("<v Ada Quist>Hello.</v>"), Some(("Ada Quist", "Hello.</v>", Form::Nick)));
        assert_eq!(parsed("(UNKNOWN): Hello."), Some(("UNKNOWN", "Hello.", Form::Colon)));
        assert_eq!(parsed("(Mr. Lind: No!) — Yes"), Some(("(Mr. Lind: No!)", "Yes", Form::Dash)));
        assert_eq!(parsed("[SPEAKER_00]: Hello."), Some(("SPEAKER_00", "Hello.", Form::Colon)));
    }

    #[test]
    fn a_name_and_a_time() {
        for (line, time) in [
            ("Ada Quist  00:06", Some("00:06")),
            ("Ada Quist\t9:41 AM", Some("9:41 AM")),
            ("Ada Quist [9:41 AM]", Some("[9:41 AM]")),
            ("Ada Quist (00:06)", Some("(00:06)")),
            ("[00:00:06] Ada Quist", Some("[00:00:06]")),
        ] {
            let label = label(line).expect(line);
            assert_eq!((label.speaker, label.time, label.rest, label.form), ("Ada Quist", time, "", Form::Time));
            assert_eq!(label.len, line.len());
        }
        assert_eq!(
            label("**Ada** [00:06] Hi").map(|l| (l.speaker, l.time, l.rest)),
            Some(("Ada", Some("[00:06]"), "Hi"))
        );
        assert_eq!(label("[09/03/2021, 09:41:12] Ada: Hi").map(|l| (l.speaker, l.rest)), Some(("Ada", "Hi")));
        assert_eq!(label("09.03.21, 09:41 - Ada: Hi").map(|l| (l.speaker, l.rest)), Some(("Ada", "Hi")));
        assert_eq!(label("2021-03-09 09:41:12 <ada> Hi").map(|l| (l.speaker, l.rest)), Some(("ada", "Hi")));
        assert_eq!(label("We met at noon, not at 10:30"), None);
    }

    #[test]
    fn no_labels() {
        for prose in [
            "Thank you. thank you.", "He said that \"it: was\"", "12:30 we met", "https://a.b", "A man of honour",
            "<P> words", "Yes! No: never", "", "I. The", "HARBOUR BOARD, ET AL.,          :", "R. Thanks.",
            "Q.Thanks.", "Fish & chips; Ada: no.", "(3): yes", "—: yes",
        ] {
            assert_eq!(parsed(prose), None, "{prose}");
        }
    }
}
