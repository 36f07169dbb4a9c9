"""Development script: measure words and lengths of real messages, which `tests.performance.feed` imitates.

``python -m tests.performance.tail ../shared/data/feeds`` reads the texts of all CSV files in a folder that is no part
of the project; it prints numbers about them, and keeps nothing.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from tests.parity import texts_of

__all__ = ["tail_of"]


def tail_of(texts: list[str]) -> dict[str, float]:
    """
    Measure the words of texts.

    Parameters
    ----------
    texts : list of str
        At least one, with words.

    Returns
    -------
    dict of str to float
        ``texts``, ``words`` (in all), ``mean`` and ``deviation`` of the natural logarithm of words a text,
        ``different`` words, ``once`` (share of these that occur once), ``commonest`` (share of all words that are one
        of the 100 commonest) and ``growth`` (the exponent of Heaps' law between the first half and the whole).
    """
    split = [text.split() for text in texts]
    words = [word for one in split for word in one]
    counts = np.sort(np.fromiter(Counter(words).values(), np.int64))[::-1]
    lengths = np.log(np.maximum([len(one) for one in split], 1))
    half = len(set(words[: len(words) // 2]))
    return {
        "texts": len(texts),
        "words": len(words),
        "mean": float(lengths.mean()),
        "deviation": float(lengths.std()),
        "different": len(counts),
        "once": float((counts == 1).mean()),
        "commonest": float(counts[:100].sum() / counts.sum()),
        "growth": float(np.log2(len(counts) / max(half, 1))),
    }


def main() -> None:
    """Measure every feed of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="../shared/data/feeds, which is no part of dialogscore")
    folder = parser.parse_args().folder
    feeds = sorted(folder.glob("*.csv"))
    if not feeds:
        sys.exit(f"Could not measure words: found no CSV file in {folder}, expected the folder of real feeds.")
    for path in feeds:
        found = tail_of([text for text in texts_of(path) if text.strip()])
        print(path.stem, *(f"{name} {value:,.6g}" for name, value in found.items()), sep="  ")


if __name__ == "__main__":
    main()
