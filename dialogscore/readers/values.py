"""Cells of any Arrow type as the text, numbers and words of the schema."""

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import DamagedIdsError, FeedError

__all__ = ["as_text", "choice", "nulls", "numbers"]

_EXACT = 2**53
_LARGEST = 10**15


def as_text(table: pa.Table, name: str) -> pa.ChunkedArray:
    """
    Take one column as text.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    name : str
        A column; all null if it is not there.

    Returns
    -------
    pyarrow.ChunkedArray of string
        Whole floats without a fraction, lists by spaces.

    Raises
    ------
    DamagedIdsError
        If floats stand where ids are expected and are too large to be exact.
    FeedError
        If the values cannot be text.
    """
    if name not in table.column_names:
        return nulls(table)
    column = table[name]
    if pa.types.is_floating(column.type):
        column = _whole(column, name)
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        lists = column.combine_chunks().cast(pa.list_(pa.string()))
        column = pa.chunked_array([pc.binary_join(lists, " ")])
    if pa.types.is_nested(column.type):
        column = nulls(table)
    try:
        return column if pa.types.is_string(column.type) else column.cast(pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise FeedError(
            f"read the column {name}", found=f"values that are no text ({error})", expected="text in UTF-8"
        ) from None


def nulls(table: pa.Table) -> pa.ChunkedArray:
    """
    Make a column of nothing.

    Parameters
    ----------
    table : pyarrow.Table
        Records.

    Returns
    -------
    pyarrow.ChunkedArray of string
        A null for each of them.
    """
    return pa.chunked_array([pa.nulls(len(table), pa.string())])


def _whole(column: pa.ChunkedArray, name: str) -> pa.ChunkedArray:
    largest = pc.max(pc.abs(column.cast(pa.float64()))).as_py() or 0.0
    if largest > _EXACT and name.endswith("_id"):
        raise DamagedIdsError(
            f"read the column {name}",
            found="ids kept as floating-point numbers, which hold 15 digits",
            expected="ids as text or whole numbers",
            next_step="Write the table again with ids as text.",
        )
    is_whole = pc.all(pc.equal(pc.floor(column), column)).as_py()
    return column.cast(pa.int64()) if is_whole and largest < _EXACT else column


def choice(
    column: pa.ChunkedArray,
    allowed: list[str],
    default: pa.Array | pa.ChunkedArray,
    other_names: dict[str, str] | None = None,
) -> pa.ChunkedArray:
    """
    Keep the words that the schema knows.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string
        Words in any case.
    allowed : list of str
        The words of the schema.
    default : pyarrow.Array of string
        Value of each row that has no such word.
    other_names : dict of str to str, optional
        Other words for them.

    Returns
    -------
    pyarrow.ChunkedArray of string
        Allowed words only.
    """
    if column.null_count == len(column):
        return pa.chunked_array([default]) if isinstance(default, pa.Array) else default
    if len(column) > 1 and pc.all(pc.equal(column, column[0]), skip_nulls=False).as_py():
        word = choice(column[:1], allowed, pa.nulls(1, pa.string()), other_names)[0]
        return pa.chunked_array([pa.repeat(word, len(column)) if word.is_valid else default])
    lower = pc.utf8_lower(pc.utf8_trim_whitespace(column))
    for name, word in (other_names or {}).items():
        lower = pc.if_else(pc.equal(lower, name), word, lower)
    known = pc.if_else(pc.is_in(lower, pa.array(allowed)), lower, pa.scalar(None, pa.string()))
    return pc.coalesce(known, default)


def numbers(table: pa.Table, name: str, dtype: pa.DataType) -> pa.ChunkedArray:
    """
    Take one column as numbers.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    name : str
        A column; all null if it is not there.
    dtype : pyarrow.DataType
        ``int64`` for counts, ``float64`` for others.

    Returns
    -------
    pyarrow.ChunkedArray
        Null where the cell is no plain number, negative, or no whole one where counts are wanted.
    """
    if name not in table.column_names or table[name].null_count == len(table):
        return pa.chunked_array([pa.nulls(len(table), dtype)])
    if pa.types.is_integer(table[name].type) and pa.types.is_integer(dtype):
        given = table[name].cast(dtype)
        is_right = pc.and_(pc.greater_equal(given, 0), pc.less(given, _LARGEST))
        return given if pc.all(is_right).as_py() else pc.if_else(is_right, given, pa.scalar(None, dtype))
    text = pc.utf8_trim_whitespace(as_text(table, name))
    pattern = r"^\d{1,15}(\.0+)?$" if pa.types.is_integer(dtype) else r"^\d{1,15}(\.\d+)?$"
    plain = pc.if_else(pc.match_substring_regex(text, pattern), text, pa.scalar(None, pa.string()))
    return plain.cast(pa.float64()).cast(dtype)
