"""Columns of few words as numbers, and back."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from dialogscore.readers import fewwords
from dialogscore.readers.fewwords import closed, numbered, spelt, texts_of, words

TEXT = pd.StringDtype("pyarrow")


def chunked(*parts):
    return pa.chunked_array([pa.array(part, pa.large_string()) for part in parts])


def frame():
    columns = {
        "message_id": ["1", "2", "3"],
        "parent_id": [None, None, None],
        "kind": ["post", None, "post"],
        "url": [None, None, None],
    }
    return pd.DataFrame({name: pd.array(column, dtype=TEXT) for name, column in columns.items()} | {"row": [1, 2, 3]})


def test_columns_of_few_words_are_numbers_and_ids_are_not():
    found = numbered(frame())
    assert [isinstance(dtype, pd.CategoricalDtype) for dtype in found.dtypes] == [False, True, True, True, False]
    assert found["kind"].cat.codes.tolist() == [0, -1, 0]
    assert found["kind"].cat.codes.dtype == np.int8


def test_what_is_numbered_is_spelt_as_it_was():
    pd.testing.assert_frame_equal(spelt(numbered(frame())), frame())
    some = numbered(frame()).iloc[[2, 1]]
    pd.testing.assert_frame_equal(spelt(some), frame().iloc[[2, 1]])


def test_a_column_of_nothing_takes_no_memory():
    assert words(chunked([None] * 9)).codes.strides == (0,)


@pytest.mark.parametrize(("most", "dtype"), [(126, np.int8), (127, np.int16), (128, np.int16)])
def test_numbers_are_as_small_as_the_words_are_few(most, dtype):
    texts = [str(number) for number in range(most)]
    found = words(chunked(texts[:5], [None], texts[5:], texts[::-1]))
    assert found.codes.dtype == dtype
    assert found.codes.tolist() == [*range(5), -1, *range(5, most), *reversed(range(most))]


def test_too_many_words_stay_as_they_are(monkeypatch):
    monkeypatch.setattr(fewwords, "_MOST", 3)
    assert words(chunked(["a", "b"], ["c", "a"])) is not None
    assert words(chunked(["a", "b"], ["c", "d"])) is None


def test_words_of_dictionaries_are_those_of_their_texts():
    texts = chunked(["a", None, "b"], ["c", "b", "b"])
    for found in (words(texts), words(texts.dictionary_encode())):
        assert texts_of(pd.Series(found)).to_pylist() == ["a", None, "b", "c", "b", "b"]


def test_closed_vocabularies_are_dictionaries_of_one_byte():
    table = pa.table({name: chunked(["a", None], ["b"]) for name in (*fewwords._CLOSED, "text")})
    found = closed(table)
    assert found.schema.names == table.schema.names
    for name in fewwords._CLOSED:
        assert found[name].type == pa.dictionary(pa.int8(), pa.large_string())
        assert found[name].to_pylist() == ["a", None, "b"]
    assert found["text"].type == pa.large_string()
