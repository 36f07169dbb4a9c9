"""Recount of service levels and of the backlog: who was answered within a target, and what waits at the end."""

from bisect import insort
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from dialogscore.verify.opened import opened_turns
from dialogscore.verify.rates import banded_rate, eligible
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, counted, refused
from dialogscore.verify.sides import asked_accounts, asked_sides
from dialogscore.verify.units import Asked

__all__ = ["backlog_recounts", "service_recounts"]

LEVEL, OPEN, AGE = "service_level", "backlog_open", "backlog_median_age_seconds"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = 10**6

# Ref of a turn to the part it lies in; None where it is in none.
Parts = dict[str, str | None]


def service_recounts(record: Record, turns: Sequence[Asked], reason: str | None) -> list[Recount]:
    """
    Recount the share answered in time for every target and every part of it.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    reason : str or None
        Why there is no rate of turns that need a reply, if so.

    Returns
    -------
    list of Recount
        Of the targets that the manifest names; parts only where the whole stands.
    """
    targets = record.manifest["options"].get("targets") or []
    if reason or not targets:
        return [refused(LEVEL, reason, by="target", part=one["name"]) for one in targets]
    clocks = {"wall": list(turns)}
    opened = opened_turns(record, turns) if record.manifest["options"].get("hours") else []
    if opened:
        clocks["business"] = [turn for turn, _ in opened]
    accounts = asked_accounts(record, turns)
    splits = _splits(record, turns, {turn.ref: is_open for turn, is_open in opened})
    rows: list[Recount] = []
    for one in targets:
        name, within = one["name"], one["within_seconds"]
        if one["clock"] == "business" and not record.manifest["options"].get("hours"):
            rows.append(refused(LEVEL, "no_hours", by="target", part=name))
            continue
        meant = _meant(one, accounts)
        counts = [turn for turn in clocks.get(one["clock"], []) if meant(turn)]
        whole = banded_rate(LEVEL, counts, within, by="target", part=name)
        rows += whole
        for by, parts in {} if whole[0].value is None else splits.items():
            known = {parts.get(turn.ref) for turn in eligible(counts, needing=False)} - {None}
            for part in sorted(known):
                some = [turn for turn in counts if parts.get(turn.ref) == part]
                rows += banded_rate(LEVEL, some, within, by=f"target:{by}", part=f"{name}:{part}")
    return rows


def _splits(record: Record, turns: Sequence[Asked], opened: dict[str, bool]) -> dict[str, Parts]:
    zone = ZoneInfo(record.manifest["hours_zone"])
    company = [one for one in record.messages if one.author_role == "company"]
    spoken = {_channel(one) for one in company}
    themes = {turn.ref: next((one.theme for one in turn.messages if one.theme), None) for turn in turns}
    found: dict[str, Parts] = {
        "weekday": {
            turn.ref: DAYS[(EPOCH + timedelta(microseconds=turn.head.at)).astimezone(zone).weekday()] for turn in turns
        }
    }
    if opened:
        found["opening"] = {ref: "inside" if is_open else "outside" for ref, is_open in opened.items()}
    found |= {by: parts for by, parts in asked_sides(record, turns).items() if by == "asked_account"}
    if len(spoken) > 1:
        at = {turn.ref: _channel(turn.head) for turn in turns}
        found["channel"] = {ref: channel if channel in spoken else None for ref, channel in at.items()}
    return found | ({"theme": themes} if any(themes.values()) else {})


def _channel(one: Any) -> str:
    return f"{one.platform}:{one.channel}" if one.channel else one.platform


def _meant(target: dict, accounts: Parts) -> Callable[[Asked], bool]:
    platform, channel, account = (target[name] for name in ("platform", "channel", "account"))

    def holds(turn: Asked) -> bool:
        asked = (accounts.get(turn.ref) or "").casefold()
        return (
            (platform is None or turn.head.platform == platform)
            and (channel is None or _channel(turn.head).casefold() == channel)
            and (account is None or account in (asked, asked[asked.find(":") + 1 :]))
        )

    return holds


def backlog_recounts(record: Record, turns: Sequence[Asked], reason: str | None) -> list[Recount]:
    """
    Recount what waits at the end of the window, or of what was watched.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    reason : str or None
        Why nobody can tell who waits, if so.

    Returns
    -------
    list of Recount
        How many wait and their median age, with both readings of uncertain labels.
    """
    if reason:
        return [refused(OPEN, reason), refused(AGE, reason)]
    rows = []
    for side, needs in (("", "needs"), ("against", "maybe"), ("for", "surely")):
        of = {"by": "uncertain_labels" if side else "", "part": side}
        units = [one for one in eligible(turns, needing=False) if getattr(one, needs) and one.observed is not None]
        if not units:
            rows += [refused(OPEN, "no_units", **of), refused(AGE, "no_units", **of)]
            continue
        ages = {turn.ref: age for turn in units if (age := _age(turn, record.window[1])) is not None}
        waits = [turn.ref in ages for turn in units]
        rows.append(counted(OPEN, len(ages), len(units), units=units, hits=waits, **of))
        if not ages:
            rows.append(refused(AGE, "none_open", **of))
            continue
        some = [turn for turn in units if turn.ref in ages]
        if side:
            some = _pushed(turns, record.window[1], longest=side == "against")
        middle = median(_age(turn, record.window[1]) or 0 for turn in some) / SECOND
        rows.append(counted(AGE, middle, len(some), units=some, hits=[True] * len(some), **of))
    return rows


def _pushed(turns: Sequence[Asked], end: int | None, *, longest: bool) -> list[Asked]:
    """Take, of those in doubt, one after the other while each moves the median age further out."""
    pool = [one for one in eligible(turns, needing=False) if one.maybe and one.observed is not None]
    waits = [(age, one) for one in pool if (age := _age(one, end)) is not None]
    taken = [one for _, one in waits if one.surely]
    held = sorted(age for age, one in waits if one.surely)
    for age, one in sorted((pair for pair in waits if not pair[1].surely), key=lambda pair: pair[0], reverse=longest):
        if held:
            twice = held[(len(held) - 1) // 2] + held[len(held) // 2]
            if not (2 * age > twice if longest else 2 * age < twice):
                break
        insort(held, age)
        taken.append(one)
    return taken


def _age(turn: Asked, end: int | None) -> int | None:
    """Microseconds that a turn has waited when nobody looks any more; None if it was answered before."""
    begun = turn.head.at
    seen = begun + round((turn.observed or 0) * SECOND)
    answered = None if turn.response is None else begun + round(turn.response * SECOND)
    if answered is not None and answered <= seen and (end is None or answered < end):
        return None
    return (seen if end is None else min(seen, end)) - begun
