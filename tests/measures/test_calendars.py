import numpy as np
import pandas as pd
import pytest

from dialogscore.measures.calendars import days_of, hours_of, local_times, months_of, weekdays_of


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])
def test_the_clock_is_that_of_pandas_in_every_zone(zone):
    seconds = np.round(np.random.default_rng(2).uniform(-1e9, 2e9, 500), 6)
    local = local_times(seconds, zone)
    clock = pd.to_datetime(pd.Series(np.round(seconds * 1e6).astype("int64")), unit="us", utc=True)
    clock = clock.dt.tz_convert(zone).dt
    assert weekdays_of(local).tolist() == clock.day_of_week.tolist()
    assert hours_of(local).tolist() == clock.hour.tolist()
    assert months_of(local).tolist() == (12 * clock.year + clock.month - 1).tolist()
    assert days_of(local).tolist() == [day.toordinal() - 719163 for day in clock.date]


def test_a_sum_that_misses_midnight_by_rounding_is_midnight():
    # The second of April 2024 began 1,712,016,000 seconds after 1970; a float this large is exact to 0.2 microseconds.
    assert days_of(local_times(np.array([1712015999.9999998]), "UTC")).tolist() == [19815]


def test_no_moments_have_no_days():
    assert weekdays_of(local_times(np.array([]), "Europe/Berlin")).tolist() == []
