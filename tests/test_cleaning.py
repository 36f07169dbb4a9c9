"""What of a text counts as language. All texts are written by us."""

import pyarrow as pa
import pytest

from dialogscore.languages.cleaning import READ_CHARACTERS, cleaned, has_letters


def clean(text):
    return cleaned(pa.array([text], pa.large_string()))[0].as_py()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@shop see https://t.co/abc or www.shop.example, mail help@shop.example #late_again!", "see or mail"),
        ("It's  3 parcels, 20 % more &amp; f&uuml;r 5&nbsp;Euro", "It's parcels more für Euro"),
        ("&lt;b&gt; &#228;", "b ä"),
        ("\n Où?\tLà-bas… ", "Où Là bas"),
        ("12:30 :) 😀", ""),
        (None, None),
    ],
)
def test_only_words_are_kept(text, words):
    assert clean(text) == words


def test_only_the_first_characters_are_kept():
    assert clean("ä" * 2 * READ_CHARACTERS) == "ä" * READ_CHARACTERS


def test_letters_are_told_without_spaces_accents_and_apostrophes():
    texts = {"": 0, "'": 0, "it's so": 5, "'s": 1, "fu\u0308r l’été": 7, "привет мир": 9, "a" * 300: 300}
    for least in (1, 5, 6, 7, 9, 10, 20):
        told = has_letters(pa.array(list(texts), pa.large_string()), least=least)
        assert told.tolist() == [letters >= least for letters in texts.values()]
