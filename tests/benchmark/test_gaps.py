"""What audits noted as missing is lifted into the benchmark."""

import json

from dialogscore.benchmark.gaps import gaps_in


def noted(folder, *notes):
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"notes": notes}), encoding="utf-8")
    return folder


def test_holes_are_lifted_with_their_counts_and_other_notes_are_not(tmp_path):
    replies = ["replies_missing", {"found": 23, "of": 94}]
    folders = {
        "Acme": noted(tmp_path / "a", replies, ["detected", {"file": "feed.csv"}]),
        "Bolt": noted(tmp_path / "b"),
        "Corn": tmp_path / "c",
    }
    expected = {"company": "Acme", "gap": "replies_missing", "lacking": 23, "looked_at": 94}
    assert gaps_in(folders).to_dict("records") == [expected]
    assert gaps_in({}).empty
