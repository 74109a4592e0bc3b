//! Bytes per second on transcripts, beside what bounds a parser of lines from both sides: a scan for
//! line ends, which any of them must do, and pulldown-cmark, which finds blocks and inlines in Markdown.
//!
//! `cargo bench --bench speed -- [FOLDER]`; see `benches/README.md`.
#![allow(clippy::expect_used, reason = "a bench may fail")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use oration_checks::transcripts::{self, Lines, Transcript};

/// How often each text is read by each parser; the quickest time counts.
const ROUNDS: usize = 40;

/// A number that depends on the whole text, so that nothing is optimised away.
type Read = fn(&str) -> usize;

/// The parsers that are measured, the one that must keep up last.
const PARSERS: [Read; 3] = [scan_lines, markdown, oration];

fn main() {
    let asked = transcripts::of_bench().expect("a folder of transcripts");
    let Some((folder, transcripts)) = asked else { return };
    let times = measure(&transcripts);
    println!("{}: quickest of {ROUNDS} runs of each transcript, interleaved, one thread", folder.display());
    println!("                                             MB/s                 oration's speed over");
    println!("lines        files   bytes  line scan  pulldown-cmark  oration  line scan  pulldown-cmark");
    for (name, lines) in [("all", None), ("wrapped", Some(Lines::Wrapped)), ("long", Some(Lines::Long))] {
        let rows = transcripts.iter().zip(&times);
        let mut total = Total::default();
        for (transcript, times) in rows.filter(|(transcript, _)| lines.is_none_or(|lines| lines == transcript.lines()))
        {
            total.add(transcript.text.len(), times);
        }
        total.print(name);
    }
}

/// For each transcript the quickest time of each parser. They take turns, so that whatever else the
/// machine does touches all of them.
fn measure(transcripts: &[Transcript]) -> Vec<[Duration; PARSERS.len()]> {
    let mut times = vec![[Duration::MAX; PARSERS.len()]; transcripts.len()];
    for _ in 0..ROUNDS {
        for (transcript, quickest) in transcripts.iter().zip(&mut times) {
            for (read, quickest) in PARSERS.iter().zip(quickest) {
                let start = Instant::now();
                black_box(read(black_box(&transcript.text)));
                *quickest = start.elapsed().min(*quickest);
            }
        }
    }
    times
}

/// Lines that show something, counted.
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

/// The whole tree, made and dropped.
fn oration(source: &str) -> usize {
    let document = oration::parse_document(source).expect("what is read shows something");
    document.front.len() + document.body.len() + document.back.len()
}

/// Files of one sort.
#[derive(Default)]
struct Total {
    files: usize,
    bytes: usize,
    seconds: [f64; PARSERS.len()],
}

impl Total {
    fn add(&mut self, bytes: usize, times: &[Duration; PARSERS.len()]) {
        self.files += 1;
        self.bytes += bytes;
        for (sum, time) in self.seconds.iter_mut().zip(times) {
            *sum += time.as_secs_f64();
        }
    }

    fn print(&self, name: &str) {
        if self.files == 0 {
            return;
        }
        let Self { files, bytes, .. } = self;
        let [scan, markdown, own] = self.seconds.map(|seconds| *bytes as f64 / seconds / 1e6);
        let (to_scan, to_markdown) = (own / scan, own / markdown);
        println!(
            "{name:<12}{files:>6}{bytes:>8}{scan:>11.0}{markdown:>16.0}{own:>9.1}{to_scan:>11.3}{to_markdown:>16.2}"
        );
    }
}
