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


def test_handed_over_stands_between_nominal_and_dialog():
    handed = made.score("mode_share", 0.04, low=0.01, high=0.09, subset_by="handed_over", subset="handed_over")
    figures = Figures(made.scores(handed))
    segments = mixture.mix(figures, WORDS)["bars"][0]["segments"]
    assert [segment["mode"] for segment in segments] == ["broadcast", "nominal", "handed_over", "dialog"]
    # Of the 10% that are nominal, 4% hand over: 6% are left of it.
    assert [segment["label"] for segment in segments] == ["60.0%", "6.0%", "4.0%", "30.0%"]
