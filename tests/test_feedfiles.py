"""Which files of a folder or archive may be feeds."""

import pytest

from dialogscore.errors import FeedError
from dialogscore.feedfiles import feed_files, is_feed_name


@pytest.mark.parametrize("name", ["feed.csv", "data/tweets.js", "a b.JSONL", "dump.zst", "posts"])
def test_exports_have_names_of_feeds(name):
    assert is_feed_name(name)


@pytest.mark.parametrize(
    "name",
    ["company.toml", "README.md", "media/p.JPG", ".hidden.csv", "__MACOSX/feed.csv", "~$feed.xlsx", "SHA256SUMS"],
)
def test_notes_settings_and_pictures_have_none(name):
    assert not is_feed_name(name)


def test_a_folder_gives_its_own_files_by_name(tmp_path):
    for name in ("b.csv", "a.jsonl", "company.toml"):
        (tmp_path / name).write_text("x")
    (tmp_path / "audit").mkdir()
    (tmp_path / "audit" / "messages.csv").write_text("x")
    assert [path.name for path in feed_files(tmp_path)] == ["a.jsonl", "b.csv"]


def test_a_folder_without_any_is_one_sentence(tmp_path):
    with pytest.raises(FeedError, match="without any export file"):
        feed_files(tmp_path)
