"""Run steadily, or now and then: six stated rules, and a reading that counts how many are met."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.measures.reliability import MONTHS, RATE_RANGE, SPEED_RATIO
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row
from dialogscore.measures.steadiness import GAP, SILENT, VARIATION
from dialogscore.statistics import clustered_share

__all__ = ["READINGS", "RULES", "RULES_MET", "Rule", "reading_of", "steady_rows", "steady_table", "weeks_to_meet"]

RULES_MET = "steadiness_rules_met"
READINGS = ("steady", "mixed", "now_and_then", "undecided")
LEAST_RULES, MOST = 3, 0.75
DAY = 86400
TEXT = pd.StringDtype("pyarrow")


class Rule(NamedTuple):
    """
    One rule.

    Attributes
    ----------
    rule : str
        Its name.
    measure : str
        The figure it looks at.
    threshold : float
        It is met where figure and interval do not lie above.
    least : int
        Weeks, months or quarters that the figure must rest on.
    """

    rule: str
    measure: str
    threshold: float
    least: int


RULES = (
    Rule("few_silent_weeks", SILENT, 0.2, 8),
    Rule("no_long_gap", GAP, 28 * DAY, 8),
    Rule("even_pace", VARIATION, 1.0, 8),
    Rule("answers_every_month", MONTHS, 0, 3),
    Rule("even_rate", RATE_RANGE, 0.2, 2),
    Rule("even_speed", SPEED_RATIO, 3.0, 2),
)


@cache
def weeks_to_meet(level: float = 0.95) -> int:
    """
    Tell from how many whole weeks on the rule on silent weeks is met if none is silent.

    Parameters
    ----------
    level : float, default 0.95
        Confidence of the interval.

    Returns
    -------
    int
        The smallest number whose interval of no silent week ends at the threshold or below.
    """
    rule = RULES[0]

    def high(weeks: int) -> float:
        return clustered_share(np.zeros(weeks, dtype=bool), np.arange(weeks), level=level).high

    return next(weeks for weeks in count(rule.least) if high(weeks) <= rule.threshold)


def reading_of(met: int, decided: int) -> str:
    """
    Read what the rules come to.

    Parameters
    ----------
    met : int
        Rules that are met.
    decided : int
        Rules that are met or not met.

    Returns
    -------
    str
        ``steady`` where three quarters of the decided rules and more are met, ``now_and_then`` where a quarter and
        less are, ``mixed`` between; ``undecided`` where fewer than three rules are decided.
    """
    if decided < LEAST_RULES:
        return "undecided"
    return "steady" if met >= MOST * decided else "now_and_then" if met <= (1 - MOST) * decided else "mixed"


def steady_table(rows: Sequence[Mapping], *, weeks: int) -> pd.DataFrame:
    """
    Hold every rule against its figure.

    Parameters
    ----------
    rows : sequence of mapping
        Rows of `scores`, those of `steadiness_scores` and `reliability` among them.
    weeks : int
        Whole weeks observed.

    Returns
    -------
    pandas.DataFrame
        ``rule``, ``measure``, ``unit``, ``found``, ``low``, ``high``, ``n``, ``threshold``, ``least``, ``state`` (met,
        not_met, cannot_tell) and ``reason`` (``refused`` where there is no figure, ``too_short`` where it rests on less
        than the rule asks for, ``interval`` where its interval holds the threshold; NA where it is decided).
    """
    whole = {row["measure"]: row for row in rows if row["subset_by"] is None}
    lines = []
    for one in RULES:
        row = whole[one.measure]
        state, reason = _state(row, one, weeks if one.measure == GAP else int(row["n"]))
        lines.append(
            {"rule": one.rule, "measure": one.measure, "unit": row["unit"], "found": row["value"], "low": row["low"],
             "high": row["high"], "n": int(row["n"]), "threshold": float(one.threshold), "least": one.least,
             "state": state, "reason": reason}
        )  # fmt: skip
    return pd.DataFrame(lines).astype(dict.fromkeys(("rule", "measure", "unit", "state", "reason"), TEXT))


def _state(row: Mapping, rule: Rule, units: int) -> tuple[str, str | None]:
    if np.isnan(row["value"]):
        return "cannot_tell", "refused"
    if units < rule.least:
        return "cannot_tell", "too_short"
    # A limit that is not reached lies above everything.
    low = row["value"] if np.isnan(row["low"]) else row["low"]
    open_end = np.inf if np.isfinite(row["low"]) else row["value"]
    high = open_end if np.isnan(row["high"]) else row["high"]
    if high <= rule.threshold:
        return "met", None
    return ("not_met", None) if low > rule.threshold else ("cannot_tell", "interval")


def steady_rows(table: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> list[dict]:
    """
    Count the rules that are met.

    Parameters
    ----------
    table : pandas.DataFrame
        As `steady_table` gives it.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export tells nothing of how steadily the company writes, if so.

    Returns
    -------
    list of dict
        One row of `scores`: steadiness_rules_met, with the decided rules as n; ``too_few_rules`` below three.
    """
    states = table["state"].to_numpy(dtype=object)
    met, decided = int((states == "met").sum()), int((states != "cannot_tell").sum())
    if blocked is not None:
        return [refused_row(setting, RULES_MET, blocked[0], n=0, unit="count", **blocked[1])]
    if decided < LEAST_RULES:
        few = {"n": decided, "decided": decided, "needed": LEAST_RULES}
        return [refused_row(setting, RULES_MET, "too_few_rules", unit="count", **few)]
    return [score_row(setting, RULES_MET, met, n=decided, unit="count")]
