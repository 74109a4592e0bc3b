//! Whether a line narrates a sitting, or heads a part of its record.

use alloc::string::String;

use super::sentence::sentences;
use crate::grammar::markup;
use crate::lexicon::Lexicons;
use crate::text;

/// Whether a line narrates the sitting: "The House rose at six o'clock."
pub(crate) fn is_proceeding(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::trim(markup::bare(line).trim_matches(['(', ')', '[', ']', '—', '-']));
    let most = |most: usize| text::words(bare).nth(most).is_none();
    // Without spaces between words, what happens ends the sentence: "本院遂於上午九時休會。"
    let ends = || {
        bare.chars().nth(24).is_none()
            && bare.chars().any(text::is_unspaced)
            && bare.strip_suffix('。').is_some_and(|words| {
                lexicons.words(|l| l.proceedings).any(|word| word.chars().count() >= 2 && words.ends_with(word))
            })
    };
    // Inside a short line, a phrase of two words or more tells as much as at its start.
    let tells = || {
        ends()
            || lexicons.begins(bare, |l| l.proceedings)
            || most(24) && sentences(bare) <= 1 && lexicons.find_phrase(bare, |l| l.proceedings)
    };
    tells() && most(40) && !bare.contains(['?', '"', '“'])
}

/// Whether a line is an editor's or a scribe's remark: its word and a colon open it, "Note: …",
/// "ACTION: …", and whom it concerns may stand in brackets between, "AI (AQ): …".
pub(crate) fn is_remark(line: &str, lexicons: &Lexicons) -> bool {
    let bare = text::skip_marks(markup::bare(line)).trim_start_matches(['*', '_']);
    lexicons.strip(bare, |l| l.remarks).is_some_and(|rest| {
        let rest = text::trim_start(rest);
        let rest = rest.strip_prefix('(').and_then(|inner| Some(inner.split_once(')')?.1)).unwrap_or(rest);
        rest.trim_start_matches(['*', '_']).starts_with([':', '：'])
    }) && text::at_least_words(bare, 2)
}

/// Whether a line says when the sitting began.
pub(crate) fn is_opening(line: &str, lexicons: &Lexicons) -> bool {
    // Minutes in Spanish set what happens after a dash.
    let bare = text::skip_marks(line).trim_start_matches(['-', '–', '—', ' ']);
    // Without spaces between words, the hour stands before them: "上午九時正會議開始".
    let inside = || {
        bare.chars().nth(24).is_none()
            && bare.chars().any(text::is_unspaced)
            && lexicons.find(bare, |l| l.openings).is_some()
    };
    (lexicons.begins(bare, |l| l.openings) || inside()) && text::at_most_words(bare, 30)
}

/// Whether a line is the headline of a table of contents, its letters perhaps spaced out.
pub(crate) fn is_contents(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line);
    if bare.len() > 80 {
        return false;
    }
    match spelled(bare) {
        Some(word) => lexicons.is(&word, |l| l.contents),
        None => lexicons.is(bare, |l| l.contents),
    }
}

/// Whether a line is a known headline with its letters spaced out: "P R O C E E D I N G S". Records set
/// so what heads them.
pub(crate) fn is_spelled_heading(line: &str, lexicons: &Lexicons) -> bool {
    line.len() <= 80 && spelled(markup::bare(line)).is_some_and(|word| lexicons.is(&word, |l| l.headings))
}

/// Whether a line is nothing but signs of a script without spaces, set apart from each other: "報 告 事 項".
/// Only headlines are set so.
pub(crate) fn is_spread(line: &str) -> bool {
    let bare = markup::bare(line);
    text::words(bare).nth(2).is_some()
        && text::words(bare).all(|word| word.chars().all(text::is_unspaced) && word.chars().nth(1).is_none())
}

/// The word whose letters stand apart on a line.
fn spelled(line: &str) -> Option<String> {
    (text::words(line).all(|word| word.chars().count() == 1) && text::at_least_words(line, 4))
        .then(|| text::words(line).collect())
}
