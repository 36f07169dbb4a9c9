"""Waiting times of which some were not watched to their end: an unanswered message is censored, not slow."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

__all__ = ["Curve", "ascends", "kaplan_meier", "quantile", "restricted_mean", "survival_band"]

# A product of ratios that should be exactly one half may miss it by rounding.
TOLERANCE = 1e-9


class Curve(NamedTuple):
    """
    A survival curve: the share that still waits after each time at which somebody was answered.

    Parameters
    ----------
    seconds : ndarray of float, shape (times,)
        Distinct times of events, ascending, in seconds.
    at_risk : ndarray of int, shape (times,)
        Units still waiting and still watched just before each time.
    events : ndarray of int, shape (times,)
        Events at each time.
    survival : ndarray of float, shape (times,)
        Share still waiting just after each time, 0..1.
    longest : float
        Longest time watched, event or not; NaN without units.
    """

    seconds: np.ndarray
    at_risk: np.ndarray
    events: np.ndarray
    survival: np.ndarray
    longest: float


def kaplan_meier(seconds: np.ndarray, events: np.ndarray) -> Curve:
    """
    Estimate the survival curve of waiting times with right-censoring.

    Parameters
    ----------
    seconds : ndarray of float, shape (units,)
        Time to the event, or time watched without one; seconds, 0 or more.
    events : ndarray of bool, shape (units,)
        Whether the time ended in an event.

    Returns
    -------
    Curve
        One point for each distinct time of an event; empty arrays without events.

    References
    ----------
    Kaplan and Meier (1958), Journal of the American Statistical Association 53, 457-481.
    """
    seconds, events = np.asarray(seconds, dtype=float), np.asarray(events, dtype=bool)
    if not ascends(seconds):
        order = np.argsort(seconds)
        seconds, events = seconds[order], events[order]
    first = np.flatnonzero(np.r_[True, seconds[1:] != seconds[:-1]][: len(seconds)])
    counts = np.add.reduceat(events, first, dtype=np.int64) if len(first) else first
    first, counts = first[counts > 0], counts[counts > 0]
    times, at_risk = seconds[first], len(seconds) - first
    longest = float(seconds[-1]) if len(seconds) else np.nan
    return Curve(times, at_risk, counts, np.cumprod(1 - counts / np.maximum(at_risk, 1)), longest)


def ascends(seconds: np.ndarray) -> bool:
    """
    Tell whether times stand in order already, which is told sooner than they are sorted.

    Parameters
    ----------
    seconds : ndarray of float, shape (units,)
        Times, none missing.

    Returns
    -------
    bool
        Whether none is smaller than the one before it.
    """
    return bool((seconds[1:] >= seconds[:-1]).all())


def survival_band(curve: Curve, *, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """
    Pointwise interval of a survival curve: Greenwood's variance on the log-log scale.

    Parameters
    ----------
    curve : Curve
        The curve.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    tuple of ndarray
        Lower and upper limits, 0..1, one for each time; NaN where the curve has fallen to 0.

    References
    ----------
    Greenwood (1926); Kalbfleisch and Prentice (1980), The Statistical Analysis of Failure Time Data, section 1.3.
    """
    n, d = curve.at_risk.astype(float), curve.events.astype(float)
    low, high = np.full(len(n), np.nan), np.full(len(n), np.nan)
    open_ = curve.survival > TOLERANCE
    variance = np.cumsum(d[open_] / (n[open_] * (n[open_] - d[open_])))
    log = np.log(curve.survival[open_])
    spread = ndtri(0.5 + level / 2) * np.sqrt(variance) / np.abs(log)
    low[open_] = curve.survival[open_] ** np.exp(spread)
    high[open_] = curve.survival[open_] ** np.exp(-spread)
    return low, high


def quantile(curve: Curve, share: float) -> float:
    """
    Time after which this share was answered.

    Parameters
    ----------
    curve : Curve
        The curve.
    share : float
        0..1; 0.5 is the median.

    Returns
    -------
    float
        Seconds; infinity where the curve does not come down so far ("not reached").
    """
    reached = np.flatnonzero(curve.survival <= 1 - share + TOLERANCE)
    return float(curve.seconds[reached[0]]) if len(reached) else np.inf


def restricted_mean(curve: Curve, horizon: float) -> float:
    """
    Mean time waited within a horizon, the unanswered counted as the whole horizon.

    Parameters
    ----------
    curve : Curve
        The curve.
    horizon : float
        Seconds.

    Returns
    -------
    float
        Area under the curve up to the horizon, in seconds, 0..horizon; NaN if the curve ends, still waiting, before
        the horizon.

    References
    ----------
    Klein and Moeschberger (2003), Survival Analysis, section 4.5.
    """
    ends_waiting = not len(curve.survival) or curve.survival[-1] > TOLERANCE
    if np.isnan(curve.longest) or (curve.longest < horizon and ends_waiting):
        return np.nan
    inside = curve.seconds <= horizon
    steps = np.diff(np.r_[0.0, curve.seconds[inside], horizon])
    return float((steps * np.r_[1.0, curve.survival[inside]]).sum())
