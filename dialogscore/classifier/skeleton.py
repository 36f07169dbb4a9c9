"""The skeleton of a message: its words as concepts, in their order, so that both languages show the same runs.

"Danke für deine Nachricht" and "Thanks for your message" have one skeleton; a word that no pack knows stands as a
blank, and blanks in a row as one. Company names, places and products are blanks, so none of them is learned here.
"""

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore.classifier.hashing import bucket, pair
from dialogscore.classifier.layout import UNKNOWN_SHAPE, Layout, Lexicon

__all__ = ["SKELETON_BITS", "no_skeletons", "skeleton_matrix"]

SKELETON_BITS = 16
LONGEST = 4
SKELETON_VALUE = 2.0
_EDGE = np.uint64(3)
_FIRST_SALT = 10


def skeleton_matrix(place: Layout, lexicon: Lexicon, languages: pd.Series, size: int) -> sparse.csr_matrix:
    """
    Hash runs of one to four concepts.

    Parameters
    ----------
    place : Layout
        Where things stand.
    lexicon : Lexicon
        The vocabulary.
    languages : pandas.Series of str
        Language of each message.
    size : int
        Number of messages.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, messages x 2**16.
    """
    kept = np.flatnonzero(place.kept & ~place.signed)
    ids, row = place.ids[kept], place.row[kept]
    named = languages.astype(object).fillna("").to_numpy()
    # The shapes of all languages side by side: one look at the words of a message, whatever it is written in.
    side = np.zeros(size, dtype=np.int64)
    for number, code in enumerate(lexicon.spoken):
        side[named == code] = number * lexicon.hashes.size
    shape = lexicon.shapes[ids + side[row]]
    blank = shape == UNKNOWN_SHAPE
    new = np.ones(row.size, dtype=bool)
    new[1:] = ~(blank[1:] & blank[:-1] & (row[1:] == row[:-1]))
    return _runs(row[new], shape[new], size)


def no_skeletons(size: int) -> sparse.csr_matrix:
    """
    Give the matrix of messages whose skeletons nobody asks for.

    Parameters
    ----------
    size : int
        Number of messages.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, messages x 2**16, empty.
    """
    return sparse.csr_matrix((size, 1 << SKELETON_BITS), dtype=np.float32)


def _runs(row: np.ndarray, shape: np.ndarray, size: int) -> sparse.csr_matrix:
    # An edge before and after each message, so that runs know where it begins and ends.
    count = np.bincount(row, minlength=size)
    count += 2 * (count > 0)
    owner = np.repeat(np.arange(size), count)
    padded = np.full(owner.size, _EDGE)
    inner = np.ones(owner.size, dtype=bool)
    inner[np.diff(owner, prepend=-1) != 0] = inner[np.diff(owner, append=-1) != 0] = False
    padded[inner] = shape
    # One line per place and one column per length, so that the runs of a message stand together without sorting.
    column = np.zeros((padded.size, LONGEST), dtype=np.int32)
    whole = np.zeros((padded.size, LONGEST), dtype=bool)
    run = padded
    for length in range(1, LONGEST + 1):
        last = max(padded.size - length + 1, 0)
        if length > 1:
            run = pair(run[:last], padded[length - 1 :])
        column[:last, length - 1] = bucket(run, salt=_FIRST_SALT + length, bits=SKELETON_BITS)
        whole[:last, length - 1] = inner if length == 1 else owner[:last] == owner[length - 1 :]
    # Concepts alone, and runs that may begin or end with an edge.
    runs = np.maximum(count - 2, 0) + sum(np.maximum(count - length + 1, 0) for length in range(2, LONGEST + 1))
    values = np.repeat((SKELETON_VALUE / np.sqrt(np.maximum(runs, 8))).astype(np.float32), runs)
    starts = np.concatenate([[0], np.cumsum(runs)])
    return sparse.csr_matrix((values, column[whole], starts), shape=(size, 1 << SKELETON_BITS))
