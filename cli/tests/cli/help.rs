//! What the command says of itself.

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
