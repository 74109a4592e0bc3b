//! `oration tree`.

use super::*;

#[test]
fn kinds_lines_and_words_stand_in_columns() {
    let (_dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes())]);
    let tree = stdout(command.args(["tree", "a.txt"]));
    assert!(tree.starts_with("a.txt\n"), "{tree}");
    let rows = [
        ("├ turn", "1", "Q"),
        ("│ └ paragraph", "1", "Who pays for the harbour?"),
        ("├ turn", "3", "A"),
        ("│ └ paragraph", "3", "We all do."),
        ("├ turn", "5", "Q"),
        ("│ └ paragraph", "5", "When does it open?"),
        ("└ turn", "7", "A"),
        ("  └ paragraph", "7", "Today."),
    ];
    let (_, body) = tree.split_once("body\n").unwrap();
    assert_eq!(body.lines().count(), rows.len(), "{tree}");
    let mut columns = Vec::new();
    for (line, (name, number, words)) in body.lines().zip(rows) {
        let place = line.strip_prefix(name).and_then(|rest| rest.strip_suffix(words)).map(str::trim);
        assert_eq!(place, Some(number), "{tree}");
        columns.push(line.chars().count() - words.chars().count());
    }
    assert!(columns.iter().all(|column| *column == columns[0]), "{tree}");
}

#[test]
fn facts_come_first() {
    let tree = stdout(oration().args(["tree", "-"]).write_stdin(SPEECH));
    let (facts, front) = tree.split_once("front\n").unwrap();
    let fact = facts.lines().find(|line| line.contains("title")).unwrap();
    let words: Vec<_> = fact.split_whitespace().collect();
    assert_eq!(words.join(" "), "title 1 Remarks at the Harbour Day");
    assert!(front.contains("title"));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let colored = |color: &[&str], env: &[(&str, &str)]| {
        let mut command = oration();
        stdout(command.args(["tree", "-"]).args(color).envs(env.iter().copied()).write_stdin(TALK)).contains('\u{1b}')
    };
    assert!(!colored(&[], &[]), "a pipe is no terminal");
    assert!(colored(&["--color", "always"], &[]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), "NO_COLOR counts");
}

#[test]
fn no_line_is_wider_than_asked() {
    let long = format!("{}\n\n{}\n", "word ".repeat(99), "主席先生".repeat(30));
    let tree = stdout(oration().args(["tree", "--width", "40", "-"]).write_stdin(long));
    let widths: Vec<_> = tree.lines().map(unicode_width::UnicodeWidthStr::width).collect();
    assert!(widths.iter().max().is_some_and(|&width| (38..=40).contains(&width)), "{tree}");
    assert!(tree.contains('…'));
}

#[test]
fn a_transcript_does_not_steer_the_terminal() {
    let evil = "The \u{1b}[31mred\u{1b}]0;title\u{7} harbour\u{9b}1m is open.\n";
    for name in ["tree", "check", "explain"] {
        let shown = stdout(oration().args([name, "--color", "never", "-"]).write_stdin(evil));
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    }
}
