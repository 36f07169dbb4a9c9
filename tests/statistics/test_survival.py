"""Waiting times with censoring, by hand and against two independent implementations."""

import numpy as np
import pytest
from scipy.stats import CensoredData, ecdf

from dialogscore.statistics import kaplan_meier, quantile, restricted_mean, survival_band

SECONDS = np.array([1.0, 2.0, 2.0, 3.0, 4.0])
EVENTS = np.array([True, True, True, False, True])

# What lifelines 0.30.3 gives for 24 waiting times with ties, a third of them censored.
WAITS = np.array([1.0, 8, 15, 22, 5, 6, 19, 2, 9, 16, 12, 6, 13, 20, 3, 5, 17, 24, 7, 14, 11, 4, 11, 18])
ANSWERED = np.arange(24) % 3 != 0
LIFELINES = {  # KaplanMeierFitter().fit(WAITS, ANSWERED).confidence_interval_ at these times
    2: (0.729338615, 0.993758937),
    5: (0.642710089, 0.955248261),
    9: (0.42493921, 0.827031282),
    12: (0.283474708, 0.703745968),
    20: (0.03647409, 0.405942772),
}
LIFELINES_MEAN_TO_12 = 9.813478260869566


def drawn(size, seed=7):
    """Waiting times rounded to make ties, half of them watched to the end."""
    rng = np.random.default_rng(seed)
    waits, watched = np.round(rng.exponential(10, size), 1), np.round(rng.uniform(0, 30, size), 1)
    return np.minimum(waits, watched), waits <= watched


def test_survival_by_hand():
    # 5 wait; at 1 one is answered: 4/5. At 2 two of 4: 4/5 * 2/4 = .4. One leaves at 3. At 4 the last one: 0.
    curve = kaplan_meier(SECONDS, EVENTS)
    assert curve.seconds.tolist() == [1, 2, 4]
    assert curve.at_risk.tolist() == [5, 4, 1]
    assert curve.events.tolist() == [1, 2, 1]
    assert curve.survival == pytest.approx([0.8, 0.4, 0])


def test_unanswered_message_is_censored_not_slow():
    answered = kaplan_meier(np.array([10.0, 10.0]), np.array([True, True]))
    with_waiting = kaplan_meier(np.array([10.0, 10.0, 5.0]), np.array([True, True, False]))
    assert quantile(answered, 0.5) == quantile(with_waiting, 0.5) == 10


@pytest.mark.parametrize("size", [1, 2, 50, 2000])
def test_survival_equals_scipy(size):
    seconds, events = drawn(size)
    if not events.any():
        seconds, events = np.array([3.0]), np.array([True])
    curve = kaplan_meier(seconds, events)
    other = ecdf(CensoredData(uncensored=seconds[events], right=seconds[~events])).sf
    assert curve.survival == pytest.approx(other.evaluate(curve.seconds), abs=1e-12)


def test_band_equals_lifelines():
    curve = kaplan_meier(WAITS, ANSWERED)
    low, high = survival_band(curve)
    for at, (least, most) in LIFELINES.items():
        place = curve.seconds.tolist().index(at)
        assert (low[place], high[place]) == pytest.approx((least, most), abs=1e-9)


def test_quantiles_by_hand():
    curve = kaplan_meier(SECONDS, EVENTS)
    assert quantile(curve, 0.2) == 1
    assert quantile(curve, 0.5) == 2
    assert quantile(curve, 0.9) == 4


def test_half_answered_exactly_reaches_the_median_in_spite_of_rounding():
    # 3 of 6 answered, one after the other: 5/6 * 4/5 * 3/4 is .5, in floating point a hair more or less.
    curve = kaplan_meier(np.array([1.0, 2, 3, 9, 9, 9]), np.array([True, True, True, False, False, False]))
    assert quantile(curve, 0.5) == 3


def test_quantile_beyond_the_curve_is_not_reached():
    curve = kaplan_meier(np.array([1.0, 50, 50, 50]), np.array([True, False, False, False]))
    assert quantile(curve, 0.5) == np.inf


def test_restricted_mean_by_hand():
    # Until 1 all wait, until 2 .8, until 3 .4: 1 + .8 + .4 = 2.2.
    assert restricted_mean(kaplan_meier(SECONDS, EVENTS), 3) == pytest.approx(2.2)


def test_restricted_mean_equals_lifelines():
    value = restricted_mean(kaplan_meier(WAITS, ANSWERED), 12)
    assert value == pytest.approx(LIFELINES_MEAN_TO_12, rel=1e-12)


def test_restricted_mean_without_censoring_is_the_mean_of_the_waits_cut_at_the_horizon():
    rng = np.random.default_rng(3)
    waits = np.minimum(rng.exponential(5, 4000), 8)
    assert restricted_mean(kaplan_meier(waits, np.ones(4000, dtype=bool)), 8) == pytest.approx(waits.mean())


def test_restricted_mean_is_undefined_when_the_curve_ends_waiting_too_early():
    assert np.isnan(restricted_mean(kaplan_meier(np.array([1.0, 2.0]), np.array([True, False])), 3))


def test_nobody_answered_waits_the_whole_horizon():
    assert restricted_mean(kaplan_meier(np.array([9.0, 9.0]), np.array([False, False])), 5) == 5


def test_without_units_there_is_no_curve():
    curve = kaplan_meier(np.array([]), np.array([], dtype=bool))
    assert len(curve.seconds) == 0
    assert np.isnan(restricted_mean(curve, 1))
