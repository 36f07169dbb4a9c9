"""Records of any format brought to the schema: the same rules for ids, times, roles and flags everywhere."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore import schema
from dialogscore.config import platform_name
from dialogscore.readers.ids import ID_COLUMNS, NO_VALUE, clean_ids
from dialogscore.readers.model import Reject, Source
from dialogscore.readers.signs import holds, is_plain
from dialogscore.readers.texts import find_mentions, flags, split_mentions
from dialogscore.readers.times import parse
from dialogscore.readers.values import as_text, choice, numbers

__all__ = ["RAW_ROLES", "normalise", "repeated_headers"]

RAW_ROLES = ("company", "brand", "other_company", "affiliate", "audience", "audited")
_WORDS = ("author_name", "media_type", "declared_language", "url")
_COUNTS = ("like_count", "reply_count", "share_count", "author_followers")
_FLAGS = ("is_automated", "is_promoted", "company_reacted")
_TIMES = ("edited_at", "deleted_at")
_ALLOWED = {column.name: column.unit.split("|") for column in schema.MESSAGES if "|" in column.unit}
LONGEST_SHAPE = 32
LONGEST_ID = 500
_VISIBILITY = {"private": "direct", "dm": "direct", "followers_only": "followers"}


def repeated_headers(table: pa.Table) -> np.ndarray:
    """
    Find rows that repeat the header.

    Parameters
    ----------
    table : pyarrow.Table
        Records under the file's own names.

    Returns
    -------
    numpy.ndarray of bool
        True where at least two cells are filled and every filled cell is the name of its column.
    """
    is_same, filled = np.ones(len(table), dtype=bool), np.zeros(len(table), dtype=np.int64)
    for name in table.column_names:
        if name == "source_row" or not pa.types.is_string(table[name].type):
            continue
        equal = pc.equal(pc.utf8_trim_whitespace(table[name]), name)
        is_same &= pc.fill_null(equal, True).to_numpy()
        if not is_same.any():
            return is_same
        filled += table[name].is_valid().to_numpy()
    return is_same & (filled >= 2)


def normalise(
    table: pa.Table, source: Source, *, platform: str, style: str | None = None
) -> tuple[pa.Table, list[Reject]]:
    """
    Bring records to the reader columns of the schema.

    Parameters
    ----------
    table : pyarrow.Table
        Any subset of the reader columns, ``is_company``, and ``source_row``.
    source : Source
        The file.
    platform : str
        Platform of rows that name none.
    style : str, optional
        Notation of the times, see `dialogscore.readers.times.parse`.

    Returns
    -------
    (pyarrow.Table, list of Reject)
        Typed columns, all reader columns but ``ref``, ``author_role_source`` and ``source_id``; ``author_role`` is one
        of `RAW_ROLES` or null. Rows without id, time or a valid role are rejects; rows without any are left out.
    """
    size = len(table)
    out = {name: clean_ids(as_text(table, name)) for name in ID_COLUMNS}
    times = parse(_moments(table, "created_at"), zone=source.zone, style=style)
    reason = times.reason.copy()
    ids = out["message_id"]
    if not is_plain(ids) or (pc.max(pc.binary_length(ids)).as_py() or 0) > LONGEST_ID:
        is_odd = pc.or_(pc.greater(pc.utf8_length(ids), LONGEST_ID), pc.match_substring_regex(ids, r"[\x00-\x1f]"))
        reason[_mask(is_odd)] = "bad_id"
    if ids.null_count:
        reason[ids.is_null().to_numpy()] = "missing_id"
    role, is_bad_role = _roles(table)
    if is_bad_role.any():
        reason[is_bad_role & (reason == None)] = "bad_role"  # noqa: E711
    text = as_text(table, "text")
    out |= {
        "author_role": role,
        "author_handle": _handles(as_text(table, "author_handle")),
        "created_at": pa.Array.from_pandas(times.at),
        "text": pc.fill_null(text, ""),
        "platform": _platforms(as_text(table, "platform"), platform, source),
        "visibility": choice(
            as_text(table, "visibility"), _ALLOWED["visibility"], pa.repeat("unknown", size), _VISIBILITY
        ),
        "status": choice(as_text(table, "status"), _ALLOWED["status"], pa.repeat("visible", size)),
        "provenance": choice(as_text(table, "provenance"), _ALLOWED["provenance"], pa.repeat("row", size)),
        "channel": _channels(as_text(table, "channel")),
        "rating": numbers(table, "rating", pa.float64()),
        "source_row": table["source_row"],
    }
    out["created_at_precision"] = choice(
        as_text(table, "created_at_precision"), _ALLOWED["created_at_precision"], _words(times.precision)
    )
    assumed = pa.repeat("field", size)
    if times.is_assumed.any():
        assumed = pc.if_else(pa.array(times.is_assumed), "assumed_zone", assumed)
    out["created_at_source"] = choice(as_text(table, "created_at_source"), _ALLOWED["created_at_source"], assumed)
    derived = pc.if_else(out["parent_id"].is_valid(), "reply", pc.if_else(out["quoted_id"].is_valid(), "quote", "post"))
    out["kind"] = choice(as_text(table, "kind"), _ALLOWED["kind"], derived)
    out |= {name: as_text(table, name) for name in _WORDS}
    out |= {name: numbers(table, name, pa.int64()) for name in _COUNTS}
    out |= {name: _flags(table, name) for name in _FLAGS}
    out |= {name: _other_time(table, name, source) for name in _TIMES}
    given = as_text(table, "mentions")
    found = _found_mentions(out["text"], out["platform"])
    # A cell that says nothing leaves it to the text; an empty list says that there is none.
    out["mentions"] = found
    if given.null_count < size:
        says = pc.and_(given.is_valid(), pc.invert(pc.is_in(pc.utf8_trim_whitespace(given), NO_VALUE)))
        out["mentions"] = pc.if_else(says, split_mentions(given), found)
    is_right = reason == None  # noqa: E711
    whole = pa.table(out)
    if is_right.all():
        return whole, []
    is_blank = ids.is_null().to_numpy() & (times.reason == "missing_time") & _mask(pc.equal(out["text"], ""))
    is_blank &= out["author_id"].is_null().to_numpy() & out["author_handle"].is_null().to_numpy()
    return whole.filter(pa.array(is_right)), _rejects(table, reason, is_blank)


def _words(values: np.ndarray) -> pa.Array:
    """Text of an array of few words or None; most often there is one of them."""
    if len(values) and (values == values[0]).all():
        return pa.repeat(values[0], len(values)) if values[0] is not None else pa.nulls(len(values), pa.string())
    return pa.array(values, pa.string())


def _mask(column: pa.ChunkedArray) -> np.ndarray:
    return pc.fill_null(column, False).to_numpy()


def _moments(table: pa.Table, name: str) -> pa.ChunkedArray:
    """Keep timestamps as they are; epochs may be kept as floats, whose own text would be 1.7e+09."""
    if name in table.column_names and pa.types.is_temporal(table[name].type):
        return table[name]
    return as_text(table, name)


def _roles(table: pa.Table) -> tuple[pa.ChunkedArray, np.ndarray]:
    given = pc.utf8_lower(clean_ids(as_text(table, "author_role")))
    is_bad = given.is_valid().to_numpy() & ~pc.is_in(given, pa.array(RAW_ROLES)).to_numpy()
    if "is_company" in table.column_names:
        flag = flags(table["is_company"])
        named = clean_ids(as_text(table, "is_company"))
        is_bad |= flag.is_null().to_numpy() & named.is_valid().to_numpy() & given.is_null().to_numpy()
        given = pc.coalesce(given, pc.if_else(flag, "company", "audience"))
    return given, is_bad


def _handles(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if is_plain(column) and not holds(column, b"@") and pc.min(pc.binary_length(column)).as_py() != 0:
        return column
    plain = pc.utf8_trim_whitespace(pc.utf8_ltrim(pc.utf8_trim_whitespace(column), "@"))
    return pc.if_else(pc.equal(plain, ""), pa.scalar(None, pa.string()), plain)


def _platforms(column: pa.ChunkedArray, default: str, source: Source) -> pa.ChunkedArray:
    if column.null_count == len(column):
        return pa.chunked_array([pa.repeat(default, len(column))])
    named = pc.unique(column).drop_null().to_pylist()
    table = pa.array([platform_name(name) or ("other" if name.strip() else default) for name in named], pa.string())
    places = pc.index_in(column, pa.array(named, pa.string())).combine_chunks()
    unknown = pa.array([bool(name.strip()) and platform_name(name) is None for name in named], pa.bool_())
    rows = pc.sum(unknown.take(places)).as_py()
    if rows:
        # How many and not which: where a line is shifted by one field, the cell holds anything.
        source.notes.append(("unknown_platforms", {"file": source.file.name, "rows": rows}))
    return pa.chunked_array([pc.coalesce(table.take(places), default)])


def _channels(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Keep words such as email; anything else in such a column could name a person."""
    if column.null_count == len(column):
        return column
    words = pc.utf8_lower(pc.utf8_trim_whitespace(column))
    is_word = pc.match_substring_regex(words, r"^[a-z][a-z0-9_]{0,29}$")
    return pc.if_else(is_word, words, pa.scalar(None, words.type))


def _flags(table: pa.Table, name: str) -> pa.ChunkedArray:
    if name not in table.column_names or table[name].null_count == len(table):
        return pa.chunked_array([pa.nulls(len(table), pa.bool_())])
    return flags(table[name])


def _other_time(table: pa.Table, name: str, source: Source) -> pa.Array:
    if name not in table.column_names:
        return pa.nulls(len(table), pa.timestamp("us", "UTC"))
    times = parse(_moments(table, name), zone=source.zone)
    unread = int(np.isin(times.reason.astype(str), ["bad_time", "naive_time"]).sum())
    if unread:
        source.notes.append(("unread_times", {"file": source.file.name, "column": name, "rows": unread}))
    return pa.Array.from_pandas(times.at)


def _found_mentions(texts: pa.ChunkedArray, platforms: pa.ChunkedArray) -> pa.ChunkedArray:
    distinct = pc.unique(platforms).to_pylist()
    if len(distinct) <= 1:
        return pa.chunked_array([find_mentions(texts, distinct[0] if distinct else "other")])
    values = np.full(len(texts), None, dtype=object)
    for platform in distinct:
        mask = pc.equal(platforms, platform)
        values[mask.to_numpy()] = find_mentions(texts.filter(mask), platform).to_numpy(zero_copy_only=False)
    return pa.chunked_array([pa.array(values, pa.string())])


def _rejects(table: pa.Table, reason: np.ndarray, is_blank: np.ndarray) -> list[Reject]:
    rows = np.flatnonzero((reason != None) & ~is_blank)  # noqa: E711
    if not len(rows):
        return []
    codes = reason[rows].tolist()
    some = table.take(pa.array(rows))
    shapes = _shapes(as_text(some, "created_at")).to_pylist()
    return [
        Reject(row, code, {"shape": shape} if code.endswith("_time") and code != "missing_time" else {})
        for row, code, shape in zip(some["source_row"].to_pylist(), codes, shapes, strict=True)
    ]


def _shapes(times: pa.ChunkedArray) -> pa.ChunkedArray:
    """Keep what a time looks like, not what it says: where a line is shifted by one field, the cell holds anything."""
    short = pc.utf8_slice_codeunits(pc.fill_null(times, ""), 0, LONGEST_SHAPE)
    for pattern, sign in ((r"[\p{L}\p{M}]", "a"), (r"\p{N}", "9"), (r"[^a9 .,:;/+-]", "?")):
        short = pc.replace_substring_regex(short, pattern, sign)
    return short
