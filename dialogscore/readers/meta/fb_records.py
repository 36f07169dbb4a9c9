"""What is read of an answer of Facebook's Graph API: keys that are not named here are never kept."""

from typing import Any

import msgspec

__all__ = ["Edge", "Entry"]


class _Person(msgspec.Struct):
    id: str | int | None = None
    name: str | None = None


class _Count(msgspec.Struct):
    total_count: int | None = None
    count: int | None = None


class _Reference(msgspec.Struct):
    id: str | int | None = None


class _Attachment(msgspec.Struct):
    type: str | None = None
    media_type: str | None = None


class _Attachments(msgspec.Struct):
    data: list[_Attachment] | None = None


class Edge(msgspec.Struct):
    """
    A list inside of an entry; the links to the rest of its pages, which hold a token, are never read.

    Attributes
    ----------
    data : list of Entry, optional
        The entries of this page of the list.
    summary : optional
        How many there are in all.
    """

    data: "list[Entry] | None" = None
    summary: _Count | None = None


class Entry(msgspec.Struct, rename={"sender": "from"}):
    """
    A post, a comment, a page of either, or a Facebook page with its posts.

    Attributes
    ----------
    id, name, sender, message, story, created_time, updated_time, permalink_url, is_hidden : optional
        What posts and comments say of themselves; ``sender`` is called ``from`` there.
    parent, comment_count, like_count, can_reply_privately, attachment : optional
        What only comments have.
    parent_id, to, likes, reactions, shares, attachments : optional
        What only posts have.
    message_tags : optional
        Who is named: a list, in old answers an object of lists.
    comments, data, posts, feed, published_posts, visitor_posts : optional
        Lists of entries.
    """

    id: str | int | None = None
    name: str | None = None
    sender: _Person | None = None
    message: str | None = None
    story: str | None = None
    created_time: str | int | None = None
    updated_time: str | int | None = None
    parent: _Reference | None = None
    parent_id: str | int | None = None
    to: Edge | None = None
    permalink_url: str | None = None
    is_hidden: bool | None = None
    comment_count: int | None = None
    like_count: int | None = None
    can_reply_privately: bool | None = None
    likes: Edge | None = None
    reactions: Edge | None = None
    shares: _Count | None = None
    attachment: _Attachment | None = None
    attachments: _Attachments | None = None
    message_tags: Any = None
    comments: Edge | None = None
    data: "list[Entry] | None" = None
    posts: Edge | None = None
    feed: Edge | None = None
    published_posts: Edge | None = None
    visitor_posts: Edge | None = None
