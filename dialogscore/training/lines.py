"""Lines of a quality table: what was measured, on which rows, by what, the figure, its interval, and what it rests on.

A line is a dict with measure, rows, subset, by, value, low, high, n and companies; unknown is None.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from dialogscore.training import quality

__all__ = ["ALL", "BASELINES", "DOUBLE", "add", "beside", "cell", "find", "is_split", "line", "subsets"]

ALL, DOUBLE = "all", "double-coded"
MAIN_LANGUAGES, MAIN = ("de", "en"), "de + en"
# Other languages with fewer messages have no line of their own.
LEAST_OF_A_LANGUAGE = 30
BASELINES = ("TF-IDF", "structure only", "majority")


def subsets(facts: Mapping[str, np.ndarray]) -> Iterator[tuple[str, str, np.ndarray]]:
    """
    Name the parts of a coded set for which figures are given.

    Parameters
    ----------
    facts : mapping of str to numpy.ndarray
        ``double`` and ``language`` of each row; ``directed`` for company messages.

    Yields
    ------
    tuple
        Rows (`DOUBLE` or `ALL`), subset, and the rows chosen; empty parts are left out, and so are those of the very
        rows that an earlier subset has: in one language alone, `ALL` stands for that language too.
    """
    everything = np.ones(facts["double"].size, dtype=bool)
    codes, count = np.unique(facts["language"].astype(str), return_counts=True)
    shown = sorted({*MAIN_LANGUAGES, *codes[count >= LEAST_OF_A_LANGUAGE].tolist()})
    named = {ALL: everything} | {code: facts["language"] == code for code in shown}
    named[MAIN] = np.isin(facts["language"], MAIN_LANGUAGES)
    named["other languages"] = ~named[MAIN]
    if "directed" in facts:
        named |= {"directed": facts["directed"], "to everybody": ~facts["directed"]}
        named |= {f"{code}, directed": facts["directed"] & named[code] for code in MAIN_LANGUAGES}
    for which, first in ((DOUBLE, facts["double"]), (ALL, everything)):
        told = {bytes(everything.size)}
        for subset, chosen in named.items():
            part = first & chosen
            if part.tobytes() not in told:
                told.add(part.tobytes())
                yield which, subset, part


def is_split(subset: str) -> bool:
    """
    Tell whether each label has its own line in a subset: in all rows, in both main languages and in each one.

    Parameters
    ----------
    subset : str
        From `subsets`.

    Returns
    -------
    bool
        Whether it has.
    """
    return subset == MAIN or len(subset) <= len(ALL)


def add(
    lines: list[dict],
    measure: str,
    sums: np.ndarray,
    figure: Callable[[np.ndarray], np.ndarray],
    where: Mapping[str, str],
    seed: int,
    *,
    n: int | None = None,
) -> None:
    """
    Compute a figure with its interval over companies and add it.

    Parameters
    ----------
    lines : list of dict
        Where the line goes.
    measure : str
        What is measured.
    sums : numpy.ndarray
        One table of sums per company, companies first.
    figure : callable
        Turns ... x tables into ... figures.
    where : mapping of str to str
        ``rows``, ``subset`` and ``by``.
    seed : int
        Of the interval.
    n : int, optional
        Messages; by default counted from the tables.
    """
    if n is None:
        # Every table counts messages in its first place: confusions in all cells, others in the first of their last.
        n = int(sums.sum() if sums.ndim == 3 and sums.shape[1] == sums.shape[2] else sums[..., 0].sum())
    found = quality.interval(sums, figure, n=n, seed=seed, name=" ".join([measure, *where.values()]))
    lines.append(line(measure, where, found.value, found.low, found.high, n=n, companies=found.companies))


def line(
    measure: str,
    where: Mapping[str, str],
    value: float,
    low: float = np.nan,
    high: float = np.nan,
    *,
    n: int,
    companies: int,
) -> dict:
    """
    Write one line.

    Parameters
    ----------
    measure : str
        What is measured.
    where : mapping of str to str
        ``rows``, ``subset`` and ``by``.
    value, low, high : float
        The figure and its interval; NaN where undefined.
    n, companies : int
        Messages and companies it rests on.

    Returns
    -------
    dict
        Four decimals; None for NaN.
    """
    figures = {
        name: None if np.isnan(number) else round(float(number), 4)
        for name, number in (("value", value), ("low", low), ("high", high))
    }
    return {"measure": measure, **where, **figures, "n": int(n), "companies": int(companies)}


def find(lines: list[dict], measure: str, **where: str) -> dict | None:
    """
    Look a figure up.

    Parameters
    ----------
    lines : list of dict
        Lines.
    measure : str
        What was measured.
    **where : str
        ``rows``, ``subset``, ``by``: as many as are wanted.

    Returns
    -------
    dict or None
        The first line that fits.
    """
    wanted = {"measure": measure, **where}
    return next((one for one in lines if all(one[key] == value for key, value in wanted.items())), None)


def beside(lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Mapping[str, Any]]]:
    """
    Put what was measured of the same rows side by side.

    Parameters
    ----------
    lines : iterable of mapping
        Lines.

    Returns
    -------
    list of dict
        One entry per measure, rows and subset, in the order in which they first appear: lines by who said it.
    """
    found: dict[tuple, dict] = {}
    for one in lines:
        found.setdefault((one["measure"], one["rows"], one["subset"]), {})[one["by"]] = one
    return list(found.values())


def cell(line: Mapping[str, Any] | None, *, interval: bool = True) -> str:
    """
    Write a figure for people.

    Parameters
    ----------
    line : mapping or None
        A line.
    interval : bool, default True
        Whether its interval follows in brackets.

    Returns
    -------
    str
        Three decimals; empty for nothing.
    """
    if line is None or line["value"] is None:
        return ""
    value, low, high = (line[name] for name in ("value", "low", "high"))
    return f"{value:.3f}" + (f" ({low:.3f} to {high:.3f})" if interval and low is not None else "")
