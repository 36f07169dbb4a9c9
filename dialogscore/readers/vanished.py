"""Messages of an earlier export that a later export of the same days no longer holds."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dialogscore.readers.sources import Read

__all__ = ["vanished"]

_KEY = ["platform", "message_id"]


def vanished(messages: pd.DataFrame, reads: Sequence[Read]) -> list[tuple[str, dict[str, Any]]]:
    """
    Count what was there in one export and is gone in a later one.

    Parameters
    ----------
    messages : pandas.DataFrame
        Rows of all files with ``source_id``, before the same message is made one.
    reads : sequence of Read
        The files.

    Returns
    -------
    list of (str, dict)
        Notes ``vanished`` with ``file`` (the earlier export), ``later``, ``found`` and ``of``: messages of the earlier
        export within the days of the later one, and those of them that it lacks. Two files are exports of the same
        channel if they have one format and a message in common; the later is the one that ends later. Messages
        deleted, hidden or not collected again look alike here.
    """
    notes = []
    if len(reads) < 2:
        return notes
    of_file = {one.source.source_id: messages[messages["source_id"] == one.source.source_id] for one in reads}
    ends = {name: rows["created_at"].max() for name, rows in of_file.items() if len(rows)}
    known = [one for one in reads if one.source.source_id in ends]
    for earlier in known:
        for later in known:
            names = earlier.source.source_id, later.source.source_id
            if earlier.format.name != later.format.name or not ends[names[0]] < ends[names[1]]:
                continue
            old, new = (of_file[name] for name in names)
            there = _keys(old).isin(_keys(new))
            inside = old["created_at"] >= new["created_at"].min()
            gone = int((inside & ~there).sum())
            if there.any() and gone:
                files = {"file": earlier.source.file.name, "later": later.source.file.name}
                notes.append(("vanished", {**files, "found": gone, "of": int(inside.sum())}))
    return notes


def _keys(rows: pd.DataFrame) -> pd.Series:
    return rows["platform"].str.cat(rows["message_id"], sep="\x1f")
