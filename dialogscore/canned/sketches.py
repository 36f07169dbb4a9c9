"""Sketches of texts: bits that tell of most pairs that they are too far apart, without a look at their weights."""

import numpy as np
from scipy.sparse import csr_array

__all__ = ["Sketches"]

BITS = 512
TEXTS_AT_ONCE = 1_000
PAIRS_AT_ONCE = 20_000
ROUNDING = 1e-5


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
    """

    def __init__(self, vectors: csr_array, *, least: float):
        count = vectors.shape[0]
        self.bits = np.zeros((count, BITS // 64), np.uint64)
        self.most_missing = np.zeros(count, np.int64)
        for start in range(0, count, TEXTS_AT_ONCE):
            part = vectors[start : start + TEXTS_AT_ONCE]
            row = np.repeat(np.arange(part.shape[0]), np.diff(part.indptr))
            mass = np.bincount(
                row * BITS + part.indices % BITS, weights=part.data.astype(float) ** 2, minlength=part.shape[0] * BITS
            ).reshape(-1, BITS)
            chosen = slice(start, start + part.shape[0])
            self.bits[chosen] = np.packbits(mass > 0, axis=1).view(np.uint64)
            # Halves of the width are sorted in half the time; sums are as wide as before.
            lightest = np.sort(np.where(mass > 0, mass, np.inf).astype(np.float32), axis=1)
            lightest = np.cumsum(lightest, axis=1, dtype=float)
            self.most_missing[chosen] = (lightest <= 1 - least**2 + ROUNDING).sum(axis=1)

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
