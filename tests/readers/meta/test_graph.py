"""What answers of the Graph interfaces have in common."""

from pathlib import Path

import pytest

from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.graph import first_entry, peeked, safe_url, text_of


def seen(first, shape="JSON"):
    return Look(Blob(Path("feed")), b"", shape, list(first), first)


@pytest.mark.parametrize(
    "first",
    [{"id": 1}, {"data": [{"id": 1}]}, {"posts": {"data": [{"id": 1}]}}, {"data": [], "id": 1}],
)
def test_the_first_entry_is_found_at_any_depth(first):
    assert first_entry(seen(first), "posts")["id"] == 1


@pytest.mark.parametrize("first", [{}, {"data": ["x"]}, {"data": [1]}])
def test_what_holds_no_entry_has_none(first):
    assert first_entry(seen(first), "posts") == {}
    assert first_entry(seen({"id": 1}, "CSV")) == {}


def test_first_records_are_seen_without_being_lost():
    some, records = peeked(iter([(1, "a"), (2, "b")]))
    assert some == ["a", "b"]
    assert list(records) == [(1, "a"), (2, "b")]


def test_a_link_with_a_key_is_not_kept():
    assert safe_url("https://a.example/?access_token=EAA") is None
    assert safe_url("https://a.example/") == "https://a.example/"


def test_ids_are_text():
    assert [text_of(value) for value in (7, "7", "", None)] == ["7", "7", None, None]
