//! Finds the transcripts in directories.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::{fs, iter};

use walkdir::{DirEntry, WalkDir};

use crate::input::{Fault, is_stdin};

/// A file to parse.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How it is named in the output: relative to the directory that was given, else as given.
    pub(crate) name: String,
    /// Its length, where that is known before it is read.
    pub(crate) bytes: u64,
}

/// What stands at a path that was given.
#[derive(Debug)]
pub(crate) enum Found {
    File(Entry),
    /// What could not be searched, under the name that it has in the output.
    Missed {
        name: String,
        fault: Fault,
    },
    /// A directory in which no name ends as asked.
    Bare(PathBuf),
}

/// The files at `path`: itself, or those in the directory whose names end in one of `extensions`,
/// through all levels, in the order of their names.
///
/// One directory's names are held at a time, and those of the directories above it. Links to files
/// are followed; links to directories are not, so no loop is walked.
pub(crate) fn find<'a>(path: &'a Path, extensions: &'a [String]) -> Box<dyn Iterator<Item = Found> + Send + 'a> {
    if is_stdin(path) || !path.is_dir() {
        let bytes = fs::metadata(path).map_or(0, |metadata| metadata.len());
        let entry = Entry { path: path.to_owned(), name: path.to_string_lossy().into_owned(), bytes };
        return Box::new(iter::once(Found::File(entry)));
    }
    let walk = WalkDir::new(path).sort_by_file_name().into_iter();
    let mut found =
        walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())).filter_map(move |found| {
            match found {
                Ok(entry) => transcript(path, entry, extensions).map(Found::File),
                Err(error) => {
                    let name = relative(path, error.path().unwrap_or(path));
                    let fault = error.into_io_error().map_or(Fault::Missing, Fault::from);
                    Some(Found::Missed { name, fault })
                }
            }
        });
    let mut bare = true;
    Box::new(iter::from_fn(move || {
        let found = found.next().or_else(|| bare.then(|| Found::Bare(path.to_owned())));
        bare = false;
        found
    }))
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The entry of a directory as a transcript, when its name says so and it is a file. A link that
/// leads nowhere is one too: reading it says what is wrong.
fn transcript(root: &Path, entry: DirEntry, extensions: &[String]) -> Option<Entry> {
    let extension = entry.path().extension()?;
    if !extensions.iter().any(|wanted| extension.eq_ignore_ascii_case(wanted.trim_start_matches('.'))) {
        return None;
    }
    let metadata = fs::metadata(entry.path());
    if metadata.as_ref().is_ok_and(|metadata| !metadata.is_file()) {
        return None;
    }
    let bytes = metadata.map_or(0, |metadata| metadata.len());
    Some(Entry { name: relative(root, entry.path()), bytes, path: entry.into_path() })
}

/// The path below `root` with `/` between its parts, on every system.
fn relative(root: &Path, path: &Path) -> String {
    let Ok(below) = path.strip_prefix(root) else { return path.to_string_lossy().into_owned() };
    let parts = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let name = parts.collect::<Vec<_>>().join("/");
    // The directory itself, when it cannot be read.
    if name.is_empty() { root.to_string_lossy().into_owned() } else { name }
}
