"""Phrases that tell what posts are for: in both languages alike, whole tokens, and in the sight of no other model."""

import pandas as pd
import pytest
import spacy

from dialogscore import cues, registry
from dialogscore.cues.apart import codes_apart, find_apart
from dialogscore.cues.phrases import sequences
from dialogscore.tokens import tokenize
from tests.oracles import matcher_says

TEXT = pd.StringDtype("pyarrow")
PACKS = {code: registry.resolve("languages", code) for code in ("de", "en")}
SAID = [
    ("en", "Get 20% off all boots until Sunday!", "price_or_discount"),
    ("en", "Use the voucher code BOOTS at the checkout.", "voucher_code"),
    ("en", "We are hiring engineers.", "job_advert"),
    ("en", "Happy Halloween, everyone!", "holiday_greeting"),
    ("en", "Our quarterly earnings are out.", "quarterly_results"),
    ("en", "We donated 500 laptops to schools.", "donation"),
    ("de", "20 % Rabatt auf alle Stiefel!", "price_or_discount"),
    ("de", "Löst den Gutschein bis Freitag ein.", "voucher_code"),
    ("de", "Frohe Weihnachten euch allen!", "holiday_greeting"),
    ("de", "Die Quartalszahlen liegen vor.", "quarterly_results"),
    ("de", "Wir haben 5.000 Euro gespendet.", "donation"),
]


def said(text: str, code: str) -> set[str]:
    """Codes of one text."""
    languages = pd.Series([code], dtype=TEXT)
    found = find_apart("purposes", tokenize(pd.Series([text], dtype=TEXT), languages), languages)
    return {name for name, hits in found.items() if hits[0]}


def test_both_languages_have_the_same_codes():
    assert all(tuple(sorted(pack.purposes)) == codes_apart("purposes") for pack in PACKS.values())
    assert len(codes_apart("purposes")) == 69


def test_no_other_model_sees_them():
    assert not set(codes_apart("purposes")) & set(cues.codes())


@pytest.mark.parametrize(("code", "text", "expected"), SAID)
def test_phrases_mean_what_they_are_called(code, text, expected):
    assert expected in said(text, code)


@pytest.mark.parametrize("code", PACKS)
def test_plain_words_hold_none(code):
    assert said({"de": "Und dann kam er.", "en": "And then he came."}[code], code) == set()


@pytest.mark.parametrize("code", PACKS)
def test_most_words_are_single_tokens(code):
    make_doc = spacy.blank(code).make_doc
    tests = {one.test for forms in PACKS[code].purposes.values() for each in sequences(forms) for one in each}
    listed = sorted({word for test in tests if test[0] == "in" for word in test[1]})
    whole = [word for word in listed if word in [token.lower_ for token in make_doc(word)]]
    # Hyphened words stand in both ways in which they may be parted; the rest is found at least where it is written so.
    assert len(whole) > 0.98 * len(listed)


@pytest.mark.parametrize("code", PACKS)
def test_they_are_found_where_spacys_matcher_finds_them(code):
    texts = [text for spoken, text, _ in SAID if spoken == code]
    languages = pd.Series([code] * len(texts), dtype=TEXT)
    tokens = tokenize(pd.Series(texts, dtype=TEXT), languages)
    found = find_apart("purposes", tokens, languages)
    expected = matcher_says(tokens, PACKS[code].purposes, cues.sentence_starts(tokens))
    assert [{name for name in found if found[name][row]} for row in range(len(texts))] == expected
