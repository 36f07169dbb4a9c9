"""The cards of rates without what flatters them keep what they share with the rate itself."""

from dialogscore.measures import cards


def test_each_rate_differs_from_the_plain_one_in_its_definition_alone():
    found = cards()
    plain = found["reply_rate_72h"]
    others = [card for name, card in found.items() if name.startswith("reply_rate_72h_")]
    assert len(others) == 6
    for card in others:
        assert card.definition != plain.definition
        assert card._replace(measure=plain.measure, definition=plain.definition, formula=plain.formula) == plain


def test_likes_and_deletions_are_never_answers():
    found = cards()
    for name in ("liked_unanswered_share", "deleted_share_inbound"):
        assert found[name].definition.endswith("never an answer")
