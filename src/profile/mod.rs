//! The second pass: evidence about the whole document, counted once.
//!
//! A line by itself says little: "12" may be a page or a paragraph's number, "Ada Quist" a heading
//! or a speaker, a short line the end of a paragraph or the line of a poem. What recurs, at which
//! width the text is wrapped and what parts its paragraphs settles most of it.

mod candidate;
mod fused;
mod known;
mod layout;
mod margin;
mod numbering;
mod people;
mod running;
mod scatter;
mod speakers;

use alloc::vec::Vec;

use crate::ast::{DateOrder, FurnitureRole, Lang};
use crate::conventions;
use crate::lexicon::Lexicons;
use crate::line::Line;

pub(crate) use layout::Layout;
pub(crate) use numbering::Numbering;
pub(crate) use speakers::Speakers;

use known::Known;

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
    /// What is known of the order of dates in figures.
    pub(crate) date_order: Option<DateOrder>,
    /// Whether it is a chat's log.
    pub(crate) chat: bool,
}

impl<'a> Profile<'a> {
    /// Counts the evidence; what is known of the source stands over what is counted. Fused lines are
    /// cut on the way, and lines lose the numbers of a numbered margin.
    pub(crate) fn of(source: &'a str, lines: &mut Vec<Line<'a>>, stated: &conventions::Profile) -> Self {
        let (lexicons, lang) = Lexicons::among(source, &stated.languages);
        let lexicons = lexicons.with(&stated.words);
        let known = Known::of(stated);
        fused::part(source, lines, &lexicons);
        margin::strip(lines);
        let mut furniture = alloc::vec![None; lines.len()];
        let rough = Layout::measure(lines, &furniture).stated(stated.layout);
        let numbering = Numbering::of(lines, &rough);
        running::mark(lines, &lexicons, &numbering, &known, &mut furniture);
        running::spare_flowing(lines, &rough, &mut furniture);
        fused::mark_menus(lines, &lexicons, &mut furniture);
        // Where no words are furniture, it has been measured.
        let unmarked = furniture.iter().zip(&*lines).all(|(role, line)| role.is_none() || !line.is_prose());
        let captions = || furniture.contains(&Some(FurnitureRole::TimeCode));
        let layout =
            if unmarked && !captions() { rough } else { Layout::measure(lines, &furniture).stated(stated.layout) };
        let scattered = scatter::find(lines, &furniture, &layout, &lexicons);
        let speakers = Speakers::of(lines, &furniture, &layout, &numbering, &lexicons, &known);
        let date_order = stated.date_order;
        let chat = speakers.is_chat();
        Self { lexicons, lang, furniture, layout, scattered, numbering, speakers, date_order, chat }
    }
}
