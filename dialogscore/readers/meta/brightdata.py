"""Posts of Facebook and Instagram as Bright Data collects them: comments without ids and times are only counted."""

from collections.abc import Iterator

import msgspec

from dialogscore.readers import nested
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.graph import safe_url, text_of
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_message"]


class _Entry(msgspec.Struct):
    """A post; what the collector found of the people behind it is not read."""

    url: str | None = None
    post_id: str | int | None = None
    date_posted: str | None = None
    content: str | None = None
    description: str | None = None
    page_name: str | None = None
    user_username_raw: str | None = None
    profile_id: str | int | None = None
    profile_handle: str | None = None
    user_posted: str | None = None
    user_posted_id: str | int | None = None
    post_type: str | None = None
    content_type: str | None = None
    likes: int | None = None
    num_comments: int | None = None
    num_shares: int | None = None
    page_followers: int | None = None
    followers: int | None = None
    is_sponsored: bool | None = None


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
        0.95 if post, time and number of comments are there, and a page or an account.
    """
    marks = [name for name in ("post_id", "date_posted", "num_comments") if name in seen.names]
    whose = next((name for name in ("user_posted", "user_username_raw", "profile_id") if name in seen.names), None)
    if "JSON" not in seen.shape or len(marks) < 3 or whose is None:
        return None
    return Detection("brightdata_posts", 0.95, f"{seen.shape} with {', '.join([*marks, whose])}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the posts.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.
    """
    yield from nested.batches(json_records(source.file, source.survey, _Entry), to_message)


def to_message(record: _Entry) -> Iterator[nested.Entry]:
    """
    Give the message of one record.

    Parameters
    ----------
    record : object
        A post.

    Yields
    ------
    dict
        A post of some company (``brand``), of Instagram where the collector names who posted it.
    """
    on_instagram = record.user_posted is not None or "instagram.com" in (record.url or "")
    yield {
        "message_id": text_of(record.post_id),
        "platform": "instagram" if on_instagram else "facebook",
        "kind": "post",
        "author_id": text_of(record.user_posted_id if on_instagram else record.profile_id),
        "author_handle": record.user_posted if on_instagram else record.profile_handle,
        "author_name": None if on_instagram else record.page_name or record.user_username_raw,
        "author_role": "brand",
        "author_followers": record.followers if on_instagram else record.page_followers,
        "created_at": record.date_posted,
        "text": record.description if on_instagram else record.content,
        "media_type": (record.content_type or record.post_type or "").lower() or None,
        "visibility": "public",
        "url": safe_url(record.url),
        "like_count": record.likes,
        "reply_count": record.num_comments,
        "share_count": record.num_shares,
        "is_promoted": record.is_sponsored,
    }


FORMAT = Format(
    name="brightdata_posts",
    title="Bright Data: posts of Facebook or Instagram (JSON)",
    needs=("post_id", "date_posted", "num_comments"),
    capabilities=("company_posts", "exact_times"),
    how_to_get="Bright Data, data sets of Facebook or Instagram posts, as JSON or JSON lines.",
    platform="facebook",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    coverage="none",
    limits=("posts_only",),
)
