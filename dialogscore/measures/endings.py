"""How waits end: answered by the company, answered by somebody else, or deleted - whichever comes first."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.codes import ranked
from dialogscore.measures.ended import CAUSES, end_times, endings
from dialogscore.measures.replies import HORIZONS, candidates, refuse_horizon
from dialogscore.measures.rows import FEW_CLUSTERS, Refusal, Setting, refused_row, score_row, share_row, widen
from dialogscore.measures.times import MARKS, MOST_POINTS, waits
from dialogscore.statistics import (
    aalen_johansen,
    bootstrap_limits,
    cluster_groups,
    clustered_share,
    incidence_at,
    incidence_band,
    incidence_draws,
    replicate_weights,
    seed_of,
)

__all__ = ["ending_scores", "ending_table"]

ENDS = {"8h": 8 * 3600, **HORIZONS}
# A gap smaller than this is not worth a warning, however surely it is there.
LEAST_GAP = 0.01


def ending_scores(turns: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> list[dict]:
    """
    Compute how waits ended within fixed times.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `turn_times` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no response time, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: incidence_8h, _24h, _72h, _7d by ``cause`` (``deleted`` only where the time of a deletion is
        known); promptness; curve_rate_72h, noted ``curve_disagrees`` where it and the messages watched 72 h
        differ by more than sampling; and, where turns were deleted nobody knows when, with_deleted_rate_72h,
        these counted against and for. Limits by the thread bootstrap.
    """
    if blocked is not None:
        names = [*(f"incidence_{name}" for name in ENDS), "promptness", "curve_rate_72h"]
        return [refused_row(setting, name, blocked[0], **blocked[1]) for name in names]
    units, asked = endings(turns), candidates(turns)
    shares, draws = _drawn(units, setting)
    known = CAUSES if turns.loc[turns["inside"], "gone"].notna().any() else CAUSES[:-1]
    rows = []
    for place, (name, horizon) in enumerate(ENDS.items()):
        measure = f"incidence_{name}"
        refused = refuse_horizon(setting, measure, asked, horizon)
        rows += [refused] if refused is not None else [
            _row(setting, measure, shares[place, kind], draws[:, place, kind], units, kind, subset=("cause", cause))
            for kind, cause in enumerate(known)
        ]  # fmt: skip
    rows.append(refuse_horizon(setting, "promptness", asked, ENDS["72h"]) or _promptness(setting, shares, draws, units))
    rows.append(_on_the_curve(setting, turns))
    return [*_banded(rows, turns, setting), *_with_deleted(setting, turns)]


def _banded(rows: list[dict], turns: pd.DataFrame, setting: Setting) -> list[dict]:
    """Add to each share its readings with all uncertain turns against or for it; the interval holds both."""
    found, ends, answers = [], _by_end(turns), _by_answer(turns)
    for row in rows:
        found.append(row)
        if np.isnan(row["value"]):
            continue
        cause = row["subset"] or CAUSES[0]
        split, sign = ("uncertain_labels:cause", ":" + cause) if row["subset"] else ("uncertain_labels", "")
        waited = answers if row["measure"] == "curve_rate_72h" else ends
        for side in ("against", "for"):
            value, n = _reading(waited, row["measure"], CAUSES.index(cause), side)
            if np.isnan(value):
                continue
            found.append(score_row(setting, row["measure"], value, n=n, subset=(split, side + sign)))
            row["low"], row["high"] = min(row["low"], value), max(row["high"], value)
    return found


class _Waited(NamedTuple):
    """Waits that any reading of the labels counts, by length, so that no reading has to sort them again."""

    seconds: np.ndarray
    cause: np.ndarray
    thread: np.ndarray
    surely: np.ndarray
    maybe: np.ndarray


def _by_end(turns: pd.DataFrame) -> _Waited:
    times = end_times(turns)
    known = ~turns["deleted"].to_numpy() | turns["gone"].notna().to_numpy()
    return _sorted(turns, times.seconds, times.cause, known=known)


def _by_answer(turns: pd.DataFrame) -> _Waited:
    response = turns["response"].to_numpy()
    answered = ~np.isnan(response)
    seconds = np.where(answered, response, turns["observed"].to_numpy())
    return _sorted(turns, seconds, answered.astype(np.int64), known=~turns["deleted"].to_numpy())


def _sorted(turns: pd.DataFrame, seconds: np.ndarray, cause: np.ndarray, *, known: np.ndarray) -> _Waited:
    names = ("inside", "exact", "needs_surely", "needs_maybe", "thread")
    inside, exact, surely, maybe, thread = (turns[name].to_numpy() for name in names)
    kept = np.flatnonzero(known & inside & exact & (surely | maybe) & ~np.isnan(seconds))
    kept = kept[np.argsort(seconds[kept])]
    return _Waited(*(values[kept] for values in (seconds, cause, thread, surely, maybe)))


def _reading(waited: _Waited, measure: str, kind: int, side: str) -> tuple[float, int]:
    """Read a share with the uncertain turns that lower it alone, or with those that raise it alone."""
    # What raises promptness is an answer within 8 hours; one that comes later lowers it, and none leaves it as it is.
    last = "8h" if measure == "promptness" else measure.rpartition("_")[2]
    ended = waited.cause == 1 + kind
    raises = ended & (waited.seconds <= ENDS[last])
    counted = waited.surely | (waited.maybe & (raises == (side == "for")))
    n, thread = int(np.count_nonzero(counted)), waited.thread[counted]
    if not n or (thread == thread[0]).all():
        return np.nan, n
    # All other causes are one: how many of them there are changes nothing.
    cause = np.where(ended, 1, np.where(waited.cause > 0, 2, 0))[counted]
    found = aalen_johansen(waited.seconds[counted], cause, kinds=2)
    value = incidence_at(found, ENDS[last])[0, 0]
    if measure == "promptness":
        late = incidence_at(found, ENDS["72h"])[0, 0]
        value = value / late if late > 0 else np.nan
    return float(value), n


def _drawn(units: pd.DataFrame, setting: Setting) -> tuple[np.ndarray, np.ndarray]:
    """Shares by horizon and cause, and the same in bootstrap draws over threads."""
    kinds = len(CAUSES)
    columns = [units[name].to_numpy() for name in ("seconds", "cause", "thread")]
    if units["thread"].max() < 1 or not len(units):
        empty = np.full((len(ENDS), kinds), np.nan)
        return empty, empty[None]
    found = aalen_johansen(*columns[:2], kinds=kinds)
    shares = np.stack([incidence_at(found, horizon)[0] for horizon in ENDS.values()])
    seed = seed_of(setting.seed, "incidence")
    return shares, incidence_draws(*columns, kinds=kinds, horizons=[*ENDS.values()], seed=seed)


def _row(setting: Setting, measure: str, value: float, draws: np.ndarray, units: pd.DataFrame, kind: int, **options):
    low, high = bootstrap_limits(draws, level=setting.level)
    if not draws.any():
        # Nothing ever ended so: draws cannot say how often it might have.
        high = clustered_share(
            (units["cause"] == 1 + kind).to_numpy(), units["thread"].to_numpy(), level=setting.level
        ).high
    return _share(setting, measure, value, (min(low, value), max(high, value)), units, **options)


def _share(setting: Setting, measure: str, value: float, sampling: tuple[float, float], units: pd.DataFrame, **options):
    """Make the row, its interval widened by the model's error in who needs a reply."""
    errors = setting.label_errors.get("reply_rate", {"sd": 0.0})
    limits = widen(value, sampling, errors["sd"], level=setting.level)
    threads = int(units["thread"].max()) + 1 if len(units) else 0
    few = {"note": "few_clusters", "threads": threads} if threads < FEW_CLUSTERS else {}
    return score_row(setting, measure, value, n=len(units), sampling=sampling, limits=limits, **{**few, **options})


def _promptness(setting: Setting, shares: np.ndarray, draws: np.ndarray, units: pd.DataFrame) -> dict:
    """Of those whom the company answers within 72 hours, the share that had it within 8."""
    names = list(ENDS)
    soon, late = names.index("8h"), names.index("72h")
    if not shares[late, 0] > 0:
        return refused_row(setting, "promptness", "no_units", n=len(units))
    value = float(shares[soon, 0] / shares[late, 0])
    with np.errstate(invalid="ignore"):
        low, high = bootstrap_limits(draws[:, soon, 0] / draws[:, late, 0], level=setting.level)
    return _share(setting, "promptness", value, (min(low, value), max(high, value)), units)


def _on_the_curve(setting: Setting, turns: pd.DataFrame) -> dict:
    """Read the 72-hour rate off the waiting curve and hold it against those watched that long: both estimate one."""
    measure, horizon, asked = "curve_rate_72h", HORIZONS["72h"], candidates(turns)
    refused = refuse_horizon(setting, measure, asked, horizon)
    if refused is not None:
        return refused
    units = waits(turns)
    columns = [units[name].to_numpy() for name in ("seconds", "event", "thread")]
    value = float(incidence_at(aalen_johansen(*columns[:2]), horizon)[0, 0])
    asked = asked[asked["response"].notna() | asked["observed"].notna()]
    mature = (asked["observed"] >= horizon).to_numpy()
    hit, thread = mature & (asked["response"] <= horizon).to_numpy(), ranked(asked["thread"].to_numpy())
    seed = seed_of(setting.seed, measure)
    drawn = incidence_draws(*columns, kinds=1, horizons=[horizon], seed=seed)[:, 0, 0]
    # The same draws of the same threads: what both share falls out of their difference.
    group = cluster_groups(int(thread.max()) + 1, seed=seed)[thread]
    weights = replicate_weights(int(group.max()) + 1, seed=seed)
    watched = weights @ np.bincount(group, weights=mature)
    with np.errstate(invalid="ignore"):
        gaps = drawn - (weights @ np.bincount(group, weights=hit)) / watched
    rate = float(hit.sum() / mature.sum())
    least, most = bootstrap_limits(gaps, level=setting.level)
    differs = not least <= 0 <= most and abs(value - rate) >= LEAST_GAP
    note = {"note": "curve_disagrees", "curve": round(value, 6), "rate": round(rate, 6)} if differs else {}
    low, high = bootstrap_limits(drawn, level=setting.level)
    if not drawn.any():
        high = clustered_share(hit, thread, level=setting.level).high
    return _share(setting, measure, value, (min(low, value), max(high, value)), units, **note)


def _with_deleted(setting: Setting, turns: pd.DataFrame) -> list[dict]:
    """Count turns that were deleted nobody knows when: all as unanswered, and all as answered."""
    horizon = HORIZONS["72h"]
    lost = turns["deleted"] & ~turns["unread"] & turns["gone"].isna()
    lost &= turns["inside"] & turns["exact"] & (turns["observed"] >= horizon)
    watched = candidates(turns)
    watched = watched[watched["observed"] >= horizon]
    if not lost.any():
        return []
    refused = refuse_horizon(setting, "with_deleted_rate_72h", candidates(turns), horizon)
    if refused is not None:
        return [refused]
    hit = (watched["response"] <= horizon).to_numpy()
    thread = np.r_[watched["thread"].to_numpy(), turns.loc[lost, "thread"].to_numpy()]
    return [
        share_row(setting, "with_deleted_rate_72h", np.r_[hit, np.full(int(lost.sum()), side == "for")], thread,
                  subset=("deletions", side))
        for side in ("against", "for")
    ]  # fmt: skip


def ending_table(turns: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """
    Draw how waits end, one above the other.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `turn_times` gives them.
    level : float, default 0.95
        Confidence level of the bands.

    Returns
    -------
    pandas.DataFrame
        ``seconds``, ``waiting`` (share), for each of `CAUSES` its share and, with ``_low`` and ``_high``, its band
        (pointwise, turns taken as independent; NA where the share is 0), and ``at_risk``: a line at 0, one at each of
        the times people think in that some turn was watched for, and at up to 1,000 ends, evenly chosen.
    """
    units = endings(turns)
    found = aalen_johansen(units["seconds"].to_numpy(), units["cause"].to_numpy(), kinds=len(CAUSES))
    low, high = incidence_band(found, level=level)
    count = len(found.seconds)
    chosen = found.seconds[np.unique(np.linspace(0, count - 1, min(count, MOST_POINTS)).astype(int))] if count else []
    longest = found.longest[0] if found.groups else -np.inf
    at = np.unique(np.r_[[mark for mark in (0.0, *MARKS) if mark <= longest], chosen])
    last = np.searchsorted(found.seconds, at, side="right") - 1

    def stepped(values: np.ndarray, start: float) -> np.ndarray:
        return np.where(last < 0, start, np.r_[values, start][last])

    table = {"seconds": at, "waiting": stepped(found.survival, 1.0)}
    for kind, cause in enumerate(CAUSES):
        table[cause] = stepped(found.incidence[:, kind], 0.0)
        table[f"{cause}_low"], table[f"{cause}_high"] = (stepped(side[:, kind], np.nan) for side in (low, high))
    table["at_risk"] = len(units) - np.searchsorted(units["seconds"].to_numpy(), at)
    return pd.DataFrame(table)
