"""Recount of the four plain counts, of the languages, and of the rule that takes each row out of the rate."""

from collections.abc import Sequence
from statistics import median
from typing import Any

from dialogscore.verify.coverage import AUDIENCE, TIMED, lacks
from dialogscore.verify.rates import HORIZON
from dialogscore.verify.record import REVIEWS, Record
from dialogscore.verify.shares import Recount, banded, counted, refused, share
from dialogscore.verify.units import Asked, company_turns

__all__ = ["language_recounts", "plain_recounts", "rules_by_ref"]

# A written form of a language, read as the language.
READ_AS = {"gsw": "de"}
TOLD = ("text", "declared")


def plain_recounts(record: Record) -> list[Recount]:
    """
    Recount what the company wrote, and whom it answered by the source's own word.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    list of Recount
        Three counts and a median; the median's interval is not recounted.
    """
    inner = [one for one in record.messages if record.inside(one.at)]
    company = [one for one in inner if one.author_role == "company"]
    audience = [one for one in inner if one.author_role != "company"]
    known = [record.find(one, "parent_id") is not None for one in company]
    first: dict[str, int] = {}
    for one in record.messages:
        parent = record.find(one, "parent_id") if one.author_role == "company" else None
        if parent is not None and parent.author_role != "company" and record.inside(parent.at):
            first.setdefault(parent.ref, one.at)
    waits = {ref: (at - record.by_ref[ref].at) / 1e6 for ref, at in first.items()}
    answered = [one.ref in waits for one in audience]
    timed = [one for one in audience if one.ref in waits]
    rows = [counted("outbound_messages", len(company), len(company), units=company, hits=[True] * len(company))]
    for needs, row in (
        (("parents",), counted("replies_with_known_parent", sum(known), len(company), units=company, hits=known)),
        (AUDIENCE, counted("audience_messages_answered_directly", len(waits), len(audience), units=audience,
                           hits=answered)),
        (TIMED, counted("median_direct_response_seconds", median(waits.values()) if waits else None, len(waits),
                        note=None if waits else "no_units", units=timed, hits=[True] * len(timed))),
    ):  # fmt: skip
        reason = lacks(record, needs)
        rows.append(refused(row.measure, reason) if reason else row)
    return rows


def language_recounts(record: Record, everything: Sequence[Any], turns: Sequence[Asked]) -> list[Recount]:
    """
    Recount the languages.

    Parameters
    ----------
    record : Record
        The record.
    everything : sequence of Message
        As `said_messages` gives them.
    turns : sequence of Asked
        Turns of the audience.

    Returns
    -------
    list of Recount
        Shares that cannot be read, shares and dialog shares of each language, and answers in the same language.
    """
    inside = [turn for turn in turns if turn.inside and not turn.deleted]
    rows = [
        share("unsupported_language_share", everything, lambda one: one.language_support == "unsupported"),
        share("unsupported_language_share_inbound", inside, lambda turn: not turn.supported),
    ]
    for code in sorted({one.language for one in everything if one.language}):
        spoken = [one for one in everything if one.language == code]
        rows.append(
            share("language_share", everything, lambda one, code=code: one.language == code, by="language", part=code)
        )
        support, written = spoken[0].language_support or "measured", company_turns(spoken)
        if support != "measured":
            rows.append(refused("dialog_share", f"language_{support}", len(written), by="language", part=code))
            continue
        rows += banded(
            "dialog_share", written, lambda turn: turn.mode == "dialog", lambda turn: turn.uncertain,
            by="language", part=code,
        )  # fmt: skip
    reason = lacks(record, AUDIENCE, by_order=True)
    if reason:
        return [*rows, refused("answered_in_same_language", reason)]
    pairs = {id(turn): _both(turn, record) for turn in inside if turn.head.response_seconds is not None}
    known = [turn for turn in inside if all(pairs.get(id(turn), (None,)))]
    same = share("answered_in_same_language", known, lambda turn: pairs[id(turn)][0] == pairs[id(turn)][1])
    return [*rows, same]


def _both(turn: Asked, record: Record) -> tuple[str | None, str | None]:
    asked = next((spoken for spoken in map(_spoken, turn.messages) if spoken), None)
    answer = record.find(turn.head, "response_id")
    return asked, None if answer is None else _spoken(answer)


def _spoken(one: Any) -> str | None:
    told = one.language if one.language_source in TOLD else None
    return READ_AS.get(told, told)


def rules_by_ref(record: Record, turns: Sequence[Asked]) -> dict[str, str]:
    """
    Find for every row the rule that takes it out of the 72-hour rate.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.

    Returns
    -------
    dict of str to str
        Ref to rule, as the column ``ledger`` should hold it.
    """
    found = {}
    for one in record.messages:
        role = {"company": "own"}.get(one.author_role, one.author_role)
        kind = one.kind if one.kind in ("repost", "story") else "ambient"
        found[one.ref] = kind if role == "audience" else role
        if one.kind in REVIEWS:
            found[one.ref] = "review"
    for turn in turns:
        rules = (
            ("deleted", turn.deleted and not turn.unread),
            ("unread", turn.unread),
            ("no_exact_time", not turn.exact),
            ("outside_window", not turn.inside),
            ("unsupported_language", not turn.supported),
            ("no_reply_needed", not turn.needs),
            ("too_recent", not turn.watched(HORIZON)),
        )
        found |= {one.ref: "later_in_turn" for one in turn.messages}
        found[turn.ref] = next((name for name, holds in rules if holds), "eligible")
    return found
