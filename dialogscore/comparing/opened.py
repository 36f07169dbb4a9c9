"""A result as far as a comparison needs it: scores, manifest and tables, and no message of anybody."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from dialogscore import tables
from dialogscore.errors import OutputError

__all__ = ["BENCHMARK", "Result", "as_result", "open_result"]

BENCHMARK = "benchmark"


class Result(NamedTuple):
    """
    What one side of a comparison is.

    Attributes
    ----------
    name : str
        What it is called: the company, or the folder of a benchmark.
    kind : str
        ``"audit"`` or ``"benchmark"``.
    scores : pandas.DataFrame
        As `schema.SCORES` describes them.
    manifest : dict
        Options, accounts, models.
    profiles : pandas.DataFrame or None
        Definitions of the profiles, where they are kept.
    window : tuple of (pandas.Timestamp or None, pandas.Timestamp or None)
        What it speaks of: the window, an open end as far as its sources watched.
    """

    name: str
    kind: str
    scores: pd.DataFrame
    manifest: dict
    profiles: pd.DataFrame | None
    window: tuple[pd.Timestamp | None, pd.Timestamp | None]


def as_result(given: Any) -> Result:
    """
    Take what a comparison needs from a loaded audit or benchmark.

    Parameters
    ----------
    given : Audit, Benchmark or Result
        Anything with ``scores``, ``manifest`` and ``tables``, and with ``sources`` if it has them.

    Returns
    -------
    Result
        It as one side of a comparison.
    """
    if isinstance(given, Result):
        return given
    kind = given.manifest.get("kind", "audit")
    sources = getattr(given, "sources", None)
    name = given.manifest.get("company") or kind
    window = _window(given.scores, sources)
    return Result(name, kind, given.scores, given.manifest, given.tables.get("profiles"), window)


def open_result(out: str | Path) -> Result:
    """
    Read from a result folder what a comparison needs; its working record may be deleted.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder that ``dialogscore audit`` or ``benchmark`` wrote, or a copy of it for a client.

    Returns
    -------
    Result
        One side of a comparison.

    Raises
    ------
    OutputError
        If it is no such folder.
    """
    place = Path(out)
    if not (place / "manifest.json").is_file():
        raise OutputError(
            f"open {place}", found="no manifest.json", expected="a result folder of dialogscore",
            next_step="Name the folder that `dialogscore audit -o` wrote.",
        )  # fmt: skip
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    kind = manifest.get("kind", "audit")
    name = "benchmark.parquet" if kind == BENCHMARK else "tables/scores.parquet"
    if not (place / name).is_file():
        raise OutputError(
            f"open {place}", found=f"no {name}", expected="a result with its scores",
            next_step="A copy that was shared as public holds no tables; name the result itself.",
        )  # fmt: skip
    scores = tables.read_parquet(place / name)
    sources, profiles = (_table(place, part) for part in ("sources", "profiles"))
    called = place.resolve().name if kind == BENCHMARK else manifest["company"]
    return Result(called, kind, scores, manifest, profiles, _window(scores, sources))


def _table(place: Path, name: str) -> pd.DataFrame | None:
    path = place / "tables" / f"{name}.parquet"
    return tables.read_parquet(path) if path.is_file() else None


def _window(scores: pd.DataFrame, sources: pd.DataFrame | None) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    start, end = scores["window_from"].min(), scores["window_to"].max()
    if sources is not None and len(sources):
        start = sources["observed_from"].min() if pd.isna(start) else start
        end = sources["observed_until"].max() if pd.isna(end) else end
    return (None if pd.isna(start) else start), (None if pd.isna(end) else end)
