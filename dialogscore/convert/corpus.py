"""Messages as a ConvoKit corpus: utterances that answer each other, speakers and conversations."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dialogscore import tables
from dialogscore.forest import cut_cycles, roots_and_depths
from dialogscore.pairing import row_of

__all__ = ["write_corpus"]

_PART = 20_000
_NOT_META = {"text", "source_id", "source_row"}
_OF_SPEAKERS = ("author_handle", "author_name", "author_role", "platform")
_TYPES = {str: "<class 'str'>", int: "<class 'int'>", float: "<class 'float'>", bool: "<class 'bool'>"}


def write_corpus(messages: pd.DataFrame, folder: Path) -> None:
    """
    Write messages as the files of a corpus.

    Parameters
    ----------
    messages : pandas.DataFrame
        The readers' columns, in table order.
    folder : pathlib.Path
        Where to put ``utterances.jsonl``, ``speakers.json``, ``conversations.json``, ``corpus.json`` and
        ``index.json``. An utterance that answers a missing message answers nothing, which ConvoKit insists on, and
        says in its ``meta`` what it had answered. Beside that ``meta`` holds the readers' columns, so that the corpus
        can be read back as it was.
    """
    ids = _unique(messages["platform"], messages["message_id"])
    speakers = _speakers(messages, ids)
    parent, _ = cut_cycles(row_of(messages, messages["parent_id"]))
    root = ids[roots_and_depths(parent)[0]]
    dangling = messages["parent_id"].where(parent < 0).to_numpy(dtype=object, na_value=None)
    times = messages["created_at"].dt.as_unit("us").astype("int64").to_numpy()
    kinds: dict[str, str] = {}
    people: dict[str, dict[str, Any]] = {}
    with (folder / "utterances.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for start in range(0, len(messages), _PART):
            records = tables.records(messages.iloc[start : start + _PART])
            for row, record in enumerate(records, start=start):
                meta = {name: value for name, value in record.items() if name not in _NOT_META and _is_there(value)}
                if dangling[row] is not None:
                    meta["orig_reply_to"] = dangling[row]
                kinds |= {name: _TYPES[type(value)] for name, value in meta.items()}
                people.setdefault(speakers[row], {name: meta[name] for name in _OF_SPEAKERS if name in meta})
                utterance = {
                    "id": ids[row],
                    "conversation_id": root[row],
                    "text": record["text"],
                    "speaker": speakers[row],
                    "meta": meta,
                    "reply-to": ids[parent[row]] if parent[row] >= 0 else None,
                    "timestamp": _seconds(int(times[row])),
                    "vectors": [],
                }
                file.write(json.dumps(utterance, ensure_ascii=False) + "\n")
    known = {name: {"meta": meta, "vectors": []} for name, meta in people.items()}
    _put(known, folder / "speakers.json")
    _put({name: {"meta": {}, "vectors": []} for name in dict.fromkeys(root.tolist())}, folder / "conversations.json")
    _put({"written_by": "dialogscore"}, folder / "corpus.json")
    index = {
        "utterances-index": {name: [kind] for name, kind in sorted(kinds.items())},
        "speakers-index": {name: [_TYPES[str]] for name in _OF_SPEAKERS},
        "conversations-index": {},
        "overall-index": {"written_by": [_TYPES[str]]},
        "version": 1,
        "vectors": [],
    }
    _put(index, folder / "index.json")


def _unique(platforms: pd.Series, ids: pd.Series) -> np.ndarray:
    """Keep ids verbatim; where two platforms share one, the platform goes before it."""
    clash = ids.duplicated(keep=False).to_numpy()
    return np.where(clash, (platforms + ":" + ids).to_numpy(dtype=object), ids.to_numpy(dtype=object))


def _speakers(messages: pd.DataFrame, ids: np.ndarray) -> np.ndarray:
    """Name every author; one whom nobody knows is nobody else."""
    who = messages["author_id"].fillna(messages["author_handle"]).fillna(messages["author_name"])
    several = messages["platform"].nunique() > 1
    named = (messages["platform"] + ":" + who if several else who).to_numpy(dtype=object, na_value=None)
    return np.where(who.isna().to_numpy(dtype=bool), "unknown author of " + ids, named)


def _is_there(value: Any) -> bool:
    return value is not None and value == value


def _seconds(micro: int) -> int | float:
    return micro // 1_000_000 if micro % 1_000_000 == 0 else micro / 1_000_000


def _put(value: dict[str, Any], path: Path) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
