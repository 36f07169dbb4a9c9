"""The sentence of the St. Gallen study on one feed: a verdict by a declared rule, and what would decide it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import ndtri

from dialogscore.measures.rows import Setting

__all__ = ["RULE_VERSION", "THRESHOLD", "Part", "coded_needed", "st_gallen_table", "state_of"]

RULE_VERSION, THRESHOLD = "1", 0.5
LEAST_TURNS, LEAST_THREADS, LEAST_OPENERS = 50, 10, 10
TEXT = pd.StringDtype("pyarrow")


class Part(NamedTuple):
    """
    A dialog share as the rule reads it.

    Attributes
    ----------
    value : float
        The share, 0..1; NaN where there is none.
    low, high : float
        Interval with label errors; its upper end counts every open invitation as kept.
    low_sampling, high_sampling : float
        The same without label errors.
    n : int
        Company turns.
    """

    value: float
    low: float
    high: float
    low_sampling: float
    high_sampling: float
    n: int


def coded_needed(part: Part, *, threshold: float, level: float) -> int | None:
    """
    Tell how many turns people would have to code so that the interval clears the threshold.

    Coding takes the model's error away and leaves that of a simple random sample of n among the N turns; what threads
    differ by stays. With a the distance of the share from the threshold, b that of its sampling limit on the same side
    and z the normal quantile: n = v / ((a² - b²) / z² + v / N), v = threshold (1 - threshold).

    Parameters
    ----------
    part : Part
        A dialog share.
    threshold : float
        What must be cleared, 0..1.
    level : float
        Confidence level, 0..1.

    Returns
    -------
    int or None
        0 where the interval is clear already; None where no number would do, because the sampling of threads alone
        reaches the threshold.

    References
    ----------
    Cochran (1977), Sampling Techniques, sections 4.4 and 2.6.
    """
    if part.low > threshold or part.high < threshold:
        return 0
    below = part.value < threshold
    a = abs(part.value - threshold)
    b = part.high_sampling - part.value if below else part.value - part.low_sampling
    room = a * a - b * b
    if not room > 0:
        return None
    v, z = threshold * (1 - threshold), ndtri(0.5 + level / 2)
    # A hair below the next whole number is that number.
    return max(1, int(np.ceil(v / (room / (z * z) + v / part.n) - 1e-9)))


def state_of(whole: Part, openers: Part, *, threshold: float, level: float) -> tuple[str, str | None, int, int]:
    """
    Apply the rule.

    Parameters
    ----------
    whole, openers : Part
        Dialog share over all turns and among openers.
    threshold : float
        What both intervals must lie below or above, 0..1.
    level : float
        Confidence level, 0..1.

    Returns
    -------
    tuple of (str, str or None, int, int)
        State (one_way, geared, undecided), for the last the reason: ``codable`` (with the number of turns to code
        among all and among openers), ``sampling`` (the threads alone reach the threshold), ``sides`` (the two shares
        lie on different sides), ``few_openers`` (below ten) or ``no_openers``; elsewhere None, 0 and 0.
    """
    if not openers.n:
        return "undecided", "no_openers", 0, 0
    if openers.n < LEAST_OPENERS:
        return "undecided", "few_openers", 0, 0
    if max(whole.high, openers.high) < threshold:
        return "one_way", None, 0, 0
    if min(whole.low, openers.low) > threshold:
        return "geared", None, 0, 0
    if (whole.value < threshold) != (openers.value < threshold):
        return "undecided", "sides", 0, 0
    needed = [coded_needed(part, threshold=threshold, level=level) for part in (whole, openers)]
    if None in needed:
        return "undecided", "sampling", 0, 0
    return "undecided", "codable", *needed


def st_gallen_table(
    rows: Sequence[Mapping], messages: pd.DataFrame, said: pd.DataFrame, setting: Setting, *, threshold: float
) -> pd.DataFrame:
    """
    Give the verdict.

    Parameters
    ----------
    rows : sequence of mapping
        Rows of `scores`, all that rest on company messages among them.
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    setting : Setting
        What all scores of the run share.
    threshold : float
        What both intervals must lie below or above, 0..1.

    Returns
    -------
    pandas.DataFrame
        One line: ``rule`` (its version), ``threshold``, ``state`` (as `state_of`; ``too_few`` below 50 turns or 10
        threads, ``unstated`` where there is no dialog share), ``reason``, ``coded`` and ``coded_openers`` (turns to
        code), the two shares as `Part` with their names (those of openers end in ``_openers``), ``threads``, and
        ``first`` and ``last``, the times of the first and the last company message counted.
    """
    parts = [_part(rows, measure) for measure in ("dialog_share", "dialog_share_openers")]
    threads = int(said["thread"].nunique())
    if np.isnan(parts[0].value):
        found = ("unstated", None, 0, 0)
    elif parts[0].n < LEAST_TURNS or threads < LEAST_THREADS:
        found = ("too_few", None, 0, 0)
    else:
        found = state_of(*parts, threshold=threshold, level=setting.level)
    created = messages["created_at"].iloc[said["row"]]
    line = {"rule": RULE_VERSION, "threshold": threshold} | dict(
        zip(("state", "reason", "coded", "coded_openers"), found, strict=True)
    )
    for suffix, part in zip(("", "_openers"), parts, strict=True):
        line |= {f"{name}{suffix}": value for name, value in part._asdict().items()}
    table = pd.DataFrame([line | {"threads": threads, "first": created.min(), "last": created.max()}])
    for column in ("first", "last"):
        table[column] = pd.to_datetime(table[column], utc=True)
    return table.astype(dict.fromkeys(("rule", "state", "reason"), TEXT))


def _part(rows: Sequence[Mapping], measure: str) -> Part:
    mine = {row["subset_by"]: row for row in rows if row["measure"] == measure}
    row = mine[None]
    if np.isnan(row["value"]):
        return Part(*[np.nan] * 5, int(row["n"]))
    most = mine.get("open_invitations", row)
    high, high_sampling = (
        max(row[name], most[name]) if np.isfinite(most[name]) else row[name] for name in ("high", "high_sampling")
    )
    return Part(row["value"], row["low"], high, row["low_sampling"], high_sampling, int(row["n"]))
