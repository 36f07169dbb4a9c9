"""Sketches of texts: bits that tell of most pairs that they are too far apart, without a look at their weights."""

import numpy as np
from scipy.sparse import csr_array

from dialogscore.pieces import PIECE_ROWS, at_once

__all__ = ["Sketches"]

BITS = 512
# So few that what is worked out for them stays near the processor.
TEXTS_AT_ONCE = 200
PAIRS_AT_ONCE = 20_000
ROUNDING = 1e-5
# Shares of a text's mass as whole numbers of 16 bits, which are sorted in a fraction of the time: the heaviest stands
# for what is not there.
WHOLE = 2**16 - 2
NOT_THERE = 2**16 - 1


class Sketches:
    """
    One bit for each 512th sign: set where a text has any of these signs.

    A sign of the one text whose bit the other has not is missing there, and with it a part of the cosine. If the signs
    missing, the lightest that they can be, leave too little, the two are not close.

    Parameters
    ----------
    vectors : scipy.sparse.csr_array, shape (texts, signs)
        Lines of length 1.
    least : float
        Cosine from which on two texts are close.
    jobs : int, default 1
        Threads; the result is the same.
    """

    def __init__(self, vectors: csr_array, *, least: float, jobs: int = 1):
        count = vectors.shape[0]
        self.bits = np.zeros((count, BITS // 64), np.uint64)
        self.most_missing = np.zeros(count, np.int64)

        def sketch(start: int) -> None:
            for first in range(start, min(start + PIECE_ROWS, count), TEXTS_AT_ONCE):
                part = slice(first, min(first + TEXTS_AT_ONCE, count))
                self.bits[part], self.most_missing[part] = _sketched(vectors, part, least)

        at_once([(sketch, start) for start in range(0, count, PIECE_ROWS)], jobs=jobs)
        self.has = np.bitwise_count(self.bits).sum(axis=1, dtype=np.int64)

    def may_be_close(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """
        Tell of which pairs the sketches do not rule out that they are close.

        Parameters
        ----------
        one, other : numpy.ndarray of int64, shape (pairs,)
            Texts.

        Returns
        -------
        numpy.ndarray of bool, shape (pairs,)
            False where the cosine is surely less than `least`.
        """
        # Bits that there are more of in the one than in the other are missing there, whichever they are.
        more = self.has[one] - self.has[other]
        found = (more <= self.most_missing[one]) & (-more <= self.most_missing[other])
        left = np.flatnonzero(found)
        for start in range(0, len(left), PAIRS_AT_ONCE):
            chosen = left[start : start + PAIRS_AT_ONCE]
            first, second = one[chosen], other[chosen]
            both = np.bitwise_count(self.bits[first] & self.bits[second]).sum(axis=1, dtype=np.int64)
            found[chosen] = self.has[first] - both <= self.most_missing[first]
            found[chosen] &= self.has[second] - both <= self.most_missing[second]
        return found


def _sketched(vectors: csr_array, part: slice, least: float) -> tuple[np.ndarray, np.ndarray]:
    """Bits of some texts, and how many of them may be missing elsewhere."""
    size = part.stop - part.start
    inside = slice(int(vectors.indptr[part.start]), int(vectors.indptr[part.stop]))
    place = np.repeat(np.arange(size) * BITS, np.diff(vectors.indptr[part.start : part.stop + 1]))
    place += vectors.indices[inside] % BITS
    mass = np.bincount(place, weights=np.square(vectors.data[inside]), minlength=size * BITS).reshape(size, BITS)
    there = mass > 0
    # Rounded down: never heavier than they are.
    lightest = np.where(there, np.minimum(mass * WHOLE, WHOLE).astype(np.uint16), np.uint16(NOT_THERE))
    lightest.sort(axis=1)
    lightest = np.cumsum(lightest, axis=1, dtype=np.uint32)
    missing = (lightest <= (1 - least**2 + ROUNDING) * WHOLE).sum(axis=1)
    return np.packbits(there, axis=1).view(np.uint64), missing
