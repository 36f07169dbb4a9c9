"""Reply trees as pointers: arrays of row numbers in, roots, depths and what lies above out.

A pointer array holds for each row the row above it, or -1. Everything works by pointer jumping: the pointers are
squared until all of them have arrived, so a thread of depth d takes log2(d) whole-column steps.
"""

import numpy as np

__all__ = ["any_above", "cut_cycles", "joined", "latest_before", "nearest_above", "roots_and_depths"]


def cut_cycles(above: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Turn any pointers into a forest.

    Parameters
    ----------
    above : numpy.ndarray of int64, shape (n,)
        Row above each row, or -1. May hold self-pointers and cycles.

    Returns
    -------
    forest : numpy.ndarray of int64, shape (n,)
        The same pointers, each cycle cut above its first row.
    cut : numpy.ndarray of int64
        Rows whose pointer was cut, ascending.
    """
    rows = np.arange(len(above))
    looped = np.where(above < 0, rows, above)
    jump = looped
    smallest = rows
    for _ in range(_doublings(len(above))):
        smallest = np.minimum(smallest, smallest[jump])
        further = jump[jump]
        if np.array_equal(further, jump):
            break
        jump = further
    # Where there is no cycle all arrive soon. After enough jumps every row of a tree sits on its root; whoever is
    # elsewhere sits on a cycle.
    on_cycle = np.zeros(len(above), dtype=bool)
    on_cycle[jump[above[jump] >= 0]] = True
    cut = rows[on_cycle & (smallest == rows)]
    forest = above.copy()
    forest[cut] = -1
    return forest, cut


def roots_and_depths(above: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Find the root of each row and how far away it is.

    Parameters
    ----------
    above : numpy.ndarray of int64, shape (n,)
        A forest, as `cut_cycles` makes it.

    Returns
    -------
    root : numpy.ndarray of int64, shape (n,)
        Row number of the root; a root's own number for itself.
    depth : numpy.ndarray of int64, shape (n,)
        Steps to the root, 0 for a root.
    """
    rows = np.arange(len(above))
    jump = np.where(above < 0, rows, above)
    depth = (above >= 0).astype(np.int64)
    while True:
        further = depth[jump]
        if not further.any():
            return jump, depth
        depth = depth + further
        jump = jump[jump]


def joined(first: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """
    Find what hangs together, whatever the way; a tenth of the memory that a matrix of all pairs would take.

    Parameters
    ----------
    first : numpy.ndarray of int, shape (n,)
        What earlier pairs joined, as given back; each row's own number where there were none. Is used up.
    one, other : numpy.ndarray of int, shape (pairs,)
        Rows that belong together.

    Returns
    -------
    numpy.ndarray of int, shape (n,)
        First row of all that any chain of pairs joins to each row.
    """
    while True:
        one, other = first[one], first[other]
        apart = one != other
        if not apart.any():
            return first
        one, other = one[apart], other[apart]
        # Always the later to the earlier, so that no circle comes about.
        np.minimum.at(first, np.maximum(one, other), np.minimum(one, other))
        while True:
            further = first[first]
            if np.array_equal(further, first):
                break
            first = further


def any_above(flag: np.ndarray, above: np.ndarray) -> np.ndarray:
    """
    Tell whether any row above a row has a flag.

    Parameters
    ----------
    flag : numpy.ndarray of bool, shape (n,)
        The property looked for.
    above : numpy.ndarray of int64, shape (n,)
        A forest.

    Returns
    -------
    numpy.ndarray of bool, shape (n,)
        True where a row strictly above has the flag.
    """
    return nearest_above(flag, above) >= 0


def nearest_above(flag: np.ndarray, above: np.ndarray) -> np.ndarray:
    """
    Find the nearest row above each row that has a flag.

    Parameters
    ----------
    flag : numpy.ndarray of bool, shape (n,)
        The property looked for.
    above : numpy.ndarray of int64, shape (n,)
        A forest.

    Returns
    -------
    numpy.ndarray of int64, shape (n,)
        Row number strictly above, or -1.
    """
    rows = np.arange(len(above))
    # A flagged row and a root stop the jump of everyone below; both point to themselves.
    stop = flag | (above < 0)
    jump = np.where(stop, rows, above)
    while not stop[jump].all():
        jump = jump[jump]
    found = np.where(flag[jump], jump, -1)
    return np.where(above >= 0, found[np.maximum(above, 0)], -1)


def latest_before(group: np.ndarray, candidate: np.ndarray) -> np.ndarray:
    """
    Find for each row the latest earlier candidate of its group.

    Parameters
    ----------
    group : numpy.ndarray of int64, shape (n,)
        Group of each row, or -1 for none; rows are in time order.
    candidate : numpy.ndarray of bool, shape (n,)
        Which rows may be found.

    Returns
    -------
    numpy.ndarray of int64, shape (n,)
        Row number of the candidate, or -1.
    """
    size = len(group) + 1
    rows = np.flatnonzero(candidate & (group >= 0))
    keys = group[rows] * size + rows
    order = np.argsort(keys, kind="stable")
    # Place -1 is the appended -1: nothing comes before the first candidate.
    keys, rows = keys[order], np.r_[rows[order], -1]
    found = rows[np.searchsorted(keys, group * size + np.arange(len(group))) - 1]
    same = (found >= 0) & (group >= 0) & (group[found] == group)
    return np.where(same, found, -1)


def _doublings(size: int) -> int:
    return max(1, int(np.ceil(np.log2(size + 1)))) + 1
