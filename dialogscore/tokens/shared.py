"""Words that two texts share, for millions of pairs of texts at once."""

import numpy as np

__all__ = ["words_shared"]

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
# Slots of the sieve for each word: of eight words that are in one text alone seven fall through.
_SLOTS = 8


def words_shared(
    one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray], *, pairs: int, words: int
) -> np.ndarray:
    """
    Count the different words that stand in both texts of each pair.

    Parameters
    ----------
    one, other : tuple of numpy.ndarray
        Number of the pair and vocabulary id of each token of the first texts, and of the second ones.
    pairs : int
        Number of pairs.
    words : int
        Length of the vocabulary.

    Returns
    -------
    numpy.ndarray
        int64, shape (pairs,).
    """
    keys = [row.astype(np.int64) * words + ids for row, ids in (one, other)]
    # Most words are in one of the two alone. A sieve drops nearly all of these, so that only the rest is sorted.
    keys[1] = _among(keys[1], keys[0])
    keys[0] = _among(keys[0], keys[1])
    both = np.sort(np.concatenate([_distinct(part) for part in keys]))
    return np.bincount(both[1:][both[1:] == both[:-1]] // max(words, 1), minlength=pairs)


def _among(keys: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Keep the keys that may be among others: all that are, and few that are not."""
    bits = max(int(_SLOTS * others.size), 1).bit_length()
    slots = [((part.view(np.uint64) * _SPREAD) >> np.uint64(64 - bits)).view(np.int64) for part in (keys, others)]
    taken = np.zeros(1 << bits, bool)
    taken[slots[1]] = True
    return keys[taken[slots[0]]]


def _distinct(keys: np.ndarray) -> np.ndarray:
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) != 0]
