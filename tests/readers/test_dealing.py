import pandas as pd
import pytest

from dialogscore import schema
from dialogscore.config import Account
from dialogscore.readers.dealing import deal

COLUMNS = schema.column_names(stage="readers")


def feed(*rows):
    """Rows of (id, author, text, parent) and what else is to be told of them."""
    table = [
        {"message_id": row[0], "author_id": row[1], "author_handle": row[1], "text": row[2], "parent_id": row[3],
         "platform": "x", "kind": "post", "created_at": "2025-03-01T10:00:00Z"} | (row[4] if len(row) > 4 else {})
        for row in rows
    ]  # fmt: skip
    whole = pd.DataFrame(table).reindex(columns=COLUMNS)
    whole["created_at"] = pd.to_datetime(whole["created_at"])
    return schema.conform(whole)


def ids(messages, companies, company, **options):
    rows = deal(messages, {name: (Account("x", name),) for name in companies}, **options).rows(company)
    return messages["message_id"].iloc[rows].tolist()


@pytest.mark.parametrize(
    "row",
    [
        ("1", "acme", "Hello", None),
        ("1", "ACME", "Hello", None),
        ("1", "ana", "Hi @Acme, help", None),
        ("1", "ana", "Acme help me", None),
        ("1", "ana", "help", None, {"mentions": "bolt acme"}),
        ("1", "ana", "help", None, {"mentions": "@acme@host"}),
        ("1", "ana", "help", None, {"parent_author_id": "acme"}),
    ],
)
def test_a_thread_is_a_companys_if_it_holds_a_message_by_it_to_it_or_naming_it(row):
    messages = feed(row, ("2", "ben", "yes", "1"), ("3", "cid", "other", None), ("4", "acme", "mine", None))
    assert ids(messages, ["acme", "bolt"], "acme") == ["1", "2", "4"]


def test_a_name_within_another_word_is_not_the_name():
    messages = feed(("1", "ana", "@acmes hello", None), ("2", "acme", "hello", None))
    assert ids(messages, ["acme"], "acme") == ["2"]


def test_a_message_that_names_two_companies_is_in_the_feed_of_each():
    messages = feed(("1", "ana", "@acme or @bolt?", None), ("2", "acme", "us", "1"), ("3", "cid", "other", None))
    assert ids(messages, ["acme", "bolt"], "acme") == ids(messages, ["acme", "bolt"], "bolt") == ["1", "2"]


def test_whoever_is_named_is_known_by_one_message():
    messages = feed(
        ("1", "acme", "as @cid said", None), ("2", "cid", "something", None), ("3", "cid", "and more", None)
    )  # fmt: skip
    assert ids(messages, ["acme"], "acme") == ["1", "2"]


def test_one_message_stands_for_every_day_of_the_file():
    later = {"created_at": "2025-03-02T10:00:00Z"}
    messages = feed(("1", "acme", "a", None), ("2", "ben", "b", None, later), ("3", "cid", "c", None, later))
    assert ids(messages, ["acme"], "acme") == ["1", "2"]


def test_where_order_pairs_messages_all_are_everybodys():
    messages = feed(("1", "acme", "a", None), ("2", "ben", "b", None))
    assert ids(messages, ["acme"], "acme", in_order=True) == ["1", "2"]


def test_a_company_that_is_in_no_thread_has_no_rows():
    messages = feed(("1", "acme", "a", None))
    assert ids(messages, ["acme", "bolt"], "bolt") == []
