"""Both languages say the same things, and everything that a stage can say has words."""

import re
import string
import tomllib
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from dialogscore import classifier, cues, schema
from dialogscore.classifier import signs
from dialogscore.measures import ledger
from dialogscore.measures.cards import cards
from dialogscore.reports import wording

LANGUAGES = pytest.mark.parametrize("language", wording.LANGUAGES)


def flat(table, prefix=""):
    for key, value in table.items():
        yield from flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]


def strings(language):
    text = (files("dialogscore.reports") / "strings" / f"{language}.toml").read_text(encoding="utf-8")
    return dict(flat(tomllib.loads(text)))


def fields(text):
    texts = [text] if isinstance(text, str) else text
    return sorted({(name, form) for one in texts for _, name, form, _ in string.Formatter().parse(one) if name})


def test_both_languages_have_the_same_sentences():
    assert sorted(strings("de")) == sorted(strings("en"))


def test_both_languages_use_the_same_arguments_in_the_same_form():
    german, english = strings("de"), strings("en")
    assert {key: fields(text) for key, text in german.items()} == {key: fields(text) for key, text in english.items()}


def test_no_sentence_is_empty_or_left_in_the_other_language():
    german, english = strings("de"), strings("en")
    assert not [key for key, text in [*german.items(), *english.items()] if not text]
    same = [key for key, text in german.items() if text == english[key] and isinstance(text, str) and " " in text]
    assert same == ["format.moment", "format.interval"][:1]


@LANGUAGES
def test_every_measure_cue_rule_and_column_value_has_words(language):
    words = wording.load(language)
    for measure in cards():
        assert words.name(measure)
        assert words.meaning(measure)
    owners = set(cues.codes()) | set(signs.SENTENCE_SIGNS) | set(signs.ADDRESS_CODES)
    owners |= {code for steps in signs.STRUCTURE.values() for code in steps.codes}
    columns = {column.name: column.unit.split("|") for column in (*schema.MESSAGES, *schema.SOURCES)}
    wanted = {
        "cues": owners - {""},
        "ledger": {
            "received",
            *ledger.RULES,
            "answered",
            "answered_later",
            "collective",
            "community",
            "none",
            "uncertain",
        },
        "acts": columns["act"],
        "types": columns["inbound_type"],
        "deflect_to": columns["deflect_to"],
        "outcomes": columns["invitation_outcome"][:-1] + ["unknowable"],
        "modes": [*columns["mode"], "open"],
        "coverage": columns["audience_coverage"],
        "coverage_source": columns["coverage_source"],
        "observed": columns["observed_until_source"],
        "capabilities": columns["capabilities"][0].split(),
    }
    for table, codes in wanted.items():
        assert set(codes) <= set(words.table[table]), table
    assert classifier.__doc__


@LANGUAGES
def test_code_without_words_is_a_bug(language):
    with pytest.raises(KeyError):
        wording.load(language).note("no_such_note", {})


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (0, "0 s", "0 Sek."),
        (59.6, "1 min", "1 Min."),
        (591, "9 min 51 s", "9 Min. 51 Sek."),
        (7800, "2 h 10 min", "2 Std. 10 Min."),
        (3599.7, "1 h", "1 Std."),
        (259200, "72 h", "72 Std."),
        (604800, "7 d", "7 T"),
        (30.5 * 86400, "30 d 12 h", "30 T 12 Std."),
    ],
)
def test_durations_have_their_two_largest_units(seconds, english, german):
    said = [wording.load(language).duration(seconds).replace("\u00a0", " ") for language in ("en", "de")]
    assert said == [english, german]


def test_numbers_follow_the_language():
    english, german = wording.load("en"), wording.load("de")
    moment = pd.Timestamp("2019-03-02 07:05", tz="UTC")
    assert (english.share(0.3725), german.share(0.3725)) == ("37.2%", "37,2\u00a0%")
    assert (english.count(12345), german.count(12345)) == ("12,345", "12.345")
    assert (english.points(41.26), german.points(41.26)) == ("41.3", "41,3")
    assert (english.moment(moment), german.moment(moment)) == ("2 March 2019, 07:05 UTC", "2. März 2019, 07:05 UTC")
    assert (english.list(["a", "b", "c"]), german.list(["a"])) == ("a, b and c", "a")


def test_one_is_singular():
    english, german = wording.load("en"), wording.load("de")
    forms = ("messages", "rows", "threads", "turns")
    assert [getattr(english, form)(1) for form in forms] == ["1 message", "1 row", "1 thread", "1 turn"]
    assert [getattr(english, form)(1200) for form in forms] == [
        "1,200 messages",
        "1,200 rows",
        "1,200 threads",
        "1,200 turns",
    ]
    assert [getattr(german, form)(1) for form in forms] == ["1 Nachricht", "1 Zeile", "1 Thread", "1 Anliegen"]
    assert [getattr(german, form)(0) for form in forms] == ["0 Nachrichten", "0 Zeilen", "0 Threads", "0 Anliegen"]
    assert english.note("few_clusters", {"threads": 1}) == "Weak: it rests on 1 thread only."
    assert english("terminal.more_missing", n=1) == "1 more figure, with its reason, is in the report."


@LANGUAGES
def test_braces_in_foreign_arguments_are_not_read(language):
    assert "{0.__class__}" in wording.load(language)("feed_notes.account_without_messages", account="{0.__class__}")


def sources():
    """Everything of ours that may name a string: modules, templates and the data of cues and definitions."""
    package = Path(str(files("dialogscore")))
    found = [path for ending in ("py", "j2", "toml") for path in sorted(package.rglob(f"*.{ending}"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in found if path.parent.name != "strings")


def test_every_sentence_that_is_named_is_there():
    named = set(re.findall(r"\b(?:words|t)\(\s*\"([a-z_]+(?:\.[a-z_0-9]+)+)\"(?!\s*[+~])", sources()))
    tables = {key.rpartition(".")[0] for key in strings("en")}  # one and other are told by their table
    assert len(named) > 300
    assert not named - set(strings("en")) - tables


def test_no_sentence_is_left_that_nothing_says():
    text = sources()
    # A key is written out, made from a code (f"notes.{code}"), or its whole table is looked up.
    looked_up = set(re.findall(r"table\[\"(\w+)\"\]", text))
    begun = set(re.findall(r"\"([a-z_]+(?:\.[a-z_0-9]+)*[._][a-z_]*)(?:\{|\"\s*[+~])", text))
    written = set(re.findall(r"[\"']([a-z_]+(?:\.[a-z_0-9]+)+)[\"']", text))
    unused = [
        key for key in strings("en")
        if key.partition(".")[0] not in looked_up
        and not {key, key.rpartition(".")[0]} & written
        and not any(key.startswith(start) for start in begun)
    ]  # fmt: skip
    assert unused == []
