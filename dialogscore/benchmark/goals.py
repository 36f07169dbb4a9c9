"""The goals of the St. Gallen study on many companies: how many serve each with a stated share of their posts."""

import numpy as np
import pandas as pd

from dialogscore.benchmark.ranking import LEVEL, strata_of
from dialogscore.benchmark.sampling import share_over
from dialogscore.measures.goals import GOALS, NAMED

__all__ = ["GOAL_SHARE", "LEAST_POSTS", "goal_companies", "goal_shares", "looked_at", "present"]

#: Share of its posts from which on a company is said to pursue a goal.
GOAL_SHARE = 0.2
LEAST_POSTS = 30
#: Why a company may be listed and its posts be looked at all the same.
TELLING = ("too_few_data", "no_ranked_measure")
MEASURE = "goal_share"
SHARES = [
    "goal", "stratum_by", "stratum", "basis", "frame", "threshold", "hits", "n", "population", "value", "against",
    "in_favor", "low", "high", "low_sampling", "high_sampling", "share_of_companies_that_name_the_goal",
]  # fmt: skip
TEXT = pd.StringDtype("pyarrow")


def looked_at(companies: pd.DataFrame) -> pd.Series:
    """
    Tell of which companies a figure stands beside those of others.

    Parameters
    ----------
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.

    Returns
    -------
    pandas.Series of bool
        Whether it is ranked, or listed for nothing but too few data: those whose window was not covered are out.
    """
    listed = companies["status"].eq("listed") & companies["reason_code"].isin(TELLING)
    return (companies["status"].eq("ranked") | listed).fillna(False).astype(bool)


def present(companies: pd.DataFrame) -> pd.Series:
    """
    Tell which companies a share may speak of.

    Parameters
    ----------
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.

    Returns
    -------
    pandas.Series of bool
        Whether it is present in social media, be it that its feed was not exported.
    """
    said = companies["presence"].astype(object)
    return said.isin(["yes", "not_exported"]) | (said.isna() & companies["status"].ne("no_feed")).fillna(False)


def goal_companies(scores: pd.DataFrame, companies: pd.DataFrame, *, threshold: float) -> pd.DataFrame:
    """
    Hold the share of posts that serve each goal against the threshold, company by company.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies.
    companies : pandas.DataFrame
        As `dialogscore.benchmark.standing.standing` gives them.
    threshold : float
        Share of posts, 0..1.

    Returns
    -------
    pandas.DataFrame
        A row for each company that can be looked at and each goal: ``company``, ``goal``, ``value``, ``low``, ``high``,
        ``n`` (posts) and ``state``: ``pursued`` where value and interval reach the threshold, ``not_pursued`` where
        they lie below, ``undecided`` where the interval holds it; ``too_few`` below 30 posts, ``unstated`` without a
        share.
    """
    rows = scores[(scores["measure"].eq(MEASURE) & scores["subset_by"].eq("goal")).fillna(False).to_numpy(dtype=bool)]
    rows = rows[rows["basis"].ne("corrected").to_numpy(dtype=bool)].set_index(["company", "subset"])
    lines = []
    for company in companies["company"][looked_at(companies).to_numpy()].astype(str):
        for goal in GOALS:
            found = rows.loc[(company, goal)].to_dict() if (company, goal) in rows.index else {}
            value, low, high = (found.get(name, np.nan) for name in ("value", "low", "high"))
            n = int(found.get("n", 0))
            lines.append((company, goal, value, low, high, n, _state(value, low, high, n, threshold)))
    table = pd.DataFrame(lines, columns=["company", "goal", "value", "low", "high", "n", "state"])
    numbers = dict.fromkeys(("value", "low", "high"), "float64")
    return table.astype({"company": TEXT, "goal": TEXT, "n": "int64", "state": TEXT} | numbers)


def _state(value: float, low: float, high: float, n: int, threshold: float) -> str:
    if np.isnan(value):
        return "unstated"
    if n < LEAST_POSTS:
        return "too_few"
    if low >= threshold:
        return "pursued"
    return "not_pursued" if high < threshold else "undecided"


def goal_shares(
    states: pd.DataFrame, companies: pd.DataFrame, *, frame: str, threshold: float, level: float = LEVEL
) -> pd.DataFrame:
    """
    Estimate the share of companies with each goal, in all and by sector.

    Parameters
    ----------
    states : pandas.DataFrame
        As `goal_companies` gives them.
    companies : pandas.DataFrame
        The frame, with ``weight``.
    frame : str
        ``census``, ``random`` or ``convenience``.
    threshold : float
        Share of posts; stated in the table.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    pandas.DataFrame
        A row for each goal, first of all companies. ``hits`` of ``n`` companies whose share of posts reaches the
        threshold, of a ``population`` present in social media; ``value`` weighted; ``against`` and ``in_favor`` count
        those whose interval holds the threshold against and for; ``low_sampling`` and ``high_sampling`` are what the
        frame allows, ``low`` and ``high`` span both. In a column of its own, and for all companies alone,
        ``share_of_companies_that_name_the_goal``: what the study's executives said, counted otherwise and never to be
        subtracted; NA where nothing was reported.
    """
    table = companies.set_index(companies["company"].astype(str), drop=False)
    weight = table["weight"].astype("Float64").fillna(1.0).astype(float)
    options, lines = {"frame": frame, "level": level}, []
    for column, value, inside in strata_of(table, ["sector"] if "sector" in table else []):
        population = int((inside & present(table)).sum())
        for goal in GOALS:
            mine = states[states["goal"].eq(goal).to_numpy(dtype=bool) & ~states["state"].isin(("too_few", "unstated"))]
            mine = mine[inside.reindex(mine["company"].astype(str)).to_numpy(dtype=bool)]
            weights = weight.reindex(mine["company"].astype(str)).to_numpy()
            hits = (mine["value"] >= threshold).to_numpy()
            surely, maybe = mine["state"].eq("pursued").to_numpy(dtype=bool), ~mine["state"].eq("not_pursued")
            found, against, in_favor = (
                share_over(one, weights, population=population, **options)
                for one in (hits, surely, maybe.to_numpy(dtype=bool))
            )
            first = (goal, column, value, "predicted", frame, threshold, int(hits.sum()), found.n, population)
            ends = (found.value, against.value, in_favor.value, against.low, in_favor.high, found.low, found.high)
            lines.append((*first, *ends, NAMED.get(goal, np.nan) if column is None else np.nan))
    texts = dict.fromkeys(("goal", "stratum_by", "stratum", "basis", "frame"), TEXT)
    return pd.DataFrame(lines, columns=SHARES).astype(texts)
