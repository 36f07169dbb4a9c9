"""Numbers that stand for something: where each stands first, and their ranks."""

import numpy as np

__all__ = ["first_places", "ranked"]


def first_places(codes: np.ndarray) -> np.ndarray:
    """
    Find where each number stands first.

    Parameters
    ----------
    codes : ndarray of int, shape (n,)
        Numbers from 0 without gaps.

    Returns
    -------
    ndarray of int64, shape (numbers,)
        Place of the first row of each number.
    """
    places = np.empty(int(codes.max(initial=-1)) + 1, dtype=np.int64)
    # Written from the last to the first, so that the first stands.
    places[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return places


def ranked(values: np.ndarray) -> np.ndarray:
    """
    Number values from 0 without gaps, by size: what `numpy.unique` gives as the inverse, without sorting.

    Parameters
    ----------
    values : ndarray of int, shape (n,)
        Numbers from 0, not much larger than there are rows in the feed.

    Returns
    -------
    ndarray of int64, shape (n,)
        How many smaller values there are.
    """
    there = np.zeros(int(values.max(initial=-1)) + 1, dtype=bool)
    there[values] = True
    return (np.cumsum(there) - 1)[values]
