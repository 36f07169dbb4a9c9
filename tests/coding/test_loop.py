"""The coding loop as people go through it: two coders, their slips, a third look, and the corrected report."""

import json
import shutil

import openpyxl
import pytest

from dialogscore.audit import load
from dialogscore.cli import main

SLIPS = 7  # every seventh label of the second coder is another


@pytest.fixture(scope="module")
def out(demo_audits, tmp_path_factory):
    return shutil.copytree(demo_audits["fernmoor_trains"], tmp_path_factory.mktemp("loop") / "out")


def fill(path, labels, *, slips=False):
    """Code a sheet by what somebody thinks of each message; with slips, now and then by something else."""
    book = openpyxl.load_workbook(path)
    tab = book["messages"]
    head = {cell.value: cell.column for cell in tab[1]}
    rows = list(tab.iter_rows(min_row=2))
    for number, row in enumerate(rows):
        act, kind, needs = labels[row[head["ref"] - 1].value]
        is_odd = slips and number % SLIPS == 0
        said = {"act": "other" if is_odd else act}
        if row[head["task"] - 1].value == "inbound":
            said = {"type": kind, "needs_reply": 1 - needs if is_odd else needs}
        for name, value in said.items():
            cell = row[head[name] - 1]
            cell.value = value if cell.value is None else cell.value
    book.save(path)
    return len(rows)


def change(path, column, value, *, task="act", where=0):
    """Write something into one cell of a sheet, as somebody mistypes, and tell what stood there."""
    book = openpyxl.load_workbook(path)
    tab = book["messages"]
    head = {cell.value: cell.column for cell in tab[1]}
    rows = [row[0].row for row in tab.iter_rows(min_row=2) if row[head["task"] - 1].value == task]
    cell = tab.cell(rows[where], head[column])
    before, cell.value = cell.value, value
    book.save(path)
    return before


def test_the_loop_is_played_through_from_the_sample_to_the_corrected_report(out, tmp_path, capsys):
    said = load(out).messages
    labels = {
        ref: (act, kind, None if needs is None else int(needs))
        for ref, act, kind, needs in zip(
            said["ref"],
            said["act"].astype(object).where(said["act"].notna(), None),
            said["inbound_type"].astype(object).where(said["inbound_type"].notna(), None),
            said["needs_reply"].astype(object).where(said["needs_reply"].notna(), None),
            strict=True,
        )
    }
    assert main(["sample", str(out), "-n", "60", "--coders", "2", "-o", str(tmp_path / "sheet.xlsx")]) == 0
    first, second = tmp_path / "sheet_a.xlsx", tmp_path / "sheet_b.xlsx"
    assert fill(first, labels) == fill(second, labels, slips=True) >= 60

    # A typing error is named with its place and the nearest label; a blank behind a label and a capital are none.
    before = change(first, "act", "awnser")
    assert main(["agree", str(first), str(second)]) == 1
    told = capsys.readouterr().err
    assert "awnser" in told
    assert "answer" in told
    change(first, "act", f"{str(before).capitalize()} ")
    # An empty cell is a message that is not coded yet: it can be compared, and not be corrected by.
    kept = change(first, "needs_reply", None, task="inbound")
    assert main(["agree", str(first), str(second), "--audit", str(out)]) == 0
    assert main(["correct", str(out), str(first)]) == 1
    assert "unfinished sheet" in capsys.readouterr().err
    change(first, "needs_reply", kept, task="inbound")
    # A further column is nobody's business.
    book = openpyxl.load_workbook(first)
    book["messages"].cell(1, book["messages"].max_column + 1).value = "my notes"
    book.save(first)

    capsys.readouterr()
    assert main(["agree", str(first), str(second), "--audit", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["kind"] == "reliability"
    assert 0 < len(found["disagreements"]) < 60
    final = tmp_path / "final.xlsx"
    assert main(["adjudicate", str(first), str(second), "-o", str(final)]) == 0
    assert main(["correct", str(out), str(final)]) == 1  # what they disagree on is still open
    fill(final, labels)
    assert main(["correct", str(out), str(final), "--report-language", "en"]) == 0

    # Whoever decided says what the model said, so that corrected shares are those of the model.
    scores = load(out).scores
    share = scores[scores["measure"].eq("dialog_share") & scores["subset_by"].isna()].set_index("basis")["value"]
    assert share["corrected"] == pytest.approx(share["predicted"], abs=1e-9)
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "corrected" in page
    assert main(["verify", str(out)]) == 0
    assert main(["report", str(out), "--language", "de", "--xlsx"]) == 0
    assert "berichtigt" in (out / "report.html").read_text(encoding="utf-8")
