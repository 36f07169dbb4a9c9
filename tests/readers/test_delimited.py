"""CSV: the fast way and the careful way read the same."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogscore.errors import FeedError
from dialogscore.readers import delimited
from dialogscore.readers.blobs import Blob
from dialogscore.readers.model import Source
from dialogscore.readers.rows import records, unique_names
from dialogscore.readers.textfile import survey

CELL = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8)
ROWS = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8)


def read(path, delimiter=","):
    source = Source("S1", Blob(path), survey(Blob(path)))
    batches = list(delimited.read_delimited(source, delimiter))
    rows = [row for batch in batches for row in batch.table.to_pylist()]
    return rows, [reject for batch in batches for reject in batch.rejects]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, delimiter=st.sampled_from(",;\t|"), end=st.sampled_from(["\n", "\r\n"]))
def test_what_was_written_is_read(tmp_path, rows, delimiter, end):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    path = tmp_path / "feed.csv"
    path.write_bytes(text.getvalue().encode())
    found, rejects = read(path, delimiter)
    assert [[row[name] or "" for name in "abc"] for row in found] == rows
    assert [row["source_row"] for row in found] == list(range(1, len(rows) + 1))
    assert not rejects


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, chunk=st.integers(5, 60))
def test_a_file_cut_into_small_blocks_reads_the_same(tmp_path, monkeypatch, rows, chunk):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerows([["a", "b", "c"], *rows])
    path = tmp_path / "feed.csv"
    path.write_bytes(text.getvalue().encode())
    data = path.read_bytes()
    whole = read(path)

    # The header must be in the first block, as it is in files of 16 MB blocks.
    pieces = [data[:6], *(data[place : place + chunk] for place in range(6, len(data), chunk))]
    with monkeypatch.context() as patch:
        patch.setattr(delimited, "blocks", lambda path, surveyed: iter(pieces))
        assert read(path) == whole


def test_a_stray_quote_costs_its_own_line_only(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text('a,b\n1,"one\n2,two\n3,"three, 3"\n4,"fo"ur\n5,five\n')
    rows, rejects = read(path)
    assert [row["b"] for row in rows] == ["two", "three, 3", "five"]
    assert [(reject.source_row, reject.reason) for reject in rejects] == [(1, "broken_quote"), (4, "broken_quote")]


def test_a_quote_inside_an_unquoted_cell_is_text(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text('a,b\n1,a 5" pipe\n2,two\n')
    rows, rejects = read(path)
    assert [row["b"] for row in rows] == ['a 5" pipe', "two"]
    assert not rejects


def test_blank_lines_are_no_records(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text("a,b\n\n1,one\n\n\n2,two\n\n")
    rows, _ = read(path)
    assert [row["source_row"] for row in rows] == [1, 2]


def test_a_short_row_is_a_reject_with_its_number(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text("a,b\n1,one\n2\n3,three\n4,four,4\n")
    rows, rejects = read(path)
    assert [row["source_row"] for row in rows] == [1, 3]
    assert [tuple(reject) for reject in rejects] == [
        (2, "ragged_row", {"fields": 1, "expected": 2}),
        (4, "ragged_row", {"fields": 3, "expected": 2}),
    ]


def test_a_record_of_many_lines_is_one_record():
    lines = io.BytesIO(b'1,"one\nand\nmore"\n2,two\n')
    assert [record.values for record in records(lines, ",", 2)] == [["1", "one\nand\nmore"], ["2", "two"]]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ([" a ", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        (["", "b"], ["column 1", "b"]),
        (["source_row"], ["source_row (file)"]),
    ],
)
def test_every_column_has_a_name_of_its_own(header, names):
    assert unique_names(header) == names


def test_a_header_with_a_broken_quote_is_refused(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_text('a,""b,c\n1,2,3\n')
    with pytest.raises(FeedError, match="broken quote"):
        read(path)
