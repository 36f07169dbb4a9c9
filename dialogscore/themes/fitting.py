"""Themes as parts of a matrix of turns and words, and how many of them come out alike when turns are taken away."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from dialogscore.statistics import seed_of
from dialogscore.themes.factors import factors

__all__ = ["FLOOR", "LEAST_TURNS", "OTHER", "Fit", "adjusted_rand", "assigned", "fit", "telling_of"]

#: Turns that need a reply, in one language, below which no theme is sought.
LEAST_TURNS = 120
#: Agreement (adjusted Rand index) below which themes are not told: Steinley (2004) calls it moderate from there on.
FLOOR = 0.65
#: Place of a turn that fits no theme.
OTHER = -1
ABSENT = -2

COUNTS = (2, 3, 4, 6, 8, 10, 12)
TURNS_PER_THEME = 60
# Of numbers of themes whose agreement is this close to the best the largest tells most.
SLACK = 0.1
LEFT_OUT, DRAWS = 0.05, 8
# After so many draws a number of themes that is far from the best is tried no more.
FIRST = 3
LEAST_ALIKE = 0.15
# What is smaller, or has fewer words of its own, is part of the remainder.
LEAST_SIZE, LEAST_WORDS = 10, 3
LEAST_USED, LEAST_SHARE, MOST_SHARE = 5, 0.005, 0.4


class Fit(NamedTuple):
    """
    What was found in the turns of one language.

    Attributes
    ----------
    parts : numpy.ndarray
        float, shape (themes, words): how much of each word belongs to each theme, rows of length 1; no row where no
        number of themes reached `FLOOR`.
    ari : float
        Median adjusted Rand index between the themes of all turns and those, in whatever number, found in 95 % of them.
    lowest : float
        The lowest of them.
    """

    parts: np.ndarray
    ari: float
    lowest: float


def fit(bags: sparse.csr_matrix, *, seed: int, name: str) -> Fit:
    """
    Find themes by non-negative matrix factorisation, in a number that proves steady.

    Parameters
    ----------
    bags : scipy.sparse.csr_matrix
        1 where a turn (row) holds a word (column); `LEAST_TURNS` turns and more.
    seed : int
        Seed of the run.
    name : str
        What the draws are for.

    Returns
    -------
    Fit
        The whole and eight draws of 95 % of its turns are fitted with each number of themes that leaves 60 turns to
        each; after three draws with the numbers alone whose median agreement, over all pairs of these fits, is within
        .1 of the best. Of those that still are after all draws the largest is taken. Every draw chooses its own number
        by its agreement with the other draws: what is told is how far the whole and the draws agree in the end.
    """
    rng = np.random.default_rng(seed_of(seed, name))
    turns, words = bags.shape
    # Of the words of a whole feed few are in a sample of its turns; the others change no sum.
    used = np.flatnonzero(bags.getnnz(axis=0))
    bags = bags[:, used]
    draws = [rng.random(turns) >= LEFT_OUT for _ in range(DRAWS)]
    counts = [count for count in COUNTS if count * TURNS_PER_THEME <= turns]
    with threadpool_limits(limits=1):
        parts = _parts(bags, counts)
        whole = {count: assigned(bags, found)[0] for count, found in parts.items()}
        again = [_grouped(bags, counts, draw) for draw in draws[:FIRST]]
        counts = _close(list(combinations([whole, *again], 2)), counts, SLACK)
        again += [_grouped(bags, counts, draw) for draw in draws[FIRST:]]
        count = _number(list(combinations([whole, *again], 2)), counts)
        told = [
            _agreement(whole[count], one[_number([(one, other) for other in again if other is not one], counts)])
            for one in again
        ]
        ari, lowest = float(np.median(told)), float(np.min(told))
    steady = np.zeros((len(parts[count]) if ari >= FLOOR else 0, words))
    steady[:, used] = parts[count][: len(steady)]
    return Fit(steady, ari, lowest)


def assigned(bags: sparse.csr_matrix, parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Say which theme each turn is most like.

    Parameters
    ----------
    bags : scipy.sparse.csr_matrix
        1 where a turn holds a word.
    parts : numpy.ndarray
        Themes, as `Fit` holds them.

    Returns
    -------
    place : numpy.ndarray
        int64, shape (turns,): number of the theme, or `OTHER` where the cosine is below .15 for all.
    alike : numpy.ndarray
        float, shape (turns,): the cosine.
    """
    if not len(parts) or not bags.shape[0]:
        return np.full(bags.shape[0], OTHER), np.zeros(bags.shape[0])
    # The weights of rare words are in the parts already: a turn is compared by what it holds.
    sizes = np.sqrt(np.maximum(np.asarray(bags.sum(axis=1)).ravel(), 1.0))
    cosine = np.asarray(bags @ parts.T) / sizes[:, None]
    place = np.argmax(cosine, axis=1)
    alike = cosine[np.arange(len(place)), place]
    return np.where(alike >= LEAST_ALIKE, place, OTHER), alike


def adjusted_rand(first: np.ndarray, second: np.ndarray) -> float:
    """
    Tell how far two groupings of the same units agree beyond chance.

    Parameters
    ----------
    first, second : numpy.ndarray of int, shape (units,)
        Group of each unit, small numbers.

    Returns
    -------
    float
        Adjusted Rand index: 1 for the same groups under whatever numbers, about 0 for chance.

    References
    ----------
    Hubert and Arabie (1985), Journal of Classification 2, 193-218.
    """
    a, b = (one - one.min(initial=0) for one in (first, second))
    shape = (int(a.max(initial=-1)) + 1, int(b.max(initial=-1)) + 1)
    table = np.bincount(a * shape[1] + b, minlength=shape[0] * shape[1]).reshape(shape).astype(float)

    def pairs(counts: np.ndarray) -> float:
        return float((counts * (counts - 1)).sum() / 2)

    both, rows, columns = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    every = pairs(np.array([float(len(a))]))
    chance = rows * columns / every if every else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def _grouped(bags: sparse.csr_matrix, counts: list[int], kept: np.ndarray) -> dict[int, np.ndarray]:
    """Fit some of the turns; the others are in no group."""
    some, grouped = bags[np.flatnonzero(kept)], {}
    for count, parts in _parts(some, counts).items():
        grouped[count] = np.full(bags.shape[0], ABSENT)
        grouped[count][kept] = assigned(some, parts)[0]
    return grouped


def _agreement(first: np.ndarray, second: np.ndarray) -> float:
    both = (first != ABSENT) & (second != ABSENT)
    # Two fits without a theme are of one mind about nothing.
    if first[both].max(initial=OTHER) == OTHER or second[both].max(initial=OTHER) == OTHER:
        return 0.0
    return adjusted_rand(first[both], second[both])


def _number(pairs: Sequence[tuple[dict[int, np.ndarray], dict[int, np.ndarray]]], counts: Sequence[int]) -> int:
    """Choose the largest number of themes in which pairs of fits agree hardly less than in any."""
    return max(_close(pairs, counts, SLACK))


def _close(pairs: Sequence[tuple[dict, dict]], counts: Sequence[int], slack: float) -> list[int]:
    found = [float(np.median([_agreement(first[count], second[count]) for first, second in pairs])) for count in counts]
    return [count for count, ari in zip(counts, found, strict=True) if ari >= max(found) - slack]


def _parts(bags: sparse.csr_matrix, counts: list[int]) -> dict[int, np.ndarray]:
    """Factorise what the turns hold, rare words weighing more; words of few turns, or of most, are left out."""
    turns, used = bags.shape[0], np.asarray(bags.sum(axis=0)).ravel()
    kept = np.flatnonzero((used >= max(LEAST_USED, LEAST_SHARE * turns)) & (used <= MOST_SHARE * turns))
    possible = [count for count in counts if count <= min(turns, len(kept))]
    none = np.zeros((0, bags.shape[1]))
    if not possible:
        return dict.fromkeys(counts, none)
    weights = np.log(turns / used[kept])
    weighed = bags[:, kept].multiply(weights).tocsr()
    sizes = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    found = factors(sparse.diags(1 / np.where(sizes > 0, sizes, 1.0)) @ weighed, possible)
    return dict.fromkeys(counts, none) | {
        count: _told(bags, one * weights, kept) for count, one in found.items()
    }


def _told(bags: sparse.csr_matrix, found: np.ndarray, kept: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    parts = np.zeros((len(found), bags.shape[1]))
    parts[:, kept] = found / np.where(lengths > 0, lengths, 1.0)
    return parts[_tellable(bags, parts)]


def _tellable(bags: sparse.csr_matrix, parts: np.ndarray) -> np.ndarray:
    """Find the themes that are large enough, and have words enough, to be told."""
    place = assigned(bags, parts)[0]
    sizes = np.bincount(place[place >= 0], minlength=len(parts))
    member = sparse.csr_matrix((np.ones(len(place)), (np.maximum(place, 0), np.arange(len(place)))),
                               shape=(len(parts), len(place)))  # fmt: skip
    member = member @ sparse.diags((place >= 0).astype(float))
    held = np.asarray((member @ bags).todense())
    words = ((held >= LEAST_USED) & (telling_of(held, sizes, bags) > 0)).sum(axis=1)
    return np.flatnonzero((sizes >= LEAST_SIZE) & (words >= LEAST_WORDS))


def telling_of(held: np.ndarray, sizes: np.ndarray, bags: sparse.csr_matrix) -> np.ndarray:
    """
    Tell how much each word sets each theme apart.

    Parameters
    ----------
    held : numpy.ndarray
        float, shape (themes, words): turns of each theme that hold each word.
    sizes : numpy.ndarray
        Turns of each theme.
    bags : scipy.sparse.csr_matrix
        All turns.

    Returns
    -------
    numpy.ndarray
        float, shape (themes, words): share of the theme's turns that hold the word, times the logarithm of that share
        over its share of all turns; positive where it is more frequent in the theme.
    """
    share = held / np.maximum(sizes, 1)[:, None]
    whole = np.asarray(bags.sum(axis=0)).ravel() / max(bags.shape[0], 1)
    ratio = np.divide(share, whole, out=np.ones_like(share), where=whole > 0)
    return share * np.log(ratio, where=ratio > 0, out=np.zeros_like(share))
