"""What coded sheets add: counted and named in the card, judged before and after on the same companies held out."""

import json

import numpy as np
import pytest
from scipy import sparse

from dialogscore import modelstore
from dialogscore.cli import main
from dialogscore.training import adding
from dialogscore.training.holdout import hold_out
from dialogscore.training.labels import LabelRows
from dialogscore.training.own import train_own
from dialogscore.training.tasks import TASKS, lay_out, pose
from tests.coded import acts, many_acts, write_csv
from tests.coding.filled import row, write_sheet

# Companies whose promotions read like nothing that the others write.
NEW = ("Zephyr", "Yarrow", "Willow")


def lessons(companies=NEW, times=12):
    """Messages of a kind that the base does not hold, as sheets give them."""
    given = {"dataset": "sheet", "lang": None, "parent": None, "is_reply": None, "double": False, "evaluated": True}
    return [
        {"key": f"{company}-{n}", "company": company, "act": "promote",
         "text": f"Behold our lanterns, forged at dawn for wanderers {n}", **given}
        for company in companies for n in range(times)
    ]  # fmt: skip


def base(count, companies):
    return LabelRows([{"double": False, "evaluated": True, **one} for one in many_acts(count, companies)], [], None)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    out = tmp_path_factory.mktemp("models")
    (folder,) = train_own(base(301, 8), out, files=[], name="more", added=lessons())
    return folder


def test_card_says_how_many_were_added_from_whom_and_what_it_changed(trained):
    told = modelstore.load(trained).card["change"]
    assert (told["messages"], told["companies"]) == (36, sorted(NEW))
    assert told["before"].startswith("Before: the same recipe without them")
    figures = {(line["rows"], line["measure"], line["by"]): line for line in told["figures"]}
    # What the sheets of two companies teach holds for the third.
    key = adding.OWN, "act promote, F1"
    assert figures[*key, "model"]["value"] == 1
    assert figures[*key, "before"]["value"] < 1
    assert figures[*key, "model"]["n"] == figures[*key, "before"]["n"] == 36
    assert figures[adding.EVERY, "act promote, F1", "model"]["companies"] == 11
    text = (trained / "README.md").read_text(encoding="utf-8")
    assert "## What was added" in text
    assert "36 messages from coded sheets, of Willow, Yarrow, Zephyr." in text


def test_without_further_messages_the_shipped_model_is_what_was_before(tmp_path):
    rows = [{"double": False, "evaluated": True, **one} for one in many_acts(310, 6)]
    (folder,) = train_own(LabelRows([], [], None), tmp_path, files=[], name="sheets", added=rows)
    told = modelstore.load(folder).card["change"]
    assert told["before"].startswith("Before: the shipped model de_en_acts_social-1.0.0 as it is;")
    assert {line["by"] for line in told["figures"]} == {"model", "before"}


def test_nothing_is_learned_from_rows_that_shall_not_be():
    task = TASKS["act"]
    rows = [one | {"added": one["company"] in ("Elm", "Fjord")} for one in acts()]
    problem = pose(task, lay_out(task, rows))
    added = problem.rows["added"].to_numpy(dtype=bool)
    known = {"seed": 1, "evaluated": problem.evaluated, **problem.options}
    # The rows emptied: whatever is learned of the others stays as it is, if nothing is learned from these.
    kept = sparse.diags(np.where(added, 0.0, 1.0))
    emptied = [sparse.csr_matrix(kept @ matrix) for matrix in (problem.shown, problem.hidden)]
    whole = hold_out(problem.shown, problem.hidden, problem.labels, problem.groups, unlearned=added, **known)
    without = hold_out(*emptied, problem.labels, problem.groups, unlearned=added, **known)
    assert (whole.probability[~added] == without.probability[~added]).all()
    learned = hold_out(problem.shown, problem.hidden, problem.labels, problem.groups, **known)
    assert (learned.fold == whole.fold).all()
    assert not (learned.models[0][0].weights == whole.models[0][0].weights).all()


def test_model_without_sheets_says_nothing_of_them(tmp_path):
    (folder,) = train_own(base(301, 8), tmp_path, files=[], name="plain")
    assert "change" not in json.loads((folder / "card.json").read_text(encoding="utf-8"))


def test_command_adds_sheets_and_prints_before_and_after(tmp_path, capsys):
    labels = write_csv(tmp_path / "coded.csv", many_acts(301, 8))
    rows = [row(n, act="promote", company="Zephyr", text=f"Behold our lanterns {n}", parent=None) for n in range(1, 9)]
    sheet = write_sheet(tmp_path / "final.xlsx", rows, coder="adjudicated")
    asked = ["train", "--labels", str(labels), "--add", str(sheet), "-o", str(tmp_path), "--name", "own"]
    assert main(asked) == 0
    captured = capsys.readouterr()
    assert "8 coded messages from 1 sheet." in captured.err
    assert "8 messages added, of Zephyr." in captured.err
    assert "before (95 % interval)" in captured.out
    card = modelstore.load(tmp_path / "own-1.0.0").card
    assert set(card["trained_on"]["files"]) == {"coded.csv", "final.xlsx"}
    assert "zephyr" in card["trained_on"]["company_groups"]
    assert main(["train", "-o", str(tmp_path), "--name", "own"]) == 2
    assert "Missing option '--labels' or '--add'" in capsys.readouterr().err
