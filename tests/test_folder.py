"""A result folder appears at once and whole, or not at all; nothing that is not ours is moved or removed."""

import errno
import json
import stat

import pytest

from dialogscore import folder
from dialogscore.cli import program
from dialogscore.errors import OutputError


def write_result(out, *, text="0", force=False):
    with folder.new_folder(out, force=force) as place:
        (place / "manifest.json").write_text(json.dumps({"dialogscore": text}))
        private = folder.private_folder(place)
        (private / "messages.parquet").write_text("secret")


def fail_half_way(out, error):
    with folder.new_folder(out) as place:
        (place / "half.txt").write_text("half")
        raise error


def names(path):
    return sorted(one.name for one in path.iterdir())


def test_result_appears_whole_with_its_sums(tmp_path):
    write_result(tmp_path / "a" / "out")
    assert names(tmp_path / "a") == ["out"]
    assert names(tmp_path / "a" / "out") == ["SHA256SUMS", "manifest.json", "private"]
    assert folder.is_result(tmp_path / "a" / "out")
    assert folder.verify(tmp_path / "a" / "out") == ((), (), ())


def test_private_part_is_readable_by_its_owner_alone(tmp_path):
    write_result(tmp_path / "out")
    private = tmp_path / "out" / "private"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert stat.S_IMODE((private / "messages.parquet").stat().st_mode) == 0o600
    assert "delete this folder" in (private / "README.txt").read_text(encoding="utf-8")


def test_changed_missing_and_new_files_are_found(tmp_path):
    write_result(tmp_path / "out")
    (tmp_path / "out" / "manifest.json").write_text("{1}")
    (tmp_path / "out" / "private" / "messages.parquet").unlink()
    (tmp_path / "out" / "more.txt").write_text("x")
    assert folder.verify(tmp_path / "out") == (("manifest.json",), ("private/messages.parquet",), ("more.txt",))


def test_folder_without_sums_cannot_be_checked(tmp_path):
    with pytest.raises(OutputError, match="SHA256SUMS"):
        folder.verify(tmp_path)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, SystemExit])
def test_failure_leaves_nothing_behind(tmp_path, error):
    with pytest.raises(error):
        fail_half_way(tmp_path / "a" / "b" / "out", error)
    assert names(tmp_path) == []


def test_failure_leaves_the_old_result_alone(tmp_path):
    write_result(tmp_path / "out", text="old")
    with pytest.raises(KeyboardInterrupt), folder.new_folder(tmp_path / "out", force=True):
        raise KeyboardInterrupt
    assert names(tmp_path) == ["out"]
    assert json.loads((tmp_path / "out" / "manifest.json").read_text()) == {"dialogscore": "old"}


def test_existing_result_is_refused_without_force(tmp_path):
    write_result(tmp_path / "out")
    with pytest.raises(OutputError, match="--force"):
        write_result(tmp_path / "out")


def test_force_sets_the_old_result_aside(tmp_path):
    for text in ("first", "second", "third"):
        write_result(tmp_path / "out", text=text, force=True)
    assert names(tmp_path) == ["out", "out.previous"]
    assert json.loads((tmp_path / "out" / "manifest.json").read_text()) == {"dialogscore": "third"}
    assert json.loads((tmp_path / "out.previous" / "manifest.json").read_text()) == {"dialogscore": "second"}


@pytest.mark.parametrize("name", ["out", "out.previous"])
def test_folder_of_others_is_never_moved(tmp_path, name):
    write_result(tmp_path / "out")
    if name == "out":
        (tmp_path / "out" / "SHA256SUMS").unlink()
    else:
        (tmp_path / name).mkdir()
        (tmp_path / name / "letter.txt").write_text("mine")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    with pytest.raises(OutputError, match="no result of dialogscore"):
        write_result(tmp_path / "out", force=True)
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_link_to_a_folder_is_written_where_it_points(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_result(tmp_path / "link")
    assert folder.is_result(tmp_path / "real")


def test_file_in_the_way_is_named(tmp_path):
    (tmp_path / "out").write_text("x")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match="a file"):
            write_result(out, force=True)


@pytest.mark.parametrize(
    ("code", "words"), [(errno.ENOSPC, "full disk"), (errno.EACCES, "no right"), (errno.EROFS, "read-only")]
)
def test_trouble_of_the_disk_is_one_sentence_and_leaves_nothing(tmp_path, code, words):
    with pytest.raises(OutputError, match=words), folder.new_folder(tmp_path / "out"):
        raise OSError(code, "trouble")
    assert names(tmp_path) == []


def test_other_system_errors_stay_bugs(tmp_path):
    with pytest.raises(FileNotFoundError), folder.new_folder(tmp_path / "out"):
        raise FileNotFoundError(errno.ENOENT, "no such file")


def test_a_report_that_cannot_read_its_own_file_is_not_blamed_on_the_result_folder(tmp_path):
    logo = tmp_path / "logo.png"
    with pytest.raises(PermissionError, match=r"logo\.png"), folder.new_folder(tmp_path / "out"):
        raise PermissionError(errno.EACCES, "Permission denied", str(logo))
    assert names(tmp_path) == []


def test_a_file_of_the_result_that_cannot_be_written_is_one_sentence(tmp_path):
    with pytest.raises(OutputError, match="no right"), folder.new_folder(tmp_path / "out") as place:
        raise PermissionError(errno.EACCES, "Permission denied", str(place / "report.html"))
    assert names(tmp_path) == []


def test_the_note_on_the_private_record_names_only_commands_that_there_are(tmp_path):
    write_result(tmp_path / "out")
    note = (tmp_path / "out" / "private" / "README.txt").read_text(encoding="utf-8")
    assert "The command report needs it" in note
    assert "report" in program.commands
    assert not [word for word in ("sample", "correct,", "compare") if word in note]


def test_a_folder_that_only_looks_like_a_result_is_not_set_aside(tmp_path):
    fake = tmp_path / "out"
    fake.mkdir()
    for name, text in (("manifest.json", "{}"), ("SHA256SUMS", ""), ("keep", "mine")):
        (fake / name).write_text(text)
    with pytest.raises(OutputError, match="no result of dialogscore"):
        write_result(fake, force=True)
    assert (fake / "keep").read_text() == "mine"


def test_a_file_that_somebody_put_into_a_result_is_never_deleted(tmp_path):
    write_result(tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    write_result(tmp_path / "out", force=True)
    with pytest.raises(OutputError, match=r"notes\.txt"):
        write_result(tmp_path / "out", force=True)
    assert (tmp_path / "out.previous" / "notes.txt").read_text() == "mine"
