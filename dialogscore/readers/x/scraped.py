"""JSON lines of snscrape and twscrape."""

import re
from collections.abc import Iterator
from functools import partial

import msgspec

from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.x.entries import Id, id_text, kind_of, language, moments, plain

__all__ = ["FORMAT", "Tweet", "detect", "entries", "read"]

_MARKS = {"conversationId", "conversationIdStr", "inReplyToTweetId", "inReplyToTweetIdStr"}
_TAIL = re.compile(r"/status/(\d+)")


class _User(msgspec.Struct, rename="camel"):
    """An author."""

    id: Id = None
    id_str: str | None = msgspec.field(default=None, name="id_str")
    username: str | None = None
    displayname: str | None = None
    protected: bool | None = None
    followers_count: int | None = None


class Tweet(msgspec.Struct, rename="camel"):
    """A message; numbers may have been rounded on their way through a browser, so text and link come first."""

    id: Id = None
    id_str: str | None = msgspec.field(default=None, name="id_str")
    url: str | None = None
    date: str | None = None
    raw_content: str | None = None
    content: str | None = None
    user: _User | None = None
    lang: str | None = None
    conversation_id: Id = None
    conversation_id_str: str | None = None
    in_reply_to_tweet_id: Id = None
    in_reply_to_tweet_id_str: str | None = None
    in_reply_to_user: _User | None = None
    retweeted_tweet: "Tweet | None" = None
    quoted_tweet: "Tweet | None" = None
    like_count: int | None = None
    reply_count: int | None = None
    retweet_count: int | None = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise messages by their keys.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 with date, user, text and what it answers.
    """
    names = set(seen.names)
    text = next((name for name in ("rawContent", "content") if name in names), None)
    marks = sorted(_MARKS & names)
    if "JSON" not in seen.shape or text is None or not marks or not {"date", "user"} <= names:
        return None
    return Detection("snscrape", 0.95, f"{seen.shape} with date, user, {text}, {marks[0]}")


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
    yield from batches(json_records(source.file, source.survey, Tweet), partial(entries, known=set()))


def entries(tweet: Tweet, *, known: set[str]) -> Iterator[Entry]:
    """
    Give a message, and those it quotes or repeats.

    Parameters
    ----------
    tweet : Tweet
        The message.
    known : set of str
        Ids that came before; added to.

    Yields
    ------
    dict
        Columns of the schema.
    """
    known.add(_id(tweet) or "")
    yield _entry(tweet, "row")
    for one in (tweet.quoted_tweet, tweet.retweeted_tweet):
        key = _id(one) if one else None
        if key and key not in known:
            known.add(key)
            yield _entry(one, "embedded")


def _id(tweet: Tweet) -> str | None:
    tail = _TAIL.search(tweet.url or "")
    return id_text(tweet.id_str, tail.group(1) if tail else None, tweet.id)


def _entry(tweet: Tweet, provenance: str) -> Entry:
    own, user, asked = _id(tweet), tweet.user or _User(), tweet.in_reply_to_user or _User()
    is_retweet = tweet.retweeted_tweet is not None
    parent = id_text(tweet.in_reply_to_tweet_id_str, tweet.in_reply_to_tweet_id)
    quoted = _id(tweet.quoted_tweet) if tweet.quoted_tweet else None
    return {
        "message_id": own,
        "author_id": id_text(user.id_str, user.id),
        "author_handle": user.username,
        "author_name": user.displayname,
        "author_followers": user.followers_count,
        **moments(own, tweet.date),
        "text": plain(tweet.raw_content or tweet.content),
        "kind": kind_of(retweets=is_retweet, answers=parent, quotes=quoted),
        "parent_id": None if is_retweet else parent,
        "parent_author_id": None if is_retweet else id_text(asked.id_str, asked.id),
        "conversation_id": id_text(tweet.conversation_id_str, tweet.conversation_id),
        "quoted_id": None if is_retweet else quoted,
        "declared_language": language(tweet.lang),
        "url": tweet.url,
        "like_count": tweet.like_count,
        "reply_count": tweet.reply_count,
        "share_count": tweet.retweet_count,
        "visibility": "followers" if user.protected else "public",
        "provenance": provenance,
    }


FORMAT = Format(
    name="snscrape",
    title="snscrape or twscrape (X)",
    needs=("id", "date", "rawContent or content", "user"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Collections made with snscrape --jsonl (until 2023) or twscrape; one message a line.",
    platform="x",
    detect=detect,
    read=read,
    to_messages=keep,
)
