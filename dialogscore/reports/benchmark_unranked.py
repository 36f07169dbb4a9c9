"""Why measures rank few companies or none: the commonest reasons of each, with how many companies they hold for."""

import json
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from dialogscore.benchmark.figures import RANKED
from dialogscore.reports.benchmark_ranks import overall, reason
from dialogscore.reports.wording import Words

__all__ = ["commonest", "unranked"]

MOST = 3


def unranked(ranks: pd.DataFrame, words: Words) -> list[dict]:
    """
    Word why measures rank fewer than half of the companies that were audited.

    Parameters
    ----------
    ranks : pandas.DataFrame
        Table ``ranks`` of a benchmark.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        For each such measure, in the order of ranks: ``measure``, ``name``, ``count`` (how many have no place, of how
        many) and ``reasons``, the commonest first; a company may have several.
    """
    found = []
    for one in RANKED:
        rows = overall(ranks, one.measure)
        held = rows[rows["rank"].isna().to_numpy(dtype=bool)]
        if 2 * len(held) <= len(rows):
            continue
        found.append({
            "measure": one.measure, "name": words.name(one.measure),
            "count": words("benchmark.hits", hits=len(held), n=len(rows)), "reasons": commonest(held, words),
        })  # fmt: skip
    return found


def commonest(held: pd.DataFrame, words: Words) -> list[str]:
    """
    Word the commonest reasons of rows without a figure.

    Parameters
    ----------
    held : pandas.DataFrame
        A row for each company, with ``note_code`` and ``note_args``.
    words : Words
        Wording.

    Returns
    -------
    list of str
        At most three, each with the number of companies; a company may have several.
    """
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for code, told in held[["note_code", "note_args"]].astype(object).itertuples(index=False):
        for name in dict.fromkeys(_codes(code, told)):
            counts[name] += 1
            first.setdefault(name, told)
    common = sorted(counts, key=lambda name: (-counts[name], name))[:MOST]
    return [f"{words.count(counts[name])}: {_why(name, first[name], words)}" for name in common]


def _codes(code: object, told: object) -> Iterator[str]:
    """The code of a row, or those of the reasons for which it was withheld."""
    reasons = json.loads(told).get("reasons", []) if isinstance(told, str) else []
    if reasons:
        yield from (part[0] for part in reasons)
    elif isinstance(code, str):
        yield code


def _why(code: str, told: object, words: Words) -> str:
    known = words.table["benchmark"]["commonly"]
    return words(f"benchmark.commonly.{code}") if code in known else reason(code, told, words).rstrip(".")
