"""One window for all, how much of it each company's sources watched, and where in it the messages lie."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from dialogscore.errors import UsageError

__all__ = ["common_window", "covered", "crowded_window", "shared_window"]

#: A window is worth another where so many of its messages lie in so little of it.
MOST_MESSAGES, LITTLE_TIME = 0.95, 0.5
DAY, WEEK = 86400, 7

Spans = Sequence[tuple[str, str]]
Window = tuple[pd.Timestamp, pd.Timestamp]


def common_window(asked: tuple[pd.Timestamp | None, pd.Timestamp | None] | None, spans: Iterable[Spans]) -> Window:
    """
    Decide on the window of all companies.

    Parameters
    ----------
    asked : tuple of (Timestamp or None, Timestamp or None), or None
        What the user asked for.
    spans : iterable of sequence of (str, str)
        First and last moment of every source of every company.

    Returns
    -------
    (pandas.Timestamp, pandas.Timestamp)
        Start and exclusive end; an end that nobody named is that of all feeds together.

    Raises
    ------
    UsageError
        If no feed speaks of any moment in it.
    """
    every = [pair for one in spans for pair in one]
    first = min((pd.Timestamp(start) for start, _ in every), default=None)
    last = max((pd.Timestamp(end) for _, end in every), default=None)
    start, end = asked or (None, None)
    start = first if start is None else start
    end = last + pd.Timedelta(1, "us") if end is None and last is not None else end
    if not every or not start < end or start > last or end <= first:
        of = "any moment" if not every else f"{first:%Y-%m-%d} to {last:%Y-%m-%d} and no more"
        raise UsageError(
            "compare companies in the window", found=f"feeds that speak of {of if every else 'nothing'}",
            expected="messages in it", next_step="Name another with --window." if every else "",
        )  # fmt: skip
    return start.as_unit("us"), end.as_unit("us")


def covered(spans: Spans, window: Window) -> float:
    """
    Say how much of a window was watched.

    Parameters
    ----------
    spans : sequence of (str, str)
        First and last moment of every source of a company.
    window : (pandas.Timestamp, pandas.Timestamp)
        Start and exclusive end.

    Returns
    -------
    float
        Share of the window in which at least one source watched, 0..1.
    """
    start, end = window
    total, done = pd.Timedelta(0), start
    for first, last in sorted((pd.Timestamp(one), pd.Timestamp(other)) for one, other in spans):
        first, last = max(first, done), min(last, end - pd.Timedelta(1, "us"))
        if last >= first:
            total, done = total + (last - first), last
    whole = end - start - pd.Timedelta(1, "us")
    return min(1.0, total / whole) if whole > pd.Timedelta(0) else float(bool(spans))


def shared_window(starts: pd.Series, ends: pd.Series, *, least: float) -> tuple[Window, int] | None:
    """
    Find a window in whole days that most companies cover.

    Parameters
    ----------
    starts, ends : pandas.Series of Timestamp
        First and last moment of each company.
    least : float
        Share of a window that a company must cover.

    Returns
    -------
    tuple of (window, int), or None
        Start and exclusive end of the window in which the most time of companies would be ranked, and how many cover
        it; None where no window of a week or more is covered by more than half of them.
    """
    if not len(starts):
        return None
    first, last = (times.astype("datetime64[us, UTC]").astype("int64").to_numpy() / 1e6 for times in (starts, ends))
    steps = np.linspace(0, 1, 21)
    best: tuple[float, float, float, int] = (0.0, 0.0, 0.0, 0)
    for start in np.unique(np.ceil(np.quantile(first, steps) / DAY) * DAY):
        for end in np.unique(np.floor(np.quantile(last, steps) / DAY) * DAY):
            inside = np.minimum(last, end) - np.maximum(first, start)
            count = int((inside >= least * (end - start)).sum())
            if end - start >= WEEK * DAY and 2 * count > len(first):
                best = max(best, (count * (end - start), start, end, count))
    start, end, count = best[1:]
    return ((pd.Timestamp(start, unit="s", tz="UTC"), pd.Timestamp(end, unit="s", tz="UTC")), count) if count else None


def crowded_window(times: np.ndarray, window: Window) -> dict | None:
    """
    Find the part of a window that holds almost all messages, where it is a small one.

    Parameters
    ----------
    times : numpy.ndarray of float
        When messages were written, seconds since 1970.
    window : (pandas.Timestamp, pandas.Timestamp)
        Start and exclusive end of the window, which somebody may not have asked for.

    Returns
    -------
    dict or None
        ``from`` and ``to`` (ISO dates, the second not part), the shortest run of whole days with 95 % of the messages;
        ``share`` of the messages in it; ``weeks`` of it, and ``of_weeks`` of the window.
        None where that run is shorter than a week, longer than half of the window, or not a week shorter than it.
    """
    start, end = (moment.timestamp() for moment in window)
    held = times[(times >= start) & (times < end)]
    # Only days of which the window holds all: whoever is watched from its first moment to its last covers these.
    whole = held[(held >= math.ceil(start / DAY) * DAY) & (held < math.floor(end / DAY) * DAY)]
    day, least = np.sort(whole) // DAY, math.ceil(MOST_MESSAGES * len(held))
    if not len(held) or len(day) < least:
        return None
    lengths = day[least - 1 :] - day[: len(day) - least + 1] + 1
    place = int(np.argmin(lengths))
    first, days, all_days = int(day[place]), int(lengths[place]), (end - start) / DAY
    if days < WEEK or days > LITTLE_TIME * all_days or all_days - days < WEEK:
        return None
    share = int(((day >= first) & (day < first + days)).sum()) / len(held)
    ends = [f"{pd.Timestamp(one * DAY, unit='s'):%Y-%m-%d}" for one in (first, first + days)]
    return {
        "from": ends[0], "to": ends[1], "share": share, "weeks": math.ceil(days / WEEK),
        "of_weeks": math.ceil(all_days / WEEK),
    }  # fmt: skip
