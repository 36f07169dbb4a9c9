"""XLSX and XLS as batches of text columns."""

import contextlib
import datetime
import functools
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine

from dialogscore.errors import FeedError, nearest
from dialogscore.readers.blobs import Blob, local_copy
from dialogscore.readers.model import Batch
from dialogscore.readers.rows import MAX_COLUMNS, rows_to_table, unique_names
from dialogscore.readers.unpacking import DAMAGE

__all__ = ["read_sheet", "sheet_names", "sheet_rows"]

_MAX_BYTES = 1 << 30
_MAX_RATIO = 200
_MAX_MEMBERS = 2000
_MAX_CELLS = 50_000_000
_BLOCK = 1 << 24
_EXACT = 2**53
_REFERENCE = re.compile(rb"[\s\"']r=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")


def sheet_rows(file: Blob, sheet: str | int | None, count: int | None = None) -> list[list[str]]:
    """
    Read the cells of one sheet.

    Parameters
    ----------
    file : Blob
        An XLSX or XLS file.
    sheet : str or int, optional
        Name or 1-based number; the first sheet by default.
    count : int, optional
        Only the first rows.

    Returns
    -------
    list of list of str
        Rows as text: whole numbers without a fraction, those from 2**53 on as 15 digits and a power of ten, since a
        cell does not hold more of them; times as ISO 8601 without a zone, empty cells ``""``.

    Raises
    ------
    FeedError
        If it is no XLSX file, unreasonably large when unpacked, or has no such sheet.
    """
    with _opened(file) as book:
        chosen = _choose(book.sheet_names, sheet, file)
        rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False, nrows=count)
    return [[_text(cell) for cell in row] for row in rows]


def sheet_names(file: Blob) -> list[str]:
    """
    List the sheets of a workbook.

    Parameters
    ----------
    file : Blob
        An XLSX or XLS file.

    Returns
    -------
    list of str
        Names in their order.

    Raises
    ------
    FeedError
        If it is no XLSX file, or unreasonably large when unpacked.
    """
    with _opened(file) as book:
        return list(book.sheet_names)


def read_sheet(file: Blob, sheet: str | int | None, header_row: int) -> Iterator[Batch]:
    """
    Read the records of one sheet.

    Parameters
    ----------
    file : Blob
        An XLSX or XLS file.
    sheet : str or int, optional
        Name or 1-based number; the first sheet by default.
    header_row : int
        1-based row that names the columns.

    Yields
    ------
    Batch
        As `dialogscore.readers.delimited.read_delimited` gives it.

    Raises
    ------
    FeedError
        If it cannot be read, or has no header in that row.
    """
    rows = sheet_rows(file, sheet)
    if len(rows) < header_row or not any(rows[header_row - 1]):
        raise FeedError(f"read {file}", found=f"no header in row {header_row}", expected="a row that names the columns")
    header = rows[header_row - 1]
    if len(header) > MAX_COLUMNS:
        raise FeedError(f"read {file}", found=f"{len(header):,} columns", expected=f"at most {MAX_COLUMNS:,}")
    body = rows[header_row:]
    yield Batch(rows_to_table(body, list(range(1, len(body) + 1)), unique_names(header)), [])


@contextlib.contextmanager
def _opened(file: Blob) -> Iterator[python_calamine.CalamineWorkbook]:
    try:
        with local_copy(file) as path:
            if zipfile.is_zipfile(path):
                _check_archive(path, file)
            yield python_calamine.CalamineWorkbook.from_path(str(path))
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise FeedError(f"read {file}", found=f"a damaged workbook ({error})", expected="an XLSX file") from None


def _check_archive(path: Path, file: Blob) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            size, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
            is_bomb = (
                size > _MAX_BYTES or len(members) > _MAX_MEMBERS or (size > 1 << 26 and size > _MAX_RATIO * packed)
            )
            is_other = any(one.filename in ("mimetype", "xl/workbook.bin") for one in members)
            cells = 0 if is_bomb or is_other else max(_extent(archive, one) for one in members)
    except DAMAGE as error:
        raise FeedError(f"read {file}", found=f"a damaged workbook ({error})", expected="an XLSX file") from None
    if is_other:
        raise FeedError(
            f"read {file}", found="a workbook of another kind", expected="XLSX", next_step="Save it as XLSX."
        )
    if is_bomb or cells > _MAX_CELLS:
        raise FeedError(
            f"read {file}",
            found=f"a workbook that unpacks to {size:,} bytes" if is_bomb else f"a sheet of {cells:,} cells",
            expected=f"at most 1 GB, packed by no more than 200 to 1, and {_MAX_CELLS:,} cells",
            next_step="Export CSV instead.",
        )


def _extent(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """
    Count the cells between the first and the farthest one, whether they are there or not.

    They all get room in memory: two cells in opposite corners are a sheet of 17 billion.
    """
    rows = columns = row_count = widest = 0
    rest = b""
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            *whole, rest = (rest + block).split(b"row")
            # A reference at the end of the block may be cut; it stands in the rest and is seen with the next one.
            for part in (b"row".join(whole), rest):
                for letters, digits in set(_REFERENCE.findall(part)):
                    columns = max(columns, functools.reduce(lambda sum, sign: sum * 26 + (sign & 31), letters, 0))
                    rows = max(rows, int(digits))
            row_count += len(whole)
            widest = max([widest, *(part.count(b"<c") + part.count(b":c") for part in (*whole[1:], rest))])
            # Other parts of a workbook, such as its texts, have no rows: their bytes must not pile up.
            rest = rest if len(rest) < _BLOCK else rest[-64:]
    return max(rows, row_count // 2) * max(columns, widest)


def _choose(names: list[str], sheet: str | int | None, file: Blob) -> str:
    if sheet is None or isinstance(sheet, int):
        number = 1 if sheet is None else sheet
        if 1 <= number <= len(names):
            return names[number - 1]
    elif sheet in names:
        return sheet
    raise FeedError(
        f"read {file}", found="no such sheet", expected=f"sheet {sheet!r}", next_step=nearest(f"{sheet}", names)
    )


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, float) and abs(cell) >= _EXACT:
        # Written out, the digits that the cell has lost would look like an id.
        return f"{cell:.15g}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
