"""Where nobody is the company, accounts like it are suggested, and the audience is not listed."""

import pandas as pd
import pytest

from dialogscore.readers.suggesting import hint, label


@pytest.fixture
def authors():
    rows = [("acme_care", "1", None, None, 3), (None, "2", None, None, 9), (None, None, "Beta Ltd", "brand", 1)]
    names = ["author_handle", "author_id", "author_name", "author_role", "messages"]
    text = pd.StringDtype("pyarrow")
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(names[:4], text))


def test_an_author_goes_by_handle_else_id_else_name(authors):
    assert label(authors).tolist() == ["acme_care", "2", "Beta Ltd"]


def test_a_name_that_is_alike_is_suggested(authors):
    assert "acme_care" in hint("acme_cares", authors, lists=False)


def test_authors_are_listed_only_where_nobody_knows_how_a_table_marks_the_company(authors):
    assert hint("zzz", authors, lists=True) == "Most messages are by 2, acme_care, Beta Ltd."
    assert "acme_care" not in hint("zzz", authors, lists=False)
