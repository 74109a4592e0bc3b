//! Whether work grows no faster than the length of a text, for texts made of a part that comes back.

use oration::{Lang, Parser, parse_document};

use crate::lossless::is_visible;
use crate::shapes;

/// The most that work may grow by when the text doubles; twice, as the lengths here are four times each other.
const DOUBLED: f64 = 2.3;
const LIMIT: f64 = DOUBLED * DOUBLED;

/// What makes a text worth a look at its long form: a little more than the four times that are due.
const SUSPICIOUS: f64 = 4.2;

/// Bytes of the shorter of two texts. In the short form a fixed cost can hide what grows, in the long one
/// hardly.
const SHORT: usize = 4 << 10;
const LONG: usize = 64 << 10;

/// What parsing a text costs, for each of its bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// Work for a byte of the longest text that was looked at.
    pub per_byte: f64,
    /// How much more work four times the text was.
    pub growth: f64,
}

/// A text of any length, made from the bytes of a fuzzer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growing {
    /// How the parts come back.
    order: Order,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The text again and again.
    Whole,
    /// The same, in the middle of a speech.
    Within,
    /// The first half again and again, then the second: what is opened, and what closes it.
    Halves,
    /// The first half once, then the second again and again: what something opens that never ends.
    Tail,
}

impl Growing {
    /// The first byte says how the text that the others are comes back. Nothing, when it shows nothing.
    #[must_use]
    pub fn new(data: &[u8]) -> Option<Self> {
        let (first, text) = data.split_first()?;
        let order = [Order::Whole, Order::Within, Order::Halves, Order::Tail][usize::from(*first) % 4];
        let text = String::from_utf8_lossy(text).into_owned();
        text.chars().any(is_visible).then_some(Self { order, text })
    }

    /// The text at about so many bytes.
    #[must_use]
    pub fn at(&self, len: usize) -> String {
        let half = (self.text.len() / 2..).find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let (first, second) = self.text.split_at(half);
        let times = |part: &str, len: usize| part.repeat(len / part.len().max(1));
        match self.order {
            Order::Whole => times(&self.text, len),
            Order::Within => shapes::in_a_speech(&times(&self.text, len)),
            Order::Halves => times(first, len / 2) + &times(second, len / 2),
            Order::Tail => String::from(first) + &times(second, len),
        }
    }

    /// What four times the text costs, by the count of `work`, which is called while a text is parsed. `most` is
    /// the most work that a byte may be.
    ///
    /// # Panics
    /// When work grows faster than the text, or a byte is too much of it.
    pub fn assert_linear(&self, most: f64, work: impl Fn(&mut dyn FnMut()) -> u64) -> Cost {
        let cost = self.cost(SHORT, &work);
        let cost = if cost.growth > SUSPICIOUS { self.cost(LONG, &work) } else { cost };
        assert!(cost.growth <= LIMIT, "{cost:?}, of {self:?}");
        assert!(cost.per_byte <= most, "{cost:?}, of {self:?}");
        cost
    }

    fn cost(&self, len: usize, work: impl Fn(&mut dyn FnMut()) -> u64) -> Cost {
        let work = |text: &str| work(&mut || drop(parse_document(text))) as f64;
        let [short, long] = [len, 4 * len].map(|len| self.at(len));
        let (once, four_times) = (work(&short), work(&long));
        // The lengths are four times each other but for a rest.
        let growth = four_times / once.max(1.0) * (4 * short.len()) as f64 / long.len().max(1) as f64;
        Cost { per_byte: four_times / long.len().max(1) as f64, growth }
    }
}

/// Parses a text in each language, as the words of one are indexed when they are asked for first.
pub fn warm_up() {
    for &lang in Lang::ALL {
        let _ = Parser::new().languages([lang]).parse("Dear friends,");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn growing(order: u8, text: &str) -> Option<Growing> {
        Growing::new(&[&[order], text.as_bytes()].concat())
    }

    #[test]
    fn a_text_grows_in_its_order() {
        let at = |order, text| growing(order, text).map(|growing| growing.at(8));
        assert_eq!(at(0, "ab").as_deref(), Some("abababab"));
        assert_eq!(at(2, "ab").as_deref(), Some("aaaabbbb"));
        assert_eq!(at(3, "ab").as_deref(), Some("abbbbbbbb"));
        assert_eq!(at(2, "éü").as_deref(), Some("ééüü"));
        assert!(at(1, "ab").is_some_and(|text| text.contains("\n\nabababab\n\n")));
        assert_eq!(at(0, " \n"), None);
    }

    /// Counts as if parsing were of some order in the length.
    fn counted(order: i32) -> bool {
        let length = Cell::new(0.0);
        let work = |_: &mut dyn FnMut()| {
            length.set(if length.get() == 4096.0 { 4.0 * 4096.0 } else { 4096.0 });
            f64::powi(length.get(), order) as u64
        };
        let cost = growing(0, "abcd").map(|growing| growing.cost(4096, work));
        cost.is_some_and(|cost| cost.growth <= LIMIT)
    }

    #[test]
    fn what_grows_with_the_square_is_found() {
        assert!(counted(1));
        assert!(!counted(2));
    }
}
