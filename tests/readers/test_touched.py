"""What may matter to a company: whole threads of its own, of those who speak to it, and of whom these name."""

import pandas as pd
import pytest

from dialogscore import schema
from dialogscore.config import Account
from dialogscore.readers.touched import may_matter

START = pd.Timestamp("2024-03-05T09:00:00Z")


def feed(*rows):
    """Make messages of (id, author, parent, other columns); all of one day unless they say otherwise."""
    made = [
        {
            "message_id": own,
            "author_id": who,
            "author_role": "company" if who == "acme" else "audience",
            "parent_id": parent,
            "created_at": START,
            "kind": "reply" if parent else "post",
            "text": "hello",
        }
        | more
        for own, who, parent, more in rows
    ]
    columns = {column.name: None for column in schema.MESSAGES if column.stage == "readers"}
    return schema.conform(pd.DataFrame([columns | row for row in made], dtype=object))


def kept(messages, *accounts, **options):
    return messages.loc[may_matter(messages, accounts, **options), "message_id"].tolist()


def test_threads_with_the_company_stay_whole_and_others_go():
    told = [("p", "ann", None), ("q", "acme", "p"), ("r", "bob", "q"), ("x", "cy", None), ("y", "dee", "x")]
    messages = feed(*((*one, {}) for one in told))
    assert kept(messages) == ["p", "q", "r"]


@pytest.mark.parametrize(
    "spoken",
    [{"mentions": "zoe acme"}, {"mentions": "ACME@x.example"}, {"parent_author_id": "acme"}, {"text": "@Acme why"},
     {"kind": "review"}],
)  # fmt: skip
def test_what_is_said_to_the_company_stays(spoken):
    messages = feed(("a", "acme", None, {}), ("b", "ann", None, spoken), ("c", "bob", None, {}))
    assert kept(messages) == ["a", "b"]


def test_a_silent_account_is_spoken_to_all_the_same():
    messages = feed(("a", "acme", None, {}), ("b", "ann", None, {"mentions": "acme_care"}), ("c", "bob", None, {}))
    assert kept(messages) == ["a"]
    assert kept(messages, Account("x", "@acme_care")) == ["a", "b"]


def test_ids_that_no_message_has_hold_a_thread_together():
    lost = {"conversation_id": "t1"}
    messages = feed(("a", "acme", None, lost), ("b", "ann", None, lost), ("c", "bob", None, {"conversation_id": "t2"}))
    assert kept(messages) == ["a", "b"]


def test_whoever_is_named_in_such_a_thread_stays():
    messages = feed(("a", "acme", None, {"mentions": "Bob"}), ("b", "bob", None, {}), ("c", "cy", None, {}))
    assert kept(messages) == ["a", "b"]


def test_each_day_keeps_one_message():
    later = {"created_at": START + pd.Timedelta(days=2)}
    messages = feed(
        ("a", "acme", None, {}), ("b", "ann", None, {}), ("c", "bob", None, later), ("d", "cy", None, later)
    )
    assert kept(messages) == ["a", "c"]


def test_where_order_pairs_messages_all_stay():
    messages = feed(("a", "acme", None, {}), ("b", "ann", None, {}))
    assert kept(messages, in_order=True) == ["a", "b"]
