"""Recount of the rate without what flatters it, and of what stands in for answers."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf
from typing import Any

from dialogscore.verify.rates import HORIZON, banded_rate
from dialogscore.verify.record import Record, own, person_of
from dialogscore.verify.shares import Recount, refused, share
from dialogscore.verify.units import Asked

__all__ = ["gamed_recounts"]

RATE, LIKED = "reply_rate_72h", "liked_unanswered_share"
WITHOUT = ("canned", "deflections", "instant", "surges", "waves")
ROUGH = ("day", "estimated")

Condition = Callable[[Any], Any]


def gamed_recounts(record: Record, turns: Sequence[Asked], reason: str | None) -> list[Recount]:
    """
    Recount the 72-hour rate as it is without cheap answers, without surges and waves, and by person.

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
        The rates with their bands; shares of waves, deleted turns and instant answers.
    """
    if reason:
        rows = [refused(f"{RATE}_without_{name}", reason) for name in WITHOUT]
        rows += [refused(f"{RATE}_per_person", reason), refused(LIKED, reason)]
    else:
        rows = _cheap(record, turns)
        rows += _rate("surges", [turn for turn in turns if not turn.head.is_surge])
        rows += _rate("waves", [turn for turn in turns if turn.head.inbound_group is None])
        rows += banded_rate(f"{RATE}_per_person", turns, HORIZON, person=lambda turn: person_of(turn.head) or turn.ref)
        liked = _liked(turns)
        unknown = turns and not liked
        rows += [refused(LIKED, "reactions_unknown")] if unknown else banded_rate(LIKED, liked, HORIZON)
    inside = [turn for turn in turns if turn.inside]
    rows.append(share("wave_share_inbound", inside, lambda turn: turn.head.inbound_group is not None))
    read = [turn for turn in inside if not turn.unread]
    unmarked = read and not any(turn.deleted for turn in turns)
    rows.append(
        refused("deleted_share_inbound", "deletions_unknown", len(read))
        if unmarked
        else share("deleted_share_inbound", read, lambda turn: turn.deleted)
    )
    first = {turn.ref: record.find(turn.head, "response_id") for turn in inside}
    known = [
        turn for turn in inside
        if turn.response is not None and getattr(first[turn.ref], "is_instant", None) is not None
    ]  # fmt: skip
    return [*rows, share("instant_share", known, lambda turn: first[turn.ref].is_instant)]


def _rate(name: str, turns: Sequence[Asked], **sides: Sequence[Asked]) -> list[Recount]:
    return banded_rate(f"{RATE}_without_{name}", turns, HORIZON, **sides)


def _cheap(record: Record, turns: Sequence[Asked]) -> list[Recount]:
    """Leave out answers whose turn is led by a canned message, by a deflection, or that nobody can have typed."""
    answers = _answers(record, turns)
    led = _led(record)

    def by(such: Condition) -> Condition:
        return lambda one: one.author_role == "company" and any(map(such, led.get(one.turn, ())))

    canned, deflects, unsure = by(lambda one: one.is_canned), by(_deflects), by(lambda one: one.is_uncertain)
    without = {
        "canned": [canned],
        "deflections": [
            deflects, lambda one: deflects(one) or unsure(one), lambda one: deflects(one) and not unsure(one)
        ],
        "instant": [lambda one: one.is_instant],
    }  # fmt: skip
    rows = []
    for name, left_out in without.items():
        some, *sides = ([_answered_but(turn, answers[turn.ref], record, such) for turn in turns] for such in left_out)
        rows += _rate(name, some, **dict(zip(("worst", "best"), sides, strict=False)))
    return rows


def _deflects(one: Any) -> bool:
    return one.act == "deflect"


def _answers(record: Record, turns: Sequence[Asked]) -> dict[str, list]:
    """By turn, every company message that answers one of its messages, with the seconds since the turn began."""
    turn_of = {one.ref: turn for turn in turns for one in turn.messages}
    found = defaultdict(list)
    for one in record.messages:
        if one.author_role != "company" or not own(one) or one.is_automated or one.created_at_precision in ROUGH:
            continue
        asked = record.find(one, "reply_target_id")
        turn = None if asked is None else turn_of.get(asked.ref)
        if turn is not None and one.at >= asked.at and turn.exact:
            found[turn.ref].append(((one.at - turn.head.at) / 1e6, one))
    return found


def _led(record: Record) -> dict[str, list]:
    """By turn of the company, its messages of the highest level, in any language and at any time."""
    said = defaultdict(list)
    for one in record.messages:
        judged = one.act not in (None, "other") and one.level is not None
        if one.direction == "outbound" and own(one) and one.status == "visible" and judged:
            said[one.turn].append(one)
    return {
        turn: [one for one in some if one.level == max(other.level for other in some)] for turn, some in said.items()
    }


def _answered_but(turn: Asked, answers: Sequence[tuple[float, Any]], record: Record, left_out: Condition) -> Asked:
    """Take the turn with its first answer that is not left out."""
    first, seconds = record.find(turn.head, "response_id"), turn.response
    stays = seconds is not None and not (first is not None and left_out(first))
    later = [after for after, one in answers if not left_out(one)]
    waited = min([seconds if stays else inf, *later])
    return replace(turn, response=None if waited == inf else waited)


def _liked(turns: Sequence[Asked]) -> list[Asked]:
    """Turns whose reactions the export knows; a like without an answer in time stands for an answer at once."""
    known = [turn for turn in turns if any(one.company_reacted is not None for one in turn.messages)]
    return [replace(turn, response=0.0 if _only_liked(turn) else None) for turn in known]


def _only_liked(turn: Asked) -> bool:
    return any(one.company_reacted for one in turn.messages) and not turn.within(HORIZON)
