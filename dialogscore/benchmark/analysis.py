"""Everything that is said of many companies together, from their scores and the frame alone."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import measures, schema, tables
from dialogscore.benchmark import gallen, goals, references, strata, topics, views
from dialogscore.benchmark.figures import figures
from dialogscore.benchmark.partial_pooling import pooled_table
from dialogscore.benchmark.ranking import LEVEL, rank_table
from dialogscore.benchmark.robustness import first_table, ground_of, robustness_table
from dialogscore.benchmark.sampling import FRAMES
from dialogscore.benchmark.standing import LEAST_COVERED, standing
from dialogscore.errors import UsageError, nearest
from dialogscore.measures.stgallen import THRESHOLD

__all__ = ["BY", "Analysis", "analyse"]

TEXT = pd.StringDtype("pyarrow")
VERSION = "1"
ALSO = {"platform": "platforms"}
BY = ("sector", "platforms", "country")


class Analysis(NamedTuple):
    """
    What many companies come to.

    Attributes
    ----------
    scores : pandas.DataFrame
        Further rows of `schema.SCORES`, of the benchmark itself: ``company`` is empty.
    companies : pandas.DataFrame
        The frame with ``status``, ``reason_code`` and ``reason_args``.
    tables : dict of str to pandas.DataFrame
        ``ranks``, ``pooled``, ``strata``, ``sectors``, ``st_gallen``, ``st_gallen_companies``, ``st_gallen_verdict``,
        ``studies``, ``references``, ``goals``, ``goal_companies``, ``company_figures``, ``strata_figures``,
        ``steadiness_readings``, ``steadiness_companies``, ``company_themes``, ``robustness`` and
        ``first_under_any_weights``.
    """

    scores: pd.DataFrame
    companies: pd.DataFrame
    tables: dict[str, pd.DataFrame]


def analyse(
    scores: pd.DataFrame,
    companies: pd.DataFrame,
    *,
    frame: str = "convenience",
    window: tuple[pd.Timestamp | None, pd.Timestamp | None] | None = None,
    seed: int = 0,
    draws: int = 1000,
    label_errors: Mapping[str, Mapping[str, float]] | None = None,
    weights: Mapping[str, float] | None = None,
    threshold: float = THRESHOLD,
    goal_threshold: float | None = None,
    goal_share: float = goals.GOAL_SHARE,
    by: Sequence[str] = (),
    least_covered: float = LEAST_COVERED,
    alternatives: pd.DataFrame | None = None,
    themes: pd.DataFrame | None = None,
    presence_told: bool = True,
) -> Analysis:
    """
    Rank companies with what the data cannot tell apart, and say what all of them together show.

    Called again with scores that hold corrected rows it ranks by these, on the same definitions and seeds.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies; rows of a benchmark itself are read over.
    companies : pandas.DataFrame
        The frame, one row a company.
    frame : str, default "convenience"
        ``census``, ``random`` or ``convenience``: what interval a share of companies may have.
    window : tuple of Timestamp or None, optional
        Window of the benchmark, for its own rows of scores.
    seed : int, default 0
        Seed of every draw.
    draws : int, default 1000
        Number of draws.
    label_errors : mapping of str to mapping, optional
        ``label_errors`` of the cards of both models, joined. Without that of ``needs_reply`` nothing that rests on it
        is ranked.
    weights : mapping of str to float, optional
        Weight of each company, in the place of the frame's column.
    threshold : float, default 0.5
        Dialog share below which a company is mostly one-way, 0..1.
    goal_threshold : float, optional
        Dialog share above which it is geared to dialog; by default the same.
    goal_share : float, default 0.2
        Share of its posts from which a company is said to pursue a goal of the study, 0..1.
    by : sequence of str, optional
        Columns of the frame to rank within; by default sector, platforms and country, where they tell companies apart.
    least_covered : float, default 0.9
        Share of the window that a ranked company's feed covers.
    alternatives : pandas.DataFrame, optional
        As `dialogscore.benchmark.robustness.totals_in` gives them; without it horizon and eligibility are not varied.
    themes : pandas.DataFrame, optional
        As `dialogscore.benchmark.topics.themes_in` gives them.
    presence_told : bool, default True
        Whether a list told which companies are present in social media.

    Returns
    -------
    Analysis
        Rows of scores, the frame, and tables.

    Raises
    ------
    UsageError
        If there is no such kind of frame, or no such column.
    """
    if frame not in FRAMES:
        raise UsageError(
            "analyse a benchmark", found=f"the frame {frame!r}", expected=" or ".join(FRAMES),
            next_step=nearest(frame, FRAMES),
        )  # fmt: skip
    scores = scores[scores["company"].ne("").to_numpy(dtype=bool)]
    goal = threshold if goal_threshold is None else goal_threshold
    if weights is not None:
        weighed = companies["company"].astype(str).map(dict(weights)).astype("Float64")
        companies = companies.assign(weight=weighed)
    companies = standing(companies, scores, least_covered=least_covered)
    by = _columns(companies, by)
    ranks = rank_table(figures(scores, label_errors=label_errors), companies, by=by, draws=draws, seed=seed)
    companies = _without_places(companies, ranks)
    states = gallen.company_states(scores, companies, threshold=threshold, goal=goal)
    shares = gallen.gallen_table(
        states, companies, frame=frame, threshold=threshold, goal=goal, presence_told=presence_told
    )
    aims = goals.goal_companies(scores, companies, threshold=goal_share)
    viewed, read = views.company_views(scores, companies), views.steadiness_companies(scores, companies)
    ground = ground_of(scores, ranks, alternatives=alternatives)
    summaries = strata.strata_table(ranks, companies, by=by, frame=frame)
    found = {
        "ranks": ranks,
        "pooled": pooled_table(ranks),
        "strata": summaries,
        "sectors": strata.sector_table(summaries),
        "st_gallen": shares,
        "st_gallen_companies": states,
        "st_gallen_verdict": gallen.verdict(shares),
        "studies": references.study_table(),
        "references": references.counted_table(),
        "goals": goals.goal_shares(aims, companies, frame=frame, threshold=goal_share),
        "goal_companies": aims,
        "company_figures": viewed,
        "strata_figures": views.strata_views(viewed, companies, by=by, frame=frame),
        "steadiness_readings": views.readings(read, companies, by=by, frame=frame),
        "steadiness_companies": read,
        "company_themes": topics.themes_of_companies(themes, companies),
        "robustness": robustness_table(ground, draws=draws, seed=seed),
        "first_under_any_weights": first_table(ground, seed=seed),
    }
    own = _own_scores(shares, scores, window)
    return Analysis(own, companies, {name: tables.typed(table) for name, table in found.items()})


def _columns(companies: pd.DataFrame, by: Sequence[str]) -> list[str]:
    if not by:
        # One value for all, or one for each, would rank everybody again or nobody.
        return [name for name in BY if name in companies and companies[name].nunique() > 1]
    asked = [ALSO.get(name, name) for name in by]
    for name in asked:
        if name not in companies:
            raise UsageError(
                "rank within strata", found=f"no column {name!r} in the frame", expected="one of its columns",
                next_step=nearest(name, companies.columns),
            )  # fmt: skip
    return asked


def _without_places(companies: pd.DataFrame, ranks: pd.DataFrame) -> pd.DataFrame:
    """List those that no measure could rank."""
    placed = ranks["company"][ranks["rank"].notna().to_numpy(dtype=bool)].unique()
    none = companies["status"].eq("ranked") & ~companies["company"].isin(placed)
    reason = {"status": "listed", "reason_code": "no_ranked_measure", "reason_args": "{}"}
    return companies.assign(**{name: companies[name].mask(none, value) for name, value in reason.items()})


def _own_scores(shares: pd.DataFrame, scores: pd.DataFrame, window: tuple | None) -> pd.DataFrame:
    """Shares of companies as rows of `schema.SCORES`."""
    start, end = window if window is not None else (None, None)
    bare = shares["low"].isna().to_numpy() & shares["value"].notna().to_numpy()
    code = np.where(shares["value"].isna(), "no_units", np.where(bare, "descriptive", None))
    rows = pd.DataFrame(
        {
            "company": "",
            "profile": measures.PROFILE,
            "measure": "companies_" + shares["statement"].astype(object) + "_share",
            "subset_by": shares["stratum_by"],
            "subset": shares["stratum"],
            "basis": shares["basis"],
            "value": shares["value"],
            "unit": "share",
            "n": shares["n"],
            "low": shares["low"],
            "high": shares["high"],
            "low_sampling": shares["low_sampling"],
            "high_sampling": shares["high_sampling"],
            "confidence": np.where(shares["low"].isna(), np.nan, LEVEL),
            "window_from": pd.Series(pd.NaT if start is None else start, index=shares.index),
            "window_to": pd.Series(pd.NaT if end is None else end, index=shares.index),
            "note_code": pd.array(code, dtype=TEXT),
            "note_args": pd.array(np.where(pd.isna(code), None, "{}"), dtype=TEXT),
            "version": VERSION,
            "engine": scores["engine"].iloc[0] if len(scores) else "",
        }
    )
    for column in ("window_from", "window_to"):
        rows[column] = pd.to_datetime(rows[column], utc=True)
    return schema.conform(rows, schema.SCORES)
