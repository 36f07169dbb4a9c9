"""Waits that end in one of several ways, by hand, against another implementation and group by group."""

import numpy as np
import pytest

from dialogscore.statistics import (
    aalen_johansen,
    incidence_at,
    incidence_band,
    incidence_draws,
    kaplan_meier,
    restricted_mean,
    restricted_means,
    survival_band,
    waiting_band,
)

# Ends by cause 1 at 1 and 3, by cause 2 at 2 and 5; two were watched for 2 and 4 without an end.
SECONDS = np.array([1.0, 2, 2, 3, 4, 5])
CAUSES = np.array([1, 2, 0, 1, 0, 2])

# What scikit-survival 0.28.0 gives for 24 waits with ties: causes 1 and 2, a third of them censored
# (cumulative_incidence_competing_risks, conf_type="log-log", var_type="Aalen").
WAITS = np.array([1.0, 8, 15, 22, 5, 6, 19, 2, 9, 16, 12, 6, 13, 20, 3, 5, 17, 24, 7, 14, 11, 4, 11, 18])
ENDED = np.arange(24) % 3
SCIKIT_SURVIVAL = {
    5: [(0.08913043478, 0.01445978382, 0.25164727287), (0.04347826087, 0.00284503457, 0.18691965163)],
    12: [(0.24333333333, 0.08392674751, 0.44657502101), (0.24265700483, 0.08394892342, 0.44511952062)],
    20: [(0.45591757619, 0.18865721901, 0.69080624658), (0.36640007157, 0.15022823896, 0.58754789098)],
}


def many(groups=7, size=900, kinds=3):
    """Groups of waits with ties; one group is empty, another holds a single unit, in another nobody was answered."""
    rng = np.random.default_rng(11)
    group = rng.integers(0, groups, size)
    group = np.r_[group[~np.isin(group, [2, 4])], 4]
    seconds = np.round(rng.exponential(10, len(group)), 1)
    causes = rng.integers(0, kinds + 1, len(group))
    return seconds, np.where(group == 5, 0, causes), group


def test_two_causes_by_hand():
    # At 1: 1/6 by cause 1, 5/6 wait. At 2: a fifth of these by cause 2, 2/3 wait. At 3 a third of them by cause 1,
    # 4/9 wait; at 5 the last one by cause 2.
    found = aalen_johansen(SECONDS, CAUSES, kinds=2)
    assert found.seconds.tolist() == [1, 2, 3, 5]
    assert found.at_risk.tolist() == [6, 5, 3, 1]
    assert found.events.tolist() == [[1, 0], [0, 1], [1, 0], [0, 1]]
    assert found.survival == pytest.approx([5 / 6, 2 / 3, 4 / 9, 0])
    assert found.incidence[:, 0] == pytest.approx([1 / 6, 1 / 6, 7 / 18, 7 / 18])
    assert found.incidence[:, 1] == pytest.approx([0, 1 / 6, 1 / 6, 11 / 18])


def test_shares_and_bands_equal_scikit_survival():
    found = aalen_johansen(WAITS, ENDED, kinds=2)
    low, high = incidence_band(found)
    for at, said in SCIKIT_SURVIVAL.items():
        line = np.flatnonzero(found.seconds <= at)[-1]
        for kind, expected in enumerate(said):
            assert (found.incidence[line, kind], low[line, kind], high[line, kind]) == pytest.approx(
                expected, abs=1e-10
            )


def test_all_causes_and_those_who_wait_add_up_to_one():
    found = aalen_johansen(*many()[:2], kinds=3, groups=many()[2])
    assert found.incidence.sum(axis=1) + found.survival == pytest.approx(1)


def test_every_group_is_what_it_would_be_alone():
    seconds, causes, groups = many()
    found = aalen_johansen(seconds, causes, kinds=3, groups=groups)
    bands, waiting = incidence_band(found), waiting_band(found)
    shares, (means, errors) = incidence_at(found, 12), restricted_means(found, 12)
    assert found.groups == 7
    assert np.isnan(found.longest).tolist() == [False, False, True, False, False, False, False]
    for group in range(7):
        own, line = groups == group, found.group == group
        alone = aalen_johansen(seconds[own], causes[own], kinds=3)
        assert found.incidence[line] == pytest.approx(alone.incidence)
        for side in (0, 1):
            assert bands[side][line] == pytest.approx(incidence_band(alone)[side], nan_ok=True)
            assert waiting[side][line] == pytest.approx(waiting_band(alone)[side], nan_ok=True)
        if own.any():
            assert shares[group] == pytest.approx(incidence_at(alone, 12)[0], nan_ok=True)
            assert means[group] == pytest.approx(restricted_means(alone, 12)[0][0], nan_ok=True)
            assert errors[group] == pytest.approx(restricted_means(alone, 12)[1][0], nan_ok=True)


def test_one_cause_is_the_curve_of_kaplan_and_meier_with_its_band():
    seconds, causes, groups = many()
    found = aalen_johansen(seconds, causes > 0, groups=groups)
    low, high = waiting_band(found)
    means, _ = restricted_means(found, 12)
    for group in np.unique(groups):
        own, line = groups == group, found.group == group
        curve = kaplan_meier(seconds[own], causes[own] > 0)
        assert found.seconds[line].tolist() == curve.seconds.tolist()
        assert found.survival[line] == pytest.approx(curve.survival)
        assert low[line] == pytest.approx(survival_band(curve)[0], nan_ok=True)
        assert high[line] == pytest.approx(survival_band(curve)[1], nan_ok=True)
        assert means[group] == pytest.approx(restricted_mean(curve, 12), nan_ok=True)


def test_share_within_a_horizon_counts_the_horizon_itself():
    found = aalen_johansen(SECONDS, CAUSES, kinds=2)
    assert incidence_at(found, 3)[0] == pytest.approx([7 / 18, 1 / 6])
    assert incidence_at(found, 2.9)[0] == pytest.approx([1 / 6, 1 / 6])
    assert incidence_at(found, 0.5)[0].tolist() == [0, 0]


def test_share_beyond_the_longest_watch_is_unknown_while_somebody_waits():
    assert np.isnan(incidence_at(aalen_johansen([1.0, 2.0], [1, 0]), 3)).all()
    assert incidence_at(aalen_johansen([1.0, 2.0], [1, 1]), 3).tolist() == [[1.0]]


def test_standard_error_of_the_restricted_mean_by_hand():
    # Up to 3: 1 + 5/6 + 2/3 = 2.5. After 1 lie 5/6 + 2/3 = 1.5 of it, after 2 lie 2/3, after 3 nothing:
    # 1.5^2 * 1 / (6 * 5) + (2/3)^2 * 1 / (5 * 4).
    mean, error = restricted_means(aalen_johansen(SECONDS, CAUSES, kinds=2), 3)
    assert mean[0] == pytest.approx(2.5)
    assert error[0] == pytest.approx(np.sqrt(2.25 / 30 + (4 / 9) / 20))


def test_without_units_there_are_no_groups():
    found = aalen_johansen(np.array([]), np.array([]), kinds=2)
    assert found.groups == 0
    assert incidence_at(found, 1).shape == (0, 2)
    assert len(restricted_means(found, 1)[0]) == 0
    assert incidence_band(found)[0].shape == (0, 2)


def test_draws_of_the_shares_scatter_around_the_shares():
    rng = np.random.default_rng(5)
    seconds, causes = rng.exponential(10, 3000), rng.integers(0, 3, 3000)
    shares = incidence_at(aalen_johansen(seconds, causes, kinds=2), 8)[0]
    draws = incidence_draws(seconds, causes, np.arange(3000), kinds=2, horizons=[4, 8], seed=1, draws=400)
    assert draws.shape == (1 + 1000 + 400, 2, 2)
    # First the data as they are, then with each group left out, then the draws.
    assert draws[0, 1] == pytest.approx(shares, abs=0.001)
    draws = draws[-400:]
    assert draws[:, 1].mean(axis=0) == pytest.approx(shares, abs=0.002)
    # 3000 independent units: the standard error is about sqrt(.19 * .81 / 3000).
    assert draws[:, 1].std(axis=0) == pytest.approx([0.0075, 0.0075], rel=0.25)


def test_draws_of_clusters_that_are_all_alike_do_not_scatter():
    seconds, causes = np.tile(SECONDS, 30), np.tile(CAUSES, 30)
    draws = incidence_draws(seconds, causes, np.repeat(np.arange(30), 6), kinds=2, horizons=[3], seed=1, draws=50)
    assert draws[:, 0] == pytest.approx(np.tile([7 / 18, 1 / 6], (1 + 30 + 50, 1)))
