"""Texts that are nearly the same, gathered around the most frequent one of them: no chain leads from one to another."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from dialogscore.tokens import Tokens

__all__ = ["CLOSE", "LONGEST", "leaders"]

CLOSE = 0.90
# Longer texts are compared by their beginning.
LONGEST = 1_000
# Texts this close have at least so much of their runs of three words in common.
SHARED_RUNS = 0.5
RUN = 3
ROUNDING = 1e-6


def leaders(texts: Tokens, counts: np.ndarray) -> np.ndarray:
    """
    Gather texts around leaders.

    The most frequent text leads; every text whose cosine with it is .90 or more (character 3-4-grams weighted by
    TF-IDF) follows it; the most frequent of the rest leads next. A follower never gathers others, so nothing chains.
    Only texts that share half of the leader's runs of three words are compared at all.

    Parameters
    ----------
    texts : Tokens
        Distinct texts in the order of their first appearance.
    counts : numpy.ndarray of int64, shape (texts,)
        How often each is there; of equally frequent ones the earlier leads.

    Returns
    -------
    numpy.ndarray of int64, shape (texts,)
        Position of each text's leader, its own where it leads or stands alone.
    """
    found = np.arange(len(texts))
    text, run = _runs(texts)
    kept = _worth_comparing(text, run, len(texts))
    if len(kept) < 2:
        return found
    place = np.full(len(texts), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    inner = place[text] >= 0
    text, run = place[text[inner]], _numbered(run[inner])
    words = np.array(texts.vocabulary, dtype=object)
    written = [" ".join(words[texts.ids[texts.starts[one] : texts.starts[one + 1]]])[:LONGEST] for one in kept]
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(3, 4), sublinear_tf=True, dtype=np.float32).fit_transform(
        written
    )
    order = np.lexsort((kept, -counts[kept]))
    found[kept] = kept[_gathered(vectors, text, run, order)]
    return found


def _runs(texts: Tokens) -> tuple[np.ndarray, np.ndarray]:
    """List every run of three words of every text, its beginning and end counted as words, each once a text."""
    size = len(texts.vocabulary) + 2
    length = texts.lengths() + 2 * (RUN - 1)
    starts = np.r_[0, np.cumsum(length)]
    padded = np.zeros(starts[-1], dtype=np.int64)
    row = np.repeat(np.arange(len(texts)), texts.lengths())
    padded[np.arange(len(texts.ids)) - texts.starts[row] + starts[row] + RUN - 1] = texts.ids.astype(np.int64) + 1
    text = np.repeat(np.arange(len(texts)), length)
    begins = np.flatnonzero(np.arange(len(padded)) <= starts[text + 1] - RUN)
    run = _numbered(padded[begins] * size + padded[begins + 1])
    run = _numbered(run * size + padded[begins + 2])
    most = int(run.max(initial=0)) + 1
    return np.divmod(np.unique(text[begins] * most + run), most)


def _numbered(values: np.ndarray) -> np.ndarray:
    return np.unique(values, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _worth_comparing(text: np.ndarray, run: np.ndarray, size: int) -> np.ndarray:
    """Texts of which at least half of the runs are in another text too; asked again until no more fall away."""
    alive = np.ones(size, dtype=bool)
    total = np.bincount(text, minlength=size)
    while True:
        inner = alive[text]
        elsewhere = np.bincount(run[inner], minlength=int(run.max(initial=0)) + 1)[run] > 1
        shared = np.bincount(text[inner & elsewhere], minlength=size)
        still = alive & (shared >= SHARED_RUNS * total) & (shared > 0)
        if still.sum() == alive.sum():
            return np.flatnonzero(still)
        alive = still


def _alone(vectors) -> np.ndarray:
    """Texts so much of whose weight is in signs of their own that no other can be close."""
    alone = np.zeros(vectors.shape[0], dtype=bool)
    row = np.repeat(np.arange(len(alone)), np.diff(vectors.indptr))
    while True:
        inner = ~alone[row]
        sole = np.bincount(vectors.indices[inner], minlength=vectors.shape[1])[vectors.indices] == 1
        own = np.bincount(row, weights=sole * vectors.data.astype(float) ** 2, minlength=len(alone))
        still = alone | (own > 1 - CLOSE**2 + ROUNDING)
        if still.sum() == alone.sum():
            return alone
        alone = still


def _gathered(vectors, text: np.ndarray, run: np.ndarray, order: np.ndarray) -> np.ndarray:
    size = vectors.shape[0]
    weight = np.zeros(vectors.shape[1], dtype=vectors.dtype)
    alone = _alone(vectors)
    found = np.where(alone, np.arange(size), -1)
    runs_of = np.split(run, np.searchsorted(text, np.arange(1, size)))
    kept = np.flatnonzero(~alone[text])
    by_run = kept[np.argsort(run[kept], kind="stable")]
    begins = np.searchsorted(run[by_run], np.arange(int(run.max()) + 2))
    holders, spread = text[by_run], np.diff(begins)
    for leader in order.tolist():
        if found[leader] >= 0:
            continue
        found[leader] = leader
        own = runs_of[leader]
        # Who shares half of them shares one of the rarest half and one more.
        rare = own[np.argsort(spread[own], kind="stable")[: len(own) // 2 + 1]]
        rare = rare[spread[rare] > 1]
        if not len(rare):
            continue
        near = np.concatenate([holders[begins[one] : begins[one + 1]] for one in rare])
        near = np.unique(near[found[near] < 0])
        if not len(near):
            continue
        own = slice(vectors.indptr[leader], vectors.indptr[leader + 1])
        weight[vectors.indices[own]] = vectors.data[own]
        begin, length = vectors.indptr[near], vectors.indptr[near + 1] - vectors.indptr[near]
        ends = np.cumsum(length)
        cell = np.arange(ends[-1]) + np.repeat(begin - ends + length, length)
        cosine = np.add.reduceat(vectors.data[cell] * weight[vectors.indices[cell]], ends - length)
        weight[vectors.indices[own]] = 0
        found[near[cosine >= CLOSE - ROUNDING]] = leader
    return found
