"""The figures that companies are ranked by: one basis for all, and intervals that know how labels err."""

import json
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import norm

from dialogscore import measures

__all__ = ["FIGURES", "INDEX", "RANKED", "Ranked", "figures", "whole"]

TEXT = pd.StringDtype("pyarrow")
FIGURES = [
    "company", "measure", "basis", "value", "low", "high", "confidence", "n", "note_code", "note_args",
]  # fmt: skip
INDEX, RATE, ALL = "index", "reply_rate_72h", "reply_rate_all_72h"
#: Cases that a figure must rest on to be ranked, as a pillar must.
LEAST_UNITS = 10
NOT_VALIDATED = "languages_not_validated"
PARTIAL = "partial_index"
HOUR = 3600


class Ranked(NamedTuple):
    """
    A measure that companies are ranked by.

    Attributes
    ----------
    measure : str
        Its name.
    most : float
        Its largest value; the smallest is 0.
    higher : bool
        Whether more of it is more dialog.
    heard : bool
        Whether it rests on which messages need a reply.
    view : str
        ``index``, ``pillar``, ``mix`` (all messages), ``openers``, ``replies`` or ``audience`` (of what people wrote to
        the company): sectors that answer much look dialogic by volume, so that no one of these views stands alone.
    """

    measure: str
    most: float
    higher: bool
    heard: bool
    view: str


RANKED = (
    Ranked("index", 100.0, True, True, "index"),
    Ranked("pillar_openness", 1.0, True, False, "pillar"),
    Ranked("pillar_responsiveness", 1.0, True, True, "pillar"),
    Ranked("pillar_substance", 1.0, True, False, "pillar"),
    Ranked("pillar_continuity", 1.0, True, True, "pillar"),
    Ranked("dialog_share", 1.0, True, False, "mix"),
    Ranked("one_way_share", 1.0, False, False, "mix"),
    Ranked("dialog_share_openers", 1.0, True, False, "openers"),
    Ranked("dialog_share_replies", 1.0, True, False, "replies"),
    Ranked("reply_rate_72h", 1.0, True, True, "audience"),
    Ranked("reply_rate_all_72h", 1.0, True, False, "audience"),
    Ranked("response_rmst_72h_seconds", 72.0 * HOUR, False, True, "audience"),
)


def whole(scores: pd.DataFrame, *names: str) -> pd.DataFrame:
    """
    Take our own scores of whole companies.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies.
    *names : str
        Measures.

    Returns
    -------
    pandas.DataFrame
        Rows of no subset, and of no row of the benchmark itself.
    """
    kept = scores["profile"].eq(measures.PROFILE) & scores["subset_by"].isna() & scores["company"].ne("")
    return scores[(kept & scores["measure"].isin(names)).to_numpy(dtype=bool)]


def figures(scores: pd.DataFrame, *, label_errors: Mapping[str, Mapping[str, float]] | None = None) -> pd.DataFrame:
    """
    Take from the scores what companies can be ranked by.

    A measure has one basis for all companies: ``corrected`` where every company that has the measure has it corrected,
    else as it was counted or predicted. Of a predicted one the interval must hold how differently the model errs from
    company to company. That of shares of company messages does; to one that rests on need for a reply it is added here:
    if the share q of turns that need a reply is off by d, and the others were answered at a rate r' instead of r, the
    rate is off by (d / q) (r' - r); a mean wait within 72 hours by at most 72 hours times that, the index by what its
    two timed pillars are.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of all companies, as audits give them.
    label_errors : mapping of str to mapping, optional
        From the cards of both models: ``sd`` of ``needs_reply``, or of ``reply_rate`` where a card has it. Without
        them nothing that rests on need for a reply is ranked.

    Returns
    -------
    pandas.DataFrame
        `FIGURES`, a row for each company and measure of `RANKED` that its audit has, by company. ``note_code`` says why
        it is not to be ranked: that of the score where there is no value, ``partial_index``, ``no_interval``,
        ``no_label_error``, ``languages_not_validated``, ``too_few`` below ten cases; NA where it can be.
    """
    rows = whole(scores, *(one.measure for one in RANKED))
    rows = _one_basis(rows).sort_values(["company", "measure"], kind="stable").reset_index(drop=True)
    rows = rows[[*FIGURES, "low_sampling", "high_sampling"]]
    code, told = rows["note_code"].copy(), rows["note_args"].copy()
    # A note on a value is no reason against it, but for these two.
    against = code.isin([PARTIAL, NOT_VALIDATED]) & rows["basis"].eq("predicted")
    free = rows["value"].notna().to_numpy(dtype=bool) & ~against.to_numpy(dtype=bool)
    code[free], told[free] = pd.NA, pd.NA
    predicted = free & rows["basis"].eq("predicted").to_numpy(dtype=bool)
    most = rows["measure"].map({one.measure: one.most for one in RANKED}).to_numpy(dtype=float)
    # At the edge of the range an interval has no room to be wider than sampling makes it.
    wider = ((rows["low"] < rows["low_sampling"]) | (rows["low"] <= 0)).to_numpy(dtype=bool)
    wider = wider & ((rows["high"] > rows["high_sampling"]) | (rows["high"] >= most)).to_numpy(dtype=bool)
    heard = rows["measure"].isin([one.measure for one in RANKED if one.heard]).to_numpy(dtype=bool)
    added = _need_errors(rows, label_errors or {})
    # The index rests on both models.
    of_acts = wider | (heard & rows["measure"].ne(INDEX).to_numpy(dtype=bool))
    known = of_acts & (~np.isnan(added) | ~heard)
    nothing = free & rows["low"].isna().to_numpy(dtype=bool) | free & rows["high"].isna().to_numpy(dtype=bool)
    for reason, where in (("no_label_error", predicted & ~known), ("no_interval", nothing)):
        code[where], told[where] = reason, json.dumps({})
    few = free & (rows["n"].astype("Float64").astype(float) < LEAST_UNITS).to_numpy()
    code[few] = "too_few"
    told[few] = [json.dumps({"n": int(n), "needed": LEAST_UNITS}) for n in rows["n"][few]]
    spread = np.where(predicted & heard & known, added, 0) * norm.ppf(0.5 + rows["confidence"].to_numpy() / 2)
    value, low, high = (rows[name].to_numpy() for name in ("value", "low", "high"))
    rows["low"] = np.maximum(value - np.hypot(value - low, spread), 0)
    rows["high"] = np.minimum(value + np.hypot(high - value, spread), most)
    return rows.assign(note_code=code.astype(TEXT), note_args=told.astype(TEXT))[FIGURES]


def _one_basis(rows: pd.DataFrame) -> pd.DataFrame:
    """Of every measure the corrected rows where all companies that have it have them, else the others."""
    corrected = rows["basis"].eq("corrected")
    plain = rows[~corrected.to_numpy(dtype=bool)]
    theirs = rows[corrected.to_numpy(dtype=bool)]
    having = plain[plain["value"].notna()].groupby("measure")["company"].agg(set)
    coded = theirs.groupby("measure")["company"].agg(set)
    names = [name for name in coded.index if having.get(name, set()) <= coded[name]]
    kept = plain[~plain["measure"].isin(names) | ~plain["company"].isin(theirs["company"])]
    return pd.concat([kept, theirs[theirs["measure"].isin(names)]])


def _need_errors(rows: pd.DataFrame, label_errors: Mapping[str, Mapping[str, float]]) -> np.ndarray:
    """Standard deviation between companies of what labels of need do to each row; NaN where nothing is known of it."""
    by = rows[["company", "measure"]].assign(value=rows["value"], n=rows["n"].astype("Float64").astype(float))
    table = by.pivot(index="company", columns="measure", values=["value", "n"])
    table = table.reindex(columns=pd.MultiIndex.from_product([["value", "n"], [one.measure for one in RANKED]]))
    rate, of_all = table["value"][RATE], table["value"][ALL]
    if "reply_rate" in label_errors:
        moved = rate * 0 + label_errors["reply_rate"]["sd"]
    elif "needs_reply" in label_errors:
        needing = (table["n"][RATE] / table["n"][ALL]).clip(upper=1)
        others = ((of_all - needing * rate) / (1 - needing)).where(needing < 1).clip(0, 1)
        # Where all were held to need a reply, nothing shows how others are answered: as differently as can be.
        apart = (others - rate).abs().fillna(np.maximum(rate, 1 - rate))
        moved = label_errors["needs_reply"]["sd"] / needing * apart
    else:
        moved = rate * np.nan
    timed = sum(1 / table["value"][f"pillar_{name}"] for name in ("responsiveness", "continuity"))
    found = {one.measure: moved * one.most if one.heard else moved * 0 for one in RANKED}
    found[INDEX] = table["value"][INDEX] / 4 * moved * timed
    spread = pd.DataFrame(found)
    return spread.to_numpy()[spread.index.get_indexer(rows["company"]), spread.columns.get_indexer(rows["measure"])]
