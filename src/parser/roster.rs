//! Which units name those present, one after the other.

use alloc::vec::Vec;

use super::context::Context;
use super::unit::Open;
use crate::grammar::markup;
use crate::grammar::name::NameShape;
use crate::phrase;
use crate::text::{self, Letters};

/// How many names after each other are a list of those present.
const LISTED: usize = 5;

impl Context<'_, '_> {
    /// Marks the runs of units that are names and nothing else, furniture between them aside; a
    /// headline of the list, which ends with a colon, goes with it.
    pub(super) fn listed_names(&self) -> Vec<bool> {
        let mut listed: Vec<bool> =
            self.indices().map(|at| self.is_prose(at) && phrase::is_roster(self.text(at))).collect();
        let mut run: Vec<usize> = Vec::new();
        for at in 0..=self.units.len() {
            // A constituency in brackets goes with the name above it.
            if at < self.units.len()
                && (self.is_furniture(at)
                    || matches!(self.units[at].open, Open::Cue) && !run.is_empty() && self.text(at).len() < 40)
            {
                continue;
            }
            // A line with a colon heads the names below it, and opens no list itself.
            let heads = |at: usize| run.is_empty() && self.text(at).ends_with(':');
            if at < self.units.len() && self.is_name(at) && !heads(at) {
                run.push(at);
                continue;
            }
            // Parts of the text may look like names: "Contents:", "Prepared Remarks".
            run.retain(|&name| !self.lexicons().is(markup::bare(self.text(name)), |l| l.headings));
            let headed = run.first().and_then(|&first| first.checked_sub(1)).is_some_and(|head| {
                let marked = matches!(self.units[head].open, Open::Heading(_) | Open::Underlined(_));
                marked && phrase::heads_attendance(self.text(head), self.lexicons())
                    || self.is_prose(head)
                        && self.height(head) == 1
                        && markup::bare(self.text(head)).ends_with([':', '：'])
                        && self.gap(head) > 0
            });
            let present =
                || run[0].checked_sub(1).is_some_and(|head| phrase::heads_attendance(self.text(head), self.lexicons()));
            if run.len() >= LISTED
                || headed && !run.is_empty() && (run.len() >= 2 || text::starts_uncased(self.text(run[0])) || present())
            {
                for &name in &run {
                    listed[name] = true;
                }
                if let Some(head) = run[0].checked_sub(1).filter(|&head| {
                    self.is_prose(head)
                        && self.height(head) == 1
                        && self.text(head).ends_with([':', '：'])
                        && !phrase::is_contents(self.text(head), self.lexicons())
                }) {
                    listed[head] = true;
                }
            }
            run.clear();
        }
        self.list_heads_among(&mut listed);
        self.list_under_headline(&mut listed);
        listed
    }

    /// Everything short between a marked headline of those present and the next headline names them.
    fn list_under_headline(&self, listed: &mut [bool]) {
        const MOST: usize = 60;
        for head in self.indices() {
            let marked = |at: usize| matches!(self.units[at].open, Open::Heading(_) | Open::Underlined(_));
            if !marked(head) || !phrase::heads_attendance(self.text(head), self.lexicons()) {
                continue;
            }
            let below = head + 1..self.units.len().min(head + MOST);
            let end = below.clone().find(|&at| marked(at)).unwrap_or(below.end);
            let short = |at: usize| {
                self.is_prose(at)
                    && self.height(at) == 1
                    && !text::ends_sentence(self.text(at))
                    && text::width(self.text(at)) <= 60
            };
            if end - below.start >= 3 && (below.start..end).all(short) {
                listed[below.start..end].fill(true);
            }
        }
    }

    /// A short line with listed names right above and below heads some of them: a party, a canton.
    fn list_heads_among(&self, listed: &mut [bool]) {
        for at in 1..self.units.len() {
            let heads = !listed[at]
                && self.is_prose(at)
                && self.height(at) == 1
                && text::at_most_words(self.text(at), 4)
                && !text::ends_sentence(self.text(at))
                && !phrase::is_proceeding(self.text(at), self.lexicons())
                && self.prose_before(at).is_some_and(|before| listed[before])
                && self.next(at).is_some_and(|next| listed[next]);
            if heads {
                listed[at] = true;
            }
        }
    }

    /// Whether the headline above a list says that it lists those present.
    fn under_attendance(&self, at: usize) -> bool {
        let head = (0..at)
            .rev()
            .take(60)
            .find(|&before| !matches!(self.units[before].open, Open::Item(_)) && !self.is_furniture(before));
        head.is_some_and(|head| phrase::heads_attendance(self.text(head), self.lexicons()))
    }

    /// Whether a unit is a name, an office or decorations after it allowed.
    fn is_name(&self, at: usize) -> bool {
        let text = match self.units[at].open {
            Open::Item(mark) if !mark.sort.is_ordered() && self.under_attendance(at) => {
                return self.height(at) <= 2 && is_listed_person(mark.behind(self.text(at)));
            }
            Open::Prose => self.text(at),
            _ => return false,
        };
        if self.height(at) > 2 || text::width(text) > 90 || text.ends_with(',') {
            return false;
        }
        // "Testimony of", "Before the": lines of a cover.
        if self.lexicons().begins(text, |l| l.speech_words) || phrase::is_link(text, self.lexicons()) {
            return false;
        }
        if self.profile.numbering.paragraph(self.units[at].first).is_some()
            || text::ends_sentence(text.trim_end_matches('.'))
        {
            return false;
        }
        let name = text.split(['(', '，', '–', '—']).next().unwrap_or(text).split("--").next().unwrap_or(text);
        // "Abbott, Ms Diane" is one name; "Ada Quist, Minister for Roads" a name and an office.
        let name = if NameShape::of(name).words <= 5 { name } else { name.split(',').next().unwrap_or(name) };
        let shape = NameShape::of(name);
        let uncased = text::starts_uncased(name);
        let titled = self.lexicons().begins(name, |l| l.honorifics);
        let caps = !titled && Letters::of(name).is_capitals() && !self.profile.layout.uncased && shape.words > 4;
        let closed = !text.ends_with(['.', '?', '!', ';', '。'])
            || text.ends_with("P.")
            || text.ends_with("C.")
            || text.ends_with("S.")
            || text.ends_with("Jr.")
            || is_initial_end(text);
        if uncased {
            let titled = |part: &str| {
                self.lexicons().find(part, |l| l.offices).or_else(|| self.lexicons().find(part, |l| l.honorifics))
            };
            let bare = name.split(',').next().unwrap_or(name);
            // The title ends the name, or begins it.
            let Some((start, end)) = titled(text::trim(bare)) else { return false };
            let ends = text::trim(bare).len() <= end + 3
                || start == 0 && text::trim(bare).chars().count() <= 16
                || titled(&text::trim(bare)[end..]).is_some_and(|(_, last)| end + last + 3 >= text::trim(bare).len());
            if !ends || phrase::dateline(text, self.lexicons()).is_some() {
                return false;
            }
        }
        closed
            && !caps
            && if uncased {
                text::width(name) <= 44
                    && shape.words <= 6
                    && text::last_sign(text).is_some_and(|c| c.is_alphanumeric() || c == '.' || c == ':' || c == '：')
            } else {
                (shape.is_name(7)
                    || text.contains(',') && shape.opens && shape.small <= 1 && shape.capital >= 2 && shape.words <= 7)
                    && shape.words >= 2
                    && shape.digits == 0
            }
    }

    /// Whether a unit is a table right below a headline of those present, or a line that heads one.
    pub(super) fn is_attendance_table(&self, at: usize) -> bool {
        let heads = |at: usize| phrase::heads_attendance(self.text(at), self.lexicons());
        let rows =
            |at: usize| self.units.get(at).is_some_and(|unit| unit.open == Open::Table(crate::ast::TableRole::Rows));
        rows(at) && at > 0 && heads(at - 1) || self.is_prose(at) && rows(at + 1) && heads(at)
    }
}

/// Whether an entry below a headline of attendance names somebody: a few words, none of a sentence,
/// whatever stands in brackets. A nick may be in small letters.
fn is_listed_person(entry: &str) -> bool {
    let entry = text::trim(entry);
    let name = entry.split(['(', ',', '–', '—', '<', '@']).next().unwrap_or(entry);
    let shape = NameShape::of(name.split(" - ").next().unwrap_or(name));
    (1..=6).contains(&shape.words)
        && (shape.small == 0 || shape.words == 1)
        && text::width(entry) <= 90
        && !name.contains(": ")
}

/// Whether a name ends with an initial: "Davies, David T. C."
fn is_initial_end(name: &str) -> bool {
    let mut back = name.chars().rev();
    back.next() == Some('.') && back.next().is_some_and(char::is_uppercase) && back.next().is_some_and(text::is_space)
}
