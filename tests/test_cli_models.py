"""`dialogscore evaluate` and `train`: data on stdout, talk on stderr, one sentence when something is missing."""

import json

import pytest

from dialogscore.cli import main
from tests.coded import acts, inbound, many_acts, write_csv


@pytest.fixture
def coded(tmp_path):
    return str(write_csv(tmp_path / "coded.csv", acts()))


def test_figures_go_to_stdout_and_what_they_rest_on_to_stderr(coded, capsys):
    assert main(["evaluate", "--labels", coded]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("act\nmeasure")
    assert "mode, macro-F1" in captured.out
    assert captured.err.startswith("56 coded messages: 56 of companies, 0 of their audiences.\n")
    assert "Companies that it has not seen: 56 messages of 8 companies" in captured.err


def test_several_files_may_follow_each_other(coded, tmp_path, capsys):
    more = str(write_csv(tmp_path / "more.csv", inbound()))
    assert main(["evaluate", "--labels", coded, more, "-o", str(tmp_path / "out")]) == 0
    assert "56 of companies, 96 of their audiences" in capsys.readouterr().err
    said = json.loads((tmp_path / "out" / "quality.json").read_text(encoding="utf-8"))
    assert set(said) == {"title", "notes", "files", "rejects", "act", "inbound"}
    assert said["files"] == ["coded.csv", "more.csv"]


def test_rows_that_cannot_be_used_are_shown(tmp_path, capsys):
    path = write_csv(tmp_path / "coded.csv", [*acts(), {"text": "Hi", "company": "Acme", "act": "shout"}])
    assert main(["evaluate", "--labels", str(path)]) == 0
    err = capsys.readouterr().err
    assert "1 rows could not be used:" in err
    assert "coded.csv, row 57, 'shout'" in err


def test_same_files_and_seed_give_the_same_bytes(coded, tmp_path, capsys):
    for name in ("a", "b"):
        assert main(["evaluate", "--labels", coded, "-o", str(tmp_path / name)]) == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["evaluate"], 2, "Missing option '--labels'"),
        (["evaluate", "--labels", "nowhere.csv"], 2, "does not exist"),
        (["evaluate", "--labels", "{coded}", "--act-model", "nothing"], 1, "no model of that name"),
        (["evaluate", "--labels", "{coded}", "--cross-validate"], 1, "at least 100 coded messages of 3 companies"),
        (
            ["train", "--labels", "{coded}", "-o", "{out}", "--name", "x"],
            1,
            "at least 300 coded messages of 3 companies",
        ),
        (["train", "--labels", "{coded}", "-o", "{out}", "--name", "../x"], 2, "a folder's name"),
        (["train", "--labels", "{coded}", "--name", "x"], 2, "Missing option '-o'"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(coded, tmp_path, capsys, arguments, code, sentence):
    out = tmp_path / "out"
    assert main([argument.format(coded=coded, out=out) for argument in arguments]) == code
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert "Traceback" not in captured.err
    assert not captured.out
    assert not out.exists()


def test_trained_model_audits_and_is_evaluated(tmp_path, capsys):
    path = str(write_csv(tmp_path / "coded.csv", many_acts(310, 8)))
    assert main(["train", "--labels", path, "-o", str(tmp_path), "--name", "own", "--coded-by", "us"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("measure")
    folder = tmp_path / "own-1.0.0"
    assert f"Model: {folder}" in captured.err
    assert main(["evaluate", "--labels", path, "--act-model", str(folder)]) == 0
    assert "The model was trained on all of these companies" in capsys.readouterr().err
    feed = tmp_path / "feed.csv"
    feed.write_text("message_id,created_at,text,is_company\n1,2024-01-01T10:00:00Z,Order now and save!,1\n")
    arguments = ["audit", str(feed), "--company", "Acme", "-o", str(tmp_path / "out"), "--act-model", str(folder)]
    assert main(arguments) == 0
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["models"][0]["name"] == "own-1.0.0"
    assert main([*arguments, "--force", "--inbound-model", str(folder)]) == 1
    assert "a model of the task act" in capsys.readouterr().err


def test_train_leaves_an_older_model_alone_unless_forced(tmp_path, capsys):
    older = tmp_path / "models" / "own_inbound-1.0.0"
    older.mkdir(parents=True)
    path = tmp_path / "coded.csv"
    path.write_text("text,company,act\nHello,Acme,inform\n", encoding="utf-8")
    asked = ["train", "--labels", str(path), "-o", str(older.parent), "--name", "own"]
    assert main(asked) == 1
    assert "own_inbound-1.0.0: found an older one" in capsys.readouterr().err
    # Forced, it goes on to the next hurdle: one message is too little.
    assert main([*asked, "--force"]) == 1
    assert "300 coded messages" in capsys.readouterr().err
