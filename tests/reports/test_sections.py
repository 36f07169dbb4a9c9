"""Sections hold the figures as the scores have them."""

from dialogscore.reports import sections, wording
from dialogscore.reports.figures import Figures
from tests.reports import made

WORDS = wording.load("en")
FIGURES = Figures(made.scores())


def test_ledger_subtracts_down_to_the_eligible_turns():
    lines = sections.replies(made.audit(), FIGURES, WORDS)["ledger"]
    assert [line["kind"] for line in lines] == ["sum", "minus", "minus", "sum", "after", "after", "after"]


def test_figures_refused_for_one_reason_stand_together():
    refused = dict(sections.export(made.audit(), FIGURES, WORDS)["refused"])
    assert refused["Too few: 4, at least 10 are needed."] == ["Openness"]


def test_capabilities_say_what_the_export_lacks():
    source = sections.export(made.audit(), FIGURES, WORDS)["sources"][0]
    assert ("Exact times", "no", "✗", "no") in source["abilities"]
    assert ("Reply rate", "partly", "◐", "in part") in source["abilities"]
    assert source["limits"] == ["long threads may be cut"]


def test_canned_and_invitations_come_from_their_tables():
    audit = made.audit()
    assert sections.substance(audit, FIGURES, WORDS)["groups"][0]["share"] == "10.0%"
    assert sections.invitations(audit, FIGURES, WORDS)["lines"][0]["prize"] == "yes"


def test_feed_without_figures_still_has_its_sections():
    bare = Figures(made.scores().iloc[:0])
    assert sections.index(bare, WORDS)["title"] == "No index"
