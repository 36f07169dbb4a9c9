"""Pairs of texts worth a closer look: those that hold the same rare sign, whatever a sign is."""

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array

__all__ = ["Held", "Shared", "by_rank"]

# Pairs that are looked at before the texts found to follow fall away.
MOST_PAIRS = 200_000


class Held:
    """
    Which texts hold each sign.

    Parameters
    ----------
    text, sign : numpy.ndarray of int64, shape (n,)
        The signs of the texts, each once a text.
    """

    def __init__(self, text: np.ndarray, sign: np.ndarray):
        self.spread = np.bincount(sign)
        self.begins = np.cumsum(self.spread) - self.spread
        self.holders = text[np.argsort(sign, kind="stable")]

    def pairs(self, leads: tuple[np.ndarray, np.ndarray]) -> int:
        """
        Count the pairs that signs lead to.

        Parameters
        ----------
        leads : tuple of numpy.ndarray
            Texts that may lead, and a sign of each.

        Returns
        -------
        int
            As many as there are holders, a pair that shares several signs counted several times.
        """
        return int(self.spread[leads[1]].sum())

    def blocks(
        self, leads: tuple[np.ndarray, np.ndarray], rank: np.ndarray, found: np.ndarray
    ) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """
        Go through the pairs.

        Parameters
        ----------
        leads : tuple of numpy.ndarray
            Texts that may lead, by their rank, and a sign of each.
        rank : numpy.ndarray of int64
            Order in which texts lead.
        found : numpy.ndarray of int64
            Leader of each text, -1 while it has none; whoever has one by the time of a block is left out of it.

        Yields
        ------
        tuple of numpy.ndarray
            The one of higher rank and the other, each pair once, by the ranks of both.
        """
        leader, sign = leads
        order = np.argsort(rank)
        # How many pairs there are to look at up to each leader, who come in their order.
        until = np.cumsum(self.spread[sign])
        start = 0
        while start < len(sign):
            behind = until[start] - self.spread[sign[start]]
            end = max(int(np.searchsorted(until, behind + MOST_PAIRS, side="right")), start + 1)
            end = int(np.searchsorted(rank[leader], rank[leader[end - 1]], side="right"))
            part = np.arange(start, end)
            part = part[found[leader[part]] < 0]
            start = end
            if not len(part):
                continue
            length = self.spread[sign[part]]
            place = np.arange(length.sum()) + np.repeat(self.begins[sign[part]] - np.cumsum(length) + length, length)
            one, other = np.repeat(leader[part], length), self.holders[place]
            later = (found[other] < 0) & (rank[other] > rank[one])
            pair = np.sort(rank[one[later]] * len(rank) + rank[other[later]])
            pair = pair[np.r_[True, pair[1:] != pair[:-1]][: len(pair)]]
            one, other = np.divmod(pair, len(rank))
            yield order[one], order[other]


class Shared:
    """
    Whether two texts have one of the signs that lead from the one to the other.

    Parameters
    ----------
    leads : tuple of numpy.ndarray
        Texts and the signs that lead from them.
    signs : tuple of numpy.ndarray
        Texts and all their signs.
    size : int
        Number of texts.
    """

    def __init__(self, leads: tuple[np.ndarray, np.ndarray], signs: tuple[np.ndarray, np.ndarray], size: int):
        shape = size, int(signs[1].max(initial=0)) + 1
        self.leads, self.signs = (
            csr_array((np.ones(len(text), np.int8), (text, sign)), shape) for text, sign in (leads, signs)
        )

    def any_of(self, one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """
        Keep the pairs of which the other has a sign that leads from the one.

        Parameters
        ----------
        one, other : numpy.ndarray of int64
            Texts.

        Returns
        -------
        tuple of numpy.ndarray
            Those that are left, in their order.
        """
        led = self.leads[one].multiply(self.signs[other]).sum(axis=1) > 0
        return one[led], other[led]


def by_rank(text: np.ndarray, sign: np.ndarray, rank: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """
    Sort the signs of texts: by the rank of the text, the rarest signs first.

    Parameters
    ----------
    text, sign : numpy.ndarray of int64, shape (n,)
        The signs of the texts.
    rank : numpy.ndarray of int64
        Order of the texts.

    Returns
    -------
    tuple of numpy.ndarray
        Texts and signs.
    """
    by_rarity, texts = np.argsort(np.bincount(sign), kind="stable"), np.argsort(rank)
    place = np.empty(len(by_rarity), dtype=np.int64)
    place[by_rarity] = np.arange(len(by_rarity))
    at, rarity = np.divmod(np.sort(rank[text] * len(place) + place[sign]), max(len(place), 1))
    return texts[at], by_rarity[rarity]
