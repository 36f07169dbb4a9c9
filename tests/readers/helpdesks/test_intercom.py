"""Intercom: parts with a text are messages, admins and bots are the company."""

import json
from pathlib import Path

import msgspec
from hypothesis import given, settings

from dialogscore.readers.helpdesks.intercom import _Conversation as Conversation
from dialogscore.readers.helpdesks.intercom import to_message
from tests.readers.mutations import mutated, survives

FEEDS = Path(__file__).parents[2] / "feeds" / "intercom"
WHOLE = json.loads((FEEDS / "conversations.json").read_text(encoding="utf-8"))


def entries(record):
    return list(to_message(msgspec.convert(record, Conversation)))


def test_events_without_a_text_are_no_messages_and_notes_are_private():
    found = entries(WHOLE["conversations"][0])
    assert [one["message_id"] for one in found] == ["9002", "n1", "9003", "9005"]
    assert [one["visibility"] for one in found] == [None, "direct", None, None]


def test_the_name_of_an_admin_is_not_kept():
    found = entries(WHOLE["conversations"][0])[2]
    assert found["author_role"] == "company"
    assert found["author_id"] is None
    assert "Lu Kern" not in json.dumps(found)


def test_an_author_of_no_known_kind_is_on_no_side_and_has_no_name():
    source = {"body": "x", "author": {"type": "teammate", "id": "t", "name": "Lu Kern"}}
    (found,) = entries({"id": 5, "created_at": 1709629200, "source": source})
    assert (found["author_role"], found["author_name"]) == (None, None)


def test_a_first_message_without_an_id_has_that_of_the_conversation():
    source = {"body": "<p>a<br>b</p>", "author": {"type": "user"}}
    found = entries({"id": 5, "created_at": 1709629200, "source": source})
    assert [(one["message_id"], one["text"]) for one in found] == [("5", "a\nb")]


@settings(max_examples=60, deadline=None)
@given(mutated(WHOLE))
def test_whatever_a_conversation_holds_gives_messages_or_one_of_our_errors(tmp_path_factory, records):
    survives(tmp_path_factory.mktemp("intercom") / "export.json", json.dumps(records), "intercom")
