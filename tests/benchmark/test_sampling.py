"""Shares and means over companies, by what the frame is."""

import numpy as np
import pytest
from scipy.stats import t

from dialogscore.benchmark.sampling import mean_over, share_over
from dialogscore.statistics import wilson_limits

ONES = np.ones(20)
HITS = np.arange(20) < 8


def test_a_random_sample_has_wilsons_interval():
    found = share_over(HITS, ONES, frame="random", population=20)
    assert found == (0.4, *wilson_limits(0.4, 20), 20)


def test_a_census_that_looked_at_all_has_no_error_left():
    assert share_over(HITS, ONES, frame="census", population=20) == (0.4, 0.4, 0.4, 20)


def test_a_census_that_missed_some_is_narrower_than_a_sample():
    # 20 of 30: worth 20 * 29 / 10 = 58 companies.
    found = share_over(HITS, ONES, frame="census", population=30)
    assert found == (0.4, *wilson_limits(0.4, 58), 20)


def test_whoever_was_at_hand_has_no_interval():
    found = share_over(HITS, ONES, frame="convenience", population=20)
    assert found.value == 0.4
    assert np.isnan(found[1:3]).all()
    assert np.isnan(mean_over(ONES, ONES, ONES, frame="convenience", population=20)[1:3]).all()


def test_weights_move_the_share_and_cost_companies():
    # 10 of weight 3 and 10 of weight 1; 8 hits of weight 3: 24 of 40. Worth 40^2 / (90 + 10) = 16 companies.
    weights = np.repeat([3.0, 1.0], 10)
    found = share_over(HITS, weights, frame="random", population=20)
    assert found.value == pytest.approx(0.6)
    assert found[1:3] == pytest.approx(wilson_limits(0.6, 16))


def test_no_company_has_no_share():
    found = share_over(np.zeros(0, dtype=bool), np.zeros(0), frame="random", population=5)
    assert np.isnan(found.value)
    assert found.n == 0


def test_a_mean_of_a_sample_has_students_interval():
    values = np.array([2.0, 2.0, 3.0, 3.0, 5.0])
    found = mean_over(values, np.full(5, 0.1), np.ones(5), frame="random", population=5)
    half = t.ppf(0.975, 4) * values.std(ddof=1) / np.sqrt(5)
    assert found == pytest.approx((3.0, 3 - half, 3 + half, 5))


def test_a_mean_of_fewer_than_five_of_a_sample_has_no_interval():
    found = mean_over(np.array([0.1, 0.4, 0.7, 0.3]), np.full(4, 0.1), np.ones(4), frame="random", population=4)
    assert np.isnan(found[1:3]).all()


def test_a_mean_of_shares_stays_between_nothing_and_all():
    values = np.array([0.0, 0.0, 0.0, 0.1, 1.0])
    found = mean_over(values, np.full(5, 0.1), np.ones(5), frame="random", population=5, most=1.0)
    assert found.low == 0.0
    # 0.22 + 2.776 * 0.195 = 0.76
    assert found.high == pytest.approx(0.76, abs=0.01)


def test_companies_that_chance_to_be_alike_are_as_uncertain_as_their_figures():
    # Five figures of nothing, each with an error of 0.2: their mean has 0.2 / sqrt(5) = 0.089, times 2.776.
    found = mean_over(np.zeros(5), np.full(5, 0.2), np.ones(5), frame="random", population=5, most=1.0)
    assert (found.low, found.high) == pytest.approx((0.0, 2.776445 * 0.2 / np.sqrt(5)))


def test_a_mean_of_all_is_as_uncertain_as_its_figures():
    # Four figures, each with an error of 0.2: their mean has 0.2 / 2.
    found = mean_over(np.array([1.0, 2.0, 3.0, 6.0]), np.full(4, 0.2), np.ones(4), frame="census", population=4)
    assert found.high - found.value == pytest.approx(1.959964 * 0.1)


def test_one_company_alone_has_no_interval():
    found = mean_over(np.array([1.0]), np.array([0.1]), np.ones(1), frame="random", population=9)
    assert found.value == 1.0
    assert np.isnan(found.low)
