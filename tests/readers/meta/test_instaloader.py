"""Posts and comments of Instaloader."""

import zipfile

import pytest

from dialogscore import readers, threads
from dialogscore.errors import FeedError
from tests.readers.test_feeds import FEEDS


def test_comments_are_put_below_the_post_that_was_saved_with_them():
    path = FEEDS / "instaloader" / "profile.zip"
    feed = readers.read([path], readers.ReadOptions(company="kesselberg"))
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["18004", "reply_target_id"] == "18002"
    assert result.loc["18003", "direction"] == "inbound"


def test_what_is_no_post_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "feed.zip", "w") as archive:
        archive.writestr("k/2024-03-05_09-00-00_UTC_comments.json", "[]")
        archive.writestr("k/2024-03-05_09-00-00_UTC.json", '{"node": 3}')
    with pytest.raises(FeedError, match="no post"):
        readers.read([tmp_path / "feed.zip"], readers.ReadOptions(company="kesselberg"))
