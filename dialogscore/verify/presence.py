"""Recount of how often the company writes in public."""

from math import sqrt
from statistics import stdev
from typing import Any

from scipy.special import stdtrit

from dialogscore.verify.record import Record, own
from dialogscore.verify.shares import LEVEL, Recount, counted, refused

__all__ = ["WEEK", "observed_end", "presence_recounts", "public_messages"]

WEEK = 7 * 86400 * 1_000_000
MEASURE = "posts_per_week"


def public_messages(record: Record) -> list[Any]:
    """
    Take what the company wrote in public.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    list of Message
        Visible messages in the window, by time.
    """
    found = [
        one for one in record.messages
        if one.direction == "outbound" and own(one) and one.status == "visible" and record.inside(one.at)
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.at)


def observed_end(record: Record) -> int:
    """
    Find where observation, or the window, ends.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    int
        Microseconds since 1970.
    """
    until = [source["observed_until"] for source in record.sources if source["observed_until"] is not None]
    end = round(max(until).timestamp() * 1e6) if until else max((one.at for one in record.messages), default=0)
    return end if record.window[1] is None else min(end, record.window[1])


def presence_recounts(record: Record) -> list[Recount]:
    """
    Recount the company's public messages of each whole week.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    list of Recount
        Messages a week, of all and by kind, with Student's interval over the weeks.
    """
    written = public_messages(record)
    if not written:
        return [refused(MEASURE, "no_units")]
    start, end = written[0].at, observed_end(record)
    weeks = (end - start) // WEEK
    if weeks < 1:
        return [refused(MEASURE, "too_few_weeks")]
    counted_ones = [one for one in written if (one.at - start) // WEEK < weeks]
    rows = []
    for by, part, kinds in (("", "", (True, False)), ("post_kind", "post", (True,)), ("post_kind", "reply", (False,))):
        hits = [(one.position == "opener") in kinds for one in counted_ones]
        counts = [0] * weeks
        for one, hit in zip(counted_ones, hits, strict=True):
            counts[(one.at - start) // WEEK] += hit
        value = sum(counts) / weeks
        limits = None
        if weeks > 1:
            half = stdtrit(weeks - 1, 0.5 + LEVEL / 2) * stdev(counts) / sqrt(weeks)
            limits = max(0.0, value - half), value + half
        rows.append(counted(MEASURE, value, weeks, by=by, part=part, limits=limits, units=counted_ones, hits=hits))
    return rows
