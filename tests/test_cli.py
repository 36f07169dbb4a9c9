"""The command line: what people write, what they get on which stream, and with which exit code."""

import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from dialogscore import config
from dialogscore.cli import main, program
from dialogscore.cli.options import parse_moment, parse_window
from dialogscore.cli.replacing import replace_file
from dialogscore.cli.settings import gather
from dialogscore.cli.talk import harmless
from dialogscore.errors import OutputError, UsageError
from dialogscore.folder import verify


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", at(2025, 1, 1), at(2026, 1, 1)),
        ("2025-Q3", at(2025, 7, 1), at(2025, 10, 1)),
        ("2025-q4", at(2025, 10, 1), at(2026, 1, 1)),
        ("2025-02", at(2025, 2, 1), at(2025, 3, 1)),
        ("2025-12", at(2025, 12, 1), at(2026, 1, 1)),
        ("2025-03-31", at(2025, 3, 31), at(2025, 4, 1)),
        ("2025-01..2025-04", at(2025, 1, 1), at(2025, 4, 1)),
        ("2025-Q1..2025-Q3", at(2025, 1, 1), at(2025, 7, 1)),
        ("2025-03-01..2025-03-02T12:00+02:00", at(2025, 3, 1), at(2025, 3, 2, 10)),
    ],
)
def test_window_holds_its_start_and_not_its_end(text, start, end):
    assert parse_window(text) == (start, end)


@pytest.mark.parametrize("text", ["", "..", "2025-Q5", "2025-13", "2025-02-30", "2025..", "..2025", "soon", "9999-Q4"])
def test_window_that_is_none_is_a_usage_error(text):
    with pytest.raises(UsageError, match="expected 2025, 2025-Q3"):
        parse_window(text)


@pytest.mark.parametrize("text", ["2025-04..2025-01", "2025-01..2025-01"])
def test_window_without_time_is_refused_and_the_end_explained(text):
    with pytest.raises(UsageError, match="end itself is not part"):
        parse_window(text)


def test_moment_is_utc_unless_it_carries_an_offset():
    assert parse_moment("2025-03-31") == at(2025, 3, 31)
    assert parse_moment("2025-03-31T18:00+02:00") == at(2025, 3, 31, 16)
    with pytest.raises(UsageError, match="Could not read --as-of: found 'yesterday'"):
        parse_moment("yesterday")


def test_terminal_escapes_and_bidi_controls_are_shown_as_escapes():
    assert harmless("a\x1b[31mb\u202ec\x9b\td\n") == "a\\x1b[31mb\\u202ec\\x9b\td\n"


def test_every_command_and_option_has_help():
    for name, command in program.commands.items():
        assert command.help, name
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert parameter.help, f"{name} {parameter.name}"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in program.commands)])
def test_help_goes_to_stdout_and_ends_well(arguments, capsys):
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.out
    assert not captured.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["audti"], ["audit"], ["audit", "x.csv", "--nonsense"], ["audit", "x.csv", "--language", "fr"], ["list", "x"]],
)
def test_usage_errors_exit_with_2_and_leave_stdout_alone(arguments, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err
    assert "Traceback" not in captured.err


def test_module_runs_as_the_program():
    run = subprocess.run([sys.executable, "-m", "dialogscore", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("dialogscore, version 0.")


def test_runner_and_main_know_the_same_commands():
    result = CliRunner().invoke(program, ["--help"])
    assert all(name in result.output for name in program.commands)


@pytest.mark.parametrize("what", ["formats", "measures", "models", "languages"])
def test_list_says_the_same_to_people_and_programs(what, capsys):
    assert main(["list", what, "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert entries
    assert main(["list", what]) == 0
    said = capsys.readouterr().out
    for entry in entries:
        assert entry["title"]
        assert re.search(rf"^{re.escape(entry['name'])} +{re.escape(entry['title'])}$", said, flags=re.MULTILINE)


def test_demo_says_the_verdict_on_stdout_and_the_place_on_stderr(demo_folders, tmp_path, capsys):
    out = tmp_path / "demo"
    assert main(["demo", "-o", str(out)]) == 0
    said = capsys.readouterr()
    for folder in demo_folders:
        assert str(out / folder.name / "report.html") in said.err
        assert folder_company(folder) in said.out
    assert str(out) not in said.out
    assert main(["demo", "-o", str(out)]) == 1
    assert "--force" in capsys.readouterr().err


def folder_company(folder: Path) -> str:
    return config.load(folder).company


def test_report_is_written_anew_in_the_language_asked_for(demo_audits, tmp_path, capsys):
    out = tmp_path / "copy"
    shutil.copytree(next(iter(demo_audits.values())), out)
    pages = {}
    for language in ("de", "en"):
        assert main(["report", str(out), "--language", language]) == 0
        pages[language] = (out / "report.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}"' in pages[language]
        assert verify(out) == ((), (), ())
    assert pages["de"] != pages["en"]


def test_report_without_the_working_record_says_what_it_lacks(demo_audits, tmp_path, capsys):
    out = tmp_path / "copy"
    shutil.copytree(next(iter(demo_audits.values())), out)
    shutil.rmtree(out / "private")
    assert main(["report", str(out)]) == 1
    assert "private/messages.parquet" in capsys.readouterr().err


def test_inspect_shows_detection_counts_and_threads_and_writes_nothing(demo_folders, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in demo_folders:
        assert main(["inspect", str(folder), "--threads", "2"]) == 0
        said = capsys.readouterr()
        for words in ("looks like canonical", "can tell", "observed", "messages", "author role", "First threads"):
            assert words in said.out
        assert said.err == ""
    assert not any(tmp_path.iterdir())


def test_inspect_works_without_a_company(tmp_path, capsys):
    feed = tmp_path / "twcs.csv"
    feed.write_text(
        "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n"
        "1,115712,True,Tue Oct 31 22:10:47 +0000 2017,where is it?,2,\n"
        "2,ParcelHelp,False,Tue Oct 31 22:12:00 +0000 2017,on its way,,1\n"
        "3,OtherHelp,False,Tue Oct 31 22:13:00 +0000 2017,hello,,1\n",
        encoding="utf-8",
    )
    assert main(["inspect", str(feed)]) == 0
    said = capsys.readouterr().out
    assert "looks like twcs" in said
    assert "ParcelHelp" in said


def test_options_of_the_command_line_win_over_the_company_file(tmp_path):
    (tmp_path / "company.toml").write_text('company = "Acme"\nzone = "UTC"\nwindow = "2024"\n', encoding="utf-8")
    (tmp_path / "feed.csv").write_text("message_id\n", encoding="utf-8")
    settings = gather((str(tmp_path),), company="Other", window=None, accounts=("x:@other",))
    assert settings.folder == tmp_path
    assert settings.feeds == [tmp_path / "feed.csv"]
    assert settings.options["company"] == "Other"
    assert settings.options["zone"] == "UTC"
    assert settings.options["accounts"] == (config.Account("x", "other"),)
    assert [str(moment) for moment in settings.options["window"]] == [
        "2024-01-01 00:00:00+00:00",
        "2025-01-01 00:00:00+00:00",
    ]


def test_key_that_could_be_guessed_is_refused(tmp_path, capsys):
    (tmp_path / "key").write_text("short\n", encoding="utf-8")
    code = main(["audit", "x.csv", "--company", "A", "-o", str(tmp_path / "out"), "--key", str(tmp_path / "key")])
    assert code == 2
    assert "found 5 bytes" in capsys.readouterr().err


def test_replaced_file_is_hashed_again_and_a_failure_leaves_the_old_one(tmp_path):
    (tmp_path / "page.html").write_text("old", encoding="utf-8")
    (tmp_path / "SHA256SUMS").write_text(f"{sha256(b'old').hexdigest()}  page.html\n", encoding="utf-8")

    def fail(path):
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        replace_file(tmp_path, "page.html", fail)
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "old"
    replace_file(tmp_path, "page.html", lambda path: path.write_text("new", encoding="utf-8"))
    assert verify(tmp_path) == ((), (), ())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["SHA256SUMS", "page.html"]
