import itertools

import numpy as np
import pandas as pd
import pytest

from dialogscore.measures.rows import Setting
from dialogscore.measures.timebands import End, band_rows, bands_of, stretched
from dialogscore.statistics import kaplan_meier, quantile

SETTING = Setting("acme")


def _median(curve):
    return quantile(curve, 0.5)


@pytest.mark.parametrize("seed", range(5))
def test_where_all_were_answered_ends_are_the_most_and_the_least_that_any_reading_gives(seed):
    seconds, event = np.sort(np.random.default_rng(seed).integers(1, 50, 8)).astype(float), np.ones(8, dtype=bool)
    surely = np.arange(8) % 2 == 0
    waited = pd.DataFrame({"seconds": seconds, "event": event, "surely": surely, "maybe": True})
    readings = []
    for chosen in itertools.product([False, True], repeat=4):
        counted = surely.copy()
        counted[~surely] = chosen
        readings.append(_median(kaplan_meier(seconds[counted], event[counted])))
    against, best = bands_of(waited, _median, _median(kaplan_meier(seconds[surely], event[surely])))
    assert (against.side, best.side) == ("against", "for")
    assert (against.value, best.value) == (max(readings), min(readings))


def test_nobody_counted_has_no_time():
    nobody = pd.DataFrame({"seconds": [1.0], "event": [True], "surely": [False], "maybe": [False]})
    assert [end.n for end in bands_of(nobody, _median, np.nan)] == [0, 0]
    assert band_rows(SETTING, "response_median_seconds", bands_of(nobody, _median, np.nan)) == []


def test_an_interval_is_stretched_to_hold_both_ends():
    ends = [End("against", 90.0, 100.0, 5), End("for", 10.0, 100.0, 4)]
    assert stretched((20.0, 60.0), ends) == (10.0, 90.0)
    assert stretched((20.0, np.nan), ends) == (10.0, np.inf)
    assert stretched((20.0, 60.0), [End("against", np.inf, 100.0, 5)]) == (20.0, np.inf)
    assert stretched((20.0, 60.0), [End("against", np.nan, np.nan, 0)]) == (20.0, 60.0)


def test_an_end_that_is_not_reached_says_how_long_was_watched():
    row, other = band_rows(SETTING, "response_median_seconds", [End("against", np.inf, 99.0, 3), End("for", 5.0, 9, 2)])
    assert (row["note_code"], row["n"], row["subset"]) == ("not_reached", 3, "against")
    assert "99.0" in row["note_args"]
    assert (other["value"], other["subset"], other["note_code"]) == (5.0, "for", None)
