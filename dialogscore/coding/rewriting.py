"""Corrected rows put beside the scores that they correct, and the result folder written anew with them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from dialogscore import measures, schema, tables
from dialogscore.audit import Audit
from dialogscore.resealing import replace_files

__all__ = ["BASIS", "KEY", "among", "beside", "rewrite"]

BASIS = "corrected"
KEY = ["measure", "subset_by", "subset"]


def among(table: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    """
    Tell which rows speak of the same share as rows of another table.

    Parameters
    ----------
    table, others : pandas.DataFrame
        With the columns `KEY`.

    Returns
    -------
    ndarray of bool
        One a row of `table`.
    """
    keys = (pd.MultiIndex.from_frame(one[KEY].astype(object).fillna("")) for one in (table, others))
    return next(keys).isin(next(keys))


def beside(scores: pd.DataFrame, added: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """
    Put corrected shares behind those that they correct, in the place of earlier ones.

    Parameters
    ----------
    scores : pandas.DataFrame
        Scores of an audit.
    added : pandas.DataFrame
        Columns `KEY`, ``value``, ``low``, ``high``, ``n``, ``note_code`` and ``note_args``.
    level : float
        Confidence level of the intervals.

    Returns
    -------
    pandas.DataFrame
        The scores with rows of basis ``corrected``; all other rows are as they were.
    """
    own = (scores["profile"].eq(measures.PROFILE) & scores["basis"].ne(BASIS)).to_numpy(dtype=bool)
    of = scores[own].assign(place=np.flatnonzero(own)).drop(columns=added.columns.difference(KEY))
    fresh = added.merge(of, on=KEY, how="inner", validate="one_to_one")
    fresh = fresh.assign(basis=BASIS, low_sampling=np.nan, high_sampling=np.nan, confidence=level)
    replaced = among(scores, added) & scores["basis"].eq(BASIS).to_numpy(dtype=bool)
    kept = scores.assign(place=np.arange(len(scores)))[~replaced]
    parts = [schema.conform(part, schema.SCORES).assign(place=part["place"]) for part in (kept, fresh)]
    whole = pd.concat(parts, ignore_index=True).sort_values("place", kind="stable")
    return schema.conform(whole.reset_index(drop=True), schema.SCORES)


def rewrite(
    out: Path,
    audit: Audit,
    names: Iterable[str],
    *,
    reports: Mapping[str, Callable[[Audit, Path], None]] | None = None,
) -> None:
    """
    Write scores, some tables and reports of a result folder anew, all or nothing.

    Parameters
    ----------
    out : pathlib.Path
        Result folder.
    audit : Audit
        The audit as it should be.
    names : iterable of str
        Tables that changed.
    reports : mapping of str to callable, optional
        File name to ``render(audit, path)``.

    Raises
    ------
    OutputError
        If the disk does not take them; the folder is then as it was.
    """
    files = {
        "scores.csv": lambda path: tables.write_csv(audit.scores, path),
        "scores.json": lambda path: tables.write_json(audit.scores, path),
        "tables/scores.parquet": lambda path: tables.write_parquet(audit.scores, path),
    }
    for name in names:
        files[f"tables/{name}.parquet"] = lambda path, name=name: tables.write_parquet(audit.tables[name], path)
    for name, render in (reports or {}).items():
        files[name] = lambda path, render=render: render(audit, path)
    replace_files(out, files)
