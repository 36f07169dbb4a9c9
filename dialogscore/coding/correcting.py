"""The verb: a sample that people coded corrects every share that rests on a model's labels."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import measures, tables
from dialogscore.arrays import in_table_order, ref_numbers, threads
from dialogscore.audit import Audit, load
from dialogscore.audit.overruling import model_labels
from dialogscore.coding import store
from dialogscore.coding.checking import fitting
from dialogscore.coding.layout import ACT, INBOUND
from dialogscore.coding.reading import CodedSheet, read_sheet
from dialogscore.coding.rewriting import BASIS, KEY, among, beside, rewrite
from dialogscore.coding.unitvalues import Share, Values, audience_values, company_values, with_acts, with_needs
from dialogscore.errors import OutputError
from dialogscore.statistics import Coded, Estimate, Population, designed_ratio, power_tuned_ratio

__all__ = ["CODED", "CORRECTIONS", "LEVEL", "Corrected", "coded_table", "correct", "estimates", "unit_values"]

CODED, CORRECTIONS = "coded", "corrections"
LEVEL = 0.95


class Corrected(NamedTuple):
    """
    What a coded sheet came to.

    Attributes
    ----------
    audit : Audit
        The audit with corrected scores and the tables ``coded`` and ``corrections``.
    shares : pandas.DataFrame
        Rows of ``corrections`` of this sheet.
    messages, turns : int
        Coded messages and turns.
    """

    audit: Audit
    shares: pd.DataFrame
    messages: int
    turns: int


def correct(
    out: str | Path,
    sheet: str | Path,
    *,
    level: float = LEVEL,
    reports: Mapping[str, Callable[[Audit, Path], None]] | None = None,
) -> Corrected:
    """
    Correct the shares of an audit by a coded sheet and write them beside the uncorrected ones.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder that the sheet was drawn from.
    sheet : str or pathlib.Path
        A filled sheet; a further one replaces what an earlier one said of the same measures.
    level : float, default 0.95
        Confidence level, 0..1.
    reports : mapping of str to callable, optional
        File name to ``render(audit, path)``: reports to write anew with it, all or nothing.

    Returns
    -------
    Corrected
        The audit as it is now written, and what changed.

    Raises
    ------
    FeedError
        If the sheet is incomplete, damaged, from another audit, or was coded with predictions in sight.
    OutputError
        If it is no result folder, all words were taken out of it, or the disk does not take the result.
    """
    out, read = Path(out), read_sheet(sheet)
    audit = load(out)
    # Why a hand-over was made is read from the company's words.
    if (audit.manifest.get("forgotten") or {}).get("all"):
        raise OutputError(
            f"correct {out}", found="that all words were taken out of it", expected="the working record as it was read",
            next_step="Audit the export again and draw a new sample.",
        )  # fmt: skip
    rows, samples, frames = fitting(read, out)
    found = estimates(audit, rows, samples, frames, level=level)
    old = audit.tables.get(CORRECTIONS)
    kept = found if old is None else pd.concat([old[~among(old, found)], found], ignore_index=True)
    corrected = replace(
        audit,
        scores=beside(audit.scores, _noted(found, rows, samples["sample"].iloc[0]), level=level),
        tables=audit.tables | {CODED: coded_table(read, rows, audit.tables.get(CODED)), CORRECTIONS: kept},
    )
    rewrite(out, corrected, (CODED, CORRECTIONS), reports=reports)
    turns = len(samples.drop_duplicates(["task", "unit"]))
    return Corrected(corrected, found, len(rows), turns)


def estimates(
    audit: Audit, rows: pd.DataFrame, samples: pd.DataFrame, frames: pd.DataFrame, *, level: float = LEVEL
) -> pd.DataFrame:
    """
    Estimate every share from the model's labels of all turns and the people's of those drawn.

    Parameters
    ----------
    audit : Audit
        A finished audit; what overrides changed in it is left out: people code what the model said of all.
    rows : pandas.DataFrame
        Coded messages: task, ref, act, inbound_type, needs_reply.
    samples : pandas.DataFrame
        The drawn messages, as `dialogscore.coding.store` keeps them: task, unit, ref.
    frames : pandas.DataFrame
        All turns that could have been drawn: task, unit, stratum.
    level : float, default 0.95
        Confidence level, 0..1.

    Returns
    -------
    pandas.DataFrame
        ``sample``, ``measure``, ``subset_by``, ``subset``, ``estimator`` (uncorrected; dsl, which is the corrected
        score; ppi++; dsl_threads, whose interval also covers how far other threads of the company would lie),
        ``value``, ``low``, ``high``, ``se``, ``n_coded``, ``n_units``, ``plain_se`` (see
        `dialogscore.statistics.Estimate`). A share that the audit refuses is left out.
    """
    stands = {
        Share(line["measure"], *(None if pd.isna(line[name]) else line[name] for name in KEY[1:]))
        for line in audit.scores.to_dict("records")
        if not pd.isna(line["value"]) and line["profile"] == measures.PROFILE and line["basis"] == "predicted"
    }
    lines = []
    for task in (ACT, INBOUND):
        frame = frames[frames["task"].eq(task)].sort_values("unit").reset_index(drop=True)
        drawn = samples[samples["task"].eq(task)]
        if not len(drawn):
            continue
        units = frame["unit"].to_numpy(dtype=np.int64)
        coded = pd.Index(units).get_indexer(np.unique(drawn["unit"].to_numpy(dtype=np.int64)))
        stratum = pd.factorize(frame["stratum"])[0]
        before, after, thread = unit_values(audit, rows[rows["task"].eq(task)], units, coded, task=task)
        for share, values in before.items():
            if share not in stands:
                continue
            told = _estimated(values, after[share], stratum, coded, thread, level=level)
            lines += [(*share, name, *figures) for name, figures in told.items()]
    names = [*KEY, "estimator", "value", "low", "high", "se", "n_coded", "n_units", "plain_se"]
    table = pd.DataFrame(lines, columns=names)
    table.insert(0, "sample", samples["sample"].iloc[0])
    return tables.typed(table)


def unit_values(
    audit: Audit, rows: pd.DataFrame, units: np.ndarray, coded: np.ndarray, *, task: str
) -> tuple[Mapping[Share, Values], Mapping[Share, Values], np.ndarray]:
    """
    Count the turns of a task by the model's labels and by people's.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    rows : pandas.DataFrame
        Coded messages of the task: ref and labels.
    units : ndarray of int
        All turns that could have been drawn, by the number in their ref.
    coded : ndarray of int
        Places of the drawn ones among them.
    task : str
        act or inbound.

    Returns
    -------
    tuple
        Values by the model, values with people's labels in the place of the model's (to be read at the drawn turns
        only), and the thread of each turn.
    """
    ordered = model_labels(in_table_order(audit.messages))
    apart = measures.part_reviews(ordered, audit.sources)
    posts, labels = apart.posts, rows.set_index("ref")
    if task == ACT:
        derived = with_acts(posts, apart.sources, labels["act"].iloc[:0])
        people = with_acts(posts, apart.sources, labels["act"])
        found = [company_values(each, units, window=audit.window) for each in (derived, people)]
    else:
        people = with_needs(posts, labels["needs_reply"], units[coded])
        found = [audience_values(each, units, window=audit.window) for each in (posts, people)]
    heads = pd.Index(ref_numbers(posts)).get_indexer(units)
    return found[0], found[1], threads(posts)[heads]


def _estimated(
    model: Values, people: Values, stratum: np.ndarray, coded: np.ndarray, thread: np.ndarray, *, level: float
) -> dict[str, Estimate]:
    """Estimate one share in every way."""
    # A turn of several messages counts several times, by people's labels maybe more often than by the model's.
    most = max(1.0, model.denominator.max(initial=0), people.denominator[coded].max(initial=0))
    population = Population(stratum, model.numerator / most, model.denominator / most, model.eligible)
    seen = Coded(coded, people.numerator[coded] / most, people.denominator[coded] / most)
    options = {"scale": float(model.denominator.sum() / max(1, model.eligible.sum())) / most if most > 1 else 1.0,
               "level": level}  # fmt: skip
    plain = population.numerator.sum() / population.denominator.sum() if population.denominator.any() else np.nan
    corrected = designed_ratio(population, seen, **options)
    return {
        "uncorrected": Estimate(float(plain), np.nan, np.nan, np.nan, 0, corrected.n_units, np.nan),
        "dsl": corrected,
        "dsl_threads": designed_ratio(population, seen, clusters=thread, **options),
        "ppi++": power_tuned_ratio(population, seen, **options),
    }


def _noted(found: pd.DataFrame, rows: pd.DataFrame, sample: str) -> pd.DataFrame:
    """Corrected shares as `beside` takes them, with what a report has to say of each."""
    chosen = found[found["estimator"].eq("dsl") & found["value"].notna()]
    messages = {task: int(rows["task"].eq(task).sum()) for task in (ACT, INBOUND)}
    told = [
        json.dumps({"messages": messages[INBOUND if name.startswith("reply_rate") else ACT], "turns": int(coded),
                    "of": int(units), "sample": sample}, sort_keys=True)
        for name, coded, units in chosen[["measure", "n_coded", "n_units"]].itertuples(index=False)
    ]  # fmt: skip
    added = chosen[[*KEY, "value", "low", "high"]].assign(n=chosen["n_coded"], note_args=told)
    return added.assign(note_code=BASIS)


def coded_table(sheet: CodedSheet, rows: pd.DataFrame, old: pd.DataFrame | None) -> pd.DataFrame:
    """
    Take people's labels from a sheet, without the words that were shown.

    Parameters
    ----------
    sheet : CodedSheet
        The sheet.
    rows : pandas.DataFrame
        Its rows of one draw.
    old : pandas.DataFrame or None
        What is stored; labels of the same draw are replaced.

    Returns
    -------
    pandas.DataFrame
        ``sample``, ``task``, ``ref``, ``act``, ``inbound_type``, ``needs_reply``, ``coder``, ``sure``.
    """
    names = ["sample", "task", "ref", "act", "inbound_type", "needs_reply", "coder", "sure"]
    new = rows.assign(coder=sheet.about.get("coder") or pd.NA)[names]
    return store.with_rows(old, new.astype({"coder": pd.StringDtype("pyarrow")}))
