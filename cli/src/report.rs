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

/// Remembers whether a file failed.
#[derive(Debug, Default)]
pub(crate) struct Failures {
    any: bool,
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
        self.any = true;
        line(&format_args!("{path}: {fault}"));
    }

    pub(crate) fn outcome(&self) -> Outcome {
        if self.any { Outcome::Failed } else { Outcome::Done }
    }
}

/// Writes a line on standard error. When that is closed, nobody is there to be told.
pub(crate) fn line(message: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "oration: {message}");
}
