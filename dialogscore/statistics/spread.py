"""How label error differs between companies, and what that means for a company that nobody has coded."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

__all__ = ["Spread", "between_spread", "shifted_interval"]

# Spreads that a prediction interval is averaged over.
GRID = 400


class Spread(NamedTuple):
    """
    Mean of a figure over companies, and how far companies lie apart.

    Parameters
    ----------
    mean : float
        Mean over all companies there are; NaN without companies.
    tau : float
        Standard deviation between companies, free of sampling error; NaN with fewer than two.
    se : float
        Standard error of the mean; NaN with fewer than two.
    low, high : float
        Where the figure of a further company lies; infinite with fewer than three.
    n : int
        Companies.
    """

    mean: float
    tau: float
    se: float
    low: float
    high: float
    n: int


def between_spread(
    estimates: np.ndarray, ses: np.ndarray, *, sizes: np.ndarray | None = None, level: float = 0.95
) -> Spread:
    """
    Mean and spread of a figure over companies, each known with an error of its own.

    The spread is that at which the weighted squares about the mean are as large as expected (Paule and Mandel); the
    standard error of the mean is Hartung and Knapp's. A further company lies within a prediction interval, which is
    averaged over all spreads that the companies leave possible, none of them likelier beforehand (Gelman).

    Parameters
    ----------
    estimates : ndarray of float, shape (companies,)
        Figure of each company, such as corrected less uncorrected share; NaN is left out.
    ses : ndarray of float, shape (companies,)
        Standard error of each, 0 or more and right on average (`Estimate.plain_se`).
    sizes : ndarray of float, shape (companies,), optional
        Coded units of each. With them all companies share one variance of a unit: errors from a few codes each are
        themselves too uncertain to weigh companies by, and go together with the estimates.
    level : float, default 0.95
        Level of the prediction interval, 0..1.

    Returns
    -------
    Spread
        Mean, spread and prediction interval.

    References
    ----------
    Paule and Mandel (1982), Journal of Research of the National Bureau of Standards 87, 377-385; Hartung and Knapp
    (2001), Statistics in Medicine 20, 3875-3889; Gelman (2006), Bayesian Analysis 1, 515-534.
    """
    estimates, variances = np.asarray(estimates, dtype=float), np.asarray(ses, dtype=float) ** 2
    known = ~(np.isnan(estimates) | np.isnan(variances))
    estimates, variances = estimates[known], variances[known]
    n = len(estimates)
    if n < 2:
        return Spread(float(estimates[0]) if n else np.nan, np.nan, np.nan, -np.inf, np.inf, n)
    if sizes is not None:
        sizes = np.asarray(sizes, dtype=float)[known]
        variances = (variances * sizes).mean() / sizes
    # A company coded in full has no error at all: a trace of it keeps the weights finite.
    variances = np.maximum(variances, 1e-12)

    def excess(between: float) -> float:
        return _about(estimates, variances, between)[2] - (n - 1)

    most = ((estimates - estimates.mean()) ** 2).sum() + 1e-12
    from scipy.optimize import brentq  # a third of a second that few audits need

    between = float(brentq(excess, 0.0, most, xtol=1e-15, rtol=1e-12)) if excess(0.0) > 0 else 0.0
    mean, weight, squares = _about(estimates, variances, between)
    # Where companies lie closer together than chance alone would have them, that is no news about the mean.
    se = np.sqrt(max(1.0, squares / (n - 1)) / weight)
    low, high = _further(estimates, variances, level) if n > 2 else (-np.inf, np.inf)
    return Spread(float(mean), float(np.sqrt(between)), float(se), low, high, n)


def _about(estimates: np.ndarray, variances: np.ndarray, between: float) -> tuple[float, float, float]:
    """Weighted mean with a variance between companies, the sum of the weights, and the weighted squares about it."""
    weights = 1 / (variances + between)
    mean = (weights * estimates).sum() / weights.sum()
    return mean, weights.sum(), (weights * (estimates - mean) ** 2).sum()


def _further(estimates: np.ndarray, variances: np.ndarray, level: float) -> tuple[float, float]:
    """Limits for a further company, as an average over spreads with the chance that each has after the data."""
    scale = np.sqrt(estimates.var(ddof=1) + variances.mean())
    place = (np.arange(GRID) + 0.5) / GRID
    between = (scale * place / (1 - place)) ** 2
    weights = 1 / (variances + between[:, None])
    weight = weights.sum(axis=1)
    means = (weights * estimates).sum(axis=1) / weight
    squares = (weights * (estimates - means[:, None]) ** 2).sum(axis=1)
    # The last term is for the uneven steps from one spread to the next.
    chance = 0.5 * (np.log(weights).sum(axis=1) - np.log(weight) - squares) - 2 * np.log(1 - place)
    chance = np.exp(chance - chance.max())
    chance /= chance.sum()
    deviation = np.sqrt(between + 1 / weight)

    def below(limit: float, share: float) -> float:
        return float((chance * ndtr((limit - means) / deviation)).sum()) - share

    ends = estimates.mean() - 1e6 * scale, estimates.mean() + 1e6 * scale
    from scipy.optimize import brentq

    low, high = (brentq(below, *ends, args=(share,), xtol=1e-12) for share in (0.5 - level / 2, 0.5 + level / 2))
    return float(low), float(high)


def shifted_interval(value: float, low: float, high: float, spread: Spread) -> tuple[float, float, float]:
    """
    Share of a company without codes, moved by the mean label error and as much wider as companies lie apart.

    Parameters
    ----------
    value, low, high : float
        The uncorrected share and its limits, 0..1.
    spread : Spread
        Corrected less uncorrected shares of companies that were coded.

    Returns
    -------
    tuple of float
        Share and limits, 0..1; limits 0 and 1 where fewer than three companies were coded.

    References
    ----------
    Limits of a sum from the limits of its parts: Zou and Donner (2008), Statistics in Medicine 27, 1693-1702.
    """
    moved = value + spread.mean
    lower = moved - np.hypot(value - low, spread.mean - spread.low)
    upper = moved + np.hypot(high - value, spread.high - spread.mean)
    return tuple(float(min(1.0, max(0.0, each))) for each in (moved, lower, upper))
