"""One table out of many batches: shared memory changes no value."""

import pyarrow as pa

from dialogscore.readers import assembly


def test_columns_of_one_value_share_their_memory_and_keep_it():
    table = pa.table({"a": ["x", "x"], "b": pa.nulls(2, pa.string()), "c": ["x", None], "d": ["y" * 99] * 2})
    found = assembly.compact(table)
    assert found.equals(table)
    assert found["a"].chunk(0).buffers()[2].address == assembly.compact(table)["a"].chunk(0).buffers()[2].address


def test_a_column_is_constant_only_if_every_value_is_the_same():
    for values, expected in ((["x", "x"], True), ([None, None], True), (["x", None], False), (["x", "y"], False)):
        assert assembly.is_constant(pa.chunked_array([pa.array(values, pa.string())])) is expected
