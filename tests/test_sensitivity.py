"""The index under other choices: the same draws each time, by hand where only one thing can move."""

import numpy as np
import pandas as pd
import pytest

from dialogscore import index
from dialogscore.measures.alternatives import ELIGIBLE
from dialogscore.measures.replies import HORIZONS
from tests.measures.feeds import row_of
from tests.test_index import CLUSTERS, totals

ALIKE = {"openers": 4, "inviting": 1, "replies": 4, "substantial": 2, "decided": 2, "kept": 1}


def drawn(threads=20, *, seed=0, **changed):
    """Return scores and draws of a company whose threads are all alike, but for some columns."""
    scores, tables = totals(threads, inviting=1)
    row = CLUSTERS | ALIKE
    for horizon in HORIZONS:
        for name in ELIGIBLE:
            row |= {f"watched_{horizon}_{name}": 4, f"within_8h_{horizon}_{name}": 2, f"within_{horizon}_{name}": 2}
            row |= {f"follow_ups_{horizon}_{name}": 2, f"came_back_{horizon}_{name}": 1}
    alternatives = pd.DataFrame([row] * threads)
    for name, values in changed.items():
        alternatives[name] = values
    scores = index.add_index(scores, tables)
    return index.add_sensitivity(scores, tables | {"alternatives": alternatives}, seed=seed)


def test_pillars_that_are_equal_leave_the_choices_nothing_to_move():
    _, draws = drawn()
    # Half of all units hit, whatever is chosen; one opener in four invites: 20.5 / 81.
    assert len(draws) == 2000
    assert np.allclose(draws[["responsiveness", "substance", "continuity"]], 0.5)
    assert np.allclose(draws["openness"], np.minimum(1, 20.5 / 81 / draws["saturation"]))
    assert np.allclose(draws.filter(like="weight_").sum(axis=1), 1)


def test_each_draw_is_the_mean_it_names():
    _, draws = drawn()
    pillars = draws[["openness", "responsiveness", "substance", "continuity"]].to_numpy()
    weights = draws.filter(like="weight_").to_numpy()
    means = {
        "geometric": np.prod(pillars**weights, axis=1),
        "arithmetic": (pillars * weights).sum(axis=1),
        "harmonic": 1 / (weights / pillars).sum(axis=1),
    }
    for name, values in means.items():
        mine = draws["aggregation"].eq(name).to_numpy(dtype=bool)
        assert 550 < mine.sum() < 780
        assert np.allclose(draws["points"][mine], 100 * values[mine])


def test_rows_sum_up_the_draws():
    scores, draws = drawn(within_24h_questions=0, within_8h_24h_questions=0)
    row = row_of(scores, "index_sensitivity")
    assert (row["value"], row["n"], row["confidence"]) == (pytest.approx(draws["points"].median()), 2000, 0.9)
    assert row["low"] == pytest.approx(np.sort(draws["points"])[99], abs=0.2)
    part = row_of(scores, "index_sensitivity", "horizon_24h")
    mine = draws["horizon"].eq("24h").to_numpy(dtype=bool)
    assert (part["value"], part["n"]) == (pytest.approx(draws["points"][mine].median()), mine.sum())
    # Nobody was answered within 24 hours where questions are all that counts: the index falls there alone.
    low = draws["horizon"].eq("24h") & draws["eligibility"].eq("questions")
    assert draws["responsiveness"][low].median() < 0.05
    assert np.allclose(draws["responsiveness"][~low], 0.5)


def test_importance_is_the_squared_correlation():
    scores, draws = drawn()
    expected = np.corrcoef(draws["openness"], draws["points"])[0, 1] ** 2
    row = row_of(scores, "pillar_importance", "openness")
    assert row["value"] == pytest.approx(expected)
    assert row["low"] < row["value"] < row["high"]
    # A pillar that never moves tells nothing.
    assert row_of(scores, "pillar_importance", "substance")["value"] == pytest.approx(0, abs=1e-9)


def test_pillars_that_move_together_are_redundant():
    # Threads with good replies are those with the invitations: drawn again, both rise and fall as one.
    both = [4 if number % 2 else 0 for number in range(20)]
    other = [4 if number % 4 < 2 else 0 for number in range(20)]
    scores, _ = drawn(inviting=both, substantial=both, came_back_72h_needing=other)
    row = row_of(scores, "pillar_correlation", "openness substance")
    assert row["value"] > 0.99
    assert row["note_code"] == "redundant_pillars"
    apart = row_of(scores, "pillar_correlation", "substance continuity")
    assert abs(apart["value"]) < 0.3
    assert pd.isna(apart["note_code"])
    assert row_of(scores, "pillar_correlation", "openness responsiveness")["note_code"] == "no_variation"


def test_choices_that_leave_too_few_cases_are_not_drawn():
    none = {f"watched_{horizon}_questions": 1 for horizon in HORIZONS}
    scores, draws = drawn(**none)
    # 20 questions are fewer than 30 turns.
    assert set(draws["eligibility"]) == {"complaints", "needing"}
    assert row_of(scores, "index_sensitivity")["note_args"] == '{"found": 6, "of": 9}'


def test_same_seed_same_draws():
    first, again, other = drawn(inviting=[0, 4] * 10), drawn(inviting=[0, 4] * 10), drawn(inviting=[0, 4] * 10, seed=1)
    pd.testing.assert_frame_equal(first[1], again[1], check_exact=True)
    assert not np.allclose(first[1]["points"], other[1]["points"])


def test_without_an_index_nothing_is_drawn():
    scores, tables = totals(threads=5)
    found, draws = index.add_sensitivity(index.add_index(scores, tables), tables)
    assert not len(draws)
    assert row_of(found, "index_sensitivity")["note_code"] == "withheld"
