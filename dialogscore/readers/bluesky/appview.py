"""Bluesky's AppView: author feeds, threads and lists of posts, one answer or many in a file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import ijson

from dialogscore.readers.blobs import open_blob
from dialogscore.readers.bluesky.records import author_of, from_record, key_of, made_up, section, word
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.nested import Entry, batches, keep

__all__ = ["FORMAT", "Found", "detect", "read", "to_message", "walk"]

_BELOW = ("thread", "feed", "posts", "records", "parent", "replies")
_OFF = timedelta(days=1)


class Found(NamedTuple):
    """
    A post somewhere in an answer.

    Attributes
    ----------
    view : dict
        The post, or what stands in its place.
    provenance : str
        ``row``, or ``embedded``: given because another post answers it.
    reason : dict
        Why it is in a feed, if it is not by the feed's owner.
    parent : str or None
        Address of the post it was found below.
    """

    view: dict[str, Any]
    provenance: str
    reason: dict[str, Any]
    parent: str | None


def detect(seen: Look) -> Detection | None:
    """
    Recognise an answer by the addresses of its posts.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.97 if the first post has an address that begins with ``at://``.
    """
    first = next(walk(seen.first), None)
    if first is None or not (word(first.view, "uri") or "").startswith("at://"):
        return None
    names = [name for name in ("feed", "thread", "posts", "post", "record") if name in seen.first]
    return Detection("bluesky_appview", 0.97, f"{seen.shape} with {', '.join(names) or 'posts'} and at:// addresses")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the posts.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.
    """
    known: set[str] = set()
    corrected: Counter[str] = Counter()
    yield from batches(_records(source), lambda record: to_message(record, known, corrected))
    if corrected:
        source.notes.append(("server_times", {"file": source.file.name, "rows": corrected.total()}))


def to_message(record: dict[str, Any], known: set[str], corrected: Counter[str]) -> Iterable[Entry]:
    """
    Turn an answer into messages.

    Parameters
    ----------
    record : dict
        The answer, or one post of it.
    known : set of str
        Addresses that have been met; added to. What is embedded in many posts is one message.
    corrected : collections.Counter
        Counts the messages whose author's clock was not believed.

    Yields
    ------
    dict
        Messages; a post that is gone or blocked has its place and the time that its address tells.
    """
    for found in walk(record):
        uri = word(found.view, "uri")
        if found.provenance == "embedded" and uri in known:
            continue
        known.add(uri or "")
        entry = _entry(found, uri, corrected)
        if entry is not None:
            yield entry | {"provenance": found.provenance}


def walk(record: Any) -> Iterator[Found]:
    """
    Find all posts of an answer, however deep a thread goes.

    Parameters
    ----------
    record : object
        A decoded answer.

    Yields
    ------
    Found
        Posts from the top to the bottom.
    """
    stack: list[tuple[Any, str, str | None]] = [(record, "row", None)]
    while stack:
        node, provenance, parent = stack.pop()
        if isinstance(node, list):
            stack += [(one, provenance, parent) for one in reversed(node)]
        if not isinstance(node, dict):
            continue
        inner = node.get("value") if isinstance(node.get("value"), dict) else node
        post, reason = inner.get("post"), section(node, "reason")
        uri = word(post, "uri") or word(node, "uri")
        if isinstance(post, dict):
            yield Found(post, provenance, reason, parent)
        elif "uri" in node:
            yield Found(node, provenance, {}, parent)
        for name in reversed(_BELOW):
            stack.append((node.get(name), provenance, uri if name == "replies" else None))
        # Of what somebody else wrote and the owner passed on, the surroundings are not the owner's.
        if isinstance(post, dict) and not _is_repost(reason):
            stack += [(section(node, "reply", name), "embedded", None) for name in ("parent", "root")]


def _records(source: Source) -> Iterator[tuple[int, Any]]:
    deep = []
    for number, record in json_records(source.file, source.survey, dict[str, Any]):
        if isinstance(record, Reject) and record.reason == "too_deep":
            deep.append(number)
        else:
            yield number, record
    if deep:
        yield from _deep(source, deep)


def _deep(source: Source, wanted: list[int]) -> Iterator[tuple[int, Any]]:
    """Read again what is nested too deep for recursion, event by event: long threads are."""
    numbers, missing = iter(range(1, wanted[-1] + 1)), set(wanted)
    builder, depth = ijson.ObjectBuilder(), 0
    try:
        with open_blob(source.file) as stream:
            for event, value in ijson.basic_parse(stream, multiple_values=True, use_float=True):
                builder.event(event, value)
                depth += {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}.get(event, 0)
                if depth:
                    continue
                number = next(numbers, 0)
                if number in missing:
                    missing.remove(number)
                    yield number, builder.value
                builder = ijson.ObjectBuilder()
    except (ijson.JSONError, ValueError, OverflowError):
        pass  # a damaged line in between: what comes after it stays a reject
    yield from ((number, Reject(number, "too_deep", {})) for number in sorted(missing))


def _is_repost(reason: dict[str, Any]) -> bool:
    return (word(reason, "$type", "py_type") or "").endswith("#reasonRepost")


def _entry(found: Found, uri: str | None, corrected: Counter[str]) -> Entry | None:
    view, record = found.view, section(found.view, "record") or section(found.view, "value")
    if uri and not word(record, "createdAt", "created_at", "text"):
        gone = made_up(uri)
        is_blocked = view.get("blocked") is True or (word(record, "$type", "py_type") or "").endswith("Blocked")
        return gone and gone | {"status": "hidden" if is_blocked else "deleted", "parent_id": found.parent}
    author = section(view, "author")
    handle = word(author, "handle")
    entry = from_record(uri, record) | {
        "author_id": word(author, "did") or author_of(uri),
        "author_handle": handle if handle != "handle.invalid" else None,
        "author_name": word(author, "displayName", "display_name"),
        "like_count": _number(view, "likeCount", "like_count"),
        "reply_count": _number(view, "replyCount", "reply_count"),
        "share_count": _number(view, "repostCount", "repost_count"),
        "visibility": "public",
    }
    if entry["author_id"] and uri:
        entry["url"] = f"https://bsky.app/profile/{entry['author_handle'] or entry['author_id']}/post/{key_of(uri)}"
    entry["created_at"] = _moment(entry["created_at"], word(view, "indexedAt", "indexed_at"), corrected.update)
    return _reposted(entry, found.reason) if _is_repost(found.reason) else entry


def _reposted(entry: Entry, reason: dict[str, Any]) -> Entry:
    """Give what somebody passed on to whoever did so."""
    by = section(reason, "by")
    own = word(reason, "uri") or f"{entry['message_id']}#repost-by-{word(by, 'did')}"
    kept = {name: entry[name] for name in ("platform", "text", "media_type", "declared_language", "url", "visibility")}
    return kept | {
        "message_id": own,
        "kind": "repost",
        "author_id": word(by, "did"),
        "author_handle": word(by, "handle"),
        "author_name": word(by, "displayName", "display_name"),
        "created_at": word(reason, "indexedAt", "indexed_at"),
        "mentions": "[]",
    }


def _moment(said: str | None, seen: str | None, count: Callable[[list[str]], None]) -> str | None:
    """Believe the author's clock unless the server saw the post before its time, or days after it."""
    written, indexed = _parsed(said), _parsed(seen)
    if indexed is None or (written is not None and timedelta(0) <= indexed - written <= _OFF):
        return said
    count(["server"])
    return seen


def _parsed(text: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else None


def _number(view: dict[str, Any], *names: str) -> int | None:
    found = (view.get(name) for name in names)
    return next((one for one in found if isinstance(one, int) and not isinstance(one, bool)), None)


FORMAT = Format(
    name="bluesky_appview",
    title="Bluesky AppView (getAuthorFeed, getPostThread, posts; JSON or JSON lines)",
    needs=("post.uri", "post.record", "post.author"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "Ask public.api.bsky.app for app.bsky.feed.getAuthorFeed, and for app.bsky.feed.getPostThread of each post; "
        "write one answer a line. The feed alone holds only what was answered."
    ),
    platform="bluesky",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("replies_may_be_cut",),
)
