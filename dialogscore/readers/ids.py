"""Ids as text: cleaned of what tables do to them, and refused where a spreadsheet has rounded them."""

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import DamagedIdsError
from dialogscore.readers.signs import holds, is_plain

__all__ = ["ID_COLUMNS", "NO_VALUE", "check_damage", "clean_ids"]

ID_COLUMNS = ("message_id", "parent_id", "author_id", "parent_author_id", "conversation_id", "quoted_id")
NO_VALUE = pa.array(["", "NA", "N/A", "NaN", "nan", "None", "null", "NULL", "<NA>", "\\N"], pa.string())
_LONGEST_WORD = 4
_LONG = 16
_DIGITS, _ROUND = rf"^\d{{{_LONG},}}$", r"^\d{15}0+$"
_FIRST = 1 << 16  # rows
_SUSPICIOUS = 5
# Ids of 16 and 17 digits end in zeros by chance, three zeros one in a thousand: the fewer, the more ids must do so.
_ROUNDED = (("000", _SUSPICIOUS, 0.5), ("00", _SUSPICIOUS, 0.95), ("0", 2 * _SUSPICIOUS, 0.95))


def clean_ids(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """
    Give ids as they were before a table program touched them.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string
        Ids.

    Returns
    -------
    pyarrow.ChunkedArray of string
        Without blanks around them and without a lone ``.0`` at the end of digits; words for nothing are null.
    """
    if column.null_count == len(column):
        return column
    if not is_plain(column):
        column = pc.utf8_trim_whitespace(column)
    if pc.min(pc.binary_length(column)).as_py() <= _LONGEST_WORD:
        column = pc.if_else(pc.is_in(column, NO_VALUE), pa.scalar(None, pa.string()), column)
    if holds(column, b".") and pc.any(pc.ends_with(column, ".0")).as_py():
        column = pc.replace_substring_regex(column, r"^(\d+)\.0$", r"\1")
    return column


def check_damage(column: pa.ChunkedArray, name: str, path: object) -> None:
    """
    Stop if a spreadsheet has rounded the ids, since every reply link would be broken.

    Parameters
    ----------
    column : pyarrow.ChunkedArray of string
        Ids of one file.
    name : str
        Name of the column, for the message.
    path : object
        Name of the file, for the message.

    Raises
    ------
    DamagedIdsError
        If one is written like ``1.58E+18``, all are like ``2E18``, or too many end in zeros from the 16th digit on (a
        spreadsheet keeps 15 digits): five with three zeros and half of all ids so long, five with two or ten with one
        and nearly all. The same id counts once.
    """
    if not _may_be_damaged(column):
        return
    ids = pc.unique(column).drop_null()
    damaged = _in_powers_of_ten(ids)
    damaged = damaged if len(damaged) else _rounded(ids)
    if len(damaged):
        raise DamagedIdsError(
            f"read {path}",
            found=f"{len(damaged):,} ids in the column {name} that a spreadsheet has rounded, such as {damaged[0]}",
            expected="whole ids",
            next_step="Export again and do not open the file in a spreadsheet, or import that column as text.",
        )


def _may_be_damaged(column: pa.ChunkedArray) -> bool:
    """Look at signs and lengths only: most columns need no closer look."""
    length = pc.binary_length(column)
    least, most = pc.min_max(length).as_py().values()
    if most is None:
        return False
    if most == least == 4 or (most >= _LONG and _may_be_round(column)):
        return True
    return holds(column, b"eE") and pc.any(pc.match_substring_regex(column, r"^\d(?:[.,]\d+)?[eE]")).as_py()


def _may_be_round(column: pa.ChunkedArray) -> bool:
    """Count round ids; among millions some are so by chance, which the first other ones tell."""
    ends = column.filter(pc.ends_with(column, "0"))
    rounded = pc.sum(pc.match_substring_regex(ends, _ROUND)).as_py() or 0
    if rounded < _SUSPICIOUS:
        return False
    some = pc.unique(column[:_FIRST]).drop_null()
    others = pc.and_(pc.match_substring_regex(some, _DIGITS), pc.invert(pc.match_substring_regex(some, _ROUND)))
    return (pc.sum(others).as_py() or 0) <= rounded


def _in_powers_of_ten(ids: pa.Array) -> pa.Array:
    found = ids.filter(pc.match_substring_regex(ids, r"^\d([.,]\d+)?[eE]\+\d+$|^\d[.,]\d+[eE]\d{2,3}$"))
    if len(found):
        return found
    # Without a point and a plus it may be one of many hexadecimal ids.
    found = ids.filter(pc.match_substring_regex(ids, r"^\d[eE]\d{2}$"))
    return found if len(found) >= _SUSPICIOUS and len(found) == len(ids) else ids[:0]


def _rounded(ids: pa.Array) -> pa.Array:
    long = ids.filter(pc.match_substring_regex(ids, _DIGITS))
    rounded = long.filter(pc.match_substring_regex(long, _ROUND))
    for zeros, least, share in _ROUNDED:
        found = rounded.filter(pc.ends_with(rounded, zeros))
        if len(found) >= least and len(found) >= share * len(long):
            return found
    return ids[:0]
