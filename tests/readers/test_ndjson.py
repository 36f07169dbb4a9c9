"""JSON lines and lists of objects as text columns."""

import pytest

from dialogscore.errors import FeedError
from dialogscore.readers.blobs import Blob
from dialogscore.readers.model import Source
from dialogscore.readers.ndjson import read_ndjson
from dialogscore.readers.textfile import survey


@pytest.fixture
def read(tmp_path):
    """Return a function that reads bytes as JSON lines: rows and rejects."""

    def run(data):
        path = tmp_path / "feed.jsonl"
        path.write_bytes(data)
        batches = list(read_ndjson(Source("S1", Blob(path), survey(Blob(path)))))
        rows = [row for batch in batches for row in batch.table.to_pylist()]
        return rows, [tuple(reject)[:2] for batch in batches for reject in batch.rejects]

    return run


def test_values_become_text_as_written(read):
    rows, _ = read(b'{"a": 1764938903107670017, "b": 3.0, "c": true, "d": null, "e": ["x", 1], "f": {"g": 1}}\n')
    assert rows == [{"a": "1764938903107670017", "b": "3", "c": "true", "d": None, "e": "x 1", "f": '{"g":1}',
                     "source_row": 1}]  # fmt: skip


def test_line_separators_inside_a_text_do_not_end_a_record(read):
    rows, rejects = read('{"a": "x\u2028y\u0085z"}\n'.encode())
    assert rows[0]["a"] == "x\u2028y\u0085z"
    assert not rejects


def test_blank_lines_are_no_records_and_bad_lines_are_rejects(read):
    # The first line is UTF-8, so the one with a lone byte is broken and not another encoding.
    rows, rejects = read(b'{"a": "1\xc3\xbc"}\r\n\r\n[1]\n{"a": \n"text"\n{"a": "\xff"}\n{"a": "\\ud800"}\n{"a": 2}')
    assert [(row["source_row"], row["a"]) for row in rows] == [(1, "1ü"), (7, "2")]
    assert [row for row, _ in rejects] == [2, 3, 4, 5, 6]
    assert {reason for _, reason in rejects} <= {"bad_json", "undecodable"}


def test_a_list_is_read_record_by_record(read):
    rows, rejects = read(b' [{"a": 1},\n 7,\n {"a": 2}]')
    assert [(row["source_row"], row["a"]) for row in rows] == [(1, "1"), (3, "2")]
    assert rejects == [(2, "bad_json")]


def test_a_list_cut_short_is_refused(read):
    with pytest.raises(FeedError, match="not whole"):
        read(b'[{"a": 1}, {"a":')
