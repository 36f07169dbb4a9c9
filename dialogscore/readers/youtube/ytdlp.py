"""yt-dlp's ``.info.json``: a video and the comments under it, whose times are estimates."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.youtube.estimates import later

__all__ = ["FORMAT", "detect", "read"]


class _Comment(msgspec.Struct):
    id: str | int | None = None
    parent: str | int | None = None
    text: str | None = None
    like_count: int | float | None = None
    author_id: str | int | None = None
    author: str | None = None
    author_is_uploader: bool | None = None
    timestamp: int | float | str | None = None


class _Info(msgspec.Struct):
    id: str | int | None = None
    extractor_key: str | None = None
    channel_id: str | None = None
    channel: str | None = None
    uploader_id: str | None = None
    uploader: str | None = None
    timestamp: int | float | str | None = None
    upload_date: str | int | None = None
    title: str | None = None
    description: str | None = None
    language: str | None = None
    webpage_url: str | None = None
    comments: list[_Comment] | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise the file by the keys that yt-dlp writes of every page.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 with comments; 0.8 without, or where the head does not reach so far.
    """
    marks = [name for name in ("id", "extractor_key", "title", "webpage_url") if name in seen.first]
    comments = seen.first.get("comments")
    first = comments[0] if isinstance(comments, list) and comments and isinstance(comments[0], dict) else {}
    if "author_is_uploader" in first and "title" in seen.first:
        return Detection("ytdlp_info", 0.95, f"{seen.shape} with comments of author_is_uploader")
    if len(marks) < 4:
        return None
    return Detection("ytdlp_info", 0.95 if comments else 0.8, f"{seen.shape} with {', '.join(marks)}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        The file.

    Returns
    -------
    iterator of Batch
        Messages.
    """
    return batches(json_records(source.file, source.survey, _Info), _messages)


def _messages(info: _Info) -> Iterator[Entry]:
    platform = "youtube" if (info.extractor_key or "Youtube").startswith("Youtube") else "other"
    yield {
        "message_id": info.id,
        "platform": platform,
        "kind": "post",
        "author_id": info.channel_id or info.uploader_id,
        "author_handle": (info.uploader_id if (info.uploader_id or "").startswith("@") else None),
        "author_name": info.channel or info.uploader,
        "author_role": "company",
        **_moment(info),
        "text": "\n\n".join(part for part in (info.title, info.description) if part),
        "conversation_id": info.id,
        "media_type": "video",
        "declared_language": info.language,
        "url": info.webpage_url,
    }
    seen: dict[float, int] = {}
    for one in info.comments or ():
        is_top = one.parent in (None, "root", "")
        name = one.author or ""
        yield {
            "message_id": one.id,
            "platform": platform,
            "kind": "comment" if is_top else "reply",
            "author_id": one.author_id,
            "author_handle": name if name.startswith("@") else None,
            "author_name": None if name.startswith("@") else name or None,
            "author_role": "company" if one.author_is_uploader else None,
            "created_at": later(one.timestamp, seen),
            "created_at_precision": "estimated",
            "text": one.text,
            "parent_id": info.id if is_top else one.parent,
            "conversation_id": info.id,
            "like_count": one.like_count,
        }


def _moment(info: _Info) -> dict[str, Any]:
    day = str(info.upload_date or "")
    if info.timestamp is not None or len(day) != 8:
        return {"created_at": info.timestamp}
    return {"created_at": f"{day[:4]}-{day[4:6]}-{day[6:]}T00:00:00Z", "created_at_precision": "day"}


FORMAT = Format(
    name="ytdlp_info",
    title="yt-dlp, video with comments (.info.json)",
    needs=("id", "title", "comments"),
    capabilities=("company_posts", "audience_messages", "parents"),
    how_to_get="yt-dlp --skip-download --write-info-json --write-comments URL; for times to the second use the YouTube "
    "Data API instead.",
    platform="youtube",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("time_estimated",),
)
