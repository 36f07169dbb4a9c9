"""Coded messages with their texts again: shipped ids and labels joined to a copy of the data set that the user holds.

A text is known by its hash, so that a label never meets another text than the one that was coded; the data set's own
id tells a message whose text has changed from one that the copy does not hold.
"""

import json
import lzma
import os
import tomllib
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dialogscore.disk import told
from dialogscore.errors import FeedError, UsageError, nearest
from dialogscore.training.dehydrating import KINDS
from dialogscore.training.further import FILES, shipped_corpora, text_key

__all__ = ["WRITTEN", "Hydrated", "datasets", "hydrate", "labelled", "write"]

# Messages that were written for this project and come with their texts.
WRITTEN = "written"
# What was coded once for fits alone, by the kind that it is of.
FITS = {"acts": FILES["act"][0], "audience": FILES["inbound"][0], "purposes": FILES["purpose"][0]}
OWN = {"acts": FILES["act"][1], "purposes": FILES["purpose"][1]}
IDS = "coded/further_ids.csv"
ROWS_A_PART = 100_000
# What a damaged table, or a damaged compression of it, raises.
UNREADABLE = (OSError, ValueError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
_COLUMNS_OF_TEXT = ("parent", "context")
_NUMBERS = ("sure", "needs_reply")


class Hydrated(NamedTuple):
    """
    Coded messages that have their texts again.

    Attributes
    ----------
    rows : list of dict
        Messages as `dialogscore.training.labels.read_labels` reads them, with `dataset` and `native_id`.
    counts : pandas.DataFrame
        By data set: labels, joined, changed (the copy holds another text under the id), missing, above (joined
        messages that answer another one) and above_found (that one's text is there too).
    """

    rows: list[dict[str, Any]]
    counts: pd.DataFrame


def datasets(corpora: Path | None = None) -> dict[str, dict[str, Any]]:
    """
    Tell which data sets have coded messages.

    Parameters
    ----------
    corpora : pathlib.Path, optional
        Folder of corpora; by default the shipped one.

    Returns
    -------
    dict of str to dict
        ``title``, the columns ``id`` and ``text`` of the files that others publish, and ``encoding`` if it is not
        UTF-8, by name.
    """
    path = (corpora or shipped_corpora()) / "coded" / "datasets.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def labelled(corpora: Path | None = None, *, kinds: Sequence[str] = tuple(KINDS)) -> pd.DataFrame:
    """
    Read the shipped ids and labels.

    Parameters
    ----------
    corpora : pathlib.Path, optional
        Folder of corpora; by default the shipped one.
    kinds : sequence of str
        Some of ``"acts"``, ``"audience"`` and ``"purposes"``.

    Returns
    -------
    pandas.DataFrame
        One row a coded message, texts as hashes: kind, dataset, native_id, key, company, lang, labels, `evaluated`
        (figures rest on it; others take part in fits alone). What is unknown is an empty text.
    """
    root = corpora or shipped_corpora()
    parts = [_labels(root / KINDS[kind].file).assign(kind=kind, evaluated=True) for kind in kinds]
    parts += [_labels(root / FITS[kind]).assign(kind=kind, evaluated=False) for kind in kinds if kind in FITS]
    found = pd.concat(parts, ignore_index=True)
    ids = _labels(root / IDS)
    if len(found) and len(ids):
        known = ids.set_index(["dataset", "key"])["native_id"]
        pairs = pd.MultiIndex.from_frame(found[["dataset", "key"]])
        looked_up = pd.Series(known.reindex(pairs).to_numpy(), index=found.index)
        found["native_id"] = found["native_id"].where(found["native_id"].notna(), looked_up)
    return found.astype(object).where(found.notna(), "")


def hydrate(
    name: str, copies: Sequence[str | Path] = (), *, kinds: Sequence[str] = ("acts", "audience"), corpora=None
) -> Hydrated:
    """
    Join shipped ids and labels to a copy of a data set.

    Parameters
    ----------
    name : str
        A data set of `datasets`, `WRITTEN` (needs no copy), or ``"all"``.
    copies : sequence of path
        CSV files, compressed or not, or TSV files by their ending, that hold the texts.
    kinds : sequence of str, default ("acts", "audience")
        What to join: company messages, audience messages, ``"purposes"`` of posts.
    corpora : pathlib.Path, optional
        Folder of corpora; by default the shipped one.

    Returns
    -------
    Hydrated
        Messages with their texts, and how many labels found theirs.

    Raises
    ------
    UsageError
        If there is no such data set.
    FeedError
        If a copy cannot be read, has no column of texts, or none of the coded messages.
    """
    known = datasets(corpora)
    if name not in (*known, WRITTEN, "all"):
        raise UsageError(
            f"hydrate {name}", found="no data set of that name", expected="one that has coded messages",
            next_step=nearest(name, [*known, WRITTEN, "all"]),
        )  # fmt: skip
    wanted = list(known) if name == "all" else [name]
    labels = labelled(corpora, kinds=kinds)
    labels = labels[labels["dataset"].isin(wanted)].reset_index(drop=True)
    texts, ids = _look_up(labels, copies, {dataset: known[dataset] for dataset in wanted if dataset in known})
    rows = [_row(label, texts) for label in labels.to_dict("records") if label["key"] in texts]
    if len(labels) and not rows:
        raise FeedError(
            f"hydrate {name}", found="none of its coded messages in these files",
            expected="a copy of the data set with its texts as they were published",
            next_step="`dialogscore corpus list` says which columns are read.",
        )  # fmt: skip
    if name in ("all", WRITTEN):
        for path in (OWN[kind] for kind in kinds if kind in OWN):
            rows += _written((corpora or shipped_corpora()) / path)
    return Hydrated(rows, _counted(labels, texts, ids))


def write(rows: Sequence[dict[str, Any]], path: Path) -> None:
    """
    Write coded messages as JSON lines, whole or not at all.

    Parameters
    ----------
    rows : sequence of dict
        Messages.
    path : pathlib.Path
        File to write.

    Raises
    ------
    OutputError
        If the disk does not take it.
    """
    partial = path.with_name(f".{path.name}.partial")
    with told(f"write {path}"):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.unlink(missing_ok=True)
            # Readable by their owner alone: persons wrote many of them. An older file would keep its own mode.
            handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _labels(path: Path) -> pd.DataFrame:
    if not path.is_file():
        return pd.DataFrame(columns=["dataset", "native_id", "key"], dtype=object)
    return pd.read_csv(path, dtype=str, keep_default_na=False).astype(object)


def _look_up(labels: pd.DataFrame, copies: Sequence[str | Path], known: dict) -> tuple[dict[str, str], set]:
    """Find wanted texts by their hash, and which (data set, id) the copies hold at all."""
    columns = [labels[column] for column in ("key", *_COLUMNS_OF_TEXT) if column in labels]
    wanted = {key for column in columns for key in column} - {""}
    ids = {dataset: set(part["native_id"]) - {""} for dataset, part in labels.groupby("dataset")}
    texts: dict[str, str] = {}
    held: set[tuple[str, str]] = set()
    of_text = {column for spec in known.values() for column in spec["text"]}
    encodings = sorted({spec.get("encoding", "utf-8") for spec in known.values()})
    for path in map(Path, copies):
        for part in _parts(path, of_text, encodings):
            for column in part.columns.intersection(sorted(of_text)):
                pairs = ((text_key(text), text) for text in part[column].unique())
                texts |= {key: text for key, text in pairs if key in wanted}
            for dataset, spec in known.items():
                for column in part.columns.intersection(spec["id"]):
                    held |= {(dataset, one) for one in ids.get(dataset, set()).intersection(part[column])}
    return texts, held


def _parts(path: Path, of_text: set[str], encodings: Sequence[str]) -> Iterator[pd.DataFrame]:
    task = f"read the copy {path.name}"
    separator = "\t" if ".tsv" in path.suffixes else ","
    options = {"dtype": str, "keep_default_na": False, "sep": separator, "chunksize": ROWS_A_PART}
    # A file may be of any of the data sets asked for: each reading is offered, the hashes tell the right one.
    for encoding in encodings:
        try:
            with pd.read_csv(path, encoding=encoding, encoding_errors="replace", **options) as parts:
                for part in parts:
                    if not part.columns.intersection(sorted(of_text)).size:
                        raise FeedError(
                            task, found=f"the columns {', '.join(map(str, part.columns[:8]))}",
                            expected=f"a column of texts: {' or '.join(sorted(of_text))}",
                            next_step="Give the columns the names that `dialogscore corpus list` tells.",
                        )  # fmt: skip
                    yield part
        except UNREADABLE as error:
            raise FeedError(task, found="what cannot be read as such", expected="a CSV file with a header") from error


def _row(label: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    row = {name: value for name, value in label.items() if value != "" and name not in ("key", "speaker", "before")}
    row |= {name: texts.get(label[name]) for name in _COLUMNS_OF_TEXT if label.get(name)}
    if row.get("context"):
        row["context"] = f"{label['speaker']}: {row['context']}" if label["speaker"] else row["context"]
    row |= {name: int(row[name]) for name in _NUMBERS if name in row}
    if "is_reply" in row:
        row["is_reply"] = row["is_reply"] == "1"
    row.setdefault("company", "")
    return row | {"text": texts[label["key"]], "double": bool(label.get("coder_b"))}


def _written(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            replies = bool(row.get("parent"))
            yield row | {"dataset": WRITTEN, "is_reply": replies, "double": False, "evaluated": False}


def _counted(labels: pd.DataFrame, texts: dict[str, str], held: set) -> pd.DataFrame:
    joined = labels["key"].isin(texts.keys()).to_numpy(dtype=bool)
    there = pd.Series(list(zip(labels["dataset"], labels["native_id"], strict=True)), dtype=object).isin(held)
    above = pd.Series("", index=labels.index, dtype=object)
    for column in _COLUMNS_OF_TEXT:
        if column in labels:
            above = above.where(above.ne(""), labels[column])
    changed = ~joined & there.to_numpy(dtype=bool)
    flags = {
        "labels": True,
        "joined": joined,
        "changed": changed,
        "missing": ~joined & ~changed,
        "above": joined & above.ne("").to_numpy(dtype=bool),
        "above_found": joined & above.isin(texts.keys()).to_numpy(dtype=bool),
    }
    return pd.DataFrame(flags, index=labels.index).astype("int64").groupby(labels["dataset"].astype(str)).sum()
