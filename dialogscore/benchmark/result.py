"""A benchmark as a value, and as a folder."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dialogscore import folder, tables
from dialogscore.benchmark.keeping import COMPANIES, link
from dialogscore.engines import one_engine
from dialogscore.errors import OutputError

__all__ = ["KIND", "Benchmark", "load"]

KIND = "benchmark"


@dataclass(frozen=True, eq=False)
class Benchmark:
    """
    Many companies beside each other.

    Attributes
    ----------
    companies : pandas.DataFrame
        The frame, one row a company: what was told of it, and ``status`` (ranked, listed, failed, no_feed) with
        ``reason_code`` and ``reason_args``, ``messages``, ``inbound_turns``, ``observed_from``, ``observed_until``,
        ``window_covered``, ``platforms``, ``engine`` and ``folder``.
    scores : pandas.DataFrame
        Columns of `schema.SCORES`: all scores of all companies, and those of the benchmark itself, whose company is
        empty.
    tables : dict of str to pandas.DataFrame
        Ranks and all else that reports draw.
    manifest : dict
        All that is needed to repeat it.
    home : pathlib.Path or None
        Folder in which the result folders of the companies lie.
    """

    companies: pd.DataFrame
    scores: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    manifest: dict
    home: Path | None = None

    def save(
        self,
        out: str | Path,
        *,
        force: bool = False,
        reports: Mapping[str, Callable[["Benchmark", Path], None]] | None = None,
    ) -> None:
        """
        Write the folder of the benchmark; it appears whole or not at all.

        Parameters
        ----------
        out : str or pathlib.Path
            Folder to write.
        force : bool, default False
            Set an earlier one aside as ``OUT.previous``.
        reports : mapping of str to callable, optional
            File name to ``render(benchmark, path)``; each gets the benchmark as it was just written and read back.

        Raises
        ------
        OutputError
            If there is something already, the disk is full or the place cannot be written.
        """
        folders = self.companies["folder"].dropna().map(lambda name: Path(name).name).tolist()
        with folder.new_folder(out, force=force) as place:
            (place / COMPANIES).mkdir()
            if self.home is not None:
                link(self.home, folders, place / COMPANIES)
            tables.write_parquet(self.scores, place / "benchmark.parquet")
            tables.write_csv(self.scores, place / "benchmark.csv")
            tables.write_csv(self.companies, place / "companies.csv")
            (place / "tables").mkdir()
            for name, table in ({"companies": self.companies} | self.tables).items():
                tables.write_parquet(table, place / "tables" / f"{name}.parquet")
            tables.write_json(self.manifest, place / "manifest.json")
            written = load(place) if reports else None
            for name, render in (reports or {}).items():
                render(written, place / name)

    @staticmethod
    def load(out: str | Path) -> "Benchmark":
        """
        Read a benchmark back, exactly as it was saved.

        Parameters
        ----------
        out : str or pathlib.Path
            Folder that `save` wrote.

        Returns
        -------
        Benchmark
            Equal tables with equal dtypes.

        Raises
        ------
        OutputError
            If it is no benchmark, or a part of it was deleted.
        ModelError
            If its scores are not all of one engine.
        """
        return load(out)


def load(out: str | Path) -> Benchmark:
    """
    Read a benchmark back, exactly as it was saved.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder that `Benchmark.save` wrote.

    Returns
    -------
    Benchmark
        Equal tables with equal dtypes.

    Raises
    ------
    OutputError
        If it is no benchmark, or a part of it was deleted.
    ModelError
        If its scores are not all of one engine.
    """
    place = Path(out)
    path = place / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if manifest.get("kind") != KIND:
        raise OutputError(
            f"open {place}", found="no benchmark", expected="a folder that `dialogscore benchmark -o` wrote"
        )
    stored = {path.stem: tables.read_parquet(path) for path in sorted((place / "tables").glob("*.parquet"))}
    if "companies" not in stored or not (place / "benchmark.parquet").is_file():
        missing = "benchmark.parquet" if "companies" in stored else "tables/companies.parquet"
        raise OutputError(f"open {place}", found=f"no {missing}", expected="a complete benchmark")
    scores = tables.read_parquet(place / "benchmark.parquet")
    if len(scores):
        one_engine(scores["engine"].unique(), task=f"open {place}")
    return Benchmark(stored.pop("companies"), scores, stored, manifest, place / COMPANIES)
