"""The thread bootstrap: whole clusters drawn again, with the same draws for the same data, anywhere.

Draws come from the raw 64-bit stream of PCG64, which numpy keeps from version to version, and from sums of whole
numbers, which no order of addition can change.
"""

import hashlib
from collections.abc import Sequence

import numpy as np

from dialogscore.statistics.survival import TOLERANCE

__all__ = [
    "DRAWS",
    "MOST_GROUPS",
    "cluster_groups",
    "cluster_weights",
    "incidence_draws",
    "percentile_limits",
    "seed_of",
    "survival_draws",
    "uniforms",
]

DRAWS = 2000
MOST_GROUPS = 1000
MOST_TIMES = 1000


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
    return (np.random.PCG64(seed).random_raw(size) >> np.uint64(11)) * 2.0**-53


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
    groups[np.argsort(uniforms(seed, clusters), kind="stable")] = np.arange(clusters) % most
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
    picked = (uniforms(seed, draws * groups) * groups).astype(np.int64)
    cells = np.repeat(np.arange(draws), groups) * groups + picked
    return np.bincount(cells, minlength=draws * groups).astype(float).reshape(draws, groups)


def survival_draws(
    seconds: np.ndarray, events: np.ndarray, clusters: np.ndarray, *, seed: int, draws: int = DRAWS
) -> tuple[np.ndarray, np.ndarray]:
    """
    Survival curves of bootstrap draws over clusters, all on one grid of times.

    Parameters
    ----------
    seconds : ndarray of float, shape (units,)
        Waiting times, as in `kaplan_meier`.
    events : ndarray of bool, shape (units,)
        Whether the time ended in an event; at least one must.
    clusters : ndarray of int, shape (units,)
        Number of each unit's cluster, from 0 without gaps.
    seed : int
        Seed.
    draws : int, default 2000
        Number of draws.

    Returns
    -------
    tuple of ndarray
        Times (the distinct times of events, or 1,000 quantiles of them where there are more), and survival of
        shape (draws, times), 0..1. With more than 1,000 clusters, groups of clusters are drawn.
    """
    seconds, events = np.asarray(seconds, dtype=float), np.asarray(events, dtype=bool)
    grid = np.unique(seconds[events])
    if len(grid) > MOST_TIMES:
        grid = np.unique(np.quantile(seconds[events], np.arange(1, MOST_TIMES + 1) / MOST_TIMES, method="higher"))
    times = len(grid)
    group = cluster_groups(int(clusters.max()) + 1, seed=seed)[clusters]
    groups = int(group.max()) + 1
    # An event belongs to the first grid time not before it; a censored unit leaves after the last one not after it.
    died = np.bincount(group[events] * times + np.searchsorted(grid, seconds[events]), minlength=groups * times)
    left_at = np.searchsorted(grid, seconds[~events], side="right")
    left = np.bincount(group[~events] * (times + 1) + left_at, minlength=groups * (times + 1))
    weights = cluster_weights(groups, seed=seed, draws=draws)
    died = weights @ died.reshape(groups, times).astype(float)
    left = weights @ left.reshape(groups, times + 1).astype(float)
    total = weights @ np.bincount(group, minlength=groups).astype(float)
    at_risk = total[:, None] - np.cumsum(left, axis=1)[:, :times] - np.cumsum(died, axis=1) + died
    return grid, np.cumprod(1 - died / np.maximum(at_risk, 1), axis=1)


def incidence_draws(
    seconds: np.ndarray,
    causes: np.ndarray,
    clusters: np.ndarray,
    *,
    kinds: int,
    horizons: Sequence[float],
    seed: int,
    draws: int = DRAWS,
) -> np.ndarray:
    """
    Shares ended within horizons, by cause, in bootstrap draws over clusters.

    Parameters
    ----------
    seconds, causes : ndarray, shape (units,)
        Waiting times and how they ended, as in `aalen_johansen`.
    clusters : ndarray of int, shape (units,)
        Number of each unit's cluster, from 0 without gaps.
    kinds : int
        Number of causes.
    horizons : sequence of float
        Seconds, ascending.
    seed : int
        Seed.
    draws : int, default 2000
        Number of draws.

    Returns
    -------
    ndarray of float, shape (draws, horizons, kinds)
        Shares, 0..1. With more than 1,000 clusters, groups of clusters are drawn; more than 1,000 distinct times are
        taken together, never across a horizon.
    """
    seconds, causes = np.asarray(seconds, dtype=float), np.asarray(causes).astype(np.int64)
    ended = causes > 0
    grid = np.unique(np.r_[seconds[ended], horizons])
    if len(grid) > MOST_TIMES + len(horizons):
        chosen = np.quantile(seconds[ended], np.arange(1, MOST_TIMES + 1) / MOST_TIMES, method="higher")
        grid = np.unique(np.r_[chosen, horizons])
    times = len(grid)
    group = cluster_groups(int(clusters.max()) + 1, seed=seed)[clusters]
    groups = int(group.max()) + 1
    weights = cluster_weights(groups, seed=seed, draws=draws)

    def drawn(rows: np.ndarray, place: np.ndarray) -> np.ndarray:
        counts = np.bincount(group[rows] * (times + 1) + place, minlength=groups * (times + 1))
        return weights @ counts.reshape(groups, times + 1).astype(float)

    left = drawn(~ended, np.searchsorted(grid, seconds[~ended], side="right"))[:, :times]
    died = [drawn(rows, np.searchsorted(grid, seconds[rows])) for rows in (causes == 1 + kind for kind in range(kinds))]
    died = np.stack(died, axis=2)[:, :times]
    gone = died.sum(axis=2)
    total = weights @ np.bincount(group, minlength=groups).astype(float)
    at_risk = np.maximum(total[:, None] - np.cumsum(left, axis=1) - np.cumsum(gone, axis=1) + gone, 1)
    waits = np.cumprod(1 - gone / at_risk, axis=1)
    before = np.concatenate([np.ones((draws, 1)), waits[:, :-1]], axis=1)
    return np.cumsum((before / at_risk)[:, :, None] * died, axis=1)[:, np.searchsorted(grid, horizons)]


def percentile_limits(values: np.ndarray, *, level: float = 0.95) -> tuple[float, float]:
    """
    Limits between which the middle of the draws lies.

    Parameters
    ----------
    values : ndarray of float, shape (draws,)
        One figure a draw; infinity where a draw did not reach it.
    level : float, default 0.95
        Share of the draws between the limits, 0..1.

    Returns
    -------
    tuple of float
        Values of the draws at both ends; infinity where that draw did not reach it.
    """
    ordered = np.sort(values)
    last = len(ordered) - 1
    low = ordered[int(np.floor(last * (0.5 - level / 2) + TOLERANCE))]
    high = ordered[int(np.ceil(last * (0.5 + level / 2) - TOLERANCE))]
    return float(low), float(high)
