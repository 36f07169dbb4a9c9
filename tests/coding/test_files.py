"""Sheets are written for their owner alone, and never over what somebody filled."""

import stat

import pytest

from dialogscore.coding.files import sheet_path, write_new
from dialogscore.errors import OutputError, UsageError


def test_files_are_for_their_owner_alone_and_never_written_over(tmp_path):
    path = tmp_path / "new" / "sheet.xlsx"
    assert write_new({path: b"one"}) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert write_new({path: b"one"}) == []
    other = tmp_path / "new" / "other.xlsx"
    with pytest.raises(OutputError, match="somebody may have coded in it"):
        write_new({other: b"two", path: b"two"})
    assert path.read_bytes() == b"one"
    assert [one.name for one in path.parent.iterdir()] == ["sheet.xlsx"]


def test_a_sheet_is_named_as_a_workbook(tmp_path):
    assert sheet_path(tmp_path / "a.xlsx", "_b") == tmp_path / "a_b.xlsx"
    with pytest.raises(UsageError, match=r"ends in \.xlsx"):
        sheet_path(tmp_path / "a.csv")
