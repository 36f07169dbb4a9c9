"""Opening hours: how many seconds of a wait fell into them, whatever the zone, the summer time or the holiday."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays
import numpy as np
import pandas as pd

from dialogscore.errors import UsageError, nearest

__all__ = ["DAYS", "OpeningHours", "is_open", "open_seconds", "parse_opening"]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
KEYS = (*DAYS, "zone", "country", "subdivision", "closed")
DAY = 86_400
NEVER = 1e18
EXAMPLE = 'hours such as "09:00-17:00", or a list of them'


@dataclass(frozen=True)
class OpeningHours:
    """
    When somebody is there to answer.

    Attributes
    ----------
    week : tuple of tuple of (int, int)
        For Monday to Sunday, the times open: from and to, in seconds of the clock on the wall, ascending.
    zone : str
        IANA zone of that clock.
    country, subdivision : str or None
        Whose public holidays are closed, such as ``DE`` and ``BY``; None for no holidays.
    closed : tuple of datetime.date
        Further days on which nobody is there.
    """

    week: tuple[tuple[tuple[int, int], ...], ...]
    zone: str = "UTC"
    country: str | None = None
    subdivision: str | None = None
    closed: tuple[date, ...] = ()


def parse_opening(said: Mapping[str, object], *, zone: str = "UTC") -> dict[str, OpeningHours]:
    """
    Read opening hours as ``[hours]`` of company.toml says them.

    Parameters
    ----------
    said : mapping of str to object
        ``monday`` to ``sunday``: hours such as ``"09:00-17:00"``, a list of them, nothing for a closed day; ``zone``,
        ``country``, ``subdivision`` (public holidays are closed) and ``closed`` (dates). ``accounts`` holds such tables
        for accounts with other hours, each with its own days; what else it does not say is as above it.
    zone : str, default "UTC"
        Zone where none is said.

    Returns
    -------
    dict of str to OpeningHours
        ``""`` for all accounts but those named, which stand below their names in lower case.

    Raises
    ------
    UsageError
        If a key, a time, a zone, a country or a date cannot be read, or nobody is ever there.
    """
    if not isinstance(said, Mapping):
        raise _wrong("hours", said, f"a table of days with {EXAMPLE}")
    above = {name: value for name, value in said.items() if name != "accounts"}
    found = {"": _one(above, zone, "hours")}
    accounts = said.get("accounts", {})
    if not isinstance(accounts, Mapping) or not all(isinstance(one, Mapping) for one in accounts.values()):
        raise _wrong("hours.accounts", accounts, "a table of hours for each account")
    shared = {name: value for name, value in above.items() if name not in DAYS}
    for account, own in accounts.items():
        found[account.strip().lstrip("@").casefold()] = _one({**shared, **own}, zone, f"hours.accounts.{account}")
    return found


def _wrong(where: str, value: object, expected: str, next_step: str = "") -> UsageError:
    return UsageError(f"use the opening hours {where}", found=repr(value), expected=expected, next_step=next_step)


def _one(said: Mapping[str, object], zone: str, where: str) -> OpeningHours:
    for key in said:
        if key not in KEYS:
            raise _wrong(where, key, "only known keys", nearest(str(key), KEYS))
    week = tuple(_day(said.get(day, ()), f"{where}.{day}") for day in DAYS)
    if not any(week):
        raise _wrong(where, dict(said), f"at least one day with {EXAMPLE}")
    zone = said.get("zone", zone)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        raise _wrong(f"{where}.zone", zone, "an IANA zone such as Europe/Berlin") from None
    country, subdivision = said.get("country"), said.get("subdivision")
    if subdivision is not None and country is None:
        raise _wrong(f"{where}.subdivision", subdivision, "a country beside it")
    if country is not None:
        _check_country(country, subdivision, where)
    return OpeningHours(week, zone, country, subdivision, _dates(said.get("closed", ()), f"{where}.closed"))


def _check_country(country: object, subdivision: object, where: str) -> None:
    known = holidays.list_supported_countries()
    if country not in known:
        raise _wrong(f"{where}.country", country, "a country code such as DE", nearest(str(country), known))
    if subdivision is not None and subdivision not in known[country]:
        parts = known[country] or ["no subdivision"]
        raise _wrong(f"{where}.subdivision", subdivision, f"one of {', '.join(parts)}")


def _day(said: object, where: str) -> tuple[tuple[int, int], ...]:
    texts = [said] if isinstance(said, str) else said
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        raise _wrong(where, said, EXAMPLE)
    times, last = [], 0
    for text in texts:
        ends = [_clock(part, where, text) for part in text.split("-")]
        if len(ends) != 2 or not last <= ends[0] < ends[1]:
            raise _wrong(where, text, f"{EXAMPLE}, each from earlier to later and none over midnight")
        times.append((ends[0], ends[1]))
        last = ends[1]
    return tuple(times)


def _clock(text: str, where: str, whole: str) -> int:
    hour, colon, minute = text.strip().partition(":")
    right = colon and all(part.isascii() and part.isdigit() and len(part) <= 2 for part in (hour, minute))
    if not right or int(minute) > 59 or int(hour) * 60 + int(minute) > 24 * 60:
        raise _wrong(where, whole, EXAMPLE)
    return int(hour) * 3600 + int(minute) * 60


def _dates(said: object, where: str) -> tuple[date, ...]:
    found = []
    for one in said if isinstance(said, list | tuple) else [said]:
        try:
            found.append(date.fromisoformat(one) if isinstance(one, str) else date(one.year, one.month, one.day))
        except (ValueError, AttributeError, TypeError):
            raise _wrong(where, said, "a list of dates such as 2025-12-24") from None
    return tuple(sorted(found))


def open_seconds(opening: OpeningHours, begun: np.ndarray, ended: np.ndarray) -> np.ndarray:
    """
    Measure how much of each span lay within opening hours.

    Parameters
    ----------
    opening : OpeningHours
        The hours.
    begun, ended : ndarray of float
        Begin and end of each span, seconds since 1970; NaN where unknown.

    Returns
    -------
    ndarray of float
        Seconds that really passed while open, also in the night in which clocks change; 0 for a span wholly outside,
        NaN where an end is unknown.
    """
    begun, ended = np.asarray(begun, dtype=float), np.asarray(ended, dtype=float)
    known = np.r_[begun, ended]
    known = known[~np.isnan(known)]
    if not len(known):
        return np.full(len(begun), np.nan)
    opens, shuts = _spans(opening, known.min(), known.max())
    before = np.r_[0.0, np.cumsum(shuts - opens)]

    def until(moments: np.ndarray) -> np.ndarray:
        place = np.searchsorted(opens, moments, side="right") - 1
        inside = np.minimum(moments, shuts[place]) - opens[place]
        return np.where(place < 0, 0.0, before[place] + inside)

    return np.where(np.isnan(begun) | np.isnan(ended), np.nan, until(ended) - until(begun))


def is_open(opening: OpeningHours, moments: np.ndarray) -> np.ndarray:
    """
    Tell whether somebody is there.

    Parameters
    ----------
    opening : OpeningHours
        The hours.
    moments : ndarray of float
        Seconds since 1970, none missing.

    Returns
    -------
    ndarray of bool
        True from the moment of opening on, and no more at that of closing.
    """
    if not len(moments):
        return np.zeros(0, dtype=bool)
    opens, shuts = _spans(opening, moments.min(), moments.max())
    place = np.searchsorted(opens, moments, side="right") - 1
    return (place >= 0) & (moments < shuts[np.maximum(place, 0)])


def _spans(opening: OpeningHours, first: float, last: float) -> tuple[np.ndarray, np.ndarray]:
    """List all times open from the day before the first moment to the day after the last, in seconds since 1970."""
    days = pd.date_range(pd.Timestamp(first, unit="s").floor("D") - pd.Timedelta(days=2),
                         pd.Timestamp(last, unit="s").floor("D") + pd.Timedelta(days=2), freq="D")  # fmt: skip
    shut = set(opening.closed)
    if opening.country is not None:
        years = range(int(days[0].year), int(days[-1].year) + 1)
        shut |= set(holidays.country_holidays(opening.country, subdiv=opening.subdivision, years=years))
    days = days[~days.isin(pd.DatetimeIndex(sorted(shut)))]
    weekday = days.day_of_week.to_numpy()
    ends = ([], [])
    for day, times in enumerate(opening.week):
        for span in times:
            for side, seconds in zip(ends, span, strict=True):
                side.append(days[weekday == day] + pd.Timedelta(seconds=seconds))
    opens, shuts = (_utc_seconds(side, opening.zone) for side in ends)
    if not len(opens):  # nobody is there in all these days: it opens later than any moment
        return np.array([NEVER]), np.array([NEVER])
    order = np.argsort(opens, kind="stable")
    return opens[order], shuts[order]


def _utc_seconds(walls: list[pd.DatetimeIndex], zone: str) -> np.ndarray:
    wall = walls[0].append(walls[1:])
    # An hour that comes twice counts from its first time on; one that is skipped begins when the clock goes on.
    moments = wall.tz_localize(zone, ambiguous=np.ones(len(wall), dtype=bool), nonexistent="shift_forward")
    return ((moments - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(seconds=1)).to_numpy(dtype=float)
