"""Who answered whom, and when first: ids or answer pairs in, rows, turns and responses out.

Rows are in time order, so a smaller row number is an earlier message (or one of the same moment).
"""

import numpy as np
import pandas as pd

__all__ = ["first_responses", "row_of", "split_turns"]


def row_of(messages: pd.DataFrame, ids: pd.Series) -> np.ndarray:
    """
    Find rows by message id on the same platform.

    Parameters
    ----------
    messages : pandas.DataFrame, n rows
        Rows with the readers' columns.
    ids : pandas.Series of str, n rows
        A message id for each row, on the row's own platform; NA for none.

    Returns
    -------
    numpy.ndarray of int64, shape (n,)
        Row numbers, -1 where there is no such row.
    """
    rows = np.full(len(messages), -1)
    given = ids.notna().to_numpy()
    if not given.any():
        return rows
    own, wanted = messages["message_id"], ids
    if messages["platform"].nunique() > 1:
        own, wanted = (messages["platform"] + "\x1f" + column for column in (own, wanted))
    rows[given] = pd.Index(own.astype(object)).get_indexer(pd.Index(wanted[given].astype(object)))
    return rows


def split_turns(group: np.ndarray, answering: np.ndarray, answered: np.ndarray) -> np.ndarray:
    """
    Split groups of messages that belong together into turns; a turn ends when somebody answers it.

    Parameters
    ----------
    group : numpy.ndarray of int64, shape (n,)
        Messages of one author that answer the same message, or each other; -1 for a message that stands alone.
    answering, answered : numpy.ndarray of int64, shape (m,)
        Pairs of rows: the answer, by somebody else, and the message it answers.

    Returns
    -------
    numpy.ndarray of int64, shape (n,)
        Row of the first message of each row's turn.
    """
    rows = np.arange(len(group))
    never = len(group)
    first_answer = np.full(len(group), never)
    later = answering > answered
    np.minimum.at(first_answer, answered[later], answering[later])

    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    turn = rows.copy()
    if not len(order):
        return turn
    starts = np.flatnonzero(np.r_[True, np.diff(group[order]) != 0])
    turn[order] = np.repeat(order[starts], np.diff(np.r_[starts, len(order)]))

    # Only groups that somebody answered before their last message can hold a second turn: few, so a loop will do.
    ends = np.r_[starts[1:], len(order)] - 1
    several = np.minimum.reduceat(first_answer[order], starts) < order[ends]
    for begin, end in zip(starts[several], ends[several], strict=True):
        start, closed = order[begin], never
        for row in order[begin : end + 1].tolist():
            if row > closed:
                start, closed = row, never
            turn[row] = start
            closed = min(closed, first_answer[row])
    return turn


def first_responses(
    turn: np.ndarray, answering: np.ndarray, answered: np.ndarray, times: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """
    Find the first answer to each turn.

    Parameters
    ----------
    turn : numpy.ndarray of int64, shape (n,)
        Row of the first message of each row's turn.
    answering, answered : numpy.ndarray of int64, shape (m,)
        Pairs of rows: a possible response and the message it answers.
    times : numpy.ndarray of int64, shape (n,)
        Time of each row, in any unit.

    Returns
    -------
    response : numpy.ndarray of int64, shape (n,)
        Row of the first answer not earlier than the message it answers (0 seconds count), or -1; the same for
        every row of a turn.
    early : numpy.ndarray of bool, shape (n,)
        Whether an answer to the turn carries an earlier time than the message it answers.
    """
    never = len(turn)
    in_time = times[answering] >= times[answered]
    first = np.full(len(turn), never)
    np.minimum.at(first, turn[answered[in_time]], answering[in_time])
    early = np.zeros(len(turn), dtype=bool)
    early[turn[answered[~in_time]]] = True
    response = first[turn]
    return np.where(response < never, response, -1), early[turn]
