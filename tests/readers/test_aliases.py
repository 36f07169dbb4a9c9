"""Messages of several ids go by one of them everywhere."""

import json

from dialogscore import readers

LINES = [
    {"message_id": "30", "aliases": "10 20", "author_id": "acme", "created_at": "2024-03-05T09:00:00Z", "text": "New!"},
    {"message_id": "40", "author_id": "ann", "parent_id": "10", "created_at": "2024-03-05T09:05:00Z", "text": "Nice"},
    {"message_id": "10", "author_id": "acme", "created_at": "2024-03-05T08:59:00Z", "text": "Nwe!"},
]


def test_replies_to_older_versions_answer_the_message(tmp_path, monkeypatch):
    from dialogscore.readers import canonical

    monkeypatch.setattr(canonical, "_COLUMNS", (*canonical._COLUMNS, "aliases"))
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)))
    feed = readers.read([path], readers.ReadOptions(company="acme"))
    assert feed.messages["message_id"].tolist() == ["30", "40"]
    assert feed.messages["parent_id"].tolist()[1] == "30"
    assert feed.rejects["kind"].tolist() == ["duplicate"]
