"""Bad input, end to end: one clear sentence, the right exit code, nothing half-written, nothing lost."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from dialogscore.cli import main
from tests.conftest import environment

HEADER = ["message_id", "created_at", "text", "author_id", "author_role", "parent_id"]


def rows(count: int = 40, **changes) -> list[list[str]]:
    """Write down a feed: somebody asks, the company answers a minute later, again and again."""
    found = []
    for number in range(0, count, 2):
        day, minute = 1 + number // 40 % 28, number % 40
        asked, answered = (f"2024-03-{day:02d}T10:{minute + more:02d}:00Z" for more in (0, 1))
        found.append([f"m{number}", asked, f"where is my order no {number}?", f"p{number}", "audience", ""])
        found.append([f"m{number + 1}", answered, "it left our house today", "acme", "company", f"m{number}"])
    return found


def write(path: Path, lines: list[list[str]], header: list[str] = HEADER) -> Path:
    """Write a CSV; every field quoted."""
    quoted = [",".join('"' + field.replace('"', '""') + '"' for field in line) for line in [header, *lines]]
    path.write_text("\n".join(quoted) + "\n", encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def fail(tmp_path, capsys):
    """Return a function that audits a file in vain and returns (exit code, sentence)."""

    def run(feed, *options, company="Acme") -> tuple[int, str]:
        before = sorted(tmp_path.rglob("*"))
        code = main(["audit", str(feed), "--company", company, "-o", str(tmp_path / "out"), *options])
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("Error: ")
        assert said.err.count("\n") == 1, said.err
        assert "Traceback" not in said.err
        assert sorted(tmp_path.rglob("*")) == before, "something was left behind"
        return code, said.err

    return run


def test_good_feed_is_audited_so_that_what_follows_fails_for_its_own_reason(tmp_path, capsys):
    feed = write(tmp_path / "feed.csv", rows())
    assert main(["audit", str(feed), "--company", "Acme", "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.out
    assert "report.html" in said.err
    assert (tmp_path / "out" / "report.html").is_file()


def test_missing_file(tmp_path, fail):
    code, sentence = fail(tmp_path / "nothing.csv")
    assert code == 1
    assert re.search(r"nothing\.csv: found no such file", sentence)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("garbage.csv", bytes(range(256)) * 50),
        ("note.txt", b"Dear all,\n\nplease find the export attached.\n\nBest\n"),
        ("page.html", b"<!DOCTYPE html><html><body><p>Log in to export</p></body></html>"),
        ("archive.zip", b"PK\x03\x04" + b"\x00" * 200),
        ("object.json", b'{"error": "rate limit exceeded"}'),
        ("other.csv", b"week,visitors\n1,200\n2,300\n"),
    ],
)
def test_file_that_holds_no_messages(name, content, tmp_path, fail):
    (tmp_path / name).write_bytes(content)
    code, sentence = fail(tmp_path / name)
    assert code == 1
    assert name in sentence
    assert "found" in sentence
    assert "expected" in sentence


def test_empty_file(tmp_path, fail):
    (tmp_path / "empty.csv").write_bytes(b"")
    code, sentence = fail(tmp_path / "empty.csv")
    assert code == 1
    assert "empty" in sentence


def test_header_only(tmp_path, fail):
    code, sentence = fail(write(tmp_path / "feed.csv", []))
    assert code == 1
    assert "a header and no message" in sentence


def test_no_company_message(tmp_path, fail):
    lines = [line for line in rows() if line[4] == "audience"]
    code, sentence = fail(write(tmp_path / "feed.csv", lines))
    assert code == 1
    assert "Acme" in sentence


def test_unknown_account_suggests_the_nearest_name(tmp_path, fail):
    code, sentence = fail(write(tmp_path / "feed.csv", rows()), "--account", "acmee")
    assert code == 1
    assert re.search(r"Did you mean .*acme", sentence)


def test_unknown_format_suggests_the_nearest_name(tmp_path, fail):
    code, sentence = fail(write(tmp_path / "feed.csv", rows()), "--format", "canonicle")
    assert code == 2
    assert "Did you mean canonical" in sentence


def test_unknown_zone(tmp_path, fail):
    code, sentence = fail(write(tmp_path / "feed.csv", rows()), "--zone", "Europe/Berlim")
    assert code == 2
    assert "Europe/Berlin" in sentence


def test_invalid_utf8_is_read_or_rejected_but_never_a_crash(tmp_path, capsys):
    feed = write(tmp_path / "feed.csv", rows(400))
    feed.write_bytes(feed.read_bytes().replace(b"order no 8?", b"order \xff\xfe no 8?"))
    assert main(["audit", str(feed), "--company", "Acme", "-o", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    sources = pd.read_parquet(tmp_path / "out" / "tables" / "sources.parquet")
    messages = pd.read_parquet(tmp_path / "out" / "private" / "messages.parquet")
    rejects = pd.read_parquet(tmp_path / "out" / "tables" / "rejects.parquet")
    assert len(messages) + len(rejects) == 400
    assert sources["encoding"].notna().all()


def test_doubled_header(tmp_path, fail):
    header = [*HEADER[:-1], "text"]
    code, sentence = fail(write(tmp_path / "feed.csv", rows(), header))
    assert code == 1
    assert "text" in sentence
    assert re.search(r"twice|two columns|double|same name|repeated", sentence)


def test_naive_times_ask_for_a_zone_and_are_read_with_one(tmp_path, fail, capsys):
    lines = [[line[0], line[1].rstrip("Z"), *line[2:]] for line in rows()]
    feed = write(tmp_path / "feed.csv", lines)
    code, sentence = fail(feed)
    assert code == 1
    assert "--zone" in sentence
    assert main(["audit", str(feed), "--company", "Acme", "-o", str(tmp_path / "o"), "--zone", "Europe/Berlin"]) == 0
    messages = pd.read_parquet(tmp_path / "o" / "private" / "messages.parquet")
    assert str(messages["created_at"].min()) == "2024-03-01 09:00:00+00:00"  # winter: one hour before Berlin


def test_half_the_rows_broken_is_too_many(tmp_path, fail):
    lines = [[line[0], "some day" if line[4] == "audience" else line[1], *line[2:]] for line in rows()]
    code, sentence = fail(write(tmp_path / "feed.csv", lines))
    assert code == 3
    assert re.search(r"20 of 40|50 ?%", sentence)


def test_ids_damaged_by_a_spreadsheet_stop_the_run(tmp_path, fail):
    lines = [[f"1.2215{number:02d}E+17", *line[1:5], ""] for number, line in enumerate(rows())]
    code, sentence = fail(write(tmp_path / "feed.csv", lines))
    assert code == 1
    assert "E+17" in sentence


def test_existing_out_is_left_alone_and_set_aside_with_force(tmp_path, capsys):
    feed = write(tmp_path / "feed.csv", rows())
    arguments = ["audit", str(feed), "--company", "Acme", "-o", str(tmp_path / "out")]
    assert main(arguments) == 0
    before = (tmp_path / "out" / "scores.csv").read_bytes()
    assert main(arguments) == 1
    assert "--force" in capsys.readouterr().err
    assert main([*arguments, "--force"]) == 0
    assert (tmp_path / "out.previous" / "scores.csv").read_bytes() == before
    assert (tmp_path / "out" / "scores.csv").read_bytes() == before


def test_folder_of_somebody_else_is_never_replaced(tmp_path, capsys):
    feed = write(tmp_path / "feed.csv", rows())
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    assert main(["audit", str(feed), "--company", "Acme", "-o", str(tmp_path / "out"), "--force"]) == 1
    assert "no result of dialogscore" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_file_where_the_folder_should_be(tmp_path, fail):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    code, _ = fail(write(tmp_path / "feed.csv", rows()))
    assert code == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--window", "2025-Q7"], "--window"),
        (["--as-of", "tomorrow"], "--as-of"),
        (["--account", "@"], "handle"),
        (["--window", "2031"], "no message in it, expected a part of"),
    ],
)
def test_option_that_makes_no_sense(options, words, tmp_path, capsys):
    feed = write(tmp_path / "feed.csv", rows())
    code = main(["audit", str(feed), "--company", "Acme", "-o", str(tmp_path / "out"), *options])
    said = capsys.readouterr()
    assert code == 2
    assert re.search(words, said.err)
    assert not (tmp_path / "out").exists()


def test_nothing_named_at_all(tmp_path, capsys):
    feed = write(tmp_path / "feed.csv", rows())
    assert main(["audit", str(feed), "-o", str(tmp_path / "out")]) == 2
    assert "--company" in capsys.readouterr().err
    assert main(["audit", str(feed), "--company", "Acme"]) == 2
    assert "--output" in capsys.readouterr().err


def test_report_of_what_is_no_result(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 1
    assert "result folder" in capsys.readouterr().err


def test_company_file_with_an_unknown_key_suggests_the_nearest(tmp_path, capsys):
    write(tmp_path / "feed.csv", rows())
    (tmp_path / "company.toml").write_text('company = "Acme"\nacounts = ["acme"]\n', encoding="utf-8")
    assert main(["audit", str(tmp_path)]) == 2
    assert "Did you mean accounts" in capsys.readouterr().err


def test_folder_with_a_company_file_needs_nothing_else(tmp_path, capsys):
    write(tmp_path / "feed.csv", rows())
    (tmp_path / "company.toml").write_text('company = "Acme"\naccounts = ["acme"]\n', encoding="utf-8")
    assert main(["audit", str(tmp_path)]) == 0
    assert (tmp_path / "audit" / "report.html").is_file()


# -- what the machine does


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# No file may grow beyond 4 kB once the result is being written: what a full disk does, done by the kernel.
FULL_FROM_THE_RESULT_ON = """
import resource, sys

def watch(event, arguments):
    if event == "os.mkdir" and str(arguments[0]).endswith(".partial"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

sys.addaudithook(watch)
from dialogscore.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_full_disk_leaves_nothing_and_says_so(tmp_path):
    feed = write(tmp_path / "feed.csv", rows(400))
    command = [sys.executable, "-c", FULL_FROM_THE_RESULT_ON, "audit", feed, "--company", "Acme", "-o", "out"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("Error: Could not write the result to out: found a limit on the size of files")
    assert files_in(tmp_path) == ["feed.csv"]


def test_full_folder_for_temporary_files_is_a_sentence(tmp_path, program):
    feed = write(tmp_path / "feed.csv", rows(400))
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (4096, 4096))
    done = program("audit", feed, "--company", "Acme", "-o", "out", preexec_fn=limit)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("Error: Could not ")
    assert files_in(tmp_path) == ["feed.csv"]


def test_full_stdout_is_an_error_not_a_traceback(tmp_path):
    with open("/dev/full", "w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "dialogscore", "list", "languages"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment(), cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: Could not write standard output: found No space left on device")


def test_closed_pipe_is_quiet(tmp_path):
    command = f"{sys.executable} -m dialogscore list measures --json | head -1"
    done = subprocess.run(
        ["/bin/bash", "-c", command], capture_output=True, text=True, env=environment(), cwd=tmp_path
    )
    assert done.stdout == "[\n"
    assert done.stderr == ""


def wait_for_pandas(process: subprocess.Popen) -> None:
    """Wait until the program has begun to work, which is when it loads its libraries."""
    maps = Path(f"/proc/{process.pid}/maps")
    end = time.monotonic() + 60
    while "pandas" not in maps.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.02)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("delay", [0, 2])
def test_interrupted_run_leaves_nothing(number, code, delay, tmp_path):
    feed = write(tmp_path / "feed.csv", rows(40_000))
    command = [sys.executable, "-m", "dialogscore", "audit", str(feed), "--company", "Acme", "-o", "out"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    wait_for_pandas(process)
    time.sleep(delay)
    process.send_signal(number)
    _, said = process.communicate(timeout=120)
    assert process.returncode == code, said
    assert "Traceback" not in said
    assert files_in(tmp_path) == ["feed.csv"]


@pytest.mark.slow
def test_killed_run_never_leaves_half_a_result(tmp_path):
    feed = write(tmp_path / "feed.csv", rows(2000))
    arguments = ["audit", str(feed), "--company", "Acme", "-o", "out"]
    command = [sys.executable, "-m", "dialogscore", *arguments]
    began = time.monotonic()
    subprocess.run([*command[:-1], "whole"], cwd=tmp_path, env=environment(), check=True, capture_output=True)
    length = time.monotonic() - began
    expected = files_in(tmp_path / "whole")
    for part in range(1, 21):
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(length * part / 20)
        process.kill()
        process.wait()
        if (tmp_path / "out").exists():  # whole or not at all
            assert files_in(tmp_path / "out") == expected
            subprocess.run([*command, "--force"], cwd=tmp_path, env=environment(), check=True, capture_output=True)


@pytest.mark.slow
def test_mutated_files_end_in_an_answer_or_in_a_sentence(tmp_path, capsys):
    random = Random(0)
    original = write(tmp_path / "feed.csv", rows(60)).read_bytes()
    pieces = [b"", b'"', b"\x00", b"\n", b"\r", b",", b";", b"\t", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80"]
    pieces.append(b"9" * 400)
    for number in range(300):
        content = bytearray(original)
        for _ in range(random.choice([1, 2, 5, 40])):
            start = random.randrange(len(content) + 1)
            content[start : start + random.choice([0, 1, 3, 200])] = random.choice(pieces)
        (tmp_path / "mutant.csv").write_bytes(content)
        out = tmp_path / f"out{number}"
        code = main(["audit", str(tmp_path / "mutant.csv"), "--company", "Acme", "-o", str(out), "--zone", "UTC"])
        said = capsys.readouterr()
        assert code in (0, 1, 3), content
        assert out.exists() == (code == 0)
        assert code == 0 or said.err.startswith("Error: Could not ")


# -- what people write

HOSTILE = {
    "html": "<b>bold</b><img src=x onerror=alert(1)>",
    "script": "</script><script>alert('dialogscore')</script>",
    "template": "{{ 7 * 7 }}{% raw %}",
    "formula": '=HYPERLINK("http://evil.example","click")',
    "sum": "+1+1",
    "at": "@SUM(1+1)",
    "escape": "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "bidi": "\u202egnp.exe\u202c and \u2066more\u2069",
    "nothing": "\u200b\u200b",
    "long": "word " * 200_000,
    "one long word": "x" * 1_000_000,
    "emoji": "👩‍👩‍👧‍👦" * 50,
    "quotes": 'she said "no", then\n"yes"',
}


def test_hostile_messages_are_shown_harmlessly(tmp_path, capsys):
    lines = rows(100)
    for place, text in enumerate(HOSTILE.values()):
        lines[2 * place][2] = text
        lines[2 * place + 1][2] = text
        lines[2 * place][3] = text[:40].strip()
    feed = write(tmp_path / "feed.csv", lines)
    options = ["--company", "Acme", "--quotes", "--show-names", "-o", str(tmp_path / "out")]
    assert main(["audit", str(feed), *options]) == 0
    said = capsys.readouterr()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.out + said.err)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page
    assert "49" not in re.findall(r"\{\{ 7 \* 7 \}\}|49\{", page)
    table = pd.read_csv(tmp_path / "out" / "messages.csv", dtype=str, keep_default_na=False)
    assert len(table) == 100
    for column in table:
        assert not table[column].str.match(r"[=+@\t\r]").any(), column
    kept = pd.read_parquet(tmp_path / "out" / "private" / "messages.parquet")
    assert set(HOSTILE.values()) <= set(kept["text"])


def test_inspect_shows_hostile_messages_harmlessly(tmp_path, capsys):
    lines = rows(60)
    for place, text in enumerate(HOSTILE.values()):
        lines[2 * place][2] = text
    assert main(["inspect", str(write(tmp_path / "feed.csv", lines)), "--company", "Acme", "--threads", "20"]) == 0
    said = capsys.readouterr()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.out)
    assert max(map(len, said.out.split("\n"))) < 1000


def test_manifest_of_a_result_is_plain_json(demo_audits):
    for out in demo_audits.values():
        assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["company"]
        assert oct(os.stat(out / "private" / "messages.parquet").st_mode)[-3:] == "600"
