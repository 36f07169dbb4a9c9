"""Partial pooling: what a company's share would be guessed to be by somebody who has seen all its peers too."""

from typing import NamedTuple

import numpy as np
from scipy.special import betaincinv, betaln, digamma, ndtri

__all__ = ["Shrunken", "effective_size", "shrink"]

# Bounds of the logit of the mean and of the logarithm of the precision; e^14 peers' units are as good as no spread.
BOUNDS = ((-12.0, 12.0), (-3.0, 14.0))
STARTS = (0.0, 3.0, 6.0)
MOST = 1e9


class Shrunken(NamedTuple):
    """
    Shares drawn toward their common mean.

    Parameters
    ----------
    value : ndarray of float, shape (units,)
        Posterior mean, 0..1.
    low, high : ndarray of float, shape (units,)
        Posterior limits.
    weight : ndarray of float, shape (units,)
        How much of the value is the unit's own, 0..1.
    mean : float
        Mean over units, 0..1.
    precision : float
        Units that the common mean counts for: small where companies lie far apart.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    weight: np.ndarray
    mean: float
    precision: float


def effective_size(
    values: np.ndarray, low: np.ndarray, high: np.ndarray, *, level: np.ndarray | float = 0.95
) -> np.ndarray:
    """
    Tell of how many independent units Wilson's interval would be as wide as one is.

    With w its width, p the share and a = z² / n, Wilson's width is w² (1 + a)² = a² + 4 p (1 - p) a, which is solved
    for a. Clusters and label errors make an interval wider, and the number smaller.

    Parameters
    ----------
    values, low, high : ndarray of float, shape (units,)
        Shares and their limits, 0..1.
    level : ndarray of float or float, default 0.95
        Confidence level of the limits, 0..1.

    Returns
    -------
    ndarray of float, shape (units,)
        Units, more than 0; infinite where the limits are one.
    """
    values, width = np.asarray(values, dtype=float), np.clip(np.asarray(high, dtype=float) - low, 0, 1 - 1e-9)
    z = ndtri(0.5 + np.asarray(level, dtype=float) / 2)
    square, spread = width**2, 4 * values * (1 - values)
    linear, first = spread - 2 * square, 1 - square
    root = (-linear + np.sqrt(linear**2 + 4 * first * square)) / (2 * first)
    with np.errstate(divide="ignore"):
        return z**2 / root


def shrink(values: np.ndarray, sizes: np.ndarray, *, level: float = 0.95) -> Shrunken:
    """
    Fit a beta distribution to the true shares of all units and give what it makes of each.

    Parameters
    ----------
    values : ndarray of float, shape (units,)
        Shares, 0..1.
    sizes : ndarray of float, shape (units,)
        Units that each rests on, as `effective_size` gives them.
    level : float, default 0.95
        Level of the limits, 0..1.

    Returns
    -------
    Shrunken
        Empirical Bayes estimates by maximum marginal likelihood. That mean and spread are themselves estimated is not
        in the limits.

    References
    ----------
    Beta-binomial: Williams (1975), Biometrics 31, 949-952; Casella (1985), The American Statistician 39, 83-87.
    """
    sizes = np.minimum(np.asarray(sizes, dtype=float), MOST)
    hits = np.asarray(values, dtype=float) * sizes
    misses = sizes - hits

    from scipy.optimize import minimize  # a third of a second that an audit does not need

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        mean, precision = 1 / (1 + np.exp(-point[0])), np.exp(point[1])
        first, second = mean * precision, (1 - mean) * precision
        likelihood = (betaln(hits + first, misses + second) - betaln(first, second)).sum()
        common = digamma(sizes + precision) - digamma(precision)
        by_first = (digamma(hits + first) - digamma(first) - common).sum()
        by_second = (digamma(misses + second) - digamma(second) - common).sum()
        slope = [precision * mean * (1 - mean) * (by_first - by_second), first * by_first + second * by_second]
        return -likelihood, -np.array(slope)

    overall = np.clip((hits.sum() + 0.5) / (sizes.sum() + 1), 1e-5, 1 - 1e-5)
    center = float(np.log(overall / (1 - overall)))
    options = {"maxiter": 500, "ftol": 1e-15, "gtol": 1e-10}
    fits = [
        minimize(loss, [center, start], jac=True, method="L-BFGS-B", bounds=BOUNDS, options=options) for start in STARTS
    ]
    best = min(fits, key=lambda fit: fit.fun).x
    mean, precision = float(1 / (1 + np.exp(-best[0]))), float(np.exp(best[1]))
    first, second = hits + mean * precision, misses + (1 - mean) * precision
    low, high = (betaincinv(first, second, share) for share in (0.5 - level / 2, 0.5 + level / 2))
    return Shrunken(first / (first + second), low, high, sizes / (sizes + precision), mean, precision)
