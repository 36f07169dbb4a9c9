"""Nodes of Facepager."""

import pytest

from dialogscore import readers, threads
from dialogscore.errors import FeedError
from tests.readers.test_feeds import FEEDS

HEADER = "level,id,parent_id,object_id,object_type,query_status,message,created_time,from.id\n"
POST = "0,1,None,9_1,data,fetched (200),news,2024-03-05T09:00:00+0000,\n"
COMMENT = "1,2,1,1_2,data,fetched (200),hi,2024-03-05T09:10:00+0000,\n"


def read(path):
    return readers.read([path], readers.ReadOptions(company="kesselberg"))


def test_the_message_really_answered_is_found_below_a_flattened_comment():
    feed = read(FEEDS / "facepager" / "all.csv")
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["7001_84", "reply_target_id"] == "7001_82"


def test_an_export_without_the_columns_of_messages_says_which_to_add(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text("level,id,parent_id,object_id,query_status\n0,1,None,9_1,fetched (200)\n")
    with pytest.raises(FeedError, match="created_time and message"):
        read(path)


def test_comments_of_which_none_has_an_author_are_refused(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(HEADER + POST + COMMENT)
    with pytest.raises(FeedError, match="nobody named as author"):
        read(path)


def test_posts_without_author_are_the_pages_unless_others_have_one(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text(HEADER + POST)
    assert read(path).messages["author_id"].tolist() == ["9"]
    path.write_text(HEADER + POST + POST.replace("0,1,None,9_1", "0,3,None,9_3").replace(",\n", ",9\n"))
    assert read(path).messages["author_role"].tolist() == ["audience", "company"]


def test_a_ring_of_nodes_ends(tmp_path):
    path = tmp_path / "feed.csv"
    rows = [POST.replace("0,1,None", "0,1,2").replace(",\n", ",9\n"), COMMENT.replace(",\n", ",9\n")]
    path.write_text(HEADER + "".join(rows))
    assert len(read(path).messages) == 2
