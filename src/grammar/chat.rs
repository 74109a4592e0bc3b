//! What happens in a chat, as its log has it.

use super::clock;
use crate::text;

/// Signs before the actions of a chat, and before who comes and goes. The first three are a chat's
/// wherever a time stands before them.
const SIGNS: &[&str] = &["* ", "*** ", "-!- ", "--> ", "<-- ", "→ ", "← ", "=-= ", "⇐ ", "⇒ "];
/// How many of the signs need no chat around them.
const SURE: usize = 3;

/// What happens in a chat: a time code, a sign, words: "[19:58] * rue has joined". In a chat's log any
/// of the signs counts, and the time code may be missing.
pub(crate) fn is_action(line: &str, log: bool) -> bool {
    let signs = if log { SIGNS } else { &SIGNS[..SURE] };
    match clock::dated_code(line).or_else(|_| clock::time_code(line)) {
        Ok((rest, _)) => signs.iter().any(|sign| text::trim_start(rest).starts_with(sign)),
        Err(_) => log && signs.iter().any(|sign| line.starts_with(sign)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_and_a_sign_narrate() {
        assert!(is_action("[23:15] *** Signoff: ada (gone fishing)", false));
        assert!(is_action("2019-01-02T13:46:30  *** ada has joined #harbour", false));
        assert!(!is_action("[23:15] <ada> *** is what I typed", false));
    }

    #[test]
    fn without_a_time_only_a_log_tells() {
        assert!(is_action("* ada waves", true));
        assert!(!is_action("* ada waves", false));
        assert!(!is_action("[23:15] → ada", false));
    }
}
