"""Recount of themes: how many there are, what share of the asking is each, who of them waits in vain, and how long."""

from collections.abc import Sequence

from dialogscore.verify.rates import HORIZON, eligible
from dialogscore.verify.record import Record
from dialogscore.verify.shares import Recount, counted, refused, share
from dialogscore.verify.times import time_recounts
from dialogscore.verify.units import Asked

__all__ = ["theme_recounts"]

SPLIT, REST = "theme", "other"
MEDIAN = "response_median_seconds"
FEW, FOUND_NONE = "few_turns_for_themes", ("themes_unsteady", "themes_unnamed")
NOT_SOUGHT = "no_units"
LEAST = 120


def theme_recounts(
    record: Record, turns: Sequence[Asked], reason: str | None, rates: str | None
) -> list[Recount]:
    """
    Recount what is scored of themes besides the reply rates of their turns.

    Which theme a message belongs to is taken from the record: to group messages again would be to trust the same code.

    Parameters
    ----------
    record : Record
        The record.
    turns : sequence of Asked
        Turns of the audience.
    reason, rates : str or None
        Why nothing can be said of what people ask, or of answers, if so.

    Returns
    -------
    list of Recount
        themes, theme_share, unanswered and the median wait of each theme with its band.
    """
    asked = eligible(turns)
    units = [turn for turn in asked if turn.head.theme is not None]
    codes = sorted({turn.head.theme for turn in units})
    if reason or not codes:
        note = reason or _missing(record, asked)
        return [refused(measure, note, len(asked)) for measure in ("themes", "theme_share", "unanswered")]
    named = set(codes) - {REST}
    hits = [turn.head.theme != REST for turn in units]
    rows = [counted("themes", len(named), len(units), units=units, hits=hits)]
    rows += [
        share("theme_share", units, lambda turn, code=code: turn.head.theme == code, by=SPLIT, part=code)
        for code in codes
    ]
    if rates:
        return [*rows, refused("unanswered", rates, len(units))]
    for code in codes:
        of = {"by": SPLIT, "part": code}
        own = [turn for turn in turns if turn.head.theme == code]
        watched = [turn for turn in eligible(own) if turn.watched(HORIZON)]
        left = [not turn.within(HORIZON) for turn in watched]
        note = None if watched else "no_units"
        value = sum(left) if watched else None
        rows.append(counted("unanswered", value, len(watched), note=note, units=watched, hits=left, **of))
        for row in time_recounts(own, None, mean=False):
            if row.measure == MEDIAN:
                by, part = (f"{row.by}:{SPLIT}", f"{row.part}:{code}") if row.by else (SPLIT, code)
                rows.append(row._replace(by=by, part=part))
    return rows


def _missing(record: Record, asked: Sequence[Asked]) -> str:
    """Say why there may be none: too few ask, or, which only grouping again would show, what they ask is unsteady."""
    stated = [line["note_code"] for line in record.scores if line["measure"] == "themes"]
    possible = (FEW, *FOUND_NONE, NOT_SOUGHT) if len(asked) >= LEAST else (FEW, NOT_SOUGHT)
    return next((note for note in stated if note in possible), FEW)
