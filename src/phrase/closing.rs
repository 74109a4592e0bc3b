//! Whether a line closes a speech.

use super::sentence::{inner_stop, sentences};
use crate::grammar::markup;
use crate::lexicon::Lexicons;
use crate::text;

/// Whether a line begins as the sentences do that end a speech, and is short enough to be one. An
/// address may stand before them, and a stage direction after them.
pub(crate) fn is_closing(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::skip_marks(markup::bare(line)).trim_start_matches(['"', '“', '«', '¡', '\'', '‘', '*', '_', '(']);
    let bare = without_cue(bare);
    let addressed = behind_address(bare, lexicons);
    let words = text::words(bare).count();
    let columns = text::width(bare);
    // Without any sign at its end, speech that was only heard goes on.
    let ends = words <= 14
        || bare.chars().any(text::is_unspaced)
        || text::last_sign(bare).is_some_and(|c| !c.is_alphanumeric());
    words > 0
        && words <= 30
        && ends
        && columns <= 200
        && sentences(bare) <= 2
        && !goes_on_after_thanks(bare, lexicons)
        && (lexicons.begins(bare, |l| l.closings)
            || addressed.is_some_and(|rest| lexicons.begins(rest, |l| l.closings))
            || bare.chars().any(text::is_unspaced) && columns <= 50 && lexicons.find(bare, |l| l.closings).is_some())
}

/// Words of a cheer and the thanks that follow it, at most.
const CHEER: usize = 14;

/// Whether thanks stand behind cheers, a small word before them allowed: "Enjoy the day! And thank you."
pub(crate) fn thanks_after_cheer(line: &str, lexicons: &Lexicons) -> bool {
    let last = line.rfind(['!', '！']).map_or(line, |at| text::trim_start(line[at..].trim_start_matches(['!', '！'])));
    let last = if last.is_empty() { line } else { last };
    let first = text::words(last).next().unwrap_or_default();
    let small = first.chars().count() <= 4 && lexicons.is(first, |l| l.stopwords);
    let thanks = if small { text::trim_start(&last[first.len()..]) } else { last };
    text::words(line).nth(CHEER).is_none() && sentences(last) == 1 && lexicons.begins(thanks, |l| l.closings)
}

/// Words of a second sentence that may follow the one that closes, at most.
const AFTERTHOUGHT: usize = 12;

/// Whether a sentence of some length follows the first one and does not close: then the paragraph goes
/// on with its matter.
fn goes_on_after_thanks(line: &str, lexicons: &Lexicons) -> bool {
    let Some(end) = inner_stop(line, lexicons) else { return false };
    let second = text::skip_marks(&line[end..]);
    let columns = if second.chars().any(text::is_unspaced) { text::width(second) / 4 } else { 0 };
    text::words(second).count().max(columns) > AFTERTHOUGHT && !lexicons.begins(second, |l| l.closings)
}

/// A line without the stage direction that ends it: "Thank you. (Applause.)"
fn without_cue(line: &str) -> &str {
    let cue = line.rfind('(').filter(|_| line.trim_end_matches(['.', ' ', '*', '_']).ends_with(')'));
    cue.map(|at| text::trim_end(&line[..at])).filter(|rest| !rest.is_empty()).unwrap_or(line)
}

/// Parts of an address that may stand before the words of thanks.
const ADDRESSED: usize = 3;

/// What follows the address that a line opens with: "Mr Speaker, Sir, I beg to move."
fn behind_address<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let mut rest = line;
    for _ in 0..ADDRESSED {
        match lexicons.strip(rest, |l| l.vocatives).and_then(|after| after.strip_prefix([',', '،', '，'])) {
            Some(after) => rest = text::trim_start(after),
            None => break,
        }
    }
    (rest.len() < line.len()).then_some(rest)
}
