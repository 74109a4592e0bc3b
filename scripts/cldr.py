#!/usr/bin/env python3
"""Writes src/lexicon/cldr.rs: the month and weekday names of each language, from CLDR.

Usage:
    python3 scripts/cldr.py                  fetch the package with `npm pack`, then write
    python3 scripts/cldr.py --package DIR    read an unpacked `cldr-dates-full` instead

Also writes LICENSE-UNICODE, the licence text that the package carries. Needs `rustfmt`, and `npm`
unless --package is given; of Python the standard library only.

To add a language: one line in LANGUAGES; what CLDR lacks goes into EXTRA_MONTHS, EXTRA_WEEKDAYS or
`variants`.
"""

import argparse
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from pathlib import Path

PACKAGE = "cldr-dates-full"
VERSION = "48.2.0"
ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "src" / "lexicon" / "cldr.rs"
LICENSE = ROOT / "LICENSE-UNICODE"

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = tuple(str(month) for month in range(1, 13))

# Code: English name, and the CLDR locales whose forms are joined.
LANGUAGES = {
    "en": ("English", "en en-GB"),
    "fr": ("French", "fr fr-CA"),
    "es": ("Spanish", "es es-MX es-PE"),
    "pt": ("Portuguese", "pt pt-PT"),
    "it": ("Italian", "it"),
    "de": ("German", "de de-AT"),
    "ru": ("Russian", "ru"),
    "pl": ("Polish", "pl"),
    "sv": ("Swedish", "sv"),
    "da": ("Danish", "da"),
    "tr": ("Turkish", "tr"),
    "ar": ("Arabic", "ar ar-LB ar-SY ar-IQ ar-JO ar-DZ ar-MA ar-TN ar-MR"),
    "zh": ("Chinese", "zh zh-Hant"),
    "ja": ("Japanese", "ja"),
    "uk": ("Ukrainian", "uk"),
    "cs": ("Czech", "cs"),
    "sk": ("Slovak", "sk"),
    "sl": ("Slovene", "sl"),
    "hu": ("Hungarian", "hu"),
    "ro": ("Romanian", "ro"),
    "nl": ("Dutch", "nl"),
    "no": ("Norwegian, Bokmål and Nynorsk", "no nn"),
    "fi": ("Finnish", "fi"),
    "el": ("Greek", "el"),
    "ko": ("Korean", "ko"),
    "hi": ("Hindi", "hi"),
    "ta": ("Tamil", "ta"),
    "id": ("Indonesian", "id"),
    "he": ("Hebrew", "he"),
    "fa": ("Persian", "fa fa-AF"),
    "vi": ("Vietnamese", "vi"),
    "ca": ("Catalan", "ca"),
    "bg": ("Bulgarian", "bg"),
    "hr": ("Croatian, with Bosnian and Serbian in Latin script", "hr bs sr-Latn"),
    "sr": ("Serbian", "sr"),
    "gl": ("Galician", "gl"),
    "et": ("Estonian", "et"),
    "lv": ("Latvian", "lv"),
    "lt": ("Lithuanian", "lt"),
    "is": ("Icelandic", "is"),
}

# What CLDR lacks and texts use, by hand.
EXTRA_MONTHS = {
    # Common abbreviations beside the ones of CLDR.
    "da": {9: "sept"},
    "it": {9: "sett"},
    "nl": {9: "sept"},
    "no": {9: "sept"},
    "sv": {9: "sept"},
    # "fév.", and the accents that capitals and typewriters leave out.
    "fr": {2: "fév fevrier", 8: "aout", 12: "decembre"},
    # Austrian.
    "de": {2: "feber"},
    # The genitive, which dates take; the CLDR format form is the nominative.
    "sl": {
        1: "januarja", 2: "februarja", 3: "marca", 4: "aprila", 5: "maja", 6: "junija",
        7: "julija", 8: "avgusta", 9: "septembra", 10: "oktobra", 11: "novembra", 12: "decembra",
    },
    # The genitives of the international names; an older genitive of the eleventh Croatian one.
    "hr": {
        1: "januara", 2: "februara", 3: "marta", 4: "aprila", 5: "maja", 6: "juna", 7: "jula",
        8: "augusta avgusta", 9: "septembra", 10: "oktobra", 11: "studenog novembra", 12: "decembra",
    },
    "sr": {
        1: "јануара", 2: "фебруара", 3: "марта", 4: "априла", 5: "маја", 6: "јуна", 7: "јула",
        8: "августа", 9: "септембра", 10: "октобра", 11: "новембра", 12: "децембра",
    },
    # The genitive and "on the … of".
    "et": {
        1: "jaanuari jaanuaril", 2: "veebruari veebruaril", 3: "märtsi märtsil", 4: "aprilli aprillil",
        5: "mail", 6: "juunil", 7: "juulil", 8: "augusti augustil", 9: "septembri septembril",
        10: "oktoobri oktoobril", 11: "novembri novembril", 12: "detsembri detsembril",
    },
    # The genitive and the locative, which dates take.
    "lv": {
        1: "janvāra janvārī", 2: "februāra februārī", 3: "marta martā", 4: "aprīļa aprīlī", 5: "maija maijā",
        6: "jūnija jūnijā", 7: "jūlija jūlijā", 8: "augusta augustā", 9: "septembra septembrī",
        10: "oktobra oktobrī", 11: "novembra novembrī", 12: "decembra decembrī",
    },
    # Older spellings.
    "id": {2: "pebruari", 11: "nopember"},
    # The demotic forms, nominative and genitive.
    "el": {
        1: "γενάρης γενάρη", 2: "φλεβάρης φλεβάρη", 3: "μάρτης μάρτη", 4: "απρίλης απρίλη",
        5: "μάης μάη", 6: "ιούνης ιούνη", 7: "ιούλης ιούλη", 9: "σεπτέμβρης σεπτέμβρη",
        10: "οκτώβρης οκτώβρη", 11: "νοέμβρης νοέμβρη", 12: "δεκέμβρης δεκέμβρη",
    },
    # The spellings of the Academy and of older texts.
    "he": {3: "מרס מארס"},
    # Without the nukta, with the one-character fa (U+095E), and with m for the anusvara.
    "hi": {2: "फरवरी \u095eरवरी", 9: "सितम्बर", 10: "अक्तूबर", 11: "नवम्बर", 12: "दिसम्बर"},
    # Sri Lankan and older spellings.
    "ta": {2: "பெப்ரவரி", 9: "செப்டெம்பர்"},
    "fa": {8: "آگوست"},
    # Official texts pad the number; the fourth month is written so, the first often.
    "vi": {month: f"tháng_0{month}" for month in range(1, 10)},
}
EXTRA_MONTHS["vi"][1] += " tháng_giêng"
EXTRA_MONTHS["vi"][4] += " tháng_tư"

EXTRA_WEEKDAYS = {
    "en": {"tue": "tues", "thu": "thurs thur", "wed": "weds"},
    # Without the accents, as in capitals.
    "es": {"wed": "miercoles", "sat": "sabado"},
    "de": {"sat": "sonnabend"},
    # The accusative, where it differs: "on Wednesday".
    "ru": {"wed": "среду", "fri": "пятницу", "sat": "субботу"},
    "uk": {"wed": "середу", "fri": "п'ятницю", "sat": "суботу", "sun": "неділю"},
    "pl": {"wed": "środę", "sat": "sobotę", "sun": "niedzielę"},
    "cs": {"wed": "středu", "sat": "sobotu", "sun": "neděli"},
    "sk": {"wed": "stredu", "sat": "sobotu", "sun": "nedeľu"},
    "sl": {"wed": "sredo", "sat": "soboto", "sun": "nedeljo"},
    "hr": {"wed": "srijedu sredu", "sat": "subotu", "sun": "nedjelju nedelju"},
    # The accusative, and the forms of the western pronunciation.
    "sr": {
        "mon": "понедјељак", "wed": "среду сриједа сриједу", "sat": "суботу",
        "sun": "недељу недјеља недјељу",
    },
    "ar": {"mon": "الإثنين"},
    "ro": {"sat": "sîmbătă"},
    "id": {"fri": "jum'at", "sun": "ahad"},
    "hi": {"thu": "बृहस्पतिवार गुरूवार", "sun": "इतवार"},
    "ta": {
        "mon": "திங்கட்கிழமை திங்கள்கிழமை", "tue": "செவ்வாய்க்கிழமை", "wed": "புதன்கிழமை",
        "thu": "வியாழக்கிழமை", "fri": "வெள்ளிக்கிழமை", "sat": "சனிக்கிழமை", "sun": "ஞாயிற்றுக்கிழமை",
    },
    # With and without the zero-width non-joiner.
    "fa": {"tue": "سه_شنبه", "thu": "پنج\u200cشنبه پنج_شنبه", "sun": "یک\u200cشنبه یک_شنبه"},
    "ja": dict(zip(WEEKDAYS, "月曜 火曜 水曜 木曜 金曜 土曜 日曜".split())),
    "zh": {
        day: " ".join(week + number for week in ("礼拜", "禮拜"))
        for day, number in zip(WEEKDAYS, "一二三四五六日")
    },
}
EXTRA_WEEKDAYS["zh"]["sun"] += " 星期天 礼拜天 禮拜天"

HAMZA = str.maketrans("أإآ", "ااا")
CEDILLA = str.maketrans("șț", "şţ")


def variants(lang, form):
    """Forms that follow from one by rule."""
    if lang == "ar":  # hamza left out; "اب" would be the word for father
        plain = form.translate(HAMZA)
        return [plain] if len(plain) > 2 else []
    if lang == "ca":  # CLDR has the form with its preposition
        return [re.sub(r"^(de |d')", "", form)]
    if lang == "el":  # capitals drop the accent, and often the diaeresis
        parts = unicodedata.normalize("NFD", form)
        no_accent = parts.replace("\u0301", "")
        return [unicodedata.normalize("NFC", v) for v in (no_accent, no_accent.replace("\u0308", ""))]
    if lang == "et":  # "on Monday"
        return [form + ending for ending in ("a", "al") if form.endswith("päev")] + ["reedel"] * (form == "reede")
    if lang == "is" and form.endswith("dagur"):  # the accusative, with the article and without
        return [form[:-2], form[:-2] + "inn"]
    if lang == "lt" and form.endswith(("io", "o", "ės")):  # the year's word before it: "2024 m. kovo 11 d."
        return ["m. " + form]
    if lang == "lv" and form.endswith("diena"):  # "on Monday"
        return [form[:-1], form[:-1] + "ā"]
    if lang == "fi" and form.endswith("kuu"):  # genitive and inessive of the months
        return [form + "n", form + "ssa"]
    if lang == "he":  # the preposition is one word with the name; geresh typed as an apostrophe
        forms = [form, form.replace("׳", "'")]
        return forms + ["ב" + v for v in forms]
    if lang == "ro":  # cedilla for comma below, as in older encodings
        return [form.translate(CEDILLA)]
    if lang == "tr":  # what lower-casing makes of the capital of the dotless i
        return [form.replace("ı", "i")]
    return []


def clean(form):
    """As the lexicon writes it: lower case, straight apostrophe, single spaces, no full stop."""
    form = re.sub("[\u200e\u200f\u061c]", "", form)
    form = re.sub("[\u2019\u02bc]", "'", form)
    form = re.sub(r"\s+", " ", form).strip()
    return form.lower().rstrip(".").rstrip()


def calendar(package, locale):
    path = package / "main" / locale / "ca-gregorian.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    return data["main"][locale]["dates"]["calendars"]["gregorian"]


def gather(lang, calendars, kind, keys, extra):
    """One sorted list of forms for each key."""
    rows = []
    for key in keys:
        forms = set()
        for data in calendars:
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    forms.add(clean(data[kind][context][width][key]))
        by_hand = extra.get(int(key) if kind == "months" else key, "")
        forms.update(clean(form.replace("_", " ")) for form in by_hand.split(" ") if form)
        for form in sorted(forms):
            forms.update(variants(lang, form))
        if lang in ("zh", "ja", "ko"):  # "1月": the numeric grammar reads these
            forms = {form for form in forms if not form[:1].isdigit()}
        forms = {form for form in forms if len(form) > 1 and not form.isdigit()}
        rows.append(sorted(forms, key=lambda form: (-len(form), form)))
    check(lang, kind, rows)
    return rows


def check(lang, kind, rows):
    """No form may stand for two months or two weekdays."""
    seen = {}
    for index, row in enumerate(rows):
        for form in row:
            if seen.setdefault(form, index) != index:
                sys.exit(f"{lang}: {form!r} is in two of the {kind}")


def literal(form):
    """A Rust string; format characters, which cannot be seen, are escaped."""
    escaped = "".join(
        f"\\u{{{ord(char):x}}}" if unicodedata.category(char) == "Cf" else char for char in form
    )
    return f'"{escaped}"'


def slices(rows):
    return ", ".join("&[" + ", ".join(map(literal, row)) + "]" for row in rows)


def generate(package):
    meta = json.loads((package / "package.json").read_text(encoding="utf-8"))
    license_text = (package / "LICENSE").read_text(encoding="utf-8")
    copyright_line = re.search(r"^Copyright © .*$", license_text, re.MULTILINE).group(0).strip()
    out = [
        "//! Month and weekday names, from the Unicode Common Locale Data Repository (CLDR).",
        "//!",
        "//! Generated by `python3 scripts/cldr.py` from CLDR "
        f"{meta['cldrVersion']} (npm package `{meta['name']}` {meta['version']});",
        "//! do not edit. Forms that CLDR lacks stand in tables of that script.",
        "//!",
        f"//! {copyright_line} The data are used under the Unicode License v3",
        "//! (SPDX: `Unicode-3.0`), whose text is in `LICENSE-UNICODE`.",
        "",
        "/// Month and weekday names of one language, in lower case.",
        "///",
        "/// The forms of one name stand longest first, abbreviations without their full stop.",
        "#[derive(Debug)]",
        "pub(crate) struct CalendarNames {",
        "    /// January first; each month with all its forms: format and stand-alone, wide and abbreviated.",
        "    /// Empty where months are numbers only.",
        "    pub(crate) months: [&'static [&'static str]; 12],",
        "    /// Monday first; format and stand-alone, wide and abbreviated.",
        "    pub(crate) weekdays: [&'static [&'static str]; 7],",
        "}",
    ]
    for lang, (name, locales) in LANGUAGES.items():
        calendars = [calendar(package, locale) for locale in locales.split()]
        months = gather(lang, calendars, "months", MONTHS, EXTRA_MONTHS.get(lang, {}))
        weekdays = gather(lang, calendars, "days", WEEKDAYS, EXTRA_WEEKDAYS.get(lang, {}))
        out += [
            "",
            f"/// {name}.",
            f"pub(super) const {lang.upper()}: CalendarNames = CalendarNames {{",
            f"    months: [{slices(months)}],",
            f"    weekdays: [{slices(weekdays)}],",
            "};",
        ]
    OUTPUT.write_text("\n".join(out) + "\n", encoding="utf-8")
    LICENSE.write_text(license_text.rstrip() + "\n", encoding="utf-8")
    command = ["rustfmt", "--edition", "2024", "--config-path", str(ROOT / "rustfmt.toml"), str(OUTPUT)]
    subprocess.run(command, check=True)
    print(f"{OUTPUT.relative_to(ROOT)}: {len(LANGUAGES)} languages, {meta['name']} {meta['version']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, metavar="DIR", help="an unpacked cldr-dates-full")
    args = parser.parse_args()
    if args.package:
        generate(args.package)
        return
    with tempfile.TemporaryDirectory() as folder:
        spec = f"{PACKAGE}@{VERSION}"
        subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        generate(Path(folder) / "package")


if __name__ == "__main__":
    main()
