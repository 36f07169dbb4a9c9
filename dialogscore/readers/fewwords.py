"""Columns of few words as numbers: one byte a row in place of the nine to sixteen that a word takes."""

import numpy as np
import pandas as pd
import pyarrow as pa

__all__ = ["closed", "numbered", "spelt", "texts_of", "words"]

_MOST = np.iinfo(np.int16).max - 1  # as pandas counts, which would make longer numbers of more
_OWN = ("message_id", "parent_id", "quoted_id", "conversation_id", "text")  # each message its own
# Each of these holds one of a dozen words, whatever the source says.
_CLOSED = ("platform", "kind", "author_role", "created_at_precision", "created_at_source", "status", "visibility",
           "provenance")  # fmt: skip
_TEXT = pd.StringDtype("pyarrow")


def closed(table: pa.Table) -> pa.Table:
    """
    Number the words of columns whose words the schema lists.

    Parameters
    ----------
    table : pyarrow.Table
        Some messages.

    Returns
    -------
    pyarrow.Table
        The same, these columns as dictionaries.
    """
    for name in _CLOSED:
        column = table[name].combine_chunks().dictionary_encode()
        few = pa.DictionaryArray.from_arrays(column.indices.cast(pa.int8()), column.dictionary)
        table = table.set_column(table.column_names.index(name), name, few)
    return table


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
            found = words(texts_of(column))
            column = column if found is None else pd.Series(found, copy=False)
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


def words(texts: pa.ChunkedArray) -> pd.Categorical | None:
    """
    Number the words of a column by first appearance.

    Parameters
    ----------
    texts : pyarrow.ChunkedArray of large_string, or of dictionaries of it
        A column.

    Returns
    -------
    pandas.Categorical or None
        The numbers and their words; None if there are too many different ones.
    """
    known: dict[str, int] = {}
    parts = []
    for chunk in texts.chunks:
        if chunk.null_count == len(chunk):
            parts.append(np.broadcast_to(np.int16(-1), len(chunk)))
            continue
        some = chunk.dictionary_encode()
        if len(known) + len(some.dictionary) > 2 * _MOST:
            return None
        numbers = [known.setdefault(word, len(known)) for word in some.dictionary.to_pylist()]
        if len(known) > _MOST:
            return None
        codes = some.indices.fill_null(len(numbers)).to_numpy()
        parts.append(np.array([*numbers, -1], dtype=np.int16)[codes])
        if len(known) < np.iinfo(np.int8).max:
            parts[-1] = parts[-1].astype(np.int8)
    held = np.int8 if len(known) < np.iinfo(np.int8).max else np.int16
    codes = np.broadcast_to(held(-1), len(texts)) if not known else np.concatenate(parts, dtype=held)
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(known), dtype=_TEXT))
