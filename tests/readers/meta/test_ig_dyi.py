"""Instagram's download of one's own information."""

import zipfile

import pytest

from dialogscore import readers, threads
from dialogscore.errors import FeedError
from tests.readers.test_feeds import FEEDS


def test_a_download_as_web_pages_is_answered_with_the_format_to_ask_for(tmp_path):
    with zipfile.ZipFile(tmp_path / "instagram.zip", "w") as archive:
        archive.writestr("your_instagram_activity/content/posts_1.html", "<html></html>")
    with pytest.raises(FeedError, match="choose the format JSON instead of HTML"):
        readers.read([tmp_path / "instagram.zip"], readers.ReadOptions(company="kesselberg"))


def test_a_comment_below_the_medium_of_others_speaks_to_its_owner():
    feed = readers.read([FEEDS / "ig_dyi" / "account.zip"], readers.ReadOptions(company="kesselberg"))
    result = threads.add_threads(feed.messages, feed.sources)
    own = result[result["kind"] == "comment"]
    assert own["addresses"].tolist() == ["unclear", "person"]
    assert "12345" not in feed.messages.to_csv()


def test_the_handle_stands_in_the_name_of_the_download(tmp_path):
    path = tmp_path / "instagram-kesselberg.shop-2025-01-02-aBc.zip"
    with zipfile.ZipFile(path, "w") as archive:
        posts = '[{"media": [{"creation_timestamp": 1709629200, "title": "news"}]}]'
        archive.writestr("your_instagram_activity/media/posts_1.json", posts)
    messages = readers.read([path], readers.ReadOptions(company="kesselberg")).messages
    assert messages["author_handle"].tolist() == ["kesselberg.shop"]
