"""How far the coding of the further messages agrees with the double-coded ones: the same messages, coded blind again.

Labels lie in ``corpora/coded/blind_*.csv`` by the hash of the text, without it; a figure is computed whenever models
are measured.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore.training import gold, quality
from dialogscore.training.further import text_key
from dialogscore.training.lines import DOUBLE, add
from dialogscore.training.tasks import Task

__all__ = ["BY", "FILES", "MEASURE", "agreement", "blind_figures", "kappa"]

FILES = {"act": "coded/blind_acts.csv", "inbound": "coded/blind_audience.csv"}
LABELS = {"act": ("act",), "inbound": ("needs_reply", "type")}
MEASURE, BY = "blind coding", "second coding"
# Parts with fewer messages have no line of their own.
LEAST_OF_A_LANGUAGE = 30


def kappa(tables: np.ndarray) -> np.ndarray:
    """
    Agree beyond chance: Cohen's kappa.

    Parameters
    ----------
    tables : numpy.ndarray
        ... x labels of one coder x labels of the other: counts of messages.

    Returns
    -------
    numpy.ndarray
        One number per table, 1 for full agreement; NaN where both know one label alone, or nothing was coded.
    """
    total = tables.sum(axis=(-2, -1))
    share = tables / np.maximum(total, 1)[..., None, None]
    observed = np.trace(share, axis1=-2, axis2=-1)
    chance = (share.sum(axis=-1) * share.sum(axis=-2)).sum(axis=-1)
    known = (total > 0) & (chance < 1)
    return np.divide(observed - chance, 1 - chance, out=np.full(observed.shape, np.nan), where=known)


def agreement(first: pd.DataFrame, second: pd.DataFrame, labels: tuple[str, ...], *, seed: int) -> list[dict]:
    """
    Set two codings of the same messages against each other.

    Parameters
    ----------
    first : pandas.DataFrame
        One row per message: `labels`, ``lang`` and ``group`` (its company).
    second : pandas.DataFrame
        The other coding, row by row.
    labels : tuple of str
        Columns that both have.
    seed : int
        Of the intervals over companies.

    Returns
    -------
    list of dict
        Kappa of each label: of all messages and of German and English ones.
    """
    group = np.unique(first["group"].to_numpy(dtype=str), return_inverse=True)[1]
    parts = {"all": np.ones(len(first), dtype=bool)}
    parts |= {code: first["lang"].eq(code).to_numpy(dtype=bool) for code in ("de", "en")}
    lines: list[dict] = []
    for label in labels:
        names, codes = np.unique([first[label].astype(str), second[label].astype(str)], return_inverse=True)
        one, other = codes.reshape(2, -1)
        for subset, chosen in parts.items():
            if subset != "all" and (chosen.sum() < LEAST_OF_A_LANGUAGE or chosen.all()):
                continue
            sums = quality.confusions(one[chosen], other[chosen], group[chosen], labels=names.size)
            where = {"rows": DOUBLE, "subset": subset, "by": BY}
            add(lines, f"{MEASURE}, {label}, kappa", sums, kappa, where, seed)
    return lines


def blind_figures(task: Task, folder: Path, corpora: Path, *, seed: int) -> list[dict]:
    """
    Measure the agreement of the shipped codings with the double-coded messages of a task.

    Parameters
    ----------
    task : Task
        What is coded.
    folder : pathlib.Path
        Folder of coded messages.
    corpora : pathlib.Path
        Folder with `FILES`.
    seed : int
        Of the intervals.

    Returns
    -------
    list of dict
        Lines; none where the messages that were coded blind are not all there.
    """
    if task.name not in FILES:
        return []
    path = corpora / FILES[task.name]
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        coded = list(csv.DictReader(file))
    messages = gold.read_lines(folder / task.files[0], keys=task.keys)
    rows = task.lay_out(messages, double=[True] * len(messages)).rows
    # Of a text that was coded more than once the first counts.
    place: Mapping[tuple[str, str], int] = {
        (row["dataset"], text_key(row["text"])): at for at, row in reversed(list(enumerate(messages)))
    }
    found = [place.get((row["dataset"], row["key"]), -1) for row in coded]
    if not coded or min(found) < 0:
        return []
    return agreement(rows.iloc[found].reset_index(drop=True), pd.DataFrame(coded), LABELS[task.name], seed=seed)
