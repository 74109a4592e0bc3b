//! Twice the text takes twice the time, whatever the text: each shape of [`shapes::GROWING`] from 1 MB
//! upwards.
//!
//! `cargo bench --bench growth -- [MEGABYTES] [NAME]`; see `benches/README.md`.
#![allow(clippy::expect_used, reason = "a bench may fail")]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use oration_checks::{clock, shapes, transcripts};

const MEGABYTE: usize = 1 << 20;

/// The most that time may grow by when the text doubles.
const LIMIT: f64 = 2.3;

/// How often a text is parsed; the quickest time counts, of the processor. What other processes do to the
/// caches makes a run slower, never quicker.
const RUNS: usize = 3;

/// How often two sizes are parsed once more whose times seem to grow too fast.
const DOUBTS: usize = 5;

fn main() -> ExitCode {
    let Some(arguments) = transcripts::bench_arguments() else { return ExitCode::SUCCESS };
    let mut arguments = arguments.into_iter();
    let greatest: usize = arguments.next().map_or(64, |most| most.parse().expect("a number of megabytes"));
    let name = arguments.next().unwrap_or_default();
    let sizes: Vec<usize> = (0..).map(|n| MEGABYTE << n).take_while(|&size| size <= greatest * MEGABYTE).collect();
    println!("from 1 to {greatest} MB, quickest of {RUNS} runs; times when the text doubles, at most {LIMIT}");
    println!("{:<32}{:>8}{:>8}  growth", "", "ms/MB", "MB/s");
    let mut linear = true;
    for (name, shape) in shapes::GROWING.into_iter().filter(|(shape, _)| shape.contains(&name)) {
        let texts: Vec<String> = sizes.iter().map(|&size| shape(size)).collect();
        let times = measure(&texts);
        let (time, size) = times.last().zip(sizes.last()).expect("at least a megabyte");
        let (seconds, megabytes) = (time.as_secs_f64(), (size / MEGABYTE) as f64);
        let speed = *size as f64 / seconds / 1e6;
        print!("{name:<32}{:>8.1}{speed:>8.1} ", seconds * 1e3 / megabytes);
        for growth in growth(&times) {
            print!(" {growth:.2}");
        }
        let steepest = growth(&times).fold(0.0, f64::max);
        linear &= steepest <= LIMIT;
        println!("{}", if steepest > LIMIT { "  not linear" } else { "" });
    }
    if linear { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The quickest time of each text. Two that seem to grow too fast are parsed again before it is believed.
fn measure(texts: &[String]) -> Vec<Duration> {
    let mut times: Vec<Duration> =
        texts.iter().map(|text| (0..RUNS).map(|_| time(text)).min().unwrap_or_default()).collect();
    for _ in 0..DOUBTS {
        for at in 1..texts.len() {
            if times[at].as_secs_f64() > LIMIT * times[at - 1].as_secs_f64() {
                times[at] = times[at].min(time(&texts[at]));
            }
        }
    }
    times
}

fn growth(times: &[Duration]) -> impl Iterator<Item = f64> {
    times.windows(2).map(|pair| pair[1].as_secs_f64() / pair[0].as_secs_f64())
}

fn time(source: &str) -> Duration {
    let start = clock::spent();
    black_box(oration::parse_document(black_box(source)).expect("it shows something"));
    clock::spent() - start
}
