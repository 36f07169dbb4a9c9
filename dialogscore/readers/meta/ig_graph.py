"""Media and comments of an Instagram account as the Graph API and its webhooks give them."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from dialogscore.errors import FeedError
from dialogscore.readers import nested
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.graph import first_entry, safe_url, text_of, threads_marks
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_message"]

_MEDIA = ("caption", "media_type", "media_product_type", "comments_count", "comments")


class _Person(msgspec.Struct):
    id: str | int | None = None
    username: str | None = None


class _Edge(msgspec.Struct):
    data: "list[_Entry] | None" = None


class _Change(msgspec.Struct):
    field: str | None = None
    value: "_Entry | None" = None


class _Entry(msgspec.Struct, rename={"sender": "from"}):
    """A medium, a comment, a page of either, an account with its media, or a call of a webhook."""

    id: str | int | None = None
    username: str | None = None
    owner: _Person | None = None
    sender: _Person | None = None
    user: _Person | None = None
    caption: str | None = None
    text: str | None = None
    timestamp: str | int | None = None
    time: str | int | None = None
    media_type: str | None = None
    media_product_type: str | None = None
    permalink: str | None = None
    like_count: int | None = None
    comments_count: int | None = None
    hidden: bool | None = None
    parent_id: str | int | None = None
    media: "_Entry | None" = None
    comments: _Edge | None = None
    replies: _Edge | None = None
    stories: _Edge | None = None
    business_discovery: "_Entry | None" = None
    data: "list[_Entry] | None" = None
    entry: "list[_Entry] | None" = None
    changes: list[_Change] | None = None


class _Place(NamedTuple):
    """Where an entry stands: the account, when it was told of, the medium, the comment above, whether in stories."""

    owner: _Person
    told: str | int | None = None
    medium: str | None = None
    above: str | None = None
    story: bool = False


def detect(seen: Look) -> Detection | None:
    """
    Recognise media and comments by their keys, and calls of the webhook by the object they name.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.95 for webhooks, 0.9 for media, 0.8 for comments alone; nothing if a key is only known from Threads.
    """
    if seen.first.get("object") == "instagram" and "entry" in seen.first:
        return Detection("ig_graph", 0.95, f"{seen.shape} of calls with object instagram")
    entry = first_entry(seen, "media", "stories")
    if isinstance(seen.first.get("business_discovery"), dict):
        edge = seen.first["business_discovery"].get("media")
        inside = edge.get("data") if isinstance(edge, dict) else None
        entry = inside[0] if isinstance(inside, list) and inside and isinstance(inside[0], dict) else {}
    is_timed = isinstance(entry.get("timestamp"), str)
    if not is_timed or "id" not in entry or threads_marks(seen, "media", "stories"):
        return None
    marks = [name for name in _MEDIA if name in entry]
    if marks and "text" not in entry:
        return Detection("ig_graph", 0.9, f"{seen.shape} with timestamp, {', '.join(marks)}")
    marks = [name for name in ("username", "from", "replies", "parent_id", "like_count", "hidden") if name in entry]
    if "text" not in entry or not {"username", "from"} & set(marks):
        return None
    return Detection("ig_graph", 0.8, f"{seen.shape} with timestamp, text, {', '.join(marks)}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read media with the comments inside of them, or comments alone.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.

    Raises
    ------
    FeedError
        If nothing says whose a medium is: the account's own answers could not be told apart.
    """
    for batch in nested.batches(json_records(source.file, source.survey, _Entry, within=("data",)), to_message):
        if "kind" in batch.table.column_names:
            is_medium = pc.is_in(batch.table["kind"], pa.array(["post", "story"]))
            whose = pc.coalesce(batch.table["author_handle"], batch.table["author_id"])
            if pc.any(pc.and_(is_medium, pc.is_null(whose))).as_py():
                raise FeedError(
                    f"read {source.file}",
                    found="media that do not say whose they are",
                    expected="the account's own media and answers under its name",
                    next_step="Ask for the field username of media and comments.",
                )
        yield batch


def to_message(record: _Entry) -> Iterator[nested.Entry]:
    """
    Give the messages of one record.

    Parameters
    ----------
    record : object
        A medium, a comment, a page of either, an account with its media, or a call of a webhook.

    Yields
    ------
    dict
        Media and all comments inside of them, each before its replies.
    """
    waiting = [(record, _Place(_Person()))]
    while waiting:
        entry, place = waiting.pop()
        inside, inner = _inside(entry, place)
        if inside is None:
            message, inside, inner = _medium(entry, place) if _is_medium(entry, place) else _comment(entry, place)
            yield message
        waiting += [(one, inner) for one in reversed(inside)]


def _inside(entry: _Entry, place: _Place) -> tuple[list[_Entry] | None, _Place]:
    """Open what is no message itself but holds some."""
    if entry.business_discovery is not None:
        return [entry.business_discovery], place
    if entry.data is not None:
        return entry.data, place._replace(story=entry.media_product_type == "STORY")
    if entry.entry is not None:
        return entry.entry, place
    if entry.changes is not None:
        calls = [one.value for one in entry.changes if one.value and one.field in ("comments", "live_comments")]
        return calls, _Place(_Person(id=entry.id), told=entry.time)
    is_account = entry.timestamp is None and (entry.stories or (entry.media and entry.media.data is not None))
    if not is_account:
        return None, place
    owner = _Person(id=entry.id, username=entry.username)
    stories = [_Entry(data=entry.stories.data or [], media_product_type="STORY")] if entry.stories else []
    return [*([entry.media] if entry.media else []), *stories], _Place(owner)


def _is_medium(entry: _Entry, place: _Place) -> bool:
    return place.medium is None and entry.text is None and place.told is None and entry.parent_id is None


def _medium(entry: _Entry, place: _Place) -> tuple[nested.Entry, list[_Entry], _Place]:
    named = entry.owner or _Person()
    owner = _Person(text_of(named.id), entry.username or named.username)
    if _is_by(owner, place.owner, is_known=False) or owner == _Person():
        owner = _Person(owner.id or text_of(place.owner.id), owner.username or place.owner.username)
    product = (entry.media_product_type or "").upper()
    message = {
        "message_id": text_of(entry.id),
        "kind": "story" if product == "STORY" or place.story else "post",
        "author_id": owner.id,
        "author_handle": owner.username,
        "author_role": "company" if _is_by(owner, place.owner) else None,
        "created_at": entry.timestamp,
        "text": entry.caption,
        "visibility": "public",
        "media_type": (entry.media_type or "").lower() or None,
        "url": safe_url(entry.permalink),
        "like_count": entry.like_count,
        "reply_count": entry.comments_count,
        "is_promoted": True if product == "AD" else None,
    }
    inner = _Place(owner, medium=text_of(entry.id) or "")
    return message, (entry.comments.data if entry.comments else None) or [], inner


def _comment(entry: _Entry, place: _Place) -> tuple[nested.Entry, list[_Entry], _Place]:
    author = entry.sender or _Person()
    handle = entry.username or author.username
    parent = text_of(entry.parent_id) or place.above
    medium = place.medium or text_of(entry.media.id if entry.media else None)
    # Only the account's own comments name a user.
    is_own = entry.user is not None or _is_by(_Person(author.id, handle), place.owner, is_known=False)
    message = {
        "message_id": text_of(entry.id),
        "kind": "reply" if parent else "comment",
        "parent_id": parent or medium,
        # Webhooks tell of comments on the account's own media, which they do not hold.
        "parent_author_id": text_of(place.owner.id) if place.told is not None and not parent else None,
        "conversation_id": medium or None,
        "author_id": text_of(place.owner.id) if is_own and place.owner.id else text_of(author.id),
        "author_handle": handle,
        "author_role": "company" if is_own else None,
        "created_at": entry.timestamp if entry.timestamp is not None else place.told,
        "text": entry.text,
        "visibility": "public",
        "status": "hidden" if entry.hidden else "visible",
        "like_count": entry.like_count,
    }
    inner = place._replace(above=parent or text_of(entry.id), medium=medium or "")
    return message, (entry.replies.data if entry.replies else None) or [], inner


def _is_by(author: _Person, owner: _Person, *, is_known: bool = True) -> bool:
    """Compare with the account; whose media they are is taken for granted where no account is named."""
    if author.username and owner.username:
        return author.username.casefold() == owner.username.casefold()
    if author.id and owner.id:
        return text_of(author.id) == text_of(owner.id)
    return is_known and bool(author.username or author.id)


FORMAT = Format(
    name="ig_graph",
    title="Instagram Graph API: media with their comments, and webhooks (JSON)",
    needs=("id", "timestamp", "username", "caption or text"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "Ask the Graph API: /{account}/media?fields=id,username,caption,timestamp,permalink,media_product_type,"
        "comments_count,comments{id,text,timestamp,username,from,hidden,like_count,replies{id,text,timestamp,username}}."
    ),
    platform="instagram",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    limits=("replies_may_be_cut",),
)
