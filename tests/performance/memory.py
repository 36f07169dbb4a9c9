"""Measure what reading a large file takes: ``python -m tests.performance.memory --megabytes 3000``.

Writes JSON lines of about 1.5 kB each, as an API gives them (a text of some 200 letters, ids, and much that is not
read), as lines, as one list, and packed; each is read in a process of its own, whose largest memory is printed.
"""

import argparse
import gzip
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

__all__ = ["SHAPES", "peak", "write_large"]

SHAPES = ("lines", "list", "zip", "gz")
_WORDS = "order parcel late thanks sorry help again bill refund today where when please never still broken nice".split()


def write_large(path: Path, megabytes: int, *, touched: float, shape: str) -> int:
    """
    Write a feed of one company among many people.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    megabytes : int
        Its size, unpacked.
    touched : float
        Share of threads in which the company takes part.
    shape : str
        One of `SHAPES`.

    Returns
    -------
    int
        Messages.
    """
    draw = random.Random(0)
    rows, size, end = 0, 0, megabytes << 20
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        plain = path if shape in ("lines", "list") else Path(folder) / "feed.jsonl"
        with plain.open("w", encoding="utf-8") as file:
            file.write("[\n" if shape == "list" else "")
            while size < end:
                lines = _thread(draw, rows, draw.random() < touched)
                between = ",\n" if shape == "list" else "\n"
                text = between.join(lines)
                text = between + text if shape == "list" and rows else text
                text += "" if shape == "list" else "\n"
                file.write(text)
                rows, size = rows + len(lines), size + len(text)
            file.write("\n]\n" if shape == "list" else "")
        if shape == "zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.write(plain, "feed.jsonl")
        elif shape == "gz":
            with plain.open("rb") as source, gzip.open(path, "wb", compresslevel=1) as packed:
                shutil.copyfileobj(source, packed, 1 << 20)
    return rows


def _thread(draw: random.Random, first: int, touched: bool) -> list[str]:
    lines = []
    for place in range(4):
        own = touched and place % 2 == 1
        who = "velmora" if own else f"person{draw.randrange(10**6)}"
        second = (first + place) * 7
        row = {
            "message_id": str(1_500_000_000_000_000_000 + first + place),
            "created_at": f"2024-{1 + second // 2_419_200 % 12:02}-{1 + second // 86_400 % 28:02}T"
            f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}.000Z",
            "author_id": who,
            "author_role": "company" if own else "audience",
            "conversation_id": str(1_500_000_000_000_000_000 + first),
            "parent_id": str(1_500_000_000_000_000_000 + first + place - 1) if place else None,
            "text": " ".join(draw.choices(_WORDS, k=35)) + f" {draw.randrange(10**6)}",
            "like_count": draw.randrange(50),
            "entities": {"urls": [{"start": n, "end": 23, "url": f"https://x.example/{second + n}"} for n in range(6)]},
            "context_annotations": [
                {"domain": {"id": str(n), "name": "Brand"}, "entity": {"id": str(second), "name": "?" * 28}}
                for n in range(5)
            ],
            "public_metrics": {"retweet_count": 0, "reply_count": 1, "impression_count": draw.randrange(10**5)},
            "author": {"description": "." * 120, "location": "-" * 20, "created_at": "2019-01-01T00:00:00.000Z"},
        }
        lines.append(json.dumps(row))
    return lines


def peak(path: Path, *, large: int | None = None) -> tuple[float, int, int]:
    """
    Read a file in a process of its own.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    large : int, optional
        From how many bytes on files are read twice; `dialogscore.readers.passes.LARGE` by default.

    Returns
    -------
    (float, int, int)
        Largest memory in MB, messages kept, seconds.
    """
    code = f"from tests.performance.memory import read_it; read_it({str(path)!r}, {large})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    memory, rows, seconds = done.stdout.split()
    return float(memory), int(rows), int(seconds)


def read_it(path: str, large: int | None) -> None:
    """Read a file and print megabytes, messages and seconds of processor time."""
    from dialogscore import readers
    from dialogscore.readers import passes

    passes.LARGE = passes.LARGE if large is None else large
    feed = readers.read([path], readers.ReadOptions(company="velmora"))
    used = resource.getrusage(resource.RUSAGE_SELF)
    # ru_maxrss would count what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(memory, len(feed.messages), int(used.ru_utime + used.ru_stime))


def main() -> None:
    """Write, read, tell and remove."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=3000)
    parser.add_argument("--shapes", nargs="*", choices=SHAPES, default=SHAPES)
    parser.add_argument("--touched", nargs="*", type=float, default=(1.0, 0.1))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for touched in given.touched:
            for shape in given.shapes:
                path = Path(folder) / f"feed.{shape}"
                rows = write_large(path, given.megabytes, touched=touched, shape=shape)
                memory, kept, seconds = peak(path)
                size = path.stat().st_size >> 20
                path.unlink()
                print(f"{shape:>6} {size:6} MB, {rows:,} messages, {touched:.0%} of threads touched: {kept:,} kept, "
                      f"{memory:,.0f} MB memory, {seconds} s", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
