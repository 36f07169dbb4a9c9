"""Measure a whole audit: ``make bench`` or ``python -m tests.performance.bench --rows 100000``.

Prints the time of each stage, messages a second, peak memory and the machine, as Markdown.
"""

import argparse
import os
import platform
import resource
import tempfile
import time
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from tests.performance.feed import COMPANY, write_feed

# When each stage began and how much memory had been needed until then, in order.
BEGUN: list[tuple[str, float, float]] = []


def note(stage: str, done: int = 0, total: int = 0) -> None:
    """Remember that a stage begins."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9  # kilobytes on Linux
    BEGUN.append((stage, time.perf_counter(), peak))


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


def main() -> None:
    """Make the feed, audit it, save the result and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--canned-share", type=float, default=0.5)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder, "feed.csv")
        # In a process of its own, so that making the feed does not count as the audit's memory.
        child = os.fork()
        if child == 0:
            write_feed(feed, options.rows, seed=options.seed, canned_share=options.canned_share)
            os._exit(0)
        os.waitpid(child, 0)
        print(f"{options.rows:,} messages, {feed.stat().st_size / 1e6:.0f} MB, canned share {options.canned_share}")
        print(machine(), end="\n\n", flush=True)
        note("imports")
        from dialogscore import audit
        from dialogscore.reports.html import render

        result = audit([feed], company=COMPANY, jobs=options.jobs, progress=note)
        BEGUN[-1] = ("save and report", *BEGUN[-1][1:])  # the audit's last word is that it is done
        result.save(Path(folder, "audit"), reports={"report.html": partial(render, language="en")})
        note("end")
    print("| stage | seconds | peak memory, GB |\n|---|---:|---:|")
    for (stage, start, _), (_, end, peak) in pairwise(BEGUN):
        print(f"| {stage} | {end - start:.1f} | {peak:.1f} |")
    whole = BEGUN[-1][1] - BEGUN[0][1]
    print(f"| **all** | **{whole:.1f}** | **{BEGUN[-1][2]:.1f}** |")
    print(
        f"\n{options.rows / whole:,.0f} messages a second, jobs {options.jobs}, "
        f"{time.process_time():.0f} s of processor time"
    )


if __name__ == "__main__":
    main()
