"""Recount of how long people wait: the survival curve made by hand, by every clock, its spread, the longest silence."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from dialogscore.verify.rates import HORIZON, eligible, stands
from dialogscore.verify.shares import Recount, counted, refused
from dialogscore.verify.units import Asked

__all__ = ["area_below", "curve_of", "speed_recounts", "time_recounts", "waits_of"]

QUANTILES = {"response_median_seconds": 0.5, "response_p90_seconds": 0.9}
MEAN = "response_rmst_72h_seconds"
SPREADS = {"response_iqr_seconds": (0.25, 0.75), "response_p90_less_median_seconds": (0.5, 0.9)}
SILENCE = "longest_silence_seconds"
# A product of ratios that should be exactly one half may miss it by rounding.
HAIR = 1e-9


def time_recounts(
    turns: Sequence[Asked], reason: str | None, *, suffix: str = "", mean: bool = True
) -> list[Recount]:
    """
    Recount the response times from the survival curve, made by hand.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    reason : str or None
        Why there is no time, if so.
    suffix : str, default ""
        What the names of the measures end in, where another clock ran.
    mean : bool, default True
        Whether the mean within 72 hours is among them.

    Returns
    -------
    list of Recount
        Median, 90th percentile and the mean within 72 hours with their bands; their intervals, which come from
        drawing threads again, are not recounted.
    """
    names = [name + suffix for name in ((*QUANTILES, MEAN) if mean else QUANTILES)]
    if reason:
        return [refused(measure, reason) for measure in names]
    everyone = eligible(turns, needing=False)
    units = [turn for turn in everyone if turn.needs]
    waits = waits_of(units)
    if not waits:
        return [refused(measure, "no_units") for measure in names]
    rows = []
    for measure, part in QUANTILES.items():
        rows += _with_band(measure + suffix, everyone, waits, lambda curve, part=part: _reached(curve, part))
    note, n = stands(units, HORIZON)
    if mean:
        found = _with_band(MEAN + suffix, everyone, waits, lambda curve: area_below(curve, HORIZON))
        rows += [refused(MEAN + suffix, note, n)] if note else found
    return rows


def _with_band(measure: str, everyone: Sequence[Asked], waits: list, read: Callable) -> list[Recount]:
    """Read a time as labels stand, then at its longest and shortest, whichever of the uncertain turns count."""
    value = read(curve_of(waits))
    rows = [_time(measure, value, waits, {}, note="not_reached" if value is None else None)]
    for side, sign in (("against", 1), ("for", -1)):
        at, best = inf if value is None else value, None
        while True:
            some = [turn for turn in everyone if turn.surely or (turn.maybe and _within(turn, at) == (side == "for"))]
            counted_now = waits_of(some)
            found = read(curve_of(counted_now))
            at = inf if found is None else found
            if best is not None and (not counted_now or sign * at <= sign * best[0]):
                break
            best = (at, found, counted_now)
        _, found, units = best
        of = {"by": "uncertain_labels", "part": side}
        rows += [_time(measure, found, units, of, note="not_reached" if found is None else None)] * bool(units)
    return rows


def _within(turn: Asked, seconds: float) -> bool:
    return turn.response is not None and turn.response <= seconds


def speed_recounts(turns: Sequence[Asked], reason: str | None, unknown: str | None) -> list[Recount]:
    """
    Recount the times from the last message on, the spread of the waits and the longest silence.

    Parameters
    ----------
    turns : sequence of Asked
        Turns of the audience.
    reason : str or None
        Why there is no time of turns that need a reply, if so.
    unknown : str or None
        Why there is no time at all, if so.

    Returns
    -------
    list of Recount
        Values; the intervals come from drawing threads again.
    """
    rows = time_recounts([_from_last(turn) for turn in turns], reason, suffix="_last_message")
    waits = [] if reason else waits_of(eligible(turns))
    curve = curve_of(waits)
    for measure, ends in SPREADS.items():
        early, late = (_reached(curve, part) for part in ends)
        note = reason or ("no_units" if not waits else "not_reached" if late is None else None)
        rows.append(_time(measure, None if note else late - early, waits, {}, note=note))
    answered = [
        turn for turn in turns if turn.inside and turn.exact and turn.response is not None and not unknown
    ]
    note = unknown or ("no_units" if len(answered) < 2 else None)
    given = sorted({turn.head.at + round(turn.response * 1e6) for turn in answered})
    longest = max((later - one for one, later in pairwise(given)), default=0) / 1e6
    units = {"units": answered, "hits": [True] * len(answered)}
    return [*rows, counted(SILENCE, None if note else longest, len(answered), note=note, **units)]


def _from_last(turn: Asked) -> Asked:
    """Start the clock at the last message that was not sent after the answer."""
    head = turn.head
    answer = inf if turn.response is None else head.at + round(turn.response * 1e6)
    later = max((one.at for one in turn.messages if one.at <= answer), default=head.at) - head.at
    response = None if turn.response is None else turn.response - later / 1e6
    observed = None if turn.observed is None else max(turn.observed - later / 1e6, 0.0)
    return replace(turn, response=response, observed=observed)


def _reached(curve: Sequence[tuple[float, float]], part: float) -> float | None:
    return next((seconds for seconds, left in curve if left <= 1 - part + HAIR), None)


def _time(measure: str, value: float | None, waits: list, of: dict, note: str | None = None) -> Recount:
    units, hits = [turn for *_, turn in waits], [answered for _, answered, _ in waits]
    return counted(measure, value, len(waits), note=note, units=units, hits=hits, **of)


def waits_of(turns: Sequence[Asked]) -> list[tuple[float, bool, Asked]]:
    """
    Take how long turns waited.

    Parameters
    ----------
    turns : sequence of Asked
        As `dialogscore.verify.rates.eligible` gives them.

    Returns
    -------
    list of (float, bool, Asked)
        Seconds, whether they ended in an answer, and the turn.
    """
    found = []
    for turn in turns:
        answered = turn.response is not None
        seconds = turn.response if answered else turn.observed
        if seconds is not None:
            found.append((seconds, answered, turn))
    return found


def curve_of(waits: list[tuple[float, bool, Asked]]) -> list[tuple[float, float]]:
    """
    Draw the curve of those still waiting by hand.

    Parameters
    ----------
    waits : list of (float, bool, Asked)
        As `waits_of` gives them.

    Returns
    -------
    list of (float, float)
        Times of answers and who then still waits: the product over them of 1 - answered / still watched.
    """
    every = sorted(seconds for seconds, _, _ in waits)
    answers: dict[float, int] = {}
    for seconds, answered, _ in waits:
        answers[seconds] = answers.get(seconds, 0) + answered
    left, curve = 1.0, []
    for seconds in sorted(seconds for seconds, count in answers.items() if count):
        left *= 1 - answers[seconds] / (len(every) - bisect_left(every, seconds))
        curve.append((seconds, left))
    return curve


def area_below(curve: list[tuple[float, float]], horizon: float) -> float:
    """
    Measure the mean time waited within a horizon.

    Parameters
    ----------
    curve : list of (float, float)
        As `curve_of` gives it.
    horizon : float
        Seconds.

    Returns
    -------
    float
        Seconds: the area below the curve.
    """
    area, before, height = 0.0, 0.0, 1.0
    for seconds, left in curve:
        if seconds > horizon:
            break
        area, before, height = area + (seconds - before) * height, seconds, left
    return area + (horizon - before) * height
