"""Recount of waits by the business clock, which runs only while the account that was asked is open."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays

from dialogscore.verify.rates import HOUR, banded_rate
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, refused
from dialogscore.verify.times import time_recounts
from dialogscore.verify.units import Asked

__all__ = ["business_recounts", "opened_turns"]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RATE = "business_rate_8h"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Spans open, in microseconds since 1970, and how long it was open before each.
Spans = tuple[list[int], list[int], list[int]]


def business_recounts(record: Record, turns: Sequence[Asked], reason: str | None) -> list[Recount]:
    """
    Recount the times by the business clock.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    reason : str or None
        Why there is no time of turns that need a reply, if so.

    Returns
    -------
    list of Recount
        Median, 90th percentile and the rate within eight open hours; none where no hours were stated.
    """
    if not record.manifest["options"].get("hours"):
        return []
    if reason:
        return [*time_recounts(turns, reason, suffix="_business", mean=False), refused(RATE, reason)]
    running = [turn for turn, _ in opened_turns(record, turns)]
    return time_recounts(running, None, suffix="_business", mean=False) + banded_rate(RATE, running, 8 * HOUR)


def opened_turns(record: Record, turns: Sequence[Asked]) -> list[tuple[Asked, bool]]:
    """
    Let the business clock of each turn run.

    Parameters
    ----------
    record : Record
        The record, of an audit with opening hours.
    turns : sequence of Asked
        Turns of the audience.

    Returns
    -------
    list of (Asked, bool)
        Each turn with its times in open seconds, and whether the account that was asked is open as it begins.
    """
    hours = record.manifest["options"]["hours"]
    common = {name: told for name, told in hours.items() if name != "accounts"}
    shared = {name: told for name, told in common.items() if name not in DAYS}
    stated = {"": common} | {
        account.strip().lstrip("@").casefold(): shared | told for account, told in hours.get("accounts", {}).items()
    }
    ends = [round(_end(turn)) for turn in turns]
    first, last = min((turn.head.at for turn in turns), default=0), max(ends, default=0)
    spans = {name: _spans(told, first, last, record.manifest["hours_zone"]) for name, told in stated.items()}
    platforms = {one.platform for one in record.messages}
    names = [_parted(name, platforms) for name in stated if name]
    found = []
    for turn in turns:
        own = spans[_asked(turn, record, names)]
        place = bisect_right(own[0], turn.head.at) - 1
        found.append((_running(turn, own), place >= 0 and turn.head.at < own[1][place]))
    return found


def _end(turn: Asked) -> float:
    return turn.head.at + 1e6 * max(turn.response or 0, turn.observed or 0)


def _spans(told: Mapping[str, Any], first: int, last: int, zone: str) -> Spans:
    clock = ZoneInfo(told.get("zone", zone))
    day, end = (_day(at) + timedelta(days=more) for at, more in ((first, -2), (last, 2)))
    shut = {date.fromisoformat(one[:10]) for one in _list(told.get("closed", ()))}
    if told.get("country"):
        years = range(day.year, end.year + 1)
        shut |= set(holidays.country_holidays(told["country"], subdiv=told.get("subdivision"), years=years))
    opens, shuts, before, total = [], [], [], 0
    while day <= end:
        for span in _list(told.get(DAYS[day.weekday()], ())) if day not in shut else ():
            begins, ends = (_moment(day, text, clock) for text in span.split("-"))
            opens.append(begins)
            shuts.append(ends)
            before.append(total)
            total += ends - begins
        day += timedelta(days=1)
    return opens, shuts, before


def _list(told: Any) -> Sequence[str]:
    return [told] if isinstance(told, str) else told


def _day(at: int) -> date:
    return (EPOCH + timedelta(microseconds=at)).date()


def _moment(day: date, text: str, clock: ZoneInfo) -> int:
    hour, minute = map(int, text.strip().split(":"))
    wall = datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)
    # A time that comes twice counts from its first time on; one that the clock skips begins when it goes on.
    while (moment := wall.replace(tzinfo=clock).astimezone(UTC)).astimezone(clock).replace(tzinfo=None) != wall:
        wall += timedelta(minutes=1)
    return (moment - EPOCH) // timedelta(microseconds=1)


def _running(turn: Asked, spans: Spans) -> Asked:
    since = _open_until(turn.head.at, spans)
    response, observed = (
        None if told is None else (_open_until(turn.head.at + round(told * 1e6), spans) - since) / 1e6
        for told in (turn.response, turn.observed)
    )
    return replace(turn, response=response, observed=observed)


def _open_until(at: int, spans: Spans) -> int:
    opens, shuts, before = spans
    place = bisect_right(opens, at) - 1
    return 0 if place < 0 else before[place] + min(at, shuts[place]) - opens[place]


def _asked(turn: Asked, record: Record, names: Sequence[tuple[str, str | None, str]]) -> str:
    """Whose hours count: of the account whose message the turn answers, else of the one it mentions first."""
    target = record.find(turn.head, "reply_target_id")
    if target is not None and target.author_role == "company":
        own = {name.lstrip("@").lower() for name in (target.author_handle, target.author_id) if name}
        meant = [name for name, platform, handle in names if handle in own and platform in (None, target.platform)]
        if meant:
            return meant[-1]
    of_name = {handle: name for name, _, handle in names}
    said = (name.lstrip("@") for name in (turn.head.mentions or "").casefold().split())
    return next((of_name[name] for name in said if name in of_name), "")


def _parted(name: str, platforms: set[str]) -> tuple[str, str | None, str]:
    """Part the platform from a handle: ``x:acme``; an id may hold colons of its own."""
    before, colon, after = name.partition(":")
    return (name, before, after.lstrip("@")) if colon and before in platforms else (name, None, name)
