"""Words that two texts share: counted once each, whatever the sieve lets through."""

import numpy as np

from dialogscore.tokens import may_repeat, shared, words_shared


def test_shared_words_are_counted_by_hand():
    # Pair 0: words 1, 2, 2, 3 beside 2, 3, 4; pair 1 has nothing in common, pair 2 nothing at all.
    one = np.array([0, 0, 0, 0, 1]), np.array([1, 2, 2, 3, 5])
    other = np.array([0, 0, 0, 1]), np.array([2, 3, 4, 6])
    assert words_shared(one, other, pairs=3, words=7).tolist() == [2, 0, 0]


def test_a_word_of_another_pair_is_not_shared():
    assert words_shared((np.array([0]), np.array([1])), (np.array([1]), np.array([1])), pairs=2, words=2).sum() == 0


def test_nothing_is_shared_where_there_are_no_words():
    nothing = np.zeros(0, np.int64), np.zeros(0, np.int32)
    assert words_shared(nothing, nothing, pairs=2, words=0).tolist() == [0, 0]


def test_sets_find_the_same_in_ten_thousand_drawn_words():
    random = np.random.default_rng(3)
    one, other = ((random.integers(0, 500, 10_000), random.integers(0, 90, 10_000).astype(np.int32)) for _ in range(2))
    said = [[{*ids[row == pair].tolist()} for pair in range(500)] for row, ids in (one, other)]
    expected = [len(mine & theirs) for mine, theirs in zip(*said, strict=True)]
    assert words_shared(one, other, pairs=500, words=90).tolist() == expected


def test_every_number_that_occurs_twice_is_kept_and_few_others_are():
    random = np.random.default_rng(4)
    keys = random.integers(0, 2**62, 20_000)
    keys[[5, 11_000]] = keys[7]
    kept = may_repeat(keys)
    assert {5, 7, 11_000} <= set(kept.tolist())
    assert (np.diff(kept) > 0).all()
    assert len(kept) < 10_000


def test_of_no_numbers_none_repeats():
    assert may_repeat(np.zeros(0, np.int64)).tolist() == []
    assert may_repeat(np.array([3])).tolist() == []


def test_numbers_are_sieved_in_parts_whatever_their_size(monkeypatch):
    keys = np.random.default_rng(0).integers(0, 500, 300)
    whole = shared.may_repeat(keys)
    values, counts = np.unique(keys, return_counts=True)
    assert set(np.flatnonzero(np.isin(keys, values[counts > 1]))) <= set(whole)
    monkeypatch.setattr(shared, "_PART", 7)
    assert shared.may_repeat(keys).tolist() == whole.tolist()
    assert shared.may_repeat(keys[:0]).tolist() == []
