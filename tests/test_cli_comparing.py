"""`dialogscore compare` and `--against`: what is said on which stream, what is written, and what is refused."""

import csv
import json
import shutil

import pandas as pd
import pytest

from dialogscore import tables
from dialogscore.audit import load
from dialogscore.cli import main
from dialogscore.folder import verify
from tests.comparing.made import result, score


@pytest.fixture
def out(demo_audits, tmp_path):
    return shutil.copytree(demo_audits["fernmoor_trains"], tmp_path / "out")


def test_two_results_are_told_on_stdout(demo_audits, capsys):
    assert main(["compare", str(demo_audits["knusperloh"]), str(demo_audits["fernmoor_trains"])]) == 0
    said = capsys.readouterr()
    assert "headline figures differ" in said.out
    assert "Knusperloh" in said.out
    assert not said.err
    assert max(map(len, said.out.split("\n"))) <= 110
    assert main(["compare", *map(str, demo_audits.values()), "--language", "de", "--all"]) == 0
    german = capsys.readouterr().out
    assert "Hauptkennzahlen unterscheiden sich" in german
    assert german.count("Kennzahl  ") >= 2


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_all_rows_are_written(demo_audits, tmp_path, capsys, ending):
    arguments = ["compare", *map(str, demo_audits.values()), "-o", str(tmp_path / f"both.{ending}")]
    assert main(arguments) == 0
    assert f"both.{ending}" in capsys.readouterr().err
    first = (tmp_path / f"both.{ending}").read_bytes()
    assert main(arguments) == 1
    assert "--force" in capsys.readouterr().err
    assert main([*arguments, "--force"]) == 0
    assert (tmp_path / f"both.{ending}").read_bytes() == first
    if ending == "csv":
        rows = list(csv.DictReader(first.decode("utf-8-sig").split("\n")))
        assert {row["verdict"] for row in rows} == {"changed", "not_distinguishable", "refused"}


def test_a_folder_of_the_file_is_made_and_one_that_cannot_be_is_told(demo_audits, tmp_path, capsys):
    arguments = ["compare", *map(str, demo_audits.values()), "-o"]
    assert main([*arguments, str(tmp_path / "new" / "both.CSV")]) == 0
    assert (tmp_path / "new" / "both.CSV").is_file()
    (tmp_path / "file").write_text("", encoding="utf-8")
    capsys.readouterr()
    assert main([*arguments, str(tmp_path / "file" / "both.csv")]) == 1
    assert "a file in place of a folder" in capsys.readouterr().err


def test_another_ending_is_refused_before_anything_is_read(demo_audits, tmp_path, capsys):
    assert main(["compare", *map(str, demo_audits.values()), "-o", str(tmp_path / "both.pdf")]) == 2
    assert "expected .csv or .xlsx" in capsys.readouterr().err


def test_results_of_other_definitions_are_refused_in_one_sentence(out, demo_audits, capsys):
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["options"]["threshold"] = 0.4
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert main(["compare", str(demo_audits["knusperloh"]), str(out)]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert said.err.count("\n") == 1
    assert "found --threshold 0.5 in the first and 0.4 in the second" in said.err


def test_a_finished_audit_gets_last_quarter_beside_it_and_keeps_it(out, demo_audits, tmp_path, capsys):
    last = shutil.copytree(demo_audits["knusperloh"], tmp_path / "last")
    assert main(["report", str(out), "--against", str(last), "--xlsx"]) == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    assert 'id="compared"' in page
    assert "Knusperloh" in page
    assert verify(out) == ((), (), ())
    shutil.rmtree(last)
    # Again, in the other language, and without last quarter.
    assert main(["report", str(out), "--language", "de"]) == 0
    assert "Hauptkennzahlen" in (out / "report.html").read_text(encoding="utf-8")
    assert verify(out) == ((), (), ())
    assert "comparison" in load(out).tables


def test_an_audit_is_run_against_last_quarter(demo_folders, demo_audits, tmp_path, capsys):
    arguments = ["audit", str(demo_folders[1]), "-o", str(tmp_path / "out"), "--against"]
    assert main([*arguments, str(tmp_path)]) == 1
    assert "expected a result folder" in capsys.readouterr().err
    assert main([*arguments, str(demo_audits["fernmoor_trains"])]) == 0
    assert "Hauptkennzahlen unterscheiden sich" in " ".join(capsys.readouterr().out.split())
    assert 'id="compared"' in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_of_many_companies_the_terminal_shows_what_changed_and_counts_the_rest(demo_audits, tmp_path, capsys):
    # Two benchmarks of twelve companies each, of which the scores of the demo are the only thing that is real.
    for name, side in (("a", "knusperloh"), ("b", "fernmoor_trains")):
        found = load(demo_audits[side])
        rows = [found.scores.assign(company=f"Company {number}") for number in range(12)]
        (tmp_path / name).mkdir()
        tables.write_parquet(pd.concat(rows, ignore_index=True), tmp_path / name / "benchmark.parquet")
        manifest = {"kind": "benchmark", "engine": found.manifest["engine"], "options": found.manifest["options"]}
        tables.write_json(manifest, tmp_path / name / "manifest.json")
    assert main(["compare", str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    said = capsys.readouterr().out
    assert "headline figures differ; " in said
    assert "allowed for (Holm)." in said
    assert said.count("▲") + said.count("▼") == 40
    assert "other headline figures are not shown here; --all shows them" in said
    assert main(["compare", str(tmp_path / "a"), str(tmp_path / "b"), "--all"]) == 0
    headlines = capsys.readouterr().out.partition("not compared")[0]
    # What could not be compared comes after all that could.
    assert headlines.count("▲") + headlines.count("▼") >= 40


@pytest.mark.parametrize(
    ("language", "title", "rest"),
    [
        ("en", "41 of 42 headline figures differ.", "44 other headline figures are not shown here; --all shows them, "
         "and -o writes a file of all. 42 of them could not be compared."),
        ("de", "41 von 42 Hauptkennzahlen unterscheiden sich.", "44 andere Hauptkennzahlen stehen hier nicht; --all "
         "zeigt sie, und -o schreibt alle in eine Datei. 42 davon ließen sich nicht vergleichen."),
    ],
)  # fmt: skip
def test_figures_that_are_not_shown_add_up_with_the_title(tmp_path, capsys, language, title, rest):
    # Of 84 headline figures 42 rest on three threads; 41 change, of which 40 are shown, and one does not.
    weak = {"note": ("few_clusters", {"threads": 3})}
    for name, moved, window in (("a", 0.0, {}), ("b", 0.4, {"quarter": ("2025-04-01", "2025-07-01")})):
        rows = []
        for number in range(42):
            value = 0.3 + moved * (number > 0)
            rows.append(score("dialog_share", value, low=value - 0.1, high=value + 0.1))
            rows.append(score("canned_share", value, low=value - 0.1, high=value + 0.1, **weak))
        side = result(*rows, manifest={"kind": "benchmark"}, **window)
        side.scores["company"] = pd.array([f"Company {row // 2}" for row in range(84)], side.scores["company"].dtype)
        (tmp_path / name).mkdir()
        tables.write_parquet(side.scores, tmp_path / name / "benchmark.parquet")
        tables.write_json(side.manifest, tmp_path / name / "manifest.json")
    assert main(["compare", str(tmp_path / "a"), str(tmp_path / "b"), "--language", language]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.count("▲") == 40
    assert title in said
    assert rest in said


def test_an_audit_whose_comparison_is_refused_is_saved_without_it(demo_folders, demo_audits, tmp_path, capsys):
    out = tmp_path / "out"
    last = str(demo_audits["fernmoor_trains"])
    assert main(["audit", str(demo_folders[1]), "-o", str(out), "--threshold", "0.4", "--against", last]) == 1
    assert "found --threshold 0.5 in the first and 0.4 in the second" in capsys.readouterr().err
    assert "comparison" not in load(out).tables
    assert verify(out) == ((), (), ())
