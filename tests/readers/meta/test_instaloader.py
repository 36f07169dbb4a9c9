"""Posts and comments of Instaloader."""

import zipfile

import pytest

from dialogscore import readers, threads
from tests.readers.test_feeds import FEEDS


def test_comments_are_put_below_the_post_that_was_saved_with_them():
    path = FEEDS / "instaloader" / "profile.zip"
    feed = readers.read([path], readers.ReadOptions(company="kesselberg"))
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["18004", "reply_target_id"] == "18002"
    assert result.loc["18003", "direction"] == "inbound"


@pytest.mark.parametrize(
    ("saved", "reason"), [('{"node": 3}', "bad_record"), ('{"node": {', "bad_json"), ("[]", "bad_json")]
)
def test_a_post_that_was_not_saved_whole_is_a_reject_of_its_own(tmp_path, saved, reason):
    comment = '[{"id": 1, "created_at": 1709629300, "text": "Where?", "owner": {"id": "9", "username": "ann"}}]'
    good = '{"node": {"taken_at_timestamp": 1709629200, "owner": {"id": "7", "username": "kesselberg"}}}'
    with zipfile.ZipFile(tmp_path / "feed.zip", "w") as archive:
        archive.writestr("k/2024-03-05_09-00-00_UTC_comments.json", comment)
        archive.writestr("k/2024-03-05_09-00-00_UTC.json", saved)
        archive.writestr("k/2024-03-06_09-00-00_UTC.json", good)
    feed = readers.read([tmp_path / "feed.zip"], readers.ReadOptions(company="kesselberg", max_rejects=1.0))
    assert feed.rejects["reason"].tolist() == [reason]
    assert len(feed.messages) == 2
