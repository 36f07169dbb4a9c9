"""Recount of who is answered: the 72-hour rates of every part of every split."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dialogscore.verify.rates import HORIZON, banded_rate, eligible, stands
from dialogscore.verify.record import Record, own, person_of
from dialogscore.verify.shares import Recount, refused, share
from dialogscore.verify.sides import asked_sides
from dialogscore.verify.units import Asked

__all__ = ["split_recounts"]

NEEDING, ALL = "reply_rate_72h", "reply_rate_all_72h"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS = ("00-06", "06-12", "12-18", "18-24")
QUARTERS = 4
NAME = re.compile(r"@([\w.-]*\w)")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Ref of a turn to the part it lies in; None where that is not known.
Parts = dict[str, str | None]


def split_recounts(
    record: Record, turns: Sequence[Asked], reason: str | None, needing: str | None
) -> list[Recount]:
    """
    Recount the rates of every part.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    reason, needing : str or None
        Why there is no rate at all, or none of those that need a reply, if so.

    Returns
    -------
    list of Recount
        Rates by type, language, weekday, hour, kind of thread, post or comment, author, reach, theme, period, account
        and platform.
    """
    rows: list[Recount] = []
    splits = {} if reason else _splits(record, turns) | asked_sides(record, turns)
    for by, parts in splits.items():
        for name in sorted({part for part in parts.values() if part}):
            some = [turn for turn in turns if parts.get(turn.ref) == name]
            if any(turn.inside and not turn.deleted for turn in some):
                rows += _everybody(by, name, some) + ([] if needing else _needing(by, name, some))
    return rows


def _needing(by: str, name: str, turns: Sequence[Asked]) -> list[Recount]:
    read = [one.language_support for turn in turns for one in turn.messages]
    if by == "language" and all(support in ("unmeasured", "unsupported") for support in read):
        note = "language_unmeasured" if "unmeasured" in read else "language_unsupported"
        return [refused(NEEDING, note, len(eligible(turns, needing=False)), by=by, part=name)]
    return banded_rate(NEEDING, turns, HORIZON, by=by, part=name)


def _everybody(by: str, name: str, turns: Sequence[Asked]) -> list[Recount]:
    units = eligible(turns, needing=False)
    note, n = stands(units, HORIZON)
    if note:
        return [refused(ALL, note, n, by=by, part=name)]
    watched = [turn for turn in units if turn.watched(HORIZON)]
    if by != "inbound_type":
        return [share(ALL, watched, lambda turn: turn.within(HORIZON), by=by, part=name)]
    # Everybody counts; but whether a turn is of this type may be uncertain.
    rows = [share(ALL, watched, lambda turn: turn.within(HORIZON), by=by, part=name)]
    for side in ("against", "for"):
        some = [
            turn for turn in watched
            if turn.surely or not turn.maybe or turn.within(HORIZON) == (side == "for")
        ]  # fmt: skip
        of = {"by": f"uncertain_labels:{by}", "part": f"{side}:{name}"}
        rows.append(share(ALL, some, lambda turn: turn.within(HORIZON), **of))
    return rows


def _splits(record: Record, turns: Sequence[Asked]) -> dict[str, Parts]:
    zone = ZoneInfo(record.manifest["hours_zone"])
    local = {turn.ref: (EPOCH + timedelta(microseconds=turn.head.at)).astimezone(zone) for turn in turns}
    heads = {turn.ref: turn.head for turn in turns}

    def of(tell: Callable[[Any], str | None]) -> Parts:
        return {ref: tell(head) for ref, head in heads.items()}

    return {
        "inbound_type": of(lambda head: head.inbound_type),
        "language": of(lambda head: head.language),
        "weekday": of(lambda head: WEEKDAYS[local[head.ref].weekday()]),
        "hours": of(lambda head: HOURS[local[head.ref].hour // 6]),
        "thread_kind": _thread_kinds(record, heads),
        "post_or_comment": of(lambda head: "post" if head.kind in ("post", "quote") else "comment"),
        "author_seen": _seen(record, heads),
        "reach": _reach(turns),
        "theme": of(lambda head: head.theme),
    }


def _thread_kinds(record: Record, heads: dict[str, Any]) -> Parts:
    names = _names(record)
    kind_of = {}
    # From the last to the first, so that the earliest beginning of a thread stays.
    for one in reversed(record.messages):
        if one.depth == 0 and one.parent_id is None:
            marked = {_plain(name) for name in (one.mentions or "").split()}
            marked |= set(NAME.findall(f"{one.mentions or ''} {one.text or ''}".lower()))
            personal = "mention" if marked & names else "visitor_post"
            kind_of[one.thread] = {"company": "own_post", "audience": personal}.get(one.author_role, "other_post")
    return {ref: kind_of.get(head.thread, "missing_root") for ref, head in heads.items()}


def _names(record: Record) -> set[str]:
    company = [one for one in record.messages if one.author_role == "company"]
    return {_plain(name) for one in company for name in (one.author_handle, one.author_id) if name is not None}


def _plain(name: str) -> str:
    return name.lstrip("@").lower()


def _seen(record: Record, heads: dict[str, Any]) -> Parts:
    first: dict[str, int] = {}
    for one in record.messages:
        who = person_of(one)
        if who is not None and one.direction == "inbound" and one.author_role == "audience" and own(one):
            first.setdefault(who, one.number)
    found: Parts = {}
    for ref, head in heads.items():
        who = person_of(head)
        found[ref] = None if who is None else "repeat" if first[who] < head.number else "first"
    return found


def _reach(turns: Sequence[Asked]) -> Parts:
    """Quarters of the turns by followers, equal numbers together, named by the fewest and the most in them."""
    followers = {turn.ref: turn.head.author_followers for turn in turns}
    inside = [turn for turn in turns if turn.inside and not turn.deleted and followers[turn.ref] is not None]
    counts = sorted(followers[turn.ref] for turn in inside)
    if not counts:
        return dict.fromkeys(followers)
    cuts = [counts[number * len(counts) // QUARTERS] for number in range(1, QUARTERS)]

    def band(count: float) -> int:
        return sum(count >= cut for cut in cuts)

    ends: dict[int, list] = {}
    for count in counts:
        ends.setdefault(band(count), []).append(count)
    names = {number: f"{some[0]:.0f}-{some[-1]:.0f}" for number, some in ends.items()}
    return {ref: None if count is None else names.get(band(count)) for ref, count in followers.items()}
