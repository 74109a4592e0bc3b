//! What every tree must hold, written once: the unit, property and regression tests call it, and so
//! do the fuzz targets.
//!
//! | module | holds |
//! |---|---|
//! | [`clock`] | the time that a thread spends working |
//! | [`folder`] | a folder of many transcripts, to measure with |
//! | [`layouts`] | a text and its blocks in another layout |
//! | [`lossless`] | leaves cover the source, spans nest, texts are what the source says |
//! | [`same`] | the same tree for LF, CRLF and CR; JSON gives back what it was given |
//! | [`gold`] | the score of an outline against a `.gold` file |
//! | [`cost`] | whether work grows with the length of a text and no faster |
//! | [`doubts`] | whether the parser doubts where it is wrong |
//! | [`shapes`] | texts that nobody speaks, on which time must stay linear |
//! | [`structured`] | transcripts whose structure is known because they were made from it |
//! | [`targets`] | what each fuzz target does with its bytes |
//! | [`texts`] | which texts of a tree it had to make |
//! | [`transcripts`] | the texts of a folder, to measure with |

pub mod clock;
pub mod cost;
pub mod doubts;
pub mod folder;
pub mod gold;
pub mod layouts;
pub mod lossless;
pub mod same;
pub mod shapes;
pub mod structured;
pub mod targets;
pub mod texts;
pub mod transcripts;

pub use lossless::{assert_sound, assert_sound_exports};
