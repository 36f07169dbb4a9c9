"""The sentence of the St. Gallen study on many companies, beside the study's own figures and never mixed with them."""

from typing import TYPE_CHECKING

import pandas as pd

from dialogscore.reports.benchmark_ranks import LONGEST_NAME, MOST_LINES
from dialogscore.reports.clean import shown
from dialogscore.reports.wording import Words

if TYPE_CHECKING:
    from dialogscore.benchmark import Benchmark

__all__ = ["gallen", "references", "verdict"]

STATEMENTS = ("present", "one_way", "geared", "undecided")
#: Of the studies' figures, those that stand beside a share of ours.
BESIDE = {"present": "present", "geared": "not_geared"}
#: Why a company was not judged, and why one that was is undecided.
UNJUDGED = ("no_openers", "few_openers", "too_few", "unstated", "listed", "absent")
UNDECIDED = ("codable", "sampling", "sides")
SENTENCE = ("one_way", "geared", "undecided")


def verdict(benchmark: "Benchmark", words: Words) -> dict:
    """
    Word the verdict.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``sentence``, ``presence``, ``rule``, ``frame``, ``why`` (sentences on who was not judged and who
        is undecided) and ``at_hand``: whether the companies stand for no others.
    """
    told = benchmark.tables["st_gallen_verdict"].iloc[0].to_dict()
    options, frame = benchmark.manifest["options"], told["frame"]
    threshold = options["threshold"]
    goal = threshold if options["goal"] is None else options["goal"]
    ends = "readings" if frame == "convenience" else "intervals"
    found = {name: _share(told, name, words) for name in ("present", *SENTENCE)}
    if told["direction"] == "nobody_judged":
        sentence = words("benchmark.verdict.nobody_judged")
    else:
        lead = words(f"benchmark.verdict.{told['direction']}", whose=words(f"benchmark.whose.{frame}"))
        shares = {name: found[name] for name in SENTENCE}
        sentence = words(f"benchmark.verdict.{ends}", lead=lead, judged=int(told["judged"]), **shares)
    trivial = frame == "convenience" and told["present"] == 1
    presence = words(
        "benchmark.presence.by_choice" if trivial else f"benchmark.presence.{told['presence']}",
        companies=int(told["companies"]), share=found["present"],
    )  # fmt: skip
    return {
        "sentence": sentence, "presence": presence, "frame": words(f"benchmark.frames.{frame}"),
        "why": _why(benchmark.tables["st_gallen_companies"], words), "at_hand": frame == "convenience",
        "rule": words("benchmark.rule", rule=told["rule"], threshold=threshold, goal=goal),
    }  # fmt: skip


def _why(states: pd.DataFrame, words: Words) -> list[str]:
    """Sentences that say how many were not judged, and how many are undecided, for which reason."""
    open_ = states["reason"].where(states["state"].eq("undecided"))
    found = []
    for said, column, names in (("unjudged", states["state"], UNJUDGED), ("undecided_why", open_, UNDECIDED)):
        counts = {name: int(column.eq(name).fillna(False).sum()) for name in names}
        parts = [words(f"benchmark.{said}.{name}", n=count) for name, count in counts.items() if count]
        if parts:
            found.append(words(f"benchmark.{said}.all", parts="; ".join(parts)))
    return found


def _share(told: dict, name: str, words: Words) -> str:
    value, low, high = (told[f"{name}{end}"] for end in ("", "_low", "_high"))
    if pd.isna(value):
        return "–"
    said = words.share(value)
    if pd.isna(low) or name == "undecided" or low == high == value:
        return said
    return f"{said} ({words.interval(low, high, 'share')})"


def gallen(benchmark: "Benchmark", words: Words) -> dict:
    """
    Set the shares of companies in a table, the study's figures in a column of their own; by sector; by company.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``lines``, ``sectors`` (each with its lines), ``states`` (a line a company) and ``cut``.
    """
    table = benchmark.tables["st_gallen"]
    studies = benchmark.tables["studies"].set_index("statement").to_dict("index")
    whole = table[table["stratum_by"].isna()].set_index("statement")
    sectors = table[table["stratum_by"].notna()]
    found = [_line(whole.loc[name].to_dict() | {"statement": name}, words, studies) for name in STATEMENTS]
    parts = [
        {"name": shown(name, 60), "lines": [_line(one, words, {}) for one in rows.to_dict("records")]}
        for name, rows in sectors.groupby("stratum", sort=True)
    ]
    states = benchmark.tables["st_gallen_companies"].sort_values("company")
    return {
        "lines": found, "sectors": parts,
        "states": [_state(one, words) for one in states.head(MOST_LINES).to_dict("records")],
        "cut": words("benchmark.cut", shown=MOST_LINES, all=len(states)) if len(states) > MOST_LINES else "",
    }  # fmt: skip


def _line(one: dict, words: Words, studies: dict) -> dict:
    value, name = one["value"], one["statement"]
    known, framed = pd.notna(value), pd.notna(one["low_sampling"])
    study = studies.get(BESIDE.get(name, ""))
    readings = ""
    if known and one["in_favor"] - one["against"] > 0 and name != "undecided":
        readings = words.interval(one["against"], one["in_favor"], "share")
    return {
        "statement": name, "name": words(f"benchmark.statements.{name}"),
        "meaning": words(f"benchmark.statements_meaning.{name}"),
        "value": words.share(value) if known else "–",
        "hits": words("benchmark.hits", hits=one["hits"], n=one["n"]) if one["n"] else "",
        "interval": words.interval(one["low_sampling"], one["high_sampling"], "share") if framed else "–",
        "readings": readings,
        "study": "" if study is None else _study_value(study, words),
        "basis": words(f"basis.{one['basis']}"), "estimated": one["basis"] != "counted",
        "bar": {"width": f"{100 * value:.2f}", "low": f"{100 * one['low_sampling']:.2f}" if framed else "0",
                "span": f"{100 * (one['high_sampling'] - one['low_sampling']):.2f}" if framed else "0",
                "whole": framed} if known else None,
    }  # fmt: skip


def _state(one: dict, words: Words) -> dict:
    cells = []
    for end in ("", "_openers"):
        value, low, high = (one[f"{name}{end}"] for name in ("value", "low", "high"))
        said = words.share(value) if pd.notna(value) else "–"
        cells.append((said, words.interval(low, high, "share") if pd.notna(low) else ""))
    said = words(f"benchmark.states.{one['state']}")
    if one["state"] == "undecided" and isinstance(one["reason"], str):
        said = words("benchmark.undecided_because", why=words(f"benchmark.because.{one['reason']}"))
    return {"company": shown(one["company"], LONGEST_NAME), "said": said, "cells": cells}


def _study_value(study: dict, words: Words) -> str:
    if study["bound"] == "majority":
        return words("benchmark.bounds.majority", year=study["year"])
    return words(f"benchmark.bounds.{study['bound']}", value=study["value"], year=study["year"])


def references(benchmark: "Benchmark", words: Words) -> dict:
    """
    Set what others reported and counted: self-reports and counts apart, each by its own definition and year.

    Parameters
    ----------
    benchmark : Benchmark
        A finished benchmark.
    words : Words
        Wording.

    Returns
    -------
    dict
        ``studies`` and ``counted``, lines of texts. What a source's sample and period were is told in its own words.
    """
    studies = [
        {"name": words(f"benchmark.studies.{one['statement']}"), "value": _study_value(one, words),
         "of": one["definition"], "source": one["source"]}
        for one in benchmark.tables["studies"].to_dict("records")
    ]  # fmt: skip
    counted = [
        {"about": words(f"benchmark.about.{one['about']}"), "value": words.share(one["value"]),
         "of": words(f"benchmark.counted.{one['of'].replace(' ', '_')}"),
         "where": f"{one['platform']}, {one['size']}".rstrip(", "), "period": one["period"],
         "source": one["source"]}
        for one in benchmark.tables["references"].to_dict("records")
    ]  # fmt: skip
    return {"studies": studies, "counted": counted}
