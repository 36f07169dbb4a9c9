"""Every score has a card, and every card a score."""

import pandas as pd

from dialogscore import index, measures
from dialogscore.opening import parse_opening
from dialogscore.profiles import profile_scores
from tests.measures.feeds import ask, computed, feed, say, sources
from tests.measures.test_private import private


def all_scores():
    gone = ask("gone", 0, status="deleted")
    rows = feed(ask("q", 0, response=1.0), gone, say("r", "answer", 1, to="q"), say("post", "inform", 2))
    scores, tables = computed(rows, private=private(), opening=parse_opening({"monday": "09:00-17:00"}))
    others, _ = profile_scores(rows, sources(), measures.Setting("Acme"))
    indexed, _ = index.add_sensitivity(index.add_index(scores, tables), tables)
    return pd.concat([indexed, others])


def test_every_measure_has_a_card_and_every_card_a_measure():
    assert set(all_scores()["measure"]) == set(measures.cards())


def test_unit_and_basis_are_those_of_the_card():
    scores, cards = all_scores(), measures.cards()
    by_type = scores["subset_by"].str.contains("inbound_type|purpose").fillna(False)
    columns = (scores[name] for name in ("measure", "unit", "basis"))
    for measure, unit, basis, labelled in zip(*columns, by_type, strict=True):
        # Whether a profile rests on labels depends on the profile; what is counted by type or purpose
        # rests on them.
        expected = basis if measure.startswith("profile_") or labelled else cards[measure].basis
        assert (unit, basis) == (cards[measure].unit, expected), measure


def test_no_card_leaves_a_question_open():
    for name, card in measures.cards().items():
        assert name == card.measure
        assert all(getattr(card, field) for field in card._fields), f"{name} has an empty field"


def test_formula_of_what_is_no_plain_share_is_its_own():
    found = measures.cards()
    assert found["index"].formula.startswith("100 (openness x")
    assert "259200" in found["reply_rate_72h"].formula
    assert "86400" in found["reply_rate_all_24h"].formula
    assert found["dialog_share"].formula.startswith("k / n")


def test_every_measure_is_defined_in_its_own_words():
    definitions = [card.definition for card in measures.cards().values()]
    assert len(set(definitions)) == len(definitions)


def test_caller_cannot_change_the_cards():
    measures.cards().clear()
    assert measures.cards()
