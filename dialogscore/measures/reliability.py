"""Whether people can rely on an answer: months in which nobody had one, and how rate and speed differ by quarter."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.measures.calendars import local_times, months_of
from dialogscore.measures.replies import HORIZONS, banded_rate, candidates, standing
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row
from dialogscore.measures.times import time_limits, waits
from dialogscore.statistics import difference_limits, kaplan_meier, quantile

__all__ = ["MONTHS", "RATE_RANGE", "SPEED_RATIO", "Calendar", "Reliability", "calendar", "reliability"]

MONTHS, RATE_RANGE = "months_without_answer", "quarter_rate_range"
SPEED_RATIO, TIME = "quarter_speed_ratio", "response_median_seconds"
UNITS = {MONTHS: "count", RATE_RANGE: "share", SPEED_RATIO: "ratio"}
HORIZON, QUARTER, HALF = HORIZONS["72h"], 3, 0.5
TEXT = pd.StringDtype("pyarrow")


class Calendar(NamedTuple):
    """
    Which part of the calendar the feed speaks about.

    Attributes
    ----------
    month : numpy.ndarray of int
        Month of each turn: 12 times the year, plus 0 to 11.
    first, last : int
        The first and the last month observed whole; the first is larger than the last where none is.
    """

    month: np.ndarray
    first: int
    last: int

    def whole(self, months: np.ndarray, size: int = 1) -> np.ndarray:
        """Tell which periods of some months, named by their first, were observed whole."""
        return (months >= self.first) & (months + size - 1 <= self.last)


class Reliability(NamedTuple):
    """
    What was found of months and quarters.

    Attributes
    ----------
    rows : list of dict
        Rows of `scores`.
    months : pandas.DataFrame
        ``month`` (2024-03), ``whole`` (observed whole), ``turns`` that need a reply, ``answered``, ``silent`` (whole,
        with such turns, and none of them answered).
    quarters : pandas.DataFrame
        ``quarter`` (2024-Q1), ``whole``, ``turns`` that need a reply and were watched 72 hours, ``rate``, ``rate_low``,
        ``rate_high``, ``median_seconds``, ``median_low``, ``median_high`` and ``note`` (``part``, ``too_few``, or NA):
        figures only where it was observed whole, in at least 30 turns and 10 threads.
    """

    rows: list[dict]
    months: pd.DataFrame
    quarters: pd.DataFrame


def calendar(messages: pd.DataFrame, turns: pd.DataFrame, setting: Setting, end: float, *, zone: str) -> Calendar:
    """
    Find the months that were observed from their first to their last day.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    turns : pandas.DataFrame
        Turns, as `dialogscore.measures.turns.inbound_turns` gives them.
    setting : Setting
        What all scores of the run share.
    end : float
        End of observation or of the window, seconds since 1970.
    zone : str
        IANA time zone of the calendar.

    Returns
    -------
    Calendar
        Observed from the first message on, or from where the window begins if that is later.
    """
    started = messages["created_at"].min()
    if setting.window is not None and setting.window[0] is not None:
        started = max(started, setting.window[0])
    first, last = 0, -1
    if not pd.isna(started):
        begun, ended = started.tz_convert(zone), pd.Timestamp(end, unit="s", tz="UTC").tz_convert(zone)
        first = _month(begun) + (begun.day > 1)
        # A month is over with its last day, even if the last message came before midnight.
        last = _month(ended) - (ended.day < ended.days_in_month)
    return Calendar(months_of(local_times(turns["created"].to_numpy(), zone)), int(first), int(last))


def _month(moment: pd.Timestamp) -> int:
    return 12 * moment.year + moment.month - 1


def reliability(turns: pd.DataFrame, spans: Calendar, setting: Setting, blocked: Refusal | None) -> Reliability:
    """
    Measure whether answers come month after month, and as fast in one quarter as in another.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `dialogscore.measures.turns.inbound_turns` gives them.
    spans : Calendar
        As `calendar` gives it.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why there is no rate of those that need a reply, if so: then the tables are empty.

    Returns
    -------
    Reliability
        months_without_answer with its band, quarter_rate_range (highest less lowest) and
        quarter_speed_ratio (slowest over fastest) of at least two whole quarters.
    """
    units = candidates(turns, needing=False)
    # A turn of yesterday may still be answered; one that was is.
    units = units[(units["observed"] >= HORIZON) | units["response"].notna()]
    month, every = spans.month[units.index.to_numpy()], spans.month[candidates(turns, needing=False).index.to_numpy()]
    if blocked is not None:
        rows = [refused_row(setting, one, blocked[0], unit=unit, **blocked[1]) for one, unit in UNITS.items()]
        units, month, turns, every = units.iloc[:0], month[:0], turns.iloc[:0], every[:0]
    months = _month_table(units, month, spans)
    quarters, rates = _quarter_table(candidates(turns, needing=False), every, spans, setting)
    if blocked is None:
        rows = [*_silent_rows(units, month, spans, setting), *_quarter_rows(quarters, rates, turns, setting)]
    return Reliability(rows, months, quarters)


def _month_table(units: pd.DataFrame, month: np.ndarray, spans: Calendar) -> pd.DataFrame:
    needs = units["needs"].to_numpy(dtype=bool)
    held, place = np.unique(month[needs], return_inverse=True)
    size = len(held)
    answered = units["response"].notna().to_numpy()[needs]
    counts = np.bincount(place.reshape(-1), minlength=size)
    reached = np.bincount(place.reshape(-1), weights=answered, minlength=size).astype(np.int64)
    whole = spans.whole(held)
    names = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in held.tolist()]
    return pd.DataFrame(
        {"month": pd.Series(names, dtype=TEXT), "whole": whole, "turns": counts.astype(np.int64), "answered": reached,
         "silent": whole & (reached == 0)}
    )  # fmt: skip


def _silent_rows(units: pd.DataFrame, month: np.ndarray, spans: Calendar, setting: Setting) -> list[dict]:
    kept = spans.whole(month)
    units, month = units[kept], month[kept]
    answered = units["response"].notna().to_numpy()
    surely, maybe = units["needs_surely"].to_numpy(dtype=bool), units["needs_maybe"].to_numpy(dtype=bool)

    def silent(counted: np.ndarray) -> tuple[int, int]:
        there = np.unique(month[counted])
        return len(np.setdiff1d(there, month[counted & answered])), len(there)

    value, n = silent(units["needs"].to_numpy(dtype=bool))
    if not n:
        return [refused_row(setting, MONTHS, "no_whole_month", unit="count")]
    # An uncertain turn counts where it speaks for an answer, or where it speaks for none.
    least, most = silent(surely | (maybe & answered)), silent(surely | (maybe & ~answered))
    ends = min(value, least[0]), max(value, most[0])
    options = {"unit": "count", "sampling": (value, value), "limits": ends}
    sides = (("against", least), ("for", most))
    return [
        score_row(setting, MONTHS, value, n=n, **options),
        *(
            score_row(setting, MONTHS, found, n=of, unit="count", subset=("uncertain_labels", side))
            for side, (found, of) in sides
        ),
    ]


def _quarter_table(
    units: pd.DataFrame, month: np.ndarray, spans: Calendar, setting: Setting
) -> tuple[pd.DataFrame, list[dict]]:
    lines, rates = [], []
    begun = month - month % QUARTER
    for number in np.unique(begun[units["needs"].to_numpy(dtype=bool)]).tolist():
        part = units[begun == number]
        name = f"{number // 12:04d}-Q{number % 12 // QUARTER + 1}"
        whole = bool(spans.whole(np.array([number]), QUARTER)[0])
        _, watched, _, reason = standing(part[part["needs"]], HORIZON)
        line = {"quarter": name, "whole": whole, "turns": watched}
        if whole and reason is None:
            rate = banded_rate(setting, RATE_RANGE, part, HORIZON)[0]
            waited = waits(part)
            limits = time_limits(waited, setting, name=f"quarter:{name}", only=[TIME])[TIME]
            median = quantile(kaplan_meier(waited["seconds"].to_numpy(), waited["event"].to_numpy()), HALF)
            rates.append(rate)
            line |= {
                "rate": rate["value"], "rate_low": rate["low"], "rate_high": rate["high"],
                "median_seconds": median, "median_low": limits[0], "median_high": limits[1],
            }  # fmt: skip
        lines.append(line | {"note": None if whole and reason is None else "too_few" if whole else "part"})
    figures = ["rate", "rate_low", "rate_high", "median_seconds", "median_low", "median_high"]
    table = pd.DataFrame(lines, columns=["quarter", "whole", "turns", *figures, "note"])
    kinds = {"quarter": TEXT, "note": TEXT, "whole": "bool", "turns": "int64"}
    return table.astype(kinds | dict.fromkeys(figures, "float64")), rates


def _quarter_rows(table: pd.DataFrame, rates: list[dict], turns: pd.DataFrame, setting: Setting) -> list[dict]:
    stated = table[table["note"].isna()]
    n = len(stated)
    if n < 2:
        few = {"n": n, "quarters": n}
        return [refused_row(setting, one, "too_few_quarters", unit=UNITS[one], **few) for one in UNITS if one != MONTHS]
    lowest, highest = min(rates, key=lambda row: row["value"]), max(rates, key=lambda row: row["value"])

    def limits(suffix: str) -> tuple[float, float]:
        ends = [
            tuple(np.array([row[name]]) for name in ("value", f"low{suffix}", f"high{suffix}"))
            for row in (lowest, highest)
        ]
        low, high = difference_limits(*ends)
        return max(0.0, float(low[0])), min(1.0, float(high[0]))

    span = highest["value"] - lowest["value"]
    rows = [score_row(setting, RATE_RANGE, span, n=n, limits=limits(""), sampling=limits("_sampling"))]
    median = stated["median_seconds"].to_numpy()
    if not np.isfinite(median).all():
        longest = float(turns["observed"].max())
        return [*rows, refused_row(setting, SPEED_RATIO, "not_reached", n=n, unit="ratio", longest_seconds=longest)]
    return [*rows, _ratio_row(stated, setting)]


def _ratio_row(stated: pd.DataFrame, setting: Setting) -> dict:
    # Of two times the ratio is a difference of logarithms; less than a second is no time to tell apart.
    times = np.maximum(stated[["median_seconds", "median_low", "median_high"]].to_numpy(), 1.0)
    ends = np.log(times)
    fast, slow = (ends[[place]].T for place in (int(ends[:, 0].argmin()), int(ends[:, 0].argmax())))
    low, high = difference_limits(tuple(fast), tuple(slow))
    ratio = float(times[:, 0].max() / times[:, 0].min())
    limits = (min(ratio, max(1.0, float(np.exp(low[0])))), max(ratio, float(np.exp(high[0]))))
    return score_row(setting, SPEED_RATIO, ratio, n=len(stated), unit="ratio", sampling=limits)
