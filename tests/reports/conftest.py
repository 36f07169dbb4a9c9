"""What tests of reports share: PDFs take seconds to set, so they are set once."""

from pathlib import Path

import pytest

from dialogscore.audit import load
from tests.reports import made


@pytest.fixture(scope="session")
def papers(demo_audits, tmp_path_factory) -> dict[str, Path]:
    """Make a PDF of a whole audit in German and one of a small audit in English."""
    from dialogscore.reports import pdf

    audits = {"de": load(demo_audits["knusperloh"]), "en": made.audit(company="Knusperloh")}
    folder = tmp_path_factory.mktemp("pdf")
    for language, audit in audits.items():
        pdf.render(audit, folder / f"{language}.pdf", language=language)
    return {language: folder / f"{language}.pdf" for language in audits}
