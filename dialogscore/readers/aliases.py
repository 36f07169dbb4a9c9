"""Messages that go by several ids, such as the versions of an edited one: one id each."""

from collections.abc import Sequence

import pandas as pd
import pyarrow as pa

from dialogscore.readers.sources import Read

__all__ = ["OTHERS", "aliases_of", "join_ids", "one_id_each"]

OTHERS = "=>"
_REFERRING = ("message_id", "parent_id", "quoted_id", "conversation_id")


def aliases_of(table: pa.Table) -> dict[str, str]:
    """
    Collect the other ids that records name.

    Parameters
    ----------
    table : pyarrow.Table
        ``message_id`` and ``aliases`` (by spaces: other ids of the same message, or ``one=>other``: two ids of another
        message).

    Returns
    -------
    dict of str to str
        Other id to message id; an id is no alias of itself.
    """
    known = table.filter(table["aliases"].is_valid())
    found: dict[str, str] = {}
    for own, aliases in zip(known["message_id"].to_pylist(), known["aliases"].to_pylist(), strict=True):
        for alias in aliases.split():
            one, is_pair, other = alias.partition(OTHERS)
            other = other if is_pair else own
            if one and other:
                join_ids(found, one, other)
    return found


def join_ids(forest: dict[str, str], one: str, other: str) -> None:
    """
    Note that two ids are one.

    Parameters
    ----------
    forest : dict of str to str
        Id to another of the same message, which comes nearer to the one that all of them go by; is added to.
    one, other : str
        The ids; what the other goes by is what both go by.
    """
    one, other = _last(forest, one), _last(forest, other)
    if one != other:
        forest[one] = other


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
        With aliases replaced in ids of messages, parents, quotes and conversations: ids that any file says are one go
        by the one that the last of them says.
    """
    stated = {one.source.source_id: one.aliases for one in reads if one.aliases}
    if not stated:
        return messages
    own = messages.loc[messages["source_id"].isin(list(stated)), ["source_id", "platform"]].drop_duplicates()
    forests: dict[str, dict[str, str]] = {}
    for source, platform in own.itertuples(index=False):
        forest = forests.setdefault(platform, {})
        for one, other in stated[source].items():
            join_ids(forest, one, other)
    for platform, forest in forests.items():
        last = {one: _last(forest, one) for one in list(forest)}
        there = messages["platform"] == platform
        for column in _REFERRING:
            hit = there & messages[column].isin(list(last))
            if hit.any():
                messages.loc[hit, column] = messages.loc[hit, column].map(last)
    return messages


def _last(forest: dict[str, str], one: str) -> str:
    """Follow ids to the one that all of them go by, and shorten the way for who comes next."""
    way = []
    while one in forest:
        way.append(one)
        one = forest[one]
    for passed in way:
        forest[passed] = one
    return one
