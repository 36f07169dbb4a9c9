"""The written sheet: harmless, blind to nobody's harm, the same bytes each time, and easy to fill."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest

from dialogscore.coding.layout import COLUMNS, FILLED
from dialogscore.coding.sheets import sheet_bytes, twin_bytes

HOSTILE = [
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "{=1+1}",
    "https://link.example/a",
    "mailto:a@mail.example",
    "007",
    "a\u202eb\x00c\x1b[31m\u2066",
    "_x0041_ stays",
    "line\r\nbreak\rhere",
    "x" * 100_000,
    "<b>&amp;</b>",
]  # fmt: skip
ABOUT = {"sample": "s-1", "audit": "a", "task": "act", "language": "en", "seed": 0, "n": 2, "coder": 1, "blind": "yes"}


def rows(texts=("one", "two"), task="act"):
    return pd.DataFrame(
        {
            "no": [str(number) for number in range(1, len(texts) + 1)],
            "sample": "s-1",
            "ref": [f"M{number:06d}" for number in range(1, len(texts) + 1)],
            "task": task,
            "context": list(texts),
            "parent": list(texts),
            "text": list(texts),
        }
    )


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_no_cell_is_a_formula_a_link_or_a_number():
    book = opened(sheet_bytes(rows(HOSTILE), ABOUT, language="en"))
    for page in book.worksheets:
        for line in page.iter_rows():
            assert {cell.data_type for cell in line} <= {"s", "n"}
            # An empty cell counts as a number without a value.
            assert all(cell.value is None for cell in line if cell.data_type == "n")
            assert all(cell.hyperlink is None for cell in line)


def test_no_part_of_the_file_holds_a_formula_or_a_link():
    with zipfile.ZipFile(io.BytesIO(sheet_bytes(rows(HOSTILE), ABOUT, language="en"))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8")
            assert "<f>" not in text
            assert "<hyperlink " not in text


def test_deceiving_signs_are_replaced_and_the_rest_stays():
    page = opened(sheet_bytes(rows(HOSTILE), ABOUT, language="en")).worksheets[0]
    place = COLUMNS.index("text") + 1
    found = [page.cell(number, place).value for number in range(2, 2 + len(HOSTILE))]
    assert found[:7] == HOSTILE[:7]
    assert found[7] == "a\ufffdb\ufffdc\ufffd[31m\ufffd"
    # openpyxl leaves the escape in place that a spreadsheet reads as the text itself.
    assert found[8].replace("_x005F", "") == "_x0041_ stays"
    assert found[9] == "line\nbreak\nhere"
    assert found[10] == "x" * 32_000 + " …[+68000]"
    assert found[11] == HOSTILE[11]


def test_the_twin_is_guarded_as_all_csv_files_are():
    text = twin_bytes(rows(HOSTILE), ABOUT, language="en").decode("utf-8")
    assert text.startswith("\ufeff")
    assert "\"'=HYPERLINK" in text
    assert "\"'@SUM" in text
    assert "\u202e" not in text


def test_the_same_rows_are_the_same_bytes():
    for language in ("de", "en"):
        assert sheet_bytes(rows(), ABOUT, language=language) == sheet_bytes(rows(), ABOUT, language=language)
        assert twin_bytes(rows(), ABOUT, language=language) == twin_bytes(rows(), ABOUT, language=language)


@pytest.mark.parametrize(("language", "labels"), [("en", "answer,probe"), ("de", "Antwort,Rückfrage")])
def test_labels_are_chosen_from_a_list_and_only_for_the_task_of_the_row(language, labels):
    both = pd.concat([rows(["said"]), rows(["asked"], task="inbound")])
    page = opened(sheet_bytes(both, ABOUT, language=language)).worksheets[0]
    lists = {str(one.sqref): one.formula1.strip('"') for one in page.data_validations.dataValidation}
    assert lists["I2"].startswith(labels)
    assert set(lists) == {"I2", "L2", "J3", "K3", "L3"}
    assert all(one.type == "list" and one.showErrorMessage for one in page.data_validations.dataValidation)


def test_the_sheet_is_laid_out_to_be_filled():
    page = opened(sheet_bytes(rows(), ABOUT, language="en")).worksheets[0]
    assert page.freeze_panes == "D2"
    assert [cell.value for cell in page[1]][-6:] == [
        "act",
        "type",
        "needs_reply",
        "sure",
        "remark",
        "sample",
    ]
    colors = {name: page.cell(2, place).fill.fgColor.rgb for place, name in enumerate(COLUMNS, start=1)}
    assert colors["text"] == colors["ref"] != colors["act"]
    assert all(page.cell(2, place).alignment.wrap_text for place in range(1, len(COLUMNS) + 1))
    assert page.column_dimensions["H"].width > 50
    assert [page.cell(2, COLUMNS.index(name) + 1).value for name in FILLED] == [None] * 5


@pytest.mark.parametrize(
    ("language", "tabs", "rule"),
    [
        ("en", ["messages", "codebook", "about"], "Part 1: what a company's message does (act)"),
        ("de", ["Nachrichten", "Regeln", "Angaben"], "Teil 1: Was eine Nachricht des Unternehmens tut (act)"),
    ],
)
def test_rules_and_what_the_sheet_is_stand_on_tabs_of_their_own(language, tabs, rule):
    book = opened(sheet_bytes(rows(), ABOUT | {"language": language}, language=language))
    assert book.sheetnames == tabs
    assert book[tabs[1]]["A1"].value == rule
    about = {line[0].value: line[1].value for line in book[tabs[2]].iter_rows()}
    assert about["blind"] in ("yes", "ja")
    assert len(about) >= 8
