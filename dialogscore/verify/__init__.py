"""The scores of a finished audit counted again from its working record, in code of its own.

Nothing here imports what computes scores (a test keeps it so): a mistake there cannot hide itself here. Recounted are
value and n of every measure, and the sampling interval where it has a closed form, as for shares. Intervals that come
from drawing threads again are not, nor are shares corrected by a coded sample, nor what happened in private, which the
record does not hold.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dialogscore.verify.benchmarks import Company, benchmark_checks, companies_of, is_benchmark
from dialogscore.verify.comparing import OUT_OF_REACH, Tally, Verdict, compared
from dialogscore.verify.coverage import TIMED, by_words, flattering, forgotten, lacks, mute, unread
from dialogscore.verify.drawn import draw_failures, sensitivity_recounts
from dialogscore.verify.endings import ending_recounts
from dialogscore.verify.files import Check, file_checks, input_check, record_checks
from dialogscore.verify.follows import continuity_recounts, exchange_recounts, follow_ups
from dialogscore.verify.gamed import gamed_recounts
from dialogscore.verify.opened import business_recounts
from dialogscore.verify.pillars import pillar_recounts
from dialogscore.verify.plain import language_recounts, plain_recounts
from dialogscore.verify.presence import presence_recounts
from dialogscore.verify.purposes import purpose_recounts, talk_recounts
from dialogscore.verify.rates import rate_recounts, unanswered_recounts
from dialogscore.verify.record import Record, parted, read_record
from dialogscore.verify.reviewed import review_recounts
from dialogscore.verify.roles import role_recounts
from dialogscore.verify.servicelevel import backlog_recounts, service_recounts
from dialogscore.verify.shares import Recount
from dialogscore.verify.sides import side_recounts
from dialogscore.verify.splits import split_recounts
from dialogscore.verify.steadiness import steadiness_recounts
from dialogscore.verify.themes import theme_recounts
from dialogscore.verify.times import speed_recounts, time_recounts
from dialogscore.verify.units import asked_turns, said_messages
from dialogscore.verify.uptake import suggestion_recounts, uptake_recounts
from dialogscore.verify.vendors import profile_recounts
from dialogscore.verify.written import invitation_recounts, withheld, written_recounts

__all__ = [
    "OUT_OF_REACH",
    "Check",
    "Company",
    "Recount",
    "Tally",
    "Verdict",
    "Verification",
    "benchmark_checks",
    "companies_of",
    "is_benchmark",
    "read_record",
    "recount",
    "verify",
]


class Verification(NamedTuple):
    """
    What a verification found.

    Attributes
    ----------
    checks : list of Check
        Files, inputs and the ledger.
    verdict : Verdict
        The scores.
    forgot : bool
        Whether people were taken out of the record, so that what rests on their words is not recounted.
    """

    checks: list[Check]
    verdict: Verdict
    forgot: bool = False

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.verdict.failures and not any(check.failures for check in self.checks)


def verify(out: str | Path, *, inputs: Sequence[str | Path] = ()) -> Verification:
    """
    Check a result folder and count its scores again.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder with its working record.
    inputs : sequence of str or pathlib.Path, optional
        Files that the audit was made from, to compare their hashes.

    Returns
    -------
    Verification
        What was looked at, and what is wrong.

    Raises
    ------
    OutputError
        If it is no result folder, or the working record was deleted.
    UsageError
        If an input is missing.
    """
    place = Path(out)
    record = read_record(place)
    checks = file_checks(place, record) + record_checks(place, record, asked_turns(record))
    checks.append(Check("points of each draw", len(record.draws), tuple(draw_failures(record))))
    if inputs:
        checks.append(input_check(record, inputs))
    return Verification(checks, compared(record.scores, recount(record)), forgotten(record))


def recount(record: Record) -> list[Recount]:
    """
    Count everything again.

    Parameters
    ----------
    record : Record
        The record.

    Returns
    -------
    list of Recount
        Every row of `scores` that can be.
    """
    whole, (record, reviews) = record, parted(record)
    turns, everything = asked_turns(record), said_messages(record)
    flatters = flattering(record, turns)
    reason = lacks(record, TIMED, by_order=True) or flatters
    unreadable = unread([turn.supported for turn in turns if turn.inside and not turn.deleted])
    followed = follow_ups(record, turns)
    silent, written = mute(record), written_recounts(everything)
    rows = plain_recounts(record) + (withheld(written, silent) if silent else written) + presence_recounts(record)
    rates, waiting = rate_recounts(turns, reason, unreadable), reason or unreadable
    by_part = split_recounts(record, turns, reason, unreadable)
    rows += rates + by_part + unanswered_recounts(rates + by_part)
    timed = lacks(record, TIMED, by_order=True)
    rows += theme_recounts(record, turns, timed or unreadable, reason)
    rows += time_recounts(turns, waiting) + speed_recounts(turns, waiting, reason)
    rows += ending_recounts(record, turns, waiting) + business_recounts(record, turns, waiting)
    rows += service_recounts(record, turns, waiting) + backlog_recounts(record, turns, waiting)
    rows += gamed_recounts(record, turns, waiting) + steadiness_recounts(record, turns, waiting)
    rows += continuity_recounts(followed, waiting) + exchange_recounts(turns, reason, unreadable)
    spoken = language_recounts(record, everything, turns)
    rows += invitation_recounts(record, everything) + uptake_recounts(record, everything)
    rows += purpose_recounts(record, everything) + talk_recounts(record, everything, turns, reason, unreadable)
    rows += suggestion_recounts(record, turns, flatters=flatters)
    rows += [row for row in spoken if not (silent and row.measure == "dialog_share")]
    if not silent:
        said = [one for one in everything if one.language_support != "unsupported"]
        rows += role_recounts(record, said, turns, waiting) + side_recounts(record, everything)
    of_all = {row.measure: row for row in rows if not row.by}
    rows += pillar_recounts(everything, turns, followed, of_all)
    rows += sensitivity_recounts(record, next(row for row in rows if row.measure == "index"))
    rows += profile_recounts(record, turns, flatters=flatters, needing=unreadable)
    if reviews and not record.messages:
        rows = [row if row.value is not None else row._replace(note="reviews_only") for row in rows]
    if forgotten(record):
        rows = [row for row in rows if not by_words(record, row)]
    return rows + review_recounts(whole, reviews)
