//! `oration explain`.

use super::*;

/// A heading by its length alone, and a list by the words above it.
const WEAK: &str = "Remarks at the Harbour Day\n\nDear friends,\n\nThe harbour is open to everybody who comes in \
                    peace and pays.\n\nThe winter road\n\nNobody has cleared it since the frost came in over the \
                    bay.\n\nThank you.\n";

#[test]
fn a_row_names_kind_rule_bound_and_what_else_it_could_be() {
    let (_dir, mut command) = in_dir(&[("a.txt", WEAK.as_bytes())]);
    let table = stdout(command.args(["explain", "a.txt"]));
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["a.txt"]);
    assert_eq!(rows[1], ["lines", "kind", "rule", "begins", "by", "otherwise", "words"]);
    assert_eq!(rows[3][..4], ["3", "salutation", "vocatives", "blank-line"]);
    let heading = "? 7 heading short-line blank-line paragraph (prose) The winter road";
    assert!(rows.iter().any(|row| row.join(" ") == heading), "{table}");
    assert_eq!(rows.last().unwrap().join(" "), "6 blocks, 1 doubtful");
}

#[test]
fn the_doubtful_alone_can_be_listed() {
    let table = stdout(oration().args(["explain", "--doubtful", "-"]).write_stdin(WEAK));
    assert!(table.contains("The winter road") && !table.contains("Dear friends"), "{table}");
    let none = stdout(oration().args(["explain", "--doubtful", "-"]).write_stdin(TALK));
    assert_eq!(none, "-\n4 blocks, 0 doubtful\n");
}

#[test]
fn json_is_an_object_a_line() {
    let (_dir, mut command) = in_dir(&[("a.txt", WEAK.as_bytes()), ("b.txt", TALK.as_bytes())]);
    let records = lines(stdout(command.args(["explain", "--format", "json", "a.txt", "b.txt"])).as_bytes());
    let schemas: Vec<_> = records.iter().map(|record| (&record["path"], &record["schema"])).collect();
    assert_eq!(
        schemas,
        [(&"a.txt".into(), &"oration-explain/1".into()), (&"b.txt".into(), &"oration-explain/1".into())]
    );
    let heading = records[0]["blocks"].as_array().unwrap().iter().find(|block| block["kind"] == "heading").unwrap();
    let wanted = serde_json::json!({
        "kind": "heading", "start": 106, "end": 121, "line": 7, "column": 1,
        "rule": "short-line", "bound": "blank-line", "weak": true,
        "otherwise": {"kind": "paragraph", "rule": "prose"},
    });
    assert_eq!(heading, &wanted);
    assert!(
        records[1]["blocks"].as_array().unwrap().iter().all(|block| block["bound"] == "label" || block["line"] == 1)
    );
}

#[test]
fn every_rule_is_told() {
    let told = stdout(oration().args(["explain", "--rules"]));
    for (name, text) in oration::Reason::ALL.iter().map(|rule| (rule.name(), rule.text())) {
        assert!(told.lines().any(|line| line.trim_start().starts_with(name) && line.ends_with(text)), "{name}");
    }
    let json = &lines(stdout(oration().args(["explain", "--rules", "--format", "json"])).as_bytes())[0];
    assert_eq!(json["schema"], "oration-rules/1");
    assert_eq!(json["bounds"].as_array().unwrap().len(), oration::Bound::ALL.len());
}

#[test]
fn rules_need_no_file_and_all_else_does() {
    for wrong in [&["explain"][..], &["explain", "--doubtful"], &["explain", "--rules", "a.txt"]] {
        oration().args(wrong).assert().code(2).stdout("");
    }
}

#[test]
fn what_is_no_transcript_is_named() {
    let (_dir, mut command) = in_dir(&[("empty.txt", b" \n"), ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")]);
    command.args(["explain", "empty.txt", "picture.txt", "none.txt"]).assert().code(1).stdout("").stderr(
        "oration: empty.txt: the text is empty: it has no visible character\n\
         oration: picture.txt: looks like a binary file\n\
         oration: none.txt: no such file or directory\n\
         oration: 3 of 3 files failed\n",
    );
}

#[test]
fn colours_follow_the_flag_and_no_color() {
    for (color, escaped) in [("always", true), ("never", false), ("auto", false)] {
        let shown = stdout(oration().args(["explain", "--color", color, "-"]).write_stdin(WEAK));
        assert_eq!(shown.contains('\u{1b}'), escaped, "{color}");
    }
    let mut command = oration();
    command.args(["explain", "-"]).envs([("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]);
    assert!(!stdout(command.write_stdin(WEAK)).contains('\u{1b}'));
}

#[test]
fn no_row_is_wider_than_asked() {
    let long = format!("{}\n\n{}\n", "word ".repeat(99), "主席先生".repeat(30));
    let table = stdout(oration().args(["explain", "--width", "90", "-"]).write_stdin(long));
    let widest = table.lines().map(unicode_width::UnicodeWidthStr::width).max();
    assert!(widest.is_some_and(|width| (88..=90).contains(&width)), "{table}");
}
