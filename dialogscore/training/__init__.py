"""Train and measure models from coded messages; the same data and seed give the same bytes.

`train` makes the shipped models from a folder that is not part of dialogscore, `assess` measures them;
`dialogscore.training.own` does both for anybody's own coded messages.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from dialogscore.errors import FeedError
from dialogscore.training import blind, cards, construct, handovers, outside
from dialogscore.training.choosing import rows_of, tasks_in
from dialogscore.training.fitting import fit_both
from dialogscore.training.further import FILES, further
from dialogscore.training.holdout import Held
from dialogscore.training.measuring import Measured, apart, measure
from dialogscore.training.tasks import Problem, Task, load, pose

__all__ = ["VERSION", "assess", "sources", "train", "write_model"]

VERSION = "1.0.0"


def train(
    gold_dir: str | Path,
    out_dir: str | Path,
    *,
    corpora: Path | None = None,
    more: Sequence[dict[str, Any]] = (),
    seed: int = 1,
) -> list[Path]:
    """
    Train, measure and write the shipped models.

    Parameters
    ----------
    gold_dir : str or pathlib.Path
        Folder with company_acts_dev.jsonl and company_acts_train.jsonl, inbound_dev.jsonl and inbound_train.jsonl, and
        post_purposes_dev.jsonl and post_purposes_train.jsonl if purposes are to be learned; ``dev`` files are coded
        twice.
    out_dir : str or pathlib.Path
        Where the model folders are written.
    corpora : pathlib.Path, optional
        Folder of further coded messages, for fits only; their texts are looked up in a folder ``feeds`` beside
        `gold_dir`.
    more : sequence of dict, optional
        Other coded messages, for fits only; those with an `act` are company messages, those with a
        `purpose` posts.
    seed : int, default 1
        Of folds and intervals.

    Returns
    -------
    list of pathlib.Path
        The model folders.

    Raises
    ------
    FeedError
        If the folder or a file is missing, or a line is no coded message.
    """
    folder, written = _folder(gold_dir), []
    more = [*more, *(further(folder.parent / "feeds", corpora) if corpora else ())]
    # One thread, so that sums are added in one order and the bytes come out the same.
    with threadpool_limits(limits=1):
        for task in tasks_in(folder):
            problem, held, measured = assess(task, folder, corpora=corpora, more=more, seed=seed)
            about = cards.shipped(problem, sources(task, folder, corpora))
            path = write_model(
                out_dir, problem, held, measured, name=task.model, version=VERSION, about=about, seed=seed
            )
            written.append(path)
    return written


def sources(task: Task, folder: Path, corpora: Path | None) -> list[Path]:
    """
    List the files that a shipped model is made of.

    Parameters
    ----------
    task : Task
        What is learned.
    folder : pathlib.Path
        Folder of coded messages.
    corpora : pathlib.Path or None
        Folder of further ones.

    Returns
    -------
    list of pathlib.Path
        The files that exist.
    """
    added = [corpora / name for name in FILES[task.name]] if corpora else []
    return [path for path in (*(folder / name for name in task.files), *added) if path.is_file()]


def assess(
    task: Task,
    folder: Path,
    *,
    corpora: Path | None = None,
    more: Sequence[dict[str, Any]] = (),
    more_apart: bool = False,
    seed: int = 1,
) -> tuple[Problem, Held, Measured]:
    """
    Measure a shipped model's recipe in every way there is.

    Parameters
    ----------
    task : Task
        What is learned.
    folder : pathlib.Path
        Folder of coded messages; the crowd's labels and, beside it, a folder ``feeds`` are used where they are.
    corpora : pathlib.Path, optional
        Folder of the coding that was checked blind.
    more : sequence of dict, optional
        Further coded messages, for fits only.
    more_apart : bool, default False
        Whether these are also measured, as rows of their own.
    seed : int, default 1
        Of folds and intervals.

    Returns
    -------
    tuple
        The coded messages as numbers, predictions with companies held out, and what they show.
    """
    problem = pose(task, load(task, folder, more=rows_of(task, more)))
    measured, held = measure(problem, seed=seed)
    if task.name == "act":
        figures = measured.figures + construct.known_groups(problem, held, seed=seed)
        figures += construct.came_back(problem, held, folder.parent / "feeds", seed=seed)
        if (folder / outside.FILE).is_file():
            crowd = outside.read_crowd(folder / outside.FILE)
            figures += outside.crowd_figures(problem, crowd, temperature=held.temperature)
        figures += _hand_overs(folder, seed)
        measured = measured._replace(figures=figures)
    if corpora is not None:
        checked = blind.blind_figures(task, folder, corpora, seed=seed)
        measured = measured._replace(figures=measured.figures + checked)
    if more_apart and not problem.evaluated.all():
        measured = measured._replace(figures=measured.figures + apart(problem, seed=seed))
    return problem, held, measured


def write_model(
    out_dir: str | Path,
    problem: Problem,
    held: Held,
    measured: Measured,
    *,
    name: str,
    version: str,
    about: dict[str, Any],
    seed: int,
) -> Path:
    """
    Fit a model on everything and write its folder.

    Parameters
    ----------
    out_dir : str or pathlib.Path
        Where the model's folder is made.
    problem : Problem
        Coded messages.
    held : Held
        Predictions with companies held out, for the temperature.
    measured : Measured
        What they show.
    name, version : str
        Of the model.
    about : dict
        What the card says of data, coders, licences and limits.
    seed : int
        Noted in the card.

    Returns
    -------
    pathlib.Path
        The model's folder.
    """
    learned = fit_both(problem.shown, problem.hidden, problem.labels, problem.groups, **problem.options)
    cuts = np.cumsum(list(problem.sizes.values()))[:-1]
    parts = np.split(learned.weights, cuts)
    arrays = {block: part.astype(np.float16) for block, part in zip(problem.sizes, parts, strict=True)}
    arrays |= {"bias": learned.bias.astype(np.float32), "out": learned.out.astype(np.float32)}
    arrays |= {"temperature": np.array(held.temperature, dtype=np.float32)}
    card = cards.card(problem, measured, about=about, seed=seed)
    return cards.save(out_dir, name=name, version=version, weights=arrays, card=card)


def _hand_overs(folder: Path, seed: int) -> list[dict]:
    if not handovers.CODES.is_file():
        return []
    try:
        coded = handovers.coded_hand_overs(folder)
    except FeedError:  # other messages than those that were coded for it
        return []
    return handovers.agreement(coded, seed=seed)


def _folder(gold_dir: str | Path) -> Path:
    folder = Path(gold_dir)
    if not folder.is_dir():
        raise FeedError(
            f"read the coded messages in {folder}",
            found="no such folder",
            expected="a folder with the coded messages, which are not part of dialogscore",
        )
    return folder
