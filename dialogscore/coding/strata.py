"""Strata: cells of turns alike in what is known of them, joined until each is worth drawing from, and their draws.

A cell's key goes from coarse to fine - dialog or not, mode, act, language, account. As long as there are too many, or
one holds fewer than five turns, the smallest is joined with its nearest relative: first another account, then another
language, then another act of its mode. Predicted dialog is never joined with the rest, unless there are too few draws
for two strata.
"""

from collections.abc import Mapping, Sequence

import numpy as np

__all__ = ["LEAST", "allotted", "halves", "joined"]

LEAST = 5  # draws a stratum, or all that it holds
PER_STRATUM = 10  # draws that pay for one more stratum: half of them are then free for where they tell most

Key = tuple[str, ...]


def joined(sizes: Mapping[Key, int], n: int) -> dict[Key, Key]:
    """
    Join cells into strata.

    Parameters
    ----------
    sizes : mapping of tuple of str to int
        Key of each cell, all of one length, to the number of turns in it.
    n : int
        Draws there will be: one stratum for ten of them at most.

    Returns
    -------
    dict of tuple of str to tuple of str
        Key of each cell to that of its stratum: what all cells in it share.
    """
    size, members = dict(sizes), {key: [key] for key in sizes}
    while len(size) > 1 and (len(size) > max(1, n // PER_STRATUM) or min(size.values()) < LEAST):
        small = min(size, key=lambda key: (size[key], key))
        near = min((key for key in size if key != small), key=lambda key: (-_shared(small, key), size[key], key))
        common = small[: _shared(small, near)]
        # A stratum of that name may be there already: then it takes both.
        parts = [key for key in (small, near, common) if key in size]
        total = sum(size.pop(key) for key in dict.fromkeys(parts))
        held = [cell for key in dict.fromkeys(parts) for cell in members.pop(key)]
        size[common], members[common] = total, held
    return {cell: key for key, cells in members.items() for cell in cells}


def halves(sizes: Mapping[str, int], first: str, n: int) -> dict[str, int]:
    """
    Share the draws among the turns that a rate is about, as predicted, and the rest.

    Parameters
    ----------
    sizes : mapping of str to int
        Turns of each of the two, or of one.
    first : str
        The one that gets the odd draw.
    n : int
        Draws.

    Returns
    -------
    dict of str to int
        Half of the draws for each; what one does not hold goes to the other.
    """
    own = min(sizes.get(first, 0), n - n // 2)
    rest = min(sum(sizes.values()) - sizes.get(first, 0), n - own)
    return {name: min(sizes[name], n - rest) if name == first else rest for name in sizes}


def allotted(sizes: Sequence[int], spreads: Sequence[float], n: int) -> list[int]:
    """
    Share the draws among strata.

    Parameters
    ----------
    sizes : sequence of int
        Turns of each stratum.
    spreads : sequence of float
        How much the labels in it may err, above 0: the root of p (1 - p) for the probability of the predicted label.
    n : int
        Draws.

    Returns
    -------
    list of int
        Draws of each: `LEAST` or all that it holds at least, the others as Neyman shares them, in proportion to size
        times spread. More than a stratum holds goes to the others.
    """
    size = np.asarray(sizes, dtype=np.int64)
    weight = size * np.asarray(spreads, dtype=np.float64)
    aim = n * weight / weight.sum()
    given = np.minimum(size, min(LEAST, n // len(size)))
    while given.sum() < min(n, size.sum()):
        # What is full can take no more; of the others the one farthest below its aim takes the next.
        given[np.argmax(np.where(given < size, aim - given, -np.inf))] += 1
    return given.tolist()


def _shared(one: Key, other: Key) -> int:
    same = [here == there for here, there in zip(one, other, strict=False)]
    return same.index(False) if False in same else len(same)
