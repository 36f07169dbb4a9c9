"""What intervals would be if whole weeks, not threads, stood together: one silent week is one event in time."""

import numpy as np
import pandas as pd

from dialogscore.measures.calendars import THURSDAY, days_of, local_times
from dialogscore.measures.replies import HORIZONS, candidates
from dialogscore.measures.rows import FEW_CLUSTERS, Setting
from dialogscore.measures.times import MEAN, QUANTILES, time_limits, waits
from dialogscore.statistics import bootstrap_limits, cluster_groups, replicate_weights, seed_of

__all__ = ["week_table"]

RATES = {"reply_rate_72h": True, "reply_rate_all_72h": False}
HORIZON = HORIZONS["72h"]
TEXT = pd.StringDtype("pyarrow")


def week_table(turns: pd.DataFrame, rows: list[dict], setting: Setting, *, zone: str = "UTC") -> pd.DataFrame:
    """
    Set the intervals by whole weeks beside those by threads.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    rows : list of dict
        Rows of `scores`: a measure refused there is left out.
    setting : Setting
        What all scores of the run share.
    zone : str, default "UTC"
        IANA time zone of days and weeks, which begin on Monday.

    Returns
    -------
    pandas.DataFrame
        A line each for the 72-hour rates and the response times that are stated: ``measure``, ``value``, ``low`` and
        ``high`` (bootstrap of weeks in which people asked; NA where not reached, or with fewer than two),
        ``low_threads`` and ``high_threads`` (sampling interval of the score), ``weeks``, ``answer_days`` (distinct days
        on which the company answered) and ``note`` (``few_weeks`` below 15 weeks: their interval is too narrow; or NA).
    """
    stated = {row["measure"]: row for row in rows if row["subset_by"] is None and not np.isnan(row["value"])}
    # A week takes the place of a thread: nothing else changes.
    turns = turns.assign(thread=_weeks(turns["created"].to_numpy(), zone))
    limits: dict[str, tuple[float, float]] = {}
    weeks: dict[str, int] = {}
    for measure in (one for one in RATES if one in stated):
        units = candidates(turns, needing=RATES[measure])
        units = units[units["observed"] >= HORIZON]
        weeks[measure] = int(units["thread"].nunique())
        limits[measure] = _share_limits((units["response"] <= HORIZON).to_numpy(), units["thread"], setting, measure)
    times = [one for one in (*QUANTILES, MEAN) if one in stated]
    if times:
        units = waits(turns)
        limits |= {one: ends for one, ends in time_limits(units, setting, name="weeks").items() if one in times}
        weeks |= dict.fromkeys(times, int(units["thread"].nunique()))
    days = _answer_days(turns, zone)
    lines = [
        {
            "measure": one, "value": stated[one]["value"], "low": low, "high": high,
            "low_threads": stated[one]["low_sampling"], "high_threads": stated[one]["high_sampling"],
            "weeks": weeks[one], "answer_days": days, "note": "few_weeks" if weeks[one] < FEW_CLUSTERS else None,
        }
        for one, (low, high) in limits.items()
    ]  # fmt: skip
    names = ["measure", "value", "low", "high", "low_threads", "high_threads", "weeks", "answer_days", "note"]
    table = pd.DataFrame(lines, columns=names)
    ends = [name for name in names if name.startswith(("low", "high", "value"))]
    table[ends] = table[ends].astype("float64").replace([np.inf, -np.inf], np.nan)
    return table.astype({"weeks": "int64", "answer_days": "int64", "measure": TEXT, "note": TEXT})


def _weeks(seconds: np.ndarray, zone: str) -> np.ndarray:
    return (days_of(local_times(seconds, zone)) + THURSDAY) // 7


def _answer_days(turns: pd.DataFrame, zone: str) -> int:
    inside, created, response = (turns[name].to_numpy() for name in ("inside", "created", "response"))
    answered = inside & ~np.isnan(response)
    return len(pd.unique(days_of(local_times((created + response)[answered], zone))))


def _share_limits(hit: np.ndarray, weeks: pd.Series, setting: Setting, measure: str) -> tuple[float, float]:
    week = np.unique(weeks.to_numpy(), return_inverse=True)[1].reshape(-1)
    count = int(week.max(initial=-1)) + 1
    if count < 2:
        return np.nan, np.nan
    seed = seed_of(setting.seed, f"weeks:{measure}")
    group = cluster_groups(count, seed=seed)[week]
    weights = replicate_weights(int(group.max()) + 1, seed=seed)
    shares = (weights @ np.bincount(group, weights=hit)) / (weights @ np.bincount(group))
    low, high = bootstrap_limits(shares, level=setting.level)
    return min(low, float(hit.mean())), max(high, float(hit.mean()))
