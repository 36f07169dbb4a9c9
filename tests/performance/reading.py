"""Measure reading against pyarrow's own: ``python -m tests.performance.reading --rows 1000000``.

Each file is read by pyarrow (all columns, types inferred) and by `dialogscore.readers.read`, which also hashes it,
checks its encoding, parses times, finds mentions, merges duplicates, decides roles and puts all in order. Arrow gets
the same threads in both, ``--threads``, the numeric libraries one. Each in a process of its own, best of three, the
two by turns. Beside the seconds that pass stand those of the processor: where other work goes on, these tell more.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv
from pyarrow import json as pajson

from tests.performance.feed import COMPANY, write_feed

__all__ = ["FEEDS", "measure", "write_all"]

FEEDS = ("canonical.csv", "canonical.jsonl", "twcs.csv", "flat.jsonl")


def write_all(folder: Path, rows: int) -> None:
    """
    Write one feed as four files.

    Parameters
    ----------
    folder : pathlib.Path
        Where.
    rows : int
        Messages in each.
    """
    write_feed(folder / "canonical.csv", rows)
    text = csv.ConvertOptions(column_types={}, strings_can_be_null=True)
    table = csv.read_csv(folder / "canonical.csv", convert_options=text)
    names = table.column_names
    table = pa.table({name: table[name].cast(pa.string()) for name in names[:2]} | {n: table[n] for n in names[2:]})
    times = pc.strftime(table["created_at"], format="%Y-%m-%dT%H:%M:%SZ")
    table = table.set_column(table.column_names.index("created_at"), "created_at", times)
    _lines(folder / "canonical.jsonl", table, {})
    _lines(folder / "flat.jsonl", table, {"lang": "en", "like_count": 3, "source": "web", "possibly_sensitive": False})
    by_company = pc.equal(table["author_role"], "company")
    number = pc.replace_substring(table["message_id"], "n", "")
    moment = pc.strftime(pc.strptime(times, "%Y-%m-%dT%H:%M:%SZ", "s"), format="%a %b %d %H:%M:%S +0000 %Y")
    parent = pc.replace_substring(pc.fill_null(table["parent_id"], ""), "n", "")
    csv.write_csv(
        pa.table(
            {
                "tweet_id": number,
                "author_id": table["author_id"],
                "inbound": pc.if_else(by_company, "False", "True"),
                "created_at": moment,
                "text": table["text"],
                "response_tweet_id": pa.repeat("", len(table)),
                "in_response_to_tweet_id": parent,
            }
        ),
        folder / "twcs.csv",
    )


def _lines(path: Path, table: pa.Table, more: dict[str, object]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for batch in table.to_batches(max_chunksize=50_000):
            lines = [json.dumps(row | more, ensure_ascii=False) for row in batch.to_pylist()]
            file.write("\n".join(lines) + "\n")


def measure(path: Path, reader: str, threads: int = 1) -> tuple[float, float, float]:
    """
    Time one reader over one file.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    reader : str
        ``pyarrow`` or ``dialogscore``.
    threads : int, default 1
        Threads of Arrow.

    Returns
    -------
    (float, float, float)
        Seconds; seconds of the processor; largest memory in MB.
    """
    code = f"from tests.performance.reading import timed; timed({str(path)!r}, {reader!r}, {threads})"
    environment = {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    seconds, used, memory = map(float, done.stdout.split())
    return seconds, used, memory


def timed(path: str, reader: str, threads: int) -> None:
    """Read one file, everything imported and warm; print seconds, those of the processor, and megabytes."""
    from dialogscore import readers

    pa.set_cpu_count(threads)
    pa.set_io_thread_count(threads)
    warm = Path(path).with_name("warm-" + Path(path).name)
    for file in (warm, Path(path)):
        start, used = time.perf_counter(), time.process_time()
        if reader == "dialogscore":
            readers.read([file], readers.ReadOptions(company=COMPANY))
        elif file.suffix == ".csv":
            csv.read_csv(file, read_options=csv.ReadOptions(use_threads=threads > 1))
        else:
            pajson.read_json(file, read_options=pajson.ReadOptions(use_threads=threads > 1))
        seconds, used = time.perf_counter() - start, time.process_time() - used
    # ru_maxrss would count what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(seconds, used, int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def main() -> None:
    """Write the files, read them, print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", choices=FEEDS, nargs="*", default=FEEDS)
    parser.add_argument("--keep", type=Path, help="folder for the files, written if they are not there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        if not (folder / "warm-flat.jsonl").exists():
            write_all(folder, 1000)
            for name in FEEDS:
                (folder / name).rename(folder / f"warm-{name}")
            write_all(folder, given.rows)
        columns = ("MB", "pyarrow s", "read s", "ratio", "pyarrow cpu", "read cpu", "ratio", "RSS MB")
        print(f"{given.rows:,} rows, threads: {given.threads}".ljust(32), *(f"{name:>11}" for name in columns))
        for name in given.only:
            path = folder / name
            runs = [[measure(path, reader, given.threads) for reader in ("pyarrow", "dialogscore")] for _ in range(3)]
            best = [map(min, zip(*each, strict=True)) for each in zip(*runs, strict=True)]
            (own, own_cpu, _), (seconds, cpu, memory) = best
            found = (path.stat().st_size / 2**20, own, seconds, seconds / own, own_cpu, cpu, cpu / own_cpu, memory)
            print(name.rjust(32), *(f"{value:11.{0 if value > 50 else 2}f}" for value in found), flush=True)


if __name__ == "__main__":
    main()
