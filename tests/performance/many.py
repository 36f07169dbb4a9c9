"""Measure a benchmark of many companies: ``python -m tests.performance.many --companies 2000 --rows 10000000``.

Makes one file of all companies, or with ``--folders`` one for each, runs ``dialogscore benchmark --lean`` on it as a
user would, and prints the time that passed and the memory: of all processes together, and of the largest.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.performance.bench import ROOT, environment, machine
from tests.performance.family import watched
from tests.performance.feed import COMPANY, write_feed, write_shared_feed

__all__ = ["write_folders"]


def write_folders(folder: Path, rows: int, *, companies: int) -> None:
    """
    Write a folder a company, each with one canonical CSV.

    Parameters
    ----------
    folder : pathlib.Path
        Where.
    rows : int
        How many messages in all.
    companies : int
        How many companies.
    """
    for number in range(companies):
        place = folder / f"company{number}"
        place.mkdir(parents=True)
        company = f"{COMPANY}{number}"
        own = rows * (number + 1) // companies - rows * number // companies
        write_feed(place / "feed.csv", own, seed=number, company=company)
        place.joinpath("company.toml").write_text(f'company = "{company}"\nfeeds = ["feed.csv"]\n', encoding="utf-8")


def main() -> None:
    """Make the feed, run the benchmark on it and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--companies", type=int, default=200)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--folders", action="store_true", help="a folder a company in place of one file")
    given = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder, "feeds" if given.folders else "feed.csv")
        write = write_folders if given.folders else write_shared_feed
        write(feed, given.rows, companies=given.companies)
        start = time.perf_counter()
        command = ["benchmark", str(feed), "-o", str(Path(folder, "out")), "--lean", "--jobs", str(given.jobs)]
        taken = watched([sys.executable, "-m", "dialogscore", *command], environment=environment(), folder=ROOT)
        passed = time.perf_counter() - start
    print(taken.said)
    print(
        f"{given.companies:,} companies, {given.rows:,} messages, jobs {given.jobs}: {passed:.0f} s passed, "
        f"{given.rows / passed:,.0f} messages a second; {taken.largest:.1f} GB the largest process, "
        f"{taken.together:.1f} GB all together"
    )


if __name__ == "__main__":
    main()
