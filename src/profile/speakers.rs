//! Which labels name speakers, decided for the whole document.
//!
//! A colon in prose invents speakers, and a name alone on its line is a heading, a signature or a
//! speaker. What settles it: the form of the label (capitals, an office, a form of address, bold),
//! and whether it, or others like it, come back.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Layout, Numbering};
use crate::ast::FurnitureRole;
use crate::grammar::label::{Form, Label, label};
use crate::grammar::name::NameShape;
use crate::lexicon::Lexicons;
use crate::line::{Line, Shape};
use crate::phrase;
use crate::text;

/// A turn that begins at a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TurnStart<'a> {
    pub(crate) line: usize,
    pub(crate) label: Label<'a>,
    /// Whether the label has the line for itself.
    pub(crate) alone: bool,
    /// Whether the evidence is thin.
    pub(crate) weak: bool,
}

/// The turns of a document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Speakers<'a> {
    starts: Vec<TurnStart<'a>>,
    /// Folded labels of accepted speakers.
    known: BTreeMap<String, usize>,
}

/// How much a label looks like a speaker's, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
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
struct Candidate<'a> {
    line: usize,
    label: Label<'a>,
    strength: Strength,
    /// Whether a paragraph may begin here, as far as layout says.
    opens: bool,
    /// Whether the line could as well address those present: "Mr. Speaker:".
    address: bool,
}

impl<'a> Speakers<'a> {
    pub(super) fn of(
        lines: &[Line<'a>],
        furniture: &[Option<FurnitureRole>],
        layout: &Layout,
        numbering: &Numbering,
        lexicons: &Lexicons,
    ) -> Self {
        let mut candidates = candidates(lines, furniture, layout, numbering, lexicons);
        // Only where others have labels is "Mr. Speaker:" one.
        if candidates.iter().filter(|c| c.opens && !c.address && c.strength >= Strength::Capitals).count() < 2 {
            candidates.retain(|c| !c.address);
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for candidate in candidates.iter().filter(|c| c.opens) {
            *counts.entry(fold(candidate.label.speaker)).or_default() += 1;
        }
        let count = |c: &Candidate<'_>| counts.get(&fold(c.label.speaker)).copied().unwrap_or(0);
        let firm = candidates.iter().filter(|c| c.opens && is_firm(c, count(c))).count();
        let marked = candidates.iter().filter(|c| c.opens && c.label.marked && is_firm(c, count(c))).count();
        let plain = candidates.iter().filter(|c| c.opens && !c.label.marked && is_firm(c, count(c))).count();
        let mut found = Self::default();
        for candidate in &candidates {
            let times = count(candidate);
            // Where labels are plain, a Markdown heading with a colon is a headline.
            if candidate.label.heading && plain >= 3 {
                continue;
            }
            let sure = is_firm(candidate, times);
            let alike = candidate.label.marked || marked * 2 <= firm;
            // A title with a colon in it says nothing to end.
            let rest = candidate.label.rest;
            let said = rest.is_empty() || text::ends_sentence(rest) || rest.len() > 60;
            let company = firm >= 3
                && said
                && candidate.label.form == Form::Colon
                && alike
                && candidate.strength >= Strength::Name
                && is_short_name(candidate.label.speaker)
                || firm >= 1 && alike && candidate.strength == Strength::Name && is_full_name(&candidate.label)
                // An office or a name in capitals before the dash that others have too.
                || firm >= 3
                    && said
                    && candidate.label.form == Form::Dash
                    && candidate.strength >= Strength::Capitals
                || firm >= 3
                    && candidate.strength == Strength::Phrase
                    && (times >= 2
                        || opens_with_name(candidate.label.speaker) && text::ends_sentence(candidate.label.rest))
                || firm >= 6 && candidate.strength == Strength::Phrase && candidate.label.marked;
            if candidate.opens && (sure || company) {
                *found.known.entry(fold(candidate.label.speaker)).or_default() += 1;
                found.starts.push(TurnStart {
                    line: candidate.line,
                    label: candidate.label,
                    alone: candidate.label.rest.is_empty(),
                    weak: !sure,
                });
            }
        }
        // In the middle of a wrapped paragraph only a speaker who is known by now begins a turn.
        let indent = found.starts.first().map(|start| lines[start.line].indent);
        for candidate in candidates.iter().filter(|c| !c.opens) {
            let times = found.known.get(&fold(candidate.label.speaker)).copied().unwrap_or(0);
            let beside = Some(lines[candidate.line].indent) == indent && candidate.label.form == Form::Colon;
            if times >= 1 && candidate.strength >= Strength::Capitals
                || times >= 2 && beside && is_short_name(candidate.label.speaker)
            {
                found.starts.push(TurnStart {
                    line: candidate.line,
                    label: candidate.label,
                    alone: candidate.label.rest.is_empty(),
                    weak: false,
                });
            }
        }
        found.hang(lines);
        found.add_names_alone(lines, furniture, layout, lexicons);
        found.starts.sort_by_key(|start| start.line);
        found.starts.dedup_by_key(|start| start.line);
        found
    }

    /// The turn that begins at a line.
    pub(crate) fn at(&self, line: usize) -> Option<&TurnStart<'a>> {
        self.starts.binary_search_by_key(&line, |start| start.line).ok().map(|at| &self.starts[at])
    }

    /// The labels of known speakers inside a paragraph, after the end of a sentence: each begins a
    /// turn of its own. Their slices, punctuation included, and the speaker's.
    pub(crate) fn inside<'t>(&self, prose: &'t str) -> Vec<(&'t str, &'t str)> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(colon) = prose[from..].find([':', '：']).map(|at| from + at) {
            let sign = prose[colon..].chars().next().map_or(1, char::len_utf8);
            if let Some(start) = self.label_start(prose, from, colon) {
                found.push((&prose[start..colon + sign], text::trim(&prose[start..colon])));
            }
            from = colon + sign;
        }
        found
    }

    /// Where a known label begins that ends at `end`: right after the end of a sentence.
    fn label_start(&self, prose: &str, from: usize, end: usize) -> Option<usize> {
        let head = &prose[from..end];
        let mut previous = char::MAX;
        for (at, c) in head.char_indices().rev().take(80) {
            if text::is_space(c) && !text::is_space(previous) {
                let start = at + c.len_utf8();
                if text::ends_sentence(&head[..at])
                    && self.known.get(&fold(&head[start..])).is_some_and(|&times| times >= 2)
                {
                    return Some(from + start);
                }
            }
            previous = c;
        }
        None
    }

    /// How many turns there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether a label is that of a speaker who has a turn of their own.
    pub(crate) fn knows(&self, speaker: &str) -> bool {
        self.known.contains_key(&fold(speaker))
    }

    /// Where turns run in and their further lines hang, a label whose words begin on the next line,
    /// set deeper, runs in as well.
    fn hang(&mut self, lines: &[Line<'a>]) {
        let hangs =
            |at: usize| lines.get(at + 1).is_some_and(|next| next.gap == 0 && next.indent >= lines[at].indent + 2);
        let run_in = self.starts.iter().filter(|start| !start.alone && hangs(start.line)).count();
        let alone = self.starts.iter().filter(|start| start.alone).count();
        if run_in >= 3 && run_in > alone {
            for start in self.starts.iter_mut().filter(|start| start.alone && hangs(start.line)) {
                start.alone = false;
            }
        }
    }

    /// Names that have a line for themselves and words after it.
    fn add_names_alone(
        &mut self,
        lines: &[Line<'a>],
        furniture: &[Option<FurnitureRole>],
        layout: &Layout,
        lexicons: &Lexicons,
    ) {
        let mut alone: Vec<(usize, &'a str, bool)> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if furniture[at].is_some() || line.shape != Shape::Prose || line.text.len() > 200 || self.at(at).is_some() {
                continue;
            }
            let Some(name) = name_alone(line.text, lexicons) else { continue };
            // A line that names the speaker in full may stand above the label itself.
            let labelled = self.at(at + 1).is_some_and(|start| start.label.marked)
                && begins_titled(name, lexicons)
                && lines[at].text.ends_with(')');
            let said = labelled
                || lines.get(at + 1).is_some_and(|next| {
                    furniture[at + 1].is_none()
                        && next.shape == Shape::Prose
                        && (next.width > 60 || text::ends_sentence(next.text) || next.text.ends_with([',', ':', '-']))
                        && name_alone(next.text, lexicons).is_none()
                        && !(lexicons.begins(next.text, |l| l.honorifics)
                            && next.width < 60
                            && NameShape::of(next.text).small == 0)
                });
            let parted = at > 0
                && (line.gap > 0
                    || !text::starts_lower(line.text)
                        && (text::ends_sentence(lines[at - 1].text)
                            || layout.wrap.is_none()
                            || !lines[at - 1].is_prose()));
            if said && (parted || at == 0) {
                let titled = begins_titled(name, lexicons) || name.contains("--");
                alone.push((at, name, titled));
            }
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, name, _) in &alone {
            *counts.entry(fold(name)).or_default() += 1;
        }
        let ruled = |at: usize| {
            at > 0
                && (matches!(lines[at - 1].shape, Shape::Separator(_))
                    || furniture[at - 1] == Some(FurnitureRole::TimeCode) && lines[at - 1].shape == Shape::Time)
        };
        let repeated = alone
            .iter()
            .filter(|(at, name, titled)| {
                counts.get(&fold(name)).is_some_and(|&n| n >= 2)
                    && (*titled || ruled(*at) || layout.is_short(&lines[*at]))
            })
            .count();
        let titled_count = alone.iter().filter(|(_, _, titled)| *titled).count();
        let ruled_count = alone.iter().filter(|(at, ..)| ruled(*at)).count();
        for (at, name, titled) in alone {
            let times = counts.get(&fold(name)).copied().unwrap_or(0);
            let sure = self.knows(name)
                || (repeated >= 3 && times >= 2)
                || (ruled_count >= 3 && ruled(at))
                || (titled && (repeated >= 3 || titled_count >= 4 || self.starts.len() >= 3));
            if sure {
                let line = lines[at].text;
                let label = Label {
                    speaker: name,
                    time: None,
                    len: line.len(),
                    rest: "",
                    form: Form::Colon,
                    marked: false,
                    heading: false,
                };
                self.starts.push(TurnStart { line: at, label, alone: true, weak: false });
            }
        }
    }
}

fn candidates<'a>(
    lines: &[Line<'a>],
    furniture: &[Option<FurnitureRole>],
    layout: &Layout,
    numbering: &Numbering,
    lexicons: &Lexicons,
) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'a>> = Vec::new();
    let mut fenced = false;
    let keyed = keyed_run(lines);
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
        let Some(label) = label(line.text) else { continue };
        // An entry's words after a bullet are no turn; the circle of East Asian minutes is no bullet.
        let bullet = matches!(line.shape, Shape::Mark(mark) if !mark.sort.is_ordered());
        if bullet && label.form != Form::Nick {
            continue;
        }
        // A label whose line is followed by names heads a list of them.
        let name_at = |at: usize| {
            lines.get(at).is_some_and(|line| line.shape == Shape::Prose && name_alone(line.text, lexicons).is_some())
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
        let strength = strength(&label, lexicons);
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
            || at < keyed
            || figures && strength != Strength::Strong
            || label.rest.starts_with("//")
            || text::same(label.speaker, "note")
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
                    || line.indent + 2 <= before.indent && !text::starts_lower(line.text)
                    || label.form == Form::Colon && candidates.last().is_some_and(|last| last.line + 1 == at && last.opens && lines[last.line].indent == line.indent)
                    || line.gap > layout.spacing || furniture[at - 1].is_some() || !before.is_prose() || !layout.joins(before, line) || text::ends_sentence(before.text)
            }
        };
        candidates.push(Candidate { line: at, label, strength, opens, address });
    }
    candidates
}

/// Where the fields end that a text opens with: three lines or more after each other, near the top,
/// that each have another key and a short value.
fn keyed_run(lines: &[Line<'_>]) -> usize {
    let key = |line: &Line<'_>| {
        crate::grammar::field::field(line.text)
            .filter(|(_, value)| !value.is_empty() && text::width(value) <= 60 && !text::ends_sentence(value))
            .map(|(key, _)| fold(key))
    };
    let mut keys: Vec<String> = Vec::new();
    let mut end = 0;
    for (at, line) in lines.iter().enumerate().take(24) {
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
    let columns: [crate::lexicon::Column; 6] =
        [|l| l.speech_words, |l| l.navigation, |l| l.headings, |l| l.cues, |l| l.contents, |l| l.references];
    lexicons.key(speaker).is_some() || columns.into_iter().any(|column| lexicons.is(speaker, column))
}

/// Whether a label is a speaker's by its own form and count.
fn is_firm(candidate: &Candidate<'_>, times: usize) -> bool {
    let Candidate { label, strength, .. } = candidate;
    let alone = label.rest.is_empty();
    match (label.form, strength) {
        (Form::Nick, _) => true,
        (_, Strength::None) => false,
        (Form::Gap, _) => times >= 2 || label.speaker.len() == 1,
        (Form::Colon, Strength::Strong) => true,
        (Form::Colon, Strength::Capitals) => times >= 2,
        // "Ada Quist (Coast):" on a line of its own.
        (Form::Colon, Strength::Name)
            if alone
                && label.speaker.ends_with(')')
                && NameShape::of(label.speaker).capital >= 2
                && is_short_name(label.speaker) =>
        {
            true
        }
        // Capitals before a full stop stand out only from words that are not set in capitals.
        (Form::Stop, _) if text::Letters::of(first_words(label.rest)).is_capitals() => false,
        (Form::Stop, Strength::Strong) => ends_in_capitals(label.speaker) || times >= 3,
        (Form::Stop, Strength::Capitals) => {
            times >= 2 || label.speaker.ends_with(char::is_uppercase) && label.speaker.contains('.')
        }
        (Form::Dash, Strength::Strong | Strength::Capitals) => times >= 2 || is_capitals(label.speaker),
        (Form::Colon, Strength::Name) => {
            label.time.is_some() || label.marked && !alone || times >= 2 && is_short_name(label.speaker)
        }
        (Form::Colon, Strength::Phrase) => label.marked && times >= 2,
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
fn is_short_name(speaker: &str) -> bool {
    let shape = NameShape::of(speaker);
    shape.words <= 6 && shape.is_name(6)
}

/// Whether a phrase opens with two words in capitals, as "Ada Quist kd (presentation)" does.
fn opens_with_name(speaker: &str) -> bool {
    text::words(speaker).take(2).filter(|word| word.starts_with(char::is_uppercase)).count() == 2
}

/// Whether a label is two or three words that begin with capitals, and a sentence follows it. Before a
/// full stop such words end a sentence as often, unless they are set in capitals or have an initial.
fn is_full_name(label: &Label<'_>) -> bool {
    let shape = NameShape::of(label.speaker);
    (label.form != Form::Stop || shape.is_caps() || label.speaker.contains('.'))
        && (2..=3).contains(&shape.capital)
        && shape.words <= 4
        && shape.is_name(4)
        && (text::words(label.rest).count() >= 5 || text::ends_sentence(label.rest))
        && !text::starts_lower(label.rest)
}

fn strength(label: &Label<'_>, lexicons: &Lexicons) -> Strength {
    let speaker = label.speaker;
    if label.form == Form::Nick || speaker == "?" || lexicons.is(speaker, |l| l.parts) {
        return Strength::Strong;
    }
    let shape = NameShape::of(speaker);
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
    let titled = lexicons.begins(speaker, |l| l.honorifics) || lexicons.find(speaker, |l| l.offices).is_some();
    if shape.is_name(16) {
        if titled && shape.capital >= 1 && (shape.words >= 2 || shape.is_caps()) || is_initialled(speaker) {
            return Strength::Strong;
        }
        if shape.is_caps() && shape.capital >= 2 {
            return Strength::Capitals;
        }
        if shape.words <= 8 && speaker.chars().filter(|&c| c == ',').count() <= 2 {
            return Strength::Name;
        }
        return Strength::None;
    }
    // "ADA QUIST state secretary": a name in capitals and an office in small letters.
    let capitals = text::words(speaker).take_while(|word| text::Letters::of(word).is_capitals()).count();
    if capitals >= 2 && shape.small <= 5 && speaker.len() <= 90 {
        return Strength::Capitals;
    }
    // "El señor presidente", "An hon. Member": an office in small letters after a capital.
    let last = text::words(speaker).next_back().unwrap_or_default();
    let ends = !text::starts_lower(last) || lexicons.begins(last, |l| l.offices);
    if titled && ends && shape.opens && shape.words <= 8 && shape.small <= 2 {
        return Strength::Strong;
    }
    if shape.opens && shape.words <= 5 && shape.small <= 3 && speaker.len() <= 40 {
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

/// The name that a whole line is, an office after a dash or a comma included.
fn name_alone<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let bare = crate::grammar::markup::bare(line);
    if bare.ends_with(['.', ',', ';', '!', '?', ':', '。', '，', '：', '！', '？'])
        && !lexicons.is(bare, |l| l.honorifics)
    {
        return None;
    }
    // "Ada Quist--Chair and Chief Executive Officer"
    let (name, office) = match bare.find("--").or_else(|| bare.find(" — ")).or_else(|| bare.find(" – ")) {
        Some(at) => (text::trim(&bare[..at]), Some(&bare[at..])),
        None => (bare, None),
    };
    if office.is_some_and(|office| office.len() > 120)
        || lexicons.is(bare, |l| l.headings)
        || lexicons.is(bare, |l| l.navigation)
    {
        return None;
    }
    let shape = NameShape::of(name);
    let uncased = text::starts_uncased(name);
    let plausible =
        if uncased { name.chars().count() <= 16 && shape.words <= 4 } else { shape.is_name(14) && shape.digits == 0 };
    plausible.then_some(bare)
}

/// Whether a name opens with a form of address or an office, an article before it allowed.
fn begins_titled(name: &str, lexicons: &Lexicons) -> bool {
    let bare = text::words(name)
        .next()
        .filter(|word| word.chars().count() <= 3 && !word.ends_with('.'))
        .map_or(name, |article| text::trim_start(&name[article.len()..]));
    let titled = |name: &str| lexicons.begins(name, |l| l.honorifics) || lexicons.begins(name, |l| l.offices);
    lexicons.is(name, |l| l.parts) || titled(name) || titled(bare)
}

/// A label for comparing: small letters, single spaces, without what stands in brackets.
pub(crate) fn fold(speaker: &str) -> String {
    let outside = speaker.split(['(', '[', '（']).next().unwrap_or(speaker);
    let outside = if text::trim(outside).is_empty() { speaker } else { outside };
    let mut folded = String::with_capacity(outside.len());
    let mut words = text::words(outside).peekable();
    while let Some(word) = words.next() {
        // The number of a contribution is no part of the name: "Anf. 2 ADA QUIST".
        if word.starts_with(|c: char| c.is_ascii_digit()) && !folded.is_empty() && words.peek().is_some() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;

    fn turns(source: &str) -> Vec<(usize, String)> {
        let lines = scan(source);
        let furniture = alloc::vec![None; lines.len()];
        let layout = Layout::measure(&lines, &furniture);
        let (lexicons, _) = Lexicons::for_text(source);
        let speakers = Speakers::of(&lines, &furniture, &layout, &Numbering::default(), &lexicons);
        speakers.starts.iter().map(|start| (start.line, start.label.speaker.into())).collect()
    }

    #[test]
    fn labels_that_come_back_are_speakers() {
        let found =
            turns("Ada Quist: We are open.\n\nBo Lind: Since when?\n\nAda Quist: Since today.\n\nBo Lind: Good.\n");
        assert_eq!(found.len(), 4);
        assert_eq!(found[1], (1, "Bo Lind".into()));
    }

    #[test]
    fn a_colon_in_prose_is_none() {
        assert!(turns("The principle is simple: we pay our debts.\n\nLet me say this: we always did.\n\nOne Thing: it was hard.\n").is_empty());
    }

    #[test]
    fn forms_of_address_vouch_for_a_single_turn() {
        assert_eq!(turns("MS. QUIST: Good morning, everybody.\n"), [(0, "MS. QUIST".into())]);
        assert_eq!(turns("(Mr. Lind: Never!)\n"), []);
    }

    #[test]
    fn names_alone_come_back_too() {
        let found = turns(
            "---\nADA QUIST\nWe are open, all of us, and glad of it.\n---\nCHORUS OF VOICES\nHurrah to all of that!\n---\nADA QUIST\nThank you, it was a long way here.\n",
        );
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 4, 7]);
    }
}
