"""Batches of all files as one table: dtypes, and memory that is shared."""

import functools
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dialogscore import schema
from dialogscore.readers.fewwords import words
from dialogscore.readers.sources import Read

__all__ = ["BATCH", "compact", "is_constant", "own_sources", "to_frame"]

_TYPES = {
    # As pandas keeps it: a column that shares its memory need not be made anew for it.
    "text": pa.large_string(),
    "time": pa.timestamp("us", "UTC"),
    "flag": pa.bool_(),
    "count": pa.int64(),
    "number": pa.float64(),
}
_IS_TYPE = {
    "text": lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind),
    "time": pa.types.is_timestamp,
    "flag": pa.types.is_boolean,
    "count": pa.types.is_integer,
    "number": pa.types.is_floating,
}
_NOTHING = {
    "flag": (np.False_, pd.arrays.BooleanArray),
    "count": (np.int64(0), pd.arrays.IntegerArray),
    "number": (np.float64("nan"), None),
}
_SHARED = 1 << 17
_SHORT = 16
_LATER = {"ref", "author_role_source", "source_id"}
BATCH = pa.schema(
    [
        (column.name, _TYPES[column.dtype])
        for column in schema.MESSAGES
        if column.stage == "readers" and column.name not in _LATER
    ]
)


def to_frame(reads: list[Read], *, lean: bool = False) -> pd.DataFrame:
    """
    Join the messages of all files, using them up.

    Parameters
    ----------
    reads : list of Read
        Files in the order given; their tables are empty afterwards.
    lean : bool, default False
        Whether columns of numbers that say nothing take no memory, and those of times share theirs; such a column
        cannot be written to.

    Returns
    -------
    pandas.DataFrame
        The columns of `BATCH` and ``source_id`` with the dtypes of the schema.
    """
    whole = pa.concat_tables([one.table for one in reads])
    ids = [chunk for one in reads for chunk in _repeated(one.source.source_id, len(one.table))]
    whole = whole.append_column("source_id", pa.chunked_array(ids, pa.large_string()))
    reads[:] = [one._replace(table=BATCH.empty_table()) for one in reads]
    columns: dict[str, pd.Series] = {}
    nothing = functools.cache(functools.partial(_nothing, len(whole)))
    for name, dtype in [(column.name, column.dtype) for column in schema.MESSAGES if column.name in whole.column_names]:
        if lean and dtype != "text" and whole[name].null_count == len(whole):
            columns[name] = nothing(dtype)
        else:
            columns[name] = _as_pandas(whole[name], dtype)
        whole = whole.drop_columns([name])  # numbers are copied: no column is there twice
    return pd.DataFrame(columns, copy=False)


def _as_pandas(values: pa.ChunkedArray, dtype: str) -> pd.Series | pd.api.extensions.ExtensionArray:
    if pa.types.is_dictionary(values.type):
        return words(values)
    if dtype == "text":
        return pd.StringDtype("pyarrow").__from_arrow__(values)
    return values.to_pandas(types_mapper={pa.bool_(): pd.BooleanDtype(), pa.int64(): pd.Int64Dtype()}.get)


def _nothing(size: int, dtype: str) -> pd.Series:
    if dtype == "time":
        return pd.Series(np.full(size, "NaT", dtype="datetime64[us]"), copy=False).dt.tz_localize("UTC")
    values, kind = _NOTHING[dtype]
    missing = np.broadcast_to(values, size)
    return pd.Series(missing if kind is None else kind(missing, np.broadcast_to(np.True_, size)), copy=False)


def compact(table: pa.Table) -> pa.Table:
    """
    Let columns that say nothing, or the same in every row or as another one, share their memory.

    Parameters
    ----------
    table : pyarrow.Table
        Some messages.

    Returns
    -------
    pyarrow.Table
        The same.
    """
    size = len(table)
    if not 0 < size <= _SHARED:
        return table
    columns = []
    for values in table.columns:
        if values.null_count == size:
            values = pa.chunked_array([_shared(None, values.type)[:size]])
        elif pa.types.is_large_string(values.type) and _is_short(values) and is_constant(values):
            values = pa.chunked_array([_shared(values[0].as_py(), values.type)[:size]])
        columns.append(values)
    # On many platforms the handle is the id.
    if {"author_id", "author_handle"} <= set(table.column_names) and table["author_id"].equals(table["author_handle"]):
        columns[table.column_names.index("author_handle")] = columns[table.column_names.index("author_id")]
    return pa.table(columns, schema=table.schema)


def _is_short(values: pa.ChunkedArray) -> bool:
    first, last = values[0].as_py(), values[-1].as_py()
    return first is not None and first == last and len(first) <= _SHORT


def _repeated(value: str, size: int) -> list[pa.Array]:
    whole = _shared(value, pa.large_string())
    return [whole[: size - start] for start in range(0, size, _SHARED)]


@functools.lru_cache(maxsize=32)
def _shared(value: str | None, kind: pa.DataType) -> pa.Array:
    return pa.nulls(_SHARED, kind) if value is None else pa.repeat(pa.scalar(value, kind), _SHARED)


def is_constant(values: pa.ChunkedArray) -> bool:
    """
    Tell a column of one value from others.

    Parameters
    ----------
    values : pyarrow.ChunkedArray
        A column.

    Returns
    -------
    bool
        Whether all values are equal, or all null.
    """
    if values.null_count or not len(values):
        return values.null_count == len(values)
    first = values[0]
    return all(pc.all(pc.equal(chunk, first)).as_py() for chunk in values.chunks)


def own_sources(path: Path) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """
    Find out where the messages of an audit's own record came from.

    Parameters
    ----------
    path : pathlib.Path
        A file; only ``private/messages.parquet`` in a result folder with its table of sources is such a record.

    Returns
    -------
    (pandas.DataFrame, pandas.DataFrame) or None
        ``source_id`` and ``source_row`` of every row of the record; the sources of that audit. None for other files.
    """
    stored = path.parent.parent / "tables" / "sources.parquet"
    if path.name != "messages.parquet" or path.parent.name != "private" or not stored.is_file():
        return None
    wanted = [column for column in schema.MESSAGES if column.name in ("source_id", "source_row")]
    try:
        if not _holds(pq.read_schema(path), wanted) or not _holds(pq.read_schema(stored), schema.SOURCES):
            return None
        rows = pq.read_table(path, columns=["source_id", "source_row"]).to_pandas()
        sources = schema.conform(pq.read_table(stored).to_pandas(), schema.SOURCES)
    except (pa.ArrowException, OSError):
        return None
    return (rows, sources) if rows["source_id"].isin(sources["source_id"]).all() else None


def _holds(found: pa.Schema, wanted: Iterable[schema.Column]) -> bool:
    """Tell whether a file has these columns with types that we wrote, so that reading them cannot fail."""
    return all(
        column.name in found.names and _IS_TYPE[column.dtype](found.field(column.name).type) for column in wanted
    )
