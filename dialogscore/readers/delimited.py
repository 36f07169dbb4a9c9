"""CSV of any delimiter as batches: pyarrow where a block is well-formed, row by row where it is not."""

import io
import itertools
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.csv

from dialogscore.errors import FeedError
from dialogscore.readers.ahead import ahead
from dialogscore.readers.model import Batch, Reject, Source
from dialogscore.readers.quotes import find_quotes
from dialogscore.readers.rows import MAX_COLUMNS, records, rows_to_table, unique_names
from dialogscore.readers.textfile import blocks

__all__ = ["read_delimited"]

_MAX_BLOCK = 1 << 26
_SLOW_ROWS = 50_000


def read_delimited(source: Source, delimiter: str, header_row: int = 1) -> Iterator[Batch]:
    """
    Read the records of a delimited text file.

    Parameters
    ----------
    source : Source
        The file.
    delimiter : str
        One character.
    header_row : int, default 1
        1-based number of the record that names the columns; what stands above it is left out.

    Yields
    ------
    Batch
        All columns as text, empty cells as null, and ``source_row`` counted from the first record below the header.
        Blank lines are no records.

    Raises
    ------
    FeedError
        If there is no header in that place, or it has more than `MAX_COLUMNS` columns.
    """
    stream = blocks(source.file, source.survey)
    buffer = next(stream, b"")
    if b"\n" not in buffer and b"\r" in buffer:
        stream, buffer = _with_line_feeds(stream), buffer.replace(b"\r", b"\n")
    names, size = _header(buffer, delimiter, header_row, source)
    buffer = buffer[size:]
    first = 1
    for block, table in ahead(lambda block: (block, _table(block, names, delimiter)), _cut(buffer, stream, delimiter)):
        for batch in _batches(block, table, names, delimiter, first):
            first = _next_row(batch, first)
            yield batch


def _with_line_feeds(stream: Iterator[bytes]) -> Iterator[bytes]:
    for block in stream:
        yield block.replace(b"\r", b"\n")


def _header(buffer: bytes, delimiter: str, header_row: int, source: Source) -> tuple[list[str], int]:
    used, seen = 0, 0
    for record in records(io.BytesIO(buffer[:_MAX_BLOCK]), delimiter, None):
        used += record.size
        if not record.values and not record.reason:
            continue
        seen += 1
        if seen == header_row:
            if record.reason == "broken_quote":
                raise FeedError(
                    f"read {source.file}", found="a header with a broken quote", expected="a row that names the columns"
                )
            if len(record.values) > MAX_COLUMNS:
                raise FeedError(
                    f"read {source.file}",
                    found=f"a header of {len(record.values):,} columns",
                    expected=f"at most {MAX_COLUMNS:,}",
                )
            return unique_names(record.values), used
    raise FeedError(
        f"read {source.file}", found=f"no header in row {header_row}", expected="a row that names the columns"
    )


def _cut(buffer: bytes, stream: Iterator[bytes], delimiter: str) -> Iterator[memoryview | Iterator[bytes]]:
    """Cut into sound blocks; where quotes are unsound, the lines of all that is left."""
    is_last = False
    while not is_last:
        following = next(stream, None)
        is_last = following is None
        quotes = find_quotes(buffer, delimiter)
        end = len(buffer) if is_last else quotes.last_end()
        is_endless = not end and len(buffer) >= _MAX_BLOCK
        if is_endless or not quotes.are_sound(end):
            yield _lines(buffer, itertools.chain([following or b""], stream))
            return
        if end or is_last:
            yield memoryview(buffer)[:end]
        buffer = buffer[end:] + (following or b"")


def _table(block: memoryview | Iterator[bytes], names: list[str], delimiter: str) -> pa.Table | None:
    """Read a sound block; None if its rows differ in length, or it is none."""
    if not isinstance(block, memoryview):
        return None
    try:
        return pyarrow.csv.read_csv(
            pa.BufferReader(block),
            read_options=pyarrow.csv.ReadOptions(column_names=names, use_threads=False, block_size=len(block) + 16),
            parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )
    except pa.ArrowInvalid:
        return None


def _batches(
    block: memoryview | Iterator[bytes], table: pa.Table | None, names: list[str], delimiter: str, first: int
) -> Iterator[Batch]:
    if table is None:
        yield from _slow(io.BytesIO(block) if isinstance(block, memoryview) else block, names, delimiter, first)
        return
    numbers = pa.array(np.arange(first, first + table.num_rows))
    yield Batch(table.append_column("source_row", numbers), [])


def _slow(lines: Iterator[bytes], names: list[str], delimiter: str, first: int) -> Iterator[Batch]:
    rows: list[list[str]] = []
    numbers: list[int] = []
    rejects: list[Reject] = []
    number = first - 1
    for record in records(lines, delimiter, len(names)):
        if not record.values and not record.reason:
            continue
        number += 1
        if record.reason:
            rejects.append(Reject(number, record.reason, record.arguments))
        else:
            rows.append(record.values)
            numbers.append(number)
        if len(rows) + len(rejects) >= _SLOW_ROWS:
            yield Batch(rows_to_table(rows, numbers, names), rejects)
            rows, numbers, rejects = [], [], []
    yield Batch(rows_to_table(rows, numbers, names), rejects)


def _next_row(batch: Batch, first: int) -> int:
    last = [reject.source_row for reject in batch.rejects[-1:]]
    if batch.table.num_rows:
        last.append(batch.table["source_row"][-1].as_py())
    return max([first - 1, *last]) + 1


def _lines(buffer: bytes, stream: Iterator[bytes]) -> Iterator[bytes]:
    rest = buffer
    while True:
        *whole, rest = rest.split(b"\n")
        for line in whole:
            yield line + b"\n"
        following = next(stream, None)
        if following is None:
            break
        rest += following
    if rest:
        yield rest
