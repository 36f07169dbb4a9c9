import pandas as pd

from dialogscore.benchmark.shards import extent, pack, unpack
from dialogscore.readers import ReadOptions, read
from tests.benchmark.made import write_twcs


def test_a_shard_is_the_feed_again_with_what_its_sources_can_tell(tmp_path):
    path = write_twcs(tmp_path / "twcs.csv", {"acme": 6})
    feed = read([path], ReadOptions(company="acme"))
    shard = pack(feed)
    again = unpack(shard)
    for part in ("messages", "sources", "rejects"):
        pd.testing.assert_frame_equal(getattr(again, part), getattr(feed, part))
    assert (again.accounts, again.notes, again.other_companies) == (feed.accounts, feed.notes, feed.other_companies)
    assert pack(again) == shard
    assert extent(shard) == (10, [("2025-03-01T09:00:00+00:00", "2025-03-31T11:00:00+00:00")])


def test_a_shard_is_read_from_a_file_too(tmp_path):
    feed = read([write_twcs(tmp_path / "twcs.csv", {"acme": 3})], ReadOptions(company="acme"))
    (tmp_path / "shard").write_bytes(pack(feed))
    pd.testing.assert_frame_equal(unpack(str(tmp_path / "shard")).messages, feed.messages)
