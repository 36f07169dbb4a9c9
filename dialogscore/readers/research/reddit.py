"""Reddit: dumps of comments and submissions (Pushshift, Arctic Shift), and what its API answers."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep

__all__ = ["FORMAT", "MENTION", "TOMBSTONES", "Thing", "detect", "full_id", "read", "to_message"]

MENTION = re.compile(r"(?<![\w/])/?u/([A-Za-z0-9_-]{3,20})(?![\w-])")
TOMBSTONES = {"[deleted]": "deleted", "[removed]": "removed", "[ Removed by Reddit ]": "removed"}
_LISTS = ("data",)
_LONGEST = 25  # digits of an id; what is longer is none
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MACHINES = {"automoderator"}


class Thing(msgspec.Struct):
    """A comment, a submission, or what the API wraps them in: keys that are not named here are never kept."""

    id: str | int | None = None
    name: str | None = None
    link_id: str | int | float | None = None
    parent_id: str | int | float | None = None
    author: str | None = None
    body: str | None = None
    title: str | None = None
    selftext: str | None = None
    created_utc: str | int | float | None = None
    edited: Any = None
    score: str | int | float | None = None
    permalink: str | None = None
    removed_by_category: Any = None
    crosspost_parent: str | None = None
    kind: Any = None
    data: Any = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise comments by the submission they name, submissions by title and subreddit, the API by its listings.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.97 if it is one of them.
    """
    first = seen.first
    if first.get("kind") == "Listing" and isinstance(first.get("data"), dict):
        return Detection("reddit", 0.97, f"{seen.shape} with listings of Reddit's API")
    inner = first.get("data")
    thing = inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], dict) else first
    if "created_utc" not in thing or "subreddit" not in thing:
        return None
    if "body" in thing and "link_id" in thing:
        return Detection("reddit", 0.97, f"{seen.shape} with body, link_id and created_utc")
    if "title" in thing and ("selftext" in thing or "num_comments" in thing):
        return Detection("reddit", 0.97, f"{seen.shape} with title, subreddit and created_utc")
    return None


def read(source: Source) -> Iterator[Batch]:
    """
    Read comments and submissions.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.
    """
    yield from batches(json_records(source.file, source.survey, Thing, within=_LISTS), to_message)


def to_message(record: Thing) -> Iterable[Entry]:
    """
    Turn one record into messages.

    Parameters
    ----------
    record : Thing
        A comment, a submission, or a listing with any number of both.

    Yields
    ------
    dict
        Messages; what was deleted or removed has its place and no text.
    """
    if not isinstance(record.data, dict):
        yield _entry(record, None)
        return
    stack: list[Any] = [{"kind": record.kind, "data": record.data}]
    while stack:
        node = stack.pop()
        data = node.get("data") if isinstance(node, dict) else None
        if not isinstance(data, dict):
            continue
        if node.get("kind") in ("t1", "t3"):
            # A comment without answers has an empty text in place of their listing.
            below = data.pop("replies", None)
            yield _entry(_thing(data), _count(below) if node["kind"] == "t1" else None)
            stack.append(below)
        elif node.get("kind") == "Listing":
            children = data.get("children")
            stack += reversed(children if isinstance(children, list) else [])


def full_id(value: str | float | None, kind: str) -> str | None:
    """
    Give an id its kind.

    Parameters
    ----------
    value : str, int, float or None
        Such as ``t1_kt8a1``, ``kt8a1``, or the same as a decimal number.
    kind : str
        ``t1`` for comments, ``t3`` for submissions, unless the id says it itself.

    Returns
    -------
    str or None
        Kind and number to the base of 36.
    """
    if isinstance(value, float):
        value = int(value) if value.is_integer() else None
    if isinstance(value, str) and value.isascii() and value.isdecimal() and 9 < len(value) < _LONGEST:
        value = int(value)  # ids to the base of 36 are shorter
    if isinstance(value, int):
        return f"{kind}_{_to_36(value)}" if value > 0 else None
    text = (value or "").strip()
    return (text if re.match(r"t\d_", text) else f"{kind}_{text}") if text else None


def _entry(thing: Thing, answers: int | None) -> Entry:
    is_comment = thing.body is not None or thing.link_id is not None
    own = full_id(thing.name or thing.id, "t1" if is_comment else "t3")
    root = full_id(thing.link_id, "t3") if is_comment else own
    parent = full_id(thing.parent_id, "t1") if is_comment else None
    if parent and root and parent[3:] == root[3:]:
        parent = root
    words = thing.body if is_comment else thing.selftext
    status = TOMBSTONES.get((words or "").strip(), "visible")
    if thing.removed_by_category and not is_comment:
        status = "deleted" if thing.removed_by_category == "deleted" else "removed"
    text = (
        _plain(words if is_comment else "\n\n".join(filter(None, [thing.title, words]))) if status == "visible" else ""
    )
    author = None if thing.author in (None, "", "[deleted]", "[removed]") else thing.author
    is_edit = isinstance(thing.edited, int | float) and not isinstance(thing.edited, bool)
    return {
        "message_id": own,
        "platform": "reddit",
        "kind": ("reply" if (parent or "").startswith("t1_") else "comment") if is_comment else None,
        "author_id": author,
        "author_handle": author,
        "is_automated": (author or "").lower() in _MACHINES or None,
        "created_at": thing.created_utc,
        "edited_at": thing.edited if is_edit else None,
        "status": status,
        "visibility": "public",
        "text": text,
        "url": f"https://www.reddit.com{thing.permalink}" if (thing.permalink or "").startswith("/") else None,
        "mentions": " ".join(MENTION.findall(text)) or "[]",
        "parent_id": parent,
        "conversation_id": root,
        "quoted_id": full_id(thing.crosspost_parent, "t3"),
        "like_count": thing.score,
        "reply_count": answers,
    }


def _thing(data: dict[str, Any]) -> Thing:
    # Not what an answer of the API holds deeper down: it is on the stack already.
    flat = {name: data.get(name) for name in Thing.__struct_fields__ if name not in ("kind", "data")}
    try:
        return msgspec.convert(flat, Thing, strict=False)
    except msgspec.ValidationError:
        return Thing(name=data["name"] if isinstance(data.get("name"), str) else None)


def _count(listing: Any) -> int:
    """Count the answers to a comment, with those that the API left out."""
    data = listing.get("data") if isinstance(listing, dict) else None
    children = data.get("children") if isinstance(data, dict) else None
    total = 0
    for child in children if isinstance(children, list) else ():
        inner = child.get("data") if isinstance(child, dict) else None
        hidden = inner.get("count") if isinstance(inner, dict) and child.get("kind") == "more" else 1
        total += hidden if isinstance(hidden, int) and hidden > 0 else 0
    return total


def _plain(text: str | None) -> str:
    return (text or "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _to_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


FORMAT = Format(
    name="reddit",
    title="Reddit (dumps as JSON lines, also zstd; listings of the API)",
    needs=("id", "author", "created_utc", "body or title", "parent_id"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "Take the comments and submissions of the subreddits from the dumps (Arctic Shift), or add .json to the "
        "address of a post."
    ),
    platform="reddit",
    detect=detect,
    read=read,
    to_messages=keep,
)
