"""Tables as cells of a workbook: real numbers and times, a frozen header, and no formula from anyone's text."""

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import xlsxwriter

from dialogscore.reports.clean import shown

__all__ = ["Looks", "for_print", "workbook", "write_table", "write_text"]

LONGEST_CELL = 32_000  # a cell ends at 32,767 characters
WIDEST = 60
# A workbook says when it was made; the clock is none of our inputs.
MADE = datetime.datetime(2000, 1, 1)
FIRST_DAY = pd.Timestamp("1900-03-01", tz="UTC")  # spreadsheets disagree about the days before
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMATS = {
    "share": "0.0%", "count": "#,##0", "s": "#,##0", "points": "0.0", "per_week": "0.0", "correlation": "0.00",
    "ratio": "0.00",
}  # fmt: skip
VALUES = (
    "value", "low", "high", "low_sampling", "high_sampling", "before", "low_before", "high_before", "after",
    "low_after", "high_after", "difference",
)  # fmt: skip


class Looks:
    """
    The formats of one workbook, made once each.

    Parameters
    ----------
    book : xlsxwriter.Workbook
        The workbook.
    """

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book, self._made = book, {}
        self.head = book.add_format({"bold": True, "font_color": "white", "bg_color": "#1F3A4D", "valign": "top"})
        self.strong = book.add_format({"bold": True, "valign": "top"})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.time = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top", "align": "left"})

    def number(self, pattern: str):
        """
        Find the format of a number.

        Parameters
        ----------
        pattern : str
            Excel's notation.

        Returns
        -------
        xlsxwriter.format.Format
            The same for the same pattern.
        """
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"num_format": pattern, "valign": "top"})
        return self._made[pattern]


@contextmanager
def workbook(path: str | Path, *, title: str) -> Iterator[tuple[xlsxwriter.Workbook, Looks]]:
    """
    Make a workbook that is the same bytes for the same sheets, and write it when all are there.

    Parameters
    ----------
    path : str or pathlib.Path
        File to write.
    title : str
        Anybody's text.

    Yields
    ------
    tuple of (xlsxwriter.Workbook, Looks)
        The workbook and its formats.
    """
    # In memory: on the way to the disk it would leave the words of persons in a temporary folder.
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"created": MADE, "title": shown(title, 200), "comments": "dialogscore"})
        yield book, Looks(book)
    Path(path).write_bytes(buffer.getvalue())


def write_table(sheet, table: pd.DataFrame, looks: Looks) -> None:
    """
    Write one table: header frozen, filters on, every column as what it is.

    Parameters
    ----------
    sheet : xlsxwriter.worksheet.Worksheet
        Where to.
    table : pandas.DataFrame
        Texts, times, flags, counts and numbers, as `dialogscore.tables.typed` gives them.
    looks : Looks
        Formats of the workbook.
    """
    units = table["unit"].to_list() if "unit" in table and set(VALUES) & set(table) else None
    for place, name in enumerate(table.columns):
        values = table[name]
        write_text(sheet, 0, place, name, looks.head)
        longest = _column(sheet, place, values, units if name in VALUES else None, looks)
        sheet.set_column(place, place, min(max(len(name), longest) + 3, WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for_print(sheet)
    if len(table.columns):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _column(sheet, place: int, values: pd.Series, units: list | None, looks: Looks) -> int:
    """Write one column below its header and tell how wide it is."""
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        for row, moment in enumerate(values, start=1):
            if not pd.isna(moment) and moment >= FIRST_DAY:
                sheet.write_datetime(row, place, moment.tz_localize(None).to_pydatetime(), looks.time)
            elif not pd.isna(moment):
                write_text(sheet, row, place, str(moment), looks.text)
        return 19
    known = values.notna().to_list()
    if pd.api.types.is_bool_dtype(values.dtype):
        for row, value in enumerate(values, start=1):
            if known[row - 1]:
                sheet.write_boolean(row, place, bool(value))
        return 5
    if pd.api.types.is_numeric_dtype(values.dtype):
        plain = "0" if pd.api.types.is_integer_dtype(values.dtype) else "General"
        for row, value in enumerate(values, start=1):
            if known[row - 1] and abs(value) != float("inf"):
                pattern = plain if units is None else FORMATS.get(units[row - 1], "General")
                sheet.write_number(row, place, float(value), looks.number(pattern))
        return 10
    longest = 0
    for row, text in enumerate(values, start=1):
        if known[row - 1] and text != "":
            write_text(sheet, row, place, text, looks.text)
            longest = max(longest, min(len(text), WIDEST))
    return longest


def for_print(sheet) -> None:
    """
    Let a sheet be printed: across the page, all its columns on it, with its name and pages below.

    Parameters
    ----------
    sheet : xlsxwriter.worksheet.Worksheet
        The sheet.
    """
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def write_text(sheet, row: int, column: int, text: str, look) -> None:
    """
    Write a cell of text, whatever the text looks like.

    Parameters
    ----------
    sheet : xlsxwriter.worksheet.Worksheet
        Where to.
    row, column : int
        The cell, from 0.
    text : str
        Anybody's text: it becomes no formula and no link.
    look : xlsxwriter.format.Format
        One of `Looks`.
    """
    sheet.write_string(row, column, shown(text, LONGEST_CELL), look)
