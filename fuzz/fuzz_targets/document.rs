//! Any text: the tree is sound, the same for every line end, and comes back from JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| oration_checks::targets::document(data));
