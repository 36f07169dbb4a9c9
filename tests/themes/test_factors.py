"""Words that stand together are parts of their own."""

import numpy as np
from scipy import sparse

from dialogscore.themes.factors import factors


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
