"""Coded messages from any CSV, JSON lines or Parquet file: one row a message, with its text and what the coder said."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dialogscore.errors import FeedError, nearest
from dialogscore.training.tasks import ACTS

__all__ = ["COLUMNS", "LabelRows", "read_labels", "reasons"]

# Our name of each column, and other names under which it is found.
COLUMNS = {
    "text": (),
    "company": ("account", "brand"),
    "act": (),
    "type": ("inbound_type",),
    "needs_reply": (),
    "lang": ("language",),
    "parent": (),
    "context": (),
    "is_reply": (),
    "double": (),
    "coder_b": (),
    "evaluated": (),
    "dataset": (),
    "key": ("message_id", "id"),
}
TYPES = ("question", "complaint", "praise", "comment", "noise")
YES, NO = frozenset({"1", "1.0", "true", "yes"}), frozenset({"0", "0.0", "false", "no"})


class LabelRows(NamedTuple):
    """
    What some files of coded messages hold.

    Attributes
    ----------
    acts, inbound : list of dict
        Coded company messages and coded audience messages, keys as in the project's own files.
    rejects : pandas.DataFrame
        file, row (1-based, as the file counts records), reason and value of every row that cannot be used.
    """

    acts: list[dict[str, Any]]
    inbound: list[dict[str, Any]]
    rejects: pd.DataFrame


def read_labels(paths: Iterable[str | Path]) -> LabelRows:
    """
    Read files of coded messages.

    Parameters
    ----------
    paths : iterable of path
        CSV, JSON lines or Parquet files with text, company and act (company messages), or type and needs_reply
        (audience messages); lang, parent, context, is_reply, double, evaluated and key where known.

    Returns
    -------
    LabelRows
        Rows that can be used, and those that cannot.

    Raises
    ------
    FeedError
        If a file cannot be read, lacks a column, or no file holds a coded message.
    """
    acts: list[dict] = []
    inbound: list[dict] = []
    rejects: list[tuple] = []
    for path in map(Path, paths):
        raw = _records(path)
        _check_columns(path, raw)
        records = [None if record is None else _renamed(record) for record in raw]
        for number, record in enumerate(records, start=1):
            row, fault, value = _checked(record)
            if fault:
                rejects.append((path.name, number, fault, value))
            else:
                row["key"] = f"{len(acts) + len(inbound)}"
                row["dataset"] = row["dataset"] or path.stem
                (acts if row["act"] else inbound).append(row)
    if not acts and not inbound:
        raise FeedError(
            "read coded messages",
            found=f"{len(rejects)} rows of which none can be used",
            expected="rows with a text, a company and a label of the codebook",
        )
    return LabelRows(acts, inbound, pd.DataFrame(rejects, columns=["file", "row", "reason", "value"]))


def reasons(rejects: pd.DataFrame) -> list[str]:
    """
    Sum up why rows cannot be used.

    Parameters
    ----------
    rejects : pandas.DataFrame
        From `read_labels`.

    Returns
    -------
    list of str
        One sentence per reason, with the first row that shows it.
    """
    said = []
    for reason, rows in rejects.groupby("reason", sort=True):
        first = rows.iloc[0]
        value = f", {first['value']!r}" if first["value"] else ""
        said.append(f"{len(rows):,} {reason} (first: {first['file']}, row {first['row']}{value})")
    return said


def _records(path: Path) -> list[dict[str, Any] | None]:
    task = f"read the coded messages {path.name}"
    if not path.is_file():
        raise FeedError(task, found="no such file", expected="a CSV, JSON lines or Parquet file")
    suffix = path.suffix.casefold()
    try:
        if suffix == ".parquet":
            records = pd.read_parquet(path).astype(object).to_dict("records")
        elif suffix in (".jsonl", ".ndjson", ".json"):
            records = list(_json_lines(path))
        else:
            records = list(_csv_rows(path))
    except (OSError, ValueError, csv.Error) as error:
        raise FeedError(
            task, found="what cannot be read as such", expected="CSV, JSON lines or Parquet in UTF-8"
        ) from error
    return records


def _json_lines(path: Path) -> Iterator[dict[str, Any] | None]:
    with path.open(encoding="utf-8-sig") as lines:
        for line in lines:
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            yield record if isinstance(record, dict) else None


def _csv_rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        delimiter = max(",;\t", key=head.count)
        yield from csv.DictReader(file, delimiter=delimiter, restval="")


def _renamed(record: dict[str, Any]) -> dict[str, Any]:
    plain = {str(name).strip().casefold(): value for name, value in record.items() if isinstance(name, str)}
    named = {}
    for name, others in COLUMNS.items():
        found = next((plain[one] for one in (name, *others) if one in plain), None)
        if found is not None and not (isinstance(found, float) and pd.isna(found)) and found is not pd.NA:
            named[name] = found
        elif any(one in plain for one in (name, *others)):
            named[name] = None
    return named


def _check_columns(path: Path, records: list[dict[str, Any] | None]) -> None:
    if not any(records):
        raise FeedError(f"read the coded messages {path.name}", found="no rows", expected="one row a message")
    stated = sorted({str(name) for record in records if record for name in record})
    present = set(_renamed(dict.fromkeys(stated)))
    missing = [name for name in ("text", "company") if name not in present]
    if "act" not in present and not {"type", "needs_reply"} <= present:
        missing.append("type and needs_reply" if present & {"type", "needs_reply"} else "act")
    if missing:
        raise FeedError(
            f"read the coded messages {path.name}",
            found=f"no column {missing[0]}",
            expected="text, company, and act (company messages) or type and needs_reply (audience messages)",
            next_step=nearest(missing[0], stated),
        )


def _checked(record: dict[str, Any] | None) -> tuple[dict[str, Any], str, str]:
    if record is None:
        return {}, "are no JSON object", ""
    row = {name: record.get(name) for name in COLUMNS}
    for name in ("text", "company", "act", "type", "lang", "parent", "context", "dataset"):
        row[name] = str(row[name]).strip() if row[name] is not None and str(row[name]).strip() else None
    if row["text"] is None:
        return {}, "have no text", ""
    code = (row["lang"] or "").casefold().replace("_", "-").partition("-")[0]
    row["lang"] = None if code in ("", "und") else code
    row["is_reply"] = _flag(row["is_reply"])
    # The label of a second coder says as well that there was one.
    row["double"] = bool(_flag(row["double"]) or row["coder_b"])
    evaluated = _flag(row["evaluated"])
    row["evaluated"] = True if evaluated is None else evaluated
    if row["act"] is not None:
        return _checked_act(row)
    if row["type"] is None:
        return {}, "have no label", ""
    if row["type"].casefold() not in TYPES:
        return {}, f"have a type that is none of {', '.join(TYPES)}", row["type"]
    reply = _flag(row["needs_reply"])
    if reply is None:
        return {}, "have a needs_reply that is neither 1 nor 0", str(row["needs_reply"] or "")
    row["context"] = row["context"] or row["parent"]
    return row | {"type": row["type"].casefold(), "needs_reply": int(reply), "company": row["company"] or ""}, "", ""


def _checked_act(row: dict[str, Any]) -> tuple[dict[str, Any], str, str]:
    act = row["act"].casefold()
    if act not in (*ACTS, "other"):
        return {}, f"have an act that is none of {', '.join((*ACTS, 'other'))}", row["act"]
    if row["company"] is None:
        return {}, "have no company", ""
    return row | {"act": act, "parent": row["parent"] or row["context"]}, "", ""


def _flag(value: object) -> bool | None:
    plain = "" if value is None else str(value).strip().casefold()
    return True if plain in YES else False if plain in NO else None
