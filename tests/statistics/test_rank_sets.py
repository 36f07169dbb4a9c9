"""Rank sets: small examples by hand, and simulations in which the true places are known."""

import numpy as np
import pytest
from scipy.stats import norm

from dialogscore.statistics.rank_sets import critical, distances, drawn_errors, pair_statistics, rank_sets, ranks

Z = norm.ppf(0.975)


def sets_of(values, errors, **options):
    values, errors = np.asarray(values, dtype=float), np.asarray(errors, dtype=float)
    return rank_sets(values, values - Z * errors, values + Z * errors, **options)


def test_units_far_apart_stand_at_one_place_each():
    found = sets_of([1.0, 3.0, 2.0], [0.01, 0.01, 0.01])
    for places in found:
        assert places.tolist() == [3, 1, 2]


def test_equal_units_may_stand_anywhere_and_share_the_first_place():
    found = sets_of([0.4] * 5, [0.02] * 5)
    assert found.rank.tolist() == [1] * 5
    assert found.low.tolist() == found.low_simultaneous.tolist() == [1] * 5
    assert found.high.tolist() == found.high_simultaneous.tolist() == [5] * 5


def test_two_groups_that_are_clearly_apart_leave_the_order_within_them_open():
    # Errors of a difference: 0.014; 0.5 lies 35 of them away, 0.01 less than one.
    found = sets_of([0.90, 0.91, 0.40, 0.41, 0.40], [0.01] * 5)
    assert found.low.tolist() == [1, 1, 3, 3, 3]
    assert found.high.tolist() == [2, 2, 5, 5, 5]
    assert found.rank.tolist() == [2, 1, 4, 3, 4]


def test_ties_share_a_place_and_the_next_one_is_left_out():
    assert ranks(np.array([5.0, 7.0, 5.0, 1.0])).tolist() == [2, 1, 2, 4]


def test_nothing_and_one_alone_have_sets_too():
    assert [len(places) for places in sets_of([], [])] == [0] * 5
    assert [places.tolist() for places in sets_of([0.3], [0.1])] == [[1]] * 5


def test_two_units_are_told_apart_at_the_normal_quantile():
    # The largest statistic of a family of one test is a normal number without its sign: its quantile is 1.96.
    for gap, alike in ((1.85, True), (2.07, False)):
        found = sets_of([0.0, gap], [1 / np.sqrt(2)] * 2, draws=20_000)
        assert (found.low.tolist() == [1, 1]) == alike


def test_units_without_error_are_told_apart_by_any_difference_and_stay_equal_without_one():
    found = sets_of([1.0, 1.0, 1.1], [0.0, 0.0, 0.0])
    assert found.low.tolist() == [2, 2, 1]
    assert found.high.tolist() == [3, 3, 1]


def test_only_the_limits_that_face_each_other_count():
    # 0 of 30: Wilson's limits are 0 and 0.1135. 3 of 30: 0.0346 and 0.2562. Difference 0.1 (Newcombe's method 10):
    # error sqrt(0.1135^2 + 0.0654^2) / 1.96 = 0.0668, so the statistic is 1.50.
    values, low, high = np.array([0.0, 0.1]), np.array([0.0, 0.0346]), np.array([0.1135, 0.2562])
    down, up = distances(values, low, high)
    assert pair_statistics(values, down, up) == pytest.approx(np.array([[0, -1.4964], [1.4964, 0]]), abs=1e-3)


def test_an_estimate_that_is_too_high_misses_by_its_error_downwards():
    errors = drawn_errors(np.array([0.0, 2.0]), np.array([1.0, 0.0]), seed=1, draws=4000)
    assert errors[0].max() == 0
    assert errors[1].min() == 0
    # Half of the draws of a normal number lie on either side; the root mean square of that half is its deviation.
    assert np.sqrt((errors[1][errors[1] > 0] ** 2).mean()) == pytest.approx(2.0, rel=0.03)


def test_the_critical_value_is_the_draw_above_the_share_asked_for():
    assert critical(np.arange(100.0)[::-1], level=0.95) == 95.0
    assert critical(np.array([[3.0, 1.0, 2.0]]), level=0.999).tolist() == [3.0]


def test_simultaneous_sets_hold_those_of_each_unit_and_all_sets_the_place_itself():
    chance = np.random.default_rng(3)
    found = sets_of(chance.normal(size=40), chance.uniform(0.1, 0.8, 40), draws=500)
    assert (found.low_simultaneous <= found.low).all()
    assert (found.high <= found.high_simultaneous).all()
    assert (found.low <= found.rank).all()
    assert (found.rank <= found.high).all()


def test_the_same_seed_gives_the_same_sets_in_any_order_of_blocks():
    chance = np.random.default_rng(4)
    values, errors = chance.normal(size=150), np.full(150, 0.4)
    one, other = (sets_of(values, errors, draws=300, seed=9) for _ in range(2))
    assert all((first == second).all() for first, second in zip(one, other, strict=True))


def naive(values, errors, drawn, level):
    """Places of each unit from the stepwise tests, written down pair by pair, the first step by Bonferroni's bound."""
    units, draws = drawn.shape
    low, high = [], []
    for one in range(units):
        left, better, worse = [other for other in range(units) if other != one], 0, 0
        scale = {other: np.hypot(errors[one], errors[other]) for other in left}
        limit, step = norm.isf((1 - level) / 2 / len(left)), 0
        while left:
            sure = [other for other in left if abs(values[one] - values[other]) / scale[other] > limit]
            if not sure and step:
                break
            step += 1
            better += sum(values[other] > values[one] for other in sure)
            worse += sum(values[other] < values[one] for other in sure)
            left = [other for other in left if other not in sure]
            if not left:
                break
            largest = [max(abs(drawn[one, k] - drawn[other, k]) / scale[other] for other in left) for k in range(draws)]
            limit = sorted(largest)[min(draws - 1, int(np.ceil(draws * level - 1e-9)))]
        low.append(1 + better)
        high.append(units - worse)
    return low, high


def test_whole_arrays_find_what_the_tests_pair_by_pair_find():
    chance = np.random.default_rng(5)
    for seed in range(6):
        values, errors = np.sort(chance.normal(size=12)), chance.uniform(0.05, 0.6, 12)
        drawn = drawn_errors(errors, errors, seed=seed, draws=100)
        found = sets_of(values, errors, draws=100, seed=seed)
        assert (found.low.tolist(), found.high.tolist()) == naive(values, errors, drawn, 0.95)


def covered(truth, sizes, replications, seed):
    """Shares of replications in which sets hold the true places: of each unit by itself, and of all at once."""
    chance, alone, together = np.random.default_rng(seed), [], []
    order = np.sort(truth)
    # With ties in truth any place among the equal ones is a true one; a set holds them all.
    best = 1 + len(truth) - np.searchsorted(order, truth, side="right")
    worst = len(truth) - np.searchsorted(order, truth, side="left")
    for replication in range(replications):
        shares = chance.binomial(sizes, truth) / sizes
        spread = 1 + Z**2 / sizes
        middle = (shares + Z**2 / (2 * sizes)) / spread
        half = Z * np.sqrt(shares * (1 - shares) / sizes + Z**2 / (4 * sizes**2)) / spread
        found = rank_sets(shares, middle - half, middle + half, draws=400, seed=replication)
        alone.append((found.low <= best) & (worst <= found.high))
        together.append(((found.low_simultaneous <= best) & (worst <= found.high_simultaneous)).all())
    return np.mean(alone, axis=0), np.mean(together)


@pytest.mark.slow
@pytest.mark.parametrize(
    "truth",
    [np.linspace(0.1, 0.9, 20), np.linspace(0.29, 0.31, 20), np.full(20, 0.3), np.repeat([0.02, 0.2, 0.97], [7, 7, 6])],
    ids=["spread", "near_ties", "ties", "groups_near_the_edges"],
)
def test_sets_hold_the_true_places_as_often_as_they_promise(truth):
    sizes = np.resize([40, 60, 120], 20)
    replications = 600
    alone, together = covered(truth, sizes, replications, seed=11)
    # Three standard errors of a share of .95 in so many replications: .027.
    allowed = 0.95 - 3 * np.sqrt(0.95 * 0.05 / replications)
    assert alone.min() >= allowed
    assert together >= allowed
