//! The site around the text: its menus above the title, its links below the last words.

use super::context::Context;
use super::unit::Open;
use crate::phrase;
use crate::text;

/// Entries of a menu after each other, at least this many.
pub(super) const MENU: usize = 12;
/// Units between two menus, at most: a slogan, a search box.
const BETWEEN: usize = 8;
/// Words of an entry.
const ENTRY_WORDS: usize = 12;

/// How many units at the top are the site's: it begins with a link, and what stands above a menu without
/// a date among it is no title. Text browsers put a page's menus there, one link a line.
pub(super) fn head_length(context: &Context<'_, '_>) -> usize {
    let link = |at: usize| phrase::is_navigation(context.text(at), context.lexicons());
    if context.units.is_empty() || !context.is_prose(0) || !link(0) {
        return 0;
    }
    let (mut end, mut run, mut between) = (0, 0, 0);
    for at in context.indices() {
        if is_menu_entry(context, at) {
            run += 1;
            if run >= MENU {
                (end, between) = (at + 1, 0);
            }
            continue;
        }
        run = 0;
        between += 1;
        let words = context.is_prose(at) && phrase::dateline(context.text(at), context.lexicons()).is_none();
        if between > BETWEEN || !words {
            break;
        }
    }
    end
}

/// A bullet and a few words without an end, or a bullet alone above an inner list.
fn is_menu_entry(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    matches!(context.units[at].open, Open::Item(mark) if !mark.sort.is_ordered())
        && text::at_most_words(line, ENTRY_WORDS)
        && !text::last_sign(line).is_some_and(text::is_terminal)
}

/// Whether a line is links and nothing else, of three words at least: "Back to top", "Return to top
/// Return to top".
pub(super) fn is_all_links(context: &Context<'_, '_>, at: usize) -> bool {
    const WORDS: usize = 3;
    let line = context.text(at);
    let mut rest = line;
    while let Some(behind) = context.lexicons().strip(rest, |l| l.navigation) {
        rest = text::trim_start(behind);
    }
    rest.is_empty() && context.height(at) == 1 && text::at_least_words(line, WORDS)
}
