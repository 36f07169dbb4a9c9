"""What is read of an answer of Facebook's Graph API."""

import msgspec

from dialogscore.readers.meta.fb_records import Entry


def test_keys_that_are_not_named_are_never_kept():
    entry = msgspec.json.decode(b'{"id": 1, "from": {"id": "2", "email": "a@b.example"}, "paging": {}}', type=Entry)
    assert entry.sender.id == "2"
    assert b"example" not in msgspec.json.encode(entry)


def test_ids_may_be_numbers():
    assert msgspec.json.decode(b'{"id": 7001}', type=Entry).id == 7001
