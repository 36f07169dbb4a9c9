"""Lists cut into lists: the same elements, wherever the bytes are cut."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers.elements import list_pieces

TEXTS = st.text(alphabet='a"\\[]{},é', max_size=6)
VALUES = st.recursive(
    TEXTS | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
)


def cut(data, places):
    ends = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[start:end] for start, end in itertools.pairwise(ends)]


@given(
    values=st.lists(VALUES, max_size=6),
    places=st.lists(st.integers(0, 500), max_size=8),
    indent=st.sampled_from([None, 1]),
)
def test_pieces_hold_the_elements_of_the_whole(values, places, indent):
    data = b"\n " + json.dumps(values, indent=indent, ensure_ascii=False).encode() + b" \n"
    pieces = list(list_pieces(cut(data, places)))
    assert [one for piece in pieces for one in json.loads(piece)] == values


@given(places=st.lists(st.integers(0, 500), max_size=30))
def test_backslashes_are_counted_across_the_cut(places):
    values = ["\\" * number + '",[' for number in range(9)]
    pieces = list(list_pieces(cut(json.dumps(values).encode(), places)))
    assert [one for piece in pieces for one in json.loads(piece)] == values


@pytest.mark.parametrize("data", [b"", b" ", b"[1", b'["]', b"[1] 2", b"{}", b"[[1]", b"[1]]"])
def test_what_is_no_whole_list_is_told(data):
    for blocks in ([data], [bytes([sign]) for sign in data]):
        with pytest.raises(ValueError, match="list"):
            list(list_pieces(blocks))
