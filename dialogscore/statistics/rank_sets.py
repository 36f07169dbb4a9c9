"""Ranks that admit what the data cannot tell apart: for each unit all the places at which it may truly stand.

Each pair of units is tested for a difference. A unit that is beaten for certain by two, and beats three for certain
among ten, stands somewhere from third to seventh. Tests are stepwise: what is rejected leaves the family, and the
others are tested again by the smaller one.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from dialogscore.statistics.bootstrap import DRAWS, uniforms

__all__ = ["RankSets", "critical", "distances", "drawn_errors", "pair_statistics", "rank_sets", "ranks"]

# Pairs whose draws are worked on at once: few enough to stay in a processor's cache.
BLOCK = 32


class RankSets(NamedTuple):
    """
    Places of units, the best first.

    Parameters
    ----------
    rank : ndarray of int64, shape (units,)
        One more than the units with a better estimate, so that ties share a place.
    low, high : ndarray of int64, shape (units,)
        Best and worst place of each unit taken by itself: each set holds the true place with the level asked for.
    low_simultaneous, high_simultaneous : ndarray of int64, shape (units,)
        The same for all units at once: all sets together hold all true places with that level.
    """

    rank: np.ndarray
    low: np.ndarray
    high: np.ndarray
    low_simultaneous: np.ndarray
    high_simultaneous: np.ndarray


def ranks(values: np.ndarray) -> np.ndarray:
    """
    Rank units by their values, the highest first.

    Parameters
    ----------
    values : ndarray of float, shape (units,)
        One value a unit.

    Returns
    -------
    ndarray of int64, shape (units,)
        One more than the units with a higher value: ties share a place.
    """
    values = np.asarray(values, dtype=float)
    return 1 + len(values) - np.searchsorted(np.sort(values), values, side="right")


def distances(
    values: np.ndarray, low: np.ndarray, high: np.ndarray, *, level: np.ndarray | float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """
    Turn the two limits of an interval into two standard errors, one downwards and one upwards.

    Near 0 and 1 an interval is lopsided, and one symmetric error would be wrong on both sides: too narrow toward the
    middle, too wide toward the edge. Where two figures are compared, only the limits that face each other count.

    Parameters
    ----------
    values, low, high : ndarray of float, shape (units,)
        Estimates and their limits.
    level : ndarray of float or float, default 0.95
        Confidence level of the limits, 0..1.

    Returns
    -------
    tuple of ndarray of float
        Error downwards and upwards, 0 or more.

    References
    ----------
    Newcombe (1998), Statistics in Medicine 17, 873-890 (method 10, for Wilson's limits); Zou and Donner (2008),
    Statistics in Medicine 27, 1693-1702.
    """
    z = ndtri(0.5 + np.asarray(level, dtype=float) / 2)
    values = np.asarray(values, dtype=float)
    return np.maximum(values - low, 0) / z, np.maximum(high - values, 0) / z


def pair_statistics(values: np.ndarray, down: np.ndarray, up: np.ndarray) -> np.ndarray:
    """
    Compare each unit with each other one.

    Parameters
    ----------
    values, down, up : ndarray of float, shape (units,)
        Estimates, errors downwards and upwards.

    Returns
    -------
    ndarray of float, shape (units, units)
        Row less column over the error of that difference; 0 for equal values, infinite where neither has an error.
    """
    apart = values[:, None] - values
    error = np.where(apart > 0, np.hypot(down[:, None], up), np.hypot(up[:, None], down))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(apart == 0, 0.0, apart / error)


def drawn_errors(down: np.ndarray, up: np.ndarray, *, seed: int, draws: int = DRAWS) -> np.ndarray:
    """
    Draw by how much each estimate misses its truth.

    Parameters
    ----------
    down, up : ndarray of float, shape (units,)
        Errors downwards and upwards. An estimate that is too high misses by the error downwards, and the other way
        round.
    seed : int
        Seed.
    draws : int, default 2000
        Number of draws.

    Returns
    -------
    ndarray of float32, shape (units, draws)
        Estimate less truth; units are independent.
    """
    chances = uniforms(seed, len(down) * draws).reshape(len(down), draws)
    normal = ndtri(np.clip(chances, 1e-12, 1 - 1e-12))
    return (normal * np.where(normal > 0, down[:, None], up[:, None])).astype(np.float32)


def critical(largest: np.ndarray, *, level: float) -> np.ndarray:
    """
    Give the value that the largest statistic of a family stays below with a probability.

    Parameters
    ----------
    largest : ndarray of float, shape (..., draws)
        Largest statistic of each draw.
    level : float
        Probability, 0..1.

    Returns
    -------
    ndarray of float, shape (...)
        The draw at that place, rounded up.
    """
    draws = largest.shape[-1]
    place = min(draws - 1, int(np.ceil(draws * level - 1e-9)))
    return np.partition(largest, place, axis=-1)[..., place]


def rank_sets(
    values: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    *,
    limits_level: np.ndarray | float = 0.95,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 0,
) -> RankSets:
    """
    Find the sets of places that units may truly have, the highest value first.

    Parameters
    ----------
    values, low, high : ndarray of float, shape (units,)
        Estimates and the limits of their intervals; units are independent of each other.
    limits_level : ndarray of float or float, default 0.95
        Confidence level of these limits, 0..1.
    level : float, default 0.95
        Confidence level of the sets, 0..1.
    draws : int, default 2000
        Draws of the largest statistic of a family of tests.
    seed : int, default 0
        Seed of the draws.

    Returns
    -------
    RankSets
        Places and their sets.

    References
    ----------
    Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91, 476-518; the stepwise tests: Romano and
    Wolf (2005), Econometrica 73, 1237-1282.
    """
    values = np.asarray(values, dtype=float)
    # In the order of their values those that may be equal lie side by side.
    order = np.argsort(values, kind="stable")
    down, up = (error[order] for error in distances(values, low, high, level=limits_level))
    seen = pair_statistics(values[order], down, up)
    errors = drawn_errors(down, up, seed=seed, draws=draws)
    back = np.argsort(order, kind="stable")
    sets = []
    for sure in _rejected(seen, errors, down, up, level=level):
        sets += [1 + (sure & (seen < 0)).sum(axis=1)[back], len(values) - (sure & (seen > 0)).sum(axis=1)[back]]
    return RankSets(ranks(values), *(end.astype(np.int64) for end in sets))


def _rejected(
    seen: np.ndarray, errors: np.ndarray, down: np.ndarray, up: np.ndarray, *, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs told apart for sure, in the family of each unit (rows) and in that of all pairs."""
    units, size = len(seen), np.abs(seen)
    # What Bonferroni's bound rejects, the stepwise tests reject too: it need not be drawn.
    alone, together = (
        (size <= -ndtri((1 - level) / 2 / max(tests, 1))) & ~np.eye(units, dtype=bool)
        for tests in (units - 1, units * (units - 1) // 2)
    )
    space = np.empty((units + BLOCK, errors.shape[1]), dtype=np.float32)
    largest = np.zeros(errors.shape[1], dtype=np.float32)
    for one in range(units):
        drawn, first = _compared(errors, down, up, one, together[one], space)
        np.maximum(largest, drawn.max(axis=0, initial=0), out=largest)
        # The family of one unit is a part of that of all, so that its draws are all here.
        mine = np.flatnonzero(alone[one])
        while len(mine):
            rows = drawn[mine[0] - first : mine[-1] + 1 - first]
            rows = rows if len(rows) == len(mine) else rows[mine - mine[0]]
            kept = mine[size[one, mine] <= critical(rows.max(axis=0), level=level)]
            if len(kept) == len(mine):
                break
            mine = kept
        alone[one] = False
        alone[one, mine] = True
    while together.any():
        kept = together & (size <= critical(largest, level=level))
        if (kept == together).all():
            break
        together, largest[:] = kept, 0
        for one in range(units):
            # Each pair once.
            drawn, _ = _compared(errors, down, up, one, together[one] & (np.arange(units) > one), space)
            np.maximum(largest, drawn.max(axis=0, initial=0), out=largest)
    apart = ~np.eye(units, dtype=bool)
    return apart & ~alone, apart & ~together


def _compared(
    errors: np.ndarray, down: np.ndarray, up: np.ndarray, one: int, family: np.ndarray, space: np.ndarray
) -> tuple[np.ndarray, int]:
    """Statistics of the draws for one unit against others, without signs, and the first of these; 0 if of no family."""
    others = np.flatnonzero(family)
    if not len(others):
        return space[:0], 0
    first, last = others[0], others[-1] + 1
    with np.errstate(divide="ignore"):
        scales = [1 / np.hypot(down[one], up[first:last]), -1 / np.hypot(up[one], down[first:last])]
    usable = family[first:last] & np.isfinite(scales[0]) & np.isfinite(scales[1])
    above, below = (np.where(usable, scale, 0).astype(np.float32)[:, None] for scale in scales)
    drawn, spare = space[: last - first], space[-BLOCK:]
    for start in range(0, last - first, BLOCK):
        part = drawn[start : start + BLOCK]
        rest = spare[: len(part)]
        np.subtract(errors[one], errors[first + start : first + start + len(part)], out=part)
        np.multiply(part, above[start : start + BLOCK], out=rest)
        np.multiply(part, below[start : start + BLOCK], out=part)
        np.maximum(part, rest, out=part)
    return drawn, first
