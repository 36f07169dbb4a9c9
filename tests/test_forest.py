"""Pointer jumping against walking, step by step."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogscore.forest import any_above, cut_cycles, latest_before, nearest_above, roots_and_depths

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
