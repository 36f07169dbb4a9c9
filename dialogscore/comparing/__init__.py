"""Two results side by side: quarters, before and after, brand and rival. What changed, what cannot be told apart."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dialogscore.audit import Audit
from dialogscore.comparing.differences import COLUMNS, HEADLINES, difference_table
from dialogscore.comparing.enforcing import DEFINING, require_same_definitions
from dialogscore.comparing.opened import BENCHMARK, Result, as_result, open_result

__all__ = ["COLUMNS", "DEFINING", "HEADLINES", "Comparison", "beside", "compare", "open_result"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """
    Two results side by side.

    Attributes
    ----------
    table : pandas.DataFrame
        One row a figure, as `COLUMNS` describes it; headline measures first.
    facts : dict
        ``kind``; ``before`` and ``after``, each with ``name``, ``from`` and ``until`` (ISO 8601, None where unknown);
        ``notes``, codes with arguments of what limits the comparison.
    """

    table: pd.DataFrame
    facts: dict


def compare(before: Any, after: Any) -> Comparison:
    """
    Compare two audits, or two benchmarks, by the same definitions.

    Parameters
    ----------
    before, after : Audit, Benchmark or Result
        Loaded results, or what `open_result` read of one. Companies, feeds and windows may differ; engines, models,
        definition profiles and the options of `DEFINING` may not.

    Returns
    -------
    Comparison
        Differences with intervals and verdicts. Notes: ``by_name`` (companies of benchmarks are paired by their
        names, and the label errors of each taken for the same), ``one_company`` (so they are of one company),
        ``two_companies`` (they are not), ``accounts`` or ``main_language`` (nor here, though the company is one, for
        its accounts or its language are others), ``overlap`` (the windows share the time ``from`` to ``until``: the
        sides are not independent, and intervals are wider than they need be), ``overrides`` (one side has labels that
        the company's objections changed).

    Raises
    ------
    ModelError
        If the results come from different engines.
    ComparisonError
        If their definitions differ, or they are one result.
    """
    first, second = as_result(before), as_result(after)
    require_same_definitions(first, second)
    is_benchmark = first.kind == BENCHMARK
    notes: list[list] = [["by_name", {}] if is_benchmark else _of_label_errors(first, second)]
    shared = _overlap(first.window, second.window) if notes[0][0] != "two_companies" else None
    if shared is not None:
        notes.append(["overlap", shared])
    if ("overrides" in first.manifest) != ("overrides" in second.manifest):
        notes.append(["overrides", {}])
    # In a benchmark a company goes by its name; what speaks of all companies is no one company's error.
    alike = set(first.scores["company"].dropna()) - {""} if is_benchmark else {"*"} if _are_alike(notes) else set()
    facts = {"kind": first.kind, "before": _told(first), "after": _told(second), "notes": notes}
    return Comparison(difference_table(first, second, alike=alike), facts)


def beside(audit: Audit, last: Any) -> Audit:
    """
    Put an earlier result beside an audit, to be kept and told with it.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    last : Audit, Result or path
        The earlier one, or its folder.

    Returns
    -------
    Audit
        The same with the table ``comparison`` and ``compared`` in its manifest.

    Raises
    ------
    OutputError
        If the folder holds no result.
    ModelError
        If the results come from different engines.
    ComparisonError
        If their definitions differ.
    """
    earlier = open_result(last) if isinstance(last, str | Path) else last
    found = compare(earlier, audit)
    return replace(
        audit, tables=audit.tables | {"comparison": found.table}, manifest=audit.manifest | {"compared": found.facts}
    )


def _of_label_errors(before: Result, after: Result) -> list:
    """Say whether the models' errors may be taken for the same on both sides, and if not why."""
    first, second = before.manifest, after.manifest
    if first["company"].casefold() != second["company"].casefold():
        return ["two_companies", {}]
    if _accounts(first) != _accounts(second):
        return ["accounts", {}]
    if first.get("language") != second.get("language"):
        return ["main_language", {"before": first.get("language"), "after": second.get("language")}]
    return ["one_company", {}]


def _are_alike(notes: list[list]) -> bool:
    return any(code == "one_company" for code, _ in notes)


def _accounts(manifest: dict) -> set[tuple]:
    return {(one.get("platform"), one.get("handle"), one.get("author_id")) for one in manifest.get("accounts") or []}


def _overlap(before: tuple, after: tuple) -> dict | None:
    if None in before or None in after:
        return None
    start, end = max(before[0], after[0]), min(before[1], after[1])
    return {"from": start.isoformat(), "until": end.isoformat()} if start < end else None


def _told(result: Result) -> dict:
    start, end = (None if moment is None else moment.isoformat() for moment in result.window)
    return {"name": result.name, "from": start, "until": end}
