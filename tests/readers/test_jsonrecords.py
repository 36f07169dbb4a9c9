"""Typed JSON records: whatever the shape, each record or the reason why it is none."""

import json

import msgspec
import pytest

from dialogscore.errors import FeedError
from dialogscore.readers import elements
from dialogscore.readers.blobs import Blob
from dialogscore.readers.jsonrecords import json_records, one_object
from dialogscore.readers.model import Reject
from dialogscore.readers.textfile import survey


class Row(msgspec.Struct):
    id: str
    count: int | None = None


@pytest.fixture
def read(tmp_path):
    def read(data, **options):
        path = tmp_path / "feed.json"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(json_records(Blob(path), survey(Blob(path)), Row, **options))

    return read


def test_lines_lists_and_single_objects_give_the_same_records(read):
    rows = [{"id": "1", "count": "5", "secret": "x"}, {"id": "2"}]
    expected = [(1, Row("1", 5)), (2, Row("2"))]
    assert read("\n".join(map(json.dumps, rows))) == expected
    assert read(json.dumps(rows)) == expected
    assert read(json.dumps(rows, indent=2)) == expected
    assert read(json.dumps({"paging": {}, "data": rows}, indent=1), within=("items", "data")) == expected
    assert read(json.dumps(rows[0], indent=2)) == expected[:1]


def test_a_list_too_large_for_one_piece_is_walked_through(read, monkeypatch):
    monkeypatch.setattr(elements, "_AT_ONCE", 10)
    assert read(json.dumps([{"id": "1", "count": 7}, {"id": 2}, {"id": "3"}])) == [
        (1, Row("1", 7)),
        (2, Reject(2, "bad_record", {"where": "$.id"})),
        (3, Row("3")),
    ]


def test_bad_lines_are_rejects_and_say_where(read):
    assert read('{"id": "1"}\n{"id": 2}\nnonsense\n{"id": "4"}\n{"id": "5", "cou') == [
        (1, Row("1")),
        (2, Reject(2, "bad_record", {"where": "$.id"})),
        (3, Reject(3, "bad_json", {})),
        (4, Row("4")),
        (5, Reject(5, "bad_json", {})),
    ]


@pytest.mark.parametrize("data", ["[1, 2", "nonsense", '{"data": [{"id": "1"}', ""])
def test_what_is_not_whole_is_refused(read, data):
    with pytest.raises(FeedError):
        read(data, within=("data",))


def test_one_object_of_another_build_is_refused(tmp_path):
    path = tmp_path / "one.json"
    path.write_text('{"id": ["x"]}')
    with pytest.raises(FeedError, match="another build"):
        one_object(Blob(path), survey(Blob(path)), Row)


class Tree(msgspec.Struct):
    below: "list[Tree] | None" = None


def test_an_entry_nested_too_deep_is_a_reject_and_hides_no_other(tmp_path):
    path = tmp_path / "feed.json"
    listed = "[{}, " + '{"below": [' * 100_000 + "]}" * 100_000 + ", {}]"
    for text, last in ((listed, 3), (f"{{}}\n{listed}\n", 4)):
        path.write_text(text, encoding="utf-8")
        found = list(json_records(Blob(path), survey(Blob(path)), Tree))
        deep = Reject(last - 1, "too_deep", {})
        assert found[-2:] == [(last - 1, deep), (last, Tree())]
        assert len(found) == last


@pytest.mark.parametrize("at_once", [1 << 22, 1, 7])
def test_lists_among_lines_hold_a_record_an_entry_wherever_they_stand(read, monkeypatch, at_once):
    monkeypatch.setattr(elements, "_AT_ONCE", at_once)
    lists, alone = [json.dumps([{"id": "1"}, {"id": "2"}]), "[]", '[{"id": 3}]'], json.dumps({"id": "4"})
    assert read("\n".join([lists[0], alone, lists[1], lists[0]])) == [
        (number, Row(one)) for number, one in enumerate("12412", start=1)
    ]
    assert read("\r\n".join([alone, lists[0], alone, ""])) == [
        (number, Row(one)) for number, one in enumerate("4124", start=1)
    ]
    assert read("\n \n".join([lists[1], lists[0]])) == [(1, Row("1")), (2, Row("2"))]
    assert [one for _, one in read("\n".join([lists[0], lists[2], "[{"]))][2:] == [
        Reject(3, "bad_record", {"where": "$.id"}), Reject(4, "bad_record", {"where": "$"}),
    ]  # fmt: skip
