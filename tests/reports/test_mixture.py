"""The mix stands in the order of the ladder."""

from dialogscore.reports import mixture, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

WORDS = wording.load("en")
FIGURES = Figures(made.scores())


def test_modes_are_stacked_from_broadcast_to_dialog():
    bars = mixture.mix(FIGURES, WORDS)["bars"]
    assert [segment["mode"] for segment in bars[0]["segments"]] == ["broadcast", "nominal", "dialog"]


def test_mix_without_figures_says_so():
    assert mixture.mix(Figures(made.scores().iloc[:0]), WORDS)["title"] == "The mix of modes is not stated"
