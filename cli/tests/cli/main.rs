//! The command as its users meet it: what it prints where, and how it ends.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod check;
mod explain;
mod faults;
mod help;
mod outline;
mod parse;
mod profile;
mod refusals;
mod tree;

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

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
