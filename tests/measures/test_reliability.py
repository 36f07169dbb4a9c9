"""Months without an answer and quarters beside each other; what was not seen whole stays out."""

import numpy as np
import pandas as pd
import pytest

from tests.measures.feeds import START, ask, computed, feed, row_of, say, sources, value_of

DAY = 24
# The feeds begin on 4 March 2024: April is the first whole month, the second quarter the first whole one.
APRIL, MAY, JUNE, JULY, OCTOBER = 28, 58, 89, 119, 211


def until(days):
    return sources(observed_until=START + pd.Timedelta(days=days))


def asked(day, number, response=None, *, end=400, **more):
    return ask(f"q{day}-{number}", DAY * day + number / 10, response=response, until=end * DAY, **more)


def months(*rows, days, **options):
    scores, tables = computed(feed(say("p", "inform", 0), *rows), source=until(days), **options)
    return scores, tables["answer_months"]


def test_a_month_is_silent_if_people_asked_and_nobody_was_answered():
    rows = [asked(5, 0), asked(APRIL, 0, 5.0), asked(APRIL + 3, 0), asked(MAY, 0), asked(MAY + 9, 1), asked(JULY, 0)]
    scores, table = months(*rows, days=JULY + 40)
    # March began on its fourth, August had not ended; in June nobody asked.
    assert value_of(scores, "months_without_answer") == (2, 3)
    assert table["month"].tolist() == ["2024-03", "2024-04", "2024-05", "2024-07"]
    assert table["whole"].tolist() == [False, True, True, True]
    assert table["silent"].tolist() == [False, False, True, True]
    assert table[["turns", "answered"]].to_numpy().tolist() == [[1, 0], [2, 1], [2, 0], [1, 0]]


def test_a_month_is_whole_with_its_last_day():
    rows = [asked(APRIL, 0)]
    # The last day of April is the 57th after the fourth of March.
    assert value_of(months(*rows, days=MAY - 0.5)[0], "months_without_answer") == (1, 1)
    row = row_of(months(*rows, days=MAY - 1.5)[0], "months_without_answer")
    assert (pd.isna(row["value"]), row["note_code"]) == (True, "no_whole_month")


def test_whoever_may_still_be_answered_makes_no_month_silent():
    late = asked(MAY - 1, 0, end=MAY)
    assert row_of(months(late, days=MAY - 0.2)[0], "months_without_answer")["note_code"] == "no_whole_month"
    answered = asked(MAY - 1, 1, 2.0, end=MAY)
    assert value_of(months(late, answered, days=MAY - 0.2)[0], "months_without_answer") == (0, 1)


def test_months_follow_the_clock_on_the_wall():
    # 23:00 on 30 April in London is May in Berlin.
    late = asked(MAY - 1, 230)
    assert months(late, days=MAY + 40)[1]["month"].tolist() == ["2024-04"]
    assert months(late, days=MAY + 40, zone="Europe/Berlin")[1]["month"].tolist() == ["2024-05"]


def test_uncertain_turns_may_break_or_make_a_silent_month():
    # April: its only answer went to a doubtful turn. May: a doubtful turn had none. June: surely none.
    rows = [asked(APRIL, 0), asked(APRIL, 1, 5.0, is_uncertain=True),
            asked(MAY, 0, is_uncertain=True, needs_reply=False), asked(JUNE, 0)]  # fmt: skip
    scores, _ = months(*rows, days=JULY)
    assert value_of(scores, "months_without_answer") == (1, 2)
    sides = [row_of(scores, "months_without_answer", side, by="uncertain_labels") for side in ("against", "for")]
    assert [(side["value"], side["n"]) for side in sides] == [(1, 2), (3, 3)]
    row = row_of(scores, "months_without_answer")
    assert (row["low"], row["high"], row["low_sampling"], row["high_sampling"]) == (1, 3, 1, 1)


def quarter(start, answered, hours, size=40):
    """Return a quarter of questions, of which the first so many are answered after so many hours."""
    return [asked(start + 1, number, hours if number < answered else None) for number in range(size)]


def test_quarters_stand_beside_each_other():
    rows = [*quarter(APRIL, 40, 2.0), *quarter(JULY, 30, 6.0), *quarter(0, 5, 1.0), *quarter(OCTOBER, 5, 1.0)]
    scores, tables = computed(feed(say("p", "inform", 0), *rows), source=until(304))
    table = tables["quarters"]
    assert table["quarter"].tolist() == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert table["note"].fillna("").tolist() == ["part", "", "", ""]
    assert table["rate"].tolist()[1:] == [1, 0.75, 0.125]
    rate = row_of(scores, "quarter_rate_range")
    assert (rate["value"], rate["n"]) == (pytest.approx(0.875), 3)
    assert rate["low_sampling"] < 0.875 < rate["high_sampling"] <= 1
    # In the last quarter, not half were answered: no speed to set beside the others.
    assert row_of(scores, "quarter_speed_ratio")["note_code"] == "not_reached"
    two = computed(feed(say("p", "inform", 0), *rows[:80]), source=until(OCTOBER + 1))[0]
    ratio = row_of(two, "quarter_speed_ratio")
    assert (ratio["value"], ratio["n"]) == (pytest.approx(3), 2)
    assert 1 <= ratio["low"] <= 3 <= ratio["high"]


def test_limits_of_a_difference_join_those_of_both_quarters():
    rows = [*quarter(APRIL, 40, 2.0), *quarter(JULY, 30, 6.0)]
    scores, tables = computed(feed(say("p", "inform", 0), *rows), source=until(OCTOBER + 1))
    best, worst = tables["quarters"].to_dict("records")
    row = row_of(scores, "quarter_rate_range")
    assert row["low"] == pytest.approx(0.25 - np.hypot(1 - best["rate_low"], worst["rate_high"] - 0.75))
    assert row["high"] == pytest.approx(0.25 + np.hypot(best["rate_high"] - 1, 0.75 - worst["rate_low"]))


def test_one_quarter_is_not_compared():
    scores, _ = computed(feed(say("p", "inform", 0), *quarter(APRIL, 40, 2.0)), source=until(JULY + 1))
    row = row_of(scores, "quarter_rate_range")
    assert (pd.isna(row["value"]), row["n"], row["note_code"]) == (True, 1, "too_few_quarters")
    few = computed(feed(say("p", "inform", 0), *quarter(APRIL, 29, 2.0, 29)), source=until(JULY + 1))[1]["quarters"]
    assert few["note"].tolist() == ["too_few"]
    assert few["rate"].isna().all()


def test_where_no_rate_is_to_be_had_there_is_neither_month_nor_quarter():
    blind = sources(capabilities="company_posts exact_times", observed_until=START + pd.Timedelta(days=400))
    scores, tables = computed(feed(say("p", "inform", 0), *quarter(APRIL, 40, 2.0)), source=blind)
    named = ("months_without_answer", "quarter_rate_range", "quarter_speed_ratio")
    assert {row_of(scores, measure)["note_code"] for measure in named} == {"no_audience_messages"}
    assert tables["answer_months"].empty
    assert tables["quarters"].empty
