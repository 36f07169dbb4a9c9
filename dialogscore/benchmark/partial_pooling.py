"""A second view of the figures, never in the place of the first: each company drawn toward its peers."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.benchmark.figures import RANKED
from dialogscore.benchmark.ranking import LEVEL
from dialogscore.statistics import effective_size, shrink

__all__ = ["LEAST_PEERS", "POOLED", "pooled_table"]

TEXT = pd.StringDtype("pyarrow")
# Mean and spread of fewer companies are too uncertain to be taken as known.
LEAST_PEERS = 15
POOLED = [
    "measure", "stratum_by", "stratum", "company", "value", "pooled", "pooled_low", "pooled_high", "own_weight", "mean",
    "units", "precision", "of",
]  # fmt: skip
VALUES = ["pooled", "pooled_low", "pooled_high", "own_weight", "units"]


def pooled_table(ranks: pd.DataFrame, *, least: int = LEAST_PEERS, level: float = LEVEL) -> pd.DataFrame:
    """
    Draw the figures of ranked companies toward their mean, the more the less each rests on.

    Every ranked measure has a least and a largest value and is a share of that range. An interval is worth so many
    independent units as would make Wilson's as wide; a beta distribution is fitted to the true shares of all.

    Parameters
    ----------
    ranks : pandas.DataFrame
        As `dialogscore.benchmark.ranking.rank_table` gives them.
    least : int, default 15
        Fewest ranked companies of a stratum.
    level : float, default 0.95
        Level of the limits, 0..1.

    Returns
    -------
    pandas.DataFrame
        `POOLED`: a row for each measure, stratum of enough companies and ranked company. ``value`` is the raw figure,
        ``pooled`` with its limits what is guessed after its peers were seen, ``own_weight`` how much of that is its
        own, ``units`` what the company's interval is worth, ``precision`` what the peers' ``mean`` is. No hypothesis is
        tested with it, and no place follows from it.

    References
    ----------
    Casella (1985), The American Statistician 39, 83-87; Morris (1983), Journal of the American Statistical Association
    78, 47-55.
    """
    most = {one.measure: one.most for one in RANKED}
    ranked = ranks[ranks["rank"].notna().to_numpy(dtype=bool)]
    tables = []
    for (measure, _, _), rows in ranked.groupby(["measure", "stratum_by", "stratum"], dropna=False, sort=False):
        if len(rows) >= least:
            tables.append(_pooled(rows, most[measure], level))
    if not tables:
        return _typed(pd.DataFrame(columns=POOLED))
    return _typed(pd.concat(tables, ignore_index=True)[POOLED])


def _pooled(rows: pd.DataFrame, most: float, level: float) -> pd.DataFrame:
    value, low, high = (rows[name].to_numpy(dtype=float) / most for name in ("value", "low", "high"))
    sizes = effective_size(value, low, high, level=rows["confidence"].to_numpy(dtype=float))
    found = shrink(value, sizes, level=level)
    columns = {
        "pooled": found.value * most, "pooled_low": found.low * most, "pooled_high": found.high * most,
        "own_weight": found.weight, "units": np.where(np.isfinite(sizes), sizes, np.nan), "mean": found.mean * most,
        "precision": found.precision, "of": len(rows),
    }  # fmt: skip
    return rows.assign(**columns)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    texts: Sequence[str] = POOLED[:4]
    numbers = [name for name in POOLED if name not in texts and name != "of"]
    return table.astype(dict.fromkeys(texts, TEXT) | dict.fromkeys(numbers, "float64") | {"of": "int64"})
