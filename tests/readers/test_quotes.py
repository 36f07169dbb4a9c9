"""Quotes as bits say what a look at every sign says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers import quotes

TEXTS = st.text(alphabet='",\na', max_size=200)
PARTS = st.sampled_from([64, 128, 1 << 17])


def looked_at(text, part):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quotes, "_PART", part)
        return quotes.find_quotes(text.encode(), ",")


@given(TEXTS, PARTS)
def test_quotes_are_judged_by_their_neighbours_whatever_part_of_them_is_looked_at(text, part):
    places = [place for place, sign in enumerate(text) if sign == '"']
    opens, closes = places[0::2], places[1::2]
    right = len(opens) == len(closes)
    right &= all(place == 0 or text[place - 1] in "\n\r," or place - 1 in closes for place in opens)
    right &= all(place == len(text) - 1 or text[place + 1] in "\n\r," or place + 1 in opens for place in closes)
    assert looked_at(text, part).are_sound(len(text)) == right


@given(TEXTS, PARTS)
def test_a_record_ends_at_a_line_feed_outside_of_quotes(text, part):
    ends = [place + 1 for place, sign in enumerate(text) if sign == "\n" and text[:place].count('"') % 2 == 0]
    assert looked_at(text, part).last_end() == max(ends, default=0)


@given(TEXTS, PARTS)
def test_what_stands_behind_the_end_of_a_record_is_not_looked_at(text, part):
    end = looked_at(text, part).last_end()
    assert looked_at(text, part).are_sound(end) == looked_at(text[:end], part).are_sound(end)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("", True),
        ('"a","b"\n', True),
        ('"a ""word"" b"', True),
        ('"a', False),
        ('a"b"\n', False),
        ('"a"b\n', False),
        ("x" * 63 + "," + '"a"' + "\n", True),
        ("x" * 64 + '"a"' + "\n", False),
        ('"' + "x" * 62 + '"' + ",b\n", True),
        ('"' + "x" * 62 + '"' + "b\n", False),
    ],
)
def test_quotes_at_the_ends_of_words_of_64_signs(text, sound):
    assert quotes.find_quotes(text.encode(), ",").are_sound(len(text)) is sound
