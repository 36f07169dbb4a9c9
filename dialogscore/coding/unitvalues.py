"""What each turn adds to numerator and denominator of a share, by whatever labels the messages bear.

Levels, modes and needs are derived from labels by the rules of the audit itself, so that labels by people and by the
model are counted in the same way.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore import cues, levels, schema, tokens
from dialogscore.arrays import equals, numbers, ref_numbers
from dialogscore.classifier.handover import hand_overs
from dialogscore.languages.varieties import read_as
from dialogscore.measures.mix import ACTS, DIALOG, company_turns
from dialogscore.measures.replies import HORIZONS
from dialogscore.measures.turns import MODES, Window, inbound_turns, said_by_company

__all__ = ["Share", "Values", "audience_values", "company_values", "with_acts", "with_needs"]


class Share(NamedTuple):
    """
    Which row of scores.

    Attributes
    ----------
    measure : str
        Name of the measure.
    by, part : str or None
        What it is split by, and which part this is.
    """

    measure: str
    by: str | None = None
    part: str | None = None


class Values(NamedTuple):
    """
    What units add.

    Attributes
    ----------
    numerator, denominator : ndarray of float, shape (units,)
        Of each unit.
    eligible : ndarray of bool, shape (units,)
        Whether any label could make it count.
    """

    numerator: np.ndarray
    denominator: np.ndarray
    eligible: np.ndarray


def with_acts(messages: pd.DataFrame, sources: pd.DataFrame, acts: pd.Series) -> pd.DataFrame:
    """
    Put acts by people in the place of the model's and derive levels anew.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts of an audit in table order.
    sources : pandas.DataFrame
        The sources of posts.
    acts : pandas.Series of str
        Acts by people, by ref.

    Returns
    -------
    pandas.DataFrame
        The posts. Whether a deflecting message says why is told by the rules of the audit, whoever said that it
        deflects. What became of an invitation still goes by the labels of others where nobody coded those.
    """
    rows = _rows(messages, acts.index)
    changed = {name: messages[name].copy() for name in ("act", "act_probability", "is_uncertain", "deflect_reason")}
    changed["act"].iloc[rows] = acts.to_numpy(dtype=object)
    changed["act_probability"].iloc[rows] = 1.0
    changed["is_uncertain"].iloc[rows] = False
    moved = rows[(acts == "deflect").to_numpy(dtype=bool)]
    if len(moved):
        spoken = read_as(messages["language"].iloc[moved].reset_index(drop=True))
        read = tokens.tokenize(messages["text"].iloc[moved].reset_index(drop=True), spoken)
        _, reasons = hand_overs(cues.find(read, spoken), np.arange(len(moved)), np.zeros(len(moved), bool))
        changed["deflect_reason"].iloc[moved] = reasons
    given = messages.assign(**changed).drop(columns=schema.column_names(stage="levels"))
    return levels.add_levels(given, sources)


def with_needs(messages: pd.DataFrame, needs: pd.Series, units: np.ndarray) -> pd.DataFrame:
    """
    Put what people say of the need for a reply in the place of what the model says.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts of an audit in table order.
    needs : pandas.Series of int
        1 or 0 by people, by ref.
    units : ndarray of int
        Turns that people saw: messages of theirs that could not be shown ask for nothing.

    Returns
    -------
    pandas.DataFrame
        The posts.
    """
    values, unsure = messages["needs_reply"].copy(), messages["is_uncertain"].copy()
    inbound = equals(messages["direction"], "inbound") & np.isin(ref_numbers(messages, "turn"), units)
    rows = _rows(messages, needs.index)
    values.iloc[np.flatnonzero(inbound)] = False
    values.iloc[rows] = needs.to_numpy(dtype=bool)
    unsure.iloc[np.flatnonzero(inbound)] = False
    return messages.assign(needs_reply=values, is_uncertain=unsure)


def company_values(messages: pd.DataFrame, units: np.ndarray, *, window: Window = None) -> Mapping[Share, Values]:
    """
    Count turns of the company.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts in table order with any labels and the levels that follow from them.
    units : ndarray of int
        Turns, by the number in their ref.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    mapping of Share to Values
        Dialog shares in all readings, modes, hand-overs and deflections by turn; acts by message, several a turn.
    """
    said = said_by_company(messages, window=window)
    said = said[said["supported"]].reset_index(drop=True)
    turns = company_turns(said)
    code, first = np.unique(said["turn"].to_numpy(), return_index=True)
    place = pd.Index(units).get_indexer(ref_numbers(messages, "turn")[said["row"].to_numpy()[first]])
    of_message = place[np.searchsorted(code, said["turn"].to_numpy())]
    everybody = np.ones(len(units), dtype=bool)
    # Whom a message addresses mostly says whether it is an opener or a reply; where it does not, its act does.
    addressed = messages["addresses"].fillna("").to_numpy(dtype=object)
    turn_of = pd.Index(units).get_indexer(ref_numbers(messages, "turn"))

    def may_be(*others: str) -> np.ndarray:
        found = everybody & False
        found[turn_of[(turn_of >= 0) & ~np.isin(addressed, others)]] = True
        return found

    def values(
        hits: np.ndarray, among: np.ndarray, at: np.ndarray = place, eligible: np.ndarray = everybody
    ) -> Values:
        sums = (np.bincount(at[(at >= 0) & part], minlength=len(units)).astype(float) for part in (hits & among, among))
        return Values(*sums, eligible)

    openers, replies = may_be("itself", "person"), may_be("itself", "everybody")
    whole, position = np.ones(len(turns), dtype=bool), turns["position"].to_numpy(dtype=object)
    opener, reply = position == "opener", position == "reply"
    mode, level = (turns[name].to_numpy() for name in ("mode", "level"))
    found = {
        Share("dialog_share"): values(mode == DIALOG, whole),
        Share("dialog_share_strict"): values(level >= 4, whole),
        Share("dialog_share_wide"): values(level >= 1, whole),
        Share("dialog_share_openers"): values(mode == DIALOG, opener, eligible=openers),
        Share("dialog_share_replies"): values(mode == DIALOG, reply, eligible=replies),
        Share("deflection_share"): values(turns["deflects"].to_numpy(), reply, eligible=replies),
        Share("handed_over_share"): values(turns["handed_over"].to_numpy(), reply, eligible=replies),
    }
    found |= {Share("mode_share", "mode", name): values(mode == number, whole) for number, name in enumerate(MODES)}
    act, each = said["act"].to_numpy(), np.ones(len(said), dtype=bool)
    return found | {Share("act_share", "act", name): values(act == name, each, of_message) for name in ACTS}


def audience_values(messages: pd.DataFrame, units: np.ndarray, *, window: Window = None) -> Mapping[Share, Values]:
    """
    Count turns of the audience.

    Parameters
    ----------
    messages : pandas.DataFrame
        Posts in table order with any labels.
    units : ndarray of int
        Turns, by the number in their ref.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    mapping of Share to Values
        Reply rates among turns that need a reply and were watched long enough.
    """
    turns = inbound_turns(messages, window=window)
    place = pd.Index(ref_numbers(messages, "turn")[turns["row"].to_numpy()]).get_indexer(units)
    turns = turns.iloc[place[place >= 0]]
    if len(turns) != len(units):
        raise ValueError("a drawn turn is no turn of this audit")
    kept = (turns["inside"] & ~turns["deleted"] & turns["exact"]).to_numpy(dtype=bool)
    response, observed = numbers(turns["response"]), numbers(turns["observed"])
    found = {}
    for name, horizon in HORIZONS.items():
        eligible = kept & (observed >= horizon)
        needs = eligible & turns["needs"].to_numpy(dtype=bool)
        hits = needs & (response <= horizon)
        found[Share(f"reply_rate_{name}")] = Values(hits.astype(float), needs.astype(float), eligible)
    return found


def _rows(messages: pd.DataFrame, refs: pd.Index) -> np.ndarray:
    rows = pd.Index(messages["ref"].to_numpy(dtype=object)).get_indexer(refs.to_numpy(dtype=object))
    if (rows < 0).any():
        raise ValueError("a coded message is no message of this audit")
    return rows
