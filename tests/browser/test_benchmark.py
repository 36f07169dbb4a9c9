"""The page of a benchmark in a real browser: WCAG 2.2 AA in light and dark, wide and narrow, and no script needed."""

import pytest

from dialogscore.reports import benchmark
from tests.browser.test_access import violations
from tests.reports import benchmarks

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    place = tmp_path_factory.mktemp("benchmark") / "benchmark.html"
    benchmark.render(benchmarks.made(20, frame="census", absent=4), place, language="de")
    return place


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 320])
def test_page_breaks_no_rule_of_wcag(path, opened, scheme, width):
    page = opened(path, color_scheme=scheme, viewport={"width": width, "height": 900})
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []


def test_nothing_but_boxes_of_tables_and_pictures_scrolls_across(path, opened):
    page = opened(path, viewport={"width": 320, "height": 640})
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
