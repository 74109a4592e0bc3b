//! Any text that comes back and back: parsing it is no more work than its length allows.
//!
//! Work is counted, not timed: the compiler calls a function wherever memory is read, and it counts.
//! `fuzz/README.md` has the flag for that.
#![no_main]

use std::sync::Once;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use oration_checks::cost::{Cost, Growing};

/// The most reads for a byte of a text. Prose is some hundreds.
const MOST: f64 = 6_000.0;

/// Reads of memory so far, by the one thread that there is.
static READS: AtomicU64 = AtomicU64::new(0);

/// For each length of a read the function that the compiler calls.
macro_rules! count {
    ($($name:ident)*) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $name(_: *const u8) {
            // No `fetch_add`, which locks the bus and would take most of the time.
            READS.store(READS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        }
    )*};
}

count! {
    __sanitizer_cov_load1 __sanitizer_cov_load2 __sanitizer_cov_load4 __sanitizer_cov_load8 __sanitizer_cov_load16
}

/// A place for each step of cost that was reached: libFuzzer keeps an input that reaches a new one, as it
/// keeps one that reaches new code.
#[repr(align(64))]
struct Reached([AtomicU8; STEPS * 2]);
const STEPS: usize = 64;

#[unsafe(link_section = "__libfuzzer_extra_counters")]
static REACHED: Reached = Reached([const { AtomicU8::new(0) }; STEPS * 2]);

fn reach(row: usize, step: f64) {
    REACHED.0[row * STEPS + (step as usize).min(STEPS - 1)].store(1, Ordering::Relaxed);
}

/// What is read while `parse` works.
fn reads(parse: &mut dyn FnMut()) -> u64 {
    let before = READS.load(Ordering::Relaxed);
    parse();
    let reads = READS.load(Ordering::Relaxed) - before;
    assert!(reads > 0, "nothing is counted: build with -sanitizer-coverage-trace-loads");
    reads
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    static WARM: Once = Once::new();
    // The indexes of languages are made once a process, and are not the work of a text.
    WARM.call_once(oration_checks::cost::warm_up);
    if let Some(Cost { per_byte, growth }) = Growing::new(data).map(|text| text.assert_linear(MOST, reads)) {
        // Four steps for each doubling of the work of a byte, and for each eighth of growth.
        reach(0, per_byte.max(1.0).log2() * 4.0);
        reach(1, growth * 8.0);
    }
});
