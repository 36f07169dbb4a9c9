"""From table columns to plain arrays: missing values told once, and the table order that never changes a score."""

from collections.abc import Collection

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.remembered import arrow, encoded, few_texts, remembered

__all__ = [
    "SET_APART",
    "equals",
    "flags",
    "holds_word",
    "in_table_order",
    "numbers",
    "ref_numbers",
    "seconds_since_1970",
    "set_apart",
    "threads",
    "unread",
]


SET_APART = ("repost", "story")


def equals(column: pd.Series, *values: str) -> np.ndarray:
    """
    Tell where a text column holds one of some values.

    Parameters
    ----------
    column : pandas.Series of str
        Text, may be NA.
    *values : str
        Values.

    Returns
    -------
    ndarray of bool, shape (rows,)
        False where NA.
    """
    if few_texts(column):
        codes, texts = encoded(column)
        # Taking from a short array would turn the numbers into places of eight bytes each first.
        found = np.zeros(len(codes), dtype=bool)
        for place in np.flatnonzero(np.isin(texts, values)):
            found |= codes == place
        return found

    def make() -> tuple[np.ndarray]:
        return (column.isin(list(values)).to_numpy(dtype=bool, na_value=False),)

    # Many measures ask the same of whole columns: a copy costs a tenth, and can be written to.
    return remembered("\x1f".join(("equals", *values)), column, make=make)[0].copy()


def set_apart(messages: pd.DataFrame) -> np.ndarray:
    """
    Tell which rows are no messages of their own: what repeats another one, and what vanishes after a day.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages with ``kind``.

    Returns
    -------
    ndarray of bool, shape (rows,)
        True for reposts and stories: rows of the feed, but in no share, rate or turn.
    """
    return equals(messages["kind"], *SET_APART)


def flags(column: pd.Series) -> np.ndarray:
    """
    Turn a flag column into an array.

    Parameters
    ----------
    column : pandas.Series of bool
        Flags, may be NA.

    Returns
    -------
    ndarray of bool, shape (rows,)
        False where NA.
    """
    return column.to_numpy(dtype=bool, na_value=False)


def numbers(column: pd.Series) -> np.ndarray:
    """
    Turn a number or count column into an array.

    Parameters
    ----------
    column : pandas.Series
        Numbers, may be NA.

    Returns
    -------
    ndarray of float64, shape (rows,)
        NaN where NA.
    """
    return column.to_numpy(dtype="float64", na_value=np.nan)


def seconds_since_1970(column: pd.Series) -> np.ndarray:
    """
    Turn times into seconds.

    Parameters
    ----------
    column : pandas.Series of datetime64[us, UTC]
        Times, may be NaT.

    Returns
    -------
    ndarray of float64, shape (rows,)
        Seconds since 1970 to the microsecond, NaN where NaT.
    """
    if column.dtype != "datetime64[us, UTC]":
        since = (column - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(seconds=1)
        return since.to_numpy(dtype="float64", na_value=np.nan)
    since = column.to_numpy(dtype="datetime64[us]")
    # By way of nanoseconds, as pandas divides: the same to the last bit.
    return np.where(np.isnat(since), np.nan, since.astype("datetime64[ns]").view(np.int64) / 1e9)


def ref_numbers(messages: pd.DataFrame, column: str = "ref") -> np.ndarray:
    """
    Read the number out of refs such as M000001.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.
    column : str, default "ref"
        Column that holds refs, none missing.

    Returns
    -------
    ndarray of int64, shape (rows,)
        The numbers.
    """
    refs = messages[column]

    def make() -> tuple[np.ndarray]:
        texts = arrow(refs)
        texts = pa.chunked_array([pa.array(refs, pa.large_string())]) if texts is None else texts
        return (pc.utf8_slice_codeunits(texts, 1).cast(pa.int64()).to_numpy(),)

    return remembered("ref_numbers", refs, make=make)[0]


def holds_word(column: pd.Series, words: Collection[str]) -> np.ndarray:
    """
    Tell where one of some words stands between blanks.

    Parameters
    ----------
    column : pandas.Series of str
        Text, may be NA; looked at once for each different one.
    words : collection of str
        Words.

    Returns
    -------
    ndarray of bool, shape (rows,)
        False where NA.
    """
    codes, texts = pd.factorize(column)
    wanted = set(words)
    return np.array([*(not wanted.isdisjoint(text.split()) for text in texts), False], dtype=bool)[codes]


def in_table_order(messages: pd.DataFrame) -> pd.DataFrame:
    """
    Put rows into the order of their refs, in which all measures are computed: row order never changes a score.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in any order.

    Returns
    -------
    pandas.DataFrame
        The messages by ref, index 0, 1, ...
    """
    number = ref_numbers(messages)
    if (np.diff(number) > 0).all():
        # A table that is in order already is not copied: it takes a gigabyte for a million messages.
        in_place = isinstance(messages.index, pd.RangeIndex) and messages.index.equals(pd.RangeIndex(len(messages)))
        return messages if in_place else messages.reset_index(drop=True)
    return messages.iloc[np.argsort(number, kind="stable")].reset_index(drop=True)


def threads(messages: pd.DataFrame) -> np.ndarray:
    """
    Number the threads by their first message.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages in table order.

    Returns
    -------
    ndarray of int64, shape (rows,)
        Number of each message's thread: 0 for the thread of the first row, and so on without gaps. A thread never
        spans platforms.
    """
    ids, platforms = messages["thread_id"], messages["platform"]

    def make() -> tuple[np.ndarray]:
        # So many different ids are not worth keeping as texts.
        thread, platform = pd.factorize(ids)[0].astype(np.int64), encoded(platforms)[0]
        return (pd.factorize(thread * (int(platform.max(initial=0)) + 1) + platform)[0].astype(np.int64),)

    return remembered("threads", ids, platforms, make=make)[0]


def unread(messages: pd.DataFrame) -> np.ndarray:
    """
    Tell which messages are known by their id alone, so that nobody can say what they ask.

    Parameters
    ----------
    messages : pandas.DataFrame
        The messages.

    Returns
    -------
    ndarray of bool, shape (rows,)
        Rows that a reader made up for a message that others name, without text; False without such columns.
    """
    if not {"provenance", "text"} <= set(messages.columns):
        return np.zeros(len(messages), dtype=bool)
    return equals(messages["provenance"], "synthesised") & equals(messages["text"], "")
