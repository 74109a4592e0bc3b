//! `oration profile` and `--profile`.

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
    let files: [(&str, &[u8]); 2] = [("a.txt", DOUBTFUL.as_bytes()), ("us.toml", b"date-order = \"month-first\"\n")];
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
