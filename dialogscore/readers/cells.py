"""Cells as text; run as a program, it prints those of one sheet and dies alone.

The reader of old workbooks (XLS) can be led by a damaged one to ask for all the memory there is, or to stop the whole
process. So they are read in a process of their own, which imports nothing else of this package.
"""

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import python_calamine

__all__ = ["cells_apart", "text_of"]

_EXACT = 2**53
_MEMORY = 3 << 30
_SECONDS = 120


def text_of(cell: Any) -> str:
    """
    Write a cell as text.

    Parameters
    ----------
    cell : object
        As python-calamine gives it.

    Returns
    -------
    str
        As `dialogscore.readers.sheets.sheet_rows` says.
    """
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


def cells_apart(path: Path, sheet: str | int, count: int | None) -> tuple[list[str], list[list[str]] | None]:
    """
    Read a sheet in a process of its own, which has two minutes and, but for Windows, 3 GB.

    Parameters
    ----------
    path : pathlib.Path
        The workbook.
    sheet : str or int
        Name or 1-based number.
    count : int, optional
        Only the first rows.

    Returns
    -------
    tuple of (list of str, list of list of str or None)
        Names of all sheets, and the rows; None if there is no such sheet.

    Raises
    ------
    ValueError
        If it cannot be read so.
    """
    command = [sys.executable, "-I", __file__, str(path), json.dumps([sheet, count])]
    try:
        run = subprocess.run(  # noqa: S603  (this interpreter, this file and a path: no shell sees them)
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ValueError(f"not read within {_SECONDS} seconds") from None
    if run.returncode:
        raise ValueError("its parts contradict each other, or ask for too much memory")
    told = json.loads(run.stdout)
    if "error" in told:
        raise ValueError(told["error"])
    return told["names"], told["rows"]


def _main(path: str, wanted: str) -> None:
    _limit()
    sheet, count = json.loads(wanted)
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        names = list(book.sheet_names)
        chosen = sheet - 1 if isinstance(sheet, int) else names.index(sheet) if sheet in names else -1
        told: dict[str, Any] = {"names": names, "rows": None}
        if 0 <= chosen < len(names):
            rows = book.get_sheet_by_index(chosen).to_python(skip_empty_area=False, nrows=count)
            told["rows"] = [[text_of(cell) for cell in row] for row in rows]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        told = {"error": str(error)}
    sys.stdout.write(json.dumps(told))


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    _main(*sys.argv[1:])
