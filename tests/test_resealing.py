"""Files of a result folder are replaced at once, with their hashes."""

import pytest

from dialogscore.errors import OutputError
from dialogscore.folder import new_folder, verify
from dialogscore.resealing import replace_files


@pytest.fixture
def folder(tmp_path):
    with new_folder(tmp_path / "out") as place:
        (place / "tables").mkdir()
        (place / "tables" / "a.txt").write_text("old", encoding="utf-8")
    return tmp_path / "out"


def test_a_folder_with_replaced_and_further_files_proves_itself(folder):
    replace_files(
        folder,
        {
            "tables/a.txt": lambda path: path.write_text("new", encoding="utf-8"),
            "tables/b.txt": lambda path: path.write_text("more", encoding="utf-8"),
        },
    )
    assert verify(folder) == ((), (), ())
    assert (folder / "tables" / "a.txt").read_text(encoding="utf-8") == "new"


def test_a_failure_leaves_all_files_as_they_were(folder):
    def fail(path):
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "no space")

    with pytest.raises(OutputError, match="no space"):
        replace_files(folder, {"tables/a.txt": lambda path: path.write_text("new", encoding="utf-8"), "b.txt": fail})
    assert verify(folder) == ((), (), ())
    assert (folder / "tables" / "a.txt").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.rglob("*")) == ["SHA256SUMS", "a.txt", "tables"]
