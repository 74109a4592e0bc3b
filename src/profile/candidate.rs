//! Lines that could begin a turn by their own form, and how much that form says.

use alloc::string::String;
use alloc::vec::Vec;

use super::known::Known;
use super::people::People;
use super::speakers::{fold, name_alone};
use super::{Layout, Numbering};
use crate::ast::FurnitureRole;
use crate::grammar::label::{Form, Label, label};
use crate::grammar::name::NameShape;
use crate::grammar::{chat, field};
use crate::lexicon::Lexicons;
use crate::line::{Line, Shape};
use crate::phrase;
use crate::text;

/// How much a label looks like a speaker's, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// No name.
    None,
    /// A phrase with small words, as "Głos z sali".
    Phrase,
    /// Words that begin with capitals.
    Name,
    /// Words in capitals.
    Capitals,
    /// An office, a form of address, a part that the lexicon knows.
    Strong,
}

#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) line: usize,
    pub(super) label: Label<'a>,
    pub(super) strength: Strength,
    /// Whether a paragraph may begin here, as far as layout says.
    pub(super) opens: bool,
    /// Whether the label was known before.
    pub(super) known: bool,
    /// Whether the line could as well address those present: "Mr. Speaker:".
    pub(super) address: bool,
    /// Whether mostly figures follow, as after a key: only a label that comes back often says them.
    pub(super) figures: bool,
}

pub(super) fn candidates<'a>(
    lines: &[Line<'a>],
    furniture: &[Option<FurnitureRole>],
    layout: &Layout,
    numbering: &Numbering,
    people: &People,
    lexicons: &Lexicons,
    known: &Known,
) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'a>> = Vec::new();
    let mut fenced = false;
    let keyed = keyed_run(lines);
    let throughout = is_labelled_throughout(lines);
    for (at, line) in lines.iter().enumerate() {
        fenced ^= line.shape == Shape::Fence;
        let shaped = matches!(
            line.shape,
            Shape::Prose | Shape::Mark(_) | Shape::Heading(_) | Shape::Quoted | Shape::Bracketed | Shape::Row
        );
        if fenced || furniture[at].is_some() || !shaped || numbering.paragraph(at).is_some() {
            continue;
        }
        // "(Name: words)" is a heckle.
        if line.shape == Shape::Bracketed && !line.text.starts_with(['<', '[']) {
            continue;
        }
        // "[23:15] *** Signoff: ada"
        if chat::is_action(line.text, false) {
            continue;
        }
        let Some(label) = label(line.text) else { continue };
        let row = throughout && label.form == Form::Colon && !label.rest.is_empty();
        if row || known.speaks(label.speaker) {
            let strength = Strength::Strong;
            candidates.push(Candidate {
                line: at,
                label,
                strength,
                opens: true,
                known: true,
                address: false,
                figures: false,
            });
            continue;
        }
        // An entry's words after a bullet are no turn; the circle of East Asian minutes is no bullet.
        let bullet = matches!(line.shape, Shape::Mark(mark) if !mark.sort.is_ordered());
        if bullet && label.form != Form::Nick {
            continue;
        }
        // A label whose line is followed by names heads a list of them.
        let name_at = |at: usize| {
            lines.get(at).is_some_and(|line| {
                line.shape == Shape::Prose && !fills_line(line, layout) && name_alone(line.text, lexicons).is_some()
            })
        };
        let listed = |at: usize| {
            lines.get(at).is_some_and(|line| {
                text::starts_uncased(line.text)
                    && line.width <= 50
                    && !text::ends_sentence(line.text.trim_end_matches("P.").trim_end_matches("S."))
                    && lexicons
                        .find(line.text, |l| l.offices)
                        .or_else(|| lexicons.find(line.text, |l| l.honorifics))
                        .is_some()
            })
        };
        if label.rest.is_empty() && (name_at(at + 1) && name_at(at + 2) || listed(at + 1)) {
            continue;
        }
        if label.form == Form::Time && label.rest.is_empty() && !has_words_below(lines, at) {
            continue;
        }
        // "Date of Meeting:" with the day below it.
        let dated = || {
            lines.get(at + 1).is_some_and(|next| {
                phrase::dateline(next.text, lexicons).is_some_and(|date| date.len() * 10 > next.text.len() * 7)
            })
        };
        if label.form == Form::Colon && label.rest.is_empty() && dated() {
            continue;
        }
        // A Markdown heading that says something after its colon is a headline.
        if label.heading && !label.rest.is_empty() && !text::ends_sentence(label.rest) {
            continue;
        }
        let listed = people.knows(label.speaker);
        let strength = if listed { Strength::Strong } else { strength(&label, lexicons) };
        // A phrase before a full stop is a sentence, unless it is the name of a part: "Sēdes vadītāja."
        let shape = NameShape::of(label.speaker);
        let phrase = label.form == Form::Stop && shape.small > 0 && shape.caps == 0;
        let sentence = phrase
            && !lexicons.is(label.speaker, |l| l.parts)
            && (strength != Strength::Strong || lexicons.is(label.speaker, |l| l.vocatives));
        // The key of a metadata line is no speaker, wherever it stands: "Topic: Roads".
        let key = is_other_word(label.speaker, lexicons) && label.form == Form::Colon;
        let figures = label.rest.chars().filter(char::is_ascii_digit).count() * 2
            > label.rest.chars().filter(|c| c.is_alphabetic()).count()
            && !label.rest.is_empty();
        let address = label.rest.is_empty()
            && !label.marked
            && lexicons.begins(label.speaker, |l| l.vocatives)
            && phrase::address(line.text, lexicons) == phrase::Address::Sure;
        if strength == Strength::None
            || key
            || sentence
            || lines.len() - at <= SIGNED && signs(&label, strength)
            || at < keyed
            || field::has_telephone(label.rest)
            || candidates.is_empty() && (names_somebody(&label, lexicons) || is_among_keys(lines, at, &label, lexicons))
            || label.rest.is_empty() && phrase::heads_attendance(label.speaker, lexicons) && !lexicons.is(label.speaker, |l| l.parts)
            || label.rest.starts_with("//")
            // "Thank you. The sitting is closed."
            || lexicons.is(label.speaker, |l| l.closings)
        {
            continue;
        }
        let opens = match at.checked_sub(1).map(|before| &lines[before]) {
            None => true,
            Some(before) => {
                strength >= Strength::Capitals && label.form == Form::Colon && NameShape::of(label.speaker).words >= 2 && is_capitals(label.speaker)
                    // Back at the margin after hanging lines, or right below another label.
                    || line.indent + 2 <= before.indent && !line.starts_lower
                    || label.form == Form::Colon && candidates.last().is_some_and(|last| last.line + 1 == at && last.opens && lines[last.line].indent == line.indent)
                    || line.gap > layout.spacing || furniture[at - 1].is_some() || !before.is_prose() || !layout.joins(before, line) || before.ends_sentence
            }
        };
        candidates.push(Candidate { line: at, label, strength, opens, known: false, address, figures });
    }
    candidates
}

/// Lines at the end of a record that may sign it.
const SIGNED: usize = 4;

/// Whether an office and nothing but a name behind it sign the record: "Chair: Ada Quist".
fn signs(label: &Label<'_>, strength: Strength) -> bool {
    label.form == Form::Colon
        && strength == Strength::Strong
        && NameShape::of(label.rest).is_all_capital(2..=4)
        && !text::ends_sentence(label.rest)
        && label.rest.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’') || text::is_space(c))
}

/// Whether a line of a text in capitals is as wide as its wrapped lines are, which all look like names.
fn fills_line(line: &Line<'_>, layout: &Layout) -> bool {
    layout.uncased && layout.wrap.is_some_and(|edge| line.right() * 5 >= edge * 4)
}

/// Lines of a table of speakers and words, at least.
const ROWS: usize = 8;

/// Whether nearly every line opens with a label and a colon, labels that come back, and goes on with a
/// sentence: a table of speakers and what they said, a line each. Labels there may look like anything.
fn is_labelled_throughout(lines: &[Line<'_>]) -> bool {
    let said = |line: &Line<'_>| line.ends_sentence && line.width >= 20;
    // Most texts show at their first lines that they are no such table.
    let opening = lines.iter().take(ROWS * 2).filter(|line| said(line) && label_of_row(line).is_some()).count();
    if lines.len() < ROWS || opening * 2 < lines.len().min(ROWS * 2) {
        return false;
    }
    let mut labels: Vec<String> = lines.iter().filter_map(label_of_row).map(fold).collect();
    let (rows, sentences) = (labels.len(), lines.iter().filter(|line| said(line)).count());
    labels.sort_unstable();
    labels.dedup();
    rows * 10 >= lines.len() * 9 && sentences * 10 >= lines.len() * 7 && labels.len() * 2 <= rows
}

/// What stands before the colon with which a line opens, where words follow.
fn label_of_row<'a>(line: &Line<'a>) -> Option<&'a str> {
    let label = label(line.text).filter(|label| label.form == Form::Colon && !label.rest.is_empty())?;
    (line.is_prose() && text::at_most_words(label.speaker, 8)).then_some(label.speaker)
}

/// Whether a label before any other is a key whose value is a name: "Guest: Ada Quist".
fn names_somebody(label: &Label<'_>, lexicons: &Lexicons) -> bool {
    let name = label.rest.split(['.', ',', ';', '(']).next().unwrap_or_default();
    let shape = NameShape::of(name);
    label.form == Form::Colon
        && lexicons.key(label.speaker).is_some()
        && (2..=6).contains(&shape.capital)
        && shape.is_name(7)
        && phrase::address(label.rest, lexicons) == phrase::Address::No
}

/// Whether a label before any other, with a short value, has known keys on the lines around it: two above
/// or below it, or one on each side.
fn is_among_keys(lines: &[Line<'_>], at: usize, label: &Label<'_>, lexicons: &Lexicons) -> bool {
    /// The widest value, in columns.
    const VALUE: usize = 60;
    let keyed = |at: usize| {
        lines.get(at).is_some_and(|line| {
            phrase::keyed(line.text, lexicons).is_some_and(|(_, value)| !value.is_empty()) && line.width <= 160
        })
    };
    let above = |by: usize| at.checked_sub(by).is_some_and(keyed);
    label.form == Form::Colon
        && !label.rest.is_empty()
        && text::width(label.rest) <= VALUE
        && !text::ends_sentence(label.rest)
        && [above(1) && above(2), above(1) && keyed(at + 1), keyed(at + 1) && keyed(at + 2)].contains(&true)
}

/// Whether words stand right below a name and its time: in a programme of the day the next hour does.
fn has_words_below(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at + 1).is_some_and(|next| {
        next.gap <= 1
            && !matches!(next.shape, Shape::Time | Shape::Folio(_) | Shape::Separator(_) | Shape::Heading(_))
            && label(next.text).is_none_or(|label| label.form != Form::Time)
    })
}

/// Where the fields end that a text opens with: three lines or more after each other, near the top,
/// that each have another key and a short value.
fn keyed_run(lines: &[Line<'_>]) -> usize {
    let key = |line: &Line<'_>| {
        field::field(line.text)
            .filter(|(_, value)| !value.is_empty() && text::width(value) <= 60 && !text::ends_sentence(value))
            .map(|(key, _)| fold(key))
    };
    let mut keys: Vec<String> = Vec::new();
    let mut end = 0;
    for (at, line) in lines.iter().enumerate().take(24) {
        // Below the first words that are said, counted votes are no fields of the front.
        if line.ends_sentence && text::at_least_words(line.text, 6) {
            break;
        }
        match key(line).filter(|key| !keys.contains(key) && (keys.is_empty() || line.gap == 0)) {
            Some(key) => keys.push(key),
            None => keys.clear(),
        }
        if keys.len() >= 3 {
            end = at + 1;
        }
    }
    end
}

/// Whether a word before a colon is known to be no speaker: a metadata key, a headline, a cue.
fn is_other_word(speaker: &str, lexicons: &Lexicons) -> bool {
    if lexicons.is(speaker, |l| l.parts) {
        return false;
    }
    let columns: [crate::lexicon::Column; 7] = [
        |l| l.speech_words,
        |l| l.navigation,
        |l| l.headings,
        |l| l.cues,
        |l| l.proceedings,
        |l| l.contents,
        |l| l.references,
    ];
    // "Ada Quist Speech: The Harbour" is a headline.
    let headline = text::words(speaker).skip(2).last().is_some_and(|word| lexicons.is(word, |l| l.speech_words));
    // "AI (AQ):" says whom an action concerns.
    let remark = text::trim(speaker.split('(').next().unwrap_or(speaker));
    headline
        || lexicons.key(speaker).is_some()
        || lexicons.is(remark, |l| l.remarks)
        || columns.into_iter().any(|column| lexicons.is(speaker, column))
}

/// Whether a name in capitals ends a label, a word or two in small letters or of one letter before it:
/// "O señor QUIST LIND", whatever the language.
fn ends_in_surname(speaker: &str) -> bool {
    let plain = |word: &&str| word.chars().nth(1).is_none() || text::Letters::of(word).lower > 0;
    let opening = text::words(speaker).take_while(plain).count();
    let mut surname = text::words(speaker).skip(opening).take_while(|word| !word.starts_with('(')).peekable();
    (1..=2).contains(&opening)
        && speaker.starts_with(char::is_uppercase)
        && surname.peek().is_some()
        && surname.all(|word| word.chars().count() >= 3 && text::Letters::of(word).is_capitals())
}

/// How often a label comes back before a line of figures counts as said by it.
const FIGURES: usize = 4;

/// Whether a label is a speaker's by its own form and count.
pub(super) fn is_firm(candidate: &Candidate<'_>, times: usize) -> bool {
    let Candidate { label, strength, .. } = candidate;
    let alone = label.rest.is_empty();
    match (label.form, strength) {
        _ if candidate.known => true,
        _ if candidate.figures && *strength != Strength::Strong && times < FIGURES => false,
        (Form::Nick, _) => true,
        (_, Strength::None) => false,
        (Form::Time, _) => times >= 2,
        (Form::Gap, _) => times >= 2 || label.speaker.len() == 1,
        (Form::Colon, Strength::Strong) => true,
        // "Ada Quist (Coast):" on a line of its own.
        (Form::Colon, Strength::Name | Strength::Capitals)
            if alone
                && label.speaker.ends_with(')')
                && NameShape::of(label.speaker).capital >= 2
                && is_short_name(label.speaker) =>
        {
            true
        }
        (Form::Colon, Strength::Capitals) => times >= 2,
        // Capitals before a full stop stand out only from words that are not set in capitals.
        (Form::Stop, _) if text::Letters::of(first_words(label.rest)).is_capitals() => false,
        (Form::Stop, Strength::Strong) => {
            ends_in_capitals(label.speaker) || times >= if label.speaker.len() == 1 { 2 } else { 3 }
        }
        (Form::Stop, Strength::Capitals) => {
            times >= 2 || label.speaker.ends_with(char::is_uppercase) && label.speaker.contains('.')
        }
        // "La señora LIND.-" on a line of its own.
        (Form::Dash, Strength::Strong) if alone => true,
        (Form::Dash, Strength::Strong | Strength::Capitals) => times >= 2 || is_capitals(label.speaker),
        (Form::Colon, Strength::Name) => {
            label.time.is_some() || label.marked && !alone || times >= 2 && is_short_name(label.speaker)
        }
        (Form::Colon, Strength::Phrase) => (label.marked || label.time.is_some()) && times >= 2,
        (Form::Dash | Form::Stop, Strength::Name) => {
            times >= 4 && is_short_name(label.speaker) && (text::ends_sentence(label.rest) || label.rest.len() > 120)
        }
        (Form::Dash | Form::Stop, Strength::Phrase) => false,
    }
}

/// Whether the last word of a label is in capitals: "Mr. DORGAN".
fn ends_in_capitals(speaker: &str) -> bool {
    text::words(speaker).next_back().is_some_and(|word| text::Letters::of(word).is_capitals())
}

/// The first few words of what follows a label.
fn first_words(rest: &str) -> &str {
    rest.char_indices().nth(40).map_or(rest, |(at, _)| &rest[..at])
}

fn is_capitals(speaker: &str) -> bool {
    NameShape::of(speaker).is_caps()
}

/// Whether a label is no longer than names are, so that its company may vouch for it.
pub(super) fn is_short_name(speaker: &str) -> bool {
    let shape = NameShape::of(speaker);
    shape.words <= 6 && shape.is_name(6)
}

/// Whether a phrase opens with two words in capitals, as "Ada Quist kd (presentation)" does.
pub(super) fn opens_with_name(speaker: &str) -> bool {
    text::words(speaker).take(2).filter(|word| word.starts_with(char::is_uppercase)).count() == 2
}

/// Whether a label is two or three words that begin with capitals, and a sentence follows it. Before a
/// full stop such words end a sentence as often, unless they are set in capitals or have an initial.
pub(super) fn is_full_name(label: &Label<'_>) -> bool {
    let shape = NameShape::of(label.speaker);
    (label.form != Form::Stop || shape.is_caps() || label.speaker.contains('.'))
        && (2..=3).contains(&shape.capital)
        && shape.words <= 4
        && shape.is_name(4)
        && (text::at_least_words(label.rest, 5) || text::ends_sentence(label.rest))
        && !text::starts_lower(label.rest)
}

fn strength(label: &Label<'_>, lexicons: &Lexicons) -> Strength {
    let speaker = label.speaker;
    if label.form == Form::Nick || speaker == "?" || lexicons.is(speaker, |l| l.parts) {
        return Strength::Strong;
    }
    let shape = NameShape::of(speaker);
    // A nick may be in small letters; a time beside it vouches for it, or company.
    if shape.words == 1 && shape.small == 1 && speaker.len() <= 32 {
        return Strength::Phrase;
    }
    let uncased = text::starts_uncased(speaker);
    if uncased {
        let unspaced = speaker.chars().any(text::is_unspaced);
        let long = if unspaced { speaker.chars().count() > 24 } else { shape.words > 9 };
        // Without spaces between words, the office must begin or end the label.
        let office = lexicons.find(speaker, |l| l.offices);
        let titled = office.is_some_and(|(start, end)| {
            !unspaced
                || start == 0 && speaker.chars().count() <= 10
                || end == speaker.len()
                || speaker[end..].starts_with(['（', '('])
        }) || lexicons.begins(speaker, |l| l.honorifics);
        return match (long, titled) {
            (true, _) => Strength::None,
            (false, true) => Strength::Strong,
            (false, false) if shape.words <= 5 => Strength::Name,
            (false, false) => Strength::None,
        };
    }
    // A figure opens no name.
    if text::first_letter(speaker).is_some_and(char::is_numeric) {
        return Strength::None;
    }
    let titled = lexicons.begins(speaker, |l| l.honorifics) || lexicons.find(speaker, |l| l.offices).is_some();
    if shape.is_name(16) {
        if titled && shape.capital >= 1 && (shape.words >= 2 || shape.is_caps()) || is_initialled(speaker) {
            return Strength::Strong;
        }
        if shape.is_caps() && (shape.capital >= 2 || speaker.ends_with(')')) {
            return Strength::Capitals;
        }
        if shape.words <= 8 && speaker.chars().filter(|&c| c == ',').count() <= 2 {
            return Strength::Name;
        }
        return Strength::None;
    }
    // "ADA QUIST state secretary": a name in capitals and an office in small letters.
    let capitals = text::words(speaker).take_while(|word| text::Letters::of(word).is_capitals()).count();
    let surname = capitals == 1 && titled && text::words(speaker).next().is_some_and(|word| word.ends_with(','));
    if (capitals >= 2 || surname) && shape.small <= 5 && speaker.len() <= 90 {
        return Strength::Capitals;
    }
    // "El señor presidente", "An hon. Member": an office in small letters after a capital.
    let last = text::words(speaker).next_back().unwrap_or_default();
    let ends = !text::starts_lower(last) || lexicons.begins(last, |l| l.offices);
    if titled && ends && shape.opens && shape.words <= 8 && shape.small <= 2 {
        return Strength::Strong;
    }
    if ends_in_surname(speaker) {
        Strength::Capitals
    } else if shape.opens && shape.words <= 5 && shape.small <= 3 && speaker.len() <= 40 {
        Strength::Phrase
    } else {
        Strength::None
    }
}

/// Whether a label is an initial and a surname: "В.Путин", "A. Quist".
fn is_initialled(speaker: &str) -> bool {
    let mut chars = speaker.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.');
    let surname = text::trim_start(chars.as_str());
    initial && surname.chars().count() >= 3 && NameShape::of(surname).is_name(2)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use crate::{BlockKind, explain};

    #[test]
    fn a_phrase_before_a_full_stop_is_a_sentence() {
        let mut source = String::from("Ostas sēde\n\n");
        for said in [
            "Sēdes vadītāja. Labrīt, un paldies visiem, kas ir no ostas.",
            "Osta ir atvērta. Tie kuģi, kas ir no rīta, ir arī vakarā.",
        ] {
            for _ in 0..4 {
                source.push_str(said);
                source.push_str("\n\n");
            }
        }
        let kinds = explain(&source).unwrap_or_default().iter().map(|decision| decision.kind).collect::<Vec<_>>();
        let wanted = [BlockKind::Turn; 4].into_iter().chain([BlockKind::Paragraph; 4]);
        assert!(kinds.iter().copied().skip(1).eq(wanted), "{kinds:?}");
    }

    #[test]
    fn a_figure_opens_no_name() {
        let mut source = String::from("# Zapis posiedzenia\n\n## 1. punkt porządku dziennego:\n\n### Orędzie.\n\n");
        for said in ["Port jest otwarty.", "Dziękuję.", "Czekaliśmy na to dziewięć lat.", "Droga jest sucha."] {
            source.push_str("#### Prezydent Bogdan Linda:\n\n");
            source.push_str(said);
            source.push_str("\n\n> *Poseł Jan Kwist interrupts:* Brawo!\n\n");
        }
        let decisions = explain(&source).unwrap_or_default();
        assert_eq!(decisions.get(1).map(|decision| decision.kind), Some(BlockKind::Heading));
    }
}
