"""Reviews are recounted in a part of their own, beside posts and alone."""

import json
from pathlib import Path

import pandas as pd
import pytest

import dialogscore
from dialogscore.verify import verify

POSTS = Path(__file__).parent.parent / "feeds/youtube_api/items.json"


@pytest.fixture(scope="module")
def stars(tmp_path_factory):
    """Forty reviews an hour apart; every fourth one is answered after three hours."""
    path = tmp_path_factory.mktemp("stars") / "reviews.json"
    found = []
    for number in range(40):
        at = pd.Timestamp("2024-03-01T00:00:00Z") + pd.Timedelta(hours=number)
        one = {"reviewId": f"r{number}", "starRating": "TWO", "createTime": at.isoformat(), "comment": "Late"}
        if number % 4 == 0:
            one["reviewReply"] = {"comment": "Sorry!", "updateTime": (at + pd.Timedelta(hours=3)).isoformat()}
        found.append(one)
    path.write_text(json.dumps({"reviews": found}), encoding="utf-8")
    return path


@pytest.mark.parametrize("alone", [False, True])
def test_reviews_pass_beside_posts_and_alone(stars, tmp_path, alone):
    feeds = [stars] if alone else [POSTS, stars]
    audit = dialogscore.audit(feeds, company="kesselberg", as_of="2024-03-20", reviews=True)
    audit.save(tmp_path / "out")
    found = verify(tmp_path / "out", inputs=feeds)
    assert found.passed, [*found.verdict.failures, *[check for check in found.checks if check.failures]]
    assert found.verdict.measures["response_median_seconds"].passed >= 2
    refs = audit.tables["ledger"].set_index("rule")["refs"]["review"]
    assert len(refs.split()) == 3
