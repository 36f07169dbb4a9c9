"""What texts tell of their language by themselves: row by row, whatever else is looked at with them."""

import numpy as np
import pyarrow as pa
import pytest

from dialogscore import pieces
from dialogscore.languages.hearing import hear

TEXTS = pa.array(
    [
        "The parcel has been waiting at the depot since Monday morning",
        "thanks a lot",
        None,
        "Das Paket liegt seit Montag früh im Lager und wird nicht zugestellt",
        "@acme https://example.org #parcel 12345678901234567890",
        "Ich ha scho zwöimal aglüte und niemer het mir chönne hälfe",
        "The parcel has been waiting at the depot since Monday morning!!!",
    ],
    pa.large_string(),
)


def test_only_long_texts_are_guessed_and_equal_words_are_told_alike():
    heard = hear(TEXTS, np.arange(7))
    # Twenty letters without names, links and numbers; the two in English differ in marks alone.
    assert heard.long.tolist() == [True, False, False, True, False, True, True]
    assert heard.swiss.tolist() == [False, False, False, False, False, True, False]
    assert heard.guess[[0, 1, 2, 3, 4, 6]].tolist() == ["en", "und", "und", "de", "und", "en"]
    assert heard.chance[0] == heard.chance[6] > 0.8
    assert heard.chance[[1, 2, 4]].tolist() == [0, 0, 0]


@pytest.mark.parametrize("rows", [[3], [6, 0], [], [2, 2, 5]])
def test_what_is_told_of_a_text_hangs_on_no_other(rows):
    whole, some = hear(TEXTS, np.arange(7)), hear(TEXTS, np.array(rows, np.int64))
    for of_all, of_some in zip(whole, some, strict=True):
        assert of_some.tolist() == of_all[rows].tolist()


def test_threads_change_nothing(monkeypatch):
    alone = hear(TEXTS, np.arange(7))
    monkeypatch.setattr(pieces, "PIECE_ROWS", 2)
    for one, other in zip(alone, hear(TEXTS, np.arange(7), jobs=2), strict=True):
        assert one.tolist() == other.tolist()
