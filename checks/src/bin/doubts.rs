//! `cargo run -p oration-checks --bin doubts -- DIR…`: whether the parser doubts where it is wrong, over
//! the transcripts that have a `.gold` file beside them. Without a directory, over the test corpus.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use oration_checks::doubts::Doubts;

fn main() -> ExitCode {
    let mut roots: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if roots.is_empty() {
        roots.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus"));
    }
    let measured = measure(&roots)
        .and_then(|doubts| writeln!(io::stdout(), "{doubts}").map_err(|error| format!("cannot write: {error}")));
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "doubts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(roots: &[PathBuf]) -> Result<Doubts, String> {
    let mut all = Doubts::default();
    let mut left = roots.to_vec();
    while let Some(path) = left.pop() {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        if path.is_dir() {
            for entry in fs::read_dir(&path).map_err(|error| told(&error))? {
                left.push(entry.map_err(|error| told(&error))?.path());
            }
        } else if path.extension().is_some_and(|extension| extension == "gold") {
            let gold = fs::read_to_string(&path).map_err(|error| told(&error))?;
            let source = fs::read_to_string(path.with_extension("txt")).map_err(|error| told(&error))?;
            let document = oration::parse_document(&source).map_err(|error| told(&error))?;
            all += Doubts::of(&source, &document, &gold).map_err(|error| told(&error))?;
        }
    }
    Ok(all)
}
