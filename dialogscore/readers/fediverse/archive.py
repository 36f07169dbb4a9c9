"""The archive of a Mastodon account: what it published itself, and when whom it answered had written."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dialogscore.readers.blobs import Blob
from dialogscore.readers.fediverse.people import address, host
from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.jsonrecords import json_records, one_object
from dialogscore.readers.looks import Look
from dialogscore.readers.markup import plain_text
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.textfile import survey

__all__ = ["FORMAT", "Activity", "Owner", "detect", "detect_members", "read", "to_message"]

_LISTS = ("orderedItems",)
_PUBLIC = {"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"}
_NUMBER = re.compile(r"/(?:users/[^/]+/statuses|@[^/]+)/(\d+)$")


class Owner(msgspec.Struct, rename="camel"):
    """Whose archive it is: ``actor.json``."""

    id: str | None = None
    name: str | None = None
    preferred_username: str | None = None


class _Note(msgspec.Struct, rename="camel"):
    id: str | None = None
    url: Any = None
    type: str | None = None
    summary: str | None = None
    in_reply_to: Any = None
    published: str | None = None
    updated: str | None = None
    to: Any = None
    cc: Any = None
    conversation: Any = None
    content: str | None = None
    content_map: Any = None
    attachment: Any = None
    tag: Any = None
    quote: Any = None
    quote_uri: Any = None


class Activity(msgspec.Struct):
    """One thing the account did."""

    id: str | None = None
    type: str | None = None
    actor: Any = None
    published: str | None = None
    to: Any = None
    cc: Any = None
    object: str | _Note | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise ``outbox.json`` alone: a collection of things an account did.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.95 if it is one.
    """
    items = seen.first.get("orderedItems")
    first = items[0] if isinstance(items, list) and items else seen.first
    if isinstance(first, dict) and first.get("type") in ("Create", "Announce") and "object" in first:
        return Detection("mastodon_archive", 0.95, f"{seen.shape} with activities such as {first['type']}")
    return None


def detect_members(names: list[str]) -> Detection | None:
    """
    Recognise the archive by its two files.

    Parameters
    ----------
    names : list of str
        Files in it.

    Returns
    -------
    Detection or None
        0.98 if ``outbox.json`` and ``actor.json`` lie side by side.
    """
    folders = {posixpath.dirname(name) for name in names if posixpath.basename(name) == "outbox.json"}
    if any(posixpath.join(folder, "actor.json") in names for folder in folders):
        return Detection("mastodon_archive", 0.98, "outbox.json and actor.json")
    return None


def read(source: Source) -> Iterator[Batch]:
    """
    Read what the account published.

    Parameters
    ----------
    source : Source
        The archive, or its ``outbox.json``.

    Yields
    ------
    Batch
        Messages.
    """
    outbox, owner = _member(source, "outbox.json") or source.file, _member(source, "actor.json")
    whose = one_object(owner, survey(owner), Owner) if owner else Owner()
    surveyed = survey(outbox) if source.members else source.survey
    known: set[str] = set()
    records = json_records(outbox, surveyed, Activity, within=_LISTS)
    yield from batches(records, lambda activity: to_message(activity, whose, known))


def to_message(activity: Activity, owner: Owner, known: set[str]) -> Iterable[Entry]:
    """
    Turn one activity into messages.

    Parameters
    ----------
    activity : Activity
        The activity.
    owner : Owner
        Whose archive it is.
    known : set of str
        Parents that have been made up already; added to.

    Yields
    ------
    dict
        What the account wrote, or passed on. Before it the message it answers, with no text, if that was written on
        the same server: the server's numbers tell its time.
    """
    note = activity.object if isinstance(activity.object, _Note) else _Note()
    actor = owner.id or (activity.actor if isinstance(activity.actor, str) else None)
    author = address(actor, owner.preferred_username)
    entry = {
        "message_id": note.id or activity.id,
        "kind": "repost" if activity.type == "Announce" else None,
        "author_id": author,
        "author_handle": owner.preferred_username or (author or "").partition("@")[0] or None,
        "author_name": owner.name or None,
        "author_role": "company",
        "created_at": note.published or activity.published,
        "edited_at": note.updated,
        "visibility": _visibility([*_links(note.to or activity.to)], [*_links(note.cc or activity.cc)]),
        "text": "\n\n".join(filter(None, [(note.summary or "").strip(), plain_text(note.content or "")])),
        "declared_language": _language(note.content_map),
        "media_type": next((one["mediaType"] for one in _objects(note.attachment) if _is_text(one, "mediaType")), None),
        "url": next(_links(note.url), None),
        "mentions": _mentions(note.tag),
        "parent_id": next(_links(note.in_reply_to), None),
        "conversation_id": next(_links(note.conversation), None),
        "quoted_id": next(_links(note.quote), None) or next(_links(note.quote_uri), None),
    }
    if activity.type == "Announce":
        entry["message_id"] = activity.id
        yield entry
        return
    parent = entry["parent_id"]
    entry["parent_author_id"] = asked = address(parent)
    if parent not in known and asked and asked != author and host(parent) == host(actor):
        number = _NUMBER.search(parent)
        moment = time_in_id(number.group(1), "mastodon") if number else None
        if moment and entry["visibility"] != "direct":
            known.add(parent)
            yield _made_up(parent, asked, author, moment)
    yield entry


def _made_up(parent: str, asked: str, owner: str | None, moment: str) -> Entry:
    return {
        "message_id": parent,
        "author_id": asked,
        "author_role": "audience",
        "created_at": moment,
        "created_at_source": "derived_from_id",
        "mentions": owner or "[]",
        "text": "",
        "provenance": "synthesised",
    }


def _member(source: Source, name: str) -> Blob | None:
    outboxes = [one for one in source.members if posixpath.basename(one.member) == "outbox.json"]
    folder = posixpath.dirname(min(outboxes, key=lambda one: (len(one.member), one.member)).member) if outboxes else ""
    return next((one for one in source.members if one.member == posixpath.join(folder, name)), None)


def _links(value: Any) -> Iterator[str]:
    """Give addresses however they are written: as text, as an object with an id, or as a list of these."""
    for one in value if isinstance(value, list) else [value]:
        link = one.get("id") or one.get("href") if isinstance(one, dict) else one
        if isinstance(link, str) and link:
            yield link


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def _is_text(entry: dict[str, Any], key: str) -> bool:
    return isinstance(entry.get(key), str)


def _visibility(to: list[str], copied: list[str]) -> str:
    if _PUBLIC & {*to, *copied}:
        return "public" if _PUBLIC & {*to} else "unlisted"
    return "followers" if any(one.endswith("/followers") for one in (*to, *copied)) else "direct"


def _mentions(tags: Any) -> str:
    found = []
    for tag in _objects(tags):
        if tag.get("type") == "Mention":
            written = tag["name"].lstrip("@") if _is_text(tag, "name") else None
            found.append((address(tag["href"]) if _is_text(tag, "href") else None) or written)
    return " ".join(filter(None, found)) or "[]"


def _language(content_map: Any) -> str | None:
    return next(iter(content_map), None) if isinstance(content_map, dict) and len(content_map) == 1 else None


FORMAT = Format(
    name="mastodon_archive",
    title="Archive of a Mastodon account (outbox.json and actor.json in zip, tar.gz or folder)",
    needs=("outbox.json", "actor.json"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "In Mastodon: Preferences, Import and export, Request your archive. It holds your own side only: for reply "
        "rates add the threads from the API."
    ),
    platform="mastodon",
    detect=detect,
    read=read,
    to_messages=keep,
    detect_members=detect_members,
    coverage="answered_only",
    limits=("answered_only", "parents_without_text", "parent_time_from_id"),
)
