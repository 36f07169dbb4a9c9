"""Shares whose units come in clusters: messages of one thread share a fate and are no independent witnesses."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri, stdtrit

__all__ = ["Clusters", "ShareInterval", "clustered_share", "clusters_of", "design_effect_wilson", "wilson_limits"]

# A unit among so many numbers of clusters is one of few.
SPARSE = 16
# Of so many units even the square of all is below 2**53.
MOST_EXACT = 2**26


class ShareInterval(NamedTuple):
    """
    A share with its interval.

    Parameters
    ----------
    value : float
        The share, 0..1; NaN without units.
    low, high : float
        Limits, 0..1; (0, 1) with fewer than two clusters; NaN without units.
    n : int
        Units.
    clusters : int
        Clusters that hold at least one unit.
    """

    value: float
    low: float
    high: float
    n: int
    clusters: int


def wilson_limits(share: float, size: float, *, level: float = 0.95) -> tuple[float, float]:
    """
    Wilson's interval of a share.

    Parameters
    ----------
    share : float
        The share, 0..1.
    size : float
        Independent units that it is worth, more than 0.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    tuple of float
        Lower and upper limit, 0..1.

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    z = ndtri(0.5 + level / 2)
    spread = 1 + z * z / size
    centre = (share + z * z / (2 * size)) / spread
    half = z * np.sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / spread
    # The limits reach the share itself where rounding leaves them a hair inside it.
    return float(min(share, max(0.0, centre - half))), float(max(share, min(1.0, centre + half)))


def design_effect_wilson(units: np.ndarray, hits: np.ndarray, *, level: float = 0.95) -> tuple[float, float]:
    """
    Interval of a share over clusters of units: Wilson's, with the sample size that the clusters are worth.

    The variance between clusters over the variance of independent units is the design effect; the number of units is
    divided by it, and by the squared ratio of Student's t (clusters - 1 degrees of freedom) to the normal quantile.
    Where all or none are hits the clusters themselves are the sample.

    Parameters
    ----------
    units : ndarray of shape (clusters,)
        Units in each cluster; clusters without units are left out.
    hits : ndarray of shape (clusters,)
        Hits among them.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    tuple of float
        Lower and upper limit, 0..1; (0, 1) with fewer than two clusters, where nothing can be said.

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22, 209-212; Kish (1965), Survey Sampling.
    """
    units, hits = np.asarray(units, dtype=float), np.asarray(hits, dtype=float)
    filled = units > 0
    units, hits = units[filled], hits[filled]
    products = (np.dot(hits, units), np.dot(hits, hits), np.dot(units, units))
    return _by_sums(len(units), units.sum(), hits.sum(), products, level=level)


def _by_sums(
    clusters: int, total: float, found: float, products: tuple[float, float, float], *, level: float
) -> tuple[float, float]:
    """Give the interval by how many clusters, units and hits there are, and hits by units, hits and units squared."""
    if clusters < 2:
        return 0.0, 1.0
    share = found / total
    z = ndtri(0.5 + level / 2)
    # The sum of (hits - share * units)**2, by sums of whole numbers: no order of addition can change them, and no
    # cluster is copied. They are added up as fractions, since nearly all of it may cancel.
    mean = Fraction(found) / Fraction(total)
    both, alone, size = map(Fraction, products)
    between = clusters / (clusters - 1) * float(alone - 2 * mean * both + mean**2 * size) / total**2
    independent = share * (1 - share) / total
    worth = clusters if independent == 0 else total / max(1.0, between / independent)
    worth /= (stdtrit(clusters - 1, 0.5 + level / 2) / z) ** 2
    return wilson_limits(share, worth, level=level)


class Clusters(NamedTuple):
    """
    In which cluster each unit is, counted once for all shares of the same units.

    Attributes
    ----------
    of : ndarray of int, shape (units,)
        Number of each unit's cluster.
    units : ndarray of float, shape (clusters,)
        Units in each.
    filled : int
        Clusters that hold at least one unit.
    squares : float
        Sum of the squares of `units`.
    """

    of: np.ndarray
    units: np.ndarray
    filled: int
    squares: float


def clusters_of(numbers: np.ndarray | Clusters) -> Clusters:
    """
    Count the units of each cluster.

    Parameters
    ----------
    numbers : ndarray of int, shape (units,), or Clusters
        Number of the cluster of each unit, 0 or more; what is counted already stays as it is.

    Returns
    -------
    Clusters
        As `clustered_share` takes them.
    """
    if isinstance(numbers, Clusters):
        return numbers
    numbers = np.asarray(numbers)
    if numbers.max(initial=0) > SPARSE * len(numbers):
        # Few units among many clusters: numbered anew, so that a count need not run over all the empty ones.
        numbers = np.unique(numbers, return_inverse=True)[1].reshape(-1)
    # Whole numbers as floats, which are added up fastest: without rounding as long as all squares stay below 2**53.
    units = np.bincount(numbers).astype(float if len(numbers) < MOST_EXACT else np.int64)
    return Clusters(numbers, units, int(np.count_nonzero(units)), np.dot(units, units))


def clustered_share(hits: np.ndarray, clusters: np.ndarray | Clusters, *, level: float = 0.95) -> ShareInterval:
    """
    Share of units that are hits, with its interval.

    Parameters
    ----------
    hits : ndarray of bool, shape (units,)
        Whether each unit is a hit.
    clusters : ndarray of int, shape (units,), or Clusters
        Number of the cluster of each unit, 0 or more; as `clusters_of` counts them where many shares are wanted.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    ShareInterval
        Value and limits 0..1; all NaN if there are no units.
    """
    hits = np.asarray(hits, dtype=bool)
    if len(hits) == 0:
        return ShareInterval(np.nan, np.nan, np.nan, 0, 0)
    of, units, filled, squares = clusters_of(clusters)
    found = int(np.count_nonzero(hits))
    successes = np.bincount(of, weights=hits, minlength=len(units)).astype(units.dtype, copy=False)
    products = tuple(map(int, (np.dot(successes, units), np.dot(successes, successes), squares)))
    low, high = _by_sums(filled, float(len(hits)), float(found), products, level=level)
    return ShareInterval(found / len(hits), low, high, len(hits), filled)
