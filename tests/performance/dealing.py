"""Measure what dealing a file of many companies takes: ``python -m tests.performance.dealing --rows 10000000``.

Makes one file of all companies, reads it in a process of its own and makes each company's shard, as the client of a
benchmark does before any audit; prints the largest memory of that process, and its time.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.performance.bench import ROOT, environment, machine
from tests.performance.feed import write_shared_feed

__all__ = ["deal_it", "dealt"]


def dealt(path: Path, *, large: int | None = None) -> tuple[float, int, int, int]:
    """
    Deal a file in a process of its own.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    large : int, optional
        From how many bytes on texts leave memory; `dialogscore.readers.passes.LARGE` by default.

    Returns
    -------
    (float, int, int, int)
        Largest memory in MB, companies, messages in their shards, seconds of processor time.
    """
    code = f"from tests.performance.dealing import deal_it; deal_it({str(path)!r}, {large})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment(), check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    memory, companies, rows, seconds = done.stdout.split()
    return float(memory), int(companies), int(rows), int(seconds)


def deal_it(path: str, large: int | None) -> None:
    """Deal a file and print megabytes, companies, messages and seconds of processor time."""
    from dialogscore.benchmark.shards import extent, pack
    from dialogscore.memory import copied_late
    from dialogscore.readers import ReadOptions, passes
    from dialogscore.readers.shared import brands, each_feed, read_shared

    passes.LARGE = passes.LARGE if large is None else large
    with tempfile.TemporaryDirectory() as folder, copied_late():
        shared = read_shared([path], ReadOptions(company=""), beside=Path(folder, "texts"))
        companies = {account.handle: (account,) for account in brands(shared)}
        rows = sum(extent(pack(feed))[0] for _, feed in each_feed(shared, companies))
    used = resource.getrusage(resource.RUSAGE_SELF)
    # ru_maxrss would count what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(memory, len(companies), rows, int(used.ru_utime + used.ru_stime))


def main() -> None:
    """Write, deal, tell and remove."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--companies", type=int, default=2000)
    parser.add_argument("--rows", type=int, default=10_000_000)
    given = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "feed.csv")
        write_shared_feed(path, given.rows, companies=given.companies)
        memory, companies, rows, seconds = dealt(path)
        size = path.stat().st_size >> 20
    print(f"{size:,} MB, {given.rows:,} messages, {companies:,} companies: {rows:,} messages in their shards, "
          f"{memory:,.0f} MB memory, {seconds} s")  # fmt: skip


if __name__ == "__main__":
    main()
