"""How good labels are, on companies that the model has not seen; every figure with an interval over companies.

Counts are summed by company first: a bootstrap draw of companies is then a weighted sum of small tables.
"""

import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

__all__ = [
    "LEAST_COMPANIES",
    "Figure",
    "calibration_tables",
    "confusions",
    "draw_companies",
    "ece",
    "f1",
    "interval",
    "macro_f1",
]

BINS = 15
DRAWS = 500
# With fewer there is nothing to draw from.
LEAST_COMPANIES = 3


class Figure(NamedTuple):
    """
    One measured figure.

    Attributes
    ----------
    value : float
        The figure on all rows; NaN where undefined.
    low, high : float
        95 % interval by bootstrap over companies.
    n : int
        Coded messages it rests on.
    companies : int
        Companies they come from.
    """

    value: float
    low: float
    high: float
    n: int
    companies: int


def confusions(coded: np.ndarray, predicted: np.ndarray, groups: np.ndarray, *, labels: int) -> np.ndarray:
    """
    Count coded against predicted labels, company by company.

    Parameters
    ----------
    coded, predicted : numpy.ndarray
        Label numbers 0..labels-1, one per message.
    groups : numpy.ndarray
        Company number 0..G-1 of each message.
    labels : int
        Number of labels.

    Returns
    -------
    numpy.ndarray
        int64, companies x coded x predicted; companies without a message are left out.
    """
    present, group = np.unique(groups, return_inverse=True)
    cells = (group * labels + coded) * labels + predicted
    return np.bincount(cells, minlength=present.size * labels * labels).reshape(-1, labels, labels)


def f1(tables: np.ndarray) -> np.ndarray:
    """
    Harmonic mean of precision and recall, per label.

    Parameters
    ----------
    tables : numpy.ndarray
        ... x coded x predicted.

    Returns
    -------
    numpy.ndarray
        ... x labels, 0..1; NaN for a label neither coded nor predicted.
    """
    both = tables.sum(axis=-1) + tables.sum(axis=-2)
    hits = np.diagonal(tables, axis1=-2, axis2=-1)
    return np.divide(2 * hits, both, out=np.full(both.shape, np.nan), where=both > 0)


def macro_f1(tables: np.ndarray, labels: Sequence[int] | None = None) -> np.ndarray:
    """
    Mean F1 over the labels that occur.

    Parameters
    ----------
    tables : numpy.ndarray
        ... x coded x predicted.
    labels : sequence of int, optional
        Only these; by default all.

    Returns
    -------
    numpy.ndarray
        One number per table; NaN for an empty table.
    """
    values = f1(tables) if labels is None else f1(tables)[..., list(labels)]
    found = ~np.isnan(values)
    count = found.sum(axis=-1)
    return np.divide(np.where(found, values, 0).sum(axis=-1), count, out=np.full(count.shape, np.nan), where=count > 0)


def calibration_tables(probability: np.ndarray, right: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """
    Sum what calibration needs, company by company, in bins of equal width.

    Parameters
    ----------
    probability : numpy.ndarray
        Probability of the label given, 0..1.
    right : numpy.ndarray
        Whether it is the coded one.
    groups : numpy.ndarray
        Company of each message.

    Returns
    -------
    numpy.ndarray
        float64, companies x 15 bins x (messages, summed probability, right ones).
    """
    present, group = np.unique(groups, return_inverse=True)
    cells = group * BINS + np.minimum((probability * BINS).astype(np.int64), BINS - 1)
    sums = [np.bincount(cells, weights=w, minlength=present.size * BINS) for w in (None, probability, right)]
    return np.stack(sums, axis=-1).astype(np.float64).reshape(-1, BINS, 3)


def ece(tables: np.ndarray) -> np.ndarray:
    """
    Expected calibration error: mean gap between probability and share right, weighted by bin.

    Parameters
    ----------
    tables : numpy.ndarray
        ... x bins x (messages, summed probability, right ones).

    Returns
    -------
    numpy.ndarray
        0..1, one number per table; NaN for an empty one.
    """
    total = tables[..., 0].sum(axis=-1)
    gaps = np.abs(tables[..., 1] - tables[..., 2]).sum(axis=-1)
    return np.divide(gaps, total, out=np.full(total.shape, np.nan), where=total > 0)


def interval(
    tables: np.ndarray,
    figure: Callable[[np.ndarray], np.ndarray],
    *,
    n: int,
    seed: int,
    name: str,
) -> Figure:
    """
    Compute a figure and its interval by drawing companies with replacement.

    Parameters
    ----------
    tables : numpy.ndarray
        One table of sums per company, companies first.
    figure : callable
        Turns ... x tables into ... figures.
    n : int
        Messages behind the tables.
    seed : int
        Seed of the whole training.
    name : str
        Name of the figure, so that each has its own random numbers.

    Returns
    -------
    Figure
        Percentile interval of 500 draws; NaN bounds with fewer than three companies. A calibration error of a draw is
        larger by mere chance: its interval is moved down by as much as the draws' mean lies above the value.
    """
    companies = tables.shape[0]
    value = float(figure(tables.sum(axis=0)))
    if companies < LEAST_COMPANIES:
        return Figure(value, np.nan, np.nan, n, companies)
    drawn = figure(np.tensordot(draw_companies(companies, seed=seed, name=name), tables.astype(np.float64), axes=1))
    drawn = drawn[~np.isnan(drawn)]
    if figure is ece and drawn.size:
        drawn = np.maximum(drawn - max(0.0, drawn.mean() - value), 0)
    low, high = np.quantile(drawn, [0.025, 0.975]) if drawn.size else (np.nan, np.nan)
    return Figure(value, float(low), float(high), n, companies)


def draw_companies(companies: int, *, seed: int, name: str) -> np.ndarray:
    """
    Draw companies with replacement.

    Parameters
    ----------
    companies : int
        How many there are, and how many each draw takes.
    seed : int
        Seed of the whole run.
    name : str
        Name of the figure, so that each has its own random numbers.

    Returns
    -------
    numpy.ndarray
        float64, draws x companies: how often each is drawn.
    """
    random = np.random.default_rng([seed, zlib.crc32(name.encode())])
    return random.multinomial(companies, np.full(companies, 1 / companies), size=DRAWS).astype(np.float64)
