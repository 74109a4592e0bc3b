//! Any bytes: the error says how far they are UTF-8, or the tree is that of the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| oration_checks::targets::bytes(data));
