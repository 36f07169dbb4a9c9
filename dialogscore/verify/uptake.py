"""Recount of what came of asking people: invitations by outcome and purpose, suggestions and their answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dialogscore.verify.coverage import AUDIENCE, TIMED, lacks
from dialogscore.verify.purposes import NAMES, NONE, doubted, post_above, purpose_of
from dialogscore.verify.rates import HORIZONS
from dialogscore.verify.record import Record, own
from dialogscore.verify.shares import Recount, banded, counted, refused
from dialogscore.verify.units import Asked

__all__ = ["suggestion_recounts", "uptake_recounts"]

OUTCOMES = ("kept", "broken", "untaken", "pending", "unknowable")
DECIDED = ("kept", "broken")
WEEK = HORIZONS["7d"]
SECOND = 1_000_000
TAKES_UP = 3


@dataclass
class _Unit:
    """A suggestion, or a thread with all of its: how it was answered by the three readings."""

    ref: str
    thread: tuple
    doubtful: bool
    answered: bool
    substance: tuple[bool, bool, bool]


def uptake_recounts(record: Record, everything: Sequence[Any]) -> list[Recount]:
    """
    Recount the shares of invitations by outcome, and what became of them by purpose.

    Parameters
    ----------
    record : Record
        The record.
    everything : sequence of Message
        As `said_messages` gives them.

    Returns
    -------
    list of Recount
        Shares, numbers, and kept over kept and broken.
    """
    invited = [one for one in everything if one.act == "invite" and one.language_support != "unsupported"]
    reason, rows = lacks(record, AUDIENCE, by_order=True), []
    for name in OUTCOMES:
        of = {"by": "outcome", "part": name}
        if reason:
            rows.append(refused("invitation_share", reason, **of))
            continue

        def unsure(one: Any, name: str = name) -> bool:
            return bool(one.invitation_uncertain) and {name, one.invitation_outcome} <= set(DECIDED)

        rows += banded(
            "invitation_share", invited, lambda one, name=name: one.invitation_outcome == name, unsure, **of
        )
    for name in (*NAMES, NONE):
        hits = [purpose_of(one) == name for one in invited]
        if not any(hits):
            continue
        of = {"by": "purpose", "part": name}
        rows.append(counted("invitations", sum(hits), len(invited), units=invited, hits=hits, **of))
        if reason is None:
            decided = [
                one for one, hit in zip(invited, hits, strict=True) if hit and one.invitation_outcome in DECIDED
            ]
            reads = (
                lambda one: one.invitation_outcome == "kept",
                lambda one: one.invitation_outcome == "kept" and not one.invitation_uncertain,
                lambda one: one.invitation_outcome == "kept" or bool(one.invitation_uncertain),
            )
            rows += doubted("invitations_kept", decided, reads, _may_be_other, **of)
    return rows


def _may_be_other(one: Any) -> bool:
    return purpose_of(one) != NONE and bool(one.purpose_uncertain)


def suggestion_recounts(record: Record, turns: Sequence[Asked], *, flatters: str | None) -> list[Recount]:
    """
    Recount the suggestions that were answered, and in substance.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    flatters : str or None
        Why a rate of answers would flatter, if so.

    Returns
    -------
    list of Recount
        Of suggestions, and of threads that hold one.
    """
    measures = ("suggestions_answered", "research_threads_answered")
    reason = lacks(record, TIMED, by_order=True) or flatters
    if reason:
        return [refused(name + end, reason) for name in measures for end in ("", "_in_substance")]
    units = _suggestions(record, turns)
    threads: dict[tuple, list[_Unit]] = {}
    for unit in units:
        threads.setdefault(unit.thread, []).append(unit)
    whole = [
        _Unit(some[0].ref, thread, some[0].doubtful, any(one.answered for one in some),
              tuple(any(one.substance[side] for one in some) for side in range(3)))
        for thread, some in threads.items()
    ]  # fmt: skip
    rows = []
    for name, some in zip(measures, (units, whole), strict=True):
        plain = (lambda unit: unit.answered,) * 3
        deep = tuple(lambda unit, side=side: unit.substance[side] for side in range(3))
        rows += doubted(name, some, plain, lambda unit: unit.doubtful)
        rows += doubted(f"{name}_in_substance", some, deep, lambda unit: unit.doubtful)
    return rows


def _suggestions(record: Record, turns: Sequence[Asked]) -> list[_Unit]:
    above = post_above(record)
    replies = _replies(record)
    found = []
    for turn in turns:
        post, target = above.get(turn.thread), record.find(turn.head, "reply_target_id")
        asked = purpose_of(post) == "research" and target is not None
        counts = turn.inside and not turn.deleted and turn.exact and turn.watched(WEEK)
        if not (asked and counts and target.position in ("opener", "self_thread")):
            continue
        if turn.head.inbound_type == "noise":
            continue
        answers = [one for one in replies.get(turn.head.turn, []) if one.at <= turn.head.at + WEEK * SECOND]
        first = record.find(turn.head, "response_id")
        if turn.within(WEEK) and first is not None:
            answers.append(first)
        answers = [one for one in answers if one.at >= turn.head.at] if turn.within(WEEK) else []
        deep = [one for one in answers if one.level is not None and one.level >= TAKES_UP]
        substance = (
            bool(deep),
            any(not one.is_uncertain for one in deep),
            bool(deep) or any(one.is_uncertain for one in answers),
        )
        found.append(_Unit(turn.ref, turn.thread, bool(post.purpose_uncertain), turn.within(WEEK), substance))
    return found


def _replies(record: Record) -> dict[str, list]:
    """What the company wrote in reply to each turn, machines aside."""
    found: dict[str, list] = {}
    for one in record.messages:
        if one.direction == "outbound" and own(one) and one.position == "reply" and not one.is_automated:
            target = record.find(one, "reply_target_id")
            if target is not None:
                found.setdefault(target.turn, []).append(one)
    return found
