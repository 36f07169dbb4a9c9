"""Channels are named as people know them, counted, and told what they cannot show."""

import pandas as pd

from dialogscore.measures.channels import channel_table, channels_of
from dialogscore.measures.turns import inbound_turns
from tests.measures.feeds import ask, computed, feed, say, sources

TEXT = pd.StringDtype("pyarrow")


def mixed():
    rows = [say("p", "inform", 0), ask("t", 1), ask("mail", 2, platform="zendesk"), ask("call", 3, platform="zendesk"),
            ask("other", 4, platform="zendesk", needs_reply=False),
            say("r", "answer", 5, to="mail", platform="zendesk")]  # fmt: skip
    messages = feed(*rows)
    kind = {"mail": "email", "call": "Voice", "r": "email"}
    return messages.assign(channel=messages["message_id"].map(kind).astype(TEXT))


def test_a_helpdesks_channel_stands_behind_the_platform():
    messages = mixed()
    found = dict(zip(messages["message_id"], channels_of(messages), strict=True))
    assert found == {"p": "x", "t": "x", "mail": "zendesk:email", "call": "zendesk:Voice", "other": "zendesk",
                     "r": "zendesk:email"}  # fmt: skip


def test_counts_and_what_each_cannot_tell():
    messages = mixed()
    table = channel_table(messages, inbound_turns(messages), sources(limits="parents_by_order no_posts"))
    assert table.drop(columns="limits").to_dict("records") == [
        {"channel": "x", "company_messages": 1, "inbound_turns": 1, "needing_turns": 1, "unseen": "public"},
        {"channel": "zendesk", "company_messages": 0, "inbound_turns": 1, "needing_turns": 0, "unseen": "helpdesk"},
        {"channel": "zendesk:Voice", "company_messages": 0, "inbound_turns": 1, "needing_turns": 1, "unseen": "spoken"},
        {"channel": "zendesk:email", "company_messages": 1, "inbound_turns": 1, "needing_turns": 1, "unseen": "mailed"},
    ]
    assert set(table["limits"]) == {"no_posts parents_by_order"}


def test_a_feed_without_channels_goes_by_platform():
    _, tables = computed(feed(say("p", "inform", 0), ask("q", 1)))
    assert tables["channels"][["channel", "inbound_turns"]].to_numpy().tolist() == [["x", 1]]
