"""`make quality`: figures go into the cards, weights stay as they are, and missing data are one sentence."""

import json
import shutil

import pytest

from dialogscore import modelstore
from dialogscore.training import VERSION, train
from dialogscore.training.quality_report import main
from dialogscore.training.shown import table
from tests.coded import acts, inbound


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    (folder / "gold").mkdir()
    coded, asked = acts(), inbound()
    files = {
        "company_acts_dev": coded[:14],
        "company_acts_train": coded[14:],
        "inbound_dev": asked[:12],
        "inbound_train": asked[12:],
    }
    for name, rows in files.items():
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / "gold" / f"{name}.jsonl").write_text(text, encoding="utf-8")
    train(folder / "gold", folder / "models")
    return folder


def test_figures_are_written_into_the_cards_and_weights_stay(data, tmp_path, capsys):
    models = shutil.copytree(data / "models", tmp_path / "models")
    names = sorted(path.name for path in models.iterdir())
    assert [name.rpartition("-")[2] for name in names] == [VERSION, VERSION]
    before = {name: (models / name / "card.json").read_bytes() for name in names}
    weights = {name: (models / name / "weights.npz").read_bytes() for name in names}
    for name in names:
        card = json.loads(before[name])
        (models / name / "card.json").write_text(json.dumps(card | {"quality": []}), encoding="utf-8")
    nothing = ["--corpora", str(tmp_path)]
    assert main([str(data), "--models", str(models), "-o", str(tmp_path / "out"), *nothing]) == 0
    for name in names:
        assert (models / name / "card.json").read_bytes() == before[name]
        assert (models / name / "weights.npz").read_bytes() == weights[name]
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == ["coverage.csv", "quality.json", "quality.md", "reliability.csv"]
    said = json.loads((tmp_path / "out" / "quality.json").read_text(encoding="utf-8"))
    assert said["act"]["figures"] == modelstore.load(models / names[0]).card["quality"]
    assert "mode, macro-F1" in capsys.readouterr().out


def test_missing_data_are_one_sentence(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere"), "--models", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "which are not part of dialogscore" in captured.err
    assert "dialogscore evaluate" in captured.err


def test_figures_are_not_written_into_the_card_of_another_model(data, tmp_path, capsys):
    models = shutil.copytree(data / "models", tmp_path / "models")
    for path in models.glob("*/card.json"):
        card = json.loads(path.read_text(encoding="utf-8"))
        card["trained_on"]["messages"] += 1
        path.write_text(json.dumps(card), encoding="utf-8")
    assert main([str(data), "--models", str(models), "--corpora", str(tmp_path)]) == 1
    assert "trained on other messages" in capsys.readouterr().err


def test_figures_are_not_written_into_the_card_of_another_recipe(data, tmp_path, capsys):
    models = shutil.copytree(data / "models", tmp_path / "models")
    for path in models.glob("*/card.json"):
        card = json.loads(path.read_text(encoding="utf-8"))
        card["settings"]["strength"] *= 2
        path.write_text(json.dumps(card), encoding="utf-8")
    assert main([str(data), "--models", str(models), "--corpora", str(tmp_path)]) == 1
    assert "other cues, settings or seed" in capsys.readouterr().err


def test_table_sets_baselines_in_columns():
    where = {"measure": "m", "rows": "all", "subset": "all", "n": 1200, "companies": 7}
    lines = [
        where | {"by": "model", "value": 0.5, "low": 0.4, "high": 0.6},
        where | {"by": "majority", "value": 0.25, "low": None, "high": None},
    ]
    head, row = table(lines).split("\n")
    assert head.split() == [
        "measure", "rows", "subset", "model", "(95", "%", "interval)", "TF-IDF", "structure", "only", "majority", "n",
        "companies",
    ]  # fmt: skip
    assert row.split() == ["m", "all", "all", "0.500", "(0.400", "to", "0.600)", "0.250", "1,200", "7"]


def test_rows_for_fits_only_are_measured_apart_when_asked(data, tmp_path):
    from dialogscore.training import assess
    from dialogscore.training.tasks import TASKS

    more = [row | {"key": f"w{row['key']}", "dataset": "written"} for row in acts(("Kite", "Lark", "Mole", "Newt"))]
    plain = assess(TASKS["act"], data / "gold", more=more)[2]
    asked = assess(TASKS["act"], data / "gold", more=more, more_apart=True)[2]
    assert asked.figures[: len(plain.figures)] == plain.figures
    added = asked.figures[len(plain.figures) :]
    assert {line["rows"] for line in added} == {"all, written, else for fits only"}
    assert {line["n"] for line in added if line["subset"] == "all"} == {28}
    assert all(line["n"] <= 56 for line in plain.figures)
