//! The light markup that raw transcripts carry: Markdown, reST, HTML and XML tags.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_until, take_while, take_while1};
use nom::character::complete::char;
use nom::combinator::{opt, recognize};
use nom::sequence::{delimited, preceded};

use super::Match;
use crate::text;

/// Heading ← sign{1,6} space words sign* — the sign is "#", of Markdown, or "=", of wikis and AsciiDoc;
/// the space may be missing after two "#" and more
///
/// Returns level and words.
pub(crate) fn heading(line: &str) -> Option<(u8, &str)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '#' | '='))?;
    let rest = line.trim_start_matches(sign);
    let level = u8::try_from(line.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    let hasty = level > 1 && sign == '#' && rest.starts_with(char::is_alphabetic);
    if !hasty && !rest.starts_with(text::is_space) {
        return None;
    }
    let words = text::trim(rest).trim_end_matches(sign);
    let words = text::trim_end(words);
    (!words.is_empty()).then_some((level, words))
}

/// The words after the sign of a Markdown quotation, perhaps none.
pub(crate) fn quoted(line: &str) -> Option<&str> {
    line.strip_prefix('>').map(text::trim_start).filter(|rest| !rest.starts_with('>') || rest.len() < 4)
}

/// The words of a line that emphasis marks enclose whole: "**Introduction**", "_Remarks_", "<b>…</b>".
pub(crate) fn emphasised(line: &str) -> Option<&str> {
    for mark in ["***", "**", "__", "*", "_"] {
        if let Some(inner) = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) {
            let inner = text::trim(inner);
            let marked = mark.chars().next()?;
            return (!inner.is_empty() && !inner.contains(marked)).then_some(inner);
        }
    }
    for (open, close) in [("<b>", "</b>"), ("<strong>", "</strong>"), ("<i>", "</i>"), ("<em>", "</em>")] {
        if let Some(inner) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return Some(text::trim(inner)).filter(|inner| !inner.contains('<'));
        }
    }
    None
}

/// Tags that set words off as emphasis marks do.
const EMPHASIS: [&str; 5] = ["b", "strong", "i", "em", "u"];

/// What follows a tag that opens an emphasis: "<b>words".
pub(crate) fn before_emphasis(input: &str) -> Option<&str> {
    let (tag, rest) = input.strip_prefix('<')?.split_once('>')?;
    EMPHASIS.iter().any(|name| tag.eq_ignore_ascii_case(name)).then_some(rest)
}

/// What follows the tags that close an emphasis; the input itself where none does.
pub(crate) fn after_emphasis(input: &str) -> &str {
    let closed = input.strip_prefix("</").and_then(|rest| rest.split_once('>'));
    match closed {
        Some((tag, rest)) if EMPHASIS.iter().any(|name| tag.eq_ignore_ascii_case(name)) => rest,
        _ => input,
    }
}

/// The text without the marks of headings, emphasis and links that enclose it whole.
pub(crate) fn bare(line: &str) -> &str {
    let mut words = unbroken(text::trim(line));
    // Most lines are words; no mark begins with a letter.
    if !words.starts_with(['#', '=', '*', '_', '<', '[']) {
        return words;
    }
    if let Some((_, inner)) = heading(words) {
        words = inner;
    }
    // Each round takes a mark off; there are five sorts of mark.
    for _ in 0..3 {
        match emphasised(words).or_else(|| link(words)) {
            Some(inner) => words = inner,
            None => break,
        }
    }
    words
}

/// The text without the tags that break its line at the end: "words<br>".
fn unbroken(line: &str) -> &str {
    let mut rest = line;
    while let Some(head) = ["<br>", "<br/>", "<br />"].iter().find_map(|tag| rest.strip_suffix(tag)) {
        rest = text::trim_end(head);
    }
    rest
}

/// The words of a line that is one Markdown link: "[words](address)".
pub(crate) fn link(line: &str) -> Option<&str> {
    let parser = (delimited(char('['), take_until("]("), tag("](")), take_while(|c| c != ')'), char(')'));
    let (words, _, _) = super::whole(line, parser)?;
    let words: &str = words;
    (!words.is_empty()).then_some(words)
}

/// The words and the address of the Markdown link that a line opens with, and what follows it.
pub(crate) fn opening_link(line: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = line.strip_prefix('[')?.split_once("](")?;
    let (address, rest) = rest.split_once(')')?;
    (!words.contains(['[', ']']) && !address.is_empty()).then_some((words, address, rest))
}

/// Name ← a letter and then letters, digits, ":", "-", "_"
fn name(input: &str) -> Match<'_, &str> {
    recognize((
        take_while1(|c: char| c.is_ascii_alphabetic()),
        take_while(|c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')),
    ))
    .parse_complete(input)
}

/// A tag that is a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    /// What stands between the name and the closing sign.
    pub(crate) attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, quotes removed; `<title="…">` has one under its own name.
    pub(crate) fn attribute(&self, wanted: &str) -> Option<&'a str> {
        if let Some(value) = self.attributes.strip_prefix('=').filter(|_| self.name.eq_ignore_ascii_case(wanted)) {
            return Some(value.trim_matches('"'));
        }
        let mut rest = self.attributes;
        loop {
            rest = text::trim_start(rest);
            let (after, key) = name(rest).ok()?;
            let after = text::trim_start(after).strip_prefix('=').map(text::trim_start)?;
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let value = after[1..].split(quote).next()?;
            if key.eq_ignore_ascii_case(wanted) {
                return Some(text::trim(value));
            }
            rest = after.get(value.len() + 2..)?;
        }
    }
}

/// Tag ← "<" "/"? name attributes ">" | "<!--" … "-->" and nothing after it.
pub(crate) fn tag_line(line: &str) -> Option<Tag<'_>> {
    if line.starts_with("<!--") {
        return line.ends_with("-->").then_some(Tag { name: "!--", attributes: "" });
    }
    let (attributes, name) = preceded((char::<&str, ()>('<'), opt(char('/'))), name).parse_complete(line).ok()?;
    let attributes = attributes.strip_suffix('>')?;
    let inside = attributes.trim_end_matches(['/', '?']);
    // "<unanimous consent>" is words in brackets.
    let words = inside.starts_with(' ') && inside.chars().all(|c| c.is_ascii_lowercase() || c == ' ' || c == '.');
    (!inside.contains('>')
        && !words
        && !inside.contains('<')
        && (inside.is_empty() || inside.starts_with(|c: char| c.is_whitespace() || c == '=')))
    .then_some(Tag { name, attributes: text::trim(inside) })
}

/// Whether a line shows nothing but what a program puts in its place: a picture of Markdown, perhaps
/// linked, "![alt](address)"; a template's call, "{% include menu %}"; several tags and no words.
pub(crate) fn is_placeholder(line: &str) -> bool {
    let linked = line.strip_prefix('[').and_then(|rest| Some(rest.rsplit_once("](")?.0)).unwrap_or(line);
    let picture = linked.starts_with("![")
        && linked.ends_with(')')
        && linked.split_once("](").is_some_and(|(_, address)| !address.trim_end_matches(')').contains(')'));
    let template = [("{%", "%}"), ("{{", "}}")]
        .iter()
        .any(|(open, close)| line.strip_prefix(open).is_some_and(|rest| rest.find(close) == rest.len().checked_sub(2)));
    picture || template || line.starts_with('<') && is_tags(line)
}

/// Whether a line is several tags and nothing between them: "<div><iframe src=…></iframe></div>".
fn is_tags(line: &str) -> bool {
    let mut rest = line;
    let mut count = 0;
    while let Some((tag, after)) = rest.split_once('>') {
        if tag_line(&rest[..=tag.len()]).is_none() {
            return false;
        }
        count += 1;
        rest = text::trim_start(after);
    }
    count >= 2 && rest.is_empty()
}

/// Whether a line is an address without its scheme: a host's name of two parts or more, and a path.
pub(crate) fn is_bare_address(line: &str) -> bool {
    let Some((host, path)) = line.split_once('/') else { return false };
    let part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let country = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && host.split('.').all(part)
        && country.len() >= 2
        && country.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !path.contains(text::is_space)
}

/// Address ← scheme "://" anything without space | "www." …, in brackets or not
pub(crate) fn address(input: &str) -> Match<'_, &str> {
    let open = |c: char| !text::is_space(c) && c != '>' && c != ')' && c != ']';
    let scheme = alt((tag("https://"), tag("http://"), tag("ftp://"), tag("www.")));
    preceded(opt(char('<')), recognize((scheme, take_while1(open)))).parse_complete(input)
}

/// Whether the line is an address and nothing else.
pub(crate) fn is_address(line: &str) -> bool {
    address(line).is_ok_and(|(rest, _)| rest.is_empty() || rest == ">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_may_lack_their_scheme() {
        for address in ["example.org/quay", "a-b.example.org/"] {
            assert!(is_bare_address(address), "{address}");
        }
        for words in ["and/or", "1.5/2", "example.org", "v1.2/3 of it", ".x/y"] {
            assert!(!is_bare_address(words), "{words}");
        }
    }

    #[test]
    fn a_link_is_the_whole_line() {
        assert_eq!(link("[The harbour](https://example.org/a)"), Some("The harbour"));
        assert_eq!(link("[The harbour](https://example.org/a) is open"), None);
        assert_eq!(link("[](https://example.org/a)"), None);
    }

    #[test]
    fn links_open_lines() {
        assert_eq!(opening_link("[1](#back) See the quay."), Some(("1", "#back", " See the quay.")));
        assert_eq!(opening_link("See [1](#back)"), None);
    }

    #[test]
    fn placeholders() {
        for line in [
            "![The quay](quay.jpg)", "[![The quay](quay.jpg)](https://example.org)", "{% include menu.html %}",
            "{{ page.title }}", "<div class=\"a\"><br></div>",
        ] {
            assert!(is_placeholder(line), "{line}");
        }
        for line in
            ["![The quay](quay.jpg) and the mole (far out)", "{% include a %} words {% end %}", "<b>words</b>", "<br>"]
        {
            assert!(!is_placeholder(line), "{line}");
        }
    }

    #[test]
    fn headings() {
        assert_eq!(heading("### Dear friends ##"), Some((3, "Dear friends")));
        assert_eq!(heading("== Harbours =="), Some((2, "Harbours")));
        assert_eq!(heading("= Minutes"), Some((1, "Minutes")));
        assert_eq!(heading("====="), None);
        assert_eq!(heading("##Harbours"), Some((2, "Harbours")));
        assert_eq!(heading("#hashtag"), None);
        assert_eq!(heading("####### x"), None);
        assert_eq!(heading("#"), None);
    }

    #[test]
    fn emphasis() {
        assert_eq!(emphasised("**Introduction**"), Some("Introduction"));
        assert_eq!(emphasised("_Remarks._"), Some("Remarks."));
        assert_eq!(emphasised("**A** and **B**"), None);
        assert_eq!(bare("## **[Words](http://a.b)**"), "Words");
    }

    #[test]
    fn tags() {
        let tag = tag_line("<SPEAKER ID=\"3\" NAME=\"Ada Quist\">").expect("a tag");
        assert_eq!((tag.name, tag.attribute("name"), tag.attribute("LANG")), ("SPEAKER", Some("Ada Quist"), None));
        assert_eq!(tag_line("<title=\"On Ships\">").and_then(|t| t.attribute("title")), Some("On Ships"));
        assert!(tag_line("<P>").is_some());
        assert!(tag_line("</div>").is_some());
        assert!(tag_line("<!-- note -->").is_some());
        for line in ["<unanimous consent>", "<P> words", "<3 you>", "<…>", "a <b>"] {
            assert_eq!(tag_line(line), None, "{line}");
        }
    }

    #[test]
    fn addresses() {
        assert!(is_address("https://example.org/a?b=c"));
        assert!(!is_address("https://example.org and more"));
        assert_eq!(address("www.a.b) x"), Ok((") x", "www.a.b")));
    }

    #[test]
    fn quotations() {
        assert_eq!(quoted("> words"), Some("words"));
        assert_eq!(quoted(">"), Some(""));
        assert_eq!(quoted(">> ADA: words"), None);
        assert_eq!(quoted("words"), None);
    }
}
