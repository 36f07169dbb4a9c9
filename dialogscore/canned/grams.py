"""Texts as vectors of their runs of three and four characters, weighted by how rare each run is (TF-IDF)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

__all__ = ["Weighed", "gram_vectors", "pair_cosines", "weighed_grams"]

SPACE = 32
# Pairs whose cosines are computed at once: few enough that memory stays small.
PAIRS = 20_000
# Texts that are counted and weighed at once.
TEXTS = 5_000
# Bits of a sign, and where the numbers of runs of four begin while it is open how many runs of three there are.
SIGN = 21
FOURS = 2**30


class Weighed(NamedTuple):
    """
    Vectors of texts, and how heavy the texts were before their lines were made 1 long.

    Attributes
    ----------
    vectors : scipy.sparse.csr_array, shape (texts, runs)
        As `gram_vectors` gives them.
    whole, once : numpy.ndarray of float64, shape (texts,)
        Square of each line's length before, and what it would be if each run were there once.
    """

    vectors: csr_array
    whole: np.ndarray
    once: np.ndarray


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
    return weighed_grams(texts, within_words=within_words, dtype=dtype).vectors


def weighed_grams(texts: Sequence[str], *, within_words: bool = False, dtype: type = np.float64) -> Weighed:
    """
    Weigh the runs of texts, and the texts.

    Parameters
    ----------
    texts : sequence of str
        The texts, as `gram_vectors` takes them.
    within_words : bool, default False
        Whether runs stay inside a word and the spaces around it.
    dtype : type, default numpy.float64
        Type of the weights.

    Returns
    -------
    Weighed
        The vectors, and what they were divided by.
    """
    border = " " if within_words else ""
    triples: dict[int, int] = {}
    fours: dict[int, int] = {}
    # A large feed has a hundred million runs: they are counted some texts at a time, and only the counts are kept.
    most = 2 * sum(map(len, texts)) + 4 * len(border) * len(texts)
    indices, data, lengths, end = np.empty(most, np.int32), np.empty(most, dtype), np.zeros(len(texts), np.int64), 0
    for start in range(0, len(texts), TEXTS):
        length, index, count = _counted(texts[start : start + TEXTS], border, triples, fours)
        inside = slice(end, end + len(index))
        lengths[start : start + TEXTS], indices[inside], data[inside], end = length, index, count, inside.stop
    # What was not needed is given back, and was never written to.
    indices.resize(end, refcheck=False)
    data.resize(end, refcheck=False)
    # Wider places would make scipy widen the numbers of the runs too.
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32 if end < 2**31 else np.int64)
    whole, once = _weigh(data, indices, starts, triples=len(triples), size=len(triples) + len(fours))
    vectors = csr_array((data, indices, starts), shape=(len(texts), len(triples) + len(fours)))
    return Weighed(vectors, whole, once)


def _counted(
    texts: Sequence[str], border: str, triples: dict[int, int], fours: dict[int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Count the different runs of each text, list their numbers text by text, in order, and how often each is there."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 2 * len(border)
    signs = np.frombuffer((border + (2 * border).join(texts) + border).encode("utf-32-le", "surrogatepass"), np.uint32)
    text = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    signs = signs[: len(text)].astype(np.int64)  # no text at all leaves two borders
    inner = (signs != SPACE) if border else np.ones(len(signs), dtype=bool)
    short = np.flatnonzero(_same(text, 2) & inner[1:-1])
    triple = _numbered((signs[short] << 2 * SIGN | signs[short + 1] << SIGN) | signs[short + 2], triples)
    is_long = (short + 3 < len(text)) & inner[np.minimum(short + 2, len(text) - 1)]
    is_long &= text[np.minimum(short + 3, len(text) - 1)] == text[short]
    long = short[is_long]
    four = _numbered(triple[is_long] << SIGN | signs[long + 3], fours)
    run = np.concatenate([triple, four + len(triples)], dtype=np.int32, casting="unsafe")
    where = np.concatenate([text[short], text[long]])
    # Ordered by run, in each by text, and turned over: nothing is sorted. Doubles are added up.
    held = csr_array((np.ones(len(run), np.int32), (run, where)), shape=(len(triples) + len(fours), len(texts)))
    found = held.T.tocsr()
    found.indices[found.indices >= len(triples)] += np.int32(FOURS - len(triples))
    return np.diff(found.indptr), found.indices, found.data


def _numbered(keys: np.ndarray, index: dict[int, int]) -> np.ndarray:
    """Numbers by first appearance, of this call and all before it."""
    codes, found = pd.factorize(keys)
    return np.array([index.setdefault(key, len(index)) for key in found.tolist()], np.int64)[codes]


def _same(text: np.ndarray, ahead: int) -> np.ndarray:
    """Whether the sign so far ahead still belongs to the same text."""
    return text[ahead:] == text[:-ahead] if len(text) > ahead else np.zeros(0, dtype=bool)


def _weigh(
    data: np.ndarray, indices: np.ndarray, starts: np.ndarray, *, triples: int, size: int
) -> tuple[np.ndarray, np.ndarray]:
    """Turn counts into weights and close the gap in the numbers of the runs, in place; tell how heavy texts were."""
    there, texts = np.zeros(size, dtype=np.int64), len(starts) - 1
    whole, once = np.zeros(texts), np.zeros(texts)
    blocks = [starts[start : start + TEXTS + 1] for start in range(0, texts, TEXTS)]
    for ends in blocks:
        index = indices[ends[0] : ends[-1]]
        index[index >= FOURS] -= np.int32(FOURS - triples)
        there += np.bincount(index, minlength=size)
    rarity = (np.log((1 + texts) / (1 + there)) + 1).astype(data.dtype)
    for number, ends in enumerate(blocks):
        inside, rows = slice(ends[0], ends[-1]), slice(number * TEXTS, number * TEXTS + len(ends) - 1)
        weight = (np.log(data[inside]) + 1) * rarity[indices[inside]]
        row = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        whole[rows] = np.bincount(row, weights=weight.astype(float) ** 2, minlength=len(ends) - 1)
        # Few runs are there several times: only they weigh more than once.
        more = np.flatnonzero(data[inside] > 1)
        repeated = weight[more].astype(float) ** 2 - rarity[indices[inside][more]].astype(float) ** 2
        once[rows] = whole[rows] - np.bincount(row[more], weights=repeated, minlength=len(ends) - 1)
        data[inside] = weight / np.sqrt(whole[rows])[row]
    return whole, once


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
