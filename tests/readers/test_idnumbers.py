"""Numbers in the place of ids."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers import idnumbers
from dialogscore.readers.idnumbers import id_numbers


@given(st.lists(st.text(max_size=20) | st.none(), max_size=12), st.integers(0, 12))
def test_equal_ids_have_equal_numbers_and_others_have_others(ids, cut):
    values = pa.array(ids, pa.large_string())
    numbers = id_numbers(pa.chunked_array([values[:cut], values[cut:]], pa.large_string()))
    known = {(one, number) for one, number in zip(ids, numbers.tolist(), strict=True) if one is not None}
    assert len(known) == len({one for one in ids if one is not None}) == len({number for _, number in known})


def test_ids_that_differ_in_one_letter_or_in_length_differ():
    ids = [letter * count for letter in "aaab\0" for count in range(40)]
    ids += [f"{number:019}" for number in range(20_000)]
    assert len(np.unique(id_numbers(pa.chunked_array([ids], pa.string())))) == len(set(ids))


def test_numbers_are_the_same_whatever_the_parts(monkeypatch):
    ids = pa.chunked_array([["1234567", None, "12345678"], ["123456789", ""]], pa.large_string())
    whole = id_numbers(ids).tolist()
    monkeypatch.setattr(idnumbers, "_PART", 2)
    assert id_numbers(ids).tolist() == whole
    assert id_numbers(ids[1:]).tolist() == whole[1:]
