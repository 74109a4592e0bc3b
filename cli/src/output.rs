//! Where the product of a command goes, and how writing ends.

use std::io::{self, BufWriter, StdoutLock};
use std::path::PathBuf;

use anstream::AutoStream;

use crate::args::Color;
use crate::input::Fault;

/// Why a command stops before its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stop {
    /// The reader of standard output went away.
    #[error("the reader closed the pipe")]
    ClosedPipe,
    /// The same, among the records of several files.
    #[error("the reader closed the pipe; whole records written: {records}")]
    Deserted { records: usize },
    #[error("cannot write: {0}")]
    Write(#[source] io::Error),
    /// The same, among records.
    #[error("cannot write: {error}; whole records written: {records}{}", if *torn { ", and part of another" } else { "" })]
    Cut { error: io::Error, records: usize, torn: bool },
    #[error("{}: cannot be written: {source}", path.display())]
    Create { path: PathBuf, source: io::Error },
    #[error("{}: is a transcript to read and the output to write", path.display())]
    Overwrite { path: PathBuf },
    #[error("{}: {fault}", path.display())]
    Unread { path: PathBuf, fault: Fault },
    #[error("{}: is no profile: {error}", path.display())]
    NoProfile { path: PathBuf, error: Box<toml::de::Error> },
    #[error("cannot be said in TOML: {0}")]
    NoToml(#[from] toml::ser::Error),
    #[error("cannot start threads: {0}")]
    Threads(#[source] io::Error),
    #[error("cannot listen for signals: {0}")]
    Signals(#[from] ctrlc::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ClosedPipe } else { Self::Write(error) }
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

/// Standard output for programs.
pub(crate) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Standard output for people: colours are dropped where nobody would see them.
pub(crate) fn screen(color: Color) -> BufWriter<AutoStream<StdoutLock<'static>>> {
    BufWriter::new(AutoStream::new(io::stdout().lock(), color.into()))
}
