"""What coding adds to a result folder: which turns were drawn, with what probability, and from how many.

``tables/samples.parquet`` has one row a drawn message, ``tables/frames.parquet`` one row a turn that could have been
drawn. Draws of several seeds stand side by side, told apart by ``sample``.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from dialogscore import tables
from dialogscore.folder import PRIVATE, is_result
from dialogscore.resealing import replace_files

__all__ = ["FRAMES", "SAMPLES", "add_tables", "audit_id", "is_benchmark", "results", "stored", "with_rows"]

SAMPLES, FRAMES = "samples", "frames"
COMPANIES = "companies"


def audit_id(out: str | Path) -> str:
    """
    Name an audit by the messages that it rests on.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder with its working record.

    Returns
    -------
    str
        SHA-256 of ``private/messages.parquet``, as ``SHA256SUMS`` has it.
    """
    with (Path(out) / PRIVATE / "messages.parquet").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def results(home: str | Path) -> list[Path]:
    """
    Find the result folders in a folder.

    Parameters
    ----------
    home : str or pathlib.Path
        Folder.

    Returns
    -------
    list of pathlib.Path
        Sorted; of a benchmark those of its companies. What ``--force`` has set aside is an older audit of the same
        company and none of them.
    """
    home = Path(home)
    home = home / COMPANIES if is_benchmark(home) else home
    found = sorted(path for path in home.iterdir() if is_result(path)) if home.is_dir() else []
    return [path for path in found if not path.name.endswith(".previous")]


def is_benchmark(home: str | Path) -> bool:
    """
    Tell a benchmark from the audit of one company.

    Parameters
    ----------
    home : str or pathlib.Path
        Folder.

    Returns
    -------
    bool
        Whether it is a result that holds those of companies.
    """
    return is_result(home) and (Path(home) / "benchmark.parquet").is_file()


def add_tables(out: str | Path, frames: Mapping[str, pd.DataFrame]) -> None:
    """
    Write tables into a result folder, which still proves itself afterwards.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder.
    frames : mapping of str to pandas.DataFrame
        Name, such as ``samples``, to the whole table; one of that name is replaced.

    Raises
    ------
    OutputError
        If the disk does not take them; the folder is then as it was.
    """
    replace_files(
        Path(out),
        {
            f"tables/{name}.parquet": lambda path, frame=frame: tables.write_parquet(frame, path)
            for name, frame in frames.items()
        },
    )


def stored(out: str | Path, name: str) -> pd.DataFrame | None:
    """
    Read a table of a result folder that may not be there.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder.
    name : str
        Such as ``samples``.

    Returns
    -------
    pandas.DataFrame or None
        The table, None if there is none.
    """
    path = Path(out) / "tables" / f"{name}.parquet"
    return tables.read_parquet(path) if path.is_file() else None


def with_rows(old: pd.DataFrame | None, new: pd.DataFrame) -> pd.DataFrame:
    """
    Put a draw beside earlier ones.

    Parameters
    ----------
    old : pandas.DataFrame or None
        What is stored.
    new : pandas.DataFrame
        Rows with ``sample``; those stored under the same name are replaced.

    Returns
    -------
    pandas.DataFrame
        By name of the draw, so that the order of drawing does not show.
    """
    new = tables.typed(new)
    if old is not None:
        kept = old[~old["sample"].isin(new["sample"].unique())]
        new = pd.concat([kept, new]) if len(kept) else new
    return new.sort_values("sample", kind="stable").reset_index(drop=True)
