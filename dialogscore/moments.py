"""Moments and windows as people write them: UTC unless they carry an offset, and a window's end is never part of it."""

import re
from datetime import UTC, datetime, timedelta

from dialogscore.errors import UsageError

__all__ = ["parse_moment", "parse_window"]

_PERIOD = re.compile(r"(\d{4})(?:-(?:[Qq]([1-4])|(\d{2})(?:-(\d{2}))?))?")


def parse_moment(text: str, *, option: str = "as_of") -> datetime:
    """
    Read a date or a time.

    Parameters
    ----------
    text : str
        ISO 8601, such as ``2025-03-31`` (its first moment) or ``2025-03-31T18:00+02:00``.
    option : str, default "as_of"
        Name of the option, for the error.

    Returns
    -------
    datetime.datetime
        In UTC; a text without offset is taken as UTC.

    Raises
    ------
    UsageError
        If the text is no date.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"read {option}", found=repr(text), expected="a date or time such as 2025-03-31 or 2025-03-31T18:00+02:00"
        ) from None


def parse_window(text: str, *, option: str = "window") -> tuple[datetime, datetime]:
    """
    Read a window: a year, quarter, month or day, or ``FROM..TO`` of these or of times.

    Parameters
    ----------
    text : str
        ``2025``, ``2025-Q3``, ``2025-03``, ``2025-03-31`` or two of them with ``..`` between.
    option : str, default "window"
        Name of the option, for the error.

    Returns
    -------
    tuple of datetime.datetime
        First moment of FROM and first moment of TO, in UTC; TO itself lies outside.

    Raises
    ------
    UsageError
        If the text is no window, or one that ends before it starts.
    """
    start, dots, end = text.strip().partition("..")
    if dots and not (start and end):
        raise _no_window(text, option)
    periods = [_period(part.strip()) for part in ((start, end) if dots else (start,))]
    if None in periods:
        raise _no_window(text, option)
    window = (periods[0][0], periods[1][0]) if dots else periods[0]
    if window[0] >= window[1]:
        raise UsageError(
            f"read {option}",
            found=f"{text!r}, which holds no time",
            expected="an end after the start",
            next_step="The end itself is not part of the window: 2025-01..2025-04 is January to March.",
        )
    return window


def _period(text: str) -> tuple[datetime, datetime] | None:
    match = _PERIOD.fullmatch(text)
    try:
        if match is None:
            moment = parse_moment(text)
            return moment, moment
        year, quarter, month, day = (int(part) if part else None for part in match.groups())
        if day:
            start = datetime(year, month, day, tzinfo=UTC)
            return start, start + timedelta(days=1)
        first, length = (3 * quarter - 2, 3) if quarter else (month, 1) if month else (1, 12)
        after = year * 12 + first - 1 + length
        return datetime(year, first, 1, tzinfo=UTC), datetime(after // 12, after % 12 + 1, 1, tzinfo=UTC)
    except (UsageError, ValueError, OverflowError):
        return None


def _no_window(text: str, option: str) -> UsageError:
    return UsageError(
        f"read {option}",
        found=repr(text),
        expected="2025, 2025-Q3, 2025-03, 2025-03-31 or FROM..TO, of which TO is not part",
    )
