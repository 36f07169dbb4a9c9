"""Posts and replies of Threads as its API gives them."""

from collections.abc import Iterator

import msgspec

from dialogscore.readers import nested
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.graph import first_entry, safe_url, text_of, threads_marks
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_message"]

_HIDDEN = {"HIDDEN", "COVERED", "BLOCKED", "RESTRICTED"}


class _Reference(msgspec.Struct):
    id: str | int | None = None


class _Edge(msgspec.Struct):
    data: "list[_Entry] | None" = None


class _Entry(msgspec.Struct):
    """A post, a reply, or a page of either."""

    id: str | int | None = None
    text: str | None = None
    username: str | None = None
    owner: _Reference | None = None
    timestamp: str | int | None = None
    media_type: str | None = None
    permalink: str | None = None
    root_post: _Reference | None = None
    replied_to: _Reference | None = None
    is_reply: bool | None = None
    is_reply_owned_by_me: bool | None = None
    quoted_post: _Reference | None = None
    reposted_post: _Reference | None = None
    hide_status: str | None = None
    replies: _Edge | None = None
    conversation: _Edge | None = None
    threads: _Edge | None = None
    data: "list[_Entry] | None" = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise posts and replies by keys that only Threads has.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.9 if one of them is there beside an id and a time.
    """
    edges = ("threads", "replies", "conversation")
    entry, marks = first_entry(seen, *edges), threads_marks(seen, *edges)
    if "id" not in entry or "timestamp" not in entry or not marks:
        return None
    return Detection("threads_api", 0.9, f"{seen.shape} with timestamp, {', '.join(marks)}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read posts and replies.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.
    """
    yield from nested.batches(json_records(source.file, source.survey, _Entry, within=("data",)), to_message)


def to_message(record: _Entry) -> Iterator[nested.Entry]:
    """
    Give the messages of one record.

    Parameters
    ----------
    record : object
        A post, a reply, or a page of either.

    Yields
    ------
    dict
        The message and those inside of it. What the account wrote itself is marked by Threads: replies by a flag,
        posts by naming their owner.
    """
    waiting: list[tuple[_Entry, str | None]] = [(record, None)]
    while waiting:
        entry, above = waiting.pop()
        edges = [edge for edge in (entry.threads, entry.replies, entry.conversation) if edge is not None]
        inside = [one for entries in (entry.data, *(edge.data for edge in edges)) for one in entries or ()]
        is_page = entry.timestamp is None and (entry.data is not None or bool(edges))
        own_id = text_of(entry.id)
        waiting += [(one, None if is_page else own_id) for one in reversed(inside)]
        if not is_page:
            yield _message(entry, above)


def _message(entry: _Entry, above: str | None) -> nested.Entry:
    root = text_of(entry.root_post.id) if entry.root_post else None
    parent = (text_of(entry.replied_to.id) if entry.replied_to else None) or above or root
    quoted = text_of(entry.quoted_post.id) if entry.quoted_post else None
    shared = text_of(entry.reposted_post.id) if entry.reposted_post else None
    kind = "repost" if shared else "reply" if parent or entry.is_reply else "quote" if quoted else "post"
    return {
        "message_id": text_of(entry.id),
        "kind": kind,
        "author_handle": entry.username,
        "author_role": "company" if entry.is_reply_owned_by_me or entry.owner is not None else None,
        "created_at": entry.timestamp,
        "text": entry.text,
        "parent_id": None if shared else parent,
        "conversation_id": root,
        "quoted_id": shared or quoted,
        "visibility": "public",
        "status": "hidden" if (entry.hide_status or "").upper() in _HIDDEN else "visible",
        "media_type": (entry.media_type or "").lower() or None,
        "url": safe_url(entry.permalink),
    }


FORMAT = Format(
    name="threads_api",
    title="Threads API: posts and replies (JSON)",
    needs=("id", "text", "username", "timestamp", "replied_to"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "Ask the Threads API for /me/threads and for /{post}/conversation of each, with fields=id,text,username,owner,"
        "timestamp,permalink,root_post,replied_to,is_reply,is_reply_owned_by_me,is_quote_post,quoted_post,hide_status."
    ),
    platform="threads",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    limits=("replies_may_be_cut",),
)
