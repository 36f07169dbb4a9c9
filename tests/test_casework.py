"""Cues of open cases are found where spaCy's Matcher finds them, mean what they should, and reach no model."""

import re

import pandas as pd
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogscore import cues, registry
from dialogscore.cues.casework import case_codes, case_cues
from dialogscore.cues.phrases import sequences
from dialogscore.tokens import tokenize
from tests.oracles import matcher_says

TEXT = pd.StringDtype("pyarrow")
CODES = ("de", "en")
PACKS = {code: registry.resolve("languages", code) for code in CODES}
NAMES = (
    "closed", "moved_away", "urgent_data_leak", "urgent_deadline", "urgent_health", "urgent_legal", "urgent_safety",
)  # fmt: skip


def words(code):
    tests = {one.test for forms in PACKS[code].casework.values() for each in sequences(forms) for one in each}
    return sorted({word for test in tests if test[0] == "in" for word in test[1]})


def said(text, code):
    languages = pd.Series([code], dtype=TEXT)
    found = case_cues(tokenize(pd.Series([text], dtype=TEXT), languages), languages)
    return {name for name, hits in found.items() if hits[0]}


def test_both_languages_have_the_same_cues():
    assert case_codes() == NAMES
    assert all(tuple(sorted(pack.casework)) == NAMES for pack in PACKS.values())


def test_no_model_sees_them():
    assert not set(case_codes()) & set(cues.codes())


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_one_token(code):
    make_doc = spacy.blank(code).make_doc
    split = [
        word
        for word in words(code)
        if "’" not in word
        and not any(
            word in [token.lower_ for token in make_doc(text)]
            for text in (word, word.capitalize(), word.upper(), f"i{word}", f"do{word}")
        )
    ]
    assert split == []


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_stands_twice(code):
    for name, phrases in PACKS[code].casework.items():
        assert len(phrases) == len(set(phrases)), name


@pytest.mark.parametrize("code", CODES)
def test_they_are_found_where_spacys_matcher_finds_them(code):
    parts = [
        " ".join(part.split("|")[0].strip("*?") for part in phrase.split() if not re.match(r"\.\.|\^|<", part))
        for phrases in PACKS[code].casework.values()
        for phrase in phrases
    ]
    between = [*".,!?:-", "@name", "12", "3", "\n", "my", "the", "der", "ist"]
    one = st.one_of(st.sampled_from(words(code)), st.sampled_from(between), st.sampled_from(parts))

    @settings(max_examples=10)
    @given(st.lists(st.lists(one, max_size=14).map(" ".join), min_size=20, max_size=20))
    def compare(texts):
        languages = pd.Series([code] * len(texts), dtype=TEXT)
        tokens = tokenize(pd.Series(texts, dtype=TEXT), languages)
        found = case_cues(tokens, languages)
        expected = matcher_says(tokens, PACKS[code].casework, cues.sentence_starts(tokens))
        assert [{name for name in found if found[name][row]} for row in range(len(texts))] == expected

    compare()


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "The battery of my drill exploded on the table.", {"urgent_safety"}),
        ("en", "There is a smell of gas in your shop!", {"urgent_safety"}),
        ("en", "My son had an allergic reaction to this bar.", {"urgent_health"}),
        ("en", "I found a piece of glass in the jam.", {"urgent_health"}),
        ("en", "I can see someone else's order in my account.", {"urgent_data_leak"}),
        ("en", "Has there been a data breach?", {"urgent_data_leak"}),
        ("en", "I shall take you to court over this.", {"urgent_legal"}),
        ("en", "My next stop is the Ombudsman.", {"urgent_legal"}),
        ("en", "My flight leaves in 40 minutes, please help", {"urgent_deadline"}),
        ("en", "I need the dress by Friday", {"urgent_deadline"}),
        ("en", "It's working now, thanks!", {"closed"}),
        ("en", "I've just sent you a DM", {"moved_away"}),
        ("en", "I recall a lovely day by the sea.", set()),
        ("en", "It is still not resolved.", set()),
        ("en", "Why is it not working again?", set()),
        ("de", "Aus dem Toaster kam Rauch!", {"urgent_safety"}),
        ("de", "Das Kabel ist geschmort und ich bekam einen Stromschlag.", {"urgent_safety"}),
        ("de", "In der Packung waren Maden.", {"urgent_health"}),
        ("de", "Enthält der Riegel Spuren von Nüssen?", {"urgent_health"}),
        ("de", "Ich sehe fremde Rechnungen in der App.", {"urgent_data_leak"}),
        ("de", "Das geht jetzt an meinen Anwalt.", {"urgent_legal"}),
        ("de", "Ich melde das der Verbraucherzentrale.", {"urgent_legal"}),
        ("de", "Ich brauche das Paket bis Freitag, es ist dringend.", {"urgent_deadline"}),
        ("de", "Hat sich erledigt, danke!", {"closed"}),
        ("de", "Habe euch eine DM geschickt", {"moved_away"}),
        ("de", "Das Problem ist nicht gelöst.", set()),
        ("de", "Guten Morgen nach Hamburg!", set()),
    ],
)
def test_sentence_holds_its_cues(code, text, expected):
    assert said(text, code) == expected


def test_a_language_without_a_pack_has_none():
    assert said("My battery exploded", "fr") == set()
