"""What people raise and nobody answers, company by company: each feed has themes of its own."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.benchmark_ranks import LONGEST_NAME, MOST_LINES, by
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["themes"]

LONGEST = 120


def themes(benchmark: "Benchmark", words: Words) -> dict | None:
    """
    Set the themes of each company that stay unanswered most.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict or None
        ``title``, ``by`` (the column of the frame that companies stand together by), ``lines`` (``company``,
        ``stratum``, ``count`` of its themes, ``told``: name and what became of each) and ``cut``;
        None where no feed has themes.
    """
    table = benchmark.tables.get("company_themes")
    if table is None or not len(table):
        return None
    column, strata = _strata(benchmark)
    companies = sorted(table.groupby("company"), key=lambda one: (strata.get(one[0], ""), one[0]))
    lines = [
        {"company": shown(name, LONGEST_NAME), "stratum": shown(strata.get(name, ""), 60),
         "count": words.count(part["themes"].iloc[0]), "told": [_theme(one, words) for one in part.to_dict("records")]}
        for name, part in companies[:MOST_LINES]
    ]  # fmt: skip
    cut = words("benchmark.cut", shown=MOST_LINES, all=len(companies)) if len(companies) > MOST_LINES else ""
    return {"title": _finding(table, len(companies), words), "by": by(column, words) if column else "", "lines": lines,
            "cut": cut}  # fmt: skip


def _strata(benchmark: "Benchmark") -> tuple[str, dict[str, str]]:
    """Tell by which column of the frame companies stand together, and where each belongs."""
    column = next(iter(benchmark.manifest["options"].get("by") or ()), "")
    if column not in benchmark.companies:
        return "", {}
    known = benchmark.companies.dropna(subset=[column])
    return column, dict(zip(known["company"].astype(object), known[column].astype(object), strict=True))


def _finding(table: pd.DataFrame, companies: int, words: Words) -> str:
    first = table[(table["place"].eq(1) & table["unanswered"].gt(0)).fillna(False).to_numpy(dtype=bool)]
    if not len(first):
        return words("benchmark.themes_found", n=companies)
    one = first.loc[first["unanswered"].astype(float).idxmax()].to_dict()
    return words(
        "benchmark.themes_first", company=shown(one["company"], LONGEST_NAME), name=_name(one, words),
        unanswered=int(one["unanswered"]), of=int(one["watched"]),
    )  # fmt: skip


def _name(one: dict, words: Words) -> str:
    label = "" if pd.isna(one["label"]) else shown(one["label"], LONGEST)
    return label or words("themes.unnamed", code=one["theme"])


def _theme(one: dict, words: Words) -> dict:
    watched = 0 if pd.isna(one["watched"]) else int(one["watched"])
    if not watched or pd.isna(one["unanswered"]):
        return {"name": _name(one, words), "said": words("themes.turns", n=int(one["turns"]))}
    return {"name": _name(one, words), "said": words("themes.open", open=int(one["unanswered"]), of=watched)}
