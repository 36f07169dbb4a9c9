"""What people have coded in sheets, as coded messages that a model can be trained on."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from dialogscore.audit import Audit, load
from dialogscore.coding.adjudicating import CODER
from dialogscore.coding.context import MARKERS, shown
from dialogscore.coding.layout import ACT
from dialogscore.coding.reading import CodedSheet
from dialogscore.coding.store import SAMPLES
from dialogscore.errors import FeedError

__all__ = ["audits_of", "lessons"]

_MARKER = re.compile(r"\[(\w+)\] ")
_COMPANY, _PERSON = (marker.strip("[]") for marker in MARKERS.values())


def audits_of(folders: list[str | Path]) -> dict[str, Audit]:
    """
    Open the result folders that sheets come from.

    Parameters
    ----------
    folders : list of path
        Result folders.

    Returns
    -------
    dict of str to Audit
        By the names of what was drawn from them, which stay when somebody is forgotten.
    """
    audits = [load(folder) for folder in folders]
    return {
        name: audit for audit in audits if SAMPLES in audit.tables for name in audit.tables[SAMPLES]["sample"].unique()
    }


def lessons(sheet: CodedSheet, audits: Mapping[str, Audit] | None = None) -> list[dict[str, Any]]:
    """
    Turn a coded sheet into coded messages.

    Parameters
    ----------
    sheet : CodedSheet
        A complete sheet.
    audits : mapping of str to Audit, optional
        Audits by the draws that they know: texts are taken from there instead of from the sheet's cells.

    Returns
    -------
    list of dict
        Company messages with text, company, act, parent and is_reply, audience messages with text, company, type,
        needs_reply and context; all with dataset (the sheet), key, sure and double (two people coded it).

    Raises
    ------
    FeedError
        If the sheet is incomplete, or hides the company and its audit is not among those given.
    """
    rows = sheet.require_complete().rows
    for name in sorted(set(rows["sample"].dropna()) & set(audits or {})):
        rows = _restored(rows, name, audits[name])
    hidden = rows["company"].isna() | rows["company"].eq("").fillna(False)
    if hidden.any():
        raise FeedError(
            f"train on {sheet.path}", found="a sheet that does not name the company", expected="its audit beside it",
            next_step="Give the result folder with --audit.",
        )  # fmt: skip
    double = sheet.about.get("coder") == CODER
    return [
        _lesson(row, f"{sheet.path.stem}-{number}") | {"dataset": sheet.path.stem, "double": double, "evaluated": True}
        for number, row in enumerate(rows.astype(object).where(rows.notna(), None).to_dict("records"), start=1)
    ]


def _restored(rows: pd.DataFrame, sample: str, audit: Audit) -> pd.DataFrame:
    """Take words from the audit instead of from cells, in which names may be hidden and long texts are cut."""
    messages = audit.messages
    place = pd.Index(messages["ref"].to_numpy(dtype=object)).get_indexer(rows["ref"].to_numpy(dtype=object))
    mine = (place >= 0) & rows["sample"].eq(sample).fillna(False).to_numpy(dtype=bool)
    found = shown(messages, place[mine], company=audit.company)
    restored = rows.copy()
    for name in ("company", "parent", "text"):
        restored.loc[mine, name] = found[name].to_numpy(dtype=object)
    return restored


def _lesson(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    above = row["parent"] or ""
    marker = _MARKER.match(above)
    speaker, words = (marker[1], above[marker.end() :]) if marker else ("", above)
    given = {"key": key, "company": row["company"], "text": row["text"] or "", "lang": None, "sure": row["sure"]}
    if row["task"] == ACT:
        # What a company adds to its own message answers nobody.
        answered = words if words and speaker != _COMPANY else None
        return given | {"act": row["act"], "parent": answered, "is_reply": answered is not None or None}
    said_by = _COMPANY if speaker == _COMPANY else _PERSON
    context = f"{said_by}: {words}" if words else None
    return given | {"type": row["inbound_type"], "needs_reply": int(row["needs_reply"]), "context": context}
