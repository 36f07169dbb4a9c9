"""What a later export of the same days lacks is counted."""

import json

import pytest

from dialogscore import readers

DAYS = {"1": "01", "2": "02", "3": "03", "4": "04"}


@pytest.fixture
def export(tmp_path):
    def export(name, ids):
        path = tmp_path / name
        rows = [
            {"message_id": one, "author_id": "acme" if one == "1" else "ann", "text": "word",
             "created_at": f"2024-03-{DAYS[one]}T09:00:00Z"}
            for one in ids
        ]  # fmt: skip
        path.write_text("\n".join(map(json.dumps, rows)))
        return path

    return export


def notes(paths):
    feed = readers.read(paths, readers.ReadOptions(company="acme"))
    return [arguments for code, arguments in feed.notes if code == "vanished"]


def test_a_message_missing_from_the_later_export_is_counted_once(export):
    earlier, later = export("a.jsonl", "123"), export("b.jsonl", "134")
    assert notes([earlier, later]) == [{"file": "a.jsonl", "later": "b.jsonl", "found": 1, "of": 3}]
    assert notes([later, earlier]) == [{"file": "a.jsonl", "later": "b.jsonl", "found": 1, "of": 3}]


def test_exports_of_other_days_or_channels_say_nothing(export):
    assert notes([export("a.jsonl", "12"), export("b.jsonl", "34")]) == []
    assert notes([export("a.jsonl", "12"), export("b.jsonl", "1234")]) == []
