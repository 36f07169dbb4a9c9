"""Partial pooling: worked by hand where it can be, by a grid and by simulation where it cannot."""

import numpy as np
import pytest
from scipy.special import betaln

from dialogscore.statistics import wilson_limits
from dialogscore.statistics.shrunken import effective_size, shrink

# Hits and units of ten companies.
HITS = np.array([3.0, 10.0, 0.0, 22.0, 8.0, 15.0, 30.0, 2.0, 12.0, 5.0])
SIZES = np.array([30.0, 30.0, 12.0, 40.0, 30.0, 25.0, 50.0, 20.0, 60.0, 10.0])


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.5, 1.0])
@pytest.mark.parametrize("size", [5.0, 33.3, 4000.0])
def test_the_effective_size_of_a_wilson_interval_is_its_own_size(share, size):
    low, high = wilson_limits(share, size, level=0.9)
    assert effective_size(np.array([share]), low, high, level=0.9) == pytest.approx(size, rel=1e-6)


def test_an_interval_twice_as_wide_is_worth_about_a_quarter_of_the_units():
    low, high = wilson_limits(0.5, 400)
    assert effective_size(np.array([0.5]), 0.5 - (0.5 - low) * 2, 0.5 + (high - 0.5) * 2) == pytest.approx(97, abs=1)


def test_no_width_is_worth_units_without_end():
    assert effective_size(np.array([0.3]), np.array([0.3]), np.array([0.3])).tolist() == [np.inf]


def test_mean_and_precision_are_where_a_fine_grid_finds_the_likelihood_largest():
    found = shrink(HITS / SIZES, SIZES)
    means, precisions = np.linspace(0.2, 0.5, 601), np.exp(np.linspace(0, 5, 601))
    first, second = means[:, None, None] * precisions[:, None], (1 - means)[:, None, None] * precisions[:, None]
    likelihood = (betaln(HITS + first, SIZES - HITS + second) - betaln(first, second)).sum(axis=2)
    one, other = np.unravel_index(likelihood.argmax(), likelihood.shape)
    assert found.mean == pytest.approx(means[one], abs=1e-3)
    assert np.log(found.precision) == pytest.approx(np.log(precisions[other]), abs=1e-2)


def test_a_value_lies_between_the_company_and_the_mean_by_its_weight():
    found = shrink(HITS / SIZES, SIZES)
    assert found.value == pytest.approx(found.weight * HITS / SIZES + (1 - found.weight) * found.mean)
    assert found.weight == pytest.approx(SIZES / (SIZES + found.precision))
    assert (found.low < found.value).all()
    assert (found.value < found.high).all()


def test_companies_alike_are_drawn_together_and_companies_far_apart_stay_where_they_are():
    alike = shrink(np.full(20, 0.3), np.full(20, 50.0))
    assert alike.weight.max() < 1e-3
    assert alike.value == pytest.approx(np.full(20, 0.3))
    apart = shrink(np.repeat([0.02, 0.98], 10), np.full(20, 500.0))
    assert apart.weight.min() > 0.99


def test_nothing_and_everything_have_values_within_the_range():
    for share in (0.0, 1.0):
        found = shrink(np.full(16, share), np.full(16, 30.0))
        assert ((found.value > -1e-9) & (found.value < 1 + 1e-9)).all()


@pytest.mark.slow
def test_pooled_values_err_less_and_their_limits_hold_the_truth():
    # The setting of the project's own simulation: 40 companies of 3 to 119 units each.
    chance, raw, pooled, held = np.random.default_rng(7), [], [], []
    for _ in range(300):
        truth, sizes = chance.beta(3, 5, 40), chance.integers(3, 120, 40).astype(float)
        shares = chance.binomial(sizes.astype(int), truth) / sizes
        found = shrink(shares, sizes)
        raw.append(((shares - truth) ** 2).mean())
        pooled.append(((found.value - truth) ** 2).mean())
        held.append(((found.low <= truth) & (truth <= found.high)).mean())
    assert np.sqrt(np.mean(pooled)) < 0.9 * np.sqrt(np.mean(raw))
    assert 0.93 <= np.mean(held) <= 0.96
