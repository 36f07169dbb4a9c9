"""How far speed can be relied on: by the other clock, spread, by the day, and its longest gap."""

import numpy as np
import pandas as pd
import pytest

from tests.measures.feeds import HOUR, ask, computed, feed, row_of


def waiting(answered, unanswered=0):
    rows = [ask(f"a{number}", number / 100, response=float(number + 1)) for number in range(answered)]
    return rows + [ask(f"w{number}", number / 100) for number in range(unanswered)]


def test_spread_by_hand():
    # Answered after 1, 2, ... 40 h: a quarter after 10 h, half after 20, three quarters after 30, nine in ten after 36.
    scores, _ = computed(feed(*waiting(40)))
    row = row_of(scores, "response_iqr_seconds")
    assert (row["value"], row["n"], row["unit"]) == (20 * HOUR, 40, "s")
    assert row["low"] < row["value"] < row["high"]
    assert row_of(scores, "response_p90_less_median_seconds")["value"] == 16 * HOUR


def test_spread_is_not_reached_where_its_upper_end_is_not():
    scores, _ = computed(feed(*waiting(32, 8)))
    # 30 of 40 answered is three quarters, nine in ten never.
    assert row_of(scores, "response_iqr_seconds")["value"] == 20 * HOUR
    assert row_of(scores, "response_p90_less_median_seconds")["note_code"] == "not_reached"


def test_last_message_starts_the_other_clock():
    # Each asks, adds a word after 3 h, and is answered 10 h after the first message: 7 h after the last.
    rows = []
    for number in range(40):
        rows += [ask(f"q{number}", number / 100, response=10.0),
                 ask(f"more{number}", 3 + number / 100, thread=f"q{number}", turn=f"q{number}", response=10.0,
                     author_id=f"author of q{number}")]  # fmt: skip
    scores, _ = computed(feed(*rows))
    assert row_of(scores, "response_median_seconds")["value"] == 10 * HOUR
    assert row_of(scores, "response_median_seconds_last_message")["value"] == pytest.approx(7 * HOUR)
    assert row_of(scores, "response_p90_seconds_last_message")["value"] == pytest.approx(7 * HOUR)
    assert row_of(scores, "response_rmst_72h_seconds_last_message")["value"] == pytest.approx(7 * HOUR)


def test_longest_silence_lies_between_two_first_answers():
    # First answers at 1, 2, 3 and 50 h.
    rows = [ask(f"a{number}", 0, response=float(hour)) for number, hour in enumerate((1, 2, 3, 50))]
    row = row_of(computed(feed(*rows))[0], "longest_silence_seconds")
    assert (row["value"], row["n"], row["basis"]) == (47 * HOUR, 4, "counted")


def test_one_answer_has_no_silence_between():
    row = row_of(computed(feed(*waiting(1)))[0], "longest_silence_seconds")
    assert row["note_code"] == "no_units"


def test_weekdays_and_weekend_stand_apart():
    # The feed begins on a Monday: 30 asked then and were answered after 2 h, 10 on Saturday, half after 40 h.
    rows = [ask(f"m{number}", number / 100, response=2.0) for number in range(30)]
    rows += [ask(f"s{number}", 122 + number / 100, response=40.0) for number in range(5)]
    rows += [ask(f"w{number}", 122 + number / 100) for number in range(5)]
    table = computed(feed(*rows))[1]["weekdays"].set_index("part")
    assert table.index.tolist() == ["workdays", "weekend", *map(str, range(7))]
    assert table.loc[["workdays", "0"], "median_seconds"].tolist() == [2 * HOUR] * 2
    assert table.loc[["weekend", "5"], "median_seconds"].tolist() == [40 * HOUR] * 2
    assert np.isnan(table.loc["weekend", "p90_seconds"])
    assert table.loc["weekend", ["turns", "answered"]].tolist() == [10, 5]
    # Half wait 40 h, half the whole 72.
    assert table.loc["weekend", "rmst_72h_seconds"] == pytest.approx(56 * HOUR)
    assert table.loc[["1", "6"], "turns"].tolist() == [0, 0]
    assert table.loc["1", ["median_seconds", "rmst_72h_seconds"]].isna().all()


def test_day_is_that_of_the_clock_on_the_wall():
    # Sunday 23:30 UTC is Monday in Berlin.
    late = feed(ask("q", 167.5, response=1.0))
    assert computed(late)[1]["weekdays"].set_index("part").loc["6", "turns"] == 1
    assert computed(late, zone="Europe/Berlin")[1]["weekdays"].set_index("part").loc["0", "turns"] == 1


def test_feed_without_audience_has_an_empty_week():
    table = computed(feed(ask("q")).iloc[:0])[1]["weekdays"]
    assert table["turns"].sum() == 0
    assert isinstance(table, pd.DataFrame)
