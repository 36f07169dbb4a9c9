import signal
import sys

import click
import pytest

from dialogscore import Benchmark
from dialogscore.benchmark import gathering, running
from dialogscore.cli import main
from tests.benchmark.made import quick, write_twcs


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "work", quick)
    write_twcs(tmp_path / "twcs.csv", {"acme": 3, "bolt": 2})
    (tmp_path / "companies.csv").write_text("company,sector,x\nAcme,retail,acme\nBolt,food,bolt\n", encoding="utf-8")
    return tmp_path


def test_a_benchmark_is_one_command(home, capsys):
    out = home / "out"
    frame = ["--companies", str(home / "companies.csv"), "--where", 'sector == "retail"', "--by", "sector, platform"]
    assert main(["benchmark", str(home / "twcs.csv"), "-o", str(out), "--lean", *frame]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("1 companies: ")
    assert f"Result: {out}" in told.err
    found = Benchmark.load(out)
    assert found.companies["company"].tolist() == ["Acme"]
    assert found.manifest["options"]["by"] == ["sector", "platform"]


def test_a_slip_in_a_column_or_an_account_is_told_with_what_was_meant(home, capsys):
    frame = home / "companies.csv"
    frame.write_text("company,sector,presense,x\nAcme,retail,yes,acme\nBolt,food,yes,bolz\n", encoding="utf-8")
    out = home / "out"
    assert main(["benchmark", str(home / "twcs.csv"), "-o", str(out), "--lean", "--companies", str(frame)]) == 0
    told = capsys.readouterr().err
    assert f"The column presense of {frame} is taken as a column of your own. Did you mean presence?" in told
    assert "No feed: Bolt: found no message by x:bolz. Did you mean bolt?" in told
    assert "Accounts of companies in no row of the frame: 1 " in told
    left = Benchmark.load(out).tables["accounts_outside_frame"]
    assert left.to_dict("records") == [{"platform": "x", "account": "bolt"}]


def test_failures_are_told_at_the_end_with_their_reason_and_the_exit_code(home, capsys):
    (home / "bolt").mkdir()
    (home / "bolt" / "feed.csv").write_text("name,words\na,b\n", encoding="utf-8")
    frame = ["--companies", str(home / "companies.csv")]
    assert main(["benchmark", str(home / "twcs.csv"), str(home / "bolt"), "-o", str(home / "out"), *frame]) == 1
    assert "Failed: Bolt: Could not recognise " in capsys.readouterr().err
    assert (home / "out" / "companies" / "acme").is_dir()


def test_a_company_whose_feed_or_file_is_broken_fails_alone(home, capsys):
    (home / "clients" / "corn").mkdir(parents=True)
    (home / "clients" / "corn" / "company.toml").write_text("company = ", encoding="utf-8")
    (home / "companies.csv").write_text("company,x,feed\nAcme,acme,\nBolt,,none.csv\nCorn,,\n", encoding="utf-8")
    feeds = [str(home / "twcs.csv"), str(home / "clients")]
    frame = ["--companies", str(home / "companies.csv")]
    assert main(["benchmark", *feeds, "-o", str(home / "out"), "--lean", *frame]) == 1
    told = capsys.readouterr().err
    assert f"Failed: Bolt: Could not read the feed of Bolt: found no {home / 'none.csv'}" in told
    assert "Failed: Corn: Could not read" in told
    assert (home / "out" / "companies" / "acme").is_dir()


def test_of_a_run_that_did_nothing_nothing_is_said_to_be_kept(home, capsys):
    frame = ["--companies", str(home / "companies.csv"), "--where", 'sektor == "retail"']
    assert main(["benchmark", str(home / "twcs.csv"), "-o", str(home / "out"), *frame]) == 2
    assert main(["benchmark", str(home / "twcs.csv"), str(home / "none"), "-o", str(home / "out")]) == 1
    assert "is kept" not in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--xlsx", "--png"])
def test_reports_that_a_lean_run_leaves_out_are_refused(home, capsys, option):
    assert main(["benchmark", str(home / "twcs.csv"), "-o", str(home / "out"), "--lean", option]) == 2
    told = capsys.readouterr().err
    assert f"found {option}, expected no reports" in told
    assert f"dialogscore report {home / 'out'}" in told


def test_a_stopped_run_says_where_its_work_is_kept(home, capsys, monkeypatch):
    def stopping(*_):
        raise KeyboardInterrupt

    command = ["benchmark", str(home / "twcs.csv"), "-o", str(home / "out"), "--lean"]
    monkeypatch.setattr(running, "work", stopping)
    with pytest.raises(click.exceptions.Abort):
        main(command)
    assert f"kept in {home / 'out'}.partial" in capsys.readouterr().err
    monkeypatch.setattr(running, "work", quick)
    assert main(command) == 0
    assert "Going on with what is done" in capsys.readouterr().err


def test_an_interrupted_run_does_not_claim_that_nothing_is_left(home, capsys, monkeypatch):
    monkeypatch.setattr(running, "work", lambda *_: signal.raise_signal(signal.SIGINT))
    assert main(["benchmark", str(home / "twcs.csv"), "-o", str(home / "out"), "--lean"]) == 130
    told = capsys.readouterr().err
    assert told.startswith(f"Interrupted. What is done is kept in {home / 'out'}.partial, words and names of persons")
    assert "Delete the folder" in told
    assert "nothing half-written" not in told


def test_of_feeds_that_are_half_read_nothing_stays(home, capsys, monkeypatch):
    store = gathering._store

    def stored_once(*given):
        store(*given)
        assert list((home / "out.partial" / "shards").iterdir())
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(gathering, "_store", stored_once)
    assert main(["benchmark", str(home / "twcs.csv"), "-o", str(home / "out"), "--lean"]) == 130
    assert "is kept in" not in capsys.readouterr().err
    assert not list((home / "out.partial").rglob("*.parquet"))


def test_an_impossible_window_keeps_what_was_read_for_another_one(home, capsys):
    command = ["benchmark", str(home / "twcs.csv"), "-o", str(home / "out"), "--lean", "--window"]
    assert main([*command, "2030-Q1"]) == 2
    told = capsys.readouterr().err
    assert "does again what another window or other options change" in told
    assert "Name another with --window." in told
    assert list((home / "out.partial" / "shards").iterdir())
    assert main([*command, "2025-Q1"]) == 0
    assert "Going on with what is done" in capsys.readouterr().err
    assert not (home / "out.partial").exists()


def test_progress_says_how_many_are_done_and_how_many_failed(home, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert main(["benchmark", str(home / "twcs.csv"), "-o", str(home / "out"), "--lean"]) == 0
    assert "2 companies" in capsys.readouterr().out


def test_where_a_stray_message_makes_the_window_long_a_shorter_one_is_named(home, capsys):
    # 60 turns on 1 to 31 March 2025, two of three answered: 40 messages by acme, the last alone on the 31st; and one of
    # a year before, 392 days and some hours earlier. 39 of 41 are 95.1 %, those of 1 to 30 March.
    path = write_twcs(home / "busy.csv", {"acme": 60})
    stray = "9000,acme,False,Mon Mar 04 09:00:00 +0000 2024,Good morning!,,\n"
    path.write_text(path.read_text(encoding="utf-8") + stray, encoding="utf-8")
    assert main(["benchmark", str(path), "-o", str(home / "out"), "--lean"]) == 0
    said = capsys.readouterr().err
    assert "The window spans 57 weeks; 95.1% of the companies' messages lie in 5 of them" in said
    assert "--window 2025-03-01..2025-03-31. Nothing was left out." in said
    assert main(["benchmark", str(path), "-o", str(home / "asked"), "--lean", "--window", "2024-03..2025-03"]) == 0
    assert "The window spans" not in capsys.readouterr().err
