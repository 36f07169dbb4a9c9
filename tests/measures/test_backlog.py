"""The backlog by hand: what waits at the end of each day, for how long, and what nobody watches any more."""

import pandas as pd
import pytest

from dialogscore.measures.backlog import backlog_table
from tests.measures.feeds import HOUR, START, ask, computed, feed, row_of

DAY = 24 * HOUR
COUNTS = ["open", "open_week", "opened", "answered", "no_longer_watched"]


def backlog(*rows, **options):
    scores, tables = computed(feed(*rows), **options)
    return scores, tables["backlog"]


def counts(table):
    return table[COUNTS].to_numpy().tolist()


def test_three_days_by_hand():
    # Monday: one answered the same day, one on Tuesday, one never. Tuesday: one never. Watched until Wednesday noon.
    rows = [ask("a", 6, response=1.0, until=60), ask("b", 12, response=20.0, until=60), ask("c", 18, until=60),
            ask("d", 30, until=60), ask("thanks", 8, until=60, needs_reply=False)]  # fmt: skip
    scores, table = backlog(*rows)
    assert table["period"].tolist() == ["day"] * 3
    assert table["start"].tolist() == ["2024-03-04", "2024-03-05", "2024-03-06"]
    assert counts(table) == [[2, 2, 3, 1, 0], [2, 2, 1, 1, 0], [2, 2, 0, 0, 0]]
    # At the end of Monday b has waited 12 hours and c 6; at noon on Wednesday c has waited 42 and d 30.
    assert table["median_age_seconds"].tolist() == [9 * HOUR, 24 * HOUR, 36 * HOUR]
    assert table["p90_age_seconds"].tolist() == [12 * HOUR, 30 * HOUR, 42 * HOUR]
    assert table["oldest_seconds"].tolist() == [12 * HOUR, 30 * HOUR, 42 * HOUR]
    waits, age = row_of(scores, "backlog_open"), row_of(scores, "backlog_median_age_seconds")
    assert (waits["value"], waits["n"], waits["unit"], waits["basis"]) == (2, 4, "count", "predicted")
    assert (age["value"], age["n"], age["unit"]) == (36 * HOUR, 2, "s")


def test_open_is_the_line_before_with_what_came_and_without_what_went():
    rows = [ask(f"q{number}", number * 7, response=number % 5 * 30.0 or None, until=400 - number % 3 * 100)
            for number in range(40)]  # fmt: skip
    _, table = backlog(*rows)
    before = 0
    for line in table.to_dict("records"):
        before += line["opened"] - line["answered"] - line["no_longer_watched"]
        assert line["open"] == before
    assert table["no_longer_watched"].sum() > 0


def test_a_source_that_ends_takes_what_it_holds_out_of_the_count():
    rows = [ask("short", 1, until=30), ask("long", 2, until=80)]
    scores, table = backlog(*rows)
    assert counts(table) == [[2, 2, 2, 0, 0], [2, 2, 0, 0, 0], [1, 1, 0, 0, 1], [1, 1, 0, 0, 0]]
    # On the day on which its source ends it is as old as it was then.
    assert table["median_age_seconds"].iloc[1] == (29 + 46) / 2 * HOUR
    # At the very end each is taken where its own source ends.
    assert row_of(scores, "backlog_open")["value"] == 2
    assert row_of(scores, "backlog_median_age_seconds")["value"] == (29 + 78) / 2 * HOUR


def test_an_answer_at_the_last_moment_counts_and_one_after_it_does_not():
    for response, waits in ((10.0, 0), (11.0, 1)):
        scores, _ = backlog(ask("q", 0, response=response, until=10))
        assert row_of(scores, "backlog_open")["value"] == waits


def test_the_backlog_ends_with_the_window():
    window = (START, START + pd.Timedelta(days=1))
    rows = [ask("a", 6, response=18.0, until=90), ask("b", 6, response=17.0, until=90), ask("next", 30, until=90)]
    scores, table = backlog(*rows, window=window)
    # Answered at midnight, when the window has ended: still open.
    assert counts(table) == [[1, 1, 2, 1, 0]]
    assert row_of(scores, "backlog_open")["value"] == 1
    assert row_of(scores, "backlog_median_age_seconds")["value"] == 18 * HOUR


def test_days_are_those_of_the_zone():
    _, table = backlog(ask("q", 23.5, until=30), zone="Europe/Berlin")
    assert table["start"].tolist() == ["2024-03-05"]
    assert table["median_age_seconds"].tolist() == [6.5 * HOUR]


def test_a_day_that_loses_an_hour_is_an_hour_shorter():
    # In Berlin 31 March 2024 has 23 hours; 27 days after the start, at 23:00 UTC the day before, it begins.
    _, table = backlog(ask("q", 26 * 24 + 23, until=28 * 24), zone="Europe/Berlin")
    assert table["start"].tolist() == ["2024-03-31", "2024-04-01"]
    assert table["median_age_seconds"].iloc[0] == 23 * HOUR


def test_more_than_ninety_two_days_are_told_by_the_week():
    _, table = backlog(ask("a", 50, until=95 * 24 - 0.5), ask("b", 200, response=50.0, until=95 * 24 - 0.5))
    assert table["period"].unique().tolist() == ["week"]
    assert table["start"].tolist()[:2] == ["2024-03-04", "2024-03-11"]
    assert counts(table)[:2] == [[1, 1, 1, 0, 0], [1, 0, 1, 1, 0]]
    assert table["oldest_seconds"].iloc[0] == (7 * 24 - 50) * HOUR
    _, days = backlog(ask("a", 0, until=92 * 24 - 0.5))
    assert (days["period"].unique().tolist(), len(days)) == (["day"], 92)


def test_uncertain_labels_are_read_both_ways():
    rows = [ask("a", 0, until=10), ask("b", 0, until=10, is_uncertain=True),
            ask("c", 0, until=10, is_uncertain=True, needs_reply=False)]  # fmt: skip
    scores, _ = backlog(*rows)
    assert row_of(scores, "backlog_open")["value"] == 2
    bands = {side: row_of(scores, "backlog_open", side, by="uncertain_labels") for side in ("against", "for")}
    assert [(bands[side]["value"], bands[side]["n"]) for side in ("against", "for")] == [(3, 3), (1, 1)]


def test_the_band_of_the_age_holds_the_age_whatever_the_uncertain_turns_are():
    # Surely open for 4 and 10 hours; in doubt, 2 and 20. As labelled 2 counts and 20 does not: the median is 4.
    rows = [ask("four", 16, until=20), ask("ten", 10, until=20), ask("two", 18, until=20, is_uncertain=True),
            ask("twenty", 0, until=20, is_uncertain=True, needs_reply=False)]  # fmt: skip
    scores, _ = backlog(*rows)
    age = row_of(scores, "backlog_median_age_seconds")
    ends = {side: row_of(scores, "backlog_median_age_seconds", side, by="uncertain_labels")
            for side in ("against", "for")}  # fmt: skip
    # The longest is that of 4, 10 and 20 hours, the shortest that of 2, 4 and 10; all four have 7 and the sure two too.
    assert (age["value"], age["n"]) == (4 * HOUR, 3)
    assert [(ends[side]["value"], ends[side]["n"]) for side in ("against", "for")] == [(10 * HOUR, 3), (4 * HOUR, 3)]


def test_only_turns_in_doubt_make_one_of_them_the_longest_and_no_shortest_age():
    rows = [ask("a", 0, until=10, is_uncertain=True), ask("b", 4, until=10, is_uncertain=True),
            ask("sure", 0, response=1.0, until=10)]  # fmt: skip
    scores, _ = backlog(*rows)
    longest, shortest = (row_of(scores, "backlog_median_age_seconds", side, by="uncertain_labels")
                         for side in ("against", "for"))  # fmt: skip
    assert (longest["value"], longest["n"], shortest["note_code"]) == (10 * HOUR, 1, "none_open")


def test_nothing_open_has_no_age_and_nothing_asked_no_backlog():
    scores, table = backlog(ask("a", 0, response=1.0, until=10))
    assert row_of(scores, "backlog_open")["value"] == 0
    assert row_of(scores, "backlog_median_age_seconds")["note_code"] == "none_open"
    assert table["median_age_seconds"].isna().all()
    scores, table = backlog(ask("a", 0, needs_reply=False))
    assert row_of(scores, "backlog_open")["note_code"] == "no_units"
    ages = ["median_age_seconds", "p90_age_seconds", "oldest_seconds"]
    assert list(table.columns) == ["period", "start", *COUNTS, *ages]
    assert not len(table)


@pytest.mark.parametrize("age", [7 * 24, 7 * 24 + 0.001])
def test_a_week_at_most_is_seven_days(age):
    turns = pd.DataFrame({"created": [0.0], "response": [float("nan")], "observed": [age * HOUR], "inside": True,
                          "deleted": False, "exact": True, "needs": True})  # fmt: skip
    assert backlog_table(turns)["open_week"].iloc[-1] == (age == 7 * 24)
