"""What coded sheets add to a model: quality with and without them, on the same companies, held out both times."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dialogscore import modelstore
from dialogscore.training import tables
from dialogscore.training.applying import apply_model, seen_companies
from dialogscore.training.gold import Coded
from dialogscore.training.holdout import Held, hold_out
from dialogscore.training.lines import ALL, beside, cell
from dialogscore.training.measuring import describe
from dialogscore.training.quality import LEAST_COMPANIES
from dialogscore.training.tasks import Problem

__all__ = ["LEAST_BEFORE", "change", "markdown", "table"]

# With fewer messages of its own there is no model before: the shipped one stands in for it.
LEAST_BEFORE = 100
BEFORE = "before"
EVERY, OWN = "all companies", "companies of the sheets"
_HEAD = ("measure", "judged on", "before (95 % interval)", "after (95 % interval)", "n", "companies")


def change(problem: Problem, coded: Coded, held: Held, *, seed: int) -> dict[str, Any] | None:
    """
    Tell what the added messages have changed.

    Parameters
    ----------
    problem : Problem
        All coded messages; the column `added` of its rows says which came in addition.
    coded : Coded
        What it was posed from.
    held : Held
        Predictions with companies held out by the recipe with the added messages.
    seed : int
        Of folds and intervals.

    Returns
    -------
    dict or None
        ``messages``, ``companies`` (names), ``before`` (what is compared with), and ``figures`` on all companies and,
        where sheets come from two or more, on these: a company's own messages never help to judge it. None if nothing
        was added that can be learned.
    """
    added = problem.rows["added"].to_numpy(dtype=bool)
    if not added.any():
        return None
    companies = sorted({name for name in problem.rows.loc[added, "company"] if name})
    told = {"messages": int(added.sum()), "companies": companies}
    before, said = _before(problem, coded, added, seed)
    both = {"model": held.probability, BEFORE: before}
    own = np.unique(problem.groups[added])
    parts = {EVERY: problem.evaluated}
    if own.size > 1:
        parts[OWN] = np.isin(problem.groups, own) & problem.evaluated
    lines = []
    for name, chosen in parts.items():
        found = describe(problem, both, None, chosen=chosen, seed=seed).figures
        kept = [line for line in found if (line["rows"], line["subset"]) == (ALL, "all")]
        compared = {line["measure"] for line in kept if line["by"] == BEFORE}
        lines += [line | {"rows": name} for line in kept if line["measure"] in compared]
    return told | {"before": said, "figures": lines}


def table(told: Mapping[str, Any]) -> str:
    """
    Set figures before and after as a table of plain text.

    Parameters
    ----------
    told : mapping
        From `change`.

    Returns
    -------
    str
        One line each, columns aligned.
    """
    rows = [_HEAD, *_rows(told["figures"])]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def markdown(told: Mapping[str, Any]) -> list[str]:
    """
    Set what has changed as a part of a card for people.

    Parameters
    ----------
    told : mapping
        From `change`.

    Returns
    -------
    list of str
        Lines of Markdown.
    """
    names = ", ".join(told["companies"]) or "companies without a name"
    said = f"{told['messages']:,} messages from coded sheets, of {names}. {told['before']}"
    lines = ["", "## What was added", "", said]
    lines += ["", "| " + " | ".join(_HEAD) + " |", "|---" * len(_HEAD) + "|"]
    return lines + ["| " + " | ".join(row) + " |" for row in _rows(told["figures"])]


def _rows(figures: Sequence[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    rows = []
    for group in beside(figures):
        after = group["model"]
        said = cell(group.get(BEFORE)), cell(after)
        rows.append((after["measure"], after["rows"], *said, f"{after['n']:,}", str(after["companies"])))
    return rows


def _before(problem: Problem, coded: Coded, added: np.ndarray, seed: int) -> tuple[np.ndarray, str]:
    base = ~added & problem.evaluated
    if base.sum() >= LEAST_BEFORE and np.unique(problem.groups[base]).size >= LEAST_COMPANIES:
        summed = tables.MODE_OF_ACT if problem.task.name == "act" else None
        held = hold_out(
            problem.shown, problem.hidden, problem.labels, problem.groups, seed=seed, evaluated=problem.evaluated,
            summed=summed, unlearned=added, **problem.options,
        )  # fmt: skip
        return held.probability, "Before: the same recipe without them; both times without the company that is judged."
    model = modelstore.load(problem.task.model)
    place = coded.rows["key"].isin(problem.rows["key"]).to_numpy(dtype=bool)
    seen = int(seen_companies(model, coded)[place][added].sum())
    known = f", which has seen companies of {seen:,} of them in training" if seen else ""
    return (
        apply_model(model, coded, problem.names)[place],
        f"Before: the shipped model {model.name} as it is{known}; after: without the company that is judged.",
    )
