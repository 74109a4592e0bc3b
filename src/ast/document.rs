//! The root of the tree.

use alloc::vec::Vec;

use super::{Block, Facts};
use crate::diagnostic::Diagnostic;

/// The name and version of the JSON form: always `"oration/1"`.
///
/// Reading a document whose schema is another one is an error that names both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Schema;

impl Schema {
    /// What the `schema` key of the JSON form holds.
    pub const NAME: &'static str = "oration/1";
}

#[cfg(feature = "serde")]
impl serde::Serialize for Schema {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Schema {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        if name == Self::NAME {
            Ok(Self)
        } else {
            Err(serde::de::Error::custom(alloc::format!(
                "unknown schema {name:?}: this version of oration reads {:?}",
                Self::NAME
            )))
        }
    }
}

/// A speech transcript as a tree.
///
/// `front`, `body` and `back` hold the blocks in source order, and together they hold every visible
/// character, each in exactly one leaf. `front` and `back` are what nobody spoke; `body` is the
/// speech with the stage directions and the page furniture that fall inside it.
///
/// ```
/// let document = oration::parse_document(
///     "Remarks at the Harbour Day\n\nDear friends,\n\nThe harbour is open. Thank you all for coming.",
/// ).unwrap();
/// assert_eq!(document.title().unwrap().text, "Remarks at the Harbour Day");
/// assert_eq!(document.salutation().unwrap().text, "Dear friends,");
/// assert_eq!(document.paragraphs().count(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Document<'a> {
    /// The name of the JSON form.
    pub schema: Schema,
    /// What the document says of itself.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub facts: Facts<'a>,
    /// What stands before the speech: title, metadata, letterhead.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub front: Vec<Block<'a>>,
    /// The speech, from the salutation to the closing.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub body: Vec<Block<'a>>,
    /// What stands after it: signature, footnotes, sources, site navigation.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub back: Vec<Block<'a>>,
    /// What the parser is not sure of.
    pub diagnostics: Vec<Diagnostic>,
}
