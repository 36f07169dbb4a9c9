"""Lines, calibration and shares: numbers that can be recounted by hand."""

import numpy as np
import pytest

from dialogscore.training import calibration, quality, shares, tables
from dialogscore.training.inbound_tables import inbound_figures, replies_and_types
from dialogscore.training.lines import add, beside, cell, find, line, subsets


def test_surest_half_is_more_often_right():
    confidence = np.array([0.95, 0.9, 0.55, 0.5])
    right = {"act": np.array([True, True, False, True])}
    rows = {row["kept"]: row for row in calibration.coverage("act", confidence, right)}
    assert rows["surest 50%"]["accuracy"]["act"] == 1.0
    assert rows["surest 100%"]["accuracy"]["act"] == 0.75
    assert rows["probability of 0.6 and more"]["coverage"] == 0.5
    assert rows["probability of 0.9 and more"]["n"] == 2


def test_reliability_sets_probability_beside_share_right():
    rows = calibration.reliability("mode", np.array([0.9, 0.92, 0.91, 0.3]), np.array([1, 1, 0, 0], dtype=bool))
    # Bins are a fifteenth wide: .9 to .92 lie in the one that ends at .9333.
    assert [row["n"] for row in rows] == [1, 3]
    assert rows[1]["probability"] == pytest.approx(0.91)
    assert rows[1]["right"] == pytest.approx(2 / 3, abs=1e-4)
    assert calibration.reliability("mode", np.array([]), np.array([])) == []


def test_mode_is_the_one_with_the_highest_sum_of_act_probabilities():
    # answer .30 and probe .25 make dialog .55, though deflect is the likeliest act.
    probability = np.array([[0.30, 0.25, 0.45, 0, 0, 0, 0]])
    assert tables.modes_of(probability).tolist() == [[0.0, 0.45, 0.55]]
    facts = {
        "group": np.zeros(1, dtype=int),
        "double": np.ones(1, dtype=bool),
        "language": np.array(["en"]),
        "directed": np.ones(1, dtype=bool),
        "parent": np.zeros(1, dtype=bool),
    }
    lines = tables.act_figures(np.array([0]), facts, {"model": probability}, seed=1)
    assert find(lines, "mode, macro-F1", subset="all")["value"] == 1.0
    assert find(lines, "mode of the likeliest act, macro-F1", subset="all")["value"] == 0.0
    assert find(lines, "act, macro-F1", subset="all")["low"] is None


def test_joint_labels_are_summed_by_type_and_by_reply():
    names = ("comment/0", "complaint/0", "complaint/1")
    reply, kinds = replies_and_types(names, np.array([[0.2, 0.3, 0.5]]))
    assert reply.tolist() == [0.5]
    assert kinds.tolist() == [[0.2, 0.8]]
    facts = {
        "group": np.array([0, 0]),
        "double": np.zeros(2, dtype=bool),
        "language": np.array(["de", "fr"]),
        "parent": np.zeros(2, dtype=bool),
    }
    said = {"model": np.array([[0.2, 0.3, 0.5], [0.9, 0.1, 0.0]])}
    lines = inbound_figures(np.array([2, 0]), names, facts, said, seed=1)
    assert find(lines, "needs_reply, F1", subset="all")["value"] == 1.0
    # German and English together are the German message again: not told twice.
    assert {one["subset"] for one in lines} == {"all", "de", "other languages"}


def test_calibration_interval_does_not_lie_above_its_value():
    random = np.random.default_rng(2)
    groups = np.repeat(np.arange(20), 30)
    probability = random.uniform(0.5, 1, groups.size)
    right = random.random(groups.size) < probability
    bins = quality.calibration_tables(probability, right, groups)
    found = quality.interval(bins, quality.ece, n=groups.size, seed=1, name="x")
    assert 0 <= found.low <= found.value <= found.high


def test_spearman_interval_encloses_a_clear_order_and_needs_three_companies():
    truth = np.linspace(0, 1, 12)
    low, high = shares.spearman_interval(truth, truth, seed=1, name="x")
    assert (low, high) == (pytest.approx(1.0), pytest.approx(1.0))
    assert np.isnan(shares.spearman_interval(truth[:2], truth[:2], seed=1, name="x")[0])


def test_figures_of_the_same_rows_stand_side_by_side():
    where = {"rows": "all", "subset": "all"}
    lines = [
        line("m", where | {"by": by}, value, n=3, companies=1) for by, value in (("model", 0.5), ("majority", 0.1))
    ]
    add(lines, "other", np.ones((3, 1, 2)), lambda sums: sums[..., 0, 1] / sums[..., 0, 0], where | {"by": "model"}, 1)
    groups = beside(lines)
    assert [list(group) for group in groups] == [["model", "majority"], ["model"]]
    assert cell(groups[0]["model"]) == "0.500"
    assert cell(groups[1]["model"]) == "1.000 (1.000 to 1.000)"
    assert cell(groups[1]["model"], interval=False) == "1.000"
    assert cell(None) == ""


def test_empty_parts_of_a_set_have_no_line():
    facts = {"double": np.zeros(2, dtype=bool), "language": np.array(["en", "en"])}
    assert [(which, subset) for which, subset, _ in subsets(facts)] == [
        ("all", "all"),
    ]


def test_baselines_stand_on_every_line_of_their_own_rows():
    facts = {
        "group": np.array([0, 1, 2, 0]),
        "double": np.zeros(4, dtype=bool),
        "language": np.array(["en", "en", "de", "de"]),
        "directed": np.array([True, True, True, False]),
        "parent": np.array([True, True, False, False]),
    }
    coded = np.array([0, 2, 2, 6])
    said = {"model": np.eye(7)[coded], "majority": np.eye(7)[[2, 2, 2, 2]]}
    lines = tables.act_figures(coded, facts, said, hidden=dict.fromkeys(said, said["majority"]), seed=1)
    for subset in ("directed", "to everybody", "de, directed", "parent visible", "parent hidden"):
        assert find(lines, "mode, macro-F1", subset=subset, by="majority") is not None
    # Of four messages two are hand-overs: "hand over" for all has precision 1/2 and recall 1, F1 2/3.
    assert find(lines, "act deflect, F1", subset="all", by="majority")["value"] == pytest.approx(2 / 3, abs=1e-4)
    # Hidden, this model says what the majority says, of an answer and a hand-over: F1 of nominal 2/3, of dialog 0.
    assert find(lines, "mode, macro-F1", subset="parent visible", by="model")["value"] == 1.0
    assert find(lines, "mode, macro-F1", subset="parent hidden", by="model")["value"] == pytest.approx(1 / 3, abs=1e-4)
