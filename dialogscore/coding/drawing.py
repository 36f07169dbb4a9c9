"""Draw turns: simple random without replacement inside each stratum, the same for the same seed."""

import hashlib
import json
from collections import Counter

import numpy as np
import pandas as pd

from dialogscore.coding.frame import Frame
from dialogscore.coding.strata import allotted, joined
from dialogscore.statistics import seed_of, uniforms

__all__ = ["draw", "sample_id", "stratified"]

# A model that is sure of itself may be wrong, and one that is not is no coin: probabilities are taken between these.
SUREST = (0.5, 0.95)
FIRST = ("dialog", "needs_reply")


def sample_id(audit: str, *, seed: int, n: int, what: str) -> str:
    """
    Name a draw by what decides it.

    Parameters
    ----------
    audit : str
        Hash of the audit's messages.
    seed : int
        Seed.
    n : int
        Turns to draw.
    what : str
        outbound, inbound or both.

    Returns
    -------
    str
        Such as ``s-7f3a9c12``.
    """
    return "s-" + hashlib.sha256(json.dumps([audit, seed, n, what]).encode()).hexdigest()[:8]


def stratified(frame: Frame, n: int, *, task: str) -> pd.DataFrame:
    """
    Put the turns of a frame into strata and decide how many are drawn from each.

    Parameters
    ----------
    frame : Frame
        What can be drawn.
    n : int
        Turns to draw.
    task : str
        act or inbound.

    Returns
    -------
    pandas.DataFrame
        unit, stratum (name), stratum_size and stratum_drawn, in the order of the units.
    """
    units = frame.units
    stratum_of = joined(Counter(units["key"]), n)
    name_of = {key: " / ".join((task, *stratum)) for key, stratum in stratum_of.items()}
    table = pd.DataFrame({"unit": units["unit"], "stratum": units["key"].map(name_of)})
    if table.empty:
        return table.assign(stratum_size=[], stratum_drawn=[])
    sure = np.clip(np.nan_to_num(units["probability"].to_numpy(), nan=SUREST[0]), *SUREST)
    mean = pd.Series(sure).groupby(table["stratum"].to_numpy()).mean().sort_index()
    size = table["stratum"].value_counts().sort_index()
    is_first = [any(name.startswith(f"{task} / {one}") for one in FIRST) for name in size.index]
    drawn = allotted(size.tolist(), np.sqrt(mean * (1 - mean)).tolist(), is_first, n)
    size_of, drawn_of = size.to_dict(), dict(zip(size.index, drawn, strict=True))
    return table.assign(
        stratum_size=table["stratum"].map(size_of), stratum_drawn=table["stratum"].map(drawn_of)
    ).reset_index(drop=True)


def draw(table: pd.DataFrame, *, seed: int, audit: str) -> pd.DataFrame:
    """
    Draw from strata.

    Parameters
    ----------
    table : pandas.DataFrame
        From `stratified`.
    seed : int
        Seed.
    audit : str
        Hash of the audit's messages.

    Returns
    -------
    pandas.DataFrame
        The drawn rows of the table, by unit, with probability (stratum_drawn over stratum_size).
    """
    drawn = []
    for name, cells in table.sort_values("unit").groupby("stratum", sort=True):
        order = np.argsort(uniforms(seed_of(seed, f"sample:{audit}:{name}"), len(cells)), kind="stable")
        drawn.append(cells.iloc[order[: int(cells["stratum_drawn"].iloc[0])]])
    if not drawn:
        return table.assign(probability=[])
    found = pd.concat(drawn).sort_values("unit").reset_index(drop=True)
    return found.assign(probability=found["stratum_drawn"] / found["stratum_size"])
