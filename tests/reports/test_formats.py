"""Numbers, dates and durations as both languages write them, whatever the machine is set to."""

import os
import subprocess
import sys

import pandas as pd
import pytest

from dialogscore.reports import formats

GERMAN, ENGLISH = "de_DE", "en_GB"
MOMENT = pd.Timestamp("2024-03-04 09:05:59", tz="UTC")


def test_numbers_have_the_marks_of_the_language():
    assert [formats.whole(1234567.9, locale) for locale in (GERMAN, ENGLISH)] == ["1.234.567", "1,234,567"]
    assert [formats.number(1234.567, 2, locale) for locale in (GERMAN, ENGLISH)] == ["1234,57", "1234.57"]
    assert [formats.percent(0.4213, locale) for locale in (GERMAN, ENGLISH)] == ["42,1\u00a0%", "42.1%"]
    assert [formats.percent(value, ENGLISH) for value in (0, 1, 0.0004)] == ["0.0%", "100.0%", "0.0%"]
    assert [formats.percent(0.5, locale, digits=0) for locale in (GERMAN, ENGLISH)] == ["50\u00a0%", "50%"]


def test_days_and_clocks_have_the_order_of_the_language():
    assert [formats.day(MOMENT, locale) for locale in (GERMAN, ENGLISH)] == ["4. März 2024", "4 March 2024"]
    assert [formats.clock(MOMENT, locale) for locale in (GERMAN, ENGLISH)] == ["09:05", "09:05"]
    assert [formats.month(MOMENT, locale) for locale in (GERMAN, ENGLISH)] == ["März 2024", "Mar 2024"]
    assert [formats.quarter(MOMENT, locale) for locale in (GERMAN, ENGLISH)] == ["Q1 2024", "Q1 2024"]


def test_the_week_begins_on_monday():
    assert [formats.weekday(place, ENGLISH) for place in (0, 6)] == ["Monday", "Sunday"]
    assert [formats.weekday(place, GERMAN, width="abbreviated") for place in (0, 6)] == ["Mo", "So"]


def test_lists_end_with_an_and():
    assert formats.listed(["a", "b", "c"], ENGLISH) == "a, b and c"
    assert formats.listed(["a", "b"], GERMAN) == "a und b"
    assert formats.listed(["a"], GERMAN) == "a"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (60, "1 min"), (8040, "2 h 14 min"), (172799, "48 h"), (172800, "2 d"), (200000, "55 h 33 min")],
)
def test_durations_have_symbols_without_plural(seconds, said):
    assert formats.duration(seconds, ENGLISH, ["narrow", "narrow", "short", "narrow"]).replace("\u00a0", " ") == said


@pytest.mark.parametrize("machine", [{"TZ": "Asia/Tokyo", "LC_ALL": "ar_EG.UTF-8"}, {"TZ": "none", "LANG": "@@"}])
def test_the_machine_is_never_asked(machine):
    program = (
        "import datetime as d; from dialogscore.reports import formats as f; m = d.datetime(2024, 3, 4, 23, 5);"
        "assert (f.day(m, 'en_GB'), f.clock(m, 'de_DE'), f.whole(1e4, 'de_DE')) == ('4 March 2024', '23:05', '10.000')"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ | machine)
