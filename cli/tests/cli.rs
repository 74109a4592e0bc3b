//! The command as its users meet it: what it prints where, and how it ends.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, diff, ends_with, is_empty, starts_with};
use serde_json::Value;
use tempfile::TempDir;

const ORATION: &str = env!("CARGO_BIN_EXE_oration");
const SPEECH: &str =
    "Remarks at the Harbour Day\n\nDear friends,\n\nThe harbour is open. It joins us all.\n\nThank you.\n";
const TALK: &str = "Q: Who pays for the harbour?\n\nA: We all do.\n\nQ: When does it open?\n\nA: Today.\n";
/// Day and month could be the other way round.
const DOUBTFUL: &str = "Speech\n\n03/04/2021\n\nGood morning. We meet again.\n";

fn oration() -> Command {
    let mut command = Command::new(ORATION);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command
}

/// A directory of its own for each test, which is where the command runs.
fn in_dir(files: &[(&str, &[u8])]) -> (TempDir, Command) {
    let dir = TempDir::new().unwrap();
    for (name, content) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let mut command = oration();
    command.current_dir(dir.path());
    (dir, command)
}

fn lines(output: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(output).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().stderr(is_empty()).get_output().stdout.clone()).unwrap()
}

/// The one line on standard error that a file is worth.
#[track_caller]
fn refused(content: &[u8], reason: &str) {
    let (_dir, mut command) = in_dir(&[("bad.txt", content)]);
    command.args(["parse", "bad.txt"]).assert().code(1).stdout("").stderr(format!("oration: bad.txt: {reason}\n"));
}

mod help {
    use super::*;

    #[test]
    fn every_command_shows_examples() {
        oration().arg("--help").assert().success().stdout(contains("Examples:\n  oration tree"));
        for name in ["parse", "tree", "outline", "check", "explain", "profile", "completions"] {
            let example = format!("Examples:\n  oration {name} ");
            oration().args([name, "--help"]).assert().success().stdout(contains(&*example));
        }
    }

    #[test]
    fn the_version_is_the_packages() {
        oration().arg("--version").assert().success().stdout(format!("oration {}\n", env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn a_wrong_command_line_is_status_2() {
        let wrong: [&[&str]; 7] = [
            &[],
            &["sing"],
            &["parse"],
            &["parse", "--format", "xml", "a.txt"],
            &["outline", "--jobs", "0", "."],
            &["tree", "--width", "3", "a.txt"],
            &["completions", "cobol"],
        ];
        for arguments in wrong {
            oration().args(arguments).assert().code(2).stdout("").stderr(contains("--help"));
        }
    }

    #[test]
    fn every_shell_has_completions() {
        for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
            oration().args(["completions", shell]).assert().success().stdout(contains("deny-warnings"));
        }
    }
}

mod refusals {
    use super::*;

    #[test]
    fn a_missing_file_does_not_keep_the_others_waiting() {
        let (_dir, mut command) = in_dir(&[("a.txt", SPEECH.as_bytes())]);
        command
            .args(["parse", "--format", "text", "none.txt", "a.txt"])
            .assert()
            .code(1)
            .stdout(contains("The harbour is open."))
            .stderr("oration: none.txt: no such file or directory\n");
    }

    #[test]
    fn a_directory_is_no_file() {
        for name in ["parse", "tree", "check"] {
            let (_dir, mut command) = in_dir(&[("dir/a.txt", SPEECH.as_bytes())]);
            command.args([name, "dir"]).assert().code(1).stdout("").stderr(
                "oration: dir: is a directory; `oration outline` reads directories, the other commands files\n",
            );
        }
    }

    #[test]
    fn an_empty_file_is_refused() {
        refused(b"", "the text is empty: it has no visible character");
        refused("\u{feff} \n\u{a0}\n".as_bytes(), "the text is empty: it has no visible character");
    }

    #[test]
    fn a_binary_file_is_refused() {
        refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "looks like a binary file");
        refused(b"words\0words", "looks like a binary file");
        refused(b"\x1f\x8b\x08\x01\x02\x03\xff\xfe", "looks like a binary file");
    }

    #[test]
    fn another_encoding_is_named() {
        refused(b"Se\xf1or Presidente", "the text is not UTF-8: the byte at offset 2 begins no character");
        let utf16: Vec<u8> = "\u{feff}Señor".encode_utf16().flat_map(u16::to_be_bytes).collect();
        refused(&utf16, "is not UTF-8 but UTF-16 (big-endian, by its byte-order mark); convert it to UTF-8 first");
    }

    #[test]
    fn every_command_says_so_and_goes_on() {
        for name in ["parse", "tree", "outline", "check", "explain"] {
            let (_dir, mut command) = in_dir(&[("bad.txt", b"\xff"), ("good.txt", SPEECH.as_bytes())]);
            let reason = "oration: bad.txt: the text is not UTF-8: the byte at offset 0 begins no character\n";
            let assert = command.args([name, "bad.txt", "good.txt"]).assert();
            assert.code(1).stdout(is_empty().not()).stderr(reason);
        }
    }
}

mod parse {
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
            assert_eq!(
                starts,
                [r#"{"path":"a.txt","schema":"oration/1""#, r#"{"path":"b/c.txt","schema":"oration/1""#]
            );
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
            oration()
                .args(["parse", "-", "--format"])
                .args(form)
                .write_stdin(TALK)
                .assert()
                .success()
                .stdout(diff(wanted));
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
}

mod outline {
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
        let (_dir, mut command) = in_dir(&[
            ("d/a.txt", TALK.as_bytes()),
            ("d/b.txt", b"\xff"),
            ("d/c.txt", b" "),
            ("d/e.txt", TALK.as_bytes()),
        ]);
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
}

mod tree {
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
            stdout(command.args(["tree", "-"]).args(color).envs(env.iter().copied()).write_stdin(TALK))
                .contains('\u{1b}')
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
}

mod check {
    use super::*;

    #[test]
    fn a_doubt_is_shown_where_it_is() {
        let (_dir, mut command) = in_dir(&[("a.txt", DOUBTFUL.as_bytes())]);
        let shown = stdout(command.args(["check", "a.txt"]));
        let wanted = "warning[ambiguous-date]: day and month of this date could be the other way round\n \
                      --> a.txt:3:1\n  \
                        |\n\
                      3 | 03/04/2021\n  \
                        | ^^^^^^^^^^\n";
        assert!(shown.contains(wanted), "{shown}");
        assert!(shown.lines().last().is_some_and(|line| line.starts_with("1 file: 1 warning, ")), "{shown}");
    }

    #[test]
    fn warnings_can_be_denied() {
        let (_dir, mut command) = in_dir(&[("a.txt", DOUBTFUL.as_bytes()), ("b.txt", TALK.as_bytes())]);
        command.args(["check", "--deny-warnings", "a.txt"]).assert().code(1).stdout(contains("ambiguous-date"));
        let (_dir, mut command) = in_dir(&[("b.txt", TALK.as_bytes())]);
        command.args(["check", "--deny-warnings", "b.txt"]).assert().success().stdout("1 file: 0 warnings, 0 notes\n");
    }

    #[test]
    fn a_doubt_is_an_object_a_line() {
        let json = stdout(oration().args(["check", "--format", "json", "-"]).write_stdin(DOUBTFUL));
        let records = lines(json.as_bytes());
        let doubt = records.iter().find(|record| record["code"] == "ambiguous-date").unwrap();
        assert_eq!(doubt["path"], "-");
        assert_eq!(doubt["severity"], "warning");
        assert_eq!((doubt["start"].as_u64(), doubt["end"].as_u64()), (Some(8), Some(18)));
        assert_eq!((doubt["line"].as_u64(), doubt["column"].as_u64()), (Some(3), Some(1)));
        assert!(doubt["message"].is_string());
        assert_eq!(stdout(oration().args(["check", "--format", "json", "-"]).write_stdin(TALK)), "");
    }

    #[test]
    fn colours_follow_the_flag() {
        for (color, escaped) in [("always", true), ("never", false), ("auto", false)] {
            let shown = stdout(oration().args(["check", "--color", color, "-"]).write_stdin(DOUBTFUL));
            assert_eq!(shown.contains('\u{1b}'), escaped, "{color}");
        }
    }
}

mod explain {
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
            records[1]["blocks"]
                .as_array()
                .unwrap()
                .iter()
                .all(|block| block["bound"] == "label" || block["line"] == 1)
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
             oration: none.txt: no such file or directory\n",
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
}

mod pipes {
    use super::*;

    #[test]
    fn a_reader_that_goes_away_is_no_error() {
        let (dir, _) = in_dir(&[("long.txt", TALK.repeat(4_000).as_bytes())]);
        for arguments in [
            &["parse"][..],
            &["parse", "--format", "markdown"],
            &["outline"],
            &["tree"],
            &["explain"],
            &["explain", "--format", "json"],
        ] {
            let mut child = Process::new(ORATION)
                .args(arguments)
                .arg("long.txt")
                .current_dir(dir.path())
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let mut first = [0];
            child.stdout.take().unwrap().read_exact(&mut first).unwrap();
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{arguments:?}: {:?}", output.status);
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_an_error() {
        for arguments in [
            &["parse", "-"][..],
            &["outline", "-"],
            &["tree", "-"],
            &["check", "-"],
            &["explain", "-"],
            &["explain", "--rules"],
            &["completions", "zsh"],
        ] {
            let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
            let (_dir, _) = in_dir(&[]);
            let mut child = Process::new(ORATION)
                .args(arguments)
                .stdin(Stdio::piped())
                .stdout(full)
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            use std::io::Write as _;
            // A command that reads nothing may be gone by now.
            let _ = child.stdin.take().unwrap().write_all(TALK.as_bytes());
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(
                starts_with("oration: cannot write: ").eval(&told) && ends_with("\n").eval(&told),
                "{arguments:?}: {told}"
            );
        }
    }
}

mod profile {
    use super::*;

    /// Too short to show that "the far side" speaks and that the first line is a newspaper's.
    const SCRAP: &str = "Harbour Gazette 3 May\n\nthe far side: we cannot hear you.\n";

    fn profile_of(source: &str) -> String {
        let (_dir, mut command) = in_dir(&[("a.txt", source.as_bytes())]);
        stdout(command.args(["profile", "a.txt"]))
    }

    #[test]
    fn it_says_what_the_transcript_shows() {
        let toml = profile_of(TALK);
        assert!(toml.starts_with("# The conventions"), "{toml}");
        assert!(toml.contains("languages = [\"en\"]"), "{toml}");
        assert!(toml.contains("\"Q\"") && toml.contains("\"A\""), "{toml}");
        assert!(toml.ends_with('\n') && !toml.ends_with("\n\n"), "{toml:?}");
    }

    #[test]
    fn what_one_command_prints_the_others_take() {
        let toml = profile_of(TALK);
        let (_dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes()), ("house.toml", toml.as_bytes())]);
        let told = stdout(command.args(["outline", "--profile", "house.toml", "a.txt"]));
        let (_dir, mut command) = in_dir(&[("a.txt", TALK.as_bytes())]);
        assert_eq!(told, stdout(command.args(["outline", "a.txt"])));
    }

    #[test]
    fn a_profile_decides_what_a_scrap_cannot_show() {
        let toml = b"speakers = [\"The far side\"]\nrunning = [\"Harbour Gazette 12 May\"]\n";
        let files: [(&str, &[u8]); 2] = [("a.txt", SCRAP.as_bytes()), ("house.toml", toml)];
        let kinds = |arguments: &[&str]| {
            let (_dir, mut command) = in_dir(&files);
            let record = lines(stdout(command.arg("outline").args(arguments).arg("a.txt")).as_bytes()).remove(0);
            let blocks = record["blocks"].as_array().unwrap().clone();
            blocks.iter().map(|block| block["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_ne!(kinds(&[]), ["furniture", "turn"]);
        assert_eq!(kinds(&["--profile", "house.toml"]), ["furniture", "turn"]);
    }

    #[test]
    fn words_of_the_source_are_known_words() {
        let toml = b"[words]\noffices = [\"Lamp  Warden\"]\n";
        let files: [(&str, &[u8]); 2] = [("a.txt", b"Lamp warden Quist: we light it at six.\n"), ("house.toml", toml)];
        let (_dir, mut command) = in_dir(&files);
        let record = lines(stdout(command.args(["outline", "--profile", "house.toml", "a.txt"])).as_bytes()).remove(0);
        assert_eq!(record["blocks"][0]["speaker"], "Lamp warden Quist");
    }

    #[test]
    fn the_order_of_dates_settles_a_doubt() {
        let files: [(&str, &[u8]); 2] =
            [("a.txt", DOUBTFUL.as_bytes()), ("us.toml", b"date-order = \"month-first\"\n")];
        let (_dir, mut command) = in_dir(&files);
        let record = lines(stdout(command.args(["outline", "--profile", "us.toml", "a.txt"])).as_bytes()).remove(0);
        assert_eq!(record["fields"]["date"], "2021-03-04");
    }

    #[test]
    fn a_language_that_is_typed_is_not_guessed() {
        let (_dir, mut command) = in_dir(&[("a.txt", b"12 34 56\n")]);
        let record = lines(stdout(command.args(["outline", "--lang", "fi", "a.txt"])).as_bytes()).remove(0);
        assert_eq!(record["fields"]["lang"], "fi");
        oration().args(["tree", "--lang", "xx", "a.txt"]).assert().code(2).stderr(contains("those known are en,"));
    }

    #[test]
    fn what_is_no_profile_is_said_before_anything_is_printed() {
        let files: [(&str, &[u8]); 4] = [
            ("a.txt", SPEECH.as_bytes()),
            ("wrong.toml", b"lanuages = [\"en\"]\n"),
            ("wrap.toml", b"layout.wrap = 0\n"),
            ("binary.toml", b"\0"),
        ];
        for (name, reason) in [
            ("wrong.toml", "unknown field `lanuages`"),
            ("wrap.toml", "a column from 1"),
            ("binary.toml", "looks like a binary file"),
            ("none.toml", "no such file"),
        ] {
            for command in ["parse", "tree", "outline", "check", "explain"] {
                let (_dir, mut oration) = in_dir(&files);
                oration.args([command, "--profile", name, "a.txt"]);
                oration.assert().code(1).stdout("").stderr(contains(name).and(contains(reason)));
            }
        }
    }

    #[test]
    fn it_does_not_write_over_what_it_reads() {
        let (dir, mut command) = in_dir(&[("a.txt", SPEECH.as_bytes())]);
        command.args(["profile", "a.txt", "-o", "a.txt"]).assert().code(1).stdout("");
        assert_eq!(fs::read_to_string(dir.path().join("a.txt")).unwrap(), SPEECH);
    }
}
