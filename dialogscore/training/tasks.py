"""What can be learned: what a company's message does, what a post is for, and what a message to a company asks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from dialogscore import schema
from dialogscore.classifier.purposes import FIELD
from dialogscore.classifier.scoring import BLOCKS
from dialogscore.training import gold
from dialogscore.training.designs import design, kind_columns, without
from dialogscore.training.languages import as_read, is_strange, with_languages
from dialogscore.training.network import Settings

__all__ = ["ACTS", "PURPOSES", "TASKS", "Problem", "Task", "inbound_parts", "lay_out", "load", "pose"]

ACTS = ("answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform")
PURPOSES = tuple(schema.PURPOSES.split("|"))
# What `dialogscore.classifier.strangers` takes out as well.
OF_WORDS = (*(block for block in BLOCKS if block != "signs"), FIELD)
# A label with fewer messages than this is not learned.
LEAST_OF_A_LABEL = 10


class Task(NamedTuple):
    """
    One thing to be learned.

    Attributes
    ----------
    name : str
        ``"act"``, ``"inbound"`` or ``"purpose"``, as the card says it.
    model : str
        Folder of the shipped model, without its version.
    title : str
        One line on what the model does.
    files : tuple of str
        Coded messages: those coded twice, then those coded once.
    keys : tuple of str
        What every coded message must hold.
    fit : dict
        Settings of the fit.
    unread : tuple of str
        Kinds of evidence that are not used.
    lay_out : callable
        Turns coded messages into a feed.
    """

    name: str
    model: str
    title: str
    files: tuple[str, str]
    keys: tuple[str, ...]
    fit: dict[str, Any]
    unread: tuple[str, ...]
    lay_out: Callable[..., gold.Coded]


TASKS = {
    "act": Task(
        name="act",
        model="de_en_acts_social",
        title="What a company's message does: acts of company messages in social media, German and English",
        files=("company_acts_dev.jsonl", "company_acts_train.jsonl"),
        keys=("key", "dataset", "company", "lang", "is_reply", "parent", "text", "act"),
        fit={"strength": 1.5, "least_companies": 2, "balance": 1.0, "network": Settings()},
        unread=(),
        lay_out=gold.coded_acts,
    ),
    "inbound": Task(
        name="inbound",
        model="de_en_inbound_social",
        title="What a message to a company asks, and whether it needs a reply, German and English",
        files=("inbound_dev.jsonl", "inbound_train.jsonl"),
        keys=("key", "dataset", "company", "lang", "context", "text", "type", "needs_reply"),
        fit={"strength": 2.0, "least_companies": 2, "balance": 0.25, "wordless": 1.0},
        # Concepts name what companies do; runs of them tell nothing about what the audience writes.
        unread=("skeleton",),
        lay_out=gold.coded_inbound,
    ),
    "purpose": Task(
        name="purpose",
        model="de_en_purposes_social",
        title="What a company's post is for: purposes of posts to everybody in social media, German and English",
        files=("post_purposes_dev.jsonl", "post_purposes_train.jsonl"),
        keys=("key", "dataset", "company", "lang", "text", "purpose"),
        fit={"strength": 2.0, "least_companies": 2, "balance": 0.5, "network": Settings(beside=0.25)},
        unread=("parent", "skeleton"),
        lay_out=gold.coded_posts,
    ),
}


class Problem(NamedTuple):
    """
    Coded messages as numbers, ready to be learned.

    Attributes
    ----------
    task : Task
        What is learned.
    names : tuple of str
        Labels, in the order of their numbers.
    rows : pandas.DataFrame
        What the coder wrote, with lang, group, double, evaluated, directed.
    labels : numpy.ndarray
        Label number of each row.
    shown, hidden : scipy.sparse.csr_matrix
        The rows with and without the messages they answer.
    sizes : dict of str to int
        Columns of each kind of evidence.
    cues : tuple of str
        Cue codes in the order of the signs.
    """

    task: Task
    names: tuple[str, ...]
    rows: pd.DataFrame
    labels: np.ndarray
    shown: sparse.csr_matrix
    hidden: sparse.csr_matrix
    sizes: dict[str, int]
    cues: tuple[str, ...]

    @property
    def groups(self) -> np.ndarray:
        """Company of each row."""
        return self.rows["group"].to_numpy(dtype=str)

    @property
    def evaluated(self) -> np.ndarray:
        """Which rows take part in figures; the others in fits only."""
        return self.rows["evaluated"].to_numpy(dtype=bool)

    @property
    def options(self) -> dict[str, Any]:
        """Settings for `dialogscore.training.fitting.fit_both`."""
        return {"count": len(self.names), "of_words": kind_columns(self.sizes, *OF_WORDS), **self.task.fit}


def load(task: Task, folder: Path, *, more: Sequence[dict[str, Any]] = ()) -> gold.Coded:
    """
    Read the coded messages of a folder.

    Parameters
    ----------
    task : Task
        What is learned.
    folder : pathlib.Path
        Folder with the task's two files.
    more : sequence of dict, optional
        Coded messages that take part in fits only.

    Returns
    -------
    Coded
        With the columns `double` and `evaluated`.
    """
    twice, once = (gold.read_lines(folder / name, keys=task.keys) for name in task.files)
    rows = [row | {"double": True} for row in twice] + [row | {"double": False} for row in once]
    # Keys of other files may be the same.
    added = [row | {"key": f"more-{row['key']}", "double": False, "evaluated": False} for row in more]
    return lay_out(task, rows + added)


def lay_out(task: Task, rows: Sequence[dict[str, Any]]) -> gold.Coded:
    """
    Lay out coded messages as a feed.

    Parameters
    ----------
    task : Task
        What is learned.
    rows : sequence of dict
        Coded messages with the task's keys; `double` (coded twice, by default not) and `evaluated` (takes part in
        figures, by default yes).

    Returns
    -------
    Coded
        With a language in every row, and the columns `double` and `evaluated`.
    """
    coded = task.lay_out(list(rows), double=[bool(row.get("double", False)) for row in rows])
    evaluated = [bool(row.get("evaluated", True)) for row in rows]
    return with_languages(coded._replace(rows=coded.rows.assign(evaluated=evaluated)))


def inbound_parts(names: Sequence[str]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """
    Take joint labels such as ``"complaint/1"`` apart.

    Parameters
    ----------
    names : sequence of str
        Joint labels.

    Returns
    -------
    types : list of str
        Types, sorted.
    type_of, reply_of : numpy.ndarray
        Number of the type, and 0 or 1 for needs_reply, of each joint label.
    """
    pairs = [name.split("/") for name in names]
    types = sorted({kind for kind, _ in pairs})
    return types, np.array([types.index(kind) for kind, _ in pairs]), np.array([int(reply) for _, reply in pairs])


def pose(
    task: Task, coded: gold.Coded, *, names: Sequence[str] | None = None, languages: Sequence[str] = ("de", "en")
) -> Problem:
    """
    Turn coded messages into numbers.

    Messages without words are left out, since they are labelled by rule; so is what was coded `other`, and so are joint
    labels of audience messages with fewer than ten messages.

    Parameters
    ----------
    task : Task
        What is learned.
    coded : Coded
        Coded messages with `double` and `evaluated`.
    names : sequence of str, optional
        Labels to keep, in this order; by default as said above.
    languages : sequence of str, default ("de", "en")
        Languages that are read; of messages in others only what needs no language counts, as in an audit.

    Returns
    -------
    Problem
        One row per message that can be learned from.
    """
    read = as_read(coded)
    matter = task.name == "purpose"
    whole = (design(read, len(coded.rows), hide_parents=hide, matter=matter) for hide in (False, True))
    strange = is_strange(coded, languages)
    shown, hidden = (without(without(one, *task.unread), *OF_WORDS, rows=strange) for one in whole)
    said, usual = _labels(task, coded.rows)
    names = usual if names is None else tuple(names)
    kept = said.isin(names).to_numpy() & shown.has_words
    messages = coded.messages.iloc[: len(coded.rows)]
    directed = messages["addresses"].ne("everybody").fillna(True).to_numpy(dtype=bool)
    rows = coded.rows.assign(directed=directed)[kept].reset_index(drop=True)
    labels = said[kept].map({name: i for i, name in enumerate(names)}).to_numpy(dtype=np.int64)
    matrices = shown.matrix[kept], hidden.matrix[kept]
    return Problem(task, names, rows, labels, *matrices, shown.sizes, shown.cues)


def _labels(task: Task, rows: pd.DataFrame) -> tuple[pd.Series, tuple[str, ...]]:
    if task.name == "act":
        return rows["act"], ACTS
    if task.name == "purpose":
        return rows["purpose"], PURPOSES
    joint = rows["type"] + "/" + rows["needs_reply"].astype(str)
    size = joint.value_counts()
    return joint, tuple(sorted(name for name in size.index if size[name] >= LEAST_OF_A_LABEL))
