//! `oration check`.

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
