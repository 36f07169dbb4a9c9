"""What reading is measured on: four files of the same messages, each read whole by both."""

import pytest

from dialogscore import readers
from tests.performance import reading
from tests.performance.feed import COMPANY


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("feeds")
    reading.write_all(where, 200)
    return where


def test_the_four_files_hold_the_same_messages(folder):
    found = [readers.read([folder / name], readers.ReadOptions(company=COMPANY)).messages for name in reading.FEEDS]
    assert [len(messages) for messages in found] == [200] * 4
    assert all(messages["text"].tolist() == found[0]["text"].tolist() for messages in found)
    assert all(messages["author_role"].tolist() == found[0]["author_role"].tolist() for messages in found)


@pytest.mark.parametrize("reader", ["pyarrow", "dialogscore"])
def test_a_reader_is_timed_in_a_process_of_its_own(folder, reader):
    (folder / "warm-twcs.csv").write_bytes((folder / "twcs.csv").read_bytes())
    seconds, used, memory = reading.measure(folder / "twcs.csv", reader)
    assert 0 < seconds < 60
    assert 0 < used < 60
    assert memory > 50
