"""What a sample is drawn from: the turns on which shares and rates rest, and what is already known of each.

A turn of the company has the mode, act, language and account of its message of the highest level, a turn of the
audience those of the first message that needs a reply, else of its first. What the model calls `other` is drawn too:
people may see it otherwise.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, numbers, ref_numbers, unread
from dialogscore.coding.layout import ACT, INBOUND
from dialogscore.measures.turns import MODES, Window, inbound_rows, inbound_turns, said_by_company
from dialogscore.pairing import row_of

__all__ = ["FRAMES", "Frame", "audience_frame", "company_frame"]

REVIEWS = ("review", "review_reply")


class Frame(NamedTuple):
    """
    Everything that can be drawn for one task.

    Attributes
    ----------
    units : pandas.DataFrame
        One row a turn: unit (number in the turn's ref), key (tuple of str, from coarse to fine) and probability of the
        predicted label.
    rows : pandas.DataFrame
        One row a message of these turns: row (position in the table) and unit.
    """

    units: pd.DataFrame
    rows: pd.DataFrame


def company_frame(messages: pd.DataFrame, *, window: Window = None) -> Frame:
    """
    Take the turns of the company.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages of an audit in table order.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    Frame
        Keys: dialog or rest, mode, act, language, account.
    """
    other = equals(messages["act"], "other")
    # As if it could be judged, so that the rules of the shares choose among all turns.
    judged = messages.assign(
        act=messages["act"].mask(other, "inform"),
        level=messages["level"].mask(other, 0),
        status=messages["status"].mask(equals(messages["kind"], *REVIEWS), "removed"),
    )
    said = said_by_company(judged, window=window)
    row = said["row"].to_numpy()[said["supported"].to_numpy(dtype=bool)]
    number = said["mode"].to_numpy()[said["supported"].to_numpy(dtype=bool)]
    mode = np.where(other[row], "other", np.asarray(MODES, dtype=object)[number])
    rank = np.where(other[row], -1.0, numbers(messages["level"])[row])
    unit = ref_numbers(messages, "turn")[row]
    order = np.lexsort((row, -rank, unit))
    first = order[np.unique(unit[order], return_index=True)[1]]
    key = [
        np.where(mode[first] == "dialog", "dialog", "rest"),
        mode[first],
        *(_told(messages[name], row[first]) for name in ("act", "language")),
        _account(messages, row[first]),
    ]
    return _frame(unit[first], key, numbers(messages["act_probability"])[row[first]], row, unit)


def audience_frame(messages: pd.DataFrame, *, window: Window = None) -> Frame:
    """
    Take the turns of the audience to the company.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages of an audit in table order.
    window : tuple of (Timestamp or None, Timestamp or None), optional
        Window of the audit.

    Returns
    -------
    Frame
        Keys: needs a reply or none, type, language, account that it answers.
    """
    turns = inbound_turns(messages, window=window)
    kept = turns["inside"] & ~turns["deleted"] & ~turns["unread"] & turns["supported"]
    numbered = ref_numbers(messages, "turn")
    there = inbound_rows(messages) & equals(messages["status"], "visible") & ~unread(messages)
    there &= ~equals(messages["kind"], *REVIEWS)
    there &= np.isin(numbered, numbered[turns["row"].to_numpy()[kept.to_numpy(dtype=bool)]])
    row = np.flatnonzero(there)
    unit = numbered[row]
    needs = flags(messages["needs_reply"])[row] & ~equals(messages["language_support"], "unsupported")[row]
    order = np.lexsort((row, ~needs, unit))
    first = order[np.unique(unit[order], return_index=True)[1]]
    target = row_of(messages, messages["reply_target_id"], row[first])
    by_company = (target >= 0) & equals(messages["author_role"], "company")[np.maximum(target, 0)]
    key = [
        np.where(needs[first], "needs_reply", "rest"),
        *(_told(messages[name], row[first]) for name in ("inbound_type", "language")),
        np.where(by_company, _account(messages, np.maximum(target, 0)), _told(messages["platform"], row[first])),
    ]
    return _frame(unit[first], key, numbers(messages["needs_reply_probability"])[row[first]], row, unit)


#: How the turns of each task are taken.
FRAMES: Mapping[str, Callable[..., Frame]] = {ACT: company_frame, INBOUND: audience_frame}


def _frame(units: np.ndarray, key: list, probability: np.ndarray, row: np.ndarray, unit: np.ndarray) -> Frame:
    keys = [tuple(map(str, one)) for one in zip(*key, strict=True)]
    held = np.isin(unit, units)
    return Frame(
        pd.DataFrame({"unit": units, "key": pd.Series(keys, dtype=object), "probability": probability}),
        pd.DataFrame({"row": row[held], "unit": unit[held]}),
    )


def _told(column: pd.Series, rows: np.ndarray) -> np.ndarray:
    return column.iloc[rows].fillna("?").to_numpy(dtype=object)


def _account(messages: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    handle = messages["author_handle"].fillna(messages["author_id"])
    return _told(messages["platform"], rows) + ":" + _told(handle, rows)
