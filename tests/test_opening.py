"""Opening hours by hand: nights, weekends, holidays, two zones, and both nights in which clocks change."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from dialogscore.errors import UsageError
from dialogscore.opening import DAYS, OpeningHours, is_open, open_seconds, parse_opening

HOUR = 3600
OFFICE = dict.fromkeys(DAYS[:5], "09:00-17:00")


def hours(begun, ended, **said):
    """Hours open between two times on the wall in Berlin."""
    opening = parse_opening(OFFICE | {"zone": "Europe/Berlin"} | said)[""]
    ends = [pd.Timestamp(moment, tz="Europe/Berlin").timestamp() for moment in (begun, ended)]
    return open_seconds(opening, np.array(ends[:1]), np.array(ends[1:]))[0] / HOUR


@pytest.mark.parametrize(
    ("begun", "ended", "expected"),
    [
        ("2024-06-03 10:00", "2024-06-03 12:30", 2.5),  # within a Monday
        ("2024-06-03 16:00", "2024-06-04 10:00", 2),  # over night
        ("2024-06-07 16:30", "2024-06-10 09:15", 0.75),  # over the weekend
        ("2024-06-03 06:00", "2024-06-03 08:45", 0),  # before the door opens
        ("2024-06-08 11:00", "2024-06-10 09:05", 5 / 60),  # asked on Saturday
        ("2024-06-03 12:00", "2024-06-03 12:00", 0),
        ("2024-06-03 00:00", "2024-06-10 00:00", 40),  # a week
    ],
)
def test_waits_by_hand(begun, ended, expected):
    assert hours(begun, ended) == pytest.approx(expected)


def test_public_holidays_are_closed():
    # Thursday, 30 May 2024 is Corpus Christi: a holiday in Bavaria, a working day in Berlin.
    assert hours("2024-05-29 16:00", "2024-05-31 10:00", country="DE", subdivision="BY") == pytest.approx(2)
    assert hours("2024-05-29 16:00", "2024-05-31 10:00", country="DE", subdivision="BE") == pytest.approx(10)
    # New Year lies in another year than the question.
    assert hours("2024-12-31 16:00", "2025-01-02 10:00", country="DE") == pytest.approx(2)


def test_days_of_ones_own_are_closed():
    assert hours("2024-06-03 16:00", "2024-06-05 10:00", closed=["2024-06-04"]) == pytest.approx(2)
    assert parse_opening(OFFICE | {"closed": [date(2024, 6, 4)]})[""].closed == (date(2024, 6, 4),)


def test_midday_break_and_midnight():
    said = {"monday": ["09:00-12:00", "13:00-24:00"], "tuesday": "00:00-02:00"}
    opening = parse_opening(said)[""]
    begun = np.array([pd.Timestamp("2024-06-03 11:00", tz="UTC").timestamp()] * 3)
    ended = begun + np.array([1.5, 3, 16]) * HOUR
    # 11 to 12; and from 13 to 14; and on to midnight and until two o'clock.
    assert (open_seconds(opening, begun, ended) / HOUR).tolist() == [1, 2, 1 + 11 + 2]


def test_the_night_that_loses_an_hour_and_the_one_that_gains_one():
    # Always open: what passes is what really passes. On 31 March 2024 the hour after two is skipped, on 27 October
    # it comes twice.
    whole = dict.fromkeys(DAYS, "00:00-24:00")
    assert hours("2024-03-31 00:00", "2024-04-01 00:00", **whole) == pytest.approx(23)
    assert hours("2024-10-27 00:00", "2024-10-28 00:00", **whole) == pytest.approx(25)


def test_door_keeps_to_the_clock_on_the_wall_when_the_time_changes():
    # Friday to Monday over both changes: an hour of Friday, an hour of Monday, in UTC an hour apart.
    assert hours("2024-03-29 16:00", "2024-04-01 10:00") == pytest.approx(2)
    assert hours("2024-10-25 16:00", "2024-10-28 10:00") == pytest.approx(2)


def test_skipped_opening_time_begins_when_the_clock_goes_on():
    # Open from 02:30 to 04:00 on the day on which 02:00 to 03:00 is skipped: from 03:00, one hour.
    assert hours("2024-03-31 00:00", "2024-03-31 12:00", sunday="02:30-04:00") == pytest.approx(1)


def test_unknown_ends_stay_unknown():
    opening = parse_opening(OFFICE)[""]
    found = open_seconds(opening, np.array([0.0, np.nan]), np.array([np.nan, 5.0]))
    assert np.isnan(found).all()
    assert len(open_seconds(opening, np.array([]), np.array([]))) == 0


def test_accounts_have_hours_of_their_own_and_share_the_rest():
    found = parse_opening(OFFICE | {"zone": "Europe/Vienna", "country": "AT",
                                    "accounts": {"x:Acme_Help": {"saturday": "10:00-14:00"}}})  # fmt: skip
    assert list(found) == ["", "x:acme_help"]
    own = found["x:acme_help"]
    assert own.week == ((), (), (), (), (), ((36000, 50400),), ())
    assert (own.zone, own.country) == ("Europe/Vienna", "AT")


def test_zone_is_that_of_the_run_unless_said():
    assert parse_opening(OFFICE, zone="Europe/Berlin")[""].zone == "Europe/Berlin"
    assert parse_opening(OFFICE | {"zone": "UTC"}, zone="Europe/Berlin")[""].zone == "UTC"


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({}, "at least one day"),
        ("09:00-17:00", "a table of days"),
        ({"munday": "09:00-17:00"}, "monday"),
        ({"monday": "9-17"}, "09:00-17:00"),
        ({"monday": "17:00-09:00"}, "midnight"),
        ({"monday": "09:00-25:00"}, "09:00-17:00"),
        ({"monday": ["09:00-12:00", "11:00-13:00"]}, "earlier to later"),
        ({"monday": 9}, "09:00-17:00"),
        (OFFICE | {"zone": "Europe/Nowhere"}, "IANA"),
        (OFFICE | {"country": "XX"}, "country code"),
        (OFFICE | {"country": "DE", "subdivision": "ZZ"}, "BY"),
        (OFFICE | {"subdivision": "BY"}, "a country beside it"),
        (OFFICE | {"closed": ["tomorrow"]}, "2025-12-24"),
        (OFFICE | {"accounts": ["acme"]}, "for each account"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_sentence(said, word):
    with pytest.raises(UsageError, match=word):
        parse_opening(said)


def test_it_is_open_from_the_first_moment_to_the_last_but_one():
    monday = 4 * 86_400.0
    office = parse_opening({"monday": ["09:00-12:00", "13:00-17:00"]})[""]
    moments = monday + 3600 * np.array([8.9999, 9, 11.9999, 12, 13, 16.9999, 17])
    assert is_open(office, moments).tolist() == [False, True, True, False, True, True, False]
    assert not len(is_open(office, np.zeros(0)))


def test_days_on_which_nobody_is_there_at_all():
    # 8 January 1970 is a Thursday, and no Monday lies within two days of it.
    monday_alone, thursday = parse_opening({"monday": "09:00-17:00"})[""], np.array([7 * 86_400.0 + 36_000])
    assert open_seconds(monday_alone, thursday, thursday + 3600).tolist() == [0]
    assert is_open(monday_alone, thursday).tolist() == [False]


def test_a_million_waits_are_measured_at_once():
    rng = np.random.default_rng(4)
    begun = rng.uniform(1.6e9, 1.7e9, 1_000_000)
    opening = OpeningHours(((),) * 6 + (((0, 86400),),))
    found = open_seconds(opening, begun, begun + 7 * 86400)
    assert np.allclose(found, 86400), "every week holds one Sunday"
