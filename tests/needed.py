"""What tests need of the machine beside Python: ``python -m tests.needed pango browser`` says what is missing.

Tests that lack something fail and say so; none is skipped. This says it before they start.
"""

import shutil
import sys

__all__ = ["browser", "missing", "sets_pdf"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SENTENCES = {
    "browser": (
        f"A browser: none of {', '.join(BROWSERS)} is there; tests/browser opens the pages in one. "
        "On Debian and Ubuntu: apt-get install chromium"
    ),
    "pango": (
        "Pango, with which WeasyPrint sets the PDF. "
        "On Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"
    ),
}


def browser() -> str | None:
    """Return the path of a browser, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def sets_pdf() -> bool:
    """Tell whether WeasyPrint finds the libraries of the system that it leans on."""
    try:
        import weasyprint  # noqa: F401 - it looks for them while it is imported
    except OSError:
        return False
    return True


def missing(*names: str) -> list[str]:
    """Return a sentence for each of ``browser`` and ``pango`` that is asked for and not there."""
    there = {"browser": browser() is not None, "pango": sets_pdf()}
    return [SENTENCES[name] for name in names if not there[name]]


if __name__ == "__main__":
    lacking = missing(*sys.argv[1:])
    if lacking:
        sys.exit("Missing on this machine:\n" + "\n".join(f"- {line}" for line in lacking))
