"""Messages of several ids go by one of them everywhere."""

import json

import pyarrow as pa

from dialogscore import readers
from dialogscore.readers import canonical
from dialogscore.readers.aliases import aliases_of

LINES = [
    {"message_id": "30", "aliases": "10 20", "author_id": "acme", "created_at": "2024-03-05T09:00:00Z", "text": "New!"},
    {"message_id": "40", "author_id": "ann", "parent_id": "10", "created_at": "2024-03-05T09:05:00Z", "text": "Nice"},
    {"message_id": "10", "author_id": "acme", "created_at": "2024-03-05T08:59:00Z", "text": "Nwe!"},
]


def test_replies_to_older_versions_answer_the_message(tmp_path, monkeypatch):
    monkeypatch.setattr(canonical, "_COLUMNS", (*canonical._COLUMNS, "aliases"))
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)))
    feed = readers.read([path], readers.ReadOptions(company="acme"))
    assert feed.messages["message_id"].tolist() == ["30", "40"]
    assert feed.messages["parent_id"].tolist()[1] == "30"
    assert feed.rejects["kind"].tolist() == ["duplicate"]


def test_ids_that_several_records_pair_are_one():
    table = pa.table({"message_id": ["1", "2", "3"], "aliases": ["a=>b c=>c", "b=>d", "a=>e old"]})
    found = aliases_of(table)
    assert {_end(found, name) for name in "abde"} == {"e"}
    assert _end(found, "old") == "3"
    assert "c" not in found


def test_a_ring_of_ids_ends():
    found = aliases_of(pa.table({"message_id": ["a", "b"], "aliases": ["b", "a"]}))
    assert _end(found, "a") == _end(found, "b")


def _end(found, name):
    while name in found:
        name = found[name]
    return name


def test_what_two_files_say_of_one_message_is_put_together(tmp_path, monkeypatch):
    monkeypatch.setattr(canonical, "_COLUMNS", (*canonical._COLUMNS, "aliases"))
    post, answer = LINES[0] | {"aliases": None}, LINES[1] | {"parent_id": "20"}
    again = answer | {"message_id": "41", "aliases": "20=>10"}
    for name, lines in (("a", [post | {"aliases": "10"}]), ("b", [answer, again])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    feed = readers.read([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], readers.ReadOptions(company="acme"))
    assert feed.messages["parent_id"].tolist()[1:] == ["30", "30"]
