"""The worklist as files: hostile texts stay texts, and every file holds the same cases."""

import openpyxl
import pandas as pd
import pytest

from dialogscore.reports import worklist as write_list
from dialogscore.worklist import worklist
from tests.worklist.feeds import ENGLISH, audited, write

HOSTILE = '=HYPERLINK("http://evil.example","@acme") <script>alert(1)</script> \u202e why is my parcel late?'


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    feed = ENGLISH | {"ann1": (*ENGLISH["ann1"][:4], HOSTILE)}
    return audited(write(tmp_path_factory.mktemp("feed") / "feed.csv", feed))


@pytest.fixture(scope="module")
def listed(audit):
    return worklist(audit, quotes=True, show_names=True)


def test_the_table_opens_harmlessly_and_keeps_its_rows(listed, tmp_path):
    write_list.csv(listed, tmp_path / "list.csv", quotes=True)
    read = pd.read_csv(tmp_path / "list.csv", dtype=str)
    assert read["case"].to_list() == listed["case"].to_list()
    text = read.loc[read["message_id"].eq("ann1"), "text"].iloc[0]
    assert text.startswith("'=HYPERLINK")
    assert "\u202e" not in text


def test_reach_and_words_are_columns_on_wish_only(listed, tmp_path):
    write_list.csv(listed, tmp_path / "plain.csv")
    write_list.csv(listed, tmp_path / "whole.csv", reach=True, quotes=True)
    plain, whole = (set(pd.read_csv(tmp_path / f"{name}.csv").columns) for name in ("plain", "whole"))
    assert whole - plain == {"text", "followers"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_escapes_everything_and_loads_nothing(audit, listed, tmp_path, language):
    write_list.page(audit, listed, tmp_path / "list.html", language=language, quotes=True, show_names=True)
    page = (tmp_path / "list.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "src=" not in page
    assert all(case in page for case in listed["case"])


def test_the_page_shows_followers_on_wish(audit, listed, tmp_path):
    for reach in (False, True):
        write_list.page(audit, listed, tmp_path / f"{reach}.html", language="en", reach=reach)
    plain, whole = ((tmp_path / f"{reach}.html").read_text(encoding="utf-8") for reach in (False, True))
    assert "Followers" not in plain
    assert ">100<" in whole


def test_struck_cases_say_when_they_were_answered(audit, listed, tmp_path):
    state = ["answered", "closed", "gone", "absent", *["open"] * (len(listed) - 4)]
    ended = [pd.Timestamp("2025-04-16 09:00", tz="UTC"), *[pd.NaT] * (len(listed) - 1)]
    write_list.page(audit, listed.assign(state=state, ended_at=ended), tmp_path / "list.html", language="en")
    page = (tmp_path / "list.html").read_text(encoding="utf-8")
    assert page.count('class="struck"') == 3
    assert "answered 16 April 2025" in page
    assert "not in the new export: still open" in page


def test_a_long_part_is_cut_with_the_number_said(audit, listed, tmp_path, monkeypatch):
    monkeypatch.setattr(write_list, "MOST_LINES", 2)
    write_list.page(audit, listed, tmp_path / "list.html", language="en")
    assert "2 of 3 cases are shown" in (tmp_path / "list.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_workbook_holds_every_case_as_text_and_numbers(audit, listed, tmp_path, language):
    write_list.workbook(audit, listed, tmp_path / "list.xlsx", language=language, quotes=True, reach=True)
    sheet, about = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets
    rows = list(sheet.values)
    assert [row[0] for row in rows[1:]] == listed["case"].to_list()
    age = rows[0].index({"de": "Alter in Tagen", "en": "Age in days"}[language])
    assert rows[1][age] == 3.9
    assert sheet.freeze_panes is not None
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert about["A1"].value == {"de": "Offene Fälle: Acme", "en": "Open cases: Acme"}[language]


def test_the_same_list_gives_the_same_bytes(audit, listed, tmp_path):
    for name in ("a", "b"):
        write_list.workbook(audit, listed, tmp_path / f"{name}.xlsx", language="en")
        write_list.page(audit, listed, tmp_path / f"{name}.html", language="en")
        write_list.csv(listed, tmp_path / f"{name}.csv")
    for kind in ("xlsx", "html", "csv"):
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()
