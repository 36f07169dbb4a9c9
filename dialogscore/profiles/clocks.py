"""Office hours: when a closed door starts the clock."""

import numpy as np
import pandas as pd

__all__ = ["OPENS", "SHUTS", "office_waits"]

OPENS, SHUTS = 9, 17


def office_waits(asked: pd.Series, answered: pd.Series, *, zone: str = "UTC") -> np.ndarray:
    """
    Measure waits with a clock that does not start while the office is closed.

    Parameters
    ----------
    asked, answered : pandas.Series of datetime64[us, UTC]
        When each unit began and was answered; answered not before asked, or NaT.
    zone : str, default "UTC"
        IANA zone of the office, open from 9 to 17 o'clock from Monday to Friday.

    Returns
    -------
    numpy.ndarray of float
        Seconds: from the next opening if asked while closed, but from the question if answered before that opening;
        NaN where there is no answer. Once started, the clock runs on.

    References
    ----------
    Orlo, "Setting up office hours": asked at 06:00 and answered at 09:05 is 5 minutes, answered at 08:45 is 2 h 45.
    """
    local = asked.dt.tz_convert(zone)
    hour = local.dt.hour.to_numpy()
    weekday = local.dt.day_of_week.to_numpy()
    is_open = (weekday < 5) & (hour >= OPENS) & (hour < SHUTS)
    before = (weekday < 5) & (hour < OPENS)
    # Days to the next opening day: the same day in the morning, else tomorrow, over the weekend to Monday.
    days = np.where(before, 0, np.select([weekday == 4, weekday == 5], [3, 2], 1))
    wall = local.dt.tz_localize(None).dt.floor("D") + pd.to_timedelta(days, unit="D") + pd.Timedelta(hours=OPENS)
    opening = wall.dt.tz_localize(zone, ambiguous=np.ones(len(wall), dtype=bool), nonexistent="shift_forward")
    start = asked.where(is_open, opening.dt.tz_convert("UTC"))
    start = start.where(~(answered < start), asked)
    return (answered - start).dt.total_seconds().to_numpy(dtype=float)
