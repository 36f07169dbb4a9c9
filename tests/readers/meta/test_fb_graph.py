"""Posts and comments of a Facebook page."""

import json

import pytest

from dialogscore import readers, threads
from dialogscore.errors import FeedError
from dialogscore.readers.meta.fb_graph import FORMAT
from tests.readers.test_feeds import FEEDS, STORY

FOLDER = FEEDS / "fb_graph"


def read(path, **values):
    return readers.read([path], readers.ReadOptions(**{"company": "kesselberg"} | values))


def written(tmp_path, value):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["nested.json", "stream_without_authors.json", "ids_of_two_forms.json"])
def test_the_message_really_answered_is_found_below_a_flattened_comment(name):
    feed = read(FOLDER / name)
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    ids = dict(zip(STORY, result.index, strict=True))
    assert result.loc[ids["C3"], "reply_target_id"] == ids["R1"]
    assert result.loc[ids["C1"], "response_id"] == ids["R1"]
    assert result.loc[ids["C1"], "response_seconds"] == 1830
    assert result.loc[ids["C2"], "answered"] == "none"


def test_a_tag_with_a_shortened_name_tells_who_is_answered():
    feed = read(FOLDER / "visitors_and_tags.json")
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["7006_4", "reply_target_id"] == "7006_2"


def test_what_a_visitor_writes_on_the_page_is_written_to_the_page():
    feed = read(FOLDER / "visitors_and_tags.json")
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["3300_7002", "direction"] == "inbound"
    assert result.loc["3300_7002", "response_seconds"] == 1800


def test_no_key_of_the_interface_is_kept():
    for path in FOLDER.glob("*.json"):
        feed = read(path)
        assert "EAAsecretkey" not in feed.messages.to_csv() + str(feed.notes)


def test_comments_of_which_none_has_an_author_are_refused(tmp_path):
    comment = {"id": "1_2", "message": "hi", "created_time": "2024-03-05T09:00:00+0000", "comment_count": 0}
    post = {"id": "9_1", "message": "news", "created_time": "2024-03-05T08:00:00+0000"}
    path = written(tmp_path, {"data": [post | {"comments": {"data": [comment]}}]})
    with pytest.raises(FeedError, match="nobody named as author"):
        read(path)
    other = tmp_path / "posts.json"
    other.write_text(json.dumps({"data": [post | {"from": {"id": "9", "name": "Kesselberg"}}]}), encoding="utf-8")
    written(tmp_path, {"data": [comment]})  # of comments alone nobody need be known
    assert len(readers.read([path, other], readers.ReadOptions(company="kesselberg")).messages) == 2


def test_posts_without_comments_need_no_author(tmp_path):
    path = written(tmp_path, {"data": [{"id": "9_1", "message": "news", "created_time": "2024-03-05T08:00:00+0000"}]})
    assert read(path).messages["author_role"].tolist() == ["company"]


def test_comments_alone_answer_a_post_known_by_its_number(tmp_path):
    sender = {"id": "9", "name": "Kesselberg"}
    comments = [
        {"id": "1_2", "message": "hi", "created_time": "2024-03-05T09:00:00+0000", "comment_count": 1},
        {"id": "1_3", "from": sender, "message": "ho", "created_time": "2024-03-05T09:10:00+0000",
         "parent": {"id": "1_2"}},
    ]  # fmt: skip
    messages = read(written(tmp_path, {"data": comments})).messages
    assert messages["parent_id"].tolist() == ["1", "1_2"]
    assert messages["kind"].tolist() == ["comment", "reply"]
    post = {"id": "9_1", "from": sender, "message": "news", "created_time": "2024-03-05T08:00:00+0000"}
    other = tmp_path / "posts.json"
    other.write_text(json.dumps({"data": [post]}), encoding="utf-8")
    both = readers.read([tmp_path / "feed.json", other], readers.ReadOptions(company="kesselberg")).messages
    assert both["parent_id"].tolist()[1:] == ["9_1", "1_2"]
    assert both["author_role"].tolist() == ["company", "audience", "company"]


def test_a_share_is_a_repost_or_with_words_of_its_own_a_quote(tmp_path):
    post = {"id": "9_1", "parent_id": "8_1", "created_time": "2024-03-05T08:00:00+0000", "from": {"id": "9"},
            "attachments": {"data": [{"type": "share"}]}}  # fmt: skip
    path = written(tmp_path, [post, post | {"id": "9_2", "message": "see"}])
    assert read(path).messages["kind"].tolist() == ["repost", "quote"]
    assert FORMAT.platform == "facebook"
