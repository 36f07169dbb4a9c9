"""What `benchmark`, `report` and `correct` write about all companies together."""

import pytest

from dialogscore.benchmark import running
from dialogscore.cli import main
from dialogscore.cli.benchmarking import reports_there
from tests.benchmark.made import quick, write_twcs
from tests.reports import benchmarks

ALWAYS = {"benchmark.html", "benchmark.xlsx", "benchmark.svg"}


@pytest.fixture
def feed(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "work", quick)
    return str(write_twcs(tmp_path / "twcs.csv", {"acme": 3, "bolt": 2}))


@pytest.fixture
def out(tmp_path):
    benchmarks.made(6, absent=2).save(tmp_path / "out")
    return tmp_path / "out"


def written(out):
    return {path.name for path in out.glob("benchmark.*")} - {"benchmark.parquet", "benchmark.csv"}


def test_benchmark_writes_page_workbook_and_picture_unless_lean(feed, tmp_path):
    assert main(["benchmark", feed, "-o", str(tmp_path / "full"), "--report-language", "de", "--png"]) == 0
    assert written(tmp_path / "full") == ALWAYS | {"benchmark.png"}
    assert '<html lang="de">' in (tmp_path / "full" / "benchmark.html").read_text(encoding="utf-8")
    assert main(["benchmark", feed, "-o", str(tmp_path / "lean"), "--lean"]) == 0
    assert written(tmp_path / "lean") == set()


def test_report_writes_them_of_a_benchmark_and_its_sums_hold(out, capsys):
    assert main(["report", str(out)]) == 0
    assert written(out) == ALWAYS
    assert f"Report: {out / 'benchmark.html'}" in capsys.readouterr().err
    assert main(["report", str(out), "--language", "de", "--report", "png"]) == 0
    assert written(out) == ALWAYS | {"benchmark.png"}
    sums = (out / "SHA256SUMS").read_text(encoding="utf-8")
    assert all(f"  {name}\n" in sums for name in written(out))


def test_the_language_of_a_page_stays_unless_another_is_asked_for(out):
    main(["report", str(out), "--language", "de"])
    main(["report", str(out)])
    assert '<html lang="de">' in (out / "benchmark.html").read_text(encoding="utf-8")


def test_what_only_a_single_audit_takes_is_refused(out, tmp_path, capsys):
    assert main(["report", str(out), "--pdf"]) == 2
    assert "benchmark report 'pdf'" in capsys.readouterr().err
    brand = tmp_path / "brand.toml"
    brand.write_text('agency = "A"\n', encoding="utf-8")
    assert main(["report", str(out), "--brand", str(brand)]) == 2
    assert "only a single audit takes" in capsys.readouterr().err
    assert written(out) == set()


def test_only_reports_that_are_there_are_written_anew(out):
    assert reports_there(out, None) == {}
    main(["report", str(out)])
    assert set(reports_there(out, None)) == ALWAYS
