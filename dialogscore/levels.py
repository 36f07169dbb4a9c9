"""From act to level and mode: the rules of the codebook's part 2, applied and never coded by hand."""

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.arrays import equals, flags, set_apart
from dialogscore.forest import any_above, cut_cycles, nearest_above
from dialogscore.pairing import row_of

__all__ = ["INVITATION_DAYS", "SAME_ANSWER_PROBABILITY", "SAME_QUESTION_SIMILARITY", "add_levels"]

INVITATION_DAYS = 7
# The same answer to the same question is no canned phrase.
SAME_ANSWER_PROBABILITY = 0.80
SAME_QUESTION_SIMILARITY = 0.80
DIRECTED_ACTS = ("answer", "probe", "deflect", "acknowledge")


def add_levels(messages: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """
    Place each message of the company on the ladder from broadcast to interactive.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows with the columns of all stages up to ``canned``.
    sources : pandas.DataFrame
        Table of sources; an invitation is watched until its own source's end of observation.

    Returns
    -------
    pandas.DataFrame
        The table with the columns of stage ``levels``. `level` and `mode` are NA for reposts, for act ``other`` and
        on rows that are not outbound; `mode` is also NA for an invitation that is neither kept nor broken.
    """
    act = messages["act"].fillna("").to_numpy(dtype=object)
    company = equals(messages["direction"], "outbound") & ~set_apart(messages)
    target, _ = cut_cycles(row_of(messages, messages["reply_target_id"]))

    addresses = messages["addresses"].fillna("").to_numpy(dtype=object)
    directed = np.isin(act, DIRECTED_ACTS)
    position = np.select(
        [~company, addresses == "everybody", addresses == "itself", addresses == "person", directed],
        [None, "opener", "self_thread", "reply", "reply"],
        default="opener",
    )
    is_reply = position == "reply"
    responsive = company & is_reply & np.isin(act, ["answer", "probe"])
    canned = flags(messages["is_canned"])
    same_answer = (
        canned
        & (act == "answer")
        & (messages["act_probability"].to_numpy() >= SAME_ANSWER_PROBABILITY)
        & (messages["canned_question_similarity"].to_numpy() >= SAME_QUESTION_SIMILARITY)
    )
    responsive &= ~canned | same_answer
    third_turn = responsive & _is_third_turn(company & is_reply, target, messages)

    invites = company & (act == "invite")
    judged = company & ~np.isin(act, ["other", ""])
    nominal = is_reply & (np.isin(act, ["acknowledge", "deflect"]) | (canned & np.isin(act, ["answer", "probe"])))
    outcome, takers, answered = _invitations(messages, sources, invites, responsive, target)
    unsure = flags(messages["is_uncertain"])
    against, _, _ = _invitations(messages, sources, invites, responsive & ~unsure, target)
    most, _, _ = _invitations(messages, sources, invites, responsive | (is_reply & unsure), target)
    broken = invites & (outcome == "broken")
    level = np.select([~judged, broken, invites, third_turn, responsive, nominal], [-1, 1, 2, 4, 3, 1], default=0)
    dialog = (level >= 3) | (invites & (outcome == "kept"))
    mode = np.select(
        [level < 0, dialog, level == 1, level == 0], [None, "dialog", "nominal", "broadcast"], default=None
    )
    source = np.select(
        [~judged, invites, third_turn, same_answer & responsive, canned & (level == 1), position == "self_thread",
         (position == "opener") & ~np.isin(act, ["inform", "promote"])],
        [None, "invitation", "third_turn", "same_answer", "canned", "self_thread", "opener"],
        default="act",
    )  # fmt: skip
    handed_over = is_reply & (act == "deflect") & flags(messages["deflect_reason"])

    added = pd.DataFrame(
        {
            "position": position,
            "level": pd.Series(level, dtype="Int64").mask(level < 0),
            "mode": mode,
            "mode_source": source,
            "invitation_outcome": np.where(invites, outcome, None),
            "invitation_takers": pd.Series(takers, dtype="Int64").mask(~invites),
            "invitation_answered": pd.Series(answered, dtype="Int64").mask(~invites),
            "invitation_uncertain": pd.Series(unsure | (against != most), dtype="boolean").mask(~invites),
            "handed_over": pd.Series(handed_over, dtype="boolean").mask(~company),
        },
        index=messages.index,
    )
    return messages.join(schema.conform(added))


def _is_third_turn(company_reply: np.ndarray, target: np.ndarray, messages: pd.DataFrame) -> np.ndarray:
    """Find rows above which lies a company reply and, after that, a message of the audience (Rafaeli's third turn)."""
    audience = equals(messages["author_role"], "audience")
    came_back = audience & any_above(company_reply, target)
    return any_above(came_back, target)


def _invitations(
    messages: pd.DataFrame, sources: pd.DataFrame, invites: np.ndarray, responsive: np.ndarray, target: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tell what came of each invitation: its outcome, its takers and how many of them were answered in substance."""
    size = len(messages)
    days = pd.Timedelta(days=INVITATION_DAYS)
    created = messages["created_at"]
    watched = _watched(messages, sources) >= days
    under = nearest_above(invites, target)
    taker = (
        (under >= 0)
        & equals(messages["author_role"], "audience")
        & ~set_apart(messages)
        & ~equals(messages["inbound_type"], "noise")
        & equals(messages["status"], "visible")
    )
    answers = np.flatnonzero(responsive & (target >= 0))
    answers = answers[taker[target[answers]]]
    gap = created.iloc[answers].reset_index(drop=True) - created.iloc[target[answers]].reset_index(drop=True)
    in_time = ((gap >= pd.Timedelta(0)) & (gap <= days)).to_numpy(dtype=bool)
    was_answered = np.zeros(size, dtype=bool)
    was_answered[target[answers[in_time]]] = True

    rows = np.flatnonzero(taker)
    delay = created.iloc[rows].reset_index(drop=True) - created.iloc[under[rows]].reset_index(drop=True)
    early = rows[(delay <= days).to_numpy(dtype=bool)]
    takers = np.bincount(under[rows], minlength=size)
    answered = np.bincount(under[rows[was_answered[rows]]], minlength=size)
    early_takers = np.bincount(under[early], minlength=size)
    unwatched_takers = np.bincount(under[early[~watched[early]]], minlength=size)

    has_audience = sources.loc[
        sources["capabilities"].str.contains("audience_messages") & sources["audience_coverage"].eq("full"), "source_id"
    ]
    knowable = messages["source_id"].isin(has_audience).to_numpy(dtype=bool)
    outcome = np.select(
        [answered > 0, ~knowable, ~watched, (early_takers > 0) & (unwatched_takers > 0), early_takers > 0],
        ["kept", "unknowable", "pending", "pending", "broken"],
        default="untaken",
    )
    return outcome, takers, answered


def _watched(messages: pd.DataFrame, sources: pd.DataFrame) -> np.ndarray:
    until = sources.set_index("source_id")["observed_until"].reindex(messages["source_id"]).reset_index(drop=True)
    return (until - messages["created_at"].reset_index(drop=True)).fillna(pd.Timedelta(0)).to_numpy()
