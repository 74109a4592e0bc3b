//! `oration outline`.

use super::*;

fn paths(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| record["path"].as_str().unwrap()).collect()
}

fn corpus() -> (TempDir, Command) {
    let talk = TALK.as_bytes();
    in_dir(&[
        ("corpus/b.txt", talk),
        ("corpus/a/z.md", talk),
        ("corpus/a/deep/er.TEXT", talk),
        ("corpus/c.srt", talk),
        ("corpus/.hidden.txt", talk),
        ("corpus/.git/d.txt", talk),
        ("corpus/README", talk),
    ])
}

#[test]
fn paths_are_relative_to_the_directory_and_in_order() {
    for given in ["corpus", "corpus/", "./corpus"] {
        let (_dir, mut command) = corpus();
        let output = stdout(command.args(["outline", given]));
        assert_eq!(paths(&lines(output.as_bytes())), ["a/deep/er.TEXT", "a/z.md", "b.txt"]);
    }
}

#[test]
fn extensions_can_be_chosen() {
    for ext in ["srt,md", ".srt,.md"] {
        let (_dir, mut command) = corpus();
        let output = stdout(command.args(["outline", "--ext", ext, "corpus"]));
        assert_eq!(paths(&lines(output.as_bytes())), ["a/z.md", "c.srt"]);
    }
}

#[test]
fn files_are_named_as_given() {
    let (_dir, mut command) = corpus();
    let output = stdout(command.args(["outline", "corpus/c.srt", "./corpus/b.txt", "-"]).write_stdin(TALK));
    assert_eq!(paths(&lines(output.as_bytes())), ["corpus/c.srt", "./corpus/b.txt", "-"]);
}

#[test]
fn a_record_keeps_the_contract() {
    let (_dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes())]);
    let output = stdout(command.args(["outline", "a.txt"]));
    assert!(
        output.starts_with(r#"{"path":"a.txt","blocks":[{"kind":"turn","start":0,"end":28,"speaker":"Q"},"#),
        "{output}"
    );
    let record = &lines(output.as_bytes())[0];
    assert_eq!(record["blocks"].as_array().unwrap().len(), 4);
    assert!(record["fields"].is_object());
    assert_eq!(record.as_object().unwrap().len(), 3);
}

#[test]
fn entries_of_lists_carry_depth_and_order() {
    let list = "Remarks at the Harbour Day\n\nDear friends,\n\nThe harbour has stood for a hundred years, and \
                we want three things of it:\n\n- peace in the harbour;\n- bread in the harbour;\n- and work for \
                all of us.\n\nThe harbour is open to all who come in peace.\n\nThank you.\n";
    let output = oration().args(["outline", "-"]).write_stdin(list).assert().success().get_output().stdout.clone();
    let records = lines(&output);
    let items = records[0]["blocks"].as_array().unwrap().iter().filter(|block| block["kind"] == "item");
    let attributes: Vec<_> = items.map(|item| (item["depth"].as_u64(), item["ordered"].as_bool())).collect();
    assert_eq!(attributes, [(Some(1), Some(false)); 3]);
}

#[test]
fn a_bad_file_has_its_record_too() {
    let (_dir, mut command) =
        in_dir(&[("d/a.txt", TALK.as_bytes()), ("d/b.txt", b"\xff"), ("d/c.txt", b" "), ("d/e.txt", TALK.as_bytes())]);
    let assert = command.args(["outline", "d"]).assert().code(1);
    let records = lines(&assert.get_output().stdout);
    assert_eq!(paths(&records), ["a.txt", "b.txt", "c.txt", "e.txt"]);
    assert_eq!(records[1].as_object().unwrap().len(), 2);
    assert_eq!(records[1]["error"], "the text is not UTF-8: the byte at offset 0 begins no character");
    assert_eq!(records[2]["error"], "the text is empty: it has no visible character");
    let b = Path::new("d").join("b.txt");
    assert.stderr(starts_with(format!("oration: {}: the text is not UTF-8", b.display())));
}

#[test]
fn a_missing_path_has_its_record_too() {
    let (_dir, mut command) = in_dir(&[]);
    let assert = command.args(["outline", "none"]).assert().code(1);
    assert
        .stdout("{\"path\":\"none\",\"error\":\"no such file or directory\"}\n")
        .stderr("oration: none: no such file or directory\n");
}

#[test]
fn a_directory_without_transcripts_is_a_failure() {
    let (_dir, mut command) = in_dir(&[("d/a.pdf", b"x")]);
    command
        .args(["outline", "d"])
        .assert()
        .code(1)
        .stdout("")
        .stderr("oration: d: holds no file that ends in .txt, .md, .text\n");
}

#[test]
fn the_order_does_not_depend_on_the_threads() {
    let dir = TempDir::new().unwrap();
    for n in 0..100_usize {
        // Long and short ones, so that they end in another order than they begin in.
        let talk = TALK.repeat(1 + n % 5 * 4);
        fs::write(dir.path().join(format!("{n:03}.txt")), talk).unwrap();
    }
    let outline = |jobs| stdout(oration().args(["outline", "--jobs", jobs]).arg(dir.path()));
    let alone = outline("1");
    let names: Vec<_> = (0..100).map(|n| format!("{n:03}.txt")).collect();
    assert_eq!(paths(&lines(alone.as_bytes())), names);
    assert!(alone == outline("8"));
}

#[cfg(unix)]
#[test]
fn links_lead_to_files_and_not_round_in_circles() {
    use std::os::unix::fs::symlink;
    let (dir, mut command) = in_dir(&[("d/a.txt", TALK.as_bytes()), ("else.txt", TALK.as_bytes())]);
    symlink("..", dir.path().join("d/loop")).unwrap();
    symlink("../else.txt", dir.path().join("d/link.txt")).unwrap();
    symlink("nowhere", dir.path().join("d/other.bin")).unwrap();
    let output = stdout(command.args(["outline", "d"]));
    assert_eq!(paths(&lines(output.as_bytes())), ["a.txt", "link.txt"]);
    symlink("nowhere", dir.path().join("d/dead.txt")).unwrap();
    let assert = oration().current_dir(dir.path()).args(["outline", "d"]).assert().code(1);
    assert.stdout(contains(r#"{"path":"dead.txt","error":"no such file or directory"}"#));
}
