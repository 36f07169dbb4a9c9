"""Columns of few different words, by numbers."""

import numpy as np
import pandas as pd

from dialogscore.words import texts_at, watched_until, worded

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
