"""The report says how waits ended and how reliable speed is."""

import pandas as pd

from dialogscore.reports import wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.timing import timing
from tests.reports import made

WORDS = wording.load("en")


def test_each_horizon_and_cause_has_a_line():
    ended = [made.score("incidence_72h", 0.5, low=0.4, high=0.6, subset_by="cause", subset=cause)
             for cause in ("company", "others")]  # fmt: skip
    kept = made.score("with_deleted_rate_72h", 0.4, subset_by="deletions", subset="against")
    audit = made.audit()
    found = timing(audit, Figures(made.scores(*ended, kept)), WORDS)
    assert [line["name"] for line in found["endings"]] == [
        "Answered by the company within 72 hours",
        "Answered by another person within 72 hours",
        "Answered within 72 hours, deleted turns as unanswered",
    ]
    assert found["days"] == []


def test_days_are_named_and_what_is_not_reached_is_a_dash():
    audit = made.audit()
    days = {"part": ["workdays", "weekend", "0"], "turns": [2, 1, 2], "answered": [2, 0, 2]}
    days |= {name: [600.0, None, 600.0] for name in ("median_seconds", "p90_seconds", "rmst_72h_seconds")}
    audit.tables["weekdays"] = pd.DataFrame(days)
    lines = timing(audit, Figures(made.scores()), WORDS)["days"]
    assert [line["name"] for line in lines] == ["Monday to Friday", "Saturday and Sunday", "Monday"]
    assert [line["median"] for line in lines] == ["10\xa0min", "–", "10\xa0min"]
