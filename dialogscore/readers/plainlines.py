"""JSON lines of plain values, read by Arrow a block at a time; a block that is not plain is left to `ndjson`."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from dialogscore.readers.textfile import starts_as_utf8

__all__ = ["Plan", "count_lines", "plan_for"]

_LOOKED_AT = 200
_TYPES = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}


class Plan(NamedTuple):
    """
    How the lines of a file may be read.

    Attributes
    ----------
    schema : pyarrow.Schema
        Keys to read, with the types that the first lines show; text where they show none.
    """

    schema: pa.Schema

    def read(self, block: bytes) -> pa.Table | None:
        """
        Read a block.

        Parameters
        ----------
        block : bytes
            Whole lines.

        Returns
        -------
        pyarrow.Table or None
            Text columns, exactly as `dialogscore.readers.ndjson` would give them; keys without any value are left out.
            None if a line is blank, broken or not as the first ones: then each line needs its own look.
        """
        lines = count_lines(block)
        # Arrow would take what JSON does not know for a number, also in keys that are not read.
        if not lines or any(word in block for word in (b"NaN", b"Inf")) or not starts_as_utf8(block)[0]:
            return None
        try:
            table = pyarrow.json.read_json(
                pa.BufferReader(block),
                read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(block) + 16),
                parse_options=pyarrow.json.ParseOptions(
                    explicit_schema=self.schema, unexpected_field_behavior="ignore"
                ),
            )
        except pa.ArrowInvalid:
            return None
        if len(table) != lines:
            return None
        columns = {name: table[name] for name in table.column_names if table[name].null_count < lines}
        for name, values in columns.items():
            if pa.types.is_list(values.type):
                if any(chunk.flatten().null_count for chunk in values.chunks):
                    return None
                columns[name] = pc.binary_join(values, " ")
            elif not pa.types.is_string(values.type):
                columns[name] = values.cast(pa.string())
        return pa.table(columns) if columns else None


def count_lines(block: bytes) -> int:
    """
    Count lines that all begin with an object.

    Parameters
    ----------
    block : bytes
        Lines.

    Returns
    -------
    int
        0 if one begins with anything else, or is blank. Where a reader finds as many records, each line is one.
    """
    found = block.count(b"\n{") + 1
    ends = block.count(b"\n") + (not block.endswith(b"\n"))
    return found if block.startswith(b"{") and found == ends else 0


def plan_for(block: bytes, columns: Sequence[str]) -> Plan | None:
    """
    Look at the first lines.

    Parameters
    ----------
    block : bytes
        The first lines of a file.
    columns : sequence of str
        Keys to read.

    Returns
    -------
    Plan or None
        None if a key holds fractions, objects, lists of anything but texts, or now one type and now another.
    """
    kinds: dict[str, set[Any]] = {}
    for line in block[: 1 << 20].split(b"\n")[:_LOOKED_AT]:
        try:
            row = msgspec.json.decode(line, type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            continue
        for name in columns:
            if row.get(name) is not None:
                kinds.setdefault(name, set()).add(_kind(row[name]))
    if any(len(found) > 1 or None in found for found in kinds.values()):
        return None
    return Plan(pa.schema([(name, kinds.get(name, {pa.string()}).copy().pop()) for name in columns]))


def _kind(value: Any) -> pa.DataType | None:
    if isinstance(value, list):
        return pa.list_(pa.string()) if all(isinstance(one, str) for one in value) else None
    return _TYPES.get(type(value))
