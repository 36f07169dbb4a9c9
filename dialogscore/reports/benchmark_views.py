"""What many companies' posts are for, how fast they serve, how steadily they run it: by company and by stratum."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.measures.goals import GOALS, PURPOSES
from dialogscore.measures.steadyrules import READINGS, weeks_to_meet
from dialogscore.reports.benchmark_ranks import LONGEST_NAME, MOST_LINES, by
from dialogscore.reports.benchmark_unranked import commonest
from dialogscore.reports.clean import shown
from dialogscore.reports.servicelevel import asks
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["goals", "matrix", "steadiness", "unserved"]

ORDER = {name: place for place, name in enumerate(PURPOSES)}


def goals(benchmark: "Benchmark", words: Words) -> dict | None:
    """
    Set the shares of companies that pursue each goal, what executives said in a column of its own; and by sector.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``title``, ``lead``, ``lines`` (as in the table of the study's sentence), ``sectors``; None where no company
        states a goal.
    """
    table = benchmark.tables.get("goals")
    if table is None or not table["n"].gt(0).any():
        return None
    whole = table[table["stratum_by"].isna().to_numpy()]
    threshold = float(whole["threshold"].iloc[0])
    lines = [_goal(one, words) for one in whole.to_dict("records")]
    sectors = [
        {"name": shown(name, 60), "lines": [_goal(one, words) for one in part.to_dict("records")]}
        for name, part in table[table["stratum_by"].notna().to_numpy()].groupby("stratum", sort=True)
    ]
    return {
        "title": _finding(whole, threshold, words), "lead": words("benchmark.goals_lead", threshold=threshold),
        "lines": lines, "sectors": sectors,
    }  # fmt: skip


def _finding(whole: pd.DataFrame, threshold: float, words: Words) -> str:
    most = int(whole["hits"].max())
    first = [words(f"purposes.goals.{one}") for one in whole["goal"][whole["hits"].eq(most).to_numpy()]]
    n = int(whole.loc[whole["hits"].eq(most), "n"].max())
    code = "goals_none" if not most else "goals_first"
    return words(f"benchmark.{code}", names=words.list(first), hits=most, of=n, threshold=threshold)


def _goal(one: dict, words: Words) -> dict:
    value, named = one["value"], one["share_of_companies_that_name_the_goal"]
    known, framed = pd.notna(value), pd.notna(one["low_sampling"]) and one["low_sampling"] < one["high_sampling"]
    purposes = words.list([words(f"purposes.names.{name}") for name in GOALS[one["goal"]]])
    readings = ""
    if known and one["in_favor"] > one["against"]:
        readings = words.interval(one["against"], one["in_favor"], "share")
    return {
        "goal": one["goal"], "name": words(f"purposes.goals.{one['goal']}"), "meaning": purposes,
        "value": words.share(value) if known else "–",
        "hits": words("benchmark.hits", hits=one["hits"], n=one["n"]),
        "interval": words.interval(one["low_sampling"], one["high_sampling"], "share") if framed else "–",
        "readings": readings, "study": "" if pd.isna(named) else words.share(named),
        "bar": {"width": f"{100 * value:.2f}", "low": f"{100 * one['low_sampling']:.2f}" if framed else "0",
                "span": f"{100 * (one['high_sampling'] - one['low_sampling']):.2f}" if framed else "0",
                "whole": framed} if known else None,
    }  # fmt: skip


def matrix(benchmark: "Benchmark", view: str, words: Words) -> dict | None:
    """
    Set the figures of one view as companies by figures, and as strata by figures.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    view : str
        ``purposes``, ``uptake``, ``service`` or ``steadiness``.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``names`` of the figures; ``lines`` (``company``, ``cells`` of value, interval and n), by company; ``cut``;
        ``strata``: for each column of the frame its ``name`` and ``lines`` (``name``, ``companies``, ``cells``), first
        that of all, without columns of which no mean can be stated. None where no company has a figure.
    """
    table = benchmark.tables.get("company_figures")
    rows = table[table["view"].eq(view).to_numpy(dtype=bool)] if table is not None else pd.DataFrame()
    if not len(rows) or not rows["value"].notna().any():
        return None
    stated = rows[rows["value"].notna().to_numpy()]
    keys = list(dict.fromkeys(zip(stated["measure"], stated["subset"], strict=True)))
    keys.sort(key=lambda key: ORDER.get(key[1], -1))
    companies = rows.groupby("company", sort=True)
    lines = [
        {"company": shown(name, LONGEST_NAME), "cells": _cells(part, keys, words)}
        for name, part in list(companies)[:MOST_LINES]
    ]
    cut = words("benchmark.cut", shown=MOST_LINES, all=len(companies)) if len(companies) > MOST_LINES else ""
    targets = _targets(benchmark)
    return {"names": [_name(*key, targets, words) for key in keys], "lines": lines, "cut": cut,
            "strata": _strata(benchmark, view, keys, words)}  # fmt: skip


def unserved(benchmark: "Benchmark", words: Words) -> list[dict]:
    """
    Say of which targets no company has a figure, and why.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    list of dict
        For each such target ``said`` (a sentence with its name and what it asks) and ``reasons``, the commonest first.
    """
    table, targets = benchmark.tables.get("company_figures"), _targets(benchmark)
    rows = table[table["view"].eq("service").to_numpy(dtype=bool)] if table is not None else pd.DataFrame()
    found = []
    for (measure, name), part in rows.groupby(["measure", "subset"], sort=False) if len(rows) else ():
        if part["value"].notna().any():
            continue
        asked = f" ({_name(measure, name, targets, words)})" if name in targets else ""
        said = words("benchmark.service_nobody", target=f"{shown(name, 40)}{asked}")
        found.append({"said": said, "reasons": commonest(part, words)})
    return found


def _targets(benchmark: "Benchmark") -> dict[str, dict]:
    return {one["name"]: one for one in benchmark.manifest["options"].get("targets") or ()}


def _name(measure: str, subset: str, targets: dict[str, dict], words: Words) -> str:
    if subset in ORDER:
        return words(f"purposes.names.{subset}")
    if subset in targets:
        return asks(targets[subset], words)
    return shown(subset, 40) if subset else words.name(measure)


def _n(number: int, words: Words) -> str:
    return f"n = {words.count(number)}"


def _cells(part: pd.DataFrame, keys: list[tuple[str, str]], words: Words) -> list[dict]:
    found = {(one["measure"], one["subset"]): one for one in part.to_dict("records")}
    cells = []
    for key in keys:
        one = found.get(key)
        if one is None or pd.isna(one["value"]):
            cells.append({"value": "", "interval": "", "n": ""})
            continue
        ends = pd.notna(one["low"]) and pd.notna(one["high"]) and one["low"] < one["high"]
        cells.append(
            {"value": words.value(one["value"], one["unit"]), "n": _n(one["n"], words),
             "interval": words.interval(one["low"], one["high"], one["unit"]) if ends else ""}
        )  # fmt: skip
    return cells


def _strata(benchmark: "Benchmark", view: str, keys: list[tuple[str, str]], words: Words) -> list[dict]:
    table = benchmark.tables["strata_figures"]
    rows = table[table["view"].eq(view).to_numpy(dtype=bool)]
    whole = rows[rows["stratum_by"].isna().to_numpy()]
    found = []
    columns = list(dict.fromkeys(rows["stratum_by"].dropna())) or [None]
    for column in columns:
        parts = [(words("benchmark.whole"), whole)]
        if column is not None:
            parts += list(rows[rows["stratum_by"].eq(column).fillna(False).to_numpy(dtype=bool)].groupby("stratum"))
        lines = [
            {"name": shown(name, 60), "companies": words.count(part["companies"].iloc[0]),
             "cells": [_mean(part, key, words) for key in keys]}
            for name, part in parts[: MOST_LINES + 1]
        ]  # fmt: skip
        if any(cell["value"] for line in lines for cell in line["cells"]):
            found.append({"name": words("benchmark.whole") if column is None else by(column, words), "lines": lines})
    return found


def _mean(part: pd.DataFrame, key: tuple[str, str], words: Words) -> dict:
    mine = part[(part["measure"].eq(key[0]) & part["subset"].eq(key[1])).to_numpy(dtype=bool)]
    if not len(mine) or not mine["stated"].iloc[0]:
        return {"value": "", "interval": "", "n": ""}
    one = mine.iloc[0].to_dict()
    # A mean of counts is no count.
    unit = {"count": "points"}.get(one["unit"], one["unit"])
    ends = pd.notna(one["low"]) and one["low"] < one["high"]
    return {
        "value": words.value(one["mean"], unit),
        "n": _n(one["stated"], words) if one["stated"] == one["companies"]
             else words("benchmark.stated_of", n=one["stated"], of=one["companies"]),
        "interval": words.interval(one["low"], one["high"], unit) if ends else "",
    }  # fmt: skip


def steadiness(benchmark: "Benchmark", words: Words) -> dict | None:
    """
    Set how many companies run their channels steadily or now and then, and the reading of each.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``title`` (what was found), ``lead`` (what was asked), ``names`` of the readings, ``lines`` (all, then each
        stratum, with cells of share, hits and interval), ``companies`` (``company``, ``reading``, ``rules``) and
        ``cut``; None where no company can be looked at, and without lines where none has enough decided rules.
    """
    table, states = (benchmark.tables.get(f"steadiness_{name}") for name in ("readings", "companies"))
    if table is None or not len(states):
        return None
    lead = words("steadiness.lead", weeks=weeks_to_meet())
    if not states["met"].notna().any():
        nobody = words("benchmark.steady_nobody", n=len(states))
        return {"title": nobody, "lead": lead, "lines": [], "companies": [], "cut": ""}
    whole = table[table["stratum_by"].isna().to_numpy()].set_index("reading")
    strata = table[table["stratum_by"].notna().to_numpy()].groupby("stratum", sort=True)
    parts = [(words("benchmark.whole"), whole), *((name, part.set_index("reading")) for name, part in strata)]
    lines = [
        {"name": shown(name, 60), "cells": [_share(part.loc[one].to_dict(), words) for one in READINGS]}
        for name, part in parts
    ]
    told = states.sort_values("company").head(MOST_LINES).to_dict("records")
    hits = {one: int(whole.loc[one, "hits"]) for one in READINGS}
    return {
        "title": words("benchmark.steady_finding", of=int(whole["n"].iloc[0]), **hits),
        "lead": lead, "names": [words(f"benchmark.steady.{one}") for one in READINGS], "lines": lines,
        "companies": [
            {"company": shown(one["company"], LONGEST_NAME), "reading": words(f"benchmark.steady.{one['reading']}"),
             "rules": words("benchmark.hits", hits=one["met"], n=one["decided"]) if pd.notna(one["met"]) else "–"}
            for one in told
        ],
        "cut": words("benchmark.cut", shown=MOST_LINES, all=len(states)) if len(states) > MOST_LINES else "",
    }  # fmt: skip


def _share(one: dict, words: Words) -> dict:
    if not one["n"]:
        return {"value": "", "interval": "", "n": ""}
    ends = pd.notna(one["low"]) and one["low"] < one["high"]
    return {
        "value": words.share(one["value"]), "n": words("benchmark.hits", hits=one["hits"], n=one["n"]),
        "interval": words.interval(one["low"], one["high"], "share") if ends else "",
    }  # fmt: skip
