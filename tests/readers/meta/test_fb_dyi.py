"""Facebook's download of one's own information."""

import zipfile

import pytest

from dialogscore import readers, threads
from dialogscore.errors import FeedError
from tests.readers.test_feeds import FEEDS


def packed(path, names):
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "<html></html>" if name.endswith("html") else "[]")
    return path


def read(path, company="Kesselberg Rösterei"):
    return readers.read([path], readers.ReadOptions(company=company))


@pytest.mark.parametrize(
    "name", ["your_facebook_activity/posts/your_posts_1.html", "facebook-kesselberg/posts/your_posts_1.html"]
)
def test_a_download_as_web_pages_is_answered_with_the_format_to_ask_for(tmp_path, name):
    with pytest.raises(FeedError, match="choose the format JSON instead of HTML"):
        read(packed(tmp_path / "facebook.zip", [name, "start_here.html"]))


def test_a_part_without_messages_is_named(tmp_path):
    names = ["your_facebook_activity/posts/media/1.jpg", "your_facebook_activity/events/event_invitations.json"]
    with pytest.raises(FeedError, match="leave this one out"):
        read(packed(tmp_path / "facebook.zip", names))


def test_own_comments_are_no_broadcasts_although_nobody_knows_what_they_answer():
    feed = read(FEEDS / "fb_dyi" / "page.zip")
    result = threads.add_threads(feed.messages, feed.sources)
    assert result["addresses"].tolist() == ["everybody", "unclear", "everybody", "unclear"]
    assert feed.sources.loc[0, "audience_coverage"] == "none"


def test_private_messages_are_counted_and_their_text_is_nowhere():
    feed = read(FEEDS / "fb_dyi" / "page.zip")
    assert feed.rejects["reason"].tolist() == ["private_message"] * 2
    assert "12345" not in feed.messages.to_csv() + feed.rejects.to_csv()


def test_several_parts_are_one_export(tmp_path):
    with zipfile.ZipFile(FEEDS / "fb_dyi" / "page.zip") as whole:
        for number, half in enumerate(("posts_", "comments.json"), start=1):
            with zipfile.ZipFile(tmp_path / f"part{number}.zip", "w") as part:
                for name in whole.namelist():
                    if half in name:
                        part.writestr(name, whole.read(name))
    both = readers.read([tmp_path], readers.ReadOptions(company="Kesselberg Rösterei")).messages
    assert both["message_id"].tolist() == read(FEEDS / "fb_dyi" / "page.zip").messages["message_id"].tolist()
