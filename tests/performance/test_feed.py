"""The generator of performance feeds: seeded, of the size asked for, with the settings it states."""

import numpy as np
import pandas as pd

from tests.performance.feed import write_feed, write_shared_feed
from tests.performance.many import write_folders


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


def test_a_shared_feed_holds_many_companies_that_share_nobody(tmp_path):
    write_shared_feed(tmp_path / "shared.csv", 1_000, companies=3)
    feed = pd.read_csv(tmp_path / "shared.csv", dtype=str)
    assert len(feed) == 1_000
    assert feed["message_id"].is_unique
    own = feed[feed["author_role"] == "company"]
    assert own["author_id"].unique().tolist() == ["velmora0", "velmora1", "velmora2"]
    # 333, 333 and 334 rows, one company after the other, whose threads and people stay within.
    company = np.repeat([0, 1, 2], [333, 333, 334])
    for column in ("conversation_id", "author_id"):
        assert (feed.assign(company=company).groupby(column)["company"].nunique() == 1).all()


def test_folders_hold_a_company_each(tmp_path):
    write_folders(tmp_path / "feeds", 100, companies=3)
    sizes = [len(pd.read_csv(path)) for path in sorted(tmp_path.glob("feeds/*/feed.csv"))]
    assert sizes == [33, 33, 34]
    said = [path.read_text().split("\n")[0] for path in sorted(tmp_path.glob("feeds/*/company.toml"))]
    assert said == ['company = "velmora0"', 'company = "velmora1"', 'company = "velmora2"']
