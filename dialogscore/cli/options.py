"""What people write after an option, turned into moments and windows; the options that commands share.

All moments are UTC unless they carry an offset, and a window's end is never part of it.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import click

from dialogscore.errors import UsageError

__all__ = ["feed_options", "parse_moment", "parse_window"]

_PERIOD = re.compile(r"(\d{4})(?:-(?:[Qq]([1-4])|(\d{2})(?:-(\d{2}))?))?")


def parse_moment(text: str, *, option: str = "--as-of") -> datetime:
    """
    Read a date or a time.

    Parameters
    ----------
    text : str
        ISO 8601, such as ``2025-03-31`` (its first moment) or ``2025-03-31T18:00+02:00``.
    option : str, default "--as-of"
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
    except ValueError:
        raise UsageError(
            f"read {option}", found=repr(text), expected="a date or time such as 2025-03-31 or 2025-03-31T18:00+02:00"
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def parse_window(text: str) -> tuple[datetime, datetime]:
    """
    Read a window: a year, quarter, month or day, or ``FROM..TO`` of these or of times.

    Parameters
    ----------
    text : str
        ``2025``, ``2025-Q3``, ``2025-03``, ``2025-03-31`` or two of them with ``..`` between.

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
    if dots and start and end:
        window = (_period(start, text)[0], _period(end, text)[0])
    elif not dots:
        window = _period(start, text)
    else:
        raise _no_window(text)
    if window[0] >= window[1]:
        raise UsageError(
            "read --window",
            found=f"{text!r}, which holds no time",
            expected="an end after the start",
            next_step="The end itself is not part of the window: 2025-01..2025-04 is January to March.",
        )
    return window


def _period(text: str, whole: str) -> tuple[datetime, datetime]:
    text = text.strip()
    match = _PERIOD.fullmatch(text)
    if match is None:
        try:
            moment = parse_moment(text, option="--window")
        except UsageError:
            raise _no_window(whole) from None
        return moment, moment
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day:
            start = datetime(year, month, day, tzinfo=UTC)
            return start, start + timedelta(days=1)
        first, length = (3 * quarter - 2, 3) if quarter else (month, 1) if month else (1, 12)
        after = year * 12 + first - 1 + length
        return datetime(year, first, 1, tzinfo=UTC), datetime(after // 12, after % 12 + 1, 1, tzinfo=UTC)
    except (ValueError, OverflowError):
        raise _no_window(whole) from None


def _no_window(text: str) -> UsageError:
    return UsageError(
        "read --window",
        found=repr(text),
        expected="2025, 2025-Q3, 2025-03, 2025-03-31 or FROM..TO, of which TO is not part",
    )


def feed_options(command: Callable) -> Callable:
    """
    Add the options that say how a feed is to be read; `audit` and `inspect` share them.

    Parameters
    ----------
    command : callable
        A click command's function.

    Returns
    -------
    callable
        The same function, decorated.
    """
    options = [
        click.option("--company", metavar="NAME", help="The company to audit."),
        click.option(
            "--account",
            "accounts",
            multiple=True,
            metavar="[PLATFORM:]HANDLE",
            help="An account of the company; may be given several times.",
        ),
        click.option(
            "--config",
            type=click.Path(exists=True, dir_okay=False),
            metavar="FILE",
            help="company.toml: name, accounts, affiliates, mapping, zone and language in one file.",
        ),
        click.option(
            "--mapping",
            type=click.Path(exists=True, dir_okay=False),
            metavar="FILE",
            help="Mapping file (TOML) that says what the columns of an unknown CSV or XLSX mean.",
        ),
        click.option(
            "--format",
            "format_name",
            metavar="NAME",
            help="Read as this format; see `dialogscore list formats`.  [default: find out]",
        ),
        click.option("--zone", metavar="ZONE", help="Time zone of times that carry none, such as Europe/Berlin."),
        click.option(
            "--as-of",
            metavar="TIME",
            help="End of observation; UTC unless it carries an offset.  [default: each file's last message]",
        ),
        click.option(
            "--max-rejects",
            type=click.FloatRange(0, 1),
            metavar="SHARE",
            help="Share of malformed rows that is still accepted.  [default: 0.05]",
        ),
        click.option(
            "--coverage",
            type=click.Choice(["auto", "full"]),
            default="auto",
            show_default=True,
            help="`full`: the audience's unanswered messages are in the export, whatever the data looks like.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command
