"""A matrix of turns and words as a product of two small ones without negative numbers, for several sizes at once."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

__all__ = ["factors"]

ITERATIONS, TOLERANCE = 60, 1e-3
# A subspace a little wider than what is wanted, turned a few times, holds the leading singular vectors.
WIDER, POWERS = 8, 6
# Single precision: what is smaller is no weight.
LEAST, NOISE = 1e-9, 1e-6


def factors(matrix: sparse.csr_matrix, counts: Sequence[int]) -> dict[int, np.ndarray]:
    """
    Factorise by coordinate descent from the leading singular vectors.

    scikit-learn's NMF does the same, but loads half of scipy first, and finds the singular vectors anew for each size.

    Parameters
    ----------
    matrix : scipy.sparse.csr_matrix
        Turns (rows) by words (columns), no number below 0.
    counts : sequence of int
        How many parts are wanted.

    Returns
    -------
    dict of int to numpy.ndarray
        For each number of parts the matrix H of the product W H, float32, shape (parts, words).

    References
    ----------
    Cichocki and Phan (2009), IEICE Transactions E92-A, 708-721 (coordinate descent); Boutsidis and Gallopoulos (2008),
    Pattern Recognition 41, 1350-1362 (start); Halko, Martinsson and Tropp (2011), SIAM Review 53, 217-288 (vectors).
    """
    rows = matrix.astype(np.float32).tocsr()
    columns = rows.T.tocsr()
    left, right = _start(rows, columns, max(counts))
    return {count: _descended(rows, columns, left[:, :count], right[:, :count]) for count in counts}


def _start(rows: sparse.csr_matrix, columns: sparse.csr_matrix, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Take of each pair of singular vectors the half, above or below 0, that weighs more; zeros become the mean."""
    wide = min(count + WIDER, *rows.shape)
    base = np.random.default_rng(0).standard_normal((rows.shape[1], wide)).astype(np.float32)
    for _ in range(POWERS):
        base = np.linalg.qr(columns @ (rows @ base))[0]
    left, sizes, turned = np.linalg.svd(rows @ base, full_matrices=False)
    left, right = left[:, :count], (turned @ base.T)[:count].T
    up, down = ([np.maximum(sign * one, 0) for one in (left, right)] for sign in (1, -1))
    lengths = [np.linalg.norm(one, axis=0) for one in (*up, *down)]
    is_up = lengths[0] * lengths[1] >= lengths[2] * lengths[3]
    spread = np.sqrt(sizes[:count] * np.where(is_up, lengths[0] * lengths[1], lengths[2] * lengths[3]))
    started = []
    for side in (0, 1):
        half = np.where(is_up, up[side], down[side])
        half = half * (spread / np.maximum(np.where(is_up, lengths[side], lengths[2 + side]), LEAST))
        started.append(np.where(half > NOISE, half, np.float32(rows.mean())))
    missing = count - left.shape[1]
    return tuple(np.pad(one, ((0, 0), (0, missing)), constant_values=float(rows.mean())) for one in started)


def _descended(
    rows: sparse.csr_matrix, columns: sparse.csr_matrix, left: np.ndarray, right: np.ndarray
) -> np.ndarray:
    # A part is one line: its numbers lie side by side. They are copies, because other numbers of parts start there too.
    left, right = (np.array(one.T, dtype=np.float32, order="C") for one in (left, right))
    for _ in range(ITERATIONS):
        before = right.copy()
        _improve(left, (rows @ right.T).T, right @ right.T)
        _improve(right, (columns @ left.T).T, left @ left.T)
        if np.linalg.norm(right - before) <= TOLERANCE * np.linalg.norm(before):
            break
    return right


def _improve(parts: np.ndarray, wanted: np.ndarray, products: np.ndarray) -> None:
    """Set each part in turn to the best that it can be while all others stand."""
    for one in range(len(parts)):
        if products[one, one] > LEAST:
            step = (wanted[one] - products[one] @ parts) / products[one, one]
            np.maximum(parts[one] + step, 0, out=parts[one])
