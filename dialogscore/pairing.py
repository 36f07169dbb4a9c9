"""Who answered whom, and when first: ids or answer pairs in, rows, turns and responses out.

Rows are in time order, so a smaller row number is an earlier message (or one of the same moment).
"""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.remembered import encoded, numbered, remembered

__all__ = ["authors", "collectively_answered", "first_responses", "people_answered", "row_of", "split_turns"]


def authors(messages: pd.DataFrame) -> np.ndarray:
    """
    Number the authors of a feed, the same way everywhere.

    Parameters
    ----------
    messages : pandas.DataFrame, n rows
        Rows with the readers' columns.

    Returns
    -------
    numpy.ndarray of int64, shape (n,)
        One number for each (platform, author), who is known by id, else by handle, else by name, whatever the case;
        -1 where nobody knows who wrote the row. Numbers follow the first appearance.
    """
    platform, *names = (messages[name] for name in ("platform", "author_id", "author_handle", "author_name"))

    def make() -> tuple[np.ndarray]:
        identity = names[0] if names[0].notna().all() else names[0].fillna(names[1]).fillna(names[2])
        # Each way to write a name is turned into small letters once: where its number is the highest so far.
        code = numbered(identity)
        known, first = np.flatnonzero(code >= 0), np.diff(np.maximum.accumulate(code), prepend=-1) > 0
        person = pd.factorize(identity[first].str.lower())[0][code[known]]
        where, platforms = encoded(platform)
        found, known, person = np.full(len(code), -1), known[where[known] >= 0], person[where[known] >= 0]
        found[known] = pd.factorize(person * len(platforms) + where[known])[0]
        return (found,)

    return remembered("authors", platform, *names, make=make)[0]


def people_answered(messages: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    """
    Number the people that some messages speak to.

    Parameters
    ----------
    messages : pandas.DataFrame, n rows
        Rows with the columns of readers and threads.
    rows : numpy.ndarray of int64
        The messages asked about.

    Returns
    -------
    numpy.ndarray of int64, shape of `rows`
        The author of the message answered, else whom the source names as the parent's author; a negative number of its
        own where neither is known, so that each such message counts as one person.
    """
    person = np.r_[authors(messages), -1][row_of(messages, messages["reply_target_id"], rows)]
    named = messages["platform"].iloc[rows] + "\x1f" + messages["parent_author_id"].iloc[rows].str.lower()
    if not ((person < 0) & named.notna().to_numpy()).any():
        return np.where(person < 0, -1 - np.arange(len(rows)), person)
    ids = messages["platform"] + "\x1f" + messages["author_id"].str.lower()
    known = pd.Series(authors(messages)).groupby(ids.to_numpy(dtype=object)).first()
    places = pd.Index(known.index.append(pd.Index(named.dropna().astype(object))).unique())
    by_name = places.get_indexer(pd.Index(named.astype(object)))
    number = np.r_[known.to_numpy(), len(messages) + np.arange(len(places) - len(known)), -1].astype(np.int64)
    person = np.where((person < 0) & named.notna().to_numpy(), number[by_name], person)
    return np.where(person < 0, -1 - np.arange(len(rows)), person)


def row_of(messages: pd.DataFrame, ids: pd.Series, rows: np.ndarray | None = None) -> np.ndarray:
    """
    Find rows by message id on the same platform.

    Parameters
    ----------
    messages : pandas.DataFrame, n rows
        Rows with the readers' columns.
    ids : pandas.Series of str, n rows
        A message id for each row, on the row's own platform; NA for none.
    rows : numpy.ndarray of int64, optional
        Look up the ids of these rows only.

    Returns
    -------
    numpy.ndarray of int64, shape (n,) or that of `rows`
        Row numbers, -1 where there is no such row.
    """
    platform, own = messages["platform"], messages["message_id"]
    found = remembered("row_of", platform, own, ids, make=lambda: (_row_of(platform, own, ids),))[0]
    return found if rows is None else found[rows]


def _row_of(platform: pd.Series, own: pd.Series, ids: pd.Series) -> np.ndarray:
    given = ids.notna().to_numpy()
    found = np.full(len(ids), -1, dtype=np.int64)
    if not given.any():
        return found
    wanted = ids[given]
    if platform.nunique() > 1:
        own = platform + "\x1f" + own
        wanted = platform[given] + "\x1f" + wanted
    ids_there, ids_wanted = (pa.array(one, pa.large_string()) for one in (own, wanted))
    place = pc.index_in(ids_wanted, value_set=ids_there)
    found[given] = place.fill_null(-1).to_numpy(zero_copy_only=False)
    return found


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


def collectively_answered(
    turn: np.ndarray, thread: np.ndarray, statement: np.ndarray, answers_audience: np.ndarray
) -> np.ndarray:
    """
    Tell which turns have a later company row in their thread that answers no audience author.

    Parameters
    ----------
    turn : numpy.ndarray of int64, shape (n,)
        Row of the first message of each row's turn.
    thread : numpy.ndarray of int64, shape (n,)
        Number of each row's thread, 0 or more.
    statement : numpy.ndarray of bool, shape (n,)
        Whether the company says it to everybody.
    answers_audience : numpy.ndarray of bool, shape (n,)
        Whether a company row answers somebody of the audience; its turn is then no statement.

    Returns
    -------
    numpy.ndarray of bool, shape (n,)
        The same for every row of a turn.
    """
    in_answering_turn = np.zeros(len(turn), dtype=bool)
    in_answering_turn[turn[answers_audience]] = True
    to_all = np.flatnonzero(statement & ~in_answering_turn[turn])
    latest = np.full(thread.max(initial=-1) + 1, -1, dtype=np.int64)
    np.maximum.at(latest, thread[to_all], to_all)
    return latest[thread] > turn
