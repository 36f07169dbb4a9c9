"""Missing values told once, and the table order."""

import numpy as np
import pandas as pd

from dialogscore.arrays import (
    equals,
    flags,
    holds_word,
    in_table_order,
    numbers,
    ref_numbers,
    seconds_since_1970,
    threads,
    unread,
)

TEXT = pd.StringDtype("pyarrow")


def test_missing_is_false_or_nan_and_never_an_error():
    assert equals(pd.Series(["a", None, "b"], dtype=TEXT), "a").tolist() == [True, False, False]
    assert flags(pd.Series([True, None], dtype="boolean")).tolist() == [True, False]
    assert np.isnan(numbers(pd.Series([1, None], dtype="Int64"))).tolist() == [False, True]


def test_seconds_are_counted_from_1970_in_utc():
    times = pd.Series([pd.Timestamp("1970-01-02", tz="UTC"), pd.NaT]).astype("datetime64[us, UTC]")
    assert seconds_since_1970(times)[0] == 86400
    assert np.isnan(seconds_since_1970(times)[1])


def test_rows_are_put_into_the_order_of_their_refs():
    messages = pd.DataFrame({"ref": pd.Series(["M000002", "M000001"], dtype=TEXT)})
    assert in_table_order(messages)["ref"].tolist() == ["M000001", "M000002"]
    assert ref_numbers(messages).tolist() == [2, 1]


def test_a_thread_never_spans_platforms():
    messages = pd.DataFrame({"thread_id": pd.Series(["1", "1", "2"], dtype=TEXT), "platform": ["x", "facebook", "x"]})
    assert threads(messages).tolist() == [0, 1, 2]


def test_only_a_made_up_row_without_text_is_known_by_its_id_alone():
    rows = [("synthesised", ""), ("synthesised", "a title"), ("row", ""), (None, "")]
    messages = pd.DataFrame(rows, columns=["provenance", "text"], dtype=TEXT)
    assert unread(messages).tolist() == [True, False, False, False]
    assert unread(messages[["text"]]).tolist() == [False] * 4


def test_a_word_stands_between_blanks_and_a_missing_text_holds_none():
    column = pd.Series(["velmora kitta", None, "velmoras", "", "kitta"], dtype=TEXT)
    assert holds_word(column, ["velmora", "kitta"]).tolist() == [True, False, False, False, True]


def test_seconds_are_those_of_pandas_to_the_last_bit():
    micro = np.random.default_rng(1).integers(0, 2 * 10**15, 1000)
    times = pd.Series(pd.to_datetime(micro, unit="us", utc=True)).astype("datetime64[us, UTC]")
    assert (seconds_since_1970(times) == seconds_since_1970(times.astype("datetime64[ns, UTC]"))).all()


def test_long_columns_of_few_texts_are_compared_as_short_ones_are():
    texts = ["a", None, "b"] * 200
    column = pd.Series(texts, dtype=TEXT)
    for values in (("a",), ("b", "c"), ("c",), ()):
        found = equals(column, *values)
        assert found.tolist() == [text in values for text in texts]
        found[:] = True  # may be written to
        assert equals(column, *values).tolist() == [text in values for text in texts]
    many = pd.Series([*map(str, range(500)), None], dtype=TEXT)
    assert np.flatnonzero(equals(many, "7", "499")).tolist() == [7, 499]
