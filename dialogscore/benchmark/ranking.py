"""The table of ranks: a company's place with those that it may truly have, in the whole frame and in each stratum."""

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.benchmark.figures import RANKED
from dialogscore.statistics import LEAST_PEERS, against_median, rank_sets, seed_of

__all__ = ["LEVEL", "RANKS", "TIERS", "rank_table", "strata_of"]

TEXT, PLACE = pd.StringDtype("pyarrow"), pd.Int64Dtype()
LEVEL = 0.95
TIERS = {1: "above", 0: "not_distinguishable", -1: "below"}
PLACES = ["rank", "rank_low", "rank_high", "rank_low_simultaneous", "rank_high_simultaneous"]
RANKS = [
    "measure", "view", "basis", "stratum_by", "stratum", "company", "value", "low", "high", "confidence", *PLACES, "of",
    "tier", "n", "note_code", "note_args",
]  # fmt: skip
FEWEST, AT = 2, "at"


def strata_of(companies: pd.DataFrame, by: Sequence[str]) -> list[tuple[str | None, str | None, pd.Series]]:
    """
    List the whole frame and its strata.

    Parameters
    ----------
    companies : pandas.DataFrame
        The frame.
    by : sequence of str
        Columns to split by. What a company has in a column is taken as a whole: one on two platforms is in a stratum of
        those two, because its figures are of both.

    Returns
    -------
    list of tuple
        Column and value, both None for the whole frame, and which companies are in it, by position.
    """
    found = [(None, None, pd.Series(True, index=companies.index))]
    for column in by:
        known = companies[column].astype(TEXT)
        values = sorted(known.dropna().unique())
        found += [(column, value, known.eq(value).fillna(False).astype(bool)) for value in values]
    return found


def rank_table(
    figures: pd.DataFrame,
    companies: pd.DataFrame,
    *,
    by: Sequence[str] = (),
    level: float = LEVEL,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """
    Rank the companies by each measure.

    Parameters
    ----------
    figures : pandas.DataFrame
        As `dialogscore.benchmark.figures.figures` gives them.
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.
    by : sequence of str, optional
        Columns of the frame within whose values companies are ranked too.
    level : float, default 0.95
        Confidence level of the rank sets and tiers, 0..1.
    draws : int, default 1000
        Draws of the largest statistic of each family of tests.
    seed : int, default 0
        Seed.

    Returns
    -------
    pandas.DataFrame
        `RANKS`: a row for each measure, stratum and company that has scores. ``rank`` 1 is the most dialog, whichever
        way the measure runs; ``rank_low`` to ``rank_high`` are the places it may truly have, ``of`` the companies that
        were ranked; ``tier`` tells it from their median. A company that is only listed, or whose figure cannot be
        ranked, has no place and its reason. Rows are sorted by name, never by place.
    """
    frame = companies.set_index(companies["company"].astype(str), drop=False)
    parts = strata_of(frame, by)
    name = figures["company"].astype(str)
    listed = (name.map(frame["status"].astype(object)).ne("ranked") & figures["value"].notna()).to_numpy()
    reason, told = (
        np.where(listed, name.map(frame[column].astype(object)), figures[into].astype(object))
        for column, into in (("reason_code", "note_code"), ("reason_args", "note_args"))
    )
    noted = figures.assign(note_code=pd.array(reason, dtype=TEXT), note_args=pd.array(told, dtype=TEXT))
    measure = noted["measure"].to_numpy(dtype=object)
    member = [(column, value, name.map(inside).fillna(False).to_numpy(dtype=bool)) for column, value, inside in parts]
    found = []
    for one in RANKED:
        mine = measure == one.measure
        for column, value, inside in member:
            chosen = np.flatnonzero(mine & inside)
            key = seed_of(seed, f"ranks:{one.measure}:{column or ''}:{value or ''}")
            columns = _ranked(noted.iloc[chosen], higher=one.higher, level=level, draws=draws, seed=key)
            same = {"view": one.view, "stratum_by": column, "stratum": value}
            columns |= {key: np.full(len(chosen), text, dtype=object) for key, text in same.items()}
            found.append(columns | {AT: chosen})
    whole = {key: np.concatenate([columns[key] for columns in found]) for key in found[0]}
    table = noted.iloc[whole.pop(AT)].reset_index(drop=True).assign(**whole)
    texts = ("view", "stratum_by", "stratum", "tier", "note_code", "note_args")
    return table.astype(dict.fromkeys(texts, TEXT) | dict.fromkeys(PLACES, PLACE))[RANKS]


def _ranked(rows: pd.DataFrame, *, higher: bool, level: float, draws: int, seed: int) -> dict[str, np.ndarray]:
    """One measure in one stratum: columns of the table."""
    code, told = (np.array(rows[name].to_numpy(dtype=object, na_value=None)) for name in ("note_code", "note_args"))
    free = np.equal(code, None)
    places = {name: np.full(len(rows), pd.NA, dtype=object) for name in PLACES}
    tier = np.full(len(rows), None, dtype=object)
    if free.sum() < FEWEST:
        code[free], told[free] = "no_peers", json.dumps({})
    else:
        value, low, high = (rows[name].to_numpy(dtype=float)[free] for name in ("value", "low", "high"))
        if not higher:
            value, low, high = -value, -high, -low
        options = {"limits_level": rows["confidence"].to_numpy(dtype=float)[free], "level": level}
        sets = rank_sets(value, low, high, draws=draws, seed=seed, **options)
        for name, numbers in zip(PLACES, sets, strict=True):
            places[name][free] = numbers
        if free.sum() >= LEAST_PEERS:
            apart = against_median(value, low, high, draws=draws, seed=seed_of(seed, "tiers"), **options)
            tier[free] = [TIERS[one] for one in apart.tolist()]
    return places | {"tier": tier, "of": np.full(len(rows), free.sum()), "note_code": code, "note_args": told}
