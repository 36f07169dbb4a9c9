"""From act to level and mode: the rules of the codebook's part 2, applied and never coded by hand."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from dialogscore import schema
from dialogscore.arrays import equals, flags, set_apart
from dialogscore.forest import any_above, cut_cycles, nearest_above
from dialogscore.pairing import row_of
from dialogscore.words import watched_until, worded

__all__ = ["INVITATION_DAYS", "SAME_ANSWER_PROBABILITY", "SAME_QUESTION_SIMILARITY", "add_levels"]

INVITATION_DAYS = 7
# The same answer to the same question is no canned phrase.
SAME_ANSWER_PROBABILITY = 0.80
SAME_QUESTION_SIMILARITY = 0.80
DIRECTED_ACTS = ("answer", "probe", "deflect", "acknowledge")
POSITIONS = ("opener", "self_thread", "reply")
MODES = ("broadcast", "nominal", "dialog")
SOURCES = ("invitation", "third_turn", "same_answer", "canned", "self_thread", "opener", "act")
OUTCOMES = ("kept", "unknowable", "pending", "broken", "untaken")


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
    act = partial(equals, messages["act"])
    company = equals(messages["direction"], "outbound") & ~set_apart(messages)
    target, _ = cut_cycles(row_of(messages, messages["reply_target_id"]))

    to = partial(equals, messages["addresses"])
    position = np.select(
        [~company, to("everybody"), to("itself"), to("person") | act(*DIRECTED_ACTS)],
        [-1, POSITIONS.index("opener"), POSITIONS.index("self_thread"), POSITIONS.index("reply")],
        default=POSITIONS.index("opener"),
    )
    is_reply = position == POSITIONS.index("reply")
    substance = act("answer", "probe")
    responsive = company & is_reply & substance
    canned = flags(messages["is_canned"])
    same_answer = (
        canned
        & act("answer")
        & (messages["act_probability"].to_numpy() >= SAME_ANSWER_PROBABILITY)
        & (messages["canned_question_similarity"].to_numpy() >= SAME_QUESTION_SIMILARITY)
    )
    responsive &= ~canned | same_answer
    third_turn = responsive & _is_third_turn(company & is_reply, target, messages)

    invites = company & act("invite")
    judged = company & ~(act("other", "") | messages["act"].isna().to_numpy())
    nominal = is_reply & (act("acknowledge", "deflect") | (canned & substance))
    unsure = flags(messages["is_uncertain"])
    reads = (responsive, responsive & ~unsure, responsive | (is_reply & unsure))
    (outcome, takers, answered), (against, *_), (most, *_) = _invitations(messages, sources, invites, reads, target)
    broken = invites & (outcome == OUTCOMES.index("broken"))
    level = np.select([~judged, broken, invites, third_turn, responsive, nominal], [-1, 1, 2, 4, 3, 1], default=0)
    dialog = (level >= 3) | (invites & (outcome == OUTCOMES.index("kept")))
    mode = np.select([level < 0, dialog, level == 1, level == 0], [-1, 2, 1, 0], default=-1)
    source = np.select(
        [~judged, invites, third_turn, same_answer & responsive, canned & (level == 1),
         position == POSITIONS.index("self_thread"),
         (position == POSITIONS.index("opener")) & ~act("inform", "promote")],
        [-1, *range(6)],
        default=6,
    )  # fmt: skip
    handed_over = is_reply & act("deflect") & flags(messages["deflect_reason"])

    added = pd.DataFrame(
        {
            "position": worded(position, POSITIONS),
            "level": pd.array(np.maximum(level, 0), dtype="Int64"),
            "mode": worded(mode, MODES),
            "mode_source": worded(source, SOURCES),
            "invitation_outcome": worded(np.where(invites, outcome, -1), OUTCOMES),
            "invitation_takers": pd.array(takers, dtype="Int64"),
            "invitation_answered": pd.array(answered, dtype="Int64"),
            "invitation_uncertain": pd.array(unsure | (against != most), dtype="boolean"),
            "handed_over": pd.array(handed_over, dtype="boolean"),
        }
    )
    added.loc[level < 0, "level"] = pd.NA
    for name in ("takers", "answered", "uncertain"):
        added.loc[~invites, f"invitation_{name}"] = pd.NA
    added.loc[~company, "handed_over"] = pd.NA
    return messages.assign(**schema.conform(added.set_axis(messages.index)))


def _is_third_turn(company_reply: np.ndarray, target: np.ndarray, messages: pd.DataFrame) -> np.ndarray:
    """Find rows above which lies a company reply and, after that, a message of the audience (Rafaeli's third turn)."""
    audience = equals(messages["author_role"], "audience")
    came_back = audience & any_above(company_reply, target)
    return any_above(came_back, target)


def _invitations(
    messages: pd.DataFrame, sources: pd.DataFrame, invites: np.ndarray, reads: Sequence[np.ndarray], target: np.ndarray
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """
    Tell what came of each invitation: its outcome, its takers and how many of them were answered in substance.

    Each of `reads` says which messages are answers of substance.
    """
    size = len(messages)
    days = pd.Timedelta(days=INVITATION_DAYS)
    created = messages["created_at"].reset_index(drop=True)
    watched = ((watched_until(messages, sources) - created).fillna(pd.Timedelta(0)) >= days).to_numpy()
    under = nearest_above(invites, target)
    taker = (
        (under >= 0)
        & equals(messages["author_role"], "audience")
        & ~set_apart(messages)
        & ~equals(messages["inbound_type"], "noise")
        & equals(messages["status"], "visible")
    )
    rows = np.flatnonzero(taker)
    delay = created.iloc[rows].reset_index(drop=True) - created.iloc[under[rows]].reset_index(drop=True)
    early = rows[(delay <= days).to_numpy(dtype=bool)]
    takers = np.bincount(under[rows], minlength=size)
    early_takers = np.bincount(under[early], minlength=size)
    unwatched_takers = np.bincount(under[early[~watched[early]]], minlength=size)

    has_audience = sources.loc[
        sources["capabilities"].str.contains("audience_messages") & sources["audience_coverage"].eq("full"), "source_id"
    ]
    knowable = equals(messages["source_id"], *has_audience)
    given = np.flatnonzero(target >= 0)
    given = given[taker[target[given]]]
    gap = created.iloc[given].reset_index(drop=True) - created.iloc[target[given]].reset_index(drop=True)
    in_time = given[((gap >= pd.Timedelta(0)) & (gap <= days)).to_numpy(dtype=bool)]
    found = []
    for responsive in reads:
        was_answered = np.zeros(size, dtype=bool)
        was_answered[target[in_time[responsive[in_time]]]] = True
        answered = np.bincount(under[rows[was_answered[rows]]], minlength=size)
        outcome = np.select(
            [answered > 0, ~knowable, ~watched, (early_takers > 0) & (unwatched_takers > 0), early_takers > 0],
            [OUTCOMES.index(name) for name in ("kept", "unknowable", "pending", "pending", "broken")],
            default=OUTCOMES.index("untaken"),
        )
        found.append((outcome, takers, answered))
    return found
