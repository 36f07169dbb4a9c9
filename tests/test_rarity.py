"""Rare signs of texts: every pair of texts that are close shares one, however many texts are read at a time."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from dialogscore.canned import rarity
from dialogscore.canned.grams import pair_cosines
from dialogscore.canned.rarity import rare_grams, sign_spread, some_texts
from tests.test_pairs import vectors  # noqa: F401


def test_two_texts_that_share_no_rare_gram_are_not_close(vectors):  # noqa: F811
    size = vectors.shape[0]
    text, sign = rare_grams(vectors, np.ones(size, bool), least=0.9)
    assert len(text) < vectors.nnz / 2
    rare = np.zeros(vectors.shape, bool)
    rare[text, sign] = True
    one, other = np.triu_indices(size, 1)
    close = pair_cosines(vectors, one, other) >= 0.9
    assert close.sum() >= 10
    assert (rare[one[close]] & rare[other[close]]).any(axis=1).all()


def test_of_a_text_the_rarest_signs_are_listed_until_the_rest_is_too_short():
    # Signs 0, 1 and 2 are in three, two and one of the texts; 1 - .8² = .36 may be missing.
    held = csr_array(np.array([[0.6, 0.6, np.sqrt(0.28)], [0.8, 0.6, 0], [1, 0, 0]]))
    found = rare_grams(held, np.ones(3, bool), least=0.8)
    # The first: .28 before sign 1, .64 before sign 0. The second: .36 before sign 0.
    assert sorted(zip(*map(list, found), strict=True)) == [(0, 1), (0, 2), (1, 0), (1, 1), (2, 0)]


def test_only_chosen_texts_are_listed_and_none_if_none_is_chosen(vectors):  # noqa: F811
    chosen = np.arange(vectors.shape[0]) % 3 == 0
    assert set(rare_grams(vectors, chosen, least=0.9)[0]) == set(np.flatnonzero(chosen))
    assert [len(side) for side in rare_grams(vectors, ~chosen & chosen, least=0.9)] == [0, 0]


@pytest.mark.parametrize("at_once", [1, 7, 80])
def test_how_many_texts_are_read_at_a_time_changes_nothing(vectors, at_once, monkeypatch):  # noqa: F811
    chosen = np.arange(vectors.shape[0]) % 5 > 0
    whole, spread = rare_grams(vectors, chosen, least=0.9), sign_spread(vectors, chosen)
    monkeypatch.setattr(rarity, "TEXTS", at_once)
    assert [rows.stop for rows, _ in some_texts(vectors)][-1] == vectors.shape[0]
    assert all((one == other).all() for one, other in zip(whole, rare_grams(vectors, chosen, least=0.9), strict=True))
    assert (spread == sign_spread(vectors, chosen)).all()
    assert spread.sum() == np.diff(vectors.indptr)[chosen].sum()
