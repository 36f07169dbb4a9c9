"""What the bytes of a column tell is what its texts tell."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.readers import signs

TEXTS = st.lists(st.none() | st.text(alphabet="a~!.@& \n\x7fü＠", max_size=5), max_size=9)


def in_chunks(texts, cut, kind):
    whole = pa.array(texts, kind)
    return pa.chunked_array([whole[:cut], whole[cut:]], kind)


@given(TEXTS, st.integers(0, 9), st.sampled_from([pa.string(), pa.large_string()]), st.sampled_from([1, 3, 1 << 17]))
def test_bytes_tell_what_texts_tell(texts, cut, kind, part):
    column = in_chunks(texts, cut, kind)
    joined = "".join(text or "" for text in texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signs, "_PART", part)
        assert signs.holds(column, b"&.") is ("&" in joined or "." in joined)
        assert signs.is_plain(column) is all("!" <= sign <= "~" for sign in joined)


def test_a_slice_shows_its_own_bytes_only():
    assert bytes(signs.signs_of(pa.array(["ab", None, "c", "d"])[1:3])) == b"c"
    assert not len(signs.signs_of(pa.array([], pa.string())))
    assert not len(signs.signs_of(pa.nulls(3, pa.string())))
