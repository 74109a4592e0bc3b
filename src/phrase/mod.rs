//! What the words of a line say, with the lexicons of the document's languages: does it address those
//! present, close the speech, state a date, bind the reader?

mod about;
mod address;
mod closing;
mod sentence;
mod site;
mod sitting;
#[cfg(test)]
mod tests;

pub(crate) use about::{
    behind_speech_word, dateline, heads_attendance, is_embargo, is_link, is_person, is_quoted, is_roster, is_site,
    keyed,
};
pub(crate) use address::{Address, address, is_greeting, is_invocation};
pub(crate) use closing::{is_closing, thanks_after_cheer};
pub(crate) use sentence::{has_inner_stop, inner_stop};
pub(crate) use site::{is_copyright, is_counter, is_navigation, is_site_line, returns};
pub(crate) use sitting::{is_contents, is_opening, is_proceeding, is_remark, is_spelled_heading, is_spread};
