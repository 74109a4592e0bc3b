//! The typed tree. Knows nothing of how it was parsed.

mod access;
mod block;
mod date;
mod document;
mod fact;
mod inline;
mod lang;
mod owned;
mod walk;

pub use block::{
    Addressee, Block, BlockKind, Closing, Cue, Footnote, Furniture, FurnitureRole, Heading, Item, Label, List, Marker,
    MarkerKind, Metadata, MetadataKey, Paragraph, Quote, Rule, Salutation, Signature, Table, TableRole, Title, Turn,
};
pub use date::{Calendar, Date, DateOrder, Time};
pub use document::{Document, Schema};
pub use fact::{Fact, Facts, Speaker};
pub use inline::{Inline, InlineKind};
pub use lang::Lang;
pub use walk::{Node, Walk};
