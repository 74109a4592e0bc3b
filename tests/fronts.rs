//! Fronts as ministries, banks, missions and archives lay them out, and the facts that each states.
//!
//! `fronts/LANG.txt` holds the cases of a language. A case begins with `=== name`, then come the facts
//! that it states (`@key value`; what is not listed it does not state), a blank line, and the text, in
//! which `[prose]` stands for the speech of the first case, `prose`, with its closing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use oration::{Facts, parse_document};

type Stated = BTreeMap<&'static str, String>;

/// The facts that fronts are for; the language has tests of its own.
const KEYS: [&str; 7] = ["title", "date", "speaker", "role", "place", "event", "closing"];

/// Fewer cases than this are a checkout that went wrong.
const CASES: usize = 120;

#[test]
fn fronts_state_what_they_state() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fronts");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut cases, mut wrong) = (0, String::new());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let mut sections = text.split("=== ").skip(1).map(section);
        let (_, prose, said) = sections.next().unwrap();
        for (name, mut wanted, source) in sections {
            cases += 1;
            if let Some(closing) = prose.get("closing").filter(|_| !wanted.contains_key("closing")) {
                wanted.insert("closing", closing.clone());
            }
            wanted.retain(|_, value| value != "-");
            let found = facts(&parse_document(&source.replace("[prose]", said.trim())).unwrap().facts);
            for key in KEYS.iter().filter(|key| wanted.get(*key) != found.get(*key)) {
                let shown = |facts: &Stated| facts.get(key).cloned().unwrap_or_else(|| "-".into());
                let file = file.file_stem().unwrap().to_string_lossy();
                write!(wrong, "\n{file}: {name}: {key}\n   wanted {}\n    found {}", shown(&wanted), shown(&found))
                    .unwrap();
            }
        }
    }
    assert!(cases >= CASES, "{cases} cases");
    assert!(wrong.is_empty(), "{wrong}");
}

/// A case: its name, the facts that it states, its text.
fn section(section: &str) -> (&str, Stated, &str) {
    let (name, rest) = section.split_once('\n').unwrap();
    let (head, text) = rest.split_once("\n\n").unwrap();
    let stated = head.lines().map(|line| {
        let (key, value) = line.strip_prefix('@').and_then(|line| line.split_once(' ')).expect("@key value");
        (*KEYS.iter().find(|known| **known == key).expect("a known key"), value.to_string())
    });
    (name, stated.collect(), text)
}

fn facts(facts: &Facts<'_>) -> Stated {
    let mut found = Stated::new();
    let mut note = |key: &'static str, value: Option<String>| {
        if let Some(value) = value {
            found.insert(key, value);
        }
    };
    let text = |fact: &oration::Fact<std::borrow::Cow<'_, str>>| fact.value.to_string();
    note("title", facts.title.as_ref().map(text));
    note("date", facts.date.as_ref().map(|date| date.value.to_string()));
    note("speaker", facts.speaker.as_ref().map(|speaker| speaker.value.name.to_string()));
    note("role", facts.role.as_ref().map(text));
    note("place", facts.place.as_ref().map(text));
    note("event", facts.event.as_ref().map(text));
    note("closing", facts.closing.as_ref().map(text));
    found
}
