"""A case is named and linked without a word about who wrote it."""

import numpy as np
import pandas as pd
import pytest

from dialogscore.worklist.naming import case_ids, case_key, neutral_links

PLACE = "https://social.example/brand/posts/7"


def linked(url, **author):
    row = {"url": url, "author_handle": None, "author_id": None, "author_name": None} | author
    return neutral_links(pd.DataFrame([row]).astype(pd.StringDtype("pyarrow")), np.array([0]))[0]


@pytest.mark.parametrize(
    ("url", "author"),
    [
        ("https://social.example/john.doe/posts/7", {"author_name": "John Doe"}),
        ("https://social.example/john-doe_7", {"author_handle": "@JohnDoe"}),
        ("https://social.example/j%C3%BCrgen/7", {"author_handle": "jürgen"}),
        ("https://social.example/jurgen/7", {"author_name": "Jürgen"}),
        ("https://social.example/post?user=4711", {"author_id": "4711"}),
        ("https://social.example/%40somebody/7", {}),
        ("https://social.example/profile/somebody/7", {"author_id": "4711"}),
    ],
)
def test_an_address_that_names_its_author_is_not_given(url, author):
    assert linked(url, **author) is None


def test_an_address_without_a_name_is_given_as_it_is():
    assert linked(PLACE, author_handle="john", author_name="John Doe", author_id="4711") == PLACE
    assert linked(PLACE, author_name="\u2605\u2605") == PLACE
    assert linked(None, author_handle="john") is None


def test_a_post_on_x_is_found_without_its_author():
    assert linked("https://x.com/john/status/12", author_handle="john") == "https://x.com/i/web/status/12"


def test_numbers_of_cases_hang_on_the_record_and_on_nothing_else():
    rows = {"platform": "x", "thread_id": ["1", "1", "2"], "message_id": ["1", "2", "3"], "text": "words",
            "author_id": ["ann", None, "ann"], "author_handle": None, "author_name": None}  # fmt: skip
    messages = pd.DataFrame(rows).astype(pd.StringDtype("pyarrow"))
    numbers = case_ids(messages, np.arange(3), case_key(messages))
    assert numbers == case_ids(messages, np.arange(3), case_key(messages.copy()))
    assert len(set(numbers)) == 3
    assert set(case_ids(messages, np.arange(3), case_key(messages.assign(text="others")))).isdisjoint(numbers)
