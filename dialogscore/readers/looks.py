"""A first look at a file: its shape, its columns or keys, and its first record."""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

import ijson
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dialogscore.readers.blobs import Blob, local_copy, open_blob
from dialogscore.readers.heads import delimiter, first_rows, is_workbook
from dialogscore.readers.textfile import HEAD_BYTES, decode_head, read_head

__all__ = ["Look", "look"]

_LONG_RECORD = 1 << 24
_LOOKED_AT = 50
_DEEPEST = 200


class Look(NamedTuple):
    """
    What the first bytes of a file show.

    Attributes
    ----------
    file : Blob
        The file.
    head : bytes
        The bytes.
    shape : str
        ``Parquet``, ``JSON lines``, ``a line of JSON`` (a document, or a single record), ``a JSON list``, ``JSON``,
        ``XLSX``, ``CSV`` or ``text``.
    names : list of str
        Columns, or keys of the first objects; none for a workbook, which is not opened.
    first : dict
        The first JSON object (of the list, or of the lines) as far as the head holds it; empty for other shapes.
    """

    file: Blob
    head: bytes
    shape: str
    names: list[str]
    first: dict[str, Any]


def look(file: Blob, head: bytes | None = None) -> Look:
    """
    Look at the beginning of a file.

    Parameters
    ----------
    file : Blob
        A file; read further than its head for Parquet only, or where the first JSON line is longer.
    head : bytes, optional
        Its first bytes, if they are at hand.

    Returns
    -------
    Look
        What they show.

    Raises
    ------
    FeedError
        If the file is missing, empty or cannot be opened.
    """
    head = read_head(file) if head is None else head
    if head.startswith(b"PAR1"):
        try:
            with local_copy(file) as path:
                return Look(file, head, "Parquet", pq.ParquetFile(path).schema_arrow.names, {})
        except (pa.ArrowException, OSError):
            return Look(file, head, "Parquet", [], {})
    if is_workbook(head):
        return Look(file, head, "XLSX", [], {})
    text = decode_head(head).lstrip("\ufeff \t\r\n")
    if text[:1] in ("{", "["):
        if len(head) == HEAD_BYTES and "\n" not in text:
            # The first record is longer than the head.
            with open_blob(file) as stream:
                text = decode_head(stream.read(_LONG_RECORD)).lstrip("\ufeff \t\r\n")
        return Look(file, head, *_json(text))
    sign = delimiter(head)
    rows = first_rows(head, sign, 1)
    return Look(file, head, "CSV" if rows and len(rows[0]) > 1 else "text", rows[0] if rows else [], {})


def _json(text: str) -> tuple[str, list[str], dict[str, Any]]:
    """Read as much of a JSON text as there is: the head of a pretty-printed file is no whole JSON."""
    builder, depth, values = ijson.ObjectBuilder(), 0, []
    try:
        for event, value in ijson.basic_parse(io.BytesIO(text.encode("utf-8", "replace")), multiple_values=True):
            builder.event(event, value)
            depth += {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}.get(event, 0)
            if depth > _DEEPEST:
                break  # whoever walks through it would not come back
            if depth == 0:
                values.append(builder.value)
                builder = ijson.ObjectBuilder()
            if len(values) == _LOOKED_AT:
                break
    except (ijson.JSONError, ValueError, OverflowError):
        pass  # cut off, or damaged further down: whoever reads it counts that
    if depth > 0:
        values.append(builder.value)
    if text[0] == "[":
        # Lists may stand on lines of their own, such as answers of an API; an empty one tells nothing.
        listed = [one[:_LOOKED_AT] if isinstance(one, list) else [one] for one in values]
        inside = next(filter(None, ([one for one in entry if isinstance(one, dict)] for entry in listed)), [])
        return "JSON lines" if len(values) > 1 else "a JSON list", _keys(inside), inside[0] if inside else {}
    lines = [one for one in values if isinstance(one, dict)]
    if not lines:
        lines = list(_objects(text))
    is_line = _is_object(text.partition("\n")[0])
    shape = "JSON lines" if len(lines) > 1 else "a line of JSON" if is_line else "JSON"
    return shape, _keys(lines), lines[0] if lines else {}


def _is_object(line: str) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return False


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Find lines that are objects behind one that is damaged."""
    for line in text.split("\n")[:_LOOKED_AT]:
        if _is_object(line):
            yield msgspec.json.decode(line)


def _keys(entries: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(key for entry in entries for key in entry))
