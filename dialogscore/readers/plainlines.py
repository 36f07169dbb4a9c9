"""JSON lines of plain values, read by Arrow a block at a time; a block that is not plain is left to `ndjson`."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from dialogscore.readers.textfile import starts_as_utf8

__all__ = ["Plan", "count_lines", "plan_for"]

_LOOKED_AT = 200
_LINE_FEED, _BRACE = b"\n{"
_TYPES = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}


class Plan(NamedTuple):
    """
    How the lines of a file may be read.

    Attributes
    ----------
    schema : pyarrow.Schema
        Keys to read, with the types that the first lines show; text where they show none.
    seen : pyarrow.Schema or None
        Keys of the first lines, those that are not to be read among them: where there are no others, a key that is
        nowhere costs nothing. None if some of them are not plain.
    """

    schema: pa.Schema
    seen: pa.Schema | None

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
        if not lines or not starts_as_utf8(block)[0]:
            return None
        table = _parsed(block, self.seen, "error") if self.seen else None
        # Arrow would take what JSON does not know for a number in keys that are not read.
        if table is None and not any(word in block for word in (b"NaN", b"Inf")):
            table = _parsed(block, self.schema, "ignore")
        if table is None or len(table) != lines:
            return None
        held = {name for name in table.column_names if table[name].null_count < lines}
        columns = {name: table[name] for name in self.schema.names if name in held}
        for name, values in columns.items():
            if pa.types.is_list(values.type):
                if any(chunk.flatten().null_count for chunk in values.chunks):
                    return None
                columns[name] = pc.binary_join(values, " ")
            elif not pa.types.is_string(values.type):
                columns[name] = values.cast(pa.string())
        return pa.table(columns) if columns else None


def _parsed(block: bytes, schema: pa.Schema, others: str) -> pa.Table | None:
    try:
        return pyarrow.json.read_json(
            pa.BufferReader(block),
            read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(block) + 16),
            parse_options=pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior=others),
        )
    except pa.ArrowInvalid:
        return None


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
    signs = np.frombuffer(block, dtype=np.uint8)
    ends = np.flatnonzero(signs == _LINE_FEED)
    ends = ends[:-1] if block.endswith(b"\n") else ends
    is_plain = block.startswith(b"{") and bool((signs[ends + 1] == _BRACE).all())
    return len(ends) + 1 if is_plain else 0


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
        for name, value in row.items():
            kinds.setdefault(name, set()).update([] if value is None else [_kind(value)])
    is_plain = {name: len(found) < 2 and None not in found for name, found in kinds.items()}
    if not all(is_plain.get(name, True) for name in columns):
        return None
    types = {name: next(iter(found), pa.string()) for name, found in kinds.items()}
    return Plan(
        pa.schema([(name, types.get(name, pa.string())) for name in columns]),
        pa.schema(types) if all(is_plain.values()) else None,
    )


def _kind(value: Any) -> pa.DataType | None:
    if isinstance(value, list):
        return pa.list_(pa.string()) if all(isinstance(one, str) for one in value) else None
    return _TYPES.get(type(value))
