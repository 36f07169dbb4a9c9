"""What a notebook shows of an audit: verdict and figures, nobody's text, nothing that could run."""

import pytest

from dialogscore.reports.notebook import card
from tests.reports import made


@pytest.mark.parametrize(("language", "name"), [("de", "Dialoganteil"), ("en", "Dialog share")])
def test_main_figures_stand_in_the_language_of_the_audit(language, name):
    audit = made.audit()
    audit.manifest["language"] = language
    text = card(audit)
    assert name in text
    assert "n" in text
    assert ("30,0" if language == "de" else "30.0%") in text


def test_a_hostile_name_stays_text_and_no_message_is_shown():
    text = card(made.audit("Thanks, the accordion is here.", company="<script>alert(1)</script>"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "accordion" not in text


def test_an_audit_shows_itself():
    audit = made.kept()
    assert audit._repr_html_() == card(audit)


def test_a_figure_that_is_withheld_says_why():
    assert "<td></td>" in card(made.audit())
    assert "too few" in card(made.audit()).lower()
