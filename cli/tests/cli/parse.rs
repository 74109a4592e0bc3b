//! `oration parse`.

use super::*;

#[test]
fn one_file_is_indented_json() {
    let (_dir, mut command) = in_dir(&[("a.txt", SPEECH.as_bytes())]);
    let json = stdout(command.args(["parse", "a.txt"]));
    assert!(json.starts_with("{\n  \"schema\": \"oration/1\",\n"), "{json}");
    let document: oration::Document<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(document, oration::parse_document(SPEECH).unwrap());
}

#[test]
fn lines_of_json_begin_with_the_path() {
    for format in ["json", "jsonl"] {
        let (_dir, mut command) = in_dir(&[("a.txt", SPEECH.as_bytes()), ("b/c.txt", TALK.as_bytes())]);
        let output = stdout(command.args(["parse", "--format", format, "a.txt", "b/c.txt"]));
        let starts: Vec<_> = output.lines().map(|line| line.split(",\"facts\"").next().unwrap()).collect();
        assert_eq!(starts, [r#"{"path":"a.txt","schema":"oration/1""#, r#"{"path":"b/c.txt","schema":"oration/1""#]);
        let last: oration::Document<'_> = serde_json::from_str(output.lines().last().unwrap()).unwrap();
        assert_eq!(last, oration::parse_document(TALK).unwrap());
    }
    let (_dir, mut command) = in_dir(&[("a.txt", SPEECH.as_bytes())]);
    assert_eq!(stdout(command.args(["parse", "--format", "jsonl", "a.txt"])).lines().count(), 1);
}

#[test]
fn each_form_is_that_of_the_library() {
    use oration::export::{Speakers, markdown, outline, plain_text};
    let document = oration::parse_document(TALK).unwrap();
    let forms: [(&[&str], String); 4] = [
        (&["outline"], outline(&document).render(TALK)),
        (&["markdown"], markdown(&document)),
        (&["text"], plain_text(&document, Speakers::Drop)),
        (&["text", "--speakers"], plain_text(&document, Speakers::Keep)),
    ];
    for (form, wanted) in forms {
        assert!(!wanted.is_empty());
        oration().args(["parse", "-", "--format"]).args(form).write_stdin(TALK).assert().success().stdout(diff(wanted));
    }
}

#[test]
fn several_files_are_told_apart() {
    let (_dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes()), ("b.txt", TALK.as_bytes())]);
    let outline = stdout(command.args(["parse", "--format", "outline", "a.txt", "b.txt"]));
    assert!(outline.starts_with("# path a.txt\n") && outline.contains("\n\n# path b.txt\n"), "{outline}");
    let (_dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes()), ("b.txt", TALK.as_bytes())]);
    let words = "Who pays for the harbour?\n\nWe all do.\n\nWhen does it open?\n\nToday.\n";
    let both = stdout(command.args(["parse", "--format", "text", "a.txt", "b.txt"]));
    assert_eq!(both, format!("{words}\n{words}"));
}

#[test]
fn an_output_file_is_written() {
    let (dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes())]);
    assert_eq!(stdout(command.args(["parse", "--format", "text", "a.txt", "-o", "out.txt"])), "");
    assert!(fs::read_to_string(dir.path().join("out.txt")).unwrap().starts_with("Who pays"));
}

#[test]
fn an_output_file_outlives_a_failure() {
    let (dir, mut command) = in_dir(&[("old.json", b"old"), ("empty.txt", b"")]);
    command.args(["parse", "empty.txt", "-o", "old.json"]).assert().code(1);
    assert_eq!(fs::read(dir.path().join("old.json")).unwrap(), b"old");
}

#[test]
fn an_output_file_is_no_input() {
    let (dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes())]);
    command
        .args(["parse", "a.txt", "-o", "./a.txt"])
        .assert()
        .code(1)
        .stderr("oration: ./a.txt: is a transcript to read and the output to write\n");
    assert_eq!(fs::read_to_string(dir.path().join("a.txt")).unwrap(), TALK);
}

#[test]
fn an_output_that_cannot_be_made_is_named() {
    let (_dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes())]);
    let stderr = starts_with("oration: none/out.json: cannot be written: ");
    command.args(["parse", "a.txt", "-o", "none/out.json"]).assert().code(1).stdout("").stderr(stderr);
}
