#!/usr/bin/env python3
"""Writes oration.dict, libFuzzer's dictionary: the words of src/lexicon/*.rs and the marks of the grammar.

usage: fuzz/dictionary.py [FILE]    writes fuzz/oration.dict, or FILE
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
LEXICONS = HERE.parent / "src" / "lexicon"

# Entries of a column that are taken, for each language: a fuzzer needs every kind of word, not every word.
TAKEN = 6
# libFuzzer takes words of 64 bytes at most.
LONGEST = 64

# What lines begin, end and are parted with.
MARKS = [
    "\n", "\r\n", "\r", "\n\n", "\n\u000c\n", "\u0085", "\u2028", "\u00a0", "\u200b", "\ufeff", "\u00ad", "\u3000", "\t",
    "• ", "- ", "– ", "* ", "o ", "\\- ", "1. ", "2. ", "3) ", "(a) ", "(b) ", "(iv) ", "1.1 ", "I. ", "99999999999. ", "۱. ", "（一）", "一、",
    "# ", "## ", "> ", "```", "---\n", "...\n", "* * *", "====", "----", "###", "| a | b |", " ..... 3", "<p>", "</p>", "<!-- -->", "<title=\"", "<SPEAKER NAME=\"",
    "[00:12] ", "00:00:01,000 --> 00:00:02,000", "12:30", "- 3 -", "Page 3 of 9", "[1] ", "[^1]: ", "¹ ", "1) ",
    "Q: ", "A: ", "Q. ", "MS. QUIST: ", "Mr. HALVORSEN. ", "BAŞKAN — ", "**Ada Quist:** ", "[10:31] <ada> ", "(Applause.)", "[Laughter]", "(", ")", "[", "]", "«", "»", "“", "”", "\"",
    "4 May 2021", "2021-05-04", "2021年5月4日", "https://a.b/c", "title: ", "Date: ", "\u212a", "İ", "ẞ", "\u200f", "\u202e", "e\u0301", "\u0000",
]


def columns(text):
    """The strings of each field of a lexicon: `name: &[ … ],`."""
    body = text[text.index("LEXICON"):] if "LEXICON" in text else ""
    for field in re.finditer(r"^    (\w+): &\[(.*?)\],$", body, re.S | re.M):
        yield field.group(1), re.findall(r'"((?:[^"\\]|\\.)*)"', field.group(2))


def escaped(word):
    out = []
    for byte in word.encode("utf-8"):
        plain = 32 <= byte < 127 and chr(byte) not in '"\\'
        out.append(chr(byte) if plain else f"\\x{byte:02x}")
    return "".join(out)


def main():
    words = dict.fromkeys(MARKS)
    files = sorted(LEXICONS.glob("??.rs"))
    if not files:
        sys.exit(f"{LEXICONS}: no lexicons")
    for path in files:
        for _, strings in columns(path.read_text(encoding="utf-8")):
            words.update(dict.fromkeys(strings[:TAKEN]))
    lines = ["# Written by fuzz/dictionary.py from src/lexicon/*.rs; do not edit."]
    lines += [f'"{escaped(word)}"' for word in words if word and len(word.encode("utf-8")) <= LONGEST]
    text = "\n".join(lines) + "\n"
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "oration.dict"
    target.write_text(text, encoding="utf-8")
    print(f"{target}: {len(lines) - 1} entries")


if __name__ == "__main__":
    main()
