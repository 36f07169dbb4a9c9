"""Sheets come back as people type and save them."""

import csv
import io

import openpyxl
import pandas as pd
import pytest

from dialogscore.coding.reading import read_sheet
from dialogscore.coding.sheets import sheet_bytes, twin_bytes
from dialogscore.errors import FeedError

ROWS = pd.DataFrame(
    {
        "no": ["1", "2", "3"],
        "sample": "s-00000001",
        "ref": ["M000004", "M000002", "M000009"],
        "task": ["act", "inbound", "act"],
        "text": ["Until nine tonight.", "when do you close?", "=1+1"],
    }
)
ABOUT = {"sample": "s-00000001", "audit": "ab12", "task": "act inbound", "seed": 3, "n": 3, "coder": 2, "blind": "yes"}
FILLED = {2: {"act": "answer"}, 3: {"inbound_type": "question", "needs_reply": "1"}, 4: {"act": "promote", "sure": "0"}}
HEADERS = {
    "en": {"act": "act", "inbound_type": "type", "needs_reply": "needs_reply", "sure": "sure", "remark": "remark"},
    "de": {
        "act": "Handlung",
        "inbound_type": "Art",
        "needs_reply": "braucht Antwort",
        "sure": "sicher",
        "remark": "Bemerkung",
    },
}


@pytest.fixture
def sheet(tmp_path):
    """Return a function that writes a sheet, fills it as a person would in a spreadsheet, and gives its path."""

    def make(filled=FILLED, *, language="en", edit=None):
        path = tmp_path / "sheet.xlsx"
        path.write_bytes(sheet_bytes(ROWS, ABOUT | {"language": language}, language=language))
        book = openpyxl.load_workbook(path)
        page = book.worksheets[0]
        places = {cell.value: cell.column for cell in page[1]}
        for row, values in filled.items():
            for column, value in values.items():
                page.cell(row, places[HEADERS[language][column]]).value = value
        if edit:
            edit(book, page)
        book.save(path)
        return path

    return make


def test_a_filled_sheet_comes_back_as_codes(sheet):
    found = read_sheet(sheet())
    assert found.rows["ref"].tolist() == ["M000004", "M000002", "M000009"]
    assert found.rows["act"].tolist() == ["answer", pd.NA, "promote"]
    assert found.rows["inbound_type"].tolist() == [pd.NA, "question", pd.NA]
    assert found.rows["needs_reply"].tolist() == [pd.NA, 1, pd.NA]
    assert found.rows["sure"].tolist() == [pd.NA, pd.NA, False]
    assert found.rows["text"].tolist() == ROWS["text"].tolist()
    assert found.about == {key: str(value) for key, value in (ABOUT | {"language": "en"}).items()}
    assert found.missing == []
    assert found.require_complete() is found
    assert found.rows["needs_reply"].dtype == pd.Int64Dtype()
    assert found.rows["sure"].dtype == pd.BooleanDtype()


@pytest.mark.parametrize("typed", ["Answer ", "ANSWER", " answer", "answer\n", "Antwort", "antwort "])
def test_case_blanks_and_language_of_a_label_do_not_matter(sheet, typed):
    assert read_sheet(sheet(FILLED | {2: {"act": typed}})).rows["act"][0] == "answer"


@pytest.mark.parametrize(("typed", "meant"), [(1, 1), (1.0, 1), (True, 1), ("yes", 1), ("Ja", 1), (0, 0), ("no ", 0)])
def test_yes_and_no_may_be_a_number_a_word_or_a_truth_value(sheet, typed, meant):
    filled = FILLED | {3: {"inbound_type": "question", "needs_reply": typed}}
    assert read_sheet(sheet(filled)).rows["needs_reply"][1] == meant


def test_a_german_sheet_takes_german_and_english_labels(sheet):
    filled = {
        2: {"act": "Nicht zu beurteilen"},
        3: {"inbound_type": "Beschwerde", "needs_reply": "nein"},
        4: {"act": "probe", "sure": "ja", "remark": " na ja "},
    }
    found = read_sheet(sheet(filled, language="de"))
    assert found.rows["act"].tolist() == ["other", pd.NA, "probe"]
    assert found.rows["inbound_type"][1] == "complaint"
    assert found.rows["needs_reply"][1] == 0
    assert found.rows["remark"][2] == "na ja"
    assert found.about["blind"] == "yes"


def test_a_typing_error_names_row_column_and_nearest_label(sheet):
    with pytest.raises(FeedError) as caught:
        read_sheet(sheet(FILLED | {2: {"act": "anwser"}}))
    assert "'anwser' in row 2, column act, expected answer, probe," in str(caught.value)
    assert "Did you mean answer?" in str(caught.value)


def test_a_typing_error_in_a_german_sheet_is_told_in_its_words(sheet):
    filled = {2: {"act": "Antwrt"}, 3: {"inbound_type": "Frgae", "needs_reply": "vielleicht"}, 4: {"act": "Lob"}}
    with pytest.raises(FeedError) as caught:
        read_sheet(sheet(filled, language="de"))
    assert "'Antwrt' in row 2, column Handlung, and in row 3 ('Frgae'), 3 ('vielleicht'), 4 ('Lob')" in str(
        caught.value
    )
    assert "Did you mean Antwort?" in str(caught.value)


def test_empty_cells_are_listed_and_a_complete_sheet_can_be_required(sheet):
    found = read_sheet(sheet({2: {"act": "   "}, 3: {"inbound_type": "praise"}, 4: {"act": "inform"}}))
    assert [tuple(one) for one in found.missing] == [(2, "M000004", "act"), (3, "M000002", "needs_reply")]
    with pytest.raises(FeedError, match=r"row 2 \(M000004\) has no act, row 3 \(M000002\) has no needs_reply"):
        found.require_complete()


def test_columns_may_move_and_others_may_be_added(sheet):
    def edit(book, page):
        page.insert_cols(1)
        page.cell(1, 1).value = "my notes"
        page.insert_cols(8)
        page.insert_rows(1)
        page.cell(1, 1).value = "Coding of March"
        page.move_range("N2:N5", cols=8)

    found = read_sheet(sheet(edit=edit))
    assert found.rows["act"].tolist() == ["answer", pd.NA, "promote"]
    assert found.rows["needs_reply"].tolist() == [pd.NA, 1, pd.NA]


def test_sorted_rows_deleted_tabs_and_moved_tabs_do_no_harm(sheet):
    def edit(book, page):
        book.move_sheet(page, 2)
        del book["codebook"]

    assert read_sheet(sheet(edit=edit)).rows["act"][0] == "answer"


def test_a_message_that_stands_twice_is_an_error(sheet):
    def edit(book, page):
        for place in range(1, 15):
            page.cell(5, place).value = page.cell(2, place).value

    with pytest.raises(FeedError, match="M000004 in rows 2 and 5, expected every message once"):
        read_sheet(sheet(edit=edit))


def test_a_task_that_is_none_is_an_error(sheet):
    def edit(book, page):
        page.cell(3, 3).value = "bound"

    with pytest.raises(FeedError, match="'bound' in row 3, column task"):
        read_sheet(sheet(edit=edit))


def saved(delimiter, encoding, language="en"):
    """Give the CSV twin as a spreadsheet saves it after filling."""
    rows = list(
        csv.reader(io.StringIO(twin_bytes(ROWS, ABOUT | {"language": language}, language=language).decode("utf-8-sig")))
    )
    places = {name: rows[0].index(word) for name, word in HEADERS[language].items()}
    for number, values in FILLED.items():
        for column, value in values.items():
            rows[number - 1][places[column]] = value.capitalize()
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows([*rows, [""] * len(rows[0])])
    return buffer.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), (";", "cp1252")],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_csv_twin_is_read_as_any_spreadsheet_saves_it(tmp_path, delimiter, encoding, language):
    path = tmp_path / "sheet.csv"
    path.write_bytes(saved(delimiter, encoding, language))
    found = read_sheet(path)
    assert found.rows["act"].tolist() == ["answer", pd.NA, "promote"]
    assert found.rows["needs_reply"].tolist() == [pd.NA, 1, pd.NA]
    assert found.rows["text"][2] == "=1+1"
    assert found.about == {key: str(value) for key, value in (ABOUT | {"language": language}).items()}
    assert found.missing == []


def test_what_is_no_coding_sheet_is_said_to_be_none(tmp_path):
    path = tmp_path / "other.csv"
    with pytest.raises(FeedError, match="no such file"):
        read_sheet(path)
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(FeedError, match="no header with a column ref and task and act"):
        read_sheet(path)
    path.write_text("ref,task,act\n", encoding="utf-8")
    with pytest.raises(FeedError, match="found no message"):
        read_sheet(path)
    path.write_bytes(b"PK\x03\x04 but no workbook")
    with pytest.raises(FeedError, match="damaged workbook"):
        read_sheet(path)
    path.write_text("ref,task\nM000001,act\n", encoding="utf-8")
    with pytest.raises(FeedError, match="no header with a column act"):
        read_sheet(path)
