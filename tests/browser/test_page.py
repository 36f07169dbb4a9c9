"""The page opens quietly in a browser, in either language and light, on a narrow screen, on paper and by keyboard."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from dialogscore.reports import wording
from dialogscore.reports.evidence import PRINTED

pytestmark = pytest.mark.full

PAGES = pytest.mark.parametrize("name", ["fernmoor_trains", "knusperloh"])
LANGUAGES = pytest.mark.parametrize("language", wording.LANGUAGES)
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
NARROW = {"width": 320, "height": 640}


@PAGES
@LANGUAGES
def test_page_opens_without_a_word_and_asks_for_nothing(pages, opened, name, language):
    told = pages[name, language]
    page = opened(told.path)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_text(told.audit.company)
    # Every chapter that the contents name is there, and can be seen.
    for link in page.locator("nav a").all():
        expect(page.locator(link.get_attribute("href"))).to_be_visible()


@SCHEMES
def test_paper_and_ink_follow_the_scheme(pages, opened, scheme):
    page = opened(pages["knusperloh", "en"].path, color_scheme=scheme)
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(map(int, re.findall(r"\d+", color)[:3])) / 3
    assert (brightness > 128) == (scheme == "light")


@LANGUAGES
@pytest.mark.parametrize("script", [True, False])
def test_narrow_screen_scrolls_in_one_direction_only(pages, opened, language, script):
    page = opened(pages["knusperloh", language].path, viewport=NARROW, java_script_enabled=script)
    # What lies outside counts even where it cannot be scrolled to; tables scroll in boxes of their own.
    box = page.locator("body").bounding_box()
    assert box["width"] <= 320
    if script:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_narrow_page_is_whole_at_twice_the_size_of_letters(pages, opened):
    page = opened(pages["knusperloh", "de"].path, viewport={"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_without_script_everything_is_there_but_the_controls(pages, opened):
    told = pages["knusperloh", "en"]
    page = opened(told.path, java_script_enabled=False)
    expect(page.locator("form.explorer")).to_be_hidden()
    expect(page.locator(".more-threads")).to_be_hidden()
    touched = told.audit.messages["direction"].notna()
    rows = page.locator("table.threads tbody tr[id]")
    expect(rows).to_have_count(int(touched.sum()))
    expect(rows.last).to_be_visible()
    for summary in page.locator("summary").all():
        summary.click()


@LANGUAGES
def test_paper_holds_the_verdict_and_no_controls(pages, opened, tmp_path, language):
    told = pages["fernmoor_trains", language]
    page = opened(told.path)
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    read = PdfReader(tmp_path / "page.pdf")
    text = re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in read.pages))
    words = wording.load(language)
    assert told.audit.company in text
    assert words("sections.manifest") in text
    assert words("explorer.search") + " " + words("explorer.search_hint") not in text
    assert words("explorer.reset") not in text
    shown = text.count(words("explorer.thread", ref="M0"))
    assert shown == PRINTED
    assert words("explorer.printed", n=PRINTED) in text
    assert 5 < len(read.pages) < 80


def tab_stops(page, most=400):
    """Press Tab from the top to the end and tell what has the focus, and whether that can be seen."""
    stops = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """(() => {
                const one = document.activeElement;
                if (one === document.body) return null;
                const look = getComputedStyle(one), box = one.getBoundingClientRect();
                return {id: one.id, inside: one.closest(".tall") !== null, tag: one.tagName,
                        href: one.getAttribute("href") || "", top: box.top + scrollY,
                        ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
                        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0};
            })()"""
        )
        if stop is None:
            return stops
        stops.append(stop)
    return stops


def test_everything_is_reached_by_keyboard_in_the_order_of_reading(pages, opened):
    page = opened(pages["knusperloh", "en"].path)
    stops = tab_stops(page)
    assert stops[0]["href"] == "#verdict"
    assert [stop for stop in stops if not stop["ring"]] == []
    assert [stop for stop in stops if not stop["seen"]] == []
    fields = [stop["id"] for stop in stops if stop["id"].startswith("x-")]
    assert fields == ["x-text", "x-act", "x-type", "x-state", "x-account", "x-order"]
    # Down the page; controls of one line may stand a little higher than the one before. Boxes scroll by themselves.
    tops = [stop["top"] for stop in stops[1:] if not stop["inside"]]
    assert all(later > earlier - 60 for earlier, later in pairwise(tops))


def test_first_tab_skips_to_the_report(pages, opened):
    page = opened(pages["knusperloh", "de"].path)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_in_viewport()
    assert page.url.endswith("#verdict")
