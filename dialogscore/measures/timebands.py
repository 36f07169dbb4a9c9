"""How long and how short uncertain labels can make a response time, and the rows that say so."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.measures.rows import Setting, refused_row, score_row
from dialogscore.statistics import Curve, kaplan_meier

__all__ = ["End", "band_rows", "bands_of", "stretched"]


class End(NamedTuple):
    """
    A response time as one reading of the uncertain labels has it.

    Attributes
    ----------
    side : str
        ``against`` (the longest) or ``for`` (the shortest).
    value : float
        Seconds; infinity where not reached, NaN where no turn counts.
    longest : float
        Longest time watched.
    n : int
        Turns counted.
    """

    side: str
    value: float
    longest: float
    n: int


def bands_of(waited: pd.DataFrame, read: Callable[[Curve], float], value: float) -> list[End]:
    """
    Read a time at its longest and at its shortest, whichever of the uncertain turns count.

    Parameters
    ----------
    waited : pandas.DataFrame
        ``seconds``, ascending, ``event`` (whether they ended in a response), ``surely`` and ``maybe`` (whether a turn
        counts whatever its uncertain labels are, and whether it may).
    read : callable
        Reads the time off a curve.
    value : float
        The time as labels stand.

    Returns
    -------
    list of End
        Against and for the company.
    """
    return [_extreme(waited, read, value, side) for side in ("against", "for")]


def _extreme(waited: pd.DataFrame, read: Callable[[Curve], float], value: float, side: str) -> End:
    # Who waited longer than the time draws it up, who waited less draws it down; the time so found tells again who
    # waited longer, until it moves no further (Dinkelbach 1967, Management Science 13).
    seconds, event, surely, maybe = (waited[name].to_numpy() for name in ("seconds", "event", "surely", "maybe"))
    at, end = value, None
    while True:
        within = event & (seconds <= at)
        counted = surely | (maybe & (within == (side == "for")))
        curve = kaplan_meier(seconds[counted], event[counted])
        n = int(np.count_nonzero(counted))
        at = read(curve) if n else np.nan
        if end is not None and not (at > end.value if side == "against" else at < end.value):
            return end
        end = End(side, at, curve.longest, n)


def stretched(sampling: tuple[float, float], bands: Iterable[End]) -> tuple[float, float]:
    """
    Stretch an interval so that it holds both ends of the band.

    Parameters
    ----------
    sampling : tuple of float
        The interval; an upper limit of NaN or infinity is not reached.
    bands : iterable of End
        As `bands_of` gives them.

    Returns
    -------
    tuple of float
        Limits; infinity where not reached.
    """
    reached = [end.value if np.isfinite(end.value) else np.inf for end in bands if end.n]
    if np.isnan(sampling[0]) or not reached:
        return sampling
    return min(sampling[0], *reached), np.inf if np.isnan(sampling[1]) else max(sampling[1], *reached)


def band_rows(setting: Setting, measure: str, bands: Iterable[End]) -> list[dict]:
    """
    Make the rows of a band.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    bands : iterable of End
        As `bands_of` gives them.

    Returns
    -------
    list of dict
        A row of `scores` for each end that counts any turn, ``not_reached`` where it has no value.
    """
    rows = []
    for end in bands:
        options = {"n": end.n, "unit": "s", "subset": ("uncertain_labels", end.side)}
        if np.isfinite(end.value):
            rows.append(score_row(setting, measure, end.value, **options))
        elif end.n:
            rows.append(refused_row(setting, measure, "not_reached", longest_seconds=end.longest, **options))
    return rows
