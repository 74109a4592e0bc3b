//! `oration`: speech transcripts to trees, outlines and text.
//!
//! One module a sub-command; the rest is what they share:
//!
//! | module | job |
//! |---|---|
//! | `args` | the command line |
//! | `input` | reads a file as text, or says why not |
//! | `files` | finds the transcripts in directories |
//! | `source` | what the command line says of the source |
//! | `ordered` | work on many items at once, results in order |
//! | `output` | where the product goes, and how writing ends |
//! | `records` | the records of many files, of which only whole ones are left |
//! | `report` | what goes wrong with single files |
//! | `screen` | words fitted to the columns of a terminal, colours |
//! | `place` | lines and columns of a span |
//! | `progress` | the count that long work shows |
//!
//! Exit status: 0 when all was done, 1 when a file or the output failed, 2 for a wrong command line; as a
//! shell shows what a signal ended, 130 when one told `outline` or `parse` to end, and 141 when the reader of
//! their records went away before the last.

mod args;
mod check;
mod completions;
mod explain;
mod files;
mod input;
mod ordered;
mod outline;
mod output;
mod parse;
mod place;
mod profile;
mod progress;
mod records;
mod report;
mod screen;
mod source;
mod tree;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Args, Command};
use crate::output::Stop;
use crate::report::Outcome;

/// The status of a command whose reader went away: what a shell shows of one that SIGPIPE killed.
const DESERTED: u8 = 141;

fn main() -> ExitCode {
    let ended = match Args::parse().command {
        Command::Parse(args) => parse::run(&args),
        Command::Tree(args) => tree::run(&args),
        Command::Outline(args) => outline::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Profile(args) => profile::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    match ended {
        // Who closed the pipe has read enough.
        Ok(Outcome::Done) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::FAILURE,
        Err(stop) => {
            report::line(&stop);
            match stop {
                Stop::Deserted { .. } => ExitCode::from(DESERTED),
                _ => ExitCode::FAILURE,
            }
        }
    }
}
