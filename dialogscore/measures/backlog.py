"""The backlog: what waits for a reply at the end of every day or week, for how long already, and at the very end."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.measures.calendars import THURSDAY, days_of, local_times
from dialogscore.measures.replies import candidates
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row

__all__ = ["backlog_scores", "backlog_table"]

OPEN, AGE = "backlog_open", "backlog_median_age_seconds"
NEEDS = ("needs", "needs_maybe", "needs_surely")
COUNTED = ["created", "response", "observed", "inside", "deleted", "exact"]
# More days than this are told by the week.
MOST_DAYS = 92
WEEK = 7 * 86_400 * 1_000_000
FAR = np.iinfo(np.int64).max // 4
TEXT = pd.StringDtype("pyarrow")


def _watched(turns: pd.DataFrame, until: pd.Timestamp | None, needs: Sequence[str] = NEEDS) -> pd.DataFrame:
    """Give begin, answer and end of watching of each turn in microseconds; an answer after the end is none."""
    units = candidates(turns[[*COUNTED, *needs]], needing=False)
    units = units[units["observed"].notna().to_numpy()]
    begun = np.round(units["created"].to_numpy() * 1e6).astype(np.int64)
    wait, seen = (units[name].to_numpy(dtype=float) * 1e6 for name in ("response", "observed"))
    stop = begun + np.round(seen).astype(np.int64)
    # An answer at the last moment that was watched counts; the end of a window is no part of it.
    last = stop + 1
    if until is not None:
        limit = round(until.timestamp() * 1e6)
        stop, last = np.minimum(stop, limit), np.minimum(last, limit)
    answer = np.where(np.isnan(wait), FAR, begun + np.round(np.nan_to_num(wait)).astype(np.int64))
    times = {"begun": begun, "stop": stop, "last": last, "answer": np.where(answer < last, answer, FAR)}
    return pd.DataFrame(times | {name: units[name].to_numpy(dtype=bool) for name in needs})


def backlog_scores(turns: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> list[dict]:
    """
    Count what waits at the end, and how long it has waited.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export does not tell who waits, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: backlog_open and backlog_median_age_seconds with their bands, each turn taken at the end of
        its window or of its own source's observation, whichever came first. The band of the age ends at the longest and
        the shortest median that any reading of the uncertain turns gives.
    """
    if blocked is not None:
        return [
            refused_row(setting, measure, blocked[0], unit=unit, **blocked[1])
            for measure, unit in ((OPEN, "count"), (AGE, "s"))
        ]
    until = None if setting.window is None else setting.window[1]
    every = _watched(turns, until)
    surely = _waiting(every[every["needs_surely"]])
    doubtful = _waiting(every[every["needs_maybe"] & ~every["needs_surely"]])
    rows = []
    # An uncertain turn waits where it tells against the company, and does not where it tells for it.
    for needs, side in zip(NEEDS, (None, "against", "for"), strict=True):
        found = every[every[needs]]
        subset = (None, None) if side is None else ("uncertain_labels", side)
        if not len(found):
            rows += [refused_row(setting, OPEN, "no_units", unit="count", subset=subset),
                     refused_row(setting, AGE, "no_units", unit="s", subset=subset)]  # fmt: skip
            continue
        waits = _waiting(found)
        rows.append(score_row(setting, OPEN, len(waits), n=len(found), unit="count", subset=subset))
        if side is not None and len(waits):
            # With all of them read one way the median may move past that of the labels as they stand, or not at all.
            waits = _farthest(surely, doubtful, longest=side == "against")
        if len(waits):
            rows.append(score_row(setting, AGE, float(np.median(waits)) / 1e6, n=len(waits), unit="s", subset=subset))
        else:
            rows.append(refused_row(setting, AGE, "none_open", unit="s", subset=subset))
    return sorted(rows, key=lambda row: row["measure"] == AGE)


def _waiting(found: pd.DataFrame) -> np.ndarray:
    """Ages of those that nobody has answered, in microseconds."""
    waits = (found["answer"] == FAR).to_numpy()
    return (found["stop"] - found["begun"]).to_numpy()[waits]


def _farthest(sure: np.ndarray, doubtful: np.ndarray, *, longest: bool) -> np.ndarray:
    """Take those of the doubtful ages, the oldest or the youngest first, that push the median outwards."""
    ordered = np.sort(doubtful)[:: -1 if longest else 1]

    def is_within(place: int) -> bool:
        middle = np.median(np.r_[sure, ordered[:place]])
        return not (ordered[place] > middle if longest else ordered[place] < middle)

    # Once one lies within, all that follow do. Where nothing is sure to wait, the first alone is a reading.
    first = 0 if len(sure) else 1
    end = bisect_left(range(len(ordered)), True, lo=min(first, len(ordered)), key=is_within)
    return np.r_[sure, ordered[:end]]


def backlog_table(turns: pd.DataFrame, *, window: tuple | None = None, zone: str = "UTC") -> pd.DataFrame:
    """
    Follow the backlog from day to day, or from week to week.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.
    zone : str, default "UTC"
        IANA time zone of days and weeks, which begin on Monday.

    Returns
    -------
    pandas.DataFrame
        A line for each ``period`` (``day``, or ``week`` beyond 92 days) by its ``start`` (a date): at its end, or where
        it comes first at the end of what was watched, ``open`` turns that need a reply, of them ``open_week`` no older
        than seven days, ``median_age_seconds``, ``p90_age_seconds`` (the age that nine in ten do not pass) and
        ``oldest_seconds`` of the open; in it, turns ``opened`` and ``answered``, and those ``no_longer_watched`` that
        were open when their source ended in the period before, of which nobody knows. Open is the line before, more
        those opened, less those answered and no longer watched.
    """
    found = _watched(turns, None if window is None else window[1], ["needs"])
    found = found[found["needs"]]
    order = np.argsort(found["begun"].to_numpy(), kind="stable")
    begun, stop, last, answer = (found[name].to_numpy()[order] for name in ("begun", "stop", "last", "answer"))
    names = ("open", "open_week", "opened", "answered", "no_longer_watched")
    ages = ("median_age_seconds", "p90_age_seconds", "oldest_seconds")
    if not len(begun):
        empty = {"period": TEXT, "start": TEXT} | dict.fromkeys(names, "int64") | dict.fromkeys(ages, "float64")
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in empty.items()})
    waits = answer == FAR
    moments = (begun, np.maximum(last - 1, begun), np.where(waits, begun, answer))
    days = [days_of(local_times(some / 1e6, zone)) for some in moments]
    span = int(days[1].max() - days[0].min()) + 1
    period, size, shift = ("day", 1, 0) if span <= MOST_DAYS else ("week", 7, THURSDAY)
    came, ended, left = ((some + shift) // size for some in days)
    first, count = int(came.min()), int(ended.max() - came.min()) + 1
    came, ended, left = came - first, ended - first, np.where(waits, count + 1, left - first)
    starts = pd.to_datetime((np.arange(count + 1) + first) * size - shift, unit="D", origin="unix")
    ends = _microseconds(starts[1:], zone)
    # The last period in which each waits at its end; before the first for one answered in the period it came in.
    until = np.minimum(left - 1, ended)
    table = pd.DataFrame(
        {
            "period": pd.Series([period] * count, dtype=TEXT),
            "start": pd.Series(starts[:-1].strftime("%Y-%m-%d"), dtype=TEXT),
        }
    )
    told = np.zeros((count, 2 + len(ages)))
    waiting = np.zeros(0, dtype=np.int64)
    of_period = np.searchsorted(came, np.arange(count + 1))
    for number in range(count):
        fresh = np.arange(of_period[number], of_period[number + 1])
        waiting = np.r_[waiting, fresh]
        waiting = waiting[until[waiting] >= number]
        told[number] = _ages(np.minimum(ends[number], stop[waiting]) - begun[waiting])
    gone = np.bincount(ended[waits] + 1, minlength=count + 1)[:count]
    counted = {"open": told[:, 0], "open_week": told[:, 1], "opened": np.bincount(came, minlength=count),
               "answered": np.bincount(left[~waits], minlength=count)[:count], "no_longer_watched": gone}  # fmt: skip
    table = table.assign(**{name: np.asarray(values, dtype=np.int64) for name, values in counted.items()})
    return table.assign(**{name: told[:, 2 + place] for place, name in enumerate(ages)})


def _ages(ages: np.ndarray) -> tuple[float, ...]:
    if not len(ages):
        return 0, 0, np.nan, np.nan, np.nan
    nine_in_ten = -(-9 * len(ages) // 10) - 1
    p90 = np.partition(ages, nine_in_ten)[nine_in_ten]
    return len(ages), int((ages <= WEEK).sum()), float(np.median(ages)) / 1e6, p90 / 1e6, ages.max() / 1e6


def _microseconds(midnights: pd.DatetimeIndex, zone: str) -> np.ndarray:
    moments = midnights.tz_localize(zone, ambiguous=np.ones(len(midnights), dtype=bool), nonexistent="shift_forward")
    return moments.tz_convert("UTC").as_unit("us").asi8
