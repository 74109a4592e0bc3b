//! A transcript made from the bytes: its kinds and words come back in order.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| oration_checks::targets::structured(data));
