"""What the first bytes of a file tell: its shape and the names of its columns or keys."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dialogscore.errors import FeedError
from dialogscore.hidden import removed
from dialogscore.readers.textfile import HEAD_BYTES, decode_head

__all__ = ["check_names", "delimiter", "first_rows", "is_workbook", "names", "recognise", "words"]

_LONG_RECORD = 1 << 24
_MAGIC = (
    (b"SQLite format 3\0", "an SQLite database", "Export the messages from it as CSV."),
    (b"%PDF", "a PDF document", "Ask for the export as CSV or JSON."),
    (b"\x89PNG", "a picture", "Ask for the messages as CSV or JSON."),
    (b"\xff\xd8\xff", "a picture", "Ask for the messages as CSV or JSON."),
    (b"GIF8", "a picture", "Ask for the messages as CSV or JSON."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ\0", "an xz archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it first."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.xls)", "Save it as XLSX or CSV."),
    (b"PK\x03\x04", "a zip archive", "Unpack it first and name the files in it."),
    (b"PK\x05\x06", "an empty zip archive", "Export again."),
    (b"\x93NUMPY", "a NumPy array", "Write the messages as CSV, JSON lines or Parquet."),
    (b"\x7fELF", "a program", "Name the export file."),
)
_TEXT = (
    ("<!doctype html", "a web page (HTML)", "Ask the platform for the export as JSON or CSV."),
    ("<html", "a web page (HTML)", "Ask the platform for the export as JSON or CSV."),
    ("<?xml", "an XML document", "Export CSV, JSON or XLSX instead."),
    ("window.ytd.", "a part of an X archive", "Convert it to the canonical table; this version does not read it."),
    ("version https://git-lfs", "a pointer to a file kept elsewhere", "Fetch the file itself."),
)  # fmt: skip


def recognise(head: bytes) -> tuple[str, str] | None:
    """
    Recognise what is certainly no table of messages.

    Parameters
    ----------
    head : bytes
        First bytes.

    Returns
    -------
    (str, str) or None
        What it is, and what the user can do; None if it may be one.
    """
    for magic, name, step in _MAGIC:
        if head.startswith(magic) and not is_workbook(head):
            return name, step
    if head[:1] == b"\x80" and head[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05"):
        return "a Python pickle, which is never opened since it can run code", "Write it as CSV, JSON lines or Parquet."
    if head.startswith(b"PAR1") or is_workbook(head):
        return None
    text = decode_head(head)
    start = text.lstrip("\ufeff \t\r\n")[:200].casefold()
    for prefix, name, step in _TEXT:
        if start.startswith(prefix):
            return name, step
    control = sum(text.count(chr(code)) for code in (*range(1, 9), 11, 12, *range(14, 32), 127, 0xFFFD))
    if text and control > 0.1 * len(text):
        return "binary data", "Name a CSV, JSONL, Parquet or XLSX file."
    if text.strip():
        return None
    return ("binary data" if b"\0" in head else "nothing but blanks"), "Export again."


def is_workbook(head: bytes) -> bool:
    """
    Tell an XLSX file from other zip archives.

    Parameters
    ----------
    head : bytes
        First bytes.

    Returns
    -------
    bool
        Whether its first members are those of a workbook.
    """
    return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"xl/" in head)


def delimiter(head: bytes) -> str:
    """
    Find the delimiter of a CSV file by its header.

    Parameters
    ----------
    head : bytes
        First bytes.

    Returns
    -------
    str
        Of comma, semicolon, tab and bar the one that cuts the first line into most fields; a comma if none does.
    """
    line = next((line for line in decode_head(head).replace("\r", "\n").split("\n") if line.strip()), "")
    counts = {sign: len(_fields(line, sign)) for sign in ",;\t|"}
    return max(counts, key=counts.__getitem__)


def _fields(line: str, sign: str) -> list[str]:
    try:
        return next(csv.reader([line[:1_000_000]], delimiter=sign), [])
    except csv.Error:
        return []


def first_rows(head: bytes, sign: str, count: int = 15) -> list[list[str]]:
    """
    Read the first rows of a CSV file.

    Parameters
    ----------
    head : bytes
        First bytes.
    sign : str
        Delimiter.
    count : int, default 15
        Number of rows; blank lines are none.

    Returns
    -------
    list of list of str
        Cells without blanks around them.
    """
    rows = []
    reader = csv.reader(io.StringIO(decode_head(head), newline=""), delimiter=sign)
    while len(rows) < count:
        try:
            row = next(reader, None)
        except csv.Error:
            break
        if row is None:
            break
        if row:
            rows.append([cell.strip() for cell in row])
    return rows


def names(head: bytes, path: Path) -> tuple[str, list[str]]:
    """
    Find the names of the columns or keys.

    Parameters
    ----------
    head : bytes
        First bytes.
    path : pathlib.Path
        The file; read further for Parquet only.

    Returns
    -------
    (str, list of str)
        Shape (``Parquet``, ``JSON lines``, ``a JSON list``, ``JSON``, ``XLSX``, ``CSV`` or ``text``) and names; none
        for a workbook, which is not opened.
    """
    if head.startswith(b"PAR1"):
        try:
            return "Parquet", pq.ParquetFile(path).schema_arrow.names
        except (pa.ArrowException, OSError):
            return "Parquet", []
    if is_workbook(head):
        return "XLSX", []
    text = decode_head(head).lstrip("\ufeff \t\r\n")
    if text[:1] in ("{", "["):
        if len(head) == HEAD_BYTES and "\n" not in text:
            # The first record is longer than the head.
            with path.open("rb") as file:
                text = decode_head(file.read(_LONG_RECORD)).lstrip("\ufeff \t\r\n")
        return _json_names(text)
    sign = delimiter(head)
    rows = first_rows(head, sign, 1)
    return ("CSV" if rows and len(rows[0]) > 1 else "text"), rows[0] if rows else []


def _json_names(text: str) -> tuple[str, list[str]]:
    found: list[str] = []
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    for line in lines:
        try:
            entry = msgspec.json.decode(line.encode("utf-8", errors="replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        if isinstance(entry, dict):
            found += [key for key in entry if key not in found]
        elif isinstance(entry, list):
            keys = [key for one in entry[:20] if isinstance(one, dict) for key in one]
            return "a JSON list", list(dict.fromkeys(keys))
    if text[0] == "[":
        return "a JSON list", found or _keys_of(text)
    return ("JSON lines" if found else "JSON"), found or _keys_of(text)


def _keys_of(text: str) -> list[str]:
    """Collect quoted words before a colon: the head of a pretty-printed file is no whole JSON."""
    found: list[str] = []
    for piece in text[:20_000].split('":')[:-1]:
        key = piece.rpartition('"')[2]
        if key and len(key) < 80 and key not in found:
            found.append(key)
    return found


def check_names(names: list[str], needed: Iterable[str], path: Path) -> None:
    """
    Refuse a header that names a needed column twice.

    Parameters
    ----------
    names : list of str
        The header.
    needed : iterable of str
        Columns that are read.
    path : pathlib.Path
        The file, for the message.

    Raises
    ------
    FeedError
        If one of them is there more than once: which one is meant is anybody's guess.
    """
    twice = [name for name in needed if names.count(name) > 1]
    if twice:
        raise FeedError(
            f"read {path}",
            found=f"two columns of the same name, {words(twice)}",
            expected="every column once",
            next_step="Rename or remove one of them; which one holds the truth cannot be seen from here.",
        )


def words(names: list[str], count: int = 12) -> str:
    """
    Word a list of columns.

    Parameters
    ----------
    names : list of str
        Columns.
    count : int, default 12
        How many to name at most.

    Returns
    -------
    str
        Such as ``"a, b and 3 more"``.
    """
    # What stands in a file must not steer a terminal.
    short = ["".join(filter(str.isprintable, removed(name[:40]))) for name in names[:count]]
    more = f" and {len(names) - count} more" if len(names) > count else ""
    return (", ".join(short) or "none") + more
