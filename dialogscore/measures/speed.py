"""How far speed can be relied on: other clocks, the spread of waits, the week, the longest silence."""

import numpy as np
import pandas as pd

from dialogscore.measures.calendars import local_times, weekdays_of
from dialogscore.measures.replies import HORIZONS, candidates
from dialogscore.measures.rows import FEW_CLUSTERS, Refusal, Setting, refused_row, score_row
from dialogscore.measures.times import time_scores, waits
from dialogscore.statistics import (
    aalen_johansen,
    bootstrap_limits,
    drawn_quantiles,
    kaplan_meier,
    quantile,
    restricted_means,
    seed_of,
    survival_draws,
)

__all__ = ["from_last_message", "speed_scores", "weekday_table"]

SPREADS = {"response_iqr_seconds": (0.25, 0.75), "response_p90_less_median_seconds": (0.5, 0.9)}
SILENCE = "longest_silence_seconds"
TEXT = pd.StringDtype("pyarrow")


def from_last_message(turns: pd.DataFrame) -> pd.DataFrame:
    """
    Start the clock of each turn at its last message.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `dialogscore.measures.ended.turn_times` gives them.

    Returns
    -------
    pandas.DataFrame
        The turns, ``response`` and ``observed`` shorter by the time from the first message to the last.
    """
    return turns.assign(
        response=turns["response"] - turns["last"], observed=np.maximum(turns["observed"] - turns["last"], 0)
    )


def speed_scores(
    turns: pd.DataFrame, setting: Setting, blocked: Refusal | None, *, counted: Refusal | None
) -> list[dict]:
    """
    Compute the times by the other clock, the spread of the waits and the longest silence.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `dialogscore.measures.ended.turn_times` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no response time of turns that need a reply, if so.
    counted : Refusal or None
        Why it supports no response time at all, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: the three response times with ``_last_message``; response_iqr_seconds (75th less 25th
        percentile) and response_p90_less_median_seconds, ``not_reached`` where the upper end is; and
        longest_silence_seconds. Limits by the thread bootstrap.
    """
    rows = time_scores(from_last_message(turns), setting, blocked, suffix="_last_message")
    return [*rows, *_spreads(turns, setting, blocked), _silence(turns, setting, counted)]


def _spreads(turns: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> list[dict]:
    if blocked is not None:
        return [refused_row(setting, measure, blocked[0], unit="s", **blocked[1]) for measure in SPREADS]
    units = waits(turns)
    if not len(units):
        return [refused_row(setting, measure, "no_units", unit="s") for measure in SPREADS]
    columns = [units[name].to_numpy() for name in ("seconds", "event", "thread")]
    curve, threads = kaplan_meier(*columns[:2]), int(units["thread"].max()) + 1
    few = {"note": "few_clusters", "threads": threads} if threads < FEW_CLUSTERS else {}
    how = {"seed": seed_of(setting.seed, "response_seconds"), "share": max(max(ends) for ends in SPREADS.values())}
    drawn = survival_draws(*columns, **how) if columns[1].any() else None
    rows = []
    for measure, ends in SPREADS.items():
        least, most = (quantile(curve, share) for share in ends)
        options = {"n": len(units), "unit": "s"}
        if not np.isfinite(most):
            rows.append(refused_row(setting, measure, "not_reached", longest_seconds=curve.longest, **options))
            continue
        limits = (np.nan, np.nan)
        if threads > 1:
            early, late = (drawn_quantiles(*drawn, share) for share in ends)
            # Where a draw does not come down so far, nobody knows how wide its spread is: wider than any.
            known = np.isfinite(late)
            widths = np.where(known, np.where(known, late, 0) - np.where(np.isfinite(early), early, 0), np.inf)
            low, high = bootstrap_limits(widths, level=setting.level)
            limits = (min(low, most - least), max(high, most - least))
        rows.append(score_row(setting, measure, most - least, sampling=limits, **options, **few))
    return rows


def _silence(turns: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> dict:
    if blocked is not None:
        return refused_row(setting, SILENCE, blocked[0], unit="s", basis="counted", **blocked[1])
    units = turns[turns["inside"] & turns["exact"] & turns["response"].notna()]
    given = np.unique(np.round((units["created"] + units["response"]).to_numpy(), 6))
    if len(units) < 2:
        return refused_row(setting, SILENCE, "no_units", n=len(units), unit="s", basis="counted")
    longest = float(np.round(np.diff(given).max(initial=0.0), 6))
    return score_row(setting, SILENCE, longest, n=len(units), unit="s", basis="counted")


def weekday_table(turns: pd.DataFrame, *, zone: str = "UTC") -> pd.DataFrame:
    """
    Compare the waits by the day on which people asked.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `dialogscore.measures.turns.inbound_turns` gives them.
    zone : str, default "UTC"
        IANA time zone of the clock on the wall.

    Returns
    -------
    pandas.DataFrame
        A line for Monday to Friday (``workdays``), one for the ``weekend`` and seven for the days (``0`` is Monday):
        ``part``, ``turns`` (that need a reply), ``answered``, ``median_seconds`` and ``p90_seconds`` (Kaplan-Meier;
        NA where not reached), ``rmst_72h_seconds`` and its standard error ``rmst_72h_error`` (turns taken as
        independent; NA where not watched).
    """
    units = candidates(turns)
    event = units["response"].notna()
    seconds = units["response"].where(event, units["observed"])
    known = seconds.notna().to_numpy()
    day = weekdays_of(local_times(units["created"].to_numpy()[known], zone))
    # Each turn stands in two parts: its day, and workdays (7) or weekend (8).
    part = np.r_[day, np.where(day < 5, 7, 8)]
    waited, answered = np.tile(seconds.to_numpy()[known], 2), np.tile(event.to_numpy()[known], 2)
    found = aalen_johansen(waited, answered, groups=part)
    mean, error = (np.r_[side, np.full(9 - found.groups, np.nan)] for side in restricted_means(found, HORIZONS["72h"]))
    quantiles = {}
    for name, share in (("median_seconds", 0.5), ("p90_seconds", 0.9)):
        reached = found.survival <= 1 - share + 1e-9
        group, first = np.unique(found.group[reached], return_index=True)
        quantiles[name] = np.full(9, np.nan)
        quantiles[name][group] = found.seconds[reached][first]
    order = [7, 8, *range(7)]
    return pd.DataFrame(
        {
            "part": pd.Series(["workdays", "weekend", *map(str, range(7))], dtype=TEXT),
            "turns": np.bincount(part, minlength=9)[order],
            "answered": np.bincount(part[answered], minlength=9)[order],
            **{name: values[order] for name, values in quantiles.items()},
            "rmst_72h_seconds": mean[order],
            "rmst_72h_error": error[order],
        }
    )
