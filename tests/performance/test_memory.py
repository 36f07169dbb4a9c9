"""A large file takes no more memory than its share of what a 3 GB one may, and Ctrl-C leaves nothing of it."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dialogscore import readers
from dialogscore.readers import passes
from tests.performance import memory

ROOT = Path(__file__).parents[2]
MEGABYTES = 150
BASE = 400  # what libraries, blocks and pools take whatever the size


def test_every_shape_holds_the_same_messages(tmp_path, monkeypatch):
    monkeypatch.setattr(passes, "LARGE", -1)
    found = []
    for shape in memory.SHAPES:
        path = tmp_path / f"feed.{shape}"
        rows = memory.write_large(path, 1, touched=0.5, shape=shape)
        messages = readers.read([path], readers.ReadOptions(company="velmora")).messages
        assert 0 < len(messages) < rows
        found.append(messages["message_id"].tolist())
    assert all(ids == found[0] for ids in found)


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["lines", "mixed"])
def test_memory_grows_by_half_a_byte_for_each_byte_read(tmp_path, shape):
    # (2,000 - 400) MB for 3,000 MB is the limit that reading is held to.
    path = tmp_path / "feed.jsonl"
    memory.write_large(path, MEGABYTES, touched=1.0, shape="lines")
    if shape == "mixed":
        lines = path.read_bytes().split(b"\n")[:-1]
        random.Random(0).shuffle(lines)
        path.write_bytes(b"\n".join(lines) + b"\n")
    assert memory.peak(path, large=0)[0] < BASE + MEGABYTES * 1600 / 3000


@pytest.mark.slow
@pytest.mark.parametrize("delay", [1, 4])
def test_reading_a_large_file_that_is_interrupted_leaves_nothing(tmp_path, delay):
    feed, temporary = tmp_path / "feed.zip", tmp_path / "temporary"
    temporary.mkdir()
    memory.write_large(feed, 300, touched=1.0, shape="zip")
    command = [sys.executable, "-m", "dialogscore", "audit", str(feed), "--company", "velmora", "-o", "out"]
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 60
    while feed not in _open_files(process.pid) and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert list(temporary.iterdir()) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["feed.zip", "temporary"]


def _open_files(process: int) -> set[Path]:
    found = set()
    for one in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed since it was listed
            found.add(one.readlink())
    return found
