"""Who could be first under any weights: by hand and against all weights of a grid."""

import itertools

import numpy as np
import pytest

from dialogscore.benchmark.fronts import could_be_first, first_shares


def pillars(*rows):
    return np.array(rows, dtype=float)


def test_who_is_behind_another_throughout_is_never_first():
    found = could_be_first(*[pillars([0.5, 0.5, 0.5, 0.5], [0.6, 0.6, 0.6, 0.6])] * 2)
    assert found.possible.tolist() == [False, True]
    assert found.margin[1] == pytest.approx(np.log(0.6 / 0.5))


def test_each_specialist_is_first_by_the_pillar_it_leads():
    found = could_be_first(*[pillars([0.9, 0.1], [0.1, 0.9])] * 2)
    assert found.possible.tolist() == [True, True]
    assert found.weights == pytest.approx(np.eye(2))


def test_the_middle_is_first_only_above_the_line_between_the_specialists():
    # Between (0.9, 0.1) and (0.1, 0.9) equal weights give the least of the larger index: sqrt(0.09) = 0.3.
    for middle, possible in ((0.29, False), (0.31, True)):
        found = could_be_first(*[pillars([0.9, 0.1], [0.1, 0.9], [middle, middle])] * 2)
        assert found.possible.tolist() == [True, True, possible]
    assert found.weights[2] == pytest.approx([0.5, 0.5])
    assert found.margin[2] == pytest.approx(np.log(0.31 / 0.3))


def test_the_lead_is_over_the_next_one_and_not_over_the_front_alone():
    # The first leads throughout; the second is behind it alone.
    found = could_be_first(*[pillars([0.8, 0.8], [0.4, 0.4], [0.1, 0.1])] * 2)
    assert found.margin[0] == pytest.approx(np.log(2))


def test_equal_companies_are_both_first():
    assert could_be_first(*[pillars([0.4, 0.4], [0.4, 0.4])] * 2).possible.tolist() == [True, True]


def test_a_company_alone_is_first():
    assert could_be_first(*[pillars([0.4, 0.2])] * 2).possible.tolist() == [True]


def test_intervals_widen_and_narrow_the_circle():
    value = pillars([0.5, 0.5], [0.55, 0.55], [0.1, 0.1])
    low, high = value - 0.08, value + 0.08
    assert could_be_first(high, low).possible.tolist() == [True, True, False]
    assert could_be_first(value, value).possible.tolist() == [False, True, False]
    assert could_be_first(low, high).possible.tolist() == [False, False, False]


def test_an_end_at_nothing_is_no_obstacle():
    found = could_be_first(pillars([0.5, 0.5], [0.2, 0.9]), pillars([0.0, 0.4], [0.1, 0.8]))
    assert found.possible.all()


def test_programs_find_what_all_weights_of_a_grid_find():
    chance = np.random.default_rng(8)
    steps = 24
    grid = [
        np.array(cuts) / steps
        for cuts in itertools.product(range(steps + 1), repeat=3)
        if sum(cuts) <= steps
    ]
    weights = np.array([[*part, 1 - part.sum()] for part in grid])
    for _ in range(5):
        values = chance.beta(2, 3, (25, 4))
        found = could_be_first(values, values)
        points = weights @ np.log(values).T
        seen = np.unique(points.argmax(axis=1))
        # A grid may miss a narrow cone, and never finds a first that there is not.
        assert set(seen) <= set(np.flatnonzero(found.possible))
        missed = set(np.flatnonzero(found.possible)) - set(seen)
        assert all(found.margin[place] < 0.05 for place in missed)
        best = found.weights[found.possible]
        assert best.sum(axis=1) == pytest.approx(np.ones(len(best)))
        lead = best @ np.log(values).T
        assert (lead.argmax(axis=1) == np.flatnonzero(found.possible)).all()


def test_shares_of_all_weights_are_those_of_the_simplex():
    # By weights (w, 1 - w) the first leads for w above one half: half of all weights.
    found = first_shares(pillars([0.9, 0.1], [0.1, 0.9], [0.05, 0.05]), seed=1)
    assert found == pytest.approx([0.5, 0.5, 0.0], abs=0.02)
    assert first_shares(pillars([0.3, 0.3], [0.3, 0.3]), seed=1).tolist() == [1.0, 1.0]
