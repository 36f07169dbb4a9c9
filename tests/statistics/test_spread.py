"""Mean label error, its spread between companies, and what they say of a company without codes."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from dialogscore.statistics import Spread, between_spread, shifted_interval

# Rubin (1981), Journal of Educational Statistics 6, 377-401: coaching in eight schools.
SCHOOLS = np.array([28.0, 8, -3, 7, -1, 1, 18, 12])
ERRORS = np.array([15.0, 10, 16, 11, 9, 11, 10, 18])
# Log risk ratios of tuberculosis after vaccination in 13 trials, and their variances: Colditz and others (1994), JAMA
# 271, 698-702.
TRIALS = np.array([-0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.0120, -0.4694, -1.3713, -0.3394,
                   0.4459, -0.0173])  # fmt: skip
VARIANCES = np.array([0.3256, 0.1946, 0.4154, 0.0200, 0.0512, 0.0069, 0.2230, 0.0040, 0.0564, 0.0730, 0.0124, 0.5325,
                      0.0714])  # fmt: skip


def test_spread_is_where_weighted_squares_are_as_large_as_expected():
    # Paule and Mandel: 12 degrees of freedom, reached at tau^2 = .318; Hartung and Knapp's error is then the usual one.
    found = between_spread(TRIALS, np.sqrt(VARIANCES))
    weights = 1 / (VARIANCES + found.tau**2)
    assert found.tau**2 == pytest.approx(0.318, abs=0.001)
    assert found.mean == pytest.approx((weights * TRIALS).sum() / weights.sum(), abs=1e-12)
    assert (weights * (TRIALS - found.mean) ** 2).sum() == pytest.approx(12, abs=1e-9)
    assert found.se == pytest.approx(weights.sum() ** -0.5, abs=1e-9)
    # With tau taken as known: -.715 -/+ 2.201 * sqrt(.318 + .181**2), t of 11 degrees of freedom: -2.02 and .59; the
    # spread being uncertain itself, ours reaches a little further.
    assert -2.3 < found.low < -2.02
    assert 0.59 < found.high < 0.85


def test_schools_that_differ_by_no_more_than_chance_have_no_spread():
    # Weights 1 / se^2: mean 7.69, standard error 4.07, as in Gelman and others, Bayesian Data Analysis, section 5.5.
    found = between_spread(SCHOOLS, ERRORS)
    assert (found.tau, found.n) == (0, 8)
    assert found.mean == pytest.approx(7.69, abs=0.005)
    assert found.se == pytest.approx(4.07, abs=0.005)


def test_prediction_interval_is_that_of_plain_integration():
    def weigh(tau, limit=None):
        weights = 1 / (ERRORS**2 + tau**2)
        mean = (weights * SCHOOLS).sum() / weights.sum()
        chance = np.sqrt(np.prod(weights) / weights.sum()) * np.exp(-(weights * (SCHOOLS - mean) ** 2).sum() / 2)
        part = 1 if limit is None else norm.cdf(limit, mean, np.sqrt(tau**2 + 1 / weights.sum()))
        return 1e10 * chance * part

    found = between_spread(SCHOOLS, ERRORS)
    total = quad(weigh, 0, np.inf)[0]
    assert quad(weigh, 0, np.inf, args=(found.low,))[0] / total == pytest.approx(0.025, abs=1e-4)
    assert quad(weigh, 0, np.inf, args=(found.high,))[0] / total == pytest.approx(0.975, abs=1e-4)


def test_companies_known_without_error_have_their_plain_mean_and_deviation():
    values = np.array([0.1, 0.3, 0.2, -0.05])
    found = between_spread(values, np.zeros(4))
    assert found.mean == pytest.approx(values.mean(), abs=1e-9)
    assert found.tau == pytest.approx(values.std(ddof=1), abs=1e-9)
    assert found.se == pytest.approx(values.std(ddof=1) / 2, abs=1e-9)


def test_sizes_make_companies_share_one_variance():
    # Mean of se^2 * size is (.04 * 10 + 0 * 10 + .01 * 40) / 3 = .8 / 3: variances .0267, .0267 and .00667.
    values, sizes = np.array([0.1, -0.2, 0.05]), np.array([10, 10, 40])
    found = between_spread(values, np.array([0.2, 0, 0.1]), sizes=sizes)
    assert found == pytest.approx(between_spread(values, np.sqrt(0.8 / 3 / sizes)))


def test_moving_all_figures_moves_the_mean_and_the_limits_only():
    first, second = between_spread(SCHOOLS, ERRORS), between_spread(SCHOOLS * 2 + 5, ERRORS * 2)
    assert second.mean == pytest.approx(first.mean * 2 + 5)
    assert second.low == pytest.approx(first.low * 2 + 5)
    assert second.high == pytest.approx(first.high * 2 + 5)


def test_few_companies_say_little():
    assert np.isnan(between_spread([], []).mean)
    one = between_spread([0.2], [0.1])
    assert (one.mean, one.low, one.high, one.n) == (0.2, -np.inf, np.inf, 1)
    two = between_spread([0.2, np.nan, 0.3], [0.1, 0.1, 0.1])
    assert (two.n, two.high) == (2, np.inf)
    assert shifted_interval(0.4, 0.3, 0.5, two)[1:] == (0, 1)
    same = between_spread([0.1, 0.1, 0.1], [0, 0, 0])
    assert (same.mean, same.tau) == (pytest.approx(0.1), 0)


def test_shift_adds_the_mean_error_and_widens_by_the_spread():
    spread = Spread(mean=-0.1, tau=0.02, se=0.01, low=-0.14, high=-0.06, n=9)
    # Half widths .03 and .04 give .05.
    assert shifted_interval(0.5, 0.47, 0.53, spread) == pytest.approx((0.4, 0.35, 0.45))
    assert shifted_interval(0.05, 0.02, 0.08, spread)[:2] == (0, 0)
