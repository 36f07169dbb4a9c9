"""The page shows what stays unanswered, by what was asked, and says where it cannot."""

import pandas as pd

from dialogscore.reports import wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.unanswered import unanswered
from tests.reports import made

WORDS = wording.load("en")


def line(code, turns, answered, none, **more):
    states = {"answered": answered, "answered_later": 0, "collective": 0, "community": 0, "none": none}
    return {"inbound_type": code, "turns": turns} | states | more


def audited(*lines):
    audit = made.audit()
    audit.tables["unanswered"] = pd.DataFrame(list(lines))
    return audit


def part(code, value=None, n=40, **more):
    return made.score("unanswered_share", value, n=n, subset_by="inbound_type", subset=code, **more)


WHOLE = made.score("unanswered_share", 0.6, low=0.4, high=0.8, n=50)


def test_bars_are_as_long_as_the_type_is_frequent_and_name_who_is_left():
    audit = audited(line("question", 40, 10, 30), line("complaint", 10, 6, 2, community=2))
    found = unanswered(audit, Figures(made.scores(WHOLE, part("question", 0.75))), WORDS)
    assert found["title"].startswith("32 of 50 turns that need a reply (64.0%) were answered by nobody")
    assert found["title"].endswith("most often: Question (30)")
    assert [bar["open"] for bar in found["bars"]] == ["30 of 40 open", "2 of 10 open"]
    # 40 turns fill the width: 30 of them three quarters, 2 of the ten complaints a twentieth.
    assert [one["width"] for one in found["bars"][0]["segments"]] == ["25.00", "75.00"]
    assert [(one["state"], one["width"], one["wide"]) for one in found["bars"][1]["segments"]][-1] == (
        "none", "5.00", False,
    )  # fmt: skip
    assert [state for state, _ in found["legend"]] == ["answered", "community", "none"]


def test_shares_stand_with_the_whole_first_and_too_few_are_named():
    few = part("praise", n=4, note=("not_watched", {}))
    scores = made.scores(WHOLE, part("comment", 0.2), part("question", 0.75), few)
    found = unanswered(audited(line("question", 50, 20, 30)), Figures(scores), WORDS)
    assert [row["name"] for row in found["rows"]] == ["Unanswered share", "Question", "Comment"]
    assert found["left_out"] == "Too few for a share: Praise: 4 turns."


def test_where_all_are_answered_it_says_so():
    found = unanswered(audited(line("question", 1, 1, 0)), Figures(made.scores(WHOLE)), WORDS)
    assert found["title"] == "None of 1 turn that need a reply was left without any answer"


def test_without_a_share_of_the_whole_there_is_the_reason_alone():
    refused = made.score("unanswered_share", n=0, note=("no_parents", {}))
    found = unanswered(audited(line("question", 50, 20, 30)), Figures(made.scores(refused)), WORDS)
    assert (found["bars"], found["rows"]) == ([], [])
    assert found["note"] == "The export does not say which message answers which."
