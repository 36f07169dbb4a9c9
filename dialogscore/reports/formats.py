"""Numbers, dates and durations as a language writes them, by Babel's tables (CLDR).

Babel would fall back to the machine's locale and zone where it is given none; every call here gives both.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

__all__ = ["clock", "day", "duration", "listed", "month", "number", "percent", "quarter", "weekday", "whole"]

MINUTE, HOUR, DAY = 60, 3600, 86400
UNITS = ("day", "hour", "minute", "second")


def whole(value: float, locale: str) -> str:
    """
    Write a whole number with its groups.

    Parameters
    ----------
    value : float
        What to write; fractions are cut.
    locale : str
        Locale, such as ``"en_GB"``.

    Returns
    -------
    str
        The number.
    """
    return format_decimal(int(value), "#,##0", locale=locale)


def number(value: float, digits: int, locale: str) -> str:
    """
    Write a number with a fixed count of decimals.

    Parameters
    ----------
    value : float
        What to write.
    digits : int
        Decimals, at least 1.
    locale : str
        Locale.

    Returns
    -------
    str
        The number, without groups.
    """
    return format_decimal(float(value), f"0.{'0' * digits}", locale=locale)


def percent(value: float, locale: str, *, digits: int = 1) -> str:
    """
    Write a share as percent, the sign where the language puts it.

    Parameters
    ----------
    value : float
        Share, 0..1.
    locale : str
        Locale.
    digits : int, default 1
        Decimals.

    Returns
    -------
    str
        The percentage.
    """
    return format_percent(float(value), _percents(locale, digits), locale=locale)


@cache
def _percents(locale: str, digits: int) -> str:
    one = Locale.parse(locale).percent_formats[None].pattern
    return one.replace("0", f"0.{'0' * digits}" if digits else "0")


def duration(seconds: float, locale: str, lengths: Sequence[str]) -> str:
    """
    Write a duration in its two largest units, from seconds to days.

    Parameters
    ----------
    seconds : float
        How long.
    locale : str
        Locale.
    lengths : sequence of str
        Babel's length of the symbols of day, hour, minute and second.

    Returns
    -------
    str
        Such as ``"2 h 14 min"``; a hard space stands between each number and its unit.
    """
    rounded = round(seconds)
    if rounded < MINUTE:
        return _amount(rounded, 3, locale, lengths)
    if rounded < HOUR:
        place, large, small, limit = 2, rounded // MINUTE, rounded % MINUTE, 60
    elif rounded <= 3 * DAY and rounded != 2 * DAY:  # a day and three days are horizons, which are told in hours
        place, large, small, limit = 1, rounded // HOUR, round(rounded % HOUR / MINUTE), 60
    else:
        place, large, small, limit = 0, rounded // DAY, round(rounded % DAY / HOUR), 24
    large, small = (large + 1, 0) if small == limit else (large, small)
    first = _amount(large, place, locale, lengths)
    return f"{first} {_amount(small, place + 1, locale, lengths)}" if small else first


def _amount(count: int, place: int, locale: str, lengths: Sequence[str]) -> str:
    return f"{whole(count, locale)}\u00a0{_symbol(UNITS[place], lengths[place], locale)}"


@cache
def _symbol(unit: str, length: str, locale: str) -> str:
    """Take the unit of "1 h" alone: a symbol has no plural and stands apart from its number."""
    return format_unit(1, f"duration-{unit}", length, locale=locale).removeprefix("1").strip()


def day(moment: date, locale: str) -> str:
    """
    Write a day in full.

    Parameters
    ----------
    moment : datetime.date
        A day, or a moment in it.
    locale : str
        Locale.

    Returns
    -------
    str
        Such as ``"2 March 2019"``.
    """
    return format_date(moment, "long", locale=locale)


def clock(moment: datetime, locale: str) -> str:
    """
    Write the time of day to the minute, in UTC.

    Parameters
    ----------
    moment : datetime.datetime
        A moment in UTC.
    locale : str
        Locale.

    Returns
    -------
    str
        Such as ``"07:05"``.
    """
    return format_time(moment, "short", tzinfo=UTC, locale=locale)


def month(moment: date, locale: str) -> str:
    """
    Write a month of a year, abbreviated.

    Parameters
    ----------
    moment : datetime.date
        A day in it.
    locale : str
        Locale.

    Returns
    -------
    str
        Such as ``"Mar 2019"``.
    """
    return format_skeleton("yMMM", moment, locale=locale)


def quarter(moment: date, locale: str) -> str:
    """
    Write a quarter of a year, abbreviated.

    Parameters
    ----------
    moment : datetime.date
        A day in it.
    locale : str
        Locale.

    Returns
    -------
    str
        Such as ``"Q1 2019"``.
    """
    return format_skeleton("yQQQ", moment, locale=locale)


def weekday(place: int, locale: str, *, width: str = "wide") -> str:
    """
    Name a day of the week.

    Parameters
    ----------
    place : int
        0 for Monday to 6 for Sunday.
    locale : str
        Locale.
    width : str, default "wide"
        ``"wide"`` or ``"abbreviated"``.

    Returns
    -------
    str
        Its name.
    """
    return get_day_names(width, "stand-alone", locale)[place]


def listed(values: Sequence[str], locale: str) -> str:
    """
    Write a list with commas and an "and".

    Parameters
    ----------
    values : sequence of str
        What to list.
    locale : str
        Locale.

    Returns
    -------
    str
        The list; empty for none.
    """
    return format_list(list(values), "standard", locale)
