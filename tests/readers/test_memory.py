"""Arrow's memory pool is another one while a file is read, and the same as before afterwards."""

import pyarrow as pa
import pytest

from dialogscore.readers.memory import pages_in_hand


def test_the_pool_is_that_of_the_system_until_the_end_whatever_happens():
    before = pa.default_memory_pool().backend_name
    with pages_in_hand():
        assert pa.default_memory_pool().backend_name == "system"
    assert pa.default_memory_pool().backend_name == before
    with pytest.raises(KeyError), pages_in_hand():
        raise KeyError
    assert pa.default_memory_pool().backend_name == before


def test_what_was_made_with_it_outlives_it():
    with pages_in_hand():
        made = pa.array(["a", "b"] * 1000).take(pa.array([1, 0]))
    assert made.to_pylist() == ["b", "a"]
