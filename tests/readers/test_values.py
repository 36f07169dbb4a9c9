"""Cells of any Arrow type."""

import pyarrow as pa
import pytest

from dialogscore.errors import DamagedIdsError, FeedError
from dialogscore.readers.times import parse
from dialogscore.readers.values import as_text, choice, nulls, numbers


def table(values, dtype=None):
    return pa.table({"parent_id": pa.array(values, dtype)})


@pytest.mark.parametrize(
    ("values", "dtype", "text"),
    [
        ([7, None], pa.int64(), ["7", None]),
        ([7.0, None], pa.float64(), ["7", None]),
        (["a", None], pa.large_string(), ["a", None]),
        (["a", "a"], pa.dictionary(pa.int32(), pa.string()), ["a", "a"]),
        ([["a", "b"], None], pa.list_(pa.string()), ["a b", None]),
        ([b"a"], pa.binary(), ["a"]),
        ([1764938903107670017], pa.uint64(), ["1764938903107670017"]),
        ([True], pa.bool_(), ["true"]),
    ],
)
def test_every_type_has_its_text(values, dtype, text):
    assert as_text(table(values, dtype), "parent_id").to_pylist() == text


def test_an_absent_column_is_missing():
    assert as_text(table(["a"]), "url").to_pylist() == [None]


def test_ids_kept_as_floats_are_damaged():
    with pytest.raises(DamagedIdsError, match="floating-point"):
        as_text(table([1.764938903107670017e18]), "parent_id")


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(FeedError, match="no text"):
        as_text(table([b"\xff"], pa.binary()), "parent_id")


def test_epochs_kept_as_numbers_are_times():
    for values in ([1709629200], [1709629200.0]):
        moments = as_text(pa.table({"created_at": values}), "created_at")
        assert parse(moments).at.iloc[0].isoformat() == "2024-03-05T09:00:00+00:00"


def test_counts_are_whole_and_never_negative():
    cells = pa.table({"like_count": ["3", "3.0", "-1", "3.5", "many", "", None, "1e3"]})
    found = numbers(cells, "like_count", pa.int64()).to_pylist()
    assert found == [3, 3, None, None, None, None, None, None]
    assert numbers(cells, "like_count", pa.float64()).to_pylist()[3] == 3.5


def test_words_that_the_schema_does_not_know_fall_back():
    column = pa.chunked_array([pa.array([" Reply ", "tweet", "dm", None])])
    found = choice(column, ["reply", "direct"], pa.array(["a", "b", "c", "d"]), {"dm": "direct"})
    assert found.to_pylist() == ["reply", "b", "direct", "d"]


def test_a_column_of_nothing_has_a_null_for_each_record():
    found = nulls(pa.table({"a": [1, 2]}))
    assert found.to_pylist() == [None, None]
    assert found.type == pa.string()
