"""A benchmark compared again from the result folders of its companies, after people corrected their shares."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from dialogscore import schema, tables
from dialogscore.benchmark.analysis import analyse
from dialogscore.benchmark.result import Benchmark, load
from dialogscore.benchmark.robustness import totals_in
from dialogscore.resealing import digests, replace_files

__all__ = ["compare_again"]


def compare_again(
    out: str | Path, *, reports: Mapping[str, Callable[[Benchmark, Path], None]] | None = None
) -> Benchmark:
    """
    Collect the scores of all companies anew and compare them by the same options, definitions and seeds.

    Ranks are then by corrected shares wherever every company has them, as after ``dialogscore correct BENCHMARK``.

    Parameters
    ----------
    out : str or pathlib.Path
        Folder of a benchmark.
    reports : mapping of str to callable, optional
        File name to ``render(benchmark, path)``.

    Returns
    -------
    Benchmark
        As it was written in the place of the old one, all or nothing.

    Raises
    ------
    OutputError
        If it is no benchmark, or the disk does not take it; the folder is then as it was.
    """
    place, old = Path(out), load(out)
    known = old.companies[["company", "folder"]].dropna().astype(object)
    folders = {company: place / folder for company, folder in known.itertuples(index=False)}
    parts = [tables.read_parquet(folder / "tables" / "scores.parquet") for folder in folders.values()]
    scores = pd.concat(parts, ignore_index=True) if parts else schema.empty(schema.SCORES)
    options, errors = old.manifest["options"], old.tables["label_errors"].astype({"label": object})
    compared = analyse(
        scores, old.companies, frame=options["frame"], window=tuple(map(pd.Timestamp, old.manifest["window"])),
        seed=options["seed"], draws=options["draws"], by=options["by"], threshold=options["threshold"],
        goal_threshold=options["goal"], least_covered=options["least_covered"], alternatives=totals_in(folders),
        label_errors={label: {"sd": sd} for label, sd in errors.itertuples(index=False)},
    )  # fmt: skip
    more = schema.conform(compared.scores.assign(engine=old.manifest["engine"]), schema.SCORES)
    done = replace(
        old,
        companies=tables.typed(compared.companies),
        scores=pd.concat([scores, more], ignore_index=True),
        tables=old.tables | compared.tables,
    )
    files = {
        "benchmark.parquet": lambda path: tables.write_parquet(done.scores, path),
        "benchmark.csv": lambda path: tables.write_csv(done.scores, path),
        "companies.csv": lambda path: tables.write_csv(done.companies, path),
    }
    for name, table in ({"companies": done.companies} | compared.tables).items():
        files[f"tables/{name}.parquet"] = lambda path, table=table: tables.write_parquet(table, path)
    for name, render in (reports or {}).items():
        files[name] = lambda path, render=render: render(done, path)
    within = {
        f"{folder.relative_to(place).as_posix()}/{name}": digest
        for folder in folders.values()
        for name, digest in digests(folder).items()
    }
    replace_files(place, files, within=within)
    return done
