"""JSON lines, and JSON lists, as batches of text columns."""

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from dialogscore.errors import FeedError
from dialogscore.readers.model import Batch, Reject, Source
from dialogscore.readers.textfile import blocks

__all__ = ["read_ndjson", "rows_to_columns"]

_DECODER = msgspec.json.Decoder(dict[str, Any])
_MAX_KEYS = 5000
_MAX_LIST = 1 << 30


def read_ndjson(source: Source) -> Iterator[Batch]:
    """
    Read one JSON object a line, or one list of objects.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        All keys as text columns (numbers as written, lists of texts by spaces, anything nested as JSON) and
        ``source_row``. Blank lines are no records; a line that is no object is a reject.

    Raises
    ------
    FeedError
        If a list is not whole, or larger than 1 GB.
    """
    first = 1
    rest = b""
    for block in blocks(source.file, source.survey):
        if first == 1 and not rest and block.lstrip()[:1] == b"[":
            yield from _list(source)
            return
        rest += block
        cut = rest.rfind(b"\n") + 1
        whole, rest = rest[:cut], rest[cut:]
        if whole:
            batch, first = _parse(whole.split(b"\n"), first)
            yield batch
    if rest.strip():
        yield _parse([rest], first)[0]


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


def _parse(lines: list[bytes], first: int) -> tuple[Batch, int]:
    filled = [line for line in lines if line.strip()]
    rejects: list[Reject] = []
    try:
        rows = _DECODER.decode_lines(b"\n".join(filled))
        is_whole = len(rows) == len(filled)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        is_whole = False
    numbers = np.arange(first, first + len(filled))
    if not is_whole:
        rows, good = [], []
        for number, line in zip(numbers.tolist(), filled, strict=True):
            row = _decode(line)
            if isinstance(row, str):
                rejects.append(Reject(number, row, {}))
            else:
                rows.append(row)
                good.append(number)
        numbers = np.array(good, dtype=np.int64)
    columns = rows_to_columns(rows)
    columns.pop("source_row", None)
    table = pa.table({**columns, "source_row": pa.array(numbers, pa.int64())})
    return Batch(table, rejects), first + len(filled)


def _decode(line: bytes) -> dict[str, Any] | str:
    try:
        row = _DECODER.decode(line)
    except RecursionError:
        return "too_deep"
    except UnicodeDecodeError:
        return "undecodable"
    except msgspec.DecodeError as error:
        return "undecodable" if "utf-8" in str(error).casefold() else "bad_json"
    return "ragged_row" if len(row) > _MAX_KEYS else row


def _list(source: Source) -> Iterator[Batch]:
    task = f"read {source.file}"
    if source.survey.size > _MAX_LIST:
        raise FeedError(
            task, found="a JSON list of more than 1 GB", expected="JSON lines", next_step="Write one object a line."
        )
    try:
        entries = msgspec.json.decode(b"".join(blocks(source.file, source.survey)), type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise FeedError(task, found=f"JSON that is not whole ({error})", expected="a list of objects") from None
    rows, numbers, rejects = [], [], []
    for number, entry in enumerate(entries, start=1):
        row = _decode(bytes(entry))
        if isinstance(row, str):
            rejects.append(Reject(number, row, {}))
        else:
            rows.append(row)
            numbers.append(number)
    columns = rows_to_columns(rows)
    columns.pop("source_row", None)
    yield Batch(pa.table({**columns, "source_row": pa.array(numbers, pa.int64())}), rejects)


def _column(values: list[Any]) -> pa.Array:
    kinds = set(map(type, values)) - {type(None)}
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
