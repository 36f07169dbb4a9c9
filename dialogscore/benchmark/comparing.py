"""All companies beside each other, from what lies in their result folders; again, when people have corrected these."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from dialogscore import schema, tables
from dialogscore.benchmark.analysis import analyse
from dialogscore.benchmark.gaps import gaps_in
from dialogscore.benchmark.goals import GOAL_SHARE
from dialogscore.benchmark.keeping import COMPANIES
from dialogscore.benchmark.result import Benchmark, load
from dialogscore.benchmark.robustness import totals_in
from dialogscore.benchmark.topics import themes_in
from dialogscore.engines import one_engine
from dialogscore.resealing import replace_files

__all__ = ["compare_again", "compared"]


def compared(home: Path, table: pd.DataFrame, manifest: Mapping, further: Mapping[str, pd.DataFrame]) -> Benchmark:
    """
    Compare companies.

    Parameters
    ----------
    home : pathlib.Path
        Folder that holds ``companies/``.
    table : pandas.DataFrame
        One row a company, with ``folder``.
    manifest : mapping
        How it is done: ``engine``, ``frame``, ``window``, ``options`` and ``label_errors``.
    further : mapping of str to pandas.DataFrame
        Tables to keep beside those of the comparison.

    Returns
    -------
    Benchmark
        Scores of all, and what they come to.

    Raises
    ------
    ModelError
        If not all were audited by the engine of the manifest.
    """
    done = table.loc[table["folder"].notna().to_numpy(dtype=bool), ["company", "folder"]]
    places = {company: home / folder for company, folder in done.itertuples(index=False)}
    parts = [tables.read_parquet(place / "tables" / "scores.parquet") for place in places.values()]
    scores = pd.concat(parts, ignore_index=True) if parts else schema.empty(schema.SCORES)
    one_engine([*scores["engine"].unique(), manifest["engine"]], task=f"compare the companies of {home}")
    options = manifest["options"]
    found = analyse(
        scores,
        table,
        frame=manifest["frame"],
        window=tuple(pd.Timestamp(moment) for moment in manifest["window"]),
        seed=options["seed"],
        draws=options["draws"],
        label_errors=manifest["label_errors"],
        by=tuple(options["by"]),
        threshold=options["threshold"],
        goal_threshold=options["goal"],
        goal_share=options.get("goal_share", GOAL_SHARE),
        least_covered=options["least_covered"],
        alternatives=totals_in(places),
        themes=themes_in(places),
        presence_told=manifest.get("presence_told", True),
    )
    more = schema.conform(found.scores.assign(engine=manifest["engine"]), schema.SCORES)
    scores = pd.concat([scores, more], ignore_index=True) if len(more) else scores
    more_tables = dict(further) | found.tables | {"gaps": gaps_in(places)}
    drawn = {name: tables.typed(one) for name, one in more_tables.items()}
    return Benchmark(tables.typed(found.companies), scores, drawn, dict(manifest), home / COMPANIES)


def compare_again(
    out: str | Path, *, reports: Mapping[str, Callable[[Benchmark, Path], None]] | None = None
) -> Benchmark:
    """
    Compare the companies of a benchmark anew, by what their result folders now say.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder of the benchmark.
    reports : mapping of str to callable, optional
        File name to ``render(benchmark, path)``.

    Returns
    -------
    Benchmark
        As it was written in the place of the old one.

    Raises
    ------
    OutputError
        If it is no benchmark, or the disk does not take the result.
    """
    place, old = Path(out), load(out)
    found = compared(place, old.companies, old.manifest, old.tables)
    scores, companies = found.scores, found.companies
    files: dict[str, Callable[[Path], object]] = {
        "benchmark.parquet": lambda path: tables.write_parquet(scores, path),
        "benchmark.csv": lambda path: tables.write_csv(scores, path),
        "companies.csv": lambda path: tables.write_csv(companies, path),
        "tables/companies.parquet": lambda path: tables.write_parquet(companies, path),
    }
    for name, table in found.tables.items():
        files[f"tables/{name}.parquet"] = lambda path, table=table: tables.write_parquet(table, path)
    replace_files(place, files)
    for name, render in (reports or {}).items():
        replace_files(place, {name: lambda path, render=render: render(load(place), path)})
    return found
