"""Shares of a finite set of units, predicted for all and coded by people in a stratified random sample of them.

Whatever the predictions are worth, the estimates are right on average over draws of the sample: bad predictions only
make intervals wider. With all units coded they are the count itself.
"""

from typing import NamedTuple

import numpy as np

from dialogscore.statistics.residuals import between_clusters, design_of, joint_limits, power_of, sampling_error

__all__ = ["Coded", "Estimate", "Population", "designed_ratio", "power_tuned_ratio"]

# A stratum is split by what is predicted in it if each part can expect this many coded units. What was in fact drawn
# decides only where a part got none: a rule that looked at the sample would bias the estimate.
LEAST = 5


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
        Whether any label at all could make a unit count: not so for messages seen too short a time, for instance.
        Units that are not eligible must be 0 in both, and need not be coded. Without it all units are eligible.
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
        What each adds by its coded label, 0..1.
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
        Limits, 0..1. Where the sample has nothing in the denominator they are 0 and 1, as nothing can be said; with
        all units coded there is no share then, and they are NaN.
    se : float
        Standard error; 0 with all units coded, NaN as the value.
    n_coded : int
        Coded units that are eligible.
    n_units : int
        Eligible units.
    plain_se : float
        Standard error from the sample as it is, without observations added: right on average over many companies
        (`between_spread`), too small for one.
    """

    value: float
    low: float
    high: float
    se: float
    n_coded: int
    n_units: int
    plain_se: float


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
    less predicted, times the units that each sampled one stands for. A stratum with several predicted labels is
    post-stratified by them where enough of each can be expected in the sample; with one label this is the mean of the
    codes. The variance is that of the ratio's residuals, with the finite-population correction. Each stratum gets one
    observation more, in halves at the ends of the scale, so that a stratum in which all codes agree keeps a variance.
    The interval is Wilson's with the sample size that this variance is worth, widened by Student's t with the degrees
    of freedom that the strata are worth.

    Parameters
    ----------
    population : Population
        All units, as predicted.
    coded : Coded
        The sample, as coded by people. A stratum that holds eligible units must hold a coded one.
    clusters : ndarray of int, shape (units,), optional
        Cluster (thread) of each unit, any numbers. With it the interval also covers how far other threads of the same
        company would lie; without it, only these units are spoken of.
    scale : float, default 1
        What a usual unit adds to the denominator, where some add more than others (turns of several messages):
        observations added are of this size.
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
    Learning, NeurIPS 36; Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, Springer; half
    observations as in Brown, Cai and DasGupta (2001), Statistical Science 16, 101-133; degrees of freedom as in
    Satterthwaite (1946), Biometrics Bulletin 2, 110-114.
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

    Strata stay as they were drawn. The predictions enter with the factor, 0..1, that makes the variance least, the
    finite-population correction included. Where each stratum holds one predicted label the factor changes nothing; it
    matters for probabilities, for merged strata, and where a part of the ratio is known.

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

    Raises
    ------
    ValueError
        As `designed_ratio`.

    References
    ----------
    Angelopoulos, Duchi and Zrnic (2023), PPI++: Efficient Prediction-Powered Inference, arXiv 2311.01453.
    """
    return _ratio(population, coded, clusters, scale, level, tuned=True)


def _checked(population: Population, coded: Coded) -> tuple[Population, Coded]:
    """Make plain arrays of both, strata numbered without gaps, and refuse what cannot be estimated from."""
    stratum = np.asarray(population.stratum).astype(np.int64)
    stratum = _numbered(stratum - stratum.min(initial=0))
    units, eligible = len(stratum), population.eligible
    eligible = np.ones(units, dtype=bool) if eligible is None else np.asarray(eligible, dtype=bool)
    population = Population(stratum, *(np.asarray(each, dtype=float) for each in population[1:3]), eligible)
    coded = Coded(np.asarray(coded.unit, dtype=np.int64), *(np.asarray(each, dtype=float) for each in coded[1:]))
    for numerator, denominator in (population[1:3], coded[1:]):
        if not ((numerator >= 0) & (numerator <= denominator) & (denominator <= 1)).all():
            raise ValueError("figures are missing or not 0 <= numerator <= denominator <= 1")
    if len(np.unique(coded.unit)) < len(coded.unit) or not ((coded.unit >= 0) & (coded.unit < units)).all():
        raise ValueError("a coded unit is coded twice or not in the population")
    if population.denominator[~eligible].any() or coded.denominator[~eligible[coded.unit]].any():
        raise ValueError("a unit that is not eligible counts")
    needed = np.bincount(stratum, weights=eligible) > 0
    if (needed & (np.bincount(stratum[coded.unit], minlength=len(needed)) == 0)).any():
        raise ValueError("a stratum has no coded unit")
    return population, coded


def _numbered(key: np.ndarray) -> np.ndarray:
    """Number keys, whole and not below 0, from 0 without gaps; millions are sorted only where keys are large."""
    if key.max(initial=0) > 2 * len(key) + 1000:
        return np.unique(key, return_inverse=True)[1].reshape(-1)
    return (np.cumsum(np.bincount(key) > 0) - 1)[key]


def _split(population: Population, unit: np.ndarray) -> np.ndarray:
    """Strata, split by eligibility and by what is predicted where enough units of each part can expect to be coded."""
    stratum = cell = population.stratum
    for part in (population.eligible, population.numerator, population.denominator):
        plain = ((part == 0) | (part == 1)).all()
        place = part.astype(np.int64) if plain else np.unique(part, return_inverse=True)[1].reshape(-1)
        cell = _numbered(cell * (int(place.max()) + 1) + place)
    size = np.bincount(cell)
    chance = np.bincount(stratum[unit], minlength=stratum.max() + 1) / np.bincount(stratum)
    coded = np.bincount(cell[unit], minlength=len(size))
    thin = population.eligible & ((size[cell] * chance[stratum] < LEAST) | (coded[cell] == 0))
    whole = np.bincount(stratum, weights=thin)[stratum] > 0
    return _numbered(np.where(whole, stratum, stratum.max() + 1 + cell))


def _ratio(
    population: Population, coded: Coded, clusters: np.ndarray | None, scale: float, level: float, *, tuned: bool
) -> Estimate:
    """Estimate with predictions taken as they are within post-strata, or tuned within strata."""
    population, coded = _checked(population, coded)
    counts = int(population.eligible[coded.unit].sum()), int(population.eligible.sum())
    if not counts[1]:
        return Estimate(np.nan, np.nan, np.nan, np.nan, *counts, np.nan)
    stratum = population.stratum if tuned else _split(population, coded.unit)
    design = design_of(stratum, population.stratum, population.eligible, coded.unit)
    power = 1.0
    if tuned and (total := (design.weight * coded.denominator).sum()) > 0:
        share = (design.weight * coded.numerator).sum() / total
        predicted = (population.numerator - share * population.denominator)[coded.unit]
        power = power_of(design, coded.numerator - share * coded.denominator, predicted)
    above, below = (
        power * predicted.sum() + (design.weight * (by_people - power * predicted[coded.unit])).sum()
        for predicted, by_people in zip(population[1:3], coded[1:], strict=True)
    )
    if not below > 1e-9:
        limits = (np.nan, np.nan) if counts[0] == counts[1] else (0.0, 1.0)
        return Estimate(np.nan, *limits, np.nan, *counts, np.nan)
    share = float(min(1.0, max(0.0, above / below)))
    guess = power * (population.numerator - share * population.denominator)
    beyond = coded.numerator - share * coded.denominator - guess[coded.unit]
    # Where labels decide the denominator too, half of the added observation is not in it.
    counted = 1.0 if (population.denominator == population.eligible).all() else 0.5
    error = sampling_error(design, guess, beyond, coded.denominator, share=share, counted=counted, scale=scale)
    # As many coded units as there are bound how near to 0 or 1 a share with an observation added can be.
    least, smoothed = 0.5 / (counts[0] + 1), below + error.counted
    inner = min(1 - least, max(least, share + error.shift / smoothed))
    variance = error.variance / smoothed**2
    parts = [(variance / (inner * (1 - inner)), error.freedom)]
    if clusters is not None:
        spread, size = between_clusters(design, guess, beyond, clusters, population.eligible)
        spread = max(spread / below**2, share * (1 - share) * scale / below)
        variance += spread
        parts.append((spread / (share * (1 - share)) if 0 < share < 1 else 1 / size, size - 1))
    limits = joint_limits(share, parts, level=level)
    return Estimate(share, *limits, float(np.sqrt(variance)), *counts, float(np.sqrt(error.plain) / below))
