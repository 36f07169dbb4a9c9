"""Which names mean one company, and which companies a model knows."""

from dialogscore.classifier.companies import fingerprint, is_trained_on

CARD = {"company_groups": ["acmerail", "bolt"], "company_groups_hashed": [fingerprint("quellino")]}


def test_a_company_is_known_under_each_of_its_names():
    names = ["Acme Rail", "AcmeRailHelp", "@acmerail_uk", "Bolt", "quellino", "Zamtel", "Bo"]
    assert is_trained_on(names, CARD).tolist() == [True, True, True, True, True, False, False]


def test_a_card_that_lists_nobody_knows_nobody():
    assert is_trained_on(["Acme"], {}).tolist() == [False]
    assert is_trained_on([], CARD).tolist() == []
