"""The page of a feed of 200,000 messages stays small and opens at once, because it says what it leaves out."""

import pytest
from playwright.sync_api import expect

from dialogscore.cli import main
from tests.performance.feed import COMPANY, write_feed

pytestmark = pytest.mark.slow

ROWS = 200_000
LARGEST = 5_000_000  # bytes
# Two seconds is what a person gets on a machine of today; a busy one that tests on the side gets more.
LONGEST = 10_000  # milliseconds


def test_page_of_a_large_feed_is_small_and_opens_at_once(opened, tmp_path):
    write_feed(tmp_path / "feed.csv", ROWS)
    command = ["audit", tmp_path / "feed.csv", "--company", COMPANY, "--quotes", "--show-names", "-o", tmp_path / "out"]
    assert main([*map(str, command), "--language", "en"]) == 0
    path = tmp_path / "out" / "report.html"
    assert 500_000 < path.stat().st_size < LARGEST
    page = opened(path)
    times = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
    assert 0 < times["domContentLoadedEventEnd"] <= times["loadEventEnd"] < LONGEST
    expect(page.locator("#evidence")).to_contain_text("threads are shown")
    expect(page.locator("#evidence")).to_contain_text("messages.csv")
    # Every list is cut: what a person can scroll through is told in hundreds of rows.
    assert page.locator("tr").count() < 8_000
