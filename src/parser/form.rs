//! What forms are in every part of a document.

use super::context::Context;
use super::ladder::Role;
use super::piece::Kind;
use crate::ast::{FurnitureRole, MetadataKey};
use crate::grammar::markup;
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// The rule that made a line furniture.
pub(super) const fn furniture_reason(role: FurnitureRole) -> Reason {
    match role {
        FurnitureRole::PageNumber => Reason::PageNumber,
        FurnitureRole::RunningHeader => Reason::RunningLine,
        FurnitureRole::TimeCode => Reason::TimeLine,
        FurnitureRole::Navigation => Reason::Navigation,
        FurnitureRole::Markup => Reason::Markup,
        FurnitureRole::EndMark => Reason::EndMark,
        FurnitureRole::Copyright => Reason::Copyright,
    }
}

/// Whether half of a row's cells are links: "Home | News | Contact us".
pub(super) fn is_menu_row(context: &Context<'_, '_>, at: usize) -> bool {
    let cells = || context.text(at).split(['|', '\n', '\r']).map(text::trim).filter(|cell| !cell.is_empty());
    let links = cells().filter(|cell| phrase::is_navigation(cell, context.lexicons())).count();
    links > 0 && links * 2 >= cells().count()
}

/// What a tag carries, or markup.
pub(super) fn tag(line: &str) -> Role {
    let Some(tag) = markup::tag_line(line) else { return (Kind::Furniture(FurnitureRole::Markup), Reason::Markup) };
    let says = |value: &str| !text::trim(value).is_empty();
    if tag.name == "!--" && line.contains("http") {
        return (Kind::Metadata(MetadataKey::Source), Reason::MarkupData);
    }
    // With a speaker, it carries more than a title.
    let of_text = ["title", "meta", "doc", "document"].iter().any(|name| tag.name.eq_ignore_ascii_case(name));
    let speaks = ["speaker", "author"].iter().any(|key| tag.attribute(key).is_some_and(says));
    if of_text && !speaks && tag.attribute("title").is_some_and(says) {
        return (Kind::Title, Reason::MarkupData);
    }
    let dated = tag.name.eq_ignore_ascii_case("date") && !tag.attributes.is_empty();
    let carries = ["title", "date", "speaker", "author"].iter().any(|key| tag.attribute(key).is_some_and(says));
    if dated {
        (Kind::Metadata(MetadataKey::Date), Reason::MarkupData)
    } else if carries {
        (Kind::Metadata(MetadataKey::FrontMatter), Reason::MarkupData)
    } else {
        (Kind::Furniture(FurnitureRole::Markup), Reason::Markup)
    }
}

/// Whether a short line without an end opens with a section's sign and its number: "§ 1 Approval of
/// the minutes".
pub(super) fn is_section_sign(context: &Context<'_, '_>, at: usize) -> bool {
    let numbered = context
        .text(at)
        .strip_prefix('§')
        .is_some_and(|rest| text::trim_start(rest).starts_with(|c: char| c.is_ascii_digit()));
    numbered && context.is_headline(at) && context.height(at) <= 2
}
