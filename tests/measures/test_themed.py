"""What people raise: shares of themes add up, who waits in vain is counted, and a trend is none by chance."""

import pandas as pd
import pytest

from dialogscore.measures import cards
from tests.measures.feeds import ask, computed, feed, row_of, sources

HOUR = 3600


def asked(name, theme, number, answered, *, at=0.0, late=0, **more):
    """So many turns of a theme, an hour apart, of which the first were answered after an hour, then some too late."""
    waits = [1.0] * answered + [100.0] * late + [None] * (number - answered - late)
    return [
        ask(f"{name}{place}", at + place, response=wait, until=5000, theme=theme, **more)
        for place, wait in enumerate(waits)
    ]


@pytest.fixture(scope="module")
def found():
    rows = asked("a", "T01", 40, 10, late=5) + asked("b", "T02", 30, 24) + asked("c", "other", 20, 2)
    # These need no answer, and are about the first theme too.
    rows += asked("d", "T01", 8, 8, needs_reply=False)
    return computed(feed(*rows))


def test_shares_of_themes_are_of_all_that_need_a_reply(found):
    scores = found[0]
    assert row_of(scores, "themes")["value"] == 2
    shares = {code: row_of(scores, "theme_share", code, by="theme") for code in ("T01", "T02", "other")}
    assert {code: (row["value"], row["n"]) for code, row in shares.items()} == {
        "T01": (40 / 90, 90), "T02": (30 / 90, 90), "other": (20 / 90, 90),
    }  # fmt: skip
    assert shares["T01"]["low"] < 40 / 90 < shares["T01"]["high"]


def test_rates_of_themes_follow_the_rules_of_all_rates(found):
    scores = found[0]
    assert row_of(scores, "reply_rate_72h", "T01", by="theme")["value"] == 10 / 40
    assert row_of(scores, "reply_rate_72h", "T02", by="theme")["value"] == 24 / 30
    few = row_of(scores, "reply_rate_72h", "other", by="theme")
    assert (few["note_code"], few["n"]) == ("not_watched", 20)
    # Of all turns about it, also those that needed no answer.
    assert row_of(scores, "reply_rate_all_72h", "T01", by="theme")["value"] == 18 / 48
    tested = found[1]["differences"].set_index(["measure", "split"]).loc[("reply_rate_72h", "theme")]
    assert (bool(tested["differs"]), tested["highest"], tested["lowest"]) == (True, "T02", "T01")


def test_unanswered_counts_who_had_no_answer_within_three_days(found):
    scores = found[0]
    left = {code: row_of(scores, "unanswered", code, by="theme") for code in ("T01", "T02", "other")}
    assert {code: (row["value"], row["n"]) for code, row in left.items()} == {
        "T01": (30, 40), "T02": (6, 30), "other": (18, 20),
    }  # fmt: skip
    assert row_of(scores, "response_median_seconds", "T02", by="theme")["value"] == HOUR
    assert row_of(scores, "response_median_seconds", "T01", by="theme")["note_code"] == "not_reached"


def test_the_table_begins_with_what_stays_unanswered_most_and_ends_with_the_rest(found):
    table = found[1]["themes"]
    assert table["theme"].tolist() == ["T01", "T02", "other"]
    assert table["turns"].tolist() == [40, 30, 20]
    assert table["unanswered"].tolist() == [30, 6, 18]
    assert table["rate"].iloc[:2].tolist() == [10 / 40, 24 / 30]
    assert pd.isna(table["rate"].iloc[2])


def test_a_theme_that_comes_up_rises_and_one_that_stays_does_not():
    # In the first month 10 of 60 are of the theme, in the second 40 of 60.
    rows = asked("a", "T01", 10, 0) + asked("b", "T02", 50, 0, at=10)
    rows += asked("c", "T01", 40, 0, at=700) + asked("d", "T02", 20, 0, at=740)
    table = computed(feed(*rows))[1]["themes"].set_index("theme")
    assert table["before"].to_dict() == {"T01": 10 / 60, "T02": 50 / 60}
    assert table["after"].to_dict() == {"T01": 40 / 60, "T02": 20 / 60}
    assert table["trend"].to_dict() == {"T01": "rose", "T02": "fell"}
    assert table["change_low"]["T01"] > 0
    even = asked("a", "T01", 30, 0) + asked("b", "T02", 30, 0, at=30)
    even += asked("c", "T01", 28, 0, at=700) + asked("d", "T02", 32, 0, at=730)
    assert set(computed(feed(*even))[1]["themes"]["trend"]) == {"same"}


def test_half_a_time_with_fewer_than_thirty_turns_tells_no_trend():
    rows = asked("a", "T01", 40, 0) + asked("b", "T02", 29, 0, at=700)
    table = computed(feed(*rows))[1]["themes"]
    assert table["trend"].isna().all()
    assert table["change"].isna().all()


def test_without_themes_every_row_says_why():
    rows = feed(*asked("a", None, 40, 10))
    scores, tables = computed(rows, themeless=("few_turns_for_themes", {"found": 40, "least": 120}))
    for measure in ("themes", "theme_share", "unanswered"):
        row = row_of(scores, measure)
        assert (pd.isna(row["value"]), row["note_code"], row["n"]) == (True, "few_turns_for_themes", 40)
        assert row["unit"] == cards()[measure].unit
    assert not len(tables["themes"])
    assert not scores["subset_by"].eq("theme").any()


def test_where_only_answered_messages_are_there_shares_stand_and_rates_do_not():
    rows = feed(*asked("a", "T01", 40, 40), *asked("b", "T02", 30, 30))
    source = sources(audience_coverage="answered_only", coverage_source="format")
    scores, tables = computed(rows, source=source)
    assert row_of(scores, "theme_share", "T01", by="theme")["value"] == 40 / 70
    assert row_of(scores, "unanswered")["note_code"] == "answered_only"
    assert tables["themes"]["watched"].tolist() == [0, 0]
    assert tables["themes"]["unanswered"].isna().all()
