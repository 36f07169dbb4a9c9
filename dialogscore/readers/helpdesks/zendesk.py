"""Zendesk, tickets with their comments as JSON: lines, a list, or one object that holds tickets and users."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from dialogscore.errors import FeedError
from dialogscore.readers.helpdesks.channels import body_text, fields_of, is_private, platform_of, text_of
from dialogscore.readers.jsonrecords import json_records
from dialogscore.readers.looks import Look, look
from dialogscore.readers.model import Batch, Detection, Format, Reject, Source
from dialogscore.readers.nested import Entry, batches, keep

__all__ = ["FORMAT", "detect", "read", "to_message"]

_WITHIN = ("tickets", "comments", "audits")
_MACHINES = ("rule", "trigger", "automation", "system", "triggers")
_TICKET = {"requester_id", "requester", "submitter_id"}
_COMMENT = {"author_id", "public", "body"}


class _Person(msgspec.Struct):
    """A user: what they are allowed to, and no name, address or phone number."""

    id: Any = None
    role: Any = None


class _Record(msgspec.Struct):
    """A ticket, or a comment that stands alone."""

    id: Any = None
    ticket_id: Any = None
    requester_id: Any = None
    requester: Any = None
    submitter: Any = None
    collaborator_ids: Any = None
    created_at: Any = None
    description: Any = None
    via: Any = None
    is_public: Any = None
    comments: Any = None
    author_id: Any = None
    body: Any = None
    html_body: Any = None
    plain_body: Any = None
    public: Any = None


def detect(seen: Look) -> Detection | None:
    """
    Recognise tickets, or their comments, by what only they have.

    Parameters
    ----------
    seen : Look
        What its first bytes show.

    Returns
    -------
    Detection or None
        0.95 for tickets, 0.85 for comments alone.
    """
    if "JSON" not in seen.shape:
        return None
    keys = {*seen.names}
    held = next((seen.first[name] for name in _WITHIN[:2] if isinstance(seen.first.get(name), list)), None)
    if held and isinstance(held[0], dict) and not keys & _TICKET:
        keys = {*held[0]}
    if keys & _TICKET and keys & {"via", "comments", "description"} and "id" in keys:
        return Detection("zendesk", 0.95, f"{seen.shape} with {', '.join(sorted(keys & _TICKET))}")
    if keys >= _COMMENT and keys & {"html_body", "plain_body", "via", "ticket_id"}:
        return Detection("zendesk", 0.85, f"{seen.shape} with {', '.join(sorted(_COMMENT))}")
    return None


def read(source: Source) -> Iterator[Batch]:
    """
    Read the tickets.

    Parameters
    ----------
    source : Source
        The file.

    Yields
    ------
    Batch
        Columns of the schema.
    """
    roles = _roles(source)
    records = json_records(source.file, source.survey, _Record, within=_WITHIN)
    yield from batches(records, partial(to_message, roles=roles))


def to_message(record: _Record, roles: dict[str, str] | None = None) -> Iterator[Entry]:
    """
    Take the comments out of a ticket.

    Parameters
    ----------
    record : _Record
        A ticket; without comments its description is the only message. Or a comment that stands alone.
    roles : dict of str to str, optional
        Role of each user, as far as it is known.

    Yields
    ------
    dict
        A comment that is not public is private. Who did not ask and is not in copy writes for the company, and who of
        its people it was is not kept.
    """
    known = dict(roles or {})
    for person in (record.requester, record.submitter):
        found = fields_of(person)
        if (own := text_of(found.get("id"))) and isinstance(found.get("role"), str):
            known[own] = found["role"]
    requester = text_of(record.requester_id) or text_of(fields_of(record.requester).get("id"))
    asking = {requester} - {None}
    if isinstance(record.collaborator_ids, list):
        asking |= {text_of(one) for one in record.collaborator_ids} - {None}
    ticket = text_of(record.id)
    if isinstance(record.comments, list):
        for one in record.comments:
            comment = fields_of(one)
            if comment.get("type") in (None, "Comment", "VoiceComment"):
                yield _entry(comment, ticket, record.via, known, asking)
    elif record.author_id is not None:
        comment = {name: getattr(record, name) for name in _Record.__struct_fields__}
        yield _entry(comment, text_of(record.ticket_id), record.via, known, asking)
    else:
        told = {"id": record.id, "author_id": requester, "plain_body": record.description}
        told |= {"created_at": record.created_at, "public": record.is_public}
        yield _entry(told, ticket, record.via, known, asking)


def _entry(comment: dict[str, Any], ticket: str | None, via: Any, known: dict[str, str], asking: set[str]) -> Entry:
    author = text_of(comment.get("author_id"))
    role = known.get(author or "", "end-user" if author is None or author in asking else "agent")
    # Without any word on who asked, a comment alone does not tell its side.
    is_told = bool(asking) or author in known
    is_company = role != "end-user" and is_told
    own, all_of_it = fields_of(comment.get("via")).get("channel"), fields_of(via).get("channel")
    platform = platform_of(all_of_it, "zendesk")
    is_machine = text_of(own) in _MACHINES or author == "-1"
    return {
        "message_id": text_of(comment.get("id")),
        "conversation_id": ticket,
        "created_at": text_of(comment.get("created_at")),
        "text": body_text(comment.get("html_body") or comment.get("body"), comment.get("plain_body")),
        "author_role": "company" if is_company else "audience" if is_told else None,
        "author_id": None if is_company else author,
        "author_handle": _account(via) if is_company and platform != "zendesk" else None,
        "is_automated": True if is_machine else None,
        "platform": platform,
        "channel": text_of(all_of_it) if platform == "zendesk" else None,
        "visibility": "direct" if comment.get("public") is False or is_private(own) or is_private(all_of_it) else None,
    }


def _account(via: Any) -> str | None:
    """
    The account that a ticket was addressed to: it stands for whoever of the company answered.

    On social channels only: an e-mail may have been addressed to a person, of either side.
    """
    to = fields_of(fields_of(fields_of(via).get("source")).get("to"))
    return text_of(to.get("username")) or text_of(to.get("name"))


def _roles(source: Source) -> dict[str, str]:
    """Roles of the users that the same file lists beside its tickets."""
    if "users" not in look(source.file).names:
        return {}
    try:
        people = [one for _, one in json_records(source.file, source.survey, _Person, within=("users",))]
    except FeedError:
        return {}  # the tickets say what is wrong with the file
    found = {text_of(one.id): one.role for one in people if not isinstance(one, Reject)}
    return {own: role for own, role in found.items() if own is not None and isinstance(role, str)}


FORMAT = Format(
    name="zendesk",
    title="Zendesk tickets with comments (JSON, JSON lines)",
    needs=("id", "requester_id", "comments", "created_at"),
    capabilities=("audience_messages", "exact_times"),
    how_to_get="Zendesk: Admin Center, Account, Tools, Reports, Export as JSON; or the API, tickets with comments.",
    platform="zendesk",
    detect=detect,
    read=read,
    to_messages=keep,
    limits=("no_posts", "parents_by_order"),
)
