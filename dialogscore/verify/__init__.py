"""The scores of a finished audit counted again from its working record, in code of its own.

Nothing here imports what computes scores (a test keeps it so): a mistake there cannot hide itself here. Recounted are
value and n of counts, shares, rates, Kaplan-Meier quantiles, the restricted mean, continuity, invitations, definition
profiles, pillars and index, and the sampling interval of shares, which has a closed form. Intervals that come from
drawing threads again are not, nor are shares corrected by a coded sample.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dialogscore.verify.asked import continuity_recounts, follow_ups, rate_recounts, time_recounts, unanswered_recounts
from dialogscore.verify.comparing import Tally, Verdict, compared
from dialogscore.verify.coverage import TIMED, answered_only, lacks, posts_only, unread
from dialogscore.verify.files import Check, file_checks, input_check, record_checks
from dialogscore.verify.pillars import pillar_recounts
from dialogscore.verify.plain import language_recounts, plain_recounts
from dialogscore.verify.record import Record, parted, read_record
from dialogscore.verify.reviewed import review_recounts
from dialogscore.verify.shares import Recount
from dialogscore.verify.units import asked_turns, said_messages
from dialogscore.verify.vendors import profile_recounts
from dialogscore.verify.written import invitation_recounts, withheld, written_recounts

__all__ = ["Check", "Recount", "Tally", "Verdict", "Verification", "read_record", "recount", "verify"]


class Verification(NamedTuple):
    """
    What a verification found.

    Attributes
    ----------
    checks : list of Check
        Files, inputs and the ledger.
    verdict : Verdict
        The scores.
    """

    checks: list[Check]
    verdict: Verdict

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
    if inputs:
        checks.append(input_check(record, inputs))
    return Verification(checks, compared(record.scores, recount(record)))


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
    flattering = answered_only(record, turns)
    reason = lacks(record, TIMED, by_order=True) or ("answered_only" if flattering else None)
    unreadable = unread([turn.supported for turn in turns if turn.inside and not turn.deleted])
    followed = follow_ups(record, turns)
    mute, written = posts_only(record), written_recounts(everything)
    rows = plain_recounts(record) + (withheld(written) if mute else written)
    rates = rate_recounts(turns, reason, unreadable)
    rows += rates + unanswered_recounts(rates) + time_recounts(turns, reason or unreadable)
    rows += continuity_recounts(followed, reason or unreadable)
    spoken = language_recounts(record, everything, turns)
    rows += invitation_recounts(record, everything)
    rows += [row for row in spoken if not (mute and row.measure == "dialog_share")]
    of_all = {row.measure: row for row in rows if not row.by}
    rows += pillar_recounts(everything, turns, followed, of_all)
    rows += profile_recounts(record, turns, flattering=flattering, needing=unreadable)
    if reviews and not record.messages:
        rows = [row if row.value is not None else row._replace(note="reviews_only") for row in rows]
    return rows + review_recounts(whole, reviews)
