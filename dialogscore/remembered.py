"""What was worked out of a table's columns once: many stages ask the same of columns that do not change.

Arrow arrays cannot be changed, so what follows from them stays true for as long as they are there: it is kept beside
them and let go with the first of them.
"""

import weakref
from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["arrow", "encoded", "few_texts", "remembered"]

TRIED, FEW = 256, 16

_KEPT: dict[tuple, tuple] = {}


def arrow(column: pd.Series) -> pa.ChunkedArray | None:
    """
    Give the Arrow array that a column of text rests on.

    Parameters
    ----------
    column : pandas.Series
        Any column.

    Returns
    -------
    pyarrow.ChunkedArray or None
        The very array, so that two columns can be told to be the same one; None where the column rests on another.
    """
    return getattr(column.array, "_pa_array", None)


def remembered(name: str, *columns: pd.Series, make: Callable[[], tuple[np.ndarray, ...]]) -> tuple[np.ndarray, ...]:
    """
    Work something out of whole columns, or give what was worked out of the same ones before.

    Parameters
    ----------
    name : str
        What is worked out.
    *columns : pandas.Series
        All that it depends on.
    make : callable
        Works it out.

    Returns
    -------
    tuple of numpy.ndarray
        What `make` gives. Where all columns rest on Arrow the arrays are kept, and cannot be written to.
    """
    arrays = [arrow(column) for column in columns]
    if any(array is None for array in arrays):
        return make()
    key = (name, *map(id, arrays))
    if key not in _KEPT:
        made = make()
        for array in made:
            array.setflags(write=False)
        # The first of the columns to go takes what was made of it along: its place in memory may be another's soon.
        _KEPT[key] = made, [weakref.finalize(array, _KEPT.pop, key, None) for array in arrays]
    return _KEPT[key][0]


def encoded(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """
    Number the texts of a column.

    Parameters
    ----------
    column : pandas.Series of str
        Text, may be NA.

    Returns
    -------
    codes : numpy.ndarray of int, shape (rows,)
        Number of each row's text by first appearance, -1 where NA; as small as the numbers allow.
    texts : numpy.ndarray of object
        The texts in that order.
    """
    return remembered("encoded", column, make=lambda: _encoded(column))


def few_texts(column: pd.Series) -> bool:
    """
    Guess whether a column holds so few different texts that they are best numbered once.

    Parameters
    ----------
    column : pandas.Series
        Any column.

    Returns
    -------
    bool
        True for a column on Arrow whose first rows hold few texts.
    """
    array = arrow(column)
    return array is not None and len(array) > TRIED and pc.count_distinct(array.slice(0, TRIED)).as_py() <= FEW


def _encoded(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    codes, texts = pd.factorize(column)
    # Twenty columns of few words are numbered in the end: a byte each, and not eight.
    return codes.astype(np.min_scalar_type(-len(texts) - 1)), texts.to_numpy(dtype=object)
