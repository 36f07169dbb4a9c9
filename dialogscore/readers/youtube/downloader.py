"""youtube-comment-downloader: comments of one video, whose times are estimates."""

import re
from collections.abc import Iterator

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.youtube.estimates import later

__all__ = ["FORMAT", "detect", "read"]

_NEEDS = ("cid", "text", "time", "votes")
_VIDEO = re.compile(r"(?:^|[^\w-])([\w-]{11})\.(?:json|jsonl|ndjson|txt)(?:\.\w+)?$")
_COUNT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([KM]?)", re.IGNORECASE)
_TIMES = {"": 1, "K": 1_000, "M": 1_000_000}


class _Comment(msgspec.Struct):
    cid: str | int | None = None
    text: str | None = None
    time_parsed: int | float | str | None = None
    author: str | None = None
    channel: str | None = None
    votes: str | int | float | None = None
    replies: str | int | float | None = None
    heart: bool | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise a comment by its keys.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.97 if all are there, in a line or in the list that ``--pretty`` writes.
    """
    first = seen.first
    if isinstance(first.get("comments"), list) and first["comments"] and isinstance(first["comments"][0], dict):
        first = first["comments"][0]
    if any(name not in first for name in _NEEDS):
        return None
    return Detection("ytcd", 0.97, f"{seen.shape} with {', '.join(_NEEDS)}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        The file; where its name is the id of the video, comments hang below that id.

    Yields
    ------
    Batch
        Messages.
    """
    named = _VIDEO.search(source.file.name)
    video = named.group(1) if named else None
    records = json_records(source.file, source.survey, _Comment, within=("comments",))
    seen: dict[float, int] = {}
    yield from batches(records, lambda record: _message(record, video, later(record.time_parsed, seen)))


def _message(one: _Comment, video: str | None, moment: int | float | str | None) -> Iterator[Entry]:
    own_id = str(one.cid) if one.cid is not None else None
    above = own_id.partition(".")[0] if own_id and "." in own_id else None
    name = one.author or ""
    yield {
        "message_id": own_id,
        "kind": "reply" if above else "comment",
        "author_id": one.channel,
        "author_handle": name if name.startswith("@") else None,
        "author_name": None if name.startswith("@") else name or None,
        "created_at": moment,
        "created_at_precision": "estimated",
        "text": one.text,
        "parent_id": above or video,
        "conversation_id": video,
        "like_count": _count(one.votes),
        "reply_count": None if above else _count(one.replies),
        "company_reacted": one.heart,
        "visibility": "public",
    }


def _count(value: str | int | float | None) -> int | None:
    """Read counts such as ``1.2K``."""
    found = _COUNT.fullmatch(str(value).strip()) if value is not None else None
    if found is None:
        return None
    number = float(found.group(1).replace(",", "."))
    return int(number * _TIMES[found.group(2).upper()])


FORMAT = Format(
    name="ytcd",
    title="youtube-comment-downloader (JSON lines)",
    needs=_NEEDS,
    capabilities=("audience_messages", "parents"),
    how_to_get="youtube-comment-downloader --youtubeid ID --output ID.json; give the video itself beside it (from "
    "videos.list of the YouTube Data API); for times to the second use that API for the comments too.",
    platform="youtube",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("no_posts", "time_estimated"),
)
