"""Texts as vectors of their runs of three and four characters, weighted by how rare each run is (TF-IDF)."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

__all__ = ["gram_vectors", "pair_cosines"]

SPACE = 32
# Pairs whose cosines are computed at once: few enough that memory stays small.
PAIRS = 20_000
# Texts that are weighed at once.
TEXTS = 20_000


def gram_vectors(texts: Sequence[str], *, within_words: bool = False, dtype: type = np.float64) -> csr_array:
    """
    Weigh the runs of three and four characters of texts.

    Parameters
    ----------
    texts : sequence of str
        The texts, in lower case, with one space between words and none at the ends.
    within_words : bool, default False
        Whether runs stay inside a word and the spaces around it.
    dtype : type, default numpy.float64
        Type of the weights.

    Returns
    -------
    scipy.sparse.csr_array, shape (texts, runs)
        (1 + ln count) (1 + ln((1 + texts) / (1 + texts with it))), each line of length 1: what scikit-learn's
        `TfidfVectorizer` (analyzer char or char_wb, ngram_range (3, 4), sublinear_tf) gives, columns in another order.

    References
    ----------
    Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, section 6.4.
    """
    border = " " if within_words else ""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 2 * len(border)
    signs = np.frombuffer((border + (2 * border).join(texts) + border).encode("utf-32-le", "surrogatepass"), np.uint32)
    text = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    signs = signs[: len(text)]  # no text at all leaves two borders
    codes, alphabet = pd.factorize(signs)
    inner = (signs != SPACE) if within_words else np.ones(len(signs), dtype=bool)
    short = np.flatnonzero(_same(text, 2) & inner[1:-1])
    # A large feed has a hundred million runs: nothing is held twice, or longer than it is wanted.
    key = codes[short]
    for ahead in (1, 2):
        key *= len(alphabet)
        key += codes[short + ahead]
    triple, triples = _numbered(key)
    is_long = (short + 3 < len(text)) & inner[np.minimum(short + 2, len(text) - 1)]
    is_long &= text[np.minimum(short + 3, len(text) - 1)] == text[short]
    long = short[is_long]
    key = triple[is_long].astype(np.int64)
    key *= len(alphabet)
    key += codes[long + 3]
    del codes, is_long
    four, fours = _numbered(key)
    del key
    row, column = np.concatenate([text[short], text[long]]), np.concatenate([triple, four + np.int32(triples)])
    del text, short, long, triple, four
    found = csr_array(
        (np.ones(len(row), dtype=np.int32), (row, column)), shape=(len(texts), triples + fours)
    )  # doubles are added up
    del row, column
    return _weighted(found, dtype)


def _numbered(keys: np.ndarray) -> tuple[np.ndarray, int]:
    codes, found = pd.factorize(keys)
    return codes.astype(np.int32), len(found)


def _same(text: np.ndarray, ahead: int) -> np.ndarray:
    """Whether the sign so far ahead still belongs to the same text."""
    return text[ahead:] == text[:-ahead] if len(text) > ahead else np.zeros(0, dtype=bool)


def _weighted(found: csr_array, dtype: type) -> csr_array:
    there = np.bincount(found.indices, minlength=found.shape[1])
    rarity = (np.log((1 + found.shape[0]) / (1 + there)) + 1).astype(dtype)
    data = np.empty(found.nnz, dtype=dtype)
    for start in range(0, found.shape[0], TEXTS):
        ends = found.indptr[start : start + TEXTS + 1]
        inside = slice(ends[0], ends[-1])
        weight = (np.log(found.data[inside].astype(dtype)) + 1) * rarity[found.indices[inside]]
        row = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        length = np.sqrt(np.bincount(row, weights=weight.astype(float) ** 2, minlength=len(ends) - 1))
        data[inside] = weight / length[row]
    return csr_array((data, found.indices, found.indptr), shape=found.shape)


def pair_cosines(vectors: csr_array, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """
    Compute the cosines of pairs of texts.

    Parameters
    ----------
    vectors : scipy.sparse.csr_array, shape (texts, runs)
        As `gram_vectors` gives them.
    one, other : numpy.ndarray of int, shape (pairs,)
        Positions of the two texts of each pair.

    Returns
    -------
    numpy.ndarray of float, shape (pairs,)
        Cosines, 0..1.
    """
    found = np.empty(len(one))
    for start in range(0, len(one), PAIRS):
        chosen = slice(start, start + PAIRS)
        found[chosen] = vectors[one[chosen]].multiply(vectors[other[chosen]]).sum(axis=1)
    return found
