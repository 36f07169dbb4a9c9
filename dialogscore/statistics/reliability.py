"""Intervals of coefficients of agreement: whole threads of units drawn again, all draws computed at once."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from dialogscore.statistics.agreement import why_undefined
from dialogscore.statistics.bootstrap import DRAWS, cluster_groups, cluster_weights, percentile_limits

__all__ = ["AgreementInterval", "agreement_interval"]

# Weights of this many units times draws are held at once.
MOST_WEIGHTS = 4_000_000


class AgreementInterval(NamedTuple):
    """
    A coefficient of agreement with its interval.

    Parameters
    ----------
    value : float
        The coefficient; NaN where it is undefined.
    low, high : float
        Limits; NaN where the coefficient is undefined, or cannot be drawn from fewer than two clusters.
    n : int
        Units that two coders or more have coded.
    clusters : int
        Clusters that hold such units.
    reason : str
        Empty, or why something is NaN: ``no_pairs``, ``one_class``, ``one_cluster`` or ``few_draws`` (the coefficient
        is undefined in more than one draw of twenty).
    """

    value: float
    low: float
    high: float
    n: int
    clusters: int
    reason: str


def agreement_interval(
    coefficient: Callable[..., float | np.ndarray],
    values: np.ndarray,
    *,
    clusters: np.ndarray,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int,
) -> AgreementInterval:
    """
    Interval of a coefficient of agreement: whole clusters of units drawn again.

    Where coders hardly ever disagree, hardly any draw does, and limits would lie too high. So one unit more, a cluster
    of its own on which two coders disagree between the two commonest classes, is among those that are drawn.

    Parameters
    ----------
    coefficient : callable
        `krippendorff_alpha`, `gwet_ac1` or `raw_agreement`; ``functools.partial`` sets the metric.
    values : ndarray of float, shape (coders, units)
        Codes; NaN where a coder gave none.
    clusters : ndarray of int, shape (units,)
        Number of each unit's cluster (its thread).
    level : float, default 0.95
        Confidence level, 0..1.
    draws : int, default 2000
        Number of draws.
    seed : int
        Seed (`seed_of`).

    Returns
    -------
    AgreementInterval
        Coefficient and limits.
    """
    values = np.atleast_2d(np.asarray(values, dtype=float))
    paired = (~np.isnan(values)).sum(axis=0) >= 2
    values, clusters = values[:, paired], np.unique(np.asarray(clusters)[paired], return_inverse=True)[1]
    units, size = values.shape[1], int(clusters.max(initial=-1)) + 1
    value = float(coefficient(values)) if units else np.nan
    if np.isnan(value):
        return AgreementInterval(np.nan, np.nan, np.nan, units, size, why_undefined(values))
    if size < 2:
        return AgreementInterval(value, np.nan, np.nan, units, size, "one_cluster")
    against = np.full((len(values), 1), np.nan)
    against[:2, 0] = _commonest(values)
    values, clusters = np.hstack([values, against]), np.r_[clusters, size]
    group = cluster_groups(size + 1, seed=seed)[clusters]
    weights = cluster_weights(int(group.max()) + 1, seed=seed, draws=draws)
    step = max(1, MOST_WEIGHTS // units)
    drawn = [coefficient(values, weights=weights[start : start + step, group]) for start in range(0, draws, step)]
    drawn = np.concatenate(drawn)
    drawn = drawn[~np.isnan(drawn)]
    if len(drawn) < 0.95 * draws:
        return AgreementInterval(value, np.nan, np.nan, units, size, "few_draws")
    low, high = percentile_limits(drawn, level=level)
    return AgreementInterval(value, min(low, value), max(high, value), units, size, "")


def _commonest(values: np.ndarray) -> np.ndarray:
    """Find the two commonest classes; where there is one only, the second is another number."""
    classes, codes = np.unique(values[~np.isnan(values)], return_counts=True)
    common = classes[np.argsort(-codes, kind="stable")[:2]]
    return common if len(common) == 2 else np.array([common[0], common[0] + 1])
