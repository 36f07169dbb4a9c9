"""Bluesky: threads of any depth, clocks that lie, repositories that are damaged."""

import contextlib
import json
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogscore import readers
from dialogscore.errors import DialogscoreError, FeedError
from dialogscore.readers.bluesky import appview
from dialogscore.readers.bluesky.records import author_of, from_record, made_up
from dialogscore.readers.bluesky.repository import records_of
from tests.readers.mutations import ANYTHING, lines, mutated, survives
from tests.readers.mutations import records_of as rows_of

FEEDS = Path(__file__).parent.parent / "feeds"
TRAPS = rows_of(FEEDS / "bluesky_appview/gone_blocked_quoted_passed_on.jsonl")
REPO = (FEEDS / "bluesky_car/repo.car").read_bytes()
SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
OPTIONS = readers.ReadOptions(company="kesselberg.example")


def post(number, parent=None):
    uri = f"at://did:plc:{'abc'[number % 3]}/app.bsky.feed.post/p{number}"
    record = {"text": f"n {number}", "createdAt": f"2024-03-05T{number // 3600:02}:{number // 60 % 60:02}:00.000Z"}
    if parent:
        record["reply"] = {"parent": {"uri": parent}, "root": {"uri": parent}}
    handle = "kesselberg.example" if number % 3 == 0 else "bo.example"
    return {"uri": uri, "record": record, "author": {"did": f"did:plc:{'abc'[number % 3]}", "handle": handle}}


def test_a_thread_deeper_than_any_recursion_is_read(tmp_path):
    views = [post(0)]
    for number in range(1, 3000):
        views.append(post(number, views[-1]["uri"]))
    text = "".join(f'{{"post":{json.dumps(view)},"replies":[' for view in views) + "]}" * len(views)
    path = tmp_path / "deep.json"
    path.write_text(f'{{"thread":{text}}}', encoding="utf-8")

    feed = readers.read([path], OPTIONS)

    assert len(feed.messages) == 3000
    assert feed.rejects.empty
    assert feed.messages["parent_id"].isin(feed.messages["message_id"]).sum() == 2999


def test_a_deep_thread_between_others_keeps_its_record_number(tmp_path):
    deep = f'{{"post":{json.dumps(post(1))},"replies":['
    path = tmp_path / "x.jsonl"
    text = [json.dumps(post(0)), deep + '{"replies":[' * 900 + "]}" * 901, json.dumps(post(2))]
    path.write_text("\n".join(text), encoding="utf-8")
    feed = readers.read([path], OPTIONS)
    assert sorted(feed.messages["source_row"]) == [1, 2, 3]


@pytest.mark.parametrize(
    ("said", "seen", "expected", "count"),
    [
        ("2024-03-05T09:00:00Z", "2024-03-05T09:00:01Z", "2024-03-05T09:00:00Z", 0),
        ("2024-03-05T09:00:00Z", "2024-03-06T09:00:00Z", "2024-03-05T09:00:00Z", 0),
        ("2024-03-05T09:00:00Z", "2024-03-06T09:00:01Z", "2024-03-06T09:00:01Z", 1),
        ("2024-03-05T09:00:01Z", "2024-03-05T09:00:00Z", "2024-03-05T09:00:00Z", 1),
        ("yesterday", "2024-03-05T09:00:00Z", "2024-03-05T09:00:00Z", 1),
        ("2024-03-05T09:00:00Z", None, "2024-03-05T09:00:00Z", 0),
        ("2024-03-05T09:00:00Z", "soon", "2024-03-05T09:00:00Z", 0),
        (None, None, None, 0),
    ],
)
def test_the_server_is_believed_where_the_author_cannot_be(said, seen, expected, count):
    corrected = Counter()
    assert appview._moment(said, seen, corrected.update) == expected
    assert corrected.total() == count


def test_an_address_tells_author_and_time():
    uri = "at://did:plc:bo/app.bsky.feed.post/3kmwvwuj3x52b"
    assert author_of(uri) == "did:plc:bo"
    assert made_up(uri)["created_at"].startswith("2024-03-05T10:05:00")
    assert made_up("at://did:plc:bo/app.bsky.feed.post/short") is None
    assert author_of("https://bsky.app/profile/bo") is None


def test_what_is_embedded_in_many_posts_is_one_message():
    known = set()
    item = {"post": post(2, post(1)["uri"]), "reply": {"parent": post(1), "root": post(0)}}
    found = [one["message_id"][-2:] for one in appview.to_message({"feed": [item, item]}, known, Counter())]
    assert found == ["p2", "p0", "p1", "p2"]


def test_without_the_library_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "libipld", None)
    with pytest.raises(FeedError, match=r"dialogscore\[bluesky\]"):
        readers.read([FEEDS / "bluesky_car/repo.car"], OPTIONS)


def test_a_tree_that_holds_itself_ends():
    blocks = {
        b"c": {"data": b"n"},
        b"n": {"l": b"n", "e": [{"p": 0, "k": b"x/1", "v": b"r", "t": b"n"}]},
        b"r": {"a": 1},
    }
    assert list(records_of(b"c", blocks)) == [("x/1", {"a": 1})]


def test_keys_that_grow_from_entry_to_entry_end_at_their_longest():
    entries = [{"p": 9999, "k": b"x", "v": b"r"} for _ in range(5000)]
    blocks = {b"c": {"data": b"n"}, b"n": {"e": entries}, b"r": {"text": "x"}}
    assert max(len(key) for key, _ in records_of(b"c", blocks)) == 1024


def test_keys_are_written_by_what_differs():
    node = {"l": None, "e": [{"p": 0, "k": b"x/aa", "v": b"1", "t": None}, {"p": 3, "k": b"b", "v": b"2", "t": None}]}
    blocks = {b"c": {"data": b"n"}, b"n": node, b"1": {"n": 1}, b"2": {"n": 2}}
    assert [key for key, _ in records_of(b"c", blocks)] == ["x/aa", "x/ab"]


@given(record=st.dictionaries(st.sampled_from(["text", "createdAt", "reply", "langs", "facets", "embed"]), ANYTHING))
def test_any_record_becomes_a_message(record):
    assert from_record("at://did:plc:a/app.bsky.feed.post/1", record)["text"] is not None


@SETTINGS
@given(records=mutated(TRAPS))
def test_any_answer_is_messages_or_rejects(tmp_path, records):
    survives(tmp_path / "x.jsonl", lines(records), "bluesky_appview")


@SETTINGS
@given(place=st.integers(0, len(REPO) - 1), value=st.integers(0, 255), length=st.integers(0, len(REPO)))
def test_any_damaged_repository_is_messages_or_a_sentence(tmp_path, place, value, length):
    for number, data in enumerate((REPO[:place] + bytes([value]) + REPO[place + 1 :], REPO[:length] or b"x")):
        path = tmp_path / f"{number}.car"
        path.write_bytes(data)
        with contextlib.suppress(DialogscoreError):
            readers.read([path], readers.ReadOptions(company="x", format="bluesky_car", max_rejects=1.0))
