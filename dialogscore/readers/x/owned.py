"""Messages of an X archive: the owner's own, and what their ids tell of those they answer."""

from collections.abc import Iterator
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
from dialogscore.readers.x.notes import whole_text

__all__ = ["Box", "Owner", "Tweet", "answered", "tweet_entry", "unboxed"]


class Owner(msgspec.Struct):
    """Whose archive it is."""

    id: str | None = None
    handle: str | None = None
    name: str | None = None


class _Link(msgspec.Struct):
    """A link in a text, written out."""

    expanded_url: str | None = None


class _Entities(msgspec.Struct):
    """What X found in a text."""

    urls: list[_Link] = []


class _Initial(msgspec.Struct, rename={"ids": "editTweetIds"}):
    """All versions of a message."""

    ids: list[Id] = []


class _Edit(msgspec.Struct, rename={"control": "editControlInitial"}):
    """The same, as later versions name them."""

    control: _Initial | None = None


class _Edits(msgspec.Struct):
    """Whether and how a message was edited."""

    initial: _Initial | None = None
    edit: _Edit | None = None


class _User(msgspec.Struct):
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
    user: _User | None = None
    retweeted: Any = None
    retweeted_status: Any = None
    in_reply_to_status_id: Id = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id: Id = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    favorite_count: Id = None
    retweet_count: Id = None
    entities: _Entities | None = None
    edit_info: _Edits | None = None
    deleted_at: str | None = None


class Box(Tweet):
    """What a message lies in; very old archives leave it out."""

    tweet: Tweet | None = None


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
        As `dialogscore.readers.x.notes.long_texts` gives it.
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
    user = tweet.user or _User()
    parent = id_text(tweet.in_reply_to_status_id_str, tweet.in_reply_to_status_id)
    quoted = status_in([link.expanded_url for link in tweet.entities.urls]) if tweet.entities else None
    whole = None if is_retweet or is_deleted else whole_text(tweet.created_at, short, long)
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
