"""Bias-corrected and accelerated limits of the thread bootstrap, where there are clusters enough to correct by."""

import numpy as np
from scipy.special import ndtr, ndtri

from dialogscore.statistics.bootstrap import DRAWS, draw_weights, percentile_limits

__all__ = ["LEAST_CORRECTED", "bootstrap_limits", "corrected_shares", "replicate_weights"]

# With fewer clusters the correction is itself too uncertain.
LEAST_CORRECTED = 30


def replicate_weights(groups: int, *, seed: int, draws: int = DRAWS) -> np.ndarray:
    """
    List how often each group counts: in the data as they are, with one group left out, and in the draws.

    Parameters
    ----------
    groups : int
        Number of groups, 1 or more.
    seed : int
        Seed of the draws, which are those of `cluster_weights`.
    draws : int, default 2000
        Number of draws.

    Returns
    -------
    ndarray of float64, shape (1 + groups + draws, groups)
        First the data, then each group left out in turn (only from 30 groups on), then the draws.
    """
    left_out = groups if groups >= LEAST_CORRECTED else 0
    weights = np.empty((1 + left_out + draws, groups))
    weights[: 1 + left_out] = 1
    if left_out:
        np.fill_diagonal(weights[1 : 1 + left_out], 0)
    draw_weights(weights[1 + left_out :], seed=seed)
    return weights


def corrected_shares(value: float, draws: np.ndarray, left_out: np.ndarray, *, level: float) -> tuple[float, float]:
    """
    Tell which draws are the limits, bias and skewness corrected.

    Parameters
    ----------
    value : float
        The figure of the data.
    draws : ndarray of float, shape (draws,)
        The figure of each bootstrap draw; infinity where a draw did not reach it.
    left_out : ndarray of float, shape (clusters,)
        The figure with each cluster left out.
    level : float
        Confidence level, 0..1.

    Returns
    -------
    tuple of float
        Shares of the draws below the lower and the upper limit, 0..1: those of the plain percentile interval where
        a correction cannot be computed.

    References
    ----------
    Efron (1987), Better bootstrap confidence intervals, Journal of the American Statistical Association 82, 171-185.
    """
    plain = (0.5 - level / 2, 0.5 + level / 2)
    below = ((draws < value).sum() + (draws <= value).sum()) / (2 * max(len(draws), 1))
    if not (0 < below < 1 and len(left_out) and np.isfinite(left_out).all() and np.isfinite(value)):
        return plain
    bias = ndtri(below)
    spread = left_out.mean() - left_out
    size = (spread**2).sum() ** 1.5
    skewness = (spread**3).sum() / (6 * size) if size > 0 else 0.0
    # Ten digits: sums differ in the last ones between versions of numpy, and a limit must not jump to the next draw.
    low, high = (
        round(float(ndtr(bias + (bias + end) / (1 - skewness * (bias + end)))), 10) for end in ndtri(np.array(plain))
    )
    return (low, high) if low < high else plain


def bootstrap_limits(figures: np.ndarray, *, level: float = 0.95, draws: int = DRAWS) -> tuple[float, float]:
    """
    Give the limits of a figure by the thread bootstrap.

    Parameters
    ----------
    figures : ndarray of float, shape (1 + clusters + draws,) or (1 + draws,)
        The figure for each line of `replicate_weights`; infinity where it is not reached, NaN where it is not defined.
    level : float, default 0.95
        Confidence level, 0..1.
    draws : int, default 2000
        Number of draws.

    Returns
    -------
    tuple of float
        Bias-corrected and accelerated with 30 clusters and more, else percentiles; infinity where the draws do not
        reach so far, NaN where no draw is defined.
    """
    drawn = figures[-draws:]
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return np.nan, np.nan
    return percentile_limits(drawn, shares=corrected_shares(figures[0], drawn, figures[1:-draws], level=level))
