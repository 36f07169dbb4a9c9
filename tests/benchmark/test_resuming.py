"""A run that was stopped goes on where it was, and ends with the bytes of one that nobody disturbed."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from dialogscore import benchmark
from dialogscore.benchmark import gathering, running
from dialogscore.errors import OutputError
from dialogscore.readers import passes
from tests.benchmark.made import quick, write_twcs

NAMES = {"acme": 4, "bolt": 3, "corn": 2, "dill": 2, "elm": 2}


@pytest.fixture
def done(monkeypatch):
    """Audits made at once, and the names of the companies that were audited."""
    names = []

    def work(shard, company, *others):
        names.append(company)
        return quick(shard, company, *others)

    monkeypatch.setattr(running, "work", work)
    return names


def stop_after(count):
    def tell(tally):
        if tally.stage == "audit" and tally.done == count:
            raise KeyboardInterrupt

    return tell


def test_a_stopped_run_does_only_what_is_left_and_ends_with_the_same_bytes(tmp_path, done):
    feed = write_twcs(tmp_path / "twcs.csv", NAMES)
    benchmark(feed, tmp_path / "whole")
    assert sorted(done) == sorted(NAMES)
    done.clear()
    for count in (0, 2, 3):
        with pytest.raises(KeyboardInterrupt):
            benchmark(feed, tmp_path / "stopped", progress=stop_after(count))
        assert not (tmp_path / "stopped").exists()
        assert (tmp_path / "stopped.partial").is_dir()
    benchmark(feed, tmp_path / "stopped")
    assert sorted(done) == sorted(NAMES)
    assert (tmp_path / "stopped" / "SHA256SUMS").read_bytes() == (tmp_path / "whole" / "SHA256SUMS").read_bytes()
    assert not (tmp_path / "stopped.partial").exists()


def test_texts_of_large_files_do_not_stay_on_the_disk_when_a_run_is_stopped(tmp_path, monkeypatch):
    feed = write_twcs(tmp_path / "twcs.csv", NAMES)

    def stop(*_):
        assert list(tmp_path.rglob(".texts/part0"))
        raise KeyboardInterrupt

    monkeypatch.setattr(passes, "LARGE", 0)
    monkeypatch.setattr(gathering, "each_feed", stop)
    with pytest.raises(KeyboardInterrupt):
        benchmark(feed, tmp_path / "out")
    assert (tmp_path / "out.partial").is_dir()
    assert not list(tmp_path.rglob(".texts"))


def test_what_was_done_with_other_options_or_of_another_feed_is_done_again(tmp_path, done):
    feed = write_twcs(tmp_path / "twcs.csv", NAMES)
    with pytest.raises(KeyboardInterrupt):
        benchmark(feed, tmp_path / "out", progress=stop_after(3))
    write_twcs(tmp_path / "twcs.csv", NAMES | {"elm": 3})
    done.clear()
    with pytest.raises(KeyboardInterrupt):
        benchmark(feed, tmp_path / "out", threshold=0.4, progress=stop_after(2))
    benchmark(feed, tmp_path / "out", threshold=0.4)
    assert sorted(done) == sorted(NAMES)


def test_a_full_disk_is_one_sentence_and_what_was_done_stays(tmp_path, done, monkeypatch):
    feed = write_twcs(tmp_path / "twcs.csv", NAMES)
    kept = running.keep

    def full(partial, slug, *others):
        if slug == "corn":
            raise OutputError("keep it", found="a full disk", expected="room for the result")
        kept(partial, slug, *others)

    monkeypatch.setattr(running, "keep", full)
    with pytest.raises(OutputError, match="a full disk"):
        benchmark(feed, tmp_path / "out")
    monkeypatch.setattr(running, "keep", kept)
    before = len(done)
    benchmark(feed, tmp_path / "out")
    assert before < len(NAMES)
    assert len(done) == len(NAMES) + 1  # the one that did not fit is done again


@pytest.mark.full
def test_a_run_killed_at_any_moment_goes_on_and_ends_with_the_same_bytes(tmp_path):
    feed = write_twcs(tmp_path / "twcs.csv", NAMES)
    command = [sys.executable, "-m", "dialogscore", "benchmark", str(feed), "--lean", "--jobs", "2", "-o"]
    begun = time.monotonic()
    subprocess.run([*command, str(tmp_path / "whole")], check=True, capture_output=True)
    whole = time.monotonic() - begun
    draw, kills = random.Random(7), 0
    while not (tmp_path / "killed").exists():
        with subprocess.Popen(
            [*command, str(tmp_path / "killed")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        ) as process:  # fmt: skip
            try:
                process.wait(timeout=draw.uniform(0.3, 0.9) * whole if kills < 4 else None)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                kills += 1
    assert kills
    assert (tmp_path / "killed" / "SHA256SUMS").read_bytes() == (tmp_path / "whole" / "SHA256SUMS").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["killed", "twcs.csv", "whole"]
