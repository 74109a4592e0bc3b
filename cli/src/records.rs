//! The records of a command, one for each file, of which only whole ones are left in the output.
//!
//! A disk that fills up takes the part of a record that it had room for; that is cut off again. A signal
//! waits for the end of the record that is being written.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::output::Stop;

/// Bytes that are held back until they are worth a call of the system.
const CHUNK: usize = 64 << 10;

/// The status of a command that a signal ended: what a shell shows of one that SIGINT killed.
const INTERRUPTED: i32 = 130;

/// Where records go. Clones write to the same place.
#[derive(Clone)]
pub(crate) struct Records {
    sink: Arc<Mutex<Sink>>,
    /// Whether a signal has told the process to end.
    ending: Arc<AtomicBool>,
}

impl Records {
    /// Records of `inputs`, in the file at `path` or on standard output. A path that is also read is refused.
    /// The file is made when there is something to write: a command that fails before leaves the old one
    /// alone.
    pub(crate) fn new(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self, Stop> {
        let is_read = |path: &Path| {
            let Ok(target) = fs::canonicalize(path) else { return false };
            inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == target))
        };
        if let Some(path) = path.filter(|path| is_read(path)) {
            return Err(Stop::Overwrite { path: path.to_owned() });
        }
        let many = inputs.len() > 1 || inputs.iter().any(|input| input.is_dir());
        Ok(Self { sink: Arc::new(Mutex::new(Sink::new(path, many))), ending: Arc::default() })
    }

    /// Writes a record.
    pub(crate) fn write(&self, record: impl FnOnce(&mut Sink) -> io::Result<()>) -> Result<(), Stop> {
        let mut sink = self.lock();
        sink.open()?;
        let written = record(&mut sink).and_then(|()| sink.end_record());
        written.map_err(|error| sink.stop(error))
    }

    /// Writes what is still held back.
    pub(crate) fn finish(&self) -> Result<(), Stop> {
        let mut sink = self.lock();
        sink.flush().map_err(|error| sink.stop(error))
    }

    /// Ends the process when it is told to by a signal, behind a whole record, and says so through
    /// `tell`. A second signal ends it at once.
    pub(crate) fn end_on_signal(&self, tell: impl Fn(&str) + Send + 'static) -> Result<(), Stop> {
        let (records, mut tell) = (self.clone(), Some(tell));
        let handler = move || {
            records.ending.store(true, Ordering::SeqCst);
            let Some(tell) = tell.take() else { process::exit(INTERRUPTED) };
            let sink = Arc::clone(&records.sink);
            // The record that is being written may wait for its reader, and the next signal must be heard.
            thread::spawn(move || {
                let mut sink = sink.lock().unwrap_or_else(PoisonError::into_inner);
                let message = match sink.flush() {
                    Ok(()) => format!("interrupted; whole records written: {}", sink.records),
                    Err(error) => format!("interrupted; {}", sink.stop(error)),
                };
                tell(&message);
                process::exit(INTERRUPTED);
            });
        };
        ctrlc::set_handler(handler).map_err(Stop::Signals)
    }

    fn lock(&self) -> MutexGuard<'_, Sink> {
        // Who panicked while writing has left a record that is cut.
        let sink = self.sink.lock().unwrap_or_else(PoisonError::into_inner);
        if self.ending.load(Ordering::SeqCst) {
            drop(sink);
            // Nothing is written any more; the process ends as soon as what is there has been flushed.
            loop {
                thread::park();
            }
        }
        sink
    }
}

/// Takes the bytes of a record.
pub(crate) struct Sink {
    /// Whether there may be several records.
    many: bool,
    /// The file that is written; none for standard output.
    path: Option<PathBuf>,
    target: Option<Target>,
    /// What is still to be written.
    buffer: Vec<u8>,
    /// Where records end in the buffer.
    ends: Vec<usize>,
    /// Records that were written whole.
    records: usize,
    /// Bytes that were written of the record after them.
    torn: usize,
}

enum Target {
    File(File),
    /// Where standard output is not known to be a file.
    #[cfg_attr(unix, expect(dead_code, reason = "there it is one, whatever it leads to"))]
    Stdout(io::Stdout),
}

impl Target {
    #[cfg(unix)]
    fn stdout() -> io::Result<Self> {
        use std::os::fd::AsFd as _;
        Ok(Self::File(File::from(io::stdout().as_fd().try_clone_to_owned()?)))
    }

    #[cfg(not(unix))]
    fn stdout() -> io::Result<Self> {
        Ok(Self::Stdout(io::stdout()))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Stdout(stdout) => stdout.write(bytes),
        }
    }

    /// Takes the last `bytes` back, which only a file on a disk allows.
    fn take_back(&mut self, bytes: usize) -> bool {
        let Self::File(file) = self else { return false };
        let mut take_back = || {
            let metadata = file.metadata()?;
            let end = file.stream_position()?;
            // Not when somebody else has written behind it.
            if !metadata.is_file() || metadata.len() != end {
                return Ok(false);
            }
            let whole = end.saturating_sub(bytes as u64);
            file.set_len(whole)?;
            file.seek(io::SeekFrom::Start(whole))?;
            io::Result::Ok(true)
        };
        take_back().unwrap_or(false)
    }
}

impl Sink {
    fn new(path: Option<&Path>, many: bool) -> Self {
        let path = path.map(Path::to_owned);
        Self { many, path, target: None, buffer: Vec::new(), ends: Vec::new(), records: 0, torn: 0 }
    }

    fn open(&mut self) -> Result<(), Stop> {
        if self.target.is_none() {
            self.target = Some(match &self.path {
                None => Target::stdout()?,
                Some(path) => {
                    Target::File(File::create(path).map_err(|source| Stop::Create { path: path.clone(), source })?)
                }
            });
        }
        Ok(())
    }

    fn end_record(&mut self) -> io::Result<()> {
        self.ends.push(self.buffer.len());
        if self.buffer.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    /// Why writing ended, after what was written of a record has been taken back.
    fn stop(&mut self, error: io::Error) -> Stop {
        // Nothing of it is tried again.
        self.buffer.clear();
        self.ends.clear();
        let torn = self.torn > 0 && !self.target.as_mut().is_some_and(|target| target.take_back(self.torn));
        let records = self.records;
        match error.kind() {
            io::ErrorKind::BrokenPipe if self.many => Stop::Deserted { records },
            io::ErrorKind::BrokenPipe => Stop::ClosedPipe,
            _ => Stop::Cut { error, records, torn },
        }
    }

    /// Moves `written` bytes out of the buffer.
    fn advance(&mut self, written: usize) {
        let whole = self.ends.partition_point(|&end| end <= written);
        self.torn = match self.ends[..whole].last() {
            Some(end) => written - end,
            None => self.torn + written,
        };
        self.records += whole;
        self.ends.drain(..whole);
        self.buffer.drain(..written);
        for end in &mut self.ends {
            *end -= written;
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= CHUNK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut written = 0;
        let ended = loop {
            let (rest, Some(target)) = (&self.buffer[written..], &mut self.target) else { break Ok(()) };
            if rest.is_empty() {
                break Ok(());
            }
            match target.write(rest) {
                Ok(0) => break Err(io::ErrorKind::WriteZero.into()),
                Ok(bytes) => written += bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Err(error),
            }
        };
        self.advance(written);
        ended
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;

    #[test]
    fn what_was_written_of_a_record_is_known_to_the_byte() {
        let mut sink = Sink::new(None, true);
        sink.write_all(b"one\n").unwrap();
        sink.end_record().unwrap();
        sink.write_all(b"three\n").unwrap();
        sink.end_record().unwrap();
        let at = |sink: &Sink| (sink.records, sink.torn, sink.buffer.len());
        sink.advance(2);
        assert_eq!(at(&sink), (0, 2, 8));
        sink.advance(1);
        assert_eq!(at(&sink), (0, 3, 7));
        sink.advance(3);
        assert_eq!(at(&sink), (1, 2, 4));
        sink.advance(4);
        assert_eq!(at(&sink), (2, 0, 0));
    }

    #[test]
    fn part_of_a_record_is_taken_back() {
        let dir = tempfile::TempDir::new().unwrap();
        let path = dir.path().join("out.jsonl");
        let records = Records::new(Some(&path), &[]).unwrap();
        let stop = records
            .write(|out| out.write_all(b"whole\n"))
            .and_then(|()| {
                records.write(|out| {
                    out.write_all(b"half of")?;
                    out.flush()?;
                    assert_eq!(fs::read(&path)?, b"whole\nhalf of");
                    Err(io::Error::other("no room"))
                })
            })
            .unwrap_err();
        assert_eq!(stop.to_string(), "cannot write: no room; whole records written: 1");
        assert_eq!(fs::read(&path).unwrap(), b"whole\n");
        assert!(records.finish().is_ok());
        assert_eq!(fs::read(&path).unwrap(), b"whole\n");
    }

    #[test]
    fn what_others_wrote_is_not_taken_back() {
        let dir = tempfile::TempDir::new().unwrap();
        let path = dir.path().join("out.jsonl");
        let records = Records::new(Some(&path), &[]).unwrap();
        let stop = records
            .write(|out| {
                out.write_all(b"half of")?;
                out.flush()?;
                fs::OpenOptions::new().append(true).open(&path)?.write_all(b"theirs")?;
                Err(io::Error::other("no room"))
            })
            .unwrap_err();
        assert!(stop.to_string().ends_with("whole records written: 0, and part of another"), "{stop}");
        assert_eq!(fs::read(&path).unwrap(), b"half oftheirs");
    }
}
