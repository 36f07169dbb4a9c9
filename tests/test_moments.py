"""What people write for a time or a window."""

from datetime import UTC, datetime

import pytest

from dialogscore.errors import UsageError
from dialogscore.moments import parse_moment, parse_window


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", at(2025, 1, 1), at(2026, 1, 1)),
        ("2025-Q3", at(2025, 7, 1), at(2025, 10, 1)),
        ("2025-q4", at(2025, 10, 1), at(2026, 1, 1)),
        ("2025-02", at(2025, 2, 1), at(2025, 3, 1)),
        ("2025-12", at(2025, 12, 1), at(2026, 1, 1)),
        ("2025-03-31", at(2025, 3, 31), at(2025, 4, 1)),
        ("2025-01..2025-04", at(2025, 1, 1), at(2025, 4, 1)),
        ("2025-Q1..2025-Q3", at(2025, 1, 1), at(2025, 7, 1)),
        ("2025-03-01..2025-03-02T12:00+02:00", at(2025, 3, 1), at(2025, 3, 2, 10)),
    ],
)
def test_window_holds_its_start_and_not_its_end(text, start, end):
    assert parse_window(text) == (start, end)


@pytest.mark.parametrize("text", ["", "..", "2025-Q5", "2025-13", "2025-02-30", "2025..", "..2025", "soon", "9999-Q4"])
def test_window_that_is_none_is_a_usage_error(text):
    with pytest.raises(UsageError, match="expected 2025, 2025-Q3"):
        parse_window(text)


@pytest.mark.parametrize("text", ["2025-04..2025-01", "2025-01..2025-01"])
def test_window_without_time_is_refused_and_the_end_explained(text):
    with pytest.raises(UsageError, match="end itself is not part"):
        parse_window(text)


def test_moment_is_utc_unless_it_carries_an_offset():
    assert parse_moment("2025-03-31") == at(2025, 3, 31)
    assert parse_moment("2025-03-31T18:00+02:00") == at(2025, 3, 31, 16)
    with pytest.raises(UsageError, match="Could not read as_of: found 'yesterday'"):
        parse_moment("yesterday")


def test_a_year_before_all_years_is_a_usage_error():
    with pytest.raises(UsageError, match="a date or time such as"):
        parse_moment("0001-01-01T00:00+05:00")


def test_errors_name_the_option_as_the_user_wrote_it():
    with pytest.raises(UsageError, match="Could not read --window"):
        parse_window("soon", option="--window")
