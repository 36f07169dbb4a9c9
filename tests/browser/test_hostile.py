"""Whatever people write stays text in the page, and nothing that gets into the page by another way runs."""

import csv
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from dialogscore.cli import main

pytestmark = pytest.mark.full

TEXTS = {
    "script": "</script><script>window.ran = 1; alert(1)</script> why?",
    "picture": "<img src=x onerror='window.ran = 2'> <svg onload=alert(2)> why?",
    "frame": "<iframe srcdoc='<script>parent.ran = 3</script>'></iframe> <style>body{display:none}</style> why?",
    "attribute": "\" onmouseover=\"window.ran = 4\" x=' autofocus onfocus=alert(4) ' why?",
    "formula": "=HYPERLINK(\"https://evil.example\"; \"click\") +1 @SUM(A1) why?",
    "bidi": "\u202eevil\u202c \u2066hidden\u2069 \u200fwhy?",
    "terminal": "\x1b[31mred\x1b[0m \x07 \x9b2J \x1b]8;;https://evil.example\x07link why?",
    "template": "{{ 7 * 7 }} {% for x in (1,) %}!{% endfor %} ${7*7} #{7*7} <%= 7*7 %> {# gone #} why?",
    "entities": "&lt;b&gt; &#60;script&#62; &amp; \\u003cscript\\u003e why?",
    "comment": "<!-- --> ]]> <![CDATA[ <base href='https://evil.example'> <meta http-equiv=refresh content=0> why?",
    "long": "L" * 100_000 + " why?",
    "zalgo": "w" + "\u0301\u0336" * 400 + " why?",
}
LINKS = (
    "javascript:window.ran=5", "data:text/html,<script>1</script>", "https://ok.example/a\"onclick=\"x", "//x.example"
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Audit a feed that means harm, with everything shown that can be shown."""
    place = tmp_path_factory.mktemp("hostile")
    columns = ("message_id", "platform", "created_at", "author_id", "author_handle", "author_name", "author_role",
               "parent_id", "text", "url")  # fmt: skip
    rows = []
    for number, (name, text) in enumerate(TEXTS.items()):
        link = LINKS[number % len(LINKS)]
        clock = f"2024-03-{number + 1:02d}T10:{{}}:00Z"
        person, asked = (f"id-{name}\"<i>", f"h_{name}", text[:300], "audience"), f"{name}<b>"
        company = ("acme", "acme", text[:300], "company")
        rows.append((asked, "x", clock.format("00"), *person, "", f"@acme {text}", link))
        rows.append((f"{name}-reply", "x", clock.format("30"), *company, asked, text, link))
    with (place / "feed.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([columns, *rows])
    command = ["audit", place / "feed.csv", "--company", "acme", "--quotes", "--show-names", "--language", "en"]
    assert main([*map(str, command), "-o", str(place / "out")]) == 0
    return SimpleNamespace(path=place / "out" / "report.html")


def test_hostile_texts_stay_text(hostile, opened):
    page = opened(hostile.path)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.scripts.length") == 1
    for element in ("img", "iframe", "base", "object", "embed", "svg[onload]", "body style", "table.threads b b"):
        expect(page.locator(element)).to_have_count(0)
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames())")
    assert [name for name in names if name.startswith("on")] == []
    text = page.locator("table.threads").evaluate("table => table.textContent")
    for name in ("script", "picture", "frame", "attribute", "formula", "template", "entities", "comment"):
        assert text.count(TEXTS[name]) == 2, name  # the question, and the company's reply
    assert not set("\x1b\x07\x9b\u202e\u202c\u2066\u2069\u200f") & set(text)
    assert "L" * 701 not in text
    assert "[+99" in text  # what was cut is counted


def test_links_lead_to_the_web_or_nowhere(hostile, opened):
    page = opened(hostile.path)
    links = page.locator("a[href]:not([href^='#'])")
    for link in links.all():
        assert link.get_attribute("href").startswith(("https://", "http://"))
        assert "noreferrer" in link.get_attribute("rel")
    assert links.count() > 0


def test_hostile_texts_can_be_searched_for(hostile, opened):
    page = opened(hostile.path)
    # Each stands in a thread of its own, or in the one of the other text that holds it too.
    for name, threads in (("formula", 1), ("template", 1), ("attribute", 1)):
        page.fill("#x-text", TEXTS[name])
        expect(page.locator("table.threads tbody:visible")).to_have_count(threads)
        expect(page.locator("tr.hit")).to_have_count(2)
    assert page.evaluate("window.ran") is None


def test_no_long_word_pushes_the_page_aside(hostile, opened):
    for width in (320, 1200):
        page = opened(hostile.path, viewport={"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def element(tag, settings):
    return f"const one = document.createElement('{tag}'); {settings}; document.body.append(one);"


INJECTED = {
    "a script": element("script", "one.textContent = 'window.ran = 1'"),
    "a file": element("script", "one.src = 'data:text/javascript,window.ran=1'"),
    "a frame": element("iframe", "one.srcdoc = '<script>parent.ran = 1</script>'"),
    "an address": element("a", "one.href = 'javascript:window.ran=1'") + "one.click()",
    "a handler": "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
    "markup": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
}


@pytest.mark.parametrize("way", INJECTED)
def test_nothing_injected_runs(pages, opened, way):
    page = opened(pages["knusperloh", "en"].path, strict=False)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(f"() => {{ {INJECTED[way]} }}")
    assert page.evaluate("window.ran") is None


def test_injected_style_and_requests_are_refused(pages, opened):
    page = opened(pages["knusperloh", "en"].path, strict=False)
    asked = []
    hiding = element("style", "one.textContent = 'h1 {display: none}'")
    page.on("requestfinished", lambda request: asked.append(request.url))
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(f"() => {{ {hiding} }}")
    expect(page.locator("h1")).to_be_visible()
    said = page.evaluate("() => fetch('https://evil.example').then(() => 'sent', () => 'refused')")
    assert (said, asked) == ("refused", [])
