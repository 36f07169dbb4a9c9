"""Comments of Apify."""

import pytest

from dialogscore import readers, threads
from dialogscore.readers.meta.apify import _POST
from tests.readers.test_feeds import FEEDS


@pytest.mark.parametrize("name", ["comments.json", "comments.csv"])
def test_comments_below_the_page_are_addressed_to_it_although_the_post_is_missing(name):
    feed = readers.read([FEEDS / "apify_facebook" / name], readers.ReadOptions(company="kesselberg"))
    result = threads.add_threads(feed.messages, feed.sources).set_index("message_id")
    assert result.loc["83", "direction"] == "inbound"
    assert result.loc["Y29tbWVudDo3MDAxXzgx", "response_seconds"] == 1830
    assert result.loc["84", "reply_target_id"] == "82"


def test_comments_find_their_post_in_an_export_of_posts():
    paths = [FEEDS / "apify_facebook" / "comments.json", FEEDS / "crowdtangle_fb" / "unknown_zone.csv"]
    messages = readers.read(paths, readers.ReadOptions(company="kesselberg", max_rejects=0.6)).messages
    assert messages["parent_id"].dropna().isin(messages["message_id"]).all()
    assert messages["parent_id"].eq("3300_7001").sum() == 2


def test_a_field_full_of_beginnings_of_addresses_takes_no_longer_than_it_is_long():
    assert _POST.search("facebook.com/" * 20_000) is None
