"""Old workbooks are read in a process of their own: whatever they do to it, the reading ends with a sentence."""

import datetime
import struct
from pathlib import Path

import pytest

from dialogscore.errors import FeedError
from dialogscore.readers import sheets
from dialogscore.readers.blobs import Blob
from dialogscore.readers.cells import cells_apart, text_of

WORKBOOK = Path(__file__).parent.parent / "feeds" / "linkedin_analytics" / "content.xls"


def damaged(tmp_path, place, number, size="<H"):
    data = bytearray(WORKBOOK.read_bytes())
    struct.pack_into(size, data, place, number)
    path = tmp_path / "x.xls"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("cell", "text"),
    [("0012", "0012"), (True, "true"), (3.0, "3"), (2.5, "2.5"), (2.0**53, "9.00719925474099e+15"),
     (datetime.datetime(2024, 3, 5, 9, 12), "2024-03-05 09:12:00"), (datetime.date(2024, 3, 5), "2024-03-05")],
)  # fmt: skip
def test_a_cell_is_what_it_shows_and_no_digit_more(cell, text):
    assert text_of(cell) == text


def test_a_sheet_read_apart_comes_with_the_names_of_all():
    names, rows = cells_apart(WORKBOOK, 1, 1)
    assert len(names) >= 1
    assert len(rows) == 1
    assert cells_apart(WORKBOOK, names[0], 1) == (names, rows)
    assert cells_apart(WORKBOOK, len(names) + 1, None) == (names, None)
    assert cells_apart(WORKBOOK, "no such sheet", None) == (names, None)


def test_sectors_that_follow_themselves_end_with_a_sentence(tmp_path):
    data = WORKBOOK.read_bytes()
    (table,) = struct.unpack_from("<I", data, 76)
    (start,) = struct.unpack_from("<I", data, 48)
    path = damaged(tmp_path, 512 * (table + 1) + 4 * start, start, "<I")
    with pytest.raises(FeedError, match="too much memory"):
        sheets.sheet_rows(Blob(path), None)


def test_a_workbook_that_is_cut_says_so(tmp_path):
    path = tmp_path / "x.xls"
    path.write_bytes(WORKBOOK.read_bytes()[:700])
    with pytest.raises(FeedError, match=r"damaged workbook .*save it as XLSX"):
        sheets.sheet_rows(Blob(path), None)


def test_an_old_workbook_larger_than_any_sheet_of_its_kind_is_not_opened(monkeypatch):
    monkeypatch.setattr(sheets, "_MAX_OLD", 1000)
    with pytest.raises(FeedError, match="an XLS file of 5,632 bytes, expected at most 1,000"):
        sheets.sheet_rows(Blob(WORKBOOK), None)


def test_a_reader_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr("dialogscore.readers.cells._SECONDS", 0.001)
    with pytest.raises(ValueError, match="not read within"):
        cells_apart(WORKBOOK, 1, None)
