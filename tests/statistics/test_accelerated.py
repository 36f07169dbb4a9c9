"""Corrected limits are those of scipy for the same draws, and better than plain ones where figures are skewed."""

import numpy as np
import pytest
from scipy.stats import bootstrap

from dialogscore.statistics import bootstrap_limits, corrected_shares, percentile_limits, replicate_weights


def skewed(clusters, seed=3):
    """Sum and size of each cluster, a few of them with very long waits."""
    rng = np.random.default_rng(seed)
    size = rng.integers(1, 6, clusters)
    return size, rng.exponential(10, clusters) ** 1.5 * size


def means(weights, size, total):
    return (weights @ total) / (weights @ size)


@pytest.mark.parametrize("clusters", [30, 80])
@pytest.mark.parametrize("level", [0.9, 0.95])
def test_limits_are_those_of_scipy_for_the_same_draws(clusters, level):
    size, total = skewed(clusters)
    figures = means(replicate_weights(clusters, seed=5), size, total)

    def ratio(total, size, axis):
        return total.sum(axis=axis) / size.sum(axis=axis)

    class Drawn:
        bootstrap_distribution = figures[-2000:]

    expected = bootstrap(
        (total, size), ratio, paired=True, n_resamples=0, method="BCa", confidence_level=level, bootstrap_result=Drawn
    ).confidence_interval
    low, high = bootstrap_limits(figures, level=level)
    # Ours are draws, rounded outward; scipy's lie between two of them.
    drawn = np.sort(figures[-2000:])
    places = np.searchsorted(drawn, [expected.low, expected.high])
    assert drawn[places[0] - 1] <= low <= expected.low
    assert expected.high <= high <= drawn[places[1]]
    assert (low, high) != percentile_limits(drawn, level=level)


def test_first_line_is_the_data_and_the_next_leave_one_out():
    weights = replicate_weights(30, seed=1, draws=4)
    assert weights.shape == (1 + 30 + 4, 30)
    assert (weights[0] == 1).all()
    assert (weights[1:31] == 1 - np.eye(30)).all()
    assert (weights[31:].sum(axis=1) == 30).all()


def test_few_clusters_are_not_corrected():
    size, total = skewed(29)
    figures = means(replicate_weights(29, seed=5), size, total)
    assert len(figures) == 1 + 2000
    assert bootstrap_limits(figures) == percentile_limits(figures[1:])


def test_a_symmetric_figure_keeps_the_middle():
    draws = np.arange(-1000.0, 1001)
    assert corrected_shares(0.0, draws, np.array([-1.0, 0, 1]), level=0.95) == pytest.approx((0.025, 0.975))


def test_bias_and_skewness_by_hand():
    # Six draws of ten lie below: z0 = .2533. One of three clusters moves the figure: d = (-2, 1, 1) / 3, so
    # a = (-8 + 1 + 1) / 27 / (6 ((4 + 1 + 1) / 9)^1.5) = -.06804. Below: .2533 - 1.3915 / (1 - .06804 * 1.3915) =
    # -1.2837; above: .2533 + 1.8982 / (1 + .06804 * 1.8982) = 1.9344.
    found = corrected_shares(5.5, np.arange(10.0), np.array([3.0, 2, 2]), level=0.9)
    assert found == pytest.approx((0.0996, 0.9735), abs=0.0005)


@pytest.mark.parametrize(
    ("value", "left_out"), [(np.inf, [1.0, 2]), (5.0, [1.0, np.inf]), (99.0, [1.0, 2]), (-1.0, [1.0, 2]), (5.0, [])]
)
def test_what_cannot_be_corrected_keeps_the_middle(value, left_out):
    assert corrected_shares(value, np.arange(10.0), np.array(left_out), level=0.9) == pytest.approx((0.05, 0.95))


def test_figures_without_any_draw_have_no_limits_and_undefined_draws_do_not_count():
    assert np.isnan(bootstrap_limits(np.full(2001, np.nan))).all()
    figures = np.r_[50.0, np.arange(101.0), np.full(1899, np.nan)]
    assert bootstrap_limits(figures) == (2, 98)


@pytest.mark.slow
def test_corrected_limits_of_a_skewed_mean_hold_more_than_plain_ones(capsys):
    # Log-normal waits of 40 threads; the true mean is exp(.5).
    rng, weights = np.random.default_rng(8), replicate_weights(40, seed=2)
    truth, held, plain = np.exp(0.5), 0, 0
    for _ in range(2000):
        figures = weights @ rng.lognormal(0, 1, 40) / weights.sum(axis=1)
        low, high = bootstrap_limits(figures)
        held += low <= truth <= high
        low, high = percentile_limits(figures[-2000:])
        plain += low <= truth <= high
    with capsys.disabled():
        print(f"\n40 skewed threads: coverage corrected {held / 2000:.3f}, plain {plain / 2000:.3f}")
    assert held > plain
    assert held / 2000 > 0.88
