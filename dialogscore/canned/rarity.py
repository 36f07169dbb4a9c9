"""Which signs of texts are rare: read some texts at a time, for a large feed has a hundred million signs."""

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array

__all__ = ["rare_grams", "sign_spread", "some_texts"]

TEXTS = 20_000
# Steps of rarity in which signs are sorted at first: the commonest steps hold no sign that is wanted.
STEPS = 64
ROUNDING = 1e-5


def some_texts(vectors: csr_array) -> Iterator[tuple[slice, slice]]:
    """
    Go through the texts in blocks.

    Parameters
    ----------
    vectors : scipy.sparse.csr_array, shape (texts, signs)
        Signs of the texts.

    Yields
    ------
    tuple of slice
        Texts, and where their signs are.
    """
    for start in range(0, vectors.shape[0], TEXTS):
        stop = min(start + TEXTS, vectors.shape[0])
        yield slice(start, stop), slice(int(vectors.indptr[start]), int(vectors.indptr[stop]))


def sign_spread(vectors: csr_array, chosen: np.ndarray) -> np.ndarray:
    """
    Count in how many texts each sign is.

    Parameters
    ----------
    vectors : scipy.sparse.csr_array, shape (texts, signs)
        Signs of the texts.
    chosen : numpy.ndarray of bool, shape (texts,)
        The texts asked about.

    Returns
    -------
    numpy.ndarray of int64, shape (signs,)
        How many of these texts have it.
    """
    spread = np.zeros(vectors.shape[1], dtype=np.int64)
    for rows, inside in some_texts(vectors):
        if chosen[rows].any():
            inner = np.repeat(chosen[rows], np.diff(vectors.indptr[rows.start : rows.stop + 1]))
            spread += np.bincount(vectors.indices[inside][inner], minlength=len(spread))
    return spread


def rare_grams(vectors: csr_array, chosen: np.ndarray, *, least: float) -> tuple[np.ndarray, np.ndarray]:
    """
    List the rarest signs of texts, so many that two texts which share none of those listed for both are not close.

    Parameters
    ----------
    vectors : scipy.sparse.csr_array, shape (texts, signs)
        Lines of length 1.
    chosen : numpy.ndarray of bool, shape (texts,)
        The texts asked about.
    least : float
        Cosine from which on two texts are close.

    Returns
    -------
    tuple of numpy.ndarray
        Texts and signs, each once a text. The rarest sign that two texts share begins what they share: the rest of
        each is as long as their cosine at least (Anastasiu and Karypis 2014, L2AP, ICDE).
    """
    spread = sign_spread(vectors, chosen)
    by_rarity = np.argsort(spread, kind="stable")
    place = np.empty(len(by_rarity), dtype=np.int64)
    place[by_rarity] = np.arange(len(by_rarity))
    behind = np.cumsum(spread[by_rarity])
    step = np.empty(len(by_rarity), dtype=np.int64)
    step[by_rarity] = (behind - spread[by_rarity]) * STEPS // max(int(behind[-1]) if len(behind) else 0, 1)
    np.minimum(step, STEPS - 1, out=step)
    most = 1 - least**2 + ROUNDING
    texts, signs = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for rows, inside in some_texts(vectors):
        size = rows.stop - rows.start
        text = np.repeat(np.arange(size), np.diff(vectors.indptr[rows.start : rows.stop + 1]))
        inner = chosen[rows][text]
        text, sign, mass = text[inner], vectors.indices[inside][inner], vectors.data[inside][inner].astype(float) ** 2
        # What is in the steps before a sign's own comes before it, whatever the order within a step.
        of_step = text * STEPS + step[sign]
        until = np.bincount(of_step, weights=mass, minlength=size * STEPS).reshape(size, STEPS)
        until = np.cumsum(until, axis=1) - until
        near = (until <= most).ravel()[of_step]
        text, sign, mass = text[near], sign[near], mass[near]
        order = np.argsort(text * len(place) + place[sign])
        text, sign, mass = text[order], sign[order], mass[order]
        before = np.cumsum(mass) - mass
        kept = before - before[np.searchsorted(text, text)] <= most
        texts.append(text[kept] + rows.start)
        signs.append(sign[kept].astype(np.int64))
    return np.concatenate(texts), np.concatenate(signs)
