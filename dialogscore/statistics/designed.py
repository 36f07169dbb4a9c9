"""Shares of a finite set of units, predicted for all and coded by people in a stratified random sample of them.

Whatever the predictions are worth, the estimates are right on average over draws of the sample: bad predictions only
make intervals wider. With all units coded they are the count itself.
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import norm, t

__all__ = ["Coded", "Estimate", "Population", "designed_ratio", "power_tuned_ratio"]


class Population(NamedTuple):
    """
    All units, as predicted.

    Parameters
    ----------
    stratum : ndarray of int, shape (units,)
        Stratum of each unit, any numbers; the sample was drawn at random within each.
    numerator : ndarray of float, shape (units,)
        What each unit is predicted to add to the numerator, 0..1 (a probability will do).
    denominator : ndarray of float, shape (units,)
        What each unit is predicted to add to the denominator, 0..1, and no less than to the numerator. Where the
        denominator rests on labels too (messages that need a reply), it is predicted like the numerator.
    eligible : ndarray of bool, shape (units,), optional
        Whether any label at all could make a unit count, such as not for messages seen too short a time; others must
        be 0 in both. Without it all units are.
    """

    stratum: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray
    eligible: np.ndarray | None = None


class Coded(NamedTuple):
    """
    The drawn units, as coded by people.

    Parameters
    ----------
    unit : ndarray of int, shape (coded,)
        Place of each coded unit in the population; none twice.
    numerator, denominator : ndarray of float, shape (coded,)
        What each adds by its coded label.
    """

    unit: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray


class Estimate(NamedTuple):
    """
    An estimated share.

    Parameters
    ----------
    value : float
        The share, 0..1; NaN where nothing is in the denominator.
    low, high : float
        Limits, 0..1; NaN as the value.
    se : float
        Standard error; 0 with all units coded.
    n_coded : int
        Coded units that are eligible.
    n_units : int
        Eligible units.
    """

    value: float
    low: float
    high: float
    se: float
    n_coded: int
    n_units: int


class _Sample(NamedTuple):
    """The design: per stratum its units, those coded and the eligible share; per coded unit its stratum and weight."""

    size: np.ndarray
    drawn: np.ndarray
    eligible: np.ndarray
    stratum: np.ndarray
    weight: np.ndarray


def designed_ratio(
    population: Population,
    coded: Coded,
    *,
    clusters: np.ndarray | None = None,
    scale: float = 1.0,
    level: float = 0.95,
) -> Estimate:
    """
    Share in a finite set of units from predictions for all and codes for a stratified random sample (DSL).

    Numerator and denominator are each the sum of the predictions plus what the sample says is missing from it: coded
    less predicted, times the units that each sampled one stands for. Where a stratum holds one predicted label this is
    the post-stratified mean of the codes. The variance is that of the ratio's residuals, with the finite-population
    correction. Each stratum gets one observation more, half of it at either end of the scale, so that a stratum in
    which all codes agree keeps a variance. The interval is Wilson's with the sample size that this variance is worth,
    and Student's t with as many degrees of freedom as the strata are worth (Satterthwaite).

    Parameters
    ----------
    population : Population
        All units, as predicted.
    coded : Coded
        The sample, as coded by people. A stratum that holds eligible units must hold a coded one.
    clusters : ndarray of int, shape (units,), optional
        Cluster (thread) of each unit. With it the interval also covers how far other threads of the same company would
        lie; without it, only these units are spoken of.
    scale : float, default 1
        What a usual unit adds to the denominator, where some add more than others (turns of several messages): the
        half observations are of this size.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    Estimate
        Share, limits and standard error.

    Raises
    ------
    ValueError
        If a stratum has no coded unit, a unit is coded twice, or figures are missing or out of range.

    References
    ----------
    Egami, Hinck, Stewart and Wei (2023), Using Imperfect Surrogates for Downstream Inference: Design-based Supervised
    Learning, NeurIPS 36; Saerndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, Springer; Jeffreys'
    half observations as in Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133.
    """
    return _ratio(population, coded, clusters, scale, level, tuned=False)


def power_tuned_ratio(
    population: Population,
    coded: Coded,
    *,
    clusters: np.ndarray | None = None,
    scale: float = 1.0,
    level: float = 0.95,
) -> Estimate:
    """
    Share like `designed_ratio`, trusting the predictions only as far as the sample bears them out (PPI++).

    The predictions enter with the factor, 0..1, that makes the variance least. Where each stratum holds one predicted
    label the factor changes nothing; it matters for probabilities, for merged strata, and where one part of the
    ratio is known.

    Parameters
    ----------
    population : Population
        All units, as predicted.
    coded : Coded
        The sample, as coded by people.
    clusters : ndarray of int, shape (units,), optional
        Cluster (thread) of each unit, as in `designed_ratio`.
    scale : float, default 1
        What a usual unit adds to the denominator, as in `designed_ratio`.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    Estimate
        Share, limits and standard error.

    References
    ----------
    Angelopoulos, Duchi and Zrnic (2023), PPI++: Efficient Prediction-Powered Inference, arXiv 2311.01453.
    """
    return _ratio(population, coded, clusters, scale, level, tuned=True)


def _checked(population: Population, coded: Coded) -> tuple[Population, Coded, _Sample]:
    """Make plain arrays of both, refuse what cannot be estimated from, and describe the design."""
    stratum = np.unique(population.stratum, return_inverse=True)[1].reshape(-1)
    units = len(stratum)
    eligible = np.ones(units, bool) if population.eligible is None else np.asarray(population.eligible, bool)
    population = Population(stratum, *(np.asarray(each, float) for each in population[1:3]), eligible)
    coded = Coded(np.asarray(coded.unit, np.int64), *(np.asarray(each, float) for each in coded[1:]))
    for numerator, denominator in (population[1:3], coded[1:]):
        if not ((numerator >= 0) & (numerator <= denominator) & (denominator <= 1)).all():
            raise ValueError("numerators and denominators must be there and 0 <= numerator <= denominator <= 1")
    if len(np.unique(coded.unit)) < len(coded.unit) or not ((coded.unit >= 0) & (coded.unit < units)).all():
        raise ValueError("coded units must be units of the population, none of them twice")
    if population.denominator[~eligible].any() or coded.denominator[~eligible[coded.unit]].any():
        raise ValueError("units that are not eligible must not count")
    strata = int(stratum.max(initial=-1)) + 1
    size = np.bincount(stratum, minlength=strata).astype(float)
    drawn = np.bincount(stratum[coded.unit], minlength=strata).astype(float)
    share = np.bincount(stratum, weights=eligible, minlength=strata) / np.maximum(size, 1)
    if ((drawn == 0) & (share > 0)).any():
        raise ValueError("a stratum has no coded unit")
    of = stratum[coded.unit]
    return population, coded, _Sample(size, drawn, share, of, size[of] / drawn[of])


def _ratio(
    population: Population, coded: Coded, clusters: np.ndarray | None, scale: float, level: float, *, tuned: bool
) -> Estimate:
    """Estimate with predictions taken as they are, or tuned."""
    population, coded, sample = _checked(population, coded)
    counts = int(population.eligible[coded.unit].sum()), int(population.eligible.sum())
    power = 1.0
    if tuned:
        plain = (sample.weight * coded.numerator).sum(), (sample.weight * coded.denominator).sum()
        power = _power(population, coded, sample, plain[0] / plain[1]) if plain[1] > 0 else 1.0
    above, below = (
        power * predicted.sum() + (sample.weight * (by_people - power * predicted[coded.unit])).sum()
        for predicted, by_people in zip(population[1:3], coded[1:], strict=True)
    )
    if not below > 1e-9:
        return Estimate(np.nan, np.nan, np.nan, np.nan, *counts)
    share = float(min(1.0, max(0.0, above / below)))
    guess = power * (population.numerator - share * population.denominator)
    beyond = coded.numerator - share * coded.denominator - guess[coded.unit]
    ends = -share * scale, (1 - share) * scale
    variance, freedom, shift = _sampling(sample, guess, beyond, population.stratum, ends)
    variance, inner = variance / below**2, share + shift / below
    part = variance / (inner * (1 - inner)) if variance > 0 else 0.0
    parts = [(part, freedom)]
    if clusters is not None:
        spread, threads = _between(sample, guess, beyond, np.asarray(clusters), population.eligible, coded.unit)
        spread = max(spread / below**2, share * (1 - share) / below)
        variance += spread
        parts.append((spread / (share * (1 - share)) if 0 < share < 1 else 1 / threads, threads - 1))
    return Estimate(share, *_wilson(share, parts, level), float(np.sqrt(variance)), *counts)


def _power(population: Population, coded: Coded, sample: _Sample, share: float) -> float:
    """Factor of the predictions that leaves least variance, 0..1; 1 where it does not matter."""
    truth = coded.numerator - share * coded.denominator
    guess = (population.numerator - share * population.denominator)[coded.unit]
    centred = [
        values - (np.bincount(sample.stratum, values, len(sample.size)) / np.maximum(sample.drawn, 1))[sample.stratum]
        for values in (truth, guess)
    ]
    factor = sample.weight * (sample.weight - 1) * sample.drawn[sample.stratum]
    factor /= np.maximum(sample.drawn[sample.stratum] - 1, 1)
    below = (factor * centred[1] ** 2).sum()
    return float(np.clip((factor * centred[0] * centred[1]).sum() / below, 0, 1)) if below > 1e-12 else 1.0


def _sampling(
    sample: _Sample, guess: np.ndarray, beyond: np.ndarray, stratum: np.ndarray, ends: tuple[float, float]
) -> tuple[float, float, float]:
    """Variance of the sum of residuals over draws, its degrees of freedom, and what the half observations shift it."""
    strata = len(sample.size)
    n, left = np.maximum(sample.drawn, 1), sample.size - sample.drawn
    typical = np.bincount(stratum, guess, strata) / np.maximum(sample.size, 1)
    ends = sample.eligible / 2, ends[0] - typical, ends[1] - typical
    added = sample.eligible
    total = np.bincount(sample.stratum, beyond, strata)
    mean = (total + ends[0] * (ends[1] + ends[2])) / (n + added)
    squares = np.bincount(sample.stratum, (beyond - mean[sample.stratum]) ** 2, strata)
    squares += ends[0] * ((ends[1] - mean) ** 2 + (ends[2] - mean) ** 2)
    parts = sample.size * left / n * squares / np.maximum(n + added - 1, 1)
    worth = (parts**2 / n).sum()
    freedom = parts.sum() ** 2 / worth if worth > 0 else np.inf
    return float(parts.sum()), float(freedom), float((left * (mean - total / n)).sum())


def _between(
    sample: _Sample, guess: np.ndarray, beyond: np.ndarray, clusters: np.ndarray, eligible: np.ndarray, unit: np.ndarray
) -> tuple[float, int]:
    """Sum over clusters of the squared sum of true residuals, estimated without bias, and how many clusters count."""
    clusters = np.unique(clusters, return_inverse=True)[1].reshape(-1)
    sums = np.bincount(clusters, guess) + np.bincount(clusters[unit], sample.weight * beyond, clusters.max() + 1)
    threads = int((np.bincount(clusters, weights=eligible) > 0).sum())
    # What the sample itself adds to the squares is taken out again: it is counted as sampling variance.
    spread = (sums**2).sum() - (sample.weight * (sample.weight - 1) * beyond**2).sum()
    return float(max(0.0, spread) * threads / max(1, threads - 1)), threads


def _wilson(share: float, parts: list[tuple[float, float]], level: float) -> tuple[float, float]:
    """Limits from variances relative to those of one unit, each with its degrees of freedom."""
    total = sum(part for part, _ in parts)
    if total == 0:
        return share, share
    worth = sum(part**2 / freedom for part, freedom in parts if freedom > 0 and part > 0)
    freedom = total**2 / worth if worth > 0 else np.inf
    z = norm.ppf(0.5 + level / 2)
    size = 1 / (total * (t.ppf(0.5 + level / 2, freedom) / z) ** 2)
    wide = 1 + z * z / size
    centre = (share + z * z / (2 * size)) / wide
    half = z * np.sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / wide
    return float(min(share, max(0.0, centre - half))), float(max(share, min(1.0, centre + half)))
