"""Figures beside the ranks: purposes, service levels and steadiness of each company, and what sectors come to."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dialogscore.benchmark.goals import LEAST_POSTS, looked_at, present
from dialogscore.benchmark.ranking import LEVEL, strata_of
from dialogscore.benchmark.sampling import mean_over, share_over
from dialogscore.measures.steadyrules import READINGS, RULES_MET, reading_of
from dialogscore.statistics.rank_sets import distances

__all__ = ["VIEWED", "company_views", "readings", "steadiness_companies", "strata_views"]

#: View, measure, and what it is split by.
VIEWED = (
    ("purposes", "purpose_share", "purpose"), ("service", "service_level", "target"),
    ("uptake", "invitations_kept", ""), ("uptake", "suggestions_answered", ""),
    ("uptake", "suggestions_answered_in_substance", ""),
    ("steadiness", "posts_per_week_median", ""), ("steadiness", "weeks_without_post_share", ""),
    ("steadiness", "post_gap_longest_seconds", ""), ("steadiness", "months_without_answer", ""),
    ("steadiness", "quarter_rate_range", ""), ("steadiness", "quarter_speed_ratio", ""),
)  # fmt: skip
POSTS = "purposes"
COMPANY = [
    "view", "measure", "subset", "company", "basis", "unit", "value", "low", "high", "n", "note_code", "note_args",
]  # fmt: skip
STRATA = [
    "view", "measure", "subset", "basis", "unit", "stratum_by", "stratum", "companies", "stated", "mean", "low", "high",
    "median", "lower_quarter", "upper_quarter",
]  # fmt: skip
TEXT = pd.StringDtype("pyarrow")


def company_views(scores: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """
    Take the figures of every company that can be looked at.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies.
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.

    Returns
    -------
    pandas.DataFrame
        ``view`` (purposes, uptake, service, steadiness), ``measure``, ``subset`` (purpose or target, "" for none),
        ``company``, ``basis``, ``unit``, ``value``, ``low``, ``high``, ``n``, and ``note_code`` with ``note_args`` (why
        there is no value, or a weak one).
    """
    there = set(companies["company"][looked_at(companies).to_numpy()].astype(str))
    ours = scores[(scores["company"].isin(there) & scores["basis"].ne("corrected")).to_numpy(dtype=bool)]
    by = ours["subset_by"].fillna("")
    parts = []
    for view, measure, split in VIEWED:
        rows = ours[(ours["measure"].eq(measure) & by.eq(split)).to_numpy(dtype=bool)]
        parts.append(rows.assign(view=view, subset=rows["subset"].fillna(""))[COMPANY])
    table = pd.concat(parts, ignore_index=True)
    return table.astype({"view": TEXT, "subset": TEXT, "n": "int64"})


def strata_views(
    views: pd.DataFrame, companies: pd.DataFrame, *, by: Sequence[str], frame: str, level: float = LEVEL
) -> pd.DataFrame:
    """
    Summarise the figures over all companies and over each stratum.

    Parameters
    ----------
    views : pandas.DataFrame
        As `company_views` gives them.
    companies : pandas.DataFrame
        The frame, with ``weight``.
    by : sequence of str
        Columns to split by.
    frame : str
        ``census``, ``random`` or ``convenience``: decides the interval of the mean.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    pandas.DataFrame
        ``companies`` that can be looked at, ``stated`` of them with a value; weighted ``mean`` with its interval,
        ``median`` and quarters. Shares of fewer than 30 posts are left out.
    """
    table = companies.set_index(companies["company"].astype(str), drop=False)
    weight = table["weight"].astype("Float64").fillna(1.0).astype(float)
    there = looked_at(table)
    strata = [(column, value, inside & there) for column, value, inside in strata_of(table, by)]
    lines = []
    for (view, measure, subset), rows in views.groupby(["view", "measure", "subset"], sort=False):
        few = rows["view"].eq(POSTS) & rows["n"].lt(LEAST_POSTS)
        stated = rows[rows["value"].notna().to_numpy() & ~few.to_numpy(dtype=bool)]
        told = (stated["basis"].iloc[0], stated["unit"].iloc[0]) if len(stated) else (None, rows["unit"].iloc[0])
        for column, value, inside in strata:
            part = stated[inside.reindex(stated["company"].astype(str)).to_numpy(dtype=bool)]
            weights, size = weight.reindex(part["company"].astype(str)).to_numpy(), int(inside.sum())
            numbers = _summary(part, weights, frame=frame, population=size, level=level)
            lines.append((view, measure, subset, *told, column, value, size, len(part), *numbers))
    texts = dict.fromkeys(("view", "measure", "subset", "basis", "unit", "stratum_by", "stratum"), TEXT)
    return pd.DataFrame(lines, columns=STRATA).astype(texts)


def _summary(part: pd.DataFrame, weights: np.ndarray, *, frame: str, population: int, level: float) -> tuple:
    if not len(part):
        return (np.nan,) * 6
    value, low, high = (part[name].to_numpy(dtype=float) for name in ("value", "low", "high"))
    # What has no interval has no error of its own: it is what was seen.
    low, high = np.where(np.isfinite(low), low, value), np.where(np.isfinite(high), high, value)
    errors = sum(distances(value, low, high, level=np.full(len(value), level))) / 2
    # Companies that are all alike, as with a purpose that nobody has, still err each: that is left.
    alike = {"frame": "census", "population": len(value)} if frame != "convenience" and not np.ptp(value) else {}
    found = mean_over(value, errors, weights, **({"frame": frame, "population": population} | alike), level=level)
    # None of these figures is below nothing, and no share above one.
    top = 1.0 if part["unit"].iloc[0] == "share" else np.inf
    ends = np.maximum(found.low, 0.0), np.minimum(found.high, top)
    return found.value, *ends, *np.quantile(value, (0.5, 0.25, 0.75)).tolist()


def steadiness_companies(scores: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """
    Read for every company whether it runs its channels steadily or now and then.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies.
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.

    Returns
    -------
    pandas.DataFrame
        ``company``, ``reading`` (as `dialogscore.measures.steadyrules.reading_of` gives it), ``met`` of the ``decided``
        rules (NA where too few were decided to count).
    """
    rows = scores[(scores["measure"].eq(RULES_MET) & scores["subset_by"].isna()).to_numpy(dtype=bool)]
    known = rows.set_index(rows["company"].astype(str))
    lines = []
    for company in companies["company"][looked_at(companies).to_numpy()].astype(str):
        value, n = known.loc[company, ["value", "n"]] if company in known.index else (np.nan, 0)
        reading = "undecided" if pd.isna(value) else reading_of(int(value), int(n))
        lines.append((company, reading, value, int(n)))
    table = pd.DataFrame(lines, columns=["company", "reading", "met", "decided"])
    return table.astype({"company": TEXT, "reading": TEXT, "met": "Int64", "decided": "int64"})


def readings(
    states: pd.DataFrame, companies: pd.DataFrame, *, by: Sequence[str], frame: str, level: float = LEVEL
) -> pd.DataFrame:
    """
    Estimate the share of companies with each reading.

    Parameters
    ----------
    states : pandas.DataFrame
        As `steadiness_companies` gives them.
    companies : pandas.DataFrame
        The frame, with ``weight``.
    by : sequence of str
        Columns to split by.
    frame : str
        ``census``, ``random`` or ``convenience``.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    pandas.DataFrame
        ``reading``, ``stratum_by``, ``stratum``, ``hits`` of ``n`` companies, weighted ``value``, ``low``, ``high``.
    """
    table = companies.set_index(companies["company"].astype(str), drop=False)
    weight = table["weight"].astype("Float64").fillna(1.0).astype(float)
    lines = []
    for column, value, inside in strata_of(table, by):
        mine = states[inside.reindex(states["company"].astype(str)).to_numpy(dtype=bool)]
        weights = weight.reindex(mine["company"].astype(str)).to_numpy()
        size = int((inside & present(table)).sum())
        for reading in READINGS:
            hits = mine["reading"].eq(reading).to_numpy(dtype=bool)
            found = share_over(hits, weights, frame=frame, population=size, level=level)
            lines.append((reading, column, value, int(hits.sum()), found.n, found.value, found.low, found.high))
    names = ["reading", "stratum_by", "stratum", "hits", "n", "value", "low", "high"]
    return pd.DataFrame(lines, columns=names).astype(dict.fromkeys(("reading", "stratum_by", "stratum"), TEXT))
