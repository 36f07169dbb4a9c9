"""Write tables so that a spreadsheet shows them harmlessly, and read them back exactly.

The rule of every CSV file written here, in one place:

1. UTF-8 with a byte order mark, because a spreadsheet takes a file without one for a legacy code page; fields are
   separated by commas, lines by a newline, every text is quoted, a missing value is nothing between two commas.
2. A text gets a leading apostrophe when a spreadsheet would run or change it: when its first sign, after blanks, byte
   order marks and zero-width signs, is one of ``= + - @`` tab, carriage return, NUL or a full-width twin; or when it
   looks like a number or a date that would not survive: more than 15 digits, a leading zero, an exponent, digits with
   ``- / . :`` between them such as 3/4 or 2024-1.
3. Inside a text the same apostrophe follows a line break, a tab or a semicolon that is followed by such a sign: a
   spreadsheet set to another separator breaks the text there. The smiley ``;-)`` is left alone.
4. Control characters, invisible ones and signs that turn the reading direction become U+FFFD; line breaks become one
   newline; what is longer than 32,000 characters is cut, with the number of characters left out.
5. Numbers stay numbers (shortest form that reads back the same), times are ISO 8601 with ``Z``, flags true or false.

Parquet files hold the values as they are.
"""

import json
import re
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from dialogscore.hidden import HIDDEN

__all__ = ["guarded", "read_parquet", "records", "typed", "write_csv", "write_json", "write_parquet"]

ROWS_A_PART = 1 << 17
# A list of a column's different values pays for words that repeat, not for ids and texts, whose list is soon too long;
# and least and greatest values are written for nobody: every reader here takes a column whole.
ENCODING = {"compression": "zstd", "dictionary_pagesize_limit": 1 << 16, "write_statistics": False}
LONGEST_CELL = 32_000  # a spreadsheet cell ends at 32,767 characters and the rest would start a cell of its own

# RE2 patterns: linear in the length of the text, so a hostile one cannot stall the writer.
_BLANKS = r"[\s\x{00a0}\x{feff}\x{200b}-\x{200d}\x{2060}\"]*"
_HEAD = r"^(" + _BLANKS + r"[=+\-@\t\r\x00＝＋－＠])"
_INSIDE = r"([;\t\n])(" + _BLANKS + r"(?:[=+@＝＋－＠]|-[^)]|-$))"
_NUMERAL = (
    r"^\s*(?:[0-9]{16,}|0[0-9]+|[0-9][0-9.,]*[eE][+-]?[0-9]+"
    r"|[0-9]+(?:[-/.:][0-9]+)+(?:[ T][0-9:.]+)?(?: ?[aApP][mM]?)?)\s*$"
)
# A joiner belongs to an emoji or a word and stays.
_HIDDEN = f"[{HIDDEN}]"
_HIDDEN_IN_JSON = re.compile(f"[{HIDDEN}\ud800-\udfff]")


def _text_type(kind: pa.DataType) -> bool:
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_dictionary(kind)


def _to_arrow(frame: pd.DataFrame) -> pa.Table:
    """Turn a frame into an Arrow table of the five types, without a word about pandas in it."""
    columns = []
    for name in frame.columns:
        array = pa.array(frame[name], from_pandas=True)
        if _text_type(array.type) or pa.types.is_null(array.type):
            array = array.cast(pa.large_string())
        elif pa.types.is_timestamp(array.type):
            array = array.cast(pa.timestamp("us", "UTC"))
        elif pa.types.is_integer(array.type):
            array = array.cast(pa.int64())
        elif pa.types.is_floating(array.type):
            array = array.cast(pa.float64())
        columns.append(array)
    return pa.Table.from_arrays(columns, names=[str(name) for name in frame.columns])


def _to_pandas(table: pa.Table) -> pd.DataFrame:
    # Arrays, not series, whose indexes pandas would compare one by one.
    arrays = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        kind = column.type
        if _text_type(kind) or pa.types.is_null(kind):
            arrays[name] = pd.array(column.cast(pa.large_string()), dtype=pd.StringDtype("pyarrow"))
        elif pa.types.is_timestamp(kind):
            moments = column.cast(pa.timestamp("us", "UTC")).to_pandas()
            arrays[name] = moments.astype(pd.DatetimeTZDtype("us", "UTC")).array
        elif pa.types.is_boolean(kind):
            arrays[name] = pd.BooleanDtype().__from_arrow__(column)
        elif pa.types.is_integer(kind):
            # Through Arrow and not through float64, which would round counts above 2**53.
            arrays[name] = pd.Int64Dtype().__from_arrow__(column.cast(pa.int64()))
        elif pa.types.is_floating(kind):
            arrays[name] = column.cast(pa.float64()).to_numpy()
        else:
            arrays[name] = column.to_pandas().array
    return pd.DataFrame(arrays, columns=table.column_names)


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """
    Give every column one of the five dtypes of the data model, as reading back from Parquet would.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table of texts, times, flags, counts and numbers.

    Returns
    -------
    pandas.DataFrame
        Text as Arrow-backed string, time as datetime64[us, UTC], flag as boolean, count as Int64, number as float64;
        rows numbered from 0.
    """
    return _to_pandas(_to_arrow(frame))


def guarded(texts: pa.ChunkedArray | pa.Array) -> pa.ChunkedArray | pa.Array:
    """
    Make texts harmless for a spreadsheet, by rules 2 to 4 of this module.

    Parameters
    ----------
    texts : pyarrow.Array or pyarrow.ChunkedArray
        Texts with nulls.

    Returns
    -------
    pyarrow.Array or pyarrow.ChunkedArray
        Guarded texts of the same length; null stays null.
    """
    texts = texts.cast(pa.large_string())
    too_long = pc.greater(pc.utf8_length(texts), LONGEST_CELL)
    if pc.any(too_long).as_py():
        rest = pc.cast(pc.subtract(pc.utf8_length(texts), LONGEST_CELL), pa.large_string())
        cut = _joined(pc.utf8_slice_codeunits(texts, 0, LONGEST_CELL), " …[+", rest, "]")
        texts = pc.if_else(too_long, cut, texts)
    # The head is judged before control characters go: a NUL or tab that vanished must not leave a formula behind.
    texts = _where(texts, _HEAD, r"'\1")
    texts = _where(texts, r"\r\n?", "\n")
    for _ in range(2):  # a match ends in the sign before the next one, so neighbours need a second pass
        texts = _where(texts, _INSIDE, r"\1'\2")
    texts = _where(texts, _HIDDEN, "\ufffd")
    return _where(texts, _NUMERAL, r"'\0")


def _where(texts, pattern: str, replacement: str):
    # Most columns hold no match at all; looking is several times cheaper than rebuilding every text.
    if not pc.any(pc.match_substring_regex(texts, pattern)).as_py():
        return texts
    return pc.replace_substring_regex(texts, pattern, replacement)


def _iso(times: pa.ChunkedArray) -> pa.ChunkedArray:
    text = pc.cast(times.cast(pa.int64()).cast(pa.timestamp("us")), pa.large_string())
    text = pc.replace_substring(text, " ", "T", max_replacements=1)
    text = pc.replace_substring_regex(text, r"\.000000$", "")
    return _joined(text, "Z")


def _joined(*parts):
    wide = [pa.scalar(part, pa.large_string()) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*wide, pa.scalar("", pa.large_string()))


def _shown(column: pa.ChunkedArray, is_guarded: bool) -> pa.ChunkedArray:
    if _text_type(column.type) and is_guarded:
        # Most columns repeat few texts, each of which is looked at once.
        coded = column.cast(pa.large_string()).combine_chunks().dictionary_encode()
        return guarded(coded.dictionary).take(coded.indices)
    return _iso(column) if pa.types.is_timestamp(column.type) else column


def write_csv(frame: pd.DataFrame, path: str | Path | BinaryIO, *, is_guarded: bool = True) -> None:
    """
    Write a table as CSV that opens harmlessly in a spreadsheet and keeps its ids.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table of texts, times, flags, counts and numbers.
    path : str, Path or binary file
        File to write; see the top of this module for the rule. One that is open stays open.
    is_guarded : bool, default True
        False for other programs: without the byte order mark, and texts as they are. No spreadsheet should open it.
    """
    with Path(path).open("wb") if isinstance(path, str | Path) else nullcontext(path) as file:
        file.write(b"\xef\xbb\xbf" if is_guarded else b"")
        # In parts, so that a large table is never in memory twice.
        for start in range(0, max(len(frame), 1), ROWS_A_PART):
            part = _to_arrow(frame.iloc[start : start + ROWS_A_PART])
            columns = [_shown(column, is_guarded) for column in part.columns]
            names = guarded(pa.array(part.column_names, pa.large_string())).to_pylist()
            options = pyarrow.csv.WriteOptions(include_header=start == 0)
            pyarrow.csv.write_csv(pa.Table.from_arrays(columns, names=names), file, options)


def write_parquet(frame: pd.DataFrame, path: str | Path | BinaryIO, *, told: dict[str, str] | None = None) -> None:
    """
    Write a table as Parquet, the same bytes for the same values whatever the pandas version.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table of texts, times, flags, counts and numbers; its index is not kept.
    path : str or Path or binary file
        File to write.
    told : dict of str to str, optional
        Words to keep beside the table, in the metadata of the file.
    """
    table = _to_arrow(frame).replace_schema_metadata(told)
    with pq.ParquetWriter(str(path) if isinstance(path, str | Path) else path, table.schema, **ENCODING) as writer:
        for start in range(0, max(len(frame), 1), ROWS_A_PART):
            # Combined first: how a column happens to be cut into chunks must not show in the bytes.
            writer.write_table(table.slice(start, ROWS_A_PART).combine_chunks(), row_group_size=ROWS_A_PART)


def read_parquet(path: str | Path | BinaryIO, *, columns: list[str] | None = None) -> pd.DataFrame:
    """
    Read a table that `write_parquet` wrote, with the dtypes of the data model.

    Parameters
    ----------
    path : str or Path or binary file
        File to read.
    columns : list of str, optional
        Only these columns.

    Returns
    -------
    pandas.DataFrame
        See `typed`.
    """
    return _to_pandas(pq.read_table(str(path) if isinstance(path, str | Path) else path, columns=columns))


def records(frame: pd.DataFrame) -> list[dict]:
    """
    Turn a small table into plain records.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table of texts, times, flags, counts and numbers.

    Returns
    -------
    list of dict
        One record a row; missing is None, times are ISO 8601 with ``Z``.
    """
    table = _to_arrow(frame)
    columns = [_iso(column) if pa.types.is_timestamp(column.type) else column for column in table.columns]
    return pa.Table.from_arrays(columns, names=table.column_names).to_pylist()


def _plain(value):
    """Replace what JSON cannot say: tables, arrays, times, NaN and pd.NA."""
    if isinstance(value, pd.DataFrame):
        return _plain(records(value))
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return [_plain(item) for item in value.tolist()]
    if isinstance(value, np.generic):
        return _plain(value.item())
    if value is pd.NA or value is pd.NaT or (isinstance(value, float) and not np.isfinite(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return _iso(pa.chunked_array([pa.array([value], pa.timestamp("us", "UTC"))]))[0].as_py()
    return value


def _record_lines(records: list[dict]) -> str:
    """Write flat records as `json` would with ``indent=1``: Python's encoder is slow where it indents."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    lines = (",\n".join(f"  {encode(name)}: {encode(one[name])}" for name in sorted(one)) for one in records)
    return "[\n" + ",\n".join(f" {{\n{line}\n }}" for line in lines) + "\n]" if records else "[]"


def write_json(value: object, path: str | Path) -> None:
    """
    Write plain data as JSON: keys sorted, NaN and NA as null, no sign that a terminal would obey.

    Parameters
    ----------
    value : object
        Nested dicts and lists of plain values; a DataFrame becomes a list of records.
    path : str or Path
        File to write.
    """
    if isinstance(value, pd.DataFrame):
        text = _record_lines(_plain(value))
    else:
        text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    text = _HIDDEN_IN_JSON.sub(lambda match: json.dumps(match.group())[1:-1], text)
    Path(path).write_text(text + "\n", encoding="utf-8", newline="\n")
