"""Media and comments of an Instagram account."""

import json

import pytest

from dialogscore import readers, threads
from dialogscore.errors import FeedError
from tests.readers.test_feeds import FEEDS

MEDIUM = {"id": "1", "caption": "news", "timestamp": "2024-03-05T08:00:00+0000"}


def read(path):
    return readers.read([path], readers.ReadOptions(company="kesselberg"))


def written(tmp_path, value):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["media.json", "webhooks.jsonl"])
def test_the_message_really_answered_is_found_below_a_flattened_comment(name):
    feed = read(FEEDS / "ig_graph" / name)
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["18004", "reply_target_id"] == "18002"
    assert result.loc["18001", "response_seconds"] == 1830
    assert result.loc["18003", "direction"] == "inbound"


def test_media_that_do_not_say_whose_they_are_are_refused(tmp_path):
    with pytest.raises(FeedError, match="do not say whose they are"):
        read(written(tmp_path, {"data": [MEDIUM]}))


def test_media_of_others_are_not_the_accounts(tmp_path):
    media = [MEDIUM, MEDIUM | {"id": "2", "username": "ann"}]
    account = {"id": "9", "username": "kesselberg", "media": {"data": media}}
    assert read(written(tmp_path, account)).messages["author_role"].tolist() == ["company", "audience"]


def test_what_is_found_out_about_another_account_is_read(tmp_path):
    found = {"business_discovery": {"id": "9", "username": "kesselberg", "media": {"data": [MEDIUM]}}, "id": "7"}
    path = written(tmp_path, found)
    assert readers.inspect_detection(path)[0].format == "ig_graph"
    assert read(path).messages["author_handle"].tolist() == ["kesselberg"]


def test_comments_alone_answer_their_medium(tmp_path):
    comment = {"id": "2", "text": "hi", "timestamp": "2024-03-05T09:00:00+0000", "username": "ann"}
    comment |= {"media": {"id": "1"}}
    own = comment | {"id": "3", "username": "kesselberg", "parent_id": "2", "user": {"id": "9"}}
    messages = read(written(tmp_path, {"data": [comment, own]})).messages
    assert messages["parent_id"].tolist() == ["1", "2"]
    assert messages["author_role"].tolist() == ["audience", "company"]
