//! `oration check`: what the parser is not sure of.

use std::io::Write;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use oration::{Diagnostic, LineIndex, Severity, Span};
use serde::Serialize;

use crate::args::{CheckArgs, CheckForm};
use crate::input;
use crate::output::{self, Stop};
use crate::place::Place;
use crate::report::{Failures, Outcome};
use crate::source;

/// How much of a line is given to the renderer behind what is doubtful, in bytes: a paragraph on one
/// line can be much longer than a screen.
const BEHIND: usize = 400;

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Stop> {
    let mut out = output::screen(args.screen.color);
    let parser = source::parser(&args.source)?;
    let mut failures = Failures::default();
    let mut found = Found::default();
    // The stream drops the colours where they are not wanted.
    let renderer = Renderer::styled().term_width(args.screen.columns());
    for path in &args.files {
        let Some(text) = failures.keep(path, input::read(path)) else { continue };
        let Some(document) = failures.keep(path, parser.parse(&text)) else { continue };
        found.files += 1;
        let lines = LineIndex::new(&text);
        let path = path.to_string_lossy();
        for diagnostic in &document.diagnostics {
            found.add(diagnostic.code.severity());
            match args.format {
                CheckForm::Text => {
                    let report = [described(&path, &text, &lines, diagnostic)];
                    writeln!(out, "{}\n", renderer.render(&report))?;
                }
                CheckForm::Json => {
                    serde_json::to_writer(&mut out, &Record::new(&path, &lines, diagnostic))?;
                    writeln!(out)?;
                }
            }
        }
    }
    if args.format == CheckForm::Text && found.files > 0 {
        writeln!(out, "{found}")?;
    }
    out.flush()?;
    let denied = args.deny_warnings && found.warnings > 0;
    Ok(if denied { Outcome::Failed } else { failures.outcome(args.files.len()) })
}

/// How much was found.
#[derive(Debug, Default)]
struct Found {
    files: usize,
    warnings: usize,
    notes: usize,
}

impl Found {
    fn add(&mut self, severity: Severity) {
        if severity >= Severity::Warning { self.warnings += 1 } else { self.notes += 1 }
    }
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plural = |n| if n == 1 { "" } else { "s" };
        let Self { files, warnings, notes } = *self;
        write!(f, "{files} file{}: ", plural(files))?;
        write!(f, "{warnings} warning{}, {notes} note{}", plural(warnings), plural(notes))
    }
}

/// A doubt as a line of JSON.
#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    severity: Severity,
    code: oration::Code,
    message: &'static str,
    #[serde(flatten)]
    place: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<Place>,
}

impl<'a> Record<'a> {
    fn new(path: &'a str, lines: &LineIndex<'_>, diagnostic: &Diagnostic) -> Self {
        Self {
            path,
            severity: diagnostic.code.severity(),
            code: diagnostic.code,
            message: diagnostic.code.message(),
            place: Place::new(lines, diagnostic.span),
            other: diagnostic.other.map(|span| Place::new(lines, span)),
        }
    }
}

/// A doubt as rustc would show it.
fn described<'a>(path: &'a str, source: &'a str, lines: &LineIndex<'_>, diagnostic: &Diagnostic) -> Group<'a> {
    let level = if diagnostic.code.severity() >= Severity::Warning { Level::WARNING } else { Level::NOTE };
    let title = level.primary_title(diagnostic.code.message()).id(diagnostic.code.name());
    let group = title.element(shown(path, source, lines, diagnostic.span, AnnotationKind::Primary, None));
    match diagnostic.other {
        Some(other) => {
            group.element(shown(path, source, lines, other, AnnotationKind::Context, Some("the other place")))
        }
        None => group,
    }
}

/// The first line of `span`, which is underlined. What follows a long way behind it is cut off; the
/// renderer shows as much as the screen is wide.
fn shown<'a>(
    path: &'a str,
    source: &'a str,
    lines: &LineIndex<'_>,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'static str>,
) -> Snippet<'a, Annotation<'a>> {
    let line = lines.position(span.start).line;
    let whole = lines.line_span(line).unwrap_or_default();
    let start = span.start as usize;
    let end = (span.end.min(whole.end) as usize).max(start);
    let from = whole.start as usize;
    let until = boundary(source, (end + BEHIND).min(whole.end as usize).max(end));
    // The renderer shows the controls below a space as pictures, but hands on those above ASCII, which
    // steer some terminals. The sign has as many bytes, so that places stay.
    let text = source.get(from..until).unwrap_or_default();
    let text = text.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{a4}");
    Snippet::source(text)
        .line_start(line as usize)
        .path(path)
        .annotation(kind.span(start - from..end - from).label(label))
}

/// The character boundary at or before `at`.
fn boundary(source: &str, mut at: usize) -> usize {
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;

    fn rendered(source: &str, diagnostic: &str) -> String {
        let diagnostic = serde_json::from_str(diagnostic).unwrap();
        Renderer::plain().render(&[described("a.txt", source, &LineIndex::new(source), &diagnostic)])
    }

    #[test]
    fn two_places_are_shown() {
        let diagnostic = r#"{"code":"duplicate-footnote","span":{"start":7,"end":12},"other":{"start":0,"end":5}}"#;
        assert_eq!(
            rendered("1 One\r\n1 Two", diagnostic),
            "warning[duplicate-footnote]: an earlier footnote has the same mark\n \
             --> a.txt:2:1\n  \
               |\n\
             2 | 1 Two\n  \
               | ^^^^^\n  \
               |\n \
             ::: a.txt:1:1\n  \
               |\n\
             1 | 1 One\n  \
               | ----- the other place"
        );
    }

    #[test]
    fn only_the_first_line_of_a_block_is_shown() {
        // A lone carriage return ends a line too.
        let source = format!("Dear all,\rÄ first line\r{}", "é".repeat(9_000));
        let end = source.len();
        let shown = rendered(&source, &format!(r#"{{"code":"weak-evidence","span":{{"start":10,"end":{end}}}}}"#));
        assert!(shown.ends_with("--> a.txt:2:1\n  |\n2 | Ä first line\n  | ^^^^^^^^^^^^"), "{shown}");
    }
}
