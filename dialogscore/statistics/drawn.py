"""Waiting curves of the thread bootstrap, for all draws at once: counts by cluster and time are sparse."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from dialogscore.statistics.accelerated import replicate_weights
from dialogscore.statistics.bootstrap import DRAWS, cluster_groups
from dialogscore.statistics.survival import TOLERANCE

__all__ = ["drawn_quantiles", "incidence_draws", "survival_draws"]

MOST_TIMES = 1000
# So many times at once that their tables of draws stay small, and that late times may be left out.
STEP = 125
# Share of cells from which on a table of counts is multiplied faster whole.
FULL = 0.05
# Below this every whole number is one in single precision.
EXACT = 2**24


def survival_draws(
    seconds: np.ndarray,
    events: np.ndarray,
    clusters: np.ndarray,
    *,
    seed: int,
    draws: int = DRAWS,
    times: int = MOST_TIMES,
    share: float = 1.0,
) -> tuple[np.ndarray, np.ndarray]:
    """
    Survival curves of all replicates of a bootstrap over clusters, all on one grid of times.

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
    times : int, default 1000
        How many times the curves are read at, at most.
    share : float, default 1
        Largest share that `drawn_quantiles` will be asked for: times after which every draw has come down so far are
        left out.

    Returns
    -------
    tuple of ndarray
        Times (the distinct times of events, or so many quantiles of them where there are more), and survival of
        shape (replicates, times), 0..1, a line for each of `replicate_weights`. With more than 1,000 clusters,
        groups of clusters are drawn.
    """
    seconds, events = np.asarray(seconds, dtype=float), np.asarray(events, dtype=bool)
    grid = np.unique(seconds[events])
    if len(grid) > times:
        grid = np.unique(np.quantile(seconds[events], np.arange(1, times + 1) / times, method="higher"))
    group = cluster_groups(int(clusters.max()) + 1, seed=seed)[clusters]
    weights = _by_group(group, seed=seed, draws=draws)
    # An event belongs to the first grid time not before it; a censored unit leaves after the last one not after it.
    died = _counted(group[events], np.searchsorted(grid, seconds[events]), len(grid), weights)
    left = _counted(group[~events], np.searchsorted(grid, seconds[~events], side="right"), len(grid), weights)
    waiting, survival = _all(group, weights), np.empty((len(grid), weights.shape[1]))
    for start in range(0, len(grid), STEP):
        block = slice(start, start + STEP)
        ended, gone = died[block] @ weights, left[block] @ weights
        at_risk, waiting = _at_risk(waiting, gone, ended)
        part = np.divide(ended, at_risk, out=survival[block], dtype=float)
        np.subtract(1, part, out=part)
        if start:
            part[0] *= survival[start - 1]
        _down(part, np.multiply)
        if (part[-1] <= 1 - share + TOLERANCE).all():
            grid, survival = grid[: start + len(part)], survival[: start + len(part)]
            break
    return grid, survival.T


def drawn_quantiles(grid: np.ndarray, survival: np.ndarray, share: float) -> np.ndarray:
    """
    Time after which this share was answered, in every draw.

    Parameters
    ----------
    grid : ndarray of float, shape (times,)
        Times, as `survival_draws` gives them.
    survival : ndarray of float, shape (replicates, times)
        Survival, as `survival_draws` gives it.
    share : float
        0..1; 0.5 is the median.

    Returns
    -------
    ndarray of float, shape (replicates,)
        Seconds; infinity where a draw does not come down so far.
    """
    # No curve ever rises: it has come down after as many times as it stands above.
    return np.append(grid, np.inf)[np.count_nonzero(survival > 1 - share + TOLERANCE, axis=1)]


def _by_group(group: np.ndarray, *, seed: int, draws: int) -> np.ndarray:
    """Draw weights, a line each group; in single precision, which is faster, where no count can be too large for it."""
    groups = int(group.max()) + 1
    most = int(np.bincount(group).max()) * groups
    weights = replicate_weights(groups, seed=seed, draws=draws).T
    return np.ascontiguousarray(weights, dtype=np.float32 if most < EXACT else float)


def _counted(group: np.ndarray, place: np.ndarray, times: int, weights: np.ndarray) -> np.ndarray | csr_array:
    """Count units by grid time and group; each group has units at few times only, or the counts fill a table."""
    inside, groups = place < times, len(weights)
    cells = np.bincount(place[inside] * groups + group[inside], minlength=times * groups)
    # Whole numbers all, which no order of addition can change.
    counts = cells.astype(weights.dtype).reshape(times, groups)
    return counts if np.count_nonzero(counts) > FULL * counts.size else csr_array(counts)


def _all(group: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Units in every draw."""
    return np.bincount(group, minlength=len(weights)).astype(weights.dtype) @ weights


def _down(table: np.ndarray, join: np.ufunc) -> np.ndarray:
    """Add or multiply up down a table, in place: line by line, since numpy's own goes down one column after another."""
    for above, line in pairwise(table):
        join(above, line, out=line)
    return table


def _at_risk(waiting: np.ndarray, left: np.ndarray, died: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Units waiting and watched just before each time, at least 1, and after the last; `left` is used up."""
    # Whole numbers all: in place, because the tables are large and nothing is rounded.
    gone = _down(np.add(left, died, out=left), np.add)
    rest = waiting - gone[-1]
    np.subtract(gone, died, out=gone)
    np.subtract(waiting, gone, out=gone)
    return np.maximum(gone, 1, out=gone), rest


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
    Shares ended within horizons, by cause, in all replicates of a bootstrap over clusters.

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
    ndarray of float, shape (replicates, horizons, kinds)
        Shares, 0..1, a line for each of `replicate_weights`. With more than 1,000 clusters, groups of
        clusters are drawn; more than 1,000 distinct times are taken together, never across a horizon.
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
    weights = _by_group(group, seed=seed, draws=draws)
    left = _counted(group[~ended], np.searchsorted(grid, seconds[~ended], side="right"), len(grid), weights) @ weights
    chosen = [np.flatnonzero(causes == 1 + kind) for kind in range(kinds)]
    died = [
        _counted(group[rows], np.searchsorted(grid, seconds[rows]), len(grid), weights) @ weights for rows in chosen
    ]
    gone = sum(died[1:], start=died[0].copy())
    at_risk, _ = _at_risk(_all(group, weights), left, gone)
    gone = np.divide(gone, at_risk, dtype=float)
    np.subtract(1, gone, out=gone)
    waiting = _down(gone, np.multiply)
    # Of those still waiting just before, so many as one at risk stands for.
    step = np.empty_like(waiting)
    np.divide(waiting[:-1], at_risk[1:], out=step[1:])
    np.divide(1, at_risk[0], out=step[0], dtype=float)
    at = np.searchsorted(grid, horizons)
    ended = [_down(np.multiply(step, one, out=waiting), np.add)[at].T for one in died]
    return np.stack(ended, axis=2)
