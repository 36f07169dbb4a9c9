"""How long people wait: quantiles and restricted mean over all turns that need a reply, answered or not."""

from collections.abc import Collection
from functools import partial

import numpy as np
import pandas as pd

from dialogscore.codes import ranked
from dialogscore.measures.replies import HORIZONS, candidates, refuse_horizon
from dialogscore.measures.rows import FEW_CLUSTERS, Refusal, Setting, refused_row, score_row
from dialogscore.measures.timebands import band_rows, bands_of, stretched
from dialogscore.statistics import (
    bootstrap_limits,
    clustered_share,
    drawn_quantiles,
    kaplan_meier,
    quantile,
    restricted_mean,
    seed_of,
    survival_band,
    survival_draws,
)

__all__ = ["MEAN", "QUANTILES", "WAITED", "curve_table", "time_limits", "time_scores", "waits"]

QUANTILES = {"response_median_seconds": 0.5, "response_p90_seconds": 0.9}
MEAN = "response_rmst_72h_seconds"
# Times that people think in: the curve says there how many still wait.
MARKS = (60, 600, 3600, 6 * 3600, 86400, 3 * 86400, 7 * 86400, 30 * 86400)
MOST_POINTS = 1000
# Of a part among many: its interval need not be finer, and a whole table of draws for each takes as long as all else.
COARSE_DRAWS, COARSE_TIMES = 500, 250
#: Columns of the turns that response times rest on.
WAITED = [
    "inside", "deleted", "exact", "needs", "needs_surely", "needs_maybe", "response", "observed", "thread",
]  # fmt: skip


def waits(turns: pd.DataFrame) -> pd.DataFrame:
    """
    Take the waiting times of all turns that need a reply.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.

    Returns
    -------
    pandas.DataFrame
        ``seconds`` (to the response, or watched without one), ``event`` (whether there was a response), ``thread``
        (numbered from 0 without gaps); the shortest first, so that no curve has to sort them again.
    """
    seconds, event, kept = _told(turns, turns["needs"].to_numpy())
    return pd.DataFrame({"seconds": seconds, "event": event, "thread": ranked(turns["thread"].to_numpy()[kept])})


def _told(turns: pd.DataFrame, counted: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Wait of each turn counted, whether it ended in a response, and the place of the turn: the shortest first."""
    inside, deleted, exact = (turns[name].to_numpy() for name in ("inside", "deleted", "exact"))
    kept = np.flatnonzero(counted & inside & ~deleted & exact)
    response, observed = (turns[name].to_numpy()[kept] for name in ("response", "observed"))
    event = ~np.isnan(response)
    seconds = np.where(event, response, observed)
    # Those of which nobody knows how long they were watched stand last.
    order = np.argsort(seconds)[: len(seconds) - int(np.count_nonzero(np.isnan(seconds)))]
    return seconds[order], event[order], kept[order]


def _grid_mean(grid: np.ndarray, survival: np.ndarray, horizon: float) -> np.ndarray:
    inside = grid <= horizon
    first, *widths = np.diff(np.r_[0.0, grid[inside], horizon])
    mean = np.full(len(survival), first)
    # A running sum adds in one order everywhere, which a matrix product does not promise.
    for waiting, width in zip(survival.T[: len(widths)], widths, strict=True):
        mean += waiting * width
    return mean


def time_limits(
    units: pd.DataFrame,
    setting: Setting,
    *,
    name: str = "response_seconds",
    only: Collection[str] = (*QUANTILES, MEAN),
    fine: bool = True,
) -> dict[str, tuple[float, float]]:
    """
    Give the bootstrap limits of response times, all from one set of draws.

    Parameters
    ----------
    units : pandas.DataFrame
        Waits, as `waits` gives them; what is drawn is ``thread``.
    setting : Setting
        What all scores of the run share.
    name : str, default "response_seconds"
        What the seed follows from.
    only : collection of str, optional
        Measures wanted; all three by default.
    fine : bool, default True
        Whether curves are drawn 2,000 times and read at up to 1,000 times; else 500 and 250, for one of many parts.

    Returns
    -------
    dict of str to tuple of float
        By measure; infinity where a draw does not reach it, NaN with fewer than two threads.
    """
    curve = kaplan_meier(units["seconds"].to_numpy(), units["event"].to_numpy())
    unknown = dict.fromkeys(only, (np.nan, np.nan))
    if units["thread"].max() < 1 or not len(units):
        return unknown
    horizon = HORIZONS["72h"]
    if not len(curve.seconds):
        # Nobody was answered: the mean lies as far below the horizon as the answered share may lie above 0.
        most = clustered_share(units["event"].to_numpy(), units["thread"].to_numpy(), level=setting.level).high
        return unknown | ({MEAN: (horizon * (1 - most), float(horizon))} if MEAN in only else {})
    columns = (units[name].to_numpy() for name in ("seconds", "event", "thread"))
    drawn = {} if fine else {"draws": COARSE_DRAWS, "times": COARSE_TIMES}
    limits = partial(bootstrap_limits, level=setting.level, **({} if fine else {"draws": COARSE_DRAWS}))
    share = 1.0 if MEAN in only else max(QUANTILES[one] for one in only)
    grid, survival = survival_draws(*columns, seed=seed_of(setting.seed, name), share=share, **drawn)
    found = {}
    for measure, share in ((one, share) for one, share in QUANTILES.items() if one in only):
        found[measure] = limits(drawn_quantiles(grid, survival, share))
    if MEAN not in only:
        return found
    means = _grid_mean(grid, survival, horizon)
    value = restricted_mean(curve, horizon)
    low, high = limits(means)
    found[MEAN] = (min(low, value), max(high, value)) if np.isfinite(value) else (np.nan, np.nan)
    return found


def time_scores(
    turns: pd.DataFrame,
    setting: Setting,
    blocked: Refusal | None,
    *,
    suffix: str = "",
    only: Collection[str] = (*QUANTILES, MEAN),
    fine: bool = True,
) -> list[dict]:
    """
    Compute the response times.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no response time, if so.
    suffix : str, default ""
        What the names of the measures end in, where another clock ran.
    only : collection of str, optional
        Measures wanted, without `suffix`; all three by default.
    fine : bool, default True
        As in `time_limits`.

    Returns
    -------
    list of dict
        Rows of `scores`: median and 90th percentile (Kaplan-Meier, ``not_reached`` beyond the longest observation)
        and the mean within 72 h, refused where the 72-hour rate is. Limits by the thread bootstrap; a limit that the
        draws do not reach is NA. The band is the longest (against) and the shortest time (for) that the uncertain
        labels can make of each; the interval is stretched to hold both.
    """
    measures = [name + suffix for name in (*QUANTILES, MEAN) if name in only]
    if blocked is not None:
        return [refused_row(setting, measure, blocked[0], unit="s", **blocked[1]) for measure in measures]
    ordered = _by_length(turns)
    counted = ordered[ordered["needs"].to_numpy()]
    units = counted[["seconds", "event"]].assign(thread=ranked(counted["thread"].to_numpy()))
    if not len(units):
        return [refused_row(setting, measure, "no_units", unit="s") for measure in measures]
    curve = kaplan_meier(units["seconds"].to_numpy(), units["event"].to_numpy())
    limits, threads = time_limits(units, setting, only=only, fine=fine), int(units["thread"].max()) + 1
    few = {"note": "few_clusters", "threads": threads} if threads < FEW_CLUSTERS else {}
    rows = []
    for name, share in ((one, share) for one, share in QUANTILES.items() if one in only):
        measure = name + suffix
        value = quantile(curve, share)
        bands = bands_of(ordered, partial(quantile, share=share), value)
        wide = stretched(limits[name], bands)
        options = {"n": len(units), "unit": "s", "sampling": limits[name], "limits": wide}
        if np.isfinite(value):
            rows.append(score_row(setting, measure, value, **options, **few))
        else:
            rows.append(refused_row(setting, measure, "not_reached", longest_seconds=curve.longest, **options))
        rows += band_rows(setting, measure, bands)
    if MEAN not in only:
        return rows
    measure = MEAN + suffix
    refused = refuse_horizon(setting, measure, candidates(turns), HORIZONS["72h"], unit="s")
    if refused is not None:
        return [*rows, refused]
    value = restricted_mean(curve, HORIZONS["72h"])
    bands = bands_of(ordered, partial(restricted_mean, horizon=HORIZONS["72h"]), value)
    wide = stretched(limits[MEAN], bands)
    options = {"n": len(units), "unit": "s", "sampling": limits[MEAN], "limits": wide}
    return [*rows, score_row(setting, measure, value, **options, **few), *band_rows(setting, measure, bands)]


def _by_length(turns: pd.DataFrame) -> pd.DataFrame:
    """Take the waits that any reading of the labels counts, sorted once, so that none of the readings has to."""
    needs, surely, maybe, thread = (
        turns[name].to_numpy() for name in ("needs", "needs_surely", "needs_maybe", "thread")
    )
    seconds, event, rows = _told(turns, needs | surely | maybe)
    columns = {"seconds": seconds, "event": event, "thread": thread[rows]}
    return pd.DataFrame(columns | {"needs": needs[rows], "surely": surely[rows], "maybe": maybe[rows]})


def curve_table(turns: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """
    Draw the curve of those still waiting.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    level : float, default 0.95
        Confidence level of the band.

    Returns
    -------
    pandas.DataFrame
        ``seconds``, ``survival``, ``low``, ``high`` (pointwise, turns taken as independent), ``at_risk``: a line at 0,
        one at each of `MARKS` that some turn was watched for, and at up to 1,000 responses, evenly chosen. Without
        turns it is empty.
    """
    units = waits(turns)
    curve = kaplan_meier(units["seconds"].to_numpy(), units["event"].to_numpy())
    low, high = survival_band(curve, level=level)
    count = len(curve.seconds)
    chosen = np.unique(np.linspace(0, count - 1, min(count, MOST_POINTS)).astype(int)) if count else []
    at_risk = curve.at_risk.astype(np.int64)
    steps = {"seconds": curve.seconds, "survival": curve.survival, "low": low, "high": high, "at_risk": at_risk}
    table = pd.DataFrame(steps).iloc[chosen]
    if not len(units):
        return table
    marks = np.array([0.0, *(mark for mark in MARKS if mark <= curve.longest)])
    last = np.searchsorted(curve.seconds, marks, side="right") - 1  # the step that each mark stands on

    def at_marks(values: np.ndarray) -> np.ndarray:
        return np.where(last < 0, 1.0, np.r_[values, 1.0][last])

    waiting = len(units) - np.searchsorted(units["seconds"].to_numpy(), marks)
    marked = pd.DataFrame(
        {
            "seconds": marks,
            "survival": at_marks(curve.survival),
            "low": at_marks(low),
            "high": at_marks(high),
            "at_risk": waiting.astype(np.int64),
        }
    )
    both = pd.concat([marked, table], ignore_index=True).drop_duplicates("seconds")
    return both.sort_values("seconds", ignore_index=True)
