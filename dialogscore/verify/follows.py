"""Recount of whether the company comes back: follow-ups after an answer, and exchanges of several turns."""

from collections.abc import Sequence
from typing import NamedTuple

from dialogscore.verify.rates import HORIZON
from dialogscore.verify.record import Record, person_of
from dialogscore.verify.shares import Recount, counted, refused, share
from dialogscore.verify.units import Asked

__all__ = ["continuity_recounts", "exchange_recounts", "follow_ups"]

EXCHANGES = ("exchanges", "person_came_back", "company_came_back", "exchanges_completed")
DAY, WEEK = 86400 * 1_000_000, 7 * 86400
LONGEST = 6


class _Exchange(NamedTuple):
    """The first turn answered, the first after that answer, the last one, turns of both sides, days until it."""

    first: Asked
    again: Asked | None
    last: Asked
    length: int
    days: float

    @property
    def ref(self) -> str:
        """Ref of its first message."""
        return self.first.ref

    @property
    def thread(self) -> tuple:
        """Its thread."""
        return self.first.thread


def follow_ups(record: Record, turns: Sequence[Asked]) -> dict[str, list[Asked]]:
    """
    Find the first follow-up of every thread.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.

    Returns
    -------
    dict of str to list of Asked
        By "" (as labels stand), "against" and "for": one turn a thread, watched 72 hours or not.
    """
    answered_at: dict[tuple, float] = {}
    follows = []
    for turn in turns:
        target = record.find(turn.head, "reply_target_id")
        after_reply = target is not None and target.direction == "outbound" and target.position == "reply"
        who = person_of(turn.head)
        key = (turn.thread, who)
        if after_reply or (who is not None and answered_at.get(key, float("inf")) <= turn.head.at):
            follows.append(turn)
        if turn.response is not None:
            at = turn.head.at + round(turn.response * 1e6)
            answered_at[key] = min(at, answered_at.get(key, at))
    stated = ("eligible", "too_recent")
    read = (*stated, "no_reply_needed")
    sides = {
        "": [turn for turn in follows if turn.head.ledger in stated],
        "against": [
            turn for turn in follows
            if turn.head.ledger in read and (turn.surely or (turn.maybe and not turn.within(HORIZON)))
        ],
        "for": [
            turn for turn in follows
            if turn.head.ledger in read and (turn.surely or (turn.maybe and turn.within(HORIZON)))
        ],
    }  # fmt: skip
    return {side: list({turn.thread: turn for turn in reversed(some)}.values())[::-1] for side, some in sides.items()}


def continuity_recounts(followed: dict[str, list[Asked]], reason: str | None) -> list[Recount]:
    """
    Recount the share of threads in which the company came back.

    Parameters
    ----------
    followed : dict of str to list of Asked
        As `follow_ups` gives them.
    reason : str or None
        Why the export cannot tell, if so.

    Returns
    -------
    list of Recount
        The share and its band.
    """
    mature = {side: [turn for turn in some if turn.watched(HORIZON)] for side, some in followed.items()}
    if reason or (followed[""] and not mature[""]):
        return [refused("continuity", reason or "not_watched")]
    return [
        share("continuity", some, lambda turn: turn.within(HORIZON), by="uncertain_labels" if side else "", part=side)
        for side, some in mature.items()
    ]


def exchange_recounts(turns: Sequence[Asked], reason: str | None, needing: str | None) -> list[Recount]:
    """
    Recount exchanges between one person and the company in one thread.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    reason, needing : str or None
        Why the export cannot tell, if so; why nobody can tell what needs a reply.

    Returns
    -------
    list of Recount
        How many and how long; whether the person came back, and the company; how they ended.
    """
    if reason:
        return [refused(measure, reason) for measure in EXCHANGES]
    found = _exchanges(turns)
    rows = [counted(EXCHANGES[0], len(found), len(found), units=found, hits=[True] * len(found))]
    for number in range(2, LONGEST + 1):
        hits = [one.length == number for one in found]
        rows.append(
            counted(EXCHANGES[0], sum(hits), len(found), by="turns", part=str(number), units=found, hits=hits)
        )
    left = [one for one in found if one.first.watched(one.first.response + WEEK)]
    rows.append(share("person_came_back", left, lambda one: one.again is not None and one.days <= 7))
    came = [one for one in found if one.again is not None and one.again.watched(HORIZON)]
    rows.append(share("company_came_back", came, lambda one: one.again.within(HORIZON)))
    if needing:
        return [*rows, refused(EXCHANGES[3], needing)]
    ended = [one for one in found if one.last.watched(HORIZON) and one.last.supported]
    sides = (("", "", "needs"), ("uncertain_labels", "against", "maybe"), ("uncertain_labels", "for", "surely"))
    return rows + [
        share(
            EXCHANGES[3],
            ended,
            lambda one, needs=needs: one.last.within(HORIZON) or not getattr(one.last, needs),
            by=by,
            part=part,
        )
        for by, part, needs in sides
    ]


def _exchanges(turns: Sequence[Asked]) -> list[_Exchange]:
    written: dict[tuple, list[Asked]] = {}
    for turn in turns:
        who = person_of(turn.head)
        if who is not None and turn.exact and not turn.deleted:
            written.setdefault((turn.thread, who), []).append(turn)
    found = []
    for some in written.values():
        first = next((turn for turn in some if turn.inside and turn.response is not None), None)
        if first is not None:
            found.append(_exchange(first, some))
    return sorted(found, key=lambda one: one.first.head.number)


def _exchange(first: Asked, written: Sequence[Asked]) -> _Exchange:
    again, length, answer = None, 2, _answered_at(first)
    while length < LONGEST and answer is not None:
        # The person's first turn after the last answer; what was added before it came makes nothing longer.
        following = next((turn for turn in written if turn.head.at >= answer), None)
        if following is None:
            break
        again = again or following
        answer = _answered_at(following)
        length += 1 if answer is None else 2
    days = 0.0 if again is None else (again.head.at - _answered_at(first)) / DAY
    return _Exchange(first, again, written[-1], min(length, LONGEST), days)


def _answered_at(turn: Asked) -> int | None:
    return None if turn.response is None else turn.head.at + round(turn.response * 1e6)
