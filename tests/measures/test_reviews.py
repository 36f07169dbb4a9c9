"""Reviews are measured apart: nothing that is said of posts changes by them."""

import json
from pathlib import Path

import pandas as pd
import pytest

import dialogscore
from dialogscore import schema
from dialogscore.reports import html, terminal

FEEDS = Path(__file__).parent.parent / "feeds"
POSTS = FEEDS / "youtube_api/items.json"


@pytest.fixture(scope="module")
def stars(tmp_path_factory):
    """Sixty reviews an hour apart, each edited after nine days; every second one is answered after two hours."""
    path = tmp_path_factory.mktemp("stars") / "reviews.json"
    found = []
    for number in range(60):
        at = pd.Timestamp("2024-03-01T00:00:00Z") + pd.Timedelta(hours=number)
        one = {"reviewId": f"r{number}", "starRating": "TWO", "createTime": at.isoformat(), "comment": "Cold"}
        one["updateTime"] = (at + pd.Timedelta(days=9)).isoformat()
        if number % 2:
            one["reviewReply"] = {"comment": "Sorry!", "updateTime": (at + pd.Timedelta(hours=2)).isoformat()}
        found.append(one)
    path.write_text(json.dumps({"reviews": found}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def audits(stars):
    options = {"company": "kesselberg", "as_of": "2024-03-20"}
    return {
        "posts": dialogscore.audit(POSTS, **options),
        "both": dialogscore.audit([POSTS, stars], reviews=True, **options),
        "reviews": dialogscore.audit(stars, reviews=True, **options),
    }


def test_half_of_the_reviews_are_answered_and_after_two_hours(audits):
    for name in ("both", "reviews"):
        scores = audits[name].scores
        apart = scores[(scores["subset_by"] == "channel").fillna(False)].set_index("measure")
        assert set(apart["subset"]) == {"reviews"}
        assert set(apart["basis"]) == {"counted"}
        assert apart.loc[["reply_rate_24h", "reply_rate_72h", "reply_rate_7d"], "value"].tolist() == [0.5] * 3
        assert apart.loc["response_median_seconds", "value"] == 7200
        assert set(apart["n"]) == {60}


def test_posts_are_measured_as_if_no_review_were_there(audits):
    both, posts = audits["both"].scores, audits["posts"].scores
    rest = both[~(both["subset_by"] == "channel").fillna(False)].reset_index(drop=True)
    pd.testing.assert_frame_equal(rest, posts.reset_index(drop=True))
    for name, table in audits["posts"].tables.items():
        if name not in ("ledger", "clusters"):
            # A ref counts all rows of a feed.
            one, other = (each.drop(columns="ref", errors="ignore") for each in (audits["both"].tables[name], table))
            pd.testing.assert_frame_equal(one, other)


def test_reviews_have_a_ledger_rule_of_their_own(audits):
    both = audits["both"]
    is_review = both.messages["kind"].isin(["review", "review_reply"])
    assert is_review.sum() == 90
    assert set(both.messages.loc[is_review, "ledger"]) == {"review"}
    ledger = both.tables["ledger"].set_index("rule")["rows"]
    assert ledger["review"] == 90
    assert ledger["received"] == len(both.messages)
    for stage in schema.STAGES[:1]:
        schema.check(both.messages, stage)


def test_reviews_alone_withhold_the_verdict_and_say_why(audits):
    scores = audits["reviews"].scores
    whole = scores[scores["subset_by"].isna() & scores["value"].isna() & scores["profile"].eq("dialogscore")]
    assert set(whole["note_code"]) == {"reviews_only"}
    assert "no post" in terminal.verdict(audits["reviews"], language="en")
    assert "keinen Beitrag" in terminal.verdict(audits["reviews"], language="de")


@pytest.mark.parametrize(("language", "word"), [("de", "Bewertungen"), ("en", "Reviews")])
def test_both_reports_have_a_block_only_where_reviews_were_read(audits, tmp_path, language, word):
    for name, audit in audits.items():
        html.render(audit, tmp_path / "report.html", language=language)
        page = (tmp_path / "report.html").read_text(encoding="utf-8")
        assert ('id="reviews"' in page) == (name != "posts")
        assert (f"{word}:" in terminal.verdict(audit, language=language)) == (name != "posts")
