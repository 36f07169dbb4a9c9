"""The verdict follows the intervals and claims nothing that they do not hold."""

import pytest

from dialogscore import schema
from dialogscore.reports import wording
from dialogscore.reports.figures import Figures
from dialogscore.reports.verdicts import notices, verdict
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


def test_the_sentence_names_the_share_of_messages_that_it_leaves_out():
    left = made.score("unsupported_language_share", 1 / 11, low=0.01, high=0.3)
    assert "Left out: 9.1% of its messages" in verdict(Figures(made.scores(left)), "Acme", WORDS)[0]


def test_few_turns_of_the_company_get_no_share_in_the_sentence():
    scores = made.scores(dialog=(0.0, 0.0, 1.0))
    for n, told in ((9, "fewer than ten turns"), (10, "stays open")):
        sentence = verdict(Figures(scores.assign(n=n)), "Acme", WORDS)[0]
        assert told in sentence
        assert ("%" in sentence) == (n == 10)


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
    assert "12 of 40 turns, in 9 threads, were watched that long" in sentence


def test_band_of_uncertain_labels_belongs_to_the_figure():
    assert Figures(made.scores()).get("dialog_share").band_text(WORDS).endswith("25.0% to 35.0%")


def test_other_profiles_do_not_mix_in():
    other = made.score("dialog_share", 0.99, low=0.98, high=1.0) | {"profile": "vendor"}
    assert Figures(made.scores(other)).get("dialog_share").value == 0.3


def kept(value, low, high):
    return made.score("dialog_share", value, low=low, high=high, subset_by="open_invitations", subset="for")


def test_open_invitations_raise_the_upper_end_of_the_verdict():
    # 60 openers of a company-only export: nobody knows what came of them.
    figures = Figures(made.scores(kept(1.0, 0.94, 1.0), dialog=(0.0, 0.0, 0.154)))
    sentence = verdict(figures, "Acme", WORDS)[0]
    assert sentence.startswith("Whether Acme talks with people or at them stays open: 0.0% of its turns are dialog")
    assert "from 0.0% to 100.0% holds one half" in sentence
    assert sentence.endswith("The upper end counts every open invitation as kept.")
    assert figures.parts("dialog_share") == []


def test_few_open_invitations_are_told_and_do_not_change_the_verdict():
    sentence = verdict(Figures(made.scores(kept(0.33, 0.22, 0.43))), "Acme", WORDS)[0]
    assert sentence.startswith("Acme talks at people more than with them")
    assert "(20.0% to 43.0%). The upper end counts" in sentence


def test_no_open_invitation_leaves_the_interval_alone():
    assert verdict(Figures(made.scores(kept(0.3, 0.2, 0.4))), "Acme", WORDS) == said()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "25.0% to 35.0%; open invitations counted as kept: 90.0%, interval up to 95.0%"),
        ("de", "gezählt: 90,0\u00a0%, Intervall bis 95,0\u00a0%"),
    ],
)
def test_band_of_open_invitations_belongs_to_the_figure(language, told):
    words = wording.load(language)
    assert Figures(made.scores(kept(0.9, 0.8, 0.95))).get("dialog_share").band_text(words).endswith(told)


def test_one_thread_is_said_to_give_no_interval():
    note = ("few_clusters", {"threads": 1})
    row = made.score("response_p90_seconds", 1800.0, unit="s", n=60, note=note)
    assert Figures(made.scores(row)).get("response_p90_seconds").interval_text(WORDS) == "no interval: one thread only"


def test_the_band_of_a_part_is_not_that_of_the_whole():
    rows = [
        made.score("act_share", 0.5, low=0.4, high=0.6, subset_by="act", subset="answer"),
        made.score("act_share", 0.4, low=0.3, high=0.5, subset_by="uncertain_labels:act", subset="against:answer"),
        made.score("act_share", 0.7, low=0.6, high=0.8, subset_by="uncertain_labels:act", subset="for:answer"),
    ]
    figures = Figures(made.frame(schema.SCORES, rows))
    assert [(figure.subset, figure.band) for figure in figures.parts("act_share")] == [("answer", (0.4, 0.7))]


def test_the_verdict_is_withheld_where_too_much_is_in_other_languages():
    note = ("unsupported_languages", {"found": 30, "of": 100, "share": 0.3})
    figures = Figures(made.frame(schema.SCORES, [made.score("dialog_share", note=note)]))
    assert verdict(figures, "Acme", WORDS)[0].startswith("Whether Acme talks with people or at them is not said: 30 of")


def test_what_many_figures_note_of_languages_is_told_once_and_short_beside_each():
    notes = [("unsupported_languages", {"found": found, "of": 100, "share": found / 100}) for found in (30, 40)]
    extra = [
        made.score("canned_share", note=notes[0]),
        made.score("deflection_share", note=notes[0]),
        made.score("reply_rate_24h", note=notes[1]),
    ]
    told, words = Figures(made.scores(*extra)), WORDS
    found = notices(told, words)
    assert [text.partition(" (")[0] for text in found] == [
        "Company messages: Not stated: 30 of 100",
        "Inbound turns: Not stated: 40 of 100",
    ]
    assert told.get("canned_share").short_note(words) == "Withheld: too much in other languages."
    # Any other note has no short form.
    openness = told.get("pillar_openness")
    assert openness.short_note(words) == openness.note_text(words)
