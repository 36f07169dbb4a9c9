"""One table out of many batches: shared memory changes no value."""

import dataclasses

import pandas as pd
import pyarrow as pa

from dialogscore.readers import ReadOptions, assembly
from dialogscore.readers.driver import open_all
from dialogscore.readers.intake import records
from tests.benchmark.made import write_twcs


def test_columns_of_one_value_share_their_memory_and_keep_it():
    table = pa.table({"a": ["x", "x"], "b": pa.nulls(2, pa.string()), "c": ["x", None], "d": ["y" * 99] * 2})
    found = assembly.compact(table)
    assert found.equals(table)
    assert found["a"].chunk(0).buffers()[2].address == assembly.compact(table)["a"].chunk(0).buffers()[2].address


def test_a_column_is_constant_only_if_every_value_is_the_same():
    for values, expected in ((["x", "x"], True), ([None, None], True), (["x", None], False), (["x", "y"], False)):
        assert assembly.is_constant(pa.chunked_array([pa.array(values, pa.string())])) is expected


def read(tmp_path):
    opened = open_all([write_twcs(tmp_path / "twcs.csv", {"acme": 3})], ReadOptions(company=""))
    return [records(*one) for one in opened]


def test_columns_that_say_nothing_are_the_same_where_they_take_no_memory(tmp_path):
    plain, lean = assembly.to_frame(read(tmp_path)), assembly.to_frame(read(tmp_path), lean=True)
    pd.testing.assert_frame_equal(lean, plain)
    for name in ("like_count", "is_promoted"):
        assert lean[name].isna().all()
        assert lean[name].array._data.strides == (0,)
    assert lean["rating"].to_numpy().strides == (0,)
    assert lean["source_row"].tolist() == plain["source_row"].tolist() == [1, 2, 3, 4, 5]


def test_the_name_of_a_source_stands_in_every_row_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(assembly, "_SHARED", 2)
    assembly._shared.cache_clear()
    one, other = read(tmp_path) * 2
    other = other._replace(source=dataclasses.replace(other.source, source_id="S2"))
    assert assembly.to_frame([one, other])["source_id"].tolist() == ["S1"] * 5 + ["S2"] * 5
    assembly._shared.cache_clear()
