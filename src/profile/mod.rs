//! The second pass: evidence about the whole document, counted once.
//!
//! A line by itself says little: "12" may be a page or a paragraph's number, "Ada Quist" a heading
//! or a speaker, a short line the end of a paragraph or the line of a poem. What recurs, at which
//! width the text is wrapped and what parts its paragraphs settles most of it.

mod candidate;
mod layout;
mod margin;
mod numbering;
mod running;
mod scatter;
mod speakers;

use alloc::vec::Vec;

use crate::ast::{FurnitureRole, Lang};
use crate::lexicon::Lexicons;
use crate::line::Line;

pub(crate) use layout::Layout;
pub(crate) use numbering::Numbering;
pub(crate) use speakers::Speakers;

/// What is known of a document before any line is given its role.
#[derive(Debug)]
pub(crate) struct Profile<'a> {
    pub(crate) lexicons: Lexicons,
    pub(crate) lang: Option<Lang>,
    /// For each line: the furniture that it certainly is.
    pub(crate) furniture: Vec<Option<FurnitureRole>>,
    pub(crate) layout: Layout,
    /// For each line: whether it is a piece of the line before it, which was justified and came apart.
    pub(crate) scattered: Vec<bool>,
    pub(crate) numbering: Numbering,
    pub(crate) speakers: Speakers<'a>,
}

impl<'a> Profile<'a> {
    /// Counts the evidence. Lines lose the numbers of a numbered margin on the way.
    pub(crate) fn of(source: &'a str, lines: &mut [Line<'a>]) -> Self {
        let (lexicons, lang) = Lexicons::for_text(source);
        margin::strip(lines);
        let mut furniture = alloc::vec![None; lines.len()];
        let rough = Layout::measure(lines, &furniture);
        let numbering = Numbering::of(lines, &rough);
        running::mark(lines, &lexicons, &numbering, &mut furniture);
        let layout = Layout::measure(lines, &furniture);
        let scattered = scatter::find(lines, &furniture, &layout, &lexicons);
        let speakers = Speakers::of(lines, &furniture, &layout, &numbering, &lexicons);
        Self { lexicons, lang, furniture, layout, scattered, numbering, speakers }
    }
}
