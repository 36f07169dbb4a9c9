"""The St. Gallen test on many companies."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.benchmark.gallen import GALLEN, company_states, gallen_table, verdict
from dialogscore.benchmark.standing import standing
from dialogscore.statistics import wilson_limits
from tests.benchmark.drawn import frame, row, table


def shares(company, whole, openers=None, *, n=200, **options):
    """Both dialog shares of a company with limits 0.05 off."""
    openers = whole if openers is None else openers
    return [
        row(company, measure, value, n=n, limits=(max(0, value - 0.05), value + 0.05), **options)
        for measure, value in (("dialog_share", whole), ("dialog_share_openers", openers))
    ]


def states_of(rows, companies=None, *, threshold=0.5, goal=0.5):
    scores = table(rows)
    names = sorted(set(scores["company"]))
    companies = standing(frame(names) if companies is None else companies, scores)
    return company_states(scores, companies, threshold=threshold, goal=goal), companies


def state(rows, **options):
    found, _ = states_of(rows, **options)
    return found["state"][0], found["reason"][0]


def test_both_shares_wholly_below_are_one_way_and_wholly_above_geared():
    assert state(shares("a", 0.1, 0.05))[0] == "one_way"
    assert state(shares("a", 0.7, 0.8))[0] == "geared"


def test_shares_on_different_sides_are_undecided():
    assert state(shares("a", 0.7, 0.1)) == ("undecided", "sides")


def test_an_interval_that_holds_the_threshold_is_undecided():
    assert state(shares("a", 0.47, 0.1))[0] == "undecided"


def test_open_invitations_count_as_kept_at_the_upper_end():
    more = row(
        "a", "dialog_share_openers", 0.5, n=200, limits=(0.4, 0.6), subset_by="open_invitations", subset="for"
    )  # fmt: skip
    assert state(shares("a", 0.1, 0.05))[0] == "one_way"
    assert state([*shares("a", 0.1, 0.05), more])[0] == "undecided"


def test_fewer_than_50_turns_or_10_threads_are_not_judged():
    assert state(shares("a", 0.1, n=49))[0] == "too_few"
    assert state(shares("a", 0.1, note=("few_clusters", {"threads": 9})))[0] == "too_few"
    assert state(shares("a", 0.1, note=("few_clusters", {"threads": 10})))[0] == "one_way"


def test_no_share_is_unstated_and_without_openers_nobody_is_judged():
    assert state([row("a", "dialog_share", np.nan, n=0, note=("posts_only", {}))])[0] == "unstated"
    assert state(shares("a", 0.1)[:1])[0] == "no_openers"
    found, companies = states_of([*shares("a", 0.1)[:1], *shares("b", 0.1)])
    assert line(gallen_table(found, companies, frame="random", threshold=0.5, goal=0.5), "undecided")["n"] == 1


def few(company, openers):
    """A company of 200 turns, so many of them openers."""
    return [shares(company, 0.1)[0], row(company, "dialog_share_openers", 0.0, n=openers, limits=(0.0, 0.3))]


def test_below_ten_openers_nobody_is_judged_and_the_sentence_counts_only_the_others():
    assert state(few("a", 1))[0] == "few_openers"
    assert state(few("a", 9))[0] == "few_openers"
    assert state(few("a", 10))[0] == "one_way"
    found, companies = states_of([*few("a", 2), *few("b", 2), *shares("c", 0.8)])
    made = gallen_table(found, companies, frame="convenience", threshold=0.5, goal=0.5)
    assert [line(made, name)["hits"] for name in ("one_way", "geared", "undecided")] == [0, 1, 0]
    assert verdict(made)[["direction", "judged"]].iloc[0].tolist() == ["mostly_geared", 1]


def test_thresholds_for_one_way_and_for_geared_may_lie_apart():
    assert state(shares("a", 0.4), threshold=0.3, goal=0.6)[0] == "undecided"
    assert state(shares("a", 0.2), threshold=0.3, goal=0.6)[0] == "one_way"
    assert state(shares("a", 0.8), threshold=0.3, goal=0.6)[0] == "geared"


def test_companies_without_a_feed_and_those_of_a_shorter_window_are_not_judged():
    companies = frame(["a", "b"], presence=["yes", "no"], window_covered=[0.5, np.nan])
    found, _ = states_of(shares("a", 0.1), companies)
    assert found["state"].tolist() == ["listed", "absent"]


def test_a_company_that_no_measure_ranks_is_judged_all_the_same():
    found, companies = states_of(shares("a", 0.1))
    listed = companies.assign(status="listed", reason_code="no_ranked_measure")
    again = company_states(table(shares("a", 0.1)), listed, threshold=0.5, goal=0.5)
    assert (found["state"][0], again["state"][0]) == ("one_way", "one_way")


def test_corrected_shares_decide_where_all_companies_have_them():
    options = {"basis": "corrected", "sampling": (np.nan, np.nan)}
    rows = [*shares("a", 0.1), *shares("a", 0.8, **options), *shares("b", 0.1), *shares("b", 0.2, **options)]
    found, _ = states_of(rows)
    assert found["state"].tolist() == ["geared", "one_way"]
    assert found["basis"].tolist() == ["corrected"] * 2
    found, _ = states_of(rows[:-2])
    assert found["state"].tolist() == ["one_way", "one_way"]


def ten():
    """Ten companies: one absent, one not exported, five one-way, two geared, one undecided."""
    names = [f"c{place}" for place in range(10)]
    values = [0.1] * 5 + [0.8] * 2 + [0.5]
    rows = [line for name, value in zip(names, values, strict=False) for line in shares(name, value)]
    presence = ["yes"] * 8 + ["not_exported", "no"]
    sector = ["retail"] * 5 + ["insurance"] * 5
    return rows, frame(names, presence=presence, sector=sector)


def shown(frame_kind):
    rows, companies = ten()
    found, companies = states_of(rows, companies)
    options = {"frame": frame_kind, "threshold": 0.5, "goal": 0.5}
    return gallen_table(found, companies, **options)


def line(found, statement, sector=None):
    rows = found[found["statement"].eq(statement)]
    chosen = rows["stratum"].isna() if sector is None else rows["stratum"].eq(sector)
    assert chosen.sum() == 1
    return rows[chosen].iloc[0]


def test_shares_of_a_random_sample_have_wilsons_intervals_and_readings_of_the_undecided():
    found = shown("random")
    assert list(found.columns) == GALLEN
    present = line(found, "present")
    assert (present["value"], present["n"], present["hits"]) == (0.9, 10, 9)
    assert (present["low"], present["high"]) == pytest.approx(wilson_limits(0.9, 10))
    geared = line(found, "geared")
    assert (geared["value"], geared["against"], geared["in_favor"]) == (0.25, 0.25, 0.375)
    assert (geared["low_sampling"], geared["high_sampling"]) == pytest.approx(wilson_limits(0.25, 8))
    assert geared["high"] == pytest.approx(wilson_limits(0.375, 8)[1])
    assert line(found, "undecided")["value"] == 0.125


def test_a_census_leaves_only_what_could_not_be_judged():
    found = shown("census")
    assert (line(found, "present")["low"], line(found, "present")["high"]) == (0.9, 0.9)
    one_way = line(found, "one_way")
    # 8 of 9 present companies were judged: worth 8 * (9 - 1) / (9 - 8) = 64.
    assert (one_way["population"], one_way["n"]) == (9, 8)
    assert (one_way["low_sampling"], one_way["high_sampling"]) == pytest.approx(wilson_limits(0.625, 64))


def test_companies_at_hand_have_no_interval_but_both_readings():
    found = shown("convenience")
    assert found[["low", "high", "low_sampling", "high_sampling"]].isna().all(axis=None)
    assert line(found, "geared")["in_favor"] == 0.375


def test_sectors_stand_apart():
    found = shown("random")
    assert line(found, "one_way", "retail")["value"] == 1.0
    assert line(found, "geared", "insurance")["n"] == 3


def test_weights_count_companies_as_often():
    rows, companies = ten()
    companies["weight"] = pd.Series([3.0] * 5 + [1.0] * 5, dtype="Float64")
    found, companies = states_of(rows, companies)
    made = gallen_table(found, companies, frame="random", threshold=0.5, goal=0.5)
    # 15 of 18.
    assert line(made, "one_way")["value"] == pytest.approx(15 / 18)


def many(counts, kind="random"):
    names, rows = [], []
    for place, value in enumerate(np.repeat([0.1, 0.8, 0.5], counts)):
        names.append(f"c{place:03d}")
        rows += shares(names[-1], value)
    found, companies = states_of(rows, frame(names))
    return verdict(gallen_table(found, companies, frame=kind, threshold=0.5, goal=0.5)).iloc[0]


@pytest.mark.parametrize(
    ("counts", "direction"),
    [
        ((70, 10, 5), "mostly_one_way"), ((40, 10, 35), "undecided"), ((45, 10, 10), "mostly_one_way"),
        ((40, 15, 15), "undecided"), ((5, 70, 5), "mostly_geared"),
    ],
)  # fmt: skip
def test_the_verdict_follows_whole_intervals(counts, direction):
    assert many(counts)["direction"] == direction


def test_more_than_four_fifths_are_present_only_if_the_whole_interval_says_so():
    assert many((70, 10, 5))["presence"] == "more_than_80"
    assert verdict(shown("random"))["presence"][0] == "undecided"
    assert verdict(shown("census"))["presence"][0] == "more_than_80"


def test_companies_found_by_their_feeds_say_nothing_of_presence():
    rows, companies = ten()
    found, companies = states_of(rows, companies)
    options = {"threshold": 0.5, "goal": 0.5, "presence_told": False}
    made = gallen_table(found, companies, frame="random", **options)
    assert (line(made, "present")["n"], line(made, "one_way")["n"]) == (0, 8)
    assert line(made, "present")[["value", "low", "high"]].isna().all()
    assert verdict(made)["presence"][0] == "untold"


def test_of_companies_at_hand_every_reading_of_the_undecided_must_agree():
    assert many((5, 2, 1), "convenience")["direction"] == "mostly_one_way"
    assert many((4, 2, 3), "convenience")["direction"] == "undecided"


def test_nobody_judged_has_no_direction():
    found, companies = states_of(shares("a", 0.1, n=20))
    made = gallen_table(found, companies, frame="random", threshold=0.5, goal=0.5)
    assert verdict(made)["direction"][0] == "nobody_judged"
