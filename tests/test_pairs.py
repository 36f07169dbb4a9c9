"""Pairs of texts that share a rare sign, in the order in which texts lead."""

import numpy as np
import pytest

from dialogscore.canned.grams import gram_vectors
from dialogscore.canned.pairs import Held, Shared, by_rank

WORDS = "the parcel that you sent is still on its way to us and will be there soon please wait a little".split()
NOBODY = np.array([-1, -1, -1])


@pytest.fixture(scope="module")
def vectors():
    random = np.random.default_rng(3)
    texts = [[*random.permutation(WORDS)[:14]] for _ in range(40)]
    # Each text has a neighbor that differs in one word.
    changed = [[*words[:5], str(random.choice(WORDS)), *words[6:]] for words in texts]
    return gram_vectors([" ".join(words) for words in texts + changed])


def test_each_pair_with_a_sign_in_common_comes_once_and_the_higher_rank_first():
    text, sign = np.array([0, 1, 2, 0, 1]), np.array([0, 0, 0, 1, 1])
    rank = np.array([1, 0, 2])
    held = Held(text, sign)
    leads = by_rank(text, sign, rank)
    reach = held.reach(leads)
    assert reach[2].sum() == 3 * 3 + 2 * 2
    found = [pair for block in held.blocks(reach, rank, NOBODY) for pair in zip(*map(list, block), strict=True)]
    assert found == [(1, 0), (1, 2), (0, 2)]


def test_whoever_follows_already_is_in_no_pair():
    text, sign = np.array([0, 1, 2]), np.zeros(3, int)
    rank = np.arange(3)
    held = Held(text, sign)
    blocks = held.blocks(held.reach((text, sign)), rank, np.array([-1, 0, -1]))
    assert [[list(side) for side in block] for block in blocks] == [[[0], [2]]]


def _weighed_pairs(weight, least):
    size = len(weight)
    held = Held(np.arange(size), np.zeros(size, int), np.array(weight), np.array(least))
    blocks = held.blocks(held.reach((np.arange(size), np.zeros(size, int))), np.arange(size), np.full(size, -1))
    found = {(int(one), int(other)) for block in blocks for one, other in zip(*block, strict=True)}
    pairs = {(one, other) for one in range(size) for other in range(one + 1, size)}
    return found, {(i, j) for i, j in pairs if weight[i] >= least[j] and weight[j] >= least[i]}


def test_only_texts_heavy_enough_for_each_other_are_paired():
    found, fit = _weighed_pairs([10, 20, 11, 22], [9, 17, 10, 18])
    assert found == fit == {(0, 2), (1, 3)}
    # One that asks for nothing is found by all.
    found, fit = _weighed_pairs([10, 20, 11, 22, 30], [9, 17, 10, 18, 0])
    assert fit == {(0, 2), (1, 3), (0, 4), (1, 4), (2, 4), (3, 4)} <= found


def test_signs_are_sorted_by_the_rank_of_their_text_and_by_how_rare_they_are():
    text, sign = np.array([0, 0, 1]), np.array([0, 1, 0])
    assert [side.tolist() for side in by_rank(text, sign, np.array([1, 0]))] == [[1, 0, 0], [0, 1, 0]]


def test_a_pair_is_kept_if_a_sign_leads_from_the_one_to_the_other():
    shares = Shared((np.array([0]), np.array([5])), (np.array([0, 1, 2, 2]), np.array([5, 5, 4, 6])), 3)
    kept = shares.any_of(np.array([0, 0, 1]), np.array([1, 2, 0]))
    assert [side.tolist() for side in kept] == [[0], [1]]
