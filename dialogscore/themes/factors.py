"""A matrix of turns and words as a product of two small ones without negative numbers, by scikit-learn."""

import warnings
from collections.abc import Sequence

import numpy as np
from scipy import sparse

__all__ = ["factors"]

ITERATIONS, TOLERANCE = 60, 1e-3


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
    Pattern Recognition 41, 1350-1362 (start).
    """
    # Here, since it takes a second to load and most small feeds have too few turns for themes.
    from sklearn.decomposition import non_negative_factorization
    from sklearn.exceptions import ConvergenceWarning

    matrix, found = matrix.astype(np.float32), {}
    with warnings.catch_warnings():
        # Groups are settled long before the last digits of the weights are.
        warnings.simplefilter("ignore", ConvergenceWarning)
        for count in counts:
            found[count] = non_negative_factorization(
                matrix, n_components=count, init="nndsvda", max_iter=ITERATIONS, tol=TOLERANCE, random_state=0
            )[1]
    return found
