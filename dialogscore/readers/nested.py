"""The door for nested exports: a typed record in, any number of messages out."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from dialogscore.readers.model import Batch, Reject, Source
from dialogscore.readers.ndjson import rows_to_columns

__all__ = ["Entry", "batches", "keep"]

#: One message: any of the reader columns, ``is_company`` and ``aliases``, as text, number or flag; None is unknown.
Entry = dict[str, Any]

_ROWS = 20_000


def batches(records: Iterable[tuple[int, Any]], to_message: Callable[[Any], Iterable[Entry]]) -> Iterator[Batch]:
    """
    Turn records into batches of messages.

    Parameters
    ----------
    records : iterable of (int, object or Reject)
        As `dialogscore.readers.jsonrecords.json_records` yields them.
    to_message : callable
        Gives the messages of one record.

    Yields
    ------
    Batch
        Text columns under the names of the schema; ``source_row`` is the number of the record that held the message.
    """
    entries: list[Entry] = []
    numbers: list[int] = []
    rejects: list[Reject] = []
    for number, record in records:
        if isinstance(record, Reject):
            rejects.append(record)
            continue
        found = list(to_message(record))
        entries += found
        numbers += [number] * len(found)
        if len(entries) + len(rejects) >= _ROWS:
            yield _batch(entries, numbers, rejects)
            entries, numbers, rejects = [], [], []
    yield _batch(entries, numbers, rejects)


def keep(table: pa.Table, source: Source) -> pa.Table:
    """
    Give a table that has the names of the schema already.

    Parameters
    ----------
    table : pyarrow.Table
        Of `batches`.
    source : Source
        The file.

    Returns
    -------
    pyarrow.Table
        The same.
    """
    return table


def _batch(entries: list[Entry], numbers: list[int], rejects: list[Reject]) -> Batch:
    table = pa.table({**rows_to_columns(entries), "source_row": pa.array(numbers, pa.int64())})
    return Batch(table, rejects)
