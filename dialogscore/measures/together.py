"""Rows that are one unit together, such as the messages of a turn: what holds of any of them, and the most of them."""

from typing import NamedTuple

import numpy as np

from dialogscore.codes import first_places, ranked

__all__ = ["Units", "any_of", "most_of", "units_of"]


class Units(NamedTuple):
    """
    Which rows are one unit.

    Attributes
    ----------
    first : numpy.ndarray of int64, shape (units,)
        First row of each unit.
    later : numpy.ndarray of int64
        All other rows: few, since most units are of one row, so that little is left to do for each question.
    unit : numpy.ndarray of int64, shape of `later`
        Place in `first` of the unit of each of them.
    """

    first: np.ndarray
    later: np.ndarray
    unit: np.ndarray


def units_of(numbers: np.ndarray) -> Units:
    """
    Tell which rows are one unit.

    Parameters
    ----------
    numbers : numpy.ndarray of int, shape (rows,)
        Number of each row's unit, 0 or more and not much larger than there are rows in the feed.

    Returns
    -------
    Units
        In the order of their numbers.
    """
    code = ranked(numbers)
    first = first_places(code)
    later = np.flatnonzero(first[code] != np.arange(len(code)))
    return Units(first, later, code[later])


def any_of(units: Units, mask: np.ndarray) -> np.ndarray:
    """
    Tell which units hold a row for which something is true.

    Parameters
    ----------
    units : Units
        As `units_of` gives them.
    mask : numpy.ndarray of bool, shape (rows,)
        Of each row.

    Returns
    -------
    numpy.ndarray of bool, shape (units,)
        Of each unit.
    """
    found = mask[units.first]
    found[units.unit[mask[units.later]]] = True
    return found


def most_of(units: Units, values: np.ndarray) -> np.ndarray:
    """
    Take the largest value of each unit.

    Parameters
    ----------
    units : Units
        As `units_of` gives them.
    values : numpy.ndarray, shape (rows,)
        Of each row.

    Returns
    -------
    numpy.ndarray, shape (units,)
        Of each unit.
    """
    most = values[units.first]
    np.maximum.at(most, units.unit, values[units.later])
    return most
