//! What lines say, in English where nothing else is said.

use super::*;
use crate::ast::MetadataKey;
use crate::lexicon::Lexicons;

fn english() -> Lexicons {
    Lexicons::among("the and of to that is", &[]).0
}

#[test]
fn addresses() {
    let lexicons = english();
    for line in [
        "Excellencies,", "Ladies and Gentlemen,", "Mr. President,", "Distinguished Guests, Your Excellencies,",
        "Dear friends,", "Mr. President, Secretary-General, Excellencies,",
        "Fellow-Citizens of the Senate and House of Representatives:",
    ] {
        assert!(address(line, &lexicons) > Address::No, "{line}");
    }
    for line in [
        "Mr. President, I thank you for the floor.", "We meet again, my friends, in hard times.",
        "Mr. President thank you for the floor.", "The principles are:", "President Quist spoke. We listened,",
    ] {
        assert_eq!(address(line, &lexicons), Address::No, "{line}");
    }
    assert!(address("Good morning. Good evening. Mr. President,", &lexicons) > Address::No);
    assert_eq!(address("Good morning. We begin with the roads,", &lexicons), Address::No);
}

#[test]
fn a_script_without_case_shows_sentences_by_its_function_words() {
    let lexicons = Lexicons::among("यह सरकार इस नगर के लिए है और इस में हम सब हैं", &[]).0;
    assert!(address("अध्यक्ष महोदय,", &lexicons) > Address::No);
    assert_eq!(address("मेरी सरकार इस नगर के सामने तीन बातें रखती है:", &lexicons), Address::No);
}

#[test]
fn an_invocation_has_its_line_for_itself() {
    let lexicons = Lexicons::among("yang dan di untuk dengan ini itu kami", &[]).0;
    assert!(is_invocation("Bismillahirrahmanirrahim.", &lexicons));
    assert!(!is_invocation("Bismillahirrahmanirrahim. Rapat kami buka.", &lexicons));
}

#[test]
fn counters_of_sites() {
    let lexicons = english();
    assert!(is_counter("2,996 Views", &lexicons));
    assert!(!is_counter("2,996 men", &lexicons));
    assert!(!is_counter("Views", &lexicons));
}

#[test]
fn greetings_and_closings() {
    let lexicons = english();
    assert!(is_greeting("Good morning, everyone.", &lexicons));
    assert!(!is_greeting("Good morning is what we say when the sun is up.", &lexicons));
    assert!(is_closing("Thank you very much.", &lexicons));
    assert!(!is_closing("The thanks are yours.", &lexicons));
    let spanish = Lexicons::among("el puerto de la ciudad es para todos los que vienen", &[]).0;
    assert!(is_closing("«Paz a los hombres de buena voluntad».", &spanish));
}

#[test]
fn cheers_and_thanks() {
    let lexicons = english();
    assert!(thanks_after_cheer("Enjoy the day! And thank you all.", &lexicons));
    assert!(thanks_after_cheer("So thank you for coming.", &lexicons));
    assert!(!thanks_after_cheer("The rest is in your folder. Thank you.", &lexicons));
    assert!(!thanks_after_cheer("And that was all!", &lexicons));
}

#[test]
fn people_and_their_initials() {
    assert!(is_roster("Ada Quist (AQ), Bo Lind (BL), Cara Holm (CH), Dag Moe (DM)"));
    for line_end in ["\n", "\r", "\r\n"] {
        let names = ["Ada Quist (AQ), Bo Lind (BL), Cara Holm (CH), Dag Moe (DM)", "Eva Rye (ER)"];
        assert!(is_roster(&names.join(line_end)), "{line_end:?}");
    }
    assert!(!is_roster("Ada (who came late), Bo, Cara (no), and the others"));
}

#[test]
fn a_note_leads_back() {
    let lexicons = english();
    assert!(returns("1. The views are mine. Return to text", &lexicons));
    assert!(returns("1. The views are mine. [12]Return to text", &lexicons));
    assert!(!returns("1. The views are mine. We return to text.", &lexicons));
}

#[test]
fn remarks_of_a_scribe() {
    let lexicons = english();
    for line in ["Note: the tape ends here.", "ACTION: Ada to call.", "**AI(AQ, BL)**: find a rope", "Poll: shall we?"]
    {
        assert!(is_remark(line, &lexicons), "{line}");
    }
    for line in ["Action is what we need.", "Note:", "Actions speak: we do not."] {
        assert!(!is_remark(line, &lexicons), "{line}");
    }
}

#[test]
fn lines_about_the_speech() {
    let lexicons = english();
    assert_eq!(dateline("Brussels, 26 September 2024", &lexicons), Some("26 September 2024"));
    assert_eq!(
        dateline("We came together on 26 September 2024 because nothing else would help us any more.", &lexicons),
        None
    );
    assert!(is_embargo("CHECK AGAINST DELIVERY", &lexicons));
    assert!(matches!(keyed("Date: 6 July 1995", &lexicons), Some((MetadataKey::Date, "6 July 1995"))));
    assert!(keyed("Submitted on Thu", &lexicons).is_some());
    assert!(keyed("My view: no", &lexicons).is_none());
    assert!(is_navigation("Share this page", &lexicons));
    assert!(!is_navigation("Share your bread with those who have none, and do so gladly.", &lexicons));
    assert!(is_person("Governor Michelle W. Bowman", &lexicons));
}
