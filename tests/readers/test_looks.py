"""The first look at a file: its shape by its bytes, and no deeper than anybody could walk."""

import json

import pytest

from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import look


@pytest.fixture
def seen(tmp_path):
    def seen(data):
        path = tmp_path / "feed"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return look(Blob(path))

    return seen


@pytest.mark.parametrize(
    ("data", "shape", "names"),
    [
        ('{"a": 1}\n{"b": 2}\n', "JSON lines", ["a", "b"]),
        ('{"a": 1}\n', "a line of JSON", ["a"]),
        ('{\n "a": 1\n}\n', "JSON", ["a"]),
        ('[{"a": 1}, {"b": 2}]', "a JSON list", ["a", "b"]),
        ("a,b\n1,2\n", "CSV", ["a", "b"]),
        ("words\n", "text", ["words"]),
        (b"PAR1 damaged", "Parquet", []),
    ],
)
def test_a_shape_is_told_by_the_first_bytes(seen, data, shape, names):
    found = seen(data)
    assert (found.shape, found.names) == (shape, names)


def test_a_list_that_goes_on_behind_the_head_shows_its_first_object(seen):
    found = seen(json.dumps([{"id": str(number), "text": "x" * 1000} for number in range(200)]))
    assert (found.shape, found.first["id"]) == ("a JSON list", "0")


def test_a_first_line_longer_than_the_head_is_read_on(seen):
    found = seen(json.dumps({"text": "x" * 100_000, "id": "1"}) + "\n")
    assert found.names == ["text", "id"]


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_brackets_without_end_are_looked_into_so_far_and_no_further(seen, opening):
    found = seen(opening * 20_000)
    depth, inner = 0, found.first
    while isinstance(inner, dict) and inner:
        depth, inner = depth + 1, next(iter(inner.values()))
    assert depth <= 201
