"""Rows of a comparison: which figures meet, what their differences are, and why some have none."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.comparing import compare
from dialogscore.comparing.differences import HEADLINES
from tests.comparing.made import result, score

SECOND = {"quarter": ("2025-04-01", "2025-07-01")}


def table(before, after):
    return compare(result(*before), result(*after, **SECOND)).table


def one(before, after):
    found = table([before] if isinstance(before, dict) else before, [after] if isinstance(after, dict) else after)
    return found[found["measure"].eq("dialog_share")].iloc[0]


def share(value, far=0.1, **more):
    return score("dialog_share", value, low=value - far, high=value + far, **more)


def test_a_difference_is_after_less_before_and_keeps_both_sides():
    row = one(share(0.5, n=80), share(0.3, n=90))
    assert row[["before", "after", "difference", "n_before", "n_after"]].tolist() == pytest.approx(
        [0.5, 0.3, -0.2, 80, 90]
    )
    assert (row["verdict"], row["rests_on"]) == ("changed", "sampling")


@pytest.mark.parametrize(("after", "verdict"), [(0.64, "not_distinguishable"), (0.65, "changed")])
def test_the_verdict_changes_where_the_interval_leaves_out_none(after, verdict):
    # Two intervals of 0.1 to each side: 0.1414 and more is a change.
    row = one(share(0.5), share(after))
    assert row["verdict"] == verdict
    assert (row["p"] < 0.05) == (verdict == "changed")


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (share(0.5), share(0.4, version="2"), "other_definition"),
        (share(0.5), score("dialog_share", note=("no_units", {})), "not_stated_after"),
        (score("dialog_share", note=("no_units", {})), share(0.5), "not_stated_before"),
        (score("dialog_share", note=("few", {})), score("dialog_share", note=("no_units", {})), "not_stated"),
        (score("dialog_share", 0.5), share(0.4), "no_interval"),
        (share(0.5), share(0.9, n=60, note=("few_clusters", {"threads": 14})), "few_clusters"),
        (share(0.5, note=("few_clusters", {"threads": 3})), share(0.9), "few_clusters"),
        (share(0.5, n=9), share(0.9), "few_units"),
        (share(0.5), share(0.9, n=9), "few_units"),
        (share(0.5, n=9), share(0.9, n=6, note=("few_clusters", {"threads": 3})), "few_clusters"),
        (share(0.5), score("dialog_share", 0.9, n=1, note=("few_clusters", {"threads": 1})), "few_clusters"),
        (share(0.5), score("dialog_share", 0.9, n=9), "no_interval"),
        (share(0.5), score("dialog_share", n=3, note=("no_units", {})), "not_stated_after"),
        ([score("index", 40.0)], [share(0.4), score("index", 50.0)], "absent_before"),
        ([share(0.4), score("index", 50.0)], [score("index", 40.0)], "absent_after"),
    ],
)
def test_what_cannot_be_compared_says_why(before, after, reason):
    row = one(before, after)
    assert (row["verdict"], row["reason"]) == ("refused", reason)
    assert pd.isna(row["p"])
    assert pd.isna(row["rests_on"])


def test_two_definitions_have_no_difference_and_two_counts_have_one_without_a_verdict():
    assert pd.isna(one(share(0.5), share(0.4, version="2"))["difference"])
    assert one(score("dialog_share", 0.5), share(0.4))["difference"] == pytest.approx(-0.1)


def test_an_end_that_was_not_reached_leaves_the_difference_open_there():
    before = score("response_median_seconds", 600.0, low=500.0, high=700.0, unit="s")
    after = score("response_median_seconds", 9000.0, low=6000.0, unit="s")
    row = table([before], [after]).iloc[0]
    # Below: sqrt(3000^2 + 100^2) = 3001.67.
    assert row["low"] == pytest.approx(8400 - 3001.666, abs=0.01)
    assert np.isnan(row["high"])
    assert row["verdict"] == "changed"


def test_readings_and_months_of_one_figure_are_no_figures_to_be_compared():
    rows = [share(0.5), share(0.4, subset_by="uncertain_labels", subset="against"),
            share(0.6, subset_by="open_invitations", subset="kept"), score("index_sensitivity", 0.5),
            share(0.4, subset_by="month", subset="2024-03")]  # fmt: skip
    assert len(table(rows, [share(0.3)])) == 1


def test_parts_of_a_split_meet_their_own():
    sides = [[share(a, subset_by="language", subset="de"), share(b, subset_by="language", subset="en")]
             for a, b in ((0.5, 0.3), (0.4, 0.9))]  # fmt: skip
    found = table(*sides).set_index("subset")["difference"].to_dict()
    assert found == pytest.approx({"de": -0.1, "en": 0.6})


def test_headline_measures_come_first_and_once():
    coded = share(0.2, basis="corrected")
    found = table([score("canned_share", 0.1), share(0.5), coded], [score("index", 9.0), share(0.3), coded])
    headline = found[found["is_headline"]]
    assert headline["measure"].tolist() == ["index", "dialog_share", "canned_share"]
    assert headline["basis"].tolist() == ["predicted", "corrected", "predicted"]
    assert not found[~found["is_headline"]]["measure"].isin(HEADLINES[2:]).any()


def test_a_correction_on_one_side_only_leaves_the_uncorrected_figure_in_the_headline():
    found = table([share(0.5), share(0.2, basis="corrected")], [share(0.3)])
    assert found[found["is_headline"]]["basis"].tolist() == ["predicted"]


def test_corrected_figures_hold_their_own_label_error():
    found = table([share(0.5, basis="corrected")], [share(0.3, basis="corrected")])
    assert found["rests_on"].tolist() == ["label_error"]


def test_p_values_are_adjusted_among_headlines_and_among_all_others():
    # Headlines: far apart, and nearly; Holm doubles the smaller p and leaves the larger.
    before = [share(0.5), score("canned_share", 0.5, low=0.4, high=0.6), score("act_share", 0.5, low=0.4, high=0.6)]
    after = [share(0.65), score("canned_share", 0.8, low=0.7, high=0.9), score("act_share", 0.65, low=0.55, high=0.75)]
    found = table(before, after).set_index("measure")
    assert found.loc["canned_share", "p_adjusted"] == pytest.approx(2 * found.loc["canned_share", "p"])
    assert found.loc["dialog_share", "p_adjusted"] == pytest.approx(found.loc["dialog_share", "p"])
    assert found.loc["act_share", "p_adjusted"] == pytest.approx(found.loc["act_share", "p"])


def test_ten_cases_are_enough_and_another_note_takes_nothing_away():
    # 0.4 is more than sqrt(2) * 0.1.
    row = one(share(0.5, n=10, note=("languages_not_validated", {})), share(0.9, n=10))
    assert row["verdict"] == "changed"
    assert one(share(0.5, n=9, note=("languages_not_validated", {})), share(0.9))["reason"] == "few_units"


def test_what_rests_on_a_handful_of_threads_counts_in_no_adjustment():
    # Draws of three threads that nearly repeat each other: 40,000 s apart, +- sqrt(500^2 + 2000^2) = 2061.6.
    before = [score("response_median_seconds", 3000.0, low=1000.0, high=5000.0, unit="s", n=21), share(0.5)]
    few = {"unit": "s", "n": 6, "note": ("few_clusters", {"threads": 3})}
    after = [score("response_median_seconds", 43_000.0, low=42_500.0, high=43_500.0, **few), share(0.65)]
    found = table(before, after).set_index("measure")
    median = found.loc["response_median_seconds"]
    assert (median["verdict"], median["difference"]) == ("refused", 40_000.0)
    assert median["low"] == pytest.approx(40_000 - 2061.55, abs=0.01)
    assert median[["p", "p_adjusted", "rests_on"]].isna().all()
    # One headline is left in the family, so Holm multiplies by one.
    assert found.loc["dialog_share", "p_adjusted"] == found.loc["dialog_share", "p"]


def test_benchmarks_refuse_a_company_of_few_cases_and_not_what_counts_companies():
    rows = [[share(value, n=8), share(value, n=8) | {"measure": "companies_one_way_share"}] for value in (0.3, 0.9)]
    kind = {"manifest": {"kind": "benchmark"}}
    sides = [result(*some, **kind, **window) for some, window in zip(rows, ({}, SECOND), strict=True)]
    for side in sides:
        side.scores["company"] = side.scores["company"].mask(side.scores["measure"].eq("companies_one_way_share"), "")
    found = compare(*sides).table.set_index("measure")
    assert found["reason"].fillna("").to_dict() == {"dialog_share": "few_units", "companies_one_way_share": ""}
    assert found.loc["companies_one_way_share", "verdict"] == "changed"
