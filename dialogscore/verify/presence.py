"""Recount of how often the company writes in public."""

from math import sqrt
from statistics import stdev

from scipy.special import stdtrit

from dialogscore.verify.record import Record, own
from dialogscore.verify.shares import LEVEL, Recount, counted, refused

__all__ = ["presence_recounts"]

WEEK = 7 * 86400 * 1_000_000
MEASURE = "posts_per_week"


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
    written = [
        one for one in record.messages
        if one.direction == "outbound" and own(one) and one.status == "visible" and record.inside(one.at)
    ]  # fmt: skip
    if not written:
        return [refused(MEASURE, "no_units")]
    start = min(one.at for one in written)
    until = [source["observed_until"] for source in record.sources if source["observed_until"] is not None]
    end = round(max(until).timestamp() * 1e6) if until else max(one.at for one in record.messages)
    if record.window[1] is not None:
        end = min(end, record.window[1])
    weeks = (end - start) // WEEK
    if weeks < 1:
        return [refused(MEASURE, "too_few_weeks")]
    counted_ones = [one for one in written if (one.at - start) // WEEK < weeks]
    rows = []
    for by, part, kinds in (("", "", (True, False)), ("post_kind", "post", (True,)), ("post_kind", "reply", (False,))):
        hits = [(one.kind in ("post", "quote")) in kinds for one in counted_ones]
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
