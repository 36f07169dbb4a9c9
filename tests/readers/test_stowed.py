"""Texts that lie on the disk, and marks in memory that stand for them."""

import errno

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from dialogscore.errors import OutputError
from dialogscore.readers import stowed as module
from dialogscore.readers.stowed import Stowed

TEXT = pd.StringDtype("pyarrow")
TEXTS = ["@acme where is it?", "", "It leaves tomorrow.", "@acme where is it?", "Grüße 👋", "acme, please"]


def table(texts, visibility=None):
    columns = {"text": texts, "visibility": visibility or [None] * len(texts)}
    columns = {name: pa.array(column, pa.large_string()) for name, column in columns.items()}
    return pa.table({"number": pa.array(range(len(texts)), pa.int64())} | columns)


@pytest.fixture
def stowed(tmp_path):
    return Stowed(tmp_path / "texts")


def marks_of(stowed, *parts):
    marked = pa.concat_tables([stowed.put(table(list(part))) for part in parts])
    return pd.Series(TEXT.__from_arrow__(marked["text"]))


def read(stowed, places):
    found = [""] * len(places)
    for rows, texts in stowed.parts(places):
        for row, text in zip(rows.tolist(), texts.to_pylist(), strict=True):
            found[row] = text
    return found


def test_equal_texts_have_equal_marks_and_a_mark_begins_as_its_text_does(stowed):
    marks = marks_of(stowed, TEXTS[:3], TEXTS[3:])
    assert marks[0] == marks[3]
    assert marks.nunique() == len(set(TEXTS))
    assert marks.str.startswith("@").tolist() == [text.startswith("@") for text in TEXTS]
    assert marks.eq("").tolist() == [text == "" for text in TEXTS]


def test_a_mark_finds_its_text_wherever_its_message_has_gone(stowed):
    marks = marks_of(stowed, TEXTS[:3], [], TEXTS[3:])
    assert read(stowed, stowed.places(marks)) == TEXTS
    assert stowed.places(marks).tolist() == [0, -1, 2, 3, 4, 5]
    for order in ([5, 4, 1, 0], [2, 2, 1]):
        some = marks.iloc[order].reset_index(drop=True)
        assert read(stowed, stowed.places(some)) == [TEXTS[row] for row in order]


def test_groups_are_read_one_after_the_other_and_their_files_go(stowed, tmp_path):
    places = stowed.places(marks_of(stowed, TEXTS[:3], TEXTS[3:]))
    groups = [[4, 0, 1], [], [3, 4], [1]]
    found = [texts.to_pylist() for texts in stowed.dealt([places[np.array(group, int)] for group in groups])]
    assert found == [[TEXTS[row] for row in group] for group in groups]
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == ["part0", "part1"]
    assert list(stowed.dealt([])) == []


def test_marks_are_read_in_parts_whatever_their_size(stowed, monkeypatch):
    marks = marks_of(stowed, TEXTS[:3], TEXTS[3:])
    whole = stowed.places(marks).tolist()
    monkeypatch.setattr(module, "_PART", 2)
    assert stowed.places(marks).tolist() == whole


def test_a_full_disk_is_told_in_a_sentence(stowed, monkeypatch):
    def full(path, columns):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(OutputError, match="a full disk"):
        stowed.put(table(TEXTS))


def test_texts_of_private_messages_never_reach_the_disk(stowed, tmp_path):
    marked = stowed.put(table(["a secret", "for all", "untold"], ["direct", "public", None]))
    marks = pd.Series(TEXT.__from_arrow__(marked["text"]))
    assert marks[0] == ""
    assert read(stowed, stowed.places(marks)) == ["", "for all", "untold"]
    assert b"secret" not in b"".join(path.read_bytes() for path in (tmp_path / "texts").iterdir())


def test_the_folder_is_for_its_owner_alone(stowed, tmp_path):
    assert (tmp_path / "texts").stat().st_mode & 0o777 == 0o700
