//! The way into a document by name.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{
    Block, Closing, Cue, Document, Footnote, Furniture, Heading, List, Metadata, Paragraph, Quote, Salutation,
    Signature, Table, Title, Turn,
};

/// Accessors that yield every node of one kind, at any depth, in source order.
macro_rules! all_of {
    ($($(#[$doc:meta])* $method:ident $variant:ident)*) => {$(
        $(#[$doc])*
        pub fn $method(&self) -> impl Iterator<Item = &$variant<'a>> {
            self.blocks().filter_map(|block| match block {
                Block::$variant(node) => Some(&**all_of!(@ref $variant node)),
                _ => None,
            })
        }
    )*};
    (@ref Turn $node:ident) => { $node };
    (@ref $variant:ident $node:ident) => { &$node };
}

impl<'a> Document<'a> {
    /// The document's headline: its first title.
    #[must_use]
    pub fn title(&self) -> Option<&Title<'a>> {
        self.titles().next()
    }

    /// The words that open the speech: its first salutation.
    #[must_use]
    pub fn salutation(&self) -> Option<&Salutation<'a>> {
        self.salutations().next()
    }

    /// The words that end the speech: its last closing.
    #[must_use]
    pub fn closing(&self) -> Option<&Closing<'a>> {
        self.closings().last()
    }

    all_of! {
        /// All titles.
        titles Title
        /// All metadata lines, of the front and of the back.
        metadata Metadata
        /// All salutations, those in mid-speech too.
        salutations Salutation
        /// All headings.
        headings Heading
        /// All paragraphs, also those of turns and of list entries.
        paragraphs Paragraph
        /// All lists; nested ones after the list that holds them.
        lists List
        /// All speaker turns.
        ///
        /// ```
        /// let document = oration::parse_document("Q: Who pays?\n\nA: We all do.").unwrap();
        /// assert_eq!(document.turns().nth(1).unwrap().label.speaker, "A");
        /// ```
        turns Turn
        /// All stage directions and editor's notes on lines of their own.
        cues Cue
        /// All quotations set off as blocks.
        quotes Quote
        /// All footnotes.
        footnotes Footnote
        /// All closings.
        closings Closing
        /// All signatures.
        signatures Signature
        /// All that the medium added.
        furniture Furniture
        /// All tables, tables of contents and captions.
        tables Table
    }

    /// The speaker labels in the order of their first turn, each once.
    ///
    /// ```
    /// let document = oration::parse_document("Q: Who?\n\nA: We.\n\nQ: When?\n\nA: Now.").unwrap();
    /// assert_eq!(document.speakers(), ["Q", "A"]);
    /// ```
    #[must_use]
    pub fn speakers(&self) -> Vec<&Cow<'a, str>> {
        let mut seen = BTreeSet::new();
        let mut speakers = Vec::new();
        for turn in self.turns() {
            if seen.insert(turn.label.speaker.as_ref()) {
                speakers.push(&turn.label.speaker);
            }
        }
        speakers
    }
}
