"""Files that no format reads are named, and so is what to export in their place."""

import json

import pytest

from dialogscore import readers
from dialogscore.errors import UnknownFormatError


@pytest.mark.parametrize(
    ("record", "what", "step"),
    [
        ({"object": "page", "entry": [{"id": "1", "changes": []}]}, "webhooks", "from the Graph API"),
        ({"data": [{"post_type": "TWEET", "guid": "1", "network": "TWITTER"}]}, "Sprout Social", "Smart Inbox as CSV"),
        ({"users": [{"id": "1", "name": "Ann"}]}, "a list of users without messages", "Leave it out"),
    ],
)
def test_a_kind_that_is_known_and_not_read_says_what_to_export(tmp_path, record, what, step):
    path = tmp_path / "x.json"
    for text in (json.dumps(record), json.dumps(record, indent=1)):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UnknownFormatError, match=what) as caught:
            readers.read([path], readers.ReadOptions(company="acme"))
        assert step in str(caught.value)


def test_anything_else_is_a_format_that_nobody_knows(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"object": "page", "entry": "none"}), encoding="utf-8")
    with pytest.raises(UnknownFormatError, match="with the keys object, entry"):
        readers.read([path], readers.ReadOptions(company="acme"))
