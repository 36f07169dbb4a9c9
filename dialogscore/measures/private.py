"""Whether people whom the company sent to a private channel went there, and were answered there."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, seconds_since_1970
from dialogscore.measures.mix import BANDS
from dialogscore.measures.rows import Setting, refused_row, share_row
from dialogscore.pairing import row_of
from dialogscore.privacy.people import folded

__all__ = ["TAKEN_UP_DAYS", "taken_up_scores"]

TAKEN_UP_DAYS = 7
_LIMIT = TAKEN_UP_DAYS * 24 * 3600


def taken_up_scores(messages: pd.DataFrame, said: pd.DataFrame, private: pd.DataFrame, setting: Setting) -> list[dict]:
    """
    Follow hand-overs to direct messages into the private channel.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    private : pandas.DataFrame
        Private messages without words, as `dialogscore.readers.Feed` holds them.
    setting : Setting
        What all scores of the run share.

    Returns
    -------
    list of dict
        Rows of `scores`: ``hand_overs_taken_up`` (replies that ask a known person to write privately, after which the
        person did within 7 days) and ``hand_overs_answered`` (of those taken up: the company wrote in that private
        conversation within 7 days of the person's first message there). Hand-overs that the private part of the
        export was not watched 7 days for are left out.
    """
    rows = said["row"].to_numpy()[said["deflects"].to_numpy()]
    rows = rows[equals(messages["deflect_to"].iloc[rows], "direct_message")]
    target = row_of(messages, messages["reply_target_id"], rows)
    rows, target = rows[target >= 0], target[target >= 0]
    sent = pd.DataFrame(
        {
            "at": seconds_since_1970(messages["created_at"])[rows],
            "thread": said.set_index("row")["thread"].loc[rows].to_numpy(),
            "unsure": said.set_index("row")["uncertain"].loc[rows].to_numpy(),
            "person": _who(messages.iloc[target]).to_numpy(dtype=object),
        }
    ).dropna()
    written = pd.DataFrame(
        {
            "at": seconds_since_1970(private["created_at"]),
            "person": _who(private).to_numpy(dtype=object),
            "talk": (private["platform"] + "\x1f" + private["conversation_id"]).to_numpy(dtype=object),
            "ours": private["is_company"].to_numpy(dtype=bool),
        }
    )
    until = written["at"].max() if len(written) else -np.inf
    sent = sent[sent["at"] + _LIMIT <= until].sort_values("at", kind="stable", ignore_index=True)
    if not len(sent):
        return [refused_row(setting, name, "no_units") for name in ("hand_overs_taken_up", "hand_overs_answered")]
    theirs = written[~written["ours"]].dropna(subset=["person"]).sort_values("at", kind="stable")
    first = pd.merge_asof(
        sent, theirs.assign(came=theirs["at"])[["at", "came", "person", "talk"]], on="at", by="person",
        direction="forward", tolerance=_LIMIT,
    )  # fmt: skip
    came = first["came"].notna().to_numpy()
    taken = share_row(setting, "hand_overs_taken_up", came, first["thread"].to_numpy(), errors=("act_deflect",))
    ours = written[written["ours"]].dropna(subset=["talk"]).sort_values("at", kind="stable")
    inside = first[came].dropna(subset=["talk"]).assign(at=lambda table: table["came"]).sort_values("at", kind="stable")
    answer = pd.merge_asof(
        inside, ours.assign(replied=ours["at"])[["at", "replied", "talk"]], on="at", by="talk",
        direction="forward", tolerance=_LIMIT,
    )  # fmt: skip
    hits = answer["replied"].notna().to_numpy()
    thread = answer["thread"].to_numpy()
    answered = share_row(setting, "hand_overs_answered", hits, thread, errors=("act_deflect",))
    # A hand-over that may be none counts where it lowers the share, or where it raises it.
    bands = _bands(setting, "hand_overs_taken_up", came, first) + _bands(setting, "hand_overs_answered", hits, answer)
    return [taken, answered, *bands]


def _bands(setting: Setting, measure: str, hits: np.ndarray, units: pd.DataFrame) -> list[dict]:
    unsure, thread = units["unsure"].to_numpy(dtype=bool), units["thread"].to_numpy()
    return [
        share_row(setting, measure, hits[kept], thread[kept], subset=("uncertain_labels", side))
        for side, kept in zip(BANDS, (~unsure | ~hits, ~unsure | hits), strict=True)
    ]


def _who(rows: pd.DataFrame) -> pd.Series:
    """Name a person by platform and id, else handle."""
    return rows["platform"] + "\x1f" + folded(rows["author_id"].fillna(rows["author_handle"]))
