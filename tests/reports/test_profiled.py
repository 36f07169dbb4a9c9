"""The table of definitions says the same in page and terminal, in both languages."""

import pytest

from dialogscore import audit
from dialogscore.cli.audits import demo_folders
from dialogscore.config import load
from dialogscore.reports import wording
from dialogscore.reports.profiled import profiled, text


@pytest.fixture(scope="module")
def done():
    told = load(demo_folders()[1])
    return audit(told.feeds, company=told.company, accounts=told.accounts, zone=told.zone)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_profile_has_its_line(done, language):
    words = wording.load(language)
    lines = profiled(done, words)
    assert len(lines) == 12
    assert all(line["definition"] and line["source"] for line in lines)
    assert all(bool(line["rate"]) != bool(line["refused"]) for line in lines)
    assert text(done, words).count("\n") >= 24


def test_our_own_line_is_the_reports_rate(done):
    ours = done.scores[(done.scores["measure"] == "reply_rate_72h") & done.scores["subset_by"].isna()].iloc[0]
    theirs = done.scores[(done.scores["measure"] == "profile_reply_rate") & (done.scores["profile"] == "dialogscore")]
    assert theirs.iloc[0]["value"] == ours["value"]
    assert theirs.iloc[0]["n"] == ours["n"]
