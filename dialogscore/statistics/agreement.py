"""How far coders agree beyond chance: Krippendorff's alpha, Gwet's AC1, and agreement class by class.

Every coefficient takes codes as an array of coders by units, with NaN where a coder gave none, and optionally weights
of units, one row a bootstrap draw: it is then computed for all draws at once.
"""

from typing import NamedTuple

import numpy as np

__all__ = [
    "ClassAgreement",
    "class_agreement",
    "confusion_table",
    "gwet_ac1",
    "krippendorff_alpha",
    "raw_agreement",
    "why_undefined",
]


class ClassAgreement(NamedTuple):
    """
    Agreement on each class against all others.

    Parameters
    ----------
    classes : ndarray of float
        The classes that occur, ascending.
    codes : ndarray of int
        How often coders gave each, in units that two or more have coded.
    agreement : ndarray of float
        Specific agreement, 0..1: where one coder gave the class, the chance that another did.
    alpha : ndarray of float
        Nominal alpha of the class against all others; NaN where there is no other.
    """

    classes: np.ndarray
    codes: np.ndarray
    agreement: np.ndarray
    alpha: np.ndarray


def _tallies(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Classes that occur, and how many coders gave each unit each of them: shape (units, classes)."""
    values = np.atleast_2d(np.asarray(values, dtype=float))
    classes = np.unique(values[~np.isnan(values)])
    return classes, (values[:, :, None] == classes).sum(axis=0).astype(float)


def _weighted(weights: np.ndarray | None, figures: np.ndarray) -> np.ndarray:
    """Sum figures over units (their first axis), for each row of weights."""
    if weights is None:
        return figures.sum(axis=0)
    weights = np.asarray(weights, dtype=float)
    return (weights @ figures.reshape(len(figures), -1)).reshape((*weights.shape[:-1], *figures.shape[1:]))


def _over(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Divide, with NaN where there is nothing to divide by."""
    good = below > 1e-12
    return np.where(good, above / np.where(good, below, 1.0), np.nan)


def _alike(tallies: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Share of pairs of coders that agree on each unit, and whether a unit has any pair."""
    coders = tallies.sum(axis=1)
    paired = coders >= 2
    pairs = np.where(paired, coders * (coders - 1), 1.0)
    return (tallies * (tallies - 1)).sum(axis=1) / pairs * paired, paired


def krippendorff_alpha(
    values: np.ndarray, *, metric: str = "nominal", weights: np.ndarray | None = None
) -> float | np.ndarray:
    """
    Krippendorff's alpha: one less observed over expected disagreement, for any number of coders and missing codes.

    Parameters
    ----------
    values : ndarray of float, shape (coders, units)
        Codes; NaN where a coder gave none. Units with fewer than two codes do not count.
    metric : {"nominal", "ordinal", "interval"}, default "nominal"
        What a disagreement weighs: all the same, by how many codes lie between, or by the square of the difference.
    weights : ndarray of float, shape (..., units), optional
        How often each unit counts, such as rows of bootstrap draws.

    Returns
    -------
    float or ndarray of float
        1 is perfect, 0 is chance; NaN where no unit has two codes or all codes are one class (`why_undefined`). One
        figure for each row of weights.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
    """
    classes, tallies = _tallies(values)
    coders = tallies.sum(axis=1)
    each = np.where(coders >= 2, 1 / np.maximum(coders - 1, 1), 0.0)[:, None, None]
    pairs = (tallies[:, :, None] * tallies[:, None, :] - tallies[:, :, None] * np.eye(len(classes))) * each
    observed = _weighted(weights, pairs)
    codes = observed.sum(axis=-1)
    if metric == "nominal":
        distance = 1 - np.eye(len(classes))
    elif metric == "interval":
        distance = (classes[:, None] - classes) ** 2
    elif metric == "ordinal":
        middle = np.cumsum(codes, axis=-1) - codes / 2
        distance = (middle[..., :, None] - middle[..., None, :]) ** 2
    else:
        raise ValueError(f"metric must be nominal, ordinal or interval, not {metric}")
    total = codes.sum(axis=-1)
    seen = (observed * distance).sum(axis=(-2, -1))
    by_chance = (codes[..., :, None] * codes[..., None, :] * distance).sum(axis=(-2, -1))
    found = 1 - _over(seen * (total - 1), by_chance)
    return float(found) if weights is None else found


def gwet_ac1(
    values: np.ndarray, *, classes: int | None = None, weights: np.ndarray | None = None
) -> float | np.ndarray:
    """
    Gwet's AC1: agreement beyond chance that does not collapse where one class is by far the commonest.

    Parameters
    ----------
    values : ndarray of float, shape (coders, units)
        Codes; NaN where a coder gave none.
    classes : int, optional
        Classes that coders could have given; otherwise those that occur, which makes AC1 a little lower.
    weights : ndarray of float, shape (..., units), optional
        How often each unit counts, such as rows of bootstrap draws.

    Returns
    -------
    float or ndarray of float
        1 is perfect, 0 is chance; NaN where no unit has two codes or there is one class only (`why_undefined`). One
        figure for each row of weights.

    References
    ----------
    Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48; Gwet (2014), Handbook of
    Inter-Rater Reliability, 4th edition, Advanced Analytics.
    """
    occurring, tallies = _tallies(values)
    alike, paired = _alike(tallies)
    coders = tallies.sum(axis=1)
    observed = _over(_weighted(weights, alike), _weighted(weights, paired.astype(float)))
    shares = tallies / np.maximum(coders, 1)[:, None]
    shares = _over(_weighted(weights, shares), _weighted(weights, (coders > 0).astype(float))[..., None])
    by_chance = _over((shares * (1 - shares)).sum(axis=-1), np.asarray((classes or len(occurring)) - 1.0))
    found = _over(observed - by_chance, 1 - by_chance)
    return float(found) if weights is None else found


def raw_agreement(values: np.ndarray, *, weights: np.ndarray | None = None) -> float | np.ndarray:
    """
    Share of pairs of coders that gave a unit the same class, as the mean over units.

    Parameters
    ----------
    values : ndarray of float, shape (coders, units)
        Codes; NaN where a coder gave none.
    weights : ndarray of float, shape (..., units), optional
        How often each unit counts, such as rows of bootstrap draws.

    Returns
    -------
    float or ndarray of float
        0..1; NaN where no unit has two codes. One figure for each row of weights.
    """
    alike, paired = _alike(_tallies(values)[1])
    found = _over(_weighted(weights, alike), _weighted(weights, paired.astype(float)))
    return float(found) if weights is None else found


def class_agreement(values: np.ndarray) -> ClassAgreement:
    """
    Agreement on each class.

    Parameters
    ----------
    values : ndarray of float, shape (coders, units)
        Codes; NaN where a coder gave none.

    Returns
    -------
    ClassAgreement
        One entry a class that occurs in units with two codes or more.

    References
    ----------
    Cicchetti and Feinstein (1990), Journal of Clinical Epidemiology 43, 551-558.
    """
    values = np.atleast_2d(np.asarray(values, dtype=float))
    values = values[:, (~np.isnan(values)).sum(axis=0) >= 2]
    classes, tallies = _tallies(values)
    others = tallies.sum(axis=1, keepdims=True) - 1
    agreement = _over((tallies * (tallies - 1) / others).sum(axis=0), tallies.sum(axis=0))
    alone = [np.where(np.isnan(values), np.nan, values == each) for each in classes]
    alpha = np.array([krippendorff_alpha(each) for each in alone])
    return ClassAgreement(classes, tallies.sum(axis=0).astype(np.int64), agreement, alpha)


def confusion_table(first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    How often two coders gave which classes to the same unit.

    Parameters
    ----------
    first, second : ndarray of float, shape (units,)
        Codes of two coders; units with NaN in either are left out.

    Returns
    -------
    tuple of ndarray
        Classes, ascending, and counts of shape (classes, classes): rows are the first coder's.
    """
    both = np.array([first, second], dtype=float)
    both = both[:, ~np.isnan(both).any(axis=0)]
    classes, place = np.unique(both, return_inverse=True)
    place, size = place.reshape(both.shape), len(classes)
    return classes, np.bincount(place[0] * size + place[1], minlength=size * size).reshape(size, size)


def why_undefined(values: np.ndarray) -> str:
    """
    Tell why coefficients of agreement cannot be computed.

    Parameters
    ----------
    values : ndarray of float, shape (coders, units)
        Codes; NaN where a coder gave none.

    Returns
    -------
    str
        ``no_pairs`` if no unit has two codes, ``one_class`` if all units with two codes or more have one and the
        same class, so that nothing shows whether coders can tell classes apart; otherwise empty.
    """
    tallies = _tallies(values)[1]
    tallies = tallies[tallies.sum(axis=1) >= 2]
    if not len(tallies):
        return "no_pairs"
    return "one_class" if (tallies.sum(axis=0) > 0).sum() == 1 else ""
