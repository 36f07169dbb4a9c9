"""Times of one layout: the quick way gives what the careful one gives, or nothing."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers import times
from dialogscore.readers.layouts import read_column

MOMENTS = st.datetimes(min_value=pd.Timestamp("1970-01-01"), max_value=pd.Timestamp("2200-12-31 23:59:59"))
LAYOUTS = ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S+00:00", "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%S.%f+0000")
SIGNS = "0123456789-:TZ +.JanTue"


def carefully(texts):
    """Read each on its own, so that no column is alike."""
    whole = pa.chunked_array([[*texts, "x"]])
    found = times.parse(whole)
    return found.at[: len(texts)], found.precision[: len(texts)], found.reason[: len(texts)]


@given(moments=st.lists(MOMENTS, min_size=1, max_size=5), layout=st.sampled_from([*LAYOUTS, "x"]))
def test_the_quick_way_gives_what_the_careful_one_gives(moments, layout):
    if layout == "x":
        names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        texts = [
            f"{names[one.weekday()]} {months[one.month - 1]} {one:%d %H:%M:%S} +0000 {one.year}" for one in moments
        ]
    else:
        texts = [one.strftime(layout) for one in moments]
    found = read_column(pa.array(texts))
    at, precision, reason = carefully(texts)
    assert found is not None
    assert (reason == np.array(None)).all()
    assert (found.micro == at.dt.tz_localize(None).to_numpy().astype("datetime64[us]").astype("int64")).all()
    assert set(precision) == {found.precision}


@given(place=st.integers(0, 29), sign=st.sampled_from(SIGNS), classic=st.booleans(), layout=st.sampled_from(LAYOUTS))
def test_one_sign_changed_gives_the_same_moment_or_a_careful_look(place, sign, classic, layout):
    sound = "Tue Mar 05 09:00:00 +0000 2024" if classic else pd.Timestamp("2024-03-05 09:00:00.25").strftime(layout)
    changed = sound[: place % len(sound)] + sign + sound[place % len(sound) + 1 :]
    found = read_column(pa.array([sound, changed]))
    at, _, reason = carefully([sound, changed])
    if found is not None:
        assert (reason == np.array(None)).all()
        assert (found.micro == at.dt.tz_localize(None).to_numpy().astype("datetime64[us]").astype("int64")).all()


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [None],
        ["2024-03-05T09:00:00Z", None],
        ["2024-03-05T09:00:00Z", "2024-03-05T09:00:00.5Z"],
        ["2024-03-05T09:00:00"],
        ["2024-03-05T09:00:00+01:00"],
        ["2024-02-30T09:00:00Z"],
        ["1969-12-31T09:00:00Z"],
        ["2024-03-05T24:00:00Z"],
        ["Mon Mar 05 09:00:00 +0000 2024"],
        ["1709629200"],
    ],
)
def test_whatever_is_not_alike_in_utc_is_left_to_others(texts):
    assert read_column(pa.array(texts, pa.string())) is None


def test_a_slice_of_a_column_is_read_from_its_place():
    texts = pa.array(["x", "2024-03-05T09:00:01Z", "2024-03-05T09:00:02Z"])
    assert (np.diff(read_column(texts[1:]).micro) == 1_000_000).all()
