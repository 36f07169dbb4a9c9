import hashlib

import pytest

from dialogscore.benchmark.keeping import alone, begin, digest, finished, keep, link
from dialogscore.errors import OutputError

FILES = {"tables/scores.parquet": b"scores", "private/messages.parquet": b"words"}
FILES["SHA256SUMS"] = "".join(
    f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(FILES.items())
).encode()


@pytest.fixture
def home(tmp_path):
    return begin(tmp_path / "out")


def test_a_finished_company_is_found_again_under_its_key_alone(home):
    keep(home, "acme", "key", FILES, {"messages": 3})
    assert finished(begin(home.parent / "out"), "acme", "key") == {"messages": 3}
    assert finished(home, "acme", "another") is None
    assert finished(home, "bolt", "key") is None


def test_what_is_private_is_readable_by_its_owner_alone(home):
    keep(home, "acme", "key", FILES, {})
    private = home / "companies" / "acme" / "private"
    assert private.stat().st_mode & 0o777 == 0o700
    assert (private / "messages.parquet").stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700


def test_a_result_whose_bytes_changed_is_not_finished(home):
    keep(home, "acme", "key", FILES, {})
    (home / "companies" / "acme" / "tables" / "scores.parquet").write_bytes(b"")
    assert finished(home, "acme", "key") is None


def test_what_a_stopped_run_left_half_goes(home):
    (home / "companies" / ".acme").mkdir()
    (home / "done" / ".acme.json").write_text("{")
    (home.parent / ".out.1234.partial").mkdir()
    begin(home.parent / "out")
    assert not list(home.parent.rglob(".*"))


def test_a_company_done_under_another_key_is_replaced(home):
    keep(home, "acme", "old", FILES, {"messages": 1})
    keep(home, "acme", "new", FILES, {"messages": 2})
    assert finished(home, "acme", "new") == {"messages": 2}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "out.partial").mkdir()
    (tmp_path / "out.partial" / "letter.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"something else of the name out\.partial"):
        begin(tmp_path / "out")


def test_an_earlier_result_is_set_aside_only_if_asked(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputError, match="exists already"):
        begin(tmp_path / "out")
    assert begin(tmp_path / "out", force=True).is_dir()


def test_result_folders_stand_in_a_second_place_with_the_same_bytes(home):
    keep(home, "acme", "key", FILES, {})
    link(home / "companies", ["acme"], home.parent / "into")
    there = home.parent / "into" / "acme" / "private"
    assert (there / "messages.parquet").read_bytes() == b"words"
    assert there.stat().st_mode & 0o777 == 0o700


def test_a_key_depends_on_all_it_is_made_of():
    assert digest(1, {"a": 2}) == digest(1, {"a": 2}) != digest(1, {"a": 3})


def test_two_runs_do_not_work_in_one_place(home):
    keep(home, "acme", "key", FILES, {"messages": 3})
    with alone(home):
        (home / "companies" / ".half").mkdir()
        with pytest.raises(OutputError, match="another run that works there"):
            begin(home.parent / "out")
        assert (home / "companies" / ".half").is_dir()
    assert finished(begin(home.parent / "out"), "acme", "key") == {"messages": 3}
    assert not (home / "companies" / ".half").exists()
