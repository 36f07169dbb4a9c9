"""Recount of what stands side by side: periods, accounts and platforms."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dialogscore.verify.coverage import unread
from dialogscore.verify.record import Record, own
from dialogscore.verify.shares import Recount, banded, refused
from dialogscore.verify.units import Asked, company_turns

__all__ = ["asked_accounts", "asked_sides", "side_recounts"]

DIALOG = "dialog_share"
LEAST, MOST_MONTHS, QUARTER = 30, 18, 3
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Ref to the part that a row lies in, for every way to split that has more than one.
Sides = dict[str, dict[str, str]]


def asked_sides(record: Record, turns: Sequence[Asked]) -> Sides:
    """
    Find in which period each turn began, and at which account it knocks.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.

    Returns
    -------
    dict of str to dict
        Split to ref of turn to part; a turn whose part nobody knows is in none.
    """
    sides = _sides(record)
    found: Sides = {}
    for by, part_of in sides.items():
        if by == "account":
            found["asked_account"] = asked_accounts(record, turns)
        elif by == "platform":
            places = set(part_of.values())
            found[by] = {turn.ref: turn.head.platform for turn in turns if turn.head.platform in places}
        else:
            found[by] = {turn.ref: part_of[turn.ref] for turn in turns if turn.ref in part_of}
    return found


def asked_accounts(record: Record, turns: Sequence[Asked]) -> dict[str, str]:
    """
    Find at which account of the company each turn knocks.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.

    Returns
    -------
    dict of str to str
        Ref of turn to account, where that is known.
    """
    part_of = _accounts(record)
    named = _names(record, part_of)
    told = {turn.ref: _asked(turn, record, part_of, named) for turn in turns}
    return {ref: part for ref, part in told.items() if part}


def side_recounts(record: Record, everything: Sequence[Any]) -> list[Recount]:
    """
    Recount the dialog share of every period, account and platform.

    Parameters
    ----------
    record : Record
        The record.
    everything : sequence of Message
        As `dialogscore.verify.units.said_messages` gives them.

    Returns
    -------
    list of Recount
        None where too much is in languages that cannot be read.
    """
    read = [one.language_support != "unsupported" for one in everything]
    said = [one for one, can in zip(everything, read, strict=True) if can]
    rows: list[Recount] = []
    for by, part_of in {} if unread(read) else _sides(record).items():
        for part in sorted({part_of[one.ref] for one in said if one.ref in part_of}):
            turns = company_turns(one for one in said if part_of.get(one.ref) == part)
            if len(turns) < LEAST:
                rows.append(refused(DIALOG, "few_units", len(turns), by=by, part=part))
                continue
            rows += banded(
                DIALOG, turns, lambda turn: turn.mode == "dialog", lambda turn: turn.uncertain, by=by, part=part
            )
    return rows


def _sides(record: Record) -> Sides:
    zone = ZoneInfo(record.manifest["hours_zone"])
    months = {}
    for one in record.messages:
        asked = one.direction == "inbound" and one.author_role == "audience"
        if (asked or one.direction == "outbound") and own(one) and record.inside(one.at):
            local = (EPOCH + timedelta(microseconds=one.at)).astimezone(zone)
            months[one.ref] = local.year * 12 + local.month - 1
    wide = bool(months) and max(months.values()) - min(months.values()) + 1 > MOST_MONTHS
    company = [one for one in record.messages if one.author_role == "company"]
    sides = {
        "quarter" if wide else "month": {ref: _period(month, wide) for ref, month in months.items()},
        "account": _accounts(record),
        "platform": {one.ref: one.platform for one in company},
    }
    return {by: part_of for by, part_of in sides.items() if len(set(part_of.values())) > 1}


def _accounts(record: Record) -> dict[str, str]:
    company = (one for one in record.messages if one.author_role == "company")
    return {one.ref: f"{one.platform}:{_handle(one)}" for one in company}


def _period(month: int, wide: bool) -> str:
    year, place = divmod(month, 12)
    return f"{year:04d}-Q{place // QUARTER + 1}" if wide else f"{year:04d}-{place + 1:02d}"


def _handle(one: Any) -> str:
    if one.author_handle is not None:
        return one.author_handle
    if one.author_name is not None and one.author_id is not None:
        return f"{one.author_name} ({one.author_id})"
    return one.author_id or one.author_name or ""


def _names(record: Record, part_of: dict[str, str]) -> dict[tuple[str, str], str]:
    """Account of every name that people may call it by: its id, and before it its handle."""
    found = {}
    for column in ("author_id", "author_handle"):
        for one in record.messages:
            if one.ref in part_of and getattr(one, column):
                found[one.platform, _plain(getattr(one, column))] = part_of[one.ref]
    return found


def _asked(turn: Asked, record: Record, part_of: dict[str, str], named: dict[tuple[str, str], str]) -> str | None:
    """Whose message it answers, else whom it mentions first."""
    target = record.find(turn.head, "reply_target_id")
    if target is not None and target.ref in part_of:
        return part_of[target.ref]
    keys = ((turn.head.platform, _plain(name)) for name in (turn.head.mentions or "").split())
    return next((named[key] for key in keys if key in named), None)


def _plain(name: str) -> str:
    return name.lstrip("@").lower()
