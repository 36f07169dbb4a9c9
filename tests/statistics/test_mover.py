"""Limits of a difference against published ones, by hand, and by what they promise in clustered feeds."""

import numpy as np
import pytest

from dialogscore.statistics import clustered_share, difference_limits, difference_p, wilson_limits


# Newcombe 1998, table II, method 10: (k, n) of both shares, limits of the first less the second.
@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 10), 0.6075, 1.0000),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ],
)
def test_wilson_limits_give_newcombes_hybrid_score_interval(after, before, low, high):
    sides = [(k / n, *wilson_limits(k / n, n)) for k, n in (before, after)]
    assert difference_limits(*sides) == pytest.approx((low, high), abs=5e-5)


def test_each_limit_takes_the_distances_that_it_meets():
    # 0.5 - 0.2 = 0.3; below: sqrt(0.3^2 + 0.4^2) = 0.5, above: sqrt(0.12^2 + 0.05^2) = 0.13.
    assert difference_limits((0.2, 0.15, 0.6), (0.5, 0.2, 0.62)) == pytest.approx((-0.2, 0.43))


def test_a_limit_that_was_not_reached_leaves_one_end_open():
    # 300 - 100: the lower end needs only limits that are known, sqrt(30^2 + 40^2) = 50.
    assert difference_limits((100.0, 60.0, 140.0), (300.0, 270.0, np.inf)) == (150.0, np.inf)


def test_unknown_limits_stay_unknown():
    assert np.isnan(difference_limits((0.5, np.nan, np.nan), (0.4, 0.3, 0.5))).all()


def test_p_is_below_one_in_twenty_exactly_where_the_limits_leave_out_nothing():
    rng = np.random.default_rng(3)
    difference = rng.normal(size=2000)
    low, high = difference - rng.gamma(2, 0.4, 2000), difference + rng.gamma(2, 0.4, 2000)
    outside = (low > 0) | (high < 0)
    assert outside.any()
    assert not outside.all()
    assert ((difference_p(difference, low, high) < 0.05) == outside).all()


def test_p_of_a_known_distance():
    # The limit lies as far off as the difference itself: exactly 0.05. No difference: 1. An open end: no evidence.
    found = difference_p(np.array([0.2, 0.0, 0.3]), np.array([0.0, -0.1, -np.inf]), np.array([0.5, 0.1, 0.5]))
    assert found == pytest.approx([0.05, 1.0, 1.0])
    assert np.isnan(difference_p(np.array([0.2]), np.array([np.nan]), np.array([np.nan])))[0]


def _feed(rng, *, threads, mean, spread):
    """Draw threads of one to six units that share a chance of their own."""
    chance = rng.beta(mean * spread, (1 - mean) * spread, threads)
    thread = np.repeat(np.arange(threads), rng.integers(1, 7, threads))
    return rng.random(len(thread)) < chance[thread], thread


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "second"),
    [((60, 0.3), (60, 0.3)), ((20, 0.3), (60, 0.6)), ((12, 0.5), (200, 0.5)), ((60, 0.06), (20, 0.9))],
)
def test_differences_of_clustered_feeds_are_covered(first, second):
    rng, hits, feeds = np.random.default_rng(11), 0, 3000
    for _ in range(feeds):
        found = [clustered_share(*_feed(rng, threads=j, mean=p, spread=3.0)) for j, p in (first, second)]
        low, high = difference_limits(*[(one.value, one.low, one.high) for one in found])
        hits += low <= second[1] - first[1] <= high
    assert 0.93 <= hits / feeds <= 0.985


@pytest.mark.slow
def test_label_error_of_two_companies_needs_the_wide_interval_and_that_of_one_company_does_not():
    rng, sd, feeds = np.random.default_rng(12), 0.06, 3000
    covered = {"apart_wide": 0, "apart_narrow": 0, "alike_narrow": 0}
    for _ in range(feeds):
        shared = rng.normal(0, sd)
        errors = {"apart": rng.normal(0, sd, 2), "alike": (shared, shared)}
        for name, moved in errors.items():
            found = [clustered_share(*_feed(rng, threads=80, mean=0.4 + error, spread=3.0)) for error in moved]
            narrow = [(one.value, one.low, one.high) for one in found]
            low, high = difference_limits(*narrow)
            covered[f"{name}_narrow"] += low <= 0 <= high
            if name == "apart":
                wide = [(value, value - np.hypot(value - low, 1.96 * sd), value + np.hypot(high - value, 1.96 * sd))
                        for value, low, high in narrow]  # fmt: skip
                low, high = difference_limits(*wide)
                covered["apart_wide"] += low <= 0 <= high
    shares = {name: hits / feeds for name, hits in covered.items()}
    assert 0.93 <= shares["apart_wide"] <= 0.98
    assert 0.93 <= shares["alike_narrow"] <= 0.98
    assert shares["apart_narrow"] < 0.85
