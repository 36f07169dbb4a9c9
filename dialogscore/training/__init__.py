"""Train and measure the shipped models from a folder of coded messages; the same data and seed give the same bytes.

A development tool: the coded messages are not part of dialogscore.
"""

import re
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from dialogscore import modelstore
from dialogscore.classifier.linear import BLOCKS
from dialogscore.classifier.signs import columns_of
from dialogscore.errors import FeedError
from dialogscore.training import cards, gold, tables
from dialogscore.training.designs import Design, design, without
from dialogscore.training.fitting import fit_both, hold_out, temperature_of

__all__ = ["VERSION", "train", "train_acts", "train_inbound"]

VERSION = "0.1.0"
ACT_FILES = ("company_acts_dev.jsonl", "company_acts_train.jsonl")
INBOUND_FILES = ("inbound_dev.jsonl", "inbound_train.jsonl")
ACT_KEYS = ("key", "dataset", "company", "lang", "is_reply", "parent", "text", "act")
INBOUND_KEYS = ("key", "dataset", "company", "lang", "context", "text", "type", "needs_reply")
ACT_FIT = {"strength": 1.5, "least_companies": 2, "balance": 1.0}
INBOUND_FIT = {"strength": 2.0, "least_companies": 2, "balance": 0.25}
# A label with fewer messages than this is not learned.
LEAST_OF_A_LABEL = 10


def train(gold_dir: str | Path, out_dir: str | Path, *, seed: int = 1) -> list[Path]:
    """
    Train, measure and write both models.

    Parameters
    ----------
    gold_dir : str or pathlib.Path
        Folder with company_acts_dev.jsonl and company_acts_train.jsonl, inbound_dev.jsonl and inbound_train.jsonl;
        ``dev`` files are coded twice.
    out_dir : str or pathlib.Path
        Where the model folders are written.
    seed : int, default 1
        Of folds and intervals.

    Returns
    -------
    list of pathlib.Path
        The two model folders.

    Raises
    ------
    FeedError
        If the folder or a file is missing, or a line is no coded message.
    """
    folder = Path(gold_dir)
    if not folder.is_dir():
        raise FeedError(
            f"read the coded messages in {folder}",
            found="no such folder",
            expected="a folder with the coded messages, which are not part of dialogscore",
        )
    # One thread, so that sums are added in one order and the bytes come out the same.
    with threadpool_limits(limits=1):
        return [train_acts(folder, out_dir, seed=seed), train_inbound(folder, out_dir, seed=seed)]


def train_acts(folder: Path, out_dir: str | Path, *, seed: int) -> Path:
    """
    Train, measure and write the model of acts.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of coded messages.
    out_dir : str or pathlib.Path
        Where the model folder is written.
    seed : int
        Of folds and intervals.

    Returns
    -------
    pathlib.Path
        The model folder.
    """
    first, second = (gold.read_lines(folder / name, keys=ACT_KEYS) for name in ACT_FILES)
    coded = gold.coded_acts(first + second, double=[True] * len(first) + [False] * len(second))
    shown, hidden = (design(coded.messages, len(coded.rows), hide_parents=hide) for hide in (False, True))
    # Messages without words go by rule, and `other` is not learned.
    kept = coded.rows["act"].isin(tables.ACTS).to_numpy() & shown.has_words
    rows = coded.rows[kept].reset_index(drop=True)
    labels = rows["act"].map({name: i for i, name in enumerate(tables.ACTS)}).to_numpy(dtype=np.int64)
    groups = rows["group"].to_numpy(dtype=str)
    options = {"count": len(tables.ACTS), **ACT_FIT}
    bare = without(shown, "words", "letters").matrix[kept]
    held = {
        "model": hold_out(shown.matrix[kept], hidden.matrix[kept], labels, groups, seed=seed, wordless=bare, **options),
        "structure only": _structure_only(shown, hidden, kept, labels, groups, seed, options),
    }
    messages = coded.messages.iloc[: len(coded.rows)][kept]
    facts = {
        "group": groups,
        "double": rows["double"].to_numpy(dtype=bool),
        "language": rows["lang"].to_numpy(dtype=str),
        "directed": messages["addresses"].ne("everybody").to_numpy(dtype=bool),
        "parent": rows["parent"].notna().to_numpy(),
    }
    weights, bias = fit_both(shown.matrix[kept], hidden.matrix[kept], labels, groups, wordless=bare, **options)
    return _write(
        out_dir,
        "de_en_acts_social",
        shown,
        weights,
        bias,
        temperature_of(held["model"].scores, labels),
        title="What a company's message does: acts of company messages in social media, German and English",
        task="act",
        labels=tables.ACTS,
        rows=rows,
        files=[folder / name for name in ACT_FILES],
        figures=tables.act_figures(labels, facts, held, seed=seed),
        label_errors=tables.act_errors(labels, held["model"].probability.argmax(axis=1), facts),
        settings={"seed": seed, **ACT_FIT},
    )


def train_inbound(folder: Path, out_dir: str | Path, *, seed: int) -> Path:
    """
    Train, measure and write the model of inbound types and needs_reply.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of coded messages.
    out_dir : str or pathlib.Path
        Where the model folder is written.
    seed : int
        Of folds and intervals.

    Returns
    -------
    pathlib.Path
        The model folder.
    """
    first, second = (gold.read_lines(folder / name, keys=INBOUND_KEYS) for name in INBOUND_FILES)
    coded = gold.coded_inbound(first + second, double=[True] * len(first) + [False] * len(second))
    # Concepts name what companies do; a thousand messages of the audience teach nothing about runs of them.
    shown, hidden = (
        without(design(coded.messages, len(coded.rows), hide_parents=hide), "skeleton") for hide in (False, True)
    )
    joint = coded.rows["type"] + "/" + coded.rows["needs_reply"].astype(str)
    size = joint.value_counts()
    names = tuple(sorted(name for name in size.index if size[name] >= LEAST_OF_A_LABEL))
    kept = joint.isin(names).to_numpy() & shown.has_words
    rows = coded.rows[kept].reset_index(drop=True)
    labels = joint[kept].map({name: i for i, name in enumerate(names)}).to_numpy(dtype=np.int64)
    groups = rows["group"].to_numpy(dtype=str)
    options = {"count": len(names), **INBOUND_FIT}
    held = hold_out(shown.matrix[kept], hidden.matrix[kept], labels, groups, seed=seed, **options)
    plain = _structure_only(shown, hidden, kept, labels, groups, seed, options)
    types = sorted({name.split("/")[0] for name in names})
    type_of = np.array([types.index(name.split("/")[0]) for name in names])
    reply_of = np.array([int(name.split("/")[1]) for name in names])

    def said(probability: np.ndarray) -> dict[str, np.ndarray]:
        by_type = np.stack([probability[:, type_of == i].sum(axis=1) for i in range(len(types))], axis=1)
        return {"reply": probability[:, reply_of == 1].sum(axis=1), "type": by_type.argmax(axis=1)}

    guesses = {
        "model": said(held.probability),
        "structure only": said(plain.probability),
        "majority": said(np.eye(len(names))[held.majority]),
    }
    facts = {
        "group": groups,
        "double": rows["double"].to_numpy(dtype=bool),
        "language": rows["lang"].to_numpy(dtype=str),
    }
    truth = {"reply": reply_of[labels], "type": type_of[labels]}
    weights, bias = fit_both(shown.matrix[kept], hidden.matrix[kept], labels, groups, **options)
    yes = (guesses["model"]["reply"] >= 0.5).astype(np.int64)
    return _write(
        out_dir,
        "de_en_inbound_social",
        shown,
        weights,
        bias,
        temperature_of(held.scores, labels),
        title="What a message to a company asks, and whether it needs a reply, German and English",
        task="inbound",
        labels=names,
        rows=rows,
        files=[folder / name for name in INBOUND_FILES],
        figures=tables.inbound_figures(truth, facts, guesses, seed=seed),
        label_errors=tables.inbound_errors(truth["reply"], yes, groups),
        settings={"seed": seed, **INBOUND_FIT},
    )


def _structure_only(shown: Design, hidden: Design, kept, labels, groups, seed: int, options: dict[str, Any]):
    columns = columns_of(shown.cues)
    start = sum(shown.sizes[name] for name in BLOCKS[:-1])
    wanted = [
        start + column
        for block in ("address", "structure")
        for column in range(columns.starts[block], columns.ends[block])
    ]
    return hold_out(shown.matrix[kept][:, wanted], hidden.matrix[kept][:, wanted], labels, groups, seed=seed, **options)


def _write(out_dir, name: str, shown: Design, weights, bias, temperature: float, **about: Any) -> Path:
    cuts = np.cumsum([shown.sizes[block] for block in BLOCKS])[:-1]
    arrays = {block: part.astype(np.float16) for block, part in zip(BLOCKS, np.split(weights, cuts), strict=True)}
    arrays |= {"bias": bias.astype(np.float32), "temperature": np.array(temperature, dtype=np.float32)}
    card = cards.card(cues=shown.cues, **about)
    folder = modelstore.save(out_dir, name=name, version=VERSION, weights=arrays, card=card)
    text = cards.readme(folder.name, card)
    (folder / "README.md").write_text(re.sub(r"[ ]+\n", "\n", text), encoding="utf-8", newline="\n")
    return folder
