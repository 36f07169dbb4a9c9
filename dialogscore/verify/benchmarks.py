"""A benchmark's companies, each counted again, and the table of all against their own."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dialogscore import folder
from dialogscore.errors import OutputError
from dialogscore.verify.files import Check, same
from dialogscore.verify.lines import rows_of, score_lines

__all__ = ["Company", "benchmark_checks", "companies_of", "is_benchmark"]

COMPARED = ("profile", "measure", "subset_by", "subset", "basis", "value", "n", "low", "high", "note_code", "engine")


class Company(NamedTuple):
    """
    A company of a benchmark.

    Attributes
    ----------
    name : str
        Its name.
    place : pathlib.Path
        Its result folder.
    check : Check
        Whether the benchmark says of it what its own scores.csv says.
    """

    name: str
    place: Path
    check: Check


def is_benchmark(out: str | Path) -> bool:
    """
    Tell whether a folder holds a benchmark.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder.

    Returns
    -------
    bool
        Whether its manifest says so.
    """
    path = Path(out) / "manifest.json"
    if not folder.is_result(out):
        return False
    return json.loads(path.read_text(encoding="utf-8")).get("kind") == "benchmark"


def benchmark_checks(out: str | Path) -> list[Check]:
    """
    Look at the files of the benchmark itself.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder of the benchmark.

    Returns
    -------
    list of Check
        Hashes.
    """
    found = folder.verify(out)
    listed = (Path(out) / folder.SUMS).read_text(encoding="utf-8", errors="replace").count("\n")
    wrong = [f"{name} has changed" for name in found.changed] + [f"{name} is missing" for name in found.missing]
    wrong += [f"{name} is not listed" for name in found.unlisted]
    return [Check(folder.SUMS, listed, tuple(wrong))]


def companies_of(out: str | Path) -> Iterator[Company]:
    """
    Go through the companies that were audited.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder of the benchmark.

    Yields
    ------
    Company
        One after the other, by name.

    Raises
    ------
    OutputError
        If a table of the benchmark is missing or cannot be read.
    """
    place = Path(out)
    try:
        companies = rows_of(pd.read_parquet(place / "tables" / "companies.parquet", columns=["company", "folder"]))
        scores = pd.read_parquet(place / "benchmark.parquet", columns=["company", *COMPARED])
    except (ValueError, KeyError, OSError) as error:
        raise OutputError(
            f"recount {out}", found=f"a damaged table ({error})", expected="a benchmark as it was written"
        ) from error
    of_each = dict(tuple(scores.groupby("company", sort=False)))
    for line in sorted(companies, key=lambda one: one["company"]):
        if line["folder"] is not None:
            home = place / line["folder"]
            told = rows_of(of_each.get(line["company"], scores.iloc[:0]))
            yield Company(line["company"], home, _twin(told, home))


def _twin(told: list[dict], home: Path) -> Check:
    if not (home / "scores.csv").is_file():
        return Check("benchmark.parquet", 0, ("there is no scores.csv to compare it with",))
    try:
        own = score_lines(home)
    except (ValueError, KeyError, OSError) as error:
        return Check("benchmark.parquet", 0, (f"scores.csv cannot be read as it was written ({error})",))
    wrong = [
        f"{one['measure']} {one['subset'] or ''} {name}: benchmark.parquet says {one[name]}, scores.csv {other[name]}"
        for one, other in zip(told, own, strict=False)
        for name in COMPARED
        if not same(one[name], other[name])
    ]
    if len(told) != len(own):
        wrong.append(f"{len(told)} rows, scores.csv has {len(own)}")
    return Check("benchmark.parquet", len(told), tuple(wrong))
