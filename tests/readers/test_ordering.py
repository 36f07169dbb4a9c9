"""Messages in order: what is moved keeps its values, and equal moments go by platform and id."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers import ordering


@given(sizes=st.lists(st.integers(0, 9), min_size=1, max_size=5), seed=st.integers(0, 99))
def test_what_is_gathered_from_chunks_is_what_is_taken_from_the_whole(sizes, seed):
    numbers = np.split(np.arange(sum(sizes)).astype(str), np.cumsum(sizes)[:-1])
    chunks = [pa.array(part.tolist(), pa.string()) for part in numbers]
    whole = pa.concat_arrays(chunks)
    order = np.random.default_rng(seed).permutation(len(whole))
    part = ordering._PART
    ordering._PART = 7
    try:
        found = ordering._gathered(list(chunks), order)
    finally:
        ordering._PART = part
    assert found.combine_chunks().to_pylist() == whole.take(pa.array(order)).to_pylist()


@given(
    seconds=st.lists(st.integers(-5, 5) | st.integers(-(10**11), 10**11), max_size=9),
    unit=st.sampled_from([1, 1000, 1_000_000]),
)
def test_moments_are_sorted_and_equal_ones_keep_their_order(seconds, unit):
    moment = np.array(seconds, dtype=np.int64) * unit
    assert ordering._by_moment(moment).tolist() == sorted(range(len(moment)), key=lambda row: moment[row])


@pytest.mark.parametrize("times", [["10:00", "09:00", "10:00"], ["09:00", "10:00", "11:00"]])
def test_words_of_messages_go_with_them(times):
    frame = pd.DataFrame(
        {
            "platform": pd.array(["x"] * 3, "string[pyarrow]"),
            "message_id": pd.array(["c", "b", "a"], "string[pyarrow]"),
            "created_at": pd.to_datetime([f"2024-03-05T{time}:00Z" for time in times]).astype("datetime64[us, UTC]"),
            "author_role": pd.array(["brand", None, None], "string[pyarrow]"),
            "rating": [1.0, 2.0, 3.0],
            "is_promoted": pd.array([None] * 3, "boolean"),
        }
    )
    role = pa.array(["company", "audience", "audience"], pa.large_string()).dictionary_encode()
    found = ordering.ordered(frame.copy(), {"author_role": role, "author_role_source": role})
    rows = sorted(range(3), key=lambda row: (times[row], "cba"[row]))
    assert found["message_id"].tolist() == ["cba"[row] for row in rows]
    assert found["author_role"].tolist() == [["company", "audience", "audience"][row] for row in rows]
    assert found["rating"].tolist() == [row + 1.0 for row in rows]
    assert found["is_promoted"].isna().all()
    assert found["ref"].tolist() == ["M000001", "M000002", "M000003"]
    assert str(found["author_role_source"].dtype) == "string"


@pytest.mark.parametrize("many", [0, 99])
def test_some_messages_are_taken_as_all_are(monkeypatch, many):
    monkeypatch.setattr(ordering, "_MANY", many)
    monkeypatch.setattr(ordering, "_PART", 2)
    text = pd.StringDtype("pyarrow")
    columns = {
        "id": pd.array(list("abcde"), dtype=text), "same": pd.array(["x"] * 5, dtype=text),
        "none": pd.array([None] * 5, dtype=text), "word": pd.Categorical(list("yzyzy")),
        "count": pd.array([1, None, 3, 4, 5], dtype="Int64"), "lost": pd.array([None] * 5, dtype="Int64"),
    }  # fmt: skip
    whole = pd.DataFrame(columns)
    order = np.array([4, 0, 1])
    found = ordering.arranged(whole.copy(), order)
    pd.testing.assert_frame_equal(found, whole.iloc[order].reset_index(drop=True))
