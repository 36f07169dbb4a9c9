"""The audit as an XLSX workbook: one sheet a table, real numbers and times, and no formula from anyone's text."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dialogscore import comparing, privacy, schema, tables
from dialogscore.disk import told
from dialogscore.reports import cases, compared, provenance
from dialogscore.reports.cells import Looks, for_print, workbook, write_table, write_text
from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figures
from dialogscore.reports.wording import Words, load

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["MOST_ROWS", "columns_of", "render", "write_tables"]

#: Rows of one sheet; what is left out is counted on the first sheet and stands in the folder's CSV and Parquet files.
MOST_ROWS = 50_000
LINE, PER_LINE = 15, 115  # points a line of the first sheet is high, and signs that go into it
MESSAGES = (
    "ref", "created_at", "platform", "kind", "direction", "author_role", "author_id", "author_handle", "text", "url",
    "thread_id", "reply_target_id", "response_id", "response_seconds", "observed_seconds", "language", "inbound_type",
    "needs_reply", "needs_reply_probability", "act", "act_probability", "is_uncertain", "purpose", "purpose_uncertain",
    "level", "mode", "invitation_outcome", "deflect_to", "handed_over", "is_canned", "canned_group", "source_id",
    "source_row", "message_id",
)  # fmt: skip
KINDS = {"b": "flag", "i": "count", "u": "count", "f": "number", "M": "time"}
#: What columns of a name and a kind mean: those of other tables may say something else by the same name.
SAID = {(one.name, one.dtype): one.meaning for one in (*schema.MESSAGES, *schema.SCORES)}
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

    Raises
    ------
    UsageError
        If the audit was saved with another key, or with none.

    Notes
    -----
    Shares are numbers from 0 to 1 shown as percent, durations are seconds, times are UTC. Cells of text are text cells.
    """
    words = load(language)
    options = audit.manifest["options"]
    privacy.require_key(options.get("key_check"), key)
    people = audit.shown(key=key)
    sheets = {
        "scores": _scores(audit, words),
        "messages": people[[name for name in MESSAGES if name in people]],
        "rejects": audit.rejects,
        "sources": audit.sources,
        **dict(sorted(audit.tables.items())),
    }
    described = DESCRIBED | {name: columns_of(name, tables.typed(table)) for name, table in audit.tables.items()}
    if "comparison" in sheets:
        described |= {"comparison": comparing.COLUMNS}
        sheets["comparison"] = compared.named(sheets["comparison"], audit.manifest["compared"], words)
    sheets["columns"] = _columns(described)
    with workbook(path, title=audit.company) as (book, looks):
        _first(book.add_worksheet(words("workbook.about")), audit, sheets, words, looks)
        for name, table in sheets.items():
            write_table(book.add_worksheet(name[:31]), tables.typed(table.iloc[:MOST_ROWS]), looks)


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
    with told(f"write {path}"), workbook(path, title=title) as (book, looks):
        for name, table in {**sheets, "columns": _columns(described)}.items():
            write_table(book.add_worksheet(name[:31]), tables.typed(table.iloc[:MOST_ROWS]), looks)


def columns_of(name: str, table: pd.DataFrame, meanings: Mapping[str, str] | None = None) -> list[schema.Column]:
    """
    Describe the columns of a table by what it holds, so that no table of a workbook goes without.

    Parameters
    ----------
    name : str
        Name of the table.
    table : pandas.DataFrame
        The table.
    meanings : mapping of str to str, optional
        What columns mean, by their names; without them, what those of the same name and kind mean in messages and
        scores.

    Returns
    -------
    list of schema.Column
        A line a column.
    """
    kinds = {column: _kind(table[column]) for column in table.columns}
    said = {column: SAID.get((column, kind), "") for column, kind in kinds.items()} if meanings is None else meanings
    return [schema.Column(column, kind, name, False, "", said.get(column, "")) for column, kind in kinds.items()]


def _kind(values: pd.Series) -> str:
    return KINDS.get(getattr(values.dtype, "kind", "O"), "text")


def _first(sheet, audit: "Audit", sheets: Mapping[str, pd.DataFrame], words: Words, looks: Looks) -> None:
    """Say what the audit comes to, what the sheets are, and what was left out of them."""
    figures, company = Figures(audit.scores), shown(audit.company, 120)
    head = provenance.head(audit, words)
    lines = [
        (words("page.title", company=company), ""),
        ("", head["facts"]),
        ("", head["window"]),
        *(("", line) for line in cases.headline(audit, figures, company, words)),
        ("", words("workbook.units")),
        ("", words("workbook.persons")),
        ("", ""),
        *((name, _size(len(table), words)) for name, table in sheets.items()),
    ]
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    for row, (name, text) in enumerate(lines):
        write_text(sheet, row, 0, name, looks.strong)
        write_text(sheet, row, 1, text, looks.plain)
        sheet.set_row(row, LINE * math.ceil(max(len(text), 1) / PER_LINE))
    for_print(sheet)


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
