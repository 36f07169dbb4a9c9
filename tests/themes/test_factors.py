"""Words that stand together are parts of their own, the same ones that scikit-learn finds."""

import warnings

import numpy as np
import pytest
from scipy import sparse
from sklearn.decomposition import non_negative_factorization
from sklearn.exceptions import ConvergenceWarning

from dialogscore.themes.factors import ITERATIONS, TOLERANCE, factors


def turns(seed=0, rows=150, words=40, groups=4):
    rng = np.random.default_rng(seed)
    chance = np.where(np.arange(words) % groups == np.arange(rows)[:, None] % groups, 0.4, 0.02)
    return sparse.csr_matrix((rng.random((rows, words)) < chance).astype(float))


def test_groups_of_words_are_parts_of_their_own():
    found = factors(turns(), [4])[4]
    # Words go round in fours: each part holds the words of one of them.
    groups = found.reshape(4, 10, 4).sum(axis=1)
    assert sorted(groups.argmax(axis=1).tolist()) == [0, 1, 2, 3]
    assert (groups.max(axis=1) / groups.sum(axis=1)).min() > 0.9


def test_each_number_of_parts_is_as_if_asked_for_alone():
    alone, beside = factors(turns(), [4])[4], factors(turns(), [2, 4, 8])
    assert {count: len(parts) for count, parts in beside.items()} == {2: 2, 4: 4, 8: 8}
    assert np.array_equal(alone, beside[4])
    assert min(parts.min() for parts in beside.values()) >= 0


@pytest.mark.parametrize("shape", [(150, 40), (40, 150)])
@pytest.mark.parametrize("count", [1, 4, 20])
def test_parts_are_those_of_scikit_learn(shape, count):
    matrix = turns(rows=shape[0], words=shape[1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        theirs = non_negative_factorization(
            matrix.astype(np.float32), n_components=count, init="nndsvda", max_iter=ITERATIONS, tol=TOLERANCE,
            random_state=0,
        )[1]  # fmt: skip
    np.testing.assert_allclose(factors(matrix, [count])[count], theirs, rtol=1e-3, atol=1e-4)
