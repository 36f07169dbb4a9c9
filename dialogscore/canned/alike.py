"""Texts that are nearly the same, gathered around the most frequent one of them: no chain leads from one to another."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.canned.grams import Weighed, pair_cosines, weighed_grams
from dialogscore.canned.pairs import Held, Shared, by_rank
from dialogscore.canned.rarity import rare_grams, sign_spread, some_texts
from dialogscore.canned.sketches import Sketches
from dialogscore.codes import ranked
from dialogscore.tokens import Tokens, gather, may_repeat

__all__ = ["CLOSE", "LONGEST", "leaders"]

CLOSE = 0.90
# Longer texts are compared by their beginning.
LONGEST = 1_000
# Texts this close have at least so much of their runs of three words in common.
SHARED_RUNS = 0.5
RUN = 3
ROUNDING = 1e-6
# Far more than cosines of weights of half the width are wrong by.
WEIGHT_ROUNDING = 1e-4
# Pairs for each text from which on another way to them is sought.
MANY_PAIRS = 20


def leaders(texts: Tokens, counts: np.ndarray, *, jobs: int = 1) -> np.ndarray:
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
    jobs : int, default 1
        Threads; the result is the same.

    Returns
    -------
    numpy.ndarray of int64, shape (texts,)
        Position of each text's leader, its own where it leads or stands alone.
    """
    found = np.arange(len(texts))
    text, run, alone = _runs(texts)
    kept = _worth_comparing(text, run, alone + np.bincount(text, minlength=len(texts)))
    if len(kept) < 2:
        return found
    place = np.full(len(texts), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    inner = place[text] >= 0
    text, run = place[text[inner]], ranked(run[inner])
    vectors = _vectors(texts.take(kept))
    order = np.lexsort((kept, -counts[kept]))
    found[kept] = kept[_gathered(vectors, text, run, order, alone[kept], jobs)]
    return found


def _vectors(texts: Tokens) -> Weighed:
    """Weigh the runs of letters; the texts as they are written are let go."""
    words = pa.array(texts.vocabulary, pa.large_string()).take(pa.array(texts.ids))
    lists = pa.ListArray.from_arrays(pa.array(texts.starts, pa.int32()), words)
    written = pc.utf8_slice_codeunits(pc.binary_join(lists, pa.scalar(" ", words.type)), 0, LONGEST)
    del words, lists
    return weighed_grams(written.to_pylist(), dtype=np.float32)


def _runs(texts: Tokens) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """
    List the runs of three words that stand in several texts, beginning and end counted as words, each once a text.

    Returns the text and the number of each such run, ordered by both, and how many other runs each text has.
    """
    # Most runs stand in one text alone and tell nothing: only the others are numbered.
    times = np.bincount(texts.ids, minlength=len(texts.vocabulary))
    word = np.where(times > 1, np.cumsum(times > 1), -1).astype(np.int32)
    size = int(word.max(initial=0)) + 1
    length = texts.lengths() + 2 * (RUN - 1)
    ends = np.cumsum(length)
    padded = np.zeros(int(length.sum()), dtype=np.int32)
    padded[gather(ends - length + RUN - 1, texts.lengths())[0]] = word[texts.ids]
    begins = padded >= 0
    for ahead in range(1, RUN):
        begins[:-ahead] &= padded[ahead:] >= 0
        begins[ends - ahead] = False
    begins = np.flatnonzero(begins)
    run = padded[begins].astype(np.int64)
    for ahead in range(1, RUN):
        run = run * size + padded[begins + ahead]
    del padded
    maybe = may_repeat(run)
    run, text = run[maybe], np.repeat(np.arange(len(texts)), length)[begins[maybe]]
    order = np.argsort(run)
    run = run[order]
    fresh = np.r_[True, run[1:] != run[:-1]][: len(run)]
    several = ~(fresh & np.r_[fresh[1:], True][: len(run)])
    number = (np.cumsum(fresh) - 1)[several]
    most = int(number[-1]) + 1 if len(number) else 1
    repeated = text[order[several]]
    found, number = np.divmod(_distinct(repeated * most + number), most)
    alone = length - (RUN - 1) - np.bincount(repeated, minlength=len(texts))
    return found, ranked(number), alone


def _distinct(values: np.ndarray) -> np.ndarray:
    """Sort values that are nearly in order, each once: much faster than by way of a hash."""
    values = np.sort(values)
    return values[np.r_[True, values[1:] != values[:-1]][: len(values)]]


def _worth_comparing(text: np.ndarray, run: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Texts of which at least half of the runs are in another text too; asked again until no more fall away."""
    alive = np.ones(len(total), dtype=bool)
    while True:
        inner = alive[text]
        elsewhere = np.bincount(run[inner], minlength=int(run.max(initial=0)) + 1)[run] > 1
        shared = np.bincount(text[inner & elsewhere], minlength=len(total))
        still = alive & (shared >= SHARED_RUNS * total) & (shared > 0)
        if still.sum() == alive.sum():
            return np.flatnonzero(still)
        alive = still
        # Those that fell away never come back, and nothing more is asked about them.
        text, run = text[still[text]], run[still[text]]


def _alone(vectors) -> np.ndarray:
    """Texts so much of whose weight is in signs of their own that no other can be close."""
    alone = np.zeros(vectors.shape[0], dtype=bool)
    there = sign_spread(vectors, ~alone)
    while True:
        own = np.zeros(len(alone))
        for rows, inside in some_texts(vectors):
            sole = np.flatnonzero(there[vectors.indices[inside]] == 1) + inside.start
            row = np.searchsorted(vectors.indptr, sole, side="right") - 1 - rows.start
            mass = vectors.data[sole].astype(float) ** 2
            own[rows] = np.bincount(row, weights=mass, minlength=rows.stop - rows.start)
        fresh = ~alone & (own > 1 - CLOSE**2 + ROUNDING)
        if not fresh.any():
            return alone
        alone |= fresh
        there -= sign_spread(vectors, fresh)


def _gathered(
    weighed: Weighed, text: np.ndarray, run: np.ndarray, order: np.ndarray, others: np.ndarray, jobs: int
) -> np.ndarray:
    """Leader of each text: as if one text after the other led, though the close pairs of many are found at once."""
    vectors, size = weighed.vectors, weighed.vectors.shape[0]
    alone = _alone(vectors)
    found = np.where(alone, np.arange(size), -1)
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size)
    kept = ~alone[text]
    text, run = text[kept], run[kept]
    weight, least = _weights(weighed)
    held, leads = Held(text, run, weight, least), _rare(text, run, rank, others)
    reach, shares = held.reach(leads), None
    if reach[2].sum() > MANY_PAIRS * size:
        # Where many texts are made of the same phrases, rare letters tell more of them apart than rare words do.
        by_letters = rare_grams(vectors, ~alone, least=CLOSE - ROUNDING)
        letters = Held(*by_letters, weight, least)
        reached = letters.reach(by_rank(*by_letters, rank))
        if reached[2].sum() < reach[2].sum():
            shares = Shared(leads, (text, run), size)
            held, reach = letters, reached
    sketches = Sketches(vectors, least=CLOSE - ROUNDING, jobs=jobs)
    for one, other in held.blocks(reach, rank, found):
        near = sketches.may_be_close(one, other)
        one, other = one[near], other[near]
        close = pair_cosines(vectors, one, other) >= CLOSE - ROUNDING
        one, other = one[close], other[close]
        if shares is not None:
            one, other = shares.any_of(one, other)
        for first, second in zip(one.tolist(), other.tolist(), strict=True):
            # Whoever follows leads nobody; pairs come in the order of their leaders.
            if found[first] in (-1, first) and found[second] < 0:
                found[first], found[second] = first, first
    return np.where(found < 0, np.arange(size), found)


def _weights(weighed: Weighed) -> tuple[np.ndarray, np.ndarray]:
    """How heavy each text is, each of its signs counted once, and how heavy a text close to it is at least: what they
    share weighs `CLOSE` squared of its whole, and of that no more is due to repetition than in all of it."""
    whole, once = weighed.whole, weighed.once
    least = once - (1 - CLOSE**2 + WEIGHT_ROUNDING) * whole
    return np.floor(once).astype(np.int64), np.maximum(np.floor(least) - 1, 0).astype(np.int64)


def _rare(text: np.ndarray, run: np.ndarray, rank: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """List the runs that lead to whoever shares half of a text's runs, by text in their order: half of them, the
    rarest, and one more; of these all that another text has too. `others` counts the runs of each text not listed
    because it has them alone: the rarest of all."""
    spread = np.bincount(run)
    text, run = by_rank(text, run, rank)
    own = np.bincount(text, minlength=len(rank))
    first = np.cumsum(own[np.argsort(rank)])[rank] - own
    position = np.arange(len(text)) - first[text] + others[text]
    kept = position < (own + others)[text] // 2 + 1
    kept &= spread[run] > 1
    return text[kept], run[kept]
