"""What the columns of an unknown table hold: where its header is, and what its cells look like."""

import re
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from dialogscore.readers.looks import Look
from dialogscore.readers.times import parse
from dialogscore.readers.toprows import SEARCHED, top_rows

__all__ = ["Grid", "Profile", "find_grid", "profile"]

#: Notations of times that are tried, the most exact first; a day alone counts last.
NOTATIONS = (
    "auto", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%y %H:%M:%S", "%d.%m.%y %H:%M", "%d.%m.%Y, %H:%M",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%b %d, %Y %H:%M", "%b %d, %Y %I:%M %p",
    "%d %b %Y %H:%M", "%d.%m.%Y", "%d.%m.%y", "%m/%d/%Y", "%d/%m/%Y",
)  # fmt: skip
_NUMBER = re.compile(r"^[-+]?[\d.,'\s ]*\d[\d.,']*\s*(%|€|\$|[kKmM]|s|sec|min|h|Std\.?|h \d+ ?m(in)?)?$")
_CLOCK = re.compile(r"^\d{1,2}:\d{2}(:\d{2})?$")
_LONG_NAME = 60
_MOSTLY = 0.9
_FEW = 8


class Grid(NamedTuple):
    """
    A table as far as its first rows show it.

    Attributes
    ----------
    delimiter : str
        ``""`` for a workbook.
    header_row : int
        1-based row of the header.
    names : list of str
        The header, without unnamed columns.
    columns : list of list of str
        Cells of each of these columns, empty ones included.
    """

    delimiter: str
    header_row: int
    names: list[str]
    columns: list[list[str]]


class Profile(NamedTuple):
    """
    What the cells of a column look like.

    Attributes
    ----------
    name : str
        Of the column.
    filled, unique, numbers, clocks : float
        Shares 0..1: cells that are not empty; of these the distinct, the numbers and the times of day.
    words : float
        Mean number of words in a filled cell.
    values : tuple of str
        The distinct values, if they are few.
    notation : str or None
        Notation under which its cells are times; ``auto`` for those that need no name.
    is_naive, is_day : bool
        Whether these times state no zone, and no time of day.
    """

    name: str
    filled: float
    unique: float
    numbers: float
    clocks: float
    words: float
    values: tuple[str, ...]
    notation: str | None
    is_naive: bool
    is_day: bool


def find_grid(seen: Look) -> Grid | None:
    """
    Find header and columns of a table.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Grid or None
        The row of most names, the first of equals, under the delimiter that gives most; None without two names and a
        row below.
    """
    best: tuple[int, str, int] | None = None
    for sign, rows in top_rows(seen).items():
        for place, row in enumerate(rows[: min(SEARCHED, len(rows) - 1)]):
            names = [cell for cell in row if cell and len(cell) <= _LONG_NAME and not _is_value(cell)]
            score = len(set(names)) if any(sum(map(bool, below)) > 1 for below in rows[place + 1 :]) else 0
            if score > 1 and (best is None or score > best[0]):
                best = score, sign, place
    if best is None:
        return None
    _, sign, place = best
    rows = top_rows(seen)[sign]
    header = rows[place]
    body = [row for row in rows[place + 1 :] if any(row)]
    kept = [number for number, name in enumerate(header) if name and name not in header[:number]]
    cells = [[row[number] if number < len(row) else "" for row in body] for number in kept]
    return Grid(sign, place + 1, [header[number] for number in kept], cells)


def profile(name: str, cells: list[str]) -> Profile:
    """
    Describe one column.

    Parameters
    ----------
    name : str
        Its name.
    cells : list of str
        Its cells.

    Returns
    -------
    Profile
        Shares of nothing are 0.
    """
    filled = [cell for cell in cells if cell]
    size = max(len(filled), 1)
    distinct = tuple(dict.fromkeys(filled))
    notation, is_naive, is_day = _times(distinct)
    return Profile(
        name=name,
        filled=len(filled) / max(len(cells), 1),
        unique=len(distinct) / size,
        numbers=sum(bool(_NUMBER.match(cell)) for cell in filled) / size,
        clocks=sum(bool(_CLOCK.match(cell)) for cell in filled) / size,
        words=sum(len(cell.split()) for cell in filled) / size,
        values=distinct if len(distinct) <= _FEW else (),
        notation=notation,
        is_naive=is_naive,
        is_day=is_day,
    )


def _is_value(cell: str) -> bool:
    return bool(_NUMBER.match(cell) or _CLOCK.match(cell) or re.match(r"^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}", cell))


def _times(cells: tuple[str, ...]) -> tuple[str | None, bool, bool]:
    if not cells or max(map(len, cells)) > _LONG_NAME:
        return None, False, False
    column = pa.chunked_array([pa.array(cells, pa.string())])
    for notation in NOTATIONS:
        found = parse(column, zone="UTC", style=notation)
        is_right = found.reason == None  # noqa: E711
        if is_right.mean() >= _MOSTLY:
            return notation, bool(found.is_assumed[is_right].any()), bool(np.all(found.precision[is_right] == "day"))
    return None, False, False
