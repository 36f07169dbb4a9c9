"""The page on paper: the same chapters as a tagged PDF with a cover, contents, running heads and page numbers."""

import re
import unicodedata
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from dialogscore.errors import UsageError
from dialogscore.reports.html import compose

try:
    import weasyprint
    from weasyprint.urls import URLFetcher
except ImportError:
    raise UsageError(
        "write a PDF",
        found="no WeasyPrint",
        expected="the library that sets it",
        next_step="Install it with: pip install 'dialogscore[pdf]'.",
    ) from None
except OSError as error:
    raise UsageError(
        "write a PDF",
        found=f"WeasyPrint without the system's Pango ({str(error).partition(':')[0]})",
        expected="Pango, which sets the letters",
        next_step="Install it, on Debian with: apt-get install libpango-1.0-0 libpangoft2-1.0-0 fonts-liberation.",
    ) from None

from dialogscore.reports.inlined import inline  # what it needs comes with WeasyPrint

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["MOST_ROWS", "render"]

#: Messages whose evidence is printed, in whole threads: a list that nobody can search is cut, with its count said.
MOST_ROWS = 60
VARIANT = "pdf/ua-1"
# WeasyPrint mixes no colours: cells of the week get theirs here, as style.css mixes it on white paper.
_STRENGTH = re.compile(r'style="--strength:([0-9.]+)"')
_FULL = (13, 92, 99)
# A picture with its skin tone and what joins it to the next.
_PICTURE = re.compile("([\U0001f000-\U0001faff])[\U0001f3fb-\U0001f3ff\u200d\ufe0f]*")


def render(audit: "Audit", path: str | Path, *, language: str, key: bytes | None = None) -> None:
    """
    Write the report of an audit as a PDF that screen readers can read (PDF/UA-1).

    Parameters
    ----------
    audit : Audit
        A finished audit; texts and names are shown as its manifest's options say.
    path : str or Path
        File to write.
    language : str
        ``"de"`` or ``"en"``.
    key : bytes, optional
        The secret that the audit was saved with.

    Notes
    -----
    Nothing is loaded but the logo, which stands in the page itself; the file holds no date and no chance, so that the
    same audit gives the same bytes with the same fonts and versions.
    """
    page = compose(audit, language=language, key=key, template="print.html.j2", shortened=_for_paper)
    # A picture without a font would be an empty box, which PDF/UA forbids; its name can be read, and read aloud.
    page = _STRENGTH.sub(_shaded, _PICTURE.sub(_named, page))
    document = weasyprint.HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=["data"]))
    inline(document.wrapper_element)
    Path(path).write_bytes(document.write_pdf(pdf_variant=VARIANT))


def _for_paper(told: dict) -> dict:
    evidence = told["evidence"]
    threads = evidence["threads"][: evidence["printed"]]
    count = max(1, sum(rows <= MOST_ROWS for rows in accumulate(len(thread["lines"]) for thread in threads)))
    return told | {"evidence": evidence | {"threads": threads[:count], "printed": count}}


def _named(picture: re.Match) -> str:
    return f"[{unicodedata.name(picture[1], 'picture').lower()}]"


def _shaded(strength: re.Match) -> str:
    part = 0.08 + 0.52 * float(strength[1])
    red, green, blue = (round(255 + part * (full - 255)) for full in _FULL)
    return f'style="background:#{red:02x}{green:02x}{blue:02x}"'
