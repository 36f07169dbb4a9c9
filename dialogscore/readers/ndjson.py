"""JSON lines, and JSON lists, as batches of text columns."""

import contextlib
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
from msgspec.structs import astuple

from dialogscore.errors import FeedError
from dialogscore.readers.ahead import ahead
from dialogscore.readers.elements import list_pieces
from dialogscore.readers.model import Batch, Reject, Source
from dialogscore.readers.plainlines import count_lines, plan_for
from dialogscore.readers.textfile import blocks

__all__ = ["read_ndjson", "rows_to_columns"]

_MAX_KEYS = 5000


def read_ndjson(source: Source, columns: Sequence[str] = ()) -> Iterator[Batch]:
    """
    Read one JSON object a line, or one list of objects.

    Parameters
    ----------
    source : Source
        The file.
    columns : sequence of str, optional
        Keys to read; the others are skipped, which is much faster, and a key that holds nothing is left out. All keys
        by default.

    Yields
    ------
    Batch
        All keys as text columns (numbers as written, lists of texts by spaces, anything nested as JSON) and
        ``source_row``. Blank lines are no records; a line that is no object is a reject.

    Raises
    ------
    FeedError
        If a list is not whole.
    """
    kind = _kind(tuple(columns)) if columns else dict[str, Any]
    decoder = msgspec.json.Decoder(kind)
    stream = blocks(source.file, source.survey)
    start = next(stream, b"")
    stream = itertools.chain([start], stream)
    if start.lstrip()[:1] == b"[":
        yield from _list(stream, source, decoder)
        return
    pieces = _whole_lines(stream)
    start = next(pieces, b"")
    plan = plan_for(start, columns) if columns and start.endswith(b"\n") else None
    read = plan.read if plan else lambda block: None
    first = 1
    for block, table in ahead(lambda block: (block, read(block)), itertools.chain([start] if start else [], pieces)):
        batch, first = _parse(block, first, decoder, table)
        yield batch


def _whole_lines(stream: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in stream:
        rest += block
        cut = rest.rfind(b"\n") + 1
        whole, rest = rest[:cut], rest[cut:]
        if whole:
            yield whole
    if rest.strip():
        yield rest


@functools.lru_cache(maxsize=8)
def _kind(columns: tuple[str, ...]) -> type[msgspec.Struct]:
    fields = [(name, Any, msgspec.UNSET) for name in columns]
    return msgspec.defstruct("Record", fields, gc=False)


def rows_to_columns(rows: list[dict[str, Any]]) -> dict[str, pa.Array]:
    """
    Turn objects into text columns.

    Parameters
    ----------
    rows : list of dict
        Decoded objects.

    Returns
    -------
    dict of str to pyarrow.Array of string
        By key in alphabetical order; null where an object has no such key.
    """
    keys = sorted(set().union(*rows)) if rows else []
    return {key: _column([row.get(key) for row in rows]) for key in keys}


def _table(rows: list[Any], numbers: np.ndarray | list[int]) -> pa.Table:
    if rows and isinstance(rows[0], msgspec.Struct):
        cells = zip(*map(astuple, rows), strict=True)
        named = zip(rows[0].__struct_fields__, cells, strict=True)
        columns = {name: _column(values) for name, values in named if not all(map(_is_nothing, values))}
    else:
        columns = rows_to_columns(rows)
    columns.pop("source_row", None)
    return pa.table({**columns, "source_row": pa.array(numbers, pa.int64())})


def _parse(block: bytes, first: int, decoder: msgspec.json.Decoder, table: pa.Table | None) -> tuple[Batch, int]:
    if table is not None:
        return Batch(
            table.append_column("source_row", pa.array(np.arange(first, first + len(table)))), []
        ), first + len(table)
    rows: list[Any] = []
    with contextlib.suppress(msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        rows = decoder.decode_lines(block)
    if rows and len(rows) == count_lines(block):
        numbers = np.arange(first, first + len(rows))
        return Batch(_table(rows, numbers), []), first + len(rows)
    filled = [line for line in block.split(b"\n") if line.strip()]
    return _one_by_one(filled, first, decoder), first + len(filled)


def _is_nothing(value: Any) -> bool:
    return value is None or value is msgspec.UNSET


def _decode(line: bytes, decoder: msgspec.json.Decoder) -> Any:
    try:
        row = decoder.decode(line)
    except RecursionError:
        return "too_deep"
    except UnicodeDecodeError:
        return "undecodable"
    except msgspec.DecodeError as error:
        return "undecodable" if "utf-8" in str(error).casefold() else "bad_json"
    return "ragged_row" if isinstance(row, dict) and len(row) > _MAX_KEYS else row


def _list(stream: Iterator[bytes], source: Source, decoder: msgspec.json.Decoder) -> Iterator[Batch]:
    first = 1
    whole = msgspec.json.Decoder(list[decoder.type])
    try:
        for piece in list_pieces(stream):
            try:
                rows = whole.decode(piece)
                batch = Batch(_table(rows, np.arange(first, first + len(rows))), [])
            except (msgspec.ValidationError, RecursionError):
                batch = _one_by_one(msgspec.json.decode(piece, type=list[msgspec.Raw]), first, decoder)
            first += len(batch.table) + len(batch.rejects)
            yield batch
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise FeedError(
            f"read {source.file}", found=f"JSON that is not whole ({error})", expected="a list of objects"
        ) from None


def _one_by_one(entries: Sequence[bytes], first: int, decoder: msgspec.json.Decoder) -> Batch:
    rows, good, rejects = [], [], []
    for number, entry in enumerate(entries, start=first):
        row = _decode(bytes(entry), decoder)
        if isinstance(row, str):
            rejects.append(Reject(number, row, {}))
        else:
            rows.append(row)
            good.append(number)
    return Batch(_table(rows, good), rejects)


def _column(values: Sequence[Any]) -> pa.Array:
    kinds = set(map(type, values)) - {type(None)}
    if msgspec.UnsetType in kinds:
        values = [None if value is msgspec.UNSET else value for value in values]
        kinds.discard(msgspec.UnsetType)
    if kinds <= {str}:
        return pa.array(values, pa.string())
    if kinds == {bool}:
        return pa.array(values, pa.bool_()).cast(pa.string())
    return pa.array([_text(value) for value in values], pa.string())


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return " ".join(map(str, value))
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode()
    # A whole number may have been written with a fraction; its text must not turn into 1.7e+18.
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else repr(value)
