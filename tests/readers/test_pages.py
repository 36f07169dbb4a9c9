"""Accounts with a name beside their id."""

import numpy as np
import pandas as pd

from dialogscore.config import Account
from dialogscore.readers.pages import account_label, by_page_name, company_accounts, page_labels

COLUMNS = ["platform", "author_id", "author_handle", "author_name", "author_role", "messages"]
ROWS = [
    ("facebook", "10", None, "Nord Rad", None, 3),
    ("facebook", None, None, "Nord Rad", None, 1),
    ("instagram", "7", "nordrad", "Nord Rad", None, 5),
]


def authors():
    frame = pd.DataFrame(ROWS, columns=COLUMNS)
    return frame.astype(dict.fromkeys(COLUMNS[:5], pd.StringDtype("pyarrow")))


def test_only_pages_are_found_by_name():
    accounts = (Account(None, "Nord Rad"), Account("instagram", "Nord Rad"))
    nothing = np.zeros((3, 2), dtype=bool)
    found = by_page_name(authors(), accounts, nothing, ~nothing)
    assert found.tolist() == [[True, False], [True, False], [False, False]]


def test_whom_the_source_calls_audience_stays_audience():
    frame = authors().assign(author_role="audience")
    nothing = np.zeros((3, 1), dtype=bool)
    assert not by_page_name(frame, (Account("facebook", "Nord Rad"),), nothing, ~nothing).any()


def test_accounts_without_a_handle_have_a_name():
    found = company_accounts(authors())
    assert [(one["handle"], one["author_id"], one["name"], one["messages"]) for one in found] == [
        ("nordrad", "7", None, 5),
        (None, "10", "Nord Rad", 3),
        (None, None, "Nord Rad", 1),
    ]
    assert [account_label(one) for one in found] == ["nordrad", "Nord Rad (10)", "Nord Rad"]
    assert account_label({"handle": None, "author_id": "9"}) == "9"


def test_authors_are_called_by_handle_or_name_and_id():
    assert page_labels(authors()).tolist() == ["Nord Rad (10)", "Nord Rad", "nordrad"]
