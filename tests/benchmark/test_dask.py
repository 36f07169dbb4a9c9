"""The same work by a real scheduler and real worker processes, of which one does not live to see the end."""

import json
import subprocess
import sys
import time

import pytest

from dialogscore import benchmark
from tests.benchmark.made import write_twcs

NAMES = {"acme": 6, "bolt": 5, "corn": 4, "dill": 3, "elm": 3, "fern": 2}


@pytest.fixture
def cluster(tmp_path):
    """Address of a scheduler, and its two workers."""
    told = tmp_path / "scheduler.json"
    begin = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = [sys.executable, "-m", "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    processes = [subprocess.Popen([*scheduler, "--scheduler-file", str(told)], **begin)]
    while not told.exists():
        assert processes[0].poll() is None
        time.sleep(0.1)
    address = json.loads(told.read_text())["address"]
    worker = [sys.executable, "-m", "dask", "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    processes += [subprocess.Popen([*worker, "--local-directory", str(tmp_path)], **begin) for _ in range(2)]
    yield address, processes[1:]
    for process in reversed(processes):
        process.kill()
        process.wait()


@pytest.mark.full
def test_a_benchmark_is_whole_and_the_same_although_a_worker_is_killed(tmp_path, cluster):
    address, workers = cluster
    feed = write_twcs(tmp_path / "twcs.csv", NAMES)
    benchmark(feed, tmp_path / "here", lean=True)

    def kill_one(tally):
        if tally.stage == "audit" and tally.done == 2:
            workers[0].kill()

    found = benchmark(feed, tmp_path / "there", lean=True, scheduler=address, progress=kill_one)
    assert found.companies["folder"].notna().all()
    assert workers[0].poll() is not None
    assert workers[1].poll() is None
    assert (tmp_path / "there" / "SHA256SUMS").read_bytes() == (tmp_path / "here" / "SHA256SUMS").read_bytes()
