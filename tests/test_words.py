"""Columns of few different words, by numbers."""

import numpy as np
import pandas as pd

from dialogscore.words import by_kind, kinds, kinds_at, present, texts_at, watched_until, worded

TEXT = pd.StringDtype("pyarrow")


def test_texts_of_some_rows_are_taken_and_missing_ones_named():
    column = pd.Series(["de", None, "en", "de"], dtype=TEXT)
    assert texts_at(column, np.array([3, 1, 2])).tolist() == ["de", "", "en"]
    assert texts_at(column, np.array([1]), missing="none").tolist() == ["none"]
    assert texts_at(column, np.array([], dtype=np.int64)).tolist() == []


def test_numbers_are_written_as_words_and_minus_one_as_missing():
    found = worded(np.array([1, -1, 0]), ("reply", "opener"))
    assert found.dtype == TEXT
    assert found.fillna("-").tolist() == ["opener", "-", "reply"]
    assert worded(np.array([], dtype=np.int64), ("reply",)).tolist() == []


def test_a_message_is_watched_until_the_end_of_its_own_source():
    ends = pd.to_datetime(["2024-01-02", None], utc=True).astype("datetime64[us, UTC]")
    sources = pd.DataFrame({"source_id": pd.Series(["a", "b"], dtype=TEXT), "observed_until": ends})
    messages = pd.DataFrame({"source_id": pd.Series(["b", "a", "a"], dtype=TEXT)})
    found = watched_until(messages, sources)
    assert found.isna().tolist() == [True, False, False]
    assert found.index.tolist() == [0, 1, 2]
    assert found[1] == pd.Timestamp("2024-01-02", tz="UTC")


def test_words_held_by_number_are_compared_as_words():
    found = kinds(np.array([1, -1, 0, 1]), ("post", "reply"))
    assert found.tolist() == ["reply", "", "post", "reply"]
    assert (found == "reply").tolist() == [True, False, False, True]
    assert (found == "nothing of the kind").tolist() == [False] * 4
    assert kinds(np.array([-1, 0]), ("none", "sales"), missing="none").tolist() == ["none", "none"]


def test_texts_of_some_rows_are_taken_by_number():
    column = pd.Series(["de", None, "en", "de"], dtype=TEXT)
    assert kinds_at(column, np.array([3, 1, 2])).tolist() == ["de", "", "en"]
    assert kinds_at(column, np.array([1]), missing="none").tolist() == ["none"]


def test_only_words_that_are_there_are_listed_by_name():
    assert present(kinds(np.array([2, 0, -1]), ("b", "unseen", "a"))) == ["a", "b"]
    assert present(kinds(np.array([], dtype=np.int64), ("b",))) == []


def test_rows_of_each_word_are_one_piece_in_their_order():
    words = kinds(np.array([1, -1, 0, 1]), ("post", "reply"))
    rows, begins = by_kind(words)
    pieces = {name: rows[begins[code] : begins[code + 1]].tolist() for code, name in enumerate(words.categories)}
    assert pieces == {"post": [2], "reply": [0, 3], "": [1]}
