"""Themes that are there are found again in the right number, and what is chance is none."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.metrics import adjusted_rand_score

from dialogscore.themes.fitting import FLOOR, LEAST_TURNS, OTHER, adjusted_rand, assigned, fit


def drawn(groups, size, words, *, seed=0, shared=0):
    """Turns that hold three words of their own group's."""
    rng = np.random.default_rng(seed)
    truth = np.repeat(np.arange(groups), size)
    bags = np.zeros((groups * size, groups * words + shared))
    for row, group in enumerate(truth):
        bags[row, group * words + rng.choice(words, 3, replace=False)] = 1
    return sparse.csr_matrix(bags), truth


def test_three_groups_of_words_are_three_themes():
    bags, truth = drawn(3, 70, 6)
    found = fit(bags, seed=0, name="t")
    place, alike = assigned(bags, found.parts)
    assert adjusted_rand(place, truth) == 1.0
    assert (found.ari, found.lowest) == (1.0, 1.0)
    assert len(found.parts) == 3
    assert alike.min() > 0.3


def test_words_drawn_by_chance_make_no_theme():
    rng = np.random.default_rng(1)
    bags = sparse.csr_matrix((rng.random((400, 200)) < 0.03).astype(float))
    found = fit(bags, seed=0, name="t")
    assert found.ari < FLOOR
    assert len(found.parts) == 0
    assert (assigned(bags, found.parts)[0] == OTHER).all()


def test_the_same_turns_and_seed_give_the_same_themes():
    bags, _ = drawn(4, 60, 5)
    first, second = (fit(bags, seed=3, name="t") for _ in range(2))
    assert np.array_equal(first.parts, second.parts)
    assert (first.ari, first.lowest) == (second.ari, second.lowest)


def test_words_that_no_turn_holds_change_nothing():
    bags, _ = drawn(3, 60, 5)
    wide = sparse.csr_matrix((bags.data, 2 * bags.indices + 1, bags.indptr), shape=(bags.shape[0], 2 * bags.shape[1]))
    plain, found = (fit(one, seed=0, name="t") for one in (bags, wide))
    assert np.array_equal(found.parts[:, 1::2], plain.parts)
    assert not found.parts[:, ::2].any()
    assert (found.ari, found.lowest) == (plain.ari, plain.lowest)


def test_a_turn_that_holds_none_of_the_words_is_in_no_theme():
    bags, _ = drawn(2, 60, 5, shared=1)
    alone = np.zeros((1, bags.shape[1]))
    alone[0, -1] = 1
    found = fit(bags, seed=0, name="t")
    assert assigned(sparse.csr_matrix(alone), found.parts)[0].tolist() == [OTHER]


def test_turns_that_share_no_words_agree_on_nothing():
    bags = sparse.csr_matrix(np.kron(np.eye(60), np.ones((2, 1))))
    found = fit(bags, seed=0, name="t")
    assert (len(found.parts), found.ari, found.lowest) == (0, 0.0, 0.0)


def test_the_least_number_of_turns_is_enough_to_seek():
    bags, _ = drawn(2, LEAST_TURNS // 2, 5)
    assert len(fit(bags, seed=0, name="t").parts) == 2


@pytest.mark.parametrize("seed", range(4))
def test_agreement_is_that_of_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    first, second = rng.integers(4, size=200), rng.integers(3, size=200)
    mixed = np.where(rng.random(200) < 0.7, first, second)
    assert adjusted_rand(first, mixed) == pytest.approx(adjusted_rand_score(first, mixed))
    assert adjusted_rand(first, second) == pytest.approx(adjusted_rand_score(first, second))


def test_agreement_asks_for_groups_not_for_their_numbers():
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([5, 5, 2, 2])) == 1.0
    # Hubert and Arabie: 1 of 6 pairs is together in both, 2 in one and 2 in the other, 2 * 2 / 6 would be by chance.
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])) == pytest.approx((1 - 1 / 3) / (1.5 - 1 / 3))
    assert adjusted_rand(np.array([0]), np.array([1])) == 1.0
