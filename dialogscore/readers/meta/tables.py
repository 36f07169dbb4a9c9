"""Tables of posts with counts: columns by their names in any case, numbers with marks of thousands."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers import heads
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import look
from dialogscore.readers.model import Batch, Source

__all__ = ["column", "counts", "has_columns", "read_table"]


def has_columns(names: list[str], *groups: tuple[str, ...]) -> list[str] | None:
    """
    Tell whether a header holds one column of each group.

    Parameters
    ----------
    names : list of str
        The header.
    *groups : tuple of str
        Names in lower case for the same column; ``name*`` stands for what begins so.

    Returns
    -------
    list of str or None
        The columns as the header writes them; None if one is missing.
    """
    found = [_place(names, group) for group in groups]
    return None if None in found else [names[place] for place in found]


def read_table(source: Source) -> Iterator[Batch]:
    """
    Read a CSV file of any usual delimiter.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Text columns of the file.
    """
    yield from read_delimited(source, heads.delimiter(look(source.file).head))


def column(table: pa.Table, *names: str) -> pa.ChunkedArray:
    """
    Take a column by any of its names.

    Parameters
    ----------
    table : pyarrow.Table
        Text columns.
    *names : str
        In lower case; ``name*`` stands for what begins so.

    Returns
    -------
    pyarrow.ChunkedArray of string
        The first of them that is there, without blanks around its cells; else nulls.
    """
    place = _place(table.column_names, names)
    if place is None:
        return pa.chunked_array([pa.nulls(len(table), pa.string())])
    return pc.utf8_trim_whitespace(table.column(place))


def counts(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """
    Take marks of thousands out of numbers.

    Parameters
    ----------
    cells : pyarrow.ChunkedArray of string
        Such as ``1,234``, ``1.234`` or ``1 234``.

    Returns
    -------
    pyarrow.ChunkedArray of string
        ``1234``; other cells as they are.
    """
    marked = pc.match_substring_regex(cells, r"^\d{1,3}([.,'’\s\x{a0}\x{202f}]\d{3})+$")
    return pc.if_else(pc.fill_null(marked, False), pc.replace_substring_regex(cells, r"\D", ""), cells)


def _place(names: list[str], wanted: tuple[str, ...]) -> int | None:
    plain = [name.strip().casefold() for name in names]
    for one in wanted:
        for place, name in enumerate(plain):
            if name == one or (one.endswith("*") and name.startswith(one[:-1])):
                return place
    return None
