"""What two texts share, among millions of texts at once: nearly all that only one of them has falls through a sieve."""

import numpy as np

__all__ = ["may_repeat", "words_shared"]

_PART = 1 << 20
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


def may_repeat(keys: np.ndarray) -> np.ndarray:
    """
    Tell which numbers may occur several times.

    Parameters
    ----------
    keys : numpy.ndarray
        int64.

    Returns
    -------
    numpy.ndarray
        Positions, ascending: all numbers that do occur several times, and some that do not.
    """
    bits = max(2 * keys.size, 1).bit_length()
    kind = np.int32 if keys.size < 2**31 else np.int64
    # Part by part, and the slots worked out anew each time: they would take twice the room of all else here.
    parts = [(keys[start : start + _PART], start) for start in range(0, keys.size, _PART)]
    # Of several numbers in a slot the last one stays: whoever finds another there is not alone.
    last = np.empty(1 << bits, kind)
    for part, start in parts:
        last[_slots(part, bits)] = np.arange(start, start + part.size, dtype=kind)
    several = np.zeros(last.size, bool)
    for part, start in parts:
        slots = _slots(part, bits)
        several[slots[last[slots] != np.arange(start, start + part.size, dtype=kind)]] = True
    del last
    found = [np.flatnonzero(several[_slots(part, bits)]) + start for part, start in parts]
    return np.concatenate([np.empty(0, np.int64), *found])


def _among(keys: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Keep the keys that may be among others: all that are, and few that are not."""
    bits = max(_SLOTS * others.size, 1).bit_length()
    taken = np.zeros(1 << bits, bool)
    taken[_slots(others, bits)] = True
    return keys[taken[_slots(keys, bits)]]


def _slots(keys: np.ndarray, bits: int) -> np.ndarray:
    return ((keys.view(np.uint64) * _SPREAD) >> np.uint64(64 - bits)).view(np.int64)


def _distinct(keys: np.ndarray) -> np.ndarray:
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) != 0]
