"""One number out of four pillars: openness, responsiveness, substance, continuity; never without its interval."""

import json
from collections.abc import Mapping

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.index.draws import TIMED, WITHOUT_HANDED_OVER, drawn_share, errors_of, half_added
from dialogscore.measures.mix import BANDS
from dialogscore.measures.rows import widen
from dialogscore.statistics import (
    LEAST_CORRECTED,
    cluster_weights,
    corrected_shares,
    design_effect_wilson,
    percentile_limits,
    seed_of,
)

__all__ = ["LEAST", "LEAST_UNITS", "PILLARS", "SATURATION", "add_index"]

PILLARS = ("openness", "responsiveness", "substance", "continuity")
SATURATION = 0.25
LEAST_UNITS = 10
FEW_CLUSTERS = 15
LEAST = {"turns": 30, "threads": 10, "company_messages": 50}

# They say what a figure does not cover, and take nothing away.
NOT_VALIDATED = "languages_not_validated"
WITHHELD = ("unsupported_languages", "posts_only", "no_parents")
LANGUAGE_NOTES = ("languages_left_out", "language_set", NOT_VALIDATED)


def _counts(totals: Mapping[str, np.ndarray], side: str = "") -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Hits and units of each pillar, uncertain labels read to one side; responsiveness has the mean of its two hits."""

    def of(name: str) -> np.ndarray:
        # What no uncertain label moves stands once.
        return totals.get(f"{name}_{side}", totals[name])

    return {
        "openness": (of("inviting"), of("openers")),
        "responsiveness": ((of("within_8h") + of("within_72h")) / 2, of("watched")),
        "substance": (of("substantial"), of("replies")),
        # Not a pillar: substance read with the replies left out that hand over for a visible reason, whatever an
        # uncertain label might make of them.
        WITHOUT_HANDED_OVER: (
            totals.get(f"substantial_apart_{side}", of("substantial")), of("replies") - of("handed_over"),
        ),
        "continuity": (of("came_back") + of("kept"), of("follow_ups") + of("decided")),
    }


def _pillar(name: str, share: np.ndarray | float) -> np.ndarray | float:
    """Measure openness against one opener in four; the other shares are pillars as they are."""
    return np.minimum(1.0, share / SATURATION) if name == "openness" else share


def _refusals(scores: pd.DataFrame, pillars: Mapping[str, tuple[float, float]]) -> dict[str, tuple[str, dict]]:
    """Pillars without a value: note code and arguments."""
    whole = scores[scores["subset_by"].isna()].set_index("measure")
    found = {}
    for name, (_, units) in pillars.items():
        measure = "reply_rate_72h" if name == "responsiveness" else "continuity"
        # What the company writes is refused only where nobody can read too much of it, or tell whom it answers.
        measure = measure if name in TIMED else "dialog_share"
        note = whole["note_code"].get(measure)
        note = None if pd.isna(note) or (name not in TIMED and note not in WITHHELD) else note
        # A rate of few threads is weak and stays; kept invitations make up for follow-ups that never came.
        tolerated = ["few_clusters", "no_units", *LANGUAGE_NOTES] + ["not_watched"] * (name == "continuity")
        if note is not None and note not in tolerated:
            found[name] = (note, json.loads(whole["note_args"][measure]))
        elif units < LEAST_UNITS:
            found[name] = ("too_few", {"n": int(units), "needed": LEAST_UNITS})
    return found


def _left_out(scores: pd.DataFrame) -> tuple[str | None, dict]:
    """Note of the dialog share where it names languages that are not in it, or that nobody looked for any."""
    dialog = scores[scores["subset_by"].isna() & scores["measure"].eq("dialog_share")].iloc[0]
    if pd.isna(dialog["note_code"]) or dialog["note_code"] not in LANGUAGE_NOTES:
        return None, {}
    return dialog["note_code"], json.loads(dialog["note_args"])


def _missing_data(scores: pd.DataFrame, tables: Mapping[str, pd.DataFrame], watched: float) -> list[list]:
    """What is below the minimum: [code, found, needed]."""
    whole = scores[scores["subset_by"].isna()].set_index("measure")
    horizons = tables["horizons"].set_index("measure")
    found = {
        "turns": int(watched),
        "threads": int(horizons["threads_watched"]["reply_rate_72h"]),
        "company_messages": int(whole["value"]["outbound_messages"]),
    }
    return [[f"too_few_{name}", found[name], least] for name, least in LEAST.items() if found[name] < least]


def _draw(
    clusters: pd.DataFrame, names: list[str], errors: Mapping[str, float], seed: int, *, side: str = ""
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Pillars of the bootstrap draws, without and with the label errors."""
    weights = cluster_weights(len(clusters), seed=seed_of(seed, "index"))
    sums = weights @ clusters.to_numpy(dtype=float)
    drawn = _counts(dict(zip(clusters.columns, sums.T, strict=True)), side)
    counted = _counts({name: clusters[name].to_numpy(dtype=float) for name in clusters}, side)
    plain, shifted = {}, {}
    for name in names:
        share, noise, least = drawn_share(name, counted[name], drawn[name], seed)
        plain[name] = _pillar(name, np.clip(share, least, 1 - least))
        shifted[name] = _pillar(name, np.clip(share + errors[name] * noise, least, 1 - least))
    return plain, shifted


def _left_one_out(clusters: pd.DataFrame, names: list[str], *, side: str = "") -> np.ndarray:
    """The index with each thread left out in turn; nothing where there are too few threads to correct by them."""
    if len(clusters) < LEAST_CORRECTED or not names:
        return np.zeros(0)
    rest = clusters.to_numpy(dtype=float)
    rest = rest.sum(axis=0) - rest
    counted = _counts(dict(zip(clusters.columns, rest.T, strict=True)), side)
    return _geometric({name: _pillar(name, half_added(*counted[name])) for name in names})


def _geometric(pillars: Mapping[str, np.ndarray]) -> np.ndarray:
    return 100 * np.exp(np.mean([np.log(values) for values in pillars.values()], axis=0))


def _around(value: float, low: float, high: float) -> tuple[float, float]:
    return min(value, low), max(value, high)


def add_index(
    scores: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    *,
    label_errors: Mapping[str, Mapping[str, float]] | None = None,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """
    Add the four pillars and the index to the scores of a company.

    Each pillar is a share (k + 0.5) / (n + 1) with a fixed meaning; openness is measured against one opener in four.
    The index is their geometric mean times 100, with equal weights: no pillar buys off the absence of another.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores as `dialogscore.measures.compute` gives them.
    tables : mapping of str to pandas.DataFrame
        Its tables; ``clusters`` and ``horizons`` are read.
    label_errors : mapping of str to mapping, optional
        From the model's card, as for `dialogscore.measures.compute`.
    level : float, default 0.95
        Confidence level, 0..1.
    seed : int, default 0
        Seed of the thread bootstrap, in which all pillars are drawn together.

    Returns
    -------
    pandas.DataFrame
        The scores and more rows: ``pillar_*`` (NA with the reason below a denominator of 10), ``pillar_*_raw`` (the
        plain share), substance without the replies handed over for a visible reason, and ``index`` in points, 0..100;
        beside each that has a value its band, with all uncertain labels against and for.
        Three pillars make it ``partial_index``; with fewer, or below 30 turns that need a reply and were watched
        72 hours, 10 threads or 50 company messages, it is ``withheld``.

    References
    ----------
    OECD and JRC, Handbook on Constructing Composite Indicators, 2008.
    """
    clusters = tables["clusters"]
    threads = len(clusters)
    totals = {name: float(clusters[name].sum()) for name in clusters}
    pillars = _counts(totals)
    refused = _refusals(scores, pillars)
    names = [name for name in PILLARS if name not in refused]
    errors = errors_of(scores, label_errors, level=level)
    plain, shifted = _draw(clusters, names, errors, seed) if names else ({}, {})
    few = _left_out(scores)
    if 0 < threads < FEW_CLUSTERS and few[0] != NOT_VALIDATED:
        few = ("few_clusters", {"threads": threads})
    columns = {name: clusters[name].to_numpy(dtype=float) for name in clusters}
    by_cluster = _counts(columns)
    rows = []

    nothing = (np.nan, np.nan)

    def add(measure, value, n, *, limits=nothing, sampling=nothing, note=(None, None), unit="share", side=None):
        rows.append(
            {
                "measure": measure, "basis": "predicted", "value": value, "unit": unit, "n": int(n),
                "subset_by": None if side is None else "uncertain_labels", "subset": side,
                "low": limits[0], "high": limits[1], "low_sampling": sampling[0], "high_sampling": sampling[1],
                "confidence": np.nan if np.isnan(limits[0]) else level,
                "note_code": note[0], "note_args": json.dumps(note[1], sort_keys=True) if note[0] else None,
            }
        )  # fmt: skip

    for name in (*PILLARS, WITHOUT_HANDED_OVER):
        hits, units = pillars[name]
        suffixes = ("",) if name == WITHOUT_HANDED_OVER else ("", "_raw")
        if name in refused:
            for suffix in suffixes:
                add(f"pillar_{name}{suffix}", np.nan, units, note=refused[name])
            continue
        share, raw = half_added(hits, units), hits / units
        interval = design_effect_wilson(by_cluster[name][1], by_cluster[name][0], level=level)
        for suffix, value, scale in (("", share, _pillar), ("_raw", raw, lambda _, share: share)):
            if suffix not in suffixes:
                continue
            sampling = _around(value, *interval)
            limits = widen(value, sampling, errors[name], level=level)
            value, *ends = (float(scale(name, end)) for end in (value, *limits, *sampling))
            add(f"pillar_{name}{suffix}", value, units, limits=ends[:2], sampling=ends[2:], note=few)
            for side in BANDS:
                hits_then, units_then = _counts(totals, side)[name]
                if units_then:
                    then = half_added(hits_then, units_then) if scale is _pillar else hits_then / units_then
                    counted = _counts(columns, side)[name]
                    ends = _around(then, *design_effect_wilson(counted[1], counted[0], level=level))
                    then, *ends = (float(scale(name, end)) for end in (then, *ends))
                    add(f"pillar_{name}{suffix}", then, units_then, limits=ends, sampling=ends, side=side)

    reasons = [[refused[name][0], name] for name in PILLARS if name in refused] if len(names) < 3 else []
    reasons += _missing_data(scores, tables, totals["watched"])
    if any(code == "answered_only" for code, _ in refused.values()):
        reasons = [["answered_only"], *[reason for reason in reasons if reason[0] != "answered_only"]]
    if reasons:
        add("index", np.nan, totals["watched"], note=("withheld", {"reasons": reasons}), unit="points")
    else:
        value = float(_geometric({name: _pillar(name, half_added(*pillars[name])) for name in names}))
        drawn = _geometric(plain)
        shares = corrected_shares(value, drawn, _left_one_out(clusters, names), level=level)
        sampling = _around(value, *percentile_limits(drawn, shares=shares))
        limits = _around(value, *percentile_limits(_geometric(shifted), shares=shares))
        limits = (min(limits[0], sampling[0]), max(limits[1], sampling[1]))
        missing = [name for name in PILLARS if name in refused]
        note = ("partial_index", {"missing": missing}) if missing else few
        add("index", value, totals["watched"], limits=limits, sampling=sampling, note=note, unit="points")
        for side in BANDS:
            read = _counts(totals, side)
            if all(read[name][1] for name in names):
                value = float(_geometric({name: _pillar(name, half_added(*read[name])) for name in names}))
                then = _geometric(_draw(clusters, names, errors, seed, side=side)[0])
                left_out = _left_one_out(clusters, names, side=side)
                shares = corrected_shares(value, then, left_out, level=level)
                ends = _around(value, *percentile_limits(then, shares=shares))
                n = read["responsiveness"][1]
                add("index", value, n, limits=ends, sampling=ends, unit="points", side=side)
    common = ["company", "profile", "window_from", "window_to", "version"]
    shared = scores[common].iloc[[0] * len(rows)].reset_index(drop=True)
    added = schema.conform(pd.DataFrame(rows).join(shared), schema.SCORES)
    return pd.concat([scores, added[scores.columns]], ignore_index=True)
