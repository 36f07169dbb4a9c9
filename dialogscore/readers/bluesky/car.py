"""The repository of a Bluesky account (``repo.car``): what it wrote itself, and when whom it answered had written."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from dialogscore.errors import FeedError
from dialogscore.readers.bluesky.records import from_record, made_up, section, word
from dialogscore.readers.bluesky.repository import blocks_of, records_of
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep

__all__ = ["FORMAT", "detect", "read", "to_message"]

_MARK = b"\xa2eroots"
_POST, _REPOST, _PROFILE = "app.bsky.feed.post/", "app.bsky.feed.repost/", "app.bsky.actor.profile/"


def detect(seen: Look) -> Detection | None:
    """
    Recognise the header of a CAR file.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.98 if it names the roots.
    """
    return Detection("bluesky_car", 0.98, "the header of a CAR file") if _MARK in seen.head[:16] else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read what the account wrote.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Messages.

    Raises
    ------
    FeedError
        If it is damaged, no account's repository, or the library that unpacks it is not installed.
    """
    root, blocks = blocks_of(source.file)
    did = word(blocks.get(root), "did")
    if did is None:
        raise FeedError(f"read {source.file}", found="a CAR file of no account", expected="a Bluesky repository")
    records = dict(records_of(root, blocks))
    profile = next((one for key, one in records.items() if key.startswith(_PROFILE)), {})
    owner = {"author_id": did, "author_name": word(profile, "displayName"), "author_role": "company"}
    known: set[str] = set()
    mine = ((key, one) for key, one in records.items() if key.startswith((_POST, _REPOST)))
    yield from batches(zip(count(1), mine), lambda pair: to_message(*pair, owner, known))


def to_message(key: str, record: dict[str, Any], owner: Entry, known: set[str]) -> Iterable[Entry]:
    """
    Turn one record into messages.

    Parameters
    ----------
    key : str
        Collection and key.
    record : dict
        What stands there.
    owner : dict
        The account's columns.
    known : set of str
        Parents that have been made up already; added to.

    Yields
    ------
    dict
        What the account wrote, or passed on. Before it the message it answers, with no text: its address tells author
        and time.
    """
    uri = f"at://{owner['author_id']}/{key}"
    entry = from_record(uri, record) | owner | {"visibility": "public"}
    if key.startswith(_REPOST):
        passed_on = word(section(record, "subject"), "uri")
        yield entry | {"kind": "repost", "text": "", "url": None, "quoted_id": passed_on}
        return
    parent = entry["parent_id"]
    if parent and parent not in known and entry["parent_author_id"] != owner["author_id"]:
        known.add(parent)
        asked = made_up(parent)
        if asked:
            yield asked | {"author_role": "audience", "provenance": "synthesised", "mentions": owner["author_id"]}
    yield entry


FORMAT = Format(
    name="bluesky_car",
    title="Repository of a Bluesky account (repo.car)",
    needs=("the extra bluesky (libipld)",),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get=(
        "In Bluesky: Settings, Account, Export my data. It holds your own side only: for reply rates add the threads "
        "from the AppView."
    ),
    platform="bluesky",
    detect=detect,
    read=read,
    to_messages=keep,
    coverage="answered_only",
    limits=("answered_only", "parents_without_text", "parent_time_from_id"),
)
