//! The conventions of a source, as evidence is compared with them, and as evidence shows them.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::speakers::fold;
use super::{Profile, running};
use crate::ast::{DateOrder, FurnitureRole};
use crate::conventions::{self, LineLayout};
use crate::grammar::date;
use crate::line::Line;

/// Longer lines than this, in bytes, are prose; the dates in them are those of other days.
const DATED: usize = 200;
/// Fewer lines of prose than this say nothing certain about the layout.
const LINES: usize = 8;

/// Labels and running lines that were known before, folded for comparing.
#[derive(Debug, Default)]
pub(super) struct Known {
    speakers: BTreeSet<String>,
    running: BTreeSet<String>,
}

impl Known {
    pub(super) fn of(stated: &conventions::Profile) -> Self {
        Self {
            speakers: stated.speakers.iter().map(|label| fold(label)).collect(),
            running: stated.running.iter().map(|line| running::key(line)).collect(),
        }
    }

    /// Whether a label is that of a known speaker.
    pub(super) fn speaks(&self, label: &str) -> bool {
        !self.speakers.is_empty() && self.speakers.contains(&fold(label))
    }

    /// Whether a line is a known running header or footer.
    pub(super) fn runs(&self, line: &str) -> bool {
        !self.running.is_empty() && self.running.contains(&running::key(line))
    }
}

impl Profile<'_> {
    /// What the evidence shows of the source's conventions.
    pub(crate) fn conventions(&self, lines: &[Line<'_>]) -> conventions::Profile {
        let running = lines.iter().zip(&self.furniture);
        let running = running.filter(|(_, role)| **role == Some(FurnitureRole::RunningHeader));
        let measured = lines.iter().filter(|line| line.is_prose()).count() >= LINES;
        conventions::Profile {
            languages: self.lang.into_iter().collect(),
            date_order: date_order(lines, self),
            speakers: distinct(self.speakers.labels(), fold),
            words: BTreeMap::new(),
            running: distinct(running.map(|(line, _)| line.text), running::key),
            layout: if measured { self.layout.convention() } else { LineLayout::default() },
        }
    }
}

/// The first of those that are the same once folded, in order.
fn distinct<'t>(texts: impl Iterator<Item = &'t str>, fold: impl Fn(&str) -> String) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(fold(text))).map(ToString::to_string).collect()
}

/// The order of dates in figures, when the short lines have one that can be read in one way only, and
/// none that speaks against it.
fn date_order(lines: &[Line<'_>], profile: &Profile<'_>) -> Option<DateOrder> {
    let dated = lines.iter().filter(|line| line.text.len() <= DATED);
    let mut orders = dated
        .filter_map(|line| date::find(line.text, profile.lexicons.calendars()))
        .filter_map(|(slice, _)| date::order(slice));
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conventions::Wrap;
    use crate::line::scan;

    fn profile<'a>(source: &'a str, stated: &conventions::Profile) -> (Vec<Line<'a>>, Profile<'a>) {
        let mut lines = scan(source);
        let profile = Profile::of(source, &mut lines, stated);
        (lines, profile)
    }

    #[test]
    fn a_known_label_needs_no_company() {
        let source = "the far end of the hall: we cannot hear you, and never could.\n";
        let mut stated = conventions::Profile::default();
        assert_eq!(profile(source, &stated).1.speakers.len(), 0);
        stated.speakers.push("The far end of the hall".into());
        assert_eq!(profile(source, &stated).1.speakers.len(), 1);
    }

    #[test]
    fn a_known_running_line_needs_no_page_break() {
        let source = "Harbour Gazette 12 May\nWe open at six.\n";
        let mut stated = conventions::Profile::default();
        stated.running.push("Harbour Gazette 3 May".into());
        let (_, profile) = profile(source, &stated);
        assert_eq!(profile.furniture, [Some(FurnitureRole::RunningHeader), None]);
    }

    #[test]
    fn a_stated_layout_stands_over_the_measured_one() {
        let source = "We open at six.\nWe close at\nten, as ever.\n";
        let mut stated = conventions::Profile::default();
        stated.layout.wrap = Some(Wrap::At(15));
        assert_eq!(profile(source, &stated).1.layout.wrap, Some(15));
        stated.layout.wrap = Some(Wrap::Never);
        assert_eq!(profile(source, &stated).1.layout.wrap, None);
    }

    #[test]
    fn a_date_that_can_be_read_one_way_shows_the_order() {
        let order = |source| {
            let (lines, profile) = profile(source, &conventions::Profile::default());
            profile.conventions(&lines).date_order
        };
        assert_eq!(order("Port Norland, 25/12/2020\n"), Some(DateOrder::DayFirst));
        assert_eq!(order("Port Norland, 12/25/2020\n"), Some(DateOrder::MonthFirst));
        assert_eq!(order("Port Norland, 12/11/2020\n"), None);
        assert_eq!(order("Port Norland, 2020-12-25\n"), None);
        assert_eq!(order("25/12/2020\n\n12/25/2020\n"), None);
    }
}
