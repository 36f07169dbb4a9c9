"""Measure a whole audit: ``make bench`` or ``python -m tests.performance.bench --rows 100000 --twice``.

Prints, as Markdown, the processor seconds and the peak memory of each stage with Parquet outputs (neither pictures nor
CSV files), the same of other ways to work through the file, the ratios, and the machine. Everything is measured in a
process of its own; processor seconds do not count what else the machine does, though a busy one is slower at them too.
"""

import argparse
import json
import os
import platform
import resource
import sys
import tempfile
import time
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pyarrow as pa

from tests.performance.baselines import BASELINES, CONVOKIT
from tests.performance.family import watched
from tests.performance.feed import COMPANY, write_feed

__all__ = ["baseline", "environment", "machine", "measured"]

ROOT = Path(__file__).parents[2]
SPACY = "read + spaCy tokenizer, each message"
LIMIT = 0.5
NAMES = {
    "read": "reading", "threads": "threads", "language": "languages", "tokens": "tokens, cues",
    "labels": "three classifiers, features, canned replies", "levels": "levels, ledger",
    "measures": "measures, themes, index, profiles", "parquet": "Parquet files",
}  # fmt: skip


def machine() -> str:
    """Name the processor, its cores and the memory."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").split("\n") if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in ("pandas", "numpy", "spacy", "scikit-learn", "pyarrow"))
    return (
        f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB, "
        f"Python {platform.python_version()}, {libraries}"
    )


def audited(feed: str, jobs: str) -> None:
    """Audit a feed, write its tables, and print as JSON when each stage began, and with how much memory until then."""
    from dialogscore import audit, tables

    begun: list[tuple[str, float, float, float]] = []
    # Arrow would take what `environment` allows the libraries that multiply matrices, which is one.
    pa.set_cpu_count(int(jobs))
    pa.set_io_thread_count(int(jobs))

    def note(stage: str, done: int = 0, total: int = 0) -> None:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        seconds = sum(one.ru_utime + one.ru_stime for one in used)
        if not begun or begun[-1][0] != stage:  # reading tells how far it is
            begun.append((stage, seconds, time.perf_counter(), used[0].ru_maxrss * 1024 / 1e9))  # kilobytes on Linux

    result = audit([feed], company=COMPANY, jobs=int(jobs), progress=note)
    begun[-1] = ("parquet", *begun[-1][1:])  # the audit's last word is that it is done
    with tempfile.TemporaryDirectory() as folder:
        parts = {"messages": result.messages, "scores": result.scores, "sources": result.sources} | result.tables
        for name, table in parts.items():
            tables.write_parquet(table, Path(folder, f"{name}.parquet"))
    note("end")
    print(json.dumps(begun))


def measured(feed: Path, jobs: int = 1) -> tuple[list[tuple[str, float, float, float]], float]:
    """
    Audit a feed in a process of its own.

    Parameters
    ----------
    feed : pathlib.Path
        Canonical CSV.
    jobs : int, default 1
        Processes to use.

    Returns
    -------
    stages : list of (str, float, float, float)
        Each stage: processor seconds, seconds that passed, and most memory of the first process in GB by its end.
    memory : float
        Most memory of all its processes together, in GB.
    """
    code = f"from tests.performance.bench import audited; audited({str(feed)!r}, {str(jobs)!r})"
    taken = watched([sys.executable, "-c", code], environment=environment(), folder=ROOT)
    begun = json.loads(taken.said)
    stages = [(one[0], *(after - before for before, after in zip(one[1:3], other[1:3], strict=True)), other[3])
              for one, other in pairwise(begun)]  # fmt: skip
    return stages, taken.together


def baseline(name: str, feed: Path, rows: int, *, python: str = sys.executable) -> tuple[float, int]:
    """
    Measure one of `BASELINES` in a process of its own.

    Parameters
    ----------
    name : str
        Its name.
    feed : pathlib.Path
        Canonical CSV.
    rows : int
        Its rows.
    python : str, optional
        The interpreter that has what it needs.

    Returns
    -------
    (float, int)
        Processor seconds for all rows, extrapolated where only some were tried; how many were.
    """
    command = [python, "-m", "tests.performance.baselines", name, str(feed), str(rows)]
    said = watched(command, environment=environment(), folder=ROOT).said
    # ConvoKit greets a machine that it has not been on.
    reading, work, used = map(float, said.strip().split("\n")[-1].split())
    return reading + work * rows / used, int(used)


def environment() -> dict[str, str]:
    """Give an environment in which one process uses one core, and finds dialogscore here."""
    return os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}


def main() -> None:
    """Make the feed, measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--canned-share", type=float, default=0.5)
    parser.add_argument("--jobs", type=int, nargs="*", default=[1], help="more than one number: each in turn")
    parser.add_argument("--twice", action="store_true", help="also a feed of twice the size")
    parser.add_argument("--convokit", metavar="PYTHON", help="interpreter with ConvoKit and pyarrow")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        feed, twice = Path(folder, "feed.csv"), Path(folder, "twice.csv")
        write_feed(feed, given.rows, seed=given.seed, canned_share=given.canned_share)
        print(f"{given.rows:,} messages, {feed.stat().st_size / 1e6:.0f} MB, canned share {given.canned_share}")
        print(machine(), end="\n\n", flush=True)
        stages, memory = measured(feed, given.jobs[0])
        whole, passed = sum(one[1] for one in stages), sum(one[2] for one in stages)
        print("| stage | processor s | share | memory, GB |\n|---|---:|---:|---:|")
        for name, used, _, memory in stages:
            print(f"| {NAMES[name]} | {used:.1f} | {used / whole:.0%} | {memory:.1f} |")
        print(f"| **all** | **{whole:.1f}** | | **{memory:.1f}** |", flush=True)
        print("\n| beside it | processor s | rows tried | ours takes |\n|---|---:|---:|---:|")
        for name in BASELINES:
            if name == CONVOKIT and not given.convokit:
                print(f"| {name} | not installed: see --convokit | | |")
                continue
            python = given.convokit if name == CONVOKIT else sys.executable
            used, tried = baseline(name, feed, given.rows, python=python)
            aim = f" (aim: {LIMIT})" if name == SPACY else ""
            print(f"| {name} | {used:.1f} | {tried:,} | {whole / used:.3g} times as long{aim} |", flush=True)
        print(f"\n{given.rows / whole:,.0f} messages a processor second; {passed:.0f} s passed, jobs {given.jobs[0]}")
        for jobs in given.jobs[1:]:
            others, memory = measured(feed, jobs)
            other = sum(one[2] for one in others)
            print(f"jobs {jobs}: {other:.0f} s passed, {passed / other:.2f} times as fast, {memory:.1f} GB in all")
            print("; ".join(f"{NAMES[name]} {seconds:.1f} s" for name, _, seconds, _ in others), flush=True)
        if given.twice:
            write_feed(twice, 2 * given.rows, seed=given.seed, canned_share=given.canned_share)
            double, memory = measured(twice, given.jobs[0])
            used = sum(one[1] for one in double)
            print(f"twice as many: {used / whole:.2f} times as long (aim: 2.1), {memory:.1f} GB")


if __name__ == "__main__":
    main()
