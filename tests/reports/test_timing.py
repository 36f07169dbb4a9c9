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


def test_weeks_stand_beside_threads_with_their_number():
    audit = made.audit()
    blocks = {"measure": ["reply_rate_72h"], "value": [0.5], "low": [0.2], "high": [None], "low_threads": [0.4],
              "high_threads": [0.6], "weeks": [9], "answer_days": [31], "note": ["few_weeks"]}  # fmt: skip
    audit.tables["week_blocks"] = pd.DataFrame(blocks).astype({"high": float})
    figures = Figures(made.scores(made.score("reply_rate_72h", 0.5, low=0.3, high=0.7)))
    found = timing(audit, figures, WORDS)["weeks"]
    assert "9 weeks" in found["lead"]
    assert "31 different days" in found["lead"]
    assert found["note"].startswith("Only 9 weeks")
    assert found["lines"][0][1] == figures.get("reply_rate_72h").value_text(WORDS)
    assert found["lines"][0][2] == "40.0% to 60.0%"
    assert "20" in found["lines"][0][3]
    assert timing(made.audit(), figures, WORDS)["weeks"] is None


def waits(**shares):
    return pd.DataFrame({"seconds": [0.0, 3600.0, 259200.0, 604800.0], "at_risk": [40, 30, 20, 5], **shares})


def test_the_picture_of_the_endings_names_what_happened_and_who_still_waits():
    audit = made.audit()
    audit.tables["endings"] = waits(company=[0, 0.3, 0.5, 0.6], others=[0, 0, 0.2, 0.2], deleted=[0.0] * 4)
    found = timing(audit, Figures(made.scores()), WORDS)["drawing"]
    assert found["title"] == "50.0% have an answer by the company after 72\xa0h, 30.0% still wait"
    assert found["legend"] == [
        ("waiting", "Still waiting", "30.0%"),
        ("others", "Answered by another person", "20.0%"),
        ("company", "Answered by the company", "50.0%"),
    ]
    assert [code for code, _ in found["areas"]] == ["others", "company"]
    hour = "after 1\xa0h: Answered by the company 30.0%, Answered by another person 0.0%, Still waiting 70.0%"
    assert hour in found["text"]
    assert found["ticks"][-1] == {"time": "7\xa0d", "left": "100.00", "at_risk": "5"}


def test_without_any_end_there_is_no_picture():
    audit = made.audit()
    audit.tables["endings"] = waits(company=[0.0] * 4, others=[0.0] * 4, deleted=[0.0] * 4)
    assert timing(audit, Figures(made.scores()), WORDS)["drawing"] is None
