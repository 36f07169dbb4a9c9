"""Drawing a stratified sample again: mean 1, the variance of the textbook, nothing from what was taken whole."""

import numpy as np
import pytest

from dialogscore.statistics.stratified import stratified_weights


def test_units_count_once_on_average_and_strata_keep_their_size():
    strata = np.repeat([0, 1], [12, 30])
    weights = stratified_weights(strata, np.repeat([40.0, 300.0], [12, 30]), seed=3)
    assert weights.shape == (2000, 42)
    assert weights.mean(axis=0) == pytest.approx(np.ones(42), abs=0.1)
    assert weights[:, :12].sum(axis=1) == pytest.approx(np.full(2000, 12.0))


def test_variance_of_a_mean_is_that_of_simple_random_sampling_in_each_stratum():
    values = np.r_[np.arange(12.0), np.tile([0.0, 1.0, 5.0], 10)]
    strata = np.repeat([0, 1], [12, 30])
    weights = stratified_weights(strata, np.repeat([40.0, 300.0], [12, 30]), seed=3)
    for stratum, size in ((0, 40), (1, 300)):
        chosen = strata == stratum
        own, n = values[chosen], chosen.sum()
        # Cochran (1977), Sampling Techniques, equation 2.20: s^2 / n with the correction for a finite population.
        expected = own.var(ddof=1) / n * (1 - n / size)
        drawn = (weights[:, chosen] * own).mean(axis=1)
        assert drawn.var() == pytest.approx(expected, rel=0.1)


def test_strata_taken_whole_and_single_units_do_not_move():
    weights = stratified_weights(np.array([0, 0, 0, 1]), np.array([3.0, 3.0, 3.0, 9.0]), seed=1)
    assert (weights == 1).all()


def test_same_seed_draws_the_same():
    given = np.zeros(9, dtype=int), np.full(9, 90.0)
    assert (stratified_weights(*given, seed=5) == stratified_weights(*given, seed=5)).all()
    assert not (stratified_weights(*given, seed=5) == stratified_weights(*given, seed=6)).all()
