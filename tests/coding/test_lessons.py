"""Coded sheets as messages to learn from: words from the sheet, or from its audit where the sheet hides the company."""

import pytest

from dialogscore.cli import main
from dialogscore.coding.lessons import audits_of, lessons
from dialogscore.coding.reading import read_sheet
from dialogscore.coding.sampling import sample
from dialogscore.errors import FeedError
from dialogscore.training.further import shipped_corpora
from tests.coding.filled import row, write_sheet


def test_rows_become_messages_with_what_they_answer(tmp_path):
    rows = [
        row(1, act="answer", parent="[person] Is it\nopen?", sure=1),
        row(2, act="inform", parent="[company] First part"),
        row(3, act="promote", parent=None),
        row(4, "inbound", inbound_type="complaint", needs_reply=1, parent="[company] New shoes!"),
        row(5, "inbound", inbound_type="praise", needs_reply=0, parent="[other] Who knows?"),
        row(6, "inbound", inbound_type="noise", needs_reply=0, parent=None),
    ]
    found = lessons(read_sheet(write_sheet(tmp_path / "final.xlsx", rows, coder="adjudicated")))
    assert [one.get("parent") for one in found[:3]] == ["Is it\nopen?", None, None]
    assert [one["is_reply"] for one in found[:3]] == [True, None, None]
    assert [one["context"] for one in found[3:]] == ["company: New shoes!", "person: Who knows?", None]
    assert [(one["type"], one["needs_reply"]) for one in found[3:]] == [("complaint", 1), ("praise", 0), ("noise", 0)]
    assert ["act" in one for one in found] == [True] * 3 + [False] * 3
    # Two people and a decision: coded twice.
    assert {one["double"] for one in found} == {True}
    assert {(one["company"], one["dataset"]) for one in found} == {("Acme", "final")}
    assert found[0]["sure"]
    assert len({one["key"] for one in found}) == 6


def test_unfinished_sheets_are_refused(tmp_path):
    with pytest.raises(FeedError, match="unfinished sheet"):
        lessons(read_sheet(write_sheet(tmp_path / "sheet.xlsx", [row(1, act="answer"), row(2)])))


def test_hidden_companies_come_from_the_audit(tmp_path):
    out = tmp_path / "out"
    assert main(["audit", str(shipped_corpora() / "demo" / "fernmoor_trains"), "-o", str(out)]) == 0
    sample(out, tmp_path / "sheet.xlsx", n=6, what="outbound", hide_company=True)
    sheet = read_sheet(tmp_path / "sheet.xlsx")
    sheet = sheet._replace(rows=sheet.rows.assign(act="answer"), missing=[])
    with pytest.raises(FeedError, match="does not name the company"):
        lessons(sheet)
    audits = audits_of([out])
    found = lessons(sheet, audits)
    assert {one["company"] for one in found} == {"Fernmoor Trains"}
    texts = next(iter(audits.values())).messages.set_index("ref")["text"]
    assert [one["text"] for one in found] == texts[sheet.rows["ref"]].tolist()
