import numpy as np
import pandas as pd
import pytest

from dialogscore.benchmark.windows import common_window, covered, crowded_window, shared_window
from dialogscore.errors import UsageError


def day(number):
    return pd.Timestamp(f"2025-03-{number:02}", tz="UTC")


def spans(*pairs):
    return [(day(first).isoformat(), day(last).isoformat()) for first, last in pairs]


def test_the_window_is_that_of_all_feeds_unless_somebody_names_one():
    every = [spans((2, 9)), spans((1, 4), (5, 8))]
    assert common_window(None, every) == (day(1), day(9) + pd.Timedelta(1, "us"))
    assert common_window((day(3), day(20)), every) == (day(3), day(20))
    assert common_window((None, day(5)), every) == (day(1), day(5))


def test_a_window_that_no_feed_speaks_of_is_refused():
    with pytest.raises(UsageError, match="2025-03-01 to 2025-03-09"):
        common_window((day(10), day(12)), [spans((1, 9))])
    with pytest.raises(UsageError, match="speak of nothing"):
        common_window(None, [])


def test_coverage_is_what_at_least_one_source_watched():
    window = day(1), day(11)  # ten days
    assert covered(spans((1, 6)), window) == pytest.approx(0.5)
    assert covered(spans((1, 4), (3, 6), (9, 30)), window) == pytest.approx(0.7)
    assert covered(spans((1, 30)), window) == 1.0
    assert covered(spans((12, 30)), window) == 0.0
    assert covered([], window) == 0.0


def test_a_window_that_most_companies_cover_is_found_where_one_longer_feed_spoils_that_of_all():
    days = [("2025-01-01", "2025-12-31"), *[("2025-03-01", "2025-04-30")] * 4]
    starts, ends = (pd.Series([pd.Timestamp(pair[end], tz="UTC") for pair in days]) for end in (0, 1))
    (start, end), count = shared_window(starts, ends, least=0.9)
    assert (start.isoformat()[:10], end.isoformat()[:10], count) == ("2025-03-01", "2025-04-30", 5)


def test_companies_that_were_never_watched_together_have_no_such_window():
    days = [(f"2025-0{month}-01", f"2025-0{month}-20") for month in range(1, 6)]
    starts, ends = (pd.Series([pd.Timestamp(pair[end], tz="UTC") for pair in days]) for end in (0, 1))
    assert shared_window(starts, ends, least=0.9) is None
    assert shared_window(starts[:0], ends[:0], least=0.9) is None


def test_one_stray_message_does_not_hide_where_the_others_lie():
    # 19 messages from 3 to 12 March, one a year before: 19 of 20 are 95 %, in ten days of a window of 375.
    strays = [day(3) - pd.Timedelta(365, "D"), *[day(3)] * 10, *[day(12)] * 9]
    times = np.array([moment.timestamp() + 60 for moment in strays])
    window = strays[0], day(13)
    assert crowded_window(times, window) == {
        "from": "2025-03-03", "to": "2025-03-13", "share": 0.95, "weeks": 2, "of_weeks": 54,
    }  # fmt: skip


def test_a_window_that_is_proposed_is_one_that_all_cover():
    # The last day ends at noon for everybody: in a window with it nobody is watched to its end. 39 of 41 are 95.1 %.
    strays = [day(3) - pd.Timedelta(365, "D"), *[day(3)] * 30, *[day(11)] * 9, day(12)]
    times = np.array([moment.timestamp() + 60 for moment in strays])
    found = crowded_window(times, (strays[0], day(12) + pd.Timedelta(12, "h")))
    assert (found["from"], found["to"], found["share"]) == ("2025-03-03", "2025-03-12", 39 / 41)
    # With two messages on the last day 39 of 42 lie before it, which is less than 95 %.
    assert crowded_window(np.append(times, times[-1]), (strays[0], day(12) + pd.Timedelta(12, "h"))) is None


def test_a_few_days_are_no_window_to_compare_in():
    times = np.array([moment.timestamp() for moment in [day(1) - pd.Timedelta(365, "D"), *[day(3)] * 19]])
    assert crowded_window(times, (day(1) - pd.Timedelta(365, "D"), day(5))) is None


def test_messages_of_all_the_window_crowd_nowhere():
    times = np.array([day(number).timestamp() for number in range(1, 31)])
    assert crowded_window(times, (day(1), day(31))) is None
    assert crowded_window(times[:1], (day(1), day(3))) is None
    assert crowded_window(times[:0], (day(1), day(31))) is None
