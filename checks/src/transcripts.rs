//! Transcripts to measure with: the texts of a folder, each by itself.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// How many columns a line of wrapped text has at most.
const WRAPPED: usize = 120;

/// A transcript of a folder.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// Where it was read.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// How a transcript's lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Most characters stand on lines that fit on a page.
    Wrapped,
    /// Most stand on longer ones: a line is a paragraph, or close to it.
    Long,
}

impl Transcript {
    /// How its lines end.
    #[must_use]
    pub fn lines(&self) -> Lines {
        let widths = || self.text.lines().map(|line| line.chars().count());
        let long: usize = widths().filter(|&width| width > WRAPPED).sum();
        if long * 2 > widths().sum() { Lines::Long } else { Lines::Wrapped }
    }
}

/// The gold transcripts beside the repository, or where they are not, those of the test corpus.
#[must_use]
pub fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).unwrap_or(Path::new("."));
    let gold = root.with_file_name("shared/gold/dev");
    if gold.is_dir() { gold } else { root.join("tests/corpus") }
}

/// The folder that a bench is to measure, and its transcripts: the one it was given, else [`folder`]. Nothing
/// where cargo only tries whether the benches run.
///
/// # Errors
/// As [`read`].
pub fn of_bench() -> io::Result<Option<(PathBuf, Vec<Transcript>)>> {
    let Some(arguments) = bench_arguments() else { return Ok(None) };
    let folder = arguments.into_iter().next().map_or_else(folder, PathBuf::from);
    let transcripts = read(&folder)?;
    Ok(Some((folder, transcripts)))
}

/// The arguments of a bench that runs; without `--bench`, cargo's sign of that, it is a test of benches.
#[must_use]
pub fn bench_arguments() -> Option<Vec<String>> {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let at = arguments.iter().position(|argument| argument == "--bench")?;
    arguments.remove(at);
    Some(arguments)
}

/// The `.txt` files of a folder and those below it that show something, in the order of their paths.
///
/// # Errors
/// When one cannot be read as text.
pub fn read(folder: &Path) -> io::Result<Vec<Transcript>> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let mut transcripts = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        if text.chars().any(crate::lossless::is_visible) {
            transcripts.push(Transcript { path, text });
        }
    }
    Ok(transcripts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_long_when_most_of_the_text_stands_on_long_ones() {
        let lines = |text: &str| Transcript { path: PathBuf::new(), text: text.into() }.lines();
        assert_eq!(lines("A line.\nAnother.\n"), Lines::Wrapped);
        let paragraph = "The harbour is open. ".repeat(9);
        assert_eq!(lines(&format!("Dear friends,\n\n{paragraph}\n")), Lines::Long);
        assert_eq!(lines(&format!("{}{paragraph}\n", "The harbour is open.\n".repeat(10))), Lines::Wrapped);
    }

    #[test]
    fn a_folder_is_read_with_those_below_it() -> io::Result<()> {
        let transcripts = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus"))?;
        assert!(transcripts.len() > 100);
        assert!(transcripts.is_sorted_by_key(|transcript| transcript.path.clone()));
        Ok(())
    }
}
