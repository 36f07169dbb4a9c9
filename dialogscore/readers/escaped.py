"""CSV whose quotes may be escaped by a backslash, as PHP and LinkedIn write it."""

import re
from collections.abc import Iterator

from dialogscore.errors import FeedError
from dialogscore.readers.model import Batch, Reject, Source
from dialogscore.readers.rows import records, rows_to_table, unique_names
from dialogscore.readers.textfile import blocks

__all__ = ["read_escaped"]

_ROWS = 20_000
# A backslash means itself but before a quote; before a doubled one inside of a field it stands for nothing.
_PLAIN = re.compile(rb'\\(?!")')
_BOTH = re.compile(rb'\\""(?![,;\t\r\n]|$)')


def read_escaped(source: Source, *, delimiter: str = ",", first: int = 1) -> Iterator[Batch]:
    r"""
    Read a table in which ``\"`` is a quote, and ``""`` as well.

    Parameters
    ----------
    source : Source
        The file.
    delimiter : str, default ","
        One character.
    first : int, default 1
        Number of the first record.

    Yields
    ------
    Batch
        As `dialogscore.readers.delimited.read_delimited` gives it.

    Raises
    ------
    FeedError
        If there is no header.
    """
    names: list[str] = []
    rows: list[list[str]] = []
    numbers: list[int] = []
    rejects: list[Reject] = []
    lines = _lines(source)
    header = next((one.values for one in records(lines, delimiter, None, escape="\\") if one.values), None)
    if header is None:
        raise FeedError(f"read {source.file}", found="no header", expected="a row that names the columns")
    names = unique_names([cell.lstrip("\ufeff") for cell in header])
    number = first - 1
    for record in records(lines, delimiter, len(names), escape="\\"):
        if not record.values and not record.reason:
            continue
        number += 1
        if record.reason:
            rejects.append(Reject(number, record.reason, record.arguments))
        else:
            rows.append(record.values)
            numbers.append(number)
        if len(rows) + len(rejects) >= _ROWS:
            yield Batch(rows_to_table(rows, numbers, names), rejects)
            rows, numbers, rejects = [], [], []
    yield Batch(rows_to_table(rows, numbers, names), rejects)


def _lines(source: Source) -> Iterator[bytes]:
    rest = b""
    for block in blocks(source.file, source.survey):
        *whole, rest = (rest + block).split(b"\n")
        yield from (_protected(line + b"\n") for line in whole)
    if rest:
        yield _protected(rest)


def _protected(line: bytes) -> bytes:
    if b"\\" not in line:
        return line
    return _PLAIN.sub(rb"\\\\", _BOTH.sub(rb'\\"', line))
