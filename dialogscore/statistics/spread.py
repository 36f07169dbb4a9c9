"""How label error differs between companies, and what that means for a company that nobody has coded."""

from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq
from scipy.stats import t

__all__ = ["Spread", "between_spread", "shifted_interval"]


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
        Standard error of the mean (Hartung and Knapp); NaN with fewer than two.
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


def between_spread(estimates: np.ndarray, ses: np.ndarray, *, level: float = 0.95) -> Spread:
    """
    Mean and spread of a figure over companies, each known with an error of its own.

    The spread is that at which the weighted squares about the mean are as large as expected (Paule and Mandel); the
    standard error of the mean is Hartung and Knapp's; a further company lies within a prediction interval.

    Parameters
    ----------
    estimates : ndarray of float, shape (companies,)
        Figure of each company, such as corrected less uncorrected share; NaN is left out.
    ses : ndarray of float, shape (companies,)
        Standard error of each, 0 or more.
    level : float, default 0.95
        Level of the prediction interval, 0..1.

    Returns
    -------
    Spread
        Mean, spread and prediction interval.

    References
    ----------
    Paule and Mandel (1982), Journal of Research of the National Bureau of Standards 87, 377-385; Hartung and Knapp
    (2001), Statistics in Medicine 20, 3875-3889; Higgins, Thompson and Spiegelhalter (2009), Journal of the Royal
    Statistical Society A 172, 137-159.
    """
    estimates, ses = np.asarray(estimates, dtype=float), np.asarray(ses, dtype=float)
    known = ~(np.isnan(estimates) | np.isnan(ses))
    estimates, ses = estimates[known], ses[known]
    n = len(estimates)
    if n < 2:
        return Spread(float(estimates[0]) if n else np.nan, np.nan, np.nan, -np.inf, np.inf, n)
    # A company coded in full has no error at all: a trace of it keeps the weights finite.
    variances = np.maximum(ses**2, 1e-12)

    def about(between: float) -> tuple[float, float, float]:
        weights = 1 / (variances + between)
        mean = (weights * estimates).sum() / weights.sum()
        return mean, (weights * (estimates - mean) ** 2).sum(), weights.sum()

    most = ((estimates - estimates.mean()) ** 2).sum() + 1e-12
    between = 0.0
    if about(0.0)[1] > n - 1:
        between = brentq(lambda guess: about(guess)[1] - (n - 1), 0.0, most, xtol=1e-14, rtol=1e-12)
    mean, squares, weight = about(between)
    variance = max(1.0, squares / (n - 1)) / weight
    half = t.ppf(0.5 + level / 2, n - 2) * np.sqrt(between + variance) if n > 2 else np.inf
    return Spread(
        float(mean), float(np.sqrt(between)), float(np.sqrt(variance)), float(mean - half), float(mean + half), n
    )


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
    half = spread.high - spread.mean
    lower, upper = moved - np.hypot(value - low, half), moved + np.hypot(high - value, half)
    return tuple(float(min(1.0, max(0.0, each))) for each in (moved, lower, upper))
