"""Ids as text: cleaned of what tables do to them, and refused where a spreadsheet has rounded them."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import DamagedIdsError

__all__ = ["NO_VALUE", "check_damage", "clean_ids"]

NO_VALUE = pa.array(["", "NA", "N/A", "NaN", "nan", "None", "null", "NULL", "<NA>", "\\N"], pa.string())
_LONG = 16
_SUSPICIOUS = 5


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
    column = pc.utf8_trim_whitespace(column)
    column = pc.if_else(pc.is_in(column, NO_VALUE), pa.scalar(None, pa.string()), column)
    if pc.any(pc.ends_with(column, ".0")).as_py():
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
        If one is written like ``1.58E+18``, or at least five of at least 16 digits, and half of all such, end in zeros
        from the 16th digit on (a spreadsheet keeps 15 digits).
    """
    damaged = column.filter(pc.match_substring_regex(column, r"^\d([.,]\d+)?[eE]\+\d+$"))
    if not len(damaged):
        long = column.filter(pc.match_substring_regex(column, rf"^\d{{{_LONG},}}$"))
        rounded = long.filter(pc.match_substring_regex(long, r"^\d{15}0+$"))
        # Ids of 16 and 17 digits end in zeros by chance; three zeros are one in a thousand.
        rounded = rounded.filter(np.asarray(pc.ends_with(rounded, "000"), dtype=bool)) if len(rounded) else rounded
        if len(rounded) >= _SUSPICIOUS and 2 * len(rounded) >= len(long):
            damaged = rounded
    if len(damaged):
        raise DamagedIdsError(
            f"read {path}",
            found=f"{len(damaged):,} ids in the column {name} that a spreadsheet has rounded, such as {damaged[0]}",
            expected="whole ids",
            next_step="Export again and do not open the file in a spreadsheet, or import that column as text.",
        )
