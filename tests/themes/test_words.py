"""Words that name no matter are none of a theme's, and the forms of a word are one."""

import pytest

from dialogscore.themes.words import THIN, stem


@pytest.mark.parametrize("language", ["de", "en"])
def test_lists_hold_lower_case_words(language):
    assert all(word == word.lower() and word for word in THIN[language])
    assert "help" not in THIN["de"]


def test_politeness_and_the_words_of_every_support_desk_are_thin():
    assert {"thanks", "customer", "today", "worst"} <= THIN["en"]
    assert {"danke", "kundenservice", "gestern", "problem"} <= THIN["de"]
    assert not {"parcel", "refund", "login"} & THIN["en"]
    assert not {"paket", "rechnung", "passwort"} & THIN["de"]


@pytest.mark.parametrize(
    ("language", "forms"),
    [("en", ("delay", "delays", "delayed")), ("en", ("cancel", "canceled", "cancelled")), ("en", ("bag", "bags")),
     ("en", ("charge", "charges", "charged", "charging")), ("de", ("paket", "pakete", "paketen", "pakets")),
     ("de", ("rechnung", "rechnungen")), ("de", ("sendung", "sendungen"))],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(word, language) for word in forms}) == 1


def test_short_words_and_other_languages_are_left():
    assert stem("gas", "en") == "gas"
    assert stem("bus", "de") == "bus"
    assert stem("pakketten", "nl") == "pakketten"
