"""Write a coding sheet: a workbook that a spreadsheet opens harmlessly, and the same rows as CSV beside it.

Every cell that holds somebody's words is a text cell, never a formula or a link. The same rows give the same bytes.
"""

import datetime
import io
import re
from collections.abc import Mapping, Sequence

import pandas as pd
import xlsxwriter

from dialogscore import tables
from dialogscore.coding.codebook import rules
from dialogscore.coding.layout import ABOUT, ABOUT_KEYS, ANSWERS, CODEBOOK, COLUMNS, FILLED, LABELS, MESSAGES, NEEDED
from dialogscore.coding.words import words
from dialogscore.hidden import HIDDEN

__all__ = ["sheet_bytes", "twin_bytes"]

# A workbook says when it was made; the clock is none of our inputs.
MADE = datetime.datetime(2000, 1, 1)
LONGEST_CELL = 32_000  # a cell ends at 32,767 characters
WIDTHS = {
    "no": 6, "sample": 12, "ref": 10, "task": 9, "company": 16, "written_at": 17, "context": 52, "parent": 46,
    "text": 60, "act": 16, "inbound_type": 13, "needs_reply": 13, "sure": 8, "remark": 30, "reason": 60,
}  # fmt: skip
RULE_WIDTHS = (50, 52, 40)
# Points of a line, and of the highest row that a workbook takes.
LINE, HIGHEST_ROW = 15, 409
GREY, HEAD, FILL, OPEN = "#EFEFEF", "#1F3A4D", "#FFFBE6", "#FFC9B5"
_HIDDEN = re.compile(f"[{HIDDEN}\ud800-\udfff]")


def sheet_bytes(
    rows: pd.DataFrame,
    about: Mapping[str, object],
    *,
    language: str,
    answers: pd.DataFrame | None = None,
    beside: pd.DataFrame | None = None,
) -> bytes:
    """
    Make the workbook of one coder.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a message in the coder's order: the columns of `layout.COLUMNS` that are not for the coder to fill.
    about : mapping of str to object
        What the sheet says of itself: `layout.ABOUT_KEYS`.
    language : {"de", "en"}
        Language of header, labels and rules.
    answers : pandas.DataFrame, optional
        Rows of a further tab, with any of `layout.COLUMNS` and ``reason``.
    beside : pandas.DataFrame, optional
        Further columns, row by row: what others have coded. Where it says something, labels that are still to be given
        are highlighted.

    Returns
    -------
    bytes
        An XLSX file.
    """
    buffer, chosen = io.BytesIO(), words(language)
    # In memory: on the way to the disk it would leave the words of persons in a temporary folder.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": MADE, "title": "dialogscore"})
        style = {
            name: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "border": 1} | look)
            for name, look in {
                "head": {"bold": True, "font_color": "white", "bg_color": HEAD},
                "given": {"bg_color": GREY, "border_color": "#D0D0D0"},
                "fill": {"bg_color": FILL, "border_color": "#C0A860"},
                "open": {"bg_color": OPEN, "border_color": "#C05030"},
                "plain": {"border": 0},
                "strong": {"border": 0, "bold": True},
            }.items()
        }
        _messages(book.add_worksheet(chosen["tabs"][MESSAGES]), rows, chosen, style, beside)
        _rules(book.add_worksheet(chosen["tabs"][CODEBOOK]), language, style)
        if answers is not None:
            _answers(book.add_worksheet(chosen["tabs"][ANSWERS]), answers, chosen, style)
        sheet = book.add_worksheet(chosen["tabs"][ABOUT])
        _for_paper(sheet)
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 90)
        lines = [(chosen["about"][key], _told(key, about[key], chosen)) for key in ABOUT_KEYS]
        for number, (key, value) in enumerate([*lines, ("", ""), ("", chosen["hints"]["persons"])]):
            _write(sheet, number, 0, key, style["strong"])
            _write(sheet, number, 1, value, style["plain"])
    return buffer.getvalue()


def twin_bytes(rows: pd.DataFrame, about: Mapping[str, object], *, language: str) -> bytes:
    """
    Make the CSV twin of a workbook: the same columns, and after them what the sheet says of itself in every row.

    Parameters
    ----------
    rows : pandas.DataFrame
        As for `sheet_bytes`.
    about : mapping of str to object
        As for `sheet_bytes`.
    language : {"de", "en"}
        Language of header and labels.

    Returns
    -------
    bytes
        As `tables.write_csv` makes it.
    """
    chosen = words(language)
    frame = {chosen["columns"][name]: _column(rows, name, chosen) for name in COLUMNS}
    for key in ABOUT_KEYS:
        frame.setdefault(chosen["about"][key], [_told(key, about[key], chosen)] * len(rows))
    buffer = io.BytesIO()
    tables.write_csv(pd.DataFrame(frame, dtype=pd.StringDtype("pyarrow")), buffer)
    return buffer.getvalue()


def _messages(sheet, rows: pd.DataFrame, chosen: Mapping, style: Mapping, beside: pd.DataFrame | None) -> None:
    _for_paper(sheet)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 3)
    _grid(sheet, rows, COLUMNS, chosen, style)
    wanted = {"act": "act", "inbound_type": "inbound", "needs_reply": "inbound"}
    for number, task in enumerate(rows["task"], start=1):
        for name in LABELS:
            place = COLUMNS.index(name)
            if wanted.get(name, task) != task:
                _write(sheet, number, place, "", style["given"])
                continue
            rule = {
                "validate": "list", "source": list(chosen[name].values()), "ignore_blank": True,
                "input_title": chosen["columns"][name], "input_message": chosen["hints"][name],
                "error_title": chosen["columns"][name], "error_message": chosen["hints"]["not_listed"],
            }  # fmt: skip
            sheet.data_validation(number, place, number, place, rule)
    if beside is not None:
        _beside(sheet, rows, beside, style)


def _beside(sheet, rows: pd.DataFrame, beside: pd.DataFrame, style: Mapping) -> None:
    for place, name in enumerate(beside.columns, start=len(COLUMNS)):
        sheet.set_column(place, place, WIDTHS["act"])
        _write(sheet, 0, place, name, style["head"])
        for number, value in enumerate(beside[name], start=1):
            _write(sheet, number, place, value, style["given"])
    unsettled = beside.ne("").any(axis=1).to_numpy()
    for number, task in enumerate(rows["task"], start=1):
        for name in NEEDED[task]:
            if unsettled[number - 1] and pd.isna(rows[name].iloc[number - 1]):
                _write(sheet, number, COLUMNS.index(name), "", style["open"])


def _tall(sheet, row: int, cells: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row as high as its texts need: not every spreadsheet does so by itself."""
    lines = max(
        sum(1 + int(len(line) / width) for line in cell.split("\n")) for cell, width in zip(cells, widths, strict=False)
    )
    sheet.set_row(row, min(HIGHEST_ROW, LINE * lines + 3))


def _for_paper(sheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _rules(sheet, language: str, style: Mapping) -> None:
    _for_paper(sheet)
    for place, width in enumerate(RULE_WIDTHS):
        sheet.set_column(place, place, width)
    looks = {"heading": style["strong"], "header": style["head"]}
    for number, (kind, cells) in enumerate(rules(language)):
        look = looks.get(kind, style["plain"])
        is_wide = kind in ("heading", "paragraph")
        if is_wide:
            sheet.merge_range(number, 0, number, len(RULE_WIDTHS) - 1, "", look)
        _tall(sheet, number, cells, [sum(RULE_WIDTHS)] if is_wide else RULE_WIDTHS)
        for place, cell in enumerate(cells):
            _write(sheet, number, place, cell, look)


def _answers(sheet, answers: pd.DataFrame, chosen: Mapping, style: Mapping) -> None:
    _for_paper(sheet)
    sheet.freeze_panes(1, 1)
    _grid(sheet, answers, list(answers.columns), chosen, style, fill="given")


def _grid(sheet, rows: pd.DataFrame, names: Sequence[str], chosen: Mapping, style: Mapping, fill: str = "fill") -> None:
    columns = [_column(rows, name, chosen) for name in names]
    widths = [WIDTHS[name] for name in names]
    heads = [chosen["columns"][name] for name in names]
    for place, (name, values) in enumerate(zip(names, columns, strict=True)):
        sheet.set_column(place, place, WIDTHS[name])
        _write(sheet, 0, place, heads[place], style["head"])
        for number, value in enumerate(values, start=1):
            _write(sheet, number, place, value, style[fill if name in FILLED else "given"])
    for number, cells in enumerate([heads, *zip(*columns, strict=True)]):
        _tall(sheet, number, cells, widths)


def _column(rows: pd.DataFrame, name: str, chosen: Mapping) -> Sequence[str]:
    if name not in rows:
        return [""] * len(rows)
    values = ["" if pd.isna(value) else str(value) for value in rows[name]]
    section = "tasks" if name == "task" else name
    if section == "tasks" or section in LABELS:
        return [chosen[section].get(value, value) for value in values]
    return values


def _told(key: str, value: object, chosen: Mapping) -> str:
    return chosen["blind"][str(value)] if key == "blind" else str(value)


def _write(sheet, row: int, column: int, text: str, look) -> None:
    if not text:
        sheet.write_blank(row, column, None, look)
        return
    text = _HIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST_CELL:
        text = f"{text[:LONGEST_CELL]} …[+{len(text) - LONGEST_CELL}]"
    if sheet.write_string(row, column, text, look) != 0:
        raise ValueError(f"cell {row}, {column} was not written")
