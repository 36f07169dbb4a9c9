"""Present, one-way, unanswered: the figures beside which the dialog share stands in the St. Gallen sentence."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from dialogscore.arrays import equals, seconds_since_1970, set_apart
from dialogscore.measures.mix import BANDS, OPEN, company_turns
from dialogscore.measures.rows import Setting, refused_row, score_row, share_row
from dialogscore.measures.turns import MODES, Window, inside

__all__ = ["FEW_WEEKS", "WEEK", "Written", "one_way_scores", "presence_scores", "unanswered_scores", "written_times"]

WEEK = 7 * 86400
FEW_WEEKS = 4
# Rows of the reply rate that are turned round: the whole, and each type of what was asked.
TURNED = (None, "uncertain_labels", "inbound_type", "uncertain_labels:inbound_type")


class Written(NamedTuple):
    """
    When the company wrote in public.

    Attributes
    ----------
    at : numpy.ndarray of float
        Times of its messages, seconds since 1970, in order.
    post : numpy.ndarray of bool
        Whether each is an opener: a post to everybody that begins a thread, as the purposes count them.
    end : float
        End of observation or of the window.
    weeks : int
        Whole weeks of seven days from the first message to the end; 0 without messages.
    """

    at: np.ndarray
    post: np.ndarray
    end: float
    weeks: int

    @property
    def start(self) -> float:
        """When the first of them was written; 0 without messages."""
        return float(self.at[0]) if len(self.at) else 0.0

    def parts(self) -> list[tuple[str | None, np.ndarray]]:
        """List all messages, the posts, and the replies with what continues a thread of its own: name, which belong."""
        return [(None, np.ones(len(self.at), dtype=bool)), ("post", self.post), ("reply", ~self.post)]

    def by_week(self, part: np.ndarray) -> np.ndarray:
        """Count the messages of a part in each whole week."""
        week = ((self.at[part] - self.start) // WEEK).astype(np.int64)
        return np.bincount(week[week < self.weeks], minlength=self.weeks)


def written_times(messages: pd.DataFrame, sources: pd.DataFrame, window: Window) -> Written:
    """
    Take the times of the company's visible messages in the window, reposts and stories not among them.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    sources : pandas.DataFrame
        The sources.
    window : tuple of (Timestamp or None, Timestamp or None), or None
        Window of the audit.

    Returns
    -------
    Written
        Times, and the whole weeks that they lie in.
    """
    created = seconds_since_1970(messages["created_at"])
    own = equals(messages["direction"], "outbound") & ~set_apart(messages) & equals(messages["status"], "visible")
    rows = np.flatnonzero(own & inside(created, window))
    rows = rows[np.argsort(created[rows], kind="stable")]
    until = sources["observed_until"].max()
    end = created.max(initial=0.0) if pd.isna(until) else until.timestamp()
    if window is not None and window[1] is not None:
        end = min(end, window[1].timestamp())
    post = equals(messages["position"], "opener")[rows]
    weeks = int((end - created[rows[0]]) // WEEK) if len(rows) else 0
    return Written(created[rows], post, float(end), max(weeks, 0))


def presence_scores(own: Written, setting: Setting) -> list[dict]:
    """
    Count how often the company writes in public.

    Parameters
    ----------
    own : Written
        Its messages, as `written_times` gives them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores`: posts_per_week, of all and by kind (post: openers; reply: all others). The mean of
        whole weeks of seven days from the first company message in the window to the end of observation or of the
        window; n is their number, and the interval takes the weeks for the sample (Student's t).
    """
    measure, options = "posts_per_week", {"unit": "per_week", "basis": "counted"}
    if not len(own.at):
        return [refused_row(setting, measure, "no_units", **options)]
    if own.weeks < 1:
        return [refused_row(setting, measure, "too_few_weeks", weeks=0, **options)]
    weeks, rows = own.weeks, []
    for part, of in own.parts():
        counts = own.by_week(of)
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
