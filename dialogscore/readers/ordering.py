"""The fixed order of messages and their refs: every column is moved once, and a large one never held twice."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers.ahead import ahead
from dialogscore.readers.assembly import is_constant
from dialogscore.readers.fewwords import texts_of

__all__ = ["arranged", "lined_up", "ordered"]

_PART = 1 << 18
_MANY = 1 << 20  # rows of which no column may be there twice, not even for a moment


def ordered(messages: pd.DataFrame, words: Mapping[str, pa.DictionaryArray]) -> pd.DataFrame:
    """
    Put messages into their fixed order and give each its ref.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages in any order; used up, so that memory holds them once.
    words : mapping of str to pyarrow.DictionaryArray of large_string
        Columns of few words to add, or to put in the place of others, in the order of the messages.

    Returns
    -------
    pandas.DataFrame
        By time, platform and id, with ``ref``: ``M`` and at least six digits.
    """
    order = _order(messages)
    for name in messages.columns.intersection(list(words)):
        del messages[name]
    if order is not None:
        messages = arranged(messages, order)
        words = {name: column.take(pa.array(order)) for name, column in words.items()}
    for name, column in words.items():
        messages[name] = pd.StringDtype("pyarrow").__from_arrow__(column.cast(pa.large_string()))
    digits = max(6, len(str(len(messages))))
    numbers = pc.utf8_lpad(pa.array(np.arange(1, len(messages) + 1)).cast(pa.string()), digits, "0")
    messages["ref"] = pd.StringDtype("pyarrow").__from_arrow__(pc.binary_join_element_wise("M", numbers, ""))
    return messages


def lined_up(messages: pd.DataFrame) -> pd.DataFrame:
    """
    Put messages into their fixed order.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages in any order; used up, so that memory holds them once.

    Returns
    -------
    pandas.DataFrame
        By time, platform and id.
    """
    order = _order(messages)
    return messages if order is None else arranged(messages, order)


def arranged(messages: pd.DataFrame, order: np.ndarray) -> pd.DataFrame:
    """
    Put messages into an order, or take some of them.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages; used up, so that memory holds them once.
    order : ndarray of int
        Their places, each once; what has none is left out.

    Returns
    -------
    pandas.DataFrame
        These, index 0, 1, ...
    """
    place = pa.array(order)
    # One column after the other: of a large feed there is no room for two.
    columns = {}
    for name in list(messages.columns):
        columns[name] = _taken(messages.pop(name), order, place)
        if len(order) > _MANY:
            pa.default_memory_pool().release_unused()
    return pd.DataFrame(columns, copy=False)


def _order(messages: pd.DataFrame) -> np.ndarray | None:
    """Sort by time; only rows of the same moment need a look at their platform and id. None if they are in order."""
    moment = messages["created_at"].dt.tz_localize(None).to_numpy().view("int64")
    order = _by_moment(moment)
    moment = moment[order]
    same = moment[1:] == moment[:-1]
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if len(tied):
        rows = order[tied]
        some = messages[["platform", "message_id"]].iloc[rows]
        keys = pa.table({"moment": moment[tied]} | {name: texts_of(some[name]) for name in some.columns})
        order[tied] = rows[pc.sort_indices(keys, [(name, "ascending") for name in keys.column_names]).to_numpy()]
    return None if (order[1:] > order[:-1]).all() else order


def _by_moment(moment: np.ndarray) -> np.ndarray:
    """Sort whole seconds of up to some centuries as one number with their places: twice as fast as sorting places."""
    size, first = len(moment), moment.min(initial=0)
    seconds = (moment - first) // 1_000_000
    if (moment % 1_000_000).any() or seconds.max(initial=0) >= (1 << 62) // max(size, 1):
        return np.argsort(moment, kind="stable")
    packed = seconds * size + np.arange(size)
    packed.sort()
    return packed % max(size, 1)


def _taken(column: pd.Series, order: np.ndarray, place: pa.Array) -> pd.Series:
    if not isinstance(column.dtype, pd.StringDtype):
        if column.isna().all():
            return column.iloc[: len(order)].reset_index(drop=True)
        return column.take(order).reset_index(drop=True)
    values = pa.chunked_array(column.array.__arrow_array__())
    if is_constant(values):
        return column.iloc[: len(order)].reset_index(drop=True)
    dtype = column.dtype
    if len(values) <= _MANY:
        return pd.Series(dtype.__from_arrow__(values.take(place)), copy=False)
    chunks = values.chunks
    del column, values
    return pd.Series(dtype.__from_arrow__(_gathered(chunks, order)))


def _gathered(chunks: list[pa.Array | None], order: np.ndarray) -> pa.ChunkedArray:
    """Deal rows to the parts that they end up in, and let go of each chunk: the column is never there twice."""
    kind = chunks[0].type
    ends = np.full(sum(map(len, chunks)), -1)
    ends[order] = np.arange(len(order))
    starts = np.cumsum([0, *map(len, chunks)])
    dealt: list[list[list]] = [[] for _ in range(-(-len(order) // _PART))]

    def deal(number: int) -> list[tuple[int, np.ndarray, pa.Array]]:
        chunk, chunks[number] = chunks[number], None
        places = ends[starts[number] : starts[number + 1]]
        part = places // _PART
        found = [(one, np.flatnonzero(part == one)) for one in np.unique(part[part >= 0])]
        return [
            (one, places[rows], chunk if len(rows) == len(chunk) else chunk.take(pa.array(rows)))
            for one, rows in found
        ]

    def join(number: int) -> pa.Array:
        pieces, dealt[number] = dealt[number], []
        whole = pa.concat_arrays([piece for _, piece in pieces])
        back = np.empty(len(whole), dtype=np.int64)
        # Each place of the part is somebody's: no need to sort.
        back[np.concatenate([places for places, _ in pieces]) - number * _PART] = np.arange(len(whole))
        del pieces
        return whole.take(pa.array(back))

    for pieces in ahead(deal, range(len(chunks))):
        for one, *piece in pieces:
            dealt[one].append(piece)
    parts = []
    for part in ahead(join, range(len(dealt))):
        parts.append(part)
        pa.default_memory_pool().release_unused()
    return pa.chunked_array(parts, kind)
