"""Four plain counts that anyone can recount from the export: no model, no rule about turns."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, seconds_since_1970, threads
from dialogscore.codes import ranked
from dialogscore.measures.coverage import refusal
from dialogscore.measures.rows import FEW_CLUSTERS, Setting, refused_row, score_row
from dialogscore.measures.turns import inside
from dialogscore.pairing import row_of
from dialogscore.statistics import bootstrap_limits, drawn_quantiles, seed_of, survival_draws

__all__ = ["plain_counts"]


def plain_counts(messages: pd.DataFrame, sources: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Count what the company wrote and whom it answered.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    sources : pandas.DataFrame
        The sources.
    setting : Setting
        What all scores of the run share. A window selects the rows that are counted, not their answers.

    Returns
    -------
    list of dict
        Rows of `scores`: outbound_messages, replies_with_known_parent, audience_messages_answered_directly and
        median_direct_response_seconds. Automated messages and negative times are in. Only the median has an interval.
    """
    created = seconds_since_1970(messages["created_at"])
    inner = inside(created, setting.window)
    company = equals(messages["author_role"], "company")
    rows = np.flatnonzero(company)
    parent = row_of(messages, messages["parent_id"], rows)
    known = parent >= 0
    outbound = int(inner[rows].sum())
    scores = [score_row(setting, "outbound_messages", outbound, n=outbound, unit="count", basis="counted")]

    def counted(measure: str, needs: tuple[str, ...], value: float, n: int, unit: str, **more) -> dict:
        missing = refusal(needs, sources)
        if missing is None and n == 0 and unit == "s":
            missing = "no_units"
        if missing is not None:
            return refused_row(setting, measure, missing, unit=unit, basis="counted")
        return score_row(setting, measure, value, n=n, unit=unit, basis="counted", **more)

    replies = int((known & inner[rows]).sum())
    scores.append(counted("replies_with_known_parent", ("parents",), replies, outbound, "count"))

    direct = known & ~company[parent] & inner[parent]
    # Rows are in order of time: the first company row that names a message is its first answer.
    first = np.full(len(messages), -1, dtype=np.int64)
    # Written from the last to the first, so that the first stands.
    first[parent[direct][::-1]] = np.arange(int(np.count_nonzero(direct)))[::-1]
    answered = np.flatnonzero(first >= 0)
    first = first[answered]
    # Times are exact to the microsecond; their float64 seconds differ by a little more than that.
    waits = np.round(created[rows[direct][first]] - created[answered], 6)
    audience = int((~company & inner).sum())
    needs = ("audience_messages", "parents")
    scores.append(counted("audience_messages_answered_directly", needs, len(answered), audience, "count"))
    median = float(np.median(waits)) if len(waits) else np.nan
    needs = ("audience_messages", "parents", "exact_times")
    thread = ranked(threads(messages)[answered])
    limits, told = _median_limits(median, waits, thread, setting), int(thread.max(initial=-1)) + 1
    few = {"note": "few_clusters", "threads": told} if told < FEW_CLUSTERS else {}
    scores.append(counted("median_direct_response_seconds", needs, median, len(waits), "s", sampling=limits, **few))
    return scores


def _median_limits(median: float, waits: np.ndarray, thread: np.ndarray, setting: Setting) -> tuple[float, float]:
    """Limits of the median by the thread bootstrap; NaN with fewer than two threads."""
    if thread.max(initial=0) < 1:
        return np.nan, np.nan
    seed = seed_of(setting.seed, "median_direct_response_seconds")
    grid, survival = survival_draws(waits, np.ones(len(waits), dtype=bool), thread, seed=seed, share=0.5)
    low, high = bootstrap_limits(drawn_quantiles(grid, survival, 0.5), level=setting.level)
    return min(low, median), max(high, median)
