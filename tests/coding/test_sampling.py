"""The command sample on the demo feeds: blind, repeatable, recorded, and clear about what it lacks."""

import re
import shutil
import stat

import openpyxl
import pytest

from dialogscore.audit import load
from dialogscore.cli import main
from dialogscore.coding import read_sheet
from dialogscore.coding.layout import ACTS, TYPES
from dialogscore.coding.sampling import sample
from dialogscore.coding.store import stored
from dialogscore.errors import OutputError, UsageError
from dialogscore.folder import verify


@pytest.fixture
def audits(demo_audits, tmp_path):
    """Return a folder with copies of both demo audits, to write into."""
    for name, out in demo_audits.items():
        shutil.copytree(out, tmp_path / "audits" / name)
    return tmp_path / "audits"


@pytest.fixture
def brand(audits):
    return audits / "knusperloh"


def test_a_draw_is_recorded_with_its_probabilities_and_the_folder_still_proves_itself(brand, tmp_path):
    found = sample(brand, tmp_path / "sheet.xlsx", n=100)
    assert found.turns == {"act": 50, "inbound": 50}
    assert found.again == {}
    drawn = stored(brand, "samples")
    assert list(drawn.columns) == [
        "sample", "task", "unit", "ref", "stratum", "stratum_size", "stratum_drawn", "probability",
        "company_probability", "seed",
    ]  # fmt: skip
    turns = drawn.drop_duplicates(["task", "unit"])
    frames = stored(brand, "frames")
    sizes = frames.groupby("stratum").size()
    for stratum, part in turns.groupby("stratum"):
        assert set(part["stratum_size"]) == {sizes[stratum]}
        assert set(part["stratum_drawn"]) == {len(part)}
        assert set(part["probability"]) == {len(part) / sizes[stratum]}
        assert len(part) >= min(5, sizes[stratum])
        assert set(part["unit"]) <= set(frames.loc[frames["stratum"] == stratum, "unit"])
    # The inverse probabilities of the drawn add up to all that could be drawn.
    for task, part in turns.groupby("task"):
        assert (1 / part["probability"]).sum() == pytest.approx((frames["task"] == task).sum())
    assert verify(brand) == ((), (), ())
    assert (drawn["company_probability"] == 1).all()


def test_all_messages_of_a_drawn_turn_are_in_the_sheet_together(brand, tmp_path):
    found = sample(brand, tmp_path / "sheet.xlsx", n=300)
    rows, messages = read_sheet(found.files[0]).rows, load(brand).messages
    assert set(rows["ref"]) == set(stored(brand, "samples")["ref"])
    turn = rows["ref"].map(messages.set_index("ref")["turn"])
    assert (turn != turn.shift(fill_value="")).sum() == turn.nunique() == sum(found.turns.values())
    assert len(rows) > turn.nunique()
    page = openpyxl.load_workbook(found.files[0]).worksheets[0]
    assert {"1", "1.1"} & {page["A2"].value}
    split = [cell.value for cell in page["A"] if "." in (cell.value or "")]
    assert any(one.endswith(".2") for one in split)


def test_no_cell_tells_what_the_model_or_an_export_says(brand, tmp_path):
    found = sample(brand, tmp_path / "sheet.xlsx", n=400, language="en")
    book = openpyxl.load_workbook(found.files[0])
    messages = load(brand).messages
    page = book["messages"]
    header = [cell.value for cell in page[1]]
    assert header[:8] == ["no", "ref", "task", "company", "written (UTC)", "earlier (before)", "answers this (parent)",
                          "message to code"]  # fmt: skip
    words = set(ACTS) | set(TYPES) | {"dialog", "nominal", "broadcast", "needs_reply", "rest", "True", "False"}
    for line in page.iter_rows(min_row=2, values_only=True):
        assert line[8:13] == (None,) * 5
        assert not words & {line[place] for place in (0, 1, 3, 4, 13)}
        assert line[2] in ("act", "inbound")
    # No number of the record stands in a cell: probabilities, likes, levels.
    cells = {str(cell.value) for sheet in (page, book["about"]) for line in sheet.iter_rows() for cell in line}
    for column in ("act_probability", "needs_reply_probability", "canned_group", "cues", "url", "author_id"):
        assert not {str(value) for value in messages[column].dropna()} & (cells - set(messages["ref"])), column
    for name in ("stratum", "probability", "level", "like"):
        assert not any(name in cell for cell in cells if len(cell) < 30)
    assert stored(brand, "samples")["stratum"].iloc[0] not in " ".join(cells)


def test_two_coders_get_the_same_messages_in_another_order(brand, tmp_path):
    found = sample(brand, tmp_path / "sheet.xlsx", n=40, coders=2)
    assert [path.name for path in found.files] == ["sheet_a.xlsx", "sheet_a.csv", "sheet_b.xlsx", "sheet_b.csv"]
    one, other = read_sheet(found.files[0]), read_sheet(found.files[2])
    assert set(one.rows["ref"]) == set(other.rows["ref"])
    assert one.rows["ref"].tolist() != other.rows["ref"].tolist()
    assert (one.about["coder"], other.about["coder"]) == ("1", "2")
    assert {stat.S_IMODE(path.stat().st_mode) for path in found.files} == {0o600}
    twin = read_sheet(found.files[1])
    assert twin.rows["ref"].tolist() == one.rows["ref"].tolist()
    assert twin.about == one.about


def test_the_same_seed_gives_the_same_bytes_and_another_seed_says_what_was_drawn_before(brand, tmp_path):
    once = sample(brand, tmp_path / "sheet.xlsx", n=60, seed=1)
    before = [path.read_bytes() for path in once.files], stored(brand, "samples")
    again = sample(brand, tmp_path / "sheet.xlsx", n=60, seed=1)
    assert (again.is_new, once.is_new) == (False, True)
    elsewhere = sample(brand, tmp_path / "copy.xlsx", n=60, seed=1)
    assert [path.read_bytes() for path in elsewhere.files] == before[0]
    assert stored(brand, "samples").equals(before[1])
    other = sample(brand, tmp_path / "other.xlsx", n=60, seed=2)
    (name,) = once.samples
    drawn = stored(brand, "samples").drop_duplicates(["sample", "task", "unit"])
    assert drawn["sample"].value_counts().to_dict() == {name: 60, next(iter(other.samples)): 60}
    twice = drawn.groupby(["task", "unit"]).size()
    assert other.again == {name: int((twice == 2).sum())}
    assert verify(brand) == ((), (), ())


def test_a_sheet_that_somebody_filled_is_never_written_over(brand, tmp_path):
    found = sample(brand, tmp_path / "sheet.xlsx", n=20)
    book = openpyxl.load_workbook(found.files[0])
    book.worksheets[0]["I2"].value = "answer"
    book.save(found.files[0])
    filled, record = found.files[0].read_bytes(), stored(brand, "samples")
    with pytest.raises(OutputError, match="somebody may have coded in it"):
        sample(brand, tmp_path / "sheet.xlsx", n=20)
    assert found.files[0].read_bytes() == filled
    assert stored(brand, "samples").equals(record)


def test_a_folder_of_audits_draws_companies_then_turns(audits, tmp_path):
    found = sample(audits, tmp_path / "all.xlsx", n=41)
    assert len(found.samples) == 2
    rows = read_sheet(found.files[0]).rows
    assert set(rows["sample"]) == set(found.samples)
    for name, out in found.samples.items():
        drawn = stored(out, "samples")
        assert set(drawn["ref"]) == set(rows.loc[rows["sample"] == name, "ref"])
        assert (drawn["company_probability"] == 1).all()
    assert sum(found.turns.values()) == 41
    one = sample(audits, tmp_path / "one.xlsx", n=20, companies=1, hide_company=True)
    ((name, out),) = one.samples.items()
    drawn = stored(out, "samples")
    assert set(drawn.loc[drawn["sample"] == name, "company_probability"]) == {0.5}
    text = " ".join(read_sheet(one.files[0]).rows[["text", "parent", "context"]].fillna("").to_numpy().ravel())
    assert "knusperloh" not in text.lower()
    assert "fernmoor" not in text.lower()
    with pytest.raises(UsageError, match="2 audits"):
        sample(audits, tmp_path / "x.xlsx", companies=3)


def test_what_lacks_is_said(brand, tmp_path):
    with pytest.raises(OutputError, match="no result folder"):
        sample(tmp_path / "nowhere", tmp_path / "x.xlsx")
    with pytest.raises(UsageError, match="audit of one company"):
        sample(brand, tmp_path / "x.xlsx", companies=1)
    with pytest.raises(UsageError, match="ends in"):
        sample(brand, tmp_path / "x.ods")
    shutil.rmtree(brand / "private")
    with pytest.raises(OutputError, match=re.escape("no private/messages.parquet")):
        sample(brand, tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_one_side_alone_and_more_than_there_is(brand, tmp_path):
    found = sample(brand, tmp_path / "out.xlsx", n=30, what="outbound")
    assert found.turns == {"act": 30}
    everything = sample(brand, tmp_path / "all.xlsx", n=9999)
    frames = stored(brand, "frames")
    (name,) = everything.samples
    assert sum(everything.turns.values()) == (frames["sample"] == name).sum()


def test_the_command_says_what_it_did_and_that_persons_speak_there(brand, tmp_path, capsys):
    assert main(["sample", str(brand), "-n", "30", "-o", str(tmp_path / "s.xlsx")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "15 turns of the company and 15 turns of the audience" in said.err
    assert "words of persons" in said.err
    assert main(["sample", str(brand), "-n", "30", "--seed", "1", "-o", str(tmp_path / "t.xlsx")]) == 0
    assert re.search(
        r"\d+ of these turns were drawn before, in s-[0-9a-f]{8}; both draws are kept", capsys.readouterr().err
    )
    assert main(["sample", str(brand), "-n", "30", "-o", str(tmp_path / "s.xlsx")]) == 0
    assert "there already, with the same bytes" in capsys.readouterr().err
    assert main(["sample", "--training", "-o", str(tmp_path / "p.xlsx")]) == 0
    assert "Practice: " in capsys.readouterr().err
    assert main(["sample", "-o", str(tmp_path / "q.xlsx")]) == 2
    assert main(["sample", str(brand), "--training", "-o", str(tmp_path / "q.xlsx")]) == 2
