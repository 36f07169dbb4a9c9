"""The index by hand, and when it is withheld."""

import json

import numpy as np
import pandas as pd
import pytest

from dialogscore import index
from tests.measures.crowds import crowd
from tests.measures.feeds import ask, computed, feed, row_of, say, sources, value_of

CLUSTERS = {
    "openers": 2, "inviting": 0, "watched": 4, "within_8h": 1, "within_72h": 2, "replies": 3, "substantial": 2,
    "handed_over": 0, "follow_ups": 1, "came_back": 1, "decided": 0, "kept": 0,
}  # fmt: skip


def totals(threads=20, **changed):
    """Return scores and tables of a company whose threads are all alike, but for one column."""
    rows = [ask(f"q{number}", number / 10) for number in range(40)]
    scores, tables = computed(feed(*rows, *[say(f"p{number}", "inform", number) for number in range(50)]))
    clusters = pd.DataFrame([CLUSTERS] * threads)
    for name, values in changed.items():
        clusters[name] = values
    return scores, tables | {"clusters": clusters}


def half(threads, *counts):
    """Return some counts for half of the threads and others for the rest."""
    return [counts[number % len(counts)] for number in range(threads)]


def test_pillars_by_hand():
    scores = index.add_index(*totals(inviting=half(20, 0, 0, 0, 1)))
    # 5 of 40 openers invite: 5.5 / 41 = .134146, a part of one in four: .536585.
    assert value_of(scores, "pillar_openness") == (pytest.approx(5.5 / 41 / 0.25), 40)
    assert value_of(scores, "pillar_openness_raw") == (5 / 40, 40)
    # Of 80 turns 20 within 8 h, 40 within 72 h: (20.5 / 81 + 40.5 / 81) / 2.
    assert value_of(scores, "pillar_responsiveness") == (pytest.approx((20.5 + 40.5) / 2 / 81), 80)
    assert value_of(scores, "pillar_responsiveness_raw") == (30 / 80, 80)
    # 40 of 60 replies.
    assert value_of(scores, "pillar_substance") == (pytest.approx(40.5 / 61), 60)
    # All of 20 follow-ups.
    assert value_of(scores, "pillar_continuity") == (pytest.approx(20.5 / 21), 20)


def test_substance_is_also_read_without_the_replies_handed_over_for_a_reason():
    scores = index.add_index(*totals(handed_over=half(20, 1, 0)))
    # 10 of 60 replies are handed over: 40 of the other 50.
    assert value_of(scores, "pillar_substance") == (pytest.approx(40.5 / 61), 60)
    assert value_of(scores, "pillar_substance_without_handed_over") == (pytest.approx(40.5 / 51), 50)


def test_uncertain_need_widens_what_rests_on_it():
    scores, tables = totals(inviting=half(20, 0, 0, 0, 1))
    rate = scores["measure"].eq("reply_rate_72h") & scores["subset_by"].isna()
    plain = row_of(index.add_index(scores, tables), "pillar_responsiveness")
    scores.loc[rate, ["low_sampling", "low"]] = [0.3, 0.1]
    scores.loc[rate, ["high", "high_sampling"]] = [0.7, 0.6]
    wider = row_of(index.add_index(scores, tables), "pillar_responsiveness")
    assert wider["low"] < plain["low"]
    assert wider["low_sampling"] == plain["low_sampling"]


def test_index_is_the_geometric_mean_in_points():
    scores = index.add_index(*totals(inviting=half(20, 0, 0, 0, 1)))
    expected = 100 * (5.5 / 41 / 0.25 * (30.5 / 81) * (40.5 / 61) * (20.5 / 21)) ** 0.25
    row = row_of(scores, "index")
    assert row["value"] == pytest.approx(expected)
    assert row["unit"] == "points"
    assert 0 < row["low"] < row["value"] < row["high"] < 100


def test_openness_is_full_at_one_opener_in_four():
    scores = index.add_index(*totals(inviting=half(20, 0, 1)))
    assert value_of(scores, "pillar_openness")[0] == 1
    assert value_of(scores, "pillar_openness_raw")[0] == 0.25


def test_kept_invitations_count_toward_continuity_by_their_number():
    # 20 follow-ups, of which 10 were answered, and 20 invitations, of which 15 were kept: 25.5 / 41.
    changed = {"came_back": half(20, 0, 1), "decided": 1, "kept": half(20, 0, 1, 1, 1)}
    assert value_of(index.add_index(*totals(**changed)), "pillar_continuity") == (pytest.approx(25.5 / 41), 40)


def test_a_silent_company_is_near_zero_and_never_zero():
    scores = index.add_index(*totals(within_8h=0, within_72h=0))
    row = row_of(scores, "pillar_responsiveness")
    assert row["value"] == pytest.approx(0.5 / 81)
    assert row_of(scores, "index")["value"] > 0


def test_what_no_thread_shows_is_uncertain_all_the_same():
    # Threads drawn again hold no invitation either, yet 20 threads without one do not prove that there is none.
    row = row_of(index.add_index(*totals()), "index")
    assert row["high"] > 1.3 * row["value"]


def test_three_pillars_make_a_partial_index():
    scores = index.add_index(*totals(openers=half(20, 0, 0, 1)))
    pillar = row_of(scores, "pillar_openness")
    assert pillar["note_code"] == "too_few"
    assert json.loads(pillar["note_args"]) == {"n": 6, "needed": 10}
    assert np.isnan([pillar["value"], row_of(scores, "pillar_openness_raw")["value"]]).all()
    row = row_of(scores, "index")
    assert row["value"] == pytest.approx(100 * (30.5 / 81 * (40.5 / 61) * (20.5 / 21)) ** (1 / 3))
    assert row["note_code"] == "partial_index"
    assert json.loads(row["note_args"]) == {"missing": ["openness"]}


def test_two_pillars_are_withheld():
    row = row_of(index.add_index(*totals(openers=0, inviting=0, follow_ups=0, came_back=0)), "index")
    assert np.isnan(row["value"])
    assert row["note_code"] == "withheld"
    assert json.loads(row["note_args"])["reasons"] == [["too_few", "openness"], ["too_few", "continuity"]]


def test_below_the_minimum_data_it_is_withheld_with_what_is_missing():
    rows = [ask(f"q{number}", number / 10, response=1.0) for number in range(12)]
    scores = index.add_index(*computed(feed(*rows, say("p", "inform"))))
    row = row_of(scores, "index")
    assert row["note_code"] == "withheld"
    reasons = json.loads(row["note_args"])["reasons"]
    assert ["too_few_turns", 12, 30] in reasons
    assert ["too_few_company_messages", 1, 50] in reasons


def test_answered_only_exports_get_neither_responsiveness_nor_index():
    scores, tables = computed(crowd(100), source=sources(audience_coverage="answered_only"))
    scores = index.add_index(scores, tables)
    assert row_of(scores, "pillar_responsiveness")["note_code"] == "answered_only"
    assert row_of(scores, "pillar_continuity")["note_code"] == "answered_only"
    row = row_of(scores, "index")
    assert row["note_code"] == "withheld"
    assert ["answered_only"] in json.loads(row["note_args"])["reasons"]


def test_label_error_widens_the_interval_and_leaves_the_value():
    plain = row_of(index.add_index(*totals()), "index")
    errors = {"dialog_share": {"bias": 0.0, "sd": 0.1, "companies": 9}}
    widened = row_of(index.add_index(*totals(), label_errors=errors), "index")
    assert widened["value"] == plain["value"]
    assert widened["low_sampling"] == plain["low_sampling"]
    assert widened["low"] < plain["low"]
    assert widened["high"] > plain["high"]


def test_same_seed_same_interval():
    first, again, other = (row_of(index.add_index(*totals(), seed=seed), "index") for seed in (0, 0, 1))
    assert first["low"] == again["low"] != other["low"]


def test_fewer_threads_make_a_wider_interval():
    mixed = {"within_8h": 0, "substantial": 1}
    few = row_of(index.add_index(*totals(10, within_72h=half(10, 0, 4), **mixed)), "index")
    many = row_of(index.add_index(*totals(200, within_72h=half(200, 0, 4), **mixed)), "index")
    assert few["high"] - few["low"] > 2 * (many["high"] - many["low"])
    assert few["note_code"] == "few_clusters"


def test_scores_before_it_stay_as_they_were():
    scores, tables = totals()
    added = index.add_index(scores, tables)
    pd.testing.assert_frame_equal(added.iloc[: len(scores)], scores)
    # Five pillars with a value, four of them raw too, and the index, each with two readings of uncertain labels.
    assert len(added) == len(scores) + 10 * 3


def test_pillars_and_index_have_the_band_of_uncertain_labels():
    changed = {
        "inviting": half(20, 0, 0, 0, 1), "inviting_against": 0, "inviting_for": half(20, 0, 1),
        "substantial_against": 1, "substantial_for": 3,
    }  # fmt: skip
    scores = index.add_index(*totals(**changed))

    def band(measure):
        return [row_of(scores, measure, side, by="uncertain_labels")["value"] for side in ("against", "for")]

    # No opener of 40 invites, or 10 do: 10.5 / 41 is more than one in four.
    openness = [0.5 / 41 / 0.25, 1.0]
    assert band("pillar_openness") == pytest.approx(openness)
    assert band("pillar_openness_raw") == pytest.approx([0, 10 / 40])
    # 20 or all of 60 replies.
    substance = [20.5 / 61, 60.5 / 61]
    assert band("pillar_substance") == pytest.approx(substance)
    # What no uncertain label moves is the same to both sides.
    assert band("pillar_continuity") == pytest.approx([20.5 / 21] * 2)
    rest = (30.5 / 81) * (20.5 / 21)
    expected = [100 * (one * other * rest) ** 0.25 for one, other in zip(openness, substance, strict=True)]
    assert band("index") == pytest.approx(expected)
    row = row_of(scores, "index", "for", by="uncertain_labels")
    assert row["low"] < row["value"] <= row["high"]


def test_the_index_says_so_where_its_language_was_not_validated():
    scores, tables = totals(inviting=half(20, 0, 0, 0, 1))
    dialog = scores["measure"].eq("dialog_share") & scores["subset_by"].isna()
    scores.loc[dialog, "note_code"] = "languages_not_validated"
    scores.loc[dialog, "note_args"] = '{"found": 50, "of": 50, "share": 1.0}'
    assert row_of(index.add_index(scores, tables), "index")["note_code"] == "languages_not_validated"
    # Few threads are a weakness that the interval shows; this one nothing else shows.
    few = index.add_index(scores, tables | {"clusters": tables["clusters"].iloc[:14]})
    assert row_of(few, "pillar_substance")["note_code"] == "languages_not_validated"


def test_every_share_that_rests_on_labels_has_its_band():
    scores, tables = computed(crowd(400))
    scores = index.add_index(scores, tables)
    scores = scores[
        scores["value"].notna() & scores["unit"].isin(["share", "points", "s"]) & scores["basis"].ne("counted")
    ]
    by = scores["subset_by"].fillna("").astype(str)
    is_band = by.str.startswith("uncertain_labels")
    part = scores["subset"].fillna("").astype(str)
    banded = set(zip(scores["measure"][is_band], part[is_band].str.partition(":")[2], strict=True))
    whole = ~is_band & by.ne("open_invitations")
    without = {
        measure
        for measure, subset in zip(scores["measure"][whole], part[whole], strict=True)
        if (measure, subset) not in banded
    }
    # What these rest on is the language alone, which no label of a model says.
    assert without <= {
        "language_share", "unsupported_language_share", "unsupported_language_share_inbound",
        "answered_in_same_language",
    }  # fmt: skip
    assert {"canned_share", "pillar_openness", "pillar_continuity_raw", "index"} <= {measure for measure, _ in banded}
