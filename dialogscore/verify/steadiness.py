"""Recount of how steadily a company writes and answers: weeks, gaps, months, quarters, and the rules met."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import hypot, inf
from statistics import mean, median, stdev
from typing import Any
from zoneinfo import ZoneInfo

from dialogscore.verify.coverage import lacks
from dialogscore.verify.presence import WEEK, observed_end, public_messages
from dialogscore.verify.rates import HORIZON, eligible, stands
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, counted, interval, refused, share
from dialogscore.verify.times import curve_of, waits_of
from dialogscore.verify.units import Asked

__all__ = ["steadiness_recounts"]

WEEKLY = ("posts_per_week_median", "posts_per_week_variation", "weeks_without_post_share")
GAPS = ("post_gap_median_seconds", "post_gap_longest_seconds")
MONTHS, RANGE = "months_without_answer", "quarter_rate_range"
RATIO, MET = "quarter_speed_ratio", "steadiness_rules_met"
# What a rule looks at, what it must not exceed, and how many weeks, months or quarters it asks for.
RULES = {
    "weeks_without_post_share": (0.2, 8), "post_gap_longest_seconds": (28 * 86400, 8),
    "posts_per_week_variation": (1, 8), MONTHS: (0, 3), RANGE: (0.2, 2), RATIO: (3, 2),
}  # fmt: skip
LEAST_RULES, QUARTER, HAIR = 3, 3, 1e-9
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def steadiness_recounts(record: Record, turns: Sequence[Asked], waiting: str | None) -> list[Recount]:
    """
    Recount everything of steadiness.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    waiting : str or None
        Why there is no rate of those that need a reply, if so.

    Returns
    -------
    list of Recount
        Figures by week, gaps, silent months, differences between quarters, and the number of rules met. Limits of
        shares are recounted, those drawn again are not: the rules take them from the scores.
    """
    unposted = lacks(record, ("company_posts",))
    written = public_messages(record)
    end = observed_end(record)
    weeks = (end - written[0].at) // WEEK if written else 0
    reason = unposted or (None if written else "no_units")
    if reason:
        rows = [refused(measure, reason) for measure in (*WEEKLY, *GAPS)]
    else:
        parts = (("", written), ("post", [one for one in written if one.position == "opener"]),
                 ("reply", [one for one in written if one.position != "opener"]))  # fmt: skip
        rows = []
        for part, some in parts:
            of = {"by": "post_kind" if part else "", "part": part}
            rows += _weekly(some, written[0].at, weeks, of) + _gaps(some, end, of)
    relied = _relied(record, turns, end, unposted or waiting)
    return [*rows, *relied, _met(record, [*rows, *relied], weeks, unposted)]


def _weekly(some: Sequence[Any], start: int, weeks: int, of: dict) -> list[Recount]:
    if weeks < 1:
        return [refused(measure, "too_few_weeks", **of) for measure in WEEKLY]
    counts = [0] * weeks
    for one in some:
        week = (one.at - start) // WEEK
        if week < weeks:
            counts[week] += 1
    varies = weeks > 1 and any(counts)
    note = None if varies else "no_units" if weeks > 1 else "too_few_weeks"
    silent = counts.count(0)
    limits = interval((1, count == 0) for count in counts)
    inside = [one for one in some if (one.at - start) // WEEK < weeks]
    of = {"units": inside, "hits": [True] * len(inside)} | of
    return [
        counted(WEEKLY[0], median(counts), weeks, **of),
        counted(WEEKLY[1], stdev(counts) / mean(counts) if varies else None, weeks, note=note, **of),
        counted(WEEKLY[2], silent / weeks, weeks, limits=limits, **of),
    ]


def _gaps(some: Sequence[Any], end: int, of: dict) -> list[Recount]:
    gaps = [(later.at - one.at) / 1e6 for one, later in pairwise(some)]
    if not some:
        return [refused(measure, "no_units", **of) for measure in GAPS]
    known = {"units": some, "hits": [True] * len(some)} | of
    typical = counted(GAPS[0], median(gaps), len(gaps), **known) if gaps else refused(GAPS[0], "no_units", **of)
    longest = max([*gaps, (end - some[-1].at) / 1e6])
    return [typical, counted(GAPS[1], longest, len(some), **known)]


def _relied(record: Record, turns: Sequence[Asked], end: int, reason: str | None) -> list[Recount]:
    if reason:
        return [refused(measure, reason) for measure in (MONTHS, RANGE, RATIO)]
    zone = ZoneInfo(record.manifest["hours_zone"])
    first, last = _observed(record, end, zone)
    units = eligible(turns, needing=False)
    month = {turn.ref: _month(_local(turn.head.at, zone)) for turn in units}
    judged = [
        turn for turn in units
        if first <= month[turn.ref] <= last and (turn.watched(HORIZON) or turn.response is not None)
    ]  # fmt: skip
    quarters: dict[int, list[Asked]] = {}
    for turn in units:
        begun = month[turn.ref] - month[turn.ref] % QUARTER
        if turn.needs and first <= begun and begun + QUARTER - 1 <= last:
            quarters.setdefault(begun, []).append(turn)
    stated = [some for _, some in sorted(quarters.items()) if stands(some, HORIZON)[0] is None]
    return _silent(judged, month) + _quarters(stated)


def _silent(judged: Sequence[Asked], month: dict[str, int]) -> list[Recount]:
    def tell(needs: Sequence[Asked]) -> tuple[int, int]:
        there = {month[turn.ref] for turn in needs}
        return len(there - {month[turn.ref] for turn in needs if turn.response is not None}), len(there)

    needing = [turn for turn in judged if turn.needs]
    value, n = tell(needing)
    if not n:
        return [refused(MONTHS, "no_whole_month")]
    hits = [turn.response is not None for turn in needing]
    rows = [counted(MONTHS, value, n, limits=(value, value), units=needing, hits=hits)]
    for side in ("against", "for"):
        # An uncertain turn counts where its fate speaks for this side.
        some = [turn for turn in judged if turn.surely or (turn.maybe and (turn.response is None) == (side == "for"))]
        rows.append(counted(MONTHS, *tell(some), by="uncertain_labels", part=side))
    return rows


def _quarters(stated: Sequence[Sequence[Asked]]) -> list[Recount]:
    n = len(stated)
    if n < 2:
        return [refused(measure, "too_few_quarters", n) for measure in (RANGE, RATIO)]
    rates = [
        share(RANGE, [turn for turn in some if turn.watched(HORIZON)], lambda turn: turn.within(HORIZON))
        for some in stated
    ]
    low, high = min(rates, key=lambda one: one.value), max(rates, key=lambda one: one.value)
    span = high.value - low.value
    limits = (
        max(0.0, span - hypot(high.value - high.limits[0], low.limits[1] - low.value)),
        min(1.0, span + hypot(high.limits[1] - high.value, low.value - low.limits[0])),
    )
    medians = [
        next((max(seconds, 1.0) for seconds, left in curve_of(waits_of(some)) if left <= 0.5 + HAIR), inf)
        for some in stated
    ]
    reached = inf not in medians
    ratio = max(medians) / min(medians) if reached else None
    return [
        counted(RANGE, span, n, limits=limits),
        counted(RATIO, ratio, n, note=None if reached else "not_reached"),
    ]


def _observed(record: Record, end: int, zone: ZoneInfo) -> tuple[int, int]:
    """First and last month that were seen from their first to their last day."""
    if not record.messages:
        return 0, -1
    start = min(one.at for one in record.messages)
    if record.window[0] is not None:
        start = max(start, record.window[0])
    begun, ended = _local(start, zone), _local(end, zone)
    over = ended.day == monthrange(ended.year, ended.month)[1]
    return _month(begun) + (begun.day > 1), _month(ended) - (not over)


def _local(at: int, zone: ZoneInfo) -> datetime:
    return (EPOCH + timedelta(microseconds=at)).astimezone(zone)


def _month(moment: datetime) -> int:
    return 12 * moment.year + moment.month - 1


def _met(record: Record, rows: Sequence[Recount], weeks: int, unposted: str | None) -> Recount:
    if unposted:
        return refused(MET, unposted)
    limits = {
        line["measure"]: (line["low"], line["high"])
        for line in record.scores
        if not line["subset_by"] and line["measure"] in RULES
    }
    found = {row.measure: row for row in rows if not row.by}
    met = decided = 0
    for measure, (threshold, least) in RULES.items():
        row = found[measure]
        units = weeks if measure == GAPS[1] else row.n
        if row.value is None or units < least:
            continue
        low, high = limits.get(measure, (None, None))
        if low is None:
            low, high = row.value, row.value if high is None else high
        # A limit that was not reached lies above everything.
        under, over = (inf if high is None else high) <= threshold, low > threshold
        met, decided = met + under, decided + (under or over)
    return counted(MET, met, decided) if decided >= LEAST_RULES else refused(MET, "too_few_rules", decided)
