//! `oration outline`: one JSON object a line for each file, the contract that other tools read.

use std::io::Write;
use std::thread;

use oration::{Parser, export};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;

use crate::args::OutlineArgs;
use crate::files::{self, Entry, Missed};
use crate::input::{self, Fault};
use crate::output::{self, Stop};
use crate::progress::Progress;
use crate::report::{Failures, Outcome};
use crate::source;

/// Files that are parsed before their lines are written, for each thread. Enough that one long file
/// does not keep the others waiting.
const BATCH_FILES: usize = 32;
/// Bytes of files that are parsed before their lines are written: what bounds the memory.
const BATCH_BYTES: u64 = 32 << 20;

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
    let jobs = args.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?;
    let mut work = Work {
        out: output::stdout(),
        pool,
        parser: source::parser(&args.source)?,
        batch: Vec::new(),
        failures: Failures::default(),
        progress: Progress::new(),
    };
    let mut bytes = 0;
    for path in &args.paths {
        let mut none = true;
        for found in files::find(path, &args.ext) {
            none = false;
            bytes += found.as_ref().map_or(0, |entry| entry.bytes);
            work.batch.push(found);
            if work.batch.len() >= jobs * BATCH_FILES || bytes >= BATCH_BYTES {
                work.write()?;
                bytes = 0;
            }
        }
        if none {
            work.write()?;
            let reason = format!("holds no file that ends in .{}", args.ext.join(", ."));
            work.failures.add(path.display(), reason);
        }
    }
    work.write()?;
    work.out.flush()?;
    Ok(work.failures.outcome())
}

struct Work<W> {
    out: W,
    pool: rayon::ThreadPool,
    parser: Parser,
    /// Files whose lines are still to be written, in order.
    batch: Vec<Result<Entry, Missed>>,
    failures: Failures,
    progress: Progress,
}

impl<W: Write> Work<W> {
    /// Parses the batch, all threads at once, and writes its lines in order.
    fn write(&mut self) -> Result<(), Stop> {
        let Self { parser, batch, .. } = self;
        let lines: Vec<_> = self.pool.install(|| batch.par_iter().map(|found| line(found, parser)).collect());
        for (found, line) in self.batch.iter().zip(lines) {
            match line {
                Ok(line) => self.out.write_all(&line)?,
                Err(error) => {
                    let (name, shown) = match found {
                        Ok(entry) => (&entry.name, entry.path.display().to_string()),
                        Err((name, _)) => (name, name.clone()),
                    };
                    self.progress.aside(|| self.failures.add(shown, &error));
                    serde_json::to_writer(&mut self.out, &Failed { path: name, error })?;
                    self.out.write_all(b"\n")?;
                }
            }
        }
        self.progress.add(self.batch.len());
        self.batch.clear();
        Ok(())
    }
}

/// The line of a file, or why there is none.
fn line(found: &Result<Entry, Missed>, parser: &Parser) -> Result<Vec<u8>, String> {
    let entry = found.as_ref().map_err(|(_, fault)| fault.to_string())?;
    let text = input::read(&entry.path).map_err(|fault| fault.to_string())?;
    let document = parser.parse(&text).map_err(|error| Fault::from(error).to_string())?;
    let outline = export::outline(&document);
    let mut line = serde_json::to_vec(&Parsed { path: &entry.name, outline }).map_err(|error| error.to_string())?;
    line.push(b'\n');
    Ok(line)
}
