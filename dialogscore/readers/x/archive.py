"""The archive that X gives to the owner of an account, whole or one part of it, also in its form of before 2018."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from dialogscore.readers.blobs import Blob
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.textfile import decode_head
from dialogscore.readers.x.direct import Conversation, private_entries
from dialogscore.readers.x.entries import id_text
from dialogscore.readers.x.manifest import AccountBox, Details, Manifest, gap, owner_of
from dialogscore.readers.x.notes import NoteBox, long_texts
from dialogscore.readers.x.owned import Box, Owner, answered, tweet_entry, unboxed
from dialogscore.readers.x.scripts import assigned, listed, parts

__all__ = ["FORMAT", "detect", "detect_members", "read"]

_TWEETS = re.compile(r"(/|^)(tweets?(-part\d+)?\.js|community-tweet(-part\d+)?\.js)$|/data/js/tweets/\d{4}_\d\d\.js$")
_DELETED = re.compile(r"/deleted-tweets(-part\d+)?\.js$")
_NOTES = re.compile(r"/note-tweet(-part\d+)?\.js$")
_DIRECT = re.compile(r"/direct-messages?(-group-chats?|-group)?(-part\d+)?\.js$")
_ACCOUNT = re.compile(r"/account\.js$")
_MANIFEST = re.compile(r"/manifest\.js$")
_OLD_OWNER = re.compile(r"/data/js/user_details\.js$")
_HEAD = re.compile(r"\s*(window\.YTD\.(tweets?|community_tweet)\.part\d+|Grailbird\.data\.tweets_\d{4}_\d\d)\s*=")


def detect(seen: Look) -> Detection | None:
    """
    Recognise one part of an archive by the variable it sets.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.9 for a part that holds messages.
    """
    found = _HEAD.match(decode_head(seen.head))
    return Detection("x_archive", 0.9, f"a script that sets {found.group(1)}") if found else None


def detect_members(names: list[str]) -> Detection | None:
    """
    Recognise an archive by the names of its files.

    Parameters
    ----------
    names : list of str
        Files in it.

    Returns
    -------
    Detection or None
        0.98 with the account or the manifest beside the messages, 0.9 with messages alone.
    """
    tweets = [name for name in names if _TWEETS.search("/" + name)]
    if not tweets:
        return None
    beside = [name for name in names for one in (_ACCOUNT, _MANIFEST, _OLD_OWNER) if one.search("/" + name)]
    return Detection("x_archive", 0.98 if beside else 0.9, ", ".join([*tweets[:2], *beside[:1]]))


def read(source: Source) -> Iterator[Batch]:
    """
    Read the messages of the owner.

    Parameters
    ----------
    source : Source
        An archive, or one script of it.

    Yields
    ------
    Batch
        The owner's messages, deleted ones as tombstones; and for each message of somebody else that they answer a row
        without text, whose time is told by its id. Private messages without their text.
    """
    members = source.members
    numbers = count(1)
    records: list[tuple[int, Box | Reject]] = []
    found: dict[str, int] = {}
    for file in parts(members, _TWEETS) if members else [source.file]:
        before = len(records)
        records += _numbered(file, Box, numbers)
        found[file.member.rpartition("/")[2]] = len(records) - before
    deleted = [one for file in parts(members, _DELETED) for one in _numbered(file, Box, numbers)]
    direct = [one for file in parts(members, _DIRECT) for one in _numbered(file, Conversation, numbers)]
    long = long_texts([one for file in parts(members, _NOTES) for one in _good(file, NoteBox)])
    manifests = [one for file in parts(members, _MANIFEST) if (one := assigned(file, Manifest))]
    owner = _owner(members, manifests)
    for missing in filter(None, (gap(one, found) for one in manifests)):
        source.notes.append(("archive_incomplete", {"file": source.file.name} | missing))
    tweets = [unboxed(one) for _, one in [*records, *deleted] if isinstance(one, Box)]
    known = {key for one in tweets if (key := id_text(one.id_str, one.id))}

    def own(box: Box) -> Iterator[Entry]:
        tweet = unboxed(box)
        entry = tweet_entry(tweet, owner, long)
        yield entry
        yield from answered(entry, tweet, owner, known)

    yield from batches(records, own)
    yield from batches(deleted, lambda box: [tweet_entry(unboxed(box), owner, {}, is_deleted=True)])
    yield from batches(direct, lambda one: private_entries(one, owner))


def _numbered(file: Blob, kind: type, numbers: Iterator[int]) -> list[tuple[int, Any]]:
    """Number the entries of a script on from those before; a reject bears its own number."""
    found = zip(listed(file, kind), numbers, strict=False)
    return [(at, one._replace(source_row=at) if isinstance(one, Reject) else one) for one, at in found]


def _good(file: Blob, kind: type) -> list[Any]:
    return [one for one in listed(file, kind) if not isinstance(one, Reject)]


def _owner(members: Sequence[Blob], manifests: list[Manifest]) -> Owner:
    accounts = [one for file in parts(members, _ACCOUNT) for one in _good(file, AccountBox)]
    details = [one for file in parts(members, _OLD_OWNER) if (one := assigned(file, Details))]
    return owner_of(accounts, manifests, details)


FORMAT = Format(
    name="x_archive",
    title="X archive (your data, zip or folder)",
    needs=("tweets.js",),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="On X, signed in as the account: Settings, Your account, Download an archive of your data.",
    platform="x",
    detect=detect,
    read=read,
    to_messages=keep,
    detect_members=detect_members,
    coverage="answered_only",
    limits=("answered_only", "parents_without_text", "parent_time_from_id"),
)
