"""Mastodon's API: lists of statuses, threads around a status, one answer or many in a file."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dialogscore.readers.fediverse.people import address, host
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.markup import plain_text
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.nested import Entry, batches, keep

__all__ = ["FORMAT", "Record", "detect", "read", "to_message"]

_LISTS = ("statuses",)
_VISIBILITY = {"private": "followers"}  # Mastodon's word for what only followers see


class _Account(msgspec.Struct):
    id: str | int | None = None
    username: str | None = None
    acct: str | None = None
    display_name: str | None = None
    url: str | None = None
    bot: bool | None = None
    followers_count: int | None = None


class _Media(msgspec.Struct):
    type: str | None = None


class _Status(msgspec.Struct):
    id: str | int | None = None
    uri: str | None = None
    url: str | None = None
    created_at: str | None = None
    edited_at: str | None = None
    in_reply_to_id: str | int | None = None
    in_reply_to_account_id: str | int | None = None
    visibility: str | None = None
    language: str | None = None
    spoiler_text: str | None = None
    content: str | None = None
    account: _Account | None = None
    mentions: list[_Account] | None = None
    media_attachments: list[_Media] | None = None
    replies_count: int | None = None
    reblogs_count: int | None = None
    favourites_count: int | None = None
    reblog: Any = None
    quote: Any = None


class Record(_Status):
    """A status, the thread around one, or both: keys that are not named here are never kept."""

    status: _Status | None = None
    context: "_Context | None" = None
    ancestors: list[_Status] | None = None
    descendants: list[_Status] | None = None


class _Context(msgspec.Struct):
    ancestors: list[_Status] | None = None
    descendants: list[_Status] | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise a thread by its two lists, a status by how it names whom it answers.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.97 if it is one.
    """
    first = seen.first
    for inner in (first, first.get("context")):
        if isinstance(inner, dict) and isinstance(inner.get("ancestors"), list) and "descendants" in inner:
            return Detection("mastodon_rest", 0.97, f"{seen.shape} with ancestors and descendants")
    listed = first.get("statuses")
    for inner in (first, first.get("status"), listed[0] if isinstance(listed, list) and listed else None):
        if isinstance(inner, dict) and "in_reply_to_account_id" in inner and ("account" in inner or "content" in inner):
            return Detection("mastodon_rest", 0.97, f"{seen.shape} with in_reply_to_account_id and an account")
    return None


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
        Messages.
    """
    found = (_home(one) for _, one in _records(source) if not isinstance(one, Reject))
    # A file without any account of its own server keeps its ids to itself.
    home = next(filter(None, found), source.source_id)
    yield from batches(_records(source), lambda record: to_message(record, home))


def to_message(record: Record, home: str) -> Iterable[Entry]:
    """
    Turn one answer of the API into messages.

    Parameters
    ----------
    record : Record
        The answer.
    home : str
        Server that the file is from. Numbers of statuses hold on one server only.

    Yields
    ------
    dict
        Messages by their ``uri``, which holds everywhere; the server's own number is an alias.
    """
    home = _home(record) or home
    for status in _statuses(record):
        yield _entry(status, home)


def _records(source: Source) -> Iterator[tuple[int, Any]]:
    return json_records(source.file, source.survey, Record, within=_LISTS)


def _statuses(record: Record) -> Iterator[_Status]:
    inner = [one for one in (record.context, record) if one is not None]
    for one in inner:
        yield from one.ancestors or ()
    is_thread = any(one is not None for one in (record.status, record.context, record.ancestors, record.descendants))
    if record.status is not None:
        yield record.status
    # What is neither a thread nor a status shall be counted as a record without an id.
    if not is_thread or record.id is not None or record.uri is not None:
        yield record
    for one in inner:
        yield from one.descendants or ()


def _home(record: Record) -> str | None:
    """Name the server that was asked: an account without ``@server`` in its name is its own."""
    accounts = [one for status in _statuses(record) for one in (status.account, *(status.mentions or ())) if one]
    return next((host(one.url) for one in accounts if one.acct and "@" not in one.acct and host(one.url)), None)


def _entry(status: _Status, home: str) -> Entry:
    account = status.account or _Account()
    mentions = status.mentions or []
    known = {one.id: _person(one, home) for one in (*mentions, account) if one.id is not None}
    local = None if status.id is None else f"{home}/{status.id}"
    quoted = status.quote.get("quoted_status", status.quote) if isinstance(status.quote, dict) else None
    return {
        "message_id": status.uri or local,
        "aliases": local if status.uri else None,
        "platform": "mastodon",
        "kind": "repost" if isinstance(status.reblog, dict) else None,
        "author_id": _person(account, home),
        "author_handle": account.acct,
        "author_name": account.display_name or None,
        "author_followers": account.followers_count,
        "is_automated": account.bot,
        "created_at": status.created_at,
        "edited_at": status.edited_at,
        "visibility": _VISIBILITY.get(status.visibility or "", status.visibility),
        "text": _text(status.spoiler_text, status.content),
        "media_type": next((one.type for one in status.media_attachments or () if one.type), None),
        "declared_language": status.language,
        "url": status.url,
        "mentions": " ".join(filter(None, (_person(one, home) for one in mentions))) or "[]",
        "parent_id": None if status.in_reply_to_id is None else f"{home}/{status.in_reply_to_id}",
        "parent_author_id": known.get(status.in_reply_to_account_id),
        "quoted_id": _identity(quoted),
        "like_count": status.favourites_count,
        "reply_count": status.replies_count,
        "share_count": status.reblogs_count,
    }


def _identity(quoted: Any) -> str | None:
    uri = quoted.get("uri") if isinstance(quoted, dict) else None
    return uri if isinstance(uri, str) else None


def _person(account: _Account, home: str) -> str | None:
    return address(account.url, account.username) or (
        f"{account.acct}@{home}" if account.acct and "@" not in account.acct else account.acct
    )


def _text(warning: str | None, content: str | None) -> str:
    parts = [(warning or "").strip(), plain_text(content) if content else ""]
    return "\n\n".join(filter(None, parts))


FORMAT = Format(
    name="mastodon_rest",
    title="Mastodon API (statuses and threads, JSON or JSON lines)",
    needs=("uri", "created_at", "account", "in_reply_to_id", "content"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "Ask the company's server for /api/v1/accounts/ID/statuses, and for /api/v1/statuses/ID/context of each post; "
        "write one answer a line."
    ),
    platform="mastodon",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("gaps_of_federation",),
)
