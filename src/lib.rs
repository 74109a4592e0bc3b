//! placeholder
#![no_std]
extern crate alloc;
#[cfg(test)]
extern crate std;
mod ast;
mod diagnostic;
mod error;
pub mod export;
mod grammar;
mod lexicon;
mod line;
mod parser;
mod profile;
mod reason;
mod span;
mod text;
pub use ast::*;
pub use diagnostic::*;
pub use error::*;
pub use reason::*;
pub use span::*;
/// x
pub const MAX_LIST_DEPTH: usize = 8;
/// x
pub fn parse_document(source: &str) -> Result<Document<'_>, ParseError> { 
    if u32::try_from(source.len()).is_err() { return Err(ParseError::TooLarge { len: source.len() }); }
    if text::trim(source).is_empty() { return Err(ParseError::Empty); }
    Ok(parser::parse(source))
}
/// x
pub fn parse_bytes(bytes: &[u8]) -> Result<Document<'_>, ParseError> { 
    match core::str::from_utf8(bytes) { Ok(s) => parse_document(s), Err(e) => Err(ParseError::NotUtf8 { valid_up_to: e.valid_up_to() }) }
}

/// x
pub fn explain(source: &str) -> Result<alloc::vec::Vec<Decision>, ParseError> { 
    Ok(parser::explain(source))
}
