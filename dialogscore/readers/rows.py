"""Rows of delimited text one record at a time, so that a broken quote costs one line and not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa

__all__ = ["MAX_COLUMNS", "Record", "records", "rows_to_table", "unique_names"]

MAX_COLUMNS = 5000
_MAX_FIELD = 1 << 27
_MAX_LINES = 1000


class Record(NamedTuple):
    """
    One record of a delimited file.

    Attributes
    ----------
    values : list of str
        Its cells; empty for a blank line.
    size : int
        Bytes it takes.
    reason : str
        ``""``, or why it is none: ``broken_quote``, ``ragged_row`` or ``undecodable``.
    arguments : dict
        What the wording of the reason needs.
    """

    values: list[str]
    size: int
    reason: str
    arguments: dict[str, object]


def records(
    lines: Iterator[bytes], delimiter: str, width: int | None, *, escape: str | None = None
) -> Iterator[Record]:
    """
    Parse physical lines into records.

    Parameters
    ----------
    lines : iterator of bytes
        Lines with their ends.
    delimiter : str
        One character.
    width : int, optional
        Number of fields a record must have; None accepts any.
    escape : str, optional
        Sign that takes the next one as it is, beside doubled quotes.

    Yields
    ------
    Record
        A record that does not close its quote, or only in another record, is the one line it begins on.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _MAX_FIELD))
    waiting: deque[bytes] = deque()
    while True:
        taken: list[bytes] = []
        try:
            taking = _take(lines, waiting, taken)
            values = next(csv.reader(taking, delimiter=delimiter, escapechar=escape, strict=True), None)
        except csv.Error:
            values = []
        if values is None and not taken:
            return
        if values == [] and len(taken) == 1 and not taken[0].strip(b"\r\n"):
            yield Record([], len(taken[0]), "", {})
            continue
        if not values or (width is not None and len(values) != width and len(taken) > 1):
            # The quote that opened here closes in another record: give the other lines back.
            waiting.extendleft(reversed(taken[1:]))
            yield Record([], len(taken[0]), "broken_quote", {})
            continue
        size = sum(map(len, taken))
        if width is not None and len(values) != width:
            yield Record(values, size, "ragged_row", {"fields": len(values), "expected": width})
        elif any("\udc80" <= char <= "\udcff" for value in values if not value.isascii() for char in value):
            yield Record(values, size, "undecodable", {})
        else:
            yield Record(values, size, "", {})


def rows_to_table(rows: list[list[str]], numbers: list[int], names: list[str]) -> pa.Table:
    """
    Turn rows of text into a table.

    Parameters
    ----------
    rows : list of list of str
        As long as `names` each; an empty cell is null.
    numbers : list of int
        Their record numbers.
    names : list of str
        Column names.

    Returns
    -------
    pyarrow.Table
        Text columns and ``source_row``.
    """
    columns = zip(*rows, strict=True) if rows else [[] for _ in names]
    arrays = [pa.array([value or None for value in column], pa.string()) for column in columns]
    return pa.table([*arrays, pa.array(numbers, pa.int64())], names=[*names, "source_row"])


def unique_names(header: list[str]) -> list[str]:
    """
    Give every column a name of its own.

    Parameters
    ----------
    header : list of str
        Cells of the header.

    Returns
    -------
    list of str
        Without blanks around them; empty ones by position, repeated ones numbered; ``source_row`` is kept free.
    """
    names: list[str] = []
    for position, cell in enumerate(header, start=1):
        cell = cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        name = cell.strip() or f"column {position}"
        name = "source_row (file)" if name == "source_row" else name
        number, given = 2, name
        while name in names:
            name, number = f"{given} ({number})", number + 1
        names.append(name)
    return names


def _take(lines: Iterator[bytes], waiting: deque[bytes], taken: list[bytes]) -> Iterator[str]:
    while len(taken) < _MAX_LINES:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        taken.append(line)
        # A lone carriage return inside a field would end the record for csv, a byte that is no UTF-8 must survive.
        yield line.decode("utf-8", errors="surrogateescape")
