"""Kaggle's *Customer Support on Twitter* (``twcs.csv``)."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import FeedError
from dialogscore.readers import heads
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.texts import flags, unescape

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_NEEDS = ("tweet_id", "author_id", "inbound", "created_at", "text", "in_response_to_tweet_id")


def detect(seen: Look) -> Detection | None:
    """
    Recognise the file by its column names, which no other export has.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.99 if the four that make it out are there.
    """
    marks = ("tweet_id", "author_id", "inbound", "in_response_to_tweet_id")
    if seen.shape != "CSV" or any(name not in seen.names for name in marks):
        return None
    return Detection("twcs", 0.99, f"CSV with {', '.join(marks)}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Text columns of the file.

    Raises
    ------
    FeedError
        If a column is missing.
    """
    seen = look(source.file)
    names = seen.names
    missing = [name for name in _NEEDS if name not in names]
    if missing:
        raise FeedError(
            f"read {source.file}", found=f"the columns {heads.words(names)}", expected=f"also {', '.join(missing)}"
        )
    heads.check_names(names, _NEEDS, source.file)
    yield from read_delimited(source, heads.delimiter(seen.head))


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    source : Source
        The file.

    Returns
    -------
    pyarrow.Table
        A message with ``inbound`` False is by some company (``brand``), whose ``author_id`` is its handle; other
        authors are numbers. ``response_tweet_id`` names the replies, of which many are in no copy of the file: only
        their number is kept, as `reply_count`.
    """
    inbound = flags(table["inbound"])
    role = pc.if_else(inbound, "audience", "brand")
    # What is neither True nor False must become a reject, not an audience message.
    role = pc.if_else(pc.is_null(inbound), pc.fill_null(table["inbound"], "no value"), role)
    is_brand = pc.equal(role, "brand")
    return pa.table(
        {
            "message_id": table["tweet_id"],
            "author_id": table["author_id"],
            "author_handle": pc.if_else(is_brand, table["author_id"], pa.scalar(None, pa.string())),
            "author_role": role,
            "created_at": table["created_at"],
            "text": unescape(table["text"]),
            "parent_id": table["in_response_to_tweet_id"],
            "reply_count": _replies(table),
            "visibility": pa.repeat("public", len(table)),
            "source_row": table["source_row"],
        }
    )


def _replies(table: pa.Table) -> pa.Array:
    """Count the replies that a record names; a record that names none has none."""
    size = len(table)
    if "response_tweet_id" not in table.column_names:
        return pa.nulls(size, pa.int64())
    named = table["response_tweet_id"]
    rows = np.flatnonzero(named.is_valid())
    counts = np.zeros(size, dtype=np.int64)
    counts[rows] = pc.count_substring_regex(named.drop_null(), r"[^,\s]+")
    return pa.array(counts)


FORMAT = Format(
    name="twcs",
    title="Customer Support on Twitter (Kaggle, twcs.csv)",
    needs=_NEEDS,
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Download twcs.csv from Kaggle (Customer Support on Twitter).",
    platform="x",
    detect=detect,
    read=read,
    to_messages=to_messages,
    limits=("support_only",),
)
