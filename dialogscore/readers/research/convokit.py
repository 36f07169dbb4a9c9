"""ConvoKit corpora, in the spellings that its versions and documents have used; pickles are never opened."""

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dialogscore.readers.assembly import BATCH
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep
from dialogscore.readers.research.reddit import TOMBSTONES
from dialogscore.readers.textfile import survey

__all__ = ["FORMAT", "Utterance", "detect", "detect_members", "read", "to_message"]

_UTTERANCES = ("utterances.jsonl", "utterances.json")
_SPEAKERS = ("speakers.json", "users.json")
_IS_DECIDED = "author_role_source"


class Utterance(msgspec.Struct):
    """One utterance, under every name that its parts have had."""

    id: str | int | None = None
    text: str | None = None
    timestamp: str | int | float | None = None
    speaker: Any = None
    user: Any = None
    conversation_id: str | int | None = None
    root: str | int | None = None
    answers: str | int | None = msgspec.field(default=None, name="reply-to")
    reply_to: str | int | None = None
    meta: Any = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise a file of utterances alone.

    Parameters
    ----------
    seen : Look
        What the first bytes show.

    Returns
    -------
    Detection or None
        0.95 if it has speakers, texts and what they answer.
    """
    answers = next((name for name in ("reply-to", "reply_to") if name in seen.names), None)
    speaker = next((name for name in ("speaker", "user") if name in seen.names), None)
    if "JSON" in seen.shape and answers and speaker and {"id", "text"} <= set(seen.names):
        return Detection("convokit", 0.95, f"{seen.shape} with id, text, {speaker} and {answers}")
    return None


def detect_members(names: list[str]) -> Detection | None:
    """
    Recognise a corpus by its files.

    Parameters
    ----------
    names : list of str
        Files in it.

    Returns
    -------
    Detection or None
        0.98 if utterances and speakers lie side by side.
    """
    found = _utterances(names)
    folder = posixpath.dirname(found or "")
    speakers = [name for name in _SPEAKERS if posixpath.join(folder, name) in names]
    return Detection("convokit", 0.98, f"{posixpath.basename(found)} and {speakers[0]}") if found and speakers else None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the utterances.

    Parameters
    ----------
    source : Source
        The corpus, or its utterances.

    Yields
    ------
    Batch
        Messages.
    """
    found = _utterances([one.member for one in source.members])
    file = next((one for one in source.members if one.member == found), source.file)
    surveyed = survey(file) if source.members else source.survey
    yield from batches(json_records(file, surveyed, Utterance), to_message)


def to_message(utterance: Utterance) -> Iterable[Entry]:
    """
    Turn an utterance into a message.

    Parameters
    ----------
    utterance : Utterance
        The utterance.

    Yields
    ------
    dict
        One message. What dialogscore itself has written beside an utterance is read back as it was; of others' own
        fields only what a dangling answer had answered.
    """
    meta = utterance.meta if isinstance(utterance.meta, dict) else {}
    if _IS_DECIDED in meta:
        yield _written(utterance, meta)
        return
    who = utterance.speaker if utterance.speaker is not None else utterance.user
    who = who.get("id") if isinstance(who, dict) else who
    parent = utterance.answers if utterance.answers is not None else utterance.reply_to
    text = utterance.text or ""
    status = TOMBSTONES.get(text.strip())
    yield {
        "message_id": utterance.id,
        "author_id": who if isinstance(who, str | int) and who not in TOMBSTONES else None,
        "created_at": utterance.timestamp,
        "status": status,
        "text": "" if status else text,
        "parent_id": parent if parent is not None else _plain(meta.get("orig_reply_to")),
        "conversation_id": utterance.conversation_id if utterance.conversation_id is not None else utterance.root,
    }


def _written(utterance: Utterance, meta: dict[str, Any]) -> Entry:
    entry: Entry = {name: _plain(meta.get(name)) for name in BATCH.names if name != "source_row"}
    entry["text"] = utterance.text or ""
    # Whose messages these are has been decided, nor must a text decide again whom it mentions.
    entry["author_role"] = "audited" if entry["author_role"] == "company" else entry["author_role"]
    return entry | {"mentions": entry["mentions"] or "[]"}


def _plain(value: Any) -> str | int | float | bool | None:
    return value if isinstance(value, str | int | float) else None


def _utterances(names: list[str]) -> str | None:
    found = [name for name in names if posixpath.basename(name) in _UTTERANCES]
    return min(found, key=lambda name: (name.count("/"), name.endswith(".json"), name)) if found else None


FORMAT = Format(
    name="convokit",
    title="ConvoKit corpus (folder or zip, or its utterances alone)",
    needs=("id", "speaker", "text", "timestamp", "reply-to"),
    capabilities=("company_posts", "audience_messages", "parents", "exact_times"),
    how_to_get="Download a corpus of ConvoKit, dump one, or write one with `dialogscore convert --to convokit`.",
    platform="other",
    detect=detect,
    read=read,
    to_messages=keep,
    detect_members=detect_members,
    limits=("times_may_be_missing",),
)
