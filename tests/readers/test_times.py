"""Times: every notation, strict ranges, no guess about zones."""

import contextlib
import locale

import pandas as pd
import pyarrow as pa
import pytest

from dialogscore.errors import UsageError
from dialogscore.readers.times import parse


def one(text, **values):
    times = parse(pa.chunked_array([pa.array([text], pa.string())]), **values)
    moment = times.at.iloc[0]
    return None if pd.isna(moment) else moment.isoformat(), times.precision[0], times.reason[0]


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2024-03-05T09:00:00Z", "2024-03-05T09:00:00+00:00", "s"),
        ("2024-03-05T09:00:00.000Z", "2024-03-05T09:00:00+00:00", "ms"),
        ("2024-03-05 09:00:00.123456+00:00", "2024-03-05T09:00:00.123456+00:00", "us"),
        ("2024-03-05T09:00:00.123456789Z", "2024-03-05T09:00:00.123456+00:00", "us"),
        ("2024-03-05T09:00:00,5Z", "2024-03-05T09:00:00.500000+00:00", "ms"),
        ("2024-03-05T11:00:00+0200", "2024-03-05T09:00:00+00:00", "s"),
        ("2024-03-05T11:00+02", "2024-03-05T09:00:00+00:00", "min"),
        ("2024-03-05T03:30:00-05:30", "2024-03-05T09:00:00+00:00", "s"),
        ("2024-03-05 09:00:00 UTC", "2024-03-05T09:00:00+00:00", "s"),
        (" 2024-03-05T09:00:00z ", "2024-03-05T09:00:00+00:00", "s"),
        ("Tue Mar 05 09:00:00 +0000 2024", "2024-03-05T09:00:00+00:00", "s"),
        ("Tue Mar 05 10:00:00 +0100 2024", "2024-03-05T09:00:00+00:00", "s"),
        ("1709629200", "2024-03-05T09:00:00+00:00", "s"),
        ("1709629200.0", "2024-03-05T09:00:00+00:00", "s"),
        ("1709629200.25", "2024-03-05T09:00:00.250000+00:00", "ms"),
        ("1709629200123", "2024-03-05T09:00:00.123000+00:00", "ms"),
        ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59+00:00", "s"),
    ],
)
def test_each_notation_is_read(text, iso, precision):
    assert one(text) == (iso, precision, None)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-04-31T00:00:00Z",
        "2024-03-05T24:00:00Z", "2024-03-05T09:60:00Z", "2024-03-05T09:00:60Z", "2024-03-05T09:00:00+19:00",
        "0024-03-05T09:00:00Z", "9999-03-05T09:00:00Z", "Mon Mar 05 09:00:00 +0000 2024",
        "Tue Mär 05 09:00:00 +0000 2024", "Di Mar 05 09:00:00 +0000 2024", "05/03/2024 09:00", "yesterday", "1.7E+12",
        "12345", "-1709629200", "2024-03-05T09:00:00Z and more", "٢٠٢٤-03-05T09:00:00Z",
    ],
)  # fmt: skip
def test_what_is_no_such_moment_is_refused(text):
    assert one(text, zone="UTC") == (None, None, "bad_time")


def test_a_missing_time_is_missing_and_not_bad():
    assert one("")[2] == one(None)[2] == "missing_time"


def test_naive_times_are_rejected_without_a_zone():
    assert one("2024-03-05 09:00:00")[2] == "naive_time"
    assert one("2024-03-05")[2] == "naive_time"


def test_naive_times_take_the_zone_of_the_user():
    # Berlin is one hour ahead of UTC in winter, two in summer.
    assert one("2024-03-05 10:00:00", zone="Europe/Berlin") == ("2024-03-05T09:00:00+00:00", "s", None)
    assert one("2024-07-05 10:00:00", zone="Europe/Berlin") == ("2024-07-05T08:00:00+00:00", "s", None)
    assert one("2024-03-05", zone="Europe/Berlin") == ("2024-03-04T23:00:00+00:00", "day", None)


def test_a_zone_in_the_text_beats_the_zone_of_the_user():
    assert one("2024-03-05T09:00:00Z", zone="Europe/Berlin")[0] == "2024-03-05T09:00:00+00:00"


def test_the_hour_that_summer_time_skips_does_not_exist():
    # 31 March 2024: 02:00 becomes 03:00 in Berlin.
    assert one("2024-03-31 01:59:59", zone="Europe/Berlin")[0] == "2024-03-31T00:59:59+00:00"
    assert one("2024-03-31 02:30:00", zone="Europe/Berlin")[2] == "nonexistent_time"
    assert one("2024-03-31 03:00:00", zone="Europe/Berlin")[0] == "2024-03-31T01:00:00+00:00"


def test_the_hour_that_comes_twice_is_ambiguous():
    # 27 October 2024: 03:00 becomes 02:00 in Berlin.
    assert one("2024-10-27 01:59:59", zone="Europe/Berlin")[0] == "2024-10-26T23:59:59+00:00"
    assert one("2024-10-27 02:30:00", zone="Europe/Berlin")[2] == "ambiguous_time"
    assert one("2024-10-27 03:00:00", zone="Europe/Berlin")[0] == "2024-10-27T02:00:00+00:00"


def test_month_names_do_not_depend_on_the_locale():
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("C", "de_DE.UTF-8"):
            # A machine without German month names tries the first one only.
            with contextlib.suppress(locale.Error):
                locale.setlocale(locale.LC_TIME, name)
            assert one("Sun Dec 01 09:00:00 +0000 2024")[0] == "2024-12-01T09:00:00+00:00"
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("style", "text", "iso"),
    [
        ("%d.%m.%Y %H:%M", "5.3.2024 10:00", "2024-03-05T09:00:00+00:00"),
        ("%m/%d/%Y %I:%M %p", "03/05/2024 10:00 AM", "2024-03-05T09:00:00+00:00"),
        ("%m/%d/%Y %I:%M %p", "03/05/2024 12:00 am", "2024-03-04T23:00:00+00:00"),
        ("%d %b %Y", "05 Mar 2024", "2024-03-04T23:00:00+00:00"),
        ("%B %d, %Y", "March 5, 2024", "2024-03-04T23:00:00+00:00"),
        ("%d/%m/%y %H:%M:%S%z", "05/03/24 10:00:00+01:00", "2024-03-05T09:00:00+00:00"),
        ("epoch_ms", "1709629200000", "2024-03-05T09:00:00+00:00"),
        ("x", "Tue Mar 05 09:00:00 +0000 2024", "2024-03-05T09:00:00+00:00"),
    ],
)
def test_a_mapping_may_name_the_notation(style, text, iso):
    assert one(text, style=style, zone="Europe/Berlin")[::2] == (iso, None)


def test_the_named_notation_is_the_only_one():
    assert one("2024-03-05T09:00:00Z", style="%d.%m.%Y %H:%M")[2] == "bad_time"
    assert one("1709629200", style="epoch_ms")[2] == "bad_time"
    assert one("03/05/2024 13:00 PM", style="%m/%d/%Y %I:%M %p", zone="UTC")[2] == "bad_time"


@pytest.mark.parametrize("style", ["%Q.%m.%Y", "day.month.year", "%d.%d.%Y", "%H:%M"])
def test_an_impossible_notation_is_refused(style):
    with pytest.raises(UsageError):
        one("05.03.2024", style=style)


def test_an_unknown_zone_suggests_the_nearest():
    with pytest.raises(UsageError, match="Europe/Berlin"):
        one("2024-03-05 09:00:00", zone="Europe/Berln")


def test_typed_times_keep_what_they_know():
    seconds = pa.array([1709629200], pa.timestamp("s", "UTC"))
    times = parse(pa.chunked_array([seconds]))
    assert times.at.iloc[0].isoformat() == "2024-03-05T09:00:00+00:00"
    assert times.precision.tolist() == ["s"]
    naive = pa.array([1709629200_000, None], pa.timestamp("ms"))
    times = parse(pa.chunked_array([naive]))
    assert times.reason.tolist() == ["naive_time", "missing_time"]
    days = parse(pa.chunked_array([pa.array([19787], pa.date32())]), zone="UTC")
    assert days.precision.tolist() == ["day"]


def test_distinct_values_are_parsed_once_and_land_in_their_rows():
    texts = ["2024-03-05T09:00:00Z", "bad", None, "2024-03-05T09:00:00Z", "1709629201"]
    times = parse(pa.chunked_array([pa.array(texts[:2]), pa.array(texts[2:])]))
    assert times.reason.tolist() == [None, "bad_time", "missing_time", None, None]
    seconds = (times.at - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(seconds=1)
    assert seconds.dropna().tolist() == [1709629200.0, 1709629200.0, 1709629201.0]
