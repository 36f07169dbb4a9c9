"""How steadily a company writes: whole weeks, the weeks it let pass in silence, and the time between two messages."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from dialogscore.arrays import seconds_since_1970
from dialogscore.codes import ranked
from dialogscore.measures.presence import FEW_WEEKS, WEEK, Written
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row
from dialogscore.measures.turns import inbound_rows
from dialogscore.statistics import (
    bootstrap_limits,
    cluster_groups,
    clustered_share,
    drawn_quantiles,
    replicate_weights,
    seed_of,
    survival_draws,
)

__all__ = ["GAP", "SILENT", "VARIATION", "posting_weeks", "steadiness_scores"]

MEDIAN, VARIATION, SILENT = "posts_per_week_median", "posts_per_week_variation", "weeks_without_post_share"
GAP_MEDIAN, GAP = "post_gap_median_seconds", "post_gap_longest_seconds"
UNITS = {MEDIAN: "per_week", VARIATION: "ratio", SILENT: "share", GAP_MEDIAN: "s", GAP: "s"}


def steadiness_scores(own: Written, setting: Setting, blocked: Refusal | None) -> list[dict]:
    """
    Measure how evenly the company writes, of all its messages, of its posts and of its replies.

    Parameters
    ----------
    own : Written
        Its messages, as `dialogscore.measures.presence.written_times` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export tells nothing of it, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: posts_per_week_median, posts_per_week_variation (standard deviation over mean) and
        weeks_without_post_share over the whole weeks that posts_per_week rests on, the first two with the limits of a
        bootstrap of weeks, the last with Wilson's; post_gap_median_seconds over the times between two messages in a
        row (weeks drawn again), and post_gap_longest_seconds, the time from the last message to the end among them.
    """
    reason = blocked or (None if len(own.at) else ("no_units", {}))
    if reason is not None:
        return [refused_row(setting, one, reason[0], unit=UNITS[one], basis="counted", **reason[1]) for one in UNITS]
    rows: list[dict] = []
    for part, of in own.parts():
        subset = (None, None) if part is None else ("post_kind", part)
        rows += _by_week(own, of, setting, subset) + _gaps(own, of, setting, subset)
    return rows


def _by_week(own: Written, part: np.ndarray, setting: Setting, subset: tuple) -> list[dict]:
    weeks = own.weeks
    if weeks < 1:
        return [
            refused_row(setting, one, "too_few_weeks", unit=UNITS[one], basis="counted", subset=subset, weeks=0)
            for one in (MEDIAN, VARIATION, SILENT)
        ]
    few = {"note": "too_few_weeks", "weeks": weeks} if weeks < FEW_WEEKS else {}
    counts = own.by_week(part).astype(float)
    rows = [_drawn(setting, MEDIAN, float(np.median(counts)), _medians, counts, subset, few)]
    # Nothing varies about nothing, and one week does not vary.
    if weeks < 2 or not counts.any():
        reason = ("too_few_weeks", {"weeks": weeks}) if weeks < 2 else ("no_units", {})
        options = {"n": weeks, "unit": UNITS[VARIATION], "basis": "counted", "subset": subset}
        rows.append(refused_row(setting, VARIATION, reason[0], **reason[1], **options))
    else:
        variation = float(counts.std(ddof=1) / counts.mean())
        rows.append(_drawn(setting, VARIATION, variation, _variations, counts, subset, few))
    found = clustered_share(counts == 0, np.arange(weeks), level=setting.level)
    options = {"n": weeks, "basis": "counted", "subset": subset, "sampling": (found.low, found.high)}
    return [*rows, score_row(setting, SILENT, found.value, **options, **few)]


def _drawn(
    setting: Setting, measure: str, value: float, figure: Callable, counts: np.ndarray, subset: tuple, few: dict
) -> dict:
    """Make the row of a figure of weekly counts, with whole weeks drawn again."""
    limits = None
    if len(counts) > 1:
        seed = seed_of(setting.seed, f"weeks:{measure}")
        group = cluster_groups(len(counts), seed=seed)
        weights = replicate_weights(int(group.max()) + 1, seed=seed)
        low, high = bootstrap_limits(figure(counts, group, weights), level=setting.level)
        limits = (min(low, value), max(high, value))
    options = {"n": len(counts), "unit": UNITS[measure], "basis": "counted", "subset": subset, "sampling": limits}
    return score_row(setting, measure, value, **options, **few)


def _medians(counts: np.ndarray, group: np.ndarray, weights: np.ndarray) -> np.ndarray:
    order = np.argsort(counts, kind="stable")
    reached = np.cumsum(weights[:, group[order]], axis=1)
    return counts[order][np.argmax(reached >= reached[:, -1:] / 2, axis=1)]


def _variations(counts: np.ndarray, group: np.ndarray, weights: np.ndarray) -> np.ndarray:
    powers = (counts**power for power in range(3))
    number, total, squares = (weights @ np.bincount(group, weights=one) for one in powers)
    mean = total / number
    spread = np.sqrt(np.maximum(squares / number - mean**2, 0) * number / (number - 1))
    return np.divide(spread, mean, out=np.full_like(mean, np.nan), where=mean > 0)


def _gaps(own: Written, part: np.ndarray, setting: Setting, subset: tuple) -> list[dict]:
    at = own.at[part]
    gaps = np.round(np.diff(at), 6)
    options = {"unit": "s", "basis": "counted", "subset": subset}
    if not len(gaps):
        rows = [refused_row(setting, GAP_MEDIAN, "no_units", **options)]
    else:
        value, limits = float(np.median(gaps)), None
        week = ranked(((at[:-1] - own.start) // WEEK).astype(np.int64))
        if week.max() > 0:
            seed = seed_of(setting.seed, f"weeks:{GAP_MEDIAN}")
            grid, left = survival_draws(gaps, np.ones(len(gaps), dtype=bool), week, seed=seed, share=0.5)
            low, high = bootstrap_limits(drawn_quantiles(grid, left, 0.5), level=setting.level)
            limits = (min(low, value), max(high, value))
        rows = [score_row(setting, GAP_MEDIAN, value, n=len(gaps), sampling=limits, **options)]
    if not len(at):
        return [*rows, refused_row(setting, GAP, "no_units", **options)]
    # Silence that lasts is silence: the last message is followed by what has passed since.
    longest = float(max(gaps.max(initial=0.0), np.round(own.end - at[-1], 6)))
    return [*rows, score_row(setting, GAP, longest, n=len(at), **options)]


def posting_weeks(own: Written, messages: pd.DataFrame) -> pd.DataFrame:
    """
    List the whole weeks.

    Parameters
    ----------
    own : Written
        The company's messages.
    messages : pandas.DataFrame
        All messages in table order.

    Returns
    -------
    pandas.DataFrame
        ``from`` (when the week begins, UTC), ``posts`` (openers), ``replies`` (all other messages: replies, and what
        continues threads of its own), ``inbound`` (messages to the company, which tell silence from a hole in the
        export) and ``silent`` (neither).
    """
    heard = seconds_since_1970(messages["created_at"])[inbound_rows(messages)] - own.start
    week = (heard[heard >= 0] // WEEK).astype(np.int64)
    posts, replies = own.by_week(own.post), own.by_week(~own.post)
    begun = own.start + WEEK * np.arange(own.weeks)
    return pd.DataFrame(
        {
            "from": pd.Series(np.round(begun * 1e6).astype("datetime64[us]")).dt.tz_localize("UTC"),
            "posts": posts.astype(np.int64),
            "replies": replies.astype(np.int64),
            "inbound": np.bincount(week[week < own.weeks], minlength=own.weeks).astype(np.int64),
            "silent": posts + replies == 0,
        }
    )
