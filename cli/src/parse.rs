//! `oration parse`: the tree of a transcript, or its text in another form.

use std::io::{self, Write};
use std::path::Path;

use oration::Document;
use oration::export::{Speakers, markdown, outline, plain_text};
use serde::Serialize;

use crate::args::{Form, ParseArgs};
use crate::input;
use crate::output::Stop;
use crate::records::Records;
use crate::report::{self, Failures, Outcome};
use crate::source;

/// A document of a file among others.
#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    #[serde(flatten)]
    document: &'a Document<'a>,
}

pub(crate) fn run(args: &ParseArgs) -> Result<Outcome, Stop> {
    let records = Records::new(args.output.as_deref(), &args.files)?;
    let parser = source::parser(&args.source)?;
    let mut failures = Failures::default();
    let mut first = true;
    records.end_on_signal(|message| report::line(&message))?;
    for path in &args.files {
        let Some(text) = failures.keep(path, input::read(path)) else { continue };
        let Some(document) = failures.keep(path, parser.parse(&text)) else { continue };
        records.write(|out| {
            if !first && matches!(args.format, Form::Outline | Form::Markdown | Form::Text) {
                out.write_all(b"\n")?;
            }
            write(out, args, path, &text, &document)
        })?;
        first = false;
    }
    records.finish()?;
    Ok(failures.outcome(args.files.len()))
}

fn write(out: &mut impl Write, args: &ParseArgs, path: &Path, source: &str, document: &Document<'_>) -> io::Result<()> {
    let alone = args.files.len() == 1;
    match args.format {
        Form::Json if alone => {
            serde_json::to_writer_pretty(&mut *out, document)?;
            out.write_all(b"\n")?;
        }
        Form::Json | Form::Jsonl => {
            let path = &*path.to_string_lossy();
            serde_json::to_writer(&mut *out, &Record { path, document })?;
            out.write_all(b"\n")?;
        }
        Form::Outline => {
            if !alone {
                writeln!(out, "# path {}", path.display())?;
            }
            out.write_all(outline(document).render(source).as_bytes())?;
        }
        Form::Markdown => out.write_all(markdown(document).as_bytes())?,
        Form::Text => {
            let speakers = if args.speakers { Speakers::Keep } else { Speakers::Drop };
            out.write_all(plain_text(document, speakers).as_bytes())?;
        }
    }
    Ok(())
}
