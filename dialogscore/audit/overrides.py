"""The audited company's objections, read from a file: which label of which message, what instead, why, who and when."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import NoReturn

import pandas as pd

from dialogscore import schema
from dialogscore.errors import UsageError, nearest

__all__ = ["COLUMNS", "DECISIONS", "read_overrides"]

COLUMNS = ("act", "inbound_type", "needs_reply", "response_id")
DECISIONS = ("accepted", "rejected")
NEEDED = ("column", "value", "reason", "by", "on")
NAMES = ("ref", "message_id", *NEEDED, "decision")
CHOICES = {column.name: column.unit.split("|") for column in schema.MESSAGES if column.name in ("act", "inbound_type")}
FLAGS = {"1": "true", "0": "false", "true": "true", "false": "false", "yes": "true", "no": "false", "ja": "true",
         "nein": "false", "wahr": "true", "falsch": "false"}  # fmt: skip
DECIDED = {"accepted": "accepted", "rejected": "rejected", "angenommen": "accepted", "abgelehnt": "rejected"}
MOST = 10_000


def read_overrides(path: str | Path) -> pd.DataFrame:
    """
    Read a file of overrides: all that can be checked without the feed.

    Parameters
    ----------
    path : str or pathlib.Path
        CSV with a header: ``ref`` or ``message_id`` or both, ``column`` (one of `COLUMNS`), ``value``, ``reason``,
        ``by``, ``on`` (a date), and optionally ``decision`` (one of `DECISIONS`). Commas, semicolons or tabs, with or
        without a byte order mark, as a spreadsheet saves it; an apostrophe that guards a cell is no part of it.

    Returns
    -------
    pandas.DataFrame
        Text columns ``ref``, ``message_id`` (both may be empty, never at once), ``column``, ``value`` (of an answer as
        the file has it, empty for none; else of the data model), ``reason``, ``by``, ``on`` (ISO 8601), ``decision``
        (accepted where the file has no such column), and the number ``line`` in the file.

    Raises
    ------
    UsageError
        If the file cannot be read so; the message names the line, what was found and what was expected.
    """
    task = f"read the overrides {path}"
    lines = _lines(_text(Path(path), task), task)
    header, start = lines[0]
    names = [name.strip().casefold() for name in header]
    unknown = [name for name in names if name and name not in NAMES]
    if unknown:
        _wrong(task, start, f"the unknown column {unknown[0]!r}", f"the columns {', '.join(NAMES)}",
               nearest(unknown[0], NAMES))  # fmt: skip
    missing = [name for name in NEEDED if name not in names]
    if missing or not {"ref", "message_id"} & set(names):
        _wrong(task, start, f"no column {missing[0] if missing else 'ref'!r}", f"the columns {', '.join(NAMES)}")
    twice = [name for name in names if name and names.count(name) > 1]
    if twice:
        _wrong(task, start, f"the column {twice[0]!r} twice", "each column once")
    read = [_row(dict(zip(names, cells, strict=False)), line, task) for cells, line in lines[1:]]
    table = pd.DataFrame(read, columns=[*NAMES, "line"])
    return table.astype(dict.fromkeys(NAMES, pd.StringDtype("pyarrow")) | {"line": "Int64"})


def _text(path: Path, task: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(
            task, found=error.strerror or "an error", expected="a CSV file", next_step="Give another with --overrides."
        ) from None
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(task, found="bytes that are no text", expected="a CSV file in UTF-8")


def _lines(text: str, task: str) -> list[tuple[list[str], int]]:
    """Cells of each line that holds any, with the number of the line that it begins in."""
    head = text[: (text + "\n").index("\n")]
    separator = max(",;\t", key=head.count)
    # The name of a column may stand in quotes; whatever a cell holds, csv must not read it as code.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found, begun = [], 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                found.append(([_plain(cell) for cell in cells], begun))
            begun = rows.line_num + 1
    except csv.Error as error:
        _wrong(task, begun, f"what is no CSV ({error})", "cells in quotes that are closed")
    if not found:
        raise UsageError(task, found="an empty file", expected=f"the columns {', '.join(NAMES)}")
    if len(found) > MOST:
        raise UsageError(task, found=f"{len(found) - 1} lines", expected=f"at most {MOST - 1}")
    width = len(found[0][0])
    for cells, line in found[1:]:
        if any(cells[width:]):
            _wrong(task, line, f"{len(cells)} cells", f"{width}, as in the header", "Put texts with commas in quotes.")
    return found


def _plain(cell: str) -> str:
    # A leading apostrophe keeps a spreadsheet from reading the cell otherwise, as in our own CSV files.
    return cell.strip().removeprefix("'").strip()


def _row(cells: dict[str, str], line: int, task: str) -> dict:
    row = {name: cells.get(name) or "" for name in NAMES}
    if not row["ref"] and not row["message_id"]:
        _wrong(task, line, "no ref", "the ref of a message, such as M000012, or its message_id")
    column = row["column"].casefold()
    if column not in COLUMNS:
        _wrong(task, line, f"the column {row['column']!r}", " or ".join(COLUMNS), nearest(column, COLUMNS))
    for name in ("reason", "by"):
        if not row[name]:
            _wrong(task, line, f"no {name}", "why the label is wrong" if name == "reason" else "who objects")
    decision = DECIDED.get(row["decision"].casefold()) if "decision" in cells else DECISIONS[0]
    if decision is None:
        _wrong(task, line, f"the decision {row['decision']!r}", " or ".join(DECISIONS))
    value = _value(column, row["value"], line, task)
    return row | {"column": column, "value": value, "on": _day(row["on"], line, task), "decision": decision,
                  "line": line}  # fmt: skip


def _value(column: str, value: str, line: int, task: str) -> str:
    folded = value.casefold()
    if column in CHOICES:
        choices = CHOICES[column]
        if folded not in choices:
            _wrong(task, line, f"the {column} {value!r}", " or ".join(choices), nearest(folded, choices))
        return folded
    if column == "needs_reply":
        if folded not in FLAGS:
            _wrong(task, line, f"the needs_reply {value!r}", "1 or 0")
        return FLAGS[folded]
    return value


def _day(text: str, line: int, task: str) -> str:
    try:
        parts = text.split(".")
        day = date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(text[:10])
    except ValueError:
        found = f"the day {text!r} in on" if text else "no day in on"
        _wrong(task, line, found, "a day such as 2025-03-31 or 31.03.2025")
    return day.isoformat()


def _wrong(task: str, line: int, found: str, expected: str, next_step: str = "") -> NoReturn:
    raise UsageError(f"{task}, line {line}", found=found, expected=expected, next_step=next_step)
