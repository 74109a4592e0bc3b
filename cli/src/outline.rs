//! `oration outline`: one JSON object a line for each file, the contract that other tools read.

use std::io::Write as _;
use std::thread;

use oration::{Parser, export};
use serde::Serialize;

use crate::args::OutlineArgs;
use crate::files::{self, Found};
use crate::input::{self, Fault};
use crate::ordered::{self, Limits};
use crate::output::Stop;
use crate::progress::Progress;
use crate::records::Records;
use crate::report::{Failures, Outcome};
use crate::source;

/// Files that are parsed before their lines are written, for each thread. Enough that one long file
/// does not keep the others waiting.
const FILES: usize = 32;
/// Bytes of files that are parsed before their lines are written: what bounds the memory.
const BYTES: u64 = 32 << 20;

#[derive(Serialize)]
struct Parsed<'a> {
    path: &'a str,
    #[serde(flatten)]
    outline: export::Outline<'a>,
}

#[derive(Serialize)]
struct Failed<'a> {
    path: &'a str,
    error: String,
}

pub(crate) fn run(args: &OutlineArgs) -> Result<Outcome, Stop> {
    let threads = args.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let limits = Limits { threads, items: threads * FILES, weight: BYTES };
    let parser = source::parser(&args.source)?;
    let records = Records::new(None, &args.paths)?;
    let mut failures = Failures::default();
    let mut progress = Progress::new();
    records.end_on_signal(progress.teller())?;
    let mut files = 0;
    let found = args.paths.iter().flat_map(|path| files::find(path, &args.ext));
    let each = |found: Found, line: Result<Vec<u8>, String>| {
        files += 1;
        progress.add(1);
        let error = match line {
            Ok(line) => return records.write(|out| out.write_all(&line)),
            Err(error) => error,
        };
        let (name, shown) = match found {
            Found::File(entry) => (Some(entry.name), entry.path.display().to_string()),
            Found::Missed { name, .. } => (Some(name.clone()), name),
            // No file of it could have a line.
            Found::Bare(path) => (None, path.display().to_string()),
        };
        progress.aside(|| failures.add(shown, &error));
        name.map_or(Ok(()), |name| {
            records.write(|out| {
                serde_json::to_writer(&mut *out, &Failed { path: &name, error })?;
                out.write_all(b"\n")
            })
        })
    };
    let work = |found: &Found| line(found, &parser, &args.ext);
    ordered::map(found, limits, weigh, work, each).map_err(Stop::Threads)??;
    records.finish()?;
    Ok(failures.outcome(files))
}

const fn weigh(found: &Found) -> u64 {
    match found {
        Found::File(entry) => entry.bytes,
        Found::Missed { .. } | Found::Bare(_) => 0,
    }
}

/// The line of a file, or why there is none.
fn line(found: &Found, parser: &Parser, extensions: &[String]) -> Result<Vec<u8>, String> {
    let entry = match found {
        Found::File(entry) => entry,
        Found::Missed { fault, .. } => return Err(fault.to_string()),
        Found::Bare(_) => return Err(format!("holds no file that ends in .{}", extensions.join(", ."))),
    };
    let text = input::read(&entry.path).map_err(|fault| fault.to_string())?;
    let document = parser.parse(&text).map_err(|error| Fault::from(error).to_string())?;
    let outline = export::outline(&document);
    let mut line = serde_json::to_vec(&Parsed { path: &entry.name, outline }).map_err(|error| error.to_string())?;
    line.push(b'\n');
    Ok(line)
}
