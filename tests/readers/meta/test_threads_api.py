"""Posts and replies of Threads."""

import json

from dialogscore import readers
from dialogscore.readers.meta.threads_api import FORMAT


def test_posts_are_the_accounts_if_its_replies_are_marked(tmp_path):
    common = {"timestamp": "2024-03-05T08:00:00+0000", "username": "kesselberg", "text": "a"}
    rows = [common | {"id": "1", "is_reply": False}, common | {"id": "2", "is_reply_owned_by_me": True}]
    rows += [common | {"id": "3", "username": "ann", "replied_to": {"id": "1"}, "is_reply_owned_by_me": False}]
    path = tmp_path / "feed.json"
    path.write_text(json.dumps({"data": rows}), encoding="utf-8")
    messages = readers.read([path], readers.ReadOptions(company="Kesselberg Rösterei")).messages
    assert messages["author_role"].tolist() == ["company", "company", "audience"]
    assert messages["kind"].tolist() == ["post", "post", "reply"]


def test_threads_are_no_two_level_platform():
    assert FORMAT.platform == "threads"


def test_a_post_without_marks_before_marked_replies_is_of_threads(tmp_path):
    post = {"id": "1", "username": "acme", "text": "News", "timestamp": "2024-03-05T09:00:00+0000"}
    reply = {**post, "id": "2", "username": "ann", "root_post": {"id": "1"}, "replied_to": {"id": "1"}}
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"data": [post, reply]}), encoding="utf-8")
    assert [one.format for one in readers.inspect_detection(path)] == ["threads_api"]
