//! to come
use arbitrary::Unstructured;
/// x
#[derive(Debug)]
pub struct Transcript;
impl Transcript {
    /// x
    pub fn arbitrary(_: &mut Unstructured<'_>) -> arbitrary::Result<Self> { Ok(Self) }
    /// x
    pub fn assert_parses(&self) {}
}
