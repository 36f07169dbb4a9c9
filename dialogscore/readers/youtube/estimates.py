"""Estimated times, of which many are equal: the order of the file is kept within them."""

from datetime import UTC, datetime, timedelta

__all__ = ["later"]

_LARGEST = 1 << 36  # seconds: beyond, and below zero, times are nobody's
_MOST = 1_000_000


def later(time: int | float | str | None, seen: dict[float, int]) -> int | float | str | None:
    """
    Put a time behind those that are equal and came before.

    Sites say "2 days ago", so a comment and its answer get one time; sorted by id, the answer may come first.

    Parameters
    ----------
    time : int, float, str or None
        Seconds since 1970, as a program estimated them.
    seen : dict of float to int
        Times there were, and how often they came again; this one is added.

    Returns
    -------
    int, float, str or None
        For the second and later of equal times a text, a microsecond after the one before; what is no number of
        seconds stays as it is.
    """
    if not isinstance(time, int | float) or not 0 < time < _LARGEST:
        return time
    place = seen[time] = seen.get(time, -1) + 1
    if place == 0 or place >= _MOST:
        return time
    return (datetime.fromtimestamp(time, UTC) + timedelta(microseconds=place)).isoformat(timespec="microseconds")
