"""Response times over everybody who waits, not only over those who were answered."""

import json

import numpy as np
import pytest

from tests.measures.feeds import HOUR, ask, computed, feed, row_of


def waiting(answered, unanswered, **more):
    rows = [ask(f"a{number}", number / 100, response=float(number + 1), **more) for number in range(answered)]
    return rows + [ask(f"w{number}", number / 100, **more) for number in range(unanswered)]


def test_median_counts_those_who_still_wait():
    # Answered after 1, 2, ..., 30 h; 10 never: half of 40 are answered after 20 h, not after 15.5 h.
    scores, _ = computed(feed(*waiting(30, 10)))
    row = row_of(scores, "response_median_seconds")
    assert (row["value"], row["n"], row["unit"]) == (20 * HOUR, 40, "s")
    assert row["low"] < row["value"] < row["high"]


def test_quantile_that_nobody_reached_says_so():
    scores, _ = computed(feed(*waiting(30, 10)))
    row = row_of(scores, "response_p90_seconds")
    assert np.isnan(row["value"])
    assert row["note_code"] == "not_reached"
    assert json.loads(row["note_args"])["longest_seconds"] == pytest.approx(1000 * HOUR)


def test_restricted_mean_counts_the_unanswered_as_72_hours():
    # (1 + 2 + ... + 30 + 10 * 72) / 40 = (465 + 720) / 40 = 29.625 h.
    scores, _ = computed(feed(*waiting(30, 10)))
    row = row_of(scores, "response_rmst_72h_seconds")
    assert row["value"] == pytest.approx(29.625 * HOUR)
    assert row["low"] < row["value"] < row["high"]


def test_restricted_mean_falls_under_the_rule_of_the_72_hour_rate():
    scores, _ = computed(feed(*waiting(20, 9)))
    assert row_of(scores, "response_rmst_72h_seconds")["note_code"] == "not_watched"
    assert row_of(scores, "response_median_seconds")["value"] == 15 * HOUR


def test_nobody_answered_reaches_no_median_and_waits_72_hours():
    scores, _ = computed(feed(*waiting(0, 40)))
    assert row_of(scores, "response_median_seconds")["note_code"] == "not_reached"
    row = row_of(scores, "response_rmst_72h_seconds")
    assert row["value"] == row["high"] == 72 * HOUR
    # The answered share may be as high as z**2 / (worth + z**2), so the mean may lie that much lower.
    assert 0.8 * 72 * HOUR < row["low"] < 72 * HOUR


def test_an_answer_in_the_same_second_counts():
    rows = [ask(f"a{number}", number / 100, response=0.0) for number in range(40)]
    scores, _ = computed(feed(*rows))
    assert row_of(scores, "response_median_seconds")["value"] == 0
    assert row_of(scores, "reply_rate_24h")["value"] == 1


def test_one_thread_gives_no_interval():
    scores, _ = computed(feed(*waiting(30, 10, thread="post")))
    row = row_of(scores, "response_median_seconds")
    assert row["value"] == 20 * HOUR
    assert np.isnan([row["low"], row["high"]]).all()
    assert row["note_code"] == "few_clusters"


def test_curve_starts_with_everybody_waiting():
    _, tables = computed(feed(*waiting(3, 1)))
    curve = tables["curve"]
    answered = curve[curve["seconds"].isin([0, HOUR, 2 * HOUR, 3 * HOUR])]
    assert answered["survival"].tolist() == pytest.approx([1, 0.75, 0.5, 0.25])
    assert answered["at_risk"].tolist() == [4, 4, 3, 2]


def test_the_curve_says_how_many_still_wait_at_times_that_people_think_in():
    _, tables = computed(feed(*waiting(3, 1)))
    curve = tables["curve"].set_index("seconds")
    # Answered after 1, 2 and 3 hours; the fourth is watched for 1,000 hours, so 30 days are the last mark.
    assert curve.loc[[60, 6 * HOUR, 30 * 24 * HOUR], "at_risk"].tolist() == [4, 1, 1]
    assert curve.loc[[60, 6 * HOUR, 30 * 24 * HOUR], "survival"].tolist() == pytest.approx([1, 0.25, 0.25])


def test_same_feed_gives_the_same_interval_and_another_seed_another():
    messages = feed(*waiting(30, 10))
    first, again, other = (computed(messages, seed=seed)[0] for seed in (0, 0, 1))
    assert first.equals(again)
    measure = "response_rmst_72h_seconds"
    assert row_of(first, measure)["low"] != row_of(other, measure)["low"]


def test_uncertain_turns_make_a_band_and_stretch_the_interval():
    # 30 answered after 1 to 30 h and 10 never, as above; beside them 20 answered after 40 h and 20 never answered, of
    # which nobody is sure that they need a reply.
    unsure = {"is_uncertain": True, "needs_reply": False}
    late = [ask(f"l{number}", number / 100, response=40.0, **unsure) for number in range(20)]
    never = [ask(f"n{number}", number / 100, **unsure) for number in range(20)]
    scores, _ = computed(feed(*waiting(30, 10), *late, *never))
    row = row_of(scores, "response_median_seconds")
    ends = [row_of(scores, "response_median_seconds", side, by="uncertain_labels") for side in ("against", "for")]
    # Against: all count, and 40 of 80 are not answered before 40 h. For: none of the 40 waited less than 20 h.
    assert row["value"] == 20 * HOUR
    assert [end["value"] for end in ends] == [40 * HOUR, 20 * HOUR]
    assert [end["n"] for end in ends] == [80, 40]
    assert row["high"] >= 40 * HOUR
    # All count: (465 + 10 * 72 + 20 * 40 + 20 * 72) / 80 = 42.8 h, which those who waited 40 h only lower: without
    # them (465 + 10 * 72 + 20 * 72) / 60 = 43.75 h. For, none of them: (465 + 10 * 72) / 40 h.
    ends = [row_of(scores, "response_rmst_72h_seconds", side, by="uncertain_labels") for side in ("against", "for")]
    assert [end["value"] / HOUR for end in ends] == pytest.approx([43.75, 29.625])
    row = row_of(scores, "response_rmst_72h_seconds")
    assert row["value"] == pytest.approx(29.625 * HOUR)
    assert row["high"] == pytest.approx(max(row["high_sampling"], 43.75 * HOUR))
