//! The texts of a tree: which of them it had to make.

use std::borrow::Cow;

use oration::{Block, Document, Facts, MetadataKey, Node};

/// Bytes on the heap of the texts that could not be borrowed: wrapped lines that were joined, hyphens
/// that were mended.
#[must_use]
pub fn mended_bytes(document: &Document<'_>) -> usize {
    let nodes = document.walk().flat_map(|(_, node)| of_node(node));
    let texts = nodes.chain(of_facts(&document.facts));
    texts
        .map(|text| match text {
            Cow::Borrowed(_) => 0,
            Cow::Owned(text) => text.capacity(),
        })
        .sum()
}

/// The texts that a node holds itself.
fn of_node<'t, 'a>(node: Node<'t, 'a>) -> Vec<&'t Cow<'a, str>> {
    match node {
        Node::Block(block) => of_block(block),
        Node::Item(item) => vec![&item.text],
        Node::Marker(marker) => vec![&marker.text],
        Node::Label(label) => [&label.speaker].into_iter().chain(&label.time).collect(),
        _ => Vec::new(),
    }
}

fn of_block<'t, 'a>(block: &'t Block<'a>) -> Vec<&'t Cow<'a, str>> {
    match block {
        Block::Title(node) => vec![&node.text],
        Block::Metadata(node) => match &node.key {
            MetadataKey::Other(key) => vec![key, &node.value],
            _ => vec![&node.value],
        },
        Block::Salutation(node) => {
            node.addressees.iter().map(|addressee| &addressee.text).chain([&node.text]).collect()
        }
        Block::Heading(node) => node.number.iter().chain([&node.text]).collect(),
        Block::Paragraph(node) => vec![&node.text],
        Block::Cue(node) => vec![&node.text],
        Block::Quote(node) => vec![&node.text],
        Block::Footnote(node) => node.mark.iter().chain([&node.text]).collect(),
        Block::Closing(node) => vec![&node.text],
        Block::Signature(node) => vec![&node.text],
        Block::Furniture(node) => vec![&node.text],
        Block::Rule(node) => vec![&node.text],
        Block::Table(node) => vec![&node.text],
        // Lists and turns hold nodes, which are visited.
        _ => Vec::new(),
    }
}

fn of_facts<'t, 'a>(facts: &'t Facts<'a>) -> Vec<&'t Cow<'a, str>> {
    let said = [&facts.title, &facts.role, &facts.place, &facts.event, &facts.closing];
    let said = said.into_iter().flatten().map(|fact| &fact.value);
    let speakers = facts.speaker.iter().chain(&facts.joint_speakers).map(|fact| &fact.value);
    said.chain(speakers.flat_map(|speaker| speaker.honorific.iter().chain([&speaker.name]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_made_counts() -> Result<(), oration::ParseError> {
        let whole = "The harbour has been open for nine hundred years, and nobody has ever asked it to close.";
        assert_eq!(mended_bytes(&oration::parse_document(whole)?), 0);
        let wrapped = whole.replace("nobody", "\nnobody").replace(", \n", ",\n");
        let mended = mended_bytes(&oration::parse_document(&wrapped)?);
        assert!((whole.len()..2 * whole.len()).contains(&mended), "{mended}");
        Ok(())
    }
}
