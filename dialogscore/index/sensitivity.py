"""The index defended: what it would be under other weights, means, horizons, eligibility and saturation."""

import json
from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.special import gammaincinv, ndtri

from dialogscore import schema
from dialogscore.index.draws import drawn_share, errors_of, half_added
from dialogscore.index.pillars import LEAST, LEAST_UNITS, PILLARS
from dialogscore.measures.alternatives import ELIGIBLE
from dialogscore.measures.replies import HORIZONS
from dialogscore.statistics import cluster_weights, percentile_limits, seed_of, uniforms

__all__ = ["LEAST_SATURATION", "MEANS", "MOST_SATURATION", "REDUNDANT", "SHAPE", "add_sensitivity", "units_of"]

MEANS = {
    "geometric": lambda pillars, weights: np.exp((weights * np.log(pillars)).sum(axis=0)),
    "arithmetic": lambda pillars, weights: (weights * pillars).sum(axis=0),
    "harmonic": lambda pillars, weights: 1 / (weights / pillars).sum(axis=0),
}
# One opener in ten to one in two counts as full openness.
LEAST_SATURATION, MOST_SATURATION = 0.1, 0.5
# Shape of the gamma numbers behind the weights: Dirichlet (10, 10, 10, 10) around equal ones.
SHAPE = 10.0
LEVEL = 0.9
REDUNDANT = 0.9
NOTHING = (np.nan, np.nan)
TEXT = pd.StringDtype("pyarrow")


def add_sensitivity(
    scores: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    *,
    label_errors: Mapping[str, Mapping[str, float]] | None = None,
    level: float = 0.95,
    seed: int = 0,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """
    Draw the index 2,000 times, each time with other threads, label errors and choices, all at once.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores with those of `add_index`.
    tables : mapping of str to pandas.DataFrame
        As `dialogscore.measures.compute` gives them; ``alternatives`` is read.
    label_errors : mapping of str to mapping, optional
        From the model's card, as for `add_index`.
    level : float, default 0.95
        Confidence level of the scores, 0..1.
    seed : int, default 0
        Seed of the draws.

    Returns
    -------
    tuple of pandas.DataFrame
        The scores and more rows: ``index_sensitivity`` (median of the draws, with 5 and 95 %; also by ``choice``),
        ``pillar_importance`` (share of the draws' variance that a pillar tells, its squared correlation with the
        index; its nominal importance is one part in four) and ``pillar_correlation`` (rank correlation of each two
        pillars over the threads drawn again, no choice or label changed; noted ``redundant_pillars`` beyond 0.9).
        And the draws, one line each: ``points``, what was chosen, weights and pillars, and the pillars ``unchanged_*``
        by anything but the threads drawn. Where there is no index the
        rows say why and there are no draws.

    References
    ----------
    OECD and JRC, Handbook on Constructing Composite Indicators, 2008, step 7; Paruolo, Saisana and Saltelli (2013),
    Journal of the Royal Statistical Society A 176, 609-634.
    """
    whole = scores[scores["subset_by"].isna()].set_index("measure")
    if pd.isna(whole["value"]["index"]):
        note = (whole["note_code"]["index"], whole["note_args"]["index"])
        named = (("index_sensitivity", "points"), ("pillar_importance", "share"), ("pillar_correlation", "correlation"))
        rows = [_row(measure, np.nan, unit=unit, n=0, note=note) for measure, unit in named]
        return _with(scores, rows), pd.DataFrame()
    names = [name for name in PILLARS if pd.notna(whole["value"][f"pillar_{name}"])]
    table = tables["alternatives"]
    sums = cluster_weights(len(table), seed=seed_of(seed, "sensitivity")) @ table.to_numpy(dtype=float)
    totals = dict(zip(table.columns, sums.T, strict=True))
    each = {name: table[name].to_numpy(dtype=float) for name in table}
    allowed = [choice for choice in _pairs() if _stands(each, *choice, names)]
    errors = errors_of(scores, label_errors, level=level)
    plain, drawn = _pillars(each, totals, names, allowed, errors, seed)
    draws = drawn.pop("draws")
    points = drawn.pop("points")
    rows = [_spread(points, n=len(points), note=_left_out(allowed))]
    for code, part in _choices(draws, names):
        rows.append(_spread(points[part], n=int(part.sum()), subset=("choice", code)))
    for name in names:
        value, limits = _correlation(drawn[name], points, level=level)
        value, *limits = value**2, *sorted(end**2 for end in limits)
        limits[0] = min(limits[0], value)
        options = {"limits": tuple(limits), "subset": ("pillar", name), "confidence": level}
        rows.append(_row("pillar_importance", value, unit="share", n=len(points), **options))
    rows += _correlations(plain, names, level=level)
    # Kept as well, so that the correlations can be counted again.
    unchanged = {f"unchanged_{name}": plain[name] for name in names}
    return _with(scores, rows), draws.assign(points=points, **drawn, **unchanged)


def _pairs() -> list[tuple[str, str]]:
    return [(horizon, name) for horizon in HORIZONS for name in ELIGIBLE]


def _stands(each: Mapping[str, np.ndarray], horizon: str, name: str, names: list[str]) -> bool:
    """Tell whether a choice leaves enough to count; ours always does where there is an index."""
    end = f"{horizon}_{name}"
    turns = "responsiveness" not in names or each[f"watched_{end}"].sum() >= LEAST["turns"]
    back = "continuity" not in names or each[f"follow_ups_{end}"].sum() + each["decided"].sum() >= LEAST_UNITS
    return (horizon, name) == ("72h", "needing") or bool(turns and back)


def units_of(counts: Mapping[str, np.ndarray], pillar: str, end: str) -> tuple[np.ndarray, np.ndarray]:
    """
    Take hits and units of a pillar under other choices.

    Parameters
    ----------
    counts : mapping of str to numpy.ndarray
        Columns of the table ``alternatives``.
    pillar : str
        One of `PILLARS`.
    end : str
        Horizon and who must be answered, such as ``72h_needing``.

    Returns
    -------
    tuple of numpy.ndarray
        Hits and units.
    """
    if pillar == "openness":
        return counts["inviting"], counts["openers"]
    if pillar == "substance":
        return counts["substantial"], counts["replies"]
    if pillar == "responsiveness":
        return (counts[f"within_8h_{end}"] + counts[f"within_{end}"]) / 2, counts[f"watched_{end}"]
    return counts[f"came_back_{end}"] + counts["kept"], counts[f"follow_ups_{end}"] + counts["decided"]


def _pillars(
    each: Mapping[str, np.ndarray],
    totals: Mapping[str, np.ndarray],
    names: list[str],
    allowed: list[tuple[str, str]],
    errors: Mapping[str, float],
    seed: int,
) -> tuple[dict[str, np.ndarray], dict]:
    """Pillars as drawn with nothing changed, and as drawn with everything changed, with points and choices."""
    size = len(totals["openers"])

    def chance(name: str) -> np.ndarray:
        return uniforms(seed_of(seed, f"sensitivity:{name}"), size)

    pick = (chance("choice") * len(allowed)).astype(np.int64)
    mean = (chance("mean") * len(MEANS)).astype(np.int64)
    saturation = LEAST_SATURATION + (MOST_SATURATION - LEAST_SATURATION) * chance("saturation")
    gamma = np.stack([gammaincinv(SHAPE, chance(f"weight:{name}")) for name in names])
    weights = gamma / gamma.sum(axis=0)
    plain, changed = {}, {}
    for name in names:
        shares = []
        for horizon, who in allowed:
            end = f"{horizon}_{who}"
            share, noise, least = drawn_share(name, units_of(each, name, end), units_of(totals, name, end), seed)
            shares.append(np.clip(share + errors[name] * noise, least, 1 - least))
            if (horizon, who) == ("72h", "needing"):
                plain[name] = half_added(*units_of(totals, name, end))
        changed[name] = np.stack(shares)[pick, np.arange(size)]
        if name == "openness":
            changed[name] = np.minimum(1, changed[name] / saturation)
    stacked = np.stack([changed[name] for name in names])
    points = 100 * np.choose(mean, [by(stacked, weights) for by in MEANS.values()])
    draws = pd.DataFrame(
        {
            "aggregation": pd.Series(np.array(list(MEANS), dtype=object)[mean], dtype=TEXT),
            "horizon": pd.Series(np.array([one for one, _ in allowed], dtype=object)[pick], dtype=TEXT),
            "eligibility": pd.Series(np.array([one for _, one in allowed], dtype=object)[pick], dtype=TEXT),
            "saturation": saturation,
        }
        | {f"weight_{name}": line for name, line in zip(names, weights, strict=True)}
    )
    return plain, changed | {"draws": draws, "points": points}


def _choices(draws: pd.DataFrame, names: list[str]) -> list[tuple[str, np.ndarray]]:
    """Parts of the draws in which one choice was made, or one pillar weighs most."""
    found = [("aggregation", tuple(MEANS)), ("horizon", tuple(HORIZONS)), ("eligibility", tuple(ELIGIBLE))]
    parts = [(f"{kind}_{code}", (draws[kind] == code).to_numpy(dtype=bool)) for kind, codes in found for code in codes]
    third = (draws["saturation"].to_numpy() - LEAST_SATURATION) / (MOST_SATURATION - LEAST_SATURATION) * 3
    parts += [
        (f"saturation_{code}", third.astype(int) == place) for place, code in enumerate(("low", "middle", "high"))
    ]
    heaviest = draws[[f"weight_{name}" for name in names]].to_numpy().argmax(axis=1)
    parts += [(f"weight_{name}", heaviest == place) for place, name in enumerate(names)]
    return [(code, part) for code, part in parts if part.any()]


def _moves(values: np.ndarray) -> bool:
    # Sums of the same numbers in another order differ by a hair.
    return bool(np.ptp(values) > 1e-9)


def _correlation(one: np.ndarray, other: np.ndarray, *, level: float) -> tuple[float, tuple[float, float]]:
    """Correlation over the draws with Fisher's interval, which says how far the number of draws can be trusted."""
    if not (_moves(one) and _moves(other)):
        return 0.0, (0.0, 0.0)
    # Sums of a different order in another library differ in the last digits; no digit beyond the tenth means anything.
    value = round(float(np.clip(np.corrcoef(one, other)[0, 1], -1 + 1e-9, 1 - 1e-9)), 10)
    half = ndtri(0.5 + level / 2) / np.sqrt(len(one) - 3)
    low, high = np.tanh(np.arctanh(value) + np.array([-half, half]))
    return value, (round(float(low), 10), round(float(high), 10))


def _ranked(values: np.ndarray) -> np.ndarray:
    """Rank values from 1; equal ones share the mean of their ranks."""
    place, count = np.unique(values, return_inverse=True, return_counts=True)[1:]
    return (np.cumsum(count) - (count - 1) / 2)[place]


def _correlations(plain: Mapping[str, np.ndarray], names: list[str], *, level: float) -> list[dict]:
    ranks = {name: _ranked(plain[name]) for name in names}
    rows = []
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            options = {"unit": "correlation", "n": len(plain[one]), "subset": ("pillars", f"{one} {other}")}
            if not (_moves(plain[one]) and _moves(plain[other])):
                rows.append(_row("pillar_correlation", np.nan, note=("no_variation", "{}"), **options))
                continue
            value, limits = _correlation(ranks[one], ranks[other], level=level)
            arguments = json.dumps({"pillars": [one, other]})
            note = ("redundant_pillars", arguments) if abs(value) > REDUNDANT else (None, None)
            options |= {"limits": limits, "confidence": level}
            rows.append(_row("pillar_correlation", value, note=note, **options))
    return rows


def _left_out(allowed: list[tuple[str, str]]) -> tuple[str | None, str | None]:
    every = len(_pairs())
    if len(allowed) == every:
        return None, None
    return "choices_left_out", json.dumps({"found": len(allowed), "of": every}, sort_keys=True)


def _spread(points: np.ndarray, **options) -> dict:
    limits = percentile_limits(points, level=LEVEL)
    return _row("index_sensitivity", float(np.median(points)), unit="points", limits=limits, **options)


def _row(measure, value, *, unit, n, limits=NOTHING, subset=(None, None), note=(None, None), confidence=LEVEL):
    return {
        "measure": measure, "basis": "predicted", "value": value, "unit": unit, "n": n, "subset_by": subset[0],
        "subset": subset[1], "low": limits[0], "high": limits[1], "low_sampling": limits[0], "high_sampling": limits[1],
        "confidence": np.nan if np.isnan(limits[0]) else confidence, "note_code": note[0], "note_args": note[1],
    }  # fmt: skip


def _with(scores: pd.DataFrame, rows: list[dict]) -> pd.DataFrame:
    common = scores[["company", "profile", "window_from", "window_to", "version"]]
    shared = common.iloc[[0] * len(rows)].reset_index(drop=True)
    added = schema.conform(pd.DataFrame(rows).join(shared), schema.SCORES)
    return pd.concat([scores, added[scores.columns]], ignore_index=True)
