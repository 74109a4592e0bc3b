//! `oration completions`: what a shell needs to complete the command line.

use std::io::Write as _;

use clap::CommandFactory as _;

use crate::args::{Args, CompletionsArgs};
use crate::output::{self, Stop};
use crate::report::Outcome;

pub(crate) fn run(args: &CompletionsArgs) -> Result<Outcome, Stop> {
    // The generator panics when it cannot write; to memory it always can.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "oration", &mut script);
    let mut out = output::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}
