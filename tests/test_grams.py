"""Vectors of runs of characters are what scikit-learn makes of the same texts."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from dialogscore.canned import grams
from dialogscore.canned.grams import gram_vectors, pair_cosines, weighed_grams

TEXTS = [
    "we are sorry to hear that", "we are sorry that you had to wait so long", "ab", "a b c d", "ä ö ü straße 🚀🚀🚀 ok",
    "aaaa aaaa aaaa", "x", "",
]  # fmt: skip


@pytest.mark.parametrize("analyzer", ["char", "char_wb"])
def test_cosines_of_all_pairs_are_those_of_scikit_learn(analyzer):
    expected = TfidfVectorizer(analyzer=analyzer, ngram_range=(3, 4), sublinear_tf=True).fit_transform(TEXTS)
    found = gram_vectors(TEXTS, within_words=analyzer == "char_wb")
    assert found.shape == expected.shape
    np.testing.assert_allclose((found @ found.T).toarray(), (expected @ expected.T).toarray(), atol=1e-12)
    np.testing.assert_allclose(np.sort(found.data), np.sort(expected.data), atol=1e-12)


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a"], ["ab", "cd"]])
def test_texts_without_runs_are_empty_lines(texts):
    assert gram_vectors(texts).shape == (len(texts), 0)
    assert gram_vectors(texts).nnz == 0


def test_run_of_four_never_reaches_into_the_next_text():
    assert gram_vectors(["abc", "defg"]).sum(axis=1).tolist() == pytest.approx([1.0, 3 / np.sqrt(3)])


def test_cosines_of_pairs_are_those_of_the_whole_table(monkeypatch):
    monkeypatch.setattr(grams, "PAIRS", 3)
    vectors = gram_vectors(TEXTS)
    one, other = np.divmod(np.arange(len(TEXTS) ** 2), len(TEXTS))
    whole = (vectors @ vectors.T).toarray().ravel()
    np.testing.assert_allclose(pair_cosines(vectors, one, other), whole, atol=1e-12)


@pytest.mark.parametrize("within_words", [False, True])
def test_how_many_texts_are_counted_at_a_time_changes_nothing(within_words, monkeypatch):
    whole = gram_vectors(TEXTS, within_words=within_words)
    monkeypatch.setattr(grams, "TEXTS", 2)
    found = gram_vectors(TEXTS, within_words=within_words)
    assert found.shape == whole.shape
    assert all((getattr(found, part) == getattr(whole, part)).all() for part in ("indptr", "indices", "data"))


def test_texts_weigh_as_much_as_their_runs_each_once_and_as_often_as_they_are_there():
    # abc and bcab, cabc twice or once: three texts, each run in how many of them.
    weighed = weighed_grams(["abcabc", "abc", "xyz"])
    idf = {count: 1 + np.log(4 / (1 + count)) for count in (1, 2)}
    # abc twice, bca, cab; abca, bcab, cabc.
    assert weighed.once.tolist() == pytest.approx([idf[2] ** 2 + 5 * idf[1] ** 2, idf[2] ** 2, idf[1] ** 2])
    twice = (1 + np.log(2)) ** 2
    assert weighed.whole.tolist() == pytest.approx([twice * idf[2] ** 2 + 5 * idf[1] ** 2, idf[2] ** 2, idf[1] ** 2])
