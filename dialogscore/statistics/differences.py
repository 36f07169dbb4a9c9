"""Whether shares of several parts differ by more than chance where units come in clusters, and among many tests."""

from typing import NamedTuple

import numpy as np
from scipy.special import betaincc

__all__ = ["Difference", "holm", "share_difference"]


class Difference(NamedTuple):
    """
    A test of whether parts have one share.

    Parameters
    ----------
    statistic : float
        The score statistic, 0 or more; NaN where it cannot be computed.
    freedom : int
        Independent contrasts between the parts.
    p : float
        Probability of such a statistic or a larger one if all parts had one share; NaN where it cannot be computed.
    """

    statistic: float
    freedom: int
    p: float


def share_difference(hits: np.ndarray, parts: np.ndarray, clusters: np.ndarray) -> Difference:
    """
    Test whether parts have one share of hits, with whole clusters as the independent witnesses.

    The generalized score test with working independence: under one common share, each cluster contributes to each part
    its hits less what the common share would give, centered on its own total. The sum of these contributions is held
    against their products over clusters, so a cluster may lie in several parts and its units may share a fate. The
    statistic cannot exceed the number of clusters, and is referred to the beta distribution that it follows where
    contributions are normal.

    Parameters
    ----------
    hits : ndarray of bool, shape (units,)
        Whether each unit is a hit.
    parts : ndarray of int, shape (units,)
        Part of each unit, 0 or more.
    clusters : ndarray of int, shape (units,)
        Cluster of each unit, any numbers.

    Returns
    -------
    Difference
        Not computed with fewer than two parts, or no more clusters than parts. Statistic 0 and p 1 where all units are
        hits, or none.

    References
    ----------
    Rotnitzky and Jewell (1990), Biometrika 77, 485-497; Boos (1992), The American Statistician 46, 327-333. In two
    parts of one size with a unit a cluster it is Pearson's chi-square.
    """
    hits = np.asarray(hits, dtype=float)
    part, cluster = _ranked(np.asarray(parts)), _ranked(np.asarray(clusters))
    groups, size = int(part.max(initial=-1)) + 1, int(cluster.max(initial=-1)) + 1
    freedom = groups - 1
    if freedom < 1 or size <= groups:
        return Difference(np.nan, max(freedom, 0), np.nan)
    beyond = np.bincount(cluster * groups + part, weights=hits - hits.mean(), minlength=size * groups)
    beyond = beyond.reshape(size, groups)
    weight = np.bincount(part, minlength=groups) / len(part)
    # The parts add up to nothing, so one of them is told by the others.
    told = (beyond - weight * beyond.sum(axis=1, keepdims=True))[:, :-1]
    total = told.sum(axis=0)
    if not np.abs(total).max() > 1e-9:
        return Difference(0.0, freedom, 1.0)
    statistic = float(total @ np.linalg.pinv(told.T @ told, hermitian=True) @ total)
    chance = betaincc(freedom / 2, (size - freedom) / 2, min(1.0, statistic / size))
    return Difference(statistic, freedom, float(chance))


def _ranked(numbers: np.ndarray) -> np.ndarray:
    """Number values from 0 without gaps, by size; without sorting where none is negative or far beyond how many."""
    if not len(numbers) or numbers.min() < 0 or numbers.max() > 16 * len(numbers) + 1000:
        return np.unique(numbers, return_inverse=True)[1].reshape(-1)
    return (np.cumsum(np.bincount(numbers) > 0) - 1)[numbers]


def holm(p: np.ndarray) -> np.ndarray:
    """
    Adjust the p values of several tests, so that the chance of any false finding among them stays below the level.

    Parameters
    ----------
    p : ndarray of float, shape (tests,)
        P values; NaN where a test was not made.

    Returns
    -------
    ndarray of float, shape (tests,)
        Adjusted p values, 0..1; NaN where there was none.

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    p = np.asarray(p, dtype=float)
    adjusted = np.full(len(p), np.nan)
    made = np.flatnonzero(~np.isnan(p))
    order = made[np.argsort(p[made], kind="stable")]
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(p[order] * np.arange(len(order), 0, -1)))
    return adjusted
