"""Days, hours and months on the clock of a zone, for whole columns of moments."""

import numpy as np
import pandas as pd

__all__ = ["days_of", "hours_of", "local_times", "months_of", "weekdays_of"]

# The first day of 1970 was a Thursday: weeks begin on Mondays.
THURSDAY = 3
MONTHS_BEFORE_1970 = 12 * 1970


def local_times(seconds: np.ndarray, zone: str) -> np.ndarray:
    """
    Tell what the clock on the wall shows.

    Parameters
    ----------
    seconds : numpy.ndarray of float
        Seconds since 1970, none missing.
    zone : str
        IANA time zone.

    Returns
    -------
    numpy.ndarray of datetime64[us]
        The time there.
    """
    # Whole microseconds first: a fraction of a second held as a float is no exact time.
    micro = np.round(np.asarray(seconds) * 1e6).astype(np.int64).view("datetime64[us]")
    return pd.DatetimeIndex(micro, tz="UTC").tz_convert(zone).tz_localize(None).to_numpy()


def days_of(local: np.ndarray) -> np.ndarray:
    """
    Number the days.

    Parameters
    ----------
    local : numpy.ndarray of datetime64
        As `local_times` gives it.

    Returns
    -------
    numpy.ndarray of int64
        Days since the first of 1970.
    """
    return local.astype("datetime64[D]").astype(np.int64)


def weekdays_of(local: np.ndarray) -> np.ndarray:
    """
    Tell the day of the week.

    Parameters
    ----------
    local : numpy.ndarray of datetime64
        As `local_times` gives it.

    Returns
    -------
    numpy.ndarray of int64
        0 is Monday.
    """
    return (days_of(local) + THURSDAY) % 7


def hours_of(local: np.ndarray) -> np.ndarray:
    """
    Tell the hour of the day.

    Parameters
    ----------
    local : numpy.ndarray of datetime64
        As `local_times` gives it.

    Returns
    -------
    numpy.ndarray of int64
        0 to 23.
    """
    return local.astype("datetime64[h]").astype(np.int64) % 24


def months_of(local: np.ndarray) -> np.ndarray:
    """
    Number the months.

    Parameters
    ----------
    local : numpy.ndarray of datetime64
        As `local_times` gives it.

    Returns
    -------
    numpy.ndarray of int64
        12 times the year, plus 0 to 11.
    """
    return local.astype("datetime64[M]").astype(np.int64) + MONTHS_BEFORE_1970
