"""What shares and means over companies are worth: a whole population, a sample of it, or whoever was at hand."""

from typing import NamedTuple

import numpy as np
from scipy.stats import norm, t

from dialogscore.statistics import LEAST_PEERS, wilson_limits

__all__ = ["FRAMES", "Estimate", "mean_over", "share_over"]

FRAMES = ("census", "random", "convenience")
NOTHING = (np.nan, np.nan)


class Estimate(NamedTuple):
    """
    A share or a mean over companies.

    Attributes
    ----------
    value : float
        The estimate; NaN without companies.
    low, high : float
        Its limits; NaN where the frame allows none.
    n : int
        Companies it rests on.
    """

    value: float
    low: float
    high: float
    n: int


def _worth(weights: np.ndarray) -> float:
    return float(weights.sum() ** 2 / (weights**2).sum())


def _unseen(n: int, population: int, frame: str) -> float:
    """Share of the population's variance that is left: nothing of it where all are seen."""
    return max(0.0, 1 - n / population) if frame == "census" and population else 1.0


def share_over(
    hits: np.ndarray, weights: np.ndarray, *, frame: str, population: int, level: float = 0.95
) -> Estimate:
    """
    Estimate a share of companies.

    Parameters
    ----------
    hits : ndarray of bool, shape (companies,)
        Whether each company counts.
    weights : ndarray of float, shape (companies,)
        Weight of each, more than 0.
    frame : str
        ``census`` (the frame is the population, of which some could not be looked at), ``random`` (a sample of a far
        larger one) or ``convenience`` (nothing beyond these companies can be said).
    population : int
        Companies of the frame, looked at or not; read for a census.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    Estimate
        Weighted share with Wilson's interval. Weights make the companies worth fewer (Kish); in a census the number is
        multiplied by (N - 1) / (N - n), and the share is its own interval where all were looked at.

    References
    ----------
    Kish (1965), Survey Sampling; Cochran (1977), Sampling Techniques, section 3.2.
    """
    n = len(hits)
    if not n:
        return Estimate(np.nan, *NOTHING, 0)
    value = float((hits * weights).sum() / weights.sum())
    if frame == "convenience":
        return Estimate(value, *NOTHING, n)
    if frame == "census" and population <= n:
        return Estimate(value, value, value, n)
    size = _worth(weights) * ((population - 1) / (population - n) if frame == "census" else 1.0)
    return Estimate(value, *wilson_limits(value, size, level=level), n)


def mean_over(
    values: np.ndarray, ses: np.ndarray, weights: np.ndarray, *, frame: str, population: int, most: float = np.inf,
    level: float = 0.95,
) -> Estimate:  # fmt: skip
    """
    Estimate a mean over companies, each of which is itself an estimate.

    Parameters
    ----------
    values, ses : ndarray of float, shape (companies,)
        Figure of each company and its standard error.
    weights : ndarray of float, shape (companies,)
        Weight of each, more than 0.
    frame : str
        As for `share_over`.
    population : int
        Companies of the frame; read for a census.
    most : float, optional
        Largest figure there can be; the smallest is 0.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    Estimate
        Weighted mean with Student's t over the companies, cut at the ends of the scale. How far they lie apart holds
        their own errors already, and where they chance to lie closer than these allow, these count; in a census of all
        of them only these are left. Fewer than five companies of more have no interval: they do not show how far others
        lie apart. A label error that all companies share is in no interval.

    References
    ----------
    Cochran (1977), Sampling Techniques, sections 2.6 and 13.10.
    """
    n = len(values)
    if not n:
        return Estimate(np.nan, *NOTHING, 0)
    part = weights / weights.sum()
    value = float((part * values).sum())
    left = _unseen(n, population, frame)
    if frame == "convenience" or n < (LEAST_PEERS if left else 2):
        return Estimate(value, *NOTHING, n)
    # The usual variance of a weighted mean of independent figures, n / (n - 1) for the estimated mean.
    between = n / (n - 1) * (part**2 * (values - value) ** 2).sum()
    within = (part**2 * ses**2).sum()
    error = float(np.sqrt(left * max(between, within) + (1 - left) * within))
    quantile = t.ppf(0.5 + level / 2, n - 1) if left else norm.ppf(0.5 + level / 2)
    return Estimate(value, max(value - float(quantile) * error, 0.0), min(value + float(quantile) * error, most), n)
