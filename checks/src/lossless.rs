//! The lossless checker: a tree against the source that it was parsed from.

use std::borrow::Cow;

use oration::{Block, Document, Inline, MAX_LIST_DEPTH, MetadataKey, Node, Span, export};

/// After so many violations a document's others are not worth reading.
const ENOUGH: usize = 8;

/// Whether a character shows something. Written here apart from the library's own definition, so
/// that one checks the other.
#[must_use]
pub fn is_visible(c: char) -> bool {
    !(c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}'))
}

/// Panics when the tree breaks a promise or an export of it does. Linear in the source.
///
/// # Panics
/// When there is a violation; the message lists the first few with the words concerned.
#[track_caller]
pub fn assert_sound(source: &str, document: &Document<'_>) {
    report(source, &violations(source, document));
}

/// The same, and every export is written once.
///
/// # Panics
/// As [`assert_sound`] does.
#[track_caller]
pub fn assert_sound_exports(source: &str, document: &Document<'_>) {
    assert_sound(source, document);
    let _ = export::outline(document).render(source);
    let _ = export::markdown(document);
    let _ = export::plain_text(document, export::Speakers::Keep);
    let _ = export::plain_text(document, export::Speakers::Drop);
}

#[track_caller]
fn report(source: &str, violations: &[String]) {
    #[expect(clippy::panic, reason = "this is the assertion")]
    if !violations.is_empty() {
        panic!("{}\nin {:?}", violations.join("\n"), shortened(source, 2000));
    }
}

/// What the tree breaks of the promises that `Document` makes; at most a few.
///
/// - The leaves of `walk()` are ordered, disjoint, on character boundaries, and cover every visible
///   character. So do the blocks of the outline.
/// - Every node lies within its parent; a block begins and ends with a visible character.
/// - No list is nested deeper than [`MAX_LIST_DEPTH`].
/// - A turn whose words run in begins with a paragraph.
/// - Inlines lie within the words that they mark.
/// - A text that borrows is a slice of the source within its node's span; one that owns holds no
///   visible character that the span does not hold, in the same order.
/// - The spans of facts, references and diagnostics lie in the source.
#[must_use]
pub fn violations(source: &str, document: &Document<'_>) -> Vec<String> {
    let mut checker = Checker { source, found: Vec::new() };
    checker.cover("leaves", leaves(document).into_iter());
    let outline = export::outline(document);
    checker.cover("outline", outline.blocks.iter().map(|block| block.span));
    checker.nesting(document);
    checker.parts(document);
    for (_, node) in document.walk() {
        if checker.found.len() >= ENOUGH {
            break;
        }
        checker.node(node);
    }
    checker.facts(document);
    for diagnostic in &document.diagnostics {
        checker.inside("diagnostic", diagnostic.span);
        if let Some(other) = diagnostic.other {
            checker.inside("diagnostic's second place", other);
        }
    }
    checker.found
}

/// The leaves in source order: `walk()` yields an entry, which holds the words behind its marker,
/// before the marker.
fn leaves(document: &Document<'_>) -> Vec<Span> {
    let mut leaves: Vec<Span> = Vec::new();
    for (_, node) in document.walk() {
        let Some(leaf) = node.leaf() else { continue };
        let behind = leaves.last().is_some_and(|words| matches!(node, Node::Marker(_)) && leaf.end <= words.start);
        leaves.insert(leaves.len() - usize::from(behind), leaf);
    }
    leaves
}

struct Checker<'s> {
    source: &'s str,
    found: Vec<String>,
}

impl Checker<'_> {
    fn fail(&mut self, what: String) {
        if self.found.len() < ENOUGH {
            self.found.push(what);
        }
    }

    /// The spans follow each other, and nothing visible stands between them.
    fn cover(&mut self, name: &str, spans: impl Iterator<Item = Span>) {
        let end = Span::new(u32::try_from(self.source.len()).unwrap_or(u32::MAX), u32::MAX);
        let mut at = 0;
        for span in spans.chain([end]) {
            if span != end && !self.inside(name, span) {
                return;
            }
            if span.start < at {
                return self.fail(format!("{name}: {span} begins before the last one ends, at {at}"));
            }
            let between = &self.source[at as usize..span.start as usize];
            if between.chars().any(is_visible) {
                let words = shortened(between.trim_matches(|c| !is_visible(c)), 80);
                return self.fail(format!("{name}: none covers {words:?} at {at}..{}", span.start));
            }
            at = span.end;
        }
    }

    /// The span is a slice of the source.
    fn inside(&mut self, name: &str, span: Span) -> bool {
        let fits = span.start <= span.end && span.of(self.source).is_some();
        if !fits {
            self.fail(format!("{name}: {span} is no slice of a source of {} bytes", self.source.len()));
        }
        fits
    }

    /// Depths grow by one, children lie within their parents, and lists do not nest too deep.
    fn nesting(&mut self, document: &Document<'_>) {
        let mut parents: Vec<(Span, bool)> = Vec::new();
        for (depth, node) in document.walk() {
            if depth > parents.len() {
                return self.fail(format!("walk: depth {depth} below {} parents", parents.len()));
            }
            parents.truncate(depth);
            if let Some((parent, _)) = parents.last() {
                if !parent.contains(node.span()) {
                    self.fail(format!("nesting: {} lies outside its parent {parent}: {node:.200?}", node.span()));
                }
            }
            let list = matches!(node, Node::Block(Block::List(_)));
            parents.push((node.span(), list));
            let lists = parents.iter().filter(|(_, list)| *list).count();
            if list && lists > MAX_LIST_DEPTH {
                self.fail(format!("nesting: {lists} lists deep at {}", node.span()));
            }
            if self.found.len() >= ENOUGH {
                return;
            }
        }
    }

    /// Front, body and back follow each other.
    fn parts(&mut self, document: &Document<'_>) {
        let ends = |blocks: &[Block<'_>]| Some((blocks.first()?.span().start, blocks.last()?.span().end));
        let mut at = 0;
        for (name, blocks) in [("front", &document.front), ("body", &document.body), ("back", &document.back)] {
            if let Some((start, end)) = ends(blocks) {
                if start < at {
                    self.fail(format!("{name} begins at {start}, before {at}"));
                }
                at = end;
            }
        }
    }

    fn node(&mut self, node: Node<'_, '_>) {
        self.trimmed(node);
        match node {
            Node::Block(block) => self.block(block),
            Node::Item(item) => {
                if !item.span.contains(item.lead) {
                    self.fail(format!("item: lead {} lies outside {}", item.lead, item.span));
                }
                self.text("item", &item.text, item.lead);
                self.inlines(&item.inlines, item.lead);
            }
            Node::Marker(marker) => {
                self.text("marker", &marker.text, marker.span);
                if marker.text.is_empty() {
                    self.fail(format!("marker: no text at {}", marker.span));
                }
                if marker.sort.is_ordered() != marker.value.is_some() {
                    self.fail(format!("marker: {:?} with value {:?} at {}", marker.sort, marker.value, marker.span));
                }
            }
            Node::Label(label) => {
                self.text("speaker", &label.speaker, label.span);
                if let Some(time) = &label.time {
                    self.text("time", time, label.span);
                }
            }
            other => self.fail(format!("a node that the checker does not know: {other:.200?}")),
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Title(node) => self.text("title", &node.text, node.span),
            Block::Metadata(node) => {
                // A key may come from the lexicon.
                if let MetadataKey::Other(Cow::Owned(words)) = &node.key {
                    self.text("key", &Cow::Owned(words.clone()), node.span);
                }
                self.text("metadata", &node.value, node.span);
            }
            Block::Salutation(node) => {
                self.text("salutation", &node.text, node.span);
                for addressee in &node.addressees {
                    if self.inside("addressee", addressee.span) && !node.span.contains(addressee.span) {
                        self.fail(format!("addressee: {} lies outside {}", addressee.span, node.span));
                    }
                    self.text("addressee", &addressee.text, addressee.span);
                }
            }
            Block::Heading(node) => {
                self.text("heading", &node.text, node.span);
                if let Some(number) = &node.number {
                    self.text("heading number", number, node.span);
                }
            }
            Block::Paragraph(node) => {
                self.text("paragraph", &node.text, node.span);
                self.inlines(&node.inlines, node.span);
            }
            Block::List(node) => {
                if node.items.is_empty() {
                    self.fail(format!("list: no entries at {}", node.span));
                }
            }
            Block::Turn(node) => {
                if node.run_in && !matches!(node.blocks.first(), Some(Block::Paragraph(_))) {
                    self.fail(format!("turn: run in, and no paragraph first at {}", node.span));
                }
            }
            Block::Cue(node) => self.text("cue", &node.text, node.span),
            Block::Quote(node) => self.text("quote", &node.text, node.span),
            Block::Footnote(node) => {
                self.text("footnote", &node.text, node.span);
                if let Some(mark) = &node.mark {
                    self.text("footnote mark", mark, node.span);
                }
                for reference in &node.references {
                    self.inside("reference", *reference);
                }
            }
            Block::Closing(node) => self.text("closing", &node.text, node.span),
            Block::Signature(node) => self.text("signature", &node.text, node.span),
            Block::Furniture(node) => self.text("furniture", &node.text, node.span),
            Block::Rule(node) => self.text("rule", &node.text, node.span),
            Block::Table(node) => self.text("table", &node.text, node.span),
            other => self.fail(format!("a block that the checker does not know: {other:.200?}")),
        }
    }

    /// A span begins and ends with a visible character.
    fn trimmed(&mut self, node: Node<'_, '_>) {
        let Some(words) = node.span().of(self.source) else { return };
        let ends = [words.chars().next(), words.chars().next_back()];
        if !ends.into_iter().all(|c| c.is_some_and(is_visible)) {
            self.fail(format!("span: {} is empty or has white space at an end: {node:.200?}", node.span()));
        }
    }

    /// A borrowed text is a slice of the source within `span`; an owned one holds nothing visible
    /// that the span does not hold.
    #[expect(clippy::ptr_arg, reason = "whether it borrows is what is checked")]
    fn text(&mut self, name: &str, text: &Cow<'_, str>, span: Span) {
        let Some(words) = span.of(self.source) else { return };
        if text.is_empty() {
            return;
        }
        let slice = matches!(text, Cow::Borrowed(text) if lies_in(text, words));
        if matches!(text, Cow::Borrowed(_)) && !slice {
            self.fail(format!("{name}: {:?} is borrowed, and no slice of {span}", shortened(text, 80)));
        }
        let mut there = words.chars();
        if !slice && !text.chars().filter(|&c| is_visible(c)).all(|c| there.any(|other| other == c)) {
            let (text, words) = (shortened(text, 80), shortened(words, 80));
            self.fail(format!("{name}: {text:?} says more than {words:?} at {span}"));
        }
    }

    fn inlines(&mut self, inlines: &[Inline], within: Span) {
        for inline in inlines {
            if self.inside("inline", inline.span) && (!within.contains(inline.span) || inline.span.is_empty()) {
                self.fail(format!("inline: {:?} at {} lies outside {within} or is empty", inline.kind, inline.span));
            }
        }
    }

    fn facts(&mut self, document: &Document<'_>) {
        let facts = &document.facts;
        let texts = [
            ("title", &facts.title),
            ("role", &facts.role),
            ("place", &facts.place),
            ("event", &facts.event),
            ("closing", &facts.closing),
        ];
        for (name, fact) in texts {
            if let Some(fact) = fact {
                self.fact(name, &fact.value, fact.span);
            }
        }
        for speaker in facts.speaker.iter().chain(&facts.joint_speakers) {
            self.fact("name", &speaker.value.name, speaker.span);
            if let Some(honorific) = &speaker.value.honorific {
                self.fact("honorific", honorific, speaker.span);
            }
        }
        for (name, span) in [
            ("date", facts.date.as_ref().map(|fact| fact.span)),
            ("language", facts.language.as_ref().map(|fact| fact.span)),
        ] {
            if let Some(span) = span {
                self.inside(name, span);
            }
        }
    }

    /// A fact says something, and says it in the source.
    #[expect(clippy::ptr_arg, reason = "whether it borrows is what is checked")]
    fn fact(&mut self, name: &str, value: &Cow<'_, str>, span: Span) {
        if !self.inside(name, span) {
            return;
        }
        if !value.chars().any(is_visible) {
            self.fail(format!("fact: {name} at {span} says nothing"));
        }
        if matches!(value, Cow::Borrowed(value) if !lies_in(value, self.source)) {
            self.fail(format!("fact: {name} {value:?} at {span} is borrowed, and not from the source"));
        }
    }
}

/// Whether `part` is a slice of `whole`, by its address.
fn lies_in(part: &str, whole: &str) -> bool {
    let (part, whole) = (part.as_bytes().as_ptr_range(), whole.as_bytes().as_ptr_range());
    whole.start <= part.start && part.end <= whole.end
}

/// The first `len` bytes of a text, and a sign that it went on.
pub(crate) fn shortened(text: &str, len: usize) -> String {
    let mut until = len.min(text.len());
    while !text.is_char_boundary(until) {
        until -= 1;
    }
    format!("{}{}", &text[..until], if until < text.len() { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use oration::parse_document;

    const SOURCE: &str = "Dear friends,\n\nThe harbour is open to all of you today.\n\nThank you.";

    #[test]
    fn a_sound_tree_has_no_violations() -> Result<(), oration::ParseError> {
        assert_eq!(violations(SOURCE, &parse_document(SOURCE)?), Vec::<String>::new());
        Ok(())
    }

    /// The checker can fail: each of these trees breaks one promise.
    #[test]
    fn broken_trees_are_found() -> Result<(), oration::ParseError> {
        let broken = |change: fn(&mut Document<'_>), wanted: &str| {
            let mut document = parse_document(SOURCE)?;
            change(&mut document);
            let found = violations(SOURCE, &document);
            assert!(found.iter().any(|violation| violation.contains(wanted)), "{wanted}: {found:?}");
            Ok::<_, oration::ParseError>(())
        };
        broken(|document| drop(document.body.pop()), "none covers \"Thank you.\"")?;
        broken(|document| document.body.swap(0, 1), "none covers")?;
        broken(
            |document| {
                if let Some(Block::Closing(closing)) = document.body.last_mut() {
                    closing.span.end += 3;
                }
            },
            "no slice",
        )?;
        broken(
            |document| {
                if let Some(Block::Paragraph(paragraph)) = document.body.get_mut(1) {
                    paragraph.span.start -= 1;
                }
            },
            "white space at an end",
        )?;
        broken(
            |document| {
                if let Some(Block::Paragraph(paragraph)) = document.body.get_mut(1) {
                    paragraph.span.start -= 4;
                }
            },
            "begins before the last one",
        )?;
        broken(
            |document| {
                if let Some(Block::Closing(closing)) = document.body.last_mut() {
                    closing.text = Cow::Borrowed("Thank you.");
                }
            },
            "borrowed, and no slice",
        )?;
        broken(
            |document| {
                if let Some(Block::Closing(closing)) = document.body.last_mut() {
                    closing.text = Cow::Owned("Thank them.".into());
                }
            },
            "says more",
        )?;
        Ok(())
    }
}
