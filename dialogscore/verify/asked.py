"""Recount of who is answered, how long people wait, and whether the company comes back."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, counted, refused, share
from dialogscore.verify.units import Asked

__all__ = [
    "HORIZON",
    "HORIZONS",
    "continuity_recounts",
    "eligible",
    "follow_ups",
    "rate_recounts",
    "stands",
    "time_recounts",
    "unanswered_recounts",
]

HOUR = 3600
HORIZON = 72 * HOUR
HORIZONS = {"24h": 24 * HOUR, "72h": HORIZON, "7d": 168 * HOUR}
LEAST_TURNS, LEAST_THREADS, LEAST_WATCHED = 30, 10, 0.5
QUANTILES = {"response_median_seconds": 0.5, "response_p90_seconds": 0.9}
MEAN = "response_rmst_72h_seconds"
# A product of ratios that should be exactly one half may miss it by rounding.
HAIR = 1e-9


def eligible(turns: Sequence[Asked], *, needing: bool = True) -> list[Asked]:
    """
    Take the turns that a rate would count, were they watched long enough.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    needing : bool, default True
        Only those that need a reply.

    Returns
    -------
    list of Asked
        In the window, not wholly deleted, with an exact time.
    """
    return [turn for turn in turns if turn.inside and not turn.deleted and turn.exact and (turn.needs or not needing)]


def stands(units: Sequence[Asked], horizon: float) -> tuple[str | None, int]:
    """
    Tell whether enough turns were watched for a horizon.

    Parameters
    ----------
    units : sequence of Asked
        As `eligible` gives them.
    horizon : float
        Seconds.

    Returns
    -------
    (str or None, int)
        Why there is no figure, if so; and how many were watched.
    """
    watched = [turn for turn in units if turn.watched(horizon)]
    enough = len(watched) >= LEAST_TURNS and len({turn.thread for turn in watched}) >= LEAST_THREADS
    if enough and len(watched) >= LEAST_WATCHED * len(units):
        return None, len(watched)
    return "not_watched" if units else "no_units", len(watched)


def rate_recounts(turns: Sequence[Asked], reason: str | None, needing: str | None) -> list[Recount]:
    """
    Recount the reply rates.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    reason, needing : str or None
        Why there is no rate at all, or none of those that need a reply, if so.

    Returns
    -------
    list of Recount
        Rates of those that need a reply with their bands, and of all.
    """
    rows = []
    for prefix, some, refusal in (
        ("reply_rate", eligible(turns), reason or needing),
        ("reply_rate_all", eligible(turns, needing=False), reason),
    ):
        for name, horizon in HORIZONS.items():
            measure = f"{prefix}_{name}"
            note, n = (refusal, 0) if refusal else stands(some, horizon)
            if note:
                rows.append(refused(measure, note, n))
                continue
            rows.append(_rate(measure, some, horizon))
            if prefix == "reply_rate":
                rows += _bands(measure, eligible(turns, needing=False), horizon)
    return rows


def unanswered_recounts(rates: Sequence[Recount]) -> list[Recount]:
    """
    Turn the 72-hour rate round.

    Parameters
    ----------
    rates : sequence of Recount
        As `rate_recounts` gives them.

    Returns
    -------
    list of Recount
        Share of turns without an answer in time, and its band.
    """
    other = {"against": "for", "for": "against", "": ""}
    return [
        row._replace(
            measure="unanswered_share",
            part=other[row.part],
            value=None if row.value is None else 1 - row.value,
            limits=None if row.limits is None else (1 - row.limits[1], 1 - row.limits[0]),
            hits=[not hit for hit in row.hits],
        )
        for row in rates
        if row.measure == "reply_rate_72h"
    ]


def _rate(measure: str, turns: Sequence[Asked], horizon: float, **of: str) -> Recount:
    return share(measure, [turn for turn in turns if turn.watched(horizon)], lambda turn: turn.within(horizon), **of)


def _bands(measure: str, turns: Sequence[Asked], horizon: float) -> list[Recount]:
    against = [turn for turn in turns if turn.surely or (turn.maybe and not turn.within(horizon))]
    most = [turn for turn in turns if turn.surely or (turn.maybe and turn.within(horizon))]
    return [
        _rate(measure, some, horizon, by="uncertain_labels", part=side)
        for side, some in (("against", against), ("for", most))
    ]


def time_recounts(turns: Sequence[Asked], reason: str | None) -> list[Recount]:
    """
    Recount the response times from the survival curve, made by hand.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    reason : str or None
        Why there is no time, if so.

    Returns
    -------
    list of Recount
        Median, 90th percentile and the mean within 72 hours with their bands; their intervals, which come from
        drawing threads again, are not recounted.
    """
    if reason:
        return [refused(measure, reason) for measure in (*QUANTILES, MEAN)]
    everyone = eligible(turns, needing=False)
    sides = {
        "": [turn for turn in everyone if turn.needs],
        "against": [turn for turn in everyone if turn.surely or (turn.maybe and turn.head.response_seconds is None)],
        "for": [turn for turn in everyone if turn.surely or (turn.maybe and turn.head.response_seconds is not None)],
    }
    waited = {side: _waits(some) for side, some in sides.items()}
    if not waited[""]:
        return [refused(measure, "no_units") for measure in (*QUANTILES, MEAN)]
    note, n = stands(sides[""], HORIZON)
    rows = [refused(MEAN, note, n)] if note else []
    for side, some in waited.items():
        of = {"by": "uncertain_labels", "part": side} if side else {}
        curve = _curve(some)
        for measure, part in QUANTILES.items() if some else ():
            value = next((seconds for seconds, left in curve if left <= 1 - part + HAIR), None)
            rows.append(_time(measure, value, some, of, note="not_reached" if value is None else None))
        if some and not note:
            rows.append(_time(MEAN, _area(curve, HORIZON), some, of))
    return rows


def _time(measure: str, value: float | None, waits: list, of: dict, note: str | None = None) -> Recount:
    units, hits = [turn for *_, turn in waits], [answered for _, answered, _ in waits]
    return counted(measure, value, len(waits), note=note, units=units, hits=hits, **of)


def _waits(turns: Sequence[Asked]) -> list[tuple[float, bool, Asked]]:
    found = []
    for turn in turns:
        answered = turn.head.response_seconds is not None
        seconds = turn.head.response_seconds if answered else turn.head.observed_seconds
        if seconds is not None:
            found.append((seconds, answered, turn))
    return found


def _curve(waits: list[tuple[float, bool, Asked]]) -> list[tuple[float, float]]:
    """Return times of answers and who then still waits: the product over them of 1 - answered / still watched."""
    every = sorted(seconds for seconds, _, _ in waits)
    answers: dict[float, int] = {}
    for seconds, answered, _ in waits:
        answers[seconds] = answers.get(seconds, 0) + answered
    left, curve = 1.0, []
    for seconds in sorted(seconds for seconds, count in answers.items() if count):
        left *= 1 - answers[seconds] / (len(every) - bisect_left(every, seconds))
        curve.append((seconds, left))
    return curve


def _area(curve: list[tuple[float, float]], horizon: float) -> float:
    area, before, height = 0.0, 0.0, 1.0
    for seconds, left in curve:
        if seconds > horizon:
            break
        area, before, height = area + (seconds - before) * height, seconds, left
    return area + (horizon - before) * height


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
        who = _person(turn.head)
        key = (turn.thread, who)
        if after_reply or (who is not None and answered_at.get(key, float("inf")) <= turn.head.at):
            follows.append(turn)
        if turn.head.response_seconds is not None:
            at = turn.head.at + round(turn.head.response_seconds * 1e6)
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


def _person(one: Any) -> str | None:
    known = next((name for name in (one.author_id, one.author_handle, one.author_name) if name is not None), None)
    return None if known is None else known.lower()
