"""The audit as an XLSX workbook: one sheet a table, real numbers and times, and no formula from anyone's text."""

import datetime
import io
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import xlsxwriter

from dialogscore import comparing, privacy, schema, tables
from dialogscore.disk import told
from dialogscore.reports import compared, provenance
from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figures
from dialogscore.reports.verdicts import verdict
from dialogscore.reports.wording import Words, load

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["MOST_ROWS", "render", "write_tables"]

#: Rows of one sheet; what is left out is counted on the first sheet and stands in the folder's CSV and Parquet files.
MOST_ROWS = 50_000
LONGEST_CELL = 32_000  # a cell ends at 32,767 characters
WIDEST = 60
LINE, PER_LINE = 15, 115  # points a line of the first sheet is high, and signs that go into it
# A workbook says when it was made; the clock is none of our inputs.
MADE = datetime.datetime(2000, 1, 1)
FIRST_DAY = pd.Timestamp("1900-03-01", tz="UTC")  # spreadsheets disagree about the days before
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MESSAGES = (
    "ref", "created_at", "platform", "kind", "direction", "author_role", "author_id", "author_handle", "text", "url",
    "thread_id", "reply_target_id", "response_id", "response_seconds", "observed_seconds", "language", "inbound_type",
    "needs_reply", "needs_reply_probability", "act", "act_probability", "is_uncertain", "level", "mode",
    "invitation_outcome", "deflect_to", "handed_over", "is_canned", "canned_group", "source_id", "source_row",
    "message_id",
)  # fmt: skip
FORMATS = {"share": "0.0%", "count": "#,##0", "s": "#,##0", "points": "0.0", "per_week": "0.0", "correlation": "0.00"}
VALUES = (
    "value", "low", "high", "low_sampling", "high_sampling", "before", "low_before", "high_before", "after",
    "low_after", "high_after", "difference",
)  # fmt: skip
DESCRIBED = {"messages": schema.MESSAGES, "scores": schema.SCORES, "sources": schema.SOURCES, "rejects": schema.REJECTS}


def render(audit: "Audit", path: str | Path, *, language: str, key: bytes | None = None) -> None:
    """
    Write the workbook of an audit.

    Parameters
    ----------
    audit : Audit
        A finished audit; texts and names are shown as its manifest's options say.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``: of the first sheet, of names of measures and of notes; columns keep their own names.
    key : bytes, optional
        The secret that the audit was saved with.

    Notes
    -----
    Shares are numbers from 0 to 1 shown as percent, durations are seconds, times are UTC. Cells of text are text cells.
    """
    words = load(language)
    options = audit.manifest["options"]
    people = privacy.shared_messages(
        audit.messages,
        quotes=options["quotes"],
        show_names=options["show_names"],
        key=key,
        accounts=options.get("accounts") or (),
    )
    sheets = {
        "scores": _scores(audit, words),
        "messages": people[[name for name in MESSAGES if name in people]],
        "rejects": audit.rejects,
        "sources": audit.sources,
        **dict(sorted(audit.tables.items())),
    }
    described = DESCRIBED
    if "comparison" in sheets:
        described = DESCRIBED | {"comparison": comparing.COLUMNS}
        sheets["comparison"] = compared.named(sheets["comparison"], audit.manifest["compared"], words)
    sheets["columns"] = _columns(described)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"created": MADE, "title": shown(audit.company, 200), "comments": "dialogscore"})
        looks = _Looks(book)
        _first(book.add_worksheet(words("workbook.about")), audit, sheets, words, looks)
        for name, table in sheets.items():
            _table(book.add_worksheet(name[:31]), tables.typed(table.iloc[:MOST_ROWS]), looks)
    Path(path).write_bytes(buffer.getvalue())


def write_tables(
    sheets: Mapping[str, pd.DataFrame],
    path: str | Path,
    *,
    title: str,
    described: Mapping[str, Sequence[schema.Column]],
) -> None:
    """
    Write tables as a workbook of their own, with a sheet that says what their columns are.

    Parameters
    ----------
    sheets : mapping of str to pandas.DataFrame
        Name of a sheet to its table.
    path : str or pathlib.Path
        File to write.
    title : str
        Title of the workbook.
    described : mapping of str to sequence of schema.Column
        Columns of each table.

    Raises
    ------
    OutputError
        If the place does not take the file.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"created": MADE, "title": shown(title, 200), "comments": "dialogscore"})
        looks = _Looks(book)
        for name, table in {**sheets, "columns": _columns(described)}.items():
            _table(book.add_worksheet(name[:31]), tables.typed(table.iloc[:MOST_ROWS]), looks)
    with told(f"write {path}"):
        Path(path).write_bytes(buffer.getvalue())


class _Looks:
    """The formats of one workbook, made once each."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book, self._made = book, {}
        self.head = book.add_format({"bold": True, "font_color": "white", "bg_color": "#1F3A4D", "valign": "top"})
        self.strong = book.add_format({"bold": True, "valign": "top"})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.time = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top", "align": "left"})

    def number(self, pattern: str):
        """Find the format of a number."""
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"num_format": pattern, "valign": "top"})
        return self._made[pattern]


def _first(sheet, audit: "Audit", sheets: Mapping[str, pd.DataFrame], words: Words, looks: _Looks) -> None:
    """Say what the audit comes to, what the sheets are, and what was left out of them."""
    figures, company = Figures(audit.scores), shown(audit.company, 120)
    head = provenance.head(audit, words)
    lines = [
        (words("page.title", company=company), ""),
        ("", head["facts"]),
        ("", head["window"]),
        *(("", line) for line in verdict(figures, company, words)),
        ("", words("workbook.units")),
        ("", words("workbook.persons")),
        ("", ""),
        *((name, _size(len(table), words)) for name, table in sheets.items()),
    ]
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    for row, (name, text) in enumerate(lines):
        _write_text(sheet, row, 0, name, looks.strong)
        _write_text(sheet, row, 1, text, looks.plain)
        sheet.set_row(row, LINE * math.ceil(max(len(text), 1) / PER_LINE))
    _for_print(sheet)


def _size(rows: int, words: Words) -> str:
    if rows <= MOST_ROWS:
        return words.rows(rows)
    return words("workbook.cut", rows=rows, shown=MOST_ROWS)


def _scores(audit: "Audit", words: Words) -> pd.DataFrame:
    """Add what a measure is called and its note in words; the codes stay."""
    scores, named = audit.scores, words.table["measures"]
    names = [named[measure][0] if measure in named else measure for measure in scores["measure"]]
    notes = zip(scores["note_code"].fillna(""), scores["note_args"].fillna(""), strict=True)
    said = [words.note(code, json.loads(arguments or "{}")) if code else "" for code, arguments in notes]
    return scores.drop(columns=["note_code", "note_args"]).assign(note=said).pipe(_after_measure, names)


def _after_measure(scores: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    scores.insert(scores.columns.get_loc("measure") + 1, "name", names)
    return scores


def _columns(parts: Mapping[str, Sequence[schema.Column]]) -> pd.DataFrame:
    rows = [
        {"table": table, "column": one.name, "dtype": one.dtype, "stage": one.stage, "unit": one.unit,
         "meaning": one.meaning}
        for table, columns in parts.items() for one in columns
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _table(sheet, table: pd.DataFrame, looks: _Looks) -> None:
    """Write one table: header frozen, filters on, every column as what it is."""
    units = table["unit"].to_list() if "unit" in table and set(VALUES) & set(table) else None
    for place, name in enumerate(table.columns):
        values = table[name]
        _write_text(sheet, 0, place, name, looks.head)
        longest = _column(sheet, place, values, units if name in VALUES else None, looks)
        sheet.set_column(place, place, min(max(len(name), longest) + 3, WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    _for_print(sheet)
    if len(table.columns):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _column(sheet, place: int, values: pd.Series, units: list | None, looks: _Looks) -> int:
    """Write one column below its header and tell how wide it is."""
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        for row, moment in enumerate(values, start=1):
            if not pd.isna(moment) and moment >= FIRST_DAY:
                sheet.write_datetime(row, place, moment.tz_localize(None).to_pydatetime(), looks.time)
            elif not pd.isna(moment):
                _write_text(sheet, row, place, str(moment), looks.text)
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
            _write_text(sheet, row, place, text, looks.text)
            longest = max(longest, min(len(text), WIDEST))
    return longest


def _for_print(sheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _write_text(sheet, row: int, column: int, text: str, look) -> None:
    sheet.write_string(row, column, shown(text, LONGEST_CELL), look)
