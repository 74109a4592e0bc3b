//! Why a text could not be parsed at all.

/// The only ways in which parsing fails. Doubts about a text that did parse are
/// [`Diagnostic`](crate::Diagnostic)s, never errors.
///
/// ```
/// use oration::{ParseError, parse_bytes, parse_document};
///
/// assert_eq!(parse_document(" \n\t").unwrap_err(), ParseError::Empty);
/// assert_eq!(parse_bytes(b"Thank you.\xff").unwrap_err(), ParseError::NotUtf8 { valid_up_to: 10 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// The text has no visible character.
    #[error("the text is empty: it has no visible character")]
    Empty,
    /// The text is longer than spans can address.
    #[error("the text has {len} bytes; at most {max} can be parsed", max = u32::MAX)]
    TooLarge {
        /// How many bytes it has.
        len: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the text is not UTF-8: the byte at offset {valid_up_to} begins no character")]
    NotUtf8 {
        /// How many bytes from the start are valid UTF-8.
        valid_up_to: usize,
    },
}
