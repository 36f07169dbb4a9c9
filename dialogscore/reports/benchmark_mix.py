"""The mix of messages beside openers alone and what the audience gets: sectors that answer much look dialogic."""

import pandas as pd

from dialogscore.benchmark.ranking import TIERS
from dialogscore.reports.benchmark_ranks import LONGEST_NAME, MOST_LINES, VIEWS, overall, unit_of
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

__all__ = ["views"]

#: Views by which a company above the median by its mix is looked at once more.
MOVED = ("dialog_share_openers", "reply_rate_72h")


def views(ranks: pd.DataFrame, words: Words) -> dict:
    """
    Set the mix of messages beside openers alone and beside what each message of the audience gets.

    Parameters
    ----------
    ranks : pandas.DataFrame
        Table ``ranks`` of a benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``names`` of the columns, ``lines`` (company and cells of value, interval, tier), ``moved`` in words: how many
        companies that are above the median by their mix are so by openers, and by what the audience gets; ``absent``:
        views by which nobody has a place; ``cut``.
    """
    parts = {name: overall(ranks, name).set_index("company") for name in VIEWS}
    shown_views = [name for name in VIEWS if parts[name]["rank"].notna().any()]
    companies = sorted(set().union(*(parts[name].index[parts[name]["rank"].notna()] for name in shown_views)))
    cells = {name: parts[name].to_dict("index") for name in shown_views}
    found = [
        {"company": shown(company, LONGEST_NAME), "key": company,
         "cells": [_cell(cells[name].get(company), name, words) for name in shown_views]}
        for company in companies[:MOST_LINES]
    ]  # fmt: skip
    moved = ""
    above = _in_tiers(parts["dialog_share"], "above")
    if above:
        # Who was not measured by the other view is neither above nor below there.
        told = [
            words(f"benchmark.moved_{name}", n=len(there & _in_tiers(parts[name], "above")), of=len(there))
            for name in MOVED if (there := above & _in_tiers(parts[name], *TIERS.values()))
        ]
        moved = words("benchmark.moved", of=len(above), parts="".join(told))
    cut = words("benchmark.cut", shown=MOST_LINES, all=len(companies)) if len(companies) > MOST_LINES else ""
    names = [(name, words.name(name), words(f"benchmark.views.{name}")) for name in shown_views]
    missing = [words.name(name) for name in VIEWS if name not in shown_views]
    absent = words("benchmark.views_absent", names=words.list(missing)) if missing and shown_views else ""
    return {"names": names, "lines": found, "moved": moved, "absent": absent, "cut": cut}


def _in_tiers(part: pd.DataFrame, *tiers: str) -> set[str]:
    return set(part.index[part["tier"].isin(tiers).to_numpy(dtype=bool)])


def _cell(row: dict | None, measure: str, words: Words) -> dict:
    if row is None or pd.isna(row["rank"]):
        return {"measure": measure, "value": "", "interval": "", "tier": "none"}
    unit = unit_of(measure)
    return {
        "measure": measure, "value": words.value(row["value"], unit),
        "interval": words.interval(row["low"], row["high"], unit),
        "tier": row["tier"] if isinstance(row["tier"], str) else "none",
    }  # fmt: skip
