"""The generator of performance feeds: seeded, of the size asked for, with the settings it states."""

import pandas as pd

from tests.performance.feed import write_feed


def test_same_seed_same_bytes_and_other_seed_other_bytes(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_feed(tmp_path / name, 500, seed=seed)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()


def test_feed_has_the_size_and_shares_asked_for(tmp_path):
    write_feed(tmp_path / "feed.csv", 20_000, canned_share=0.3)
    feed = pd.read_csv(tmp_path / "feed.csv", dtype=str)
    assert len(feed) == 20_000
    assert feed["message_id"].is_unique
    assert set(feed["parent_id"].dropna()) <= set(feed["message_id"])
    of_company = feed["author_role"] == "company"
    assert 0.3 < of_company.mean() < 0.5
    replies = feed[of_company & feed["parent_id"].notna()]
    # A canned reply ends in its invented case number of seven digits.
    assert abs(replies["text"].str.contains(r" \d{7}$").mean() - 0.3) < 0.02
    parents = feed.set_index("message_id")["created_at"]
    answering = feed[feed["parent_id"].notna()]
    assert (answering["created_at"].to_numpy() > parents[answering["parent_id"]].to_numpy()).all()
