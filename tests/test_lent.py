"""Tables that other processes look at: the same values and types, whatever the way."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from joblib import Parallel, delayed, parallel_config

from dialogscore.arrays import equals
from dialogscore.lent import Lent
from dialogscore.remembered import remembered, told

TEXT = pd.StringDtype("pyarrow")


@pytest.fixture
def table():
    """Every type of a messages table, with and without missing values; texts also in several chunks, cut and empty."""
    texts = pa.chunked_array([["left out", "é"], ["", None, "b" * 50], ["c"]], pa.large_string())
    return pd.DataFrame(
        {
            "text": pd.Series(texts.slice(1).to_pandas(), dtype=TEXT),
            "chunks": TEXT.__from_arrow__(texts.slice(1)),
            "none": pd.Series([None] * 5, dtype=TEXT),
            "time": pd.Series(pd.to_datetime([0, 1, None, 3, 4], unit="s", utc=True)).astype("datetime64[us, UTC]"),
            "flag": pd.Series([True, None, False, True, True], dtype="boolean"),
            "count": pd.Series([1, None, 2**60, 4, 5], dtype="Int64"),
            "number": [0.1, np.nan, np.inf, 3.0, -0.0],
            "whole": np.arange(5),
            "thing": pd.Series(["a", None, 1.5, "d", "e"], dtype=object),
        }
    )


def returned(lent):
    """Look at a table in another process."""
    table = lent.table
    return table, dict(table.dtypes), equals(table["chunks"], "c").tolist()


@pytest.mark.parametrize("most", [None, 0])
def test_another_process_sees_the_same_table(table, most):
    # Of 0 bytes and more, every array is put where all can look at it, and cannot be written to.
    with parallel_config(max_nbytes=most):
        [(seen, types, found)] = Parallel(n_jobs=2)([delayed(returned)(Lent(table))])
    pd.testing.assert_frame_equal(seen, table, check_exact=True)
    assert types == dict(table.dtypes)
    assert found == [False, False, False, False, True]


def test_what_nobody_looks_at_does_not_travel(table):
    [(seen, _, _)] = Parallel(n_jobs=2)([delayed(returned)(Lent(table, without=("text", "flag")))])
    pd.testing.assert_frame_equal(seen, table.drop(columns=["text", "flag"]))


def test_an_empty_table_travels_too(table):
    [(seen, types, _)] = Parallel(n_jobs=2)([delayed(returned)(Lent(table.iloc[:0]))])
    assert len(seen) == 0
    assert types == dict(table.dtypes)


def test_what_is_remembered_of_columns_goes_along(table):
    def worked_out(lent):
        made = remembered("test", lent.table["chunks"], lent.table["none"], make=lambda: (np.array([2]),))
        return made[0].tolist()

    remembered("test", table["chunks"], table["none"], make=lambda: (np.array([1]),))
    assert Parallel(n_jobs=2)([delayed(worked_out)(Lent(table))]) == [[1]]
    # Of columns that stay nothing is told.
    assert told(table.drop(columns="none")) == []


def test_who_lends_a_table_has_the_very_table(table):
    assert Lent(table, without=("text",)).table is table
