//! Any bytes as JSON: a document that can be read is written and read again without a change.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| oration_checks::targets::json(data));
