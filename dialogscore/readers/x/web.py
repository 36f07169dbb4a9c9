"""Messages as X's own web page loads them, kept by Zeeschuimer and passed on by 4CAT."""

from collections.abc import Iterator
from functools import partial

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.x.entries import Id, id_text, is_retweet_text, kind_of, language, moments, plain, versions

__all__ = ["FORMAT", "Record", "detect", "entries", "read"]


class _Named(msgspec.Struct):
    """Names of an author, which moved from one place to another."""

    screen_name: str | None = None
    name: str | None = None
    followers_count: int | None = None
    protected: bool | None = None


class _User(msgspec.Struct):
    """An author."""

    rest_id: Id = None
    legacy: _Named | None = None
    core: _Named | None = None


class _UserResult(msgspec.Struct):
    """What an author lies in."""

    result: _User | None = None


class _Core(msgspec.Struct):
    """What that lies in."""

    user_results: _UserResult | None = None


class _NoteText(msgspec.Struct):
    """The whole text of a long message."""

    text: str | None = None


class _NoteResult(msgspec.Struct):
    """What it lies in."""

    result: _NoteText | None = None


class _Note(msgspec.Struct):
    """What that lies in."""

    note_tweet_results: _NoteResult | None = None


class _Result(msgspec.Struct):
    """What a quoted or repeated message lies in."""

    result: "_Item | None" = None


class _Legacy(msgspec.Struct):
    """Most of a message."""

    id_str: str | None = None
    created_at: str | None = None
    full_text: str | None = None
    lang: str | None = None
    user_id_str: str | None = None
    conversation_id_str: str | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id_str: str | None = None
    quoted_status_id_str: str | None = None
    retweeted_status_result: _Result | None = None
    favorite_count: int | None = None
    reply_count: int | None = None
    retweet_count: int | None = None


class _Edits(msgspec.Struct):
    """All versions of a message."""

    edit_tweet_ids: list[Id] | None = None


class _Item(msgspec.Struct):
    """A message; one that not everybody may see lies in another."""

    rest_id: Id = None
    legacy: _Legacy | None = None
    core: _Core | None = None
    note_tweet: _Note | None = None
    edit_control: _Edits | None = None
    quoted_status_result: _Result | None = None
    tweet: "_Item | None" = None


class Record(_Item):
    """A message, or what Zeeschuimer wraps around it."""

    data: _Item | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise messages by the names of X's own page.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 with id and text at their places.
    """
    if "JSON" not in seen.shape:
        return None
    for where, item in (("wrapped by Zeeschuimer", seen.first.get("data")), ("bare", seen.first)):
        inner = item.get("tweet", item) if isinstance(item, dict) else None
        legacy = inner.get("legacy") if isinstance(inner, dict) else None
        if isinstance(legacy, dict) and "rest_id" in inner and "full_text" in legacy:
            return Detection("x_web", 0.95, f"{where}: rest_id, legacy.full_text")
    return None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the messages.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages; quoted and repeated ones are kept once, where no record before had them.
    """
    yield from batches(json_records(source.file, source.survey, Record), partial(entries, known=set()))


def entries(record: Record, *, known: set[str]) -> Iterator[Entry]:
    """
    Give a message, and those it quotes or repeats.

    Parameters
    ----------
    record : Record
        The message or what is wrapped around it.
    known : set of str
        Ids that came before; added to.

    Yields
    ------
    dict
        Columns of the schema.
    """
    item = _inner(record.data or record)
    known.add(_id(item) or "")
    yield _entry(item, "row")
    legacy = item.legacy or _Legacy()
    for box in (item.quoted_status_result, legacy.retweeted_status_result):
        other = _inner(box.result) if box and box.result else None
        key = _id(other) if other else None
        if key and other.legacy and key not in known:
            known.add(key)
            yield _entry(other, "embedded")


def _inner(item: _Item) -> _Item:
    return item.tweet or item


def _id(item: _Item) -> str | None:
    return id_text(item.legacy.id_str if item.legacy else None, item.rest_id)


def _entry(item: _Item, provenance: str) -> Entry:
    legacy = item.legacy or _Legacy()
    results = item.core.user_results if item.core else None
    user = (results.result if results else None) or _User()
    names = [one for one in (user.core, user.legacy) if one]
    note = item.note_tweet.note_tweet_results if item.note_tweet else None
    whole = note.result.text if note and note.result else None
    is_retweet = legacy.retweeted_status_result is not None or is_retweet_text(legacy.full_text or "")
    own, aliases, first = versions(_id(item), item.edit_control.edit_tweet_ids if item.edit_control else None)
    parent, quoted = id_text(legacy.in_reply_to_status_id_str), id_text(legacy.quoted_status_id_str)
    return {
        "message_id": own,
        "aliases": aliases,
        "author_id": id_text(user.rest_id, legacy.user_id_str),
        "author_handle": next((one.screen_name for one in names if one.screen_name), None),
        "author_name": next((one.name for one in names if one.name), None),
        "author_followers": next((one.followers_count for one in names if one.followers_count is not None), None),
        **moments(own, legacy.created_at, first),
        "text": plain(legacy.full_text if is_retweet else whole or legacy.full_text),
        "kind": kind_of(retweets=is_retweet, answers=parent, quotes=quoted),
        "parent_id": None if is_retweet else parent,
        "parent_author_id": None if is_retweet else id_text(legacy.in_reply_to_user_id_str),
        "conversation_id": id_text(legacy.conversation_id_str),
        "quoted_id": None if is_retweet else quoted,
        "declared_language": language(legacy.lang),
        "like_count": legacy.favorite_count,
        "reply_count": legacy.reply_count,
        "share_count": legacy.retweet_count,
        "visibility": "followers" if any(one.protected for one in names) else "public",
        "provenance": provenance,
    }


FORMAT = Format(
    name="x_web",
    title="X as its web page loads it (Zeeschuimer, 4CAT NDJSON)",
    needs=("rest_id", "legacy.full_text"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Browse the threads with Zeeschuimer switched on and export NDJSON, or download NDJSON from 4CAT.",
    platform="x",
    detect=detect,
    read=read,
    to_messages=keep,
)
