"""YouTube Data Tools: the comments of one video as CSV."""

import re
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.readers import heads
from dialogscore.readers.escaped import read_escaped
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.values import as_text

__all__ = ["FORMAT", "detect", "read", "to_messages"]

_NEEDS = ("id", "publishedAt", "text", "authorName", "isReply", "isReplyTo")
_VIDEO = re.compile(r"videoinfo_([\w-]{11})_")
_NOBODY = pa.scalar(None, pa.string())


def detect(seen: Look) -> Detection | None:
    """
    Recognise the table by its column names.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.97 if all that are needed are there.
    """
    if seen.shape != "CSV" or any(name not in seen.names for name in _NEEDS):
        return None
    return Detection("ytdt", 0.97, f"CSV with {', '.join(_NEEDS)}")


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
    """
    seen = look(source.file)
    heads.check_names(seen.names, _NEEDS, source.file)
    yield from read_escaped(source, delimiter=heads.delimiter(seen.head))


def to_messages(table: pa.Table, source: Source) -> pa.Table:
    """
    Translate the columns.

    Parameters
    ----------
    table : pyarrow.Table
        Records.
    source : Source
        The file; its name may hold the id of the video.

    Returns
    -------
    pyarrow.Table
        Times are UTC, which the file does not say.
    """
    named = _VIDEO.search(source.file.name)
    video = pa.scalar(named.group(1) if named else None, pa.string())
    name = as_text(table, "authorName")
    is_handle = pc.fill_null(pc.starts_with(name, "@"), False)
    above = as_text(table, "isReplyTo")
    is_reply = pc.is_in(as_text(table, "isReply"), pa.array(["1", "true", "True"]))
    above = pc.if_else(is_reply, above, _NOBODY)
    return pa.table(
        {
            "message_id": table["id"],
            "kind": pc.if_else(is_reply, "reply", "comment"),
            "author_id": as_text(table, "authorChannelId"),
            "author_handle": pc.if_else(is_handle, name, _NOBODY),
            "author_name": pc.if_else(is_handle, _NOBODY, name),
            "created_at": _as_utc(table["publishedAt"]),
            "text": table["text"],
            "parent_id": pc.coalesce(above, video),
            "conversation_id": pa.chunked_array([pa.repeat(video, len(table))]),
            "like_count": as_text(table, "likeCount"),
            "reply_count": pc.if_else(is_reply, _NOBODY, as_text(table, "replyCount")),
            "visibility": pa.chunked_array([pa.repeat("public", len(table))]),
            "source_row": table["source_row"],
        }
    )


def _as_utc(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.replace_substring_regex(column, r"^\s*(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)\s*$", r"\1Z")


FORMAT = Format(
    name="ytdt",
    title="YouTube Data Tools, comments (CSV)",
    needs=_NEEDS,
    capabilities=("audience_messages", "parents", "exact_times"),
    how_to_get="ytdt.digitalmethods.net, module Video Comments, file of comments; give the video itself beside it "
    "(videos.list of the YouTube Data API).",
    platform="youtube",
    detect=detect,
    read=read,
    to_messages=to_messages,
    limits=("no_posts",),
)
