"""The worklist as a page, a table for ticket tools and a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dialogscore import tables
from dialogscore import worklist as cases
from dialogscore.reports import cells, provenance
from dialogscore.reports.clean import shown
from dialogscore.reports.page import PLAIN, environment
from dialogscore.reports.waiting import facts, lines, matrix, why
from dialogscore.reports.wording import Words, load

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["MOST_LINES", "csv", "page", "workbook"]

#: Lines of a part on the page; the table and the workbook hold them all.
MOST_LINES = 500
DAY = 86400
ON_REQUEST = ("followers", "text")


def csv(listed: pd.DataFrame, path: str | Path, *, reach: bool = False, quotes: bool = False) -> None:
    """
    Write a worklist as a table for ticket tools: columns and codes of their own names, whatever the language.

    Parameters
    ----------
    listed : pandas.DataFrame
        A worklist, updated or not.
    path : str or Path
        File to write.
    reach : bool, default False
        Hold the author's followers.
    quotes : bool, default False
        Hold what was asked.
    """
    tables.write_csv(_chosen(listed, reach=reach, quotes=quotes), path)


def page(
    audit: "Audit",
    listed: pd.DataFrame,
    path: str | Path,
    *,
    language: str,
    reach: bool = False,
    quotes: bool = False,
    show_names: bool = False,
) -> None:
    """
    Write a worklist as one self-contained page without script.

    Parameters
    ----------
    audit : Audit
        The audit that it is of.
    listed : pandas.DataFrame
        Its worklist, updated or not.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``.
    reach : bool, default False
        Show the author's followers.
    quotes, show_names : bool, default False
        Whether the list holds texts and names, so that the page warns of it.
    """
    words = load(language)
    told = facts(audit, listed, words)
    updated = "state" in listed
    parts = []
    for part in told["parts"]:
        chosen = listed[listed["part"].eq(part["code"])]
        cut = words("worklist.cut", shown=MOST_LINES, all=len(chosen)) if len(chosen) > MOST_LINES else ""
        parts.append(part | {"lines": lines(chosen.head(MOST_LINES), words), "cut": cut})
    warning = " ".join(
        words(f"worklist.{code}") for code, wanted in (("with_texts", quotes), ("with_names", show_names)) if wanted
    )
    made = (
        environment(words)
        .get_template("worklist.html.j2")
        .render(
            company=shown(audit.company, 120),
            brand=PLAIN | (audit.manifest.get("brand") or {}),
            head=provenance.head(audit, words),
            facts=told,
            matrix=matrix(listed, words),
            parts=parts,
            warning=warning,
            reach=reach,
            since=updated,
            quotes=quotes,
            version=shown(audit.manifest["dialogscore"], 40),
        )
    )
    Path(path).write_text(made, encoding="utf-8", newline="\n")


def workbook(
    audit: "Audit",
    listed: pd.DataFrame,
    path: str | Path,
    *,
    language: str,
    reach: bool = False,
    quotes: bool = False,
) -> None:
    """
    Write a worklist as a workbook: every case on one sheet in words, with filters, and a sheet about it.

    Parameters
    ----------
    audit : Audit
        The audit that it is of.
    listed : pandas.DataFrame
        Its worklist, updated or not.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``.
    reach : bool, default False
        Hold the author's followers.
    quotes : bool, default False
        Hold what was asked.
    """
    words = load(language)
    told = facts(audit, listed, words)
    about = [
        (words("worklist.title", company=shown(audit.company, 120)), told["title"]),
        ("", told["blind"]),
        ("", told["age"]),
        ("", words("worklist.lead")),
        ("", words("worklist.rules")),
        *((f"{part['name']}: {part['count']}", part["meaning"]) for part in told["parts"]),
        ("", words("worklist.numbers")),
        ("", words("worklist.staff")),
    ]
    with cells.workbook(path, title=audit.company) as (book, looks):
        cells.write_table(
            book.add_worksheet(words("worklist.kicker")[:31]), _worded(listed, words, reach, quotes), looks
        )
        sheet = book.add_worksheet(words("workbook.about"))
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 110)
        for row, (name, text) in enumerate(line for line in about if line[1]):
            cells.write_text(sheet, row, 0, name, looks.strong)
            cells.write_text(sheet, row, 1, text, looks.plain)


def _chosen(listed: pd.DataFrame, *, reach: bool, quotes: bool) -> pd.DataFrame:
    left_out = [name for name, wanted in zip(ON_REQUEST, (reach, quotes), strict=True) if not wanted]
    ahead = [name for name in ("case", "part", "state", "ended_at") if name in listed]
    kept = [name for name in listed.columns if name not in {*left_out, *ahead}]
    return listed[[*ahead, *kept]]


def _worded(listed: pd.DataFrame, words: Words, reach: bool, quotes: bool) -> pd.DataFrame:
    """Put every code of the table into words, and ages into days."""
    table = _chosen(listed, reach=reach, quotes=quotes).copy()
    for name, where in (("part", "worklist.parts"), ("urgency", "worklist.urgency"), ("asks", "types")):
        table[name] = table[name].map({code: words(f"{where}.{code}") for code in table[name].dropna().unique()})
    table["reasons"] = [", ".join(why(one, words)) for one in table["reasons"]]
    if "state" in table:
        said = {code: words(f"worklist.states.{code}") for code in cases.STATES if code != "answered"}
        table["state"] = table["state"].map(said | {"answered": words("worklist.states.answered_undated")})
    table["age_seconds"] = (table["age_seconds"] / DAY).round(1)
    table = table.rename(columns={"age_seconds": "age_days"})
    return tables.typed(table.rename(columns={name: words(f"worklist.sheet.{name}") for name in table.columns}))
