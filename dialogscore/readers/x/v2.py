"""X API v2: pages of responses and the flat lines that twarc2 and 4CAT make of them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.x.entries import Id, id_text, kind_of, language, moments, plain, versions

__all__ = ["FORMAT", "Record", "detect", "entries", "read"]

_MARKS = ("conversation_id", "referenced_tweets", "public_metrics", "edit_history_tweet_ids", "author")


class _Counts(msgspec.Struct):
    """Numbers that X shows beside a message or an author."""

    like_count: int | None = None
    reply_count: int | None = None
    retweet_count: int | None = None
    followers_count: int | None = None


class _User(msgspec.Struct):
    """An author."""

    id: Id = None
    username: str | None = None
    name: str | None = None
    protected: bool | None = None
    public_metrics: _Counts | None = None


class _Note(msgspec.Struct):
    """The whole text of a long message."""

    text: str | None = None


class _Medium(msgspec.Struct):
    """A picture or film."""

    media_key: str | None = None
    type: str | None = None


class _Attachments(msgspec.Struct):
    """What hangs on a message: keys in pages, the things themselves in flat lines."""

    media_keys: list[str] = []
    media: list[_Medium] = []


class _Tweet(msgspec.Struct):
    """A message."""

    id: Id = None
    text: str | None = None
    created_at: str | int | None = None
    author_id: Id = None
    conversation_id: Id = None
    in_reply_to_user_id: Id = None
    lang: str | None = None
    referenced_tweets: "list[_Reference] | None" = None
    edit_history_tweet_ids: list[Id] | None = None
    public_metrics: _Counts | None = None
    note_tweet: _Note | None = None
    attachments: _Attachments | None = None
    withheld: Any = None
    author: _User | None = None
    author_user: _User | None = None
    author_username: str | None = None
    author_fullname: str | None = None


class _Reference(_Tweet):
    """What a message answers, quotes or passes on: its id, and in flat lines all of it."""

    type: str | None = None


class _Includes(msgspec.Struct):
    """What the messages of a page speak of."""

    users: list[_User] = []
    tweets: list[_Tweet] = []
    media: list[_Medium] = []


class Record(_Tweet):
    """A page, or a message by itself."""

    data: list[_Tweet] | _Tweet | None = None
    includes: _Includes | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise pages and messages by their keys.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 for messages with author and conversation, 0.9 for what twarc has signed.
    """
    if "JSON" not in seen.shape or "source_platform" in seen.names:
        return None
    data = seen.first.get("data")
    inside = data[0] if isinstance(data, list) and data else data
    for where, one in (("pages of responses", inside), ("flat lines", seen.first)):
        if isinstance(one, dict) and "id" in one and ("text" in one or "author_id" in one):
            marks = [name for name in _MARKS if name in one]
            if marks and ("author_id" in one or ("text" in one and "edit_history_tweet_ids" in one)):
                return Detection("x_v2", 0.95, f"{where} with {', '.join(['id', *marks])}")
    if "__twarc" in seen.names and {"data", "author_id"} & set(seen.names):
        return Detection("x_v2", 0.9, f"{seen.shape} with __twarc")
    return None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the records.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages; those that a record brings along are kept once, where no record before had them.
    """
    yield from batches(json_records(source.file, source.survey, Record), partial(entries, known=set()))


def entries(record: Record, *, known: set[str]) -> Iterator[Entry]:
    """
    Give the messages of a page or a line.

    Parameters
    ----------
    record : Record
        The page or line.
    known : set of str
        Ids that came before; added to.

    Yields
    ------
    dict
        First those that the record is about, then those it brings along.
    """
    includes = record.includes or _Includes()
    users = {key: user for user in includes.users if (key := id_text(user.id))}
    media = {one.media_key: one.type for one in includes.media if one.media_key}
    own = [record] if record.data is None else record.data if isinstance(record.data, list) else [record.data]
    for tweet in own:
        if id_text(tweet.id):
            known.add(id_text(tweet.id))
        yield _entry(tweet, users, media, "row")
    brought = [(tweet, "included") for tweet in includes.tweets]
    brought += [(one, "embedded") for tweet in own for one in tweet.referenced_tweets or () if one.text is not None]
    for tweet, provenance in brought:
        key = id_text(tweet.id)
        if key and key not in known:
            known.add(key)
            yield _entry(tweet, users, media, provenance)


def _entry(tweet: _Tweet, users: dict[str, _User], media: dict[str, str | None], provenance: str) -> Entry:
    references = {one.type: id_text(one.id) for one in reversed(tweet.referenced_tweets or ())}
    # A page that holds nothing but what it brings along is no message.
    own, aliases, first = versions(id_text(tweet.id), tweet.edit_history_tweet_ids)
    author = tweet.author or tweet.author_user or users.get(id_text(tweet.author_id) or "") or _User()
    counts, reach = tweet.public_metrics or _Counts(), author.public_metrics or _Counts()
    is_retweet = "retweeted" in references
    text = (tweet.note_tweet.text if tweet.note_tweet and not is_retweet else None) or tweet.text
    parent, quoted = references.get("replied_to"), references.get("quoted")
    attached = tweet.attachments or _Attachments()
    kinds = [one.type for one in attached.media] + [media.get(key) for key in attached.media_keys]
    return {
        "message_id": own,
        "aliases": aliases,
        "author_id": id_text(tweet.author_id, author.id),
        "author_handle": author.username or tweet.author_username,
        "author_name": author.name or tweet.author_fullname,
        "author_followers": reach.followers_count,
        **moments(own, tweet.created_at, first),
        "text": plain(text),
        "kind": kind_of(retweets=is_retweet, answers=parent, quotes=quoted) if own else None,
        "parent_id": None if is_retweet else parent,
        "parent_author_id": None if is_retweet else id_text(tweet.in_reply_to_user_id),
        "conversation_id": id_text(tweet.conversation_id),
        "quoted_id": None if is_retweet else quoted,
        "declared_language": language(tweet.lang),
        "media_type": next(filter(None, kinds), None),
        "like_count": counts.like_count,
        "reply_count": counts.reply_count,
        "share_count": counts.retweet_count,
        "status": "withheld" if tweet.withheld else "visible",
        "visibility": "followers" if author.protected else "public",
        "provenance": provenance,
    }


FORMAT = Format(
    name="x_v2",
    title="X API v2 (responses, or flat lines of twarc2 and 4CAT)",
    needs=("id", "author_id", "text"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Collect with twarc2, 4CAT or the API of X: the company's timeline, and a search for its mentions and "
    "conversations.",
    platform="x",
    detect=detect,
    read=read,
    to_messages=keep,
)
