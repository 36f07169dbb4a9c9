"""Units against the median of their peers: surely above, surely below, or not to be told apart from it."""

import numpy as np

from dialogscore.statistics.bootstrap import DRAWS
from dialogscore.statistics.rank_sets import critical, distances, drawn_errors

__all__ = ["LEAST_PEERS", "against_median"]

# Fewer have no median worth the name.
LEAST_PEERS = 5


def against_median(
    values: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    *,
    limits_level: np.ndarray | float = 0.95,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 0,
) -> np.ndarray:
    """
    Tell which units differ from the median of all, so that hardly ever any one of them is told apart wrongly.

    Each difference is divided by its error, that of the median included, and held against the largest one that chance
    alone would give among all units; what is told apart leaves the family, and the others are tested again.

    Parameters
    ----------
    values, low, high : ndarray of float, shape (units,)
        Estimates and the limits of their intervals.
    limits_level : ndarray of float or float, default 0.95
        Confidence level of these limits, 0..1.
    level : float, default 0.95
        One less the chance that any unit is told apart wrongly, 0..1.
    draws : int, default 2000
        Number of draws.
    seed : int, default 0
        Seed of the draws.

    Returns
    -------
    ndarray of int64, shape (units,)
        1 above, -1 below, 0 not distinguishable; all 0 with fewer than five units.

    References
    ----------
    Stepwise tests by the largest statistic: Romano and Wolf (2005), Econometrica 73, 1237-1282.
    """
    values = np.asarray(values, dtype=float)
    units = len(values)
    tier = np.zeros(units, dtype=np.int64)
    if units < LEAST_PEERS:
        return tier
    down, up = distances(values, low, high, level=limits_level)
    errors = drawn_errors(down, up, seed=seed, draws=draws).astype(float)
    middle = np.median(values)
    moved = np.median(values[:, None] + errors, axis=0) - middle
    # The median of estimates that err lies a little off theirs; only how far it swings is its error.
    moved -= moved.mean()
    swing = moved.std()
    above, below = np.hypot(down, swing), np.hypot(up, swing)
    apart, drawn = values - middle, errors - moved
    with np.errstate(divide="ignore", invalid="ignore"):
        seen = np.where(apart == 0, 0.0, apart / np.where(apart > 0, above, below))
        size = np.where(drawn == 0, 0.0, drawn / np.where(drawn > 0, above[:, None], below[:, None]))
    size, left = np.abs(size), np.ones(units, dtype=bool)
    while left.any():
        fresh = left & (np.abs(seen) > critical(size[left].max(axis=0), level=level))
        if not fresh.any():
            break
        tier[fresh] = np.sign(apart[fresh]).astype(np.int64)
        left &= ~fresh
    return tier
