"""What is read of an answer of Facebook's Graph API: keys that are not named here are never kept."""

from typing import Any

import msgspec

__all__ = ["Edge", "Entry"]


class Person(msgspec.Struct):
    id: str | int | None = None
    name: str | None = None


class Count(msgspec.Struct):
    total_count: int | None = None
    count: int | None = None


class Reference(msgspec.Struct):
    id: str | int | None = None


class Attachment(msgspec.Struct):
    type: str | None = None
    media_type: str | None = None


class Attachments(msgspec.Struct):
    data: list[Attachment] | None = None


class Edge(msgspec.Struct):
    """A list inside of an entry; the rest of its pages, whose links hold a token, is never read."""

    data: "list[Entry] | None" = None
    summary: Count | None = None


class Entry(msgspec.Struct, rename={"sender": "from"}):
    """A post, a comment, a page of either, or a Facebook page with its posts."""

    id: str | int | None = None
    name: str | None = None
    sender: Person | None = None
    message: str | None = None
    story: str | None = None
    created_time: str | int | None = None
    updated_time: str | int | None = None
    parent: Reference | None = None
    parent_id: str | int | None = None
    to: Edge | None = None
    permalink_url: str | None = None
    is_hidden: bool | None = None
    comment_count: int | None = None
    like_count: int | None = None
    can_reply_privately: bool | None = None
    likes: Edge | None = None
    reactions: Edge | None = None
    shares: Count | None = None
    attachment: Attachment | None = None
    attachments: Attachments | None = None
    message_tags: Any = None
    comments: Edge | None = None
    data: "list[Entry] | None" = None
    posts: Edge | None = None
    feed: Edge | None = None
    published_posts: Edge | None = None
    visitor_posts: Edge | None = None
