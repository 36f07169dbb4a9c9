"""The product of two small matrices comes as near to the large one as scikit-learn's."""

import numpy as np
import pytest
from scipy import sparse
from sklearn.decomposition import NMF

from dialogscore.themes.factors import factors


def turns(seed=0, rows=150, words=40, groups=4):
    rng = np.random.default_rng(seed)
    chance = np.where(np.arange(words) % groups == np.arange(rows)[:, None] % groups, 0.4, 0.02)
    return sparse.csr_matrix((rng.random((rows, words)) < chance).astype(float))


def missed(matrix, parts):
    """Distance of the best product with these parts from the matrix, 0..1 of its length."""
    left = np.linalg.lstsq(parts.T, matrix.toarray().T, rcond=None)[0].T
    return np.linalg.norm(matrix.toarray() - left @ parts) / np.linalg.norm(matrix.toarray())


@pytest.mark.parametrize("count", [2, 4, 6])
def test_parts_are_as_good_as_those_of_scikit_learn(count):
    matrix = turns()
    found = factors(matrix, [2, 4, 6])[count]
    theirs = NMF(count, init="nndsvda", random_state=0, max_iter=300, tol=1e-4).fit(matrix).components_
    assert found.shape == (count, 40)
    assert found.min() >= 0
    assert missed(matrix, found) == pytest.approx(missed(matrix, theirs), abs=0.01)


def test_groups_of_words_are_parts_of_their_own():
    found = factors(turns(), [4])[4]
    # Words go round in fours: each part holds the words of one of them.
    groups = found.reshape(4, 10, 4).sum(axis=1)
    assert sorted(groups.argmax(axis=1).tolist()) == [0, 1, 2, 3]
    assert (groups.max(axis=1) / groups.sum(axis=1)).min() > 0.9


def test_the_number_of_parts_asked_for_beside_changes_nothing_much():
    alone, beside = factors(turns(), [4])[4], factors(turns(), [2, 4, 8])[4]
    assert missed(turns(), alone) == pytest.approx(missed(turns(), beside), abs=0.01)


def test_fewer_words_than_parts_are_factorised_all_the_same():
    found = factors(sparse.csr_matrix(np.kron(np.eye(2), np.ones((5, 1)))), [3])[3]
    assert found.shape == (3, 2)
    assert np.isfinite(found).all()
