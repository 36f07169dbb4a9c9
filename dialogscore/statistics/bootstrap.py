"""The thread bootstrap: whole clusters drawn again, with the same draws for the same data, anywhere.

Draws come from the raw 64-bit stream of PCG64, which numpy keeps from version to version, and from sums of whole
numbers, which no order of addition can change.
"""

import hashlib

import numpy as np

from dialogscore.statistics.survival import TOLERANCE

__all__ = [
    "DRAWS",
    "MOST_GROUPS",
    "cluster_groups",
    "cluster_weights",
    "draw_weights",
    "percentile_limits",
    "seed_of",
    "uniforms",
]

DRAWS = 2000
MOST_GROUPS = 1000
BLOCK = 2**16


def seed_of(seed: int, name: str) -> int:
    """
    Seed of one measure, so that its draws do not depend on which measures ran before.

    Parameters
    ----------
    seed : int
        Seed of the run.
    name : str
        Name of the measure.

    Returns
    -------
    int
        128 bits of the SHA-256 of both.
    """
    return int.from_bytes(hashlib.sha256(f"{seed}:{name}".encode()).digest()[:16], "big")


def uniforms(seed: int, size: int) -> np.ndarray:
    """
    Draw uniform numbers that are the same in every version of numpy.

    Parameters
    ----------
    seed : int
        Seed, 0 or more.
    size : int
        How many.

    Returns
    -------
    ndarray of float64, shape (size,)
        Numbers in [0, 1).
    """
    return _uniforms(np.random.PCG64(seed), size)


def _uniforms(stream: np.random.PCG64, size: int) -> np.ndarray:
    return (stream.random_raw(size) >> np.uint64(11)) * 2.0**-53


def cluster_groups(clusters: int, *, seed: int, most: int = MOST_GROUPS) -> np.ndarray:
    """
    Put many clusters together at random, so that a bootstrap of a million threads costs no more than one of a thousand.

    Parameters
    ----------
    clusters : int
        Number of clusters, numbered in an order that does not depend on the order of rows.
    seed : int
        Seed, used only if there are more clusters than groups.
    most : int, default 1000
        Most groups.

    Returns
    -------
    ndarray of int64, shape (clusters,)
        Group of each cluster; the cluster itself where there are no more than `most`. Groups differ in size by one
        cluster at most.
    """
    if clusters <= most:
        return np.arange(clusters)
    groups = np.empty(clusters, dtype=np.int64)
    drawn = uniforms(seed, clusters)
    order = np.argsort(drawn)
    if (np.diff(drawn[order]) == 0).any():
        # Two equal numbers are as good as never drawn; a sort that keeps their order takes twice the time.
        order = np.argsort(drawn, kind="stable")
    groups[order] = np.arange(clusters) % most
    return groups


def cluster_weights(groups: int, *, seed: int, draws: int = DRAWS) -> np.ndarray:
    """
    Draw groups with replacement, as many as there are.

    Parameters
    ----------
    groups : int
        Number of groups, 1 or more.
    seed : int
        Seed.
    draws : int, default 2000
        Number of draws.

    Returns
    -------
    ndarray of float64, shape (draws, groups)
        How often each group is in each draw: whole numbers, each row sums to `groups`.
    """
    drawn = np.empty((draws, groups))
    draw_weights(drawn, seed=seed)
    return drawn


def draw_weights(drawn: np.ndarray, *, seed: int) -> None:
    """
    Write what `cluster_weights` gives into a table that is there.

    Parameters
    ----------
    drawn : ndarray of float64, shape (draws, groups)
        The table.
    seed : int
        Seed.
    """
    draws, groups = drawn.shape
    stream = np.random.PCG64(seed)
    # So many draws at a time that their numbers stay in the processor's cache.
    rows = max(1, min(draws, BLOCK // groups))
    begins = np.repeat(np.arange(rows) * groups, groups)
    for start in range(0, draws, rows):
        block = drawn[start : start + rows]
        cells = (_uniforms(stream, block.size) * groups).astype(np.int64)
        cells += begins[: block.size]
        block[...] = np.bincount(cells, minlength=block.size).reshape(block.shape)


def percentile_limits(
    values: np.ndarray, *, level: float = 0.95, shares: tuple[float, float] | None = None
) -> tuple[float, float]:
    """
    Limits between which the middle of the draws lies.

    Parameters
    ----------
    values : ndarray of float, shape (draws,)
        One figure a draw; infinity where a draw did not reach it.
    level : float, default 0.95
        Share of the draws between the limits, 0..1.
    shares : tuple of float, optional
        Shares of the draws below the lower and the upper limit, instead of the middle `level`.

    Returns
    -------
    tuple of float
        Values of the draws at both ends; infinity where that draw did not reach it.
    """
    ordered = np.sort(values)
    last = len(ordered) - 1
    least, most = (0.5 - level / 2, 0.5 + level / 2) if shares is None else shares
    low = ordered[int(np.floor(last * least + TOLERANCE))]
    high = ordered[int(np.ceil(last * most - TOLERANCE))]
    return float(low), float(high)
