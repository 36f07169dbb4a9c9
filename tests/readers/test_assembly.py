"""One table out of many batches: shared memory and order change no value."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers import assembly


@given(sizes=st.lists(st.integers(0, 9), min_size=1, max_size=5), seed=st.integers(0, 99))
def test_what_is_gathered_from_chunks_is_what_is_taken_from_the_whole(sizes, seed):
    numbers = np.split(np.arange(sum(sizes)).astype(str), np.cumsum(sizes)[:-1])
    chunks = [pa.array(part.tolist(), pa.string()) for part in numbers]
    whole = pa.concat_arrays(chunks)
    order = np.random.default_rng(seed).permutation(len(whole))
    part = assembly._PART
    assembly._PART = 7
    try:
        found = assembly._gathered(list(chunks), order)
    finally:
        assembly._PART = part
    assert found.combine_chunks().to_pylist() == whole.take(pa.array(order)).to_pylist()


def test_columns_of_one_value_share_their_memory_and_keep_it():
    table = pa.table({"a": ["x", "x"], "b": pa.nulls(2, pa.string()), "c": ["x", None], "d": ["y" * 99] * 2})
    found = assembly.compact(table)
    assert found.equals(table)
    assert found["a"].chunk(0).buffers()[2].address == assembly.compact(table)["a"].chunk(0).buffers()[2].address


def test_a_column_is_constant_only_if_every_value_is_the_same():
    for values, expected in ((["x", "x"], True), ([None, None], True), (["x", None], False), (["x", "y"], False)):
        assert assembly.is_constant(pa.chunked_array([pa.array(values, pa.string())])) is expected
