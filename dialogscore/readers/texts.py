"""What is done to texts while reading: entities, mentions, and values as the table spells them."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers.handles import find_handles
from dialogscore.readers.signs import holds

__all__ = ["find_mentions", "flags", "split_mentions", "unescape"]

_BREAK = "\x1e"
# The set in front lets the search skip from sign to sign. Not after a word, a dot or a slash: an e-mail address and a
# link's @name are no mention.
_SIGN = rf"[{_BREAK}@＠](?:(?<={_BREAK})|(?<![\w@./+\-].)"
_X = re.compile(rf"{_SIGN}([A-Za-z0-9_]{{1,30}}))")
_ANY = re.compile(rf"{_SIGN}(\w(?:[\w.]*\w)?(?:@\w[\w.\-]*\w)?))")
_DASHED = re.compile(rf"{_SIGN}(\w(?:[\w.\-]*\w)?(?:@\w[\w.\-]*\w)?))")
_HANDLES = {"x": _X, "bluesky": _DASHED, "mastodon": _DASHED, "youtube": _DASHED}
_TRUE = pa.array(["true", "1", "1.0", "yes", "t", "y", "ja", "wahr"])
_FALSE = pa.array(["false", "0", "0.0", "no", "f", "n", "nein", "falsch"])


def unescape(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """
    Turn the three entities that X writes into texts back into characters.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string
        Texts.

    Returns
    -------
    pyarrow.ChunkedArray of string
        ``&lt;``, ``&gt;`` and ``&amp;`` replaced once, the last one last, so that nothing is unescaped twice.
    """
    if not holds(column, b"&"):
        return column
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        column = pc.replace_substring(column, entity, character)
    return column


def find_mentions(texts: pa.ChunkedArray, platform: str) -> pa.Array:
    """
    Find the handles that texts mention.

    Parameters
    ----------
    texts : pyarrow.ChunkedArray of string
        Texts; null is an empty one.
    platform : str
        Decides which characters a handle may hold: Latin letters, digits and ``_`` on X, dots elsewhere.

    Returns
    -------
    pyarrow.Array of string
        Handles in order of the text, by spaces, without ``@``; null where there is none.
    """
    size = len(texts)
    filled = pc.fill_null(texts, "")
    handles = find_handles(_whole(filled)) if _HANDLES.get(platform) is _X else None
    if handles is not None:
        return handles
    rows = np.flatnonzero(pc.or_(pc.match_substring(filled, "@"), pc.match_substring(filled, "＠")).to_numpy())
    if not len(rows):
        return pa.nulls(size, pa.string())
    some = filled if len(rows) == size else filled.take(pa.array(rows))
    if pc.any(pc.match_substring(some, _BREAK)).as_py():
        some = pc.replace_substring(some, _BREAK, " ")
    # One pass over one long text: the break that ends each row also ends the search of a handle.
    found = _HANDLES.get(platform, _ANY).findall(_joined(some))
    handles = pa.array(found, pa.string())
    is_break = pc.equal(handles, "").to_numpy(zero_copy_only=False)
    counts = np.bincount(np.cumsum(is_break)[~is_break], minlength=len(rows))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    joined = pc.binary_join(pa.ListArray.from_arrays(pa.array(starts), handles.filter(pa.array(~is_break))), " ")
    place = np.full(size, -1, dtype=np.int64)
    place[rows[counts > 0]] = np.flatnonzero(counts > 0)
    return joined.take(pa.array(place, mask=place < 0))


def _joined(texts: pa.ChunkedArray) -> str:
    """Join texts without making a Python text of each."""
    whole = _whole(texts)
    row = pa.LargeListArray.from_arrays(pa.array([0, len(whole)], pa.int64()), whole.cast(pa.large_string()))
    return pc.binary_join(row, pa.scalar(_BREAK, pa.large_string()))[0].as_py()


def _whole(texts: pa.ChunkedArray) -> pa.Array:
    return texts.chunk(0) if texts.num_chunks == 1 else pa.concat_arrays(texts.chunks or [pa.array([], texts.type)])


def split_mentions(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """
    Bring a source's own list of mentions into one form.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string
        Handles or ids by spaces, commas or semicolons, or as a JSON list.

    Returns
    -------
    pyarrow.ChunkedArray of string
        By single spaces, without ``@``, brackets and quotes; null where there is none.
    """
    plain = pc.replace_substring_regex(column, r"""[\[\]"',;\s]+""", " ")
    plain = pc.replace_substring_regex(plain, r"(^| )[@＠]+", r"\1")
    plain = pc.utf8_trim_whitespace(plain)
    return pc.if_else(pc.equal(plain, ""), pa.scalar(None, pa.string()), plain)


def flags(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """
    Read yes and no.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string or bool
        Such as ``True``, ``0``, ``yes``.

    Returns
    -------
    pyarrow.ChunkedArray of bool
        Null where it is neither.
    """
    if pa.types.is_boolean(column.type):
        return column
    lower = pc.utf8_lower(pc.utf8_trim_whitespace(column.cast(pa.string())))
    neither = pc.if_else(pc.is_in(lower, _FALSE), pa.scalar(False), pa.scalar(None, pa.bool_()))
    return pc.if_else(pc.is_in(lower, _TRUE), pa.scalar(True), neither)
