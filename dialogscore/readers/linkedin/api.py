"""LinkedIn's API: posts and comments of a page, as pages of elements or one by one."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dialogscore.readers.aliases import OTHERS
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.linkedin.littletext import plain
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.wrapped import unwrapped

__all__ = ["FORMAT", "detect", "read"]

_URN = re.compile(r"urn:li:(?:activity|share|ugcPost):\d+")
_COMMENT = re.compile(r"urn:li:comment:\((urn:li:\w+:\d+|\w+:\d+),(\d+)\)")
_PAGES = ("urn:li:organization:", "urn:li:organizationBrand:", "urn:li:company:")
_VISIBILITY = {"PUBLIC": "public", "CONNECTIONS": "followers", "LOGGED_IN": "unknown"}


class _Stamp(msgspec.Struct):
    actor: str | None = None
    time: int | float | str | None = None


class _Attribute(msgspec.Struct):
    value: Any = None


class _Text(msgspec.Struct):
    text: str | None = None
    attributes: list[_Attribute] | None = None


class _Who(msgspec.Struct, rename="camel"):
    localized_name: str | None = None
    vanity_name: str | None = None
    localized_first_name: str | None = None
    localized_last_name: str | None = None


class _Counts(msgspec.Struct, rename="camel"):
    aggregated_total_comments: int | None = None
    total_likes: int | None = None
    aggregated_total_likes: int | None = None


class _Reshare(msgspec.Struct):
    parent: str | None = None


class _Share(msgspec.Struct, rename="camel"):
    share_commentary: _Text | None = None


class _Content(msgspec.Struct):
    share: _Share | None = msgspec.field(name="com.linkedin.ugc.ShareContent", default=None)


class _Element(msgspec.Struct, rename="camel"):
    """A page, a post or a comment; who typed it for a page (``agent``, ``impersonator``) is never read."""

    elements: "list[_Element] | None" = None
    id: str | int | None = None
    urn: str | None = msgspec.field(name="$URN", default=None)
    comment_urn: str | None = None
    activity: str | None = None
    author: str | None = None
    owner: str | None = None
    actor: str | None = None
    actor_known: _Who | None = msgspec.field(name="actor~", default=None)
    author_known: _Who | None = msgspec.field(name="author~", default=None)
    created: _Stamp | None = None
    last_modified: _Stamp | None = None
    created_at: int | float | str | None = None
    published_at: int | float | str | None = None
    first_published_at: int | float | str | None = None
    last_modified_at: int | float | str | None = None
    commentary: str | None = None
    specific_content: _Content | None = None
    text: _Text | None = None
    message: _Text | None = None
    object: str | None = None
    parent_comment: str | None = None
    reshare_context: _Reshare | None = None
    lifecycle_state: str | None = None
    visibility: Any = None
    comments_summary: _Counts | None = None
    likes_summary: _Counts | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise posts and comments by their urns.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.97 for an element of either kind, 0.9 for an empty page.
    """
    first = seen.first
    inside = first.get("elements")
    if isinstance(inside, list) and inside and isinstance(inside[0], dict):
        first = inside[0]
    who = [first.get(name) for name in ("author", "actor", "owner")]
    if any(isinstance(one, str) and one.startswith("urn:li:") for one in who):
        return Detection("linkedin_api", 0.97, f"{seen.shape} whose author or actor is a urn:li")
    if inside == [] and "paging" in seen.first:
        return Detection("linkedin_api", 0.7, f"{seen.shape} with no elements, and paging")
    return None


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
        Messages; the pages that posted, and the urns that their posts go by, are learned from the whole file first.
    """
    pages: set[str] = set()
    posts: set[str] = set()
    for _, record in _records(source):
        if not isinstance(record, Reject):
            for one in unwrapped(record, "elements"):
                _learn(one, pages, posts)
    yield from batches(_records(source), lambda record: _messages(record, pages, posts))


def _records(source: Source) -> Iterator[tuple[int, Any]]:
    return json_records(source.file, source.survey, _Element, within=("elements",))


def _is_comment(one: _Element) -> bool:
    return one.actor is not None or one.message is not None or one.comment_urn is not None


def _learn(one: _Element, pages: set[str], posts: set[str]) -> None:
    if not _is_comment(one):
        posts.add(_post_id(one) or "")
        author = one.author or one.owner or ""
        if author.startswith(_PAGES):
            pages.add(author)


def _messages(page: _Element, pages: set[str], posts: set[str]) -> Iterator[Entry]:
    for one in unwrapped(page, "elements"):
        yield _comment(one, pages, posts) if _is_comment(one) else _post(one)


def _post(one: _Element) -> Entry:
    own_id = _post_id(one)
    author = one.author or one.owner or (one.created and one.created.actor)
    share = one.specific_content and one.specific_content.share
    if one.commentary is not None:
        text, mentioned = plain(one.commentary)
    else:
        said = (share and share.share_commentary) or one.text or _Text()
        text, mentioned = said.text or "", _mentions(said)
    reshared = one.reshare_context and one.reshare_context.parent
    published = one.published_at or one.first_published_at or one.created_at or (one.created and one.created.time)
    edited = one.last_modified_at or (one.last_modified and one.last_modified.time)
    is_page = (author or "").startswith(_PAGES)
    return {
        "message_id": own_id,
        "aliases": one.activity,
        "kind": ("quote" if text.strip() else "repost") if reshared else "post",
        "author_id": author,
        **_named(one.author_known),
        "author_role": "company" if is_page else None,
        "created_at": published,
        "edited_at": edited if edited != published else None,
        "text": text,
        "quoted_id": reshared,
        "mentions": " ".join(mentioned) or None,
        "conversation_id": own_id,
        "status": "visible" if one.lifecycle_state in (None, "PUBLISHED") else "hidden",
        "visibility": _VISIBILITY.get(one.visibility) if isinstance(one.visibility, str) else None,
    }


def _comment(one: _Element, pages: set[str], posts: set[str]) -> Entry:
    above = _COMMENT.fullmatch(one.parent_comment or "")
    own = _COMMENT.fullmatch(one.urn or one.comment_urn or "")
    # A comment may know its post by two urns with different numbers, and the post goes by either.
    names = [one.object, _post_in(one.urn or one.comment_urn), _post_in(one.parent_comment)]
    names = [urn for urn in names if urn and _URN.fullmatch(urn)]
    post = next((urn for urn in names if urn in posts), names[0] if names else None)
    actor = one.actor or (one.created and one.created.actor)
    said = one.message or _Text()
    created = (one.created and one.created.time) or one.created_at
    edited = (one.last_modified and one.last_modified.time) or one.last_modified_at
    replies, likes = one.comments_summary or _Counts(), one.likes_summary or _Counts()
    is_page = (actor or "").startswith(_PAGES)
    return {
        # The number alone: the urn of one comment may hold either urn of its post.
        "message_id": own.group(2) if own else one.id,
        "aliases": " ".join(f"{urn}{OTHERS}{post}" for urn in names if urn != post) or None,
        "kind": "reply" if above else "comment",
        "author_id": actor,
        **_named(one.actor_known),
        "author_role": ("company" if actor in pages else "brand") if is_page else None,
        "created_at": created,
        "edited_at": edited if edited != created else None,
        "text": said.text,
        "parent_id": above.group(2) if above else post,
        "conversation_id": post,
        "mentions": " ".join(_mentions(said)) or None,
        "like_count": likes.aggregated_total_likes if likes.total_likes is None else likes.total_likes,
        "reply_count": replies.aggregated_total_comments,
        "visibility": "public",
    }


def _post_id(one: _Element) -> str | None:
    text = str(one.id) if one.id is not None else ""
    return f"urn:li:share:{text}" if text.isdecimal() else text or None


def _post_in(urn: str | None) -> str | None:
    found = _COMMENT.fullmatch(urn or "")
    if found is None:
        return None
    post = found.group(1)
    return post if post.startswith("urn:li:") else f"urn:li:{post}"


def _named(who: _Who | None) -> Entry:
    if who is None:
        return {}
    person = " ".join(part for part in (who.localized_first_name, who.localized_last_name) if part)
    return {"author_handle": who.vanity_name, "author_name": who.localized_name or person or None}


def _mentions(said: _Text) -> list[str]:
    return [urn for one in said.attributes or () for urn in _urns(one.value)]


def _urns(value: Any) -> Iterator[str]:
    """Find urns however deep: the API has wrapped them in three ways so far."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and one.startswith("urn:li:"):
            yield "".join(one.split())
        elif isinstance(one, dict):
            waiting += one.values()


FORMAT = Format(
    name="linkedin_api",
    title="LinkedIn API, posts and comments of a page (JSON)",
    needs=("author or actor", "created or createdAt"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="With a page's admin rights: the elements of /rest/posts and /rest/socialActions/{post}/comments, also "
    "those of comments, of the Community Management API, one page a line.",
    platform="linkedin",
    detect=detect,
    read=read,
    to_messages=keep,
)
