"""What a recount finds, and a share with its interval written out by hand."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import inf, sqrt
from statistics import NormalDist
from typing import Any, NamedTuple

from scipy.special import stdtrit

__all__ = ["LEVEL", "OURS", "Recount", "banded", "counted", "interval", "refused", "share"]

OURS = "dialogscore"
LEVEL = 0.95


class Recount(NamedTuple):
    """
    A row of `scores`, counted again.

    Attributes
    ----------
    profile, measure, by, part : str
        Which row it is; `by` and `part` are empty for the whole.
    value : float or None
        The score; None where there is none.
    n : int
        Units it rests on.
    limits : tuple of float, or None
        Sampling interval; None where it is not recounted.
    note : str or None
        Why there is no value.
    units, hits : list
        Units that were counted, each with ``ref`` and ``thread``, and whether each counts as a hit.
    """

    profile: str
    measure: str
    by: str
    part: str
    value: float | None
    n: int
    limits: tuple[float, float] | None = None
    note: str | None = None
    units: Sequence[Any] = ()
    hits: Sequence[bool] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Which row of `scores` it is."""
        return self.profile, self.measure, self.by, self.part


def interval(pairs: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """
    Wilson's interval with the sample size that the threads are worth.

    Parameters
    ----------
    pairs : iterable of (float, float)
        Units and hits of each thread.

    Returns
    -------
    tuple of float
        Lower and upper limit, 0..1; (0, 1) with fewer than two threads.
    """
    filled = [(n, k) for n, k in pairs if n > 0]
    threads, total = len(filled), sum(n for n, _ in filled)
    if threads < 2:
        return 0.0, 1.0
    p = sum(k for _, k in filled) / total
    z, t = NormalDist().inv_cdf(0.5 + LEVEL / 2), stdtrit(threads - 1, 0.5 + LEVEL / 2)
    between = threads / (threads - 1) * sum((k - p * n) ** 2 for n, k in filled) / total**2
    alone = p * (1 - p) / total
    worth = (threads if alone == 0 else total / max(1.0, between / alone)) * (z / t) ** 2
    middle = (p + z * z / (2 * worth)) / (1 + z * z / worth)
    half = z * sqrt(p * (1 - p) / worth + (z / (2 * worth)) ** 2) / (1 + z * z / worth)
    return min(p, max(0.0, middle - half)), max(p, min(1.0, middle + half))


def share(
    measure: str,
    units: Sequence[Any],
    hit: Callable[[Any], bool],
    *,
    by: str = "",
    part: str = "",
    profile: str = OURS,
) -> Recount:
    """
    Count hits among units.

    Parameters
    ----------
    measure : str
        Name of the measure.
    units : sequence
        Units, each with ``thread``.
    hit : callable
        Tells whether a unit counts.
    by, part : str, optional
        What the units were split by, and which part this is.
    profile : str, optional
        Whose definition it is.

    Returns
    -------
    Recount
        The share and its interval over threads; ``no_units`` without units.
    """
    if not units:
        return refused(measure, "no_units", by=by, part=part, profile=profile)
    hits = [bool(hit(unit)) for unit in units]
    sizes = Counter(unit.thread for unit in units)
    won = Counter(unit.thread for unit, counts in zip(units, hits, strict=True) if counts)
    limits = interval((size, won[thread]) for thread, size in sizes.items())
    return Recount(profile, measure, by, part, sum(hits) / len(hits), len(hits), limits, None, units, hits)


def banded(
    measure: str,
    units: Sequence[Any],
    hit: Callable[[Any], bool],
    unsure: Callable[[Any], bool],
    *,
    by: str = "",
    part: str = "",
) -> list[Recount]:
    """
    Count hits as labels stand, and with every uncertain unit read against and for.

    Parameters
    ----------
    measure : str
        Name of the measure.
    units : sequence
        Units, each with ``thread``.
    hit, unsure : callable
        Tell whether a unit counts, and whether its label is uncertain.
    by, part : str, optional
        What the units were split by, and which part this is.

    Returns
    -------
    list of Recount
        Three rows.
    """
    of, end = (f":{by}", f":{part}") if by else ("", "")
    bands = (("against", lambda unit: hit(unit) and not unsure(unit)), ("for", lambda unit: hit(unit) or unsure(unit)))
    rows = [share(measure, units, hit, by=by, part=part)]
    return rows + [share(measure, units, read, by=f"uncertain_labels{of}", part=side + end) for side, read in bands]


def counted(measure: str, value: float | None, n: int, *, by: str = "", part: str = "", **more: Any) -> Recount:
    """
    State a count or time.

    Parameters
    ----------
    measure : str
        Name of the measure.
    value : float or None
        The score; infinity or None where there is none.
    n : int
        Units.
    by, part : str, optional
        What the units were split by, and which part this is.
    **more
        Further fields of `Recount`.

    Returns
    -------
    Recount
        The row.
    """
    return Recount(OURS, measure, by, part, None if value == inf else value, n, **more)


def refused(measure: str, note: str, n: int = 0, *, by: str = "", part: str = "", profile: str = OURS) -> Recount:
    """
    State that there must be no value.

    Parameters
    ----------
    measure : str
        Name of the measure.
    note : str
        Why.
    n : int, default 0
        Units there were.
    by, part, profile : str, optional
        Which row it is.

    Returns
    -------
    Recount
        The row.
    """
    return Recount(profile, measure, by, part, None, n, note=note)
