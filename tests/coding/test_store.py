"""What coding adds to a result folder."""

import pandas as pd

from dialogscore.coding.store import add_tables, audit_id, results, stored, with_rows
from dialogscore.folder import new_folder, private_folder, verify


def folder(tmp_path):
    with new_folder(tmp_path / "out") as place:
        (place / "tables").mkdir()
        (private_folder(place) / "messages.parquet").write_bytes(b"messages")
    return tmp_path / "out"


def test_tables_are_added_and_the_folder_still_proves_itself(tmp_path):
    out = folder(tmp_path)
    assert stored(out, "samples") is None
    add_tables(out, {"samples": pd.DataFrame({"sample": ["s-1"]}), "frames": pd.DataFrame({"unit": [3]})})
    assert verify(out) == ((), (), ())
    assert stored(out, "samples")["sample"].tolist() == ["s-1"]
    assert stored(out, "frames")["unit"].tolist() == [3]


def test_an_audit_is_named_by_the_hash_of_its_messages(tmp_path):
    out = folder(tmp_path)
    assert f"{audit_id(out)}  private/messages.parquet" in (out / "SHA256SUMS").read_text(encoding="utf-8")


def test_draws_stand_side_by_side_whatever_came_first():
    one, two = (pd.DataFrame({"sample": [name] * 2, "unit": [1, 2]}) for name in ("s-1", "s-2"))
    both = with_rows(with_rows(None, one), two)
    assert both["sample"].tolist() == ["s-1", "s-1", "s-2", "s-2"]
    pd.testing.assert_frame_equal(both, with_rows(with_rows(None, two), one))
    pd.testing.assert_frame_equal(both, with_rows(both, one))


def test_an_audit_that_was_set_aside_is_no_result_of_its_folder(tmp_path):
    for name in ("bolt", "acme", "acme.previous", "notes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "SHA256SUMS").write_text("")
        (tmp_path / name / "manifest.json").write_text("{}" if name == "notes" else '{"dialogscore": "1"}')
    assert [path.name for path in results(tmp_path)] == ["acme", "bolt"]
    assert results(tmp_path / "nowhere") == []
