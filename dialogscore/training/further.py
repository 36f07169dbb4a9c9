"""Further coded messages, for fits only: public ones by their hash and label, and messages written by us with theirs.

Labels of public messages lie in ``corpora/coded`` without any text; their texts are found again in a folder of feeds
by the hash of the text. What was written by us lies in ``corpora/written``, text and label together.
"""

import csv
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

__all__ = ["FILES", "further", "shipped_corpora", "text_key"]

# Of each task: labels of public messages, messages written by us.
FILES = {
    "act": ("coded/company_acts.csv", "written/company_messages.jsonl"),
    "inbound": ("coded/audience_messages.csv",),
    "purpose": ("coded/company_posts.csv", "written/company_posts.jsonl"),
}
# What these columns hold is a hash in the files and a text in the rows.
_TEXTS = ("parent", "before", "context")


def shipped_corpora() -> Path:
    """
    Find the corpora that come with dialogscore.

    Returns
    -------
    pathlib.Path
        Their folder.
    """
    try:
        return Path(str(files("dialogscore_corpora")))
    except ModuleNotFoundError:  # a checkout that was not installed
        return Path(__file__).parents[2] / "corpora"


def further(feeds: Path, corpora: Path) -> list[dict[str, Any]]:
    """
    Read further coded messages.

    Parameters
    ----------
    feeds : pathlib.Path
        Folder of CSV files in which the public messages are looked up; those not found are left out.
    corpora : pathlib.Path
        Folder with some of `FILES`.

    Returns
    -------
    list of dict
        With the keys that coded messages have; company messages have an `act`, posts a `purpose`, audience messages a
        `type`.
    """
    texts = {text_key(text): text for text in _texts(feeds)}
    rows: list[dict[str, Any]] = []
    for path in (corpora / name for names in FILES.values() for name in names):
        rows += _coded(path, texts) if path.suffix == ".csv" else _written(path)
    return rows


def text_key(text: str) -> str:
    """
    Name a text without telling it.

    Parameters
    ----------
    text : str
        A message as its file has it.

    Returns
    -------
    str
        First 16 hexadecimal digits of its SHA-256.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _texts(feeds: Path) -> Iterator[str]:
    for path in sorted(feeds.glob("*.csv")):
        coding = "latin-1" if path.stem.endswith("latin1") else "utf-8"
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding=coding, encoding_errors="replace")
        for name in table.columns.intersection(["text", "Text"]):
            yield from table[name]


def _coded(path: Path, texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["key"] not in texts:
                continue
            found = {column: texts.get(row[column]) for column in _TEXTS if column in row}
            if found.get("context") is not None:
                found["context"] = f"{row['speaker']}: {found['context']}"
            yield row | found | {"text": texts[row["key"]], "is_reply": row.get("is_reply") == "1" or None}


def _written(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row = json.loads(line)
            replies = bool(row.get("parent")) or None
            yield row | {"key": f"{path.stem}-{number}", "dataset": "written", "is_reply": replies}
