//! What is no transcript.

use super::*;

#[test]
fn a_missing_file_does_not_keep_the_others_waiting() {
    let (_dir, mut command) = in_dir(&[("a.txt", SPEECH.as_bytes())]);
    command
        .args(["parse", "--format", "text", "none.txt", "a.txt"])
        .assert()
        .code(1)
        .stdout(contains("The harbour is open."))
        .stderr("oration: none.txt: no such file or directory\noration: 1 of 2 files failed\n");
}

#[test]
fn a_directory_is_no_file() {
    for name in ["parse", "tree", "check"] {
        let (_dir, mut command) = in_dir(&[("dir/a.txt", SPEECH.as_bytes())]);
        command
            .args([name, "dir"])
            .assert()
            .code(1)
            .stdout("")
            .stderr("oration: dir: is a directory; `oration outline` reads directories, the other commands files\n");
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
        let reason = "oration: bad.txt: the text is not UTF-8: the byte at offset 0 begins no character\n\
                      oration: 1 of 2 files failed\n";
        let assert = command.args([name, "bad.txt", "good.txt"]).assert();
        assert.code(1).stdout(is_empty().not()).stderr(reason);
    }
}
