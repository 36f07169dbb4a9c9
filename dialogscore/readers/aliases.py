"""Messages that go by several ids, such as the versions of an edited one: one id each."""

from collections.abc import Sequence

import pandas as pd
import pyarrow as pa

from dialogscore.readers.sources import Read

__all__ = ["aliases_of", "one_id_each"]

_REFERRING = ("message_id", "parent_id", "quoted_id", "conversation_id")


def aliases_of(table: pa.Table) -> dict[str, str]:
    """
    Collect the other ids that records name.

    Parameters
    ----------
    table : pyarrow.Table
        ``message_id`` and ``aliases`` (other ids of the same message, by spaces).

    Returns
    -------
    dict of str to str
        Other id to message id; an id is no alias of itself.
    """
    known = table.filter(table["aliases"].is_valid())
    pairs = zip(known["message_id"].to_pylist(), known["aliases"].to_pylist(), strict=True)
    return {alias: own for own, aliases in pairs if own for alias in aliases.split() if alias != own}


def one_id_each(messages: pd.DataFrame, reads: Sequence[Read]) -> pd.DataFrame:
    """
    Give every message one id, wherever it is named.

    Parameters
    ----------
    messages : pandas.DataFrame
        Messages of all files with ``source_id``.
    reads : sequence of Read
        The files and the aliases that each of them states; an alias holds on the platforms of its file.

    Returns
    -------
    pandas.DataFrame
        With aliases replaced in ids of messages, parents, quotes and conversations.
    """
    for one in reads:
        if not one.aliases:
            continue
        own = messages["source_id"] == one.source.source_id
        there = messages["platform"].isin(messages.loc[own, "platform"].unique())
        for column in _REFERRING:
            hit = there & messages[column].isin(list(one.aliases))
            if hit.any():
                messages.loc[hit, column] = messages.loc[hit, column].map(_last(one.aliases))
    return messages


def _last(aliases: dict[str, str]) -> dict[str, str]:
    """Follow aliases of aliases to their end; a ring ends where it began."""
    found = {}
    for alias in aliases:
        seen, last = {alias}, aliases[alias]
        while last in aliases and aliases[last] not in seen:
            seen.add(last)
            last = aliases[last]
        found[alias] = last
    return found
