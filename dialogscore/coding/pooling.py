"""A benchmark corrected: how wrong labels are on average, and how differently from company to company, for all."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import measures, tables
from dialogscore.audit import Audit, load
from dialogscore.coding import store
from dialogscore.coding.checking import fitting
from dialogscore.coding.correcting import CODED, LEVEL, coded_table, estimates
from dialogscore.coding.reading import CodedSheet, read_sheet
from dialogscore.coding.rewriting import BASIS, KEY, among, beside, rewrite
from dialogscore.engines import one_engine
from dialogscore.errors import FeedError
from dialogscore.statistics import Spread, between_spread, shifted_interval

__all__ = ["LEAST", "POOLED", "Pooled", "correct_benchmark"]

POOLED = "label_errors"
LEAST = 3  # companies, without which nothing can be said of a further one


class Pooled(NamedTuple):
    """
    What a sheet of several companies came to.

    Attributes
    ----------
    errors : pandas.DataFrame
        `KEY`, ``bias`` (mean of corrected less uncorrected), ``tau`` (how far companies lie apart), ``se``, ``low``
        and ``high`` (where the error of a further company lies), ``companies``.
    folders : list of pathlib.Path
        Result folders that were corrected.
    companies, messages : int
        Coded companies and messages.
    """

    errors: pd.DataFrame
    folders: list[Path]
    companies: int
    messages: int


def correct_benchmark(
    home: str | Path,
    sheet: str | Path,
    *,
    level: float = LEVEL,
    reports: Callable[[Path], Mapping[str, Callable[[Audit, Path], None]]] | None = None,
) -> Pooled:
    """
    Correct the shares of all companies by a sheet that was drawn from some of them.

    The mean error of the labels moves every company's share, and how differently they err from company to company
    widens its interval, in the place of what the model's card says of that. A company corrected by a sheet of its own
    keeps what that said.

    Parameters
    ----------
    home : str or pathlib.Path
        Folder that holds result folders.
    sheet : str or pathlib.Path
        A filled sheet.
    level : float, default 0.95
        Confidence level, 0..1.
    reports : callable, optional
        Result folder to the reports to write anew in it: file name to ``render(audit, path)``.

    Returns
    -------
    Pooled
        Errors and what was written.

    Raises
    ------
    FeedError
        If the sheet is incomplete, not blind, of other audits, or of fewer than three companies.
    ModelError
        If the audits were made by different models.
    """
    folders, read = store.results(home), read_sheet(sheet)
    read.require_complete()
    audits = {folder: load(folder) for folder in folders}
    one_engine([audit.manifest["engine"] for audit in audits.values()], task=f"correct {home}")
    rows = {folder: fitting(read, folder) for folder in folders if _holds(folder, read)}
    unknown = set(read.rows["sample"]) - {part[0]["sample"].iloc[0] for part in rows.values()}
    if unknown or len(rows) < LEAST:
        few = f"messages of {len(rows)} companies"
        raise FeedError(
            f"correct {home} by {read.path}", found=f"the sample {min(unknown)} of another folder" if unknown else few,
            expected=f"messages of at least {LEAST} of its companies",
        )  # fmt: skip
    found = {folder: estimates(audits[folder], *part, level=level) for folder, part in rows.items()}
    errors = _errors(found, level)
    messages = sum(len(part[0]) for part in rows.values())
    for folder, audit in audits.items():
        changed = {POOLED: errors}
        if folder in rows:
            changed[CODED] = coded_table(read, rows[folder][0], audit.tables.get(CODED))
        added = _shifted(audit, errors, messages)
        done = replace(audit, scores=beside(audit.scores, added, level=level), tables=audit.tables | changed)
        rewrite(folder, done, changed, reports=reports(folder) if reports else None)
    return Pooled(errors, folders, len(rows), messages)


def _holds(folder: Path, sheet: CodedSheet) -> bool:
    samples = store.stored(folder, store.SAMPLES)
    return samples is not None and bool(set(samples["sample"]) & set(sheet.rows["sample"]))


def _errors(found: Mapping[Path, pd.DataFrame], level: float) -> pd.DataFrame:
    """Mean and spread over companies of corrected less uncorrected, share by share."""
    each = pd.concat(
        table[table["estimator"].eq(name)].assign(company=str(folder)) for folder, table in found.items()
        for name in ("uncorrected", "dsl")
    )  # fmt: skip
    lines = []
    for key, part in each.groupby(KEY, dropna=False, sort=False):
        by = part.set_index(["company", "estimator"])
        values = by["value"].unstack().reindex(columns=["uncorrected", "dsl"])
        bias = (values["dsl"] - values["uncorrected"]).to_numpy(dtype=float)
        errors, sizes = (by[name].unstack()["dsl"].to_numpy(dtype=float) for name in ("plain_se", "n_coded"))
        spread = between_spread(bias, errors, sizes=sizes, level=level)
        lines.append((*key, spread.mean, spread.tau, spread.se, spread.low, spread.high, spread.n))
    table = pd.DataFrame(lines, columns=[*KEY, "bias", "tau", "se", "low", "high", "companies"])
    return tables.typed(table[table["companies"] >= LEAST].reset_index(drop=True))


def _shifted(audit: Audit, errors: pd.DataFrame, messages: int) -> pd.DataFrame:
    """Corrected shares of one company, from what the model says of it and the errors of all."""
    own = audit.scores[audit.scores["profile"].eq(measures.PROFILE)]
    by_itself = own[own["note_code"].eq(BASIS).fillna(False)]
    plain = audit.tables.get("without_overrides", own)
    plain = plain[plain["basis"].eq("predicted") & plain["value"].notna() & plain["low_sampling"].notna()]
    plain = plain[among(plain, errors) & ~among(plain, by_itself)]
    joined = plain[[*KEY, "value", "n", "low_sampling", "high_sampling"]].merge(errors, on=KEY, how="inner")
    names = ["value", "low_sampling", "high_sampling", "bias", "tau", "se", "low", "high", "companies"]
    moved = [
        shifted_interval(value, low, high, Spread(*spread))
        for value, low, high, *spread in joined[names].itertuples(index=False)
    ]
    told = [
        json.dumps({"companies": int(count), "messages": messages}, sort_keys=True) for count in joined["companies"]
    ]
    values = np.array(moved, dtype=float).reshape(-1, 3)
    added = joined[[*KEY, "n"]].assign(value=values[:, 0], low=values[:, 1], high=values[:, 2], note_args=told)
    return added.assign(note_code="corrected_pooled", note_args=added["note_args"].astype("string[pyarrow]"))
