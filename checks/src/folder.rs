//! A folder of many transcripts, made from the sentences of the test corpus.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::transcripts;

/// A paragraph has at least so many bytes.
const PARAGRAPH: usize = 120;
/// So many files stand in a folder of the folder.
const TOGETHER: usize = 1_000;

/// Writes `files` transcripts of about `bytes` bytes together below `root`. Each begins and ends as one of the
/// corpus, with paragraphs of others of its language between. The same numbers make the same files.
///
/// # Errors
/// When a file cannot be written, or the corpus not be read.
pub fn write(root: &Path, files: usize, bytes: u64) -> io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    let transcripts = transcripts::read(&corpus)?;
    let mut paragraphs: BTreeMap<Option<&Path>, Vec<&str>> = BTreeMap::new();
    for transcript in &transcripts {
        let long = transcript.text.split("\n\n").filter(|paragraph| paragraph.len() >= PARAGRAPH);
        paragraphs.entry(transcript.path.parent()).or_default().extend(long);
    }
    let mean = usize::try_from(bytes).unwrap_or(usize::MAX) / files.max(1);
    let mut choice = Choice(1);
    let mut folder = PathBuf::new();
    for n in 0..files {
        if n % TOGETHER == 0 {
            folder = root.join(format!("{:04}", n / TOGETHER));
            fs::create_dir_all(&folder)?;
        }
        let Some(transcript) = transcripts.get(n % transcripts.len().max(1)) else { break };
        let own = paragraphs.get(&transcript.path.parent()).map_or(&[][..], Vec::as_slice);
        // From half of the mean to one and a half of it.
        let length = mean / 2 + choice.below(mean + 1);
        fs::write(folder.join(format!("{n:06}.txt")), text(&transcript.text, own, length, &mut choice))?;
    }
    Ok(())
}

/// The transcript with paragraphs in its middle, until it is long enough.
fn text(transcript: &str, paragraphs: &[&str], length: usize, choice: &mut Choice) -> String {
    let parts: Vec<&str> = transcript.split("\n\n").collect();
    let (start, end) = parts.split_at(parts.len() / 2);
    let mut text = start.join("\n\n");
    let missing = length.saturating_sub(transcript.len());
    let full = text.len() + missing;
    while text.len() < full && !paragraphs.is_empty() {
        text.push_str("\n\n");
        text.push_str(paragraphs[choice.below(paragraphs.len())]);
    }
    for part in end {
        text.push_str("\n\n");
        text.push_str(part);
    }
    text
}

/// Numbers without a pattern that matters, the same each time.
struct Choice(u64);

impl Choice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_grows_in_its_middle() {
        let text = text("Remarks\n\nDear friends,\n\nYes.\n\nThank you.\n", &["No."; 3], 60, &mut Choice(1));
        assert!(text.starts_with("Remarks\n\nDear friends,\n\nNo.\n\nNo."), "{text}");
        assert!(text.ends_with("No.\n\nYes.\n\nThank you.\n") && (60..70).contains(&text.len()), "{text}");
    }
}
