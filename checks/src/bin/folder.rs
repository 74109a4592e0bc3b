//! `cargo run --release -p oration-checks --bin folder -- FOLDER [FILES] [MEGABYTES]`: makes a folder of
//! transcripts, where it is not yet, and measures `oration outline` over it with one thread and with two. The
//! command must have been built the same way; see `benches/README.md`.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use oration_checks::folder;

const MEGABYTE: u64 = 1_000_000;
/// How often each number of threads is tried, in turn; the quickest run counts.
const RUNS: usize = 2;

/// What a run of the command took.
struct Run {
    time: Duration,
    /// The most that it had in memory, where the system tells.
    peak: Option<u64>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "folder: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = env::args().skip(1);
    let root = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let mut number = |most: u64| arguments.next().map_or(Ok(most), |number| number.parse().map_err(|_| "no number"));
    let (files, megabytes) = (number(100_000)?, number(1_000)?);
    let told = |error: io::Error| error.to_string();
    if !root.exists() {
        let files = usize::try_from(files).map_err(|_| "too many files")?;
        folder::write(&root, files, megabytes * MEGABYTE).map_err(told)?;
    }
    // With the files in the system's cache, as the disk is not what is measured.
    let start = Instant::now();
    let (files, bytes) = read_all(&root).map_err(told)?;
    let megabytes = bytes as f64 / MEGABYTE as f64;
    say(&format_args!("{files} files, {megabytes:.0} MB; reading them takes a thread {:.1?}", start.elapsed()))?;
    let command = env::current_exe().map_err(told)?.with_file_name("oration");
    let outputs = [1, 2].map(|threads| root.with_extension(format!("{threads}.jsonl")));
    let mut quickest: [Option<Run>; 2] = [None, None];
    for _ in 0..RUNS {
        for ((threads, output), quickest) in (1..).zip(&outputs).zip(&mut quickest) {
            let run = outline(&command, &root, threads, output)?;
            if quickest.as_ref().is_none_or(|quickest| run.time < quickest.time) {
                *quickest = Some(run);
            }
        }
    }
    let [Some(one), Some(two)] = quickest else { return Err("nothing was run".into()) };
    say(&"threads  seconds    MB/s  speed-up  peak memory")?;
    for (threads, run) in [(1, &one), (2, &two)] {
        let seconds = run.time.as_secs_f64();
        let speedup = one.time.as_secs_f64() / seconds;
        let peak = run.peak.map_or("unknown".into(), |bytes| format!("{:.0} MB", bytes as f64 / MEGABYTE as f64));
        say(&format_args!("{threads:>7}{seconds:>9.1}{:>8.1}{speedup:>10.2}{peak:>13}", megabytes / seconds))?;
    }
    let [one, two] = outputs.each_ref().map(fs::read);
    if one.map_err(told)? != two.map_err(told)? {
        return Err("two threads write other lines than one, or in another order".into());
    }
    outputs.iter().try_for_each(fs::remove_file).map_err(told)
}

fn say(line: &dyn Display) -> Result<(), String> {
    writeln!(io::stdout(), "{line}").map_err(|error| format!("cannot write: {error}"))
}

/// How many files there are, and how long they are together.
fn read_all(folder: &Path) -> io::Result<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let below = if path.is_dir() { read_all(&path)? } else { (1, fs::read(&path)?.len() as u64) };
        files += below.0;
        bytes += below.1;
    }
    Ok((files, bytes))
}

fn outline(command: &Path, folder: &Path, threads: usize, output: &Path) -> Result<Run, String> {
    let told = |error: io::Error| format!("{}: {error}", command.display());
    let start = Instant::now();
    let mut outline = Command::new(command);
    outline.args(["outline", "--jobs", &threads.to_string()]).arg(folder);
    outline.stdout(Stdio::from(File::create(output).map_err(told)?));
    let mut child = outline.spawn().map_err(told)?;
    let mut peak = None;
    let status = loop {
        peak = resident(&child).or(peak);
        match child.try_wait().map_err(told)? {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(5)),
        }
    };
    if status.success() { Ok(Run { time: start.elapsed(), peak }) } else { Err(format!("oration ended with {status}")) }
}

/// The most memory that a process has had so far, by Linux's account.
fn resident(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
