"""Present, one-way, unanswered: the figures beside which the dialog share stands in the St. Gallen sentence."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from dialogscore.arrays import equals, seconds_since_1970, set_apart
from dialogscore.measures.mix import BANDS, OPEN, company_turns
from dialogscore.measures.rows import Setting, refused_row, score_row, share_row
from dialogscore.measures.turns import MODES, inside

__all__ = ["one_way_scores", "presence_scores", "unanswered_scores"]

WEEK = 7 * 86400
FEW_WEEKS = 4
# Rows of the reply rate that are turned round: the whole, and each type of what was asked.
TURNED = (None, "uncertain_labels", "inbound_type", "uncertain_labels:inbound_type")


def presence_scores(messages: pd.DataFrame, sources: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Count how often the company writes in public.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    sources : pandas.DataFrame
        The sources.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores`: posts_per_week, of all and by kind (post, reply). The mean of whole weeks of seven days from
        the first company message in the window to the end of observation or of the window; n is their number, and the
        interval takes the weeks for the sample (Student's t).
    """
    created = seconds_since_1970(messages["created_at"])
    own = equals(messages["direction"], "outbound") & ~set_apart(messages) & equals(messages["status"], "visible")
    own &= inside(created, setting.window)
    measure, options = "posts_per_week", {"unit": "per_week", "basis": "counted"}
    if not own.any():
        return [refused_row(setting, measure, "no_units", **options)]
    start, until = created[own].min(), sources["observed_until"].max()
    end = created.max() if pd.isna(until) else until.timestamp()
    if setting.window is not None and setting.window[1] is not None:
        end = min(end, setting.window[1].timestamp())
    weeks = int((end - start) // WEEK)
    if weeks < 1:
        return [refused_row(setting, measure, "too_few_weeks", weeks=0, **options)]
    week = ((created - start) // WEEK).astype(np.int64)
    post = equals(messages["kind"], "post", "quote")
    rows = []
    for part, of in ((None, own), ("post", own & post), ("reply", own & ~post)):
        counted = of & (week < weeks)
        counts = np.bincount(week[counted], minlength=weeks)
        value, limits, note = float(counts.mean()), None, {}
        if weeks > 1:
            half = stdtrit(weeks - 1, 0.5 + setting.level / 2) * counts.std(ddof=1) / np.sqrt(weeks)
            limits = (max(0.0, value - half), value + half)
        if weeks < FEW_WEEKS:
            note = {"note": "too_few_weeks", "weeks": weeks}
        subset = (None, None) if part is None else ("post_kind", part)
        rows.append(score_row(setting, measure, value, n=weeks, subset=subset, sampling=limits, **options, **note))
    return rows


def one_way_scores(said: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Compute what speaks to nobody, and the upper bound of the dialog share among openers.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores`: one_way_share of all turns and one_way_share_openers, each with its band, and
        dialog_share_openers with every open invitation counted as kept.
    """
    turns = company_turns(said)
    rows = []
    for suffix, part in (("", turns), ("_openers", turns[turns["position"] == "opener"])):
        thread, unsure = part["thread"].to_numpy(), part["uncertain"].to_numpy()
        hits = part["mode"].to_numpy() == MODES.index("broadcast")
        errors = (f"mode_broadcast{suffix}", "mode_broadcast")
        rows.append(share_row(setting, f"one_way_share{suffix}", hits, thread, errors=errors))
        for side, scenario in zip(BANDS, (hits & ~unsure, hits | unsure), strict=True):
            subset = ("uncertain_labels", side)
            rows.append(share_row(setting, f"one_way_share{suffix}", scenario, thread, subset=subset))
    # Of openers, the last part: only where some are open, elsewhere it would say the same twice.
    mode = part["mode"].to_numpy()
    if (mode == OPEN).any():
        subset, errors = ("open_invitations", "for"), ("dialog_share_openers", "dialog_share")
        rows.append(share_row(setting, "dialog_share_openers", mode >= OPEN, thread, errors=errors, subset=subset))
    return rows


def unanswered_scores(rows: Sequence[Mapping]) -> list[dict]:
    """
    Turn the 72-hour reply rate round.

    Parameters
    ----------
    rows : sequence of mapping
        Rows of `scores`, those of reply_rate_72h among them.

    Returns
    -------
    list of dict
        Rows of `scores`: unanswered_share of the whole and of each type with the bands, and with the interval, n and
        note of the rate.
    """
    ends = {"low": "high", "high": "low", "low_sampling": "high_sampling", "high_sampling": "low_sampling"}
    return [
        row
        | {"measure": "unanswered_share", "value": 1 - row["value"], "subset": _other_side(row)}
        | {end: 1 - row[opposite] for end, opposite in ends.items()}
        for row in rows
        if row["measure"] == "reply_rate_72h" and row["subset_by"] in TURNED
    ]


def _other_side(row: Mapping) -> str | None:
    """What speaks against a rate speaks for the share of those left."""
    if not str(row["subset_by"]).startswith("uncertain_labels"):
        return row["subset"]
    side, mark, part = row["subset"].partition(":")
    return f"{({'against': 'for', 'for': 'against'})[side]}{mark}{part}"
