"""The workbook holds the tables as they are: numbers as numbers, times as times, and text as nothing but text."""

import datetime
import json
import re
import zipfile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from dialogscore.reports import workbook
from tests.reports import made

HOSTILE = ("=1+1", "@SUM(A1)", "+49", "\u202egnp.exe", "x" * 100_000, 'http://evil.example/"onclick', "a\x00\x1b[31mb")


def sheets_of(tmp_path, audit, language="en"):
    path = tmp_path / "report.xlsx"
    workbook.render(audit, path, language=language)
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def as_rows(sheet):
    return [dict(zip(sheet[0], row, strict=True)) for row in sheet[1:]]


def test_every_number_of_the_scores_is_a_number_of_the_sheet(tmp_path):
    audit = made.audit()
    rows = as_rows(sheets_of(tmp_path, audit)["scores"])
    assert len(rows) == len(audit.scores)
    for told, row in zip(audit.scores.to_dict("records"), rows, strict=True):
        assert row["measure"] == told["measure"]
        for name in ("value", "low", "high"):
            assert row[name] == ("" if told[name] != told[name] else told[name]), (told["measure"], name)


def test_notes_are_worded_and_measures_named_in_the_language(tmp_path):
    rows = as_rows(sheets_of(tmp_path, made.audit(), "de")["scores"])
    withheld = next(row for row in rows if row["measure"] == "index")
    assert withheld["note"]
    assert "{" not in withheld["note"]
    assert next(row for row in rows if row["measure"] == "dialog_share")["name"] == "Dialoganteil"


def test_times_are_times_and_shares_are_shown_as_percent(tmp_path):
    rows = as_rows(sheets_of(tmp_path, made.audit())["messages"])
    assert rows[0]["created_at"] == datetime.datetime(2024, 3, 1, 9, 0)
    with zipfile.ZipFile(tmp_path / "report.xlsx") as file:
        assert 'formatCode="0.0%"' in file.read("xl/styles.xml").decode()


def test_nobodys_text_is_a_formula_or_a_link(tmp_path):
    sheets = sheets_of(tmp_path, made.audit(*HOSTILE, asked="=cmd|' /C calc'!A0", quotes=True))
    texts = [row["text"] for row in as_rows(sheets["messages"])]
    assert "=1+1" in texts
    assert max(map(len, texts)) <= 32_767
    with zipfile.ZipFile(tmp_path / "report.xlsx") as file:
        for name in file.namelist():
            assert not re.search(rb"<f[ >]|hyperlink", file.read(name)), name
            assert "\u202e" not in file.read(name).decode("utf-8")


def test_words_and_names_of_the_audience_are_left_out_unless_asked_for(tmp_path):
    assert "Summer" not in json.dumps(sheets_of(tmp_path, made.audit(asked="Where is Summer?")), default=str)
    assert "Summer" in json.dumps(sheets_of(tmp_path, made.audit(asked="Where is Summer?", quotes=True)), default=str)


def test_headers_are_frozen_and_filtered(tmp_path):
    sheets_of(tmp_path, made.audit())
    with zipfile.ZipFile(tmp_path / "report.xlsx") as file:
        page = file.read("xl/worksheets/sheet2.xml").decode()
    assert 'state="frozen"' in page
    assert "<autoFilter" in page


def test_a_sheet_that_is_cut_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    sheets = sheets_of(tmp_path, made.audit(*["Thanks!"] * 4))
    assert len(sheets["messages"]) == 4
    told = dict(row[:2] for row in sheets["About"])
    assert told["messages"] == "8 rows, of which the first 3 are here; all stand in the result folder"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_same_audit_gives_the_same_bytes(tmp_path, language):
    pages = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        workbook.render(made.audit(), tmp_path / name / "report.xlsx", language=language)
        pages.append((tmp_path / name / "report.xlsx").read_bytes())
    assert pages[0] == pages[1]


def test_the_columns_of_every_sheet_are_listed(tmp_path):
    audit = made.audit("a", "b")
    audit.tables["backlog"] = pd.DataFrame({"open": [3], "thread_id": ["1"]})
    audit.tables["endings"] = pd.DataFrame({"company": [0.5], "act": ["answer"]})
    listed = as_rows(sheets_of(tmp_path, audit)["columns"])
    mine = [row for row in listed if row["table"] == "backlog"]
    assert [(row["column"], row["dtype"]) for row in mine] == [("open", "count"), ("thread_id", "text")]
    assert mine[1]["meaning"]
    # A share that bears the name of a text of the scores is not what that text is.
    assert [bool(row["meaning"]) for row in listed if row["table"] == "endings"] == [False, True]
    assert {name for name, table in audit.tables.items() if len(table.columns)} <= {row["table"] for row in listed}
