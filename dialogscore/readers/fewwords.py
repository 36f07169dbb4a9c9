"""Columns of few words as numbers: one byte a row in place of the nine to sixteen that a word takes."""

import numpy as np
import pandas as pd
import pyarrow as pa

__all__ = ["numbered", "spelt", "texts_of"]

_MOST = np.iinfo(np.int16).max
_OWN = ("message_id", "parent_id", "quoted_id", "conversation_id", "text")  # each message its own
_TEXT = pd.StringDtype("pyarrow")


def numbered(messages: pd.DataFrame) -> pd.DataFrame:
    """
    Number the words of each column that holds few different ones.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages; used up, so that memory holds them once.

    Returns
    -------
    pandas.DataFrame
        The same columns, those of few words or none as categories.
    """
    columns = {}
    for name in list(messages.columns):
        column = messages.pop(name)
        if isinstance(column.dtype, pd.StringDtype) and (name not in _OWN or column.isna().all()):
            codes = _few(texts_of(column))
            column = column if codes is None else pd.Series(codes, copy=False)
        columns[name] = column
    return pd.DataFrame(columns, copy=False)


def spelt(messages: pd.DataFrame) -> pd.DataFrame:
    """
    Put words back where numbers stand for them.

    Parameters
    ----------
    messages : pandas.DataFrame
        Some messages.

    Returns
    -------
    pandas.DataFrame
        The same columns, none of them categories.
    """
    columns = {
        name: pd.Series(_TEXT.__from_arrow__(texts_of(column)), index=messages.index, copy=False)
        if isinstance(column.dtype, pd.CategoricalDtype)
        else column
        for name, column in messages.items()
    }
    return pd.DataFrame(columns, index=messages.index, copy=False)


def texts_of(column: pd.Series) -> pa.ChunkedArray:
    """
    Give the texts of a column, numbered or not.

    Parameters
    ----------
    column : pandas.Series
        Texts or categories.

    Returns
    -------
    pyarrow.ChunkedArray of large_string
        The texts; memory is shared where no numbers stand for them.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        words = pa.array(column.cat.categories, pa.large_string())
        codes = column.cat.codes.to_numpy()
        return pa.chunked_array([words.take(pa.array(codes, mask=codes < 0))])
    return pa.chunked_array(column.array.__arrow_array__()).cast(pa.large_string())


def _few(texts: pa.ChunkedArray) -> pd.Categorical | None:
    """Number texts by first appearance; None as soon as there are too many."""
    words: dict[str, int] = {}
    parts = []
    for chunk in texts.chunks:
        if chunk.null_count == len(chunk):
            parts.append(np.broadcast_to(np.int16(-1), len(chunk)))
            continue
        some = chunk.dictionary_encode()
        if len(words) + len(some.dictionary) > 2 * _MOST:
            return None
        numbers = [words.setdefault(word, len(words)) for word in some.dictionary.to_pylist()]
        if len(words) > _MOST:
            return None
        codes = some.indices.fill_null(len(numbers)).to_numpy()
        parts.append(np.array([*numbers, -1], dtype=np.int16)[codes])
        if len(words) <= np.iinfo(np.int8).max:
            parts[-1] = parts[-1].astype(np.int8)
    held = np.int8 if len(words) <= np.iinfo(np.int8).max else np.int16
    codes = np.broadcast_to(held(-1), len(texts)) if not words else np.concatenate(parts, dtype=held)
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(words), dtype=_TEXT))
