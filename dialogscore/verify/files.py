"""Whether the files of a result folder are as they were written, and say the same as each other."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dialogscore import folder
from dialogscore.errors import UsageError
from dialogscore.verify.lines import cell, rows_of
from dialogscore.verify.plain import rules_by_ref
from dialogscore.verify.rates import HORIZON
from dialogscore.verify.record import Record
from dialogscore.verify.units import Asked

__all__ = ["Check", "file_checks", "input_check", "record_checks", "same"]

SHOWN = 5
# What messages.csv shows as the record holds it; persons, words and ids may be masked there.
SHARED = (
    "ref", "platform", "kind", "author_role", "created_at", "created_at_precision", "status", "is_automated",
    "company_reacted", "is_promoted", "source_id", "depth", "turn", "direction", "addresses", "answered",
    "response_seconds", "observed_seconds", "language", "language_source", "language_support", "feature_prize", "act",
    "is_uncertain", "inbound_type", "needs_reply", "is_canned", "position", "level", "mode", "invitation_outcome",
    "invitation_uncertain", "handed_over", "ledger",
)  # fmt: skip
SCORED = (
    "measure", "subset_by", "subset", "basis", "value", "n", "low", "high", "low_sampling", "high_sampling",
    "note_code",
)  # fmt: skip


class Check(NamedTuple):
    """
    Something that was looked at beside the scores.

    Attributes
    ----------
    name : str
        What.
    looked_at : int
        How many files, rows or lines.
    failures : tuple of str
        What is wrong, each by its name.
    """

    name: str
    looked_at: int
    failures: tuple[str, ...]


def file_checks(out: Path, record: Record) -> list[Check]:
    """
    Look at the hashes, and at what is written twice.

    Parameters
    ----------
    out : pathlib.Path
        Result folder.
    record : Record
        Its record.

    Returns
    -------
    list of Check
        Hashes; scores.json and tables/scores.parquet against scores.csv.
    """
    found = folder.verify(out)
    listed = (out / folder.SUMS).read_text(encoding="utf-8", errors="replace").count("\n")
    wrong = [f"{name} has changed" for name in found.changed] + [f"{name} is missing" for name in found.missing]
    wrong += [f"{name} is not listed" for name in found.unlisted]
    checks = [Check(folder.SUMS, listed, tuple(wrong))]
    twins: Iterable[tuple[str, Any]] = (
        ("scores.json", lambda path: json.loads(path.read_text(encoding="utf-8"))),
        ("tables/scores.parquet", lambda path: rows_of(pd.read_parquet(path))),
    )
    for name, read in twins:
        checks.append(_read(name, lambda name=name, read=read: _twin(name, read(out / name), record)))
    return checks


def _twin(name: str, lines: Sequence[Mapping[str, Any]], record: Record) -> Check:
    different = [
        f"{_named(one)} is not as in scores.csv"
        for one, other in zip(lines, record.scores, strict=False)
        if any(not same(one[key], other[key]) for key in SCORED)
    ]
    if len(lines) != len(record.scores):
        different.append(f"{len(lines)} rows, scores.csv has {len(record.scores)}")
    return Check(name, len(lines), tuple(different))


def _read(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Check(name, 0, (f"cannot be read as it was written ({type(error).__name__}: {error})",))


def record_checks(out: Path, record: Record, turns: Sequence[Asked]) -> list[Check]:
    """
    Look at messages.csv, at the rule of each row, at the ledger's lines and at the times of answers.

    A lean result was written without messages.csv: its ledger is counted from the record alone.

    Parameters
    ----------
    out : pathlib.Path
        Result folder.
    record : Record
        Its record.
    turns : sequence of Asked
        Turns of the audience.

    Returns
    -------
    list of Check
        One each.
    """
    rules = rules_by_ref(record, turns)
    misruled = [
        f"{one.ref} is {one.ledger}, recounted {rules[one.ref]}"
        for one in record.messages
        if one.ledger != rules[one.ref]
    ]
    mistimed = [f"{turn.ref} {wrong}" for turn in turns if (wrong := _mistimed(turn, record))]
    read = _lines
    checks = []
    if record.manifest.get("lean"):
        read = partial(_lines_of, record)
    else:
        checks.append(_read("messages.csv", lambda: _shared(_lines(out), record)))
    return [
        *checks,
        Check("ledger of each message", len(rules), tuple(misruled)),
        _read("tables/ledger.parquet", lambda: _ledger(out, read(out))),
        Check("times of answers", len(turns), tuple(mistimed)),
    ]


def _lines_of(record: Record, _: Path) -> list[dict[str, str]]:
    return [{name: _told(getattr(one, name)) for name in SHARED} for one in record.messages]


def _told(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _lines(out: Path) -> list[dict[str, str]]:
    with (out / "messages.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{name: cell(line.get(name) or "") for name in SHARED} for line in csv.DictReader(file)]


def _shared(lines: Sequence[Mapping[str, str]], record: Record) -> Check:
    different = [
        f"{one.ref} {name}: messages.csv says {line[name] or 'nothing'}, the record {getattr(one, name)}"
        for one, line in zip(record.messages, lines, strict=False)
        for name in SHARED
        if not same(getattr(one, name), line[name])
    ]
    if len(lines) != len(record.messages):
        different.append(f"{len(lines)} rows, the record has {len(record.messages)}")
    return Check("messages.csv", len(lines), tuple(different))


def _ledger(out: Path, lines: Sequence[Mapping[str, str]]) -> Check:
    """Count the ledger's lines by filtering messages.csv."""
    eligible = [line for line in lines if line["ledger"] == "eligible"]
    late = [line for line in eligible if line["response_seconds"]]
    open_ = [line for line in eligible if not line["response_seconds"]]
    in_time = [line for line in late if float(line["response_seconds"]) <= HORIZON]
    groups: dict[str, list] = {}
    for line in lines:
        if line["direction"] == "inbound" and line["language_support"] != "unsupported":
            groups.setdefault(line["turn"], []).append(line)
    doubtful = [
        line for line in lines
        if line["ledger"] in ("eligible", "no_reply_needed") and float(line["observed_seconds"] or -1) >= HORIZON
        and not any(one["needs_reply"] == "true" != one["is_uncertain"] for one in groups.get(line["turn"], ()))
        and any("true" in (one["needs_reply"], one["is_uncertain"]) for one in groups.get(line["turn"], ()))
    ]  # fmt: skip
    counts = {
        "received": len(lines),
        "answered": len(in_time),
        "answered_later": len(late) - len(in_time),
        "collective": sum(line["answered"] == "collective" for line in open_),
        "community": sum(line["answered"] == "community" for line in open_),
        "none": sum(line["answered"] not in ("collective", "community") for line in open_),
        "uncertain": len(doubtful),
    }
    stated = rows_of(pd.read_parquet(out / "tables" / "ledger.parquet"))
    wrong = []
    for told in stated:
        rule = told["rule"]
        recounted = counts.get(rule, sum(line["ledger"] == rule for line in lines))
        if told["rows"] != recounted:
            wrong.append(f"{rule} says {told['rows']}, recounted {recounted}")
    return Check("tables/ledger.parquet", len(stated), tuple(wrong))


def input_check(record: Record, inputs: Sequence[str | Path]) -> Check:
    """
    Compare the files that an audit was made from with what it says of them.

    Parameters
    ----------
    record : Record
        The record.
    inputs : sequence of str or pathlib.Path
        Files.

    Returns
    -------
    Check
        A failure for each file that is no source of the audit, or whose bytes are others.

    Raises
    ------
    UsageError
        If there is no such file.
    """
    stated: dict[str, set[str]] = {}
    for source in record.sources:
        stated.setdefault(source["file"], set()).add(source["sha256"])
    wrong = []
    for path in map(Path, inputs):
        if not path.is_file():
            raise UsageError("check the inputs", found=f"no file {path}", expected="files that the audit was made from")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if path.name not in stated:
            wrong.append(f"{path.name} is no source of this audit")
        elif digest not in stated[path.name]:
            wrong.append(f"{path.name} has other bytes than the audited file")
    return Check("inputs", len(inputs), tuple(wrong))


def _mistimed(turn: Asked, record: Record) -> str:
    head = turn.head
    if head.response_seconds is None:
        return "has a response without a time" if head.response_id is not None else ""
    answer = record.find(head, "response_id")
    if answer is None:
        return "has a time without a response"
    seconds = (answer.at - head.at) / 1e6
    return "" if abs(seconds - head.response_seconds) < 1e-6 else f"waited {seconds} s, not {head.response_seconds} s"


def same(one: Any, other: Any) -> bool:
    """
    Tell whether a value is what a cell of one of our CSV files says.

    Parameters
    ----------
    one : object
        A value; None, numbers, flags, times and text.
    other : object
        A cell, or what was read from it.

    Returns
    -------
    bool
        Whether they mean the same; nothing and an empty cell do.
    """
    if one in (None, "") or other in (None, ""):
        return one in (None, "") and other in (None, "")
    if isinstance(one, datetime):
        return one.isoformat().replace("+00:00", "Z") == other
    if isinstance(one, bool):
        return str(one).lower() == other
    if isinstance(one, int | float):
        return abs(float(one) - float(other)) <= 1e-12 * max(1.0, abs(float(one)))
    return cell(str(one)) == cell(str(other))


def _named(line: Mapping[str, Any]) -> str:
    parts = (line["measure"], line["subset_by"], line["subset"])
    return " ".join(str(part) for part in parts if part not in (None, ""))
