"""Intercom, conversations as JSON: the first message and the parts that people, admins and bots added."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dialogscore.readers.helpdesks.channels import body_text, fields_of, is_private, platform_of, text_of
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look
from dialogscore.readers.model import Batch, Detection, Format, Source
from dialogscore.readers.nested import Entry, batches, keep

__all__ = ["FORMAT", "detect", "read", "to_message"]

_WITHIN = ("conversations", "data")
_AUDIENCE = ("user", "lead", "contact", "visitor")
_COMPANY = ("admin", "bot", "team")
# Intercom must not pass on what X holds: it puts this in place of the text.
_WITHHELD = "we've removed this part"


class _Author(msgspec.Struct):
    """Who wrote a part; the name of an admin is never read."""

    type: Any = None
    id: Any = None


class _Part(msgspec.Struct):
    """A message, a note or an event of a conversation."""

    id: Any = None
    part_type: Any = None
    body: Any = None
    created_at: Any = None
    author: Any = None
    redacted: Any = None


class _Conversation(msgspec.Struct):
    """A conversation with its first message."""

    id: Any = None
    created_at: Any = None
    source: Any = None
    conversation_parts: Any = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise conversations by their parts.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 if a record, or the first of its list, has ``conversation_parts``.
    """
    first = _inside(seen.first)
    if "JSON" not in seen.shape or "conversation_parts" not in {*seen.names, *first}:
        return None
    return Detection("intercom", 0.95, f"{seen.shape} with conversation_parts")


def read(source: Source) -> Iterator[Batch]:
    """
    Read the conversations.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Columns of the schema.
    """
    records = json_records(source.file, source.survey, _Conversation, within=_WITHIN)
    yield from batches(records, to_message)


def to_message(record: _Conversation) -> Iterator[Entry]:
    """
    Take the messages out of a conversation.

    Parameters
    ----------
    record : _Conversation
        As exported.

    Yields
    ------
    dict
        The first message and every part that holds a text; notes are private. Admins and bots write for the company,
        and who they are is not kept.
    """
    source = fields_of(record.source)
    conversation = text_of(record.id)
    channel = source.get("type")
    opener = _Part(source.get("id"), "comment", source.get("body"), record.created_at, source.get("author"))
    if isinstance(opener.body, str) or not isinstance(record.conversation_parts, dict):
        yield _entry(opener, conversation, channel, opener.id or record.id)
    parts = fields_of(record.conversation_parts).get("conversation_parts")
    for one in parts if isinstance(parts, list) else []:
        part = _part(one)
        if isinstance(part.body, str) and part.body.strip():
            yield _entry(part, conversation, channel, part.id)


def _entry(part: _Part, conversation: str | None, channel: Any, own_id: Any) -> Entry:
    author = fields_of(part.author)
    role = author.get("type")
    # Of an author of no known kind neither the side is told nor the name kept, which may be an employee's.
    is_company, is_audience = role in _COMPANY, role in _AUDIENCE
    text = body_text(part.body)
    is_withheld = text.casefold().startswith(_WITHHELD) or part.redacted is True
    return {
        "message_id": text_of(own_id),
        "conversation_id": conversation,
        "created_at": text_of(part.created_at),
        "text": "" if is_withheld else text,
        "status": "withheld" if is_withheld else "visible",
        "author_role": "company" if is_company else "audience" if is_audience else None,
        "author_id": None if is_company else text_of(author.get("id")),
        "author_name": text_of(author.get("name")) if is_audience else None,
        "is_automated": True if role == "bot" else None,
        "platform": platform_of(channel, "intercom"),
        "channel": text_of(channel) if platform_of(channel, "intercom") == "intercom" else None,
        "visibility": "direct" if "note" in str(part.part_type) or is_private(channel) else None,
    }


def _part(one: Any) -> _Part:
    return _Part(**{name: value for name, value in fields_of(one).items() if name in _Part.__struct_fields__})


def _inside(first: dict[str, Any]) -> dict[str, Any]:
    held = next((first[name] for name in _WITHIN if isinstance(first.get(name), list)), [])
    return held[0] if held and isinstance(held[0], dict) else {}


FORMAT = Format(
    name="intercom",
    title="Intercom conversations (JSON)",
    needs=("id", "created_at", "source", "conversation_parts"),
    capabilities=("audience_messages", "exact_times"),
    how_to_get="Intercom: Settings, Data, Export, or the API: every conversation with its parts, as JSON.",
    platform="intercom",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("no_posts", "parents_by_order"),
)
