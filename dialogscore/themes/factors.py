"""A matrix of turns and words as a product of two small ones without negative numbers.

These are the steps and the numbers of scikit-learn's `non_negative_factorization`, which is the oracle in the tests.
Loading scikit-learn takes half as long again as all else that an audit of some hundred messages does.
"""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from scipy import linalg, sparse

__all__ = ["factors"]

ITERATIONS, TOLERANCE = 60, 1e-3
# A space a little wider than what is wanted, turned a few times, holds the leading singular vectors.
WIDER, ROUNDS, MORE_ROUNDS, FEW = 10, 4, 7, 0.1
LEAST = 1e-6


def factors(matrix: sparse.csr_matrix, counts: Sequence[int]) -> dict[int, np.ndarray]:
    """
    Factorise by coordinate descent from the leading singular vectors.

    Parameters
    ----------
    matrix : scipy.sparse.csr_matrix
        Turns (rows) by words (columns), no number below 0.
    counts : sequence of int
        How many parts are wanted, no more than rows or columns.

    Returns
    -------
    dict of int to numpy.ndarray
        For each number of parts the matrix H of the product W H, float32, shape (parts, words).

    References
    ----------
    Cichocki and Phan (2009), IEICE Transactions E92-A, 708-721 (coordinate descent); Boutsidis and Gallopoulos (2008),
    Pattern Recognition 41, 1350-1362 (start); Halko, Martinsson and Tropp (2011), SIAM Review 53, 217-288 (vectors).
    """
    matrix = matrix.astype(np.float32)
    return {count: _descended(matrix, *_start(matrix, count)) for count in counts}


def _descended(matrix: sparse.csr_matrix, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    first = None
    for _ in range(ITERATIONS):
        missed = _improve(left, matrix @ right, right.T @ right) + _improve(right, matrix.T @ left, left.T @ left)
        first = missed if first is None else first
        # Groups are settled long before the last digits of the weights are.
        if missed <= TOLERANCE * first:
            break
    return right.T


def _improve(parts: np.ndarray, wanted: np.ndarray, products: np.ndarray) -> float:
    """Set each part (a column) in turn to the best that it can be while all others stand; tell how far all were off."""
    lines, missed = np.ascontiguousarray(parts.T), np.float32(0)
    terms = np.empty((len(lines) + 1, len(parts)), np.float32)
    for one, weights in enumerate(products):
        terms[0] = -wanted[:, one]
        np.multiply(weights[:, None], lines, out=terms[1:])
        slope, line = terms.sum(axis=0), lines[one]
        off = np.where(line == 0, np.minimum(slope, 0), slope)
        missed = np.cumsum(np.append(missed, np.abs(off)))[-1]
        if weights[one] != 0:
            np.maximum(line - slope / weights[one], 0, out=line)
    parts[:] = lines.T
    return float(missed)


def _start(matrix: sparse.csr_matrix, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Take of each pair of singular vectors the half, above or below 0, that weighs more; zeros become the mean."""
    left, sizes, right = _singular(matrix, count)
    started = np.zeros((len(left), count), np.float32), np.zeros((len(right), count), np.float32)
    for one, size in enumerate(sizes):
        halves = [[np.maximum(sign * vectors[:, one], 0) for vectors in (left, right)] for sign in (-1, 1)]
        lengths = [[sqrt(half @ half) for half in both] for both in halves]
        weights = [length * other for length, other in lengths]
        heavier = int(weights[1] > weights[0])
        for side, place in enumerate(started):
            if one == 0:  # the first pair has but one sign
                place[:, 0] = np.sqrt(size) * np.abs((left, right)[side][:, 0])
            else:
                half = halves[heavier][side] / lengths[heavier][side]
                place[:, one] = np.sqrt(size * weights[heavier]) * half
    mean = matrix.mean()
    for place in started:
        place[place < LEAST] = mean
    return started


def _singular(matrix: sparse.csr_matrix, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the leading singular vectors, in columns, and what they weigh."""
    is_wide = matrix.shape[0] < matrix.shape[1]
    tall = matrix.T if is_wide else matrix
    base = np.random.RandomState(0).normal(size=(tall.shape[1], count + WIDER)).astype(np.float32)
    for _ in range(MORE_ROUNDS if count < FEW * min(matrix.shape) else ROUNDS):
        base = linalg.lu(tall @ base, permute_l=True, check_finite=False)[0]
        base = linalg.lu(tall.T @ base, permute_l=True, check_finite=False)[0]
    base = linalg.qr(tall @ base, mode="economic", check_finite=False)[0]
    turned, sizes, across = linalg.svd(base.T @ tall, full_matrices=False)
    along, across = (base @ turned)[:, :count], across[:count].T
    return (across, sizes[:count], along) if is_wide else (along, sizes[:count], across)
