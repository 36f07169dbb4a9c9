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
from pathlib import Path

from tests.performance.feed import COMPANY, write_feed

# Start and end of each stage as `audit` reports them, in order.
TIMES: dict[str, list[float]] = {}


def note(stage: str, done: int, total: int) -> None:
    """Remember when a stage was heard of for the first time."""
    TIMES.setdefault(stage, []).append(time.perf_counter())


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
        began = time.perf_counter()
        from dialogscore import audit
        from dialogscore.reports.html import render

        imported = time.perf_counter()
        result = audit([feed], company=COMPANY, jobs=options.jobs, progress=note)
        audited = time.perf_counter()
        result.save(Path(folder, "audit"), reports={"report.html": partial(render, language="en")})
        saved = time.perf_counter()
    starts = [(stage, times[0]) for stage, times in TIMES.items() if stage != "done"]
    ends = [start for _, start in starts[1:]] + [audited]
    print("| stage | seconds |\n|---|---:|")
    print(f"| imports | {imported - began:.1f} |")
    for (stage, start), end in zip(starts, ends, strict=True):
        print(f"| {stage} | {end - start:.1f} |")
    print(f"| save and report | {saved - audited:.1f} |")
    print(f"| **all** | **{saved - began:.1f}** |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # kilobytes on Linux
    print(
        f"\n{options.rows / (saved - began):,.0f} messages a second, peak memory {peak:.2f} GB, jobs {options.jobs}, "
        f"{time.process_time():.0f} s of processor time"
    )


if __name__ == "__main__":
    main()
