//! Bytes on the heap for a byte of the source: what the tree keeps, and the most that parsing holds.
//!
//! `cargo bench --bench memory -- [FOLDER]`; see `benches/README.md`.
#![allow(clippy::expect_used, reason = "a bench may fail")]

use oration::Document;
use oration_checks::{shapes, texts, transcripts};
use peak_alloc::PeakAlloc;

/// Counts what is asked for, without the allocator's own. A block that grows counts twice until it has moved.
#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// How many bytes the texts that nobody speaks have.
const LONG: usize = 1 << 20;

/// Bytes on the heap for each byte of a text.
#[derive(Clone, Copy)]
struct Cost {
    tree: f64,
    /// Of the tree all but texts that had to be mended.
    structure: f64,
    peak: f64,
}

fn main() {
    let asked = transcripts::of_bench().expect("a folder of transcripts");
    let Some((folder, transcripts)) = asked else { return };
    // What is made once a process, as the indexes of languages, is no transcript's.
    for transcript in &transcripts {
        drop(parse(&transcript.text));
    }
    let costs: Vec<Cost> = transcripts.iter().map(|transcript| cost(&transcript.text)).collect();
    println!("{}: bytes of heap for a byte of text, over {} transcripts", folder.display(), costs.len());
    println!("                  mean  greatest");
    print_row("tree", &costs, |cost| cost.tree);
    print_row("  structure", &costs, |cost| cost.structure);
    print_row("  mended texts", &costs, |cost| cost.tree - cost.structure);
    print_row("peak of parsing", &costs, |cost| cost.peak);
    println!("\n{:<32}  tree   peak", format!("{LONG} bytes of"));
    for (name, shape) in shapes::GROWING {
        let text = shape(LONG);
        drop(parse(&text));
        let Cost { tree, peak, .. } = cost(&text);
        println!("{name:<32}{tree:>6.2}{peak:>7.2}");
    }
}

fn print_row(name: &str, costs: &[Cost], part: fn(&Cost) -> f64) {
    let parts = || costs.iter().map(part);
    let mean = parts().sum::<f64>() / costs.len() as f64;
    println!("{name:<16}{mean:>6.2}{:>10.2}", parts().fold(0.0, f64::max));
}

fn parse(source: &str) -> Document<'_> {
    oration::parse_document(source).expect("it shows something")
}

fn cost(source: &str) -> Cost {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let document = parse(source);
    let [tree, peak] = [HEAP.current_usage(), HEAP.peak_usage()].map(|bytes| bytes - before);
    let mended = texts::mended_bytes(&document);
    // Were a text forgotten, it would be missing here, where all of them are owned.
    let owned = document.into_owned();
    assert_eq!(
        HEAP.current_usage() - before - texts::mended_bytes(&owned),
        tree - mended,
        "a text that is not counted"
    );
    let to_source = |bytes: usize| bytes as f64 / source.len() as f64;
    Cost { tree: to_source(tree), structure: to_source(tree - mended), peak: to_source(peak) }
}
