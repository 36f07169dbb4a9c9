"""The thread bootstrap: the same draws for the same data, and what a slow one would give."""

import numpy as np

from dialogscore.statistics import (
    cluster_groups,
    cluster_weights,
    percentile_limits,
    seed_of,
    uniforms,
)


def test_seed_depends_on_measure_and_seed_alone():
    assert seed_of(0, "index") == seed_of(0, "index")
    assert len({seed_of(0, "index"), seed_of(1, "index"), seed_of(0, "response_seconds")}) == 3


def test_uniforms_are_the_documented_stream():
    # The 53 leading bits of PCG64's raw output are what numpy's own generator makes its doubles of.
    assert uniforms(42, 5).tolist() == np.random.Generator(np.random.PCG64(42)).random(5).tolist()


def test_weights_redraw_as_many_clusters_as_there_are():
    weights = cluster_weights(7, seed=1, draws=50)
    assert weights.shape == (50, 7)
    assert (weights.sum(axis=1) == 7).all()
    assert weights.std() > 0


def test_few_clusters_are_their_own_groups():
    assert cluster_groups(4, seed=1).tolist() == [0, 1, 2, 3]


def test_many_clusters_are_spread_evenly_over_groups():
    sizes = np.bincount(cluster_groups(2503, seed=1, most=1000))
    assert len(sizes) == 1000
    assert set(sizes.tolist()) == {2, 3}


def test_limits_hold_the_middle_of_the_draws():
    # 101 draws 0..100: positions 2.5 and 97.5, rounded outward.
    assert percentile_limits(np.arange(101.0)) == (2, 98)


def test_a_limit_the_draws_do_not_reach_is_infinite():
    low, high = percentile_limits(np.r_[np.arange(90.0), np.full(10, np.inf)])
    assert low == 2
    assert high == np.inf


def test_limits_can_be_other_draws_than_the_middle():
    assert percentile_limits(np.arange(101.0), shares=(0.1, 0.992)) == (10, 100)
