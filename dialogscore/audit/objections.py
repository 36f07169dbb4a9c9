"""Objections and the messages that they speak of: found, checked, and counted for the manifest."""

import hashlib
from pathlib import Path
from typing import NoReturn

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, set_apart
from dialogscore.errors import UsageError
from dialogscore.pairing import row_of

__all__ = ["counted", "objections"]

TEXT = pd.StringDtype("pyarrow")


def counted(path: str | Path, found: pd.DataFrame) -> dict:
    """
    Name a file of overrides and what it came to, for the manifest.

    Parameters
    ----------
    path : str or pathlib.Path
        The file.
    found : pandas.DataFrame
        As `objections` gives them.

    Returns
    -------
    dict
        ``file``, ``sha256``, ``accepted`` and ``rejected`` (how many), ``columns`` (accepted, by column).
    """
    accepted = equals(found["decision"], "accepted")
    columns = found["column"][accepted].value_counts().sort_index()
    return {
        "file": Path(path).name,
        "sha256": hashlib.sha256(Path(path).read_bytes()).hexdigest(),
        "accepted": int(accepted.sum()),
        "rejected": int((~accepted).sum()),
        "columns": {str(name): int(count) for name, count in columns.items()},
    }


def objections(messages: pd.DataFrame, read: pd.DataFrame, *, file: str) -> pd.DataFrame:
    """
    Find the messages that overrides speak of.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts with the columns of all stages up to ``canned``, in table order.
    read : pandas.DataFrame
        Overrides, as `read_overrides` gives them.
    file : str
        Name of their file, for errors.

    Returns
    -------
    pandas.DataFrame
        ``ref``, ``column``, ``value`` (of an answer its ref, empty for none), ``model_value`` (likewise), ``reason``,
        ``by``, ``on``, ``decision``, and ``line``, in the order of the file.

    Raises
    ------
    UsageError
        If a message is unknown or holds no such label, an answer is none of the company's later messages, or two
        lines speak of the same label.
    """
    task = f"use the overrides {file}"
    refs = pd.Index(messages["ref"].to_numpy(dtype=object))
    table = read.reset_index(drop=True)
    rows = _rows(messages, table, refs, task)
    _check_labels(messages, table, rows, task)
    model = np.full(len(table), "", dtype=object)
    value = table["value"].to_numpy(dtype=object, copy=True)
    for name in table["column"].unique():
        at = np.flatnonzero(equals(table["column"], name))
        if name == "response_id":
            answers = row_of(messages, messages[name], rows[at])
            model[at] = np.where(answers >= 0, refs.to_numpy()[answers], "")
            value[at] = [
                _answer(messages, refs, row, text, line, task)
                for row, text, line in zip(rows[at], value[at], table["line"].to_numpy()[at], strict=True)
            ]
        else:
            held = messages[name].iloc[rows[at]]
            model[at] = held.astype(TEXT).str.lower().fillna("").to_numpy(dtype=object)
    found = table.assign(ref=pd.array(refs.to_numpy()[rows], TEXT), value=pd.array(value, TEXT))
    found.insert(found.columns.get_loc("value") + 1, "model_value", pd.array(model, TEXT))
    _check_once(messages, found, rows, task)
    return found.drop(columns="message_id")


def _rows(messages: pd.DataFrame, table: pd.DataFrame, refs: pd.Index, task: str) -> np.ndarray:
    """Row of each override, by ref, by id, or by both where they agree."""
    ids = messages["message_id"].to_numpy(dtype=object)
    rows = []
    for line, ref, wanted in table[["line", "ref", "message_id"]].itertuples(index=False):
        by_ref = refs.get_indexer([ref.upper()])[0] if ref else -1
        if ref and by_ref < 0:
            _wrong(task, line, f"the ref {ref!r}", "the ref of a post in this feed, as in messages.csv")
        by_id = np.flatnonzero(ids == wanted) if wanted else np.array([], int)
        if wanted and not len(by_id):
            _wrong(task, line, f"the message_id {wanted!r}", "the id of a post in this feed")
        if ref and wanted and by_ref not in by_id:
            _wrong(task, line, f"the ref {ref!r}, which is not the message {wanted!r}", "a ref of this audit",
                   "Refs are counted anew in every audit: take them from its messages.csv.")  # fmt: skip
        if not ref and len(by_id) > 1:
            _wrong(task, line, f"the message_id {wanted!r} on {len(by_id)} platforms", "a ref beside it")
        rows.append(by_ref if ref else by_id[0])
    return np.array(rows, dtype=np.int64)


def _check_labels(messages: pd.DataFrame, table: pd.DataFrame, rows: np.ndarray, task: str) -> None:
    """Refuse overrides of labels that a message does not have."""
    outbound = equals(messages["direction"], "outbound") & ~set_apart(messages) & messages["act"].notna().to_numpy()
    inbound = equals(messages["direction"], "inbound") & equals(messages["author_role"], "audience")
    inbound &= ~set_apart(messages) & messages["inbound_type"].notna().to_numpy()
    is_act = equals(table["column"], "act")
    fits = np.where(is_act, outbound[rows], inbound[rows])
    for number in np.flatnonzero(~fits):
        line, ref, column = (table[name].iloc[number] for name in ("line", "ref", "column"))
        whose = "a message of the company" if is_act[number] else "a message of the audience to the company"
        _wrong(task, line, f"{column} of {ref or table['message_id'].iloc[number]}, which has none", whose)


def _answer(messages: pd.DataFrame, refs: pd.Index, row: int, text: str, line: int, task: str) -> str:
    """Ref of the answer that an override names by ref or id; empty for none."""
    if not text:
        return ""
    found = refs.get_indexer([text.upper()])[0]
    if found < 0:
        same = (messages["message_id"] == text) & (messages["platform"] == messages["platform"].iloc[row])
        found = next(iter(np.flatnonzero(same.to_numpy(dtype=bool, na_value=False))), -1)
    head = refs.get_loc(messages["turn"].iloc[row])
    right = found >= 0 and messages["author_role"].iloc[found] == "company"
    right = right and messages["platform"].iloc[found] == messages["platform"].iloc[row]
    if not right:
        _wrong(task, line, f"the answer {text!r}", "a message of the company by ref or id, or nothing for no answer")
    if messages["created_at"].iloc[found] < messages["created_at"].iloc[head]:
        _wrong(task, line, f"the answer {text!r}, which is earlier than its question", "a later message of the company")
    return refs[found]


def _check_once(messages: pd.DataFrame, found: pd.DataFrame, rows: np.ndarray, task: str) -> None:
    # A turn has one answer, whichever of its messages names it.
    of_turn = messages["turn"].iloc[rows].to_numpy(dtype=object)
    unit = np.where(equals(found["column"], "response_id"), of_turn, found["ref"].to_numpy(dtype=object))
    keys = pd.DataFrame({"unit": unit, "column": found["column"].to_numpy(dtype=object)})
    again = np.flatnonzero(keys.duplicated().to_numpy())
    if len(again):
        place = again[0]
        first = np.flatnonzero((keys == keys.iloc[place]).all(axis=1).to_numpy())[0]
        ref, column, line = (found[name].iloc[place] for name in ("ref", "column", "line"))
        _wrong(task, line, f"{column} of {ref} again, after line {found['line'].iloc[first]}", "each label once")


def _wrong(task: str, line: int, found: str, expected: str, next_step: str = "") -> NoReturn:
    raise UsageError(f"{task}, line {line}", found=found, expected=expected, next_step=next_step)
