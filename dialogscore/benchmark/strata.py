"""Summaries of the strata, and the sectors beside what their chief executives expected."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.benchmark.figures import RANKED
from dialogscore.benchmark.ranking import FEWEST, LEVEL, strata_of
from dialogscore.benchmark.references import IBM, expectation_of
from dialogscore.benchmark.sampling import mean_over
from dialogscore.statistics import between_spread
from dialogscore.statistics.rank_sets import distances

__all__ = ["RESPONSIVENESS", "SECTORS", "STRATA", "sector_table", "strata_table"]

TEXT = pd.StringDtype("pyarrow")
STRATA = [
    "measure", "view", "basis", "stratum_by", "stratum", "companies", "ranked", "mean", "low", "high", "median",
    "lower_quarter", "upper_quarter", "spread",
]  # fmt: skip
SECTORS = [
    "sector", "companies", "ranked", "expected", "expected_source", "measure", "basis", "measured", "low", "high",
]  # fmt: skip
RESPONSIVENESS = ("reply_rate_72h", "reply_rate_all_72h", "pillar_responsiveness")


def strata_table(
    ranks: pd.DataFrame, companies: pd.DataFrame, *, by: Sequence[str], frame: str, level: float = LEVEL
) -> pd.DataFrame:
    """
    Summarise each measure over the ranked companies of each stratum.

    Parameters
    ----------
    ranks : pandas.DataFrame
        As `dialogscore.benchmark.ranking.rank_table` gives them.
    companies : pandas.DataFrame
        The frame, with ``weight``.
    by : sequence of str
        The columns by which `ranks` is split.
    frame : str
        ``census``, ``random`` or ``convenience``: decides the interval of the mean.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    pandas.DataFrame
        `STRATA`: a row for each measure and stratum, the whole frame first. ``companies`` of the frame, ``ranked`` of
        them; weighted ``mean`` with its interval; ``median`` and quarters of the companies; ``spread``, the standard
        deviation of true figures between companies, free of their own errors (Paule and Mandel). One ranked company
        is counted and is no mean: its stratum has no figures.
    """
    table = companies.set_index(companies["company"].astype(str), drop=False)
    weight = table["weight"].astype("Float64").fillna(1.0).astype(float)
    sizes = {(column, value): int(inside.sum()) for column, value, inside in strata_of(table, by)}
    rows = ranks[_placed(ranks)]
    keys = [rows[name].astype(object).where(rows[name].notna(), None) for name in ("stratum_by", "stratum")]
    rows = rows.assign(by=keys[0], of_stratum=keys[1])
    lines = []
    for one in RANKED:
        mine = rows[rows["measure"].eq(one.measure).to_numpy(dtype=bool)]
        for (column, value), size in sizes.items():
            chosen = mine["by"].isna() if column is None else mine["by"].eq(column) & mine["of_stratum"].eq(value)
            part = mine[chosen.to_numpy(dtype=bool)]
            basis = part["basis"].iloc[0] if len(part) else None
            numbers = _summary(part, weight[part["company"].astype(str)].to_numpy(), frame, size, level, one.most)
            lines.append((one.measure, one.view, basis, column, value, size, len(part), *numbers))
    texts = dict.fromkeys(("measure", "view", "basis", "stratum_by", "stratum"), TEXT)
    return pd.DataFrame(lines, columns=STRATA).astype(texts)


def _placed(ranks: pd.DataFrame) -> np.ndarray:
    """Rows of companies with a place in the whole frame: alone in its stratum a company has none there."""
    of = pd.MultiIndex.from_frame(ranks[["measure", "company"]].astype(object))
    whole = (ranks["stratum_by"].isna() & ranks["rank"].notna()).to_numpy(dtype=bool)
    return of.isin(of[whole])


def _summary(part: pd.DataFrame, weights: np.ndarray, frame: str, size: int, level: float, most: float) -> tuple:
    if len(part) < FEWEST:
        return (np.nan,) * 7
    value, low, high = (part[name].to_numpy(dtype=float) for name in ("value", "low", "high"))
    errors = sum(distances(value, low, high, level=part["confidence"].to_numpy(dtype=float))) / 2
    found = mean_over(value, errors, weights, frame=frame, population=size, most=most, level=level)
    # In units of the largest figure, because the search for the spread has an absolute end.
    scale = max(np.abs(value).max(), 1e-12)
    spread = between_spread(value / scale, errors / scale).tau * scale
    return found.value, found.low, found.high, *np.quantile(value, (0.5, 0.25, 0.75)).tolist(), spread


def sector_table(strata: pd.DataFrame) -> pd.DataFrame:
    """
    Set what chief executives of a sector expected beside how responsive its companies were measured to be.

    Parameters
    ----------
    strata : pandas.DataFrame
        As `strata_table` gives them, split by ``sector``.

    Returns
    -------
    pandas.DataFrame
        `SECTORS`: a row for each sector and measure of `RESPONSIVENESS`. ``expected`` is the share of chief executives
        who expected social media to be an important channel to customers, missing where the study does not name the
        sector; ``measured`` is a mean over companies. The two are shares of different things and are never subtracted.
    """
    rows = strata[strata["stratum_by"].eq("sector").fillna(False) & strata["measure"].isin(RESPONSIVENESS)]
    table = rows.rename(columns={"stratum": "sector", "mean": "measured"})
    expected = np.array([expectation_of(sector) for sector in table["sector"]], dtype=float)
    source = pd.array(np.where(np.isnan(expected), None, IBM), dtype=TEXT)
    table = table.assign(expected=expected, expected_source=source).sort_values(["sector", "measure"], kind="stable")
    return table[SECTORS].reset_index(drop=True)
