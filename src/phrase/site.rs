//! Whether a line is the site's: a link, a counter, a claim of rights.

use crate::grammar::markup;
use crate::lexicon::Lexicons;
use crate::text;

/// Whether a line is a link, a button or a box of a site.
pub(crate) fn is_navigation(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line.trim_start_matches(|c: char| {
        matches!(c, '*' | '•' | '-' | '[' | '>' | '←' | '→' | '<' | '»' | '«' | '|') || text::is_space(c)
    }));
    let count = text::words(bare).count();
    if count == 0 || count > 90 {
        return false;
    }
    if lexicons.is(bare, |l| l.navigation) || is_counter(bare, lexicons) {
        return true;
    }
    let Some(rest) = lexicons.strip(bare, |l| l.navigation) else { return false };
    let taken = text::words(&bare[..bare.len() - rest.len()]).count();
    // The more words an entry has, the surer it is.
    match taken {
        0 | 1 => count <= 3 && !text::ends_sentence(bare) && !rest.starts_with([',', ':']),
        2 => count <= 8 && !text::ends_sentence(bare),
        3 => count <= 40,
        _ => true,
    }
}

/// Whether a line is a number and what a site counts with it: "2996 Views", "조회수 1,024".
pub(crate) fn is_counter(line: &str, lexicons: &Lexicons) -> bool {
    let digit = |c: char| text::digit(c).is_some();
    let counted = line.trim_matches(|c: char| digit(c) || matches!(c, ',' | '.' | ':' | '：') || text::is_space(c));
    line.contains(digit) && text::at_most_words(line, 5) && lexicons.is(counted, |l| l.navigation)
}

/// Whether a note ends with the link that leads back to its place: "… in May. Return to text".
pub(crate) fn returns(note: &str, lexicons: &Lexicons) -> bool {
    let end =
        note.char_indices().rev().take(60).find(|&(at, c)| text::is_terminal(c) && at + c.len_utf8() < note.len());
    end.is_some_and(|(at, c)| {
        let link = text::trim(note[at + c.len_utf8()..].trim_start_matches(['"', '”', ')', '’']));
        // Text browsers number links: "[12]Return to text".
        let link = link.strip_prefix('[').and_then(|rest| Some(rest.split_once(']')?.1)).unwrap_or(link);
        link.starts_with('↩') || text::at_least_words(link, 2) && lexicons.is(link, |l| l.navigation)
    })
}

/// Whether a line is what a site says of itself, at whatever length: four words of the lexicon's.
pub(crate) fn is_site_line(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line);
    lexicons.strip(bare, |l| l.navigation).is_some_and(|rest| text::at_least_words(&bare[..bare.len() - rest.len()], 4))
}

/// Whether a line claims rights.
pub(crate) fn is_copyright(line: &str, lexicons: &Lexicons) -> bool {
    let bare = markup::bare(line);
    line.len() <= 400
        && (line.contains('©') && text::at_most_words(line, 30)
            || lexicons.begins(bare, |l| l.copyright) && text::at_most_words(bare, 30))
}
