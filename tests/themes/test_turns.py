"""Turns that count are read whole, without what names nothing or somebody."""

import numpy as np
import pandas as pd

from dialogscore import tokens
from dialogscore.arrays import in_table_order
from dialogscore.themes.turns import bags_of, read_turns
from tests.measures.feeds import ask, feed, say


def asked(*texts, ledger="eligible", **more):
    rows = [ask(f"q{place}", place, text=text, author_id=f"u{place}", **more) for place, text in enumerate(texts)]
    messages = in_table_order(feed(*rows, say("p", "answer", 100, author_handle="Acme_Help", text="hi")))
    audience = messages["author_role"].eq("audience").fillna(False).to_numpy(dtype=bool)
    return messages.assign(ledger=pd.Series(np.where(audience, ledger, "own"), index=messages.index, dtype="string"))


def words_of(messages, language="en"):
    read = tokens.tokenize(messages["text"], pd.Series([language] * len(messages)))
    which, bags = bags_of(messages, read, read_turns(messages), language)
    return which, {forms[0][0]: column for column, forms in enumerate(bags.forms)}, bags.matrix


def test_only_words_of_matter_are_left():
    text = "@acme_help Hi please help, my parcels 123 https://a.example/x a@b.example are lost Acme <b> =x :-)"
    _, words, matrix = words_of(asked(*[text] * 6))
    assert sorted(words) == ["lost", "parcels"]
    assert matrix.shape == (6, 2)
    assert (matrix.toarray() == 1).all()


def test_words_used_less_than_five_times_and_other_languages_are_left_out():
    _, words, _ = words_of(asked(*["parcel"] * 5, *["invoice"] * 4))
    assert sorted(words) == ["parcel"]
    which, words, _ = words_of(asked(*["Paket"] * 5, language="de"))
    assert (len(which), words) == (0, {})


def test_turns_outside_the_window_or_unread_have_no_part():
    for ledger, needs in (("eligible", True), ("too_recent", True), ("no_reply_needed", False)):
        turns = read_turns(asked("parcel", ledger=ledger))
        assert (len(turns.head), turns.needs.tolist()) == (1, [needs])
    for ledger in ("outside_window", "unread", "deleted", "unsupported_language"):
        assert len(read_turns(asked("parcel", ledger=ledger)).head) == 0


def test_swiss_german_is_read_as_german():
    turns = read_turns(asked("päckli", language="gsw"))
    assert turns.language.tolist() == ["de"]
    assert np.array_equal(turns.rows, turns.head)
