"""Measure a model on coded messages: as it is, or its recipe by cross-validation with whole companies held out."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from dialogscore.errors import FeedError, ModelError
from dialogscore.modelstore import Model
from dialogscore.training.applying import apply_model, seen_companies
from dialogscore.training.gold import Coded
from dialogscore.training.labels import LabelRows
from dialogscore.training.languages import packed
from dialogscore.training.measuring import Measured, describe, measure
from dialogscore.training.quality import LEAST_COMPANIES
from dialogscore.training.tasks import TASKS, Problem, Task, lay_out, pose

__all__ = ["LEAST_FOR_FOLDS", "Evaluation", "evaluate", "languages_of", "require"]

SEEN = "companies seen in training"
# With fewer messages a fold has next to nothing to learn from.
LEAST_FOR_FOLDS = 100
# Fewer messages of a language than this do not make it one that a model was measured in.
LEAST_OF_A_LANGUAGE = 100


class Evaluation(NamedTuple):
    """
    How good a model is on coded messages.

    Attributes
    ----------
    measured : dict of str to Measured
        Figures by task, ``"act"`` and ``"inbound"``.
    notes : list of str
        Sentences on what the figures rest on.
    """

    measured: dict[str, Measured]
    notes: list[str]


def evaluate(
    rows: LabelRows, *, models: Mapping[str, Model], cross_validate: bool = False, seed: int = 1
) -> Evaluation:
    """
    Measure models on coded messages.

    Parameters
    ----------
    rows : LabelRows
        Coded messages; those not `evaluated` take part in fits of the cross-validation only.
    models : mapping of str to Model
        The model of each task; not used for cross-validation.
    cross_validate : bool, default False
        Fit the shipped recipe on the coded messages themselves, five times, each time without some companies.
    seed : int, default 1
        Of folds and intervals.

    Returns
    -------
    Evaluation
        Figures and what they rest on. Without cross-validation, figures on companies that the model was trained on
        stand apart.

    Raises
    ------
    FeedError
        If there is too little to cross-validate.
    """
    measured, notes = {}, []
    # One thread, so that sums are added in one order and the figures come out the same.
    with threadpool_limits(limits=1):
        for task in (TASKS["act"], TASKS["inbound"]):
            chosen = rows.acts if task.name == "act" else rows.inbound
            if not chosen:
                continue
            coded = lay_out(task, chosen)
            if cross_validate:
                require(coded, least=LEAST_FOR_FOLDS, purpose="cross-validate")
                problem = pose(task, coded, languages=languages_of(coded))
                measured[task.name], _ = measure(problem, seed=seed)
            else:
                problem, measured[task.name], more = _as_it_is(task, coded, models[task.name], seed)
                notes += more
            notes += _about(problem, len(coded.rows))
    return Evaluation(measured, notes)


def require(coded: Coded, *, least: int, purpose: str) -> None:
    """
    Make sure that there is enough to learn from.

    Parameters
    ----------
    coded : Coded
        Coded messages.
    least : int
        Messages needed.
    purpose : str
        Verb for the sentence.

    Raises
    ------
    FeedError
        If there are fewer messages, or fewer than three companies.
    """
    messages, companies = len(coded.rows), coded.rows.loc[coded.rows["evaluated"], "group"].nunique()
    if messages >= least and companies >= LEAST_COMPANIES:
        return
    raise FeedError(
        f"{purpose} on these coded messages",
        found=f"{messages:,} messages of {companies} {'company' if companies == 1 else 'companies'}",
        expected=f"at least {least} coded messages of {LEAST_COMPANIES} companies",
        next_step="Companies are held out whole: messages of further companies are worth more than more of the same.",
    )


def languages_of(coded: Coded) -> list[str]:
    """
    Tell which languages of coded messages a model trained on them can know.

    Parameters
    ----------
    coded : Coded
        Coded messages.

    Returns
    -------
    list of str
        Those with a cue pack and 100 messages.

    Raises
    ------
    FeedError
        If there is none.
    """
    size = coded.rows["lang"].value_counts()
    spoken = [str(code) for code, n in size.items() if n >= LEAST_OF_A_LANGUAGE]
    if packed(spoken):
        return sorted(packed(spoken))
    raise FeedError(
        "learn from these coded messages",
        found=f"no cue pack for {', '.join(sorted(spoken))}" if spoken else "no language with 100 messages",
        expected="a language with a cue pack, since without one words are not read",
        next_step="CONTRIBUTING.md tells how to write one.",
    )


def _as_it_is(task: Task, coded: Coded, model: Model, seed: int) -> tuple[Problem, Measured, list[str]]:
    if model.card.get("task") != task.name:
        raise ModelError(
            f"evaluate the model {model.name}",
            found=f"a model of the task {model.card.get('task')}",
            expected=f"one of the task {task.name}",
        )
    names = list(model.card["labels"])
    if task.name == "inbound":
        joint = coded.rows["type"] + "/" + coded.rows["needs_reply"].astype(str)
        names += sorted(set(joint) - set(names))
        problem = pose(task, coded, names=names)
    else:
        problem = pose(task, coded)
    if not problem.evaluated.any():
        raise FeedError(
            "evaluate on these coded messages",
            found="none that can be judged",
            expected="messages with words and a label other than `other`",
        )
    place = coded.rows["key"].isin(problem.rows["key"]).to_numpy()
    both = [apply_model(model, coded, problem.names, hide_parents=hide)[place] for hide in (False, True)]
    seen = seen_companies(model, coded)[place]
    common = np.eye(len(problem.names))[np.full(len(problem.rows), np.bincount(problem.labels).argmax())]
    said, hidden = ({"model": probability, "majority": common} for probability in both)
    found = {
        kind: describe(problem, said, hidden, chosen=chosen & problem.evaluated, seed=seed)
        for kind, chosen in (("", ~seen), (SEEN, seen))
        if (chosen & problem.evaluated).any()
    }
    first = next(iter(found.values()))
    lines = [
        line | {"rows": f"{line['rows']}, {kind}" if kind else line["rows"]}
        for kind, part in found.items()
        for line in part.figures
    ]
    return problem, first._replace(figures=lines), _told(model, problem, seen)


def _told(model: Model, problem: Problem, seen: np.ndarray) -> list[str]:
    unseen, known = _count(problem, ~seen), _count(problem, seen)
    said = [f"{model.name} as it is. Companies that it has not seen: {unseen}; has seen: {known}."]
    if not (~seen & problem.evaluated).any():
        said.append("The model was trained on all of these companies: the figures flatter it.")
    return said


def _count(problem: Problem, chosen: np.ndarray) -> str:
    rows = problem.rows[chosen & problem.evaluated]
    return f"{len(rows):,} messages of {rows['group'].nunique()} companies"


def _about(problem: Problem, read: int) -> list[str]:
    said = []
    left_out = read - len(problem.rows)
    if left_out:
        said.append(
            f"{left_out:,} messages are left out: without words, coded `other`, or of a label too rare to learn."
        )
    if problem.rows.loc[problem.evaluated, "group"].nunique() < LEAST_COMPANIES:
        said.append("Fewer than 3 companies: there are no intervals, since companies are what is drawn.")
    return said
