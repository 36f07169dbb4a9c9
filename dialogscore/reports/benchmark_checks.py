"""How far places hang on choices that others would make otherwise, strata, sectors, and the second, pooled view."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from dialogscore.benchmark.partial_pooling import LEAST_PEERS
from dialogscore.reports.benchmark_ranks import (
    LONGEST_NAME,
    MOST_LINES,
    VIEWS,
    by,
    main_measure,
    overall,
    span,
    unit_of,
)
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["pooled", "robustness", "sectors", "strata"]

NEAR = 10  # one in so many places is near
SINGLE = ("without_pillar", "mean", "horizon", "eligibility")
LOOKED_AT = ("index", *VIEWS)


def strata(benchmark: "Benchmark", words: Words) -> list[dict]:
    """
    Set the means of each stratum beside each other.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        For each column of the frame: ``name``, ``measures``, ``lines`` with a cell a measure.
    """
    table = benchmark.tables["strata"]
    looked = table[table["measure"].isin(LOOKED_AT).to_numpy(dtype=bool)]
    measures = [name for name in LOOKED_AT if looked.loc[looked["measure"].eq(name), "ranked"].gt(0).any()]
    whole = looked[looked["stratum_by"].isna().to_numpy()]
    found = []
    for column in dict.fromkeys(looked["stratum_by"].dropna()):
        rows = looked[looked["stratum_by"].eq(column).fillna(False).to_numpy(dtype=bool)]
        parts = [(words("benchmark.whole"), whole), *rows.groupby("stratum", sort=True)]
        lines = [
            {"name": shown(name, 60), "companies": words.count(part["companies"].iloc[0]),
             "cells": [_stratum(part.set_index("measure").loc[one].to_dict(), one, words) for one in measures]}
            for name, part in parts[: MOST_LINES + 1]
        ]  # fmt: skip
        found.append({"name": by(column, words), "measures": [words.name(one) for one in measures], "lines": lines})
    return found


def _stratum(one: dict, measure: str, words: Words) -> dict:
    if not one["ranked"]:
        return {"measure": measure, "value": "–", "interval": "", "more": ""}
    if pd.isna(one["mean"]):
        more = words("benchmark.stratum_one", of=one["companies"])
        return {"measure": measure, "value": "–", "interval": "", "more": more}
    unit = unit_of(measure)
    quarters = words.interval(*sorted((one["lower_quarter"], one["upper_quarter"])), unit)
    return {
        "measure": measure, "value": words.value(one["mean"], unit),
        "interval": words.interval(one["low"], one["high"], unit) if pd.notna(one["low"]) else "",
        "more": words("benchmark.stratum_more", n=one["ranked"], of=one["companies"],
                      median=words.value(one["median"], unit), quarters=quarters),
    }  # fmt: skip


def sectors(benchmark: "Benchmark", words: Words) -> dict:
    """
    Set what chief executives expected beside how responsive companies were measured to be.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``measures``, and ``lines`` with the expectation in a column of its own.
    """
    table = benchmark.tables["sectors"]
    measures = list(dict.fromkeys(table["measure"][table["ranked"].gt(0).to_numpy(dtype=bool)]))
    lines = []
    for name, part in table.groupby("sector", sort=True):
        rows = part.set_index("measure").to_dict("index")
        expected = part["expected"].iloc[0]
        cells = []
        for measure in measures:
            one = rows.get(measure)
            if one is None or not one["ranked"]:
                cells.append({"measure": measure, "value": "–", "interval": "", "n": ""})
                continue
            if pd.isna(one["measured"]):
                alone = words("benchmark.stratum_one", of=one["companies"])
                cells.append({"measure": measure, "value": "–", "interval": "", "n": alone})
                continue
            limits = words.interval(one["low"], one["high"], "share") if pd.notna(one["low"]) else ""
            told = words("benchmark.ranked_of", n=one["ranked"], of=one["companies"])
            cells.append({"measure": measure, "value": words.share(one["measured"]), "interval": limits, "n": told})
        said = words.share(expected) if pd.notna(expected) else "–"
        lines.append({"sector": shown(name, 60), "expected": said, "cells": cells})
    return {"measures": [words.name(one) for one in measures], "lines": lines}


def robustness(benchmark: "Benchmark", words: Words) -> dict | None:
    """
    Set how often places by index change under other choices.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``finding``, ``choices`` (one at a time), ``lines`` (a company each) and ``cut``; None without an index.
    """
    table, first = benchmark.tables["robustness"], benchmark.tables["first_under_any_weights"]
    if not len(table):
        return None
    own = table[table["kind"].eq("own")].set_index("company")
    many, joint = (table[table["kind"].eq(kind)].set_index("company") for kind in ("choices", "joint"))
    of = len(own)
    within = max(1, of // NEAR)
    far = pd.concat([(many[end] - own["rank"]).abs() for end in ("rank_low", "rank_high")], axis=1).max(axis=1)
    could = first.set_index("company")
    finding = words(
        "benchmark.robust_finding", draws=int(many["draws"].iloc[0]), steady=int((far <= within).sum()), of=of,
        within=within, first=int(could["possible"].sum()), maybe=int(could["possible_within_intervals"].sum()),
    )  # fmt: skip
    # As all places: by the middle of what is possible, then by name.
    middle = (joint["rank_low"] + joint["rank_high"]).astype("int64")
    order = middle.sort_index().sort_values(kind="stable").index
    lines = [
        {"company": shown(company, LONGEST_NAME), "key": company, "own": words.count(own["rank"][company]),
         "choices": span(many["rank_low"][company], many["rank_high"][company], words),
         "joint": span(joint["rank_low"][company], joint["rank_high"][company], words),
         "first": words.share(joint["first"][company]), "quarter": words.share(joint["top_quarter"][company]),
         "could": "yes" if could["possible"][company] else
                  "maybe" if could["possible_within_intervals"][company] else "no",
         "weights": words.share(could["share_of_weights"][company])}
        for company in order[:MOST_LINES]
    ]  # fmt: skip
    cut = words("benchmark.cut", shown=MOST_LINES, all=of) if of > MOST_LINES else ""
    return {"finding": finding, "choices": _choices(table, own, words), "lines": lines, "cut": cut}


def _choices(table: pd.DataFrame, own: pd.DataFrame, words: Words) -> list[dict]:
    found = []
    for (kind, choice), rows in table[table["kind"].isin(SINGLE)].groupby(["kind", "choice"], sort=False):
        moved = (rows.set_index("company")["rank"] - own["rank"]).abs()
        names = {"without_pillar": "benchmark.without", "mean": f"sensitivity.aggregation_{choice}",
                 "horizon": f"sensitivity.horizon_{choice}", "eligibility": f"sensitivity.eligibility_{choice}"}
        said = words(names[kind], **({"pillar": choice} if kind == "without_pillar" else {}))
        found.append({"name": said, "kind": kind, "choice": choice, "moved": words.count(int((moved > 0).sum())),
                      "most": words.count(int(moved.max())), "of": words.count(len(moved))})  # fmt: skip
    return found


def pooled(benchmark: "Benchmark", words: Words) -> dict:
    """
    Set the second view: each company's figure drawn toward its peers.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``name`` of the measure, ``lines``, ``none`` (why there are none) and ``cut``.
    """
    ranks, table = benchmark.tables["ranks"], benchmark.tables["pooled"]
    measure = main_measure(ranks)
    rows = overall(table, measure).sort_values("company", kind="stable")
    if not len(rows):
        return {"name": "", "lines": [], "none": words("benchmark.no_pooling", n=LEAST_PEERS), "cut": ""}
    unit = unit_of(measure)
    lines = [
        {"company": shown(one["company"], LONGEST_NAME), "key": one["company"],
         "value": words.value(one["value"], unit), "pooled": words.value(one["pooled"], unit),
         "interval": words.interval(one["pooled_low"], one["pooled_high"], unit),
         "weight": words.share(float(np.clip(one["own_weight"], 0, 1)))}
        for one in rows.head(MOST_LINES).to_dict("records")
    ]  # fmt: skip
    cut = words("benchmark.cut", shown=MOST_LINES, all=len(rows)) if len(rows) > MOST_LINES else ""
    return {"name": words.name(measure), "measure": measure, "lines": lines, "none": "", "cut": cut}
