//! The public interface: accessors, ownership, positions, errors, walking, `explain`, the JSON form.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::borrow::Cow;

use oration::{
    Block, BlockKind, Bound, Code, Document, InlineKind, LineIndex, Node, ParseError, Reason, Span, explain,
    parse_bytes, parse_document,
};

/// A transcript with most kinds of block, in the order of `KINDS`.
const SOURCE: &str = "\
Remarks by Foreign Minister Ada Quist at the Harbour Conference

4 May 2021

Excellencies, Ladies and Gentlemen,

The harbour has been open for nine hundred years, and in all that time nobody has asked it to close. (Applause.)

We shall keep three promises to the fishermen of this coast, and I shall name them now:

- a lamp on every pier between here and the cape, lit before dusk;
- a school for every island that has more than seven children;
- a ferry on Sundays, also in winter, also in fog.

[Laughter]

These promises will cost less than the dinner that we are going to have tonight, and they will last longer.

Thank you.
";

const KINDS: [BlockKind; 9] = [
    BlockKind::Title,
    BlockKind::Metadata,
    BlockKind::Salutation,
    BlockKind::Paragraph,
    BlockKind::Paragraph,
    BlockKind::List,
    BlockKind::Cue,
    BlockKind::Paragraph,
    BlockKind::Closing,
];

const TALK: &str = "Q: Who pays for the lamp?\n\nA: We all do.\n\nQ: Since when?\n\n(Laughter.)\n\nA: Since the storm.";

fn parsed(source: &str) -> Document<'_> {
    parse_document(source).unwrap()
}

#[test]
fn accessors_yield_their_kinds_in_source_order() {
    let document = parsed(SOURCE);
    assert_eq!(document.title().unwrap().text, "Remarks by Foreign Minister Ada Quist at the Harbour Conference");
    assert_eq!(document.titles().count(), 1);
    assert_eq!(document.metadata().map(|line| &*line.value).collect::<Vec<_>>(), ["4 May 2021"]);
    let addressees = document.salutation().unwrap().addressees.iter().map(|one| &*one.text);
    assert_eq!(addressees.collect::<Vec<_>>(), ["Excellencies", "Ladies and Gentlemen"]);
    assert_eq!(document.paragraphs().count(), 3);
    let list = document.lists().next().unwrap();
    assert_eq!((list.ordered, list.items.len()), (false, 3));
    assert_eq!(list.items[1].text, "a school for every island that has more than seven children;");
    assert_eq!(list.items[1].marker.as_ref().unwrap().text, "-");
    assert_eq!(document.cues().map(|cue| &*cue.text).collect::<Vec<_>>(), ["Laughter"]);
    assert_eq!(document.closing().unwrap().text, "Thank you.");
    assert_eq!(document.turns().count(), 0);
    let marked = document.paragraphs().next().unwrap().inlines.iter().find(|inline| inline.kind == InlineKind::Cue);
    assert_eq!(marked.unwrap().span.of(SOURCE), Some("(Applause.)"));
    assert_eq!(document.blocks().map(Block::kind).collect::<Vec<_>>(), KINDS);
    assert_eq!((document.front.len(), document.body.len(), document.back.len()), (2, 7, 0));
}

#[test]
fn facts_say_where_they_stand() {
    let document = parsed(SOURCE);
    let facts = &document.facts;
    let speaker = facts.speaker.as_ref().unwrap();
    assert_eq!((&*speaker.value.name, speaker.span.of(SOURCE)), ("Ada Quist", Some("Ada Quist")));
    assert_eq!(facts.role.as_ref().unwrap().value, "Foreign Minister");
    assert_eq!(facts.event.as_ref().unwrap().value, "Harbour Conference");
    let date = facts.date.unwrap();
    assert_eq!((date.value.to_string(), date.span.of(SOURCE)), ("2021-05-04".into(), Some("4 May 2021")));
}

#[test]
fn speakers_come_once_in_the_order_of_their_first_turn() {
    let document = parsed(TALK);
    assert_eq!(document.speakers(), ["Q", "A"]);
    assert_eq!(document.turns().count(), 4);
    assert!(document.turns().all(|turn| turn.run_in && matches!(turn.blocks[0], Block::Paragraph(_))));
    // What happens between two turns belongs to the first.
    assert!(matches!(document.turns().nth(2).unwrap().blocks[..], [_, Block::Cue(_)]));
}

#[test]
fn a_detached_tree_outlives_its_source() {
    let source = SOURCE.to_owned();
    let owned: Document<'static> = parsed(&source).into_owned();
    assert_eq!(owned, parsed(&source));
    drop(source);
    assert_eq!(owned.closing().unwrap().text, "Thank you.");
    assert!(owned.paragraphs().all(|paragraph| matches!(paragraph.text, Cow::Owned(_))));
    // One block detaches as well.
    let block: Block<'static> = parsed(SOURCE).body.swap_remove(0).into_owned();
    assert_eq!(block.kind(), BlockKind::Salutation);
}

#[test]
fn a_clean_text_is_borrowed_and_a_wrapped_one_mended() {
    let long = "The harbour is open to everybody who comes in peace, and to most of the others.";
    assert!(matches!(parsed(long).paragraphs().next().unwrap().text, Cow::Borrowed(_)));
    let wrapped = long.replace("comes in", "comes\nin");
    let document = parsed(&wrapped);
    let paragraph = document.paragraphs().next().unwrap();
    assert!(matches!(paragraph.text, Cow::Owned(_)));
    assert_eq!((&*paragraph.text, paragraph.span), (long, Span::new(0, 79)));
}

#[test]
fn the_walk_goes_from_parents_to_children_in_source_order() {
    let document = parsed("Q: Two things:\n\n1. rope\n2. tar\n\nA: Both. We have both of them in the shed.\n");
    let steps: Vec<_> = document
        .walk()
        .map(|(depth, node)| {
            let name = match node {
                Node::Block(block) => block.kind().name(),
                Node::Item(_) => "item",
                Node::Marker(_) => "marker",
                Node::Label(_) => "label",
                _ => "?",
            };
            format!("{depth} {name}")
        })
        .collect();
    let wanted = [
        "0 turn", "1 label", "1 paragraph", "1 list", "2 item", "3 marker", "2 item", "3 marker", "0 turn", "1 label",
        "1 paragraph",
    ];
    assert_eq!(steps, wanted);
    assert_eq!(document.blocks().count(), 5);
    let turn = document.walk().next().unwrap().1;
    assert_eq!((turn.leaf(), turn.span().start), (None, 0));
}

#[test]
fn lines_and_columns_are_counted_in_bytes_characters_and_utf_16() {
    let source = "ab\r\n\u{1d11e}é\rz\n\u{feff}";
    let index = LineIndex::new(source);
    let place = |at| {
        let place = index.position(at);
        (place.line, place.byte, place.char, place.utf16)
    };
    assert_eq!(index.lines(), 4);
    assert_eq!(place(0), (1, 1, 1, 1));
    assert_eq!(place(3), (1, 4, 4, 4), "the LF of CRLF is on the line that it ends");
    assert_eq!(place(4), (2, 1, 1, 1));
    assert_eq!(place(6), (2, 1, 1, 1), "inside a character");
    assert_eq!(place(8), (2, 5, 2, 3), "after a character of two code units");
    assert_eq!(place(10), (2, 7, 3, 4), "the CR");
    assert_eq!(place(11), (3, 1, 1, 1), "after a lone CR");
    assert_eq!(place(99), (4, 4, 2, 2), "beyond the end");
    let lines: Vec<_> = (1..=4).map(|line| index.line_span(line).and_then(|span| span.of(source))).collect();
    assert_eq!(lines, [Some("ab"), Some("\u{1d11e}é"), Some("z"), Some("\u{feff}")]);
    assert_eq!((index.line_span(0), index.line_span(5)), (None, None));
    assert_eq!(LineIndex::new("").position(0).line, 1);
}

#[test]
fn spans_are_slices_or_nothing() {
    let span = Span::new(1, 3);
    assert_eq!((span.len(), span.is_empty(), span.range(), span.to_string()), (2, false, 1..3, "1..3".into()));
    assert_eq!(span.of("aé"), Some("é"));
    assert_eq!((span.of("é!"), span.of("a")), (None, None), "no boundary, no such byte");
    assert_eq!(Span::new(5, 2), Span::new(5, 5));
    assert_eq!(span.to(Span::new(7, 9)), Span::new(1, 9));
    assert!(Span::new(1, 9).contains(span) && !span.contains(Span::new(1, 9)));
}

#[test]
fn parsing_fails_in_two_ways() {
    for blank in ["", " \r\n\t\u{a0}\u{3000}", "\u{feff}", "\u{200b}\u{ad}\u{2028}\u{85}\u{c}"] {
        assert_eq!(parse_document(blank), Err(ParseError::Empty), "{blank:?}");
        assert_eq!(explain(blank), Err(ParseError::Empty), "{blank:?}");
    }
    assert_eq!(parse_bytes(b"Thank you.\xc3("), Err(ParseError::NotUtf8 { valid_up_to: 10 }));
    assert_eq!(parse_bytes(SOURCE.as_bytes()), Ok(parsed(SOURCE)));
    assert_eq!(parse_bytes(b"\xff"), Err(ParseError::NotUtf8 { valid_up_to: 0 }));
    // The third needs a text of 4 GB; its words do not.
    let messages = [ParseError::Empty, ParseError::TooLarge { len: 1 << 33 }, ParseError::NotUtf8 { valid_up_to: 10 }];
    assert_eq!(
        messages.map(|error| error.to_string()),
        [
            "the text is empty: it has no visible character",
            "the text has 8589934592 bytes; at most 4294967295 can be parsed",
            "the text is not UTF-8: the byte at offset 10 begins no character",
        ]
    );
    let _: &dyn std::error::Error = &ParseError::Empty;
}

#[test]
fn every_decision_has_a_reason() {
    let decisions = explain(SOURCE).unwrap();
    let words = |decision: &oration::Decision| decision.span.of(SOURCE).unwrap();
    let title = decisions.iter().find(|decision| decision.kind == BlockKind::Title).unwrap();
    assert_eq!((title.reason, words(title)), (Reason::Headline, SOURCE.lines().next().unwrap()));
    let reasons: Vec<_> = decisions.iter().map(|decision| decision.reason).collect();
    for reason in [Reason::Dateline, Reason::Vocatives, Reason::ListMark, Reason::Bracketed, Reason::ClosingWords] {
        assert!(reasons.contains(&reason), "{reason:?} in {reasons:?}");
    }
    // Each leaf block was decided on, and an entry is part of a list.
    let kinds: Vec<_> = decisions.iter().map(|decision| decision.kind).collect();
    assert_eq!(kinds.iter().filter(|&&kind| kind == BlockKind::List).count(), 3);
    let blocks = oration::export::outline(&parsed(SOURCE)).blocks.iter().map(|block| block.span).collect::<Vec<_>>();
    assert_eq!(decisions.iter().map(|decision| decision.span).collect::<Vec<_>>(), blocks);
    // Names are unique, so that they can be looked up.
    let names: std::collections::BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.name()).collect();
    assert_eq!(names.len(), Reason::ALL.len());
}

#[test]
fn a_decision_knows_what_else_it_could_have_been() {
    let runner_up = |source: &str, words: &str| {
        let decisions = explain(source).unwrap();
        let of = |decision: &&oration::Decision| decision.span.of(source).is_some_and(|text| text.starts_with(words));
        let decision = *decisions.iter().find(of).unwrap();
        (decision.reason, decision.runner_up.map(|next| (next.kind, next.reason)))
    };
    // Further down the ladder.
    let source = "Dear friends,\n\nThe harbour is open to everybody who pays its dues.\n\nThe winter road\n\nNobody has \
                  cleared it since the frost came in over the bay.\n";
    let prose = (BlockKind::Paragraph, Reason::Prose);
    assert_eq!(runner_up(source, "The winter"), (Reason::ShortLine, Some(prose)));
    // With the evidence left out that decided before any rule of words was asked.
    let talk = "Ada Quist: Thank you, Chair.\n\nBo Lind: We agree.\n\nAda Quist: Good.\n";
    assert_eq!(runner_up(talk, "Bo Lind"), (Reason::SpeakerLabel, Some(prose)));
    let front = (BlockKind::Metadata, Reason::FrontLine);
    assert_eq!(runner_up(SOURCE, SOURCE.lines().next().unwrap()).1, Some(front));
    // Nothing stands below the last rule.
    assert_eq!(runner_up(source, "Nobody").1, None);
}

#[test]
fn a_decision_knows_why_its_block_begins_there() {
    let bounds = |source: &str| explain(source).unwrap().iter().map(|decision| decision.bound).collect::<Vec<_>>();
    assert_eq!(bounds("One.\n\nTwo.\n"), [Bound::Start, Bound::BlankLine]);
    assert_eq!(bounds("The harbour is open.\nIt was closed.\n"), [Bound::Start, Bound::EachLine]);
    let list = "We have three wishes for it:\n- patience,\n- stone.\n";
    assert_eq!(bounds(list), [Bound::Start, Bound::Marker, Bound::Marker]);
    let talk = "Ada Quist: We are open.\nBo Lind: Since when?\nAda Quist: Since today.\n(Applause)\n";
    assert_eq!(bounds(talk)[1..], [Bound::Label, Bound::Label, Bound::OwnForm]);
    let wrapped = "The harbour was built in a year when nobody had money and\neverybody had time, and it shows in every \
                   stone of it. When\nthe first ship came in, the band played for an hour.\nWe remember that day. It was \
                   cold, and the mayor had lost his\nhat before the speech, which was therefore short, as we were\ntold by \
                   those who stood beside him on the quay.\n";
    assert_eq!(bounds(wrapped), [Bound::Start, Bound::RoomLeft]);
    let names: std::collections::BTreeSet<_> = Bound::ALL.iter().map(|bound| bound.name()).collect();
    assert_eq!(names.len(), Bound::ALL.len());
}

#[test]
fn weak_evidence_is_a_diagnostic() {
    let doubtful = |source: &str| {
        let weak = explain(source).unwrap().iter().filter(|decision| decision.weak).count();
        let document = parse_document(source).unwrap().into_owned();
        let doubts = document.diagnostics.iter().filter(|doubt| doubt.code == Code::WeakEvidence);
        let words = doubts.map(|doubt| doubt.span.of(source).unwrap().to_owned()).collect::<Vec<_>>();
        (weak, words)
    };
    let speech = |middle: &str| {
        format!(
            "Dear friends,\n\nThe harbour is open to everybody who pays its dues.\n\n{middle}\n\nNobody has cleared it \
             since the frost came in over the bay.\n"
        )
    };
    assert_eq!(doubtful(&speech("It is a good road, and a long one.")), (0, Vec::new()));
    // Its length alone makes it a headline.
    assert_eq!(doubtful(&speech("The winter road")), (1, vec!["The winter road".to_owned()]));
    // No sentence begins with such a sign, and nothing says what it marks.
    let marked = "‡ the road that leads over the winter ice, as long as that holds.";
    assert_eq!(doubtful(&speech(marked)), (1, vec![marked.to_owned()]));
    // Below words that end nowhere.
    let cut = "We shall therefore go on, and by that I mean all of us who stand here and who look at this old, this rather cold and";
    let (weak, words) = doubtful(&speech(cut));
    assert_eq!((weak, words.len()), (1, 1));
    assert!(words[0].starts_with("Nobody"), "{words:?}");
    // Entries that rest on the same evidence are one doubt.
    let list = speech("We ask for three things:\n\npatience of the heart\n\nstone from the hills\n\nand time for all");
    let (weak, words) = doubtful(&list);
    assert_eq!((weak, words.len()), (3, 1), "{words:?}");
}

#[test]
fn doubts_are_diagnostics() {
    let document = parsed("Speech\n\n03/04/2021\n\nGood morning. We meet again, and the harbour is still there.");
    let doubt = document.diagnostics.iter().find(|doubt| doubt.code == Code::AmbiguousDate).unwrap();
    assert_eq!(
        doubt.to_string(),
        "ambiguous-date: day and month of this date could be the other way round (bytes 8..18)"
    );
}

/// The names of the JSON form, once. A change here is a change of the wire format, and needs another
/// schema unless it only adds.
#[test]
fn the_json_form_is_stable() {
    let source = "Remarks by Minister Ada Quist\n\n4 May 2021, Port Elsing\n\nDear friends,\n\n\
                  Two things we need in winter (Laughter.), and no more:\n\n1. rope;\n    - of hemp;\n    - of steel;\n2. tar.\n\n\
                  Q: Who pays?\n\nA: We all do.[1]\n\n[Applause]\n\nQ: When?\n\nA: Now.\n\n[1] See the budget of the harbour, p. 3.\n";
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    let json = serde_json::to_string_pretty(&parsed(source)).unwrap();
    settings.bind(|| insta::assert_snapshot!("json", json));
}

#[test]
fn another_schema_is_a_clear_error() {
    let json = serde_json::to_string(&parsed(SOURCE)).unwrap();
    assert!(json.starts_with(r#"{"schema":"oration/1","#), "{json:.80}");
    assert_eq!(serde_json::from_str::<Document<'_>>(&json).unwrap(), parsed(SOURCE));
    let error = |json: &str| serde_json::from_str::<Document<'_>>(json).unwrap_err().to_string();
    let other = error(&json.replacen("oration/1", "oration/9", 1));
    assert!(other.contains("unknown schema \"oration/9\"") && other.contains("\"oration/1\""), "{other}");
    assert!(error(&json.replacen("\"schema\"", "\"scheme\"", 1)).contains("schema"));
    assert!(error("{}").contains("missing field `schema`"));
    assert!(error(&json.replace("\"kind\":\"closing\"", "\"kind\":\"sonnet\"")).contains("sonnet"));
    // What was read borrows from the JSON, and detaches.
    let read: Document<'static> = serde_json::from_str::<Document<'_>>(&json).unwrap().into_owned();
    assert_eq!(read, parsed(SOURCE));
}
