"""4CAT: its tables of any platform, as CSV or JSON lines; which columns they have tells the platform."""

from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import FeedError
from dialogscore.readers import heads
from dialogscore.readers.delimited import read_delimited
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.ndjson import read_ndjson
from dialogscore.readers.research.reddit import TOMBSTONES
from dialogscore.readers.texts import flags
from dialogscore.readers.values import nulls

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_NEEDS = ("id", "thread_id", "body", "author", "timestamp")
_OTHERS_KNOW = ({"isReplyTo", "publishedAt"},)  # lists of YouTube Data Tools, which 4CAT passes on whole
_HIDDEN = "REDACTED"
_NAIVE = r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d+)?$"


class _Kind(NamedTuple):
    """Columns that only one platform's tables have, and the column that names what a row answers."""

    marks: frozenset[str]
    platform: str
    parent: str | None


_KINDS = (
    _Kind(frozenset({"replied_to_post", "author_id"}), "bluesky", "replied_to_post"),
    _Kind(frozenset({"is_comment_on_comment", "post_id"}), "tiktok", "thread_id"),
    _Kind(frozenset({"subreddit", "parent"}), "reddit", "parent"),
    _Kind(frozenset({"is_retweet"}), "x", None),
    _Kind(frozenset({"parent_id", "num_comments"}), "instagram", "parent_id"),
    _Kind(frozenset({"parent_id"}), "other", "parent_id"),
    _Kind(frozenset({"parent"}), "other", "parent"),
    _Kind(frozenset(), "other", None),
)


def detect(seen: Look) -> Detection | None:
    """
    Recognise a table by the columns that all of them have.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.9 if they are there.
    """
    names = set(seen.names)
    is_flat = seen.shape in ("CSV", "JSON lines", "a line of JSON", "a JSON list")
    if not is_flat or not names.issuperset(_NEEDS) or any(others <= names for others in _OTHERS_KNOW):
        return None
    return Detection("4cat", 0.9, f"{seen.shape} with {', '.join(_NEEDS)} ({_kind(seen.names).platform})")


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
        If a column is missing, or every author has been taken out.
    """
    seen = look(source.file)
    missing = [name for name in _NEEDS if name not in seen.names]
    if missing:
        found = f"the columns {heads.words(seen.names)}"
        raise FeedError(f"read {source.file}", found=found, expected=f"also {', '.join(missing)}")
    rows = hidden = 0
    for batch in read_ndjson(source) if "JSON" in seen.shape else read_delimited(source, heads.delimiter(seen.head)):
        rows += len(batch.table)
        hidden += pc.sum(pc.equal(_cells(batch.table, "author"), _HIDDEN)).as_py() or 0
        yield batch
    if rows and hidden == rows:
        raise FeedError(
            f"read {source.file}",
            found="a table whose authors have all been taken out",
            expected="names or pseudonyms, since without them nobody can tell the company from its audience",
            next_step="Export it again with the authors pseudonymised; name the company's pseudonym with --account.",
        )


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
        Times are UTC, as 4CAT writes them. Where no column names the parent, none is made up from the thread.
    """
    kind = _kind(table.column_names)
    own, thread = _cells(table, "id"), _cells(table, "thread_id")
    columns = {"message_id": own, "parent_id": _cells(table, kind.parent or ""), "conversation_id": thread}
    if kind.platform == "reddit":
        columns = _of_reddit(columns)
    # What names itself as its parent answers nothing.
    is_itself = pc.fill_null(pc.equal(columns["parent_id"], columns["message_id"]), False)
    columns["parent_id"] = pc.if_else(pc.or_(is_itself, pc.equal(columns["parent_id"], "")), None, columns["parent_id"])
    if kind.parent is None:
        columns["conversation_id"] = nulls(table)
    if kind.platform == "bluesky":
        # Parents are named by the page that shows them.
        columns["aliases"] = _cells(table, "link")
        columns["quoted_id"] = _cells(table, "quoted_post")
    body, subject = pc.fill_null(_cells(table, "body"), ""), pc.fill_null(_cells(table, "subject"), "")
    status = _status(body)
    text = pc.if_else(pc.equal(subject, ""), body, pc.binary_join_element_wise(subject, body, "\n\n"))
    author = _cells(table, "author")
    is_repost = pc.fill_null(flags(_cells(table, "is_retweet")), False)
    columns |= {
        "platform": pa.repeat(kind.platform, len(table)),
        "kind": pc.if_else(is_repost, "repost", _comments(table, columns, kind)),
        "author_id": _known(_cells(table, "author_id")),
        "author_handle": _known(author),
        "author_name": _known(_cells(table, "author_fullname", "author_full", "author_display_name", "author_name")),
        "created_at": _times(table),
        "status": status,
        "text": pc.utf8_rtrim_whitespace(pc.if_else(pc.equal(status, "visible"), text, "")),
        "url": _cells(table, "link", "comment_url", "url"),
        "mentions": _cells(table, "mentions") if kind.platform in ("bluesky", "x") else nulls(table),
        "like_count": _cells(table, "like_count", "likes", "num_likes"),
        "reply_count": _cells(table, "reply_count", "replies"),
        "share_count": _cells(table, "repost_count", "retweet_count"),
        "source_row": table["source_row"],
    }
    if "timestamp_ago" in table.column_names:
        columns["created_at_precision"] = pa.repeat("estimated", len(table))
    return pa.table(columns)


def _kind(names: list[str]) -> _Kind:
    return next(kind for kind in _KINDS if kind.marks.issubset(names))


def _cells(table: pa.Table, *names: str) -> pa.ChunkedArray:
    found = [table[name] for name in names if name in table.column_names]
    return pc.coalesce(*found) if len(found) > 1 else found[0] if found else nulls(table)


def _known(names: pa.ChunkedArray) -> pa.ChunkedArray:
    gone = pa.array([_HIDDEN, *TOMBSTONES])
    return pc.if_else(pc.is_in(names, gone), pa.scalar(None, pa.string()), names)


def _status(body: pa.ChunkedArray) -> pa.ChunkedArray:
    place = pc.index_in(pc.utf8_trim_whitespace(body), pa.array(list(TOMBSTONES)))
    return pc.fill_null(pa.array(list(TOMBSTONES.values())).take(place.combine_chunks()), "visible")


def _of_reddit(columns: dict[str, pa.ChunkedArray]) -> dict[str, pa.ChunkedArray]:
    """Give ids the kind that parents name them by."""
    own, thread = columns["message_id"], columns["conversation_id"]
    is_post = pc.fill_null(pc.equal(own, thread), False)
    whole = pc.binary_join_element_wise(pc.if_else(is_post, "t3", "t1"), own, "_")
    return columns | {"message_id": whole, "conversation_id": pc.binary_join_element_wise("t3", thread, "_")}


def _comments(table: pa.Table, columns: dict[str, pa.ChunkedArray], kind: _Kind) -> pa.ChunkedArray:
    """Tell comments from answers to comments where the platform does."""
    parent = columns["parent_id"]
    if kind.platform == "tiktok":
        return pc.if_else(pc.equal(parent, _cells(table, "post_id")), "comment", "reply")
    if kind.platform == "reddit":
        return pc.if_else(pc.starts_with(parent, "t3_"), "comment", pc.if_else(parent.is_valid(), "reply", "post"))
    return nulls(table)


def _times(table: pa.Table) -> pa.ChunkedArray:
    """Take the epoch first: some tables write the local time of the server beside it."""
    written = _cells(table, "timestamp")
    as_utc = pc.binary_join_element_wise(written, "Z", "")
    written = pc.if_else(pc.match_substring_regex(written, _NAIVE), as_utc, written)
    epoch = _cells(table, "unix_timestamp")
    return pc.coalesce(pc.if_else(pc.match_substring_regex(epoch, r"^\d{9,}(\.\d+)?$"), epoch, None), written)


FORMAT = Format(
    name="4cat",
    title="4CAT (CSV, JSON lines) of any platform",
    needs=_NEEDS,
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="In 4CAT: Download the data set as CSV. Do not remove the authors; pseudonymised ones will do.",
    platform="other",
    detect=detect,
    read=read,
    to_messages=to_messages,
    limits=("parents_by_source", "authors_may_be_missing"),
)
