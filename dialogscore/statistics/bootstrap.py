"""The thread bootstrap: whole clusters drawn again, with the same draws for the same data, anywhere.

Draws come from the raw 64-bit stream of PCG64, which numpy keeps from version to version, and from sums of whole
numbers, which no order of addition can change.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

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
    group = cluster_groups(int(clusters.max()) + 1, seed=seed)[clusters]
    weights = _by_group(cluster_weights(int(group.max()) + 1, seed=seed, draws=draws))
    # An event belongs to the first grid time not before it; a censored unit leaves after the last one not after it.
    died = _drawn(group[events], np.searchsorted(grid, seconds[events]), weights, len(grid))
    left = _drawn(group[~events], np.searchsorted(grid, seconds[~events], side="right"), weights, len(grid))
    return grid, np.cumprod(1 - died / np.maximum(_at_risk(group, weights, left, died), 1), axis=0).T


def _by_group(weights: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(weights.T)


def _drawn(group: np.ndarray, place: np.ndarray, weights: np.ndarray, times: int) -> np.ndarray:
    """Count units by grid time in every draw; each group has units at few times only, so the counts are sparse."""
    inside = place < times
    cells = (np.ones(inside.sum()), (place[inside], group[inside]))
    return csr_array(cells, shape=(times, len(weights))) @ weights


def _at_risk(group: np.ndarray, weights: np.ndarray, left: np.ndarray, died: np.ndarray) -> np.ndarray:
    """Units still waiting and still watched just before each grid time, in every draw."""
    total = np.bincount(group, minlength=len(weights)).astype(float) @ weights
    return total - np.cumsum(left + died, axis=0) + died


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
    # What happens after the last horizon changes nothing before it.
    grid = grid[: np.searchsorted(grid, horizons[-1], side="right")]
    group = cluster_groups(int(clusters.max()) + 1, seed=seed)[clusters]
    weights = _by_group(cluster_weights(int(group.max()) + 1, seed=seed, draws=draws))
    left = _drawn(group[~ended], np.searchsorted(grid, seconds[~ended], side="right"), weights, len(grid))
    chosen = [np.flatnonzero(causes == 1 + kind) for kind in range(kinds)]
    died = [_drawn(group[rows], np.searchsorted(grid, seconds[rows]), weights, len(grid)) for rows in chosen]
    gone = np.sum(died, axis=0)
    at_risk = np.maximum(_at_risk(group, weights, left, gone), 1)
    # Of those still waiting just before, so many as one at risk stands for.
    step = np.cumprod(1 - gone / at_risk, axis=0)
    step = np.concatenate([np.ones((1, draws)), step[:-1]]) / at_risk
    at = np.searchsorted(grid, horizons)
    return np.stack([np.cumsum(step * one, axis=0)[at].T for one in died], axis=2)


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
