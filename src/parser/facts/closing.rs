//! The formula that ends the speech.

use alloc::borrow::Cow;
use alloc::string::String;

use super::reader::Reader;
use crate::ast::{Document, Fact};
use crate::parser::inline;
use crate::span::Span;
use crate::text;

/// Paragraphs from the end among which a formula alone on its line is looked for; what stands below
/// it was added by an editor.
const NEAR_END: usize = 4;

/// Bytes that a paragraph's number may take before the formula.
const NUMBER: usize = 6;

/// The last closing; else the last sentence of the last paragraph, or a short paragraph near the end
/// that is nothing but a formula.
pub(super) fn of<'a>(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Option<Fact<Cow<'a, str>>> {
    if let Some(closing) = document.closings().last() {
        // The block's text has its number off; what the audience did may still follow.
        let text = match &closing.text {
            Cow::Borrowed(text) => Cow::Borrowed(spoken(text)),
            Cow::Owned(text) => Cow::Owned(String::from(spoken(text))),
        };
        return Some(Fact::new(text, closing.span));
    }
    let end = document.body.last().map_or(u32::MAX, |block| block.span().end);
    let mut last: [Option<Span>; NEAR_END] = [None; NEAR_END];
    for paragraph in document.paragraphs().filter(|paragraph| paragraph.span.start <= end) {
        last.rotate_right(1);
        last[0] = Some(paragraph.span);
    }
    let prose = &source[last[0]?.range()];
    let prose = spoken(prose);
    if let Some(words) = inline::closing(prose, reader.lexicons) {
        return Some(Fact::new(text::clean(words), Span::of_slice(source, words)));
    }
    let whole = |span: &Span| {
        let line = text::trim(spoken(&source[span.range()]));
        let words = inline::closing(line, reader.lexicons)?;
        (text::words(words).count() <= 14 && words.len() + NUMBER >= line.len()).then_some(words)
    };
    let words = last.iter().flatten().skip(1).find_map(whole)?;
    Some(Fact::new(text::clean(words), Span::of_slice(source, words)))
}

/// The words without what the audience did after them: "Thank you all. (Applause.)"
fn spoken(prose: &str) -> &str {
    match prose.rsplit_once(['(', '[']) {
        Some((spoken, cue))
            if cue.trim_end().ends_with([')', ']']) && cue.len() < 60 && !text::trim(spoken).is_empty() =>
        {
            text::trim(spoken)
        }
        _ => prose,
    }
}

#[cfg(test)]
mod tests {
    use std::string::String;

    fn closing(end: &str) -> Option<String> {
        let source =
            std::format!("Dear friends,\n\nThe harbour is open again, and it took us all of nine years.\n\n{end}");
        crate::parse_document(&source).ok()?.facts.closing.map(|closing| closing.value.into_owned())
    }

    #[test]
    fn the_formula_ends_the_speech() {
        for (end, wanted) in [
            ("Thank you.", Some("Thank you.")),
            (
                "So let us go down to the quay together and look at it. I thank you for your attention.",
                Some("I thank you for your attention."),
            ),
            ("Thank you all very much. (Applause.)", Some("Thank you all very much.")),
            ("We thanked those who built it, and they went home to their families and their soup.", None),
        ] {
            assert_eq!(closing(end).as_deref(), wanted, "{end}");
        }
    }
}
