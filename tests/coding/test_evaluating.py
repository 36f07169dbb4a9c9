"""A model against a coded sample of one company: weights by hand, the card beside it, other audits refused."""

import json
import re

import numpy as np
import openpyxl
import pandas as pd
import pytest

from dialogscore.audit.result import load
from dialogscore.cli import main
from dialogscore.coding.evaluating import MAIN, Quality, beside_card, joined, measure_sheet
from dialogscore.coding.reading import read_sheet
from dialogscore.coding.sampling import sample
from dialogscore.errors import FeedError
from dialogscore.training.further import shipped_corpora


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audited") / "out"
    assert main(["audit", str(shipped_corpora() / "demo" / "fernmoor_trains"), "-o", str(folder)]) == 0
    return folder


def filled(out, path, *, wrong=lambda number, label: label):
    """A sheet of 40 turns filled with the model's labels, changed as told."""
    sample(out, path, n=40, seed=2)
    said = load(out).messages.set_index("ref")
    book = openpyxl.load_workbook(path)
    tab = book["messages"]
    place = {cell.value: at for at, cell in enumerate(tab[1])}
    for number, row in enumerate(tab.iter_rows(min_row=2)):
        one = said.loc[row[place["ref"]].value]
        if row[place["task"]].value == "act":
            row[place["act"]].value = wrong(number, one["act"])
        else:
            row[place["type"]].value, row[place["needs_reply"]].value = one["inbound_type"], int(one["needs_reply"])
    book.save(path)
    return path


def table(rows):
    """Coded acts with what the model says, a turn each."""
    columns = ["unit", "stratum", "stratum_size", "probability", "act", "said_act"]
    return pd.DataFrame(rows, columns=columns).assign(task="act", language="en")


def test_figures_are_weighted_by_how_the_sample_was_drawn():
    # 5 of 10 answers, 5 of 100 posts; of each one is not what the model says: 2 of 10 and 20 of 100 turns.
    rows = [(n, "a", 10, 0.5, "answer", "answer" if n else "inform") for n in range(5)]
    rows += [(n, "b", 100, 0.05, "inform", "inform" if n > 5 else "answer") for n in range(5, 10)]
    figures = measure_sheet(table(rows)).figures.set_index("measure")
    assert figures.loc["act, agreement", "value"] == pytest.approx(88 / 110)
    # Answers: 8 hits, 2 missed, 20 wrongly called so. Posts: 80 hits, 20 missed, 2 wrongly.
    answers, posts = 16 / (16 + 22), 160 / (160 + 22)
    assert figures.loc["act answer, F1", "value"] == pytest.approx(answers)
    assert figures.loc["act, macro-F1", "value"] == pytest.approx((answers + posts) / 2)
    assert figures.loc["dialog against the rest, F1", "value"] == pytest.approx(answers)
    assert figures.loc["act, agreement", ["n", "turns"]].tolist() == [10, 10]
    assert (figures["low"] <= figures["value"]).all()
    assert (figures["value"] <= figures["high"]).all()


def test_messages_that_cannot_be_judged_are_left_out_and_rare_acts_decide_no_mean():
    rows = [(n, "a", 100, 0.1, "answer", "answer") for n in range(8)]
    rows += [(8, "a", 100, 0.1, "invite", "inform"), (9, "a", 100, 0.1, "other", "inform")]
    figures = measure_sheet(table(rows)).figures.set_index("measure")
    assert figures.loc["act, agreement", "n"] == 9
    assert figures.loc["act, macro-F1", "value"] == 1
    # Where all is right there is no interval rather than a point.
    assert np.isnan(figures.loc["act, macro-F1", "low"])
    assert "act invite, F1" not in figures.index


def test_warning_needs_the_whole_interval_below_that_of_the_card():
    lines = [{"measure": MAIN[1], "task": "act", "value": 0.6, "low": 0.5, "high": high, "n": 9, "turns": 9} for high in
             (0.69, 0.71)]  # fmt: skip
    own = {"measure": MAIN[1], "by": "model", "subset": "de", "value": 0.75, "low": 0.7, "high": 0.8}
    card = {"quality": [own | {"rows": "all", "subset": "all", "low": 0.5}, own | {"rows": "double-coded"}]}
    found = beside_card(Quality(pd.DataFrame(lines), "de"), {"act": card})
    assert found["is_worse"].tolist() == [True, False]
    assert found["card_subset"].tolist() == ["double-coded, de"] * 2
    # In another language the figure on all of them is all there is.
    assert beside_card(Quality(pd.DataFrame(lines), "fr"), {"act": card})["card_low"].tolist() == [0.5, 0.5]


def test_model_agrees_with_itself_and_a_worse_one_is_warned_of(out, tmp_path, capsys):
    path = filled(out, tmp_path / "same.xlsx")
    assert main(["evaluate", str(out), str(path)]) == 0
    captured = capsys.readouterr()
    assert "act, agreement" in captured.out
    assert "Clearly worse" not in captured.err
    figures = measure_sheet(joined(load(out), read_sheet(path), out)).figures
    assert figures["value"].tolist() == [1.0] * len(figures)
    other = filled(out, tmp_path / "other.xlsx", wrong=lambda number, act: "inform" if number % 4 else act)
    assert main(["evaluate", str(out), str(other), "-o", str(tmp_path / "quality")]) == 0
    captured = capsys.readouterr()
    # Which messages are drawn hangs on the engine, and with them whether the mode is told to be worse too.
    assert "Clearly worse on Fernmoor Trains than on the model's card: " in captured.err
    assert re.search(r"(: |; )act, macro-F1 0\.\d+, at most 0\.\d+", captured.err)
    said = json.loads((tmp_path / "quality" / "quality.json").read_text(encoding="utf-8"))
    assert (said["company"], said["language"]) == ("Fernmoor Trains", "en")


def test_unfinished_sheets_and_sheets_of_other_audits_are_refused(out, tmp_path):
    path = filled(out, tmp_path / "sheet.xlsx")
    audited, sheet = load(out), read_sheet(path)
    other = sheet._replace(rows=sheet.rows.assign(sample="s-0"))
    with pytest.raises(FeedError, match="the sample s-0, which this audit does not know"):
        joined(audited, other, out)
    with pytest.raises(FeedError, match="a sheet of another audit"):
        joined(audited, other._replace(about=sheet.about | {"audit": "0" * 64}), out)
    for blind in ({"blind": "no"}, {"blind": ""}):
        with pytest.raises(FeedError, match="without sight of predictions"):
            joined(audited, sheet._replace(about=sheet.about | blind), out)
    with pytest.raises(FeedError, match=r"1 of \d+ messages missing"):
        joined(audited, sheet._replace(rows=sheet.rows.iloc[1:]), out)
    sample(out, tmp_path / "empty.xlsx", n=10)
    with pytest.raises(FeedError, match="unfinished sheet"):
        joined(audited, read_sheet(tmp_path / "empty.xlsx"), out)


def test_what_makes_no_sense_is_said(out, tmp_path, capsys):
    assert main(["evaluate", str(out)]) == 2
    assert "a result folder and one coded sheet" in capsys.readouterr().err
    assert main(["evaluate", str(out), str(out / "manifest.json"), "--cross-validate"]) == 2
    assert "--cross-validate" in capsys.readouterr().err
    assert main(["evaluate"]) == 2
    assert "Missing option '--labels'" in capsys.readouterr().err
