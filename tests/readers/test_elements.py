"""Lists cut into lists: the same elements, wherever the bytes are cut."""

import itertools
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers.elements import list_pieces, list_under

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


def _drawn(rng, depth=0):
    kind = rng.random()
    if depth > 3 or kind < 0.4:
        return rng.choice([1, None, True, 'a"b', "\\", "[{", "items", -1500.0, "ü,:"])
    if kind < 0.7:
        return [_drawn(rng, depth + 1) for _ in range(rng.randrange(4))]
    return {rng.choice(["items", "a", 'b"', "x\\"]): _drawn(rng, depth + 1) for _ in range(rng.randrange(4))}


def test_the_list_under_a_key_is_found_however_the_bytes_are_cut():
    rng, found = random.Random(1), 0
    for _ in range(3000):
        whole = {rng.choice(["a", "b", "items", 'c"']): _drawn(rng) for _ in range(rng.randrange(1, 4))}
        text = json.dumps(whole, indent=rng.choice([None, 1]), ensure_ascii=False).encode()
        cuts = sorted(rng.randrange(len(text) + 1) for _ in range(rng.randrange(6)))
        blocks = [text[start:end] for start, end in itertools.pairwise([0, *cuts, len(text)])]
        listed = list_under(blocks, "items")
        got = listed and [one for piece in list_pieces(listed, inside=True) for one in json.loads(piece)]
        assert got == (whole.get("items") if isinstance(whole.get("items"), list) else None)
        found += got is not None
    assert found > 200


def test_a_text_without_end_is_not_searched_for_ever():
    assert list_under([b'{"a": "', *[b"x" * (1 << 20)] * 40], "items") is None
