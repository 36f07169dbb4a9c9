"""Quotes escaped by a backslash, beside doubled ones."""

from dialogscore.readers.blobs import Blob
from dialogscore.readers.escaped import read_escaped
from dialogscore.readers.model import Source
from dialogscore.readers.textfile import survey


def table_of(tmp_path, text):
    path = tmp_path / "feed.csv"
    path.write_bytes(text.encode())
    file = Blob(path)
    batches = list(read_escaped(Source("S1", file, survey(file))))
    cells = [cell for one in batches for cell in one.table["b"].to_pylist()]
    return cells, [(one.source_row, one.reason) for batch in batches for one in batch.rejects]


def test_quotes_are_read_in_both_ways(tmp_path):
    text = 'a,b\n1,"say \\"hi\\", do"\n2,"say ""hi"", do"\n3,"say \\""hi\\"" do"\n'
    cells, rejects = table_of(tmp_path, text)
    assert cells == ['say "hi", do'] * 2 + ['say "hi" do']
    assert rejects == []


def test_other_backslashes_are_themselves(tmp_path):
    cells, _ = table_of(tmp_path, 'a,b\n1,C:\\new\n2,"¯\\_(ツ)_/¯, \\\\o/"\n')
    assert cells == ["C:\\new", "¯\\_(ツ)_/¯, \\\\o/"]


def test_a_record_may_hold_line_ends(tmp_path):
    cells, _ = table_of(tmp_path, 'a,b\r\n1,"one\ntwo"\r\n2,"three"\r\n')
    assert cells == ["one\ntwo", "three"]


def test_a_broken_record_costs_itself_alone(tmp_path):
    cells, rejects = table_of(tmp_path, 'a,b\n1,"open\\"\n2,fine\n3,x,y\n')
    assert cells == ["fine"]
    assert rejects == [(1, "broken_quote"), (3, "ragged_row")]
