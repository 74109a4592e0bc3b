//! The tree in other forms: an outline, Markdown, plain text.
//!
//! Each of them reads a [`Document`](crate::Document) and nothing else; none knows how it was parsed.
//!
//! | function | for whom | holds |
//! |---|---|---|
//! | [`outline`] | programs, snapshots | the kind and the bytes of every block, as a flat list |
//! | [`markdown`] | readers | all but the furniture |
//! | [`plain_text`] | language processing | what was spoken |
//!
//! ```
//! use oration::{export, parse_document};
//!
//! let document = parse_document("Dear friends,\n\nThe harbour is open.\n\nThank you.").unwrap();
//! let kinds: Vec<_> = export::outline(&document).blocks.iter().map(|block| block.kind.name()).collect();
//! assert_eq!(kinds, ["salutation", "para", "closing"]);
//! ```

mod escape;
mod locate;
mod markdown;
mod outline;
mod reading;
mod render;
#[cfg(test)]
mod sample;
mod text;

pub use markdown::markdown;
pub use outline::{Outline, OutlineBlock, OutlineFields, OutlineKind, outline};
pub use text::{Speakers, plain_text};
