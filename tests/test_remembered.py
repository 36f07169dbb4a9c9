"""What is worked out of a table's columns once, for as long as they are there."""

import gc

import numpy as np
import pandas as pd
import pytest

from dialogscore import remembered as kept
from dialogscore.remembered import arrow, encoded, few_texts, numbered, remembered

TEXT = pd.StringDtype("pyarrow")


@pytest.fixture
def column():
    return pd.Series(["b", None, "a", "b"], dtype=TEXT)


def counted(calls):
    calls.append(1)
    return (np.array([len(calls)]),)


def test_the_same_column_is_asked_once_even_in_a_copy_of_its_table(column):
    calls, table = [], pd.DataFrame({"x": column})
    for given in (table, table.copy(), table.assign(y=1), table.reset_index(drop=True)):
        assert remembered("test", given["x"], make=lambda: counted(calls))[0].tolist() == [1]


def test_another_name_another_column_and_a_changed_one_are_asked_anew(column):
    calls = []
    changed = column.copy()
    changed.iloc[0] = "c"
    for name, given in (("one", column), ("other", column), ("one", changed)):
        remembered(name, given, make=lambda: counted(calls))
    assert len(calls) == 3


def test_what_is_kept_goes_with_its_column():
    column = pd.Series(["only here"], dtype=TEXT)
    gc.collect()  # what other tests left behind goes now
    before = len(kept._KEPT)
    encoded(column)
    del column
    gc.collect()
    assert len(kept._KEPT) == before


def test_what_is_kept_cannot_be_written_to(column):
    with pytest.raises(ValueError, match="read-only"):
        encoded(column)[0][0] = 5


def test_a_column_that_can_change_is_asked_every_time(column):
    calls, plain = [], pd.Series(["a", "b"], dtype=object)
    assert arrow(plain) is None
    for _ in range(2):
        remembered("test", plain, column, make=lambda: counted(calls))
    assert len(calls) == 2


def test_texts_are_numbered_by_first_appearance_and_missing_ones_not(column):
    codes, texts = encoded(column)
    assert codes.tolist() == [0, -1, 1, 0]
    assert texts.tolist() == ["b", "a"]


def test_only_a_long_column_of_few_texts_is_one(column):
    assert not few_texts(column)
    assert few_texts(pd.concat([column] * 100, ignore_index=True))
    assert not few_texts(pd.Series([*map(str, range(400))], dtype=TEXT))
    assert not few_texts(pd.Series(["a"] * 400, dtype=object))


def test_texts_are_numbered_by_first_appearance(column):
    assert numbered(column).tolist() == [0, -1, 1, 0]
    assert numbered(column) is numbered(column)


def test_numbers_of_texts_are_small():
    for count, kind in ((3, np.int16), (32_767, np.int16), (32_768, np.int32)):
        column = pd.Series([str(number) for number in range(count)], dtype=TEXT)
        codes, texts = encoded(column)
        assert codes.dtype == kind
        assert texts[codes].tolist() == column.tolist()
