"""One audit's draw: its turns in strata, those that were drawn, and the rows of the sheet that show them."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dialogscore.arrays import in_table_order
from dialogscore.audit import load
from dialogscore.coding import store
from dialogscore.coding.context import shown
from dialogscore.coding.drawing import draw, sample_id, stratified
from dialogscore.coding.frame import FRAMES
from dialogscore.coding.layout import ACT, INBOUND
from dialogscore.coding.words import LANGUAGES

__all__ = ["WHAT", "Draw", "draw_from"]

WHAT = {"outbound": (ACT,), "inbound": (INBOUND,), "both": (ACT, INBOUND)}


class Draw(NamedTuple):
    """
    What was drawn from one audit.

    Attributes
    ----------
    out : pathlib.Path
        Result folder.
    name : str
        Name of the draw.
    audit : str
        Hash of the audit's messages.
    language : str
        de or en: what most messages are written in, or en.
    rows : pandas.DataFrame
        Rows of the sheet, with the column unit.
    samples : pandas.DataFrame
        sample, task, unit, ref, stratum, stratum_size, stratum_drawn, probability, company_probability, seed.
    frames : pandas.DataFrame
        sample, task, unit and stratum of all turns that could have been drawn.
    """

    out: Path
    name: str
    audit: str
    language: str
    rows: pd.DataFrame
    samples: pd.DataFrame
    frames: pd.DataFrame


def draw_from(out: Path, n: int, *, what: str, seed: int, chance: float = 1.0, hide_company: bool = False) -> Draw:
    """
    Draw turns from one audit.

    Parameters
    ----------
    out : pathlib.Path
        Result folder.
    n : int
        Turns to draw; with both sides a half of each, or more of one where the other has too few.
    what : {"both", "outbound", "inbound"}
        Whose turns.
    seed : int
        Seed.
    chance : float, default 1.0
        Probability with which this company was drawn among others.
    hide_company : bool, default False
        Leave the company's name and handles out of what is shown.

    Returns
    -------
    Draw
        Nothing is written.

    Raises
    ------
    OutputError
        If it is no result folder, or its working record was deleted.
    """
    audit = load(out)
    messages, window, digest = in_table_order(audit.messages), audit.window, store.audit_id(out)
    name = sample_id(digest, seed=seed, n=n, what=what)
    frames = {task: FRAMES[task](messages, window=window) for task in WHAT[what]}
    held = {task: len(frame.units) for task, frame in frames.items()}
    parts = {}
    for task, frame in frames.items():
        others = sum(held.values()) - held[task]
        half = n if len(frames) == 1 else (n + (task == ACT)) // 2
        cells = stratified(frame, max(half, n - others), task=task)
        found = draw(cells, seed=seed, audit=digest)
        rows = frame.rows[frame.rows["unit"].isin(found["unit"])].sort_values(["unit", "row"])
        given = shown(messages, rows["row"].to_numpy(), company=audit.company, hide_company=hide_company)
        given = given.assign(sample=name, task=task, unit=rows["unit"].to_numpy())
        listed = given[["sample", "task", "unit", "ref"]].merge(found, on="unit", how="left", validate="many_to_one")
        parts[task] = (given, listed, cells[["unit", "stratum"]].assign(sample=name, task=task))
    given, listed, cells = (pd.concat(part, ignore_index=True) for part in zip(*parts.values(), strict=True))
    return Draw(
        out,
        name,
        digest,
        audit.manifest["language"] if audit.manifest["language"] in LANGUAGES else "en",
        given,
        listed.assign(company_probability=chance, seed=seed),
        cells[["sample", "task", "unit", "stratum"]],
    )
