"""How far the ranks by index hang on choices that others would make otherwise."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import gammaincinv
from scipy.stats import norm, rankdata

from dialogscore import tables
from dialogscore.benchmark.figures import INDEX, whole
from dialogscore.benchmark.fronts import could_be_first, first_shares
from dialogscore.index import LEAST, PILLARS, SATURATION
from dialogscore.index.draws import TIMED, half_added
from dialogscore.index.pillars import LEAST_UNITS
from dialogscore.index.sensitivity import LEAST_SATURATION, MEANS, MOST_SATURATION, SHAPE, units_of
from dialogscore.measures.alternatives import ELIGIBLE
from dialogscore.measures.replies import HORIZONS
from dialogscore.statistics import seed_of, uniforms
from dialogscore.statistics.rank_sets import distances

__all__ = ["FIRST", "ROBUSTNESS", "Ground", "first_table", "ground_of", "robustness_table", "totals_in"]

TEXT = pd.StringDtype("pyarrow")
ROBUSTNESS = [
    "kind", "choice", "company", "points", "points_low", "points_high", "rank", "rank_low", "rank_high", "first",
    "top_quarter", "of", "draws",
]  # fmt: skip
FIRST = [
    "company", "possible", "possible_within_intervals", "sure_within_intervals", "margin", "share_of_weights",
    *(f"weight_{name}" for name in PILLARS), "of",
]  # fmt: skip
OURS = ("72h", "needing")
LEVEL = 0.9
CHUNK = 100


class Ground(NamedTuple):
    """
    The pillars of all companies that have an index, under every choice.

    Attributes
    ----------
    companies : list of str
        Their names, in order.
    pillars, low, high : ndarray of float, shape (companies, 4)
        Pillars as scored, with their limits.
    down, up : ndarray of float, shape (companies, 4)
        Their errors downwards and upwards.
    openness : ndarray of float, shape (companies,)
        Share of openers that invite, before it is measured against one in four.
    timed : dict of tuple to ndarray of float, shape (companies, 2)
        Responsiveness and continuity by horizon and who must be answered; a company without enough cases for a choice
        keeps those of ours.
    """

    companies: list[str]
    pillars: np.ndarray
    low: np.ndarray
    high: np.ndarray
    down: np.ndarray
    up: np.ndarray
    openness: np.ndarray
    timed: dict[tuple[str, str], np.ndarray]


def totals_in(folders: Mapping[str, Path]) -> pd.DataFrame | None:
    """
    Add up what the index of each company would rest on under other choices.

    Parameters
    ----------
    folders : mapping of str to pathlib.Path
        Companies and their result folders; the table ``alternatives`` of each is read.

    Returns
    -------
    pandas.DataFrame or None
        The sums of its columns, a row a company; None where no folder has the table.
    """
    paths = {name: place / "tables" / "alternatives.parquet" for name, place in folders.items()}
    sums = {name: tables.read_parquet(path).sum() for name, path in paths.items() if path.is_file()}
    return pd.DataFrame(sums).T.astype("float64") if sums else None


def ground_of(scores: pd.DataFrame, ranks: pd.DataFrame, *, alternatives: pd.DataFrame | None = None) -> Ground:
    """
    Take the pillars of all companies whose index is ranked.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies.
    ranks : pandas.DataFrame
        As `dialogscore.benchmark.ranking.rank_table` gives them.
    alternatives : pandas.DataFrame, optional
        As `totals_in` gives them. Without it neither horizon nor who must be answered is varied.

    Returns
    -------
    Ground
        The pillars.
    """
    names = [f"pillar_{name}" for name in PILLARS]
    mine = ranks[ranks["stratum_by"].isna().to_numpy() & ranks["rank"].notna().to_numpy(dtype=bool)]
    companies = sorted(mine["company"][mine["measure"].eq(INDEX)].astype(object))
    rows = ranks[ranks["stratum_by"].isna().to_numpy() & ranks["measure"].isin(names).to_numpy(dtype=bool)]
    wide = {
        column: rows.pivot(index="company", columns="measure", values=column).reindex(index=companies, columns=names)
        for column in ("value", "low", "high", "confidence")
    }
    pillars, low, high, level = (table.to_numpy(dtype=float) for table in wide.values())
    raw = whole(scores, "pillar_openness_raw").set_index("company").reindex(companies)
    units = raw["n"].astype("Float64").astype(float).to_numpy()
    share = half_added(raw["value"].to_numpy(dtype=float) * units, units)
    # Below full openness the pillar itself tells the share.
    openness = np.where(np.isnan(share), pillars[:, 0] * SATURATION, share)
    ours = pillars[:, [PILLARS.index(name) for name in TIMED]]
    timed = {OURS: ours}
    if alternatives is not None:
        known = alternatives.reindex(companies)
        counts = {column: known[column].to_numpy(dtype=float) for column in known}
        timed |= {
            (horizon, who): _timed(counts, horizon, who, ours) for horizon in HORIZONS for who in ELIGIBLE
            if (horizon, who) != OURS
        }  # fmt: skip
    return Ground(companies, pillars, low, high, *distances(pillars, low, high, level=level), openness, timed)


def _timed(counts: Mapping[str, np.ndarray], horizon: str, who: str, ours: np.ndarray) -> np.ndarray:
    found = []
    for place, (name, least) in enumerate(zip(TIMED, (LEAST["turns"], LEAST_UNITS), strict=True)):
        hits, units = units_of(counts, name, f"{horizon}_{who}")
        found.append(np.where(units >= least, half_added(hits, units), ours[:, place]))
    return np.stack(found, axis=1)


def robustness_table(ground: Ground, *, draws: int = 1000, seed: int = 0) -> pd.DataFrame:
    """
    Rank the companies by index under other choices: one at a time, and many at once.

    Parameters
    ----------
    ground : Ground
        As `ground_of` gives it.
    draws : int, default 1000
        Joint draws.
    seed : int, default 0
        Seed of the draws.

    Returns
    -------
    pandas.DataFrame
        `ROBUSTNESS`, a row for each choice and company. ``kind`` is ``own`` (equal weights, geometric mean, 72 hours,
        all that need a reply), ``without_pillar``, ``mean``, ``horizon``, ``eligibility`` (each with one ``choice``),
        ``choices`` (weights drawn from Dirichlet (10, 10, 10, 10), mean, saturation, horizon and eligibility all at
        once) and ``joint`` (these, and the pillars drawn within their errors). Of the last two points and ranks are
        medians with 5 and 95 % of the draws; ``first`` and ``top_quarter`` are shares of draws.
    """
    if not ground.companies:
        return _typed(pd.DataFrame(columns=ROBUSTNESS))
    parts = [_single(ground, "own", None, ground.pillars)]
    for place, name in enumerate(PILLARS):
        parts.append(_single(ground, "without_pillar", name, np.delete(ground.pillars, place, axis=1)))
    parts += [_single(ground, "mean", name, ground.pillars, mean=name) for name in MEANS if name != "geometric"]
    for kind, choices in (("horizon", HORIZONS), ("eligibility", ELIGIBLE)):
        for choice in choices:
            pair = (choice, OURS[1]) if kind == "horizon" else (OURS[0], choice)
            if pair != OURS and pair in ground.timed:
                parts.append(_single(ground, kind, choice, _with_timed(ground.pillars, ground.timed[pair])))
    for kind in ("choices", "joint"):
        points = _drawn(ground, kind == "joint", draws, seed)
        parts.append(_spread(ground, kind, points))
    return _typed(pd.concat(parts, ignore_index=True)[ROBUSTNESS])


def _with_timed(pillars: np.ndarray, timed: np.ndarray) -> np.ndarray:
    changed = pillars.copy()
    changed[..., [PILLARS.index(name) for name in TIMED]] = timed
    return changed


def _single(
    ground: Ground, kind: str, choice: str | None, pillars: np.ndarray, *, mean: str = "geometric"
) -> pd.DataFrame:
    with np.errstate(divide="ignore"):  # a pillar of nothing makes both means that hang on the least nothing
        points = 100 * MEANS[mean](pillars.T, np.full((pillars.shape[1], 1), 1 / pillars.shape[1]))
    places = rankdata(np.round(-points, 9), method="min")
    columns = {"kind": kind, "choice": choice, "company": ground.companies, "points": points, "rank": places}
    return pd.DataFrame(columns | {"of": len(points)}).reindex(columns=ROBUSTNESS)


def _drawn(ground: Ground, errors: bool, draws: int, seed: int) -> np.ndarray:
    """Points of every company in each joint draw; the same choices for all companies in one draw."""

    def chance(name: str, *shape: int) -> np.ndarray:
        return uniforms(seed_of(seed, f"robustness:{name}"), int(np.prod(shape))).reshape(shape)

    pairs = list(ground.timed)
    pick, mean = (chance("choice", draws) * len(pairs)).astype(int), (chance("mean", draws) * len(MEANS)).astype(int)
    saturation = LEAST_SATURATION + (MOST_SATURATION - LEAST_SATURATION) * chance("saturation", draws)
    gamma = np.stack([gammaincinv(SHAPE, chance(f"weight:{name}", draws)) for name in PILLARS])
    weights = (gamma / gamma.sum(axis=0))[:, :, None]
    timed = np.stack([ground.timed[pair] for pair in pairs])
    companies = len(ground.companies)
    points = np.empty((draws, companies))
    for start in range(0, draws, CHUNK):
        part = slice(start, min(start + CHUNK, draws))
        size = part.stop - start
        pillars = np.broadcast_to(ground.pillars, (size, companies, len(PILLARS))).copy()
        pillars[..., 0] = ground.openness / SATURATION
        pillars = _with_timed(pillars, timed[pick[part]])
        if errors:
            normal = norm.ppf(np.clip(chance(f"errors:{start}", size, companies, len(PILLARS)), 1e-12, 1 - 1e-12))
            # What is too high by chance is truly lower, by the error downwards.
            pillars -= normal * np.where(normal > 0, ground.down, ground.up)
        pillars[..., 0] *= SATURATION / saturation[part, None]
        pillars = np.clip(pillars, 1e-3, 1).transpose(2, 0, 1)
        by = np.stack([average(pillars, weights[:, part]) for average in MEANS.values()])
        points[part] = 100 * by[mean[part], np.arange(size)]
    return points


def _spread(ground: Ground, kind: str, points: np.ndarray) -> pd.DataFrame:
    draws, companies = points.shape
    places = rankdata(np.round(-points, 9), method="min", axis=1)
    ends = (0.5, 0.5 - LEVEL / 2, 0.5 + LEVEL / 2)
    # Places are whole: the ends are those of draws, never between two.
    rank, rank_low, rank_high = np.quantile(places, ends, axis=0, method="inverted_cdf")
    middle, low, high = np.quantile(points, ends, axis=0)
    columns = {
        "kind": kind, "company": ground.companies, "points": middle, "points_low": low, "points_high": high,
        "rank": rank, "rank_low": rank_low, "rank_high": rank_high, "first": (places == 1).mean(axis=0),
        "top_quarter": (places <= max(1, companies // 4)).mean(axis=0), "of": companies, "draws": draws,
    }  # fmt: skip
    return pd.DataFrame(columns).reindex(columns=ROBUSTNESS)


def first_table(ground: Ground, *, seed: int = 0) -> pd.DataFrame:
    """
    Tell which companies could be first if somebody else chose the weights.

    Parameters
    ----------
    ground : Ground
        As `ground_of` gives it.
    seed : int, default 0
        Seed of the weights that are drawn.

    Returns
    -------
    pandas.DataFrame
        `FIRST`, a row a company: ``possible`` with the pillars as they stand, ``possible_within_intervals`` with its
        own at their upper and those of all others at their lower ends, ``sure_within_intervals`` the other way round;
        ``margin`` by how much of the logarithm of the index it then leads at most, and the weights that do it;
        ``share_of_weights`` the part of all weights that make it first.
    """
    if not ground.companies:
        return _first_typed(pd.DataFrame(columns=FIRST))
    found = could_be_first(ground.pillars, ground.pillars)
    columns = {
        "company": ground.companies, "possible": found.possible,
        "possible_within_intervals": could_be_first(ground.high, ground.low).possible,
        "sure_within_intervals": could_be_first(ground.low, ground.high).possible,
        "margin": np.where(np.isfinite(found.margin), found.margin, np.nan),
        "share_of_weights": first_shares(ground.pillars, seed=seed), "of": len(ground.companies),
    }  # fmt: skip
    columns |= {f"weight_{name}": found.weights[:, place] for place, name in enumerate(PILLARS)}
    return _first_typed(pd.DataFrame(columns)[FIRST])


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    counts = ("rank", "rank_low", "rank_high", "of", "draws")
    texts = ("kind", "choice", "company")
    numbers = [name for name in ROBUSTNESS if name not in (*counts, *texts)]
    return table.astype("object").astype(
        dict.fromkeys(texts, TEXT) | dict.fromkeys(counts, "Int64") | dict.fromkeys(numbers, "float64")
    )


def _first_typed(table: pd.DataFrame) -> pd.DataFrame:
    numbers = [name for name in FIRST if name.startswith(("margin", "share", "weight"))]
    flags = [name for name in FIRST if name.startswith(("possible", "sure"))]
    kinds = dict.fromkeys(numbers, "float64") | dict.fromkeys(flags, "boolean") | {"company": TEXT, "of": "Int64"}
    return table.astype("object").astype(kinds)
