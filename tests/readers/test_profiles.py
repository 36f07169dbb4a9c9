"""Header and columns of an unknown table."""

import pytest

from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import look
from dialogscore.readers.profiles import find_grid, profile


def grid(tmp_path, text):
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode("cp1252"))
    return find_grid(look(Blob(path)))


def test_the_header_is_the_row_of_most_names(tmp_path):
    found = grid(tmp_path, "Postfach;Juli\n\nId;Größe;;Text\n1;2;3;a b\n2;5;6;\n")
    assert (found.delimiter, found.header_row) == (";", 2)
    assert found.names == ["Id", "Größe", "Text"]
    assert found.columns == [["1", "2"], ["2", "5"], ["a b", ""]]


@pytest.mark.parametrize("text", ["a;b\n", "one line\nand another\n", '{"a": 1}\n'])
def test_what_has_no_header_and_rows_is_no_table(tmp_path, text):
    assert grid(tmp_path, text) is None


@pytest.mark.parametrize(
    ("cells", "notation", "is_naive", "is_day"),
    [
        (["2024-03-05T09:00:00Z"], "auto", False, False),
        (["05.03.2024 09:00", ""], "%d.%m.%Y %H:%M", True, False),
        (["03/05/2024 9:00 AM", "03/25/2024 10:00 PM"], "%m/%d/%Y %I:%M %p", True, False),
        (["25/03/2024 9:00"], "%d/%m/%Y %H:%M", True, False),
        (["03/25/2024 9:00"], "%m/%d/%Y %H:%M", True, False),
        (["5.3.2024"], "%d.%m.%Y", True, True),
        (["soon", "2024-03-05"], None, False, False),
        ([], None, False, False),
    ],
)
def test_the_notation_of_times_is_found(cells, notation, is_naive, is_day):
    found = profile("x", cells)
    assert (found.notation, found.is_naive, found.is_day) == (notation, is_naive, is_day)


def test_shares_are_of_the_filled_cells():
    found = profile("x", ["1,5", "1.200", "85 %", "", "two words"])
    assert (found.filled, found.unique, found.numbers, found.words) == (0.8, 1.0, 0.75, 1.5)
    assert found.values == ("1,5", "1.200", "85 %", "two words")
    assert profile("x", list("abcdefghi")).values == ()
