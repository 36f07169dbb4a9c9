"""A line says what the score says, and draws it at its place."""

from dialogscore.reports import lines, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

WORDS = wording.load("en")
FIGURES = Figures(made.scores())


def test_bar_of_a_share_stands_at_its_percent():
    bar = lines.row(FIGURES.get("dialog_share"), WORDS)["bar"]
    assert bar == {"width": "30.00", "low": "20.00", "span": "20.00", "whole": True}


def test_refused_figure_has_no_bar_and_no_value_but_a_reason():
    line = lines.row(FIGURES.get("pillar_openness"), WORDS)
    assert (line["bar"], line["value"], line["note"]) == (None, "", "Too few: 4, at least 10 are needed.")
