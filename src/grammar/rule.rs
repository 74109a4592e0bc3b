//! Separators, fences and underlines.

use crate::text;

/// Separator ← one or two sorts of sign, with or without space between, three signs at least, or a
/// single ornament: "* * *", "-----", "***", "=====", "____", "~ ~ ~", "❦".
///
/// Returns the sign that prevails. A lone "#" or "###" is an end mark and no separator; a lone
/// dash or star is a bullet whose words follow.
pub(crate) fn separator(line: &str) -> Option<char> {
    if let Some(sign) = ornamented(line) {
        return Some(sign);
    }
    let mut first = None;
    let mut count = 0;
    for c in line.chars() {
        if text::is_space(c) || c == '\\' {
            continue;
        }
        if !matches!(
            c,
            '-' | '–'
                | '—'
                | '*'
                | '='
                | '_'
                | '~'
                | '·'
                | '•'
                | '―'
                | '─'
                | '━'
                | '═'
                | '.'
                | '⁂'
                | '❦'
                | '+'
                | 'x'
                | '¯'
                | '\u{ad}'
                | '…'
                | '\u{640}'
                | '☆'
                | '★'
                | '◆'
                | '□'
                | '○'
        ) {
            return None;
        }
        let expected = *first.get_or_insert(c);
        // "- - - x" closes the caption of a court transcript.
        if c != expected && !(c == 'x' && count > 4) {
            return None;
        }
        count += 1;
    }
    let sign = first?;
    let enough = match sign {
        '⁂' | '❦' => 1,
        '_' => 1,
        '☆' | '★' | '◆' | '□' | '○' => 3,
        // Dots alone are an elision, unless they fill a line.
        '.' => LEADER,
        '…' => return None,
        _ => 3,
    };
    (count >= enough).then_some(sign)
}

/// So many dots are a rule.
const LEADER: usize = 12;

/// Ornamented ← dashes, a few rings or lozenges, as many dashes or one more or less: "-----o-----", "--oo00oo--", "───◇───".
fn ornamented(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '─' | '━' | '='))?;
    let head = line.trim_start_matches(sign);
    let middle = head.trim_end_matches(sign);
    let (before, after) = (line.len() - head.len(), head.len() - middle.len());
    let ring = |c: char| matches!(c, 'o' | 'O' | '0' | '*' | '◇' | '◆' | '○' | '●' | '◎' | '☆' | '★');
    (before.abs_diff(after) <= sign.len_utf8()
        && before.min(after) >= 2 * sign.len_utf8()
        && (1..=8).contains(&middle.chars().count())
        && middle.chars().all(ring))
    .then_some(sign)
}

/// Whether the line is a run of "=" or "-" that underlines the line before it.
pub(crate) fn underline(line: &str) -> Option<u8> {
    let bytes = line.as_bytes();
    let (&first, _) = bytes.split_first()?;
    let level = match first {
        b'=' => 1,
        b'-' => 2,
        b'~' | b'^' | b'"' => 3,
        _ => return None,
    };
    (bytes.len() >= 3 && bytes.iter().all(|&b| b == first)).then_some(level)
}

/// Whether the line opens or closes fenced code.
pub(crate) fn is_fence(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators() {
        for (line, sign) in [
            ("* * *", '*'),
            ("-----", '-'),
            ("***", '*'),
            ("\\*\\*\\*", '*'),
            ("____________", '_'),
            ("_", '_'),
            ("- - - - - - x", '-'),
            ("....................", '.'),
        ] {
            assert_eq!(separator(line), Some(sign), "{line}");
        }
        for line in ["-", "*", "...", "......", "###", "* note", "-- yes", "", "=-="] {
            assert_eq!(separator(line), None, "{line}");
        }
    }

    #[test]
    fn underlines_and_fences() {
        assert_eq!(underline("====="), Some(1));
        assert_eq!(underline("---"), Some(2));
        assert_eq!(underline("--"), None);
        assert_eq!(underline("=== ="), None);
        assert!(is_fence("```js"));
        assert!(!is_fence("``"));
    }
}
