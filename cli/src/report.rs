//! What goes wrong with single files: one line on standard error each, while the others go on.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::Path;

/// How a command ended that was not stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// A file failed, or a check did.
    Failed,
}

/// Counts the files that failed.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    failed: usize,
}

impl Failures {
    /// The value, or nothing and a line that says what is wrong with the file at `path`.
    pub(crate) fn keep<T>(&mut self, path: &Path, result: Result<T, impl Display>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(fault) => {
                self.add(path.display(), fault);
                None
            }
        }
    }

    /// Says what is wrong with the file at `path`.
    pub(crate) fn add(&mut self, path: impl Display, fault: impl Display) {
        self.failed += 1;
        line(&format_args!("{path}: {fault}"));
    }

    /// How a command ended that had so many files, with a line that sums it up.
    pub(crate) fn outcome(&self, files: usize) -> Outcome {
        let Self { failed } = self;
        if *failed == 0 {
            return Outcome::Done;
        }
        // Of one file, its own line has said it all.
        if files > 1 {
            line(&format_args!("{failed} of {files} files failed"));
        }
        Outcome::Failed
    }
}

/// Writes a line on standard error. When that is closed, nobody is there to be told.
pub(crate) fn line(message: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "oration: {message}");
}
