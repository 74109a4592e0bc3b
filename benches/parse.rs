//! Bytes per second on wrapped, long-line and hostile text, beside what bounds it from both sides: a
//! scan for line ends, which any parser of lines must do, and pulldown-cmark, which finds blocks and
//! inlines in Markdown.
//!
//! `cargo bench` prints the ratios first, then how time grows with hostile shapes, and divan's table
//! after them. Where `../shared/gold/dev` exists, real transcripts are measured too.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench may fail")]
#![allow(missing_docs, reason = "divan's macros write public functions")]

use std::fmt;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::BytesCount;
use oration_checks::shapes;

/// About as many bytes has each text.
const SIZE: usize = 1 << 20;

const SENTENCES: [&str; 6] = [
    "The harbour has been open for nine hundred years, and nobody has ever asked it to close.",
    "We shall put a lamp on every pier between here and the cape, and we shall light it before dusk.",
    "My grandmother mended nets on this quay, and she never spoke of the weather.",
    "A ferry that waits for one more passenger has never yet been late in the eyes of that passenger.",
    "Those who ask what it costs should also ask what it has cost us so far.",
    "Winter comes early here, and it stays for dinner.",
];

/// A text to measure, by name.
struct Text {
    name: &'static str,
    source: String,
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

fn texts() -> Vec<Text> {
    let front = "Remarks by Foreign Minister Ada Quist at the Harbour Conference\n\n4 May 2021\n\nExcellencies,\n\n";
    let paragraph = |n: usize| (n..n + 5).map(|n| SENTENCES[n % SENTENCES.len()]).collect::<Vec<_>>().join(" ");
    let until_full = |part: &dyn Fn(usize) -> String| {
        let mut source = String::from(front);
        for n in 0.. {
            if source.len() >= SIZE {
                break;
            }
            source.push_str(&part(n));
        }
        source + "Thank you.\n"
    };
    let marks = ["(", "[", "> ", "- ", "1. ", "**", "\"", "<p", "| ", ": ", "Q: ", "¹", "- 3 -", "00:01"];
    let mut texts = vec![
        Text { name: "wrapped", source: until_full(&|n| wrap(&paragraph(n)) + "\n\n") },
        Text { name: "long lines", source: until_full(&|n| paragraph(n) + "\n\n") },
        Text {
            name: "talk",
            source: until_full(&|n| {
                let label = ["MS. QUIST", "MR. FALK", "Q"][n % 3];
                let cue = if n % 4 == 0 { "(Laughter.)\n\n" } else { "" };
                format!("{label}: {}\n\n{cue}{}\n\n", wrap(&paragraph(n)), wrap(&paragraph(n + 3)))
            }),
        },
        Text {
            name: "lists",
            source: until_full(&|n| {
                let entry = |mark: &str, n: usize| format!("{mark} {}\n", SENTENCES[n % SENTENCES.len()]);
                format!("{}\n\n{}{}    {}\n", paragraph(n), entry("-", n), entry("-", n + 1), entry("–", n + 2))
            }),
        },
        // Something is opened on every line and closed on none.
        Text { name: "hostile", source: until_full(&|n| format!("{}{}\n", marks[n % marks.len()], SENTENCES[n % 6])) },
    ];
    let mut real = String::new();
    read_all(Path::new("../shared/gold/dev"), &mut real);
    if !real.is_empty() {
        // One after the other they are no document, but their lines are real ones.
        texts.push(Text { name: "transcripts", source: real });
    }
    texts
}

fn read_all(folder: &Path, out: &mut String) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            read_all(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "txt") && out.len() < SIZE {
            out.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

fn wrap(words: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in words.split(' ') {
        if column > 0 && column + 1 + word.len() > 72 {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.len();
    }
    out
}

/// Lines that show something, counted: the floor for whatever reads lines.
fn scan_lines(source: &str) -> usize {
    let mut start = 0;
    let mut shown = 0;
    for end in memchr::memchr_iter(b'\n', source.as_bytes()).chain([source.len()]) {
        shown += usize::from(!source[start..end].trim().is_empty());
        start = (end + 1).min(source.len());
    }
    shown
}

/// Events of pulldown-cmark with all its extensions, drained.
fn markdown(source: &str) -> usize {
    pulldown_cmark::Parser::new_ext(source, pulldown_cmark::Options::all()).into_offset_iter().count()
}

fn oration(source: &str) -> usize {
    oration::parse_document(source).unwrap().body.len()
}

fn outline(source: &str) -> usize {
    let document = oration::parse_document(source).unwrap();
    oration::export::outline(&document).blocks.len()
}

/// What is measured: a number that depends on the whole text, so that nothing is optimised away.
type Measured = fn(&str) -> usize;

/// The quickest of several runs.
fn quickest(parser: Measured, source: &str) -> Duration {
    let time = || {
        let start = Instant::now();
        black_box(parser(black_box(source)));
        start.elapsed()
    };
    let first = time();
    // Half a second's worth of runs, ten at most.
    let runs = (500 / first.as_millis().max(1)).clamp(1, 10);
    (0..runs).map(|_| time()).chain([first]).min().unwrap_or(first)
}

fn print_ratios() {
    println!("text               line scan  pulldown-cmark       oration   / scan  / cmark  twice the text");
    for text in texts() {
        let [scan, cmark, own] =
            [scan_lines as Measured, markdown, oration].map(|parser| quickest(parser, &text.source).as_secs_f64());
        let speed = |seconds: f64| text.source.len() as f64 / seconds / 1e6;
        // Linear time at most doubles when the text does. A tenth of it, so that a bad shape ends at all.
        let part: String = text.source.chars().take(SIZE / 10).collect();
        let twice = quickest(oration, &part.repeat(2)).as_secs_f64() / quickest(oration, &part).as_secs_f64();
        let (name, scanned, read, parsed) = (text.name, speed(scan), speed(cmark), speed(own));
        let (to_scan, to_cmark) = (own / scan, own / cmark);
        println!(
            "{name:<14}{scanned:>9.0} MB/s{read:>11.0} MB/s{parsed:>9.1} MB/s{to_scan:>8.0}x{to_cmark:>8.0}x{twice:>11.2}x"
        );
    }
}

/// Marks that a look-ahead within one line stumbles over.
const MARKS: [&str; 2] = ["\u{200f}", "\u{301}"];

/// Twice the text takes twice the time: each shape at two sizes, alone and within a speech, in one run.
/// The sizes are small, so that a shape that is not linear ends as well.
fn print_growth() {
    const LEN: usize = 16 << 10;
    println!("\nshape                                {LEN} bytes     {} bytes   growth   in a speech", 2 * LEN);
    for shape in shapes::LINES.into_iter().chain(MARKS) {
        let texts = [LEN, 2 * LEN].map(|len| shape.repeat(len / shape.len()));
        let [once, twice] = texts.each_ref().map(|text| quickest(oration, text));
        let [inside, inside_twice] = texts.each_ref().map(|text| quickest(oration, &shapes::in_a_speech(text)));
        let growth = |once: Duration, twice: Duration| twice.as_secs_f64() / once.as_secs_f64();
        let (alone, inside) = (growth(once, twice), growth(inside, inside_twice));
        let verdict = if alone.max(inside) > 2.8 { "not linear" } else { "" };
        println!("{:<32}{once:>15.1?}{twice:>15.1?}{alone:>8.2}x{inside:>13.2}x  {verdict}", format!("{shape:.24?}"));
    }
    println!();
}

#[divan::bench(args = texts(), sample_count = 5, sample_size = 1)]
fn line_scan(bencher: Bencher<'_, '_>, text: &Text) {
    bencher.counter(BytesCount::of_str(&text.source)).bench(|| scan_lines(black_box(&text.source)));
}

#[divan::bench(args = texts(), sample_count = 5, sample_size = 1)]
fn pulldown_cmark(bencher: Bencher<'_, '_>, text: &Text) {
    bencher.counter(BytesCount::of_str(&text.source)).bench(|| markdown(black_box(&text.source)));
}

#[divan::bench(args = texts(), sample_count = 5, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, text: &Text) {
    bencher.counter(BytesCount::of_str(&text.source)).bench(|| oration(black_box(&text.source)));
}

#[divan::bench(args = texts(), sample_count = 5, sample_size = 1)]
fn parse_and_outline(bencher: Bencher<'_, '_>, text: &Text) {
    bencher.counter(BytesCount::of_str(&text.source)).bench(|| outline(black_box(&text.source)));
}

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        print_ratios();
        print_growth();
    }
    divan::main();
}
