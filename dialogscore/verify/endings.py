"""Recount of how waits end: answered by the company, by somebody else, or deleted - whichever comes first."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import inf
from typing import Any, NamedTuple

from dialogscore.verify.rates import HORIZON, HORIZONS, HOUR, eligible, stands
from dialogscore.verify.record import Record, own, person_of
from dialogscore.verify.shares import Recount, counted, refused, share
from dialogscore.verify.times import waits_of
from dialogscore.verify.units import Asked

__all__ = ["ending_recounts"]

CAUSES = ("company", "others", "deleted")
ENDS = {"8h": 8 * HOUR, **HORIZONS}
PROMPTNESS, CURVE, DELETED = "promptness", "curve_rate_72h", "with_deleted_rate_72h"
HAIR = 1e-9

# Of each turn, by its ref: seconds to each way in which its wait could end, None where it did not.
Times = Mapping[str, tuple[float | None, ...]]


class _Wait(NamedTuple):
    seconds: float
    cause: int | None  # place in CAUSES; None while it still lasts
    turn: Asked


def ending_recounts(record: Record, turns: Sequence[Asked], reason: str | None) -> list[Recount]:
    """
    Recount how waits ended within fixed times.

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
        Values of the incidences, of promptness and of the rate on the curve, each with its band; rates with deleted
        turns. Intervals of all but the last come from drawing threads again.
    """
    names = [*(f"incidence_{name}" for name in ENDS), PROMPTNESS, CURVE]
    if reason:
        return [refused(name, reason) for name in names]
    times = _times(record, turns)
    known = CAUSES if any(times[turn.ref][2] is not None for turn in turns if turn.inside) else CAUSES[:-1]
    asked = eligible(turns)
    rows: list[Recount] = []
    for name, horizon in ENDS.items():
        note, n = stands(asked, horizon)
        rows += (
            [refused(f"incidence_{name}", note, n)]
            if note
            else [row for cause in known for row in _read(f"incidence_{name}", turns, times, cause, horizon)]
        )
    note, n = stands(asked, HORIZON)
    if note:
        return [*rows, refused(PROMPTNESS, note, n), refused(CURVE, note, n)]
    rows += _read(PROMPTNESS, turns, times, "", HORIZON)
    rows += _read(CURVE, turns, times, "", HORIZON)
    return rows + _with_deleted(turns, times)


def _times(record: Record, turns: Sequence[Asked]) -> dict[str, tuple[float | None, ...]]:
    turn_of = {one.ref: turn for turn in turns for one in turn.messages}
    helped: dict[str, int] = {}
    for one in record.messages:
        asked = record.find(one, "reply_target_id")
        turn = None if asked is None else turn_of.get(asked.ref)
        exact = one.created_at_precision not in ("day", "estimated")
        if turn is None or one.author_role == "company" or not own(one) or not exact or one.at < asked.at:
            continue
        if person_of(one) is None or person_of(one) != person_of(asked):
            helped[turn.ref] = min(one.at, helped.get(turn.ref, one.at))
    found = {}
    for turn in turns:
        since, others = turn.head.at, helped.get(turn.ref)
        gone = max(inf if one.status == "visible" else _moment(one.deleted_at) for one in turn.messages)
        found[turn.ref] = (
            turn.response,
            None if others is None else (others - since) / 1e6,
            None if gone == inf else max(gone - since, 0) / 1e6,
        )
    return found


def _moment(at: Any) -> float:
    return inf if at is None else round(at.timestamp() * 1e6)


def _read(measure: str, turns: Sequence[Asked], times: Times, cause: str, horizon: float) -> list[Recount]:
    """Read a figure as labels stand, and with the uncertain turns that lower it, and those that raise it."""
    by, end = (":cause", f":{cause}") if cause else ("", "")
    kind = CAUSES.index(cause) if cause else 0
    as_it_stands = _waits(measure, [turn for turn in turns if turn.needs], times)
    rows = [_figure(measure, as_it_stands, kind, horizon, by=by[1:], part=end[1:])]
    if rows[0].value is None:
        return rows
    for side in ("against", "for"):
        some = [
            turn for turn in turns
            if turn.surely or (turn.maybe and _raises(measure, times[turn.ref], kind, horizon) == (side == "for"))
        ]  # fmt: skip
        row = _figure(measure, _waits(measure, some, times), kind, horizon, by=f"uncertain_labels{by}", part=side + end)
        rows += [row] * (row.value is not None)
    return rows


def _raises(measure: str, ends: tuple[float | None, ...], kind: int, horizon: float) -> bool:
    """Whether a turn that ends so makes the share larger; of promptness it is the answer within 8 hours that does."""
    mine = ends[kind]
    if mine is None or mine > (ENDS["8h"] if measure == PROMPTNESS else horizon):
        return False
    before = [other for other in ends[:kind] if other is not None and other <= mine]
    before += [other for other in ends[kind + 1 :] if other is not None and other < mine]
    return measure == CURVE or not before


def _waits(measure: str, turns: Sequence[Asked], times: Times) -> list[_Wait]:
    if measure != CURVE:
        return _ended(turns, times)
    # Here the watch of a turn ends with the company's answer alone.
    of_curve = waits_of(eligible(turns, needing=False))
    return [_Wait(seconds, 0 if answered else None, turn) for seconds, answered, turn in of_curve]


def _ended(turns: Sequence[Asked], times: Times) -> list[_Wait]:
    found = []
    for turn in turns:
        ends = times[turn.ref]
        if turn.inside and turn.exact and (not turn.deleted or ends[2] is not None):
            known = [(seconds, kind) for kind, seconds in enumerate(ends) if seconds is not None]
            seconds, kind = min(known, default=(turn.observed, None))
            if seconds is not None:
                found.append(_Wait(seconds, kind, turn))
    return found


def _figure(measure: str, waits: list[_Wait], kind: int, horizon: float, **of: str) -> Recount:
    value, note = _share(waits, kind, horizon), None
    if measure == PROMPTNESS:
        soon = _share(waits, kind, ENDS["8h"])
        value = soon / value if value and soon is not None else None
        note = "no_units" if value is None else None
    ended = [wait.cause == kind and wait.seconds <= horizon for wait in waits]
    units, hits = [wait.turn for wait in waits], ended
    if measure == PROMPTNESS:
        units = [unit for unit, hit in zip(units, ended, strict=True) if hit]
        hits = [turn.within(ENDS["8h"]) for turn in units]
    return counted(measure, value, len(waits), note=note, units=units, hits=hits, **of)


def _share(waits: list[_Wait], kind: int, horizon: float) -> float | None:
    """Aalen and Johansen by hand: at each end, the share still waiting times the ended part of those watched."""
    if len({wait.turn.thread for wait in waits}) < 2:
        return None
    still, left, ended = len(waits), 1.0, 0.0
    ordered = sorted(waits, key=lambda wait: wait.seconds)
    for seconds, group in groupby(ordered, key=lambda wait: wait.seconds):
        if seconds > horizon:
            break
        causes = [wait.cause for wait in group]
        ended += left * causes.count(kind) / still
        left *= 1 - (len(causes) - causes.count(None)) / still
        still -= len(causes)
    watched = ordered[-1].seconds >= horizon or left <= HAIR
    return ended if watched else None


def _with_deleted(turns: Sequence[Asked], times: Times) -> list[Recount]:
    lost = [
        turn for turn in turns
        if turn.deleted and not turn.unread and times[turn.ref][2] is None
        and turn.inside and turn.exact and turn.watched(HORIZON)
    ]  # fmt: skip
    if not lost:
        return []
    watched = [turn for turn in eligible(turns) if turn.watched(HORIZON)]
    gone = {turn.ref for turn in lost}
    return [
        share(DELETED, watched + lost, hit, by="deletions", part=side)
        for side, hit in (
            ("against", lambda turn: turn.ref not in gone and turn.within(HORIZON)),
            ("for", lambda turn: turn.ref in gone or turn.within(HORIZON)),
        )
    ]
