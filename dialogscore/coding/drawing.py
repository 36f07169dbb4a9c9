"""Draw turns: simple random without replacement inside each stratum, the same for the same seed."""

import hashlib
import json
from collections import Counter

import numpy as np
import pandas as pd

from dialogscore.coding.frame import Frame
from dialogscore.coding.strata import LEAST, allotted, halves, joined
from dialogscore.statistics import seed_of, uniforms

__all__ = ["draw", "sample_id", "stratified"]

# A model that is sure of itself may be wrong, and one that is not is no coin: probabilities are taken between these.
SUREST = (0.5, 0.95)
FIRST = ("dialog", "needs_reply")
STRATIFIED = ["unit", "stratum", "stratum_size", "stratum_drawn"]


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
    # With fewer than five draws for each half there is but one stratum.
    half_of = [key[0] if n >= 2 * LEAST else "" for key in units["key"]]
    sure = np.clip(np.nan_to_num(units["probability"].to_numpy(), nan=SUREST[0]), *SUREST)
    spread_of = np.sqrt(sure * (1 - sure))
    cells = pd.DataFrame({"unit": units["unit"], "key": units["key"], "half": half_of, "spread": spread_of})
    parts = [_parted(cells[cells["half"] == half], drawn, task) for half, drawn in _halves(half_of, n).items()]
    if not parts:
        parts = [cells.assign(stratum="", stratum_size=0, stratum_drawn=0)]
    return pd.concat(parts).sort_values("unit")[STRATIFIED].reset_index(drop=True)


def _halves(half_of: list[str], n: int) -> dict[str, int]:
    return halves(Counter(half_of), next((one for one in FIRST if one in half_of), ""), n)


def _parted(cells: pd.DataFrame, n: int, task: str) -> pd.DataFrame:
    """Put one half into strata."""
    stratum_of = joined(Counter(cells["key"]), n)
    name_of = {key: " / ".join((task, *stratum)) for key, stratum in stratum_of.items()}
    table = cells.assign(stratum=cells["key"].map(name_of))
    by_name = table.groupby("stratum", sort=True)["spread"]
    size = by_name.size()
    drawn = dict(zip(size.index, allotted(size.tolist(), by_name.mean().tolist(), n), strict=True))
    return table.assign(stratum_size=table["stratum"].map(size.to_dict()), stratum_drawn=table["stratum"].map(drawn))


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
