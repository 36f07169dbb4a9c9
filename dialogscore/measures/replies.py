"""Who is answered within a fixed horizon: rates over inbound turns that were watched that long."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.special import ndtri

from dialogscore.measures.rows import Refusal, Setting, refused_row, share_row

__all__ = [
    "HORIZONS",
    "Standing",
    "banded_rate",
    "candidates",
    "horizon_table",
    "label_spread",
    "rate_scores",
    "rated",
    "refuse_horizon",
    "standing",
]

HORIZONS = {"24h": 24 * 3600, "72h": 72 * 3600, "7d": 7 * 24 * 3600}
LEAST_TURNS, LEAST_THREADS, LEAST_WATCHED = 30, 10, 0.5

RATED = "thread inside deleted exact needs needs_surely needs_maybe supported validated response observed".split()

# (eligible, watched, threads_watched, reason): reason is None where the horizon stands.
Standing = tuple[int, int, int, str | None]


def candidates(turns: pd.DataFrame, *, needing: bool = True) -> pd.DataFrame:
    """
    Take the turns that a rate would count, were they watched long enough.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    needing : bool, default True
        Only turns that need a reply.

    Returns
    -------
    pandas.DataFrame
        Turns in the window, not deleted, with an exact time.
    """
    inside, deleted, exact, needs = (turns[name].to_numpy() for name in ("inside", "deleted", "exact", "needs"))
    kept = inside & ~deleted & exact
    return turns[kept & needs] if needing else turns[kept]


def rated(turns: pd.DataFrame) -> pd.DataFrame:
    """
    Take of turns what a rate rests on, so that parts of them can be taken for less.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.

    Returns
    -------
    pandas.DataFrame
        Their threads, what decides whether they count, and their times.
    """
    return turns[RATED]


def standing(units: pd.DataFrame, horizon: float) -> Standing:
    """
    Tell whether enough turns were watched for a horizon.

    Parameters
    ----------
    units : pandas.DataFrame
        Turns, as `candidates` gives them.
    horizon : float
        Seconds.

    Returns
    -------
    tuple
        Eligible turns, those watched at least that long, their threads, and the reason why the horizon does not
        stand: ``too_few_watched`` (under 30 turns), ``too_few_threads`` (under 10), ``less_than_half_watched``, or
        None.
    """
    watched = units["thread"].to_numpy()[units["observed"].to_numpy() >= horizon]
    found = (len(units), len(watched), int(np.count_nonzero(np.bincount(watched))))
    if found[1] < LEAST_TURNS:
        return *found, "too_few_watched"
    if found[2] < LEAST_THREADS:
        return *found, "too_few_threads"
    return *found, "less_than_half_watched" if found[1] < LEAST_WATCHED * found[0] else None


def refuse_horizon(setting: Setting, measure: str, units: pd.DataFrame, horizon: float, **options) -> dict | None:
    """
    Make the row of a score whose horizon does not stand.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    units : pandas.DataFrame
        Turns, as `candidates` gives them.
    horizon : float
        Seconds.
    **options
        Further arguments of `refused_row`.

    Returns
    -------
    dict or None
        A refused row (``no_units`` or ``not_watched``), or None where the horizon stands.
    """
    eligible, watched, threads, reason = standing(units, horizon)
    if reason is None:
        return None
    if not eligible:
        return refused_row(setting, measure, "no_units", **options)
    arguments = {"horizon_seconds": int(horizon), "eligible": eligible, "watched": watched, "threads_watched": threads}
    return refused_row(setting, measure, "not_watched", n=watched, reason=reason, **arguments, **options)


def horizon_table(turns: pd.DataFrame, blocked: Refusal | None, *, needing: Refusal | None = None) -> pd.DataFrame:
    """
    List for every rate whether its horizon stands.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    blocked : Refusal or None
        Why the export supports no rate at all, if so.
    needing : Refusal, optional
        Why there is no rate of those that need a reply, if so.

    Returns
    -------
    pandas.DataFrame
        ``horizon_seconds``, ``measure``, ``eligible``, ``watched``, ``threads_watched``, ``stands``, ``reason`` or NA.
    """
    lines = []
    for prefix, chosen in (("reply_rate", True), ("reply_rate_all", False)):
        units = candidates(rated(turns), needing=chosen)
        for name, horizon in HORIZONS.items():
            lines.append((horizon, f"{prefix}_{name}", *standing(units, horizon)))
    # The mean needs what the rate needs.
    lines.append((HORIZONS["72h"], "response_rmst_72h_seconds", *lines[list(HORIZONS).index("72h")][2:]))
    names = ["horizon_seconds", "measure", "eligible", "watched", "threads_watched", "reason"]
    table = pd.DataFrame(lines, columns=names)
    reason = pd.Series(table["reason"], dtype=pd.StringDtype("pyarrow"))
    if blocked is not None:
        reason = pd.Series(blocked[0], index=table.index, dtype=reason.dtype)
    elif needing is not None:
        reason = reason.mask(~table["measure"].str.startswith("reply_rate_all"), needing[0])
    table["reason"] = reason
    table["measure"] = table["measure"].astype(reason.dtype)
    table.insert(5, "stands", table["reason"].isna())
    return table


def banded_rate(
    setting: Setting,
    measure: str,
    units: pd.DataFrame,
    horizon: float,
    *,
    subset: tuple[str | None, str | None] = (None, None),
) -> list[dict]:
    """
    Make the row of a rate among turns that need a reply, and its band.

    Parameters
    ----------
    setting : Setting
        What all scores of the run share.
    measure : str
        Name of the measure.
    units : pandas.DataFrame
        Turns, as `candidates` gives them, also those that need none. With ``response_against`` and ``response_for``,
        uncertain labels decide the answers too; with ``person``, each person counts once, by the first turn counted.
    horizon : float
        Seconds.
    subset : tuple of (str or None, str or None), default (None, None)
        What the turns were split by, and which part this is.

    Returns
    -------
    list of dict
        Three rows of `scores`; the interval of the first spans the model's error and both readings of uncertain labels.
    """
    kept = np.flatnonzero(units["observed"].to_numpy() >= horizon)
    thread, needs, surely, maybe = (
        units[name].to_numpy()[kept] for name in ("thread", "needs", "needs_surely", "needs_maybe")
    )
    hit = units["response"].to_numpy()[kept] <= horizon
    # Where labels also decide what is an answer, each side has answers of its own.
    worst, best = (
        units[name].to_numpy()[kept] <= horizon if name in units else hit
        for name in ("response_against", "response_for")
    )
    person = units["person"].to_numpy()[kept] if "person" in units else None
    needs = _once(needs, person)
    row = share_row(setting, measure, hit[needs], thread[needs], errors=(measure, "reply_rate"), subset=subset)
    rows = [row]
    of = "" if subset[0] is None else f":{subset[0]}", "" if subset[1] is None else f":{subset[1]}"
    # Against: an uncertain turn is counted where it lowers the rate. For: where it raises it.
    for side, hits, counted, limit, pick in (
        ("against", worst, surely | (maybe & ~worst), "low", min),
        ("for", best, surely | (maybe & best), "high", max),
    ):
        counted = _once(counted, person)
        band = (f"uncertain_labels{of[0]}", f"{side}{of[1]}")
        scenario = share_row(setting, measure, hits[counted], thread[counted], subset=band)
        rows.append(scenario)
        if scenario["n"]:
            row[limit] = pick(row[limit], scenario[limit])
    return rows


def _once(counted: np.ndarray, person: np.ndarray | None) -> np.ndarray:
    """Keep the first counted turn of each person, where persons are told."""
    if person is None:
        return counted
    places = np.flatnonzero(counted)
    once = np.zeros(len(counted), dtype=bool)
    once[places[~pd.Series(person[places]).duplicated().to_numpy()]] = True
    return once


def label_spread(rate: Mapping, *, level: float) -> float:
    """
    Tell how far uncertain labels move an end of a reply rate.

    Parameters
    ----------
    rate : mapping
        A reply rate's row of `scores`.
    level : float
        Confidence level, 0..1.

    Returns
    -------
    float
        What they add to the sampling interval, as a standard deviation; 0 for a refused rate.
    """
    wider = max(rate["low_sampling"] - rate["low"], rate["high"] - rate["high_sampling"])
    return float(wider / ndtri(0.5 + level / 2)) if np.isfinite(wider) else 0.0


def rate_scores(
    turns: pd.DataFrame, setting: Setting, blocked: Refusal | None, *, needing: Refusal | None = None
) -> list[dict]:
    """
    Compute the reply rates.

    Parameters
    ----------
    turns : pandas.DataFrame
        Turns, as `inbound_turns` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export supports no rate at all, if so.
    needing : Refusal, optional
        Why there is no rate of those that need a reply, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: reply_rate_24h, _72h, _7d among turns that need a reply, reply_rate_all_24h, _72h, _7d among
        all. Each is refused unless 30 eligible turns in 10 threads, and half of all eligible turns, were watched.
    """
    rows, slim = [], rated(turns)
    every = candidates(slim, needing=False)
    for prefix, chosen, basis, refusal in (
        ("reply_rate", True, "predicted", blocked or needing),
        ("reply_rate_all", False, "counted", blocked),
    ):
        units = candidates(slim) if chosen else every
        for name, horizon in HORIZONS.items():
            measure = f"{prefix}_{name}"
            if refusal is not None:
                rows.append(refused_row(setting, measure, refusal[0], basis=basis, **refusal[1]))
                continue
            refused = refuse_horizon(setting, measure, units, horizon, basis=basis)
            if refused is not None:
                rows.append(refused)
            elif chosen:
                rows += banded_rate(setting, measure, every, horizon)
            else:
                watched = units["observed"].to_numpy() >= horizon
                hit = units["response"].to_numpy()[watched] <= horizon
                rows.append(share_row(setting, measure, hit, units["thread"].to_numpy()[watched], basis=basis))
    return rows
