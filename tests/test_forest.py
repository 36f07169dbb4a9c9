"""Pointer jumping against walking, step by step."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogscore.forest import any_above, cut_cycles, joined, latest_before, nearest_above, roots_and_depths

pointers = st.integers(1, 12).flatmap(lambda size: st.lists(st.integers(-1, size - 1), min_size=size, max_size=size))


def way_up(above, row):
    seen = []
    while row >= 0 and row not in seen:
        seen.append(row)
        row = above[row]
    return seen, row


def test_a_cycle_is_cut_above_its_first_row():
    # 1 -> 2 -> 3 -> 1 is a cycle, 0 hangs on it, 4 points to itself.
    forest, cut = cut_cycles(np.array([1, 2, 3, 1, 4]))
    assert forest.tolist() == [1, -1, 3, 1, -1]
    assert cut.tolist() == [1, 4]


@settings(max_examples=300, deadline=None)
@given(pointers)
def test_only_cycles_are_cut_and_every_one_of_them(above):
    forest, cut = cut_cycles(np.array(above))
    loops = set()
    for row in range(len(above)):
        seen, end = way_up(above, row)
        if end >= 0:
            loops.add(min(seen[seen.index(end) :]))
    assert set(cut.tolist()) == loops
    kept = np.setdiff1d(np.arange(len(above)), cut)
    assert (forest[kept] == np.array(above)[kept]).all()


@settings(max_examples=300, deadline=None)
@given(pointers, st.randoms(use_true_random=False))
def test_roots_depths_and_flags_equal_walking(above, random):
    forest, _ = cut_cycles(np.array(above))
    flag = np.array([random.random() < 0.4 for _ in above])
    root, depth = roots_and_depths(forest)
    nearest = nearest_above(flag, forest)
    for row in range(len(above)):
        walk, _ = way_up(forest, row)
        assert (root[row], depth[row]) == (walk[-1], len(walk) - 1)
        flagged = [step for step in walk[1:] if flag[step]]
        assert nearest[row] == (flagged[0] if flagged else -1)
        assert any_above(flag, forest)[row] == bool(flagged)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 2), st.booleans()), max_size=12))
def test_latest_before_equals_looking_back(rows):
    group = np.array([number for number, _ in rows], dtype=np.int64)
    candidate = np.array([flag for _, flag in rows], dtype=bool)
    found = latest_before(group, candidate)
    for row in range(len(rows)):
        earlier = [place for place in range(row) if candidate[place] and group[place] == group[row] >= 0]
        assert found[row] == (earlier[-1] if earlier else -1)


def test_whatever_a_chain_of_pairs_joins_has_one_first_row():
    # 4-2 and 2-1 hang together; 3 and 5 do; 0 stands alone.
    found = joined(np.arange(6), np.array([4, 5, 1]), np.array([2, 3, 2]))
    assert found.tolist() == [0, 1, 1, 3, 1, 3]
    assert joined(found, np.array([5]), np.array([0])).tolist() == [0, 1, 1, 0, 1, 0]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=20), st.integers(0, 20))
def test_pairs_join_what_walking_joins(pairs, cut):
    groups = {row: {row} for row in range(15)}
    for one, other in pairs:
        for row in groups[one] | groups[other]:
            groups[row] = groups[one] | groups[other]
    ends = np.array(pairs, dtype=int).reshape(-1, 2)
    first = joined(np.arange(15), *ends[:cut].T)
    assert joined(first, *ends[cut:].T).tolist() == [min(groups[row]) for row in range(15)]
