"""Curves of draws are the curves of the units drawn."""

import numpy as np
import pytest

from dialogscore.statistics import drawn, drawn_quantiles, kaplan_meier, quantile, replicate_weights, survival_draws


def test_draws_equal_the_curve_of_the_units_drawn():
    rng = np.random.default_rng(5)
    seconds, events, clusters = np.round(rng.exponential(5, 60)), rng.random(60) < 0.6, np.arange(60) % 9
    grid, survival = survival_draws(seconds, events, clusters, seed=11, draws=20)
    weights = replicate_weights(9, seed=11, draws=20)
    assert len(survival) == len(weights) == 21
    for draw in range(21):
        times = weights[draw][clusters].astype(int)
        curve = kaplan_meier(np.repeat(seconds, times), np.repeat(events, times))
        last = np.searchsorted(curve.seconds, grid, side="right")
        assert survival[draw] == pytest.approx(np.r_[1.0, curve.survival][last], abs=1e-12)


def test_a_coarse_grid_changes_the_curve_by_less_than_its_step():
    rng = np.random.default_rng(5)
    seconds, events = rng.exponential(5, 20_000), rng.random(20_000) < 0.6
    grid, survival = survival_draws(seconds, events, np.arange(20_000), seed=11, draws=200)
    curve = kaplan_meier(seconds, events)
    exact = np.r_[1.0, curve.survival][np.searchsorted(curve.seconds, grid, side="right")]
    assert len(grid) == 1000
    assert survival[0] == pytest.approx(exact, abs=0.0015)
    assert survival[-200:].mean(axis=0) == pytest.approx(exact, abs=0.005)


def test_draws_of_a_sparse_table_of_counts_need_no_units_that_left():
    # Nobody leaves before an answer, so each draw falls to nothing with its last answer.
    grid, survival = survival_draws(np.array([1.0, 2, 3]), np.ones(3, bool), np.arange(3), seed=1, draws=5)
    assert grid.tolist() == [1, 2, 3]
    assert survival[0] == pytest.approx([2 / 3, 1 / 3, 0])
    assert (survival[:, -1] == 0).all()


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_full_and_sparse_counts_give_the_same_draws(share, monkeypatch):
    random = np.random.default_rng(5)
    seconds, events = random.exponential(100, 400), random.random(400) < 0.7
    clusters = random.integers(0, 60, 400)
    clusters[:60] = np.arange(60)
    usual = drawn.survival_draws(seconds, events, clusters, seed=1, draws=50)
    monkeypatch.setattr(drawn, "FULL", share)
    again = drawn.survival_draws(seconds, events, clusters, seed=1, draws=50)
    assert (usual[0] == again[0]).all()
    assert (usual[1] == again[1]).all()


def test_late_times_that_no_quantile_needs_are_left_out_and_change_none():
    rng = np.random.default_rng(7)
    seconds, events, clusters = rng.exponential(5, 900), rng.random(900) < 0.8, np.arange(900) % 300
    grid, survival = survival_draws(seconds, events, clusters, seed=3, draws=50)
    fewer, down = survival_draws(seconds, events, clusters, seed=3, draws=50, share=0.5)
    assert len(fewer) < len(grid)
    assert (survival[:, : len(fewer)] == down).all()
    assert (drawn_quantiles(fewer, down, 0.5) == drawn_quantiles(grid, survival, 0.5)).all()


def test_running_sums_and_products_down_a_table_are_those_of_numpy():
    table = np.random.default_rng(4).random((30, 7))
    for join, plain in ((np.add, np.cumsum), (np.multiply, np.cumprod)):
        assert (drawn._down(table.copy(), join) == plain(table, axis=0)).all()
    assert drawn._down(np.empty((0, 3)), np.add).shape == (0, 3)


def test_quantiles_of_draws_are_read_off_their_curves():
    rng = np.random.default_rng(6)
    seconds, events, clusters = np.round(rng.exponential(5, 40)), rng.random(40) < 0.7, np.arange(40) % 8
    grid, survival = survival_draws(seconds, events, clusters, seed=2, draws=30)
    weights = replicate_weights(8, seed=2, draws=30)
    for share in (0.25, 0.5, 0.9):
        found = drawn_quantiles(grid, survival, share)
        for draw in range(31):
            times = weights[draw][clusters].astype(int)
            curve = kaplan_meier(np.repeat(seconds, times), np.repeat(events, times))
            assert found[draw] == quantile(curve, share)
