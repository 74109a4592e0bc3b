//! Markdown: the document for readers.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::escape::{escape, escape_with};
use super::locate::located;
use super::reading::{Piece, joined, pieces};
use crate::ast::{
    Block, Document, Footnote, Heading, Inline, InlineKind, Item, MarkerKind, Metadata, MetadataKey, Node, Table,
    TableRole,
};
use crate::span::Span;

/// The document in Markdown, as CommonMark and GitHub's dialect read it.
///
/// Titles are `#`, headings `##` and below; entries of lists keep their numbers, and letters stand
/// as words of the entry, since Markdown has no such lists; a turn begins `**Name:**`, a stage
/// direction is `*[Applause]*`, a rule `---`, a footnote `[^1]: …`. Metadata is a block of
/// `Key: value` lines. Tables stand in fenced code unless they are Markdown already. Furniture is
/// left out, and paragraphs that a page break cut are whole again. Words that Markdown would read as
/// markup are escaped.
///
/// ```
/// let document = oration::parse_document(
///     "Remarks at the Harbour Day\n\nDear friends,\n\nThe harbour is open.\n\n(Applause.)\n\nThank you.",
/// ).unwrap();
/// assert_eq!(
///     oration::export::markdown(&document),
///     "# Remarks at the Harbour Day\n\nDear friends,\n\nThe harbour is open.\n\n*[Applause.]*\n\nThank you.\n",
/// );
/// ```
#[must_use]
pub fn markdown(document: &Document<'_>) -> String {
    let mut writer = Writer { notes: Notes::of(document), ..Writer::default() };
    for piece in pieces(document) {
        writer.piece(&piece);
    }
    writer.out
}

/// The names of the footnotes: `[^1]` must be there once.
#[derive(Debug, Default)]
struct Notes {
    /// Names by the place of a reference.
    by_reference: BTreeMap<Span, String>,
    /// Names in the order of the footnotes; empty for those without a mark.
    names: Vec<String>,
    /// How many footnotes are written.
    written: usize,
}

impl Notes {
    fn of(document: &Document<'_>) -> Self {
        let mut notes = Self::default();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for footnote in document.footnotes() {
            let name = footnote.mark.as_deref().unwrap_or_default();
            let name: String = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '[' | ']' | '\\')).collect();
            let times = seen.entry(name.clone()).and_modify(|times| *times += 1).or_insert(1);
            let name = if name.is_empty() || *times == 1 { name } else { format!("{name}-{times}") };
            if !name.is_empty() {
                notes.by_reference.extend(footnote.references.iter().map(|&place| (place, name.clone())));
            }
            notes.names.push(name);
        }
        notes
    }
}

/// What was written last, which decides how the next block is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Last {
    #[default]
    Nothing,
    Block,
    Metadata,
    /// The words of an entry at this depth of the walk.
    Entry(usize),
    /// A marker without words.
    Marker,
}

#[derive(Debug, Default)]
struct Writer {
    out: String,
    notes: Notes,
    last: Last,
    /// The entries that hold the current node: their depth in the walk and the columns that their
    /// markers take.
    entries: Vec<(usize, usize)>,
    /// For each depth of the walk: whether the sibling before was a list.
    after_list: Vec<bool>,
    /// The label that the next paragraph takes into its line.
    label: Option<String>,
}

impl Writer {
    fn piece(&mut self, piece: &Piece<'_, '_>) {
        let depth = piece.depth;
        while self.entries.last().is_some_and(|&(at, _)| at >= depth) {
            self.entries.pop();
        }
        match piece.node {
            Node::Marker(_) | Node::Label(_) => {}
            Node::Item(item) => self.item(depth, item),
            Node::Block(block) => {
                let list = matches!(block, Block::List(_));
                self.after_list.truncate(depth + 1);
                self.after_list.resize(depth + 1, false);
                let before = core::mem::replace(&mut self.after_list[depth], list);
                if before && list {
                    // Without it Markdown would read two lists as one.
                    self.block("<!-- -->");
                }
                self.write(block, piece);
            }
        }
    }

    fn write(&mut self, block: &Block<'_>, piece: &Piece<'_, '_>) {
        match block {
            Block::Paragraph(paragraph) => {
                let first = self.prose(&paragraph.text, paragraph.span, &paragraph.inlines);
                let rest: Vec<_> =
                    piece.rest.iter().map(|part| self.prose(&part.text, part.span, &part.inlines)).collect();
                let words = joined(first, &rest);
                let number = paragraph.number.map(|number| format!("{number}\\. ")).unwrap_or_default();
                let label = self.label.take().unwrap_or_default();
                self.block(&[&*label, &number, &words].concat());
            }
            Block::Turn(turn) => {
                let label = format!("**{}:**", escaped(&turn.label.speaker));
                if turn.run_in && matches!(turn.blocks.first(), Some(Block::Paragraph(_))) {
                    self.label = Some(label + " ");
                } else {
                    self.block(&label);
                }
            }
            Block::List(_) | Block::Furniture(_) => {}
            Block::Title(node) => self.block(&format!("# {}", escaped(&node.text))),
            Block::Heading(node) => self.block(&headline(node)),
            Block::Metadata(node) => self.metadata(node),
            Block::Cue(node) => {
                if !node.text.is_empty() {
                    self.block(&format!("*[{}]*", escaped(&node.text)));
                }
            }
            Block::Quote(node) => self.block(&lines(&node.text, "> ")),
            Block::Footnote(node) => self.footnote(node),
            Block::Rule(_) => self.block("---"),
            Block::Table(node) => self.block(&table(node)),
            Block::Salutation(node) => self.block(&lines(&node.text, "")),
            Block::Closing(node) => self.block(&lines(&node.text, "")),
            Block::Signature(node) => self.block(&lines(&node.text, "")),
        }
    }

    /// Writes lines at the indent of the entries that hold them, after a blank line.
    fn block(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.last {
            Last::Nothing | Last::Marker => {}
            Last::Block | Last::Metadata | Last::Entry(_) => self.out.push('\n'),
        }
        self.lines(text);
        self.last = Last::Block;
    }

    fn lines(&mut self, text: &str) {
        let indent = self.entries.iter().map(|&(_, columns)| columns).sum();
        for line in crate::text::lines(text) {
            if !line.is_empty() {
                self.out.extend(core::iter::repeat_n(' ', indent));
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    fn item(&mut self, depth: usize, item: &Item<'_>) {
        let (marker, shown) = list_marker(item);
        let words = shown + &self.prose(&item.text, item.lead, &item.inlines);
        let line = [&*marker, " ", &words].concat();
        // A list whose number is not 1 or whose first entry is bare cannot follow words directly.
        let interrupts = !words.is_empty() && (marker == "-" || marker == "1." || marker == "1)");
        match self.last {
            Last::Nothing | Last::Marker => {}
            Last::Entry(before) if before >= depth || interrupts => {}
            Last::Entry(_) | Last::Block | Last::Metadata => self.out.push('\n'),
        }
        self.lines(line.trim_end());
        self.entries.push((depth, marker.len() + 1));
        self.last = if words.is_empty() { Last::Marker } else { Last::Entry(depth) };
    }

    fn metadata(&mut self, node: &Metadata<'_>) {
        let name = match &node.key {
            MetadataKey::FrontMatter => return self.block(&fenced(&node.value)),
            MetadataKey::Unknown => "",
            MetadataKey::Date => "Date",
            MetadataKey::Time => "Time",
            MetadataKey::Place => "Place",
            MetadataKey::Event => "Event",
            MetadataKey::Speaker => "Speaker",
            MetadataKey::Role => "Role",
            MetadataKey::Source => "Source",
            MetadataKey::Symbol => "Symbol",
            MetadataKey::Embargo => "Embargo",
            MetadataKey::Url => "URL",
            MetadataKey::Tags => "Tags",
            MetadataKey::Summary => "Summary",
            MetadataKey::Attendance => "Attendance",
            MetadataKey::Session => "Session",
            MetadataKey::Language => "Language",
            MetadataKey::Other(words) => words,
        };
        let line = if name.is_empty() { node.value.clone() } else { Cow::Owned(format!("{name}: {}", node.value)) };
        let line = lines(&line, "");
        if line.is_empty() {
            return;
        }
        if self.last == Last::Metadata && self.out.ends_with('\n') {
            self.out.pop();
            self.out.push_str("\\\n");
            self.lines(&line);
        } else {
            self.block(&line);
        }
        self.last = Last::Metadata;
    }

    fn footnote(&mut self, node: &Footnote<'_>) {
        let name = self.notes.names.get(self.notes.written).map(String::as_str).unwrap_or_default();
        let words = escaped(&node.text);
        let line = if name.is_empty() { words } else { format!("[^{name}]: {words}") };
        self.notes.written += 1;
        self.block(&line);
    }

    /// The words escaped, with the stage directions set apart and the footnotes referred to.
    fn prose<'s>(&self, text: &'s str, block: Span, inlines: &[Inline]) -> Cow<'s, str> {
        let kinds = [InlineKind::Cue, InlineKind::FootnoteReference];
        let mut marks: Vec<(Range<usize>, String)> = Vec::new();
        for (range, inline) in located(text, block, inlines, &kinds) {
            match inline.kind {
                InlineKind::FootnoteReference => {
                    if let Some(name) = self.notes.by_reference.get(&inline.span) {
                        marks.push((range, format!("[^{name}]")));
                    }
                }
                InlineKind::Cue => {
                    // An asterisk stuck to a letter opens nothing.
                    let stuck = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    let before = text[..range.start].chars().next_back();
                    let after = text[range.end..].chars().next();
                    if !stuck(before) && !stuck(after) {
                        let words = escaped(text[range.clone()].trim_matches(['*', '_']));
                        marks.push((range, format!("*{words}*")));
                    }
                }
                InlineKind::Vocative | InlineKind::Elision | InlineKind::TimeCode | InlineKind::Closing => {}
            }
        }
        let mut out = String::with_capacity(text.len());
        escape_with(&mut out, text, &marks);
        if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// Lines escaped one by one; each but the last breaks, as in verse.
fn lines(text: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = crate::text::lines(text.trim_end()).map(str::trim).peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            out.push_str(prefix.trim_end());
        } else {
            out.push_str(prefix);
            escape(&mut out, line);
            if lines.peek().is_some_and(|next| !next.is_empty()) {
                out.push('\\');
            }
        }
        if lines.peek().is_some() {
            out.push('\n');
        }
    }
    out
}

fn headline(node: &Heading<'_>) -> String {
    let signs = usize::from(node.level.max(1)).saturating_add(1).min(6);
    let mut out = "#".repeat(signs);
    if let Some(number) = &node.number {
        out.push(' ');
        out.push_str(&escaped(number));
    }
    out.push(' ');
    out.push_str(&escaped(&node.text));
    out
}

/// The marker that Markdown knows, and the one that must stand among the words since it does not.
fn list_marker(item: &Item<'_>) -> (String, String) {
    let bullet = || String::from("-");
    let Some(marker) = &item.marker else { return (bullet(), String::new()) };
    match (marker.sort, marker.value) {
        (MarkerKind::Bullet, _) => (bullet(), String::new()),
        // Longer numbers begin no list.
        (MarkerKind::Number, Some(value)) if value <= 999_999_999 => {
            let delimiter = if marker.text.ends_with(')') { ')' } else { '.' };
            (format!("{value}{delimiter}"), String::new())
        }
        (MarkerKind::Number | MarkerKind::Letter | MarkerKind::Roman | MarkerKind::Word, _) => {
            (bullet(), escaped(&marker.text) + " ")
        }
    }
}

fn table(node: &Table<'_>) -> String {
    match node.role {
        TableRole::Caption => lines(&node.text, ""),
        TableRole::Rows | TableRole::Contents => {
            let rows: Vec<_> = crate::text::lines(&node.text).map(str::trim).filter(|row| !row.is_empty()).collect();
            if is_markdown_table(&rows) { rows.join("\n") } else { fenced(&node.text) }
        }
    }
}

/// Whether GitHub's dialect reads the rows as a table: all begin with `|`, and the second is
/// `| --- |` with as many cells as the first.
fn is_markdown_table(rows: &[&str]) -> bool {
    let [first, second, ..] = rows else { return false };
    let bars = |row: &str| row.matches('|').count();
    rows.iter().all(|row| row.starts_with('|'))
        && second.contains('-')
        && second.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
        && bars(first) == bars(second)
}

/// The text as it stands, in a fence that it does not hold itself.
fn fenced(text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    [&*fence, "\n", text.trim_matches(['\n', '\r']), "\n", &fence].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{
        at, body, cue, cut, every_kind, footnote, furniture, heading, item, list, marked, meta, para, quote, table,
        turn,
    };
    use alloc::vec;

    fn written(blocks: Vec<Block<'static>>) -> String {
        markdown(&body(blocks))
    }

    #[test]
    fn every_kind_but_furniture_is_written() {
        assert_eq!(
            markdown(&every_kind()),
            "# words\n\nwords\n\nwords\n\n## words\n\nwords\n\n- words\n\n**Q:**\n\n*[words]*\n\n> words\n\n\
             [^1]: words\n\nwords\n\nwords\n\n---\n\n```\nwords\n```\n"
        );
    }

    #[test]
    fn lists_nest_at_the_width_of_their_markers() {
        let deepest = list(vec![item("-", "c", vec![para("more c")]), item("-", "d", vec![])]);
        let nested = list(vec![item("10)", "b", vec![deepest])]);
        let blocks = vec![list(vec![item("1.", "a", vec![nested]), item("3.", "e", vec![])])];
        assert_eq!(written(blocks), "1. a\n\n   10) b\n       - c\n\n         more c\n\n       - d\n3. e\n");
    }

    #[test]
    fn letters_stand_among_the_words() {
        let blocks = vec![list(vec![item("(a)", "one", vec![]), item("(b)", "two", vec![])])];
        assert_eq!(written(blocks), "- (a) one\n- (b) two\n");
    }

    #[test]
    fn two_lists_stay_two_and_one_cut_by_a_page_is_one() {
        let entries = |marker| list(vec![item(marker, "x", vec![])]);
        assert_eq!(written(vec![entries("-"), entries("-")]), "- x\n\n<!-- -->\n\n- x\n");
        assert_eq!(written(vec![entries("1."), furniture(), entries("2.")]), "1. x\n2. x\n");
    }

    #[test]
    fn a_marker_without_words_takes_what_follows() {
        let nested = list(vec![item("-", "x", vec![])]);
        assert_eq!(written(vec![list(vec![item("1.", "", vec![nested])])]), "1.\n   - x\n");
    }

    #[test]
    fn a_run_in_label_shares_its_line() {
        let blocks = vec![turn("MS. *Q*", true, vec![para("Who?"), para("Why?")]), turn("A", false, vec![para("We.")])];
        assert_eq!(written(blocks), "**MS. \\*Q\\*:** Who?\n\nWhy?\n\n**A:**\n\nWe.\n");
        let blocks = vec![turn("A", true, vec![cue("Sighs"), para("We.")])];
        assert_eq!(written(blocks), "**A:**\n\n*[Sighs]*\n\nWe.\n");
    }

    #[test]
    fn metadata_is_one_block() {
        let blocks = vec![
            meta(MetadataKey::Date, "4 May"),
            meta(MetadataKey::Other("File no.".into()), "7_a_"),
            meta(MetadataKey::Unknown, "Not for release"),
            para("Words."),
            meta(MetadataKey::FrontMatter, "a: b\nc: `d`\n"),
        ];
        assert_eq!(
            written(blocks),
            "Date: 4 May\\\nFile no.: 7_a\\_\\\nNot for release\n\nWords.\n\n```\na: b\nc: `d`\n```\n"
        );
    }

    #[test]
    fn headings_go_down_to_six() {
        let blocks = vec![heading(1, Some("IV."), "Costs #"), heading(200, None, "Deep")];
        assert_eq!(written(blocks), "## IV. Costs \\#\n\n###### Deep\n");
    }

    #[test]
    fn numbers_of_paragraphs_are_no_lists() {
        let Block::Paragraph(mut paragraph) = para("The harbour.") else { return };
        paragraph.number = Some(12);
        assert_eq!(written(vec![Block::Paragraph(paragraph)]), "12\\. The harbour.\n");
        assert_eq!(written(vec![para("1945. It ended.")]), "1945\\. It ended.\n");
    }

    #[test]
    fn footnotes_are_referred_to_by_name() {
        let text = "So[3] and so.¹ Yes.";
        let references = [(InlineKind::FootnoteReference, "[3]"), (InlineKind::FootnoteReference, "¹")];
        let blocks = vec![
            marked(text, &references),
            footnote(Some("3"), "See *here*.", vec![at(text, "[3]")]),
            footnote(Some("1"), "See there.", vec![at(text, "¹")]),
            footnote(Some("3"), "Again.", vec![]),
            footnote(None, "A book.", vec![]),
        ];
        assert_eq!(
            written(blocks),
            "So[^3] and so.[^1] Yes.\n\n[^3]: See \\*here\\*.\n\n[^1]: See there.\n\n[^3-2]: Again.\n\nA book.\n"
        );
    }

    #[test]
    fn cues_inside_prose_are_set_apart() {
        let cue = |text, words| written(vec![marked(text, &[(InlineKind::Cue, words)])]);
        assert_eq!(cue("Yes. (Applause.) No.", "(Applause.)"), "Yes. *(Applause.)* No.\n");
        assert_eq!(cue("Yes.*laughs* No.", "*laughs*"), "Yes.*laughs* No.\n");
        assert_eq!(cue("So(sic)so", "(sic)"), "So(sic)so\n");
    }

    #[test]
    fn verse_keeps_its_lines() {
        assert_eq!(written(vec![quote("# a\nb\n\nc")]), "> \\# a\\\n> b\n>\n> c\n");
    }

    #[test]
    fn tables_are_fenced_unless_they_are_markdown() {
        assert_eq!(written(vec![table(TableRole::Rows, "| a |\n|---|\n| b |")]), "| a |\n|---|\n| b |\n");
        assert_eq!(written(vec![table(TableRole::Rows, "| a |\n| b |")]), "```\n| a |\n| b |\n```\n");
        assert_eq!(written(vec![table(TableRole::Rows, "a  b\n```\nc")]), "````\na  b\n```\nc\n````\n");
        assert_eq!(written(vec![table(TableRole::Caption, "Photo: *A*")]), "Photo: \\*A\\*\n");
    }

    #[test]
    fn a_page_break_leaves_no_trace() {
        assert_eq!(written(vec![cut("The har-"), furniture(), para("bour.")]), "The harbour.\n");
    }
}
