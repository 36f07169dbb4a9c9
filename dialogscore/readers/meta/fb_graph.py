"""Posts and comments of a Facebook page as the Graph API gives them."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from dialogscore.errors import FeedError
from dialogscore.readers import nested
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.meta.fb_records import Edge, Entry
from dialogscore.readers.meta.graph import first_entry, peeked, safe_url, text_of
from dialogscore.readers.model import Batch, Detection, Format, Source

__all__ = ["FORMAT", "detect", "read", "to_message"]

_LISTS = ("posts", "feed", "published_posts", "visitor_posts")
_OF_COMMENTS = {"comment_count", "parent", "like_count", "can_reply_privately", "attachment"}


class _Place(NamedTuple):
    """Where an entry stands: the page, the post, the comment above it, and whether posts say who wrote them."""

    page: str | None
    page_name: str | None
    post: str | None
    above: str | None
    named: bool


def detect(seen: Look) -> Detection | None:
    """
    Recognise posts or comments by the time that only Facebook's interface calls ``created_time``.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.9 if an entry has it beside an id and a text, an author or comments.
    """
    entry = first_entry(seen, *_LISTS)
    marks = [name for name in ("message", "story", "from", "comments", "permalink_url") if name in entry]
    if "id" not in entry or "created_time" not in entry or not marks or "text" in entry:
        return None
    return Detection("fb_graph", 0.9, f"{seen.shape} with created_time, {', '.join(marks)}")


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

    Raises
    ------
    FeedError
        If there are posts with comments, and nothing says who wrote any message: the page's answers could not be
        told apart.
    """
    first, records = peeked(json_records(source.file, source.survey, Entry, within=("data",)))
    named = any(post.sender for post in _entries(first) if not _is_comment(post))
    comments = authors = posts = 0
    for batch in nested.batches(records, partial(to_message, named=named)):
        table = batch.table
        if "author_id" in table.column_names:
            is_answer = [kind != "post" for kind in table["kind"].to_pylist()]
            comments += sum(is_answer)
            posts += len(is_answer) - sum(is_answer)
            authors += sum(one is not None for one in table["author_id"].filter(is_answer).to_pylist())
        yield batch
    # Of comments alone that may be so for a post to which the page never answered.
    if comments and posts and not authors and not named:
        raise FeedError(
            f"read {source.file}",
            found=f"{comments:,} comments, and nobody named as author",
            expected="the page's own answers under its name",
            next_step="Ask for the field from of posts and comments (from{id,name}) with the page's own token.",
        )


def to_message(record: Entry, *, named: bool = True) -> Iterator[nested.Entry]:
    """
    Give the messages of one record.

    Parameters
    ----------
    record : Entry
        A post, a comment, a page of either, or a Facebook page with its posts.
    named : bool, default True
        Whether posts say who wrote them: if so, one that does not is a visitor's.

    Yields
    ------
    dict
        The posts and all comments inside of them, each before its replies.
    """
    waiting = [(record, _Place(None, None, None, None, named))]
    while waiting:
        entry, place = waiting.pop()
        lists = [edge.data for edge in (entry.posts, entry.feed, entry.published_posts, entry.visitor_posts) if edge]
        if entry.data is not None or any(lists):
            own = place._replace(page=text_of(entry.id), page_name=entry.name) if lists else place
            inside = [one for entries in (entry.data, *lists) for one in entries or ()]
            waiting += [(one, own) for one in reversed(inside)]
            continue
        if place.post is not None or _is_comment(entry):
            message, inner = _comment(entry, place)
        else:
            message, inner = _post(entry, place)
        yield message
        below = entry.comments.data if entry.comments else None
        waiting += [(one, inner) for one in reversed(below or ())]


def _post(entry: Entry, place: _Place) -> tuple[nested.Entry, _Place]:
    own_id = text_of(entry.id)
    head, cut, tail = (own_id or "").partition("_")
    page = place.page or (head if cut else None)
    author = text_of(entry.sender.id) if entry.sender else None
    addressed = [text_of(one.id) for one in (entry.to.data if entry.to else None) or ()]
    is_own = author == page if author else not place.named and page not in addressed
    is_own = is_own and page is not None
    tagged = " ".join(one for one, _ in _tags(entry.message_tags))
    kind = None
    if entry.attachments and any(one.type == "share" for one in entry.attachments.data or ()) and entry.parent_id:
        kind = "quote" if entry.message else "repost"
    message = {
        **_common(entry),
        "kind": kind or "post",
        "author_id": author or (page if is_own else None),
        "author_name": entry.sender.name if entry.sender else place.page_name if is_own else None,
        "author_role": "company" if is_own else None,
        "text": entry.message or entry.story,
        # What a visitor writes on the page is written to the page.
        "mentions": " ".join(filter(None, [tagged, None if is_own else page])) or None,
        "is_automated": True if entry.story and not entry.message else None,
        "quoted_id": text_of(entry.parent_id) if kind else None,
        "like_count": _total(entry.likes) or _total(entry.reactions),
        "reply_count": _total(entry.comments),
        "share_count": entry.shares.count if entry.shares else None,
        "aliases": tail or None,
    }
    return message, _Place(page, place.page_name, own_id or "", None, place.named)


def _comment(entry: Entry, place: _Place) -> tuple[nested.Entry, _Place]:
    own_id = text_of(entry.id)
    head, cut, tail = (own_id or "").partition("_")
    parent = text_of(entry.parent.id) if entry.parent else None
    parent = parent or place.above
    author = text_of(entry.sender.id) if entry.sender else None
    tags = _tags(entry.message_tags)
    message = {
        **_common(entry),
        "kind": "reply" if parent else "comment",
        "parent_id": parent or place.post or (head if cut else None),
        "author_id": author,
        "author_name": entry.sender.name if entry.sender else None,
        "author_role": "company" if author is not None and author == place.page else None,
        "text": entry.message,
        "like_count": entry.like_count,
        "reply_count": entry.comment_count if entry.comment_count is not None else _total(entry.comments),
        # Facebook puts the person answered first; which message of theirs is meant, the thread tells.
        "parent_author_id": next((one for one, offset in tags if offset == 0), None) if parent else None,
        "aliases": tail or None,
    }
    return message, place._replace(above=own_id if parent is None else parent, post=place.post or head)


def _common(entry: Entry) -> nested.Entry:
    kinds = [one.media_type or one.type for one in (entry.attachments.data if entry.attachments else None) or ()]
    tags = _tags(entry.message_tags)
    return {
        "message_id": text_of(entry.id),
        "created_at": entry.created_time,
        "visibility": "public",
        "status": "hidden" if entry.is_hidden else "visible",
        "url": safe_url(entry.permalink_url),
        "media_type": entry.attachment.type if entry.attachment else next(iter(kinds), None),
        "mentions": " ".join(one for one, _ in tags) or None,
    }


def _tags(tags: Any) -> list[tuple[str, Any]]:
    """List who is tagged, with the place in the text; old answers give an object of lists by place."""
    groups = tags.values() if isinstance(tags, dict) else [tags]
    flat = [tag for group in groups if isinstance(group, list) for tag in group if isinstance(tag, dict)]
    known = [(str(tag["id"]), tag.get("offset")) for tag in flat if isinstance(tag.get("id"), str | int)]
    return [(one, offset) for one, offset in known if one and not re.search(r"\s", one)]


def _total(edge: Edge | None) -> int | None:
    return edge.summary.total_count if edge and edge.summary else None


def _is_comment(entry: Entry) -> bool:
    return any(getattr(entry, name) is not None for name in _OF_COMMENTS)


def _entries(records: list[Any]) -> Iterator[Entry]:
    """Walk to the posts of the first records."""
    for record in records:
        if isinstance(record, Entry):
            edges = [edge for edge in (record.posts, record.feed, record.published_posts, record.visitor_posts) if edge]
            inside = [one for entries in (record.data, *(edge.data for edge in edges)) for one in entries or ()]
            yield from inside or [record]


FORMAT = Format(
    name="fb_graph",
    title="Facebook Graph API: posts of a page with their comments (JSON)",
    needs=("id", "created_time", "message", "from"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "Ask the Graph API with the page's own token: /{page}/posts?fields=id,message,created_time,from,"
        "comments.summary(true){id,from,message,created_time,parent,comment_count,message_tags,is_hidden,comments{...}}."
    ),
    platform="facebook",
    detect=detect,
    read=read,
    to_messages=nested.keep,
    limits=("authors_may_be_missing", "replies_may_be_cut"),
)
