"""Packed streams: unpacked whole, or a sentence."""

import bz2
import gzip
import io
import lzma
import random

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from dialogscore.errors import FeedError
from dialogscore.readers.unpacking import Closing, damaged, guarded, unpacked

PACKERS = {
    "gzip": gzip.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}
PACKINGS = st.sampled_from(sorted(PACKERS))


def content(data):
    with unpacked(io.BufferedReader(io.BytesIO(data)), "feed", len(data)) as file:
        return file.read()


@given(data=st.binary(min_size=7, max_size=400), packing=PACKINGS, again=PACKINGS)
def test_two_layers_are_taken_off(data, packing, again):
    once = PACKERS[packing](b"-" + data)
    assert content(once) == b"-" + data
    assert content(PACKERS[again](once)) == b"-" + data


@given(packing=PACKINGS, share=st.floats(0, 1, exclude_max=True))
def test_a_stream_that_is_cut_short_is_noticed_wherever_it_is_cut(packing, share):
    packed = PACKERS[packing](random.Random(0).randbytes(5000))
    cut = packed[: max(7, int(share * len(packed)))]
    with pytest.raises(FeedError, match="damaged archive"):
        content(cut)


def test_frames_of_zstd_follow_each_other_and_the_last_must_be_whole():
    frame = PACKERS["zstd"](random.Random(1).randbytes(300_000))
    assert len(content(frame * 3)) == 900_000
    for cut in (frame[:-1], frame * 2 + frame[:-1], frame * 2 + frame[:3]):
        with pytest.raises(FeedError, match="cut short"):
            content(cut)


@pytest.mark.parametrize("packing", PACKERS)
def test_a_bomb_is_stopped_after_64_mb(packing):
    bomb = PACKERS[packing](b"\0" * (80 << 20))
    with pytest.raises(FeedError, match="no more than 200 times their size"):
        content(bomb)


def test_a_sound_stream_may_be_large():
    data = b"x" * (65 << 20)
    with guarded(Closing(io.BytesIO(data), io.BytesIO()), "feed", 1 << 20) as file:
        assert len(file.read()) == len(data)


def test_our_own_errors_are_kept_and_passwords_named():
    own = FeedError("read x", found="a", expected="b")
    assert damaged("x", own) is own
    assert "asks for a password" in str(damaged("x", RuntimeError("File is encrypted, password required")))
    assert "a damaged archive (bad)" in str(damaged("x", ValueError("bad")))
