"""The company's own names weigh nothing, whoever it is."""

import pandas as pd

from dialogscore import schema
from dialogscore.classifier.names import own_names


def table(*authors: tuple[str, str | None, str | None]) -> pd.DataFrame:
    """Messages by direction, handle and name."""
    frame = pd.DataFrame(authors, columns=["direction", "author_handle", "author_name"])
    return schema.conform(frame.assign(message_id=[str(i) for i in frame.index], text=""))


def test_handles_and_names_are_taken_apart():
    found = own_names(table(("outbound", "AcmeRail_help", "Acme Rail"), ("outbound", "ÖBBahn", None)))
    assert {"acme", "rail", "acmerail_help"} <= found
    # "help" is a word of the language, and says something.
    assert "help" not in found


def test_a_name_of_several_words_is_one_name():
    assert {"pimpernel", "&", "straßenfunk"} <= own_names(table(("outbound", "x", "Pimpernel & Straßenfunk GmbH")))


def test_only_the_audited_company_is_asked():
    assert own_names(table(("inbound", "quellino", "Quellino"), ("ambient", None, None))) == frozenset()
