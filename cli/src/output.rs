//! Where the product of a command goes, and how writing ends.

use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;

use crate::args::Color;
use crate::input::Fault;

/// Why a command stops before its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stop {
    /// The reader of standard output went away.
    #[error("the reader closed the pipe")]
    ClosedPipe,
    #[error("cannot write: {0}")]
    Write(#[source] io::Error),
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
    Threads(#[from] rayon::ThreadPoolBuildError),
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

/// Standard output, or a file that is made when the first bytes are to be written to it: a command
/// that fails before leaves the old one alone.
pub(crate) struct Output<'a> {
    path: Option<&'a Path>,
    open: Option<BufWriter<Box<dyn Write>>>,
}

impl<'a> Output<'a> {
    /// Writes to `path`, or to standard output. A path that is also read is refused.
    pub(crate) fn new(path: Option<&'a Path>, inputs: &[PathBuf]) -> Result<Self, Stop> {
        let is_read = |path: &Path| {
            let Ok(target) = fs::canonicalize(path) else { return false };
            inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == target))
        };
        match path {
            Some(path) if is_read(path) => Err(Stop::Overwrite { path: path.to_owned() }),
            Some(_) | None => Ok(Self { path, open: None }),
        }
    }

    /// The writer, its file made by now.
    pub(crate) fn writer(&mut self) -> Result<&mut impl Write, Stop> {
        let writer = match self.open.take() {
            Some(writer) => writer,
            None => BufWriter::new(self.target()?),
        };
        Ok(self.open.insert(writer))
    }

    fn target(&self) -> Result<Box<dyn Write>, Stop> {
        let Some(path) = self.path else { return Ok(Box::new(io::stdout().lock())) };
        let file = File::create(path).map_err(|source| Stop::Create { path: path.to_owned(), source })?;
        Ok(Box::new(file))
    }

    /// Writes what is still held back.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        match self.open {
            Some(mut writer) => Ok(writer.flush()?),
            None => Ok(()),
        }
    }
}
