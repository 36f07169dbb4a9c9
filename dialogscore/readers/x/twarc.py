"""The tables of twarc-csv: one message a row, nested fields under dotted names, lists as JSON in a cell."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers import heads
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.texts import flags, unescape
from dialogscore.readers.values import as_text
from dialogscore.readers.x.entries import moments, versions

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_NEEDS = ("id", "created_at", "text")
_WHO = ("author_id", "author.id", "author.username")
_MARKS = ("referenced_tweets.", "author.", "public_metrics.", "__twarc.")
_PARENT, _RETWEETED, _QUOTED = (f"referenced_tweets.{name}.id" for name in ("replied_to", "retweeted", "quoted"))
_HISTORY = "edit_history_tweet_ids"
_SAME = {
    "author_name": "author.name",
    "author_handle": "author.username",
    "author_followers": "author.public_metrics.followers_count",
    "like_count": "public_metrics.like_count",
    "reply_count": "public_metrics.reply_count",
    "share_count": "public_metrics.retweet_count",
    "declared_language": "lang",
    "conversation_id": "conversation_id",
}


def detect(seen: Look) -> Detection | None:
    """
    Recognise the table by its dotted columns; users leave out whatever they do not need.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 with id, time, text, author and a dotted name of X's.
    """
    who = [name for name in _WHO if name in seen.names]
    marks = [name for name in seen.names if name.startswith(_MARKS)]
    if seen.shape != "CSV" or not who or not marks or any(name not in seen.names for name in _NEEDS):
        return None
    return Detection("twarc_csv", 0.95, f"CSV with {', '.join([*_NEEDS, who[0], marks[0]])}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the rows.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Text columns of the file.
    """
    seen = look(source.file)
    heads.check_names(seen.names, (*_NEEDS, *_WHO, _PARENT, _RETWEETED, _QUOTED, _HISTORY), source.file)
    yield from read_delimited(source, heads.delimiter(seen.head))


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Rows.
    source : Source
        The file.

    Returns
    -------
    pyarrow.Table
        Reader columns and ``source_row``. A row that repeats another message holds that one's whole text, so its
        column alone tells; every version of an edited message bears the id of the latest.
    """
    parent, retweeted, quoted = (_filled(table, name) for name in (_PARENT, _RETWEETED, _QUOTED))
    is_retweet = retweeted.is_valid()
    kind = pc.if_else(parent.is_valid(), "reply", pc.if_else(quoted.is_valid(), "quote", "post"))
    nothing = pa.scalar(None, pa.string())
    withheld = [name for name in table.column_names if name.startswith("withheld.") and name != "withheld.scope"]
    is_withheld = pa.chunked_array([pa.repeat(False, len(table))])
    for name in withheld:
        is_withheld = pc.or_(is_withheld, _says(table, name))
    protected = pc.fill_null(flags(as_text(table, "author.protected")), False)
    columns = {
        **_versions(table),
        "author_id": pc.coalesce(_filled(table, "author_id"), _filled(table, "author.id")),
        "text": unescape(as_text(table, "text")),
        "kind": pc.if_else(is_retweet, "repost", kind),
        "parent_id": pc.if_else(is_retweet, nothing, parent),
        "parent_author_id": pc.if_else(is_retweet, nothing, _filled(table, "in_reply_to_user_id")),
        "quoted_id": pc.if_else(is_retweet, nothing, quoted),
        "status": pc.if_else(is_withheld, "withheld", "visible"),
        "visibility": pc.if_else(protected, "followers", "public"),
        **{name: as_text(table, given) for name, given in _SAME.items()},
        "source_row": table["source_row"],
    }
    return pa.table(columns)


def _filled(table: pa.Table, name: str) -> pa.ChunkedArray:
    column = pc.utf8_trim_whitespace(as_text(table, name))
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _says(table: pa.Table, name: str) -> pa.ChunkedArray:
    cell = pc.fill_null(pc.utf8_lower(as_text(table, name)), "")
    return pc.invert(pc.is_in(cell, pa.array(["", "false", "[]", "nan"])))


def _versions(table: pa.Table) -> dict[str, pa.Array | pa.ChunkedArray]:
    """Only edited messages have several ids, and only these few are looked at one by one."""
    ids, created = as_text(table, "id"), as_text(table, "created_at")
    history = pc.fill_null(as_text(table, _HISTORY), "")
    columns = {
        "message_id": ids.to_numpy().copy(),
        "created_at": created.to_numpy().copy(),
        "created_at_source": np.full(len(table), None, dtype=object),
        "edited_at": np.full(len(table), None, dtype=object),
        "aliases": np.full(len(table), None, dtype=object),
    }
    for row in np.flatnonzero(pc.match_substring(history, ",").to_numpy()):
        known = history[row].as_py().translate(str.maketrans("[]\",'", "     ")).split()
        own, aliases, first = versions(ids[row].as_py(), known)
        columns["message_id"][row], columns["aliases"][row] = own, aliases
        for name, value in moments(own, created[row].as_py(), first).items():
            columns[name][row] = value
    return {name: pa.array(values, pa.string()) for name, values in columns.items()}


FORMAT = Format(
    name="twarc_csv",
    title="twarc-csv (X API v2 as a table)",
    needs=("id", "created_at", "text", "author_id or author.id or author.username"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Collect with twarc2, then `twarc2 csv FEED.jsonl FEED.csv`; keep the columns referenced_tweets.*.id.",
    platform="x",
    detect=detect,
    read=read,
    to_messages=to_messages,
)
