"""A real browser for the pages: Debian's Chromium, driven by Playwright, with every word of its console kept."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, sync_playwright

from dialogscore.audit import load
from dialogscore.reports import html
from tests import needed

# Without motion nothing has to be waited for.
WIDE = {"viewport": {"width": 1200, "height": 900}, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def browser():
    """Return a browser; that there is none is a failure, because nobody would see a test that does not run."""
    found = needed.browser()
    if found is None:
        pytest.fail("Missing on this machine: " + needed.missing("browser")[0], pytrace=False)
    with sync_playwright() as playwright:
        # Without a sandbox, because tests in a container often run as root; the pages are our own.
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser):
    """Return a function that opens a file; when the test ends, nothing may have been said, asked for or popped up."""
    contexts, said = [], []

    def open_file(path: Path, *, anchor: str = "", strict: bool = True, **options):
        context = browser.new_context(**WIDE | options)
        contexts.append(context)
        page = context.new_page()
        if strict:
            page.on("console", lambda message: said.append(f"console: {message.text}"))
            page.on("pageerror", lambda error: said.append(f"error: {error}"))
            page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
            page.on("request", lambda asked: asked.url.partition("#")[0] == path.as_uri() or said.append(asked.url))
        page.goto(path.as_uri() + anchor)
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def pages(demo_audits, tmp_path_factory):
    """Return the demo pages by name and language: ``path`` and ``audit``."""
    place = tmp_path_factory.mktemp("pages")
    made = {}
    for name, out in demo_audits.items():
        audit = load(out)
        for language in ("de", "en"):
            path = place / f"{name}.{language}.html"
            html.render(audit, path, language=language)
            made[name, language] = SimpleNamespace(path=path, audit=audit, language=language)
    return made
