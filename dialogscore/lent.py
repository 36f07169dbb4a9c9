"""Tables lent to other processes: plain arrays, which joblib puts where all of them can look at them.

What pandas holds in numpy arrays joblib shares by itself; Arrow's texts it would copy to each process. So a table
travels as the arrays that its texts consist of, and the same table is made of them again without a copy. What is
remembered of its columns goes along.
"""

from collections.abc import Collection
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from dialogscore.remembered import arrow, remember, told

__all__ = ["Lent"]


class Lent:
    """
    A table that other processes may look at; in the process that lends it, it is the very table.

    Parameters
    ----------
    table : pandas.DataFrame
        With the index 0, 1, ...
    without : collection of str, optional
        Columns that do not travel.
    """

    def __init__(self, table: pd.DataFrame, *, without: Collection[str] = ()) -> None:
        self.table = table
        self._without = without

    @cached_property
    def _columns(self) -> dict[str, Any]:
        # joblib tells by the very arrays that it has shared them before.
        return {name: _apart(self.table[name]) for name in self.table.columns if name not in self._without}

    def __reduce__(self) -> tuple:
        known = [one for one in told(self.table) if self._columns.keys() >= set(one[1])]
        return _borrowed, (self._columns, known)


class _Texts(NamedTuple):
    dtype: pd.StringDtype
    kind: pa.DataType
    chunks: list[tuple[int, int, list[np.ndarray | None]]]  # rows, offset, and Arrow's buffers


def _borrowed(columns: dict[str, Any], known: list) -> Lent:
    table = pd.DataFrame({name: _joined(column) for name, column in columns.items()}, copy=False)
    remember(table, known)
    return Lent(table)


def _apart(column: pd.Series) -> Any:
    array = arrow(column)
    if array is None:
        return column.array if isinstance(column.dtype, pd.api.extensions.ExtensionDtype) else column.to_numpy()
    chunks = [
        (len(one), one.offset, [None if part is None else np.asarray(memoryview(part)) for part in one.buffers()])
        for one in array.chunks
    ]
    return _Texts(column.dtype, array.type, chunks)


def _joined(column: Any) -> Any:
    if not isinstance(column, _Texts):
        return column
    chunks = [
        pa.Array.from_buffers(
            column.kind, rows, [None if part is None else pa.py_buffer(part) for part in parts], offset=offset
        )
        for rows, offset, parts in column.chunks
    ]
    return column.dtype.__from_arrow__(pa.chunked_array(chunks, column.kind))
