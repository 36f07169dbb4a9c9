"""What axe-core can tell of WCAG 2.2 AA holds for both demo pages, in light and in dark, wide and narrow."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.full

# axe-core is MPL-2.0 and comes with a package for tests; dialogscore neither imports nor ships it.
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page):
    """Run axe and tell, in words, what breaks a rule and where."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    assert found["passes"], "axe did not run"
    return [
        f"{broken['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "language"), [("fernmoor_trains", "en"), ("knusperloh", "de")])
def test_page_breaks_no_rule_of_wcag(pages, opened, name, language, scheme):
    page = opened(pages[name, language].path, color_scheme=scheme)
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []


def test_narrow_page_breaks_no_rule_either(pages, opened):
    page = opened(pages["knusperloh", "en"].path, viewport={"width": 320, "height": 640})
    assert violations(page) == []


def test_axe_sees_what_is_broken(pages, opened):
    page = opened(pages["knusperloh", "en"].path)
    page.evaluate("document.querySelector('label[for=x-text]').remove()")
    assert any("x-text" in line for line in violations(page))
