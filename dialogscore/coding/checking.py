"""Whether a filled sheet may correct an audit: drawn from it, whole, and coded blind."""

from pathlib import Path

import pandas as pd

from dialogscore import schema
from dialogscore.coding import store
from dialogscore.coding.reading import CodedSheet
from dialogscore.errors import FeedError

__all__ = ["PREDICTIONS", "fitting"]

# Columns that a coder must not have seen. The labels themselves bear the names of the columns to be filled.
PREDICTIONS = frozenset(
    {column.name for column in schema.MESSAGES if column.stage in ("classifier", "canned", "levels", "measures")}
    | {column.name for column in schema.OVERRIDDEN}
    | {"prediction", "predicted", "model", "probability", "predicted_act", "stratum", "vorhersage"}
) - {"act", "inbound_type", "needs_reply"}
SHOWN = 5


def fitting(
    sheet: CodedSheet, out: Path, *, task: str | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """
    Take the rows of a sheet that were drawn from an audit, if it may be corrected by them.

    Parameters
    ----------
    sheet : CodedSheet
        A filled sheet.
    out : pathlib.Path
        Result folder.
    task : str, optional
        What errors say that was tried; by default to correct the audit.

    Returns
    -------
    (pandas.DataFrame, pandas.DataFrame, pandas.DataFrame)
        Rows of the sheet, of the table of samples and of the table of frames, all of one draw.

    Raises
    ------
    FeedError
        If the sheet was coded with predictions in sight, is of another audit or of a draw that the audit does not
        know, lacks messages or labels, or holds messages that were not drawn.
    """
    task = task or f"correct {out} by {sheet.path}"
    _require_blind(sheet, task)
    samples, frames = (store.stored(out, name) for name in (store.SAMPLES, store.FRAMES))
    digest, named = store.audit_id(out), sheet.about.get("audit", "")
    known = set() if samples is None else set(samples["sample"])
    sheet = sheet._replace(rows=sheet.rows.assign(sample=sheet.rows["sample"].fillna(sheet.about.get("sample", ""))))
    drawn = sorted(known & set(sheet.rows["sample"]))
    if named and digest not in named.split() and not drawn:
        raise FeedError(task, found="a sheet of another audit", expected="one drawn from this result folder",
                        next_step="An audit made anew needs a sample of its own.")  # fmt: skip
    if not drawn:
        told = ", ".join(sorted(set(sheet.rows["sample"]))[:SHOWN]) or "a sheet that names none"
        raise FeedError(task, found=f"the sample {told}, which this audit does not know",
                        expected="one that `dialogscore sample` drew from it")  # fmt: skip
    if len(drawn) > 1:
        raise FeedError(task, found=f"the samples {' and '.join(drawn)} in one sheet", expected="one")
    rows = sheet.rows[sheet.rows["sample"].eq(drawn[0])].reset_index(drop=True)
    samples, frames = (table[table["sample"].eq(drawn[0])].reset_index(drop=True) for table in (samples, frames))
    wanted = pd.MultiIndex.from_frame(samples[["task", "ref"]])
    given = pd.MultiIndex.from_frame(rows[["task", "ref"]])
    foreign, lacking = given.difference(wanted), wanted.difference(given)
    if len(foreign):
        raise FeedError(task, found=f"{foreign[0][1]}, which was not drawn", expected="drawn messages alone")
    if len(lacking):
        told = ", ".join(ref for _, ref in lacking[:SHOWN]) + (" ..." if len(lacking) > SHOWN else "")
        raise FeedError(
            task, found=f"{len(lacking)} of {len(wanted)} messages missing ({told})", expected="all that were drawn",
            next_step="What is left out at will makes the sample worthless; code them too.",
        )  # fmt: skip
    held = set(rows["ref"])
    sheet._replace(missing=[one for one in sheet.missing if one.ref in held]).require_complete()
    return rows, samples, frames


def _require_blind(sheet: CodedSheet, task: str) -> None:
    seen = sorted(PREDICTIONS & {name.replace(" ", "_") for name in sheet.further})
    expected = "one coded without sight of predictions"
    if seen:
        raise FeedError(task, found=f"a sheet that shows the column {seen[0]}", expected=expected)
    if sheet.about.get("blind") != "yes":
        told = sheet.about.get("blind") or "nothing"
        raise FeedError(task, found=f"a sheet that says {told!r} of whether it is blind", expected=expected)
