"""Six stated rules and a reading that counts them: nothing is weighted, nothing is hidden."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.measures.steadyrules import RULES, reading_of, steady_table, weeks_to_meet
from tests.measures.feeds import computed, feed, row_of, say, sources, value_of
from tests.measures.test_presence import DAY, observed, weekly

PASSED = {
    "weeks_without_post_share": (0.1, 0.05, 0.2, 52), "post_gap_longest_seconds": (28 * 86400, np.nan, np.nan, 9),
    "posts_per_week_variation": (0.8, 0.6, 1.0, 52), "months_without_answer": (0, 0, 0, 12),
    "quarter_rate_range": (0.1, 0.0, 0.2, 4), "quarter_speed_ratio": (2, 1, 3, 4),
}  # fmt: skip


def rows(**changed):
    names = ("value", "low", "high", "n")
    return [
        {"measure": measure, "subset_by": None, "unit": "share"} | dict(zip(names, found, strict=True))
        for measure, found in (PASSED | changed).items()
    ]


def states(*, weeks=52, **changed):
    table = steady_table(rows(**changed), weeks=weeks).set_index("rule")
    return table["state"].to_dict(), table["reason"].dropna().to_dict()


def test_a_rule_is_met_up_to_its_threshold():
    found, reasons = states()
    assert set(found.values()) == {"met"}
    assert list(found) == [one.rule for one in RULES]
    assert reasons == {}


def test_a_rule_is_not_met_where_figure_and_interval_lie_above():
    found, _ = states(
        weeks_without_post_share=(0.5, 0.3, 0.7, 52), post_gap_longest_seconds=(28 * 86400 + 1, np.nan, np.nan, 9),
        months_without_answer=(2, 1, 3, 12),
    )  # fmt: skip
    assert [name for name, state in found.items() if state == "not_met"] == [
        "few_silent_weeks", "no_long_gap", "answers_every_month",
    ]  # fmt: skip


def test_an_interval_that_holds_the_threshold_decides_nothing():
    found, reasons = states(quarter_rate_range=(0.1, 0.0, 0.21, 4), quarter_speed_ratio=(4, 2.9, np.nan, 4))
    assert found["even_rate"] == found["even_speed"] == "cannot_tell"
    assert reasons == {"even_rate": "interval", "even_speed": "interval"}


def test_what_is_too_short_or_refused_decides_nothing():
    found, reasons = states(weeks=7, months_without_answer=(0, 0, 0, 2), quarter_rate_range=(np.nan,) * 3 + (1,))
    assert reasons == {"no_long_gap": "too_short", "answers_every_month": "too_short", "even_rate": "refused"}
    assert found["even_pace"] == "met"


@pytest.mark.parametrize(
    ("met", "decided", "reading"),
    [(2, 2, "undecided"), (3, 3, "steady"), (2, 3, "mixed"), (1, 3, "mixed"), (0, 3, "now_and_then"),
     (3, 4, "steady"), (2, 4, "mixed"), (1, 4, "now_and_then"), (4, 5, "steady"), (1, 5, "now_and_then"),
     (5, 6, "steady"), (4, 6, "mixed"), (2, 6, "mixed"), (1, 6, "now_and_then")],
)  # fmt: skip
def test_three_quarters_of_the_rules_make_it_steady_and_one_quarter_now_and_then(met, decided, reading):
    assert reading_of(met, decided) == reading


def test_a_company_that_writes_every_week_meets_the_rules_of_writing():
    scores, tables = computed(feed(*weekly(*[3] * 40)), source=observed(280))
    assert value_of(scores, "steadiness_rules_met") == (3, 3)
    assert tables["steadiness"]["state"].tolist() == ["met"] * 3 + ["cannot_tell"] * 3


def test_a_company_that_writes_now_and_then_meets_none():
    burst = [say(f"p{day}-{number}", "inform", DAY * day + number) for day in (0, 100, 250) for number in range(9)]
    scores, _ = computed(feed(*burst), source=observed(364))
    assert value_of(scores, "steadiness_rules_met") == (0, 3)


def test_too_few_decided_rules_are_counted_for_nobody():
    row = row_of(computed(feed(*weekly(3, 3, 3)), source=observed(21))[0], "steadiness_rules_met")
    assert (pd.isna(row["value"]), row["n"], row["note_code"]) == (True, 0, "too_few_rules")


def test_an_empty_feed_has_rules_that_nobody_can_tell():
    empty = feed(say("p", "inform")).iloc[:0]
    table = computed(empty, source=sources())[1]["steadiness"]
    assert set(table["state"]) == {"cannot_tell"}


def test_eighteen_weeks_without_a_silent_one_meet_the_rule():
    # Wilson's upper end of none in n is q / (n + q), q the square of t(0.975; n - 1): 4 q <= n.
    # t(0.975; 16) = 2.120 gives 17.98 > 17, t(0.975; 17) = 2.110 gives 17.80 <= 18.
    assert weeks_to_meet() == 18
