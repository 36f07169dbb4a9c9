"""Messages of an earlier export that a later export of the same days no longer holds."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dialogscore.readers.sources import Read

__all__ = ["vanished"]


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
    # A folder may hold a thousand files: most pairs end before anything is looked up.
    of_file = {name: _Export(rows) for name, rows in messages.groupby("source_id", sort=False)}
    known = [(one, of_file[one.source.source_id]) for one in reads if one.source.source_id in of_file]
    for earlier, old in known:
        for later, new in known:
            if earlier.format.name != later.format.name or not new.first <= old.last < new.last:
                continue
            there = old.keys.isin(new.keys)
            inside = old.times >= new.first
            gone = int((inside & ~there).sum())
            if there.any() and gone:
                files = {"file": earlier.source.file.name, "later": later.source.file.name}
                notes.append(("vanished", {**files, "found": gone, "of": int(inside.sum())}))
    return notes


class _Export:
    """What one file holds, and when it begins and ends."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.keys = rows["platform"].str.cat(rows["message_id"], sep="\x1f")
        self.times = rows["created_at"]
        self.first, self.last = self.times.min(), self.times.max()
