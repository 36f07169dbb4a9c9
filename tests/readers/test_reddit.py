"""Reddit: ids of any notation, listings of any depth, packed dumps, and addresses that nobody reads."""

import json
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogscore import readers
from dialogscore.readers.blobs import Blob
from dialogscore.readers.model import Source
from dialogscore.readers.research import reddit, reddit_request
from dialogscore.readers.textfile import survey
from tests.readers.mutations import lines, mutated, records_of, survives

FEEDS = Path(__file__).parent.parent / "feeds"
DUMP = records_of(FEEDS / "reddit/deleted_removed_machines.jsonl")
LISTING = json.loads((FEEDS / "reddit/listing.json").read_text(encoding="utf-8"))
REQUEST = (FEEDS / "reddit_gdpr/comments.csv").read_text(encoding="utf-8")
SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
OPTIONS = readers.ReadOptions(company="kesselberg")


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("kt8a1", "t1", "t1_kt8a1"),
        ("t3_1b6zz", "t1", "t3_1b6zz"),
        (36, "t1", "t1_10"),
        (1295.0, "t3", "t3_zz"),
        ("40000000000", "t1", "t1_idiytj4"),
        ("123456789", "t1", "t1_123456789"),
        ("1" * 5000, "t1", "t1_" + "1" * 5000),
        (0, "t1", None),
        (-5, "t1", None),
        (float("nan"), "t1", None),
        ("", "t1", None),
        (None, "t1", None),
    ],
)
def test_an_id_says_its_kind(value, kind, expected):
    assert reddit.full_id(value, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("u/kesselberg and /u/ann_k-2", ["kesselberg", "ann_k-2"]),
        ("https://www.reddit.com/u/kesselberg", []),
        ("menu/kesselberg", []),
        ("u/ab", []),
    ],
)
def test_people_are_mentioned_by_u_and_a_slash(text, expected):
    assert reddit.MENTION.findall(text) == expected


def test_a_long_window_is_unpacked(tmp_path):
    path = tmp_path / "coffee_comments.zst"
    settings_ = zstandard.ZstdCompressionParameters(window_log=28, enable_ldm=True)  # more than zstd takes unasked
    with path.open("wb") as file, zstandard.ZstdCompressor(compression_params=settings_).stream_writer(file) as out:
        out.write(lines(DUMP).encode())
    assert zstandard.get_frame_parameters(path.read_bytes()).window_size == 2**28
    assert len(readers.read([path], OPTIONS).messages) == len(DUMP)


def test_answers_that_the_api_left_out_are_counted():
    children = [{"kind": "t1", "data": {}}, {"kind": "more", "data": {"count": 3}}]
    below = {"kind": "Listing", "data": {"children": children}}
    data = {"id": "a", "link_id": "t3_x", "body": "y", "replies": below}
    first, *_ = reddit.to_message(reddit.Thing(kind="t1", data=data))
    assert first["reply_count"] == 4


def test_network_addresses_never_leave_the_file():
    file = Blob(FEEDS / "reddit_gdpr/comments.csv")
    for batch in reddit_request.read(Source("S1", file, survey(file))):
        assert "ip" not in batch.table.column_names
        assert not any("192.0.2" in str(cell) for column in batch.table.columns for cell in column.to_pylist())


def test_records_of_two_tables_are_numbered_through():
    feed = readers.read([FEEDS / "reddit_gdpr/export_kesselberg.zip"], OPTIONS)
    assert sorted(feed.messages["source_row"]) == [1, 2, 3, 4]


@SETTINGS
@given(records=mutated(DUMP))
def test_any_dump_is_messages_or_rejects(tmp_path, records):
    survives(tmp_path / "x.jsonl", lines(records), "reddit")


@SETTINGS
@given(records=mutated(LISTING))
def test_any_listing_is_messages_or_rejects(tmp_path, records):
    survives(tmp_path / "x.json", json.dumps(records), "reddit")


@SETTINGS
@given(place=st.integers(0, len(REQUEST) - 1), new=st.text(max_size=5))
def test_any_request_is_messages_or_rejects(tmp_path, place, new):
    survives(tmp_path / "x.csv", REQUEST[:place] + new + REQUEST[place + 1 :], "reddit_gdpr")
