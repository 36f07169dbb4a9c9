"""What the first bytes of a file tell: its shape and the names of its columns or keys."""

import csv
import io
from collections.abc import Iterable

from dialogscore.errors import FeedError
from dialogscore.hidden import removed
from dialogscore.readers.archives import is_tar
from dialogscore.readers.textfile import decode_head

__all__ = ["check_names", "delimiter", "first_rows", "is_workbook", "recognise", "words"]

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"SQLite format 3\0", "an SQLite database", "Export the messages from it as CSV."),
    (b"%PDF", "a PDF document", "Ask for the export as CSV or JSON."),
    (b"\x89PNG", "a picture", "Ask for the messages as CSV or JSON."),
    (b"\xff\xd8\xff", "a picture", "Ask for the messages as CSV or JSON."),
    (b"GIF8", "a picture", "Ask for the messages as CSV or JSON."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it first."),
    (b"PK\x03\x04", "an archive inside of another", "Unpack the outer one first."),
    (b"\x93NUMPY", "a NumPy array", "Write the messages as CSV, JSON lines or Parquet."),
    (b"\x7fELF", "a program", "Name the export file."),
)
_TEXT = (
    ("<!doctype html", "a web page (HTML)", "Ask the platform for the export as JSON or CSV."),
    ("<html", "a web page (HTML)", "Ask the platform for the export as JSON or CSV."),
    ("<?xml", "an XML document", "Export CSV, JSON or XLSX instead."),
    ("window.ytd.", "a part of an X archive without messages", "Name the whole archive, zip or folder, or tweets.js."),
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
    if is_tar(head):
        return "an archive inside of another", "Unpack the outer one first."
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
    Tell an XLSX or XLS file from other archives.

    Parameters
    ----------
    head : bytes
        First bytes.

    Returns
    -------
    bool
        Whether its first members are those of a workbook.
    """
    is_zipped = head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"xl/" in head)
    return is_zipped or head.startswith(OLD_OFFICE)


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


def check_names(names: list[str], used: Iterable[str], file: object, *, needed: Iterable[str] = ()) -> None:
    """
    Refuse a header that names a column twice which is read, or lacks one that cannot be done without.

    Parameters
    ----------
    names : list of str
        The header.
    used : iterable of str
        Columns that are read.
    file : Blob or pathlib.Path
        The file, for the message.
    needed : iterable of str, optional
        Columns without which nothing can be read.

    Raises
    ------
    FeedError
        If one is there more than once, for which one is meant is anybody's guess; or if one that is needed is missing,
        which happens where a user names the format of another file.
    """
    missing = [name for name in needed if name not in names]
    if missing:
        raise FeedError(
            f"read {file}",
            found=f"the columns {words(names)}",
            expected=f"also {words(missing)}",
            next_step="Leave out --format to have the format found out, or name another.",
        )
    twice = [name for name in used if names.count(name) > 1]
    if twice:
        raise FeedError(
            f"read {file}",
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
