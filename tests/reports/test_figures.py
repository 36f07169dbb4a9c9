"""The verdict follows the intervals and claims nothing that they do not hold."""

import pytest

from dialogscore.reports import wording
from dialogscore.reports.figures import Figures, verdict
from tests.reports import made

WORDS = wording.load("en")


def said(**given):
    return verdict(Figures(made.scores(**given)), "Acme", WORDS)


@pytest.mark.parametrize(
    ("dialog", "start"),
    [
        ((0.7, 0.51, 0.8), "Acme talks with people more than at them"),
        ((0.3, 0.2, 0.4), "Acme talks at people more than with them"),
        ((0.5, 0.4, 0.6), "Whether Acme talks with people or at them stays open"),
        ((0.5, 0.4, 0.5), "Whether Acme talks with people or at them stays open"),
    ],
)
def test_sentence_follows_the_interval_of_the_dialog_share(dialog, start):
    assert said(dialog=dialog)[0].startswith(start)


@pytest.mark.parametrize(
    ("rate", "start"),
    [
        ((0.8, 0.6, 0.9), "It answers most"),
        ((0.2, 0.1, 0.3), "It leaves most"),
        ((0.5, 0.4, 0.6), "Of what needs an answer, 50.0%"),
    ],
)
def test_sentence_follows_the_interval_of_the_reply_rate(rate, start):
    assert said(rate=rate)[1].startswith(start)


def test_rate_that_does_not_stand_is_said_with_its_reason():
    sentence = said(rate=None)[1]
    assert "not stated" in sentence
    assert "of 40 eligible turns 12 in 9 threads" in sentence


def test_band_of_uncertain_labels_belongs_to_the_figure():
    assert Figures(made.scores()).get("dialog_share").band_text(WORDS).endswith("25.0% to 35.0%")


def test_other_profiles_do_not_mix_in():
    other = made.score("dialog_share", 0.99, low=0.98, high=1.0) | {"profile": "vendor"}
    assert Figures(made.scores(other)).get("dialog_share").value == 0.3
