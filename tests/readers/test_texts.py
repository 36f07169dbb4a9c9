"""Mentions, entities and flags."""

import pyarrow as pa
import pytest

from dialogscore.readers.texts import find_mentions, flags, split_mentions, unescape


def column(*values):
    return pa.chunked_array([pa.array(values, pa.string())])


@pytest.mark.parametrize(
    ("text", "platform", "found"),
    [
        ("@acme hello", "x", "acme"),
        ("hello @acme, @Bolt_1!", "x", "acme Bolt_1"),
        (".@acme hello", "x", None),
        ("write to ann@acme.org", "x", None),
        ("see https://tube.example/@acme", "x", None),
        ("@acme.", "x", "acme"),
        ("(@acme)", "x", "acme"),
        ("@acme@bolt", "x", "acme"),
        ("thanks @tobias.k.", "instagram", "tobias.k"),
        ("@änne hallo", "other", "änne"),
        ("@ann@social.example hi", "mastodon", "ann@social.example"),
        ("@ann-k.example.social hi", "bluesky", "ann-k.example.social"),
        ("＠acme hi", "x", "acme"),
        ("no name @ all", "x", None),
        ("@115712 sorry", "x", "115712"),
        ("", "x", None),
        (None, "x", None),
    ],
)
def test_mentions_are_found_in_texts(text, platform, found):
    assert find_mentions(column(text), platform).to_pylist() == [found]


def test_each_row_keeps_its_own_mentions():
    texts = column("@a @b", "none", "c\x1e@d", None, "x@y.z", "@e")
    assert find_mentions(texts, "x").to_pylist() == ["a b", None, "d", None, None, "e"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a b", "a b"), ("@a, @b", "a b"), ('["a", "b"]', "a b"), ("[]", None), ("", None),
     ("@ann@social.example", "ann@social.example"), (None, None)],
)  # fmt: skip
def test_a_list_of_mentions_has_one_form(given, kept):
    assert split_mentions(column(given)).to_pylist() == [kept]


def test_entities_are_unescaped_once():
    assert unescape(column("a &amp; b &lt;3 &amp;lt;")).to_pylist() == ["a & b <3 &lt;"]


def test_flags_are_yes_no_or_unknown():
    assert flags(column("True", "0", " yes ", "nein", "perhaps", None)).to_pylist() == [
        True,
        False,
        True,
        False,
        None,
        None,
    ]
