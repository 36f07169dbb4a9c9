"""The first rows of what may be a table."""

from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import look
from dialogscore.readers.toprows import top_rows
from tests.workbooks import write_workbook


def seen(tmp_path, content, name="a.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return look(Blob(path))


def test_every_delimiter_that_cuts_gives_rows(tmp_path):
    found = top_rows(seen(tmp_path, b"Export of today\n\na;b,c\n1;2,3\n"))
    assert found == {
        ",": (("Export of today",), ("a;b", "c"), ("1;2", "3")),
        ";": (("Export of today",), ("a", "b,c"), ("1", "2,3")),
    }


def test_windows_letters_are_read(tmp_path):
    assert top_rows(seen(tmp_path, "Größe;b\nä;1\n".encode("cp1252")))[";"] == (("Größe", "b"), ("ä", "1"))


def test_a_workbook_gives_its_first_sheet_and_a_damaged_one_nothing(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [["a", "b"], ["1", " x "]])
    assert top_rows(look(Blob(path))) == {"": (("a", "b"), ("1", "x"))}
    whole = path.read_bytes()
    assert top_rows(seen(tmp_path, whole[: len(whole) // 2], "b.xlsx")) == {}


def test_json_has_no_rows(tmp_path):
    assert top_rows(seen(tmp_path, b'{"a": 1}\n{"a": 2}\n')) == {}
