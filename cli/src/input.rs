//! Reads a file as text, or says in one line why that cannot be.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use oration::ParseError;

/// How much of a file that is not UTF-8 is looked at to tell a binary file from a text in another
/// encoding.
const PROBE: usize = 8192;

/// Why a file is no text that can be parsed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("no such file or directory")]
    Missing,
    #[error("is a directory; `oration outline` reads directories, the other commands files")]
    Directory,
    #[error("permission denied")]
    Denied,
    #[error("cannot be read: {0}")]
    Unreadable(#[source] io::Error),
    #[error("changed while it was read")]
    Changed,
    #[error("looks like a binary file")]
    Binary,
    #[error("is not UTF-8 but UTF-16 ({order}-endian, by its byte-order mark); convert it to UTF-8 first")]
    Utf16 { order: &'static str },
    #[error(transparent)]
    Parse(#[from] ParseError),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Directory,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Unreadable(error),
        }
    }
}

/// Whether the path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The text of a file; of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<String, Fault> {
    if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return decode(bytes);
    }
    // A directory that is opened says something else on each system.
    if fs::metadata(path)?.is_dir() {
        return Err(Fault::Directory);
    }
    decode(Opened::new(File::open(path)?)?.read()?)
}

/// A file, and what it was when it was opened.
struct Opened {
    file: File,
    before: Metadata,
}

impl Opened {
    fn new(file: File) -> io::Result<Self> {
        let before = file.metadata()?;
        Ok(Self { file, before })
    }

    /// Its bytes, unless they changed meanwhile: half of an old text and half of a new one is no text.
    fn read(mut self) -> Result<Vec<u8>, Fault> {
        const MOST: u64 = u32::MAX as u64;
        // What cannot be parsed need not be read, and what grows without end must not be.
        let too_large = |len: u64| ParseError::TooLarge { len: usize::try_from(len).unwrap_or(usize::MAX) };
        if self.before.len() > MOST {
            return Err(too_large(self.before.len()).into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(self.before.len()).unwrap_or(0) + 1);
        (&mut self.file).take(MOST + 1).read_to_end(&mut bytes)?;
        let state = |metadata: &Metadata| (metadata.len(), metadata.modified().ok());
        if state(&self.file.metadata()?) != state(&self.before) {
            return Err(Fault::Changed);
        }
        if bytes.len() as u64 > MOST {
            return Err(too_large(bytes.len() as u64).into());
        }
        Ok(bytes)
    }
}

fn decode(bytes: Vec<u8>) -> Result<String, Fault> {
    if let Some(order) = utf16(&bytes) {
        return Err(Fault::Utf16 { order });
    }
    if bytes.contains(&0) {
        return Err(Fault::Binary);
    }
    String::from_utf8(bytes).map_err(|error| {
        if has_many_controls(error.as_bytes()) {
            Fault::Binary
        } else {
            ParseError::NotUtf8 { valid_up_to: error.utf8_error().valid_up_to() }.into()
        }
    })
}

/// The byte order of a text that begins with UTF-16's byte-order mark and decodes as UTF-16.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    let (order, unit): (_, fn([u8; 2]) -> u16) = match bytes.get(..2)? {
        [0xff, 0xfe] => ("little", u16::from_le_bytes),
        [0xfe, 0xff] => ("big", u16::from_be_bytes),
        _ => return None,
    };
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    (bytes.len() % 2 == 0 && char::decode_utf16(units).all(|c| c.is_ok())).then_some(order)
}

/// Whether more than one byte in fifty is a control character that texts do not hold.
fn has_many_controls(bytes: &[u8]) -> bool {
    let probe = &bytes[..bytes.len().min(PROBE)];
    let controls =
        probe.iter().filter(|b| b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | b'\x0c')).count();
    controls * 50 > probe.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;

    fn fault(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).unwrap_err().to_string()
    }

    #[test]
    fn text_is_text() {
        assert_eq!(decode("\u{feff}Señor,\r\n\x0c".into()).unwrap(), "\u{feff}Señor,\r\n\x0c");
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_no_text() {
        let dir = tempfile::TempDir::new().unwrap();
        let path = dir.path().join("a.txt");
        let after = |change: &dyn Fn(&mut File)| {
            fs::write(&path, "The harbour is open.").unwrap();
            let opened = Opened::new(File::open(&path).unwrap()).unwrap();
            change(&mut File::options().write(true).open(&path).unwrap());
            opened.read().map_err(|fault| fault.to_string())
        };
        assert_eq!(after(&|_| {}).unwrap(), b"The harbour is open.");
        let changed = Err("changed while it was read".to_owned());
        assert_eq!(after(&|file| file.set_len(30).unwrap()), changed);
        assert_eq!(after(&|file| file.set_len(3).unwrap()), changed);
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(9);
        assert_eq!(after(&|file| file.set_modified(later).unwrap()), changed);
    }

    #[test]
    fn other_encodings_are_named_where_they_can_be() {
        let utf16: Vec<u8> = "\u{feff}Señor 𝄞".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(fault(&utf16).contains("UTF-16 (little-endian"));
        assert!(fault(b"\xfe\xff\x00S").contains("UTF-16 (big-endian"));
        // Half a surrogate pair is no UTF-16.
        assert!(!fault(b"\xff\xfe\x00\xd8").contains("UTF-16"));
        assert!(fault(b"Se\xf1or Presidente").contains("offset 2"));
    }

    #[test]
    fn what_the_system_says_is_said_in_our_words() {
        let said = |kind: io::ErrorKind| Fault::from(io::Error::from(kind)).to_string();
        assert_eq!(said(io::ErrorKind::NotFound), "no such file or directory");
        assert_eq!(said(io::ErrorKind::PermissionDenied), "permission denied");
        assert!(said(io::ErrorKind::TimedOut).starts_with("cannot be read: "));
    }

    #[test]
    fn binary_files_are_told_from_texts() {
        assert_eq!(fault(b"a\0b"), "looks like a binary file");
        assert_eq!(fault(b"\x1f\x8b\x08\x01\x02\x03\xff"), "looks like a binary file");
        let mut latin = b"Monsieur le Pr\xe9sident, ".repeat(9);
        latin.push(0x1b);
        assert!(fault(&latin).contains("offset 14"));
    }
}
