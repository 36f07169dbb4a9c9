"""One feed under everybody's definition of reply rate and response time, each with its denominator and source."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.arrays import in_table_order
from dialogscore.codes import ranked
from dialogscore.measures.coverage import flattering, refusal
from dialogscore.measures.rows import (
    FEW_CLUSTERS,
    Refusal,
    Setting,
    refused_row,
    score_row,
    scores_table,
    share_row,
)
from dialogscore.measures.tongues import too_many
from dialogscore.measures.turns import inbound_turns
from dialogscore.profiles.clocks import office_waits
from dialogscore.profiles.definitions import Profile, built_in, load_profile
from dialogscore.profiles.talking import Talk, talk
from dialogscore.profiles.units import LABELS, replies_of, units_of
from dialogscore.statistics import bootstrap_limits, cluster_groups, clustered_share, replicate_weights, seed_of

__all__ = ["Profile", "built_in", "load_profile", "profile_scores"]

NAMES = (("profile_reply_rate", "share"), ("profile_response_seconds", "s"))
_NEEDS = ("audience_messages", "parents")
MEDIAN_PARTS = 1000
# Waits, and the thread of each.
Times = tuple[np.ndarray, np.ndarray]
_FASTEST = 0.9


def profile_scores(
    messages: pd.DataFrame,
    sources: pd.DataFrame,
    setting: Setting,
    *,
    profiles: Sequence[Profile] | None = None,
    zone: str = "UTC",
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """
    Score a feed under every definition.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with all columns of the stages before `measures`, in any order.
    sources : pandas.DataFrame
        The sources.
    setting : Setting
        What all scores of the run share.
    profiles : sequence of Profile, optional
        The shipped ones by default.
    zone : str, default "UTC"
        IANA zone of office hours and of days.

    Returns
    -------
    (pandas.DataFrame, pandas.DataFrame)
        Rows as `schema.SCORES` describes them (measures ``profile_reply_rate`` and ``profile_response_seconds``, the
        profile named in ``profile``), refused by name where the export cannot support a profile, their intervals
        stretched by the error of the labels that a profile rests on; and a table of the
        definitions: ``profile``, ``title``, ``who``, ``unit``, ``answer``, ``without``, ``start``, ``clock``,
        ``horizon_hours``, ``statistic``, ``last_days``, ``least_last``, ``least``, ``source``, ``reading``.
    """
    profiles = built_in() if profiles is None else list(profiles)
    ordered = in_table_order(messages)
    feed = talk(ordered, setting.window)
    turns = inbound_turns(ordered, window=setting.window)
    flatters = flattering(ordered, sources)
    unread = too_many(turns[turns["inside"] & ~turns["deleted"]])
    rows: list[dict] = []
    for profile in profiles:
        blocked = _blocked(profile, ordered, sources, flatters, unread)
        rows += [row | {"profile": profile.name} for row in _scored(feed, profile, setting, blocked, zone)]
    return scores_table(rows), _definitions(profiles)


def _blocked(
    profile: Profile, messages: pd.DataFrame, sources: pd.DataFrame, flatters: Refusal | None, unread: Refusal | None
) -> Refusal | None:
    reason = refusal(_NEEDS, sources, by_order=True)
    if reason is not None:
        return reason, {}
    if flatters is not None:
        return flatters
    if "like" in profile.answer and messages["company_reacted"].isna().all():
        return "reactions_unknown", {}
    return unread if set(LABELS) & set(profile.who) else None


def _scored(feed: Talk, profile: Profile, setting: Setting, blocked: Refusal | None, zone: str) -> list[dict]:
    by_label = bool(set(LABELS) & set(profile.who))
    basis = "predicted" if by_label else "counted"
    if blocked is not None:
        return [refused_row(setting, name, blocked[0], unit=unit, basis=basis, **blocked[1]) for name, unit in NAMES]
    limit = np.inf if profile.horizon_hours is None else profile.horizon_hours * 3600
    every = units_of(feed, profile)
    replied = (every["answer_row"].to_numpy() >= 0) & ~((every["at"] - every["began"]).to_numpy() > limit)
    hits = replied | (every["liked"].to_numpy() & ("like" in profile.answer))
    hits |= every["deleted"].to_numpy() & ("deletion" in profile.answer)
    waits = _waits(feed, every, profile, zone)
    timed = replied & every["exact"].to_numpy() & np.isfinite(waits)
    thread, observed, surely = (every[name].to_numpy() for name in ("thread", "observed", "surely"))

    def taken(chosen: np.ndarray) -> np.ndarray:
        places = _recent(every["began"].to_numpy(), np.flatnonzero(chosen), profile, zone)
        return places if profile.horizon_hours is None else places[observed[places] >= limit]

    def times(places: np.ndarray) -> Times:
        if "each_reply" in profile.also:
            return _each_timed(feed, every.iloc[places], profile, zone, limit)
        places = places[timed[places]]
        return waits[places], thread[places]

    units = taken(every["counted"].to_numpy())
    if len(units) < profile.least:
        few = {"n": len(units), "basis": basis, "found": len(units), "needed": profile.least}
        return [refused_row(setting, name, "few_units", unit=unit, **few) for name, unit in NAMES]
    # Against: an uncertain unit counts where it lowers the rate. For: where it raises it.
    readings = [taken(surely | (hits == side)) for side in (False, True)] if by_label else []
    errors = ("reply_rate",) if by_label else ()
    rate = share_row(setting, NAMES[0][0], hits[units], thread[units], basis=basis, errors=errors)
    for reading in (one for one in readings if len(one)):
        found = clustered_share(hits[reading], thread[reading], level=setting.level)
        rate["low"], rate["high"] = min(rate["low"], found.low), max(rate["high"], found.high)
    return [rate, _time_row(times(units), [times(one) for one in readings], profile, setting, basis)]


def _each_timed(feed: Talk, units: pd.DataFrame, profile: Profile, zone: str, limit: float) -> Times:
    """Give every reply within the horizon, not only the first, a wait of its own."""
    each = replies_of(feed, profile, units)
    waits = _waits(feed, each, profile, zone)
    is_timed = each["exact"].to_numpy() & np.isfinite(waits) & ~((each["at"] - each["began"]).to_numpy() > limit)
    return waits[is_timed], each["thread"].to_numpy()[is_timed]


def _time_row(units: Times, readings: Sequence[Times], profile: Profile, setting: Setting, basis: str) -> dict:
    name, unit = NAMES[1]
    waits, thread = units
    if not len(waits):
        return refused_row(setting, name, "no_units", unit=unit, basis=basis)
    value, sampling = _statistic(waits, thread, profile, setting)
    told = [_figure(one, profile) for one, _ in readings if len(one)]
    limits = (min(sampling[0], *told), max(sampling[1], *told)) if told and np.isfinite(sampling[0]) else sampling
    threads = int(np.count_nonzero(np.bincount(thread)))
    few = {"note": "few_clusters", "threads": threads} if threads < FEW_CLUSTERS else {}
    options = {"n": len(waits), "unit": unit, "basis": basis, "sampling": sampling, "limits": limits}
    return score_row(setting, name, value, **options, **few)


def _figure(waits: np.ndarray, profile: Profile) -> float:
    if profile.statistic == "mean_fastest_90":
        waits = np.sort(waits)[: max(1, int(np.floor(_FASTEST * len(waits) + 1e-9)))]
    return float(np.median(waits) if profile.statistic == "median" else np.mean(waits))


def _recent(began: np.ndarray, places: np.ndarray, profile: Profile, zone: str) -> np.ndarray:
    if profile.last_days is None or not len(places):
        return places
    began = began[places]
    # Whole days: with a last unit on 30 August, thirty of them begin on the first.
    day = pd.DatetimeIndex(np.floor(began).astype("datetime64[s]")).tz_localize("UTC").tz_convert(zone)
    day = day.tz_localize(None).normalize()
    recent = places[day > day.max() - pd.Timedelta(days=profile.last_days)]
    few = profile.least_last is not None and len(recent) < profile.least_last
    return places[np.argsort(began, kind="stable")[-profile.least_last :]] if few else recent


def _waits(feed: Talk, units: pd.DataFrame, profile: Profile, zone: str) -> np.ndarray:
    if profile.clock == "calendar":
        # Times are exact to the microsecond; their float64 seconds differ by a little more than that.
        return np.round((units["at"] - units["asked"]).to_numpy(), 6)
    moments = feed.messages["created_at"]
    asked = np.round(units["asked"].to_numpy() * 1e6).astype("datetime64[us]").astype("datetime64[ns]")
    asked = pd.Series(asked, index=units.index).dt.tz_localize("UTC")
    rows = units["answer_row"].to_numpy()
    answered = moments.take(np.maximum(rows, 0)).set_axis(units.index).where(rows >= 0)
    return office_waits(asked, answered, zone=zone)


def _statistic(
    waits: np.ndarray, thread: np.ndarray, profile: Profile, setting: Setting
) -> tuple[float, tuple[float, float]]:
    """Value and limits by the thread bootstrap; NaN limits with fewer than two threads."""
    value = _figure(waits, profile)
    if profile.statistic == "mean_fastest_90":
        count = max(1, int(np.floor(_FASTEST * len(waits) + 1e-9)))
        fastest = np.argsort(waits, kind="stable")[:count]
        waits, thread = waits[fastest], thread[fastest]
    is_mean = profile.statistic != "median"
    cluster = ranked(thread)
    clusters = int(cluster.max(initial=-1)) + 1
    if clusters < 2:
        return value, (np.nan, np.nan)
    seed = seed_of(setting.seed, f"profile {profile.name}")
    group = cluster_groups(clusters, seed=seed)[cluster]
    weights = replicate_weights(int(group.max()) + 1, seed=seed)
    if is_mean:
        sums = np.bincount(group, weights=waits, minlength=weights.shape[1])
        counts = np.bincount(group, minlength=weights.shape[1])
        with np.errstate(invalid="ignore", divide="ignore"):
            draws = (weights @ sums) / (weights @ counts)
    else:
        draws = _medians(waits, group, weights)
    low, high = bootstrap_limits(draws, level=setting.level)
    return value, (min(low, value), max(high, value))


def _medians(waits: np.ndarray, group: np.ndarray, weights: np.ndarray) -> np.ndarray:
    order = np.argsort(waits, kind="stable")
    ordered, by_group = waits[order], group[order]
    # How many units each draw has up to the end of each part of the waits: the middle one lies in a part, and only
    # there is it looked for. Whole numbers all, which no order of addition can change.
    size = -(-len(ordered) // MEDIAN_PARTS)
    part, groups = np.arange(len(ordered)) // size, weights.shape[1]
    parts = int(part[-1]) + 1
    cells = np.bincount(part * groups + by_group, minlength=parts * groups).reshape(parts, groups)
    reached = np.cumsum(weights @ cells.T.astype(float), axis=1)
    found = np.full(len(weights), np.nan)
    for draw in np.flatnonzero(reached[:, -1]).tolist():
        half = reached[draw, -1] / 2
        at = int(np.searchsorted(reached[draw], half))
        inner = slice(at * size, (at + 1) * size)
        before = reached[draw, at - 1] if at else 0.0
        found[draw] = ordered[inner][np.searchsorted(before + np.cumsum(weights[draw, by_group[inner]]), half)]
    return found


def _definitions(profiles: Sequence[Profile]) -> pd.DataFrame:
    text = pd.StringDtype("pyarrow")
    columns: dict[str, pd.Series] = {"profile": pd.Series([one.name for one in profiles], dtype=text)}
    words = ("title", "who", "unit", "answer", "without", "also", "start", "clock", "statistic", "source", "reading")
    for name in words:
        values = [getattr(one, name) for one in profiles]
        said = [" ".join(value) if isinstance(value, tuple) else value for value in values]
        columns[name] = pd.Series(said, dtype=text)
    for name in ("horizon_hours", "threshold"):
        columns[name] = pd.Series([getattr(one, name) for one in profiles], dtype="float64")
    for name in ("last_days", "least_last", "least"):
        columns[name] = pd.Series([getattr(one, name) for one in profiles], dtype="Int64")
    return pd.DataFrame(columns)
