"""Recount by what the accounts are for: who is asked where, and which of them talks with people."""

from collections.abc import Sequence
from typing import Any

from dialogscore.verify.rates import HORIZON, banded_rate
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, banded
from dialogscore.verify.units import Asked, company_turns

__all__ = ["role_recounts"]

RATE, OTHER = "reply_rate_72h", "other"


def role_recounts(record: Record, said: Sequence[Any], turns: Sequence[Asked], reason: str | None) -> list[Recount]:
    """
    Recount the dialog share of each role of the accounts, and the rate of those asked there.

    Parameters
    ----------
    record : Record
        The record.
    said : sequence of Message
        As `dialogscore.verify.units.said_messages` gives them, in languages that can be read.
    turns : sequence of Asked
        Turns of the audience.
    reason : str or None
        Why there is no rate of those that need a reply, if so.

    Returns
    -------
    list of Recount
        None where no account has a role.
    """
    accounts = record.manifest["options"].get("account_roles") or []
    if not accounts:
        return []
    role_of = _roles(record, accounts)
    rows = []
    for role in sorted({role_of[one.ref] for one in said}):
        own = company_turns(one for one in said if role_of[one.ref] == role)
        rows += banded(
            "dialog_share", own, lambda turn: turn.mode == "dialog", lambda turn: turn.uncertain,
            by="account_role", part=role,
        )  # fmt: skip
    if reason:
        return rows
    listed = {(platform, handle.casefold()): role or OTHER for platform, handle, role in accounts}
    asked = {turn.ref: _asked(turn, record, role_of, listed) for turn in turns}
    for role in sorted(set(asked.values())):
        some = [turn for turn in turns if asked[turn.ref] == role]
        rows += banded_rate(RATE, some, HORIZON, by="asked_role", part=role)
    return rows


def _roles(record: Record, accounts: Sequence[Sequence[str | None]]) -> dict[str, str]:
    company = [one for one in record.messages if one.author_role == "company"]
    found = {one.ref: OTHER for one in company}
    for platform, handle, role in accounts:
        there = [one for one in company if platform in (None, one.platform)]
        for names in (("author_handle", "author_id"), ("author_name",)):
            # A page may be listed by its name.
            mine = [one for one in there if handle.casefold() in _told(one, names)]
            if mine or not role:
                break
        found |= {one.ref: role for one in mine if role}
    return found


def _asked(turn: Asked, record: Record, role_of: dict[str, str], listed: dict[tuple, str]) -> str:
    """At whose account a turn knocks: whose message it answers, else whom it mentions first."""
    target = record.find(turn.head, "reply_target_id")
    if target is not None and target.ref in role_of:
        return role_of[target.ref]
    names = [name.casefold().lstrip("@") for name in (turn.head.mentions or "").split()]
    keys = [(where, name) for name in names for where in (turn.head.platform, None)]
    return next((listed[key] for key in keys if key in listed), OTHER)


def _told(one: Any, names: Sequence[str]) -> set[str]:
    return {name.lstrip("@").lower() for name in (getattr(one, key) for key in names) if name}
