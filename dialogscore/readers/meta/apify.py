"""Comments as Apify's Facebook comments scraper collects them (JSON or CSV)."""

import re
from collections.abc import Iterator

import msgspec

from dialogscore.readers import nested
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look, look
from dialogscore.readers.meta.graph import text_of
from dialogscore.readers.meta.tables import has_columns, read_table
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_message"]

_KEYS = ("threadingDepth", "profileName", "text", "date")
# Of bounded length: a field full of beginnings of addresses must not take hours.
_POST = re.compile(
    r"facebook\.com/(?:(?P<page>[^/?#\s]{1,200})/)?[^#]{0,300}?(?:posts/|videos/|reel/|fbid=)(?P<post>[\w.-]+)"
)
_PROFILE = re.compile(r"facebook\.com/(?!profile\.php|people/)(?P<handle>[^/?#]+)/?(?:[?#]|$)")
_IN_LINK = re.compile(r"[?&](?P<kind>reply_comment_id|comment_id)=(?P<id>\d+)")
_NO_PAGE = ("permalink.php", "story.php", "photo.php", "watch", "reel", "groups", "photo")


class _Comment(msgspec.Struct, rename="camel"):
    id: str | int | None = None
    facebook_url: str | None = None
    input_url: str | None = None
    comment_url: str | None = None
    date: str | None = None
    text: str | None = None
    profile_name: str | None = None
    profile_id: str | int | None = None
    profile_url: str | None = None
    likes_count: str | int | None = None
    comments_count: str | int | None = None
    reply_to_comment_id: str | int | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise the comments by keys or columns that no other collector writes.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.9 if all are there.
    """
    is_table = seen.shape == "CSV" and has_columns(seen.names, *((key.casefold(),) for key in _KEYS)) is not None
    is_json = "JSON" in seen.shape and all(key in seen.names for key in _KEYS)
    return Detection("apify_facebook", 0.9, f"{seen.shape} with {', '.join(_KEYS)}") if is_table or is_json else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the comments.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.
    """
    if look(source.file).shape != "CSV":
        yield from nested.batches(json_records(source.file, source.survey, _Comment), to_message)
        return
    for batch in read_table(source):
        rows = batch.table.to_pylist()
        records = ((row.pop("source_row"), msgspec.convert(row, _Comment)) for row in rows)
        rejects = batch.rejects
        for part in nested.batches(records, to_message):
            yield Batch(part.table, rejects)
            rejects = []


def to_message(record: _Comment) -> Iterator[nested.Entry]:
    """
    Give the message of one record.

    Parameters
    ----------
    record : object
        A comment.

    Yields
    ------
    dict
        The comment. Its post is not in the file; whose page it is on stands in the post's address.
    """
    links = [_POST.search(link) for link in (record.facebook_url, record.input_url) if link]
    post = next((link for link in links if link), None)
    profile = _PROFILE.search(record.profile_url or "")
    reply_to = text_of(record.reply_to_comment_id)
    numbers = {found["kind"]: found["id"] for found in _IN_LINK.finditer(record.comment_url or "")}
    page = post["page"] if post and not reply_to else None
    yield {
        "message_id": text_of(record.id),
        "kind": "reply" if reply_to else "comment",
        "parent_id": reply_to or (post["post"] if post else "unknown"),
        "parent_author_id": None if page in _NO_PAGE else page,
        "author_id": text_of(record.profile_id),
        "author_handle": profile["handle"] if profile else None,
        "author_name": record.profile_name,
        "created_at": record.date,
        "text": record.text,
        "visibility": "public",
        "like_count": record.likes_count,
        "reply_count": record.comments_count,
        "aliases": numbers.get("reply_comment_id") or numbers.get("comment_id"),
    }


FORMAT = Format(
    name="apify_facebook",
    title="Apify, Facebook comments scraper (JSON or CSV)",
    needs=("id", "date", "text", "profileName", "threadingDepth"),
    capabilities=("audience_messages", "parents", "exact_times"),
    how_to_get="Apify, Facebook Comments Scraper: include nested comments, export the data set as JSON.",
    platform="facebook",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    limits=("no_posts", "replies_may_be_cut", "unverified_columns"),
)
