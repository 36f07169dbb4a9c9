"""Foreign text keeps its words and loses what could deceive."""

import pandas as pd
import pytest

from dialogscore.reports.clean import shown, terminal_safe


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\u200b\ufeffb", "ab"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("\x9b2J", "2J"),
        ("Grüße 🎉", "Grüße 🎉"),
        (pd.NA, ""),
        (None, ""),
    ],
)
def test_hidden_characters_go_and_words_stay(text, clean):
    assert shown(text) == clean


def test_long_text_is_cut_with_the_count_said():
    assert shown("x" * 12, 10) == "x" * 10 + " … [+2]"


def test_terminal_line_is_one_line():
    assert terminal_safe("a\n b\t\x1bc") == "a b c"
