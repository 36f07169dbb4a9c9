"""X API v1.1: statuses as twarc, the streaming interface and hydrators wrote them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.x.entries import Id, id_text, is_retweet_text, kind_of, language, plain

__all__ = ["FORMAT", "Status", "Withdrawn", "detect", "entries", "read"]


class _User(msgspec.Struct):
    """An author."""

    id: Id = None
    id_str: str | None = None
    screen_name: str | None = None
    name: str | None = None
    protected: bool | None = None
    followers_count: int | None = None


class _Extended(msgspec.Struct):
    """The whole text of a message that the stream cuts short."""

    full_text: str | None = None


class _Named(msgspec.Struct):
    """The message that a notice speaks of."""

    id: Id = None
    id_str: str | None = None
    user_id: Id = None
    user_id_str: str | None = None


class Withdrawn(msgspec.Struct):
    """The stream's notice that somebody deleted a message."""

    status: _Named = msgspec.field(default_factory=_Named)
    timestamp_ms: Id = None


class Status(msgspec.Struct):
    """A message, or a notice of the stream."""

    id: Id = None
    id_str: str | None = None
    created_at: str | int | None = None
    full_text: str | None = None
    text: str | None = None
    extended_tweet: _Extended | None = None
    user: _User | None = None
    lang: str | None = None
    in_reply_to_status_id: Id = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id: Id = None
    in_reply_to_user_id_str: str | None = None
    quoted_status_id: Id = None
    quoted_status_id_str: str | None = None
    quoted_status: "Status | None" = None
    retweeted_status: "Status | None" = None
    favorite_count: int | None = None
    reply_count: int | None = None
    retweet_count: int | None = None
    withheld_copyright: bool | None = None
    withheld_in_countries: Any = None
    delete: Withdrawn | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise statuses by their keys.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 for statuses, 0.9 for a response that holds a list of them.
    """
    if "JSON" not in seen.shape:
        return None
    inside = seen.first.get("statuses")
    if isinstance(inside, list) and inside and isinstance(inside[0], dict):
        where, names, sure = "statuses", list(inside[0]), 0.9
    else:
        where, names, sure = seen.shape, seen.names, 0.95
    text = next((name for name in ("full_text", "text") if name in names), None)
    if text is None or not {"id_str", "created_at", "user"} <= set(names):
        return None
    return Detection("x_v11", sure, f"{where} with id_str, created_at, user, {text}")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the statuses.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages; quoted and repeated ones are kept once, where no record before had them.
    """
    records = json_records(source.file, source.survey, Status, within=("statuses",))
    yield from batches(records, partial(entries, known=set(), gone={}))


def entries(status: Status, *, known: set[str], gone: dict[str, str | None]) -> Iterator[Entry]:
    """
    Give the messages of a record.

    Parameters
    ----------
    status : Status
        A status, or a notice.
    known : set of str
        Ids that came before; added to.
    gone : dict of str to (str or None)
        Ids of deleted messages, and when they went (epoch in ms); added to.

    Yields
    ------
    dict
        The message and those it quotes or repeats. A notice of deletion is a tombstone if its message came before,
        and remembered if it comes later; other notices (limits, warnings) are no messages.
    """
    if status.delete is not None:
        named = status.delete.status
        key = id_text(named.id_str, named.id)
        if key:
            gone[key] = id_text(status.delete.timestamp_ms)
        if key in known:
            yield {
                "message_id": key,
                "author_id": id_text(named.user_id_str, named.user_id),
                "created_at": time_in_id(key, "x"),
                "created_at_source": "derived_from_id",
                "status": "deleted",
                "deleted_at": gone[key],
            }
        return
    key = id_text(status.id_str, status.id)
    if key is None and status.user is None:
        return
    if key:
        known.add(key)
    yield _entry(status, "row", gone)
    for one in (status.quoted_status, status.retweeted_status):
        key = id_text(one.id_str, one.id) if one else None
        if key and key not in known:
            known.add(key)
            yield _entry(one, "embedded", gone)


def _entry(status: Status, provenance: str, gone: dict[str, str | None]) -> Entry:
    key = id_text(status.id_str, status.id)
    user = status.user or _User()
    extended = status.extended_tweet.full_text if status.extended_tweet else None
    text = plain(extended or status.full_text or status.text)
    is_retweet = status.retweeted_status is not None or is_retweet_text(text)
    parent = id_text(status.in_reply_to_status_id_str, status.in_reply_to_status_id)
    quoted = id_text(status.quoted_status_id_str, status.quoted_status_id)
    is_withheld = bool(status.withheld_copyright or status.withheld_in_countries)
    return {
        "message_id": key,
        "author_id": id_text(user.id_str, user.id),
        "author_handle": user.screen_name,
        "author_name": user.name,
        "author_followers": user.followers_count,
        "created_at": status.created_at,
        "text": "" if key in gone else text,
        "kind": kind_of(retweets=is_retweet, answers=parent, quotes=quoted),
        "parent_id": None if is_retweet else parent,
        "parent_author_id": None if is_retweet else id_text(status.in_reply_to_user_id_str, status.in_reply_to_user_id),
        "quoted_id": None if is_retweet else quoted,
        "declared_language": language(status.lang),
        "like_count": status.favorite_count,
        "reply_count": status.reply_count,
        "share_count": status.retweet_count,
        "status": "deleted" if key in gone else "withheld" if is_withheld else "visible",
        "deleted_at": gone.get(key) if key else None,
        "visibility": "followers" if user.protected else "public",
        "provenance": provenance,
    }


FORMAT = Format(
    name="x_v11",
    title="X API v1.1 (statuses of twarc, the stream and hydrators)",
    needs=("id_str", "created_at", "user", "full_text or text"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Collections from before 2023, made with twarc, the streaming interface or a hydrator: one status a "
    "line, or a list.",
    platform="x",
    detect=detect,
    read=read,
    to_messages=keep,
)
