"""The test of a difference against numbers worked out by hand, scipy, and what it promises under no difference."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from dialogscore.statistics import holm, share_difference


def test_single_units_in_two_equal_parts_give_pearsons_chi_square():
    hits = np.r_[np.arange(20) < 12, np.arange(20) < 5]
    parts = np.repeat([0, 1], 20)
    found = share_difference(hits, parts, np.arange(40))
    expected = chi2_contingency([[12, 8], [5, 15]], correction=False)
    assert found.statistic == pytest.approx(expected.statistic, rel=1e-12)
    assert found.freedom == 1
    # The beta distribution of 40 clusters is a little narrower than chi-square's.
    assert found.p == pytest.approx(expected.pvalue, abs=0.005)


def test_a_statistic_worked_out_by_hand():
    # Six threads: 1 1 1 | 0 0 0 in two parts; the common share is 1/2, each thread contributes +-1/2, centered by 1/2
    # to +1/4 in the first part. Their sum is 6/4, their squares 6/16: statistic 36/16 * 16/6 = 6, the most there is.
    found = share_difference([True] * 3 + [False] * 3, [0, 0, 0, 1, 1, 1], [4, 5, 6, 7, 8, 9])
    assert found.statistic == pytest.approx(6)
    assert found.p == pytest.approx(0, abs=1e-12)


def test_repeating_every_unit_within_its_thread_proves_nothing_more():
    rng = np.random.default_rng(5)
    hits, parts, clusters = rng.random(90) < 0.4, rng.integers(0, 3, 90), np.arange(90)
    once = share_difference(hits, parts, clusters)
    often = share_difference(np.repeat(hits, 7), np.repeat(parts, 7), np.repeat(clusters, 7))
    assert often.p == pytest.approx(once.p, rel=1e-9)


def test_order_and_names_of_parts_and_clusters_change_nothing():
    rng = np.random.default_rng(6)
    hits, parts, clusters = rng.random(200) < 0.4, rng.integers(0, 4, 200), rng.integers(0, 60, 200)
    order = rng.permutation(200)
    found = share_difference(hits, parts, clusters)
    other = share_difference(hits[order], 9 - parts[order], 1000 - 3 * clusters[order])
    assert other.p == pytest.approx(found.p, rel=1e-9)


def test_where_everybody_is_answered_nothing_differs():
    found = share_difference(np.ones(9, dtype=bool), np.arange(9) % 2, np.arange(9))
    assert found == (0.0, 1, 1.0)


def test_one_part_or_too_few_threads_are_not_tested():
    assert np.isnan(share_difference([True, False], [0, 0], [1, 2]).p)
    assert np.isnan(share_difference([True, False], [0, 1], [1, 2]).p)
    assert np.isnan(share_difference([], [], []).p)


def test_false_findings_stay_at_their_level_in_clustered_feeds():
    rng = np.random.default_rng(7)
    found = []
    for _ in range(1000):
        thread = rng.integers(0, 40, 200)
        # Threads share a fate, and lie mostly in one part.
        hits = rng.random(200) < rng.beta(1.2, 1.8, 40)[thread]
        parts = np.where(rng.random(200) < 0.8, thread % 3, rng.integers(0, 3, 200))
        found.append(share_difference(hits, parts, thread).p)
    # 1,000 runs of a true 5 % lie between 3.7 and 6.4 % in 95 of 100.
    assert 0.03 <= np.mean(np.array(found) <= 0.05) <= 0.065


def test_holm_by_hand():
    # 0.01 * 4, then 0.02 * 3, 0.04 * 2, and 0.3 * 1: none may be less than the one before.
    found = holm(np.array([0.04, 0.01, np.nan, 0.3, 0.02]))
    np.testing.assert_allclose(found, [0.08, 0.04, np.nan, 0.3, 0.06])
    np.testing.assert_allclose(holm(np.array([0.9, 0.8])), [1.0, 1.0])
    assert len(holm(np.array([]))) == 0
