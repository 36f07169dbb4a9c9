"""Private messages: dropped and counted, or kept without a word."""

import json

from dialogscore import readers

ROWS = [
    {"message_id": "1", "author_id": "acme", "text": "hello", "created_at": "2024-03-05T09:00:00Z"},
    {"message_id": "2", "author_id": "ann", "text": "my number is 123", "created_at": "2024-03-05T09:05:00Z",
     "visibility": "direct", "conversation_id": "t"},
    {"message_id": "3", "author_id": "ACME", "text": "thanks", "created_at": "2024-03-05T09:06:00Z",
     "visibility": "direct", "conversation_id": "t"},
]  # fmt: skip


def read(tmp_path, **options):
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)))
    return readers.read([path], readers.ReadOptions(company="acme", **options))


def test_private_messages_are_dropped_and_counted(tmp_path):
    feed = read(tmp_path)
    assert feed.messages["message_id"].tolist() == ["1"]
    assert feed.rejects["kind"].tolist() == ["private", "private"]
    assert feed.rejects["reason"].tolist() == ["private_message", "private_message"]
    assert feed.private is None


def test_their_metadata_holds_no_word(tmp_path):
    feed = read(tmp_path, private="metadata")
    assert feed.messages["message_id"].tolist() == ["1"]
    assert feed.rejects["kind"].tolist() == ["private", "private"]
    assert feed.rejects["reason"].tolist() == ["private_message_metadata", "private_message_metadata"]
    assert feed.private.columns.tolist() == [
        "platform", "author_id", "author_handle", "created_at", "conversation_id", "is_company",
    ]  # fmt: skip
    assert feed.private["is_company"].tolist() == [False, True]
    assert feed.private["author_id"].tolist() == ["ann", "ACME"]
