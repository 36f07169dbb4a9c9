"""The data model: names, dtypes and what a stage promises."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import schema

TABLES = {"messages": schema.MESSAGES, "sources": schema.SOURCES, "rejects": schema.REJECTS, "scores": schema.SCORES}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_columns_are_unique_typed_and_explained(table):
    names = schema.column_names(table)
    assert len(names) == len(set(names))
    for column in table:
        assert column.dtype in ("text", "time", "flag", "count", "number")
        assert column.stage in (*schema.STAGES, "audit")
        assert column.meaning


def test_durations_say_so_in_the_name():
    assert all(column.name.endswith("_seconds") for column in schema.MESSAGES if column.unit.startswith("s,"))


def test_an_empty_table_conforms_and_holds_nothing():
    table = schema.empty(schema.MESSAGES, 2)
    assert table.isna().all(axis=None)
    pd.testing.assert_frame_equal(schema.conform(table), table)


def test_conforming_keeps_the_order_of_the_model_and_drops_what_is_not_in_it():
    table = schema.conform(pd.DataFrame({"text": ["a"], "ref": ["M1"], "like_count": [2], "unheard_of": [1]}))
    assert table.columns.tolist() == ["ref", "text", "like_count"]
    assert str(table["like_count"].dtype) == "Int64"


def test_conforming_copies_no_column_that_has_its_dtype():
    seconds = np.arange(3.0)
    given = pd.DataFrame({"response_seconds": seconds, "text": ["a", "b", "c"]}, copy=False)
    found = schema.conform(given)
    assert np.shares_memory(found["response_seconds"].to_numpy(), seconds)
    assert found["text"].dtype == pd.StringDtype("pyarrow")


def test_a_stage_that_breaks_its_promise_is_a_bug():
    table = schema.empty(schema.MESSAGES, 1, stage="threads")
    with pytest.raises(AssertionError, match="thread_id of stage threads has missing values"):
        schema.check(table, "threads")
    named = table.drop(columns="depth").assign(thread_id=table["thread_id"].fillna("t1"))
    with pytest.raises(AssertionError, match="did not add column depth"):
        schema.check(named, "threads")
