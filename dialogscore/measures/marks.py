"""What makes a rate look better or worse than it is, marked row by row: replies too quick to be typed, and surges."""

import numpy as np
import pandas as pd

from dialogscore.arrays import equals, flags, in_table_order, ref_numbers, seconds_since_1970
from dialogscore.measures.turns import inbound_rows
from dialogscore.pairing import people_answered, row_of

__all__ = ["INSTANT_SECONDS", "SURGE_LEAST", "SURGE_TIMES", "add_marks"]

# A reply sooner than this after the message it answers, or after the same words to somebody else, was typed by nobody.
INSTANT_SECONDS = 10
# An hour is a surge from so many messages on, if it also holds more than so many times the median of hours with any.
SURGE_LEAST, SURGE_TIMES = 20, 5
TO_THE_SECOND = ("us", "ms", "s")
TO_THE_HOUR = (*TO_THE_SECOND, "min")


def add_marks(messages: pd.DataFrame) -> pd.DataFrame:
    """
    Mark instant replies and surges.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with all columns of the stages before `measures`, in any order.

    Returns
    -------
    pandas.DataFrame
        With ``is_instant`` (outbound: less than 10 s after the message it answers, or canned and less than 10 s from
        the same masked text to somebody else; NA for other rows and for times that are not exact to the second) and
        ``is_surge`` (inbound: sent in an hour, of the UTC clock, with 20 inbound messages and more, and more than five
        times the feed's own median over hours that hold any; NA for other rows and for times not exact to the minute).
    """
    ordered = in_table_order(messages)
    created = seconds_since_1970(ordered["created_at"])
    marks = {"is_instant": _instant(ordered, created), "is_surge": _surge(ordered, created)}
    if ordered is not messages:
        back = np.searchsorted(ref_numbers(ordered), ref_numbers(messages))
        marks = {name: mark.take(back) for name, mark in marks.items()}
    return messages.assign(**{name: pd.Series(mark, index=messages.index) for name, mark in marks.items()})


def _flagged(size: int, rows: np.ndarray, marked: np.ndarray) -> pd.arrays.BooleanArray:
    """Flags of some rows, NA for all others."""
    values, unknown = np.zeros(size, dtype=bool), np.ones(size, dtype=bool)
    values[rows], unknown[rows] = marked, False
    return pd.arrays.BooleanArray(values, unknown)


def _instant(messages: pd.DataFrame, created: np.ndarray) -> pd.arrays.BooleanArray:
    exact = equals(messages["created_at_precision"], *TO_THE_SECOND)
    rows = np.flatnonzero(equals(messages["direction"], "outbound") & exact)
    target = row_of(messages, messages["reply_target_id"], rows)
    asked = np.maximum(target, 0)
    by_other = (target >= 0) & exact[asked] & ~equals(messages["author_role"], "company")[asked]
    after = created[rows] - created[asked]
    marked = by_other & (after >= 0) & (after < INSTANT_SECONDS)
    canned = np.flatnonzero(flags(messages["is_canned"])[rows])
    person = people_answered(messages, rows)[canned]
    group = pd.factorize(messages["canned_group"].iloc[rows[canned]])[0]
    # Rows are in order of time: a neighbor in the group is the nearest in time.
    order = np.argsort(group, kind="stable")
    moment, group, person = created[rows[canned]][order], group[order], person[order]
    near = (group[1:] == group[:-1]) & (np.diff(moment) < INSTANT_SECONDS) & (person[1:] != person[:-1])
    marked[canned[order[1:][near]]] = True
    marked[canned[order[:-1][near]]] = True
    return _flagged(len(messages), rows, marked)


def _surge(messages: pd.DataFrame, created: np.ndarray) -> pd.arrays.BooleanArray:
    timed = equals(messages["created_at_precision"], *TO_THE_HOUR)
    rows = np.flatnonzero(inbound_rows(messages) & timed)
    hour, place, count = np.unique(created[rows] // 3600, return_inverse=True, return_counts=True)
    usual = np.median(count) if len(hour) else 0.0
    busy = (count >= SURGE_LEAST) & (count > SURGE_TIMES * usual)
    return _flagged(len(messages), rows, busy[place.reshape(-1)])
