"""Measure a model on companies held out: figures, calibration, and how shares err; baselines in the same table."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.training import baselines, calibration, inbound_tables, purpose_tables, tables
from dialogscore.training.holdout import Held, hold_out
from dialogscore.training.tasks import Problem, inbound_parts

__all__ = ["Measured", "apart", "describe", "facts_of", "measure"]


class Measured(NamedTuple):
    """
    What is known of a model's quality.

    Attributes
    ----------
    figures : list of dict
        Lines, see `dialogscore.training.lines`.
    reliability, coverage : list of dict
        See `dialogscore.training.calibration`.
    label_errors : dict of str to dict
        How shares err from company to company.
    """

    figures: list[dict]
    reliability: list[dict]
    coverage: list[dict]
    label_errors: dict[str, dict]


def facts_of(problem: Problem, chosen: np.ndarray) -> dict[str, np.ndarray]:
    """
    Give what figures are split by.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    chosen : numpy.ndarray
        Which of its rows.

    Returns
    -------
    dict of str to numpy.ndarray
        group (a number), double, language, parent and, for acts, directed, for purposes, sure.
    """
    rows = problem.rows[chosen]
    above = "context" if problem.task.name == "inbound" else "parent"
    facts = {
        "group": np.unique(rows["group"].to_numpy(dtype=str), return_inverse=True)[1],
        "double": rows["double"].to_numpy(dtype=bool),
        "language": rows["lang"].to_numpy(dtype=str),
        "parent": rows[above].notna().to_numpy(dtype=bool),
    }
    if problem.task.name == "purpose":
        # Where nobody said how sure the coder was, nobody is known to have hesitated.
        said = pd.to_numeric(rows["sure"]).fillna(1) if "sure" in rows else pd.Series(1, index=rows.index)
        facts["sure"] = said.gt(0).to_numpy(dtype=bool)
    return facts | ({"directed": rows["directed"].to_numpy(dtype=bool)} if problem.task.name == "act" else {})


def measure(problem: Problem, *, seed: int) -> tuple[Measured, Held]:
    """
    Cross-validate the shipped recipe and its baselines with whole companies held out.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    seed : int
        Of folds and intervals.

    Returns
    -------
    tuple
        Figures on the evaluated rows, and the predictions out of fold for all of them.
    """
    held = hold_out(
        problem.shown,
        problem.hidden,
        problem.labels,
        problem.groups,
        seed=seed,
        evaluated=problem.evaluated,
        summed=_summed(problem),
        **problem.options,
    )
    both = {
        "model": (held.probability, held.hidden),
        "TF-IDF": baselines.tfidf(problem, held),
        "structure only": baselines.structure_only(problem, seed=seed),
        "majority": baselines.majority(held, len(problem.names)),
    }
    said, hidden = ({by: pair[place] for by, pair in both.items()} for place in (0, 1))
    return describe(problem, said, hidden, chosen=problem.evaluated, seed=seed), held


def apart(problem: Problem, *, seed: int) -> list[dict]:
    """
    Measure rows that otherwise take part in fits only, as rows of their own.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    seed : int
        Of folds and intervals.

    Returns
    -------
    list of dict
        Lines by data set, with whole companies held out. Messages written for training say little of real ones.
    """
    everything = np.ones(problem.labels.size, dtype=bool)
    held = hold_out(
        problem.shown,
        problem.hidden,
        problem.labels,
        problem.groups,
        seed=seed,
        evaluated=everything,
        summed=_summed(problem),
        **problem.options,
    )
    lines = []
    of_set = problem.rows["dataset"].to_numpy(dtype=str)
    for name in np.unique(of_set[~problem.evaluated]):
        chosen = ~problem.evaluated & (of_set == name)
        found = describe(problem, {"model": held.probability}, {"model": held.hidden}, chosen=chosen, seed=seed).figures
        lines += [line | {"rows": f"{line['rows']}, {name}, else for fits only"} for line in found]
    return lines


def describe(
    problem: Problem,
    said: Mapping[str, np.ndarray],
    hidden: Mapping[str, np.ndarray] | None,
    *,
    chosen: np.ndarray,
    seed: int,
) -> Measured:
    """
    Turn predictions into figures.

    Parameters
    ----------
    problem : Problem
        Coded messages.
    said : mapping of str to numpy.ndarray
        Probabilities by ``"model"`` first and by baselines, messages x labels.
    hidden : mapping of str to numpy.ndarray, or None
        As `said`, with the message answered hidden.
    chosen : numpy.ndarray
        Rows that take part.
    seed : int
        Of the intervals.

    Returns
    -------
    Measured
        Figures, calibration and errors of shares.
    """
    facts, coded = facts_of(problem, chosen), problem.labels[chosen]
    said = {by: probability[chosen] for by, probability in said.items()}
    hidden = None if hidden is None else {by: probability[chosen] for by, probability in hidden.items()}
    model = said["model"]
    if problem.task.name == "inbound":
        figures = inbound_tables.inbound_figures(coded, problem.names, facts, said, hidden=hidden, seed=seed)
        _, type_of, reply_of = inbound_parts(problem.names)
        reply, kinds = inbound_tables.replies_and_types(problem.names, model)
        yes = (reply >= 0.5).astype(np.int64)
        sure, right = np.maximum(reply, 1 - reply), yes == reply_of[coded]
        kind_right = kinds.argmax(axis=1) == type_of[coded]
        return Measured(
            figures,
            calibration.reliability("needs_reply", sure, right),
            calibration.coverage("needs_reply", sure, {"needs_reply": right, "type": kind_right}),
            inbound_tables.inbound_errors(reply_of[coded], yes, facts["group"]),
        )
    if problem.task.name == "purpose":
        best = model.argmax(axis=1)
        sure, right = model.max(axis=1), best == coded
        return Measured(
            purpose_tables.purpose_figures(coded, facts, said, seed=seed),
            calibration.reliability("purpose", sure, right),
            calibration.coverage("purpose", sure, {"purpose": right}),
            purpose_tables.purpose_errors(coded, best, facts["group"]),
        )
    figures = tables.act_figures(coded, facts, said, hidden=hidden, seed=seed)
    modes, act = tables.modes_of(model), model.argmax(axis=1)
    mode_right = modes.argmax(axis=1) == tables.MODE_OF_ACT[coded]
    rights = {"act": act == coded, "mode": mode_right}
    return Measured(
        figures,
        calibration.reliability("mode", modes.max(axis=1), mode_right)
        + calibration.reliability("act", model.max(axis=1), rights["act"]),
        calibration.coverage("act", model.max(axis=1), rights)
        + calibration.coverage("mode", modes.max(axis=1), rights),
        tables.act_errors(coded, act, facts),
    )


def _summed(problem: Problem) -> np.ndarray | None:
    # What matters most of an act is its mode.
    return tables.MODE_OF_ACT if problem.task.name == "act" else None
