"""The YouTube Data API: threads, replies and videos, as pages or one by one."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.markup import plain_text
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.wrapped import unwrapped

__all__ = ["FORMAT", "detect", "read"]

_KINDS = ("commentThreadListResponse", "commentThread", "commentListResponse", "comment", "videoListResponse", "video")
_STATUS = {"heldForReview": "hidden", "likelySpam": "hidden", "rejected": "removed"}


class _Channel(msgspec.Struct):
    value: str | int | None = None


class _Snippet(msgspec.Struct, rename="camel"):
    """What a thread, a comment or a video says of itself."""

    channel_id: str | None = None
    video_id: str | None = None
    parent_id: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    author_display_name: str | None = None
    author_channel_id: _Channel | None = None
    text_original: str | None = None
    text_display: str | None = None
    like_count: int | str | None = None
    moderation_status: str | None = None
    total_reply_count: int | str | None = None
    title: str | None = None
    description: str | None = None
    channel_title: str | None = None
    default_language: str | None = None
    top_level_comment: "_Item | None" = None


class _Replies(msgspec.Struct):
    comments: "list[_Item] | None" = None


class _Item(msgspec.Struct):
    """A page, or what stands on one."""

    kind: str | None = None
    id: str | int | None = None
    snippet: _Snippet | None = None
    replies: _Replies | None = None
    items: "list[_Item] | None" = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise the answers by the kind that each of them names.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.98 for pages and items of threads, comments and videos.
    """
    kind = seen.first.get("kind")
    if not isinstance(kind, str) or kind.removeprefix("youtube#") not in _KINDS or not kind.startswith("youtube#"):
        return None
    return Detection("youtube_api", 0.98, f"{seen.shape} of kind {kind}")


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
        Messages; the owner of a video is learned from the whole file first, since replies do not name it.
    """
    owners: dict[str, str] = {}
    for _, record in _records(source):
        if not isinstance(record, Reject):
            owners |= _owners(record)
    everybody = set(owners.values())
    yield from batches(_records(source), lambda record: _all(record, owners, everybody))


def _records(source: Source) -> Iterator[tuple[int, Any]]:
    return json_records(source.file, source.survey, _Item, within=("items",))


def _owners(item: _Item) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in unwrapped(item, "items"):
        said = one.snippet
        if said is None or not said.channel_id:
            continue
        video = str(one.id or "") if _is_video(one) else said.video_id
        found[video or ""] = said.channel_id
        if said.top_level_comment is not None and said.top_level_comment.snippet is not None:
            found.setdefault(said.top_level_comment.snippet.video_id or video or "", said.channel_id)
    return found


def _is_video(item: _Item) -> bool:
    return item.kind == "youtube#video"


def _all(page: _Item, owners: dict[str, str], everybody: set[str]) -> Iterator[Entry]:
    for item in unwrapped(page, "items"):
        yield from _messages(item, owners, everybody)


def _messages(item: _Item, owners: dict[str, str], everybody: set[str]) -> Iterator[Entry]:
    said = item.snippet or _Snippet()
    if _is_video(item):
        yield _video(item, said)
        return
    top = said.top_level_comment
    if top is None:
        yield _comment(item, said.video_id, owners, everybody)
        return
    video = said.video_id or (top.snippet and top.snippet.video_id)
    yield _comment(top, video, owners, everybody) | {"reply_count": said.total_reply_count}
    for reply in (item.replies and item.replies.comments) or ():
        entry = _comment(reply, video, owners, everybody)
        yield entry | {"parent_id": entry["parent_id"] if entry["kind"] == "reply" else top.id, "kind": "reply"}


def _video(item: _Item, said: _Snippet) -> Entry:
    return {
        "message_id": item.id,
        "kind": "post",
        "author_id": said.channel_id,
        "author_name": said.channel_title,
        "author_role": "company",
        "created_at": said.published_at,
        "text": "\n\n".join(part for part in (said.title, said.description) if part),
        "conversation_id": item.id,
        "media_type": "video",
        "declared_language": said.default_language,
        "visibility": "public",
    }


def _comment(item: _Item, video: str | None, owners: dict[str, str], everybody: set[str]) -> Entry:
    said = item.snippet or _Snippet()
    own_id = str(item.id) if item.id is not None else None
    video = video or said.video_id
    # A reply's id begins with the id of the comment that it stands under.
    above = said.parent_id or (own_id.partition(".")[0] if own_id and "." in own_id else None)
    owner = said.channel_id or owners.get(video or "")
    author = said.author_channel_id.value if said.author_channel_id is not None else None
    is_owner = author is not None and (author == owner if owner else author in everybody)
    name = said.author_display_name or ""
    text = said.text_original if said.text_original is not None else plain_text(said.text_display or "")
    return {
        "message_id": own_id,
        "kind": "reply" if above else "comment",
        "author_id": author,
        "author_handle": name if name.startswith("@") else None,
        "author_name": None if name.startswith("@") else name or None,
        "author_role": "company" if is_owner else None,
        "created_at": said.published_at,
        "edited_at": said.updated_at if said.updated_at != said.published_at else None,
        "text": text,
        "parent_id": above or video,
        # A video that is no row of the feed still has an owner, whom its comments speak to.
        "parent_author_id": None if above else owner,
        "conversation_id": video,
        "like_count": said.like_count,
        "status": _STATUS.get(said.moderation_status or "", "visible"),
        "visibility": "public",
    }


FORMAT = Format(
    name="youtube_api",
    title="YouTube Data API (commentThreads, comments, videos; JSON)",
    needs=("kind", "id", "snippet"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Save the pages of commentThreads.list (part=snippet,replies), comments.list for threads with more than "
    "five replies, and videos.list (part=snippet) of the YouTube Data API v3, one page a line.",
    platform="youtube",
    detect=detect,
    read=read,
    to_messages=keep,
)
