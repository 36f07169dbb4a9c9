"""Messages of an X archive: the owner's own, and what their ids tell of those they answer."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dialogscore.readers.idtimes import time_in_id
from dialogscore.readers.nested import Entry
from dialogscore.readers.x.entries import (
    Id,
    id_text,
    is_retweet_text,
    kind_of,
    language,
    moments,
    plain,
    status_in,
    versions,
)

__all__ = ["Box", "Conversation", "Note", "NoteBox", "Owner", "Tweet", "answered", "long_texts", "private_entries",
           "tweet_entry", "unboxed"]  # fmt: skip

_CLASSIC = re.compile(r"\w{3} (\w{3}) (\d\d) (\d\d:\d\d:\d\d) \+0000 (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEAD = re.compile(r"^(@\w+\s+)+")
_ALIKE = 20  # letters by which a cut text and its whole one are compared


class Owner(msgspec.Struct):
    """Whose archive it is."""

    id: str | None = None
    handle: str | None = None
    name: str | None = None


class Link(msgspec.Struct):
    """A link in a text, written out."""

    expanded_url: str | None = None


class Entities(msgspec.Struct):
    """What X found in a text."""

    urls: list[Link] = []


class Initial(msgspec.Struct, rename={"ids": "editTweetIds"}):
    """All versions of a message."""

    ids: list[Id] = []


class Edit(msgspec.Struct, rename={"control": "editControlInitial"}):
    """The same, as later versions name them."""

    control: Initial | None = None


class Edits(msgspec.Struct):
    """Whether and how a message was edited."""

    initial: Initial | None = None
    edit: Edit | None = None


class User(msgspec.Struct):
    """The owner, as archives of before 2018 name him beside every message."""

    id_str: str | None = None
    screen_name: str | None = None
    name: str | None = None


class Tweet(msgspec.Struct):
    """A message of the owner."""

    id: Id = None
    id_str: str | None = None
    created_at: str | None = None
    full_text: str | None = None
    text: str | None = None
    lang: str | None = None
    user: User | None = None
    retweeted: Any = None
    retweeted_status: Any = None
    in_reply_to_status_id: Id = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id: Id = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    favorite_count: Id = None
    retweet_count: Id = None
    entities: Entities | None = None
    edit_info: Edits | None = None
    deleted_at: str | None = None


class Box(Tweet):
    """What a message lies in; very old archives leave it out."""

    tweet: Tweet | None = None


class Core(msgspec.Struct):
    """The words of a long message."""

    text: str | None = None


class Note(msgspec.Struct, rename="camel"):
    """A long message, which the list of messages holds cut short."""

    created_at: str | None = None
    core: Core | None = None


class NoteBox(msgspec.Struct, rename="camel"):
    """What it lies in."""

    note_tweet: Note | None = None


class Sent(msgspec.Struct, rename="camel"):
    """A private message; its text is not even named here."""

    id: Id = None
    sender_id: Id = None
    created_at: str | None = None


class Event(msgspec.Struct, rename="camel"):
    """Something in a private conversation."""

    message_create: Sent | None = None


class Events(msgspec.Struct, rename="camel"):
    """A private conversation."""

    conversation_id: str | None = None
    messages: list[Event] = []


class Conversation(msgspec.Struct, rename="camel"):
    """What it lies in."""

    dm_conversation: Events | None = None


def unboxed(record: Box) -> Tweet:
    """
    Take a message out of its box.

    Parameters
    ----------
    record : Box
        The box, or the message itself.

    Returns
    -------
    Tweet
        The message.
    """
    return record.tweet or record


def long_texts(notes: Sequence[NoteBox]) -> dict[str, list[str]]:
    """
    Sort the texts of long messages by the second of their time, which is all that ties them to their message.

    Parameters
    ----------
    notes : sequence of NoteBox
        Long messages.

    Returns
    -------
    dict of str to list of str
        Texts by time, such as ``2024-03-05T09:00:00``.
    """
    found: dict[str, list[str]] = {}
    for box in notes:
        note = box.note_tweet
        if note and note.created_at and note.core and note.core.text:
            found.setdefault(note.created_at[:19], []).append(note.core.text)
    return found


def tweet_entry(tweet: Tweet, owner: Owner, long: dict[str, list[str]], *, is_deleted: bool = False) -> Entry:
    """
    Give a message of the owner.

    Parameters
    ----------
    tweet : Tweet
        The message.
    owner : Owner
        Whose archive it is.
    long : dict of str to list of str
        As `long_texts` gives it.
    is_deleted : bool, default False
        Whether it is a tombstone: its text is not read.

    Returns
    -------
    dict
        Columns of the schema.
    """
    history = tweet.edit_info
    initial = (history.initial or (history.edit and history.edit.control)) if history else None
    own, aliases, first = versions(id_text(tweet.id_str, tweet.id), initial.ids if initial else None)
    short = tweet.full_text or tweet.text or ""
    # X writes "retweeted": false even for retweets.
    is_retweet = tweet.retweeted_status is not None or tweet.retweeted is True or is_retweet_text(short)
    user = tweet.user or User()
    parent = id_text(tweet.in_reply_to_status_id_str, tweet.in_reply_to_status_id)
    quoted = status_in([link.expanded_url for link in tweet.entities.urls]) if tweet.entities else None
    whole = None if is_retweet or is_deleted else _whole(tweet.created_at, short, long)
    return {
        "message_id": own,
        "aliases": aliases,
        "author_id": owner.id or user.id_str,
        "author_handle": owner.handle or user.screen_name,
        "author_name": owner.name or user.name,
        "author_role": "company",
        **moments(own, tweet.created_at, first),
        "text": "" if is_deleted else plain(whole or short),
        "kind": kind_of(retweets=is_retweet, answers=parent, quotes=quoted),
        "parent_id": None if is_retweet else parent,
        "parent_author_id": None if is_retweet else id_text(tweet.in_reply_to_user_id_str, tweet.in_reply_to_user_id),
        "quoted_id": None if is_retweet else quoted,
        "declared_language": language(tweet.lang),
        "like_count": tweet.favorite_count,
        "share_count": tweet.retweet_count,
        "status": "deleted" if is_deleted else "visible",
        "deleted_at": tweet.deleted_at if is_deleted else None,
        "visibility": "public",
    }


def answered(entry: Entry, tweet: Tweet, owner: Owner, known: set[str]) -> Iterator[Entry]:
    """
    Give the message of somebody else that the owner answered: no archive holds it, but its id tells its time.

    Parameters
    ----------
    entry : dict
        As `tweet_entry` gives it.
    tweet : Tweet
        The message that answers.
    owner : Owner
        Whose archive it is.
    known : set of str
        Ids of the archive and of what was given before; added to.

    Yields
    ------
    dict
        None, or one row without text that speaks to the owner, who answered it. Messages from before November 2010
        have no time in their ids, and the owner's own need no such row.
    """
    parent, author = entry["parent_id"], entry["parent_author_id"]
    if parent is None or parent in known or (author is not None and author == entry["author_id"]):
        return
    created, handle = time_in_id(parent, "x"), tweet.in_reply_to_screen_name
    if created is None or (handle and owner.handle and handle.casefold() == owner.handle.casefold()):
        return
    known.add(parent)
    yield {
        "message_id": parent,
        "author_id": author,
        "author_handle": handle,
        "created_at": created,
        "created_at_source": "derived_from_id",
        "text": "",
        "mentions": entry["author_handle"] or entry["author_id"],
        "provenance": "synthesised",
        "visibility": "public",
    }


def private_entries(record: Conversation, owner: Owner) -> Iterator[Entry]:
    """
    Give the private messages of a conversation, without their texts.

    Parameters
    ----------
    record : Conversation
        The conversation.
    owner : Owner
        Whose archive it is.

    Yields
    ------
    dict
        One row a message, marked as private.
    """
    events = record.dm_conversation or Events()
    for sent in filter(None, (event.message_create for event in events.messages)):
        sender = id_text(sent.sender_id)
        is_own = sender is not None and sender == owner.id
        yield {
            "message_id": id_text(sent.id),
            "author_id": sender,
            "author_handle": owner.handle if is_own else None,
            "author_role": "company" if is_own else None,
            "created_at": sent.created_at,
            "conversation_id": events.conversation_id,
            "visibility": "direct",
        }


def _whole(created: str | None, short: str, long: dict[str, list[str]]) -> str | None:
    """Find the whole text of a message that was cut short; several may be of the same second."""
    parts = _CLASSIC.fullmatch(created or "")
    if not parts or parts.group(1) not in _MONTHS:
        return None
    month, day, clock, year = parts.groups()
    texts = long.get(f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{clock}", [])
    start = _LEAD.sub("", short)[:_ALIKE]
    alike = [text for text in texts if _LEAD.sub("", text)[:_ALIKE] == start]
    if alike:
        return alike[0]
    return texts[0] if len(texts) == 1 and "…" in short else None
