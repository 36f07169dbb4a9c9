"""Posts of facebook-scraper."""

import pytest

from dialogscore import readers, threads
from dialogscore.errors import FeedError
from tests.readers.test_feeds import FEEDS

PATH = FEEDS / "facebook_scraper" / "posts.json"


def test_times_of_the_collecting_machine_need_a_zone():
    with pytest.raises(FeedError, match="--zone"):
        readers.read([PATH], readers.ReadOptions(company="kesselberg"))


def test_the_message_really_answered_is_found_below_a_flattened_comment():
    feed = readers.read([PATH], readers.ReadOptions(company="kesselberg", zone="UTC"))
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["84", "reply_target_id"] == "82"
    assert result.loc["81", "response_seconds"] == 1830
