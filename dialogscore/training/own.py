"""A model from anybody's own coded messages, by the recipe of the shipped ones: the path for a new language."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from dialogscore.training import adding, card_texts, write_model
from dialogscore.training.evaluation import languages_of, require
from dialogscore.training.labels import LabelRows, read_labels
from dialogscore.training.measuring import Measured, measure
from dialogscore.training.tasks import TASKS, lay_out, pose

__all__ = ["LEAST_MESSAGES", "read_more", "train_own"]

LEAST_MESSAGES = 300


def read_more(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """
    Read coded messages that shall take part in fits only.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        Files as `read_labels` takes them.

    Returns
    -------
    list of dict
        Company messages have an `act`, audience messages do not.
    """
    if not paths:
        return []
    rows = read_labels(paths)
    return [*rows.acts, *({name: row[name] for name in row if name != "act"} for row in rows.inbound)]


def train_own(
    rows: LabelRows,
    out_dir: str | Path,
    *,
    files: Sequence[str | Path],
    name: str,
    version: str = "1.0.0",
    data_note: str = "not stated",
    coded_by: str = "not stated",
    licence: str = "not stated",
    added: Sequence[dict[str, Any]] = (),
    seed: int = 1,
) -> dict[Path, Measured]:
    """
    Train, measure and write a model for each kind of coded messages.

    Parameters
    ----------
    rows : LabelRows
        Coded messages.
    out_dir : str or pathlib.Path
        Where the model folders are written.
    files : sequence of path
        The files they come from, hashed into the card.
    name, version : str
        Name of the model folder; with both kinds of messages ``_acts`` and ``_inbound`` are added to the name.
    data_note, coded_by, licence : str
        What the card says of the messages, of who coded them, and on what terms they may be used.
    added : sequence of dict, optional
        Coded messages in addition, such as those of coded sheets: the card tells what they change.
    seed : int, default 1
        Of folds and intervals.

    Returns
    -------
    dict of pathlib.Path to Measured
        Model folders, and how good each model is on companies held out.

    Raises
    ------
    FeedError
        If there are fewer than 300 messages of a kind, fewer than three companies, or no language with a cue pack.
    """
    more = {"act": [row for row in added if "act" in row], "inbound": [row for row in added if "act" not in row]}
    kinds = {
        task: [row | {"added": False} for row in kind] + [row | {"added": True} for row in more[task]]
        for task, kind in (("act", rows.acts), ("inbound", rows.inbound))
        if kind or more[task]
    }
    coded = {task: lay_out(TASKS[task], kind) for task, kind in kinds.items()}
    for one in coded.values():
        require(one, least=LEAST_MESSAGES, purpose="train")
    written = {}
    # One thread, so that sums are added in one order and the bytes come out the same.
    with threadpool_limits(limits=1):
        for task, one in coded.items():
            languages = languages_of(one)
            problem = pose(TASKS[task], one, languages=languages)
            measured, held = measure(problem, seed=seed)
            changed = adding.change(problem, one, held, seed=seed)
            about = {
                "title": card_texts.OWN_TITLES[task],
                "languages": languages,
                "datasets": [
                    {"name": str(kind), "what": data_note, "messages": int(n)}
                    for kind, n in problem.rows.groupby("dataset").size().items()
                ],
                "further": "",
                "licences": licence,
                "files": {Path(file).name: hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in files},
                "coded_by": f"Coded by: {coded_by}.",
                "limits": list(card_texts.OWN_LIMITS),
                "written_by": "dialogscore train",
                "change": changed,
            }
            suffix = {"act": "_acts", "inbound": "_inbound"}[task] if len(coded) > 1 else ""
            path = write_model(
                out_dir, problem, held, measured, name=name + suffix, version=version, about=about, seed=seed
            )
            written[path] = measured
    return written
