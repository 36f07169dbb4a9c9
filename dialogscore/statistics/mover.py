"""Limits of a difference from the limits of its two parts, when the parts were drawn apart."""

import numpy as np
from scipy.special import ndtr, ndtri

__all__ = ["difference_limits", "difference_p"]


def difference_limits(
    before: tuple[np.ndarray, np.ndarray, np.ndarray], after: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """
    Join two intervals into one of the difference: each side gives the distance to its limit that the difference meets.

    Any two intervals will do, as long as they are of one level and of independent samples: the parts may be clustered,
    skewed, near 0 or 1, and the limits of a part need not lie at equal distances. With Wilson limits of two plain
    shares this is Newcombe's hybrid score interval.

    Parameters
    ----------
    before, after : tuple of (ndarray, ndarray, ndarray), each of shape (figures,)
        Value, low and high; an infinite limit was not reached, NaN is unknown.

    Returns
    -------
    tuple of (ndarray, ndarray)
        Limits of after less before; infinite where a limit that they need was not reached.

    References
    ----------
    Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; Zou and Donner (2008), Statistics in Medicine 27,
    1693-1702 (method of variance estimates recovery, MOVER).
    """
    (v0, low0, high0), (v1, low1, high1) = (np.asarray(part, dtype=float) for part in (before, after))
    difference = v1 - v0
    return difference - np.hypot(v1 - low1, high0 - v0), difference + np.hypot(high1 - v1, v0 - low0)


def difference_p(difference: np.ndarray, low: np.ndarray, high: np.ndarray, *, level: float = 0.95) -> np.ndarray:
    """
    Tell how far a difference lies from none, in the measure of the limit between the two.

    Parameters
    ----------
    difference, low, high : ndarray of float, shape (figures,)
        Differences with their limits, as `difference_limits` gives them.
    level : float, default 0.95
        Level of the limits, 0..1.

    Returns
    -------
    ndarray of float, shape (figures,)
        Two-sided p values: below 1 - level exactly where the limits leave out 0; NaN where the limit is unknown.
    """
    difference = np.asarray(difference, dtype=float)
    margin = np.where(difference > 0, difference - low, high - difference)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = ndtri(0.5 + level / 2) * np.abs(difference) / margin
    # No difference is no finding, however sure.
    z = np.where((difference == 0) & ~np.isnan(margin), 0.0, z)
    return 2 * ndtr(-z)
