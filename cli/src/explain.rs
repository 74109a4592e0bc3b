//! `oration explain`: why each block is what it is.

use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use oration::{Bound, Decision, LineIndex, Reason, RunnerUp};
use serde::Serialize;

use crate::args::{ExplainArgs, ExplainForm};
use crate::output::{self, Stop};
use crate::place::{self, Place};
use crate::report::{Failures, Outcome};
use crate::screen::{self, FAINT};
use crate::{input, source};

/// Words get at least so many columns, even if the line becomes longer than the terminal is wide.
const LEAST_WORDS: usize = 16;
const DOUBTFUL: Style = AnsiColor::Red.on_default().bold();
const BOLD: Style = Style::new().bold();

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome, Stop> {
    let mut out = output::screen(args.screen.color);
    let parser = source::parser(&args.source)?;
    let mut failures = Failures::default();
    if args.rules {
        write_rules(&mut out, args.format)?;
    }
    let mut first = true;
    for path in &args.files {
        let Some(text) = failures.keep(path, input::read(path)) else { continue };
        let Some(decisions) = failures.keep(path, parser.explain(&text)) else { continue };
        let explained = Explained { path, source: &text, lines: LineIndex::new(&text), decisions };
        match args.format {
            ExplainForm::Json => explained.write_json(&mut out, args.doubtful)?,
            ExplainForm::Text => {
                if !first {
                    writeln!(out)?;
                }
                explained.write_table(&mut out, args.doubtful, args.screen.columns())?;
            }
        }
        first = false;
    }
    out.flush()?;
    Ok(failures.outcome(args.files.len()))
}

/// A transcript and why its blocks are what they are.
struct Explained<'a> {
    path: &'a Path,
    source: &'a str,
    lines: LineIndex<'a>,
    decisions: Vec<Decision>,
}

impl Explained<'_> {
    fn shown(&self, doubtful: bool) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |decision| decision.weak || !doubtful)
    }

    fn write_table(&self, out: &mut impl Write, doubtful: bool, columns: usize) -> io::Result<()> {
        writeln!(out, "{BOLD}{}{BOLD:#}", screen::one_line(&self.path.to_string_lossy(), usize::MAX))?;
        let cells = |decision| self.cells(decision);
        let rows: Vec<_> = self.shown(doubtful).map(|decision| (decision, cells(decision))).collect();
        let width = |column: usize| {
            let widest = rows.iter().map(|(_, cells)| cells[column].len()).max().unwrap_or(0);
            widest.max(HEADS[column].len())
        };
        let widths: [usize; 5] = std::array::from_fn(width);
        let left = columns.saturating_sub(2 + widths.iter().map(|width| width + 2).sum::<usize>()).max(LEAST_WORDS);
        if !rows.is_empty() {
            let heads = padded(&HEADS.map(String::from), widths);
            writeln!(out, "{FAINT}  {}words{FAINT:#}", heads.concat())?;
        }
        for (decision, cells) in &rows {
            let [lines, kind, rule, bound, otherwise] = padded(cells, widths);
            let mark = if decision.weak { "?" } else { " " };
            let style = screen::style(decision.kind);
            let words = screen::one_line(decision.span.of(self.source).unwrap_or_default(), left);
            write!(out, "{DOUBTFUL}{mark}{DOUBTFUL:#} {FAINT}{lines}{FAINT:#}{style}{kind}{style:#}")?;
            writeln!(out, "{rule}{FAINT}{bound}{otherwise}{FAINT:#}{words}")?;
        }
        let blocks = self.decisions.len();
        let weak = self.shown(true).count();
        let plural = if blocks == 1 { "" } else { "s" };
        writeln!(out, "{FAINT}{blocks} block{plural}, {weak} doubtful{FAINT:#}")
    }

    /// The cells of a row, without the words.
    fn cells(&self, decision: &Decision) -> [String; 5] {
        let otherwise = decision.runner_up.map(|next| format!("{} ({})", next.kind.name(), next.reason.name()));
        [
            place::range(&self.lines, decision.span),
            decision.kind.name().to_owned(),
            decision.reason.name().to_owned(),
            decision.bound.name().to_owned(),
            otherwise.unwrap_or_default(),
        ]
    }

    fn write_json(&self, out: &mut impl Write, doubtful: bool) -> Result<(), Stop> {
        let block = |decision: &Decision| Block {
            kind: decision.kind.name(),
            place: Place::new(&self.lines, decision.span),
            rule: decision.reason,
            bound: decision.bound,
            weak: decision.weak,
            otherwise: decision.runner_up.map(Otherwise::from),
        };
        let path = self.path.to_string_lossy();
        let record =
            Record { path: &path, schema: "oration-explain/1", blocks: self.shown(doubtful).map(block).collect() };
        serde_json::to_writer(&mut *out, &record)?;
        Ok(writeln!(out)?)
    }
}

/// What stands above the columns.
const HEADS: [&str; 5] = ["lines", "kind", "rule", "begins by", "otherwise"];

/// The cells filled up to their columns, two spaces between them; all are ASCII.
fn padded(cells: &[String; 5], widths: [usize; 5]) -> [String; 5] {
    std::array::from_fn(|column| format!("{:<width$}  ", cells[column], width = widths[column]))
}

/// A transcript as a line of JSON.
#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    schema: &'static str,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
struct Block {
    kind: &'static str,
    #[serde(flatten)]
    place: Place,
    rule: Reason,
    bound: Bound,
    weak: bool,
    otherwise: Option<Otherwise>,
}

/// What a block would be otherwise.
#[derive(Serialize)]
struct Otherwise {
    kind: &'static str,
    rule: Reason,
}

impl From<RunnerUp> for Otherwise {
    fn from(next: RunnerUp) -> Self {
        Self { kind: next.kind.name(), rule: next.reason }
    }
}

/// A rule for those who read about it.
#[derive(Serialize)]
struct Rule {
    name: &'static str,
    text: &'static str,
}

#[derive(Serialize)]
struct Rules {
    schema: &'static str,
    rules: Vec<Rule>,
    bounds: Vec<Rule>,
}

fn write_rules(out: &mut impl Write, format: ExplainForm) -> Result<(), Stop> {
    let rules = Rules {
        schema: "oration-rules/1",
        rules: Reason::ALL.iter().map(|rule| Rule { name: rule.name(), text: rule.text() }).collect(),
        bounds: Bound::ALL.iter().map(|rule| Rule { name: rule.name(), text: rule.text() }).collect(),
    };
    if format == ExplainForm::Json {
        serde_json::to_writer(&mut *out, &rules)?;
        return Ok(writeln!(out)?);
    }
    let all = || rules.rules.iter().chain(&rules.bounds);
    let width = all().map(|rule| rule.name.len()).max().unwrap_or(0);
    for (head, rules) in [("What a block is", &rules.rules), ("Why it begins there", &rules.bounds)] {
        writeln!(out, "{BOLD}{head}{BOLD:#}")?;
        for Rule { name, text } in rules {
            writeln!(out, "  {name:<width$}  {text}")?;
        }
    }
    Ok(())
}
