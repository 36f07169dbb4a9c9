"""Weeks, silent weeks and the time between two messages, on feeds drawn week by week."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.statistics import clustered_share
from tests.measures.feeds import START, ask, computed, feed, row_of, say, sources, value_of
from tests.measures.test_presence import DAY, observed, weekly

MEASURES = (
    "posts_per_week_median", "posts_per_week_variation", "weeks_without_post_share", "post_gap_median_seconds",
    "post_gap_longest_seconds",
)  # fmt: skip


def test_weeks_have_a_median_a_variation_and_silent_ones():
    # 4, 0, 0, 1, 2 and 5 in six weeks; the three of the last day lie in no whole week.
    scores, tables = computed(feed(*weekly(4, 0, 0, 1, 2, 5, 3)), source=observed(43))
    assert value_of(scores, "posts_per_week_median") == (1.5, 6)
    # Mean 2, squares of the deviations 4, 4, 4, 1, 0, 9: variance 22 / 5.
    variation = row_of(scores, "posts_per_week_variation")
    assert (variation["value"], variation["unit"]) == (pytest.approx(4.4**0.5 / 2), "ratio")
    silent = row_of(scores, "weeks_without_post_share")
    assert (silent["value"], silent["n"]) == (2 / 6, 6)
    expected = clustered_share(np.array([0, 1, 1, 0, 0, 0], dtype=bool), np.arange(6))
    assert (silent["low"], silent["high"]) == (expected.low, expected.high)
    table = tables["posting_weeks"]
    assert table["posts"].tolist() == [4, 0, 0, 1, 2, 5]
    assert table["silent"].tolist() == [False, True, True, False, False, False]
    assert table["from"].iloc[1] == START + pd.Timedelta(days=7)


def test_limits_of_the_median_come_from_weeks_drawn_again():
    row = row_of(computed(feed(*weekly(4, 0, 0, 1, 2, 5)), source=observed(42))[0], "posts_per_week_median")
    assert 0 <= row["low"] <= 1.5 <= row["high"] <= 5
    steady = row_of(computed(feed(*weekly(*[3] * 12)), source=observed(84))[0], "posts_per_week_variation")
    assert (steady["value"], steady["low"], steady["high"]) == (0, 0, 0)


def test_gaps_lie_between_two_messages_and_after_the_last():
    # After 1, 3 and 12 days, and nothing since: 24 days to the end of day 40.
    rows = [say(f"p{day}", "inform", DAY * day) for day in (0, 1, 4, 16)]
    scores, _ = computed(feed(*rows), source=observed(40))
    assert value_of(scores, "post_gap_median_seconds") == (3 * 86400, 3)
    assert value_of(scores, "post_gap_longest_seconds") == (24 * 86400, 4)
    assert value_of(computed(feed(*rows), source=observed(17))[0], "post_gap_longest_seconds") == (12 * 86400, 4)


def test_posts_and_replies_have_gaps_and_weeks_of_their_own():
    rows = [say("a", "inform", 0), ask("q", 1, response=1.0), say("r", "answer", 2, to="q", thread="q")]
    scores, _ = computed(feed(*rows, say("b", "inform", 9 * DAY)), source=observed(21))
    silent = [row_of(scores, "weeks_without_post_share", kind, by="post_kind")["value"] for kind in ("post", "reply")]
    assert silent == [1 / 3, 2 / 3]
    gaps = {kind: row_of(scores, "post_gap_longest_seconds", kind, by="post_kind") for kind in ("post", "reply")}
    assert gaps["post"]["value"] == 12 * 86400
    assert gaps["reply"]["value"] == pytest.approx(21 * 86400 - 2 * 3600)
    alone = row_of(scores, "post_gap_median_seconds", "reply", by="post_kind")
    assert (pd.isna(alone["value"]), alone["note_code"]) == (True, "no_units")


def test_reposts_stories_and_the_deleted_break_no_silence():
    rows = [say("a", "inform", 0), say("b", "inform", 8 * DAY, kind="repost"),
            say("c", "inform", 9 * DAY, kind="story"), say("d", "inform", 10 * DAY, status="deleted")]  # fmt: skip
    scores, _ = computed(feed(*rows), source=observed(14))
    assert value_of(scores, "weeks_without_post_share") == (1 / 2, 2)


def test_a_window_opens_and_closes_the_weeks_and_the_gaps():
    window = (START + pd.Timedelta(days=7), START + pd.Timedelta(days=28))
    scores, _ = computed(feed(*weekly(9, 2, 0, 0, 9)), source=observed(60), window=window)
    assert value_of(scores, "weeks_without_post_share") == (2 / 3, 3)
    # The second of the first week comes an hour after the first.
    assert value_of(scores, "post_gap_longest_seconds") == (21 * 86400 - 3600, 2)


def test_weeks_say_whether_anybody_wrote_to_the_company():
    # An hour before the first message no week has begun; the last day lies in no whole week.
    rows = [ask(f"q{day}", DAY * day) for day in (0, 2, 10, 22)]
    table = computed(feed(say("p", "inform", 1), *rows), source=observed(22))[1]["posting_weeks"]
    assert table["inbound"].tolist() == [1, 1, 0]
    assert table["silent"].tolist() == [False, True, True]


def test_too_few_weeks_are_said():
    scores, tables = computed(feed(*weekly(3)), source=observed(6))
    weekly_ones = [row_of(scores, measure) for measure in MEASURES[:3]]
    assert [row["note_code"] for row in weekly_ones] == ["too_few_weeks"] * 3
    assert pd.isna([row["value"] for row in weekly_ones]).all()
    assert tables["posting_weeks"].empty
    one = computed(feed(*weekly(3)), source=observed(8))[0]
    assert value_of(one, "posts_per_week_median") == (3, 1)
    assert row_of(one, "posts_per_week_variation")["note_code"] == "too_few_weeks"
    assert row_of(one, "weeks_without_post_share")["note_code"] == "too_few_weeks"


def test_an_export_without_posts_by_the_company_says_so():
    rows = [ask("q", 1, response=1.0), say("r", "answer", 2, to="q", thread="q")]
    without = {"capabilities": "audience_messages parents exact_times"}
    scores, _ = computed(feed(*rows), source=sources(observed_until=START + pd.Timedelta(days=30), **without))
    named = [*MEASURES, "months_without_answer", "quarter_rate_range", "quarter_speed_ratio", "steadiness_rules_met"]
    assert {row_of(scores, measure)["note_code"] for measure in named} == {"no_company_posts"}


def test_a_company_that_wrote_nothing_has_no_pace():
    scores, _ = computed(feed(ask("q", 0)), source=observed(30))
    assert {row_of(scores, measure)["note_code"] for measure in MEASURES} == {"no_units"}
