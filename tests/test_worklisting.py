"""The command: files where they are wanted, sums that hold, and nothing of it handed on."""

import shutil

import pandas as pd
import pytest

from dialogscore import folder
from dialogscore.cli import main
from tests.worklist.feeds import ENGLISH, write
from tests.worklist.test_updating import MORE

NAMES = {"worklist.html", "worklist.csv", "worklist.xlsx"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = tmp_path_factory.mktemp("made")
    feed = write(place / "feed.csv", ENGLISH)
    told = ["--company", "Acme", "--account", "x:acme", "--coverage", "full"]
    assert main(["audit", str(feed), *told, "-o", str(place / "out")]) == 0
    return place / "out"


@pytest.fixture
def out(made, tmp_path):
    return shutil.copytree(made, tmp_path / "out")


def names(place):
    return {path.name for path in place.iterdir()}


def test_by_default_the_list_lies_in_the_result_and_its_sums_hold(out, capsys):
    assert main(["worklist", str(out)]) == 0
    assert names(out) >= NAMES
    assert folder.verify(out) == ((), (), ())
    assert main(["verify", str(out)]) == 0
    said = capsys.readouterr().out
    assert "4 cases are open; 2 of them are pressing." in said
    assert "Handed over: 1" in said


def test_texts_and_names_are_written_on_wish_only(out, tmp_path):
    assert main(["worklist", str(out), "-o", str(tmp_path / "plain")]) == 0
    assert main(["worklist", str(out), "-o", str(tmp_path / "whole"), "--quotes", "--show-names"]) == 0
    for name in ("worklist.html", "worklist.csv"):
        plain, whole = ((tmp_path / kind / name).read_text(encoding="utf-8") for kind in ("plain", "whole"))
        assert "caught fire" not in plain
        assert "status/" + str(sum(b"bob1")) in plain
        assert "bob" not in plain.replace("bob1", "")
        assert "caught fire" in whole
        assert "bob" in whole


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx", "mine.html"])
def test_one_file_is_written_where_one_is_named(out, tmp_path, name):
    assert main(["worklist", str(out), "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).stat().st_size > 0
    assert not names(out) & NAMES


def test_a_file_that_is_there_is_replaced_by_force_only(out, tmp_path, capsys):
    target = tmp_path / "mine.csv"
    target.write_text("mine", encoding="utf-8")
    assert main(["worklist", str(out), "-o", str(target)]) == 1
    assert target.read_text(encoding="utf-8") == "mine"
    assert "--force" in capsys.readouterr().err
    assert main(["worklist", str(out), "-o", str(target), "--force"]) == 0
    assert target.read_text(encoding="utf-8") != "mine"


def test_a_newer_export_strikes_what_was_answered(out, tmp_path):
    newer = write(tmp_path / "newer.csv", ENGLISH, more=MORE)
    assert main(["worklist", str(out), "--update", str(newer), "--language", "de"]) == 0
    table = pd.read_csv(out / "worklist.csv", dtype=str).set_index("message_id")
    assert table["state"][["ann1", "ida1", "kim1"]].to_list() == ["answered", "closed", "new"]
    page = (out / "worklist.html").read_text(encoding="utf-8")
    assert "beantwortet 16. April 2025" in page


def test_options_of_a_newer_export_need_one(out, capsys):
    assert main(["worklist", str(out), "--as-of", "2025-05-01"]) == 2
    assert "--update" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["client", "public", "ids"])
def test_a_copy_for_others_holds_no_worklist(out, tmp_path, kind):
    assert main(["worklist", str(out), "--quotes", "--show-names"]) == 0
    assert main(["share", str(out), "--as", kind, "-o", str(tmp_path / "copy")]) == 0
    assert not {path.name for path in (tmp_path / "copy").rglob("*")} & NAMES
    for path in (tmp_path / "copy").rglob("*"):
        assert not path.is_file() or b"caught fire" not in path.read_bytes()


def test_whoever_is_forgotten_is_in_no_list(out, capsys):
    assert main(["worklist", str(out), "--quotes", "--show-names"]) == 0
    assert main(["forget", str(out), "--author", "bob"]) == 0
    assert not names(out) & NAMES
    assert "dialogscore worklist" in capsys.readouterr().err
    assert main(["worklist", str(out), "--quotes", "--show-names"]) == 0
    page = (out / "worklist.html").read_text(encoding="utf-8")
    assert "caught fire" not in page
    assert "x.com/bob" not in page
    assert "parcel" in page


def test_after_purging_no_list_holds_a_word(out):
    assert main(["worklist", str(out), "--quotes", "--show-names"]) == 0
    assert main(["forget", str(out), "--purge-after", "2025-12-31", "--on", "2026-01-01"]) == 0
    assert not names(out) & NAMES
    assert main(["worklist", str(out), "--quotes", "--show-names"]) == 0
    page = (out / "worklist.html").read_text(encoding="utf-8")
    assert "parcel" not in page
    assert "ann" not in page.replace("channel", "").replace("cannot", "")


def test_a_place_that_takes_no_list_is_told_with_a_next_step(out, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["worklist", str(out), "-o", str(tmp_path / "file" / "list")]) == 1
    assert "Give another folder with -o." in capsys.readouterr().err
