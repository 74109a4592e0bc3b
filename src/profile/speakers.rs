//! Which labels name speakers, decided for the whole document.
//!
//! A colon in prose invents speakers, and a name alone on its line is a heading, a signature or a
//! speaker. What settles it: the form of the label (capitals, an office, a form of address, bold),
//! and whether it, or others like it, come back.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::candidate::{Candidate, Strength, candidates, is_firm, is_full_name, is_short_name, opens_with_name};
use super::known::Known;
use super::people::People;
use super::{Layout, Numbering};
use crate::ast::FurnitureRole;
use crate::grammar::label::{Form, Label};
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

impl<'a> Speakers<'a> {
    pub(super) fn of(
        lines: &[Line<'a>],
        furniture: &[Option<FurnitureRole>],
        layout: &Layout,
        numbering: &Numbering,
        lexicons: &Lexicons,
        known: &Known,
    ) -> Self {
        let people = People::of(lines, lexicons);
        let mut candidates = candidates(lines, furniture, layout, numbering, &people, lexicons, known);
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
        let is_stop = |c: &&Candidate<'_>| c.opens && c.label.form == Form::Stop && is_firm(c, count(c));
        let firm_stops = candidates.iter().filter(is_stop).count();
        let marked = candidates.iter().filter(|c| c.opens && c.label.marked && is_firm(c, count(c))).count();
        let plain = candidates.iter().filter(|c| c.opens && !c.label.marked && is_firm(c, count(c))).count();
        let clocked = candidates.iter().filter(|c| c.label.form == Form::Time && is_firm(c, count(c))).count();
        let lettered = candidates
            .iter()
            .filter(|c| c.opens && c.label.form == Form::Stop && c.label.speaker == "Q" && is_firm(c, count(c)))
            .count();
        let initials =
            candidates.iter().filter(|c| c.opens && is_initials(c.label.speaker) && is_firm(c, count(c))).count();
        let nicks = has_nicks(&candidates, &counts);
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
            let said =
                rest.is_empty() || text::ends_sentence(without_cue(rest)) || rest.len() > 60 && candidate.line > 0;
            let stopped = firm_stops >= 2 && said && candidate.label.form == Form::Stop && !text::starts_lower(rest);
            let company = firm >= 3
                && said
                && candidate.label.form == Form::Colon
                && alike
                && candidate.strength >= Strength::Name
                && (is_short_name(candidate.label.speaker) || candidate.strength == Strength::Capitals)
                // "QUIST (Coast)." and "Mme Ada Quist." among others that full stops part.
                || stopped && candidate.strength >= Strength::Capitals && !rest.is_empty()
                || firm >= 1 && alike && candidate.strength == Strength::Name && is_full_name(&candidate.label)
                // An office or a name in capitals before the dash that others have too.
                || firm >= 3
                    && said
                    && candidate.label.form == Form::Dash
                    && candidate.strength >= Strength::Capitals
                || firm >= 3
                    && candidate.strength == Strength::Phrase
                    // "The question is:" on a line of its own leads in, however often it comes back.
                    && (times >= 2 && !candidate.label.rest.is_empty()
                        || opens_with_name(candidate.label.speaker) && text::ends_sentence(without_cue(candidate.label.rest)))
                // Below a time code, whose few words end no sentence.
                || firm >= 3
                    && layout.captions
                    && candidate.label.form == Form::Colon
                    && candidate.strength >= Strength::Name
                    && (2..=4).contains(&NameShape::of(candidate.label.speaker).capital)
                    && is_short_name(candidate.label.speaker)
                    && candidate.line.checked_sub(1).is_some_and(|above| lines[above].shape == Shape::Time)
                // Below a time in the margin.
                || firm >= 2
                    && said
                    && candidate.label.form == Form::Colon
                    && candidate.strength >= Strength::Phrase
                    && candidate.line.checked_sub(1).is_some_and(|above| lines[above].shape == Shape::Time)
                || firm >= 6 && candidate.strength == Strength::Phrase && candidate.label.marked
                // Nicks in small letters come in company, and come back.
                || nicks && is_small_nick(candidate) && times >= 2
                // Where most labels are initials, others in company are labels too.
                || initials >= INITIALS && candidate.label.form == Form::Colon && is_initials(candidate.label.speaker)
                // Who is asked answers: "A." beside "Q.".
                || lettered >= 1 && candidate.label.form == Form::Stop && candidate.label.speaker.len() == 1
                // A name and its time stand above words as others do.
                || clocked >= 2 && candidate.label.form == Form::Time && candidate.strength > Strength::None;
            if candidate.opens && (sure || company && !candidate.figures) {
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
        found.add_names_alone(lines, furniture, layout, &people, lexicons, known);
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
        // The wide colon begins with this byte.
        if self.known.is_empty() || memchr::memchr2(b':', 0xef, prose.as_bytes()).is_none() {
            return found;
        }
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
                    && self.knows(&head[start..])
                    && !is_bracket_open(&prose[..from + at])
                {
                    return Some(from + start);
                }
            }
            previous = c;
        }
        None
    }

    /// The labels of the turns that rest on more than their company, in the order of the text.
    pub(super) fn labels(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.starts.iter().filter(|start| !start.weak).map(|start| start.label.speaker)
    }

    /// How many turns there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether most turns have the nicks of a chat: "<nick>".
    pub(crate) fn is_chat(&self) -> bool {
        let nicks = self.starts.iter().filter(|start| start.label.form == Form::Nick).count();
        nicks >= CHAT && nicks * 2 > self.starts.len()
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
        people: &People,
        lexicons: &Lexicons,
        known: &Known,
    ) {
        let mut alone: Vec<(usize, &'a str, bool)> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if furniture[at].is_some() || line.shape != Shape::Prose || line.text.len() > 200 || self.at(at).is_some() {
                continue;
            }
            let stated = known.speaks(line.text).then_some(line.text);
            let Some(name) = stated.or_else(|| name_alone(line.text, lexicons)) else { continue };
            // A line that names the speaker in full may stand above the label itself.
            let labelled = self.at(at + 1).is_some_and(|start| {
                start.label.marked && (line.text.ends_with(')') || fold(start.label.speaker) == fold(name))
            }) && begins_titled(name, lexicons);
            // "[Operator signoff]"
            let noted = name.len() < 40
                && line.gap > 0
                && lines.get(at + 1).is_some_and(|next| next.shape == Shape::Bracketed && next.width < 60);
            let said = labelled
                || stated.is_some()
                || noted && lexicons.is(name, |l| l.parts)
                || lines.get(at + 1).is_some_and(|next| {
                    furniture[at + 1].is_none()
                        && next.is_prose()
                        && !phrase::heads_attendance(next.text, lexicons)
                        && (next.width > 60 || next.ends_sentence || next.text.ends_with([',', ':', '-', '，', '：']))
                        && name_alone(next.text, lexicons).is_none()
                        && lexicons.key(next.text.trim_end_matches([':', '：'])).is_none()
                        && !(lexicons.begins(next.text, |l| l.honorifics)
                            && next.width < 60
                            && NameShape::of(next.text).small == 0)
                });
            let parted = at > 0
                && (line.gap > 0
                    || !line.starts_lower
                        && (lines[at - 1].ends_sentence || layout.wrap.is_none() || !lines[at - 1].is_prose()));
            if said && (parted || at == 0) {
                let titled = begins_titled(name, lexicons) || name.contains("--") || has_office_behind(name, lexicons);
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
                || known.speaks(name)
                || people.knows(before_office(name))
                || (repeated >= 3 && times >= 2)
                || (ruled_count >= 3 && ruled(at))
                || (repeated >= 3 && is_called(name, at, lines, lexicons))
                || (titled && (repeated >= 3 || titled_count >= 4 || self.starts.len() >= 3));
            // The last of a list of those present is no label of the words below it.
            let listed = people.lists(at) && times < 2 && !self.knows(name) && !lexicons.is(name, |l| l.parts);
            if sure && !listed {
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

/// Whether the line above, right below a name with an office, calls the bearer of a name: the chair
/// gives the floor.
fn is_called(name: &str, at: usize, lines: &[Line<'_>], lexicons: &Lexicons) -> bool {
    let Some([chair, call]) = at.checked_sub(2).map(|first| [lines[first].text, lines[first + 1].text]) else {
        return false;
    };
    let mut words = text::words(name);
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let call: Vec<&str> = text::words(call).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    name_alone(chair, lexicons).is_some_and(|chair| begins_titled(chair, lexicons))
        && call.windows(2).any(|pair| pair == [first, second])
}

/// Whether a bracket stands open at the end of a text: "(Hon. Quist: Never!" is a heckle.
fn is_bracket_open(text: &str) -> bool {
    let mut closed = 0_usize;
    for c in text.chars().rev().take(80) {
        match c {
            ')' | ']' => closed += 1,
            '(' | '[' if closed == 0 => return true,
            '(' | '[' => closed -= 1,
            _ => {}
        }
    }
    false
}

/// The name that a whole line is, an office after a dash or a comma included.
pub(super) fn name_alone<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let bare = crate::grammar::markup::bare(line);
    // "Chair: Ada Quist" is a key and its value.
    if bare.contains(": ") || bare.contains(" :") {
        return None;
    }
    if bare.ends_with(['.', ',', ';', '!', '?', ':', '。', '，', '：', '！', '？'])
        && !lexicons.is(bare, |l| l.honorifics)
    {
        return None;
    }
    // "Ada Quist--Chair and Chief Executive Officer"
    let (name, office) = match dash_at(bare) {
        Some(at) => (text::trim(&bare[..at]), Some(&bare[at..])),
        None => (bare, None),
    };
    if office.is_some_and(|office| office.len() > 120)
        || lexicons.is(bare, |l| l.headings)
        || lexicons.is(bare, |l| l.navigation)
    {
        return None;
    }
    let plausible = if text::starts_uncased(name) {
        name.chars().count() <= 16 && NameShape::of(name).words <= 4
    } else {
        NameShape::of_name(name, 14).is_some_and(|shape| shape.digits == 0)
            || lexicons
                .strip(name, |l| l.honorifics)
                .and_then(|rest| NameShape::of_name(rest, 6))
                .is_some_and(|shape| shape.capital >= 2 && shape.digits == 0)
            || is_office_alone(name, lexicons)
            || has_office_behind(name, lexicons)
    };
    plausible.then_some(bare)
}

/// The name before an office after a dash.
fn before_office(name: &str) -> &str {
    let end = name.find("--").or_else(|| name.find(" — ")).or_else(|| name.find(" – ")).unwrap_or(name.len());
    text::trim(&name[..end])
}

/// Whether a label is one word in small letters before a colon.
fn is_small_nick(candidate: &Candidate<'_>) -> bool {
    let label = &candidate.label;
    label.form == Form::Colon && text::starts_lower(label.speaker) && text::words(label.speaker).count() == 1
}

/// Whether most lines of a chat open with nicks in small letters: two of them at least come back, and
/// there are six such lines or more.
fn has_nicks(candidates: &[Candidate<'_>], counts: &BTreeMap<String, usize>) -> bool {
    let times = |c: &Candidate<'_>| counts.get(&fold(c.label.speaker)).copied().unwrap_or(0);
    let small = || candidates.iter().filter(|c| c.opens && is_small_nick(c) && times(c) >= 2);
    let first = small().next().map(|c| fold(c.label.speaker));
    small().count() >= NICKS && small().any(|c| first.as_deref() != Some(fold(c.label.speaker).as_str()))
}

/// Labels that are initials, at least this many, show that initials are how people are named here.
const INITIALS: usize = 5;

/// Whether a label is initials, of one person or of several: "AQ", "AQ/BL".
fn is_initials(speaker: &str) -> bool {
    speaker
        .split(['/', '&', ','])
        .map(text::trim)
        .all(|part| (2..=4).contains(&part.chars().count()) && part.chars().all(char::is_uppercase))
}

/// Fewer lines than this with a nick in angle brackets are no chat.
const CHAT: usize = 4;

/// Fewer lines than this that open with a small word and a colon are examples and keys.
const NICKS: usize = 6;

/// The words behind an article of three letters at most that opens a name.
fn without_article(name: &str) -> &str {
    text::words(name)
        .next()
        .filter(|word| word.chars().count() <= 3 && !word.ends_with('.'))
        .map_or(name, |article| text::trim_start(&name[article.len()..]))
}

/// Whether a line is an office in small letters and names: "La presidenta", "La ministra de Pesca".
fn is_office_alone(line: &str, lexicons: &Lexicons) -> bool {
    line.starts_with(char::is_uppercase)
        && lexicons
            .strip(without_article(line), |l| l.offices)
            .is_some_and(|rest| text::at_most_words(rest, 6) && NameShape::of(rest).small == 0)
}

/// Whether a line is a name and, behind a comma, an office in small letters: "Orn, Ivar, minister dopravy".
fn has_office_behind(line: &str, lexicons: &Lexicons) -> bool {
    line.rsplit_once(',').is_some_and(|(name, office)| {
        let office = text::trim(office);
        let shape = NameShape::of(name);
        lexicons.begins(office, |l| l.offices)
            && text::at_most_words(office, 8)
            && shape.is_name(6)
            && shape.capital >= 2
            && shape.digits == 0
    })
}

/// What is said in a turn, without the stage direction that ends it.
fn without_cue(rest: &str) -> &str {
    let bare = text::trim_end(rest);
    let open = match bare.chars().next_back() {
        Some(']') => bare.rfind('['),
        Some(')') => bare.rfind('('),
        _ => None,
    };
    open.map_or(bare, |at| text::trim_end(&bare[..at]))
}

/// Where the dash stands that parts a name from an office.
fn dash_at(line: &str) -> Option<usize> {
    let double = line.contains('-').then(|| line.find("--")).flatten();
    double.or_else(|| if line.is_ascii() { None } else { line.find(" — ").or_else(|| line.find(" – ")) })
}

/// Whether a name opens with a form of address or an office, an article before it allowed.
fn begins_titled(name: &str, lexicons: &Lexicons) -> bool {
    let bare = without_article(name);
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
        for c in word.chars() {
            if c.is_ascii() {
                folded.push(c.to_ascii_lowercase());
            } else {
                folded.extend(c.to_lowercase());
            }
        }
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
        let (lexicons, _) = Lexicons::among(source, &[]);
        let speakers = Speakers::of(&lines, &furniture, &layout, &Numbering::default(), &lexicons, &Known::default());
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
    fn a_name_in_capitals_behind_a_form_of_address_speaks_in_any_language() {
        let found =
            turns("O fermo LIND MOE:\nA ponte está pechada dende onte.\nO fermo LIND MOE:\nE non abre ata o luns.\n");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_party_in_brackets_vouches_for_a_name_in_capitals() {
        assert_eq!(turns("Anf. 1 ADA QUIST (k):\nThe bridge is closed since yesterday.\n").len(), 1);
    }

    #[test]
    fn a_label_in_an_open_bracket_is_a_heckle() {
        assert!(is_bracket_open("We rest. (Hon."));
        assert!(!is_bracket_open("We rest (a little). Yes."));
    }

    #[test]
    fn names_alone_come_back_too() {
        let found = turns(
            "---\nADA QUIST\nWe are open, all of us, and glad of it.\n---\nCHORUS OF VOICES\nHurrah to all of that!\n---\nADA QUIST\nThank you, it was a long way here.\n",
        );
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 4, 7]);
    }
}
