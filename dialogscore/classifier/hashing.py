"""Words as numbers: hashes of words, word pairs and letter runs, so that a model holds no text.

Everything here is arithmetic on arrays; strings are touched once per distinct word.
A word is cut after 30 letters, since nothing longer tells one word from another.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

__all__ = ["bucket", "hash_words", "letter_runs", "mix", "pair"]

_LONGEST = 30
_ODD = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.array([pow(0x100000001B3, i, 1 << 64) for i in range(_LONGEST + 2)], dtype=np.uint64)


def mix(values: np.ndarray) -> np.ndarray:
    """
    Spread 64-bit numbers evenly (the finisher of splitmix64, Steele, Lea and Flood 2014).

    Parameters
    ----------
    values : numpy.ndarray
        uint64.

    Returns
    -------
    numpy.ndarray
        uint64, same shape.
    """
    values = values.astype(np.uint64, copy=True)
    shifted = values >> np.uint64(30)
    values ^= shifted
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= np.right_shift(values, np.uint64(27), out=shifted)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= np.right_shift(values, np.uint64(31), out=shifted)
    return values


def pair(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """
    Hash two hashes in their order.

    Parameters
    ----------
    first, second : numpy.ndarray
        uint64.

    Returns
    -------
    numpy.ndarray
        uint64.
    """
    return mix(first * _ODD + second)


def bucket(hashes: np.ndarray, *, salt: int, bits: int) -> np.ndarray:
    """
    Put hashes into 2**bits buckets.

    Parameters
    ----------
    hashes : numpy.ndarray
        uint64.
    salt : int
        Keeps one kind of feature apart from another.
    bits : int
        Number of bits.

    Returns
    -------
    numpy.ndarray
        int32, 0..2**bits-1.
    """
    salted = mix(np.array([salt], dtype=np.uint64))
    return (mix(hashes ^ salted) >> np.uint64(64 - bits)).astype(np.int32)


def hash_words(words: Sequence[str] | pa.Array) -> np.ndarray:
    """
    Hash words by their letters, the same on every machine.

    Parameters
    ----------
    words : sequence of str, or pyarrow.Array
        Distinct words.

    Returns
    -------
    numpy.ndarray
        uint64, one per word; 0 letters give the hash of nothing.
    """
    letters, starts = _letters(pc.utf8_slice_codeunits(pa.array(words, pa.string()), 0, _LONGEST))
    lengths = np.diff(starts)
    place = np.arange(letters.size) - np.repeat(starts[:-1], lengths)
    sums = np.concatenate([[np.uint64(0)], np.cumsum(letters * _POWERS[place], dtype=np.uint64)])
    return mix(sums[starts[1:]] - sums[starts[:-1]] + lengths.astype(np.uint64))


def letter_runs(words: Sequence[str] | pa.Array, *, shortest: int, longest: int, bits: int) -> sparse.csr_matrix:
    """
    Count the runs of letters in each word, hashed; the word's edges count as letters.

    Parameters
    ----------
    words : sequence of str, or pyarrow.Array
        Distinct words; an empty one has no runs.
    shortest, longest : int
        Lengths of the runs.
    bits : int
        2**bits columns.

    Returns
    -------
    scipy.sparse.csr_matrix
        float32, words x 2**bits.
    """
    cut = pc.utf8_slice_codeunits(pa.array(words, pa.string()), 0, _LONGEST)
    edged = pc.binary_join_element_wise("\x02", cut, "\x03", "")
    letters, starts = _letters(pc.if_else(pc.equal(cut, ""), "", edged))
    owner = np.repeat(np.arange(len(words)), np.diff(starts))
    # One line per letter and one column per length, so that the runs of a word stand together without sorting.
    lengths = range(shortest, longest + 1)
    column = np.zeros((letters.size, len(lengths)), dtype=np.int32)
    inside = np.zeros((letters.size, len(lengths)), dtype=bool)
    total = np.zeros(letters.size, dtype=np.uint64)
    for length in range(1, longest + 1):
        last = max(letters.size - length + 1, 0)
        total = total[:last] + letters[length - 1 :] * _POWERS[length - 1]
        if length >= shortest:
            column[:last, length - shortest] = bucket(total, salt=length, bits=bits)
            inside[:last, length - shortest] = owner[:last] == owner[length - 1 :]
    counts = sum(np.maximum(np.diff(starts) - length + 1, 0) for length in lengths)
    ends = np.concatenate([[0], np.cumsum(counts)])
    ones = np.ones(ends[-1], dtype=np.float32)
    return sparse.csr_matrix((ones, column[inside], ends), shape=(len(words), 1 << bits))


def _letters(words: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    starts = np.concatenate([[0], np.cumsum(pc.utf8_length(words).to_numpy())]).astype(np.int64)
    _, edges, text = words.buffers()
    edges = np.frombuffer(edges, np.int32)[words.offset : words.offset + len(words) + 1]
    whole = bytes(memoryview(text)[edges[0] : edges[-1]]).decode() if starts[-1] else ""
    points = np.frombuffer(whole.encode("utf-32-le"), dtype="<u4")
    # There are few different letters: each is hashed once.
    return mix(np.arange(1, int(points.max(initial=0)) + 2))[points], starts
