"""The command line: what people write, what they get on which stream, and with which exit code."""

import contextlib
import json
import re
import shutil
import signal
import subprocess
import sys
import time
import weakref
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from dialogscore import config, registry
from dialogscore.cli import main, program
from dialogscore.cli.settings import gather
from dialogscore.cli.signals import Stoppable, stop_if_asked
from dialogscore.cli.talk import harmless
from dialogscore.errors import OutputError
from dialogscore.folder import verify
from dialogscore.resealing import replace_files


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


def test_a_process_ends_without_looking_for_garbage():
    # What is registered first is called last: when all that there is has been taken out of the search.
    told = "lambda: print(gc.get_freeze_count() > 10_000, len(gc.get_objects()))"
    code = f"import atexit, gc; atexit.register({told}); from dialogscore.cli import main; main(['--version'])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    frozen, left = run.stdout.split()[-2:]
    assert frozen == "True"
    assert int(left) < 1_000


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
        shown = ("looks like canonical", "Reply rate: yes", "observed", "messages", "author role", "First threads")
        for words in shown:
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


def test_inspect_knows_an_account_that_wrote_nothing(tmp_path, capsys):
    feed = tmp_path / "feed.csv"
    feed.write_text(
        "message_id,created_at,author_id,parent_id,text\n"
        "1,2024-03-05T09:00:00Z,acme,,We are open.\n"
        "2,2024-03-05T09:10:00Z,ann,,@AcmeCare is anybody there?\n",
        encoding="utf-8",
    )
    # Ann's thread is the company's only because AcmeCare is one of its accounts.
    for accounts, threads in ((["--account", "acme"], 1), (["--account", "acme", "--account", "AcmeCare"], 2)):
        assert main(["inspect", str(feed), "--company", "Acme", *accounts]) == 0
        said = capsys.readouterr().out
        assert len(re.findall(r"^M0", said, flags=re.MULTILINE)) == threads


def test_inspect_words_rejects_and_notes(tmp_path, capsys):
    feed = tmp_path / "feed.csv"
    feed.write_text(
        "message_id,created_at,author_id,author_role,text\n"
        "1,2024-03-05T09:00:00Z,acme,company,We are open.\n"
        "2,soon,ann,audience,When?\n",
        encoding="utf-8",
    )
    assert main(["inspect", str(feed), "--company", "zzzqq", "--max-rejects", "1"]) == 0
    said = capsys.readouterr().out
    assert "1 row could not be used" in said
    assert "a time that is no time (malformed; S1 row 2)" in said
    assert "bad_time" not in said
    assert "No account's name is like zzzqq: the messages of acme" in " ".join(said.split())
    assert "company_by_declaration" not in said


def test_inspect_counts_repeated_and_private_rows_apart_from_broken_ones(tmp_path, capsys):
    feed = tmp_path / "feed.csv"
    feed.write_text(
        "message_id,created_at,author_id,author_role,text,visibility\n"
        "1,2024-03-05T09:00:00Z,acme,company,We are open.,public\n"
        "1,2024-03-05T09:00:00Z,acme,company,We are open.,public\n"
        "1,2024-03-05T09:00:00Z,acme,company,We are open.,public\n"
        "2,2024-03-05T10:00:00Z,ann,audience,My number is 5.,direct\n",
        encoding="utf-8",
    )
    for how, words in (("drop", "dropped unread"), ("metadata", "only author, time and talk are kept")):
        assert main(["inspect", str(feed), "--company", "acme", "--private", how]) == 0
        said = capsys.readouterr().out
        assert "0 rows could not be used\n2 rows merged with another row of the same message\n1 row set aside" in said
        assert words in said


def test_a_named_account_that_wrote_nothing_is_said_at_once(tmp_path, capsys):
    feed = tmp_path / "feed.csv"
    feed.write_text(
        "message_id,created_at,platform,author_name,author_role,text\n"
        "1,2024-03-05T09:00:00Z,facebook,Nord Rad,,We are open.\n"
        "2,2024-03-05T10:00:00Z,facebook,Ann,,When?\n",
        encoding="utf-8",
    )
    accounts = ["--account", "facebook:Nord Rad", "--account", "facebook:Gone"]
    assert main(["inspect", str(feed), *accounts]) == 0
    said = capsys.readouterr().out
    assert "company account      Nord Rad on facebook: 1 messages" in said
    assert "> Nord Rad: We are open." in said
    assert "The account facebook:Gone wrote no message in this feed." in said


def test_a_report_of_another_package_is_written_by_name(demo_audits, tmp_path, capsys, monkeypatch):
    out = tmp_path / "copy"
    shutil.copytree(next(iter(demo_audits.values())), out)

    def render(audit, path, *, language, key):
        path.write_text(f"{audit.company} in {language}", encoding="utf-8")

    real = registry.resolve
    monkeypatch.setattr(registry, "resolve", lambda kind, name: render if name == "txt" else real(kind, name))
    assert main(["report", str(out), "--report", "txt", "--language", "de"]) == 0
    assert (out / "report.txt").read_text(encoding="utf-8").endswith(" in de")
    assert str(out / "report.txt") in capsys.readouterr().err
    assert verify(out) == ((), (), ())


def test_an_unknown_report_is_refused_before_anything_is_read(tmp_path, capsys):
    assert main(["audit", "nothing.csv", "--company", "A", "-o", str(tmp_path / "out"), "--report", "htm"]) == 2
    assert "Did you mean html?" in capsys.readouterr().err


def test_options_of_the_command_line_win_over_the_company_file(tmp_path):
    (tmp_path / "company.toml").write_text(
        'company = "Acme"\nzone = "UTC"\nwindow = "2024"\nlanguage = "de"\ncoverage = "full"\n', encoding="utf-8"
    )
    (tmp_path / "feed.csv").write_text("message_id\n", encoding="utf-8")
    said = {"company": "Other", "window": None, "accounts": ("x:@other",), "language": "auto", "coverage": None}
    settings = gather((str(tmp_path),), **said)
    assert settings.folder == tmp_path
    assert settings.feeds == [tmp_path / "feed.csv"]
    assert settings.options["company"] == "Other"
    assert settings.options["zone"] == "UTC"
    assert (settings.options["language"], settings.options["coverage"]) == ("auto", "full")
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
        replace_files(tmp_path, {"page.html": fail})
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "old"
    replace_files(tmp_path, {"page.html": lambda path: path.write_text("new", encoding="utf-8")})
    assert verify(tmp_path) == ((), (), ())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["SHA256SUMS", "page.html"]


def test_report_of_a_keyed_audit_needs_the_key(demo_folders, tmp_path, capsys):
    out, keys = tmp_path / "out", [tmp_path / "key", tmp_path / "other"]
    for path, letter in zip(keys, "ab", strict=True):
        path.write_text(letter * 32, encoding="utf-8")
    assert main(["audit", str(demo_folders[0]), "-o", str(out), "--key", str(keys[0])]) == 0
    first = (out / "report.html").read_bytes()
    assert b"person-1" not in first
    capsys.readouterr()
    brand, manifest = tmp_path / "brand.toml", (out / "manifest.json").read_bytes()
    brand.write_text('agency = "Night Agency"', encoding="utf-8")
    assert main(["report", str(out), "--brand", str(brand)]) == 2
    assert (out / "manifest.json").read_bytes() == manifest
    capsys.readouterr()
    for more, told in (((), "no key for an audit made with one"), (("--key", str(keys[1])), "another key")):
        assert main(["report", str(out), *more]) == 2
        assert told in capsys.readouterr().err
        assert (out / "report.html").read_bytes() == first
    assert main(["report", str(out), "--key", str(keys[0])]) == 0
    assert (out / "report.html").read_bytes() == first


def test_a_signal_whose_exception_was_swallowed_stops_at_the_next_stage(capsys):
    reached = []
    with Stoppable() as stop:
        with contextlib.suppress(BaseException):  # as a library does
            signal.raise_signal(signal.SIGTERM)
        reached.append("went on")
        stop_if_asked()
        reached.append("too far")
    assert reached == ["went on"]
    assert stop.received == [signal.SIGTERM]
    assert "Terminated" in capsys.readouterr().err


def test_a_signal_that_a_callback_of_the_interpreter_swallows_stops_a_moment_later_without_a_traceback(capsys):
    class Thing:
        """Weak references need an object of a class."""

    reached, thing = [], Thing()
    with Stoppable() as stop:
        watch = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
        del thing
        reached.append("went on")
        time.sleep(20)
        reached.append("too far")
    assert watch() is None
    assert reached == ["went on"]
    assert stop.received == [signal.SIGINT, signal.SIGINT]
    assert capsys.readouterr().err == "Interrupted; nothing half-written is left.\n"


def test_profiles_show_every_definition_and_write_nothing(demo_folders, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["profiles", str(demo_folders[0])]) == 0
    said = capsys.readouterr().out
    assert "dialogscore: " in said
    assert "ZoomSphere: " in said
    assert not list(tmp_path.iterdir())


def test_share_and_forget_from_the_command_line(demo_audits, tmp_path, capsys):
    shutil.copytree(demo_audits["fernmoor_trains"], tmp_path / "out")
    assert main(["share", str(tmp_path / "out"), "--as", "client", "-o", str(tmp_path / "copy")]) == 0
    assert (tmp_path / "copy" / "report.html").is_file()
    assert not (tmp_path / "copy" / "private").exists()
    assert verify(tmp_path / "copy") == ((), (), ())
    scores = (tmp_path / "out" / "scores.csv").read_bytes()
    purge = ["forget", str(tmp_path / "out"), "--purge-after", "2026-12-31"]
    assert main([*purge, "--on", "2026-12-31"]) == 0
    assert "nothing was changed" in capsys.readouterr().err
    assert main(purge) == 2
    assert main([*purge, "--on", "2027-01-01"]) == 0
    assert (tmp_path / "out" / "scores.csv").read_bytes() == scores
    assert verify(tmp_path / "out") == ((), (), ())
    assert not (tmp_path / "out.previous").exists()
    assert main(["forget", str(tmp_path / "out")]) == 2
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "link").symlink_to(tmp_path / "out")
    assert main(["forget", str(tmp_path / "links" / "link"), "--everybody"]) == 0
    assert not (tmp_path / "out.previous").exists()


def test_a_brand_stays_with_the_result(demo_audits, tmp_path, capsys):
    shutil.copytree(demo_audits["fernmoor_trains"], tmp_path / "out")
    (tmp_path / "brand.toml").write_text('agency = "Lupe & Partner"\n', encoding="utf-8")
    assert main(["report", str(tmp_path / "out"), "--brand", str(tmp_path / "brand.toml")]) == 0
    assert main(["report", str(tmp_path / "out"), "--language", "de"]) == 0
    assert "Lupe &amp; Partner" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert verify(tmp_path / "out") == ((), (), ())
    (tmp_path / "brand.toml").write_text('accent = "#ffff66"\n', encoding="utf-8")
    assert main(["report", str(tmp_path / "out"), "--brand", str(tmp_path / "brand.toml")]) == 2
    assert "Take a darker tone" in capsys.readouterr().err
