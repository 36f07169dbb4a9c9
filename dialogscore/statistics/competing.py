"""Waits that end in one of several ways, for one group of units or for hundreds at once."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import ndtri

from dialogscore.statistics.survival import TOLERANCE, ascends

__all__ = ["Incidence", "aalen_johansen", "incidence_at", "incidence_band", "restricted_means", "waiting_band"]


class Incidence(NamedTuple):
    """
    Curves of several groups, a line for each time at which something ended a wait, by group and time.

    Parameters
    ----------
    groups : int
        Number of groups.
    group : ndarray of int, shape (lines,)
        Group of each line.
    seconds : ndarray of float, shape (lines,)
        Time.
    at_risk : ndarray of int, shape (lines,)
        Units still waiting and still watched just before it.
    events : ndarray of int, shape (lines, kinds)
        Waits that ended then, by cause.
    survival : ndarray of float, shape (lines,)
        Share still waiting just after it, 0..1: the estimate of Kaplan and Meier for the end by any cause.
    incidence : ndarray of float, shape (lines, kinds)
        Share whose wait had ended by then, by cause: the estimate of Aalen and Johansen; with `survival` it adds up
        to 1.
    longest : ndarray of float, shape (groups,)
        Longest time watched; NaN for a group without units.
    """

    groups: int
    group: np.ndarray
    seconds: np.ndarray
    at_risk: np.ndarray
    events: np.ndarray
    survival: np.ndarray
    incidence: np.ndarray
    longest: np.ndarray


def aalen_johansen(
    seconds: np.ndarray, causes: np.ndarray, *, kinds: int = 1, groups: np.ndarray | None = None
) -> Incidence:
    """
    Estimate who still waits, and how the waits ended, with right-censoring.

    Parameters
    ----------
    seconds : ndarray of float, shape (units,)
        Time to the end of the wait, or time watched without one; seconds, 0 or more.
    causes : ndarray of int, shape (units,)
        0 where the wait was watched without an end, else 1 to `kinds`. A truth value will do for one kind.
    kinds : int, default 1
        Number of causes; with one, `survival` is Kaplan and Meier's curve.
    groups : ndarray of int, shape (units,), optional
        Number of each unit's group, from 0; by default all are one.

    Returns
    -------
    Incidence
        All curves, one below the other. Units of all groups are sorted once, so that 500 groups cost no more than one.

    References
    ----------
    Aalen and Johansen (1978), Scandinavian Journal of Statistics 5, 141-150; Kaplan and Meier (1958).
    """
    seconds, causes = np.asarray(seconds, dtype=float), np.asarray(causes).astype(np.int64)
    groups = np.zeros(len(seconds), dtype=np.int64) if groups is None else np.asarray(groups, dtype=np.int64)
    if groups.any() or not ascends(seconds):
        # Units of one group and time are counted together: their order among each other changes nothing.
        order = np.argsort(seconds)
        if groups.any():
            order = order[np.argsort(groups[order].astype(np.min_scalar_type(groups.max())), kind="stable")]
        seconds, causes, groups = seconds[order], causes[order], groups[order]
    count = int(groups[-1]) + 1 if len(groups) else 0
    after = np.searchsorted(groups, np.arange(count), side="right")
    first = np.flatnonzero(np.r_[True, (groups[1:] != groups[:-1]) | (seconds[1:] != seconds[:-1])][: len(groups)])
    events = np.zeros((len(first), kinds), dtype=np.int64)
    for kind in range(kinds if len(first) else 0):
        np.add.reduceat(causes == 1 + kind, first, dtype=np.int64, out=events[:, kind])
    kept = events.any(axis=1)
    first, events = first[kept], events[kept]
    group = groups[first]
    at_risk = after[group] - first
    survival = _running(1 - events.sum(axis=1) / at_risk, group, "cumprod")
    steps = _before(survival, group)[:, None] * events / at_risk[:, None]
    incidence = _running(steps, group, "cumsum")
    longest = np.full(count, np.nan)
    held = np.diff(np.r_[0, after]) > 0
    longest[held] = seconds[after[held] - 1]  # ascending within a group
    return Incidence(count, group, seconds[first], at_risk, events, survival, incidence, longest)


def _begins(group: np.ndarray) -> np.ndarray:
    return np.r_[True, group[1:] != group[:-1]][: len(group)]


def _before(survival: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Share that waited just before each line: all, at the first of a group."""
    return np.where(_begins(group), 1.0, np.r_[1.0, survival[:-1]][: len(group)])


def _running(values: np.ndarray, group: np.ndarray, how: str) -> np.ndarray:
    """Add or multiply up along each group."""
    if how == "cumprod" and len(group) and group[0] == group[-1]:
        return np.cumprod(values)
    return getattr(pd.DataFrame(values).groupby(group), how)().to_numpy(dtype=float).reshape(values.shape)


def waiting_band(found: Incidence, *, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """
    Pointwise interval of those still waiting: Greenwood's variance on the log-log scale.

    Parameters
    ----------
    found : Incidence
        The curves.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    tuple of ndarray, shape (lines,)
        Lower and upper limits, 0..1; NaN where the curve has fallen to 0.

    References
    ----------
    Greenwood (1926); Kalbfleisch and Prentice (1980), The Statistical Analysis of Failure Time Data, section 1.3.
    """
    n, d = found.at_risk.astype(float), found.events.sum(axis=1).astype(float)
    waits = found.survival > TOLERANCE
    variance = _running(np.where(waits, d / np.where(waits, n * (n - d), 1.0), 0.0), found.group, "cumsum")
    survival = np.where(waits, found.survival, np.nan)
    spread = ndtri(0.5 + level / 2) * np.sqrt(variance) / np.abs(np.log(survival))
    return survival ** np.exp(spread), survival ** np.exp(-spread)


def incidence_band(found: Incidence, *, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """
    Pointwise intervals of the shares that ended by each cause, on the log-log scale.

    Parameters
    ----------
    found : Incidence
        The curves.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    tuple of ndarray, shape (lines, kinds)
        Lower and upper limits, 0..1; NaN where the share is 0 or 1. The variance is Aalen's.

    References
    ----------
    Aalen (1978), Annals of Statistics 6, 534-545, as in Pintilie (2006), Competing Risks, equation 4.5.
    """
    n, d = found.at_risk.astype(float), found.events.sum(axis=1).astype(float)
    # A last unit alone has nobody to differ from.
    several = n > 1
    rest = np.where(several, n - 1, 1.0)
    hazard = np.where(n > d, d / (rest * np.where(n > d, n - d, 1.0)), 0.0) * several
    before = _before(found.survival, found.group)
    low, high = np.full(found.incidence.shape, np.nan), np.full(found.incidence.shape, np.nan)
    for kind in range(found.incidence.shape[1]):
        share, own = found.incidence[:, kind], found.events[:, kind]
        # The square of F(t) - F(s), summed over s, falls apart into sums that run once along the curve.
        step = own * (n - own) * several
        both = np.where(n > d, before * step / (n * rest * np.where(n > d, n - d, 1.0)), 0.0)
        plain, once, twice, cross, crossed, alone = (
            _running(values, found.group, "cumsum")
            for values in (
                hazard, share * hazard, share**2 * hazard, both, share * both, before**2 * step / (n**2 * rest),
            )
        )  # fmt: skip
        variance = share**2 * plain - 2 * share * once + twice + alone - 2 * (share * cross - crossed)
        inner = (share > TOLERANCE) & (share < 1 - TOLERANCE)
        inside = share[inner]
        spread = ndtri(0.5 + level / 2) * np.sqrt(np.maximum(variance[inner], 0)) / (inside * np.abs(np.log(inside)))
        low[inner, kind], high[inner, kind] = inside ** np.exp(spread), inside ** np.exp(-spread)
    return low, high


def incidence_at(found: Incidence, horizon: float) -> np.ndarray:
    """
    Give the shares that had ended within a horizon.

    Parameters
    ----------
    found : Incidence
        The curves.
    horizon : float
        Seconds; what ended exactly then is counted.

    Returns
    -------
    ndarray of float, shape (groups, kinds)
        By cause, 0..1; NaN for a group that was not watched so long while somebody still waited.
    """
    held, last, watched = _until(found, horizon)
    shares = np.zeros((found.groups, found.incidence.shape[1]))
    shares[held] = found.incidence[last]
    return np.where(watched[:, None], shares, np.nan)


def _until(found: Incidence, horizon: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Groups with a step within the horizon, the last such line of each, and which groups were watched so long."""
    inside = np.bincount(found.group[found.seconds <= horizon], minlength=found.groups)
    held = np.flatnonzero(inside)
    last = np.searchsorted(found.group, held) + inside[held] - 1
    waits = np.ones(found.groups)
    waits[held] = found.survival[last]
    return held, last, (found.longest >= horizon) | (waits <= TOLERANCE)


def restricted_means(found: Incidence, horizon: float) -> tuple[np.ndarray, np.ndarray]:
    """
    Mean time waited within a horizon, in each group, those still waiting counted as the whole horizon.

    Parameters
    ----------
    found : Incidence
        The curves.
    horizon : float
        Seconds.

    Returns
    -------
    tuple of ndarray, shape (groups,)
        Means and their standard errors (units taken as independent), in seconds; NaN where a curve ends, still
        waiting, before the horizon.

    References
    ----------
    Klein and Moeschberger (2003), Survival Analysis, section 4.5.
    """
    inside = found.seconds <= horizon
    group, at = found.group[inside], found.seconds[inside]
    following = np.r_[at[1:], 0.0][: len(at)]
    ends = np.r_[group[1:] != group[:-1], True][: len(group)]
    areas = found.survival[inside] * (np.where(ends, horizon, following) - at)
    first = np.full(found.groups, float(horizon))
    first[group[_begins(group)]] = at[_begins(group)]
    later = np.bincount(group, weights=areas, minlength=found.groups)
    tail = later[group] - _running(areas, group, "cumsum") + areas
    n, d = found.at_risk[inside].astype(float), found.events[inside].sum(axis=1).astype(float)
    variance = np.bincount(group, weights=tail**2 * d / (n * np.maximum(n - d, 1)), minlength=found.groups)
    watched = _until(found, horizon)[2]
    return np.where(watched, first + later, np.nan), np.where(watched, np.sqrt(variance), np.nan)
