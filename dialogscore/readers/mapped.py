"""Any other table, CSV or XLSX, understood through a mapping file."""

import dataclasses
import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.config import platform_name
from dialogscore.errors import FeedError, UsageError, nearest
from dialogscore.readers import heads, sheets
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look
from dialogscore.readers.mapping import ROW_NUMBER, Condition, Mapping
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.textfile import bom_encoding, read_head
from dialogscore.readers.texts import unescape
from dialogscore.readers.values import nulls
from dialogscore.registry import MAPPINGS

__all__ = ["FORMAT", "detect", "find_header", "named", "read", "to_messages"]

_SEARCHED = 15
_AUTHOR = ("author_id", "author_handle", "author_name", "parent_author_id")


def detect(seen: Look) -> Detection | None:
    """
    Recognise any table, with little confidence: only a mapping file can tell what it means.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.3 for CSV of two columns and more, and for XLSX.
    """
    if seen.shape not in ("CSV", "XLSX"):
        return None
    return Detection("table", 0.3, f"{seen.shape} with {heads.words(seen.names, 6)}")


def named(wanted: str, names: list[str]) -> str | None:
    """
    Find a column by its name.

    Parameters
    ----------
    wanted : str
        As a mapping file names it.
    names : list of str
        As the file names its columns.

    Returns
    -------
    str or None
        The name in the file: the same, or the same but for case and blanks; None if there is none.
    """
    if wanted in names:
        return wanted
    folded = _folded(wanted)
    return next((name for name in names if _folded(name) == folded), None)


def find_header(source: Source) -> tuple[str, int]:
    """
    Find delimiter and header of a mapped table.

    Parameters
    ----------
    source : Source
        The file and its mapping.

    Returns
    -------
    (str, int)
        Delimiter (``""`` for XLSX) and 1-based row of the header.

    Raises
    ------
    FeedError
        If no row holds all columns that the mapping needs; the message lists the columns that are there.
    """
    mapping = _mapping(source)
    head = read_head(source.file)
    wanted = mapping.groups
    count = max(_SEARCHED, mapping.header_row or 0)
    if heads.is_workbook(head):
        signs, rows_of = [""], {"": sheets.sheet_rows(source.file, mapping.sheet, count)}
    else:
        text = head if bom_encoding(head) else _recode(head, mapping.encoding or source.survey.encoding or "utf-8")
        signs = [mapping.delimiter] if mapping.delimiter else list(",;\t|")
        rows_of = {sign: heads.first_rows(text, sign, count) for sign in signs}
    best: tuple[int, list[str]] = (-1, [])
    for sign in signs:
        rows = rows_of[sign]
        places = range(len(rows)) if mapping.header_row is None else [mapping.header_row - 1]
        for place in places:
            cells = [cell.strip() for cell in rows[place]] if place < len(rows) else []
            found = len(wanted) - len(_missing(wanted, cells))
            if found == len(wanted):
                used = filter(None, [named(name, cells) for name in mapping.file_columns])
                heads.check_names(cells, dict.fromkeys(used), source.file)
                return sign, place + 1
            # A tie goes to the row with more columns, so that the message lists a real header.
            if (found, len(cells)) > (best[0], len(best[1])):
                best = found, cells
    missing = [" or ".join(group) for group in _missing(wanted, best[1])]
    raise FeedError(
        f"read {source.file}",
        found=f"the columns {heads.words(best[1], 40)}",
        expected=f"also {', '.join(missing)}, as {mapping.path.name} says",
        next_step=f"{nearest(missing[0], [cell for cell in best[1] if cell])} {_ways_out(source, mapping)}",
    )


def _ways_out(source: Source, mapping: Mapping) -> str:
    if mapping.path.parent != MAPPINGS:
        return f"Correct {mapping.path.name}, which may list several names of a column."
    return (
        f"`dialogscore map --show {mapping.path.stem} > mapping.toml` gives a mapping to be adjusted, `dialogscore map"
        f" {source.file} -o mapping.toml` a new one, for --mapping mapping.toml."
    )


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        The file and its mapping.

    Yields
    ------
    Batch
        Text columns of the file.

    Raises
    ------
    FeedError
        If mapped columns are missing.
    """
    mapping = _mapping(source)
    sign, header_row = find_header(source)
    if not sign:
        yield from sheets.read_sheet(source.file, mapping.sheet, header_row)
        return
    if mapping.encoding is not None and not source.survey.bom:
        source = dataclasses.replace(source, survey=source.survey._replace(encoding=mapping.encoding, is_guess=False))
    yield from read_delimited(source, sign, header_row)


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns as the mapping says.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    source : Source
        The file and its mapping.

    Returns
    -------
    pyarrow.Table
        Reader columns and ``source_row``; rows that a ``drop`` rule names are left out.
    """
    mapping = _mapping(source)
    for rule in mapping.drop:
        table = table.filter(pc.invert(_holds(table, rule)))
    prefix = source.survey.sha256[:8]
    columns = {name: pa.chunked_array([pa.repeat(value, len(table))]) for name, value in mapping.constants.items()}
    columns |= {target: _first_filled(table, names, prefix) for target, names in mapping.columns.items()}
    if mapping.time_columns and "created_at" not in columns:
        parts = [_first_filled(table, (name,), prefix) for name in mapping.time_columns]
        columns["created_at"] = pc.binary_join_element_wise(*parts, " ", null_handling="skip")
    if mapping.unescape_html:
        columns["text"] = unescape(columns["text"])
    if mapping.threading == "conversation":
        columns.pop("parent_id", None)
    if "platform" in columns:
        columns["platform"] = _platforms(columns["platform"])
    nothing = nulls(table)
    if mapping.company:
        is_company = _any(table, mapping.company)
        columns["author_role"] = pc.if_else(is_company, mapping.company_role, columns.get("author_role", nothing))
        if mapping.company_columns:
            own = {name: _first_filled(table, names, prefix) for name, names in mapping.company_columns.items()}
            for name in dict.fromkeys([*_AUTHOR, *own]):
                columns[name] = pc.if_else(is_company, own.get(name, nothing), columns.get(name, nothing))
    if mapping.repost:
        kind = columns.get("kind", nothing)
        columns["kind"] = pc.if_else(_holds(table, mapping.repost), "repost", kind)
    if mapping.private:
        is_private = _any(table, mapping.private)
        columns["visibility"] = pc.if_else(is_private, "direct", columns.get("visibility", nothing))
    return pa.table({**columns, "source_row": table["source_row"]})


def _mapping(source: Source) -> Mapping:
    if source.mapping is None:
        raise UsageError(
            f"read {source.file}",
            found="a table without a mapping file",
            expected="one that says which column is which",
            next_step="Let `dialogscore map FILE -o mapping.toml` write it, and name it with --mapping.",
        )
    return source.mapping


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _missing(groups: tuple[tuple[str, ...], ...], cells: list[str]) -> list[tuple[str, ...]]:
    return [group for group in groups if not any(named(name, cells) for name in group)]


def _recode(head: bytes, encoding: str) -> bytes:
    return head.decode(encoding, errors="replace").encode()


def _first_filled(table: pa.Table, names: tuple[str, ...], prefix: str) -> pa.ChunkedArray:
    """Take the first of some columns that is not empty in a row; those that the file lacks are empty."""
    found = []
    for name in names:
        if name == ROW_NUMBER:
            # Two files must not share their numbers.
            found.append(pc.binary_join_element_wise(prefix, table["source_row"].cast(pa.string()), "-"))
        elif column := named(name, table.column_names):
            found.append(table[column])
    return pc.coalesce(*found) if len(found) > 1 else found[0] if found else nulls(table)


def _platforms(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Find the platform in what vendors call a channel, such as ``Facebook Page``."""
    encoded = column.combine_chunks().dictionary_encode()
    encoded = encoded if isinstance(encoded, pa.DictionaryArray) else encoded.combine_chunks()
    words = pa.array([_platform(value) for value in encoded.dictionary.to_pylist()], pa.string())
    return pa.chunked_array([words.take(encoded.indices)])


def _platform(value: str) -> str:
    words = re.findall(r"[a-z]+", value.casefold())
    if not platform_name(value) and words[:1] == ["google"]:
        return "google_play" if "play" in words else "google_business"
    found = platform_name(value) or next(filter(None, map(platform_name, words)), None)
    return found or value


def _any(table: pa.Table, rules: tuple[Condition, ...]) -> pa.ChunkedArray:
    mask = _holds(table, rules[0])
    for rule in rules[1:]:
        mask = pc.or_(mask, _holds(table, rule))
    return mask


def _holds(table: pa.Table, rule: Condition) -> pa.ChunkedArray:
    column = named(rule.column, table.column_names)
    cells = pc.utf8_trim_whitespace(pc.fill_null(table[column] if column else nulls(table), ""))
    if rule.test == "present":
        return pc.equal(pc.not_equal(cells, ""), rule.value)
    if rule.test == "starts_with":
        return pc.starts_with(cells, rule.value)
    if rule.test == "contains":
        return pc.match_substring(cells, rule.value)
    values = [rule.value] if rule.test == "equals" else list(rule.value)
    return pc.is_in(pc.utf8_lower(cells), pc.utf8_lower(pa.array(values, pa.string())))


FORMAT = Format(
    name="table",
    title="Any other table (CSV, XLSX) with a mapping file",
    needs=("a mapping file (--mapping)",),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Export the messages as CSV or XLSX from the tool you use, with ids, times and texts.",
    platform="other",
    detect=detect,
    read=read,
    to_messages=to_messages,
)
