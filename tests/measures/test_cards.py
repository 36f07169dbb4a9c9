"""Every score has a card, and every card a score."""

import pandas as pd

from dialogscore import index, measures
from dialogscore.profiles import profile_scores
from tests.measures.feeds import ask, computed, feed, say, sources
from tests.measures.test_private import private


def all_scores():
    rows = feed(ask("q", 0, response=1.0), say("r", "answer", 1, to="q"), say("post", "inform", 2))
    scores, tables = computed(rows, private=private())
    others, _ = profile_scores(rows, sources(), measures.Setting("Acme"))
    indexed, _ = index.add_sensitivity(index.add_index(scores, tables), tables)
    return pd.concat([indexed, others])


def test_every_measure_has_a_card_and_every_card_a_measure():
    assert set(all_scores()["measure"]) == set(measures.cards())


def test_unit_and_basis_are_those_of_the_card():
    scores, cards = all_scores(), measures.cards()
    for measure, unit, basis in zip(scores["measure"], scores["unit"], scores["basis"], strict=True):
        # Whether a profile rests on labels depends on the profile.
        expected = basis if measure.startswith("profile_") else cards[measure].basis
        assert (unit, basis) == (cards[measure].unit, expected), measure


def test_no_card_leaves_a_question_open():
    for name, card in measures.cards().items():
        assert name == card.measure
        assert all(getattr(card, field) for field in card._fields), f"{name} has an empty field"


def test_every_measure_is_defined_in_its_own_words():
    definitions = [card.definition for card in measures.cards().values()]
    assert len(set(definitions)) == len(definitions)


def test_caller_cannot_change_the_cards():
    measures.cards().clear()
    assert measures.cards()
