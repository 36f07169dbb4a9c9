"""Coded messages without their texts, to be passed on: ``python -m dialogscore.training.dehydrating GOLD``.

What stays is the data set, its own id of the message, the labels, and short hashes by which a text is known again.
"""

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dialogscore.errors import DialogscoreError
from dialogscore.training.further import shipped_corpora, text_key
from dialogscore.training.gold import read_lines

__all__ = ["KINDS", "Kind", "dehydrated", "main"]

# An id that is an address or a sentence would tell more than which message it is.
_ID = re.compile(r"[\w.-]{1,40}")
_SPEAKER = re.compile(r"(company|person): ")


class Kind(NamedTuple):
    """
    One kind of coded messages.

    Attributes
    ----------
    file : str
        Where it is shipped, below the folder of corpora.
    sources : tuple of str
        Files of coded messages that it comes from.
    labels : tuple of str
        What was coded.
    about : tuple of str
        What else of a message is kept.
    """

    file: str
    sources: tuple[str, str]
    labels: tuple[str, ...]
    about: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of the shipped file."""
        return ("dataset", "native_id", "key", *self.about, *self.labels, "sure", "coder_a", "coder_b")


KINDS = {
    "acts": Kind(
        "coded/evaluated_acts.csv",
        ("company_acts_dev.jsonl", "company_acts_train.jsonl"),
        ("act",),
        ("company", "lang", "platform", "is_reply", "parent"),
    ),
    "audience": Kind(
        "coded/evaluated_audience.csv",
        ("inbound_dev.jsonl", "inbound_train.jsonl"),
        ("type", "needs_reply"),
        ("company", "lang", "speaker", "context"),
    ),
    "purposes": Kind(
        "coded/post_purposes.csv",
        ("post_purposes_dev.jsonl", "post_purposes_train.jsonl"),
        ("purpose",),
        ("company", "lang", "platform"),
    ),
}


def dehydrated(kind: Kind, gold: Path) -> list[dict[str, Any]]:
    """
    Take the texts out of coded messages.

    Parameters
    ----------
    kind : Kind
        Which messages.
    gold : pathlib.Path
        Folder of coded messages with their texts.

    Returns
    -------
    list of dict
        One row a message with the kind's columns, by data set and hash.

    Raises
    ------
    FeedError
        If a file is missing or a line is no coded message.
    """
    keys = ("dataset", "native_id", "text", *kind.labels)
    rows = [_row(kind, line) for name in kind.sources for line in read_lines(gold / name, keys=keys)]
    return sorted(rows, key=lambda row: (row["dataset"], row["key"], row["native_id"]))


def main(arguments: list[str] | None = None) -> int:
    """
    Write the shipped files of ids and labels anew.

    Parameters
    ----------
    arguments : list of str, optional
        By default those of the command line.

    Returns
    -------
    int
        Exit code: 0, or 1 with one sentence on stderr.
    """
    parser = argparse.ArgumentParser(prog="python -m dialogscore.training.dehydrating", description=__doc__)
    parser.add_argument("gold", metavar="GOLD", type=Path, help="folder of coded messages (JSON lines)")
    parser.add_argument("-o", "--out", metavar="FOLDER", type=Path, help="folder of corpora (dialogscore's own)")
    options = parser.parse_args(arguments)
    try:
        found = {kind: dehydrated(kind, options.gold) for kind in KINDS.values()}
    except DialogscoreError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    for kind, rows in found.items():
        path = (options.out or shipped_corpora()) / kind.file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=kind.columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        sys.stdout.write(f"{path}: {len(rows):,} messages\n")
    return 0


def _row(kind: Kind, line: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(_fields(kind, line))
    native = str(line["native_id"] or "")
    found["native_id"] = native if _ID.fullmatch(native) else ""
    return found


def _fields(kind: Kind, line: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    context = line.get("context") or ""
    speaker = _SPEAKER.match(context)
    for name in kind.columns:
        value = line.get(name)
        if name == "key":
            value = text_key(line["text"])
        elif name == "parent":
            value = text_key(value) if value else None
        elif name == "context":
            value = text_key(context[speaker.end() if speaker else 0 :]) if context else None
        elif name == "speaker":
            value = speaker[1] if speaker else None
        yield name, int(value) if isinstance(value, bool) else "" if value is None else value


if __name__ == "__main__":
    raise SystemExit(main())
