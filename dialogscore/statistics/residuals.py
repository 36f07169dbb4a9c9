"""How far a ratio estimated from a stratified sample lies from the truth: the variance of its residuals.

A residual is what a unit adds to the numerator less the ratio times what it adds to the denominator; a guess is the
same from predictions; what is beyond the guess is known for coded units only.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri, stdtrit

from dialogscore.statistics.proportions import wilson_limits

__all__ = ["Design", "SamplingError", "between_clusters", "design_of", "joint_limits", "power_of", "sampling_error"]


class Design(NamedTuple):
    """
    A stratified random sample without replacement.

    Parameters
    ----------
    stratum : ndarray of int, shape (units,)
        Stratum of each unit, from 0 without gaps.
    unit : ndarray of int, shape (coded,)
        Place of each coded unit.
    size, drawn : ndarray of float, shape (strata,)
        Units, and coded units.
    telling : ndarray of float, shape (strata,)
        Coded units that can count, 1 at least: degrees of freedom. Nine openers and one reply say of a rate among
        replies as much as the one.
    added : ndarray of float, shape (strata,)
        Weight of the observation added to each, 0..1: one to each stratum that was drawn from, shared by the parts
        that it has been split into as they hold what can count.
    weight : ndarray of float, shape (coded,)
        How many units each coded one stands for.
    """

    stratum: np.ndarray
    unit: np.ndarray
    size: np.ndarray
    drawn: np.ndarray
    telling: np.ndarray
    added: np.ndarray
    weight: np.ndarray

    def sums(self, figures: np.ndarray) -> np.ndarray:
        """
        Sum figures of coded units by stratum.

        Parameters
        ----------
        figures : ndarray of float, shape (coded,)
            One figure a coded unit.

        Returns
        -------
        ndarray of float, shape (strata,)
            Their sums.
        """
        return np.bincount(self.stratum[self.unit], weights=figures, minlength=len(self.size))


class SamplingError(NamedTuple):
    """
    What another draw of the sample would change.

    Parameters
    ----------
    variance : float
        Variance of the sum of residuals.
    freedom : float
        Degrees of freedom that the variance is worth.
    shift, counted : float
        What the added observations change in the sum of residuals, and in the denominator.
    plain : float
        Variance without added observations: right on average, but 0 where all codes of a stratum agree.
    """

    variance: float
    freedom: float
    shift: float
    counted: float
    plain: float


def design_of(stratum: np.ndarray, first: np.ndarray, eligible: np.ndarray, unit: np.ndarray) -> Design:
    """
    Describe a sample.

    Parameters
    ----------
    stratum, first : ndarray of int, shape (units,)
        Stratum of each unit, and the stratum that it was drawn from, both from 0 without gaps.
    eligible : ndarray of bool, shape (units,)
        Whether a unit can count at all.
    unit : ndarray of int, shape (coded,)
        Place of each coded unit.

    Returns
    -------
    Design
        The sample.
    """
    size = np.bincount(stratum).astype(float)
    drawn = np.bincount(stratum[unit], minlength=len(size)).astype(float)
    telling = np.maximum(np.bincount(stratum[unit], weights=eligible[unit], minlength=len(size)), 1)
    counting = np.maximum(np.bincount(first, weights=eligible), 1)
    added = np.bincount(stratum, weights=eligible / counting[first])
    return Design(stratum, unit, size, drawn, telling, added, (size / np.maximum(drawn, 1))[stratum[unit]])


def power_of(design: Design, truth: np.ndarray, guess: np.ndarray) -> float:
    """
    Find the factor of the guesses that leaves least variance over draws.

    Parameters
    ----------
    design : Design
        The sample.
    truth, guess : ndarray of float, shape (coded,)
        Residuals by coded and by predicted labels.

    Returns
    -------
    float
        0..1; 1 where guesses do not differ within strata.
    """
    of = design.stratum[design.unit]
    drawn = np.maximum(design.drawn, 1)
    truth, guess = (values - (design.sums(values) / drawn)[of] for values in (truth, guess))
    # Each stratum's part in the variance, with the finite-population correction: size (size - drawn) / drawn.
    part = (design.size * (design.size - design.drawn) / (drawn * np.maximum(drawn - 1, 1)))[of]
    below = (part * guess**2).sum()
    return float(np.clip((part * truth * guess).sum() / below, 0, 1)) if below > 1e-12 else 1.0


def sampling_error(
    design: Design,
    guess: np.ndarray,
    beyond: np.ndarray,
    denominator: np.ndarray,
    *,
    share: float,
    counted: float,
    scale: float = 1.0,
) -> SamplingError:
    """
    Variance of the sum of residuals over draws of the sample, one observation added to each stratum.

    The added observation is at both ends of the scale: in the numerator and the denominator, in the denominator only,
    or in neither.

    Parameters
    ----------
    design : Design
        The sample.
    guess : ndarray of float, shape (units,)
        Residuals by predicted labels.
    beyond : ndarray of float, shape (coded,)
        Residuals by coded labels, less the guesses.
    denominator : ndarray of float, shape (coded,)
        What coded units add to the denominator.
    share : float
        The ratio, 0..1.
    counted : float
        Part of the added observation that is in the denominator, 0..1.
    scale : float, default 1
        What the added observation adds to the denominator where it is in it.

    Returns
    -------
    SamplingError
        Variance and what goes with it.
    """
    n, left = np.maximum(design.drawn, 1), design.size - design.drawn
    added = design.added
    typical = np.bincount(design.stratum, weights=guess) / design.size
    whole, none = (1 - share) * scale - typical, -share * scale - typical
    ends = ((counted / 2, whole), (counted / 2, none), (1 - counted, -typical))
    total = design.sums(beyond)
    spread = design.sums((beyond - (total / n)[design.stratum[design.unit]]) ** 2)
    mean = (total + added * sum(weight * end for weight, end in ends)) / (n + added)
    squares = design.sums((beyond - mean[design.stratum[design.unit]]) ** 2)
    squares = squares + added * sum(weight * (end - mean) ** 2 for weight, end in ends)
    parts = design.size * left / n * squares / np.maximum(n + added - 1, 1)
    variance, worth = parts.sum(), (parts**2 / design.telling).sum()
    below = design.sums(denominator)
    return SamplingError(
        variance=float(variance),
        freedom=float(variance**2 / worth) if worth > 0 else np.inf,
        shift=float((left * (mean - total / n)).sum()),
        counted=float((left * ((below + added * counted * scale) / (n + added) - below / n)).sum()),
        plain=float((design.size * left / n * spread / np.maximum(n - 1, 1)).sum()),
    )


def between_clusters(
    design: Design, guess: np.ndarray, beyond: np.ndarray, clusters: np.ndarray, eligible: np.ndarray
) -> tuple[float, int]:
    """
    Variance of the sum of residuals over draws of whole clusters, all their units coded.

    Parameters
    ----------
    design : Design
        The sample.
    guess : ndarray of float, shape (units,)
        Residuals by predicted labels.
    beyond : ndarray of float, shape (coded,)
        Residuals by coded labels, less the guesses.
    clusters : ndarray of int, shape (units,)
        Cluster of each unit, any numbers.
    eligible : ndarray of bool, shape (units,)
        Whether a unit can count at all.

    Returns
    -------
    tuple
        The variance, and the number of clusters with eligible units.
    """
    cluster = np.unique(clusters, return_inverse=True)[1].reshape(-1)
    size = int(cluster.max(initial=-1)) + 1
    sums = np.bincount(cluster, weights=guess, minlength=size)
    sums += np.bincount(cluster[design.unit], weights=design.weight * beyond, minlength=size)
    counting = int((np.bincount(cluster, weights=eligible) > 0).sum())
    # What the sample itself adds to the squares is taken out again: it is counted as sampling error.
    squares = (sums**2).sum() - (design.weight * (design.weight - 1) * beyond**2).sum()
    return float(max(0.0, squares) * counting / max(1, counting - 1)), counting


def joint_limits(share: float, parts: Sequence[tuple[float, float]], *, level: float = 0.95) -> tuple[float, float]:
    """
    Wilson's limits for a share whose variance comes from several sources.

    Parameters
    ----------
    share : float
        The share, 0..1.
    parts : sequence of tuple of float
        For each source its variance as a multiple of share times one less share, and its degrees of freedom.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    tuple of float
        Lower and upper limit, 0..1; the share itself without any variance, 0 and 1 without degrees of freedom.
    """
    total = sum(part for part, _ in parts)
    if total == 0:
        return share, share
    if any(freedom <= 0 for _, freedom in parts):
        return 0.0, 1.0
    freedom = total**2 / sum(part**2 / freedom for part, freedom in parts)
    wider = stdtrit(freedom, 0.5 + level / 2) / ndtri(0.5 + level / 2)
    return wilson_limits(share, 1 / (total * wider**2), level=level)
