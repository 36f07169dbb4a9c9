"""Pairs of texts worth a closer look: those that hold the same rare sign, whatever a sign is."""

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array

__all__ = ["Held", "Shared", "by_rank"]

# Pairs that are looked at before the texts found to follow fall away.
MOST_PAIRS = 200_000


class Held:
    """
    Which texts hold each sign, and which of them are not too light or too heavy to be like another.

    Parameters
    ----------
    text, sign : numpy.ndarray of int64, shape (n,)
        The signs of the texts, each once a text.
    weight, least : numpy.ndarray of int64, shape (texts,), optional
        How heavy each text is, and how heavy another has to be at least to be like it, 0 or more; by default all are
        compared.
    """

    def __init__(
        self, text: np.ndarray, sign: np.ndarray, weight: np.ndarray | None = None, least: np.ndarray | None = None
    ):
        alike = np.zeros(int(text.max(initial=-1)) + 1, np.int64)
        self.weight, self.least = alike if weight is None else weight, alike if least is None else least
        self.step = int(max(self.weight.max(initial=0), self.least.max(initial=0))) + 1
        heavy = sign * self.step + self.weight[text]
        order = np.argsort(heavy, kind="stable")
        self.holders, self.heavy = text[order], heavy[order]
        # The least that any of those from here on asks for rises with them, so the last one who may come is found too.
        asked = (sign[order] * self.step + self.least[self.holders])[::-1]
        self.asked = np.minimum.accumulate(asked)[::-1]

    def reach(self, leads: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """
        Find the texts that signs lead to.

        Parameters
        ----------
        leads : tuple of numpy.ndarray
            Texts that may lead, and a sign of each.

        Returns
        -------
        tuple of numpy.ndarray
            These texts, where among the holders those begin whom the sign leads to, and how many they are.
        """
        leader, sign = leads
        # One sign after the other: the next is looked for where the last was found, in memory that is at hand.
        order = np.argsort(sign)
        base, asking = sign[order] * self.step, leader[order]
        first, width = np.empty(len(order), np.int64), np.empty(len(order), np.int64)
        first[order] = begins = np.searchsorted(self.heavy, base + self.least[asking], side="left")
        ends = np.searchsorted(self.asked, base + self.weight[asking], side="right")
        width[order] = np.maximum(ends - begins, 0)
        return leader, first, width

    def blocks(
        self, reach: tuple[np.ndarray, np.ndarray, np.ndarray], rank: np.ndarray, found: np.ndarray
    ) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """
        Go through the pairs.

        Parameters
        ----------
        reach : tuple of numpy.ndarray
            Texts that may lead, by their rank, and the holders that a sign of each leads to, as `reach` tells.
        rank : numpy.ndarray of int64
            Order in which texts lead.
        found : numpy.ndarray of int64
            Leader of each text, -1 while it has none; whoever has one by the time of a block is left out of it.

        Yields
        ------
        tuple of numpy.ndarray
            The one of higher rank and the other, each pair once, by the ranks of both.
        """
        leader, first, width = reach
        order = np.argsort(rank)
        # How many pairs there are to look at up to each leader, who come in their order.
        until = np.cumsum(width)
        start = 0
        while start < len(leader):
            behind = until[start] - width[start]
            end = max(int(np.searchsorted(until, behind + MOST_PAIRS, side="right")), start + 1)
            end = int(np.searchsorted(rank[leader], rank[leader[end - 1]], side="right"))
            part = np.arange(start, end)
            part = part[found[leader[part]] < 0]
            start = end
            if not len(part):
                continue
            length = width[part]
            place = np.arange(length.sum()) + np.repeat(first[part] - np.cumsum(length) + length, length)
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
