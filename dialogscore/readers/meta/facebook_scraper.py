"""Posts with comments as the program facebook-scraper collects them (JSON)."""

from collections.abc import Iterator

import msgspec

from dialogscore.readers import nested
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.graph import text_of
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_message"]


class _Comment(msgspec.Struct):
    comment_id: str | int | None = None
    comment_text: str | None = None
    comment_time: str | int | None = None
    commenter_name: str | None = None
    commenter_id: str | int | None = None
    replies: "list[_Comment] | None" = None


class _Post(msgspec.Struct):
    post_id: str | int | None = None
    text: str | None = None
    post_text: str | None = None
    time: str | int | None = None
    timestamp: int | None = None
    user_id: str | int | None = None
    username: str | None = None
    post_url: str | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    comments_full: list[_Comment] | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise the posts by their keys.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.9 if post, comments and time are there.
    """
    marks = [name for name in ("post_id", "comments_full", "time", "timestamp") if name in seen.names]
    if "JSON" not in seen.shape or len(marks) < 3 or marks[:2] != ["post_id", "comments_full"]:
        return None
    return Detection("facebook_scraper", 0.9, f"{seen.shape} with {', '.join(marks)}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read posts with the comments inside of them.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.
    """
    yield from nested.batches(json_records(source.file, source.survey, _Post), to_message)


def to_message(record: _Post) -> Iterator[nested.Entry]:
    """
    Give the messages of one record.

    Parameters
    ----------
    record : object
        A post.

    Yields
    ------
    dict
        The post of some company (``brand``), and each comment before its replies. Times of comments are those of the
        machine that collected them and name no zone.
    """
    post = text_of(record.post_id)
    yield {
        "message_id": post,
        "kind": "post",
        "author_id": text_of(record.user_id),
        "author_name": record.username,
        "author_role": "brand",
        "created_at": record.time if record.timestamp is None else record.timestamp,
        "text": record.text or record.post_text,
        "visibility": "public",
        "url": record.post_url,
        "like_count": record.likes,
        "reply_count": record.comments,
        "share_count": record.shares,
    }
    waiting = [(one, post, False) for one in reversed(record.comments_full or [])]
    while waiting:
        entry, parent, is_reply = waiting.pop()
        own_id = text_of(entry.comment_id)
        yield {
            "message_id": own_id,
            "kind": "reply" if is_reply else "comment",
            "parent_id": parent,
            "conversation_id": post,
            "author_id": text_of(entry.commenter_id),
            "author_name": entry.commenter_name,
            "created_at": entry.comment_time,
            "text": entry.comment_text,
            "visibility": "public",
        }
        waiting += [(one, parent if is_reply else own_id, True) for one in reversed(entry.replies or [])]


FORMAT = Format(
    name="facebook_scraper",
    title="facebook-scraper: posts with comments (JSON)",
    needs=("post_id", "time", "comments_full"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="facebook-scraper with the option for comments, posts written as JSON. Name its machine's --zone.",
    platform="facebook",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    limits=("replies_may_be_cut", "time_zone_unmarked", "unverified_columns"),
)
