"""Two results may stand beside each other only where they say the same by the same words."""

import pandas as pd

from dialogscore.comparing.opened import BENCHMARK, Result
from dialogscore.engines import one_engine
from dialogscore.errors import ComparisonError

__all__ = ["DEFINING", "require_same_definitions"]

#: Options that decide what is counted, with how each is written on the command line. Companies, accounts, windows,
#: feeds, zones and opening hours are what comparisons are about, and may differ.
DEFINING = {
    "language": "--language",
    "min_confidence": "--min-confidence",
    "threshold": "--threshold",
    "coverage": "--coverage",
    # Of benchmarks alone: how intervals over companies are meant, and what counts as geared to dialog.
    "frame": "--frame",
    "goal": "--goal",
    "goal_share": "--goal-share",
}


def require_same_definitions(before: Result, after: Result) -> None:
    """
    Make sure that two results mean the same by what they say.

    Parameters
    ----------
    before, after : Result
        The two.

    Raises
    ------
    ModelError
        If they come from different engines.
    ComparisonError
        If one is a benchmark and the other is none, or they are one and the same, or an option, a target or a
        definition profile differs.
    """
    task = f"compare {before.name} with {after.name}"
    if before.kind != after.kind:
        raise ComparisonError(
            task, found=f"{_article(before.kind)} and {_article(after.kind)}", expected="two audits or two benchmarks",
            next_step="A benchmark's folder holds an audit of each company in companies/.",
        )  # fmt: skip
    named = [side.manifest.get("engine") for side in (before, after) if side.kind != BENCHMARK]
    one_engine([*before.scores["engine"].unique(), *after.scores["engine"].unique(), *named], task=task)
    if before.scores.equals(after.scores):
        raise ComparisonError(
            task, found="the same scores on both sides", expected="two results",
            next_step="Name another window, another export or another company.",
        )  # fmt: skip
    _require_same_options(before, after, task)
    _require_same_targets(before, after, task)
    _require_same_profiles(before.profiles, after.profiles, task)


def _article(kind: str) -> str:
    return f"an {kind}" if kind == "audit" else f"a {kind}"


def _require_same_options(before: Result, after: Result, task: str) -> None:
    options = [side.manifest.get("options") or {} for side in (before, after)]
    for name, written in DEFINING.items():
        first, second = (chosen.get(name) for chosen in options)
        if first != second:
            raise ComparisonError(
                task, found=f"{written} {first} in the first and {second} in the second",
                expected="the same definitions in both", next_step=f"Run one of them again with the same {written}.",
            )  # fmt: skip


def _require_same_targets(before: Result, after: Result, task: str) -> None:
    """A service level is called by its target's name: one name must not stand for two of them."""
    first, second = (
        {one["name"]: one for one in (side.manifest.get("options") or {}).get("targets") or ()}
        for side in (before, after)
    )
    for name in sorted(first.keys() & second.keys()):
        if first[name] != second[name]:
            raise ComparisonError(
                task, found=f"two definitions of the target {name}", expected="one definition a target",
                next_step="Run one of them again with the same --targets.",
            )  # fmt: skip


def _require_same_profiles(before: pd.DataFrame | None, after: pd.DataFrame | None, task: str) -> None:
    if before is None or after is None:
        return
    first, second = (table.set_index("profile") for table in (before, after))
    for name in first.index.intersection(second.index):
        if not first.loc[name].drop("source").equals(second.loc[name].drop("source")):
            raise ComparisonError(
                task, found=f"two definitions of the profile {name}", expected="one definition a profile",
                next_step="Run one of them again with the same version of dialogscore and the same --profiles.",
            )  # fmt: skip
