"""Intervals of shares whose units come in clusters."""

import numpy as np
import pytest
from scipy.stats import binomtest

from dialogscore.statistics import clustered_share, clusters_of, design_effect_wilson, wilson_limits


def test_clusters_that_agree_within_count_as_few_units():
    # p = 4/8; between = 4/3 * 4*1**2 / 64 = 1/12; independent = .25/8 = 1/32; design effect 8/3, worth 3 units;
    # t(.975, 3 df) / z(.975) = 3.182446 / 1.959964, squared 2.636498: worth 1.137873.
    # z**2 / worth = 3.376004; centre (.5 + 1.688002) / 4.376004 = .5;
    # half 1.959964 * sqrt(.25/1.137873 + 3.841459/(4*1.294755)) / 4.376004 = .439170.
    low, high = design_effect_wilson(np.array([2, 2, 2, 2]), np.array([2, 2, 0, 0]))
    assert low == pytest.approx(0.06083, abs=5e-6)
    assert high == pytest.approx(0.93917, abs=5e-6)


def test_many_clusters_of_one_unit_give_the_plain_wilson_interval():
    units = np.ones(100_000)
    hits = np.arange(100_000) < 30_000
    low, high = design_effect_wilson(units, hits)
    plain = binomtest(30_000, 100_000).proportion_ci(method="wilson")
    assert low == pytest.approx(plain.low, abs=1e-6)
    assert high == pytest.approx(plain.high, abs=1e-6)


def test_wilson_limits_are_those_of_scipy():
    for hits in (0, 3, 40):
        plain = binomtest(hits, 40).proportion_ci(confidence_level=0.9, method="wilson")
        assert wilson_limits(hits / 40, 40, level=0.9) == pytest.approx((plain.low, plain.high), abs=1e-12)


def test_where_nobody_is_answered_the_threads_are_the_sample():
    # 20 threads of 10: worth 20 / (t(.975, 19)/z)**2 = 20 / (2.093024/1.959964)**2 = 17.5380;
    # at p = 0 the upper limit is z**2 / (worth + z**2) = 3.841459 / 21.379459 = .179680.
    low, high = design_effect_wilson(np.full(20, 10), np.zeros(20))
    assert low == 0
    assert high == pytest.approx(0.17968, abs=5e-6)


def test_limits_mirror_when_hits_and_misses_change_places():
    units, hits = np.array([5, 3, 9, 1, 4]), np.array([2, 3, 1, 0, 4])
    low, high = design_effect_wilson(units, hits)
    mirrored = design_effect_wilson(units, units - hits)
    assert mirrored == pytest.approx((1 - high, 1 - low))


def test_one_cluster_says_nothing():
    assert design_effect_wilson(np.array([40]), np.array([20])) == (0.0, 1.0)


def test_clusters_without_units_do_not_count():
    with_gaps = design_effect_wilson(np.array([2, 0, 2, 2, 0]), np.array([1, 0, 2, 0, 0]))
    assert with_gaps == design_effect_wilson(np.array([2, 2, 2]), np.array([1, 2, 0]))


def test_share_counts_its_units_and_clusters():
    found = clustered_share(np.array([True, False, True, True]), np.array([0, 0, 7, 9]))
    assert (found.value, found.n, found.clusters) == (0.75, 4, 3)
    assert found.low < 0.75 < found.high


def test_share_without_units_is_missing_not_zero():
    found = clustered_share(np.array([], dtype=bool), np.array([], dtype=int))
    assert np.isnan([found.value, found.low, found.high]).all()
    assert found.n == 0


def test_a_higher_level_gives_a_wider_interval():
    units, hits = np.array([5, 3, 9, 1, 4]), np.array([2, 3, 1, 0, 4])
    narrow, wide = design_effect_wilson(units, hits, level=0.8), design_effect_wilson(units, hits, level=0.99)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


@pytest.mark.parametrize("threads", [8, 20, 60])
def test_interval_covers_the_truth_as_often_as_it_says_where_threads_share_a_fate(threads):
    # Thread shares from Beta(3 * .43, 3 * .57): intraclass correlation 1 / (1 + 3) = .25. Threads of 1 to 9 messages.
    rng = np.random.default_rng(20)
    covered = 0
    for _ in range(1000):
        units = rng.integers(1, 10, threads)
        low, high = design_effect_wilson(units, rng.binomial(units, rng.beta(3 * 0.43, 3 * 0.57, threads)))
        covered += low <= 0.43 <= high
    assert 0.93 <= covered / 1000 <= 0.97


@pytest.mark.parametrize("spread", [1, 1000])
def test_a_share_is_that_of_its_clusters_counted_by_hand(spread):
    draw = np.random.default_rng(3)
    hits, clusters = draw.random(400) < 0.3, draw.integers(0, 60, 400) * spread
    there = np.unique(clusters)
    units = np.array([(clusters == one).sum() for one in there])
    struck = np.array([hits[clusters == one].sum() for one in there])
    found = clustered_share(hits, clusters)
    assert found == clustered_share(hits, clusters_of(clusters))
    assert (found.value, found.n, found.clusters) == (hits.mean(), 400, len(there))
    assert (found.low, found.high) == design_effect_wilson(units, struck)


def test_clusters_are_counted_once():
    counted = clusters_of(np.array([0, 2, 2, 5]))
    assert clusters_of(counted) is counted
    assert counted.units.tolist() == [1, 0, 2, 0, 0, 1]
    assert (counted.filled, counted.squares) == (3, 6)
