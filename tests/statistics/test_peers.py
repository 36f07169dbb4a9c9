"""Tiers against the median: by hand, and in simulations where nobody differs from anybody."""

import numpy as np
import pytest
from scipy.stats import norm

from dialogscore.statistics.peers import against_median

Z = norm.ppf(0.975)


def tiers(values, errors, **options):
    values, errors = np.asarray(values, dtype=float), np.asarray(errors, dtype=float)
    return against_median(values, values - Z * errors, values + Z * errors, **options).tolist()


def test_units_far_from_the_median_are_told_apart_on_both_sides():
    # Median 0.5; an error of 0.01 is one fortieth of the distance of the outer ones.
    assert tiers([0.1, 0.49, 0.5, 0.51, 0.9], [0.01] * 5) == [-1, 0, 0, 0, 1]


def test_a_wide_interval_is_told_apart_from_nothing():
    assert tiers([0.1, 0.49, 0.5, 0.51, 0.9], [0.5, 0.01, 0.01, 0.01, 0.5]) == [0] * 5


def test_fewer_than_five_peers_have_no_tiers():
    assert tiers([0.1, 0.5, 0.9, 0.95], [0.01] * 4) == [0] * 4


def test_one_test_at_1_96_is_not_enough_among_many():
    # 40 units on the median and one that lies 2.3 errors off: among 41 tests chance alone reaches about 3.2.
    assert tiers([0.5] * 40 + [0.523], [0.01] * 41)[-1] == 0


def test_exact_figures_are_told_apart_by_any_difference():
    assert tiers([1.0, 2.0, 3.0, 4.0, 5.0], [0.0] * 5) == [-1, -1, 0, 1, 1]


@pytest.mark.slow
def test_where_nobody_differs_anybody_is_told_apart_in_one_of_twenty_runs_at_most():
    chance, wrong, runs = np.random.default_rng(2), 0, 1000
    errors = np.resize([0.02, 0.05, 0.1], 30)
    for run in range(runs):
        wrong += any(tiers(chance.normal(0.5, errors), errors, draws=400, seed=run))
    # Three standard errors above .05.
    assert wrong / runs <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / runs)
