//! The outline: every leaf block with its kind and its bytes, as a flat list that other tools read.

use alloc::vec::Vec;
use core::fmt;

use crate::ast::{Block, Date, Document, Facts, Lang, Node};
use crate::span::Span;

/// A document as a flat list of its blocks, with what it says of itself.
///
/// With the `serde` feature it serialises as `{"blocks": […], "fields": {…}}`; what a block or the
/// document does not have is left out.
///
/// ```
/// use oration::{export, parse_document};
///
/// let document = parse_document("Q: Who pays?\n\nA: We all do.").unwrap();
/// let outline = export::outline(&document);
/// assert_eq!(outline.blocks.len(), 2);
/// assert_eq!(outline.fields.title, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Outline<'t> {
    /// The blocks, in source order; no two overlap.
    pub blocks: Vec<OutlineBlock<'t>>,
    /// What the document says of itself.
    pub fields: OutlineFields<'t>,
}

/// A block of an [`Outline`].
///
/// ```
/// use oration::{export, parse_document};
///
/// let source = "Q: Who pays?\n\nA: We all do.";
/// let document = parse_document(source).unwrap();
/// let block = export::outline(&document).blocks[0];
/// assert_eq!((block.kind.name(), block.span.of(source)), ("turn", Some("Q: Who pays?")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutlineBlock<'t> {
    /// What it is.
    pub kind: OutlineKind<'t>,
    /// The bytes it covers; `start` and `end` of the JSON form.
    pub span: Span,
}

/// The kinds of an [`OutlineBlock`], with what belongs to each.
///
/// ```
/// use oration::export::OutlineKind;
///
/// assert_eq!(OutlineKind::Note.name(), "note");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OutlineKind<'t> {
    /// The document's own headline.
    Title,
    /// A line about the speech that nobody spoke.
    Meta,
    /// Words that address the audience.
    Salutation,
    /// The headline of a section.
    Heading,
    /// A paragraph of prose.
    Para {
        /// The number of a numbered running paragraph.
        number: Option<u32>,
    },
    /// An entry of a list, with its continuation paragraphs.
    Item {
        /// How many lists it stands in, from 1.
        depth: usize,
        /// Whether its list's markers count.
        ordered: bool,
    },
    /// A speaker's label, with the first paragraph where that begins on the label's line.
    Turn {
        /// The label as written, without its colon.
        speaker: &'t str,
    },
    /// A stage direction or an editor's note.
    Note,
    /// A quotation set off as a block.
    Quote,
    /// The text of a footnote.
    Footnote,
    /// The words that end the speech.
    Closing,
    /// The name under the speech.
    Signature,
    /// What the medium added.
    Furniture,
    /// A line of rules or stars.
    Separator,
    /// Rows of a table, a table of contents, a caption.
    Table,
}

impl OutlineKind<'_> {
    /// The kind's name, as the JSON form writes it.
    ///
    /// ```
    /// use oration::export::OutlineKind;
    ///
    /// assert_eq!(OutlineKind::Para { number: Some(12) }.name(), "para");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Meta => "meta",
            Self::Salutation => "salutation",
            Self::Heading => "heading",
            Self::Para { .. } => "para",
            Self::Item { .. } => "item",
            Self::Turn { .. } => "turn",
            Self::Note => "note",
            Self::Quote => "quote",
            Self::Footnote => "footnote",
            Self::Closing => "closing",
            Self::Signature => "signature",
            Self::Furniture => "furniture",
            Self::Separator => "separator",
            Self::Table => "table",
        }
    }
}

/// The kind and, behind it, what it carries: `item depth=2 ordered`.
impl fmt::Display for OutlineKind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match *self {
            Self::Para { number: Some(number) } => write!(f, " number={number}"),
            Self::Item { depth, ordered } => write!(f, " depth={depth}{}", if ordered { " ordered" } else { "" }),
            Self::Turn { speaker } => write!(f, " speaker={speaker:?}"),
            Self::Para { number: None }
            | Self::Title
            | Self::Meta
            | Self::Salutation
            | Self::Heading
            | Self::Note
            | Self::Quote
            | Self::Footnote
            | Self::Closing
            | Self::Signature
            | Self::Furniture
            | Self::Separator
            | Self::Table => Ok(()),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for OutlineBlock<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind.name())?;
        map.serialize_entry("start", &self.span.start)?;
        map.serialize_entry("end", &self.span.end)?;
        match self.kind {
            OutlineKind::Para { number: Some(number) } => map.serialize_entry("number", &number)?,
            OutlineKind::Item { depth, ordered } => {
                map.serialize_entry("depth", &depth)?;
                map.serialize_entry("ordered", &ordered)?;
            }
            OutlineKind::Turn { speaker } => map.serialize_entry("speaker", speaker)?,
            OutlineKind::Para { number: None }
            | OutlineKind::Title
            | OutlineKind::Meta
            | OutlineKind::Salutation
            | OutlineKind::Heading
            | OutlineKind::Note
            | OutlineKind::Quote
            | OutlineKind::Footnote
            | OutlineKind::Closing
            | OutlineKind::Signature
            | OutlineKind::Furniture
            | OutlineKind::Separator
            | OutlineKind::Table => {}
        }
        map.end()
    }
}

/// What a document says of itself, each as the one value that an index would show. All of them are
/// strings in the JSON form.
///
/// ```
/// use oration::{Lang, export, parse_document};
///
/// let document = parse_document("Remarks at the Harbour Day\n\n4 May 2021\n\nDear friends,\n\nWe meet again.").unwrap();
/// let fields = export::outline(&document).fields;
/// assert_eq!(fields.title, Some("Remarks at the Harbour Day"));
/// assert_eq!(fields.date.unwrap().to_string(), "2021-05-04");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OutlineFields<'t> {
    /// The headline as one line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<&'t str>,
    /// The day of delivery; `2021-05-04`, or as much of it as is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", serialize_with = "as_string"))]
    pub date: Option<Date>,
    /// The speaker's name; of a joint appearance the first one's.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub speaker: Option<&'t str>,
    /// The speaker's office.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub role: Option<&'t str>,
    /// Where it was delivered.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub place: Option<&'t str>,
    /// The occasion.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub event: Option<&'t str>,
    /// The language of the body.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<Lang>,
    /// The formula that ends the speech.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub closing: Option<&'t str>,
}

#[cfg(feature = "serde")]
fn as_string<S: serde::Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

impl<'t> OutlineFields<'t> {
    fn of(facts: &'t Facts<'_>) -> Self {
        let speaker = facts.speaker.as_ref().or(facts.joint_speakers.first());
        Self {
            title: facts.title.as_ref().map(|fact| &*fact.value),
            date: facts.date.map(|fact| fact.value),
            speaker: speaker.map(|fact| &*fact.value.name),
            role: facts.role.as_ref().map(|fact| &*fact.value),
            place: facts.place.as_ref().map(|fact| &*fact.value),
            event: facts.event.as_ref().map(|fact| &*fact.value),
            lang: facts.language.map(|fact| fact.value),
            closing: facts.closing.as_ref().map(|fact| &*fact.value),
        }
    }
}

/// The outline of a document.
///
/// A turn whose label shares its line with the words covers label and first paragraph; a label alone
/// on its line is the turn, and the words are blocks of their own. A list entry covers its marker,
/// its words and its continuation paragraphs up to the first nested block of another kind.
///
/// ```
/// use oration::{export, parse_document};
///
/// let source = "Q: Who pays?\n\nA: We all do.";
/// let document = parse_document(source).unwrap();
/// let outline = export::outline(&document);
/// assert_eq!(outline.blocks[1].kind, export::OutlineKind::Turn { speaker: "A" });
/// assert_eq!(outline.blocks[1].span.of(source), Some("A: We all do."));
/// ```
#[must_use]
pub fn outline<'t>(document: &'t Document<'_>) -> Outline<'t> {
    let mut builder = Builder::default();
    for (depth, node) in document.walk() {
        builder.visit(depth, node);
    }
    Outline { blocks: builder.blocks, fields: OutlineFields::of(&document.facts) }
}

/// What may still belong to the last block of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Nothing,
    /// The first block of a turn, at this depth of the walk.
    Words(usize),
    /// Continuation paragraphs of an entry, at this depth of the walk.
    Entry(usize),
}

#[derive(Debug, Default)]
struct Builder<'t> {
    blocks: Vec<OutlineBlock<'t>>,
    /// The lists that hold the current node: their depth in the walk, and whether they count.
    lists: Vec<(usize, bool)>,
    open: Open,
}

impl<'t> Builder<'t> {
    fn visit(&mut self, depth: usize, node: Node<'t, '_>) {
        while self.lists.last().is_some_and(|&(at, _)| at >= depth) {
            self.lists.pop();
        }
        match node {
            Node::Marker(_) | Node::Label(_) => {}
            Node::Item(item) => {
                let ordered = self.lists.last().is_some_and(|&(_, ordered)| ordered);
                self.push(OutlineKind::Item { depth: self.lists.len(), ordered }, item.lead);
                self.open = Open::Entry(depth + 1);
            }
            Node::Block(block) => self.block(depth, block),
        }
    }

    fn block(&mut self, depth: usize, block: &'t Block<'_>) {
        let kind = match block {
            Block::List(list) => return self.lists.push((depth, list.ordered)),
            Block::Turn(turn) => {
                self.push(OutlineKind::Turn { speaker: &turn.label.speaker }, turn.label.span);
                if turn.run_in {
                    self.open = Open::Words(depth + 1);
                }
                return;
            }
            Block::Paragraph(paragraph) => {
                if self.open == Open::Entry(depth) {
                    return self.extend(paragraph.span);
                }
                OutlineKind::Para { number: paragraph.number }
            }
            Block::Title(_) => OutlineKind::Title,
            Block::Metadata(_) => OutlineKind::Meta,
            Block::Salutation(_) => OutlineKind::Salutation,
            Block::Heading(_) => OutlineKind::Heading,
            Block::Cue(_) => OutlineKind::Note,
            Block::Quote(_) => OutlineKind::Quote,
            Block::Footnote(_) => OutlineKind::Footnote,
            Block::Closing(_) => OutlineKind::Closing,
            Block::Signature(_) => OutlineKind::Signature,
            Block::Furniture(_) => OutlineKind::Furniture,
            Block::Rule(_) => OutlineKind::Separator,
            Block::Table(_) => OutlineKind::Table,
        };
        if self.open == Open::Words(depth) {
            self.extend(block.span());
            self.open = Open::Nothing;
        } else {
            self.push(kind, block.span());
        }
    }

    fn push(&mut self, kind: OutlineKind<'t>, span: Span) {
        self.blocks.push(OutlineBlock { kind, span });
        self.open = Open::Nothing;
    }

    fn extend(&mut self, span: Span) {
        if let Some(last) = self.blocks.last_mut() {
            last.span = last.span.to(span);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;
    use crate::export::sample::{self, Sample};
    use alloc::borrow::Cow;
    use alloc::string::{String, ToString as _};

    fn rendered(sample: &Sample) -> String {
        outline(&sample.document).render(sample.source)
    }

    #[test]
    fn a_run_in_label_takes_its_first_paragraph_only() {
        let sample = sample::turns();
        assert_eq!(
            rendered(&sample),
            "turn speaker=\"Q\" 0..12 \"Q: Who pays?\"\n\
             note 14..25 \"(Laughter.)\"\n\
             para 27..35 \"Tell us.\"\n\
             turn speaker=\"MS. QUIST\" 37..46 \"MS. QUIST\"\n\
             para 47..57 \"We all do.\"\n"
        );
    }

    #[test]
    fn an_entry_takes_its_paragraphs_until_something_else_stands_there() {
        let sample = sample::lists();
        assert_eq!(
            rendered(&sample),
            "item depth=1 ordered 0..22 \"1. One\\n\\n   More of one\"\n\
             item depth=2 26..32 \"- deep\"\n\
             para 36..45 \"And after\"\n\
             item depth=1 ordered 46..52 \"2. Two\"\n\
             item depth=1 54..63 \"• other\"\n"
        );
    }

    #[test]
    fn fields_come_first_and_a_joint_speaker_stands_in() {
        let mut sample = sample::turns();
        let span = Span::new(0, 1);
        sample.document.facts.date = Some(crate::Fact::new(Date::new(2021, 5, 4).unwrap(), span));
        sample.document.facts.language = Some(crate::Fact::new(Lang::Turkish, span));
        let speaker = crate::Speaker { name: Cow::Borrowed("Ada\nQuist"), honorific: None };
        sample.document.facts.joint_speakers.push(crate::Fact::new(speaker, span));
        let text = rendered(&sample);
        assert!(text.starts_with("# date 2021-05-04\n# speaker Ada Quist\n# lang tr\nturn "), "{text}");
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let document = sample::every_kind();
        let names: Vec<_> = outline(&document).blocks.iter().map(|block| block.kind.name().to_string()).collect();
        assert_eq!(
            names,
            [
                "title", "meta", "salutation", "heading", "para", "item", "turn", "note", "quote", "footnote",
                "closing", "signature", "furniture", "separator", "table"
            ]
        );
    }
}
