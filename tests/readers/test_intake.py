"""One file from its bytes to typed messages: what is cut, kept, counted and refused."""

import numpy as np
import pytest

from dialogscore.errors import FeedError
from dialogscore.readers.assembly import BATCH
from dialogscore.readers.blobs import Blob
from dialogscore.readers.intake import open_source, records
from dialogscore.readers.model import ReadOptions

HEADER = "message_id,created_at,author_id,text,url\n"
ROW = "m{0},2024-03-05T09:00:0{0}Z,ann,{1},https://x.example/{0}\n"


@pytest.fixture
def opened(tmp_path):
    def opened(body, **options):
        path = tmp_path / "feed.csv"
        path.write_text(HEADER + body, encoding="utf-8")
        return open_source(Blob(path), (), "S1", ReadOptions(company="acme", **options), None)

    return opened


def test_a_file_becomes_typed_messages_and_rejects(opened):
    read = records(*opened(ROW.format(1, "hello") + HEADER + "m2,never,ann,bye,\n"))
    assert read.table.schema == BATCH
    assert read.table["message_id"].to_pylist() == ["m1"]
    assert [(one.source_row, one.reason) for one in read.rejects] == [(2, "repeated_header"), (3, "bad_time")]
    assert read.row_count == 3


def test_a_first_pass_keeps_the_beginning_of_a_text_and_no_link(opened):
    read = records(*opened(ROW.format(1, "ä" * 100)), slim=True)
    assert read.table["text"].to_pylist() == ["ä" * 64]
    assert read.table["url"].to_pylist() == [None]


def test_a_second_pass_keeps_what_is_wanted_and_counts_all(opened):
    body = "".join(ROW.format(number, "hello") for number in range(1, 4))
    read = records(*opened(body), keep=np.array([True, False, True]))
    assert read.table["message_id"].to_pylist() == ["m1", "m3"]
    assert read.row_count == 3


def test_a_header_alone_is_no_feed(opened):
    with pytest.raises(FeedError, match="a header and no message"):
        records(*opened(""))


def test_times_without_a_zone_ask_for_one(opened):
    body = "m1,2024-03-05 09:00:00,ann,hello,\n"
    with pytest.raises(FeedError, match="without a time zone"):
        records(*opened(body))
    known, source = opened(body, zone="Europe/Berlin")
    read = records(known, source)
    assert [moment.hour for moment in read.table["created_at"].to_pylist()] == [8]
    assert ("assumed_zone", {"file": "feed.csv", "zone": "Europe/Berlin"}) in source.notes
