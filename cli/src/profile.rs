//! `oration profile`: the conventions of a source, read off one of its transcripts.

use std::io::Write as _;

use oration::Profile;

use crate::args::ProfileArgs;
use crate::input;
use crate::output::Stop;
use crate::records::Records;
use crate::report::{Failures, Outcome};

/// What stands above a profile, for those who open it.
const HEAD: &str = "\
# The conventions of a source, for `oration --profile`. Everything is optional:
# what is not stated is found out from each transcript.
";

pub(crate) fn run(args: &ProfileArgs) -> Result<Outcome, Stop> {
    let records = Records::new(args.output.as_deref(), std::slice::from_ref(&args.file))?;
    let mut failures = Failures::default();
    let text = failures.keep(&args.file, input::read(&args.file));
    if let Some(profile) = text.and_then(|text| failures.keep(&args.file, Profile::of(&text))) {
        let toml = toml::to_string_pretty(&profile)?;
        records.write(|out| writeln!(out, "{HEAD}\n{}", toml.trim_end()))?;
    }
    records.finish()?;
    Ok(failures.outcome(1))
}
