"""What comes of a conversation: invitations and their takers, follow-ups and whether the company came back."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dialogscore.arrays import equals
from dialogscore.measures.ledger import HORIZON
from dialogscore.measures.mix import BANDS
from dialogscore.measures.rows import Refusal, Setting, refused_row, score_row, share_row, widen
from dialogscore.pairing import authors, row_of

__all__ = [
    "OUTCOMES",
    "continuity_scores",
    "follow_up_readings",
    "follow_ups",
    "following",
    "invitation_scores",
    "invitation_table",
]

# Kept or not hangs on whether a reply is read as dialog.
KEPT_ERRORS = ("invitations_kept", "dialog_share_replies", "dialog_share")
OUTCOMES = ("kept", "broken", "untaken", "pending", "unknowable")


def following(messages: pd.DataFrame, turns: pd.DataFrame) -> np.ndarray:
    """
    Tell which turns follow up an answer.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with the columns of all stages up to `levels`.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    numpy.ndarray of bool, shape (turns,)
        True for a turn that answers a company reply, or whose author was answered in this thread before it.
    """
    head = turns["row"].to_numpy()
    target = row_of(messages, messages["reply_target_id"], head)
    reply = equals(messages["direction"], "outbound") & equals(messages["position"], "reply")
    author = authors(messages)[head]
    # One number for each author in each thread.
    pair = turns["thread"].to_numpy() * (int(author.max(initial=-1)) + 2) + author + 1
    answered = pd.Series((turns["created"] + turns["response"]).fillna(np.inf).to_numpy())
    before = answered.groupby(pair).cummin().groupby(pair).shift().to_numpy()
    return ((target >= 0) & reply[target]) | ((author >= 0) & (before <= turns["created"].to_numpy()))


def follow_ups(messages: pd.DataFrame, turns: pd.DataFrame, *, needs: np.ndarray | None = None) -> pd.DataFrame:
    """
    Take the first follow-up of every thread.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the column ``ledger``, in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`; with ``follows``, as `following` gives it, nothing has to be looked up.
    needs : numpy.ndarray of bool, optional
        Which of the turns need a reply, were the uncertain labels others than they are.

    Returns
    -------
    pandas.DataFrame
        ``thread`` (each once), ``came_back`` (answered within 72 h), ``mature`` (watched 72 h), ``response`` and
        ``observed`` (seconds), of turns whose ledger is ``eligible`` or ``too_recent``.
    """
    head = turns["row"].to_numpy()
    follows = turns["follows"].to_numpy() if "follows" in turns else following(messages, turns)
    if needs is None:
        counts = equals(messages["ledger"], "eligible", "too_recent")[head]
    else:
        counts = equals(messages["ledger"], "eligible", "too_recent", "no_reply_needed")[head] & needs
    rows = np.flatnonzero(follows & counts)
    first = turns[["thread", "response", "observed"]].iloc[rows].drop_duplicates("thread")
    return pd.DataFrame(
        {
            "thread": first["thread"].to_numpy(),
            "came_back": (first["response"] <= HORIZON).to_numpy(),
            "mature": (first["observed"] >= HORIZON).to_numpy(),
            "response": first["response"].to_numpy(),
            "observed": first["observed"].to_numpy(),
        }
    )


def follow_up_readings(messages: pd.DataFrame, turns: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """
    Take the first follow-ups as labels stand, and with the uncertain ones against and for the company.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with the column ``ledger``, in table order.
    turns : pandas.DataFrame
        Their `inbound_turns`.

    Returns
    -------
    dict of str to pandas.DataFrame
        `follow_ups` by "" (as they stand), "against" (uncertain ones count where they were not answered within 72
        hours) and "for" (where they were).
    """
    in_time = (turns["response"] <= HORIZON).to_numpy()
    surely, maybe = turns["needs_surely"].to_numpy(), turns["needs_maybe"].to_numpy()
    counted = (surely | (maybe & ~in_time), surely | (maybe & in_time))
    sides = {side: follow_ups(messages, turns, needs=needs) for side, needs in zip(BANDS, counted, strict=True)}
    return {"": follow_ups(messages, turns)} | sides


def continuity_scores(
    readings: Mapping[str, pd.DataFrame], setting: Setting, blocked: Refusal | None, *, spread: float = 0.0
) -> list[dict]:
    """
    Compute the share of threads in which the company came back.

    Parameters
    ----------
    readings : mapping of str to pandas.DataFrame
        As `follow_up_readings` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export cannot tell, if so.
    spread : float, default 0
        What uncertain labels of need add to an interval, as `label_spread` gives it for the 72-hour rate.

    Returns
    -------
    list of dict
        The row ``continuity`` of `scores`, and its band: an uncertain follow-up counts where it was not answered
        within 72 hours (against), or where it was (for).
    """
    if blocked is not None:
        return [refused_row(setting, "continuity", blocked[0], **blocked[1])]
    found = readings[""]
    mature = found[found["mature"]]
    if len(found) and not len(mature):
        arguments = {"horizon_seconds": HORIZON, "eligible": len(found), "watched": 0, "threads_watched": 0}
        return [refused_row(setting, "continuity", "not_watched", reason="too_few_watched", **arguments)]
    row = share_row(setting, "continuity", mature["came_back"].to_numpy(), mature["thread"].to_numpy())
    if len(mature):
        sampling = (row["low_sampling"], row["high_sampling"])
        row["low"], row["high"] = widen(row["value"], sampling, spread, level=setting.level)
    rows = [row]
    for side in BANDS:
        part = readings[side][readings[side]["mature"]]
        hits, thread = part["came_back"].to_numpy(), part["thread"].to_numpy()
        rows.append(share_row(setting, "continuity", hits, thread, subset=("uncertain_labels", side)))
    return rows


def invitation_scores(said: pd.DataFrame, setting: Setting, blocked: Refusal | None) -> list[dict]:
    """
    Count the invitations by what came of them.

    Parameters
    ----------
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.
    setting : Setting
        What all scores of the run share.
    blocked : Refusal or None
        Why the export cannot tell whether one was kept, if so.

    Returns
    -------
    list of dict
        Rows of `scores`: invitations by outcome and, apart, by prize; invitations_kept and
        invitations_kept_without_prizes (kept over kept and broken).
    """
    invited = said[said["act"] == "invite"]
    prize, outcome = invited["prize"], invited["outcome"]
    parts = [("outcome", name, int((outcome == name).sum())) for name in OUTCOMES]
    parts += [("prize", "yes", int(prize.sum())), ("prize", "no", int((~prize).sum()))]
    rows = [
        score_row(setting, "invitations", count, n=len(invited), unit="count", subset=(by, name))
        for by, name, count in parts
    ]
    for measure, part in (("invitations_kept", invited), ("invitations_kept_without_prizes", invited[~prize])):
        if blocked is not None:
            rows.append(refused_row(setting, measure, blocked[0], **blocked[1]))
            continue
        decided = part[part["outcome"].isin(["kept", "broken"])]
        hits = (decided["outcome"] == "kept").to_numpy()
        thread, unsure = decided["thread"].to_numpy(), decided["outcome_uncertain"].to_numpy()
        rows.append(share_row(setting, measure, hits, thread, errors=KEPT_ERRORS))
        for side, scenario in zip(BANDS, (hits & ~unsure, hits | unsure), strict=True):
            rows.append(share_row(setting, measure, scenario, thread, subset=("uncertain_labels", side)))
    return rows


def invitation_table(messages: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """
    List the invitations with those who took them up.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order, with all columns of the stages before `measures`.
    said : pandas.DataFrame
        Company messages, as `said_by_company` gives them.

    Returns
    -------
    pandas.DataFrame
        ``ref``, ``outcome``, ``is_prize``, ``takers`` (audience messages under it that are no noise), ``answered``
        (those that a company message of level 3 and more answers within 7 days); one line each, by ref.
    """
    invited = said[said["act"] == "invite"]
    listed = messages[["ref", "invitation_outcome", "invitation_takers", "invitation_answered"]].iloc[invited["row"]]
    listed = listed.set_axis(["ref", "outcome", "takers", "answered"], axis=1).reset_index(drop=True)
    listed.insert(2, "is_prize", invited["prize"].to_numpy())
    return listed
