"""Read a filled coding sheet back, however it was typed and saved: XLSX, or its CSV twin with commas or semicolons.

Case, blanks and the language of a label do not matter, nor do moved and further columns. A word that is no label is an
error that names the row; an empty cell is none, and stands in `missing`.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dialogscore.coding.layout import ABOUT, ABOUT_KEYS, COLUMNS, LABELS, MESSAGES, NEEDED
from dialogscore.coding.words import LANGUAGES, codes, folded, words
from dialogscore.errors import FeedError, nearest
from dialogscore.readers.blobs import Blob
from dialogscore.readers.sheets import sheet_names, sheet_rows

__all__ = ["CodedSheet", "Missing", "read_sheet"]

WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
HEADER_WITHIN = 10
SHOWN = 5
TEXT = pd.StringDtype("pyarrow")
DTYPES = {"needs_reply": pd.Int64Dtype(), "sure": pd.BooleanDtype()}


class Missing(NamedTuple):
    """
    A label that is not there.

    Attributes
    ----------
    row : int
        Row of the sheet, as a spreadsheet numbers it.
    ref : str
        The message.
    column : str
        What should be filled: act, inbound_type or needs_reply.
    """

    row: int
    ref: str
    column: str


class CodedSheet(NamedTuple):
    """
    What a coder made of a sheet.

    Attributes
    ----------
    path : pathlib.Path
        The file.
    rows : pandas.DataFrame
        One row a message: sample, ref, task (act or inbound), act, inbound_type (text, as codes), needs_reply (Int64),
        sure (boolean), remark, and what was shown: company, written_at, context, parent, text.
    about : dict of str to str
        What the sheet says of itself: sample, audit, task, language, coder, seed, n, blind (yes).
    missing : list of Missing
        Labels that are not there.
    further : tuple of str
        Names of columns that are none of ours, in lower case.
    """

    path: Path
    rows: pd.DataFrame
    about: dict[str, str]
    missing: list[Missing]
    further: tuple[str, ...] = ()

    def require_complete(self) -> "CodedSheet":
        """
        Refuse a sheet that is not wholly filled.

        Returns
        -------
        CodedSheet
            The sheet itself.

        Raises
        ------
        FeedError
            If labels are missing; names the first rows.
        """
        if not self.missing:
            return self
        named = [f"row {one.row} ({one.ref}) has no {_word(one.column, self.about)}" for one in self.missing[:SHOWN]]
        more = f" and {len(self.missing) - SHOWN} more" if len(self.missing) > SHOWN else ""
        raise FeedError(
            f"use {self.path}", found=f"an unfinished sheet: {', '.join(named)}{more}", expected="a label in every row",
            next_step="Fill them in, save and try again.",
        )  # fmt: skip


def read_sheet(path: str | Path) -> CodedSheet:
    """
    Read a coding sheet that a person filled.

    Parameters
    ----------
    path : str or pathlib.Path
        The XLSX file, or its CSV twin as any spreadsheet saves it.

    Returns
    -------
    CodedSheet
        Labels as codes, and what is missing.

    Raises
    ------
    FeedError
        If it is no coding sheet, a message stands in it twice, or a cell holds no label.
    """
    path = Path(path)
    cells, about = _cells(path)
    start, places = _header(path, cells)
    body = [
        (number, {name: row[place] if place < len(row) else "" for name, place in places.items()})
        for number, row in enumerate(cells[start + 1 :], start=start + 2)
    ]
    body = [(number, row) for number, row in body if row["ref"].strip()]
    if not body:
        raise FeedError(f"read {path}", found="no message", expected="the rows of a coding sheet")
    about = _about_rows(cells, start, body) | about
    faults: list[tuple[int, str, str]] = []
    records = [_record(number, row, faults) for number, row in body]
    if faults:
        raise _wrong(path, faults, about)
    _check_once(path, body, records)
    missing = [
        Missing(number, record["ref"], column)
        for (number, _), record in zip(body, records, strict=True)
        for column in NEEDED[record["task"]]
        if record[column] is None
    ]
    for key in ("sample", "task"):  # a CSV twin of several has no single word for them
        about.setdefault(key, " ".join(sorted({record[key] for record in records if record[key]})))
    named = {folded(name) for name in cells[start]} - {""}
    further = sorted(named - set(codes("columns")) - set(codes("about")))
    return CodedSheet(path, _frame(records), about, missing, tuple(further))


def _cells(path: Path) -> tuple[list[list[str]], dict[str, str]]:
    if not path.is_file():
        raise FeedError(f"read {path}", found="no such file", expected="a coding sheet")
    head = path.read_bytes()
    if not head.startswith(WORKBOOK):
        return _delimited(path, head), {}
    file = Blob(path)
    tabs = {codes("tabs").get(folded(name)): name for name in reversed(sheet_names(file))}
    about = sheet_rows(file, tabs[ABOUT]) if ABOUT in tabs else []
    return sheet_rows(file, tabs.get(MESSAGES)), _about(line for line in about if len(line) > 1)


def _delimited(path: Path, data: bytes) -> list[list[str]]:
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # what a spreadsheet on Windows calls CSV
    text = text.replace("\0", "")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FeedError(f"read {path}", found=f"a damaged CSV ({error})", expected="a coding sheet") from None
    # Our own writer puts an apostrophe before what a spreadsheet would run.
    return [[cell.removeprefix("'") if cell[1:2] in "=+-@" else cell for cell in row] for row in rows]


def _about(lines: Iterable[Sequence[str]]) -> dict[str, str]:
    known = codes("about")
    found = {known[folded(line[0])]: line[1].strip() for line in lines if folded(line[0]) in known}
    if "blind" in found:
        found["blind"] = codes("blind").get(folded(found["blind"]), found["blind"])
    return found


def _about_rows(cells: list[list[str]], start: int, body: list) -> dict[str, str]:
    """Take from the columns what a CSV twin says in every row, where it says one thing only."""
    known = codes("about")
    lines = []
    for place, name in enumerate(cells[start]):
        if known.get(folded(name)) in ABOUT_KEYS:
            values = {cells[number - 1][place].strip() for number, _ in body if place < len(cells[number - 1])}
            if len(values) == 1:
                lines.append((name, *values))
    return _about(lines)


def _header(path: Path, cells: list[list[str]]) -> tuple[int, dict[str, int]]:
    known = codes("columns")
    best: dict[str, int] = {}
    for number, row in enumerate(cells[:HEADER_WITHIN]):
        named = [known.get(folded(cell)) for cell in row]
        places = {name: named.index(name) for name in COLUMNS if name in named}
        if {"ref", "task"} <= set(places):
            wanted = {"act"} | {"inbound_type", "needs_reply"}
            if wanted & set(places):
                return number, {name: places[name] for name in places}
        best = max(best, places, key=len)
    lacking = [name for name in ("ref", "task", "act") if name not in best]
    raise FeedError(
        f"read {path}", found=f"no header with a column {' and '.join(lacking) or 'for labels'}",
        expected="a sheet that `dialogscore sample` wrote", next_step="Columns may move, but keep their names.",
    )  # fmt: skip


def _record(number: int, row: Mapping[str, str], faults: list[tuple[int, str, str]]) -> dict:
    task = codes("tasks").get(folded(row["task"]))
    if task is None:
        faults.append((number, "tasks", row["task"]))
        task = "act"
    record = {name: row.get(name, "").strip() or None for name in COLUMNS if name not in ("no", *LABELS)}
    record |= {"task": task, **dict.fromkeys(LABELS)}
    for column in (*NEEDED[task], "sure"):
        value = row.get(column, "")
        if folded(value):
            record[column] = codes(column).get(folded(value))
            if record[column] is None:
                faults.append((number, column, value))
    return record


def _word(column: str, about: Mapping[str, str]) -> str:
    language = about.get("language", "")
    chosen = words(language if language in LANGUAGES else "en")
    return chosen["columns"]["task" if column == "tasks" else column]


def _wrong(path: Path, faults: list[tuple[int, str, str]], about: Mapping[str, str]) -> FeedError:
    number, column, value = faults[0]
    language = about.get("language", "")
    labels = words(language if language in LANGUAGES else "en")[column].values()
    more = [f"{row} ({value.strip()[:30]!r})" for row, _, value in faults[1 : SHOWN + 1]]
    others = f", and in row {', '.join(more)}" if more else ""
    others += f" and {len(faults) - 1 - SHOWN} more" if len(faults) > SHOWN + 1 else ""
    return FeedError(
        f"read {path}",
        found=f"{value.strip()[:60]!r} in row {number}, column {_word(column, about)}{others}",
        expected=", ".join(labels),
        next_step=nearest(value.strip()[:60], labels),
    )


def _check_once(path: Path, body: list, records: list[dict]) -> None:
    keys = [(record["sample"], record["ref"]) for record in records]
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        rows = [str(number) for (number, _), key in zip(body, keys, strict=True) if key == twice[0]]
        raise FeedError(
            f"read {path}", found=f"{twice[0][1]} in rows {' and '.join(rows)}", expected="every message once",
            next_step="Delete the copies.",
        )  # fmt: skip


def _frame(records: list[dict]) -> pd.DataFrame:
    columns = ["sample", "ref", "task", *LABELS, "remark", "company", "written_at", "context", "parent", "text"]
    frame = {}
    for name in columns:
        values = [record[name] for record in records]
        if name in DTYPES:
            values = [None if value is None else int(value) for value in values]
            values = [None if value is None else bool(value) for value in values] if name == "sure" else values
        frame[name] = pd.array(values, dtype=DTYPES.get(name, TEXT))
    return pd.DataFrame(frame)
