"""Private messages of an X archive: who wrote when, and never what."""

from collections.abc import Iterator

import msgspec

from dialogscore.readers.nested import Entry
from dialogscore.readers.x.entries import Id, id_text
from dialogscore.readers.x.owned import Owner

__all__ = ["Conversation", "private_entries"]


class _Sent(msgspec.Struct, rename="camel"):
    """A private message; its text is not even named here."""

    id: Id = None
    sender_id: Id = None
    created_at: str | None = None


class _Event(msgspec.Struct, rename="camel"):
    """Something in a private conversation."""

    message_create: _Sent | None = None


class _Events(msgspec.Struct, rename="camel"):
    """A private conversation."""

    conversation_id: str | None = None
    messages: list[_Event] = []


class Conversation(msgspec.Struct, rename="camel"):
    """What it lies in."""

    dm_conversation: _Events | None = None


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
    events = record.dm_conversation or _Events()
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
