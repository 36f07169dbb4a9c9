"""Whole weeks as witnesses: one silent week weighs more than its threads say."""

import numpy as np
import pandas as pd
import pytest

from tests.measures.feeds import ask, computed, feed

WEEK = 168.0


def asked(weeks, silent=(), each=4):
    """A feed of some questions each week, each in a thread of its own, answered after two hours but in some weeks."""
    return feed(*(
        ask(f"w{week}q{number}", week * WEEK + number, response=None if week in silent else 2, until=5000)
        for week in range(weeks) for number in range(each)
    ))  # fmt: skip


def blocks(messages, **options):
    return computed(messages, **options)[1]["week_blocks"].set_index("measure")


def test_silent_weeks_widen_the_interval_by_weeks():
    found = blocks(asked(20, silent=(7, 13), each=8)).loc["reply_rate_72h"]
    assert found["value"] == pytest.approx(0.9)
    assert found["weeks"] == 20
    assert found["high"] - found["low"] > 1.8 * (found["high_threads"] - found["low_threads"])
    assert pd.isna(found["note"])


def test_days_with_answers_are_counted_once():
    # Asked and answered on the same Monday of each week.
    assert (blocks(asked(10))["answer_days"] == 10).all()


def test_weeks_begin_on_monday_on_the_wall_of_the_zone():
    # Every hour from Sunday 20:00 UTC to Monday 03:00: two weeks in London, one in Los Angeles, where it was Sunday.
    night = feed(*(ask(f"q{number}", WEEK - 4 + number / 5, response=2) for number in range(36)))
    assert blocks(night, zone="Europe/London")["weeks"].unique().tolist() == [2]
    assert blocks(night, zone="America/Los_Angeles")["weeks"].unique().tolist() == [1]


def test_fewer_than_15_weeks_are_noted():
    assert (blocks(asked(14))["note"] == "few_weeks").all()
    assert blocks(asked(15))["note"].isna().all()


def test_one_week_gives_no_interval_but_its_line_stays():
    found = blocks(asked(1, each=40)).loc["reply_rate_72h"]
    assert found["weeks"] == 1
    assert np.isnan(found["low"])
    assert found["low_threads"] < 1


def test_refused_measures_are_left_out():
    found = blocks(asked(2))
    assert "reply_rate_72h" not in found.index
    assert blocks(asked(20).iloc[:0]).empty


def test_response_times_have_lines_of_their_own():
    found = blocks(asked(20, silent=(7,)))
    assert {"response_median_seconds", "response_rmst_72h_seconds"} <= set(found.index)
    assert found.loc["response_median_seconds", ["value", "low", "high"]].tolist() == [7200, 7200, 7200]


def test_same_feed_gives_the_same_limits():
    messages = asked(20, silent=(7,))
    pd.testing.assert_frame_equal(blocks(messages), blocks(messages))
